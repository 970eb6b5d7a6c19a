"""Who hears what of picture tests: members who have a phone are asked, and who looked hears what came of it."""

from datetime import datetime
from typing import Protocol

from bot.ids import GroupId, PersonId, PictureTestId
from bot.rules.facts.pictures import PictureTestDone, PictureTestStarted, PictureTestStopped
from bot.rules.pictures import Reading
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import facilitators, people_of
from storage.unit import Unit


class OfTest(Protocol):
    """A fact about one test."""

    @property
    def test(self) -> PictureTestId:
        """Which one."""

    @property
    def group(self) -> GroupId:
        """Of which group."""


def who_can_look(unit: Unit, fact: OfTest, /, *, now: datetime) -> list[PersonId]:
    """Members with a phone."""
    everybody = unit.people.list_members(fact.group, now=now)
    return people_of(each for each in everybody if each.has_voice and not each.on_paper)


def _with(unit: Unit, fact: OfTest, reading: Reading, now: datetime) -> list[PersonId]:
    readers = [each.member_id for each in unit.pictures.list_readers(fact.test) if each.reading is reading]
    return people_of(each for each in unit.people.list_members(fact.group, now=now) if each.id in readers)


def who_asked_and_looked(unit: Unit, fact: OfTest, /, *, now: datetime) -> list[PersonId]:
    """Who looked at all pictures, and who looks after the group."""
    return [*facilitators(unit, fact, now=now), *_with(unit, fact, Reading.DONE, now)]


def who_looks(unit: Unit, fact: OfTest, /, *, now: datetime) -> list[PersonId]:
    """Who said yes to it, and need not go on."""
    return [*_with(unit, fact, Reading.LOOKS, now), *_with(unit, fact, Reading.DONE, now)]


TABLE: Table = (
    when(PictureTestStarted).to(who_can_look, "pictures.ask:{test}", ORDINARY),
    when(PictureTestDone).to(who_asked_and_looked, "pictures.result:{test}", QUIET).ends(PictureTestStarted),
    when(PictureTestStopped).to(who_looks, "pictures.stopped:{test}", QUIET).ends(PictureTestStarted),
)
