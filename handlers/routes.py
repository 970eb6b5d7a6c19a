"""Which function answers which tap, reply and deadline.

Handlers are plain functions: from the moment (`At`) and the arguments of the tap to a Screen. Each
runs inside one transaction in a storage thread, so nothing in them can wait for Telegram. A tap's
name is its route; a number in a tap that is no number, or an unknown name, is an old button.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast, get_type_hints

from bot.ids import GroupId, PersonId
from bot.rules.people import EMERGENCY, ZONES, Group, Member, Person
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import Button, Reply, Screen, Tap
from bot.words import Words
from storage.ahead import look_who
from storage.asked import asking_once
from storage.keys import Keys
from storage.unit import Unit
from storage.waiting import last_arrives


@dataclass(frozen=True, slots=True)
class At:
    """The moment at which a person taps, writes or is told something.

    Args:
        unit: the transaction of this moment.
        person: who tapped or wrote; for a letter, who gets it.
        words: the person's language, with times in the zone of their group.
        now: aware UTC.
        keys: the key folder of elections.
        bot_name: the bot's Telegram name without @, for links.
        home_zone: the time zone that is proposed to a new group.
        way: the page on which a button was pressed, then where Back leads from there, and so on.
    """

    unit: Unit
    person: Person
    words: Words
    now: datetime
    keys: Keys
    bot_name: str
    home_zone: str
    way: tuple[Tap, ...] = ()

    def member(self, group: GroupId) -> Member:
        """This person in a group. Raises NotInGroup."""
        return self.unit.people.member_in(group, self.person.id, now=self.now)

    def group(self) -> Group:
        """The group this person is in just now. Raises NotInGroup."""
        if self.person.group_id is None:
            raise NotInGroup
        look_who(self.unit, self.person, now=self.now)
        return self.unit.people.get_group(self.person.group_id)

    @property
    def today(self) -> date:
        """The day where the person is."""
        return self.now.astimezone(self.words.zone).date()

    @property
    def emergency(self) -> str:
        """The number that people call in danger where this person is."""
        if self.person.group_id is None:
            return ZONES.get(self.home_zone, EMERGENCY[0])
        return self.unit.people.get_group(self.person.group_id).emergency

    def comes(self, view: Tap, *whose: PersonId) -> str:
        """When all who wait for this view have it: `tomorrow at 9 in the morning`. `whose`: only theirs counts.

        Nothing says that somebody is asked now while the letter waits for its day.
        """
        return self.words.comes(self.waits(view, *whose) or self.now, now=self.now)

    def waits(self, view: Tap, *whose: PersonId) -> datetime | None:
        """The moment at which all who wait for this view have it; None: nobody waits for it."""
        return last_arrives(self.unit, view, whose, zone=self.words.zone, now=self.now)

    def link(self, payload: str) -> str:
        """A link that opens the bot with a payload of at most 64 letters, digits, `_` or `-`."""
        return f"https://t.me/{self.bot_name}?start={payload}"


@dataclass(frozen=True, slots=True)
class AtChat:
    """The moment at which something is said in a group's linked chat: nothing private, ever."""

    unit: Unit
    group: Group
    words: Words
    now: datetime
    bot_name: str

    def link(self, payload: str) -> str:
        """A link that opens the bot in a private chat."""
        return f"https://t.me/{self.bot_name}?start={payload}"


@dataclass(frozen=True, slots=True)
class Due:
    """The moment at which a deadline has come."""

    unit: Unit
    now: datetime
    keys: Keys


@dataclass(frozen=True, slots=True)
class HomeEntry:
    """What a feature has to say on the home screen: one or two lines and the button for it.

    The first entry gives the home screen its title; `title` is an emoji and a few words.
    """

    title: str
    lines: tuple[str, ...]
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing that is planned in a group: when it happens, what it is called, what shows it."""

    when: datetime
    label: str
    does: Tap


MOST_NUMBER = 2**31 - 1
"""The largest number of a row in either database."""
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class _Route:
    call: Callable[..., Any]
    kinds: tuple[type, ...]
    """int or str for each argument after the first."""
    is_view: bool = False
    leaves_no_trace: bool = False
    tells_vote: bool = False
    begins: bool = False
    aside: bool = False
    said_before: bool = False
    reads_back: Callable[..., bool] | None = None

    def arguments(self, tap: Tap) -> list[int | str]:
        """The tap's arguments in their types. Raises OldButton."""
        if len(tap.args) != len(self.kinds):
            raise OldButton
        try:
            return [
                number_of(value) if kind is int else kind(value)
                for kind, value in zip(self.kinds, tap.args, strict=True)
            ]
        except ValueError as strange:
            raise OldButton from strange


