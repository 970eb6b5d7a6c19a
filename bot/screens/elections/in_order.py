"""A ballot on which people put candidates in their order: the next tap is the next in order."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.ballots import A_PAGE_IN_ORDER, LONG_A_PAGE_IN_ORDER, Ranks, Step
from bot.rules.counting import NONE
from bot.rules.elections import Candidate
from bot.screen import NO_NUMBER, SHORT, Button, Face, Faces, Screen
from bot.screens.elections.reserved import on_ballot
from bot.screens.elections.sheet import Sheet, about_or_other, next_button, title_of
from bot.words import Words

_FIRST = ("first", "second", "third", "fourth", "fifth")
"""Later ones are numbers: words for them are hard to read."""


def order(words: Words, sheet: Sheet) -> Screen:
    """Each tap is the next in order. Who is chosen stands first in the picture, and has no button any more."""
    places = sheet.places
    left = [each for each in sheet.candidates if each.place not in places and NONE not in places]
    shown, more = _shown(words, sheet, left)
    taps = [(_label(each), each.place or 0) for each in shown]
    taps += [] if NONE in places else [(words.text("elections.button.none"), NONE)]
    buttons = [Button(label, sheet.to(Step.SHOW, sheet.form.tap(sheet.choice, place))) for label, place in taps]
    # Where one name is too long for half a row each has a whole one.
    whole = len(shown) if _is_long(sheet) else 0
    rows = (replace(each, beside=n > whole and (n - whole) % 2 == 1) for n, each in enumerate((*buttons, *more)))
    looks = about_or_other(words, sheet, at=sheet.candidates.index(shown[0]) if shown else 0)
    onward = words.lines("elections.ballot.order_next") if left and places else ()
    return sheet.screen(
        words,
        title_of(words, sheet),
        (*read_order(words, places, sheet.candidates), *onward) if places else _how(words, sheet),
        (*rows, *looks, *(_chosen(words, sheet) if places else ())),
        faces_in_order(words, sheet.candidates, places),
    )


def _how(words: Words, sheet: Sheet) -> tuple[str, ...]:
    kept = () if sheet.vote is None else on_ballot(words, sheet.vote, sheet.candidates)
    return (*words.lines("elections.ballot.order"), *kept)


def _shown(words: Words, sheet: Sheet, left: Sequence[Candidate]) -> tuple[Sequence[Candidate], tuple[Button, ...]]:
    """Who has a button on this page and the way to the others: round and round, as often as somebody likes."""
    most = _most(sheet, left)
    if len(left) <= most:
        return left, ()
    pages = -(-len(left) // most)
    at = sheet.turn.at % pages
    more = Button(words.text("elections.button.more_names"), sheet.to(Step.SHOW, at=(at + 1) % pages))
    return left[at * most : (at + 1) * most], (more,)


def _is_long(sheet: Sheet) -> bool:
    return any(len(_label(each)) > SHORT for each in sheet.candidates)


def _label(candidate: Candidate) -> str:
    return f"👤 {candidate.name}"


def _most(sheet: Sheet, left: Sequence[Candidate]) -> int:
    """How many of those who are left fit on a page, beside "none of these" and the way to the others."""
    if _is_long(sheet):
        return LONG_A_PAGE_IN_ORDER
    return A_PAGE_IN_ORDER - (1 if len(left) < A_PAGE_IN_ORDER else 2)


def page_in_order(sheet: Sheet, candidate: Candidate) -> int:
    """The page on which somebody has a button; the first one when they are chosen already."""
    left = [each for each in sheet.candidates if each.place not in sheet.places]
    return left.index(candidate) // _most(sheet, left) if candidate in left else 0


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
