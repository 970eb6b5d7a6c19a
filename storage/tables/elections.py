"""The tables of elections. The box holds no name, no time and no number that could link a ballot to a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, LargeBinary, Table, false

from bot.ids import FileId, MemberId
from bot.rules.counting import Ballot
from bot.rules.elections import State
from storage.tables.base import String, Utc, metadata, once

elections = Table(
    "elections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("years", Integer, nullable=False),
    Column("quorum", Integer, nullable=False),
    Column("nominate_at", Utc, nullable=False),
    Column("vote_at", Utc, nullable=False),
    Column("close_at", Utc, nullable=False),
    Column("kind", String(16)),
    Column("round", Integer, nullable=False),
    Column("first_id", ForeignKey("elections.id")),
    Column("extended", Boolean, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("result", JSON),
    Column("public_at", Utc),
    Column("receipts", String(), nullable=False, server_default=""),
    Column("unreadable", Integer, nullable=False, server_default="0"),
    Column("sealed_ballots", LargeBinary),
    Column("reason", String(32), nullable=False, server_default=""),
    Column("words", JSON, nullable=False),
    Column("scrutineers", JSON, nullable=False),
    Column("scrubbed", Boolean, nullable=False),
    Column("in_order", Boolean, nullable=False, server_default=false()),
    Column("reserved", JSON(none_as_null=True)),
    Column("outside_help", Boolean, nullable=False, server_default=false()),
    Column("staying", JSON(none_as_null=True)),
    Column("in_a_row", Integer, nullable=False, server_default="0"),
)
"""`group_id` is the group that plans it; which groups vote stands in `election_groups`. `unreadable` is how many
ballots of phones could not be read at the close, and so are not counted.

`sealed_ballots` are the ballots of phones after the close, sorted, for a recount; `scrutineers` are
the two who count again, each with what they said. `outside_help`: more people than one person may help said that
somebody from outside the group helped them. `staying` is each who was the rep when it was planned, with 1 where they
stay. `in_a_row`: how often in a row the same person can be the rep, from the vote after this one on; 0: no limit.
"""

once(elections, "group_id", where=elections.c.state == State.DRAFT)

election_groups = Table(
    "election_groups",
    metadata,
    Column("election_id", ForeignKey("elections.id"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), primary_key=True, index=True),
    Column("said", String(16), nullable=False),
    Column("reps_stay", Boolean),
)
"""Which groups vote in it: those that said yes. Every election has a line of the group that plans it.

`said`: asked, yes or no. `reps_stay`: whether who is the rep of that group now stays beside the new reps.
"""

candidates = Table(
    "candidates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("election_id", ForeignKey("elections.id"), nullable=False, index=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("words", String(240), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("place", Integer),
    Column("called", String(80)),
    Column("photo", ForeignKey("files.id")),
    Column("reserved", Boolean, nullable=False, server_default=false()),
)
"""`called` and `photo`: the name and the face on the ballot, written when voting opens; before that, those of today.

`reserved`: they said themselves that a kept seat is for them.
"""

once(candidates, "election_id", "member_id")
once(candidates, "election_id", "place")

roll = Table(
    "roll",
    metadata,
    Column("election_id", ForeignKey("elections.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("on_paper", Boolean, nullable=False),
    Column("voted", Boolean),
    Column("called", String(80)),
    Column("always_paper", Boolean, nullable=False, server_default=false()),
    Column("moved", Boolean, nullable=False, server_default=false()),
    Column("vouched", JSON, nullable=False, server_default="[]"),
)
"""Who may vote: written when voting opens, with their names of that day, not touched when people vote.

`always_paper`: had no phone when voting opened. `moved`: has had another phone since; `vouched` are the members who
say that it is theirs.
"""

counts = Table(
    "counts",
    metadata,
    Column("election_id", ForeignKey("elections.id"), primary_key=True),
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("sealed", LargeBinary),
    Column("differs", JSON, nullable=False),
    Column("is_sent", Boolean, nullable=False, server_default=false()),
    Column("is_out", Boolean, nullable=False, server_default=false()),
)
"""What each of the two who count the papers has found, sealed, until both have found the same.

`differs`: the numbers of the papers that were not the same when both had sent. `is_out`: they cannot count.
"""

box = Table(
    "box",
    metadata,
    Column("election_id", Integer, primary_key=True),
    Column("pseudonym", LargeBinary(32), primary_key=True),
    Column("sealed", LargeBinary(64), nullable=False),
    Column("told", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)
"""Open ballots. SQLite's hidden rowid would tell the order of voting, so there is none.

`told`: the voter has been shown the receipt of this ballot. It stands here because a row of the person would name who
has just voted.
"""


class ElectionColumns(TypedDict, total=False):
    """What can be changed of an election; its state only by `Elections.advance`."""

    seats: int
    years: int
    quorum: int
    in_order: bool
    reserved: dict[str, object] | None
    staying: list[list[int]] | None
    in_a_row: int
    nominate_at: datetime
    vote_at: datetime
    close_at: datetime
    kind: Ballot
    extended: bool
    public_at: datetime
    receipts: str
    unreadable: int
    outside_help: bool
    sealed_ballots: bytes
    scrubbed: bool
    reason: str
    words: Sequence[tuple[MemberId, str]]
    scrutineers: Sequence[tuple[MemberId, bool | None]]


class CandidateColumns(TypedDict, total=False):
    """What can be changed of a candidate; their standing only by `Elections.advance_candidate`."""

    words: str
    voice: FileId | None
    place: int
    called: str
    photo: FileId | None
    reserved: bool
