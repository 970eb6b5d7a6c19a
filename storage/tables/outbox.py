"""What must be said, which updates were handled, and pictures that Telegram already has."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from storage.tables.base import Utc, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), index=True),
    Column("group_id", ForeignKey("groups.id")),
    Column("tap", String(64), nullable=False),
    Column("push", String(16), nullable=False),
    Column("key", String(120), nullable=False, unique=True),
    Column("not_before", Utc, nullable=False),
    Column("expires_at", Utc),
    Column("tries", Integer, nullable=False, server_default="0"),
)
"""One message to one person (their private chat) or to one group's chat; drawn when it is sent."""

Index("ix_outbox_not_before", outbox.c.not_before, outbox.c.id)

updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("handled_at", Utc, nullable=False),
)
"""Updates whose deed is committed, so that a redelivered one has no second effect."""

set_aside = Table(
    "set_aside",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("at", Utc, nullable=False),
)
"""Updates that could not be read or failed three times: never their text."""

made = Table(
    "made",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("telegram_file_id", String(256), nullable=False),
    Column("at", Utc, nullable=False),
)
"""Pictures, papers and voices that were uploaded once, by the hash of what they show."""

traces = Table(
    "traces",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("election_id", Integer, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("left", Boolean, nullable=False),
)
"""Messages on a phone that show an open ballot (`screen`) or read it out (`voice`): wiped when the vote is sent.

`left`: that ballot was sent or put away, so the message must be wiped as soon as it can be.
"""

unasked = Table(
    "unasked",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("text", String(4096), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("file_id", ForeignKey("files.id")),
    Column("at", Utc, nullable=False),
)
"""What a person sent without a question, until they say whom it is for."""

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("text", String(4096), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("file_id", ForeignKey("files.id")),
    Column("at", Utc, nullable=False),
)
"""What a person sent to the facilitators of their group."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String(64), nullable=False, index=True),
    Column("what", String(64), nullable=False),
    Column("details", JSON, nullable=False),
    Column("at", Utc, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Acts of power and steps of an election, each line hashing the one before. Never a vote."""
