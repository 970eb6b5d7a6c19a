"""Seats that a group keeps for some people: for whom, how many, and what that means for the ballot and the count."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.ids import AreaId, GroupId
from bot.rules.counting import Reserved
from bot.rules.refusals import Refusal
from bot.screen import Tap

FEWEST_SEATS = 2
"""With fewer seats there is none to keep: one seat at least is for everybody."""


class Whom(StrEnum):
    """For whom a seat is kept. Who is one of them says so themselves."""

    AREA = "area"
    """People of the groups of an area of the board; or who live in one, or come from one group. It has a name."""
    SUPPORT = "support"
    """People with high support needs."""
    OTHERS = "others"
    """Whom the group names in its own words."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Seats of an election that are kept for some people.

    Args:
        name: which area, or whom; empty for high support needs.
        area: an area of the board, where it is one.
        groups: the groups there. Who is in one of them is one of these people, and nobody says it.
    """

    whom: Whom
    name: str
    seats: int
    area: AreaId | None = None
    groups: tuple[GroupId, ...] = ()


def as_kept(reservation: Reservation | None) -> dict[str, object] | None:
    """As a database keeps it."""
    if reservation is None:
        return None
    kept: dict[str, object] = {"whom": reservation.whom, "name": reservation.name, "seats": reservation.seats}
    return kept | ({"area": reservation.area, "groups": [*reservation.groups]} if reservation.area is not None else {})


def reservation_of(kept: Mapping[str, Any] | None) -> Reservation | None:
    """The same, read back."""
    if kept is None:
        return None
    groups = tuple(map(GroupId, kept.get("groups", ())))
    return Reservation(Whom(kept["whom"]), kept["name"], kept["seats"], kept.get("area"), groups)


class NoneOfArea(Refusal):
    """A seat is kept for an area, and no group that would vote is there. Data: `name`."""

    key = "elections.refused.none_of_area"


class AllOfArea(Refusal):
    """A seat is kept for an area, and all groups that would vote are there. Data: `name`."""

    key = "elections.refused.all_of_area"


def check_area(reservation: Reservation | None, voting: Collection[GroupId], *, after: Tap) -> None:
    """Whether a seat that is kept for an area is for some of the groups that would vote, and not for all of them.

    Raises:
        NoneOfArea, AllOfArea.
    """
    if reservation is None or reservation.area is None:
        return
    there = groups_of(reservation) & {*voting}
    if not there:
        raise NoneOfArea(after, name=reservation.name)
    if there == {*voting}:
        raise AllOfArea(after, name=reservation.name)


def groups_of(reservation: Reservation | None) -> frozenset[GroupId]:
    """The groups of the area for which seats are kept; none where people say themselves that a seat is for them."""
    return frozenset() if reservation is None else frozenset(reservation.groups)


def fitting(reservation: Reservation | None, seats: int) -> Reservation | None:
    """No more seats are kept than leave one for everybody."""
    if reservation is None or seats < FEWEST_SEATS:
        return None
    return replace(reservation, seats=min(reservation.seats, seats - 1))


def kept_for(reservation: Reservation | None, places: Collection[int]) -> tuple[Reserved, ...]:
    """As it is counted. `places`: who said that they are one of them; nobody, and the seats stay free."""
    return () if reservation is None else (Reserved(reservation.seats, frozenset(places)),)


def is_contested(candidates: Collection[int], mine: Collection[int], *, seats: int, kept: int) -> bool:
    """Whether somebody goes without a seat even when everybody is wanted. `mine`: who can take a kept seat."""
    free = len(candidates) - len(mine) + max(0, len(mine) - kept)
    return free > seats - kept


def left_for_tied(
    reservation: Reservation | None, elected: Collection[int], tied: Collection[int], mine: Collection[int]
) -> Reservation | None:
    """What is still kept when those who are tied are chosen between: nothing when none of them can take it."""
    if reservation is None or not set(tied) & set(mine):
        return None
    left = reservation.seats - len(set(elected) & set(mine))
    return replace(reservation, seats=left) if left > 0 else None


def seated(lots: Sequence[int], mine: Collection[int], *, seats: int, kept: int) -> tuple[int, ...]:
    """Who of those who were drawn gets a seat, in the order of the lots: kept seats are for `mine` only."""
    free, chosen = seats - kept, []
    for place in lots:
        if place in mine and kept:
            kept -= 1
        elif free:
            free -= 1
        else:
            continue
        chosen.append(place)
    return tuple(chosen)


def without_gone(
    elected: Sequence[int], mine: Collection[int], gone: Collection[int], *, seats: int, kept: int
) -> tuple[int, ...]:
    """Who of the elected has a seat, when some are not of those any more for whom seats are kept.

    They can only have what is for everybody. The other seats that they would have stay free.

    Args:
        mine: for whom seats were kept when votes were counted, `gone` among them.
        seats, kept: of the whole vote.
    """
    still = sum(place in mine and place not in gone for place in elected)
    room = seats - kept - sum(place not in mine for place in elected) - max(0, still - kept)
    found = []
    for place in elected:
        if place in mine and place in gone:
            if room <= 0:
                continue
            room -= 1
        found.append(place)
    return tuple(found)
