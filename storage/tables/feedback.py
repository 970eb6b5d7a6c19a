"""The tables of feedback, and what can be changed in them."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, false

from bot.ids import FileId, GroupId, PersonId
from bot.rules.agenda import How
from bot.rules.feedback import Kind, Said, State
from storage.tables.base import String, Utc, metadata, once

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id")),
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("topic", String(80), nullable=False, server_default=""),
    Column("emoji", String(16), nullable=False, server_default=""),
    Column("template", String(16), nullable=False, server_default=""),
    Column("text", String(300), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("state", String(16), nullable=False),
    Column("opens_at", Utc),
    Column("closes_at", Utc, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("kind", String(16), nullable=False, server_default=Kind.ONE),
    Column("is_for_group", Boolean, nullable=False, server_default=false()),
    Column("every_days", Integer, nullable=False, server_default="0"),
)
"""`group_id` empty: every group of the board is asked."""

_is_draft = questions.c.state == State.DRAFT
once(questions, "person_id", "meeting_id", where=_is_draft & questions.c.meeting_id.is_not(None))
once(questions, "board_id", "person_id", where=_is_draft & questions.c.meeting_id.is_(None))

choices = Table(
    "choices",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("emoji", String(16), nullable=False),
    Column("proposal", String(16), nullable=False),
    Column("text", String(60), nullable=False),
)

asked = Table(
    "asked",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
)
"""Who was asked: a person who is in two groups is asked once."""

views = Table(
    "views",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("said", String(16), nullable=False),
    Column("place", Integer),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("photo", ForeignKey("files.id")),
    Column("quotable", Boolean, nullable=False),
    Column("how", String(16), nullable=False),
    Column("said_at", Utc, nullable=False),
    Column("places", String(16), nullable=False, server_default=""),
    Column("on_paper", Boolean, nullable=False, server_default=false()),
)
"""`places`: of several answers, the first one first, as `2,0`; `place` is the first of them."""

positions = Table(
    "positions",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("told_at", Utc),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("outcome", String(16), nullable=False),
    Column("reason", String(600), nullable=False, server_default=""),
    Column("reason_voice", ForeignKey("files.id")),
    Column("version", Integer, nullable=False, server_default="1"),
)
"""`meeting_id`: at which meeting it is said; empty while none is planned."""

echoes = Table(
    "echoes",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("right", Boolean, nullable=False),
    Column("text", String(600), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
)
"""What a member thinks of the position that was read back."""


class QuestionColumns(TypedDict, total=False):
    """What can be changed of a question; its state only by `Feedback.advance`."""

    group_id: GroupId | None
    topic: str
    emoji: str
    template: str
    text: str
    voice: FileId | None
    opens_at: datetime
    closes_at: datetime
    kind: Kind
    is_for_group: bool
    every_days: int


class ViewColumns(TypedDict, total=False):
    """What a person answers."""

    said: Said
    place: int | None
    text: str
    voice: FileId | None
    photo: FileId | None
    quotable: bool
    how: How
    said_at: datetime
    places: str
    on_paper: bool


class PositionColumns(TypedDict, total=False):
    """What can be changed of a position; its outcome only by `Feedback.report`."""

    person_id: PersonId
    text: str
    voice: FileId | None
    told_at: datetime | None
    reason: str
    reason_voice: FileId | None


class EchoColumns(TypedDict):
    """What somebody thinks of a position."""

    right: bool
    text: str
    voice: FileId | None
