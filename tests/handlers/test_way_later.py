"""Promises of Back at other moments of the circle: while news are written, when they are out, and while people vote."""

from collections.abc import Callable

import pytest

from bot.ids import PersonId
from tests.handlers.elections.table import Hall
from tests.handlers.summaries.table import meet
from tests.handlers.walking import walk
from tests.play import Play

People = dict[str, PersonId]


def _written(play: Play) -> People:
    board = meet(play)
    board.write_cards()
    return {"rep": board.mina, "facilitator": board.sam}


def _out(play: Play) -> People:
    board = meet(play)
    board.write_cards()
    board.publish()
    board.hear_all()
    return {"member": board.ben, "rep": board.mina, "facilitator": board.sam}


def _vote(play: Play) -> People:
    hall = Hall(play, paper=("Joe",))
    hall.open("Ben", "Mina", "Asha")
    return {"member": hall.people["Lily"], "candidate": hall.people["Ben"], "facilitator": hall.sam}


@pytest.mark.parametrize("moment", [_written, _out, _vote], ids=["written", "out", "vote"])
def test_back_leads_to_the_page_on_which_somebody_pressed_at_this_moment(
    play: Play, moment: Callable[[Play], People]
) -> None:
    lost, names = list[str](), set[str]()
    for who, person in moment(play).items():
        found = walk(play, person, play.start(person))
        lost += [f"{who}: {each}" for each in found.lost]
        names |= found.names
    assert lost == []
    assert len(names) > 30