def number_of(word: int | str) -> int:
    """A number in a button or a link. Raises OldButton: it is none, or one that no row of ours can have."""
    try:
        number = int(word)
    except ValueError:
        raise OldButton from None
    if abs(number) > MOST_NUMBER:
        raise OldButton
    return number


def _kinds(call: Callable[..., Any], skip: int) -> tuple[type, ...]:
    """Whether each argument is a number or a word, from the annotations (an id is a number)."""
    hints = get_type_hints(call)
    hints.pop("return", None)
    kinds = []
    for name, hinted in list(hints.items())[skip:]:
        hint = getattr(hinted, "__supertype__", hinted)
        if hint not in (int, str):
            raise TypeError(f"{call.__qualname__}: {name} must be a number, an id or a word")
        kinds.append(hint)
    return tuple(kinds)


_LINKED = re.compile(r"[A-Za-z0-9_-]{0,40}", re.ASCII)
"""What stands in a link behind the word that it begins with: numbers, and codes as the database holds them."""


@dataclass(slots=True)
class Routes:
    """The routes of one feature, or of all of them together."""

    taps: dict[str, _Route] = field(default_factory=dict)
    replies: dict[str, _Route] = field(default_factory=dict)
    deadlines: dict[str, Callable[[Due, int], None]] = field(default_factory=dict)
    announcements: dict[str, _Route] = field(default_factory=dict)
    starts: dict[str, Callable[[At, str], Tap]] = field(default_factory=dict)
    homes: list[tuple[int, Callable[[At, Group, Member], HomeEntry | None]]] = field(default_factory=list)
    menus: dict[str, list[tuple[int, Callable[[At, Group, Member], tuple[Button, ...]]]]] = field(default_factory=dict)
    plans: list[Callable[[At, Group], tuple[Planned, ...]]] = field(default_factory=list)
    watches: list[Callable[[Due], None]] = field(default_factory=list)
    tidiers: list[Callable[[Due], None]] = field(default_factory=list)

    def view(
        self,
        name: str,
        *,
        leaves_no_trace: bool = False,
        tells_vote: bool = False,
        begins: bool = False,
        aside: bool = False,
    ) -> Callable[[F], F]:
        """A tap that only shows: safe to draw again, after a restart, as a letter, or as the place of a person.

        As a letter a view may return None: it is no longer true, so it is not sent.

        Args:
            leaves_no_trace: see `leaves_no_trace` below.
            tells_vote: as a letter it is said only to those who have voted, or to those who have not.
            begins: it begins what it shows when there is none yet, like a draft. Every other view writes nothing.
                What a view asked the database is remembered until it is drawn, or until it writes something there.
            aside: it is no place, like Help or a paper: people who look at it stay where they were.
        """
        so = {"leaves_no_trace": leaves_no_trace, "tells_vote": tells_vote, "begins": begins, "aside": aside}
        return self._keep(self.taps, name, skip=1, is_view=True, **so)

    def deed(self, name: str, *, leaves_no_trace: bool = False) -> Callable[[F], F]:
        """A tap that changes something."""
        return self._keep(self.taps, name, skip=1, leaves_no_trace=leaves_no_trace)

    def reply(
        self, name: str, *, said_before: bool = False, reads_back: Callable[..., bool] | None = None
    ) -> Callable[[F], F]:
        """What a typed, spoken or photographed reply means to a person whose place is the view `name`.

        Args:
            said_before: whoever sends something on a page with a button to that view may mean it so, and is asked.
            reads_back: whether these are somebody else's words, by the numbers of the place. They are read back before
                they are saved, so nobody is asked whose they are, however late they come.
        """
        return self._keep(self.replies, name, skip=2, said_before=said_before, reads_back=reads_back)

    def announcement(self, name: str) -> Callable[[F], F]:
        """What is said in a group's linked chat."""
        return self._keep(self.announcements, name, skip=1)

    def deadline(self, kind: str) -> Callable[[F], F]:
        """What the clock does when a deadline of this kind has come: `f(due, subject)`."""

        def keep(call: F) -> F:
            self.deadlines[kind] = call
            return call

        return keep

    def start(self, prefix: str) -> Callable[[F], F]:
        """To which view a link with the payload `<prefix>_<rest>` leads: `f(at, rest)`, which may begin it."""

        def keep(call: F) -> F:
            self.starts[prefix] = call
            return call

        return keep

    def home(self, order: int) -> Callable[[F], F]:
        """What this feature says on the home screen, the smallest order first: `f(at, group, member)`."""

        def keep(call: F) -> F:
            self.homes.append((order, call))
            return call

        return keep

    def menu(self, name: str, order: int) -> Callable[[F], F]:
        """The buttons of this feature in the menu `things`, `news`, `rep` or `facilitator`."""

        def keep(call: F) -> F:
            self.menus.setdefault(name, []).append((order, call))
            return call

        return keep

    def plan(self, call: F) -> F:
        """What of this feature is planned in a group, for the facilitators' one list: `f(at, group)`."""
        self.plans.append(call)
        return call

    def watch(self, call: F) -> F:
        """What the clock looks at with every beat: `f(due)`."""
        self.watches.append(call)
        return call

    def tidier(self, call: F) -> F:
        """What is put in order once a night, or at the next start after one: `f(due)`, in a transaction of its own."""
        self.tidiers.append(call)
        return call

    def include(self, other: "Routes") -> None:
        """Add the routes of a feature. Raises ValueError when two have the same name."""
        pairs: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
            (self.taps, other.taps),
            (self.replies, other.replies),
            (self.deadlines, other.deadlines),
            (self.announcements, other.announcements),
            (self.starts, other.starts),
        )
        for mine, theirs in pairs:
            twice = mine.keys() & theirs.keys()
            if twice:
                raise ValueError(f"two handlers for {', '.join(sorted(twice))}")
            mine.update(theirs)
        self.plans.extend(other.plans)
        self.watches.extend(other.watches)
        self.tidiers.extend(other.tidiers)
        self.homes = sorted([*self.homes, *other.homes], key=lambda entry: entry[0])
        for name, entries in other.menus.items():
            self.menus[name] = sorted([*self.menus.get(name, []), *entries], key=lambda entry: entry[0])

    def draw(self, at: At, tap: Tap) -> Screen | None:
        """Answer a tap. Raises Refusal."""
        route = self.taps.get(tap.name)
        if route is None:
            raise OldButton
        given = route.arguments(tap)
        if not route.is_view:
            return cast(Screen | None, route.call(at, *given))
        with asking_once(at.unit.connection):
            return cast(Screen | None, route.call(at, *given))

    def linked(self, at: At, payload: str) -> Tap | None:
        """The view to which a link of ours leads; None when it is none of ours. Raises Refusal.

        Whoever writes one by hand can write anything: what no link of ours can be is an old one.
        """
        prefix, _, rest = payload.partition("_")
        if prefix not in self.starts:
            return None
        if not _LINKED.fullmatch(rest):
            raise OldButton
        return self.starts[prefix](at, rest)

    def is_view(self, tap: Tap) -> bool:
        """Whether this tap only shows something."""
        return tap.name in self.taps and self.taps[tap.name].is_view

    def is_place(self, tap: Tap) -> bool:
        """Whether this tap shows something to which people can come back."""
        return self.is_view(tap) and not self.taps[tap.name].aside

    def leaves_no_trace(self, tap: Tap) -> bool:
        """Whether nothing is written of this tap: neither that it came nor where the person stands now.

        For everything from which one could read whether, how often or what somebody pressed on a ballot. What it
        changes must therefore be the same however often it comes.
        """
        return tap.name in self.taps and self.taps[tap.name].leaves_no_trace

    def tells_vote(self, tap: Tap) -> bool:
        """Whether somebody who knows that this came as a letter knows whether its receiver has voted."""
        return tap.name in self.taps and self.taps[tap.name].tells_vote

    def answer(self, at: At, place: Tap, reply: Reply) -> Screen | None:
        """Answer a reply at a place; None when nobody waits for one there. Raises Refusal."""
        route = self.replies.get(place.name)
        if route is None:
            return None
        answer: Screen = route.call(at, reply, *route.arguments(place))
        return answer

    def reads_back(self, place: Tap) -> bool:
        """Whether words at this place are of somebody without a phone, who says yes to them first. Raises OldButton."""
        route = self.replies.get(place.name)
        return route is not None and route.reads_back is not None and route.reads_back(*route.arguments(place))

    def say(self, there: AtChat, tap: Tap) -> Screen | None:
        """Draw an announcement for a group chat."""
        route = self.announcements[tap.name]
        answer: Screen | None = route.call(there, *route.arguments(tap))
        return answer

    @staticmethod
    def _keep(into: dict[str, _Route], name: str, *, skip: int, **so: Any) -> Callable[[F], F]:
        def keep(call: F) -> F:
            if name in into:
                raise ValueError(f"two handlers for {name}")
            into[name] = _Route(call, _kinds(call, skip), **so)
            return call

        return keep
