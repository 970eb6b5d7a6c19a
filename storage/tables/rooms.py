"""The table of phones that go round in open votes. It says neither who voted there nor what."""

from sqlalchemy import JSON, Column, ForeignKey, Table

from storage.tables.base import Utc, metadata

rooms = Table(
    "rooms",
    metadata,
    Column("election_id", ForeignKey("elections.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("wrong", JSON, nullable=False),
    Column("out", JSON, nullable=False),
)
"""Only while the vote is open. `member_id`: whose phone goes round. Who has voted in the room stands sealed in the box.

`wrong`: pairs of a member and a wrong picture; `out`: who said that a vote from the room was not theirs.
"""
