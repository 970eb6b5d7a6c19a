"""The words of the tables: when this happened, who hears what, how it arrives, and what is over by it."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from bot.ids import GroupId, PersonId
from bot.rules.facts import Fact
from bot.rules.schedule import Push
from bot.screen import Tap
from storage.unit import Unit

ORDINARY, QUIET, NOW = Push.ORDINARY, Push.QUIET, Push.NOW

F = TypeVar("F", bound=Fact)
About = TypeVar("About", contravariant=True)


class Who(Protocol[About]):
    """The people whom a fact concerns."""

    def __call__(self, unit: Unit, fact: About, /, *, now: datetime) -> list[PersonId]:
        """Each once or more often; it is said to each once."""


class Where(Protocol[About]):
    """The groups in whose chats it is announced."""

    def __call__(self, unit: Unit, fact: About, /) -> list[GroupId]:
        """Of a group without a chat nothing comes."""


class Moment(Protocol[About]):
    """A moment that follows from a fact: not before it, or not after it."""

    def __call__(self, unit: Unit, fact: About, /, *, now: datetime) -> datetime | None:
        """None: there is no such moment."""


class Unless(Protocol[About]):
    """Why nothing is said after all: there would be nothing in it."""

    def __call__(self, unit: Unit, fact: About, /) -> bool:
        """Whether it is so."""


def never(unit: Unit, fact: Fact, /) -> bool:
    """It is always said."""
    return False


def at_once(unit: Unit, fact: Fact, /, *, now: datetime) -> datetime:
    """As soon as the push allows."""
    return now


def no_end(unit: Unit, fact: Fact, /, *, now: datetime) -> None:
    """However late it is, it can still be said."""


@dataclass(frozen=True, slots=True)
class Letters(Generic[F]):
    """The same view for some people. `after` and `until`: half open."""

    who: Who[F]
    view: str
    push: Push
    after: Moment[F]
    until: Moment[F]
    unless: Unless[F]


@dataclass(frozen=True, slots=True)
class Announcements(Generic[F]):
    """The same view for the chats of some groups."""

    where: Where[F]
    view: str
    after: Moment[F]
    unless: Unless[F]


@dataclass(frozen=True, slots=True)
class Over:
    """Kinds of facts about the same thing whose letters need not be sent any more.

    Args:
        same: a field that must be the same, too, where one thing has many of them.
    """

    kinds: tuple[type[Fact], ...]
    same: str = ""


@dataclass(frozen=True, slots=True)
class When(Generic[F]):
    """What follows from one kind of fact. Each method adds to it.

    A view is written as it stands in a button, with fields of the fact in it: `elections.open:{election}`.
    """

    fact: type[F]
    letters: tuple[Letters[F], ...] = ()
    announcements: tuple[Announcements[F], ...] = ()
    over: tuple[Over, ...] = ()
    reason: str = ""
    """Why nobody hears it."""

    def to(
        self,
        who: Who[F],
        view: str,
        push: Push,
        *,
        after: Moment[F] = at_once,
        until: Moment[F] = no_end,
        unless: Unless[F] = never,
    ) -> "When[F]":
        """These people get this view."""
        return replace(self, letters=(*self.letters, Letters(who, view, push, after, until, unless)))

    def in_chats(
        self, where: Where[F], view: str, *, after: Moment[F] = at_once, unless: Unless[F] = never
    ) -> "When[F]":
        """It is announced in these chats."""
        return replace(self, announcements=(*self.announcements, Announcements(where, view, after, unless)))

    def ends(self, *kinds: type[Fact], same: str = "") -> "When[F]":
        """What was said of these facts about the same thing is over: what still waits is withdrawn."""
        return replace(self, over=(*self.over, Over(kinds, same)))

    def nobody(self, *, because: str) -> "When[F]":
        """It is kept, and told to nobody."""
        return replace(self, reason=because)


def when(fact: type[F]) -> When[F]:
    """Begin a line of a table."""
    return When(fact)


Table = tuple[When[Any], ...]


def view_of(pattern: str, fact: Fact) -> Tap:
    """The view of a line, about this fact."""
    values = {field.name: getattr(fact, field.name) for field in fields(fact)}
    return Tap.decode(pattern.format(**{name: int(v) if isinstance(v, bool) else v for name, v in values.items()}))
