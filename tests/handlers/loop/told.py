"""What each person was told, beside what was promised: a letter is there once, for exactly those whom it concerns."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime

from sqlalchemy import select

from bot.ids import FactId
from bot.rules.facts import Fact
from bot.telling import tell
from storage.tables.deliveries import deliveries
from storage.unit import Unit
from tests.handlers.loop.promised import FALLS, PROMISED, SAME
from tests.handlers.loop.who import Asking
from tests.play import Play

Letter = tuple[int, int, str]
"""The number of the fact, the person, the view; for a chat, the number of its group below zero."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One fact, and by the promise: who hears it as what, until when."""

    fact: Fact
    now: datetime
    letters: dict[Letter, datetime | None]

    @property
    def kind(self) -> str:
        """Its name."""
        return type(self.fact).__name__


@dataclass(slots=True)
class Told:
    """Stands where the tables are asked, and where letters go out."""

    meant: dict[int, Meant] = field(default_factory=dict)
    letters: Counter[Letter] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    """Kinds of facts of which nobody has written down who hears them."""
    looked: int = 0
    """As far as this fact somebody looked what was not told."""

    def tell(self, unit: Unit, fact: Fact, *, number: FactId, now: datetime) -> None:
        """The promise is looked up, with the rows as they are now; then the program tells it. A deed that is undone
        leaves no fact, and its number is that of the next one.
        """
        kind = type(fact).__name__
        if kind not in PROMISED:
            self.unknown.add(kind)
        values = {each.name: getattr(fact, each.name) for each in fields(fact)}
        asking = Asking(unit.connection, {**values, "subject": fact.subject}, now)
        found: dict[Letter, datetime | None] = {}
        for hears in PROMISED.get(kind, ()):
            found |= {(number, whom, view): until for (whom, view), until in hears.letters(asking).items()}
        self.meant[number] = Meant(fact, now, found)
        tell(unit, fact, number=number, now=now)
        written = {letter for _, letter in _keys(unit) if letter[0] == number}
        self.missing += [f"not written: {_named(self.meant, letter)}" for letter in found.keys() - written]

    def read(self, play: Play) -> None:
        """Everybody reads what has come. What no fact says (a worry) is not looked at."""
        for number, person, view in play.store.run_now(_take, play.now):
            self.letters[number, person, view] += 1
        # Looked at now: later it may be over, and nobody would see that it never came.
        new = {number for number in self.meant if number > self.looked}
        self.missing += self._not_told(play, new)
        self.looked = max(self.meant, default=0)

    def faults(self, play: Play) -> list[str]:
        """What was told twice or to somebody whom it does not concern, and what was not told without a reason."""
        meant = self._happened(play)
        promised = {letter for each in meant.values() for letter in each.letters}
        return [
            *(f"nobody wrote down who hears {kind}" for kind in sorted(self.unknown)),
            *(f"told twice: {_named(meant, letter)}" for letter, n in self.letters.items() if n > 1),
            *(f"told to a wrong one: {_named(meant, letter)}" for letter in self.letters.keys() - promised),
            *self.missing,
            *self._not_told(play, set(meant)),
        ]

    def _happened(self, play: Play) -> dict[int, Meant]:
        """A deed that was undone leaves nothing."""
        happened = {each.id for each in play.store.run_now(lambda unit: unit.facts.list())}
        return {number: each for number, each in self.meant.items() if number in happened}

    def _not_told(self, play: Play, numbers: set[int]) -> list[str]:
        """What came to nobody of these facts, though it does not wait and is not over."""
        meant, waits = self._happened(play), set(play.store.run_now(_waiting, play.now))
        wanted = {letter: until for n in numbers & meant.keys() for letter, until in meant[n].letters.items()}
        return [
            f"not told: {_named(meant, letter)}"
            for letter, until in wanted.items()
            if letter not in self.letters and letter not in waits
            if not (until is not None and until <= play.now) and not _is_over(meant, letter)
        ]


def _named(meant: dict[int, Meant], letter: Letter) -> str:
    number, person, view = letter
    return f"{meant[number].fact if number in meant else number} as {view} to {person}"


def _is_over(meant: dict[int, Meant], letter: Letter) -> bool:
    """Whether a later fact ends it, or says the same to the same person."""
    number, person, view = letter
    before = meant[number]
    return any(
        (later, person, view) in each.letters or _falls(each, before) for later, each in meant.items() if later > number
    )


def _falls(later: Meant, before: Meant) -> bool:
    """Whether what happened later to the same thing makes it needless to tell."""
    if before.kind not in FALLS.get(later.kind, set()):
        return False
    about = "candidate" if later.kind in SAME else fields(before.fact)[0].name
    return bool(getattr(later.fact, about) == getattr(before.fact, about))


def _take(unit: Unit, now: datetime) -> list[Letter]:
    due = unit.deliveries.due(now, most=10_000)
    keys = dict(_keys(unit))
    unit.deliveries.done(due)
    return [keys[letter.id] for letter in due if letter.id in keys]


def _waiting(unit: Unit, now: datetime) -> list[Letter]:
    return [letter for _, letter in _keys(unit)]


def _keys(unit: Unit) -> Iterator[tuple[int, Letter]]:
    """The letters that were written for a fact, to people and to chats."""
    for row in unit.connection.execute(select(deliveries)):
        number, _, rest = row.key.partition(":")
        whose = f"g{row.group_id}" if row.person_id is None else f"p{row.person_id}"
        if number.isdigit() and rest.startswith(f"{whose}:"):
            yield row.id, (int(number), -row.group_id if row.person_id is None else row.person_id, row.tap)
