"""What waits for who looks after others: who needs help, what the safe person has not read, and people on paper.

One statement, because home asks it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, case, exists, func, literal, select

from bot.ids import BoardId, GroupId, PersonId
from bot.rules.feedback import State as Asking
from bot.rules.people import Role, Standing
from bot.rules.promises import State
from storage.promises import MEMBERS_WAIT
from storage.rows import Prepared
from storage.tables.feedback import asked, questions, views
from storage.tables.outbox import calls
from storage.tables.people import members, people
from storage.tables.promises import judgements, promises
from storage.tables.worries import safe_people, worries
from storage.worries import IS_REACHED


class Kind(StrEnum):
    """What it is about."""

    ANSWERS = "answers"
    """Members on paper have not answered a question."""
    JUDGEMENTS = "judgements"
    """They have not said if a promise is kept."""
    WORRY = "worry"
    """Somebody told this person that they are not safe."""
    HELP = "help"
    """Somebody asked the facilitators for help."""
    CALL = "call"
    """Somebody wants a call."""


@dataclass(frozen=True, slots=True)
class ForOthers:
    """One thing to do.

    Args:
        number: of the question, the promise, their first worry or the person who asks for help.
        people: how many it is about.
        name: of who asks for help.
    """

    kind: Kind
    number: int
    people: int
    name: str = ""


_ON_PAPER = (
    (members.c.group_id == bindparam("group"))
    & members.c.on_paper
    & (members.c.standing == Standing.IN)
    & (members.c.role == Role.MEMBER)
)
_ANSWERED = exists().where(views.c.question_id == questions.c.id, views.c.person_id == members.c.person_id)
_JUDGED = exists().where(judgements.c.promise_id == promises.c.id, judgements.c.person_id == members.c.person_id)
_FIRST: Any = func.min(worries.c.id)
_NOBODY: Any = literal("")
_WORRIES = (
    select(
        literal(Kind.WORRY.value).label("kind"), _FIRST.label("number"), literal(1).label("n"), _NOBODY.label("name")
    )
    .where(worries.c.safe_id == bindparam("person"), worries.c.group_id == bindparam("group"))
    .group_by(worries.c.person_id)
)
_ANSWERS = (
    select(literal(Kind.ANSWERS.value), questions.c.id, func.count(), _NOBODY)
    .join(asked, asked.c.question_id == questions.c.id)
    .join(members, members.c.id == asked.c.member_id)
    .where(questions.c.board_id == bindparam("board"), questions.c.state == Asking.OPEN)
    .where(questions.c.closes_at > bindparam("now"), _ON_PAPER, ~_ANSWERED)
    .group_by(questions.c.id)
)
_JUDGEMENTS = (
    select(literal(Kind.JUDGEMENTS.value), promises.c.id, func.count(), _NOBODY)
    .join(members, _ON_PAPER)
    .where(promises.c.board_id == bindparam("board"), promises.c.state == State.ASKING, ~MEMBERS_WAIT, ~_JUDGED)
    .group_by(promises.c.id)
)
_REACHED = exists().where(safe_people.c.group_id == bindparam("group"), IS_REACHED)
_IS_SAFE = exists().where(safe_people.c.group_id == bindparam("group"), safe_people.c.person_id == bindparam("person"))
_ASKING = (
    select(
        case((calls.c.by_phone, Kind.CALL.value), else_=Kind.HELP.value), calls.c.person_id, literal(1), people.c.called
    )
    .join(members, (members.c.person_id == calls.c.person_id) & (members.c.group_id == calls.c.group_id))
    .join(people, people.c.id == calls.c.person_id)
    .where(calls.c.group_id == bindparam("group"), members.c.standing == Standing.IN)
)
"""Whom a call concerns is asked when it is shown: the named person may be another one since."""
_FOR_SAFE = Prepared(_WORRIES.union_all(_ASKING.where(calls.c.by_phone, _IS_SAFE)))
_FOR_FACILITATOR = Prepared(
    _WORRIES.union_all(_ANSWERS, _JUDGEMENTS, _ASKING.where(~calls.c.by_phone | _IS_SAFE | ~_REACHED))
)


def list_for_others(
    connection: Connection, person: PersonId, group: GroupId, board: BoardId, *, is_facilitator: bool, now: datetime
) -> list[ForOthers]:
    """What this person has to do for others in a group, the oldest of each kind first."""
    if is_facilitator:
        rows = _FOR_FACILITATOR.all(connection, person=person, group=group, board=board, now=now)
    else:
        rows = _FOR_SAFE.all(connection, person=person, group=group)
    found = [ForOthers(Kind(row.kind), row.number, row.n, row.name) for row in rows]
    return sorted(found, key=lambda each: (each.kind, each.number))
