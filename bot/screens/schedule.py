"""Choosing a day and an hour by tapping, the same for every feature; and the list of what is planned."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.screen import FACILITATOR_MENU, Button, Screen, Tap, TextFile, tap
from bot.screens.lists import A_PAGE, paged
from bot.words import Words

DAYS_A_PAGE = 7
_CLOCKS = "🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚"
"""By the hour: one clock for all of them would show another time than the words beside it."""


def pick_day(
    words: Words,
    *,
    title: str,
    lines: tuple[str, ...],
    days: Sequence[date],
    pick: Callable[[date], Tap],
    page: Callable[[date], Tap],
    earliest: date,
    back: Tap,
    before: date | None = None,
) -> Screen:
    """One week of days to choose from, one below the other, with the weeks before and after.

    Args:
        days: the days of this page.
        pick: what tapping a day means.
        page: what shows the page that begins at a day.
        earliest: no day before this one is offered.
        back: where Back leads.
        before: the day whose page comes before this one; by itself a week earlier.
    """
    offered = [day for day in days if day >= earliest]
    buttons = [Button(words.text("schedule.button.day", date=words.day(day)), pick(day)) for day in offered]
    if days[0] > earliest:
        before = max(earliest, before or days[0] - timedelta(days=DAYS_A_PAGE))
        buttons.append(Button(words.text("schedule.button.earlier"), page(before)))
    later = page(days[-1] + timedelta(days=1))
    buttons.append(Button(words.text("schedule.button.later"), later, beside=days[0] > earliest))
    return Screen(title=title, lines=lines, buttons=tuple(buttons), back=back)


def pick_month(
    words: Words,
    *,
    title: str,
    lines: tuple[str, ...],
    usual: Button | None,
    months: Sequence[date],
    page: Callable[[date], Tap],
    back: Tap,
) -> Screen:
    """The day that is usual first, then the months from which a day can be chosen."""
    buttons = [Button(words.text("schedule.button.month", month=words.month(first)), page(first)) for first in months]
    return Screen(title=title, lines=lines, buttons=(*([usual] if usual else ()), *buttons), back=back)


def pick_hour(
    words: Words,
    *,
    title: str,
    lines: tuple[str, ...],
    hours: Sequence[int],
    pick: Callable[[int], Tap],
    back: Tap,
) -> Screen:
    """Full hours of a day to choose from, two in a row."""
    said = ((hour, words.heading(words.hour(hour))) for hour in hours)
    buttons = tuple(
        Button(words.text("schedule.button.hour", clock=_CLOCKS[hour % 12], time=time), pick(hour))
        for hour, time in said
    )
    return Screen(title=title, lines=lines, buttons=buttons, columns=2, back=back)


def planned(words: Words, entries: Sequence[tuple[datetime, Button]], *, page: int) -> Screen:
    """Everything that is planned: one line with its day for each, and the button that shows it."""
    shown = entries[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [words.text("schedule.list.line", date=words.date(when), label=button.label) for when, button in shown]
    return Screen(
        title=words.text("schedule.list.title"),
        lines=tuple(lines) if entries else words.lines("schedule.list.empty"),
        buttons=paged(
            words, _told_apart(words, entries), page=page, turn=lambda n: tap("schedule.list", n), most=A_PAGE
        ),
        back=FACILITATOR_MENU,
    )


def _told_apart(words: Words, entries: Sequence[tuple[datetime, Button]]) -> list[Button]:
    """The buttons of what is planned: two of a kind say their day, because nobody can choose between equal buttons."""
    often = Counter(button.label for _, button in entries)
    return [
        replace(button, label=f"{button.label.partition(' ')[0]} {words.short_day(when)}")
        if often[button.label] > 1
        else button
        for when, button in entries
    ]


def calendar(words: Words, file: TextFile, *, is_off: bool, back: Tap) -> Screen:
    """A day for the calendar of one's phone. `is_off`: it will not be, and the calendar hears that."""
    return Screen(
        title=words.text("schedule.calendar.title"),
        lines=words.lines("schedule.calendar.off" if is_off else "schedule.calendar"),
        enclosed=(file,),
        back=back,
    )


def calendar_button(words: Words, does: Tap, *, is_off: bool = False) -> Button:
    """The button on the page of a day."""
    return Button(words.text("schedule.button.calendar_off" if is_off else "schedule.button.calendar"), does)


def failed(words: Words, feature: str) -> Screen:
    """Something that should happen by itself did not happen."""
    return Screen(
        title=words.text("schedule.failed.title"),
        lines=(
            *words.lines("schedule.failed"),
            words.text(f"schedule.failed.{feature}"),
            *words.lines("schedule.failed.told"),
        ),
    )
