"""Sorting with the group: what is one card, who looks at which one next, and how much each matters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.ids import MemberId, SuggestionId
from bot.rules.agenda import How, Suggestion
from bot.rules.topics import ELSE, SAFE

A_WEEK = 7
"""So many cards of others a person looks at from Monday to Sunday, and no more."""
CAREFUL = 5
"""So many people who think as people usually do are added to those who looked (our own starting value)."""
EVEN = 0.5
"""What people usually think, before anybody looked at anything."""
OUT_OF = 10
"""Numbers are told out of ten people: that can be counted on two hands."""
THREE = 3
"""So many each person may choose when they are asked what matters most."""
SHORT_LIST = 6
"""Of so many they choose: what can be seen on one screen of a phone."""
ROUND_FROM = 4
"""With fewer things on the list there is nothing to choose between."""
SHOWN_FROM = 5
"""Where fewer people looked, nobody is shown numbers: they would tell who thinks what."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many looked at something, and to how many of them it is important."""

    wanted: int
    seen: int


NOBODY = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class Card:
    """What is looked at, decided and counted as one: a suggestion, or everybody who pressed a topic and said no more.

    Args:
        said: one at least; the first one stands for all.
    """

    said: tuple[Suggestion, ...]

    @property
    def first(self) -> Suggestion:
        """The one that stands for all."""
        return self.said[0]

    @property
    def people(self) -> int:
        """How many said it."""
        return people_of(self.said)


def is_bare(suggestion: Suggestion) -> bool:
    """One tap on a topic, without words, voice or photo."""
    return not (suggestion.text or suggestion.voice or suggestion.photo)


def to_look_at(said: Iterable[Suggestion]) -> list[Suggestion]:
    """What others can think something of: who pressed "Something else" and said no more has not said what it is."""
    return [each for each in open_to_all(said) if not (is_bare(each) and each.topic.key == ELSE)]


def open_to_all(said: Iterable[Suggestion]) -> list[Suggestion]:
    """What others can look at. Own words about staying safe can be a worry: the reps read them, and nobody else."""
    return [each for each in said if is_bare(each) or each.topic.key != SAFE or each.how is How.CARRIED]


def for_others(suggestion: Suggestion) -> Suggestion:
    """What others read where they hear what became of it: without words that only the reps read."""
    return (
        suggestion
        if open_to_all([suggestion])
        else replace(suggestion, text="", voice=None, photo=None, more_photos=())
    )


def same_topic(said: Sequence[Suggestion], suggestion: Suggestion) -> list[Suggestion]:
    """Everybody who pressed the same topic and said no more, this one first; alone when it has words."""
    if not is_bare(suggestion):
        return [suggestion]
    others = (s for s in said if s.topic == suggestion.topic and s.life is suggestion.life and is_bare(s))
    return [suggestion, *(s for s in others if s.id != suggestion.id and s.item_id == suggestion.item_id)]


def people_of(said: Iterable[Suggestion]) -> int:
    """For how many people these stand: what a rep gathered counts for everybody who said it."""
    return sum(each.people for each in said)


def cards(said: Sequence[Suggestion]) -> list[Card]:
    """Everything as cards: bare ones of a topic are one, where the first of them stands."""
    together: dict[tuple[object, ...], list[Suggestion]] = {}
    for each in said:
        key = (each.topic, each.life, each.item_id) if is_bare(each) else (each.id,)
        together.setdefault(key, []).append(each)
    return [Card(tuple(behind)) for behind in together.values()]


def counted_together(said: Sequence[Suggestion]) -> list[tuple[Suggestion, int]]:
    """The first suggestion of each card, with how many people it stands for."""
    return [(card.first, card.people) for card in cards(said)]


def tally_of(card: Card, looked: Mapping[SuggestionId, Tally]) -> Tally:
    """Who said it and who looked at it; to who said it, it is important."""
    others = looked.get(card.first.id, NOBODY)
    return Tally(others.wanted + card.people, others.seen + card.people)


def usual_share(tallies: Iterable[Tally]) -> float:
    """The share of important among all answers, 0 to 1; drawn to a half where there are few."""
    counted = list(tallies)
    return fair_share(Tally(sum(each.wanted for each in counted), sum(each.seen for each in counted)), EVEN)


def fair_share(tally: Tally, usual: float) -> float:
    """To what share of people it is important, 0 to 1, as far as one can know from those who looked.

    Not everybody looks at everything. A bare share would let one press put a thing first. A lower bound (Wilson, 1927)
    would bury what few have seen. So the share is drawn to the usual one, the more the fewer looked: a Bayesian mean,
    Laplace's rule of succession (1774) with the usual share in place of a half. What nobody has seen stands in the
    middle.

    Args:
        usual: the share of important among all answers, 0 to 1.
    """
    return (tally.wanted + CAREFUL * usual) / (tally.seen + CAREFUL)


def in_fair_order(said: Sequence[Suggestion], looked: Mapping[SuggestionId, Tally]) -> list[tuple[Card, float]]:
    """The cards with their fair shares, the most important first. In which order people looked does not matter."""
    tallies = [(card, tally_of(card, looked)) for card in cards(said)]
    usual = usual_share(tally for _, tally in tallies)
    shares = [(card, fair_share(tally, usual)) for card, tally in tallies]
    return sorted(shares, key=lambda pair: (-pair[1], pair[0].first.id))


def out_of_ten(share: float) -> int:
    """The same in people, 0 to 10; a half is rounded up."""
    return int(share * OUT_OF + 0.5)


def next_cards(said: Sequence[Suggestion], looked: Mapping[SuggestionId, Tally], who: MemberId) -> list[Card]:
    """In which order somebody looks at cards: first what the fewest have seen, then by a lot of each person's own."""
    return sorted(
        cards(said), key=lambda card: (looked.get(card.first.id, NOBODY).seen, lot(who, card.first.id), card.first.id)
    )


def lot(who: MemberId, suggestion: SuggestionId) -> bytes:
    """The same each time, and another one for everybody else: so no card comes first for all."""
    return sha256(f"{who} {suggestion}".encode()).digest()


def week_began(now: datetime, zone: ZoneInfo) -> datetime:
    """The beginning of this Monday, where the group is."""
    today = now.astimezone(zone).date()
    return datetime.combine(today - timedelta(days=today.weekday()), time(), zone)
