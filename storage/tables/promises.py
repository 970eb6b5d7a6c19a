"""The tables of promises, and what can be changed in them."""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import Column, Date, ForeignKey, Integer, Table

from bot.ids import FileId
from bot.rules.promises import Judgement, State
from storage.tables.base import String, Utc, metadata, once

promises = Table(
    "promises",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("board_id", ForeignKey("boards.id"), nullable=False, index=True),
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("item_id", ForeignKey("items.id"), index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("who", String(60), nullable=False),
    Column("what", String(400), nullable=False, server_default=""),
    Column("voice", ForeignKey("files.id")),
    Column("due_on", Date),
    Column("state", String(16), nullable=False),
    Column("asked_at", Utc),
    Column("rep_word", String(16)),
    Column("version", Integer, nullable=False, server_default="1"),
)

_is_draft, _item, _meeting = promises.c.state == State.DRAFT, promises.c.item_id, promises.c.meeting_id
once(promises, "person_id", "item_id", where=_is_draft & _item.is_not(None))
once(promises, "person_id", "meeting_id", where=_is_draft & _item.is_(None) & _meeting.is_not(None))
once(promises, "board_id", "person_id", where=_is_draft & _item.is_(None) & _meeting.is_(None))

promise_days = Table(
    "promise_days",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("promise_id", ForeignKey("promises.id"), nullable=False, index=True),
    Column("due_on", Date, nullable=False),
)
"""The days for which something was promised before: history is shown, not hidden."""

judgements = Table(
    "judgements",
    metadata,
    Column("promise_id", ForeignKey("promises.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("judgement", String(16), nullable=False),
    Column("said_at", Utc, nullable=False),
)


class PromiseColumns(TypedDict, total=False):
    """What can be changed of a promise; its state only by `Promises.advance`."""

    who: str
    what: str
    voice: FileId | None
    due_on: date | None
    asked_at: datetime | None
    rep_word: Judgement | None
