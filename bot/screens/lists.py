"""Long lists on small screens: six at a time, or three of long words; and how one thing is found in them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.ids import FileId
from bot.rules.finding import initial
from bot.screen import NO_NUMBER, SHORT, Button, Face, Faces, Tap
from bot.words import Words

A_PAGE = 6
A_LONG_PAGE = 3
LABEL_MOST = 20
"""Letters of people's own words that fit on a button beside its picture."""


def short(text: str, *, most: int = LABEL_MOST) -> str:
    """People's own words, cut so that they fit on a button."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def told_apart(buttons: Sequence[Button]) -> tuple[Button, ...]:
    """Those that would say the same get numbers: nobody can choose between equal buttons."""
    often, numbers = Counter(button.label for button in buttons), Counter[str]()
    numbered = []
    for button in buttons:
        numbers[button.label] += 1
        picture, _, what = button.label.partition(" ")
        label = f"{picture} {numbers[button.label]}. {what}" if often[button.label] > 1 else button.label
        numbered.append(replace(button, label=label))
    return tuple(numbered)


def paged(
    words: Words, entries: Sequence[Button], *, page: int, turn: Callable[[int], Tap], most: int | None = None
) -> tuple[Button, ...]:
    """One page of a list, with the way to the next page and back to the one before. Equal ones are numbered throughout.

    Args:
        most: entries of a page; by itself as many as fit into three rows, and one more where that is all.
    """
    entries = told_apart(entries)
    if most is None:
        is_long = any(len(entry.label) > SHORT for entry in entries)
        most = len(entries) if len(entries) <= A_LONG_PAGE + 1 else A_LONG_PAGE if is_long else A_PAGE
    first = max(page, 0) * most
    shown = list(entries[first : first + most])
    if page > 0:
        shown.append(Button(words.text("home.button.before"), turn(page - 1)))
    if len(entries) > first + most:
        shown.append(Button(words.text("home.button.more"), turn(page + 1), beside=page > 0))
    return tuple(shown)


def portraits(words: Words, shown: Sequence[Button], people: Mapping[Tap, tuple[str, FileId | None]]) -> Faces | None:
    """The faces of those who stand on a page, in its order: their buttons have one picture for all of them.

    Args:
        people: name and photo by what their button does.
    """
    here = [people[each.does] for each in shown if isinstance(each.does, Tap) and each.does in people]
    alt = words.text("elections.faces_alt", names=words.all_of([name for name, _ in here]))
    return Faces(tuple(Face(NO_NUMBER, name, photo) for name, photo in here), alt) if here else None


def hint(words: Words, entries: Sequence[Button]) -> tuple[str, ...]:
    """Of a list with more than two pages: that words find something in it."""
    return words.lines("home.find") if is_long(entries) else ()


def is_long(entries: Sequence[Button]) -> bool:
    """Whether looking through all pages takes more than writing a few letters."""
    return len(entries) > 2 * A_PAGE


LETTERS = -1
"""The page of a list on which its letters stand."""
_RANGES = 6
"""Buttons of letters: as many as fit into three rows."""


def by_letter(
    words: Words, entries: Sequence[Button], names: Sequence[str], *, page: int, turn: Callable[[int], Tap]
) -> tuple[Button, ...]:
    """One page of a list by name; where it is long, with a page of letters that lead into it.

    Args:
        names: of the last entries, in their order; the first ones can be of another kind and without one.
    """
    if not is_long(entries):
        return paged(words, entries, page=page, turn=turn)
    if page != LETTERS:
        letters = Button(words.text("home.button.letters"), turn(LETTERS), beside=True)
        return (*paged(words, entries, page=page, turn=turn, most=A_PAGE), letters)
    ahead = len(entries) - len(names)
    known = sorted({initial(name) for name in names} - {""})
    many = min(_RANGES, len(known))
    ranges = [known[n * len(known) // many : (n + 1) * len(known) // many] for n in range(many)]
    first = {letter: n for n, letter in reversed(list(enumerate(map(initial, names), start=ahead)))}
    return tuple(
        Button(_letters(words, part), turn(first[part[0]] // A_PAGE), beside=n % 2 == 1)
        for n, part in enumerate(ranges)
    )


def _letters(words: Words, known: Sequence[str]) -> str:
    if len(known) == 1:
        return f"🔤 {known[0]}"
    return words.text("home.button.letters_from", first=known[0], last=known[-1])
