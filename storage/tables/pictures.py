"""The tables of picture tests, and what can be changed in them."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table

from bot.rules.pictures import State
from storage.tables.base import String, metadata, once

picture_tests = Table(
    "picture_tests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("concepts", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("counts", JSON, nullable=False),
)
"""`concepts`: ids of the table of concepts, in order. `counts`: for each of them three numbers, once it is done."""

once(picture_tests, "group_id", where=picture_tests.c.state == State.OPEN)

picture_readers = Table(
    "picture_readers",
    metadata,
    Column("test_id", ForeignKey("picture_tests.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("reading", String(16), nullable=False),
    Column("answers", JSON, nullable=False),
)
"""Only while the test is open. `answers`: what came of a picture, by its place."""

picture_words = Table(
    "picture_words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("test_id", ForeignKey("picture_tests.id"), nullable=False, index=True),
    Column("member_id", ForeignKey("members.id"), index=True),
    Column("number", Integer, nullable=False),
    Column("text", String(240), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
)
"""What somebody sees in a picture, until a facilitator has looked at it. Whose it is goes with the end of the test."""
