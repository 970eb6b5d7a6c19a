"""A ballot on the phone, and its confirmation: what can be pressed, and what was chosen, in words and faces."""

from collections.abc import Callable, Mapping, Sequence

from bot.rules.ballots import EMPTY, Choice, Form
from bot.rules.counting import NONE
from bot.rules.elections import Candidate, Election
from bot.screen import Button, Pictogram, Screen, Style, Tap, tap
from bot.screens.elections.stand import faces
from bot.words import Words

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


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
    chosen, after = frozenset(form.places(choice)), confirm if form.is_one else show
    lines = [(each.place or 0, f"{NUMBERS[each.number - 1]} {each.name}") for each in candidates]
    lines.append((NONE, words.text("elections.button.none")))
    buttons = [Button(ticked(label, chosen=place in chosen), after(form.tap(choice, place))) for place, label in lines]
    if chosen:
        buttons.append(Button(words.text("elections.button.next"), confirm(choice), Style.MAIN))
    else:
        buttons.append(Button(words.text("elections.button.blank"), confirm(EMPTY)))
        buttons.append(Button(words.text("elections.button.helping"), tap("elections.helping", election.id)))
    return Screen(
        title=words.text("elections.ballot.title" if election.seats == 1 else "elections.ballot_many.title"),
        lines=words.lines(f"elections.ballot.{'one' if form.is_one else 'many'}"),
        buttons=tuple(buttons),
        picture=faces(words, candidates, chosen),
        secret=election.id,
        help=tap("help.ballot", election.id),
    )


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
    by_place = {each.place: each for each in candidates if each.place is not None}
    chosen = [by_place[place] for place in form.places(choice) if place in by_place]
    return Screen(
        title=words.text("elections.confirm.title"),
        lines=(_read_back(words, form, choice, chosen), words.text("elections.confirm.not_yet")),
        buttons=(
            Button(words.text("elections.button.send"), send, Style.YES),
            Button(words.text("elections.button.go_back"), back),
        ),
        picture=faces(words, chosen, frozenset(by_place))
        if chosen
        else Pictogram("🗳", words.text("elections.show.alt")),
        secret=election.id,
        help=tap("help.ballot", election.id),
        back=None,
    )


def _read_back(words: Words, form: Form, choice: Choice, chosen: Sequence[Candidate]) -> str:
    if chosen:
        return words.text("elections.confirm.chosen", names=words.all_of([each.name for each in chosen]))
    return words.text(f"elections.confirm.{'none' if form.places(choice) else 'blank'}")


def in_words(words: Words, form: Form, choice: Choice, names: Mapping[int, str]) -> str:
    """What stands on a ballot, in a few words."""
    places = form.places(choice)
    if NONE in places:
        return words.text("elections.papers.none")
    chosen = [names[place] for place in places if place in names]
    return words.all_of(chosen) if chosen else words.text("elections.papers.blank")
