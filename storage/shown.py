"""Queries of the numbers that are shown of a round, which change only when several more people have chosen."""

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from bot.ids import MeetingId
from storage.tables.agenda import short_list


class Shown:
    """Queries of shown numbers in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, meeting: MeetingId) -> tuple[int, dict[int, int]]:
        """How many people had chosen, and how many of them each place, when it was last shown; 0: never."""
        rows = self._connection.execute(select(short_list).where(short_list.c.meeting_id == meeting)).all()
        return max((row.shown_of for row in rows), default=0), {row.place: row.shown for row in rows}

    def keep(self, meeting: MeetingId, people: int, counts: Mapping[int, int]) -> None:
        """From now on this is shown, unless more people are shown already."""
        for place in self.find(meeting)[1]:
            here = (short_list.c.meeting_id == meeting) & (short_list.c.place == place)
            fewer = short_list.c.shown_of < people
            shown = update(short_list).where(here & fewer).values(shown=counts.get(place, 0), shown_of=people)
            self._connection.execute(shown)
