"""Who hears what of tests of pictures."""

import pytest

from bot.ids import PictureTestId
from bot.rules.facts import pictures as facts
from bot.rules.pictures import Reader, Reading
from tests.telling.town import Town


@pytest.fixture
def test(town: Town) -> PictureTestId:
    """Ben has looked at all pictures, Mina at some of them."""
    made = town.ask(lambda unit: unit.pictures.add(town.north, ["bus"]))
    for name, reading in (("Ben", Reading.DONE), ("Mina", Reading.LOOKS)):
        _reads(town, Reader(made, town.member(name).id, reading))
    return made


def _reads(town: Town, reader: Reader) -> None:
    town.ask(lambda unit: unit.pictures.put_reader(reader))


def test_members_with_a_phone_are_asked(town: Town, test: PictureTestId) -> None:
    told = town.tell(facts.PictureTestStarted(test, town.north))
    assert told == {f"pictures.ask:{test}": ("ordinary", "Ben Mina")}


def test_who_looked_hears_what_came_of_it_and_so_do_facilitators(town: Town, test: PictureTestId) -> None:
    told = town.tell(facts.PictureTestDone(test, town.north))
    assert told == {f"pictures.result:{test}": ("quiet", "Ben Sam")}


def test_who_need_not_go_on_hears_that_it_was_stopped(town: Town, test: PictureTestId) -> None:
    told = town.tell(facts.PictureTestStopped(test, town.north))
    assert told == {f"pictures.stopped:{test}": ("quiet", "Ben Mina")}
