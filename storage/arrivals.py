"""Queries of what does not reach somebody, and why."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select

from bot.ids import GroupId, PersonId
from bot.rules.schedule import without_hour
from storage.tables.deliveries import deliveries, missed


@dataclass(frozen=True, slots=True)
class Missed:
    """Something of ours that does not reach a person, or the chat of a group: what, why, and since when."""

    person: PersonId | None
    what: str
    why: str
    since: datetime


class Arrivals:
    """Queries of what does not arrive, in one transaction."""

    _connection: Connection
    _upsert: Callable[..., Any]

    def missed(
        self, what: str, why: str, *, person: PersonId | None = None, group: GroupId | None = None, now: datetime
    ) -> None:
        """Note that something of ours does not reach somebody. The first time counts as the beginning.

        Of the moment the day is kept only: the list says no more, and an hour would tell when somebody was here.
        """
        key = "group_id" if person is None else "person_id"
        put = self._upsert(missed).values(person_id=person, group_id=group, what=what, why=why, since=without_hour(now))
        self._connection.execute(put.on_conflict_do_update(index_elements=[key, "what"], set_={"why": why}))

    def arrived(self, what: str, *, person: PersonId | None = None, group: GroupId | None = None) -> None:
        """It reaches them again."""
        self._connection.execute(delete(missed).where(_who(person, group), missed.c.what == what))

    def list_missed(self, people: Sequence[PersonId], group: GroupId) -> list[Missed]:
        """What does not reach these people or the chat of their group, the oldest first."""
        wanted = missed.c.person_id.in_(people) | (missed.c.group_id == group)
        rows = self._connection.execute(select(missed).where(wanted).order_by(missed.c.since, missed.c.id))
        return [Missed(row.person_id, row.what, row.why, row.since) for row in rows]

    def waiting_since(self, people: Sequence[PersonId], *, but: Collection[str] = ()) -> dict[PersonId, datetime]:
        """For whom of these people letters wait that Telegram did not take, and since when at least.

        Args:
            but: views of which nobody may learn for whom they wait.
        """
        theirs = deliveries.c.person_id.in_(people) & (deliveries.c.tries > 0) & deliveries.c.listed.is_(False)
        wanted = (theirs, *(~deliveries.c.tap.startswith(f"{view}:", autoescape=True) for view in but))
        oldest = select(deliveries.c.person_id, func.min(deliveries.c.not_before).label("since")).where(*wanted)
        rows = self._connection.execute(oldest.group_by(deliveries.c.person_id))
        return {PersonId(row.person_id): row.since for row in rows}


def _who(person: PersonId | None, group: GroupId | None) -> ColumnElement[bool]:
    return missed.c.group_id == group if person is None else missed.c.person_id == person
