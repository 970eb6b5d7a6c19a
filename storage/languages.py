"""Queries of the languages that people of a board read."""

from sqlalchemy import Connection, distinct, func, literal, select, union_all

from bot.ids import BoardId
from bot.rules.people import Standing
from storage.asked import once
from storage.tables.people import groups, members, people


class Languages:
    """Queries of languages in one transaction."""

    _connection: Connection

    @once
    def count_languages(self, board: BoardId) -> dict[str, int]:
        """How many people of a board read in each language; that of a group is there also when nobody does."""
        reading = (
            select(people.c.language, func.count(distinct(people.c.id)))
            .join(members, members.c.person_id == people.c.id)
            .join(groups, groups.c.id == members.c.group_id)
            .where(groups.c.board_id == board, members.c.standing == Standing.IN)
            .group_by(people.c.language)
        )
        spoken = select(groups.c.language, literal(0)).where(groups.c.board_id == board)
        found: dict[str, int] = {}
        for language, readers in self._connection.execute(union_all(reading, spoken)):
            found[language] = found.get(language, 0) + readers
        return found
