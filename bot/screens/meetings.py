"""Board meetings: when, where, and what follows from their day."""

from collections.abc import Sequence
from datetime import date

from bot.ids import MeetingId
from bot.rules.agenda import Item
from bot.rules.meetings import Dates, Meeting, is_late
from bot.screen import REP_MENU, Button, Pictogram, Screen, Style, Tap, tap
from bot.screens.paper import leaf
from bot.screens.photos import on_photo
from bot.screens.schedule import calendar_button
from bot.words import Words


def show(
    words: Words,
    meeting: Meeting,
    items: Sequence[Item],
    today: date,
    *,
    may_change: bool,
    days_had: int | None = None,
    instead: Sequence[str] = (),
) -> Screen:
    """One meeting.

    Args:
        days_had: how many days before it the board's papers came.
        instead: who comes for whom.
    """
    lines = [*words.lines("meetings.show.called_off")] if meeting.called_off else _when(words, meeting, today)
    lines += place_lines(words, meeting)
    if days_had is not None:
        lines += had_lines(words, days_had)
    lines += instead
    buttons = []
    if items:
        buttons.append(Button(words.text("meetings.button.items"), tap("agenda.read", meeting.id), Style.MAIN))
    buttons.append(calendar_button(words, tap("meetings.calendar", meeting.id), is_off=meeting.called_off))
    if may_change and not meeting.called_off:
        buttons += [
            Button(words.text("meetings.button.move"), tap("meetings.day", meeting.id, 0)),
            Button(words.text("meetings.button.place"), tap("meetings.place", meeting.id)),
            Button(words.text("meetings.button.call_off"), tap("meetings.call_off", meeting.id), Style.STOP),
        ]
    return Screen(
        title=words.text("meetings.show.title"),
        lines=tuple(lines),
        buttons=tuple(buttons),
        picture=None if meeting.called_off else picture_of(words, meeting),
    )


def in_calendar(words: Words, meeting: Meeting, board: str) -> tuple[str, tuple[str, ...]]:
    """What stands in a calendar: the title and the lines."""
    key = "meetings.calendar.off" if meeting.called_off else "meetings.calendar"
    return words.text(key, board=board), on_photo(words, meeting)


def place_lines(words: Words, meeting: Meeting) -> tuple[str, ...]:
    """Where it is, and what the photo of the place shows."""
    place = (words.text("meetings.show.place", place=meeting.place),) if meeting.place else ()
    return (*place, *on_photo(words, meeting))


def picture_of(words: Words, meeting: Meeting) -> Pictogram:
    """The photo of the place; without one people round a table, and the page of the day."""
    page = leaf(words, meeting.meets_at.astimezone(meeting.zone).date())
    if meeting.shown_photo:
        return Pictogram("🪑", meeting.photo_alt, page, photo=meeting.shown_photo)
    return Pictogram("🪑", words.text("meetings.show.alt"), page)


def _when(words: Words, meeting: Meeting, today: date) -> list[str]:
    """The whole date, and how near it is: never one without the other, since a message may be read late."""
    lines = [words.heading(words.moment(meeting.meets_at)) + "."]
    day = meeting.meets_at.astimezone(meeting.zone).date()
    if day >= today:
        lines.append(words.text("meetings.show.near", near=words.nearest(day, today)))
    return lines


def check(
    words: Words,
    meeting: Meeting | None,
    meets_at_words: str,
    dates: Dates,
    yes: Tap,
    other_day: Tap,
    *,
    place: str = "",
    half: Tap | None = None,
    where: Tap | None = None,
) -> Screen:
    """Before it is planned: where it is, and what follows from this day.

    Args:
        place: where it will be; empty when nobody knows yet.
        half: the same, half an hour later.
        where: where the place of a new one can be changed.
    """
    there = words.text("meetings.show.place", place=place) if place else words.text("meetings.check.no_place")
    later = () if half is None else (Button(words.text("meetings.button.half"), half),)
    other_place = () if where is None else (Button(words.text("meetings.button.place"), where),)
    return Screen(
        title=words.text("meetings.check.title" if meeting is None else "meetings.check_move.title"),
        lines=(
            f"{words.heading(meets_at_words)}.",
            there,
            words.text("meetings.check.asks", date=words.date(dates.asks)),
            words.text("meetings.check.closes", date=words.date(dates.closes)),
            words.text("meetings.check.summary", date=words.date(dates.summary)),
        ),
        buttons=(
            Button(words.text("meetings.button.plan"), yes, Style.YES),
            *later,
            Button(words.text("meetings.button.other_day"), other_day),
            *other_place,
        ),
        back=other_day if where is None else where,
    )


