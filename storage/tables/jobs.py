"""Slow work that waits, and what Telegram already has of what was made."""

from sqlalchemy import Column, Integer, Table, UniqueConstraint

from storage.tables.base import String, Utc, metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject", Integer, nullable=False),
    Column("claimed_until", Utc),
    Column("tries", Integer, nullable=False, server_default="0"),
    UniqueConstraint("kind", "subject"),
)
"""Slow work that somebody must hear of when it cannot be done; it goes when it is done.

`subject` is the id of what it is done to: for `photo` a file. Nobody takes it before `claimed_until`: until then a
program is at it, or it waits for its next try.
"""

uploads = Table(
    "uploads",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("telegram_file_id", String(256), nullable=False),
    Column("at", Utc, nullable=False),
)
"""Pictures, papers and voices that Telegram has, by the hash of what they show or say. Nothing of an open ballot."""
