"""When what waits for people reaches them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.ids import PersonId
from bot.rules.schedule import Push, arrives_at
from bot.screen import Tap
from storage.tables.deliveries import deliveries
from storage.tables.people import people
from storage.unit import Unit


def last_arrives(
    unit: Unit, view: Tap, whose: tuple[PersonId, ...], *, zone: ZoneInfo, now: datetime
) -> datetime | None:
    """The moment at which the last letter with this view is there; None: none waits. `whose`: only theirs, or all."""
    wanted = (
        select(deliveries.c.push, deliveries.c.not_before, people.c.pushed_on)
        .join(people, people.c.id == deliveries.c.person_id)
        .where(deliveries.c.tap == view.encode(), deliveries.c.listed.is_(False))
        .distinct()
    )
    rows = unit.connection.execute(wanted.where(people.c.id.in_(whose)) if whose else wanted)
    moments = (arrives_at(Push(row.push), max(now, row.not_before), zone, last_push=row.pushed_on) for row in rows)
    return max(moments, default=None)
