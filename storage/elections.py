"""Queries of elections, candidates, the box, and the record. Nothing here knows a key."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Unpack

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    exists,
    false,
    func,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import ElectionId, GroupId, MemberId, PersonId
from bot.rules.counting import Ballot, Result, Status
from bot.rules.elections import MOVES, RUNNING, VOUCHERS, Election, State
from bot.rules.lots import OURS, words_needed
from bot.rules.people import Standing as Membership
from bot.rules.reserved import reservation_of
from bot.rules.staying import staying_of
from bot.rules.together import Said
from storage.asked import changed, once
from storage.candidates import Candidates
from storage.counts import Counts
from storage.records import write_line
from storage.results import kept, result_of
from storage.roll import Roll
from storage.rows import Prepared, inserted
from storage.states import advance
from storage.tables.elections import ElectionColumns, box, candidates, election_groups, elections, roll
from storage.tables.people import members
from storage.together import YES, Together, groups_column, groups_from

_ELECTIONS = select(elections, groups_column().label("groups"))
_VOTE_LOCK = 1
"""Which of PostgreSQL's advisory locks keep votes and the close apart."""


# Statements of every vote are made once: SQLAlchemy takes longer to make one than to run it.
_BY_ID = Prepared(_ELECTIONS.where(elections.c.id == bindparam("election")))
_BALLOT = Prepared(
    select(box.c.sealed).where(box.c.election_id == bindparam("election"), box.c.pseudonym == bindparam("pseudonym"))
)
_SHOWN = Prepared(
    update(box)
    .where(box.c.election_id == bindparam("election"), box.c.pseudonym == bindparam("whose"), box.c.told.is_(False))
    .values(told=true())
)
_HERE = exists().where(
    election_groups.c.election_id == elections.c.id, election_groups.c.group_id == members.c.group_id, YES
)
"""Whether the group of a member votes in an election."""
OF_GROUP = (
    _ELECTIONS.add_columns(election_groups.c.said)
    .join(election_groups, election_groups.c.election_id == elections.c.id)
    .where(election_groups.c.group_id == bindparam("group"))
    .order_by(elections.c.id.desc())
)
"""Elections in which a group votes, or is asked to."""
_OF_GROUP = Prepared(OF_GROUP)
_SHOWN_TO = Prepared(
    select(elections.c.id, elections.c.state)
    .select_from(members)
    .join(election_groups, (election_groups.c.group_id == members.c.group_id) & YES)
    .join(elections, elections.c.id == election_groups.c.election_id)
    .where(
        members.c.person_id == bindparam("person"),
        (elections.c.state == State.VOTING) | (elections.c.state == State.PAPER),
    )
)
"""From the groups of the person on: every tap asks it, and of all elections there ever were it looks at theirs only."""
_VOTE = Prepared(
    select(
        elections, groups_column().label("groups"), members.c.id.label("voter"),
        roll.c.on_paper, roll.c.moved, roll.c.vouched,
    )
    .select_from(elections)
    .outerjoin(
        members,
        _HERE & (members.c.person_id == bindparam("person")) & (members.c.standing == Membership.IN),
    )
    .outerjoin(roll, (roll.c.election_id == elections.c.id) & (roll.c.member_id == members.c.id))
    .where(elections.c.id == bindparam("election"))
)  # fmt: skip
_MEMBER = Prepared(
    select(members.c.id, roll.c.member_id.label("on_roll"))
    .select_from(members)
    .join(elections, _HERE)
    .outerjoin(roll, (roll.c.election_id == elections.c.id) & (roll.c.member_id == members.c.id))
    .where(
        elections.c.id == bindparam("election"),
        members.c.person_id == bindparam("person"),
        members.c.standing == Membership.IN,
    )
)


@cache
def _put_ballot(upsert: Callable[..., Any], *, anew: bool) -> Prepared:
    put, key = upsert(box), ["election_id", "pseudonym"]
    if anew:
        return Prepared(put.on_conflict_do_nothing(index_elements=key).returning(box.c.election_id))
    changed = put.on_conflict_do_update(
        index_elements=key,
        set_={"sealed": put.excluded.sealed, "told": false()},
        where=box.c.sealed == bindparam("instead_of"),
    )
    return Prepared(changed.returning(box.c.election_id))


