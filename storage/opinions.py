"""Queries of what others think of suggestions."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, case, exists, func, select

from bot.ids import MeetingId, MemberId, PersonId, SuggestionId
from bot.rules.agenda import Opinion
from bot.rules.sorting import Tally
from storage.tables.agenda import opinions, suggestions
from storage.tables.people import members


class Opinions:
    """Queries of opinions in one transaction."""

    _connection: Connection
    _upsert: Callable[..., Any]

    def think(
        self, said: Sequence[SuggestionId], member: MemberId, opinion: Opinion, *, now: datetime | None = None
    ) -> None:
        """Keep what a member thinks of one card, in place of what they thought before.

        Args:
            said: the one that stands for all comes first.
            now: they looked at it; None: it follows from something else.
        """
        both = {"member_id": member, "opinion": opinion}
        rows = [{"suggestion_id": each, **both, "thought_at": None if n else now} for n, each in enumerate(said)]
        put = self._upsert(opinions).values(rows)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["suggestion_id", "member_id"], set_={"opinion": opinion})
        )

    def count_cards(self, person: PersonId, *, since: datetime) -> int:
        """How many cards somebody looked at from then on, in all their groups."""
        wanted = (
            select(func.count(opinions.c.suggestion_id))
            .join(members, members.c.id == opinions.c.member_id)
            .where(members.c.person_id == person, opinions.c.thought_at >= since)
        )
        return int(self._connection.execute(wanted).scalar_one())

    def count_who_looked(self, meeting: MeetingId) -> int:
        """How many people looked at something that others said for it; who is in two groups is one of them."""
        wanted = (
            select(func.count(members.c.person_id.distinct()))
            .join(opinions, opinions.c.member_id == members.c.id)
            .join(suggestions, suggestions.c.id == opinions.c.suggestion_id)
            .where(suggestions.c.meeting_id == meeting)
        )
        return int(self._connection.execute(wanted).scalar_one())

    def list_looked(self, meeting: MeetingId) -> dict[SuggestionId, Tally]:
        """How many others looked at each suggestion, and to how many it is important.

        Who pressed the same topic and said no more is counted there, and not here.
        """
        own = suggestions.alias()
        says_the_same = exists().where(
            own.c.meeting_id == meeting, own.c.member_id == opinions.c.member_id, own.c.topic == suggestions.c.topic,
            is_bare(own), is_bare(suggestions),
        )  # fmt: skip
        important = func.sum(case((opinions.c.opinion == Opinion.IMPORTANT, 1), else_=0))
        wanted = (
            select(opinions.c.suggestion_id, important, func.count())
            .join(suggestions, suggestions.c.id == opinions.c.suggestion_id)
            .where(suggestions.c.meeting_id == meeting, ~says_the_same)
            .group_by(opinions.c.suggestion_id)
        )
        return {SuggestionId(row[0]): Tally(int(row[1]), int(row[2])) for row in self._connection.execute(wanted)}

    def list_who_care(self, suggestion: SuggestionId) -> list[PersonId]:
        """The author, and everybody who finds it important."""
        author = select(members.c.person_id).join(suggestions, suggestions.c.member_id == members.c.id)
        others = select(members.c.person_id).join(opinions, opinions.c.member_id == members.c.id)
        important = (opinions.c.suggestion_id == suggestion) & (opinions.c.opinion == Opinion.IMPORTANT)
        both = author.where(suggestions.c.id == suggestion).union(others.where(important))
        return [PersonId(row[0]) for row in self._connection.execute(both)]


def is_bare(said: FromClause) -> ColumnElement[bool]:
    """One tap on a topic, without words, voice or photo."""
    return (said.c.text == "") & said.c.voice.is_(None) & said.c.photo.is_(None)
