"""The tables of meetings, and what can be changed in them."""

from typing import TypedDict

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, Table, false

from bot.ids import FileId
from storage.tables.base import String, Utc, metadata, once

meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False, index=True),
    Column("meets_at", Utc, nullable=False),
    Column("wall", DateTime, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("place", String(80), nullable=False, server_default=""),
    Column("called_off", Boolean, nullable=False),
    Column("agenda_sent", Boolean, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("photo", ForeignKey("files.id")),
    Column("photo_alt", String(120), nullable=False, server_default=""),
)
"""`wall` and `zone` are what the facilitator chose; `meets_at` follows from them."""

once(meetings, "board_id", "meets_at", where=~meetings.c.called_off)

heard = Table(
    "heard",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("talked", Boolean, nullable=False, server_default=false()),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
)
"""What a rep notes at the meeting about one item: that it was talked about, and what the others said."""


class HeardColumns(TypedDict, total=False):
    """What a rep notes about one item."""

    talked: bool
    text: str
    voice: FileId | None


class MeetingColumns(TypedDict, total=False):
    """What can be changed of a meeting; its time, that it is called off or its list out only by `Meetings`."""

    place: str
    photo: FileId | None
    photo_alt: str
