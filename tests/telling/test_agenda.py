"""Who hears what of suggestions and of the list."""

import pytest

from bot.ids import ItemId, MeetingId, PromiseId, SuggestionId
from bot.rules.agenda import How, Life, Opinion
from bot.rules.facts.agenda import (
    ListChanged,
    ListSent,
    PrintWanted,
    SuggestionCarriedOver,
    SuggestionCut,
    SuggestionDone,
    SuggestionLeftOff,
    SuggestionListed,
    SuggestionMade,
    SuggestionNotDone,
    SuggestionPartlyDone,
    SuggestionPromised,
    SuggestionPutOff,
    SuggestionsClosed,
    SuggestionsWanted,
    SuggestionTakenBack,
    SuggestionTalkedAbout,
    SuggestionUnanswered,
    SuggestionUntold,
    SuggestionWaits,
)
from bot.rules.people import Standing
from tests.telling.town import EVERYBODY, Town


def _suggestion(town: Town, meeting: MeetingId | None = None) -> SuggestionId:
    """Ben says something; Tom of the other group finds it important, Mina does not."""
    ben, tom, mina = (town.member(name) for name in ("Ben", "Tom", "Mina"))
    values: dict[str, object] = {
        "member_id": ben.id, "group_id": ben.group_id, "board_id": town.board, "meeting_id": meeting, "topic": "bus",
        "with_name": False, "how": How.SELF, "life": Life.GOT, "said_at": town.play.now,
    }  # fmt: skip
    made = town.ask(lambda unit: unit.agenda.add(values))
    town.ask(lambda unit: unit.agenda.think([made], tom.id, Opinion.IMPORTANT))
    town.ask(lambda unit: unit.agenda.think([made], mina.id, Opinion.NOT_FOR_ME))
    return made


CHANGES = (
    SuggestionLeftOff,
    SuggestionPromised,
    SuggestionDone,
    SuggestionPartlyDone,
    SuggestionNotDone,
    SuggestionUntold,
)


def test_everybody_and_the_chats_are_asked(town: Town) -> None:
    meeting = town.meeting()
    assert town.tell(SuggestionsWanted(meeting, town.board)) == {
        f"agenda.ask:{meeting}": ("ordinary", f"{EVERYBODY} chat {town.north} chat {town.river}")
    }


def test_the_reps_choose_when_the_list_is_closed_and_nobody_is_asked_any_more(town: Town) -> None:
    meeting = town.meeting()
    _suggestion(town, meeting)
    town.happen(SuggestionsWanted(meeting, town.board))
    town.happen(SuggestionsClosed(meeting, town.board))
    assert town.waiting() == {f"agenda.choose_now:{meeting}": ("ordinary", "Mina")}


def test_who_has_a_voice_is_asked_which_3_matter_most_until_the_list_goes_out(town: Town) -> None:
    meeting = town.meeting()
    said = [_suggestion(town, meeting) for _ in range(4)]
    town.ask(lambda unit: unit.agenda.put_short_list(meeting, said))
    town.happen(SuggestionsClosed(meeting, town.board))
    assert town.waiting()[f"agenda.ask_three:{meeting}"] == ("ordinary", "Ben Joe Mina Tom")
    town.happen(ListSent(meeting, town.board))
    assert town.waiting() == {}


def test_a_letter_with_nothing_in_it_is_not_sent(town: Town) -> None:
    meeting = town.meeting()
    assert town.tell(SuggestionsClosed(meeting, town.board)) == {}
    assert town.tell(ListSent(meeting, town.board)) == {}


def test_the_list_goes_to_everybody_and_to_the_chats(town: Town) -> None:
    meeting = town.meeting()
    town.ask(lambda unit: unit.agenda.add_item(meeting, title="Buses", emoji="🚌"))
    assert town.tell(ListSent(meeting, town.board)) == {
        f"agenda.read:{meeting}": ("ordinary", f"{EVERYBODY} chat {town.north} chat {town.river}")
    }


