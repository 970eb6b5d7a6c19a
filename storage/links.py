"""Queries of links that work once, and of phones that wait to become a member's."""

from datetime import datetime

from sqlalchemy import Connection, delete, exists, insert, select, update

from bot.ids import MemberId, PersonId
from bot.rules.people import Move
from storage.tables.people import invitations, moves


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

    def put_move(self, move: Move) -> None:
        """A phone waits to become this member's, in place of another one that waited."""
        self.drop_move(move.member_id)
        values = {"member_id": move.member_id, "person_id": move.person_id, "moves_at": move.moves_at}
        self._connection.execute(insert(moves).values(values))

    def find_move(self, member: MemberId) -> Move | None:
        """The phone that waits to become this member's."""
        row = self._connection.execute(select(moves).where(moves.c.member_id == member)).one_or_none()
        return None if row is None else Move(row.member_id, row.person_id, row.moves_at)

    def drop_move(self, member: MemberId) -> bool:
        """No phone waits any more; whether one did."""
        return self._connection.execute(delete(moves).where(moves.c.member_id == member)).rowcount > 0

    def drop_moves_of(self, person: PersonId) -> None:
        """The phone of this person waits for nobody any more."""
        self._connection.execute(delete(moves).where(moves.c.person_id == person))
