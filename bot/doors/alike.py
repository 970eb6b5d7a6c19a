"""What falls for some people, and is said to others: what is left of it must not tell for whom.

A reminder falls for those who have voted. If it fell at once, every row that still waits, because Telegram did not take
it, would name somebody who has not. So what fell is held until everything of the same view is through, and then has the
fate of one of those that were said, drawn by lot: it is gone as that one is, or waits as that one does.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.doors.parcel import Parcel
from bot.screen import Tap
from storage.deliveries import Letter

MOST_SAID = 1000
"""So many messages are remembered that wait for their last parts; who is beyond that gets the first part once more."""


@dataclass(frozen=True, slots=True)
class Fate:
    """Letters of one view of which everything is through: what fell, and what was said or could not be."""

    fallen: tuple[Letter, ...]
    said: tuple[Letter, ...]

    def drawn(self) -> Iterator[tuple[Letter, Letter | None]]:
        """Each that fell, with the one whose fate it has; None: all of them fell."""
        for letter in self.fallen:
            yield letter, secrets.choice(self.said) if self.said else None


@dataclass(slots=True)
class Alike:
    """Counts what is under way of each view, and holds what fell meanwhile. The rows stay claimed."""

    _count: Counter[Tap] = field(default_factory=Counter)
    _said: defaultdict[Tap, list[Letter]] = field(default_factory=lambda: defaultdict(list))
    _fallen: defaultdict[Tap, list[Letter]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def under_way(self, *letters: Letter) -> Iterator[None]:
        """As long as somebody sees to these letters."""
        taps = [letter.tap for letter in letters]
        self._count.update(taps)
        try:
            yield
        finally:
            self._count.subtract(taps)

    @contextmanager
    def saying(self, letters: Sequence[Letter]) -> Iterator[None]:
        """As long as these are on their way to Telegram."""
        for letter in letters:
            self._said[letter.tap].append(letter)
        with self.under_way(*letters):
            yield

    def fell(self, letters: Sequence[Letter]) -> None:
        """They fell."""
        for letter in letters:
            self._fallen[letter.tap].append(letter)
            # It may have come along with a letter of another view: then nobody else counts this one.
            self._count[letter.tap] += 0

    def over(self) -> list[Fate]:
        """What is decided now. Nothing of what is over is remembered."""
        through = [tap for tap, under_way in self._count.items() if not under_way]
        for tap in through:
            del self._count[tap]
        fates = [Fate(tuple(self._fallen.pop(tap, ())), tuple(self._said.pop(tap, ()))) for tap in through]
        return [fate for fate in fates if fate.fallen]


@dataclass(slots=True)
class Said:
    """The parts that Telegram has of messages of which no row may tell it.

    Of a letter of an open vote a row would name those who have not voted; a list may be another one at the next try.
    """

    _parts: dict[tuple[int, ...], set[str]] = field(default_factory=dict)

    def of(self, parcel: Parcel) -> set[str]:
        """The parts of this message."""
        return set(self._parts.get(_numbers(parcel), ()))

    def note(self, parcel: Parcel, done: set[str]) -> None:
        """Telegram has these."""
        self._parts[_numbers(parcel)] = set(done)
        if len(self._parts) > MOST_SAID:
            del self._parts[next(iter(self._parts))]

    def forget(self, parcel: Parcel) -> None:
        """It has all of them."""
        self._parts.pop(_numbers(parcel), None)


def _numbers(parcel: Parcel) -> tuple[int, ...]:
    return tuple(letter.id for letter in parcel.letters)
