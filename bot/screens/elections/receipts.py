"""Receipts after the count: found by their pictures, one press for each, and the whole list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from bot.ids import ElectionId
from bot.rules.elections import Election
from bot.screen import Button, Screen, Style, Tap, tap
from bot.words import Words

RECEIPTS_A_PAGE = 50
NAMES: Mapping[str, str] = {
    "🌻": "sunflower", "🚲": "bike", "🎈": "balloon", "🐟": "fish", "🍎": "apple", "🌙": "moon",
    "⭐": "star", "🐘": "elephant", "🚀": "rocket", "🍋": "lemon", "🎸": "guitar", "⛵": "boat",
    "🐢": "tortoise", "🌵": "cactus", "🔔": "bell", "🎩": "hat", "🦋": "butterfly", "🍄": "mushroom",
    "🐝": "bee", "🧩": "jigsaw", "🥁": "drum", "🌈": "rainbow", "🪁": "kite", "🐧": "penguin",
    "🍓": "strawberry", "⚓": "anchor", "🎻": "violin", "🐬": "dolphin", "🍇": "grapes", "🪶": "feather",
    "🧲": "magnet", "🦔": "hedgehog",
}  # fmt: skip
"""The pictures of receipts, in the order of the list, each with the name of its text."""
_A_ROW, _A_PAGE = 3, 9
"""Of pictures on a page: as many as can be looked at in one glance."""


def find_receipt(words: Words, election: Election, *, page: int) -> Screen:
    """Find your vote: press your first picture, of those with which a receipt begins."""
    pictures = _in_order(receipt.split()[0] for receipt in election.receipts)
    return Screen(
        title=words.text("elections.find_receipt.title"),
        lines=words.lines("elections.find_receipt"),
        buttons=_choice(
            words,
            election.id,
            pictures,
            page=page,
            does=lambda picture: tap("elections.find_second", election.id, picture, 0),
            turn=lambda n: tap("elections.find_receipt", election.id, n),
        ),
        back=tap("elections.result", election.id),
    )


def find_second(words: Words, election: Election, first: str, *, page: int) -> Screen:
    """Press your second picture, of those that stand behind this first one."""
    pictures = _in_order(each.split()[1] for each in election.receipts if each.split()[0] == first)
    return Screen(
        title=words.text("elections.find_second.title"),
        lines=words.lines("elections.find_second", picture=picture_text(words, first)),
        buttons=_choice(
            words,
            election.id,
            pictures,
            page=page,
            does=lambda picture: tap("elections.found_receipts", election.id, f"{first} {picture}"),
            turn=lambda n: tap("elections.find_second", election.id, first, n),
        ),
        back=tap("elections.find_receipt", election.id, 0),
    )


def _in_order(pictures: Iterable[str]) -> list[str]:
    """Each once, in the order of the list."""
    found = set(pictures)
    return [picture for picture in NAMES if picture in found]


def _choice(
    words: Words,
    election: ElectionId,
    pictures: Sequence[str],
    *,
    page: int,
    does: Callable[[str], Tap],
    turn: Callable[[int], Tap],
) -> tuple[Button, ...]:
    """Pictures to press, round and round, and a way on for who does not find theirs."""
    pages = max(-(-len(pictures) // _A_PAGE), 1)
    first = page % pages * _A_PAGE
    shown = [
        Button(picture_text(words, picture), does(picture), beside=n % _A_ROW > 0)
        for n, picture in enumerate(pictures[first : first + _A_PAGE])
    ]
    more = Button(words.text("elections.button.more_receipts"), turn((page + 1) % pages), beside=True)
    return (*shown, _not_there(words, election), *((more,) if pages > 1 else ()))


def picture_text(words: Words, picture: str) -> str:
    """A picture of a receipt with its name."""
    return words.text(f"elections.picture.{NAMES[picture]}")


def _not_there(words: Words, election: ElectionId) -> Button:
    return Button(words.text("elections.button.not_there"), tap("elections.no_receipt", election))


def found_receipts(words: Words, election: Election, begins: str) -> Screen:
    """All receipts that begin with these two pictures: most often it is one."""
    found = [receipt for receipt in election.receipts if receipt.split()[:2] == begins.split()]
    return Screen(
        title=words.text("elections.found_receipts.title"),
        lines=(*words.lines("elections.found_receipts"), "", *found),
        buttons=(_not_there(words, election.id), _all_of_them(words, election.id)),
        back=tap("elections.find_receipt", election.id, 0),
    )


def no_receipt(words: Words, election: ElectionId) -> Screen:
    """Your pictures are not there: why that can be, and whom to tell."""
    return Screen(
        title=words.text("elections.no_receipt.title"),
        lines=words.lines("elections.no_receipt"),
        buttons=(
            Button(words.text("elections.button.find_again"), tap("elections.find_receipt", election, 0), Style.MAIN),
            _all_of_them(words, election),
            Button(words.text("elections.button.talk"), tap("help.vote", election)),
        ),
        back=tap("elections.result", election),
    )


def _all_of_them(words: Words, election: ElectionId) -> Button:
    return Button(words.text("elections.button.all_receipts"), tap("elections.receipts", election, 0))


def receipts(words: Words, election: Election, *, page: int) -> Screen:
    """The list of receipts: it shows that a vote was counted, and not how it was."""
    pages = range(0, len(election.receipts), RECEIPTS_A_PAGE)
    shown = election.receipts[page * RECEIPTS_A_PAGE :][:RECEIPTS_A_PAGE]
    turn = tap("elections.receipts", election.id, (page + 1) % max(len(pages), 1))
    return Screen(
        title=words.text("elections.receipts.title"),
        lines=(
            words.plural("elections.receipts.number", len(election.receipts)),
            *words.lines("elections.receipts"),
            *_by_first_picture(shown),
        ),
        buttons=(Button(words.text("elections.button.more_receipts"), turn),) if len(pages) > 1 else (),
        back=tap("elections.find_receipt", election.id, 0),
    )


def _by_first_picture(receipts: Sequence[str]) -> list[str]:
    """Receipts with the same first picture stand together, with a space before each group."""
    return [line for _, group in groupby(receipts, key=lambda each: each.split()[0]) for line in ("", *group)]
