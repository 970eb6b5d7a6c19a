"""Counting answers: what most said, what a few said, and when a number would tell who said what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.rules.agenda import How
from bot.rules.feedback import Choice, Kind, Said, View

SMALLEST = 5
"""With fewer answers a number could tell who said what, so it is said in words (docs/life-cycles.md)."""
FEW = 3
"""A number below this could be a single person or two: then all lines are in words, since a number that is left out
could be worked out from the others."""


class Share(StrEnum):
    """How many it is, in words."""

    MOST = "most"
    """More than half of those who were asked."""
    SOME = "some"
    FEW = "few"


class Way(StrEnum):
    """How somebody answered. Each answer has one of them: the last that is true of it."""

    TAP = "tap"
    WORDS = "words"
    """Written, or with a photo."""
    VOICE = "voice"
    PAPER = "paper"
    """On paper or in person: a rep or a facilitator wrote it down."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the groups said, all together: nobody's group stands alone with its number.

    Args:
        asked: how many members were asked.
        answered: how many answered, whatever they said.
        counts: how many chose each answer, by its place.
        words: how many said it in their own words only.
        points: of an order, by place: the first of four answers has four, the second three; left out has none.
        left_out: where several can be chosen, by place: how many chose others and not this one.
        ways: how many answered in each way, without those in which nobody did.
        helped: how many had help. It is asked only of those who answer on paper.
    """

    asked: int
    answered: int
    counts: Mapping[int, int]
    words: int
    unknown: int
    unsaid: int
    points: Mapping[int, int] = field(default_factory=dict)
    left_out: Mapping[int, int] = field(default_factory=dict)
    ways: Mapping[Way, int] = field(default_factory=dict)
    helped: int = 0

    @property
    def cells(self) -> tuple[int, ...]:
        """Every number that a page of the result would show."""
        return tuple(n for n in (*self.counts.values(), self.words, self.unknown, self.unsaid) if n)

    @property
    def shows_numbers(self) -> bool:
        """Whether so many answered that their number tells nothing about one person."""
        return self.answered >= SMALLEST

    @property
    def shows_lines(self) -> bool:
        """Whether each answer can stand with its number. One that is too small hides all of them.

        So does an answer that all but one or two chose: it would tell what those did not choose.
        """
        hide = (*self.cells, *(n for n in self.left_out.values() if n))
        return self.shows_numbers and min(hide, default=0) >= FEW

    @property
    def shows_ways(self) -> bool:
        """Whether each way to answer can stand with its number."""
        return self.shows_numbers and min(self.ways.values(), default=0) >= FEW

    @property
    def shows_helped(self) -> bool:
        """Whether it can be said how many had help: everybody knows who is on paper, so some had and some had not."""
        return self.shows_numbers and min(self.helped, self.ways.get(Way.PAPER, 0) - self.helped) >= FEW

    def share(self, n: int) -> Share:
        """How many that is, in words."""
        if n < FEW:
            return Share.FEW
        return Share.MOST if 2 * n > self.asked else Share.SOME

    @property
    def in_order(self) -> tuple[tuple[int, ...], ...]:
        """The places, with the most points first; equal ones stand together, as they were offered."""
        steps = sorted({n for n in self.points.values() if n}, reverse=True)
        return tuple(tuple(place for place, n in self.points.items() if n == step) for step in steps)

    @property
    def first_for_most(self) -> tuple[int, ...]:
        """Of an order: what most people put first, where it does not come first of all together."""
        first = self.in_order[0] if self.in_order else ()
        return tuple(place for place in self.most if place not in first) if self.is_of_most else ()

    @property
    def first_for_others(self) -> tuple[int, ...]:
        """Of an order: the places that somebody put first beside that, and beside what comes first of all together."""
        first = (*self.in_order[0], *self.first_for_most) if self.in_order else ()
        return tuple(place for place, n in self.counts.items() if n and place not in first)

    @property
    def most(self) -> tuple[int, ...]:
        """The places that most people chose: several when they are equal, none when nobody chose."""
        top = max(self.counts.values(), default=0)
        return tuple(place for place, n in self.counts.items() if n == top and n)

    @property
    def is_of_most(self) -> bool:
        """Whether one answer may be called that of most people: more than half of those who were asked chose it.

        Not of those who answered: silence is not agreement (needs 18). And never of a handful, of whom each
        could be told apart.
        """
        return self.shows_numbers and 2 * max(self.counts.values(), default=0) > self.asked

    @property
    def others(self) -> tuple[int, ...]:
        """The places that a few chose, so that they are not lost (docs/life-cycles.md)."""
        return tuple(place for place, n in self.counts.items() if n and place not in self.most)


def tally(
    views: Sequence[View],
    choices: Sequence[Choice],
    *,
    asked: int,
    kind: Kind = Kind.ONE,
) -> Tally:
    """Count the answers. Not knowing and not wanting to say are counted as what they are.

    Of an order, counted is who put an answer first; where several can be chosen, everybody who chose it.
    """
    kinds = [view.said for view in views]
    several = kind is Kind.SEVERAL
    chosen = [view.places if several else (view.place,) for view in views]
    counts = {choice.place: sum(choice.place in places for places in chosen) for choice in choices}
    ways = [_way(view) for view in views]
    return Tally(
        asked=asked,
        answered=len(views),
        counts=counts,
        words=kinds.count(Said.WORDS),
        unknown=kinds.count(Said.UNKNOWN),
        unsaid=kinds.count(Said.UNSAID),
        points={c.place: sum(_points(view, c.place, of=len(choices)) for view in views) for c in choices},
        left_out={place: kinds.count(Said.CHOICE) - n for place, n in counts.items()} if several else {},
        ways={way: ways.count(way) for way in Way if way in ways},
        helped=sum(view.on_paper and view.how is How.HELPED for view in views),
    )


def _way(view: View) -> Way:
    if view.on_paper:
        return Way.PAPER
    if view.voice is not None:
        return Way.VOICE
    return Way.WORDS if view.has_words else Way.TAP


def _points(view: View, place: int, *, of: int) -> int:
    return of - view.places.index(place) if place in view.places else 0
