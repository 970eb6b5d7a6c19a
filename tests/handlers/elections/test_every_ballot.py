"""Promises of every kind of ballot: nobody has to choose somebody, and nothing but the last button sends a vote."""

from collections.abc import Callable, Iterator

import pytest

from bot.ids import ElectionId
from bot.rules.counting import Ballot
from bot.screen import Button, Screen, Tap, tap
from tests.handlers.elections.table import BLANK, Hall
from tests.handlers.elections.test_in_order import open_in_order
from tests.play import Play

SEND, NOBODY = "send my vote", "None of these"
KINDS: dict[Ballot, Callable[[Hall], ElectionId]] = {
    Ballot.YES_NO: lambda hall: hall.open("Ben"),
    Ballot.CHOOSE_ONE: lambda hall: hall.open("Ben", "Mina"),
    Ballot.APPROVAL: lambda hall: hall.open("Ben", "Mina", "Asha"),
    Ballot.RANKED: lambda hall: open_in_order(hall, "Ben", "Mina", "Asha"),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def _ballot(hall: Hall, kind: Ballot) -> Screen:
    election = KINDS[kind](hall)
    assert hall.election().kind is kind
    return hall.play.tap(hall.people["Lily"], tap("elections.ballot", election))


def _leads(screen: Screen) -> Iterator[tuple[Button, Tap]]:
    """The buttons of a page of the ballot that lead to another one, or send it."""
    for button in screen.buttons:
        if isinstance(button.does, Tap) and button.does.name == "elections.b":
            yield button, button.does


def _box(hall: Hall) -> int:
    election = hall.election().id
    return hall.play.store.run_now(lambda unit: len(unit.elections.list_ballots(election)))


@each_kind
def test_nothing_sends_a_vote_but_the_button_that_says_so(each_play: Play, kind: Ballot) -> None:
    """Every button of every page to which the buttons lead, whatever is chosen meanwhile."""
    hall = Hall(each_play)
    left, seen, sends = [_ballot(hall, kind)], set(), 0
    while left:
        shown = left.pop()
        page = (shown.title, shown.lines, tuple(button.label for button in shown.buttons))
        if page in seen:
            continue
        seen.add(page)
        for button, does in _leads(shown):
            if SEND in button.label:
                assert shown.title == "🗳 Is that right?"
                sends += 1
            else:
                left.append(each_play.tap(hall.people["Lily"], does))
    assert len(seen) > 5
    assert sends > 1
    assert _box(hall) == 0


@each_kind
@pytest.mark.parametrize("answer", [NOBODY, BLANK])
def test_on_every_ballot_people_can_say_none_of_these_and_that_they_do_not_want_to_choose(
    each_play: Play, kind: Ballot, answer: str
) -> None:
    hall = Hall(each_play)
    _ballot(hall, kind)
    assert "Your vote is in" in hall.vote("Lily", answer).title
    assert _box(hall) == 1
