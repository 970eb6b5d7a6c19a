"""Queries of hustings: the questions to everybody who stands, and their answers."""

from collections.abc import Collection
from typing import Any, Unpack

from sqlalchemy import Connection, Row, and_, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import ElectionId, FileId, MemberId, PersonId, QueryId
from bot.rules.hustings import MOVES, CandidateAnswer, Query, State
from storage.rows import inserted
from storage.states import advance
from storage.tables.hustings import QueryColumns, candidate_answers, queries
from storage.tables.people import files, members, people


class Hustings:
    """Queries of hustings in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def add(self, election: ElectionId, member: MemberId, *, text: str, voice: FileId | None) -> QueryId:
        """A new draft."""
        values = {
            "election_id": election, "member_id": member, "state": State.DRAFT, "text": text, "voice": voice,
        }  # fmt: skip
        return QueryId(inserted(self._connection, queries, values=values))

    def find(self, query: QueryId) -> Query | None:
        """None when it was taken back, or its vote called off."""
        row = self._connection.execute(_queries().where(queries.c.id == query)).one_or_none()
        return None if row is None else _query(row)

    def list_of(self, election: ElectionId, *states: State) -> list[Query]:
        """In the order in which they were asked; in whatever state when none is named."""
        wanted = queries.c.election_id == election
        if states:
            wanted &= queries.c.state.in_(states)
        rows = self._connection.execute(_queries().where(wanted).order_by(queries.c.id))
        return [_query(row) for row in rows]

    def change(self, query: QueryId, **columns: Unpack[QueryColumns]) -> None:
        """Other words, another voice, with a name or without."""
        self._connection.execute(update(queries).where(queries.c.id == query).values(columns))

    def advance(self, query: Query, to: State, *, same_as: QueryId | None = None, reason: str = "") -> bool:
        """It comes further; False when somebody was quicker."""
        mine, columns = queries.c.id == query.id, {"same_as": same_as, "reason": reason}
        return advance(
            self._connection, queries.c.state, mine, since=query.state, to=to, moves=MOVES, columns=columns
        )  # fmt: skip

    def remove(self, query: Query) -> bool:
        """Take it back; False when it came further meanwhile."""
        mine = and_(queries.c.id == query.id, queries.c.state == query.state)
        return self._connection.execute(delete(queries).where(mine)).rowcount == 1

    def answer(self, query: QueryId, member: MemberId, *, text: str, voice: FileId | None) -> None:
        """What a candidate answers, in place of what they answered before."""
        given = {"text": text, "voice": voice}
        put = self._upsert(candidate_answers).values(query_id=query, member_id=member, **given)
        self._connection.execute(put.on_conflict_do_update(index_elements=["query_id", "member_id"], set_=given))

    def list_answers(self, election: ElectionId) -> list[CandidateAnswer]:
        """Of every candidate to every question of a vote."""
        wanted = (
            select(candidate_answers)
            .join(queries, queries.c.id == candidate_answers.c.query_id)
            .where(queries.c.election_id == election)
            .order_by(candidate_answers.c.query_id, candidate_answers.c.member_id)
        )
        return [
            CandidateAnswer(QueryId(row.query_id), MemberId(row.member_id), row.text, row.voice)
            for row in self._connection.execute(wanted)
        ]

    def close(self, election: ElectionId) -> None:
        """Voting opens: what nobody sent is deleted, and who asked is forgotten but for who wants their name said."""
        of_vote = queries.c.election_id == election
        self._connection.execute(delete(queries).where(of_vote, queries.c.state == State.DRAFT))
        self._connection.execute(update(queries).where(of_vote, ~queries.c.with_name).values(member_id=None))

    def drop(self, election: ElectionId) -> None:
        """There will be no vote: nothing of it is kept."""
        self._delete(queries.c.election_id == election)

    def _delete(self, which: Any) -> None:
        gone = list(self._connection.execute(select(queries.c.id).where(which)).scalars())
        self._connection.execute(delete(candidate_answers).where(candidate_answers.c.query_id.in_(gone)))
        self._connection.execute(update(queries).where(queries.c.same_as.in_(gone)).values(same_as=None))
        self._connection.execute(delete(queries).where(queries.c.id.in_(gone)))

    def forget(self, person: PersonId, mine: Collection[MemberId]) -> None:
        """Their answers go, and their questions that no candidate has. Words without a name stay; a voice does not."""
        self._connection.execute(delete(candidate_answers).where(candidate_answers.c.member_id.in_(mine)))
        asked = queries.c.member_id.in_(mine)
        voices = queries.c.voice.in_(select(files.c.id).where(files.c.person_id == person))
        self._delete(asked & (queries.c.state != State.PASSED))
        self._delete(voices & (queries.c.text == ""))
        self._connection.execute(update(queries).where(voices).values(voice=None))
        self._connection.execute(update(queries).where(asked).values(member_id=None, with_name=False))


def _queries() -> Any:
    return (
        select(queries, people.c.called)
        .outerjoin(members, members.c.id == queries.c.member_id)
        .outerjoin(people, people.c.id == members.c.person_id)
    )


def _query(row: Row[Any]) -> Query:
    return Query(
        id=row.id,
        election_id=row.election_id,
        member_id=row.member_id,
        name=row.called or "" if row.with_name else "",
        state=State(row.state),
        text=row.text,
        voice=row.voice,
        with_name=row.with_name,
        same_as=row.same_as,
        reason=row.reason,
    )
