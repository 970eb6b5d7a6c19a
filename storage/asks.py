"""Queries of what people ask the reps about a summary, and what the reps answer."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.ids import BoardId, FileId, PersonId, SummaryId
from bot.rules.summaries import Ask
from storage.rows import Prepared, inserted
from storage.tables.meetings import meetings
from storage.tables.people import people
from storage.tables.summaries import asks, summaries

_ASKS = select(asks, people.c.called).join(people, people.c.id == asks.c.person_id)
_OF_PERSON = Prepared(_ASKS.where(asks.c.person_id == bindparam("person")).order_by(asks.c.id.desc()))


class Asks:
    """Queries of questions to the reps in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_ask(self, summary: SummaryId, person: PersonId, *, text: str, voice: FileId | None) -> int:
        """A question to the reps."""
        values = {"summary_id": summary, "person_id": person, "text": text, "voice": voice}
        return inserted(self._connection, asks, values=values)

    def get_ask(self, ask: int) -> Ask:
        """Raises LookupError."""
        row = self._connection.execute(_ASKS.where(asks.c.id == ask)).one_or_none()
        if row is None:
            raise LookupError(f"ask {ask}")
        return _ask(row)

    def list_asks(self, board: BoardId) -> list[Ask]:
        """Questions to the reps of a board that have no answer, the oldest first."""
        of_board = _ASKS.join(summaries, summaries.c.id == asks.c.summary_id)
        of_board = of_board.join(meetings, meetings.c.id == summaries.c.meeting_id)
        wanted = of_board.where(meetings.c.board_id == board, asks.c.answered_at.is_(None)).order_by(asks.c.id)
        return [_ask(row) for row in self._connection.execute(wanted)]

    def list_asks_of(self, person: PersonId) -> list[Ask]:
        """What one person asked the reps, the newest first."""
        return [_ask(row) for row in _OF_PERSON.all(self._connection, person=person)]

    def answer_ask(self, ask: int, by: PersonId, *, text: str, voice: FileId | None, now: datetime) -> None:
        """A rep answers, in place of an answer before."""
        values = {"answer": text, "answer_voice": voice, "answered_by": by, "answered_at": now}
        self._connection.execute(update(asks).where(asks.c.id == ask).values(values))


def _ask(row: Row[Any]) -> Ask:
    return Ask(
        id=row.id,
        summary_id=row.summary_id,
        person_id=row.person_id,
        name=row.called,
        text=row.text,
        voice=row.voice,
        answer=row.answer,
        answer_voice=row.answer_voice,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
    )
