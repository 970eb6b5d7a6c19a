"""Days as a file that every calendar opens: iCalendar (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_FOLD = 74
"""Octets of one line, RFC 5545, 3.1."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in a calendar.

    Args:
        uid: known by this: the same one again takes the place of what a calendar has.
        on: a whole day, or an aware moment. It is written in UTC, so no clock is put forward or back in between.
        version: counts up with each change; the higher one counts.
        note: lines of words.
        is_off: it will not be.
    """

    uid: str
    summary: str
    on: date | datetime
    version: int = 0
    place: str = ""
    note: tuple[str, ...] = ()
    is_off: bool = False


def calendar(events: Iterable[Event], *, now: datetime) -> str:
    """The text of the file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SayNext//Board//EN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, now)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(event: Event, now: datetime) -> list[str]:
    said = {"LOCATION": event.place, "DESCRIPTION": "\n".join(event.note)}
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.version}",
        f"DTSTAMP:{_moment(now)}",
        *_when(event.on),
        f"SUMMARY:{_escaped(event.summary)}",
        *(f"{name}:{_escaped(text)}" for name, text in said.items() if text),
        *(["STATUS:CANCELLED"] if event.is_off else []),
        "END:VEVENT",
    ]


def _when(on: date | datetime) -> list[str]:
    """How long it takes nobody told us, so a moment has no end."""
    if isinstance(on, datetime):
        return [f"DTSTART:{_moment(on)}"]
    return [f"DTSTART;VALUE=DATE:{on:%Y%m%d}", f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """A long line goes on after a line break and a space; no letter is cut in two."""
    parts, rest = [], line
    while len(rest.encode()) > _FOLD:
        most = len(rest.encode()[:_FOLD].decode(errors="ignore"))
        parts.append(rest[:most])
        rest = rest[most:]
    return "\r\n ".join((*parts, rest))
