"""Choosing the day of a promise."""

from datetime import date

from bot.rules.promises import Promise
from bot.screen import Screen, tap
from bot.screens.promises import look as looks
from bot.services.promises import access
from handlers.days import Choice, choose
from handlers.routes import At


def today_of(at: At, promise: Promise) -> date:
    """Today, where the board is."""
    return at.now.astimezone(access.zone_of(at.unit, promise.board_id)).date()


def pick_day_of(
    at: At, promise: Promise, first: int, *, pick: str, page: str, back: str, args: tuple[int, ...]
) -> Screen:
    """The day picker of a promise."""
    title, lines = looks.day_words(at.words, promise)
    choice = Choice(
        title=title,
        lines=lines,
        country=at.unit.people.list_groups_of_board(promise.board_id)[0].country,
        earliest=today_of(at, promise),
        pick=lambda day: tap(pick, promise.id, day, *args),
        page=lambda day: tap(page, promise.id, day),
        back=tap(back, promise.id),
    )
    return choose(at.words, choice, first)
