"""The tables of deputies: whom each group chose, and who was asked to go to which meeting."""

from sqlalchemy import Column, ForeignKey, Integer, Table

from bot.rules.deputies import OPEN
from storage.tables.base import String, Utc, metadata, once

deputies = Table(
    "deputies",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("noted_by", ForeignKey("members.id"), nullable=False),
    Column("chosen_at", Utc, nullable=False),
)
"""One of each group. `noted_by`: the facilitator who wrote it down."""

handovers = Table(
    "handovers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("rep_id", ForeignKey("members.id"), nullable=False),
    Column("deputy_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("asked_at", Utc, nullable=False),
)
"""`rep_id` asks `deputy_id` to go to a meeting. A rep asks one person at a time."""

once(handovers, "rep_id", "meeting_id", where=handovers.c.state.in_(OPEN))
