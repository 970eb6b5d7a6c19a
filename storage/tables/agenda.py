"""The tables of agenda, and what can be changed in them."""

from typing import TypedDict

from sqlalchemy import Boolean, Column, ForeignKey, ForeignKeyConstraint, Integer, Table, false

from bot.ids import FileId, ItemId, MeetingId
from bot.rules.agenda import How
from storage.tables.base import String, Utc, metadata

items = Table(
    "items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("title", String(80), nullable=False),
    Column("emoji", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("life", String(16), nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("board_id", ForeignKey("boards.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("topic", String(16), nullable=False),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("photo", ForeignKey("files.id")),
    Column("with_name", Boolean, nullable=False),
    Column("how", String(16), nullable=False),
    Column("life", String(16), nullable=False),
    Column("item_id", ForeignKey("items.id"), index=True),
    Column("reason", String(300), nullable=False, server_default=""),
    Column("said_at", Utc, nullable=False),
    Column("gathered", Boolean, nullable=False, server_default=false()),
    Column("people", Integer, nullable=False, server_default="1"),
    Column("album", String(80), index=True),
    ForeignKeyConstraint(["board_id", "topic"], ["topics.board_id", "topics.key"]),
)

"""`album`: of whom and which one its photo was the first of, so that the others come to it."""

more_photos = Table(
    "more_photos",
    metadata,
    Column("suggestion_id", ForeignKey("suggestions.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("photo", ForeignKey("files.id"), nullable=False),
)
"""The photos of an album after its first one."""

opinions = Table(
    "opinions",
    metadata,
    Column("suggestion_id", ForeignKey("suggestions.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("opinion", String(16), nullable=False),
    Column("thought_at", Utc),
)
"""`thought_at`: when they first looked at a card, on the suggestion that stands for all on it; empty on the others."""

short_list = Table(
    "short_list",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("suggestion_id", ForeignKey("suggestions.id"), nullable=False),
    Column("shown", Integer, nullable=False, server_default="0"),
    Column("shown_of", Integer, nullable=False, server_default="0"),
)
"""Of what everybody chooses three, by place from 1: it stays as it was when the list closed.

`shown`: how many had chosen it when numbers were last shown; `shown_of`: how many people had chosen then.
"""

priorities = Table(
    "priorities",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
)
"""Which places of the short list a member chose; place 0: they do not know."""

looked = Table(
    "looked",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("board_id", ForeignKey("boards.id"), primary_key=True),
    Column("suggestion_id", Integer, nullable=False),
    Column("looked_at", Utc, nullable=False),
)
"""Up to which suggestion a rep has looked at what came in, and when. The suggestion may be taken back."""


class SuggestionColumns(TypedDict, total=False):
    """What can be changed of a suggestion; its life only by `Agenda.advance`."""

    meeting_id: MeetingId | None
    text: str
    voice: FileId | None
    photo: FileId | None
    album: str | None
    how: How
    with_name: bool
    item_id: ItemId | None
    reason: str


class ItemColumns(TypedDict, total=False):
    """What can be changed of an item; its life only by `Agenda.advance_item`."""

    title: str
    emoji: str
    position: int
