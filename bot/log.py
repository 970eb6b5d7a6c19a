"""Logs hold our own ids and event names: never names, words, choices, Telegram ids or the token."""

import asyncio
import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

_TOKEN = re.compile(r"\b(bot)?\d{6,}:[A-Za-z0-9_-]{20,}")
_QUIET = ("apscheduler", "telegram", "aiohttp.access", "alembic", "httpx", "sqlalchemy")
_FRAMES = 4
"""How many spots of an exception are kept: the last ones."""
log = logging.getLogger(__name__)


class _Careful(logging.Formatter):
    """One line per event. Of an exception only kinds, files and line numbers are kept."""

    def __init__(self, *, as_json: bool, token: str) -> None:
        super().__init__()
        self._as_json = as_json
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The line, with anything that looks like a token taken out."""
        event = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "event": self._redacted(_in_one_line(record.getMessage())),
        }
        if record.exc_info is not None and record.exc_info[1] is not None:
            event["problem"] = " | ".join(_outlines(record.exc_info[1]))
        if self._as_json:
            return json.dumps(event, ensure_ascii=False)
        return " ".join(event.values())

    def _redacted(self, text: str) -> str:
        if self._token:
            text = text.replace(self._token, "<token>")
        return _TOKEN.sub("<token>", text)


def _in_one_line(text: str) -> str:
    """What could end a line, or move the cursor, is written out."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def _outlines(problem: BaseException) -> Iterator[str]:
    """What happened, then what it came from; of a group every one. Texts of exceptions can hold what a person wrote."""
    frames = traceback.extract_tb(problem.__traceback__)
    spots = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-_FRAMES:])
    yield f"{_in_one_line(type(problem).__name__)} at {spots}"
    if isinstance(problem, BaseExceptionGroup):
        for each in problem.exceptions:
            yield from _outlines(each)
    before = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if before is not None:
        yield from _outlines(before)


def set_up(*, as_json: bool, token: str) -> None:
    """Log to standard error; libraries only from warnings on. What nobody caught goes the same way."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Careful(as_json=as_json, token=token))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Otherwise logging prints a line that cannot be written with everything that was to stand in it.
    logging.raiseExceptions = False
    sys.excepthook = _on_end
    sys.unraisablehook = lambda what: _note("something could not be tidied up", what.exc_value)
    threading.excepthook = lambda what: _note("a thread ended", what.exc_value)


def watch_loop(loop: asyncio.AbstractEventLoop) -> None:
    """What nobody in this event loop caught goes to the log as well; asyncio would print whole objects."""
    loop.set_exception_handler(_on_loop_problem)


def _on_loop_problem(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    _note("something in the event loop failed", context.get("exception"))


def _on_end(kind: type[BaseException], problem: BaseException, _traced: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _note("the program ends", problem)


def _note(event: str, problem: BaseException | None) -> None:
    log.critical(event, exc_info=problem)
