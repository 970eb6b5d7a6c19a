"""Queries of questions, their answers, and what the rep will say."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import BoardId, MeetingId, PersonId, QuestionId
from bot.rules.agenda import How
from bot.rules.feedback import (
    MOVES,
    OUTCOMES,
    Asked,
    Choice,
    Echo,
    Kind,
    Outcome,
    Position,
    Question,
    Said,
    State,
    View,
)
from storage.asked import once
from storage.rows import Prepared, inserted, labelled, part
from storage.states import advance
from storage.tables.feedback import (
    EchoColumns,
    PositionColumns,
    QuestionColumns,
    ViewColumns,
    asked,
    choices,
    echoes,
    positions,
    questions,
    views,
)
from storage.tables.meetings import meetings

_IS_SAID = (
    exists()
    .where(positions.c.question_id == questions.c.id, positions.c.outcome != Outcome.WAITING)
    .correlate(questions)
)
QUESTIONS = (
    select(questions, *labelled(choices, "choice"))
    .outerjoin(choices, choices.c.question_id == questions.c.id)
    .order_by(questions.c.id.desc(), choices.c.place)
)
"""Questions, a row for each answer that they offer, or one without any; see `questions_of`."""
WAS_ASKED = exists().where(asked.c.question_id == questions.c.id, asked.c.person_id == bindparam("person"))
ECHOED = exists().where(echoes.c.question_id == questions.c.id, echoes.c.person_id == bindparam("person"))
GOING_ON = (questions.c.board_id == bindparam("board")) & (
    (questions.c.state == State.OPEN)
    | ((questions.c.state == State.CLOSED) & questions.c.is_for_group.is_(False) & ~_IS_SAID)
)
_GOING_ON = Prepared(QUESTIONS.where(GOING_ON))
_WITH_POSITION = QUESTIONS.add_columns(*labelled(positions, "position")).outerjoin(
    positions, positions.c.question_id == questions.c.id
)
_UNSAID = Prepared(_WITH_POSITION.where(GOING_ON, questions.c.state == State.CLOSED))


class Feedback:
    """Queries of feedback in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    # Questions

    def add(self, values: dict[str, object]) -> QuestionId:
        """A new question: board_id, group_id, meeting_id, person_id, state, closes_at, ..."""
        return QuestionId(inserted(self._connection, questions, values=values))

    @once
    def get(self, question: QuestionId) -> Question:
        """Raises LookupError."""
        found = self._list(questions.c.id == question)
        if not found:
            raise LookupError(f"question {question}")
        return found[0]

    def change(self, question: Question, **columns: Unpack[QuestionColumns]) -> bool:
        """Change it if nobody else did meanwhile; whether it was changed."""
        changed = update(questions).where(_same(question)).values(version=question.version + 1, **columns)
        return self._connection.execute(changed).rowcount == 1

    def call_topic(self, board: BoardId, before: str, *, emoji: str, title: str) -> None:
        """What questions of a board are about has another name. It stays as it was where it is known what was said."""
        same = (questions.c.board_id == board) & (questions.c.topic == before) & (questions.c.emoji == emoji)
        said = select(positions.c.question_id).where(positions.c.outcome != Outcome.WAITING)
        self._connection.execute(update(questions).where(same, questions.c.id.not_in(said)).values(topic=title))

    def advance(self, question: Question, to: State, **columns: Unpack[QuestionColumns]) -> bool:
        """It comes further; False when somebody else changed it meanwhile."""
        state, since = questions.c.state, question.state
        return advance(self._connection, state, _same(question), since=since, to=to, moves=MOVES, columns=columns)

    @once
    def list_of_board(self, board: BoardId, *states: State) -> list[Question]:
        """The questions to the groups of a board, the newest first."""
        wanted = (questions.c.board_id == board) & questions.c.state.in_(states)
        return self._list(wanted)

    def list_asked(self, person: PersonId, *states: State) -> list[Question]:
        """What this person was asked, the newest first."""
        mine = select(asked.c.question_id).where(asked.c.person_id == person)
        return self._list(questions.c.id.in_(mine) & questions.c.state.in_(states))

    @once
    def list_going_on(self, board: BoardId) -> list[Question]:
        """The questions to the groups of a board that are open or not yet reported about, the newest first."""
        return questions_of(_GOING_ON.all(self._connection, board=board))

    @once
    def list_unanswered(self, person: PersonId, board: BoardId) -> list[Question]:
        """The open questions to the groups of a board that this person has not answered, the newest first."""
        found = [question for question in self.list_going_on(board) if question.state is State.OPEN]
        mine = (views.c.person_id == person) & views.c.question_id.in_([question.id for question in found])
        wanted = select(views.c.question_id).where(mine)
        answered = set(self._connection.execute(wanted).scalars()) if found else set()
        return [question for question in found if question.id not in answered]

    @once
    def list_unsaid(self, board: BoardId) -> list[tuple[Question, Position | None]]:
        """Closed questions to the groups of a board about which no rep has reported yet, oldest first."""
        rows = _UNSAID.all(self._connection, board=board)
        written = {row.id: position_of(part(row, "position")) for row in rows if row.position_question_id is not None}
        return [(question, written.get(question.id)) for question in reversed(questions_of(rows))]

    def _list(self, condition: Any) -> list[Question]:
        return questions_of(self._connection.execute(QUESTIONS.where(condition)).all())

    def offer(self, question: QuestionId, offered: Sequence[Choice]) -> None:
        """Offer these answers, in place of those before."""
        self._connection.execute(delete(choices).where(choices.c.question_id == question))
        for choice in offered:
            self._connection.execute(
                insert(choices).values(
                    question_id=question,
                    place=choice.place,
                    emoji=choice.emoji,
                    proposal=choice.proposal,
                    text=choice.text,
                )
            )

    def remove(self, question: QuestionId) -> None:
        """Throw away a question that nobody was asked."""
        self._connection.execute(delete(choices).where(choices.c.question_id == question))
        self._connection.execute(delete(questions).where(questions.c.id == question))

    # Who was asked, and what they said

    def ask(self, question: QuestionId, who: Sequence[Asked]) -> None:
        """Note who was asked; somebody who was asked already stays asked once."""
        for each in who:
            put = self._upsert(asked).values(
                question_id=question, person_id=each.person_id, member_id=each.member_id, group_id=each.group_id
            )
            self._connection.execute(put.on_conflict_do_nothing(index_elements=["question_id", "person_id"]))

    def who_was_asked(self, question: QuestionId) -> list[Asked]:
        """Everybody who was asked."""
        wanted = select(asked).where(asked.c.question_id == question).order_by(asked.c.person_id)
        return [Asked(row.person_id, row.member_id, row.group_id) for row in self._connection.execute(wanted)]

    def was_asked(self, question: QuestionId, person: PersonId) -> bool:
        """Whether this person was asked."""
        mine = (asked.c.question_id == question) & (asked.c.person_id == person)
        return bool(self._connection.execute(select(func.count()).select_from(asked).where(mine)).scalar())

    def put_view(self, question: QuestionId, person: PersonId, **columns: Unpack[ViewColumns]) -> None:
        """Keep an answer, in place of this person's last one."""
        put = self._upsert(views).values(question_id=question, person_id=person, **columns)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["question_id", "person_id"], set_=dict(columns))
        )

    def remove_view(self, question: QuestionId, person: PersonId) -> None:
        """Take an answer out."""
        mine = (views.c.question_id == question) & (views.c.person_id == person)
        self._connection.execute(delete(views).where(mine))

    def find_view(self, question: QuestionId, person: PersonId) -> View | None:
        """This person's answer."""
        mine = (views.c.question_id == question) & (views.c.person_id == person)
        row = self._connection.execute(select(views).where(mine)).one_or_none()
        return None if row is None else view_of(row)

    def list_views(self, question: QuestionId) -> list[View]:
        """All answers, in the order in which they were said."""
        wanted = select(views).where(views.c.question_id == question).order_by(views.c.said_at, views.c.person_id)
        return [view_of(row) for row in self._connection.execute(wanted)]

    def list_answered(self, question: QuestionId) -> set[PersonId]:
        """Who has answered."""
        return set(self._connection.execute(select(views.c.person_id).where(views.c.question_id == question)).scalars())

    # What the rep will say

    def put_position(self, question: QuestionId, person: PersonId, *, text: str, voice: object) -> None:
        """Keep what the rep will say for the first time."""
        values = {"question_id": question, "person_id": person, "text": text, "voice": voice}
        put = self._upsert(positions).values(outcome=Outcome.WAITING, **values)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["question_id"]))

    def find_position(self, question: QuestionId) -> Position | None:
        """What the rep will say."""
        row = self._connection.execute(select(positions).where(positions.c.question_id == question)).one_or_none()
        return None if row is None else position_of(row)

    def change_position(self, position: Position, **columns: Unpack[PositionColumns]) -> bool:
        """Change it if nobody else did meanwhile; whether it was changed."""
        changed = update(positions).where(_same_position(position)).values(version=position.version + 1, **columns)
        return self._connection.execute(changed).rowcount == 1

    def report(self, position: Position, to: Outcome, **columns: Unpack[PositionColumns]) -> bool:
        """Whether it was said is known now; False when somebody else changed it meanwhile."""
        outcome, since, same = positions.c.outcome, position.outcome, _same_position(position)
        return advance(self._connection, outcome, same, since=since, to=to, moves=OUTCOMES, columns=columns)

    def tie(self, question: QuestionId, meeting: MeetingId | None) -> None:
        """It will be said at this meeting. The words stay what they were, so the version does too."""
        mine = update(positions).where(positions.c.question_id == question)
        self._connection.execute(mine.values(meeting_id=meeting))

    def list_unreported(self, board: BoardId, *only: ColumnElement[bool]) -> list[Position]:
        """What was read back to the groups of a board and not yet reported on, oldest first."""
        wanted = (
            select(positions)
            .join(questions, questions.c.id == positions.c.question_id)
            .where(
                questions.c.board_id == board,
                questions.c.is_for_group.is_(False),
                positions.c.told_at.is_not(None),
                positions.c.outcome == Outcome.WAITING,
                *only,
            )
            .order_by(positions.c.question_id)
        )
        return [position_of(row) for row in self._connection.execute(wanted)]

    @once
    def list_side_by_side(self, board: BoardId, meeting: MeetingId | None = None) -> list[tuple[Question, Position]]:
        """What was read back to groups of a board, each with its question.

        Args:
            meeting: what was for this one; None: what waits to be said, and what was for the last one of which anything
                is known.
        """
        told = (
            (questions.c.board_id == board)
            & questions.c.is_for_group.is_(False)
            & positions.c.told_at.is_not(None)
        )  # fmt: skip
        last = (
            select(positions.c.meeting_id)
            .join(questions, questions.c.id == positions.c.question_id)
            .join(meetings, meetings.c.id == positions.c.meeting_id)
            .where(told, positions.c.outcome != Outcome.WAITING)
            .order_by(meetings.c.meets_at.desc())
            .limit(1)
            .scalar_subquery()
        )
        which: ColumnElement[bool] = positions.c.meeting_id == meeting
        if meeting is None:
            which = (positions.c.outcome == Outcome.WAITING) | (positions.c.meeting_id == last)
        rows = self._connection.execute(_WITH_POSITION.where(told, which)).all()
        said = {row.id: position_of(part(row, "position")) for row in rows}
        return [(question, said[question.id]) for question in questions_of(rows)]

    @once
    def list_unechoed(self, person: PersonId, board: BoardId) -> list[Position]:
        """What was read back to this person, and they have not said yet if it is right, oldest first."""
        mine = select(asked.c.question_id).where(asked.c.person_id == person)
        said = select(echoes.c.question_id).where(echoes.c.person_id == person)
        told = self.list_unreported(board, positions.c.question_id.in_(mine) & positions.c.question_id.not_in(said))
        return [position for position in told if position.person_id != person]

    def put_echo(self, question: QuestionId, person: PersonId, **columns: Unpack[EchoColumns]) -> None:
        """Keep what somebody thinks of the position, in place of what they thought before."""
        put = self._upsert(echoes).values(question_id=question, person_id=person, **columns)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["question_id", "person_id"], set_=dict(columns))
        )

    def count_views(self, person: PersonId) -> int:
        """How many answers of one person are kept."""
        mine = select(func.count()).select_from(views).where(views.c.person_id == person)
        return self._connection.execute(mine).scalar_one()

    def forget(self, person: PersonId) -> None:
        """Answers stay without their voice and photo, and not to be quoted; what was only spoken goes."""
        spoken = (views.c.person_id == person) & (views.c.said == Said.WORDS) & (views.c.text == "")
        self._connection.execute(delete(views).where(spoken))
        silent = {"voice": None, "photo": None, "quotable": False}
        self._connection.execute(update(views).where(views.c.person_id == person).values(silent))
        self._connection.execute(update(echoes).where(echoes.c.person_id == person).values(voice=None))

    def clear_echoes(self, question: QuestionId) -> None:
        """The position has other words now: what people think of it is asked again."""
        self._connection.execute(delete(echoes).where(echoes.c.question_id == question))

    def find_echo(self, question: QuestionId, person: PersonId) -> Echo | None:
        """What one person thinks of the position."""
        return next((echo for echo in self.list_echoes(question) if echo.person_id == person), None)

    def list_echoes(self, question: QuestionId) -> list[Echo]:
        """What people think of the position."""
        wanted = select(echoes).where(echoes.c.question_id == question).order_by(echoes.c.person_id)
        return [
            Echo(row.question_id, row.person_id, row.right, row.text, row.voice)
            for row in self._connection.execute(wanted)
        ]


