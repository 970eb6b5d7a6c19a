"""Queries of the groups of an election: who plans it, who was asked to vote with them, and what those said."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import Connection, ScalarSelect, cast, delete, exists, insert, select, update
from sqlalchemy import String as Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bot.ids import BoardId, ElectionId, GroupId
from bot.rules.elections import RUNNING
from bot.rules.people import Role, Standing
from bot.rules.together import GroupAnswer, Said, Several
from storage.asked import once
from storage.tables.areas import areas
from storage.tables.elections import election_groups, elections
from storage.tables.people import groups, members

YES = election_groups.c.said == Said.YES


class _Listed(FunctionElement[str]):
    """Texts of several rows, with commas between them. SQLAlchemy's own word for it cannot be prepared."""

    type = Text()
    inherit_cache = True


@compiles(_Listed)
def _as_string_agg(element: _Listed, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"string_agg({compiler.process(element.clauses, **kwargs)}, ',')"


@compiles(_Listed, "sqlite")
def _as_group_concat(element: _Listed, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **kwargs)}, ',')"


def groups_column() -> ScalarSelect[Any]:
    """The groups that vote in an election, in the same statement as the election: home asks nothing twice."""
    votes = election_groups.alias()
    number = cast(votes.c.group_id, Text)
    mine = (votes.c.election_id == elections.c.id) & (votes.c.said == Said.YES)
    return select(_Listed(number)).where(mine).correlate(elections).scalar_subquery()


def groups_from(column: str) -> tuple[GroupId, ...]:
    """What stands in that column, the group that came first before the others."""
    return tuple(GroupId(number) for number in sorted(map(int, column.split(","))))


def groups_of(connection: Connection, election: ElectionId) -> list[GroupId]:
    """The groups that vote in an election."""
    wanted = select(election_groups.c.group_id).where(election_groups.c.election_id == election, YES)
    return [GroupId(number) for number in connection.execute(wanted.order_by(election_groups.c.group_id)).scalars()]


class Together:
    """Queries of the groups of elections in one transaction."""

    _upsert: Callable[..., Any]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_groups(self, election: ElectionId, groups: Collection[GroupId]) -> None:
        """These groups vote in it."""
        rows = [{"election_id": election, "group_id": group, "said": Said.YES} for group in groups]
        self._connection.execute(insert(election_groups), rows)

    @once
    def list_without_vote(self, board: BoardId) -> set[GroupId]:
        """The groups of a board that somebody looks after and that have no vote, from its plan to its count."""
        helps = exists().where(
            members.c.group_id == groups.c.id, members.c.role == Role.FACILITATOR, members.c.standing == Standing.IN
        )
        votes = exists().where(
            election_groups.c.group_id == groups.c.id,
            YES,
            elections.c.id == election_groups.c.election_id,
            elections.c.state.in_(RUNNING),
        )
        wanted = select(groups.c.id).where(groups.c.board_id == board, helps, ~votes)
        return {GroupId(number) for number in self._connection.execute(wanted).scalars()}

    def ask_group(self, election: ElectionId, group: GroupId) -> None:
        """A group is asked to vote with the one that plans it. Repeating it changes nothing."""
        values = {"election_id": election, "group_id": group, "said": Said.ASKED}
        self._connection.execute(self._upsert(election_groups).values(values).on_conflict_do_nothing())

    def ask_no_more(self, election: ElectionId, group: GroupId) -> None:
        """It is not asked after all."""
        mine = (election_groups.c.election_id == election) & (election_groups.c.group_id == group)
        self._connection.execute(delete(election_groups).where(mine, election_groups.c.said == Said.ASKED))

    def say_together(self, election: ElectionId, group: GroupId, answer: GroupAnswer) -> None:
        """A group that was asked says yes or no."""
        mine = (election_groups.c.election_id == election) & (election_groups.c.group_id == group)
        said = update(election_groups).where(mine).values(said=answer.said, reps_stay=answer.reps_stay)
        self._connection.execute(said)

    @once
    def list_answers(self, election: ElectionId) -> Mapping[GroupId, GroupAnswer]:
        """What each group said, also the one that plans it, in the order in which the groups were made."""
        wanted = select(election_groups).where(election_groups.c.election_id == election)
        rows = self._connection.execute(wanted.order_by(election_groups.c.group_id))
        return {row.group_id: GroupAnswer(Said(row.said), row.reps_stay) for row in rows}

    def several(self, wanted: Collection[GroupId]) -> Several:
        """These groups by name; of more than one the area that is all of them and no other."""
        mine = groups.alias()
        of_board = select(mine.c.board_id).where(mine.c.id.in_(wanted)).scalar_subquery()
        columns = select(groups.c.id, groups.c.name, groups.c.area_id, areas.c.name.label("area"))
        rows = self._connection.execute(
            columns.outerjoin(areas, areas.c.id == groups.c.area_id)
            .where(groups.c.board_id.in_(of_board))
            .order_by(groups.c.id)
        ).all()
        here = [row for row in rows if row.id in wanted]
        found = {row.area_id for row in here}
        is_whole = len(here) > 1 and len(found) == 1 and len(here) == sum(row.area_id in found for row in rows)
        return Several(tuple(row.name for row in here), (here[0].area or "") if is_whole else "")

    def names_of_groups(self, wanted: Collection[GroupId]) -> dict[GroupId, str]:
        """How these groups are called, in the order in which they were made."""
        rows = select(groups.c.id, groups.c.name).where(groups.c.id.in_(wanted)).order_by(groups.c.id)
        return {GroupId(row.id): row.name for row in self._connection.execute(rows)}
