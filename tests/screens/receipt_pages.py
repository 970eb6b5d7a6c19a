"""The pages that show receipts or find them, as they are shown in the examples of elections."""

from dataclasses import replace

from bot.rules.elections import Election
from bot.screen import Screen
from bot.screens.elections.receipts import NAMES, find_receipt, find_second, found_receipts, no_receipt, receipts
from bot.screens.elections.vote import cast, receipt
from bot.words import Words
from tests.screens.a_vote import OPEN


def pages_of_receipts(words: Words, vote: Election) -> dict[str, Screen]:
    """One of each; and where receipts begin with every picture."""
    many = replace(vote, receipts=tuple(f"{picture} 🚲 🎈" for picture in NAMES))
    first, second, _ = vote.receipts[0].split()
    return {
        "cast": cast(words, OPEN, "🌻 🚲 🎈"),
        "receipt": receipt(words, OPEN, "🌻 🚲 🎈"),
        "receipts": receipts(words, vote, page=0),
        "find_receipt": find_receipt(words, vote, page=0),
        **{f"find_receipt.{n}": find_receipt(words, many, page=n) for n in range(3)},
        "find_second": find_second(words, vote, first, page=0),
        "found_receipts": found_receipts(words, vote, f"{first} {second}"),
        "no_receipt": no_receipt(words, vote.id),
    }
