"""Promises of lists that do not fit on one page."""

from bot.screen import Button, tap
from bot.screens.lists import A_PAGE, paged
from tests.tongues import ALL, words_in


def test_the_way_back_in_a_list_stands_left_of_the_way_on() -> None:
    entries = [Button(f"🚌 {n}", tap("agenda.one", n)) for n in range(3 * A_PAGE)]
    *_, earlier, later = paged(words_in(ALL[0]), entries, page=1, turn=lambda n: tap("agenda.mine", n))
    assert (earlier.does, later.does) == (tap("agenda.mine", 0), tap("agenda.mine", 2))
    assert later.beside
