"""Promises of entering papers one by one: the words of the ballot, and few rows however many stand."""

import pytest

from bot.doors.show import keyboard_of
from bot.ids import ElectionId
from bot.rules.ballots import EMPTY, form_of
from bot.rules.counting import Ballot
from bot.rules.elections import Candidate, State
from bot.screen import MOST_ROWS, SHORT, tap
from bot.screens.elections.entering import one_paper
from tests.handlers.elections.table import BLANK, WORDS, with_papers
from tests.play import Play
from tests.screens.a_vote import FOURTEEN, LONG


def test_i_do_not_want_to_choose_has_one_name_on_phone_and_paper_and_when_papers_are_entered(play: Play) -> None:
    hall = with_papers(play)
    first, second = hall.draw_counters()
    hall.count(first, BLANK, BLANK)
    # Whether a blank paper has that mark makes no difference.
    hall.count(second, BLANK, "It is empty")
    result = hall.election(State.DONE, State.LOTS).result
    assert result is not None
    assert result.blank == 2


def test_who_enters_papers_reads_what_is_marked_in_the_same_words(play: Play) -> None:
    hall = with_papers(play)
    counter = hall.people[hall.draw_counters()[0]]
    play.tap(counter, tap("elections.my_count", hall.election().id))
    play.press(counter, "Yes, I will count")
    play.press(counter, "Something else")
    assert play.press(counter, BLANK).lines[0] == f"For paper 1 you pressed: {BLANK}."


@pytest.mark.parametrize("kind", [Ballot.APPROVAL, Ballot.CHOOSE_ONE, Ballot.RANKED])
@pytest.mark.parametrize("candidates", [FOURTEEN, (*FOURTEEN[:2], LONG, *FOURTEEN[3:])], ids=["short", "long"])
def test_papers_with_fourteen_names_are_entered_on_pages_of_six_rows(
    kind: Ballot, candidates: tuple[Candidate, ...]
) -> None:
    form, seen = form_of(kind, len(candidates)), set()
    for page in range(5):
        for places in ((), (3,)):
            shown = one_paper(
                WORDS, ElectionId(1), candidates, form, form.choice_of(places), n=2, before=(EMPTY,), page=page
            )
            rows = [[button["text"] for button in row] for row in keyboard_of(shown, WORDS)["inline_keyboard"]]
            assert len(rows) <= MOST_ROWS
            assert [label for row in rows if len(row) > 1 for label in row if len(label) > SHORT] == []
            seen |= {each.name for row in rows for label in row for each in candidates if label.endswith(each.name)}
    assert seen == {each.name for each in candidates}