def questions_of(rows: Sequence[Row[Any]]) -> list[Question]:
    """The questions in rows of `QUESTIONS`, each with what it offers."""
    theirs = [list(each) for _, each in groupby(rows, key=attrgetter("id"))]
    return [_question(each[0], tuple(_choice(row) for row in each if row.choice_place is not None)) for each in theirs]


def _choice(row: Row[Any]) -> Choice:
    return Choice(row.choice_place, row.choice_emoji, row.choice_proposal, row.choice_text)


def _question(row: Row[Any], offered: tuple[Choice, ...]) -> Question:
    return Question(
        id=row.id,
        board_id=row.board_id,
        group_id=row.group_id,
        meeting_id=row.meeting_id,
        person_id=row.person_id,
        topic=row.topic,
        emoji=row.emoji,
        template=row.template,
        text=row.text,
        voice=row.voice,
        state=State(row.state),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        version=row.version,
        choices=offered,
        kind=Kind(row.kind),
        is_for_group=row.is_for_group,
        every=timedelta(days=row.every_days),
    )


def _same(question: Question) -> ColumnElement[bool]:
    return (questions.c.id == question.id) & (questions.c.version == question.version)


def _same_position(position: Position) -> ColumnElement[bool]:
    return (positions.c.question_id == position.question_id) & (positions.c.version == position.version)


def view_of(row: Row[Any]) -> View:
    """An answer, in a row of its columns."""
    return View(
        question_id=row.question_id,
        person_id=row.person_id,
        said=Said(row.said),
        place=row.place,
        text=row.text,
        voice=row.voice,
        photo=row.photo,
        quotable=row.quotable,
        how=How(row.how),
        on_paper=row.on_paper,
        said_at=row.said_at,
        places=tuple(int(place) for place in row.places.split(",") if place),
    )


def position_of(row: Row[Any]) -> Position:
    """What the rep will say, in a row of its columns."""
    told_at: datetime | None = row.told_at
    return Position(
        question_id=row.question_id,
        person_id=row.person_id,
        text=row.text,
        voice=row.voice,
        told_at=told_at,
        meeting_id=row.meeting_id,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        reason_voice=row.reason_voice,
        version=row.version,
    )
