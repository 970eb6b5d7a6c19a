"""What is kept about a person besides what is counted for them: every column that names somebody, in groups."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Column, ColumnElement, Connection, exists, or_, select

from bot.ids import PersonId
from storage.tables import metadata
from storage.tables.people import members

MORE: Mapping[str, Sequence[str]] = {
    "new_phone": ("moves.member_id", "moves.person_id"),
    "roll": ("roll.member_id",),
    "stood": ("candidates.member_id",),
    "rep": ("terms.member_id",),
    "wish": ("wishes.member_id",),
    "deputy": ("deputies.member_id", "deputies.noted_by", "handovers.rep_id", "handovers.deputy_id"),
    "papers": ("counts.member_id",),
    "notes": ("notes.person_id", "unasked.person_id", "calls.person_id"),
    "hustings": ("queries.member_id", "candidate_answers.member_id"),
    "worries": ("worries.person_id",),
    "safe": ("safe_people.person_id", "worries.safe_id"),
    "opinions": (
        "opinions.member_id",
        "priorities.member_id",
        "echoes.person_id",
        "marks.person_id",
        "judgements.person_id",
        "asks.person_id",
        "asked.person_id",
        "asked.member_id",
        "responses.person_id",
        "readers.person_id",
        "picture_readers.member_id",
        "picture_words.member_id",
    ),
    "work": (
        "rooms.member_id",
        "positions.person_id",
        "heard.person_id",
        "looked.person_id",
        "questions.person_id",
        "materials.person_id",
        "promises.person_id",
        "told.person_id",
        "summaries.published_by",
        "readers.asked_by",
        "asks.answered_by",
    ),
    "messages": ("deliveries.person_id", "missed.person_id", "told.member_id", "wipes.person_id", "places.person_id"),
}
"""Which columns each line tells of. What is counted has lines of its own: see `COUNTED`."""
COUNTED = ("members.person_id", "files.person_id", "suggestions.member_id", "views.person_id")


def list_more(connection: Connection, person: PersonId) -> tuple[str, ...]:
    """The keys of `MORE` of which there is something of this person; all asked in one statement."""
    wanted = {what: or_(*(_names(column, person) for column in _columns(names))) for what, names in MORE.items()}
    row = connection.execute(select(*(is_there.label(what) for what, is_there in wanted.items()))).one()
    return tuple(what for what, is_there in zip(wanted, row, strict=True) if is_there)


def _names(column: Column[int], person: PersonId) -> ColumnElement[bool]:
    """Whether this column names them somewhere."""
    is_member = any(key.column.table is members for key in column.foreign_keys)
    theirs = select(members.c.id).where(members.c.person_id == person)
    return exists().where(column.in_(theirs) if is_member else column == person)


def _columns(names: Sequence[str]) -> Iterator[Column[int]]:
    for name in names:
        table, _, column = name.partition(".")
        yield metadata.tables[table].c[column]