@pytest.mark.parametrize("kind", CHANGES)
def test_each_change_is_told_to_who_said_it_and_to_who_finds_it_important(
    town: Town, kind: type[SuggestionLeftOff]
) -> None:
    said = _suggestion(town)
    view = "agenda.stands:{}:0" if kind is SuggestionLeftOff else "agenda.life:{}"
    assert town.tell(kind(said, town.north)) == {view.format(said): ("ordinary", "Ben Tom")}


def test_so_is_that_it_stands_on_the_list(town: Town) -> None:
    said = _suggestion(town)
    listed = SuggestionListed(said, town.north, ItemId(1))
    assert town.tell(listed) == {f"agenda.stands:{said}:0": ("ordinary", "Ben Tom")}


def test_who_has_not_heard_where_it_stands_hears_once_where_it_stands_in_the_end(town: Town) -> None:
    said, meeting = _suggestion(town), town.meeting()
    town.happen(SuggestionListed(said, town.north, ItemId(1), meeting, was=7))
    town.happen(SuggestionLeftOff(said, town.north, meeting, was=8))
    assert town.waiting() == {f"agenda.stands:{said}:7": ("ordinary", "Ben Tom")}


def test_that_the_board_talked_about_it_goes_to_who_finds_it_important_and_stands_in_the_summary_of_who_said_it(
    town: Town,
) -> None:
    said = _suggestion(town)
    assert town.tell(SuggestionTalkedAbout(said, town.north)) == {f"agenda.life:{said}": ("ordinary", "Tom")}


def test_who_said_it_and_moved_away_gets_no_summary_and_so_a_letter(town: Town) -> None:
    said, ben = _suggestion(town), town.member("Ben")
    town.ask(lambda unit: unit.people.advance_member(ben, Standing.LEFT))
    assert town.tell(SuggestionTalkedAbout(said, town.north)) == {f"agenda.life:{said}": ("ordinary", "Ben Tom")}


@pytest.mark.parametrize("kind", [SuggestionUnanswered, SuggestionWaits])
def test_that_there_is_no_answer_is_told_to_those_whom_it_concerns(
    town: Town, kind: type[SuggestionUnanswered] | type[SuggestionWaits]
) -> None:
    said = _suggestion(town)
    assert town.tell(kind(said, town.north)) == {f"agenda.silent:{said}": ("ordinary", "Ben Tom")}


def test_that_there_was_no_time_for_it_is_told_to_those_whom_it_concerns(town: Town) -> None:
    said = _suggestion(town)
    told = town.tell(SuggestionCut(said, town.north, ItemId(1)))
    assert told == {f"agenda.no_time:{said}": ("ordinary", "Ben Tom")}


def test_that_it_comes_back_after_it_had_to_wait_is_told_to_those_whom_it_concerns(town: Town) -> None:
    said = _suggestion(town)
    assert town.tell(SuggestionPutOff(said, town.north)) == {f"agenda.put_off:{said}": ("ordinary", "Ben Tom")}


def test_what_is_told_together_later_has_no_letter_of_its_own(town: Town) -> None:
    said = _suggestion(town)
    assert town.tell(SuggestionMade(said, town.north)) == {}
    assert town.tell(SuggestionTakenBack(said, town.north)) == {}
    assert town.tell(SuggestionCarriedOver(said, town.north, PromiseId(1))) == {}


def test_only_the_facilitators_of_the_group_are_asked_to_print_the_list(town: Town) -> None:
    meeting = town.meeting()
    assert town.tell(PrintWanted(meeting, town.north)) == {f"agenda.please_print:{meeting}": ("ordinary", "Sam")}


def test_who_passes_the_list_on_hears_once_that_somebody_else_changed_it_also_when_they_do(town: Town) -> None:
    meeting, mina = town.meeting(), town.people["Mina"]
    town.happen(ListChanged(meeting, town.board, town.people["Sam"], was=7))
    town.happen(ListChanged(meeting, town.board, mina, was=8))
    assert town.waiting() == {
        f"agenda.list_changed:{meeting}:7": ("ordinary", "Mina Rob"),
        f"agenda.list_changed:{meeting}:8": ("ordinary", "Sam"),
    }
