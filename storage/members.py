"""Queries of members: who is what in which group, and who speaks for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Unpack

from sqlalchemy import Connection, Row, bindparam, exists, or_, select, update

from bot.ids import BoardId, GroupId, MemberId, PersonId
from bot.rules.finding import folded
from bot.rules.people import MOVES, Member, Role, Standing
from bot.rules.refusals import NotInGroup
from storage.asked import once
from storage.rows import Prepared, inserted
from storage.states import advance
from storage.tables.deputies import deputies
from storage.tables.people import MemberColumns, groups, members, people
from storage.tables.reps import terms
from storage.terms import RUNS


def member_of(row: Row[Any]) -> Member:
    """The member in a row of its columns."""
    return Member(
        id=row.id,
        person_id=row.person_id,
        group_id=row.group_id,
        name=row.called,
        role=Role(row.role),
        standing=Standing(row.standing),
        on_paper=row.on_paper,
        is_rep=row.is_rep,
        photo=row.photo,
    )


# Statements of every tap are made once: SQLAlchemy takes longer to make one than to run it.
IS_REP = exists().where(terms.c.member_id == members.c.id, RUNS)
_MEMBER = select(members, people.c.called, IS_REP.label("is_rep")).join(people, people.c.id == members.c.person_id)
_MEMBER_BY_ID = Prepared(_MEMBER.where(members.c.id == bindparam("member")))
_IS_PERSON = members.c.person_id == bindparam("person")
_MEMBER_OF_GROUP = Prepared(_MEMBER.where(_IS_PERSON, members.c.group_id == bindparam("group")))
_MEMBERSHIPS = Prepared(_MEMBER.where(_IS_PERSON).order_by(members.c.id))
_HAS_STANDING = members.c.standing == bindparam("standing")
_MEMBERS_OF_GROUP = Prepared(
    _MEMBER.where(
        members.c.group_id == bindparam("group"),
        (members.c.standing == Standing.IN) | (members.c.standing == Standing.ASKED),
    ).order_by(members.c.id)
)
_OF_GROUP = select(terms.c.member_id).where(terms.c.group_id == bindparam("group"), RUNS)
_REPS = Prepared(_MEMBER.where(members.c.id.in_(_OF_GROUP), _HAS_STANDING).order_by(members.c.id))
_OF_BOARD = (
    _MEMBER.join(groups, groups.c.id == members.c.group_id)
    .where(groups.c.board_id == bindparam("board"), _HAS_STANDING)
    .order_by(groups.c.id, people.c.called, members.c.id)
)
_MEMBERS_OF_BOARD = Prepared(_OF_BOARD)
_SPEAKING = Prepared(
    select(
        members, people.c.called, terms.c.id.is_not(None).label("is_rep"), terms.c.group_id.label("rep_of"),
        deputies.c.chosen_at.label("deputy_since"),
    )
    .join(people, people.c.id == members.c.person_id)
    .join(groups, groups.c.id == members.c.group_id)
    .outerjoin(terms, (terms.c.member_id == members.c.id) & RUNS)
    .outerjoin(deputies, deputies.c.member_id == members.c.id)
    .where(
        groups.c.board_id == bindparam("board"),
        _HAS_STANDING,
        or_(terms.c.id.is_not(None), deputies.c.group_id.is_not(None), members.c.role == Role.FACILITATOR),
    )
    .order_by(groups.c.id, people.c.called, members.c.id, terms.c.group_id)
)  # fmt: skip
_MEMBERSHIPS_OF_BOARD = Prepared(_OF_BOARD.where(_IS_PERSON))


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who speaks for groups of a board, stands in for a rep, or looks after a group.

    Args:
        rep_of: the groups whose rep they are now.
        deputy_since: when their group chose them as its deputy; None: it did not.
    """

    member: Member
    rep_of: tuple[GroupId, ...]
    deputy_since: datetime | None


