"""Random contests with their ballots, small enough that ties, empty seats and blank ballots come often."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from bot.rules.counting import NONE, Ballot, Choices, Contest, Reserved

_PLACES = range(8)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A contest, and the ballots as they were put in."""

    contest: Contest
    ballots: list[Choices]

    @property
    def piles(self) -> Counter[Choices]:
        """Equal ballots together."""
        return Counter(self.ballots)


def drawn(chance: Random, *, kind: Ballot | None = None) -> Drawn:
    """Some stand, some withdrew, some seats may be reserved, people have tastes; and now and then somebody errs."""
    candidates = tuple(sorted(chance.sample(_PLACES, chance.randint(0, 6))))
    seats = chance.randint(1, 5)
    contest = Contest(
        kind or chance.choice([*Ballot, Ballot.RANKED, Ballot.RANKED]),
        candidates,
        seats,
        quorum=chance.choice([0, 0, 0, 5]),
        reserved=_reserved(chance, candidates, seats) if chance.random() < 0.4 else (),
        none=chance.choice([NONE, NONE, None]),
        lots=tuple(chance.sample(_PLACES, len(_PLACES))) if chance.random() < 0.4 else (),
    )
    return Drawn(contest, _ballots(chance))


def _reserved(chance: Random, candidates: tuple[int, ...], seats: int) -> tuple[Reserved, ...]:
    groups: list[Reserved] = []
    left, places = seats, chance.sample(candidates, len(candidates))
    while left and places and len(groups) < chance.randint(1, 3):
        kept, size = chance.randint(1, left), chance.randint(0, min(4, len(places)))
        groups.append(Reserved(kept, frozenset(places[:size])))
        left, places = left - kept, places[size:]
    return tuple(groups)


def _ballots(chance: Random) -> list[Choices]:
    lines = [*_PLACES, *[NONE] * chance.choice([0, 1, 3])]
    taste = [chance.random() for _ in lines]

    def one() -> Choices:
        order = sorted(range(len(lines)), key=lambda n: taste[n] * chance.random())
        return tuple(lines[n] for n in order[: chance.randint(0, len(lines))])

    return [one() for _ in range(chance.randint(0, chance.choice([3, 10, 30])))]
