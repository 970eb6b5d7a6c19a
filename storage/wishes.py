"""Queries of new votes: who asks for one, and which are to be planned."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from bot.ids import GroupId, MemberId
from bot.rules.people import Member, Role, Standing
from bot.rules.reps import Wanted, Why
from storage.asked import once
from storage.rows import Prepared
from storage.tables.people import members
from storage.tables.reps import terms, votes_wanted, wishes

_VOTE_WANTED = Prepared(select(votes_wanted).where(votes_wanted.c.group_id == bindparam("group")))


class Wishes:
    """Queries of new votes in one transaction."""

    _upsert: Callable[..., Any]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_wish(self, member: Member) -> None:
        """They ask for a new vote; again: it stays as it is."""
        put = self._upsert(wishes).values(member_id=member.id, group_id=member.group_id)
        self._connection.execute(put.on_conflict_do_nothing())

    def drop_wish(self, member: MemberId) -> None:
        """They do not ask any more."""
        self._connection.execute(delete(wishes).where(wishes.c.member_id == member))

    def has_wish(self, member: MemberId) -> bool:
        """Whether they ask for a new vote."""
        found = self._connection.execute(select(wishes.c.member_id).where(wishes.c.member_id == member))
        return found.one_or_none() is not None

    def count_wishes(self, group: GroupId) -> int:
        """How many ask who have a voice in this group. For the rule alone: nobody is told the number."""
        with_voice = (members.c.standing == Standing.IN) & (members.c.role == Role.MEMBER)
        counted = select(func.count()).select_from(wishes.join(members, members.c.id == wishes.c.member_id))
        return int(self._connection.execute(counted.where(wishes.c.group_id == group, with_voice)).scalar_one())

    def clear_wishes(self, group: GroupId) -> None:
        """The group is told, or votes."""
        self._connection.execute(delete(wishes).where(wishes.c.group_id == group))

    def newest_by_vote(self, group: GroupId) -> datetime | None:
        """When somebody became the rep of this group by a vote, the last time."""
        found = select(func.max(terms.c.starts_at)).where(terms.c.group_id == group, terms.c.election_id.is_not(None))
        moment: datetime | None = self._connection.execute(found).scalar_one_or_none()
        return moment

    # What is to be planned

    def want_vote(self, group: GroupId, why: Why, *, now: datetime) -> None:
        """A vote is to be planned. What members ask for is not covered by a seat that is free."""
        put = self._upsert(votes_wanted).values(group_id=group, why=why, since=now)
        again = put.on_conflict_do_update(index_elements=["group_id"], set_={"why": why, "since": now})
        self._connection.execute(again if why is Why.ASKED else put.on_conflict_do_nothing())

    @once
    def find_vote_wanted(self, group: GroupId) -> Wanted | None:
        """What is to be planned, if anything."""
        row = _VOTE_WANTED.first(self._connection, group=group)
        return None if row is None else Wanted(row.group_id, Why(row.why), row.since)

    def drop_vote_wanted(self, group: GroupId) -> None:
        """It is planned, or not needed any more."""
        self._connection.execute(delete(votes_wanted).where(votes_wanted.c.group_id == group))
