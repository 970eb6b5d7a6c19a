"""Queries of the areas of a board. Which groups are in one, the groups themselves say."""

from sqlalchemy import Connection, delete, select, update

from bot.ids import AreaId, BoardId
from bot.rules.areas import Area
from storage.rows import inserted
from storage.tables.areas import areas


class Areas:
    """Queries of areas in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board: BoardId, *, name: str) -> AreaId:
        """A new area of a board; no group is in it yet."""
        return AreaId(inserted(self._connection, areas, values={"board_id": board, "name": name}))

    def get(self, area: AreaId) -> Area:
        """Raises LookupError."""
        row = self._connection.execute(select(areas).where(areas.c.id == area)).one_or_none()
        if row is None:
            raise LookupError(f"area {area}")
        return Area(**row._mapping)

    def list_of(self, board: BoardId) -> list[Area]:
        """All areas of a board, in the order in which they were made."""
        wanted = select(areas).where(areas.c.board_id == board).order_by(areas.c.id)
        return [Area(**row._mapping) for row in self._connection.execute(wanted)]

    def rename(self, area: Area, name: str) -> bool:
        """Give it another name if nobody else did meanwhile; whether it has it now."""
        same = (areas.c.id == area.id) & (areas.c.version == area.version)
        renamed = update(areas).where(same).values(version=area.version + 1, name=name)
        return self._connection.execute(renamed).rowcount == 1

    def remove(self, area: AreaId) -> None:
        """There is no such area any more. No group may be in it."""
        self._connection.execute(delete(areas).where(areas.c.id == area))
