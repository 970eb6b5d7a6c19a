"""Who is the rep when a vote is planned: whether they stay beside the new reps, or stop when those begin."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.ids import MemberId
from bot.rules.people import Member
from bot.rules.refusals import Refusal
from bot.screen import HOME, Tap


class NotSaidYet(Refusal):
    """Nobody said yet whether the rep of today stays. Data: `name`."""

    key = "elections.refused.not_said"


@dataclass(frozen=True, slots=True)
class Staying:
    """One who is the rep now. `stays`: until the end of their term; else until a new rep begins."""

    member_id: MemberId
    stays: bool


def as_kept(staying: Iterable[Staying]) -> list[list[int]] | None:
    """As a database keeps it; nothing where there is nobody."""
    return [[each.member_id, int(each.stays)] for each in staying] or None


def staying_of(kept: Iterable[Sequence[int]] | None) -> tuple[Staying, ...]:
    """The same, read back."""
    return tuple(Staying(MemberId(member), bool(stays)) for member, stays in kept or ())


def said(staying: Iterable[Staying], member: MemberId, *, stays: bool) -> tuple[Staying, ...]:
    """With what was just said of this member."""
    others = [each for each in staying if each.member_id != member]
    return tuple(sorted((*others, Staying(member, stays)), key=lambda each: each.member_id))


def said_of(staying: Iterable[Staying], member: MemberId) -> bool | None:
    """Whether this member stays; None where nobody said it."""
    return next((each.stays for each in staying if each.member_id == member), None)


def who_stops(staying: Iterable[Staying]) -> tuple[MemberId, ...]:
    """Who stops when a new rep begins."""
    return tuple(each.member_id for each in staying if not each.stays)


def not_asked(staying: Iterable[Staying], reps: Iterable[Member]) -> list[Member]:
    """Of whom nobody said yet what becomes of them."""
    known = {each.member_id for each in staying}
    return [rep for rep in reps if rep.id not in known]


def only(staying: Iterable[Staying], reps: Collection[Member]) -> tuple[Staying, ...]:
    """Without those who are not the rep any more."""
    still = {rep.id for rep in reps}
    return tuple(each for each in staying if each.member_id in still)


def check_said(staying: Iterable[Staying], reps: Iterable[Member], *, after: Tap = HOME) -> None:
    """Raises NotSaidYet unless it was said of each rep whether they stay."""
    for rep in not_asked(staying, reps):
        raise NotSaidYet(after, name=rep.name)
