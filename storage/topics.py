"""Queries of the topics of a board."""

from typing import Any, Unpack

from sqlalchemy import Connection, Row, func, insert, select, update

from bot.ids import BoardId, TopicId
from bot.rules.topics import PROPOSED, Topic
from storage.rows import inserted
from storage.tables.topics import TopicColumns, topics


class Topics:
    """Queries of topics in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board: BoardId, *, name: str) -> TopicId:
        """A topic of the board's own, without a picture, so that nobody can choose it yet."""
        mine = topics.c.board_id == board
        count, last = self._connection.execute(
            select(func.count(), func.coalesce(func.max(topics.c.position), 0)).where(mine)
        ).one()
        values = {"board_id": board, "key": f"own{count}", "name": name, "position": last + 1, "is_offered": False}
        return TopicId(inserted(self._connection, topics, values=values))

    def get(self, topic: TopicId) -> Topic:
        """Raises LookupError."""
        row = self._connection.execute(select(topics).where(topics.c.id == topic)).one_or_none()
        if row is None:
            raise LookupError(f"topic {topic}")
        return topic_of(row)

    def find(self, board: BoardId, key: str) -> Topic | None:
        """The topic of a board with this key, offered or not."""
        mine = (topics.c.board_id == board) & (topics.c.key == key)
        row = self._connection.execute(select(topics).where(mine)).one_or_none()
        return None if row is None else topic_of(row)

    def list_of(self, board: BoardId) -> list[Topic]:
        """All topics of a board, in the order in which they are offered."""
        wanted = select(topics).where(topics.c.board_id == board).order_by(topics.c.position, topics.c.id)
        return [topic_of(row) for row in self._connection.execute(wanted)]

    def list_offered(self, board: BoardId) -> list[Topic]:
        """Those that people can choose."""
        return [each for each in self.list_of(board) if each.is_offered]

    def change(self, topic: Topic, **columns: Unpack[TopicColumns]) -> bool:
        """Change it if nobody else did meanwhile; whether it was changed."""
        same = (topics.c.id == topic.id) & (topics.c.version == topic.version)
        changed = update(topics).where(same).values(version=topic.version + 1, **columns)
        return self._connection.execute(changed).rowcount == 1


def begin_topics(connection: Connection, board: BoardId) -> None:
    """What a new board begins with."""
    proposed = enumerate(PROPOSED.items(), start=1)
    rows = [
        {"board_id": board, "key": key, "emoji": emoji, "position": n, "is_offered": True}
        for n, (key, emoji) in proposed
    ]
    connection.execute(insert(topics), rows)


def topic_of(row: Row[Any], prefix: str = "") -> Topic:
    """A row as a topic; `prefix` stands before the names of its columns where it was joined to others."""
    names = ("id", "board_id", "key", "name", "emoji", "position", "is_offered", "photo", "photo_alt", "version")
    return Topic(**{name: getattr(row, prefix + name) for name in names})
