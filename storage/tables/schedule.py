"""Deadlines: what the clock must do, written with the deed that makes them."""

from sqlalchemy import Column, DateTime, Index, Integer, Table, UniqueConstraint

from storage.tables.base import String, Utc, metadata

deadlines = Table(
    "deadlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("subject", Integer, nullable=False),
    Column("due_at", Utc, nullable=False),
    Column("wall", DateTime, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("fold", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    UniqueConstraint("kind", "subject"),
)
"""`wall` and `zone` are what the facilitator chose (`fold` 1: the second half of a doubled hour); `due_at` follows."""

Index("ix_deadlines_due_at", deadlines.c.due_at)
