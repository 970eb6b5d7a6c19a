"""Queries of deputies: whom a group chose, and who goes to a meeting for whom."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, bindparam, delete, exists, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import GroupId, HandoverId, MeetingId, MemberId, PersonId
from bot.rules.deputies import MOVES, OPEN, Handover, State
from bot.rules.meetings import OPEN_AFTER
from bot.rules.people import Role, Standing
from storage.asked import once
from storage.rows import Prepared
from storage.states import advance
from storage.tables.deputies import deputies, handovers
from storage.tables.meetings import meetings
from storage.tables.people import members
from storage.tables.reps import terms


def of_group() -> ColumnElement[bool]:
    """What a rep of the group `group` asked, and what somebody there was asked by the rep whom several groups chose."""
    there = select(members.c.id).where(members.c.group_id == bindparam("group"))
    return or_(handovers.c.group_id == bindparam("group"), handovers.c.deputy_id.in_(there))


_HANDOVERS = (
    select(handovers)
    .join(meetings, meetings.c.id == handovers.c.meeting_id)
    .join(members, members.c.id == handovers.c.deputy_id)
    .order_by(handovers.c.id)
)
_OPEN_IN = Prepared(
    _HANDOVERS.where(
        of_group(),
        or_(*(handovers.c.state == state for state in OPEN)),
        meetings.c.called_off.is_(False),
        meetings.c.meets_at > bindparam("since"),
    )
)
_CHOSEN_BY = Prepared(select(deputies.c.member_id).where(deputies.c.group_id == bindparam("group")))


class Deputies:
    """Queries of deputies in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    # Whom a group chose

    def find_chosen(self, group: GroupId) -> MemberId | None:
        """The deputy whom the group chose."""
        row = _CHOSEN_BY.first(self._connection, group=group)
        return None if row is None else MemberId(row.member_id)

    def choose(self, group: GroupId, member: MemberId, *, noted_by: MemberId, now: datetime) -> None:
        """In place of who was it before."""
        values = {"member_id": member, "noted_by": noted_by, "chosen_at": now}
        put = self._upsert(deputies).values(group_id=group, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["group_id"], set_=values))

    def drop_chosen(self, member: MemberId) -> bool:
        """They are not the deputy any more; False when they were not."""
        return self._connection.execute(delete(deputies).where(deputies.c.member_id == member)).rowcount > 0

    # Who goes to which meeting

    def add(
        self, group: GroupId, meeting: MeetingId, *, rep: MemberId, deputy: MemberId, now: datetime
    ) -> HandoverId | None:  # fmt: skip
        """The rep asks; None when this rep asked somebody at the same moment."""
        values = {
            "group_id": group, "meeting_id": meeting, "rep_id": rep, "deputy_id": deputy, "state": State.ASKED,
            "asked_at": now,
        }  # fmt: skip
        put = self._upsert(handovers).values(values).on_conflict_do_nothing().returning(handovers.c.id)
        return self._connection.execute(put).scalar_one_or_none()

    def get(self, handover: HandoverId) -> Handover:
        """Raises LookupError when there is none."""
        found = self._list(handovers.c.id == handover)
        if not found:
            raise LookupError(f"handover {handover}")
        return found[0]

    def advance(self, handover: Handover, to: State) -> bool:
        """They say yes or no, or it is over; False when somebody was quicker."""
        which, state = handovers.c.id == handover.id, handovers.c.state
        return advance(self._connection, state, which, since=handover.state, to=to, moves=MOVES)

    @once
    def list_open(self, group: GroupId, *, now: datetime) -> list[Handover]:
        """Those of a group that were asked for or agreed on, for meetings that are not written up yet.

        Of the rep's group, and of the group of who was asked.
        """
        since = now - OPEN_AFTER
        return [handover_of(row) for row in _OPEN_IN.all(self._connection, group=group, since=since)]

    def list_open_of(self, member: MemberId) -> list[Handover]:
        """The same, asked by this member or of them, at whatever time."""
        theirs = (handovers.c.rep_id == member) | (handovers.c.deputy_id == member)
        return self._list(theirs & handovers.c.state.in_(OPEN))

    def list_open_at(self, meeting: MeetingId) -> list[Handover]:
        """The same, for one meeting."""
        return self._list((handovers.c.meeting_id == meeting) & handovers.c.state.in_(OPEN))

    @once
    def list_standing(
        self, *, now: datetime, meeting: MeetingId | None = None, person: PersonId | None = None
    ) -> list[Handover]:
        """Who goes for a rep, as it is true now: they said yes and are a member, and the rep is the rep on that day.

        Of a group to which who goes belongs, or for which they speak, too.

        Args:
            meeting: only to this one.
            person: only what this person does.
        """
        given = {name: value for name, value in (("meeting", meeting), ("person", person)) if value is not None}
        rows = _standing(*given).all(self._connection, since=now - OPEN_AFTER, **given)
        return [handover_of(row) for row in rows]

    def list_represented(self, going: Collection[Handover]) -> set[tuple[MeetingId, GroupId]]:
        """To which meeting somebody goes for which group: for all for which the rep speaks on that day."""
        wanted = (
            select(handovers.c.meeting_id, terms.c.group_id)
            .join(meetings, meetings.c.id == handovers.c.meeting_id)
            .join(terms, (terms.c.member_id == handovers.c.rep_id) & _runs_then(terms))
            .where(handovers.c.id.in_([each.id for each in going]))
        )
        return {(row.meeting_id, row.group_id) for row in self._connection.execute(wanted)} if going else set()

    def people_at(self, meeting: MeetingId, *, now: datetime) -> list[PersonId]:
        """The persons who go to this meeting for a rep."""
        going = [each.deputy_id for each in self.list_standing(now=now, meeting=meeting)]
        if not going:
            return []
        return list(self._connection.execute(select(members.c.person_id).where(members.c.id.in_(going))).scalars())

    def _list(self, wanted: ColumnElement[bool]) -> list[Handover]:
        return [handover_of(row) for row in self._connection.execute(_HANDOVERS.where(wanted))]


def _runs_then(term: FromClause) -> ColumnElement[bool]:
    """This term runs when the board meets."""
    return (term.c.starts_at <= meetings.c.meets_at) & (term.c.ends_at > meetings.c.meets_at)


@cache
def _standing(*only: str) -> Prepared:
    """Who goes for a rep; `only`: to one meeting, or one person."""
    own = terms.alias()
    speaks_too = exists().where(
        own.c.member_id == handovers.c.deputy_id, own.c.group_id == terms.c.group_id, _runs_then(own)
    )
    runs = exists().where(
        terms.c.member_id == handovers.c.rep_id,
        _runs_then(terms),
        or_(terms.c.group_id == members.c.group_id, speaks_too),
    )
    # The meeting takes place, and is not so long ago that everything about it is said.
    near = meetings.c.called_off.is_(False) & (meetings.c.meets_at > bindparam("since"))
    may = (members.c.standing == Standing.IN) & (members.c.role == Role.MEMBER)
    whose = {"meeting": handovers.c.meeting_id, "person": members.c.person_id}
    theirs = (whose[name] == bindparam(name) for name in only)
    return Prepared(_HANDOVERS.where(handovers.c.state == State.YES, near, may, runs, *theirs))


def handover_of(row: Row[Any]) -> Handover:
    """Who goes for whom, in a row of its columns."""
    return Handover(
        id=row.id,
        group_id=row.group_id,
        meeting_id=row.meeting_id,
        rep_id=row.rep_id,
        deputy_id=row.deputy_id,
        state=State(row.state),
        asked_at=row.asked_at,
    )
