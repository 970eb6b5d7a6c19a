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
"""One person is the rep of one group: whom several groups chose together has a term for each of them.

`how`: elected, next (in the count, when somebody stopped), before (the bot came). Giving it up ends it early.
`answer`: whether they want to be the rep, as they say after the vote.
"""

once(terms, "member_id", "group_id", "starts_at")

wishes = Table(
    "wishes",
    metadata,
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""Who asks for a new vote. No time and no order: neither says who pressed after whom. Gone when the group is told."""

votes_wanted = Table(
    "votes_wanted",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("why", String(16), nullable=False),
    Column("since", Utc, nullable=False),
)
"""A vote that somebody is to plan. `why`: asked (by members), or free (nobody has the seat)."""
