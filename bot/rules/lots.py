"""Drawing lots after a second tie: what they are drawn from, and the draw. Not who gives the words."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election, State

ASK_WORDS_AGAIN = timedelta(days=3)
OURS = MemberId(0)
"""Who gives the word of the computer, which is no member."""
DIGITS = 9
NO_WORDS = timedelta(days=14)
"""Without all words no lots are drawn: the group is asked again, then the facilitators hear what they can do."""
DRAW_ANYWAY = timedelta(days=14)
"""After that lots are drawn from the words that are there: a small group may have nobody to give another one."""


def words_needed(tied: Sequence[int]) -> int:
    """How many people each give a word: one for each who is tied."""
    return len(tied)


def needs_words(election: Election) -> bool:
    """Whether lots are to be drawn and the words for it are not there yet. With ours nobody waits for more."""
    tied = () if election.result is None else election.result.tied
    is_over = any(who == OURS for who, _ in election.words)
    return election.state is State.LOTS and not is_over and len(election.words) < words_needed(tied)


def seed_of(election: ElectionId, receipts: Sequence[str], words: Sequence[str]) -> str:
    """What the lots are drawn from, so that anybody can draw again: the receipts as they are listed, and the words.

    Nobody could know the receipts when voting was open, and nobody can choose them afterwards.
    """
    digest = hashlib.sha256("\n".join(receipts).encode()).hexdigest()
    return ":".join((str(election), digest, *(word.strip().casefold() for word in words)))


def word_of_ours(key: bytes, election: ElectionId) -> str:
    """The word of the computer, a number. It is fixed by a key that was drawn before anybody knew of a tie.

    So not even who gives all other words can try out beforehand who is drawn.
    """
    drawn = int.from_bytes(hmac.digest(key, f"lots|{election}".encode(), "sha256"))
    digits = str(drawn % 10**DIGITS).zfill(DIGITS)
    return "-".join(digits[n : n + 3] for n in range(0, DIGITS, 3))


def sealed_word(election: ElectionId, member: MemberId, word: str) -> str:
    """What the record says of a word before it is opened: that it was this one, and nobody chose another since."""
    return hashlib.sha256(f"{election}:{member}:{word}".encode()).hexdigest()


def draw_lots(seed: str, places: Sequence[int], *, seats: int) -> tuple[int, ...]:
    """Draw `seats` of the tied places: the smallest SHA-256 of `seed:place` first."""
    return tuple(sorted(places, key=lambda place: hashlib.sha256(f"{seed}:{place}".encode()).digest())[:seats])
