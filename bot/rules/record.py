"""The record of an election: which line may change what, and the six words in which its head is read out."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

CHANGES: Mapping[str, frozenset[str]] = {
    "planned": frozenset(),
    "moved": frozenset(),
    "more time": frozenset(),
    "opened late": frozenset(),
    "together": frozenset(),
    "opened": frozenset(),
    "paper": frozenset({"on_paper"}),
    "no paper": frozenset({"on_paper"}),
    "phone moved": frozenset({"moved", "vouched"}),
    "vouched": frozenset({"vouched"}),
    "forgotten": frozenset({"names", "lots", "cards"}),
    "photo ready": frozenset({"cards"}),
    "photo refused": frozenset({"cards"}),
    "withdrawn": frozenset({"standing"}),
    "kept seat lost": frozenset({"cards"}),
    "extended": frozenset({"until", "extended"}),
    "clocks changed": frozenset({"until"}),
    "closed": frozenset({"state", "receipts", "voted"}),
    "gave paper": frozenset({"voted"}),
    "gave no paper": frozenset({"voted"}),
    "counters drawn": frozenset(),
    "counted again": frozenset(),
    "papers found": frozenset(),
    "no paper came": frozenset({"on_paper", "voted"}),
    "papers": frozenset({"receipts"}),
    "counted": frozenset({"state", "result"}),
    "counters differ": frozenset({"state"}),
    "terms": frozenset(),
    "said no": frozenset(),
    "next in the count": frozenset(),
    "witness named": frozenset({"lots"}),
    "word sealed": frozenset({"lots"}),
    "seed": frozenset({"lots"}),
    "lots drawn": frozenset({"state", "result"}),
    "scrutineer": frozenset({"recounting"}),
    "recount": frozenset({"recounting"}),
    "key lost": frozenset({"state"}),
    "stopped": frozenset({"state"}),
    "room opened": frozenset(),
    "room closed": frozenset(),
    "not me": frozenset(),
}
"""What each kind of line may change of what decides an election; nothing else changes after it opened."""
OPENING = "opened"
CLOSING = "closed"
ENDS = ("counted", "terms", "lots drawn", "counters differ", "key lost", "stopped")
"""The last of these lines is the end of an election; what comes after it changes no result."""
WORDS = 6
SPOKEN = 256
"""How many words there are to choose from, in each language."""
_WORK = 2**14
"""How long it takes to try one head: who wants another record with the same six words must try 2**48 of them."""


@lru_cache(maxsize=1024)
def words_of(head: str) -> tuple[int, ...]:
    """Which six words stand for the hash of a line: numbers from 0 to 255.

    Six words are fewer bits than the hash, so each try is made slow (scrypt, RFC 7914).
    """
    return tuple(hashlib.scrypt(head.encode(), salt=b"saynext|record", n=_WORK, r=8, p=1, dklen=WORDS))
