"""Queries of candidates: who stands in an election, and what is on their cards."""

from collections.abc import Mapping
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select, update

from bot.ids import CandidateId, ElectionId, FileId, MemberId
from bot.rules.elections import STANDINGS, Candidate, Standing
from bot.rules.people import Standing as Membership
from bot.rules.together import Line, names_of
from storage.asked import once
from storage.rows import inserted
from storage.states import advance
from storage.tables.elections import CandidateColumns, candidates, election_groups
from storage.tables.people import groups, members, people
from storage.together import YES


class Candidates:
    """Queries of candidates in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_candidate(self, election: ElectionId, member: MemberId, standing: Standing) -> CandidateId:
        """Somebody stands, or was asked to."""
        values = {"election_id": election, "member_id": member, "standing": standing}
        return CandidateId(inserted(self._connection, candidates, values=values))

    def get_candidate(self, candidate: CandidateId) -> Candidate:
        """Raises LookupError."""
        which = select(candidates.c.election_id).where(candidates.c.id == candidate)
        listed = self._list(candidates.c.election_id == which.scalar_subquery())
        found = next((each for each in listed if each.id == candidate), None)
        if found is None:
            raise LookupError(f"candidate {candidate}")
        return found

    def find_candidate(self, election: ElectionId, member: MemberId) -> Candidate | None:
        """This member as a candidate, in whatever standing."""
        listed = self._list(candidates.c.election_id == election)
        return next((each for each in listed if each.member_id == member), None)

    def change_candidate(self, candidate: CandidateId, **columns: Unpack[CandidateColumns]) -> None:
        """Change words, voice or place."""
        self._connection.execute(update(candidates).where(candidates.c.id == candidate).values(columns))

    def advance_candidate(self, candidate: Candidate, to: Standing) -> bool:
        """Somebody says yes, no, or no more; False when somebody was quicker."""
        standing, mine, since = candidates.c.standing, candidates.c.id == candidate.id, candidate.standing
        return advance(self._connection, standing, mine, since=since, to=to, moves=STANDINGS)

    @once
    def list_candidates(self, election: ElectionId, *standings: Standing) -> list[Candidate]:
        """By name; by place once they have one."""
        listed = self._list(candidates.c.election_id == election)
        found = [each for each in listed if not standings or each.standing in standings]
        return sorted(found, key=lambda each: each.place if each.place is not None else -1)

    def list_with_face(self, photo: FileId) -> list[ElectionId]:
        """Elections that opened with this photo on a ballot."""
        wanted = (candidates.c.photo == photo) & candidates.c.place.is_not(None)
        found = select(candidates.c.election_id).where(wanted).distinct().order_by(candidates.c.election_id)
        return [ElectionId(number) for number in self._connection.execute(found).scalars()]

    def list_candidacies(self, member: MemberId) -> list[Candidate]:
        """Every election in which this member is a candidate, in whatever standing."""
        which = select(candidates.c.election_id).where(candidates.c.member_id == member)
        found = self._list(candidates.c.election_id.in_(which))
        return sorted((each for each in found if each.member_id == member), key=lambda each: each.id)

    def _list(self, which: ColumnElement[bool]) -> list[Candidate]:
        """By name. Where groups vote together, whoever could be taken for somebody of another group, with their group.

        The names of the day on which voting opened are told apart already: also beside who stopped before that day.
        """
        rows = list(self._connection.execute(_candidates().where(which).order_by("name", candidates.c.id)))

        def is_fixed(row: Row[Any]) -> bool:
            return row.groups <= 1 or row.called is not None

        together = {row.election_id for row in rows if not is_fixed(row)}
        lines = {election: self._list_lines(election) for election in together}
        return [_candidate(row, row.name if is_fixed(row) else _called(row, lines[row.election_id])) for row in rows]

    def _list_lines(self, election: ElectionId) -> dict[Line, str]:
        """Everybody who is in one of the groups that vote in it, and how the group is called."""
        here = (election_groups.c.election_id == election) & YES & (members.c.standing == Membership.IN)
        wanted = (
            select(members.c.id, members.c.person_id, members.c.group_id, people.c.called, groups.c.name)
            .join(people, people.c.id == members.c.person_id)
            .join(groups, groups.c.id == members.c.group_id)
            .join(election_groups, election_groups.c.group_id == members.c.group_id)
            .where(here)
        )
        rows = self._connection.execute(wanted)
        return {Line(row.id, row.person_id, row.group_id, row.called): row.name for row in rows}


_NAME = func.coalesce(candidates.c.called, people.c.called)
_FACE = case((candidates.c.called.is_(None), members.c.photo), else_=candidates.c.photo)


_GROUPS = (
    select(func.count())
    .select_from(election_groups)
    .where(election_groups.c.election_id == candidates.c.election_id, YES)
    .scalar_subquery()
)


def _candidates() -> Select[Any]:
    return (
        select(
            candidates, _NAME.label("name"), _FACE.label("face"), members.c.person_id, members.c.group_id,
            members.c.on_paper, groups.c.name.label("group"), _GROUPS.label("groups"),
        )
        .join(members, members.c.id == candidates.c.member_id)
        .join(people, people.c.id == members.c.person_id)
        .join(groups, groups.c.id == members.c.group_id)
    )  # fmt: skip


def _called(row: Row[Any], lines: Mapping[Line, str]) -> str:
    """How a candidate is called beside these; also one who has left since."""
    mine = Line(row.member_id, row.person_id, row.group_id, row.name)
    everybody = {**lines, mine: row.group}
    return names_of(everybody, {line.group: group for line, group in everybody.items()})[row.member_id]


def _candidate(row: Row[Any], name: str) -> Candidate:
    return Candidate(
        id=row.id,
        election_id=row.election_id,
        member_id=row.member_id,
        person_id=row.person_id,
        group_id=row.group_id,
        name=name,
        photo=row.face,
        standing=Standing(row.standing),
        words=row.words,
        voice=row.voice,
        place=row.place,
        on_paper=row.on_paper,
        reserved=row.reserved,
    )
