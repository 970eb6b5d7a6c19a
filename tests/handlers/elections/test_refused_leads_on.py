"""Promises of a no in an election: its button leads to a page of that vote, and what it says is true."""

from collections.abc import Callable

import pytest

from bot.ids import ElectionId
from bot.rules.elections import State
from bot.screen import Screen, Tap, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def _closed(hall: Hall, election: ElectionId) -> tuple[str, Tap]:
    hall.close()
    return "Lily", tap("elections.ballot", election)


def _called_off(hall: Hall, election: ElectionId) -> tuple[str, Tap]:
    for pressed in (tap("elections.call_off_open", election), tap("elections.off_open", election)):
        hall.play.tap(hall.sam, pressed)
    assert hall.election().state is State.CALLED_OFF
    return "Lily", tap("elections.ballot", election)


def _not_on_the_roll(hall: Hall, election: ElectionId) -> tuple[str, Tap]:
    hall.people["Zed"] = hall.play.member("Zed", hall.group)
    return "Zed", tap("elections.ballot", election)


def _on_paper(hall: Hall, election: ElectionId) -> tuple[str, Tap]:
    hall.play.tap(hall.sam, tap("elections.tick", election, hall.member("Lily").id, 1, 0))
    return "Lily", tap("elections.ballot", election)


def _new_phone(hall: Hall, election: ElectionId) -> tuple[str, Tap]:
    member = hall.member("Lily").id
    hall.play.store.run_now(lambda unit: unit.elections.note_moved(election, member))
    return "Lily", tap("elections.ballot", election)


def _stands_too_late(hall: Hall, election: ElectionId) -> tuple[str, Tap]:
    return "Lily", tap("elections.stand_up", election)


SCENES: dict[str, Callable[[Hall, ElectionId], tuple[str, Tap]]] = {
    "It closed on": _closed,
    "Nobody can vote in it now.": _called_off,
    "Members who join later can vote next time.": _not_on_the_roll,
    "The last moment for it is": _on_paper,
    "2 people must say that it is yours.": _new_phone,
    "There can be no new candidates in this vote now.": _stands_too_late,
}


def _is_a_no(shown: Screen) -> bool:
    return any(line.startswith("Nothing changed") for line in shown.lines)


@pytest.mark.parametrize("says", SCENES)
def test_the_button_of_a_no_leads_to_a_page_of_this_vote(each_play: Play, says: str) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    for name in VOTERS:
        hall.vote(name, "Ben")
    name, pressed = SCENES[says](hall, election)
    person = hall.people[name]
    no = each_play.tap(person, pressed)
    assert any(line.startswith(says) for line in no.lines), no.lines
    does = no.buttons[0].does
    assert isinstance(does, Tap)
    shown = each_play.tap(person, does)
    assert shown.title != no.title
    assert not _is_a_no(shown)
    assert does.args[0] == str(election)