class Elections(Candidates, Roll, Counts, Together):
    """Queries of elections in one transaction."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    # Elections

    def add(self, values: Mapping[str, Any], *, groups: Collection[GroupId] = ()) -> ElectionId:
        """A new election: group_id, state, seats, years, quorum, nominate_at, vote_at, close_at, round, ...

        Args:
            groups: which vote in it; by itself only the one that plans it.
        """
        known = {"round": 1, "extended": False, "words": [], "scrutineers": [], "scrubbed": True, **values}
        number = ElectionId(inserted(self._connection, elections, values=known))
        self.add_groups(number, groups or [GroupId(known["group_id"])])
        changed(self)
        return number

    @once
    def get(self, election: ElectionId) -> Election:
        """Raises LookupError."""
        row = _BY_ID.first(self._connection, election=election)
        if row is None:
            raise LookupError(f"election {election}")
        return election_of(row)

    def change(self, election: Election, **columns: Unpack[ElectionColumns]) -> bool:
        """Change it if nobody else did meanwhile and it is in the same state; whether it was changed."""
        same = _same(election) & (elections.c.state == election.state)
        wanted = update(elections).where(same).values(version=election.version + 1, **columns)
        changed(self)
        return self._connection.execute(wanted).rowcount == 1

    def advance(self, election: Election, to: State, **columns: Unpack[ElectionColumns]) -> bool:
        """It comes further; False when somebody else changed it meanwhile.

        The version is that of the plan, and stays: the plan of an election that opens is the same.
        """
        state, since, mine = elections.c.state, election.state, _same(election)
        return advance(self._connection, state, mine, since=since, to=to, moves=MOVES, counts=False, columns=columns)

    def list_of(self, group: GroupId, *states: State) -> list[Election]:
        """Elections in which a group votes, in these states, the newest first."""
        return [found for found, said in self.list_all_of(group) if said is Said.YES and found.state in states]

    def list_asking(self, group: GroupId) -> list[Election]:
        """Elections of other groups that ask this one to vote with them, and wait for what it says."""
        return [found for found, said in self.list_all_of(group) if said is Said.ASKED and found.state is State.PLANNED]

    @once
    def list_all_of(self, group: GroupId) -> list[tuple[Election, Said]]:
        """A group has one in two years or so."""
        return [(election_of(row), Said(row.said)) for row in _OF_GROUP.all(self._connection, group=group)]

    def list_in(self, *states: State) -> list[Election]:
        """Elections of all groups in these states."""
        rows = self._connection.execute(_ELECTIONS.where(elections.c.state.in_(states)).order_by(elections.c.id))
        return [election_of(row) for row in rows]

    def list_unfinished(self) -> list[Election]:
        """Elections of all groups that the clock brings further: that run, or are tied and people vote again soon."""
        again = elections.alias("again")
        is_tied = (elections.c.state == State.DONE) & (elections.c.result["status"].as_string() == Status.TIE)
        goes_on = is_tied & ~exists().where(again.c.first_id == elections.c.id)
        rows = self._connection.execute(_ELECTIONS.where(elections.c.state.in_(RUNNING) | goes_on))
        return [election_of(row) for row in rows]

    def list_kept(self) -> list[tuple[ElectionId, GroupId, datetime]]:
        """Elections that are over and whose ballots can still be counted again; who planned each, and its end."""
        kept = (elections.c.state == State.DONE) & elections.c.sealed_ballots.is_not(None)
        rows = self._connection.execute(select(elections.c.id, elections.c.group_id, elections.c.close_at).where(kept))
        return [(ElectionId(row.id), GroupId(row.group_id), row.close_at) for row in rows]

    def list_shown_to(self, person: PersonId) -> list[tuple[ElectionId, State]]:
        """Votes that are open, or whose papers are counted, of every group that this person is or was in."""
        # Sorted here, because SQLite lays a table of its own to sort even a single row.
        rows = _SHOWN_TO.all(self._connection, person=person)
        return sorted({(ElectionId(row.id), State(row.state)) for row in rows})

    def hold(self, election: ElectionId, *, alone: bool) -> None:
        """Wait, so that a vote and the close cannot happen at the same time; votes go side by side.

        SQLite has one writer and needs no waiting. PostgreSQL's advisory locks leave no trace on disk.
        """
        if self._connection.dialect.name == "postgresql":
            lock = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
            self._connection.execute(select(lock(_VOTE_LOCK, int(election))))

    def set_result(self, election: ElectionId, result: Result) -> None:
        """Keep what came out."""
        self._connection.execute(update(elections).where(elections.c.id == election).values(result=kept(result)))

    @once
    def sealed_ballots(self, election: ElectionId) -> bytes | None:
        """The ballots of phones after the close, sorted and sealed; None when nobody can recount any more."""
        wanted = select(elections.c.sealed_ballots).where(elections.c.id == election)
        sealed: bytes | None = self._connection.execute(wanted).scalar_one()
        return sealed

    def forget_ballots(self, election: ElectionId) -> None:
        """Nobody can recount any more: the sealed ballots go, then their key and bytes (see storage.scrub)."""
        gone = update(elections).where(elections.c.id == election).values(sealed_ballots=None, scrubbed=False)
        self._connection.execute(gone)

    def list_unscrubbed(self) -> list[tuple[ElectionId, bool]]:
        """Closed elections whose key and deleted bytes may still be there; and whether a recount is over, too."""
        wanted = select(elections.c.id, elections.c.sealed_ballots.is_(None).label("over"))
        rows = self._connection.execute(wanted.where(elections.c.scrubbed.is_(False)).order_by(elections.c.id))
        return [(ElectionId(row.id), bool(row.over)) for row in rows]

    def note_scrubbed(self, election: ElectionId, *, recount_is_over: bool) -> None:
        """Its keys and deleted bytes are gone, unless a recount ended meanwhile: then its second key is still to go."""
        same = elections.c.sealed_ballots.is_(None) if recount_is_over else elections.c.sealed_ballots.is_not(None)
        self._connection.execute(update(elections).where(elections.c.id == election, same).values(scrubbed=True))

    # Forgetting

    def forget(self, member: MemberId, *, neutral_name: str) -> None:
        """What stood on their cards goes, and what they said for the lots; that somebody stood or voted, stays."""
        mine = update(candidates).where(candidates.c.member_id == member)
        self._connection.execute(mine.values(words="", voice=None, photo=None, reserved=False))
        self._connection.execute(mine.where(candidates.c.called.is_not(None)).values(called=neutral_name))
        self.forget_on_roll(member, neutral_name=neutral_name)
        self.forget_counts(member)
        mine_too = exists().where(members.c.id == member, _HERE)
        wanted = select(elections.c.id, elections.c.state, elections.c.words, elections.c.result).where(mine_too)
        for row in self._connection.execute(wanted).all():
            left = [[who, word] for who, word in row.words if who != member]
            # When no more words are waited for, the draw of the next hours needs them: everybody knows the seed.
            is_needed = row.state == State.LOTS and (
                any(who == OURS for who, _ in row.words) or len(row.words) >= words_needed(row.result["tied"])
            )
            if len(left) < len(row.words) and not is_needed:
                self._connection.execute(update(elections).where(elections.c.id == row.id).values(words=left))

    # The box

    def find_vote(self, election: ElectionId, person: PersonId) -> tuple[Election, MemberId | None, bool | None] | None:
        """An election, this person as a member of its groups, and whether they vote by phone, as in `may_vote`.

        The member is None when they are in none of them, everything when there is no such election.
        """
        rows = _VOTE.all(self._connection, election=election, person=person)
        if not rows:
            return None
        # Who is in two of the groups is on the roll once.
        row = min(rows, key=lambda each: (each.on_paper is None, each.voter))
        needs_vouching = row.moved and len(row.vouched) < VOUCHERS
        return election_of(row), row.voter, None if row.on_paper is None else not row.on_paper and not needs_vouching

    def find_member(self, election: ElectionId, person: PersonId) -> MemberId | None:
        """This person as a member of the groups that vote: as they stand on the roll, if they do."""
        rows = _MEMBER.all(self._connection, election=election, person=person)
        found = min(rows, key=lambda each: (each.on_roll is None, each.id), default=None)
        return None if found is None else MemberId(found.id)

    @once
    def find_ballot(self, election: ElectionId, pseudonym: bytes) -> bytes | None:
        """The sealed ballot under this pseudonym."""
        row = _BALLOT.first(self._connection, election=election, pseudonym=pseudonym)
        return None if row is None else row.sealed

    def put_ballot(self, election: ElectionId, pseudonym: bytes, sealed: bytes, *, instead_of: bytes | None) -> bool:
        """Put a ballot in, in place of the one that was read before; False when somebody was quicker."""
        values = {"election_id": election, "pseudonym": pseudonym, "sealed": sealed}
        if instead_of is not None:
            values["instead_of"] = instead_of
        put = _put_ballot(self._upsert, anew=instead_of is None)
        return put.first(self._connection, **values) is not None

    def take_ballot(self, election: ElectionId, pseudonym: bytes) -> None:
        """Take one ballot out: its voter says that it is not theirs."""
        mine = (box.c.election_id == election) & (box.c.pseudonym == pseudonym)
        self._connection.execute(delete(box).where(mine))

    def list_not_shown(self, election: ElectionId) -> list[bytes]:
        """Pseudonyms of voters who have not been shown the receipt of the ballot that lies here."""
        wanted = select(box.c.pseudonym).where(box.c.election_id == election, box.c.told.is_(False))
        return list(self._connection.execute(wanted).scalars())

    def note_receipt_shown(self, election: ElectionId, pseudonym: bytes) -> None:
        """The voter has been shown the receipt of their ballot."""
        _SHOWN.all(self._connection, election=election, whose=pseudonym)

    def list_ballots(self, election: ElectionId) -> dict[bytes, bytes]:
        """Everything in the box."""
        rows = self._connection.execute(select(box.c.pseudonym, box.c.sealed).where(box.c.election_id == election))
        return {row.pseudonym: row.sealed for row in rows}

    def empty_box(self, election: ElectionId) -> None:
        """Take everything out of the box."""
        self._connection.execute(delete(box).where(box.c.election_id == election))

    # The record

    def audit(self, election: ElectionId, what: str, details: dict[str, object], *, now: datetime) -> None:
        """Add a line to the record of this election, after what it tells of was changed. Never a vote."""
        write_line(self._connection, election, what, details, now=now)


def _same(election: Election) -> ColumnElement[bool]:
    return (elections.c.id == election.id) & (elections.c.version == election.version)


def election_of(row: Row[Any]) -> Election:
    """The election in a row of its columns."""
    return Election(
        id=row.id,
        group_id=row.group_id,
        groups=groups_from(row.groups),
        state=State(row.state),
        seats=row.seats,
        years=row.years,
        quorum=row.quorum,
        nominate_at=row.nominate_at,
        vote_at=row.vote_at,
        close_at=row.close_at,
        kind=None if row.kind is None else Ballot(row.kind),
        round=row.round,
        first=row.first_id,
        extended=row.extended,
        version=row.version,
        result=None if row.result is None else result_of(row.result),
        public_at=row.public_at,
        receipts=tuple(row.receipts.split("\n")) if row.receipts else (),
        reason=row.reason,
        words=tuple((MemberId(int(member)), str(word)) for member, word in row.words),
        scrutineers=tuple((MemberId(int(member)), said) for member, said in row.scrutineers),
        unreadable=row.unreadable,
        in_order=row.in_order,
        reserved=reservation_of(row.reserved),
        outside_help=row.outside_help,
        staying=staying_of(row.staying),
        in_a_row=row.in_a_row,
    )
