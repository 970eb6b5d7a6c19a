"""What would only grow has an end: what is forgotten at night, and after how long."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Table, and_, delete, exists, func, select

from storage.tables import metadata
from storage.tables.deliveries import deliveries, missed, parts
from storage.tables.jobs import jobs
from storage.tables.outbox import calls, notes, set_aside, unasked
from storage.tables.people import files, invitations, people, places
from storage.unit import Unit

KEEP_STRANGERS = timedelta(days=1)
"""Who wrote to us once, never agreed that we keep anything, and is in no group."""
KEEP_UNASKED = timedelta(days=7)
KEEP_FILES = timedelta(days=7)
"""Of voices and photos that belong to nothing any more."""
KEEP_SET_ASIDE = timedelta(days=28)
KEEP_INVITATIONS = timedelta(days=28)
"""Of links that were used."""
KEEP_LETTERS = timedelta(days=60)
"""Of what nobody opened, or nobody could be sent."""
KEEP_UPLOADS = timedelta(days=60)
"""What Telegram has of ours is uploaded anew after this time."""
KEEP_NOTES = timedelta(days=90)
KEEP_CALLS = timedelta(days=28)
"""Of help that somebody asked for and nobody answered here."""


def forget_old(unit: Unit, *, now: datetime) -> None:
    """Forget everything whose time is over."""
    connection = unit.connection
    unit.outbox.forget_handled(now=now)
    unit.jobs.forget_uploads(before=now - KEEP_UPLOADS)
    connection.execute(delete(set_aside).where(set_aside.c.at < now - KEEP_SET_ASIDE))
    connection.execute(delete(invitations).where(invitations.c.used_at < now - KEEP_INVITATIONS))
    connection.execute(delete(unasked).where(unasked.c.at < now - KEEP_UNASKED))
    connection.execute(delete(calls).where(calls.c.at < now - KEEP_CALLS))
    connection.execute(delete(notes).where(notes.c.at < now - KEEP_NOTES))
    _forget_letters(connection, before=now - KEEP_LETTERS)
    _forget_strangers(connection, before=now - KEEP_STRANGERS)
    _forget_files(connection, before=now - KEEP_FILES)


def _forget_letters(connection: Connection, *, before: datetime) -> None:
    old = select(deliveries.c.id).where(deliveries.c.not_before < before)
    connection.execute(delete(parts).where(parts.c.delivery_id.in_(old)))
    connection.execute(delete(deliveries).where(deliveries.c.not_before < before))


def _forget_strangers(connection: Connection, *, before: datetime) -> None:
    """Who left words, a group or a wipe that waits behind them is no stranger."""
    theirs = (places, deliveries, missed, unasked)
    wanted = and_(
        people.c.consented_at.is_(None),
        people.c.created_at < before,
        people.c.id < _newest(people),
        *(~exists().where(column == people.c.id) for column in _pointing_to(people, but=theirs)),
    )
    strangers = list(connection.execute(select(people.c.id).where(wanted)).scalars())
    letters = select(deliveries.c.id).where(deliveries.c.person_id.in_(strangers))
    connection.execute(delete(parts).where(parts.c.delivery_id.in_(letters)))
    for table in theirs:
        connection.execute(delete(table).where(table.c.person_id.in_(strangers)))
    connection.execute(delete(people).where(people.c.id.in_(strangers)))


def _forget_files(connection: Connection, *, before: datetime) -> None:
    waits = exists().where(jobs.c.kind == "photo", jobs.c.subject == files.c.id)
    wanted = and_(
        files.c.sent_at < before,
        files.c.id < _newest(files),
        ~waits,
        *(~exists().where(column == files.c.id) for column in _pointing_to(files)),
    )
    connection.execute(delete(files).where(wanted))


def _newest(table: Table) -> object:
    """The newest row stays, because SQLite gives the number after the highest one: no number is given twice."""
    numbers = table.alias()
    return select(func.max(numbers.c.id)).scalar_subquery()


def _pointing_to(table: Table, *, but: Collection[Table] = ()) -> list[Column[int]]:
    """Every column of every other table that names a row of this one."""
    others = (other for other in metadata.tables.values() if other is not table and other not in but)
    return [column for other in others for column in other.c if column.references(table.c.id)]
