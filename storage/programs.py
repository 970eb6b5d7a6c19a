"""Queries of the programs that run on one database: who is alive, and who is dead."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from storage.tables.deliveries import deliveries, programs


class Programs:
    """Queries of running programs in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def beat(self, program: str, *, settled_at: datetime) -> dict[str, int]:
        """Say that this program is alive; how often each program has said so.

        Args:
            settled_at: everything that arrived here before this moment is committed.
        """
        put = self._upsert(programs).values(name=program, beats=1, settled_at=settled_at)
        again = {"beats": programs.c.beats + 1, "settled_at": settled_at}
        self._connection.execute(put.on_conflict_do_update(index_elements=["name"], set_=again))
        return {row.name: row.beats for row in self._connection.execute(select(programs))}

    def settled_at(self, *, but: str) -> datetime | None:
        """Up to which moment everything that arrived at the other programs is committed; None: there is no other."""
        others = select(func.min(programs.c.settled_at)).where(programs.c.name != but)
        return self._connection.execute(others).scalar()

    def let_go(self, program: str) -> None:
        """It sends none of the messages that it claimed."""
        mine = update(deliveries).where(deliveries.c.claimed_by == program)
        self._connection.execute(mine.values(claimed_by=None))

    def forget(self, names: list[str]) -> None:
        """They ended."""
        self._connection.execute(delete(programs).where(programs.c.name.in_(names)))
