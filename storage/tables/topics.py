"""The table of topics, and what can be changed in it."""

from typing import TypedDict

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from bot.ids import FileId
from storage.tables.base import String, metadata, once

topics = Table(
    "topics",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False),
    Column("key", String(16), nullable=False),
    Column("name", String(40), nullable=False, server_default=""),
    Column("emoji", String(16), nullable=False, server_default=""),
    Column("position", Integer, nullable=False),
    Column("is_offered", Boolean, nullable=False),
    Column("photo", ForeignKey("files.id")),
    Column("photo_alt", String(120), nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
)

once(topics, "board_id", "key")


class TopicColumns(TypedDict, total=False):
    """What can be changed of a topic."""

    name: str
    emoji: str
    position: int
    is_offered: bool
    photo: FileId | None
    photo_alt: str
