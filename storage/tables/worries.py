"""The tables of worries, and what can be changed in them."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, false

from bot.ids import FileId, PersonId
from storage.tables.base import String, Utc, metadata

safe_people = Table(
    "safe_people",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
)
"""Which person of the bot is the safe person of a group; no row while that is only a name and a number."""

worries = Table(
    "worries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("safe_id", ForeignKey("people.id")),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("photo", ForeignKey("files.id")),
    Column("is_slip", Boolean, nullable=False, server_default=false()),
    Column("is_pushed", Boolean, nullable=False, server_default=false()),
    Column("said_at", Utc, nullable=False),
)
"""Only until the safe person has it; then the row is deleted."""


class WorryColumns(TypedDict, total=False):
    """What can be changed of a worry."""

    safe_id: PersonId | None
    text: str
    voice: FileId | None
    photo: FileId | None
    is_slip: bool
    is_pushed: bool
    said_at: datetime
