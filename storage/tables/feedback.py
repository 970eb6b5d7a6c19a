"""The tables of feedback."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from storage.tables.base import String, Utc, metadata

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
)
"""`group_id` empty: every group of the board is asked."""

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
)

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
