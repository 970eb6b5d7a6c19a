"""Who hears what of summaries."""

import pytest

from bot.ids import CardId, MeetingId, SummaryId
from bot.rules.facts.summaries import (
    CardFoundHard,
    CardPhotoRefused,
    CardUnclear,
    ReaderAsked,
    RepAnswered,
    RepAsked,
    SummaryChanged,
    SummaryLate,
    SummaryPublished,
    SummaryReadFirst,
    SummaryVeryLate,
    SummaryWanted,
    YesWanted,
)
from tests.telling.town import Town

OTHERS = "Ben Grace Joe Rob Sam Tom"


@pytest.fixture
def meeting(town: Town) -> MeetingId:
    return town.meeting()


@pytest.fixture
def summary(town: Town, meeting: MeetingId) -> SummaryId:
    return town.ask(lambda unit: unit.summaries.begin(meeting, language="en")).id


def test_the_reps_are_asked_what_happened_and_later_the_facilitators_too(town: Town, meeting: MeetingId) -> None:
    town.happen(SummaryWanted(meeting, town.board))
    assert town.waiting() == {f"summaries.ask:{meeting}": ("ordinary", "Mina")}
    town.happen(SummaryLate(meeting, town.board))
    assert town.waiting() == {f"summaries.nudge:{meeting}": ("ordinary", "Mina")}
    town.happen(SummaryVeryLate(meeting, town.board))
    assert town.waiting() == {f"summaries.nudge:{meeting}": ("ordinary", "Mina Rob Sam")}


def test_a_board_without_reps_asks_its_facilitators(town: Town, meeting: MeetingId) -> None:
    mina = town.member("Mina")
    town.ask(lambda unit: unit.people.end_terms(mina.id, now=town.play.now))
    assert town.tell(SummaryWanted(meeting, town.board)) == {f"summaries.ask:{meeting}": ("ordinary", "Rob Sam")}


def test_one_member_is_asked_to_read_first_and_who_asked_hears_what_they_say_once(
    town: Town, summary: SummaryId
) -> None:
    assert town.tell(ReaderAsked(summary, town.board, town.people["Ben"])) == {
        f"summaries.read_first:{summary}": ("ordinary", "Ben")
    }
    remarks = {f"summaries.remarks:{summary}": ("ordinary", "Sam")}
    assert town.tell(CardFoundHard(summary, town.board, town.people["Sam"])) == remarks
    town.happen(CardFoundHard(summary, town.board, town.people["Sam"]))
    town.happen(SummaryReadFirst(summary, town.board, town.people["Sam"]))
    assert town.waiting() == remarks


def test_when_it_is_out_everybody_else_hears_it_the_reps_can_ask_and_nobody_is_asked_to_write_it(
    town: Town, meeting: MeetingId, summary: SummaryId
) -> None:
    for fact in (
        SummaryVeryLate(meeting, town.board),
        ReaderAsked(summary, town.board, town.people["Ben"]),
        YesWanted(summary, town.board, 3),
        SummaryPublished(summary, town.board, meeting, town.people["Mina"]),
    ):
        town.happen(fact)
    assert town.waiting() == {
        f"summaries.news:{summary}": ("ordinary", f"{OTHERS} chat {town.north} chat {town.river}"),
        f"feedback.ask_now:{meeting}": ("ordinary", "Mina"),
    }


def test_only_the_reps_are_asked_for_a_yes(town: Town, summary: SummaryId) -> None:
    assert town.tell(YesWanted(summary, town.board, 3)) == {f"summaries.say_yes:{summary}": ("ordinary", "Mina")}


def test_what_changed_is_told_in_one_quiet_line(town: Town, summary: SummaryId) -> None:
    town.happen(SummaryChanged(summary, town.board, 2, town.people["Mina"]))
    town.happen(SummaryChanged(summary, town.board, 3, town.people["Mina"]))
    quiet = {f"summaries.changed:{summary}:3": ("quiet", f"{OTHERS} chat {town.north} chat {town.river}")}
    assert town.waiting() == quiet


def test_the_writers_hear_that_a_card_is_not_clear(town: Town, summary: SummaryId) -> None:
    assert town.tell(CardUnclear(summary, town.board, CardId(1))) == {
        f"summaries.unsure_told:{summary}": ("ordinary", "Mina Rob Sam")
    }


def test_a_question_to_the_rep_and_its_answer_go_to_one_another(town: Town, summary: SummaryId) -> None:
    tom = town.people["Tom"]
    ask = town.ask(lambda unit: unit.summaries.add_ask(summary, tom, text="When?", voice=None))
    assert town.tell(RepAsked(ask, town.river)) == {f"summaries.asked:{ask}": ("ordinary", "Mina")}
    town.happen(RepAnswered(ask, town.board))
    assert town.waiting() == {f"summaries.answered_to:{ask}": ("ordinary", "Tom")}


def test_who_sent_a_photo_that_cannot_be_shown_hears_it(town: Town, summary: SummaryId) -> None:
    told = town.tell(CardPhotoRefused(summary, town.board, CardId(3), town.people["Sam"]))
    assert told == {"summaries.photo_refused:3": ("quiet", "Sam")}
