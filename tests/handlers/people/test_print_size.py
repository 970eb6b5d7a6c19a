"""Promises of large print: chosen once under a paper, for every paper but those that must look alike."""

from dataclasses import replace

from bot.media import papers
from bot.screen import Block, Face, Paper, tap
from tests.play import Play

USUAL = Paper("x", "Buses", "en", (Block("Bus", "🚌", "A bus", ("It is late.",), faces=(Face(1, "Ben"),)),))


def test_who_chose_large_print_is_sent_back_to_the_paper_and_can_choose_again(play: Play) -> None:
    ben = play.member("Ben", play.group("Northfield", "Marlshire"))
    play.tap(ben, tap("people.print_size"))
    assert "What you can print is in large print now." in play.press(ben, "Large print").lines
    assert play.store.run_now(lambda unit: unit.people.get(ben)).large_print
    assert "What you can print has letters of the usual size." in play.press(ben, "usual size").lines


def test_large_print_changes_every_paper_but_a_poster_and_what_must_look_alike() -> None:
    def looks(paper: Paper) -> int:
        return len(papers.print_paper(replace(paper, large=True), {}).content) - len(
            papers.print_paper(paper, {}).content
        )

    assert looks(USUAL) != 0
    assert looks(replace(USUAL, alike=True)) == 0
    assert looks(replace(USUAL, poster=True)) == 0
