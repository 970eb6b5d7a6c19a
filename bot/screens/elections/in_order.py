"""A ballot on which people put candidates in their order: the next tap is the next in order."""

from collections.abc import Sequence

from bot.rules.ballots import A_PAGE_IN_ORDER, Ranks, Step
from bot.rules.counting import NONE
from bot.rules.elections import Candidate
from bot.screen import NO_NUMBER, Button, Face, Faces, Screen
from bot.screens.elections.reserved import on_ballot
from bot.screens.elections.sheet import Sheet, next_button, other_button, title_of
from bot.words import Words

_FIRST = ("first", "second", "third", "fourth", "fifth")
"""Later ones are numbers: words for them are hard to read."""


def order(words: Words, sheet: Sheet) -> Screen:
    """Each tap is the next in order. Who is chosen stands first in the picture, and has no button any more."""
    places = sheet.places
    left = [each for each in sheet.candidates if each.place not in places and NONE not in places]
    shown, more = _shown(words, sheet, left)
    taps = [(f"👤 {each.name}", each.place or 0) for each in shown]
    taps += [] if NONE in places else [(words.text("elections.button.none"), NONE)]
    buttons = [Button(label, sheet.to(Step.SHOW, sheet.form.tap(sheet.choice, place))) for label, place in taps]
    buttons = [Button(each.label, each.does, beside=n % 2 == 1) for n, each in enumerate((*buttons, *more))]
    onward = words.lines("elections.ballot.order_next") if left and places else ()
    return sheet.screen(
        words,
        title_of(words, sheet),
        (*read_order(words, places, sheet.candidates), *onward) if places else _how(words, sheet),
        (*buttons, *(_chosen(words, sheet) if places else (other_button(words, sheet),))),
        faces_in_order(words, sheet.candidates, places),
    )


def _how(words: Words, sheet: Sheet) -> tuple[str, ...]:
    kept = () if sheet.vote is None else on_ballot(words, sheet.vote, sheet.candidates)
    return (*words.lines("elections.ballot.order"), *kept)


def _shown(words: Words, sheet: Sheet, left: Sequence[Candidate]) -> tuple[Sequence[Candidate], tuple[Button, ...]]:
    """Who has a button on this  and the way to the others: round and round, as often as somebody likes."""
    if len(left) < A_PAGE_IN_ORDER:
        return left, ()
    most = A_PAGE_IN_ORDER - 2
    pages = -(-len(left) // most)
    at = sheet.turn.at % pages
    more = Button(words.text("elections.button.more_names"), sheet.to(Step.SHOW, at=(at + 1) % pages))
    return left[at * most : (at + 1) * most], (more,)


def _chosen(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    if not isinstance(sheet.form, Ranks):
        raise TypeError("only an order has a last one")
    last = sheet.to(Step.SHOW, sheet.form.without_last(sheet.choice))
    onward = next_button(words, sheet.to(Step.CONFIRM))
    return (
        Button(words.text("elections.button.take_back"), last),
        Button(onward.label, onward.does, onward.style, beside=True),
    )


def read_order(words: Words, places: Sequence[int], candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """An order as it is read out: "First Mina." "Second Ben." Who stands no more is left out."""
    by_place = {each.place: each for each in candidates}
    chosen = [by_place[place] for place in places if place in by_place]
    lines = [_nth(words, n, each.name) for n, each in enumerate(chosen)]
    if NONE in places:
        lines.append(words.text("elections.order.none" if lines else "elections.confirm.none"))
    return tuple(lines)


def _nth(words: Words, n: int, name: str) -> str:
    if n < len(_FIRST):
        return words.text(f"elections.order.{_FIRST[n]}", name=name)
    return words.text("elections.order.later", n=n + 1, name=name)


def faces_in_order(words: Words, candidates: Sequence[Candidate], places: Sequence[int]) -> Faces:
    """The chosen in their order, each with the number of it; behind them the others, without a number."""
    by_place = {each.place: each for each in candidates}
    chosen = [by_place[place] for place in places if place in by_place]
    left = [each for each in candidates if each.place not in places]
    shown = (
        *(Face(n, each.name, each.photo, chosen=True) for n, each in enumerate(chosen, start=1)),
        *(Face(NO_NUMBER, each.name, each.photo) for each in left),
    )
    return Faces(shown, words.text("elections.faces_alt", names=words.all_of([face.name for face in shown])))