class Members:
    """Queries of members in one transaction. `now` decides whose term as rep runs."""

    _connection: Connection

    def add_member(
        self, person: PersonId, group: GroupId, *, role: Role, standing: Standing, on_paper: bool, now: datetime
    ) -> MemberId:
        """Put a person into a group. A person who left and comes back keeps the same row: see `change_member`."""
        values = {
            "person_id": person,
            "group_id": group,
            "role": role,
            "standing": standing,
            "on_paper": on_paper,
            "since": now,
        }
        return MemberId(inserted(self._connection, members, values=values))

    def change_member(self, member: MemberId, **columns: Unpack[MemberColumns]) -> None:
        """Change what somebody is in a group."""
        self._connection.execute(update(members).where(members.c.id == member).values(columns))

    def advance_member(self, member: Member, to: Standing, **columns: Unpack[MemberColumns]) -> bool:
        """Somebody comes further into a group, or out of it; False when somebody was quicker."""
        standing, mine, since = members.c.standing, members.c.id == member.id, member.standing
        return advance(self._connection, standing, mine, since=since, to=to, moves=MOVES, columns=columns)

    def get_member(self, member: MemberId, *, now: datetime) -> Member:
        """Raises LookupError when there is no such member."""
        row = _MEMBER_BY_ID.first(self._connection, member=member, now=now)
        if row is None:
            raise LookupError(f"member {member}")
        return member_of(row)

    @once
    def find_member(self, person: PersonId, group: GroupId, *, now: datetime) -> Member | None:
        """This person in this group, in whatever standing."""
        row = _MEMBER_OF_GROUP.first(self._connection, person=person, group=group, now=now)
        return None if row is None else member_of(row)

    def member_in(self, group: GroupId, person: PersonId, *, now: datetime) -> Member:
        """This person in this group, confirmed.

        Raises:
            NotInGroup: never was, not yet confirmed, or left.
        """
        found = self.find_member(person, group, now=now)
        if found is None or found.standing is not Standing.IN:
            raise NotInGroup
        return found

    def list_members(self, group: GroupId, *, now: datetime, standing: Standing = Standing.IN) -> list[Member]:
        """Who is in a group, or has asked to come in; by name, as people look for one, in small letters or large."""
        return [each for each in self._list_here(group, now=now) if each.standing is standing]

    @once
    def _list_here(self, group: GroupId, *, now: datetime) -> list[Member]:
        """Who is in a group or has asked to come in: a page often asks for both."""
        rows = _MEMBERS_OF_GROUP.all(self._connection, group=group, now=now)
        return sorted((member_of(row) for row in rows), key=lambda each: folded(each.name))

    def list_members_of(self, groups: Collection[GroupId], *, now: datetime) -> list[Member]:
        """The members of some groups, by name. Who is in two of them is there twice."""
        found = (member for group in sorted(groups) for member in self.list_members(group, now=now))
        return sorted(found, key=lambda each: folded(each.name))

    def count_voices(self, group: GroupId, *, now: datetime) -> int:
        """How many members of a group have a voice of their own."""
        return sum(member.has_voice for member in self.list_members(group, now=now))

    def list_ever_in(self, groups: Collection[GroupId]) -> list[PersonId]:
        """Everybody who is or was in these groups, in the order in which they came. Nobody is taken out of it."""
        wanted = select(members.c.person_id).where(members.c.group_id.in_(groups)).order_by(members.c.id)
        return list(dict.fromkeys(map(PersonId, self._connection.execute(wanted).scalars())))

    @once
    def list_memberships(self, person: PersonId, *, now: datetime) -> list[Member]:
        """Every group this person is or was in, oldest first."""
        return [member_of(row) for row in _MEMBERSHIPS.all(self._connection, person=person, now=now)]

    @once
    def list_members_of_board(self, board: BoardId, *, now: datetime, person: PersonId | None = None) -> list[Member]:
        """The members of every group of a board, in the order of the groups, then by name. `person`: only theirs."""
        given = {"board": board, "standing": Standing.IN, "now": now}
        wanted = _MEMBERS_OF_BOARD if person is None else _MEMBERSHIPS_OF_BOARD
        return [member_of(row) for row in wanted.all(self._connection, **given, person=person)]

    def list_facilitators(self, group: GroupId, *, now: datetime) -> list[Member]:
        """The facilitators of a group."""
        return [m for m in self.list_members(group, now=now) if m.is_facilitator]

    @once
    def list_reps(self, group: GroupId, *, now: datetime) -> list[Member]:
        """Who speaks for a group now, by name; also members of another group, where groups chose together."""
        found = map(member_of, _REPS.all(self._connection, group=group, standing=Standing.IN, now=now))
        return sorted((rep for rep in found if rep.has_voice), key=lambda each: folded(each.name))

    @once
    def list_speaking(self, board: BoardId, *, now: datetime) -> list[Speaking]:
        """Reps, deputies and facilitators of every group of a board, in the order of the groups, then by name."""
        rows = _SPEAKING.all(self._connection, board=board, standing=Standing.IN, now=now)
        return [
            Speaking(member_of(same[0]), tuple(row.rep_of for row in same if row.is_rep), same[0].deputy_since)
            for same in (list(rows) for _, rows in groupby(rows, key=attrgetter("id")))
        ]

    def list_reps_of_board(self, board: BoardId, *, now: datetime) -> list[Member]:
        """The reps of every group of a board."""
        found = self.list_speaking(board, now=now)
        return [each.member for each in found if each.rep_of and each.member.has_voice]

    def is_rep_of_board(self, person: PersonId, board: BoardId, *, now: datetime) -> bool:
        """Whether this person is a rep of a group of the board."""
        return any(m.is_rep and m.has_voice for m in self.list_members_of_board(board, now=now, person=person))

    def list_facilitators_of_board(self, board: BoardId, *, now: datetime) -> list[Member]:
        """The facilitators of every group of a board, in the order of the groups, then by name."""
        return [each.member for each in self.list_speaking(board, now=now) if each.member.is_facilitator]

    def list_phones(self, *, now: datetime) -> list[tuple[int, Role, bool]]:
        """Every phone with what its person is, in each of their groups, and whether they are the rep there."""
        wanted = _MEMBER.add_columns(people.c.telegram_id).where(_HAS_STANDING, people.c.telegram_id.is_not(None))
        rows = self._connection.execute(wanted.order_by(members.c.id), {"standing": Standing.IN, "now": now})
        return [(row.telegram_id, Role(row.role), row.is_rep) for row in rows]
