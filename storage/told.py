"""Queries of what people without a phone were told."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, null, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import FactId, GroupId, MemberId, PersonId, SuggestionId
from bot.rules.agenda import Opinion
from bot.rules.people import Standing
from storage.tables.agenda import opinions, suggestions
from storage.tables.people import members, told

NEVER = FactId(0)


@dataclass(slots=True)
class Known:
    """What is known of somebody without a phone.

    Args:
        up_to: the fact up to which they were told; 0: never.
        cares: what they said or find important.
    """

    up_to: FactId = NEVER
    cares: set[SuggestionId] = field(default_factory=set)


class Told:
    """Queries of what people without a phone were told, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def up_to(self, member: MemberId) -> FactId | None:
        """Up to which fact somebody was told; None: never."""
        return self._connection.execute(select(told.c.fact_id).where(told.c.member_id == member)).scalar_one_or_none()

    def note(self, member: MemberId, up_to: FactId, by: PersonId, *, now: datetime) -> None:
        """They were told so far. What they were told already stays told."""
        put = self._upsert(told).values(member_id=member, fact_id=up_to, person_id=by, told_at=now)
        kept = {"fact_id": up_to, "person_id": by, "told_at": now}
        further = told.c.fact_id < up_to
        self._connection.execute(put.on_conflict_do_update(index_elements=["member_id"], set_=kept, where=further))

    def take_back(self, member: MemberId, *, since: FactId, to: FactId, by: PersonId, now: datetime) -> None:
        """They were told only so far, unless they were told more since then."""
        theirs = (told.c.member_id == member) & (told.c.fact_id == since)
        kept = {"fact_id": to, "person_id": by, "told_at": now}
        self._connection.execute(update(told).where(theirs).values(kept))

    def list_groups(self) -> list[GroupId]:
        """The groups in which somebody has no phone."""
        there = select(members.c.group_id).where(members.c.on_paper, members.c.standing == Standing.IN).distinct()
        return [GroupId(group) for group in self._connection.execute(there.order_by(members.c.group_id)).scalars()]

    def forget(self, member: MemberId) -> None:
        """What was told them is gone with them."""
        self._connection.execute(delete(told).where(told.c.member_id == member))

    def list_known(self, members: Collection[MemberId]) -> dict[MemberId, Known]:
        """What is known of each of them: one statement, because home asks it."""
        nothing: Any = null()
        heard = select(told.c.member_id, told.c.fact_id, nothing).where(told.c.member_id.in_(members))
        said = select(suggestions.c.member_id, nothing, suggestions.c.id).where(suggestions.c.member_id.in_(members))
        important = select(opinions.c.member_id, nothing, opinions.c.suggestion_id).where(
            opinions.c.member_id.in_(members), opinions.c.opinion == Opinion.IMPORTANT
        )
        found = {member: Known() for member in members}
        for member, fact, suggestion in self._connection.execute(heard.union_all(said, important)):
            if suggestion is None:
                found[member].up_to = FactId(fact)
            else:
                found[member].cares.add(SuggestionId(suggestion))
        return found
