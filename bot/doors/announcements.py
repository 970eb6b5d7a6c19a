"""What is said in the chat of a group: whether it may be said now, and what became of it."""

from datetime import datetime

from bot.rules.schedule import is_daytime, next_daytime
from bot.screen import Screen
from handlers.dispatch import Dispatch
from storage.deliveries import Letter
from storage.unit import Unit


def drawn_for_group(unit: Unit, dispatch: Dispatch, letter: Letter, *, now: datetime) -> tuple[Screen, int] | None:
    """What to say, and in which chat; None when it is put off to the right hour, or falls."""
    drawn = dispatch.announcement(unit, letter, now=now)
    if drawn is None:
        unit.deliveries.done([letter])
        return None
    screen, words, chat = drawn
    if not is_daytime(now, words.zone):
        unit.deliveries.postpone([letter], next_daytime(now, words.zone), tried=False)
        return None
    return screen, chat


def announced(unit: Unit, letter: Letter) -> None:
    """It was said."""
    unit.deliveries.arrived("words", group=letter.group)
    unit.deliveries.done([letter])


def chat_moved(unit: Unit, letter: Letter, chat: int, *, now: datetime) -> None:
    """The chat has another number now: it is said there."""
    if letter.group is not None:
        unit.people.change_group(letter.group, chat_id=chat)
    unit.deliveries.postpone([letter], now, tried=False)


def shut_out(unit: Unit, letter: Letter, *, now: datetime) -> None:
    """The chat does not let us write: it stays linked, and the facilitators see it on their list."""
    unit.deliveries.missed("words", "shut_out", group=letter.group, now=now)
    unit.deliveries.done([letter])
