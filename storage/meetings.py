"""Queries of board meetings."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Unpack
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import BoardId, ItemId, MeetingId, PersonId
from bot.rules.meetings import Heard, Meeting
from bot.rules.schedule import WallTime
from storage.asked import once
from storage.rows import Prepared, inserted
from storage.states import ONCE, advance
from storage.tables.meetings import HeardColumns, MeetingColumns, heard, meetings

_BY_ID = Prepared(select(meetings).where(meetings.c.id == bindparam("meeting")))
_OF_BOARD = Prepared(
    select(meetings)
    .where(meetings.c.board_id == bindparam("board"), meetings.c.called_off.is_(False))
    .order_by(meetings.c.meets_at)
)


class Meetings:
    """Queries of meetings in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def add(self, board: BoardId, *, meets_at: datetime, zone: ZoneInfo, place: str) -> MeetingId:
        """A planned meeting."""
        values: dict[str, object] = {
            "board_id": board,
            "place": place,
            "called_off": False,
            "agenda_sent": False,
            **_time(WallTime.of(meets_at, zone)),
        }
        return MeetingId(inserted(self._connection, meetings, values=values))

    @once
    def get(self, meeting: MeetingId) -> Meeting:
        """Raises LookupError."""
        row = _BY_ID.first(self._connection, meeting=meeting)
        if row is None:
            raise LookupError(f"meeting {meeting}")
        return meeting_of(row)

    def change(self, meeting: Meeting, **columns: Unpack[MeetingColumns]) -> bool:
        """Change it if nobody else did meanwhile; whether it was changed."""
        changed = update(meetings).where(_same(meeting)).values(version=meeting.version + 1, **columns)
        return self._connection.execute(changed).rowcount == 1

    def move(self, meeting: Meeting, wall: WallTime) -> bool:
        """It will be at another time; False when somebody else changed it meanwhile."""
        moved = update(meetings).where(_same(meeting)).values(version=meeting.version + 1, **_time(wall))
        return self._connection.execute(moved).rowcount == 1

    def wall_of(self, meeting: MeetingId) -> WallTime:
        """What the clock shows when it begins."""
        row = self._connection.execute(select(meetings.c.wall, meetings.c.zone).where(meetings.c.id == meeting)).one()
        return WallTime(row.wall, ZoneInfo(row.zone))

    def list_to_come(self, now: datetime) -> list[Meeting]:
        """The meetings of every board to come."""
        to_come = (meetings.c.meets_at > now) & ~meetings.c.called_off
        return [meeting_of(row) for row in self._connection.execute(select(meetings).where(to_come))]

    def call_off(self, meeting: Meeting) -> bool:
        """It will not be; False when somebody else changed it meanwhile."""
        called_off = meetings.c.called_off
        return advance(self._connection, called_off, _same(meeting), since=False, to=True, moves=ONCE)

    def send_list(self, meeting: Meeting) -> bool:
        """The list of what is talked about goes out; False when it went already."""
        sent, mine = meetings.c.agenda_sent, meetings.c.id == meeting.id
        return advance(self._connection, sent, mine, since=False, to=True, moves=ONCE, counts=False)

    def find_at(self, board: BoardId, meets_at: datetime) -> Meeting | None:
        """The meeting of a board at this moment."""
        there = (meetings.c.board_id == board) & (meetings.c.meets_at == meets_at) & ~meetings.c.called_off
        row = self._connection.execute(select(meetings).where(there)).first()
        return None if row is None else meeting_of(row)

    @once
    def list_of_board(self, board: BoardId) -> list[Meeting]:
        """All of a board that were or will be, the first one first."""
        return [meeting_of(row) for row in _OF_BOARD.all(self._connection, board=board)]

    def list_planned(self, board: BoardId, now: datetime) -> list[Meeting]:
        """The meetings to come, the next one first."""
        return [meeting for meeting in self.list_of_board(board) if meeting.meets_at > now]

    def find_next(self, board: BoardId, now: datetime) -> Meeting | None:
        """The next meeting."""
        return next(iter(self.list_planned(board, now)), None)

    def list_past(self, board: BoardId, now: datetime) -> list[Meeting]:
        """The meetings that were, the newest first."""
        return [meeting for meeting in reversed(self.list_of_board(board)) if meeting.meets_at <= now]

    def find_last(self, board: BoardId, now: datetime) -> Meeting | None:
        """The newest meeting that was."""
        return next(iter(self.list_past(board, now)), None)

    # What a rep notes at the meeting

    def note(self, item: ItemId, person: PersonId, **columns: Unpack[HeardColumns]) -> None:
        """Keep what this rep notes about an item, with what they noted before."""
        put = self._upsert(heard).values(item_id=item, person_id=person, **columns)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["item_id", "person_id"], set_=dict(columns))
        )  # fmt: skip

    def list_heard(self, items: Collection[ItemId]) -> list[Heard]:
        """What reps noted about these items."""
        wanted = select(heard).where(heard.c.item_id.in_(items)).order_by(heard.c.item_id, heard.c.person_id)
        rows = self._connection.execute(wanted)
        return [Heard(ItemId(r.item_id), PersonId(r.person_id), r.talked, r.text, r.voice) for r in rows]

    def forget(self, person: PersonId) -> None:
        """What they noted goes: it is in their own words or voice."""
        self._connection.execute(delete(heard).where(heard.c.person_id == person))


def _same(meeting: Meeting) -> ColumnElement[bool]:
    return (meetings.c.id == meeting.id) & (meetings.c.version == meeting.version)


def _time(wall: WallTime) -> dict[str, object]:
    return {"meets_at": wall.at, "wall": wall.local, "zone": wall.zone.key}


def meeting_of(row: Row[Any]) -> Meeting:
    """The meeting in a row of its columns."""
    return Meeting(
        id=row.id,
        board_id=row.board_id,
        meets_at=row.meets_at,
        zone=ZoneInfo(row.zone),
        place=row.place,
        called_off=row.called_off,
        version=row.version,
        agenda_sent=row.agenda_sent,
        photo=row.photo,
        photo_alt=row.photo_alt,
    )
