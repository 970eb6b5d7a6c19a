"""What each person was told, beside what the tables say: a letter is there once, for exactly those whom it concerns."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime

from sqlalchemy import select

from bot.ids import FactId
from bot.rules.facts import Fact, subject_of
from bot.telling import WHO_HEARS_WHAT, tell
from bot.telling.when import view_of
from storage.tables.deliveries import deliveries
from storage.unit import Unit
from tests.play import Play

Letter = tuple[int, int, str]
"""The number of the fact, the person, the view; for a chat, the number of its group below zero."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One fact, and by the table: who hears it as what, until when."""

    fact: Fact
    now: datetime
    letters: dict[Letter, datetime | None]


@dataclass(slots=True)
class Told:
    """Stands where the tables are asked, and where letters go out."""

    meant: dict[int, Meant] = field(default_factory=dict)
    letters: Counter[Letter] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    looked: int = 0
    """As far as this fact somebody looked what was not told."""

    def tell(self, unit: Unit, fact: Fact, *, number: FactId, now: datetime) -> None:
        """The table is asked who hears this; then the program tells it. A deed that is undone leaves no fact, and its
        number is that of the next one.
        """
        found: dict[Letter, datetime | None] = {}
        for line in WHO_HEARS_WHAT[type(fact)].letters:
            if not line.unless(unit, fact):
                until, view = line.until(unit, fact, now=now), view_of(line.view, fact).encode()
                found |= {(number, person, view): until for person in line.who(unit, fact, now=now)}
        for announced in WHO_HEARS_WHAT[type(fact)].announcements:
            if not announced.unless(unit, fact):
                view = view_of(announced.view, fact).encode()
                found |= {(number, -group, view): None for group in announced.where(unit, fact)}
        self.meant[number] = Meant(fact, now, found)
        tell(unit, fact, number=number, now=now)

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
        wanted = {letter for each in meant.values() for letter in each.letters}
        return [
            *(f"told twice: {_named(meant, letter)}" for letter, n in self.letters.items() if n > 1),
            *(f"told to a wrong one: {_named(meant, letter)}" for letter in self.letters.keys() - wanted),
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
    before = meant[number].fact
    return any(
        (later, person, view) in each.letters or _ends(each.fact, before)
        for later, each in meant.items()
        if later > number
    )


def _ends(later: Fact, before: Fact) -> bool:
    for over in WHO_HEARS_WHAT[type(later)].over:
        for kind in over.kinds:
            about = fields(kind)[0].name
            if isinstance(before, kind) and before.subject == subject_of(about, getattr(later, about)):
                return not over.same or getattr(before, over.same) == getattr(later, over.same)
    return False


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
