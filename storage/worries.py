"""Queries of worries, and of who the safe person of a group is."""

from typing import Any, Unpack

from sqlalchemy import Connection, Row, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import GroupId, PersonId, WorryId
from bot.rules.people import Standing
from bot.rules.worries import Worry
from storage.rows import inserted
from storage.tables.people import members, people
from storage.tables.worries import WorryColumns, safe_people, worries

_THEIRS = members.alias()
IS_REACHED = exists().where(
    _THEIRS.c.person_id == safe_people.c.person_id,
    _THEIRS.c.group_id == safe_people.c.group_id,
    _THEIRS.c.standing == Standing.IN,
    people.c.id == safe_people.c.person_id,
    people.c.telegram_id.is_not(None),
    people.c.unreachable_at.is_(None),
)
"""Of a row of safe people: that person is in the group, and has a phone that can be reached."""


class Worries:
    """Queries of worries in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def set_safe(self, group: GroupId, person: PersonId | None) -> None:
        """This person of the bot is the safe person of a group; None: nobody of the bot is."""
        if person is None:
            self._connection.execute(delete(safe_people).where(safe_people.c.group_id == group))
            return
        put = self._upsert(safe_people).values(group_id=group, person_id=person)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["group_id"], set_={"person_id": person})
        )  # fmt: skip

    def find_safe(self, group: GroupId) -> PersonId | None:
        """Who the safe person is, when it is somebody of the bot."""
        wanted = select(safe_people.c.person_id).where(safe_people.c.group_id == group)
        return self._connection.execute(wanted).scalar_one_or_none()

    def find_reached(self, group: GroupId) -> PersonId | None:
        """The same, while that person is in the group and has a phone that can be reached."""
        wanted = select(safe_people.c.person_id).where(safe_people.c.group_id == group, IS_REACHED)
        return self._connection.execute(wanted).scalar_one_or_none()

    def add(self, values: dict[str, object]) -> WorryId:
        """A new worry: person_id, group_id, safe_id, text, voice, photo, said_at."""
        return WorryId(inserted(self._connection, worries, values=values))

    def find(self, worry: WorryId) -> Worry | None:
        """None when it was read, or deleted."""
        row = self._connection.execute(select(worries).where(worries.c.id == worry)).one_or_none()
        return None if row is None else _worry(row)

    def list_of_group(self, group: GroupId) -> list[Worry]:
        """What the safe person of a group has not read, the oldest first."""
        wanted = select(worries).where(worries.c.group_id == group).order_by(worries.c.id)
        return [_worry(row) for row in self._connection.execute(wanted)]

    def change(self, worry: WorryId, **columns: Unpack[WorryColumns]) -> None:
        """More was said, or somebody else may read it."""
        self._connection.execute(update(worries).where(worries.c.id == worry).values(columns))

    def remove(self, worry: WorryId) -> bool:
        """Delete it; False when somebody was quicker."""
        return self._connection.execute(delete(worries).where(worries.c.id == worry)).rowcount == 1

    def forget(self, person: PersonId) -> None:
        """Nothing of what they said stays, and they are nobody's safe person."""
        self._connection.execute(delete(safe_people).where(safe_people.c.person_id == person))
        self._connection.execute(delete(worries).where(worries.c.person_id == person))
        self._connection.execute(update(worries).where(worries.c.safe_id == person).values(safe_id=None))


def _worry(row: Row[Any]) -> Worry:
    return Worry(
        id=row.id,
        person_id=row.person_id,
        group_id=row.group_id,
        safe_id=row.safe_id,
        text=row.text,
        voice=row.voice,
        photo=row.photo,
        is_slip=row.is_slip,
        said_at=row.said_at,
        is_pushed=row.is_pushed,
    )
