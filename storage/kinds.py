"""Which kinds of people of a board were heard lately: by facts, and never of so few that it would be about a person."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, String, case, cast, func, literal, select

from bot.ids import BoardId
from bot.rules.facts import agenda, kind_of, subject_of
from bot.rules.mirror import Kind, People, kinds
from bot.rules.people import Likes, Role, Standing
from storage.tables.agenda import suggestions
from storage.tables.facts import facts
from storage.tables.people import groups, members, people

_SUBJECT = subject_of("suggestion", 0).removesuffix("0")
_WHO = (members.c.on_paper, people.c.likes, people.c.language)


def list_kinds(connection: Connection, board: BoardId, *, since: date) -> tuple[Kind, ...]:
    """The kinds of people who have a voice on a board. `since`: who said something on this day or later was heard."""
    subject = literal(_SUBJECT) + cast(suggestions.c.id, String)
    saying = (
        select(*_WHO, suggestions.c.gathered, suggestions.c.group_id)
        .join(members, members.c.id == suggestions.c.member_id)
        .join(people, people.c.id == members.c.person_id)
        .join(facts, facts.c.subject == subject)
        .where(facts.c.kind == kind_of(agenda.SuggestionMade), facts.c.board_id == board, facts.c.happened_on >= since)
        .distinct()
    )
    # What a rep counted in a room was said by people without a phone, and not by the rep.
    said = list(connection.execute(saying))
    heard = [
        People(True, None, None, 1) if row.gathered else People(row.on_paper, Likes(row.likes).hears, row.language, 1)
        for row in said
    ]
    there, near = _count(connection, board, {row.group_id for row in said})
    return kinds(there, near, heard)


def _count(connection: Connection, board: BoardId, some: Collection[int]) -> tuple[list[People], list[People]]:
    """The people of a board who have a voice, and those of some of its groups; who is in two of them is there once."""
    voice = (members.c.standing == Standing.IN) & (members.c.role == Role.MEMBER)
    near = func.count(case((groups.c.id.in_(some), people.c.id)).distinct())
    counting = (
        select(*_WHO, func.count(people.c.id.distinct()).label("there"), near.label("near"))
        .join(people, people.c.id == members.c.person_id)
        .join(groups, groups.c.id == members.c.group_id)
        .where(voice, groups.c.board_id == board)
        .group_by(*_WHO)
    )
    found = [
        (People(row.on_paper, Likes(row.likes).hears, row.language, row.there), row.near)
        for row in connection.execute(counting)
    ]
    return [each for each, _ in found], [replace(each, n=n) for each, n in found if n]
