"""Who hears what of board meetings."""

import pytest

from bot.ids import MeetingId
from bot.rules.facts.agenda import SuggestionsWanted
from bot.rules.facts.meetings import (
    MeetingCalledOff,
    MeetingCameNear,
    MeetingMoved,
    MeetingPlaceSaid,
    MeetingPlanned,
    PapersCame,
)
from tests.telling.town import EVERYBODY, Town


@pytest.fixture
def meeting(town: Town) -> MeetingId:
    return town.meeting()


def test_acts_of_power_over_a_meeting_are_told_to_everybody_quietly(town: Town, meeting: MeetingId) -> None:
    assert town.tell(MeetingPlanned(meeting, town.board, 1)) == {f"meetings.planned:{meeting}:1": ("quiet", EVERYBODY)}
    assert town.tell(MeetingMoved(meeting, town.board, 2)) == {f"meetings.moved:{meeting}:2": ("quiet", EVERYBODY)}
    assert town.tell(MeetingCalledOff(meeting, town.board)) == {f"meetings.called_off:{meeting}": ("quiet", EVERYBODY)}


def test_the_day_before_everybody_and_the_chats_hear_it(town: Town, meeting: MeetingId) -> None:
    assert town.tell(MeetingCameNear(meeting, town.board)) == {
        f"meetings.tomorrow:{meeting}": ("ordinary", f"{EVERYBODY} chat {town.north} chat {town.river}")
    }


def test_the_reps_hear_quietly_that_the_papers_came(town: Town, meeting: MeetingId) -> None:
    assert town.tell(PapersCame(meeting, town.board, 1)) == {f"meetings.papers_came:{meeting}": ("quiet", "Mina")}


def test_where_it_is_said_in_no_letter_of_its_own(town: Town, meeting: MeetingId) -> None:
    assert town.tell(MeetingPlaceSaid(meeting, town.board)) == {}


def test_a_meeting_that_is_called_off_is_not_announced_any_more(town: Town, meeting: MeetingId) -> None:
    town.happen(MeetingPlanned(meeting, town.board, 1))
    town.happen(MeetingCameNear(meeting, town.board))
    town.happen(MeetingCalledOff(meeting, town.board))
    assert [*town.waiting()] == [f"meetings.called_off:{meeting}"]


def test_what_was_asked_for_a_meeting_is_over_when_it_is_called_off(town: Town, meeting: MeetingId) -> None:
    town.happen(SuggestionsWanted(meeting, town.board))
    assert [*town.waiting()] == [f"agenda.ask:{meeting}"]
    town.happen(MeetingCalledOff(meeting, town.board))
    assert [*town.waiting()] == [f"meetings.called_off:{meeting}"]
