"""Who hears what of questions to the groups."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from bot.ids import GroupId, QuestionId
from bot.rules.agenda import How
from bot.rules.facts.feedback import (
    PartMissed,
    PositionReadBack,
    PositionReported,
    PositionReportedLate,
    PositionsShared,
    QuestionEnded,
    QuestionHalfOver,
    QuestionMoved,
    QuestionOpened,
    QuestionStopped,
    ReportWanted,
    SpeakerFollows,
)
from bot.rules.feedback import Asked, Outcome, Said, State
from storage.tables.feedback import ViewColumns, asked, positions, questions
from tests.telling.town import Town


def _question(town: Town, group: GroupId | None = None) -> QuestionId:
    """Mina asks Ben and Tom, or only Ben; Ben has answered."""
    mina = town.people["Mina"]
    values: dict[str, object] = {
        "board_id": town.board, "group_id": group, "meeting_id": None, "person_id": mina, "state": State.OPEN,
        "closes_at": town.play.now + timedelta(days=7),
    }  # fmt: skip
    made = town.ask(lambda unit: unit.feedback.add(values))
    those = [town.member(name) for name in (("Ben", "Mina") if group else ("Ben", "Mina", "Tom"))]
    town.ask(lambda unit: unit.feedback.ask(made, [Asked(m.person_id, m.id, m.group_id) for m in those]))
    view: ViewColumns = {
        "said": Said.UNKNOWN, "place": None, "text": "", "voice": None, "photo": None, "quotable": False,
        "how": How.SELF, "said_at": town.play.now,
    }  # fmt: skip
    town.ask(lambda unit: unit.feedback.put_view(made, town.people["Ben"], **view))
    return made


@pytest.fixture
def question(town: Town) -> QuestionId:
    return _question(town)


def test_who_is_asked_and_the_chats_hear_the_question_and_other_facilitators_that_it_is_asked(
    town: Town, question: QuestionId
) -> None:
    assert town.tell(QuestionOpened(question, town.board, town.people["Mina"])) == {
        f"feedback.question:{question}": ("ordinary", f"Ben Mina Tom chat {town.north} chat {town.river}"),
        f"feedback.life:{question}": ("quiet", "Rob Sam"),
    }


def test_a_question_to_one_group_concerns_no_other(town: Town) -> None:
    question = _question(town, town.north)
    assert town.tell(QuestionOpened(question, town.board, town.people["Sam"])) == {
        f"feedback.question:{question}": ("ordinary", f"Ben Mina chat {town.north}"),
    }
    assert town.tell(QuestionEnded(question, town.board)) == {f"feedback.sheet:{question}:0": ("ordinary", "Mina")}


def test_a_rep_who_is_no_member_of_the_group_that_is_asked_hears_of_it_from_its_beginning_to_its_end(
    town: Town,
) -> None:
    now, river = town.play.now, town.river
    mina, ends_at = town.member("Mina"), town.play.now.replace(year=2028)
    town.ask(lambda unit: unit.people.add_term(mina, starts_at=now, ends_at=ends_at, how="before", group=river))
    question, rob = _question(town), town.people["Rob"]
    town.ask(lambda unit: unit.feedback.change(unit.feedback.get(question), group_id=river))
    town.ask(lambda unit: unit.connection.execute(delete(asked).where(asked.c.person_id != town.people["Tom"])))
    assert town.tell(QuestionOpened(question, town.board, rob)) == {
        f"feedback.question:{question}": ("ordinary", f"Tom chat {river}"),
        f"feedback.life:{question}": ("quiet", "Mina"),
    }
    assert town.tell(QuestionMoved(question, town.board, 3)) == {f"feedback.moved:{question}:3": ("quiet", "Mina Tom")}
    assert town.tell(QuestionStopped(question, town.board)) == {f"feedback.stopped:{question}": ("quiet", "Mina Tom")}
    assert town.tell(QuestionEnded(question, town.board)) == {f"feedback.sheet:{question}:0": ("ordinary", "Mina")}
    assert town.tell(PositionReported(question, town.board, Outcome.SAID, rob)) == {
        f"feedback.told:{question}": ("ordinary", "Mina Tom")
    }


def test_acts_of_power_over_a_question_are_told_to_who_was_asked_quietly(town: Town, question: QuestionId) -> None:
    assert town.tell(QuestionMoved(question, town.board, 3)) == {
        f"feedback.moved:{question}:3": ("quiet", "Ben Mina Tom")
    }
    assert town.tell(QuestionStopped(question, town.board)) == {
        f"feedback.stopped:{question}": ("quiet", "Ben Mina Tom")
    }


def test_only_who_said_nothing_is_reminded(town: Town, question: QuestionId) -> None:
    assert town.tell(QuestionHalfOver(question, town.board)) == {
        f"feedback.remind:{question}": ("ordinary", "Mina Tom")
    }


@pytest.mark.parametrize("kind", [QuestionEnded, QuestionStopped])
def test_nobody_is_asked_when_it_is_over(
    town: Town, question: QuestionId, kind: type[QuestionEnded] | type[QuestionStopped]
) -> None:
    town.happen(QuestionOpened(question, town.board, town.people["Mina"]))
    town.happen(QuestionHalfOver(question, town.board))
    town.happen(kind(question, town.board))
    assert not {f"feedback.question:{question}", f"feedback.remind:{question}"} & {*town.waiting()}


def test_the_result_of_a_poll_of_the_group_is_for_everybody_of_it_in_whatever_role(town: Town) -> None:
    question = _question(town, town.north)
    is_poll = update(questions).where(questions.c.id == question).values(is_for_group=True)
    town.ask(lambda unit: unit.connection.execute(is_poll))
    town.happen(QuestionEnded(question, town.board))
    view = f"feedback.result:{question}"
    people, chats = town.times()
    assert ({*town.waiting()}, people | chats) == ({view}, {"Ben", "Mina", "Joe", "Sam", "Grace", f"chat {town.north}"})


def test_where_there_is_no_rep_the_facilitators_get_the_answers(town: Town) -> None:
    question = _question(town, town.river)
    assert town.tell(QuestionEnded(question, town.board)) == {f"feedback.sheet:{question}:0": ("ordinary", "Rob")}


def test_what_the_rep_will_say_is_read_back_to_the_others_who_were_asked(town: Town, question: QuestionId) -> None:
    town.happen(PositionReadBack(question, town.board, 1, town.people["Mina"]))
    town.happen(PositionReadBack(question, town.board, 2, town.people["Mina"]))
    assert town.waiting() == {f"feedback.said_back:{question}:2": ("ordinary", "Ben Tom")}


def test_the_reps_hear_what_is_missing_and_it_is_kept_without_who_said_it(town: Town, question: QuestionId) -> None:
    tom = town.people["Tom"]
    assert town.tell(PartMissed(question, town.board, tom)) == {
        f"feedback.missed:{question}:{tom}": ("ordinary", "Mina")
    }
    (kept,) = town.ask(lambda unit: unit.facts.list(PartMissed))
    assert kept.fact.person == 0


def test_the_reps_are_asked_what_came_of_it_and_the_others_hear_it(town: Town, question: QuestionId) -> None:
    assert town.tell(ReportWanted(question, town.board)) == {f"feedback.report:{question}": ("ordinary", "Mina")}
    town.happen(PositionReported(question, town.board, Outcome.SAID, town.people["Mina"]))
    assert town.waiting() == {f"feedback.told:{question}": ("ordinary", "Ben Tom")}


def test_who_goes_on_hears_it_and_no_more_once_they_are_asked_what_came_of_it(town: Town, question: QuestionId) -> None:
    for kind in (
        ReportWanted(question, town.board),
        PositionReported(question, town.board, Outcome.SAID, town.people["Mina"]),
    ):
        assert town.tell(SpeakerFollows(question, town.board, town.people["Ben"])) == {
            f"feedback.goes_on:{question}": ("ordinary", "Ben")
        }
        town.happen(kind)
        assert f"feedback.goes_on:{question}" not in town.waiting()


def test_where_there_is_no_rep_the_deputy_is_asked_what_came_of_it_and_else_the_facilitators(town: Town) -> None:
    question, tom = _question(town, town.river), town.member("Tom")
    asked, missed = ReportWanted(question, town.board), PartMissed(question, town.board, town.people["Tom"])
    assert town.tell(asked) == {f"feedback.report:{question}": ("ordinary", "Rob")}
    assert town.tell(missed) == {}
    town.ask(lambda unit: unit.deputies.choose(town.river, tom.id, noted_by=tom.id, now=town.play.now))
    assert town.tell(asked) == {f"feedback.report:{question}": ("ordinary", "Tom")}
    assert town.tell(missed) == {f"feedback.missed:{question}:{town.people['Tom']}": ("ordinary", "Tom")}


def test_what_groups_said_of_their_own_is_told_to_who_has_a_voice_in_another_group(town: Town) -> None:
    meeting, question = town.meeting(), _question(town, town.river)
    assert town.tell(PositionsShared(meeting, town.board)) == {}
    town.ask(lambda unit: unit.feedback.put_position(question, town.people["Rob"], text="A lift", voice=None))
    told = (
        update(positions).where(positions.c.question_id == question).values(told_at=town.play.now, meeting_id=meeting)
    )
    town.ask(lambda unit: unit.connection.execute(told))
    assert town.tell(PositionsShared(meeting, town.board)) == {
        f"feedback.others:{meeting}:0": ("quiet", "Ben Joe Mina"),
    }


def test_what_is_reported_late_is_told_to_who_has_a_voice_in_another_group(town: Town) -> None:
    meeting, question = town.meeting(), _question(town, town.north)
    assert town.tell(PositionReportedLate(question, town.board, meeting)) == {
        f"feedback.others:{meeting}:0": ("quiet", "Tom"),
    }
