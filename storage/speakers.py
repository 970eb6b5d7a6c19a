"""Who says it at the board: the reps of the groups that were asked; where there is none, who stands in for them."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import BoardId, GroupId, PersonId
from bot.rules.feedback import Question
from bot.rules.finding import folded
from bot.rules.people import Member, Person
from storage.unit import Unit


def reps(unit: Unit, question: Question, *, now: datetime) -> list[Member]:
    """The reps of the groups that were asked."""
    if question.group_id is None:
        return unit.people.list_reps_of_board(question.board_id, now=now)
    return reps_of(unit, question.board_id, question.group_id, now=now)


def reps_of(unit: Unit, board: BoardId, group: GroupId, *, now: datetime) -> list[Member]:
    """The reps of one group of a board, by name; one statement tells it of all its groups."""
    found = unit.people.list_speaking(board, now=now)
    mine = (each.member for each in found if group in each.rep_of and each.member.has_voice)
    return sorted(mine, key=lambda each: folded(each.name))


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
    found = unit.people.list_speaking(question.board_id, now=now)
    chosen = (each for each in found if each.deputy_since is not None and each.deputy_since <= now)
    asked = (each.member for each in chosen if question.group_id in (None, each.member.group_id))
    return [member for member in asked if member.has_voice]


def who_writes(unit: Unit, question: Question, *, now: datetime) -> list[PersonId]:
    """Who works on what is said at the board: they themselves, or for those on paper who looks after their groups."""
    found = speakers(unit, question, now=now)
    with_phone = [member.person_id for member in found if not member.on_paper]
    return with_phone or facilitators(unit, question, of={member.group_id for member in found}, now=now)


def who_reports(unit: Unit, question: Question, *, now: datetime) -> list[PersonId]:
    """Who can say what became of it at the board: where nobody speaks for the groups, who looks after them."""
    return who_writes(unit, question, now=now) or facilitators(unit, question, now=now)


def facilitators(
    unit: Unit, question: Question, *, of: Collection[GroupId] | None = None, now: datetime
) -> list[PersonId]:  # fmt: skip
    """Who looks after the groups that were asked, each person once. `of`: only after these of them."""
    if of is None and question.group_id is not None:
        of = (question.group_id,)
    found = unit.people.list_facilitators_of_board(question.board_id, now=now)
    return list(dict.fromkeys(member.person_id for member in found if of is None or member.group_id in of))
