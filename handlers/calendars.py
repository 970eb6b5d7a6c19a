"""A day that somebody puts into the calendar of their phone, one way for every feature."""

from bot.rules.calendars import Event, calendar
from bot.rules.people import Group
from bot.screen import Screen, Tap, TextFile
from bot.screens import schedule as screens
from handlers.routes import At


def uid(at: At, what: str, number: int) -> str:
    """What a calendar knows something by. The name of the bot is in it: two bots have a meeting 1."""
    return f"{what}-{number}@{at.bot_name.lower()}.t.me"


def help_lines(at: At, group: Group) -> tuple[str, ...]:
    """Who helps, as it stands on the page for help."""
    if not group.helper_name:
        return ()
    help_line = at.words.text("schedule.calendar.help", name=group.helper_name, phone=group.helper_phone)
    return (help_line.strip(),)


def page(at: At, event: Event, *, back: Tap) -> Screen:
    """The file, and what to do with it."""
    file = TextFile(f"{at.words.text('schedule.calendar.file')}.ics", calendar([event], now=at.now))
    return screens.calendar(at.words, file, is_off=event.is_off, back=back)
