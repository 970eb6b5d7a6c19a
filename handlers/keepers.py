"""Who looks after what a deadline is about: they hear it when it fails again and again."""

from collections.abc import Callable
from datetime import datetime

from bot.ids import (
    BoardId,
    ElectionId,
    GroupId,
    HandoverId,
    MeetingId,
    MemberId,
    PersonId,
    PromiseId,
    QuestionId,
    TermId,
    WorryId,
)
from bot.rules.schedule import Deadline
from storage.unit import Unit

Keepers = Callable[[Unit, int, datetime], list[PersonId]]


def _facilitators(unit: Unit, group: GroupId, now: datetime) -> list[PersonId]:
    return [member.person_id for member in unit.people.list_facilitators(group, now=now)]


def _facilitators_of_board(unit: Unit, board: BoardId, now: datetime) -> list[PersonId]:
    return list(dict.fromkeys(each.person_id for each in unit.people.list_facilitators_of_board(board, now=now)))


def _of_group(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators(unit, GroupId(subject), now)


def _of_member(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators(unit, unit.people.get_member(MemberId(subject), now=now).group_id, now)


def _of_election(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators(unit, unit.elections.get(ElectionId(subject)).group_id, now)


def _of_meeting(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators_of_board(unit, unit.meetings.get(MeetingId(subject)).board_id, now)


def _of_question(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators_of_board(unit, unit.feedback.get(QuestionId(subject)).board_id, now)


def _of_promise(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators_of_board(unit, unit.promises.get(PromiseId(subject)).board_id, now)


def _of_term(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators(unit, unit.people.get_term(TermId(subject)).group_id, now)


def _of_handover(unit: Unit, subject: int, now: datetime) -> list[PersonId]:
    return _facilitators(unit, unit.deputies.get(HandoverId(subject)).group_id, now)


def _of_worry(unit: Unit, subject: int, _now: datetime) -> list[PersonId]:
    """The safe person alone: nobody else may know that there is one."""
    worry = unit.worries.find(WorryId(subject))
    return [] if worry is None or worry.safe_id is None else [worry.safe_id]


KEEPERS: dict[str, Keepers] = {
    "agenda": _of_meeting,
    "deputies": _of_handover,
    "elections": _of_election,
    "feedback": _of_question,
    "feedback.follow": _of_group,
    "feedback.report": _of_meeting,
    "meetings": _of_meeting,
    "people": _of_member,
    "promises": _of_promise,
    "reps": _of_term,
    "reps.again": _of_group,
    "reps.still_free": _of_group,
    "rooms": _of_election,
    "summaries": _of_meeting,
    "worries": _of_worry,
}
"""By feature, or by kind where its subject is another thing."""


def keepers(unit: Unit, deadline: Deadline, *, now: datetime) -> list[PersonId]:
    """The facilitators of the group or board, or who else looks after it; nobody when what it is about is gone."""
    feature = deadline.kind.partition(".")[0]
    find = KEEPERS.get(deadline.kind) or KEEPERS.get(feature)
    try:
        return [] if find is None else find(unit, deadline.subject, now)
    except LookupError:
        return []
