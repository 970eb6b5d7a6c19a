"""Queries of links that work once."""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, insert, select, update

from storage.tables.people import invitations


class Links:
    """Queries of links in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_invitation(self, code: str, kind: str) -> None:
        """A link that works once."""
        self._connection.execute(insert(invitations).values(code=code, kind=kind))

    def use_invitation(self, code: str, kind: str, *, now: datetime) -> bool:
        """Use a one-time link; False when it is unknown or was used. Check and write are one statement."""
        free = (invitations.c.code == code) & (invitations.c.kind == kind) & invitations.c.used_at.is_(None)
        return self._connection.execute(update(invitations).where(free).values(used_at=now)).rowcount == 1

    def is_unused(self, code: str, kind: str) -> bool:
        """Whether a one-time link is there and was not used."""
        free = (invitations.c.code == code) & (invitations.c.kind == kind) & invitations.c.used_at.is_(None)
        return bool(self._connection.execute(select(exists().where(free))).scalar())

    def drop_invitations(self, kind: str, *, of: int) -> None:
        """Links of this kind that begin with the number `of` and were not used work no more."""
        unused = (
            (invitations.c.kind == kind) & invitations.c.code.startswith(f"{of}-") & invitations.c.used_at.is_(None)
        )
        self._connection.execute(delete(invitations).where(unused))

    def find_unused_invitation(self, kind: str) -> str | None:
        """An unused one-time link of this kind."""
        free = (invitations.c.kind == kind) & invitations.c.used_at.is_(None)
        return self._connection.execute(select(invitations.c.code).where(free)).scalars().first()
