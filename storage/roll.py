"""Queries of the roll: who may vote in an election, under which name, and how."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Voter
from storage.asked import once
from storage.tables.elections import roll
from storage.tables.people import members, people

_NAME = func.coalesce(roll.c.called, people.c.called).label("name")
VOTERS = (
    select(roll, _NAME, members.c.person_id, members.c.group_id)
    .join(members, members.c.id == roll.c.member_id)
    .join(people, people.c.id == members.c.person_id)
)


class Roll:
    """Queries of rolls in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_roll(self, election: ElectionId, voters: Iterable[Voter]) -> None:
        """Write the roll: who may vote, under which name, and who votes on paper."""
        rows = [_on_roll(election, voter) for voter in sorted(voters, key=lambda each: each.member_id)]
        self._connection.execute(insert(roll), rows)

    @once
    def list_roll(self, election: ElectionId) -> list[Voter]:
        """Everybody who may vote, by name."""
        all_of_it = VOTERS.where(roll.c.election_id == election).order_by("name", roll.c.member_id)
        rows = self._connection.execute(all_of_it)
        return [voter_of(row) for row in rows]

    @once
    def find_voter(self, election: ElectionId, member: MemberId) -> Voter | None:
        """This member's line of the roll."""
        mine = VOTERS.where(roll.c.election_id == election, roll.c.member_id == member)
        row = self._connection.execute(mine).one_or_none()
        return None if row is None else voter_of(row)

    def may_vote(self, election: ElectionId, member: MemberId) -> bool | None:
        """Whether this member votes by phone (True), on paper or not yet (False), or is not on the roll (None).

        Not yet: they have had this phone only since voting opened, and too few speak for them.
        """
        voter = self.find_voter(election, member)
        return None if voter is None else voter.votes_by_phone

    def list_rolls_of(self, member: MemberId) -> list[ElectionId]:
        """Every election that this member may or might vote in."""
        wanted = select(roll.c.election_id).where(roll.c.member_id == member).order_by(roll.c.election_id)
        return [ElectionId(number) for number in self._connection.execute(wanted).scalars()]

    def count_voted(self, member: MemberId) -> int:
        """In how many votes that are over this member took part."""
        mine = (roll.c.member_id == member) & roll.c.voted.is_(True)
        return self._connection.execute(select(func.count()).select_from(roll).where(mine)).scalar_one()

    def set_on_paper(self, election: ElectionId, member: MemberId, *, on_paper: bool) -> None:
        """A facilitator ticks somebody off who votes on paper, or takes the tick away."""
        mine = (roll.c.election_id == election) & (roll.c.member_id == member)
        self._connection.execute(update(roll).where(mine).values(on_paper=on_paper))

    def note_moved(self, election: ElectionId, member: MemberId) -> None:
        """Somebody on the roll has another phone; who spoke for the one before does not speak for it."""
        mine = (roll.c.election_id == election) & (roll.c.member_id == member)
        self._connection.execute(update(roll).where(mine).values(moved=True, vouched=[]))

    def set_vouched(self, election: ElectionId, member: MemberId, vouched: Iterable[MemberId]) -> None:
        """Who says that this phone is theirs."""
        mine = (roll.c.election_id == election) & (roll.c.member_id == member)
        self._connection.execute(update(roll).where(mine).values(vouched=list(vouched)))

    def set_gave_paper(self, election: ElectionId, member: MemberId, *, gave: bool) -> None:
        """After the close: whether somebody on paper really gave one."""
        mine = (roll.c.election_id == election) & (roll.c.member_id == member) & roll.c.on_paper.is_(True)
        self._connection.execute(update(roll).where(mine).values(voted=gave))

    def set_came_by_phone(self, election: ElectionId, member: MemberId) -> None:
        """Somebody was put to paper and gave none: it was their phone vote that came."""
        mine = (roll.c.election_id == election) & (roll.c.member_id == member)
        self._connection.execute(update(roll).where(mine).values(on_paper=False, voted=True))

    def rewrite_roll(self, election: ElectionId, voted: set[MemberId]) -> None:
        """At the close: write the roll anew, sorted, with who voted, so that no trace of order is left."""
        lines = [replace(each, voted=each.member_id in voted or each.on_paper) for each in self.list_roll(election)]
        self._connection.execute(delete(roll).where(roll.c.election_id == election))
        self.add_roll(election, lines)

    def forget_on_roll(self, member: MemberId, *, neutral_name: str) -> None:
        """That somebody was on a roll stays; how they were called goes."""
        mine = (roll.c.member_id == member) & roll.c.called.is_not(None)
        self._connection.execute(update(roll).where(mine).values(called=neutral_name))


def _on_roll(election: ElectionId, voter: Voter) -> dict[str, object]:
    return {
        "election_id": election,
        "member_id": voter.member_id,
        "on_paper": voter.on_paper,
        "voted": voter.voted,
        "called": voter.name,
        "always_paper": voter.always_paper,
        "moved": voter.moved,
        "vouched": list(voter.vouched),
    }


def voter_of(row: Row[Any]) -> Voter:
    """The line of the roll in a row of its columns."""
    return Voter(
        member_id=row.member_id,
        person_id=row.person_id,
        name=row.name,
        on_paper=row.on_paper,
        voted=row.voted,
        always_paper=row.always_paper,
        moved=row.moved,
        vouched=tuple(MemberId(int(each)) for each in row.vouched),
        group_id=row.group_id,
    )
