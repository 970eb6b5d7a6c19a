"""Queries of terms: who is the rep, and what they said to it."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, bindparam, select, update

from bot.ids import ElectionId, GroupId, MemberId, PersonId, TermId
from bot.rules.people import Member, Role, Standing
from bot.rules.reps import MOVES, Answer, How, Term
from storage.asked import once
from storage.reps import begin_record, note_begin, note_end
from storage.rows import Prepared
from storage.states import advance
from storage.tables.people import members
from storage.tables.reps import terms


def _runs(now: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    return (terms.c.starts_at <= now) & (terms.c.ends_at > now)


RUNS = _runs(bindparam("now"))
"""Of a statement that is made once: the term runs now."""
# Statements of every home page are made once: SQLAlchemy takes longer to make one than to run it.
_THEIRS = select(terms).where(terms.c.group_id == bindparam("group")).order_by(terms.c.id)
_HAS_VOICE = (members.c.standing == Standing.IN) & (members.c.role == Role.MEMBER)
_SPEAKS_FOR = Prepared(
    select(terms.c.group_id)
    .join(members, members.c.id == terms.c.member_id)
    .where(members.c.person_id == bindparam("person"), _HAS_VOICE, RUNS)
    .distinct()
    .order_by(terms.c.group_id)
)
_NOT_OVER = Prepared(_THEIRS.where(terms.c.ends_at >= bindparam("now")))


class Terms:
    """Queries of terms in one transaction."""

    _upsert: Callable[..., Any]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_term(
        self,
        member: Member,
        *,
        starts_at: datetime,
        ends_at: datetime,
        how: str,
        election: ElectionId | None = None,
        group: GroupId | None = None,
    ) -> TermId:
        """Make a member the rep for a time; from the same moment only once. From a vote they are still to say yes.

        Args:
            group: for which they speak; by itself their own.
        """
        group = member.group_id if group is None else group
        values = {
            "member_id": member.id,
            "group_id": group,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "how": how,
            "election_id": election,
            "answer": Answer.YES if election is None else Answer.ASKED,
        }
        begin_record(self._connection, group, now=starts_at)
        term = (starts_at.isoformat(), ends_at.isoformat(), how)
        note_begin(self._connection, group, member.id, term, now=starts_at)
        put, again = self._upsert(terms).values(values), {name: values[name] for name in ("ends_at", "how", "answer")}
        one = put.on_conflict_do_update(index_elements=["member_id", "group_id", "starts_at"], set_=again)
        return TermId(self._connection.execute(one.returning(terms.c.id)).scalar_one())

    def end_terms(self, member: MemberId, *, now: datetime, groups: Collection[GroupId] | None = None) -> None:
        """End what runs now: stepped down, left, or a group chose again. `groups`: only for these."""
        running = (terms.c.member_id == member) & (terms.c.ends_at > now)
        if groups is not None:
            running &= terms.c.group_id.in_(groups)
        for group in self._connection.execute(select(terms.c.group_id).where(running).distinct()).scalars().all():
            begin_record(self._connection, group, now=now)
            note_end(self._connection, group, member, ends_at=now, now=now)
        self._connection.execute(update(terms).where(running).values(ends_at=now))

    @once
    def list_groups_of_rep(self, person: PersonId, *, now: datetime) -> list[GroupId]:
        """For which groups this person speaks now. They need be a member of only one of those that chose together."""
        return [GroupId(row.group_id) for row in _SPEAKS_FOR.all(self._connection, person=person, now=now)]

    def get_term(self, term: TermId) -> Term:
        """Raises LookupError when there is no such term."""
        found = self._list_terms(terms.c.id == term)
        if not found:
            raise LookupError(f"term {term}")
        return found[0]

    def term_of(self, member: MemberId, *, now: datetime) -> Term | None:
        """The term that runs now; of one for each of several groups that of their own."""
        return next(iter(self.list_running_of(member, now=now)), None)

    @once
    def list_running_of(self, member: MemberId, *, now: datetime) -> list[Term]:
        """The terms of a member that run now, one for each group for which they speak, their own group first."""
        return self._list_terms((terms.c.member_id == member) & _runs(now))

    def list_running(self, members: Collection[MemberId], *, now: datetime) -> list[Term]:
        """The same of several members."""
        return self._list_terms(terms.c.member_id.in_(members) & _runs(now)) if members else []

    def list_terms_like(self, term: Term) -> list[Term]:
        """The terms that began with this one, running or over: one for each group that chose this member together."""
        began = (terms.c.member_id == term.member_id) & (terms.c.starts_at == term.starts_at)
        return self._list_terms(began)

    def list_spoken_for(self, term: Term) -> list[GroupId]:
        """For which groups this member spoke, or speaks, until the end of this term: one group, or several together."""
        return [each.group_id for each in self.list_terms_like(term) if each.ends_at == term.ends_at]

    def list_terms(self, group: GroupId, *, now: datetime) -> list[Term]:
        """The terms of a group that run now, also of somebody who is no member any more."""
        return [term for term in self._list_not_over(group, now=now) if term.starts_at <= now < term.ends_at]

    @once
    def _list_not_over(self, group: GroupId, *, now: datetime) -> list[Term]:
        """Those that run, end just now or are still to begin: home asks for some of them, and for others."""
        return [_term(row) for row in _NOT_OVER.all(self._connection, group=group, now=now)]

    def list_terms_of(self, member: MemberId) -> list[Term]:
        """Every term of this member, running or over."""
        return self._list_terms(terms.c.member_id == member)

    def list_terms_ending(self, group: GroupId, *, since: datetime, until: datetime) -> list[Term]:
        """The terms of a group that end, or ended, from then to then."""
        return [term for term in self._list_not_over(group, now=since) if term.ends_at <= until]

    def list_spoken_with(self, member: MemberId, group: GroupId) -> list[GroupId]:
        """The rep's own group, and those for which they speak, or spoke until they stopped."""
        last = max(self.list_terms_of(member), key=lambda each: (each.ends_at, each.id), default=None)
        return sorted({group, *(() if last is None else self.list_spoken_for(last))})

    def list_terms_from(self, elections: Collection[ElectionId]) -> list[Term]:
        """The terms that came from these votes, running or over."""
        return self._list_terms(terms.c.election_id.in_(elections))

    def answer_term(self, term: Term, answer: Answer) -> bool:
        """They said whether they want to be the rep, of each group that chose them; False: they had said it before."""
        which = (terms.c.member_id == term.member_id) & (terms.c.starts_at == term.starts_at)
        state = terms.c.answer
        return advance(self._connection, state, which, since=term.answer, to=answer, moves=MOVES)

    def _list_terms(self, which: ColumnElement[bool]) -> list[Term]:
        return [_term(row) for row in self._connection.execute(select(terms).where(which).order_by(terms.c.id))]


def _term(row: Row[Any]) -> Term:
    return Term(
        id=row.id,
        member_id=row.member_id,
        group_id=row.group_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        how=How(row.how),
        election_id=row.election_id,
        answer=Answer(row.answer),
    )
