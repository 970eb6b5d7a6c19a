"""A ballot on the phone, and its confirmation: what can be pressed, and what was chosen, in words and faces."""

from collections.abc import Callable, Mapping, Sequence

from bot.rules.ballots import EMPTY, Choice, Form, Ranks
from bot.rules.counting import NONE
from bot.rules.elections import Candidate, Election
from bot.screen import NO_NUMBER, Button, Face, Faces, Pictogram, Picture, Screen, Style, Tap, tap
from bot.screens.elections.stand import faces
from bot.words import Words

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_FIRST = ("first", "second", "third", "fourth", "fifth")
"""Later ones are numbers: words for them are hard to read."""


def ballot(
    words: Words,
    election: Election,
    candidates: Sequence[Candidate],
    form: Form,
    choice: Choice,
    *,
    show: Callable[[Choice], Tap],
    confirm: Callable[[Choice], Tap],
) -> Screen:
    """The ballot. One tap chooses; who is chosen has a tick; the next tap goes on.

    Args:
        show: the button that draws the ballot with another choice.
        confirm: the button that goes on with a choice.
    """
    if isinstance(form, Ranks):
        return _in_order(words, election, candidates, form, choice, show=show, confirm=confirm)
    chosen, after = frozenset(form.places(choice)), confirm if form.is_one else show
    lines = [(each.place or 0, f"{NUMBERS[each.number - 1]} {each.name}") for each in candidates]
    lines.append((NONE, words.text("elections.button.none")))
    buttons = [Button(ticked(label, chosen=place in chosen), after(form.tap(choice, place))) for place, label in lines]
    buttons += [_next(words, confirm(choice))] if chosen else _without_a_choice(words, election, confirm)
    return Screen(
        title=_title(words, election),
        lines=words.lines(f"elections.ballot.{'one' if form.is_one else 'many'}"),
        buttons=tuple(buttons),
        picture=faces(words, candidates, chosen),
        secret=election.id,
        help=tap("help.ballot", election.id),
    )


def _title(words: Words, election: Election) -> str:
    return words.text("elections.ballot.title" if election.seats == 1 else "elections.ballot_many.title")


def _next(words: Words, does: Tap) -> Button:
    return Button(words.text("elections.button.next"), does, Style.MAIN)


def _without_a_choice(words: Words, election: Election, confirm: Callable[[Choice], Tap]) -> list[Button]:
    return [
        Button(words.text("elections.button.blank"), confirm(EMPTY)),
        Button(words.text("elections.button.helping"), tap("elections.helping", election.id)),
    ]


def _in_order(
    words: Words,
    election: Election,
    candidates: Sequence[Candidate],
    form: Ranks,
    choice: Choice,
    *,
    show: Callable[[Choice], Tap],
    confirm: Callable[[Choice], Tap],
) -> Screen:
    """Each tap is the next in order. Who is chosen stands first in the picture, and has no button any more."""
    places = form.places(choice)
    left = [each for each in candidates if each.place not in places and NONE not in places]
    buttons = [Button(f"👤 {each.name}", show(form.tap(choice, each.place or 0))) for each in left]
    if NONE not in places:
        buttons.append(Button(words.text("elections.button.none"), show(form.tap(choice, NONE))))
    if places:
        buttons += [
            _next(words, confirm(choice)),
            Button(words.text("elections.button.take_back"), show(form.without_last(choice))),
            Button(words.text("elections.button.begin_anew"), show(EMPTY)),
        ]
    else:
        buttons += _without_a_choice(words, election, confirm)
    more = words.lines("elections.ballot.order_next") if left and places else ()
    return Screen(
        title=_title(words, election),
        lines=(*in_order(words, places, candidates), *more) if places else words.lines("elections.ballot.order"),
        buttons=tuple(buttons),
        picture=_faces_in_order(words, candidates, places),
        secret=election.id,
        help=tap("help.ballot", election.id),
    )


def in_order(words: Words, places: Sequence[int], candidates: Sequence[Candidate]) -> tuple[str, ...]:
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


def _faces_in_order(words: Words, candidates: Sequence[Candidate], places: Sequence[int]) -> Faces:
    """The chosen in their order, each with the number of it; behind them the others, without a number."""
    by_place = {each.place: each for each in candidates}
    chosen = [by_place[place] for place in places if place in by_place]
    left = [each for each in candidates if each.place not in places]
    shown = (
        *(Face(n, each.name, each.photo, chosen=True) for n, each in enumerate(chosen, start=1)),
        *(Face(NO_NUMBER, each.name, each.photo) for each in left),
    )
    return Faces(shown, words.text("elections.faces_alt", names=words.all_of([face.name for face in shown])))


def ticked(label: str, *, chosen: bool) -> str:
    """The label of a button, with a tick where it is chosen."""
    return f"✅ {label}" if chosen else label


def confirm(
    words: Words,
    election: Election,
    candidates: Sequence[Candidate],
    form: Form,
    choice: Choice,
    *,
    send: Tap,
    back: Tap,
) -> Screen:
    """Is that right? With the chosen faces."""
    places = form.places(choice)
    chosen = [each for place in places for each in candidates if each.place == place]
    return Screen(
        title=words.text("elections.confirm.title"),
        lines=(*_read_back(words, form, places, chosen), words.text("elections.confirm.not_yet")),
        buttons=(
            Button(words.text("elections.button.send"), send, Style.YES),
            Button(words.text("elections.button.go_back"), back),
        ),
        picture=_chosen_faces(words, form, places, chosen),
        secret=election.id,
        help=tap("help.ballot", election.id),
        back=None,
    )


def _chosen_faces(words: Words, form: Form, places: Sequence[int], chosen: Sequence[Candidate]) -> Picture:
    if not chosen:
        return Pictogram("🗳", words.text("elections.show.alt"))
    return _faces_in_order(words, chosen, places) if form.is_in_order else faces(words, chosen, frozenset(places))


def _read_back(words: Words, form: Form, places: Sequence[int], chosen: Sequence[Candidate]) -> tuple[str, ...]:
    if chosen and form.is_in_order:
        return in_order(words, places, chosen)
    if chosen:
        return (words.text("elections.confirm.chosen", names=words.all_of([each.name for each in chosen])),)
    return (words.text(f"elections.confirm.{'none' if places else 'blank'}"),)


def in_words(words: Words, form: Form, choice: Choice, names: Mapping[int, str]) -> str:
    """What stands on a ballot, in a few words."""
    places = form.places(choice)
    if NONE in places:
        return words.text("elections.papers.none")
    chosen = [names[place] for place in places if place in names]
    return words.all_of(chosen) if chosen else words.text("elections.papers.blank")
