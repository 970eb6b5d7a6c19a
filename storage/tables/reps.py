"""The table of terms: who is the rep, from when until when, and what they said to it."""

from sqlalchemy import Column, ForeignKey, Integer, Table

from storage.tables.base import String, Utc, metadata, once

terms = Table(
    "terms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("starts_at", Utc, nullable=False),
    Column("ends_at", Utc, nullable=False),
    Column("how", String(16), nullable=False),
    Column("election_id", ForeignKey("elections.id")),
    Column("answer", String(16), nullable=False, server_default="yes"),
)
"""One person is the rep. `how`: elected, next (in the count, when somebody stopped), before (the bot came).

Giving it up ends it early. `answer`: whether they want to be the rep, as they say after the vote.
"""

once(terms, "member_id", "starts_at")
