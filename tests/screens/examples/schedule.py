"""Every screen of the schedule."""

from datetime import date, timedelta

from bot.screen import FACILITATOR_MENU, Button, Screen, TextFile, tap
from bot.screens import schedule as screens
from bot.words import Words
from tests.screens.examples.meetings import NOW

FIRST = date(2026, 9, 28)
WEEK = tuple(FIRST + timedelta(days=n) for n in range(5))


FILE = TextFile("calendar.ics", "BEGIN:VCALENDAR")


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    entries = [
        (NOW + timedelta(days=9 * n), Button(words.text("meetings.button.next"), tap("meetings.show", n)))
        for n in range(1, 9)
    ]
    return {
        "pick_day": screens.pick_day(
            words,
            title=words.text("meetings.day.title"),
            lines=words.lines("meetings.day"),
            days=WEEK,
            pick=lambda day: tap("meetings.hour", 0, day.toordinal()),
            page=lambda day: tap("meetings.day", 0, day.toordinal()),
            earliest=FIRST - timedelta(days=20),
            back=FACILITATOR_MENU,
        ),
        "calendar": screens.calendar(words, FILE, is_off=False, back=FACILITATOR_MENU),
        "calendar.off": screens.calendar(words, FILE, is_off=True, back=FACILITATOR_MENU),
        "pick_month": screens.pick_month(
            words,
            title=words.text("meetings.day.title"),
            lines=(words.text("meetings.day.usual", n=12), *words.lines("meetings.day.month")),
            usual=Button(words.text("meetings.button.usual", date=words.day(FIRST)), tap("meetings.hour", 0, 20260928)),
            months=[date(2026, month, 1) for month in range(7, 13)],
            page=lambda day: tap("meetings.day", 0, day.toordinal()),
            back=FACILITATOR_MENU,
        ),
        "pick_hour": screens.pick_hour(
            words,
            title=words.text("meetings.hour.title"),
            lines=words.lines("meetings.hour", date=words.date(FIRST)),
            hours=range(9, 19),
            pick=lambda hour: tap("meetings.check", 0, 0, hour),
            back=FACILITATOR_MENU,
        ),
        **{
            f"failed.{feature}": screens.failed(words, feature)
            for feature in (
                "agenda",
                "deputies",
                "elections",
                "feedback",
                "meetings",
                "people",
                "promises",
                "reps",
                "rooms",
                "summaries",
                "worries",
            )
        },
        "planned": screens.planned(words, entries, page=0),
        "planned.last": screens.planned(words, entries, page=1),
        "planned.empty": screens.planned(words, [], page=0),
    }
