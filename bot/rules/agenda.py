"""What people want the board to talk about: suggestions, what becomes of them, and which are alike."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.ids import BoardId, FileId, GroupId, ItemId, MeetingId, MemberId, PersonId, SuggestionId
from bot.rules.refusals import Empty, Refusal, TooLong
from bot.rules.topics import Topic
from bot.screen import HOME, Tap

TEXT_MOST = 500
TITLE_MOST = 60
PHOTOS_MOST = 10
"""Photos of one answer: as many as Telegram sends together."""


class Decided(Refusal):
    """It is known what became of this, so nobody needs to say if it is important."""

    key = "agenda.refused.decided"


class Gone(Refusal):
    """Whoever said it took it back; or told the safe person instead, which is not to be told apart from that."""

    key = "agenda.refused.gone"


class ListClosed(Refusal):
    """The list for this meeting is closed. Data: none."""

    key = "agenda.refused.closed"


class Life(StrEnum):
    """What became of a suggestion: got it, on the list, talked about, promised, done, partly or not done."""

    GOT = "got"
    LISTED = "listed"
    NOT_CHOSEN = "not_chosen"
    TALKED = "talked"
    PROMISED = "promised"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNTOLD = "untold"
    """Something was promised, and nobody told us if it is done."""


ENDS = (Life.DONE, Life.PARTLY, Life.NOT_DONE, Life.UNTOLD)
"""What came of a promise about it."""
BECAME = (Life.TALKED, Life.PROMISED, *ENDS)
MOVES: Mapping[Life, Collection[Life]] = {
    Life.GOT: (Life.LISTED, Life.NOT_CHOSEN),
    Life.LISTED: (Life.GOT, Life.NOT_CHOSEN, *BECAME),
    Life.NOT_CHOSEN: (Life.GOT, Life.LISTED),
    Life.TALKED: (Life.PROMISED, *ENDS),
    Life.PROMISED: ENDS,
    **{end: (Life.PROMISED, *(other for other in ENDS if other is not end)) for end in ENDS},
}
"""What can become of a suggestion, or an item, after what. Back to GOT: its meeting was called off, or its item taken
off the list. Nothing is over for ever: something else can be promised about it."""


COMES_BACK = (Life.PARTLY, Life.NOT_DONE, Life.UNTOLD)
"""What came of it, where a new suggestion for the next meeting comes of it by itself."""


@dataclass(frozen=True, slots=True)
class Again:
    """The suggestion that came of one that was not wholly done. `on`: the day of its meeting; None: not planned yet."""

    suggestion: SuggestionId
    on: date | None


class How(StrEnum):
    """Whose words they are: a supporter's are never mixed with the member's."""

    SELF = "self"
    HELPED = "helped"
    CARRIED = "carried"
    """Nobody's own: ours, about a promise that nobody calls wholly kept."""


SAYS_HOW = {how.value: how for how in (How.SELF, How.HELPED)}
"""What can be said of the words of a person."""


class Opinion(StrEnum):
    """What another member thinks of a suggestion."""

    IMPORTANT = "important"
    NOT_SURE = "not_sure"
    NOT_FOR_ME = "not_for_me"


LIST_DAYS = ("agenda.ask", "agenda.close")
"""The deadlines of a list: when it opens, and when it closes."""
PUT_OFF = "later"
"""The reason that is no answer: it has to wait, and comes to the next meeting by itself."""
ANSWERED = "answered"
"""The reason that there is an answer already: who said it can read it."""
REASONS = (ANSWERED, "elsewhere", PUT_OFF, "not_board")
"""Why a suggestion is not chosen, as keys of words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A member's words. `meeting_id` None: it waits for the next meeting.

    Args:
        gathered: a rep wrote it down for people without a phone.
        people: how many said it; one, unless it was gathered.
        more_photos: of an album, those after the first.
    """

    id: SuggestionId
    member_id: MemberId
    person_id: PersonId
    name: str
    group_id: GroupId
    board_id: BoardId
    meeting_id: MeetingId | None
    topic: Topic
    text: str
    voice: FileId | None
    photo: FileId | None
    with_name: bool
    how: How
    life: Life
    item_id: ItemId | None
    reason: str
    said_at: datetime
    gathered: bool = False
    people: int = 1
    more_photos: tuple[FileId, ...] = ()

    @property
    def photos(self) -> tuple[FileId, ...]:
        """All of them, in the order in which they came."""
        return () if self.photo is None else (self.photo, *self.more_photos)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the board talks about; one or more suggestions stand behind it."""

    id: ItemId
    meeting_id: MeetingId
    title: str
    emoji: str
    position: int
    life: Life


def check_words(text: str, *, most: int = TEXT_MOST, after: Tap = HOME) -> str:
    """Somebody's words without white space around them. Raises Empty, TooLong."""
    words = text.strip()
    if not words:
        raise Empty(after)
    if len(words) > most:
        raise TooLong(after, most=most)
    return words


def _grams(text: str) -> Counter[str]:
    padded = f"  {' '.join(text.casefold().split())} "
    return Counter(padded[n : n + 3] for n in range(len(padded) - 2))


def most_alike(text: str, others: Sequence[tuple[int, str]], *, most: int = 3) -> list[int]:
    """Which other texts are most like this one: character trigrams weighted by how rare they are (TF-IDF).

    Args:
        others: number and text of each; texts without words are never alike.
        most: how many to name.

    Returns:
        Numbers, the most alike first; only those that share something. People decide.
    """
    grams = {number: _grams(other) for number, other in others if other.strip()}
    if not text.strip() or not grams:
        return []
    seen_in = Counter(gram for counted in (*grams.values(), _grams(text)) for gram in counted)
    weights = {gram: math.log((len(grams) + 2) / (n + 0.5)) for gram, n in seen_in.items()}
    mine = _grams(text)
    scored = [(_cosine(mine, counted, weights), number) for number, counted in grams.items()]
    return [number for score, number in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if score > 0][:most]


def _cosine(one: Counter[str], other: Counter[str], weights: Mapping[str, float]) -> float:
    shared = sum(one[gram] * other[gram] * weights[gram] ** 2 for gram in one.keys() & other.keys())
    size = _size(one, weights) * _size(other, weights)
    return shared / size if size else 0.0


def _size(counted: Counter[str], weights: Mapping[str, float]) -> float:
    return math.sqrt(sum((n * weights[gram]) ** 2 for gram, n in counted.items()))
