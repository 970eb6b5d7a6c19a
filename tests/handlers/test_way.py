"""Promises of Back: it leads to the page on which a button was pressed, whatever that button did."""

from datetime import timedelta

import pytest

from bot.doors.show import keyboard_of, way_on
from bot.ids import PersonId
from bot.rules.refusals import OldButton
from bot.screen import HELP, TAP_LIMIT, Screen, tap, way_in, with_way
from bot.screens.home import refused
from handlers import all_routes
from tests.handlers import worlds
from tests.handlers.elections.table import WORDS
from tests.handlers.summaries.table import meet
from tests.handlers.table import day_number
from tests.handlers.walking import there_and_back, walk
from tests.play import Play
from tests.screens.examples import every

ROUTES = all_routes()
PAGE, BEFORE = tap("agenda.life", 7), tap("agenda.mine", 0)


@pytest.fixture
def busy(play: Play) -> dict[str, PersonId]:
    """A group in which something of everything is there."""
    return worlds.busy(play)


@pytest.mark.parametrize("name", ["Ben", "Mina"])
def test_no_page_that_a_member_or_a_rep_comes_to_has_many_rows(
    play: Play, busy: dict[str, PersonId], name: str
) -> None:
    found = walk(play, busy[name], play.start(busy[name]))
    assert found.crowded == []
    assert found.pressed > 40


def test_back_twice_leads_two_pages_back(play: Play, busy: dict[str, PersonId]) -> None:
    ben = busy["Ben"]
    mine = [play.start(ben).title, play.press(ben, "My things").title, play.press(ben, "What I said").title]
    play.press(ben, "Bus")
    assert [play.back(ben).title, play.back(ben).title, play.back(ben).title] == mine[::-1]


def test_an_old_page_knows_its_own_way_back(play: Play, busy: dict[str, PersonId]) -> None:
    ben = busy["Ben"]
    play.start(ben)
    old = play.press(ben, "My things")
    play.tap(ben, tap("agenda.start"))
    there, back = there_and_back(play, ben, old, tap("agenda.mine", 0))
    assert there.back == old.page
    assert back is not None
    assert back.title == old.title


def test_after_the_answer_to_a_question_back_does_not_ask_it_again(play: Play, busy: dict[str, PersonId]) -> None:
    sam = busy["Sam"]
    checked = play.tap(sam, tap("meetings.check", 0, day_number((play.now + timedelta(days=90)).date()), 11))
    done = play.press(sam, "Yes, plan it")
    assert done.back != checked.page


def test_after_one_of_several_questions_back_leads_to_it_also_when_its_answer_is_marked(play: Play) -> None:
    board = meet(play)
    play.tap(board.mina, tap("summaries.begin", board.meeting))
    for label in ("Buses", "Go on"):
        question = play.press(board.mina, label)
    assert play.press(board.mina, "The board said yes").page != question.page
    assert play.back(board.mina).page == question.page


def test_after_words_that_are_refused_back_leads_to_where_they_were_asked_for(
    play: Play, busy: dict[str, PersonId]
) -> None:
    mina = busy["Mina"]
    asked = play.tap(mina, tap("promises.begin", 0, 0))
    refused = play.say(mina, "x" * 500)
    assert refused.title != asked.title
    assert play.back(mina).title == asked.title


def test_after_a_button_that_is_refused_back_leads_to_where_it_was_pressed_or_to_what_it_was_about(
    play: Play, busy: dict[str, PersonId]
) -> None:
    ben = busy["Ben"]
    play.tap(ben, BEFORE)
    assert play.tap(ben, tap("elections.result", 999), way=(BEFORE,)).back == BEFORE
    assert refused(WORDS, OldButton(PAGE)).back == PAGE


def test_every_page_says_in_its_buttons_where_back_leads() -> None:
    pages = [Screen(each.title, buttons=each.buttons, page=PAGE, back=BEFORE) for _, _, each in every(WORDS)]
    assert {way_on(keyboard_of(page, WORDS))[:2] for page in pages} == {(PAGE, BEFORE)}


def test_every_view_fits_into_the_button_that_names_its_page() -> None:
    kinds: dict[type, int | str] = {int: 999_999, str: "x" * 12}
    pages = [tap(name, *(kinds[kind] for kind in route.kinds)) for name, route in ROUTES.taps.items() if route.is_view]
    assert [page for page in pages if way_in(with_way(HELP, (page,)))[1] != (page,)] == []


def test_what_does_not_fit_of_the_way_is_left_out() -> None:
    far = tap("feedback.said_back", 123_456, 123_456)
    assert len(with_way(far, (far, far)).encode()) <= TAP_LIMIT
    assert way_in(with_way(far, (PAGE, far))) == (far, (PAGE,))
