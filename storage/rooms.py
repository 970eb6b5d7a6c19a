"""Queries of phones that go round in open votes."""

from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import ElectionId, MemberId
from bot.rules.rooms import Room
from storage.asked import once
from storage.tables.rooms import rooms


class Rooms:
    """Queries of rooms in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    @once
    def find(self, election: ElectionId) -> Room | None:
        """The room of this vote, open or over; None when there never was one."""
        row = self._connection.execute(select(rooms).where(rooms.c.election_id == election)).one_or_none()
        return None if row is None else room_of(row)

    def put(self, room: Room) -> None:
        """Write it down as it is now."""
        values = {
            "member_id": room.member_id,
            "ends_at": room.ends_at,
            "wrong": sorted(room.wrong),
            "out": sorted(room.out),
        }
        put = self._upsert(rooms).values(election_id=room.election_id, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["election_id"], set_=values))

    def drop(self, election: ElectionId) -> None:
        """The vote is over: nothing of it is needed."""
        self._connection.execute(delete(rooms).where(rooms.c.election_id == election))


def room_of(row: Row[Any]) -> Room:
    """The room in a row of its columns."""
    wrong = frozenset((MemberId(int(member)), int(picture)) for member, picture in row.wrong)
    out = frozenset(MemberId(int(member)) for member in row.out)
    return Room(row.election_id, row.member_id, row.ends_at, wrong, out)
