"""Everything open about a board as files: CSV and JSON with a description of each column, and a calendar."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, get_args, get_type_hints

from bot.rules.calendars import Event, calendar
from bot.rules.mirror import Answers, Ballots, Chronicle, Circle, Kind, Met, Step, Subject, Thing, Vow

VERSION = 2
"""Counts up when a column gets another meaning or goes."""
TABLES: Mapping[str, type] = {
    "groups": Circle, "meetings": Met, "steps": Step, "promises": Vow, "elections": Ballots,
    "topics": Subject, "kinds": Kind, "items": Thing, "questions": Answers,
}  # fmt: skip


def files(chronicle: Chronicle, *, now: datetime) -> dict[str, str]:
    """The name and the text of each file."""
    made = {f"{name}.csv": _csv(kind, getattr(chronicle, name)) for name, kind in TABLES.items()}
    made["board.json"] = json.dumps(asdict(chronicle), default=date.isoformat, ensure_ascii=False, indent=1) + "\n"
    made["about.json"] = json.dumps(about(), ensure_ascii=False, indent=1) + "\n"
    made["board.ics"] = board_calendar(chronicle, now=now)
    return made


def about() -> dict[str, Any]:
    """What each column of each file means."""
    return {
        "version": VERSION,
        "days": "year-month-day, as on the wall calendar of the board",
        "hidden": "A group with fewer than 5 people who have a voice shows no numbers, and never only one group.",
        "tables": {name: _columns(kind) for name, kind in TABLES.items()},
    }


def _columns(kind: type) -> dict[str, str]:
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: str(get_args(hints[field.name])[1]) for field in fields(kind)}


def _csv(kind: type, rows: Sequence[Any]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(field.name for field in fields(kind))
    writer.writerows([_safe(value) for value in asdict(row).values()] for row in rows)
    return out.getvalue()


def _safe(value: object) -> object:
    """A name that begins like a formula would be worked out by a spreadsheet."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def board_calendar(chronicle: Chronicle, *, now: datetime) -> str:
    """Meetings, last days to say something or to answer, and the days of open promises: whole days, known by our own
    numbers.
    """
    board = chronicle.board
    meetings = [Event(f"meeting-{met.meeting}@saynext", f"{board}: meeting", met.on) for met in chronicle.meetings]
    lists = [
        Event(f"list-{met.meeting}@saynext", f"{board}: last day to say something for the list", met.closes_on)
        for met in chronicle.meetings
        if met.closes_on is not None
    ]
    questions = [
        Event(f"question-{each.question}@saynext", f"{board}: last day to answer a question", each.closes_on)
        for each in chronicle.questions
        if each.is_open
    ]
    promises = [
        Event(f"promise-{vow.promise}@saynext", f"{board}: a promise is due", vow.due_on)
        for vow in chronicle.promises
        if vow.due_on is not None and vow.became in ("waiting", "asking")
    ]
    return calendar([*meetings, *lists, *questions, *promises], now=now)