def where(words: Words, asked: Tap, go_on: Tap, back: Tap, *, last: str, said: str = "") -> Screen:
    """Where will the board meet? Asked before it is planned.

    Args:
        go_on: without the words that were written, if any: where it met last, or nowhere yet.
        last: where it met last.
        said: what was written already for this one. Back leads to the page that shows it.
    """
    other = words.text("meetings.button.same_place" if last else "meetings.button.no_place")
    keep = (Button(words.text("meetings.button.keep_place"), back, Style.MAIN),) if said else ()
    lines = words.lines("meetings.place.known", place=last) if last else words.lines("meetings.place")
    return Screen(
        title=words.text("meetings.place.title"),
        lines=words.lines("meetings.place.said", place=said) if said else lines,
        buttons=(*keep, Button(other, go_on, Style.MAIN if last and not said else Style.PLAIN)),
        place=asked,
        back=back,
    )


def place(words: Words, meeting: Meeting) -> Screen:
    """Where the board meets."""
    keep = words.text("meetings.button.same_place") if meeting.place else words.text("meetings.button.no_place")
    off = tap("meetings.photo_off", meeting.id)
    lines = words.lines("meetings.place.known", place=meeting.place) if meeting.place else words.lines("meetings.place")
    return Screen(
        title=words.text("meetings.place.title"),
        lines=(*lines, *words.lines("meetings.place.photo"), *on_photo(words, meeting)),
        buttons=(
            Button(keep, tap("meetings.show", meeting.id), Style.MAIN),
            *((Button(words.text("meetings.button.photo_off"), off),) if meeting.photo else ()),
        ),
        place=tap("meetings.place", meeting.id),
        back=tap("meetings.show", meeting.id),
    )


def photo_words(words: Words, meeting: Meeting) -> Screen:
    """What does the photo of the place show? It is shown when somebody has said so."""
    return Screen(
        title=words.text("summaries.photo_words.title"),
        lines=words.lines("meetings.photo_words"),
        place=tap("meetings.photo_words", meeting.id),
        back=tap("meetings.place", meeting.id),
    )


def photo_refused(words: Words, meeting: Meeting) -> Screen:
    """A photo of the place cannot be shown; another one can be sent."""
    return Screen(
        title=words.text("elections.photo_refused.title"),
        lines=words.lines("elections.photo_refused.again"),
        buttons=(Button(words.text("meetings.button.place"), tap("meetings.place", meeting.id)),),
    )


def call_off(words: Words, meeting: Meeting) -> Screen:
    """Call it off: asked once."""
    return Screen(
        title=words.text("meetings.call_off.title"),
        lines=(words.heading(words.moment(meeting.meets_at)) + ".", *words.lines("meetings.call_off")),
        buttons=(
            Button(
                words.text("meetings.button.call_off_yes"), tap("meetings.off", meeting.id, meeting.version), Style.STOP
            ),
            Button(words.text("meetings.button.no_back"), tap("meetings.show", meeting.id)),
        ),
        back=tap("meetings.show", meeting.id),
    )


def told(words: Words, meeting: Meeting, what: str) -> Screen:
    """One line for everybody: planned, moved or called off."""
    return Screen(
        title=words.text(f"meetings.told.{what}.title"),
        lines=words.lines(f"meetings.told.{what}", moment=words.moment(meeting.meets_at)),
        buttons=(look(words, meeting.id),),
    )


def look(words: Words, meeting: MeetingId) -> Button:
    """The button that shows a meeting."""
    return Button(words.text("meetings.button.look"), tap("meetings.show", meeting))


def tomorrow(words: Words, meeting: Meeting, today: date) -> Screen:
    """The day before: the board meets tomorrow."""
    return Screen(
        title=words.text("meetings.tomorrow.title"),
        lines=(
            *_when(words, meeting, today),
            *place_lines(words, meeting),
        ),
        buttons=(look(words, meeting.id),),
        picture=picture_of(words, meeting),
    )


# The board's papers


def had_lines(words: Words, days: int) -> tuple[str, ...]:
    """How many days before the meeting the papers came, and that it is late when it is."""
    came = words.plural("meetings.papers.had", days)
    return (came, *words.lines("meetings.papers.late")) if is_late(days) else (came,)


def papers(words: Words, meeting: Meeting, days: int) -> Screen:
    """Did the papers come? `days`: how many are left until the meeting."""
    return Screen(
        title=words.text("meetings.papers.title"),
        lines=(words.plural("meetings.papers.left", days), *words.lines("meetings.papers.ask")),
        buttons=(
            Button(words.text("meetings.button.papers_here"), tap("meetings.papers_here", meeting.id), Style.YES),
        ),
        back=REP_MENU,
    )


def papers_came(words: Words, meeting: Meeting, days: int) -> Screen:
    """They are here; when that is late, what the rep may say."""
    say = words.lines("meetings.papers.say") if is_late(days) else ()
    return Screen(
        title=words.text("meetings.papers_came.title"),
        lines=(*had_lines(words, days), *say),
        buttons=(look(words, meeting.id),),
        back=REP_MENU,
    )
