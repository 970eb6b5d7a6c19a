"""What must be said and to whom, which parts of it Telegram has, what did not arrive, and which programs run."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, UniqueConstraint, false

from storage.tables.base import String, Utc, metadata

deliveries = Table(
    "deliveries",
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
    Column("listed", Boolean, nullable=False, server_default=false()),
    Column("claimed_by", String(16), index=True),
)
"""One message to one person (their private chat) or to one group's chat; drawn when it is sent.

`claimed_by` is the program that sends it just now; nobody else does as long as that program lives.
`listed`: it stands in a list of several on the phone, and was not opened yet.
"""

Index("ix_deliveries_not_before", deliveries.c.not_before, deliveries.c.id)

parts = Table(
    "parts",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(24), primary_key=True),
)
"""The parts of a delivery that Telegram has (`words`, `voice`, `enclosed-0`, ...), so that none comes twice."""

missed = Table(
    "missed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id")),
    Column("group_id", ForeignKey("groups.id")),
    Column("what", String(16), nullable=False),
    Column("why", String(16), nullable=False),
    Column("since", Utc, nullable=False),
    UniqueConstraint("person_id", "what"),
    UniqueConstraint("group_id", "what"),
)
"""What of ours does not reach somebody (`words`, `voice`, `picture`, `paper`), and why. Never what was in it."""

programs = Table(
    "programs",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("beats", BigInteger, nullable=False),
    Column("settled_at", Utc),
)
"""Programs that run on this database. One whose `beats` stand still is dead, and others take over what it held.

`settled_at`: what arrived there before this moment is committed.
"""
