"""The tables of summaries, and what can be changed in them."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from bot.ids import FileId
from storage.tables.base import String, Utc, metadata, once

summaries = Table(
    "summaries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, unique=True),
    Column("language", String(8), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("edition", Integer, nullable=False, server_default="0"),
    Column("published_at", Utc),
    Column("published_by", ForeignKey("people.id")),
)

# `item_id` and `of_id` point nowhere by force: an item or a card may go while what was made of it stays.
cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("summary_id", ForeignKey("summaries.id"), nullable=False, index=True),
    Column("edition", Integer, nullable=False),
    Column("of_id", Integer),
    Column("item_id", Integer),
    Column("heading", String(80), nullable=False),
    Column("text", String(1000), nullable=False),
    Column("emoji", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("photo", ForeignKey("files.id")),
    Column("photo_alt", String(120), nullable=False, server_default=""),
)

once(cards, "summary_id", "edition", "item_id")

# A card in another language of the board's groups. It holds for one version of the card: what was written for
# other words is not shown.
card_texts = Table(
    "card_texts",
    metadata,
    Column("card_id", ForeignKey("cards.id"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("card_version", Integer, nullable=False),
    Column("heading", String(80), nullable=False),
    Column("text", String(1000), nullable=False),
)

materials = Table(
    "materials",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("summary_id", ForeignKey("summaries.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("asked", String(16), nullable=False),
    Column("item_id", Integer),
    Column("text", String(), nullable=False),
    Column("voice", ForeignKey("files.id")),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("summary_id", ForeignKey("summaries.id"), primary_key=True),
    Column("item_id", Integer, primary_key=True, autoincrement=False),
    Column("talked", Boolean, nullable=False),
    Column("said", String(16), nullable=False, server_default=""),
    Column("following", String(16), nullable=False, server_default=""),
)

left_out = Table(
    "left_out",
    metadata,
    Column("summary_id", ForeignKey("summaries.id"), primary_key=True),
    Column("detail", String(24), primary_key=True),
    Column("reason", String(16), nullable=False),
)

readers = Table(
    "readers",
    metadata,
    Column("summary_id", ForeignKey("summaries.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("finished_at", Utc),
    Column("by_name", Boolean, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("card_id", ForeignKey("cards.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("card_version", Integer, nullable=False),
    Column("is_hard", Boolean, nullable=False),
    Column("words", String(300), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
)

responses = Table(
    "responses",
    metadata,
    Column("summary_id", ForeignKey("summaries.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("answer", String(8), nullable=False),
    Column("card_id", Integer),
)

asks = Table(
    "asks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("summary_id", ForeignKey("summaries.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("answer", String(600), nullable=False, server_default=""),
    Column("answer_voice", ForeignKey("files.id")),
    Column("answered_by", ForeignKey("people.id")),
    Column("answered_at", Utc),
)


class CardColumns(TypedDict, total=False):
    """What can be changed of a card."""

    heading: str
    text: str
    emoji: str
    photo: FileId | None
    photo_alt: str


class OutcomeColumns(TypedDict, total=False):
    """What is tapped about an item."""

    talked: bool
    said: str
    following: str


class ReaderColumns(TypedDict, total=False):
    """What can be changed of who reads first."""

    finished_at: datetime
    by_name: bool
