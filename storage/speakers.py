"""Who says it at the board: the reps of the groups that were asked; where there is none, who stands in for them."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import GroupId, PersonId
from bot.rules.feedback import Question
from bot.rules.people import Member, Person
from storage.unit import Unit


def reps(unit: Unit, question: Question, *, now: datetime) -> list[Member]:
    """The reps of the groups that were asked."""
    if question.group_id is None:
        return unit.people.list_reps_of_board(question.board_id, now=now)
    return unit.people.list_reps(question.group_id, now=now)


def is_rep(unit: Unit, person: Person, question: Question, *, now: datetime) -> bool:
    """Whether this person is a rep of the groups that were asked."""
    return person.id in {member.person_id for member in reps(unit, question, now=now)}


def speakers(unit: Unit, question: Question, *, now: datetime) -> list[Member]:
    """The reps; where no group has one, the deputies whom the groups chose."""
    return reps(unit, question, now=now) or _deputies(unit, question, now)


def groups_of(unit: Unit, question: Question) -> list[GroupId]:
    """The one group that is asked, or every group of the board."""
    if question.group_id is not None:
        return [question.group_id]
    return [group.id for group in unit.people.list_groups_of_board(question.board_id)]


def _deputies(unit: Unit, question: Question, now: datetime) -> list[Member]:
    chosen = unit.deputies.list_chosen(groups_of(unit, question))
    found = [unit.people.get_member(member, now=now) for member in chosen]
    return [member for member in found if member.has_voice]


def who_writes(unit: Unit, question: Question, *, now: datetime) -> list[PersonId]:
    """Who works on what is said at the board: they themselves, or for those on paper who looks after their groups."""
    found = speakers(unit, question, now=now)
    with_phone = [member.person_id for member in found if not member.on_paper]
    return with_phone or _facilitators(unit, question, {member.group_id for member in found}, now)


def who_reports(unit: Unit, question: Question, *, now: datetime) -> list[PersonId]:
    """Who can say what became of it at the board: where nobody speaks for the groups, who looks after them."""
    return who_writes(unit, question, now=now) or _facilitators(unit, question, groups_of(unit, question), now)


def _facilitators(unit: Unit, question: Question, groups: Collection[GroupId], now: datetime) -> list[PersonId]:
    """Of these groups of the board, in one statement: a board can have many of them."""
    found = unit.people.list_facilitators_of_board(question.board_id, now=now) if groups else ()
    return list(dict.fromkeys(member.person_id for member in found if member.group_id in groups))
