"""Queries of what two people find on paper, each for themselves. It is sealed, and nothing here can open it."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Voter
from bot.rules.papers import Count
from storage.asked import once
from storage.roll import VOTERS, voter_of
from storage.rows import Prepared, labelled, part
from storage.tables.elections import counts, roll

_COUNTERS = Prepared(
    VOTERS.add_columns(*labelled(counts, "count"))
    .join(counts, (counts.c.election_id == roll.c.election_id) & (counts.c.member_id == roll.c.member_id))
    .where(counts.c.election_id == bindparam("election"))
    .order_by(counts.c.member_id)
)


class Counts:
    """Queries of counts in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_counts(self, election: ElectionId, members: Iterable[MemberId]) -> None:
        """These members count from now on."""
        rows = [{"election_id": election, "member_id": member, "differs": []} for member in sorted(members)]
        self._connection.execute(insert(counts), rows)

    @once
    def list_counts(self, election: ElectionId) -> list[Count]:
        """Everybody who was asked to count, also who cannot."""
        asked = select(counts).where(counts.c.election_id == election).order_by(counts.c.member_id)
        return [_count(row) for row in self._connection.execute(asked)]

    @once
    def list_counters(self, election: ElectionId) -> list[tuple[Voter, Count]]:
        """The same, each with their line of the roll."""
        rows = _COUNTERS.all(self._connection, election=election)
        return [(voter_of(row), _count(part(row, "count"))) for row in rows]

    def change_count(self, election: ElectionId, count: Count) -> None:
        """What this member has found so far, or that they cannot count."""
        mine = (counts.c.election_id == election) & (counts.c.member_id == count.member_id)
        values = {
            "sealed": count.sealed,
            "differs": list(count.differs),
            "is_sent": count.is_sent,
            "is_out": count.is_out,
        }
        self._connection.execute(update(counts).where(mine).values(values))

    def forget_counts(self, member: MemberId) -> None:
        """Somebody is forgotten, so they count no more: nothing is left of what they found."""
        self._connection.execute(update(counts).where(counts.c.member_id == member).values(sealed=None))

    def drop_counts(self, election: ElectionId) -> None:
        """Everything is counted, or will not be: nothing is left of what stood on a paper."""
        self._connection.execute(delete(counts).where(counts.c.election_id == election))


def _count(row: Row[Any]) -> Count:
    return Count(row.member_id, row.sealed, tuple(row.differs), is_sent=row.is_sent, is_out=row.is_out)
