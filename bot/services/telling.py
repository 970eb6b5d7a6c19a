"""How a deed tells people: everybody of a group or a board, the facilitators, the reps."""

from datetime import datetime

from bot.ids import BoardId, GroupId, PersonId
from bot.rules.people import Member
from bot.rules.schedule import Push
from bot.screen import Tap
from storage.unit import Unit


def tell(
    unit: Unit,
    people: list[PersonId],
    view: Tap,
    *,
    push: Push,
    now: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    once: str = "",
) -> None:
    """Put the same view into everybody's letters.

    Args:
        once: what makes this telling another one than the last time the same view was told.
    """
    for person in dict.fromkeys(people):
        key = f"{person}:{view.encode()}:{once}" if once else ""
        unit.deliveries.put(
            person, view, push=push, not_before=not_before or now, key=key, expires_at=expires_at
        )  # fmt: skip


def people_of(members: list[Member]) -> list[PersonId]:
    """The persons behind members."""
    return [member.person_id for member in members]


def everybody(unit: Unit, group: GroupId, *, now: datetime) -> list[PersonId]:
    """Everybody who is in a group, in whatever role."""
    return people_of(unit.people.list_members(group, now=now))


def facilitators(unit: Unit, group: GroupId, *, now: datetime) -> list[PersonId]:
    """The facilitators of a group."""
    return people_of(unit.people.list_facilitators(group, now=now))


def everybody_of_board(unit: Unit, board: BoardId, *, now: datetime) -> list[PersonId]:
    """Everybody of every group of a board, each person once."""
    groups = unit.people.list_groups_of_board(board)
    return list(dict.fromkeys(person for group in groups for person in everybody(unit, group.id, now=now)))


def reps_of_board(unit: Unit, board: BoardId, *, now: datetime) -> list[PersonId]:
    """The reps of every group of a board."""
    groups = unit.people.list_groups_of_board(board)
    return people_of([rep for group in groups for rep in unit.people.list_reps(group.id, now=now)])


def facilitators_of_board(unit: Unit, board: BoardId, *, now: datetime) -> list[PersonId]:
    """The facilitators of every group of a board."""
    groups = unit.people.list_groups_of_board(board)
    return [person for group in groups for person in facilitators(unit, group.id, now=now)]


def announce_to_board(unit: Unit, board: BoardId, view: Tap, *, now: datetime) -> None:
    """Say it in the linked chat of every group of a board."""
    for group in unit.people.list_groups_of_board(board):
        unit.deliveries.announce(group.id, view, not_before=now)
