"""Logs hold our own ids and event names: never names, words, choices, Telegram ids or the token."""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime

_TOKEN = re.compile(r"\b(bot)?\d{6,}:[A-Za-z0-9_-]{20,}")
_QUIET = ("apscheduler", "telegram", "aiohttp.access", "alembic", "httpx", "sqlalchemy")


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
            "event": self._redacted(record.getMessage()),
        }
        if record.exc_info is not None and record.exc_info[1] is not None:
            event["problem"] = _outline(record.exc_info[1])
        if self._as_json:
            return json.dumps(event, ensure_ascii=False)
        return " ".join(event.values())

    def _redacted(self, text: str) -> str:
        if self._token:
            text = text.replace(self._token, "<token>")
        return _TOKEN.sub("<token>", text)


def _outline(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    places = " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-4:])
    return f"{type(problem).__name__} at {places}"


def set_up(*, as_json: bool, token: str) -> None:
    """Log to standard error; libraries only from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Careful(as_json=as_json, token=token))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
