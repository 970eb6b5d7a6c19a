"""Queries of facts. They are added and read; one thing only changes: a person who is deleted is taken out of them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypeVar, overload
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, or_, select, update

from bot.ids import BoardId, FactId, GroupId, MemberId, PersonId
from bot.rules.facts import GONE, KINDS, Fact, Happened, kind_of, people_in, read, write
from bot.rules.facts.fact import types_of
from storage.rows import inserted
from storage.tables.facts import facts
from storage.tables.people import groups

F = TypeVar("F", bound=Fact)


class Facts:
    """Queries of facts in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[GroupId | None, BoardId | None], tuple[BoardId, str]] = {}
        """The board and the zone of where something happened in this transaction."""

    def add(self, fact: Fact, *, now: datetime) -> FactId:
        """Write a fact down, with the day on which it happened where its board is.

        Raises:
            LookupError: there is no such group or board.
        """
        group, board = getattr(fact, "group", None), getattr(fact, "board", None)
        its_board, zone = self._where(group, board, fact)
        values = {
            "kind": kind_of(type(fact)),
            "subject": fact.subject,
            "group_id": group,
            "board_id": its_board,
            "happened_on": now.astimezone(ZoneInfo(zone)).date(),
            "payload": write(fact),
        }
        return FactId(inserted(self._connection, facts, values=values))

    def _where(self, group: GroupId | None, board: BoardId | None, fact: Fact) -> tuple[BoardId, str]:
        if (group, board) not in self._found:
            where = groups.c.board_id == board if group is None else groups.c.id == group
            wanted = select(groups.c.board_id, groups.c.zone).where(where).order_by(groups.c.id).limit(1)
            found = self._connection.execute(wanted).one_or_none()
            if found is None:
                raise LookupError(f"where {kind_of(type(fact))} happened")
            self._found[group, board] = found.board_id, found.zone
        return self._found[group, board]

    @overload
    def list(
        self,
        *,
        subject: str = "",
        group: GroupId | None = None,
        board: BoardId | None = None,
        since: date | None = None,
    ) -> tuple[Happened[Fact], ...]: ...

    @overload
    def list(
        self,
        *kinds: type[F],
        subject: str = "",
        group: GroupId | None = None,
        board: BoardId | None = None,
        since: date | None = None,
    ) -> tuple[Happened[F], ...]: ...

    def list(
        self,
        *kinds: type[Fact],
        subject: str = "",
        group: GroupId | None = None,
        board: BoardId | None = None,
        since: date | None = None,
    ) -> tuple[Happened[Any], ...]:
        """What happened, the oldest first; every argument that is given narrows it.

        Args:
            kinds: kinds of facts; none given means all.
            subject: see `bot.rules.facts.subject_of`.
            group: without what concerned its whole board.
            board: with what concerned only one of its groups.
            since: this day and later.
        """
        wanted = select(facts).order_by(facts.c.id)
        if kinds:
            wanted = wanted.where(facts.c.kind.in_([kind_of(kind) for kind in kinds]))
        given = {facts.c.subject: subject or None, facts.c.group_id: group, facts.c.board_id: board}
        for column, value in given.items():
            if value is not None:
                wanted = wanted.where(column == value)
        if since is not None:
            wanted = wanted.where(facts.c.happened_on >= since)
        rows = self._connection.execute(wanted)
        return tuple(Happened(row.id, row.happened_on, read(KINDS[row.kind], row.payload)) for row in rows)

    def count(self) -> dict[str, int]:
        """How often each kind of fact happened, of those that did."""
        wanted = select(facts.c.kind, func.count()).group_by(facts.c.kind)
        return {row[0]: row[1] for row in self._connection.execute(wanted)}

    def forget(self, person: PersonId, members: Collection[MemberId]) -> None:
        """Take a person out of everything that happened. What happened, stays."""
        for kind, fact in KINDS.items():
            names = people_in(fact)
            if names:
                types = types_of(fact)
                self._forget_in(kind, {name: {person} if types[name] is PersonId else members for name in names})

    def _forget_in(self, kind: str, who: dict[str, Collection[int]]) -> None:
        is_in = [facts.c.payload[name].as_integer().in_(numbers) for name, numbers in who.items()]
        rows = self._connection.execute(select(facts).where(facts.c.kind == kind, or_(*is_in))).all()
        for row in rows:
            emptied = {name: GONE for name, numbers in who.items() if row.payload[name] in numbers}
            left = read(KINDS[kind], {**row.payload, **emptied})
            values = {"payload": write(left), "subject": left.subject}
            self._connection.execute(update(facts).where(facts.c.id == row.id).values(values))
