"""Writing a promise down."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.ids import ItemId, MeetingId
from bot.rules.agenda import Item
from bot.rules.promises import Promise, State
from bot.screen import (
    HOME,
    UNDONE,
    Button,
    Screen,
    Style,
    Tap,
    tap,
)
from bot.screens.promises.look import which_day
from bot.screens.promises.said import said, spoken_of, unsaid, what_of, who_of
from bot.words import Words


def begin(
    words: Words, meeting: MeetingId, item: ItemId, about: Item | None, names: Sequence[Promise]
) -> Screen:  # fmt: skip
    """Who promised something? A name that was used before, or a new one."""
    entries = tuple(Button(f"👤 {each.who}", tap("promises.same", meeting, item, each.id)) for each in names)
    ask = words.text("promises.begin.title")
    title = ask if about is None else f"{about.emoji} {about.title}"
    lines = words.lines("promises.begin.names" if names else "promises.begin")
    return Screen(
        title=title,
        lines=lines if about is None else (ask.partition(" ")[2], *lines),
        buttons=entries,
        place=tap("promises.begin", meeting, item),
        back=tap("summaries.open", meeting) if item else HOME,
    )


def who(words: Words, promise: Promise, names: Sequence[Promise]) -> Screen:
    """Who promised it, said after the rest."""
    return Screen(
        title=words.text("promises.begin.title"),
        lines=(
            words.heading(what_of(words, promise)),
            *words.lines("promises.begin.names" if names else "promises.begin"),
        ),
        buttons=tuple(Button(f"👤 {each.who}", tap("promises.also", promise.id, each.id)) for each in names),
        place=tap("promises.who", promise.id),
        back=_page_of(promise),
    )


def what(words: Words, promise: Promise) -> Screen:
    """What is the promise? Who has both hands full says it."""
    who_first = tap("promises.begin", promise.meeting_id or 0, promise.item_id or 0)
    somebody = words.heading(words.text("promises.who", who=who_of(words, promise)))
    known = (words.text("promises.what.who", who=promise.who),) if promise.who else (somebody, what_of(words, promise))
    return Screen(
        title=words.text("promises.what.title"),
        lines=(*known, *words.lines("promises.what.ask")),
        place=tap("promises.what", promise.id),
        back=who_first if promise.who and promise.state is State.DRAFT else _page_of(promise),
    )


def _page_of(promise: Promise) -> Tap:
    return tap("promises.when" if promise.state is State.DRAFT else "promises.show", promise.id)


Days = Mapping[str, tuple[date, Tap]]
"""Days that are proposed, and what each does, by the key of its words."""


def when(words: Words, promise: Promise, days: Days, *, is_unclear: bool = False) -> Screen:
    """By when? Days that are proposed, another day, or none; or a day that is written.

    Args:
        is_unclear: something was written, and we do not know which day it means.
    """
    return Screen(
        title=words.text("promises.when.title"),
        lines=(*said(words, promise)[:2], *_which_day(words, days, is_unclear=is_unclear)),
        buttons=(
            *_day_buttons(words, days),
            Button(words.text("promises.button.other_month"), tap("promises.day", promise.id, 0)),
            Button(words.text("promises.button.no_date"), tap("promises.no_day", promise.id)),
        ),
        place=tap("promises.when", promise.id),
        back=tap("promises.what", promise.id),
        again=UNDONE if is_unclear else None,
    )


def _which_day(words: Words, days: Days, *, is_unclear: bool) -> tuple[str, ...]:
    if is_unclear:
        return (*words.lines("promises.when.unclear"), *_proposed(words, days))
    return (*words.lines("promises.when"), *_proposed(words, days), *words.lines("promises.when.write"))


def _proposed(words: Words, days: Days) -> tuple[str, ...]:
    return tuple(words.text(f"promises.when.{key}", date=words.date(day)) for key, (day, _) in days.items())


def _day_buttons(words: Words, days: Days) -> tuple[Button, ...]:
    return tuple(
        Button(words.text(f"promises.button.{key}", date=words.heading(words.day(day))), does)
        for key, (day, does) in days.items()
    )


def at_the_table(
    words: Words, about: Item, days: Days, *, place: Tap, other: Tap, none: Tap, back: Tap, is_unclear: bool = False
) -> Screen:  # fmt: skip
    """Somebody promises something about this item: for when? Who and what can wait.

    Args:
        place: where a day can be written.
        other: chooses another day.
        none: they did not say when.
        is_unclear: something was written, and we do not know which day it means.
    """
    return Screen(
        title=words.text("promises.at_the_table.title"),
        lines=(f"{about.emoji} {about.title}", *_which_day(words, days, is_unclear=is_unclear)),
        buttons=(
            *_day_buttons(words, days),
            Button(words.text("promises.button.other_month"), other),
            Button(words.text("promises.button.no_date"), none),
        ),
        place=place,
        back=back,
        again=UNDONE if is_unclear else None,
    )


def days_of(words: Words, about: Item) -> tuple[str, tuple[str, ...]]:
    """Title and lines of the day picker."""
    return words.text("promises.day.title"), (f"{about.emoji} {about.title}", *which_day(words))


def check(words: Words, promise: Promise) -> Screen:
    """Is that right? Then everybody can see it."""
    ask = () if promise.due_on else words.lines("promises.check.no_date")
    return Screen(
        title=words.text("promises.check.title"),
        lines=(*said(words, promise), *ask, *words.lines("promises.check")),
        buttons=(
            Button(words.text("promises.button.add"), tap("promises.add", promise.id), Style.YES),
            *unsaid(words, promise),
            *((Button(words.text("promises.button.other_words"), tap("promises.what", promise.id)),) * promise.is_told),
            Button(words.text("promises.button.other_date"), tap("promises.when", promise.id)),
            Button(words.text("promises.button.throw_away"), tap("promises.throw_away", promise.id), Style.STOP),
        ),
        enclosed=spoken_of(promise),
        back=tap("promises.when", promise.id),
    )


def added(words: Words, promise: Promise, *, table: Tap | None = None) -> Screen:
    """Everybody can see it, and we ask on the day.

    Args:
        table: where the meeting goes on, while it is on.
    """
    again = tap("promises.begin", promise.meeting_id or 0, promise.item_id or 0)
    if table is not None and promise.meeting_id and promise.item_id:
        return _added(words, promise, tap("promises.at_the_table", promise.meeting_id, promise.item_id), (
            Button(words.text("meetings.button.table"), table, Style.MAIN),
        ))  # fmt: skip
    summary: tuple[Button, ...] = ()
    if promise.meeting_id is not None:
        summary = (Button(words.text("promises.button.summary"), tap("summaries.open", promise.meeting_id)),)
    return _added(words, promise, again, (
        Button(words.text("promises.button.list"), tap("promises.list", 0)), *summary,
    ))  # fmt: skip


def _added(words: Words, promise: Promise, again: Tap, more: Sequence[Button]) -> Screen:
    to_say = unsaid(words, promise)
    key = "promises.added" if promise.due_on is not None else "promises.added.no_date"
    return Screen(
        title=words.text("promises.added.title"),
        lines=(*said(words, promise), *words.lines(key), *(words.lines("promises.added.unsaid") if to_say else ())),
        buttons=(*to_say, Button(words.text("promises.button.another"), again), *more),
        place=HOME,
    )


def thrown_away(words: Words) -> Screen:
    """It is not written down."""
    return Screen(title=words.text("promises.thrown_away.title"), lines=words.lines("promises.thrown_away"), place=HOME)
