"""What stands at the end of papers of all features: when it was made, how to get it in another way, hard words."""

from collections.abc import Iterable
from datetime import date

from bot.rules import easy_read
from bot.screen import Block, Button, Leaf, tap
from bot.words import Words


def foot(words: Words, made: date) -> tuple[str, ...]:
    """When it was made, and how to get the same in another way."""
    return (words.text("home.paper.made", date=words.date(made)), *words.lines("home.paper.more"))


def print_size(words: Words) -> Button:
    """Under every paper that can be had in large print."""
    return Button(words.text("people.button.print_size"), tap("people.print_size"))


def leaf(words: Words, day: date) -> Leaf:
    """The page of a calendar with this day, on a phone and on paper."""
    return Leaf(words.month(day), day.day, words.weekday(day))


def hard_words(words: Words, lines: Iterable[str]) -> tuple[Block, ...]:
    """Each hard word in these lines with what it means, in the order of the alphabet; nothing when there is none."""
    known = words.hard_words()
    marked = easy_read.findings(tuple(lines), tongue=words.known.tongue, hard_words=known)
    found = sorted({each.words for each in marked if each.words in known}, key=str.casefold)
    if not found:
        return ()
    explained = tuple(line for word in found for line in known[word].split("\n"))
    return (Block(words.text("home.paper.hard"), "📖", words.text("home.paper.hard_alt"), explained),)
