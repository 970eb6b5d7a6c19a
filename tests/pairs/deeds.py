"""A deed as it comes to the program: a press or words of a person, or a deadline of the clock."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.ids import PersonId
from bot.screen import Tap
from handlers.answers import Answer, Sent
from storage.unit import Unit
from tests.play import Play

T = TypeVar("T")
Deed = Callable[[Unit, int], object]
"""Called with the number of the update with which it comes."""
_NEW = re.compile(r'\d{7,}|(?<="details": {"place": )\d+')
"""The number of a row that a deed made: in another order it would have got another one. Places of ballots are drawn."""


@dataclass(frozen=True, slots=True)
class Subject(Generic[T]):
    """Something that several people and the clock can change.

    Args:
        build: makes it, as it stands before the deeds.
        deeds: everything that can be done with it then. Each one is made in the same world.
    """

    build: Callable[[Play], T]
    deeds: Mapping[str, Callable[[T], Deed]]


def presses(play: Play, person: PersonId, pressed: Tap) -> Deed:
    """Somebody presses a button."""
    now = play.now

    def press(unit: Unit, update: int) -> object:
        sender = play.sender(unit, person)
        return play.dispatch.tapped(unit, sender, pressed.encode(), message_id=1, update_id=update, now=now)

    return press


def writes(play: Play, person: PersonId, asked: Tap, words: str) -> Deed:
    """Somebody answers a page that asks; they were shown it before."""
    play.tap(person, asked)
    now = play.now

    def write(unit: Unit, update: int) -> object:
        return play.dispatch.wrote(unit, play.sender(unit, person), Sent(text=words), update_id=update, now=now)

    return write


def rings(play: Play, kind: str, subject: int) -> Deed:
    """A deadline has come. Another program may have seen it, too."""
    deadline = play.store.run_now(lambda unit: unit.schedule.find_deadline(kind, subject))
    assert deadline is not None, kind
    now = max(play.now, deadline.due_at)

    def ring(unit: Unit, update: int) -> object:
        play.dispatch.ring(unit, deadline, now=now)
        return None

    return ring


def outcome(given: object) -> str:
    """What came of a deed, as the one who did it sees it."""
    return canonical(given.screen.title) if isinstance(given, Answer) else type(given).__name__


def canonical(words: str) -> str:
    """The same without numbers that another order would have given otherwise."""
    return _NEW.sub("#", words)
