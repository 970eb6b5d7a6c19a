"""Easy-read summaries of board meetings: cards, who reads first, what people answer. Not the words: see easy_read."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.ids import CardId, FileId, ItemId, MeetingId, PersonId, SummaryId
from bot.rules.refusals import Refusal, TooLong
from bot.screen import HOME, Tap

PHOTO_WORDS_MOST = 120
"""Letters of what a photo shows."""
HEADING_MOST = 60
LINE_MOST = 160
LINES_MOST = 5
QUESTION_MOST = 500
PIECE_MOST = 500
"""Letters of a piece of the board's notes: what is read at one glance."""
NUDGE_AFTER_DAYS = 3
NUDGE_AGAIN_AFTER_DAYS = 7
NO_TIME = "no_time"


class UntoldKind(StrEnum):
    """What kind of thing a card should say: a number or date of the notes, a thing on the list, a promise."""

    DETAIL = "detail"
    ITEM = "item"
    PROMISE = "promise"


LEFT_OUT_REASONS: Mapping[UntoldKind, tuple[str, ...]] = {
    UntoldKind.DETAIL: ("not_important", "private"),
    UntoldKind.ITEM: (NO_TIME, "private"),
    UntoldKind.PROMISE: ("on_card", "private"),
}
"""Why something is in no card, as keys of words."""


class NoWords(Refusal):
    """There are no words and no voice in what was sent."""

    key = "summaries.refused.no_words"


class TooManyLines(Refusal):
    """More lines than fit on a card. Data: `most`."""

    key = "summaries.refused.too_many_lines"


class NoCards(Refusal):
    """There is nothing to send: no cards, or a card without words."""

    key = "summaries.refused.no_cards"


class NotAllTold(Refusal):
    """A thing on the list, a promise or a number of the notes has no card and no reason."""

    key = "summaries.refused.not_all_told"


class NoRep(Refusal):
    """The board has no rep who could say yes."""

    key = "summaries.refused.no_rep"


class Asked(StrEnum):
    """What a writer answers; NOTES are the board's own papers, CARD is what was said for one card."""

    TALKED = "talked"
    SAID = "said"
    NEXT = "next"
    CARD = "card"
    NOTES = "notes"


SAID = ("yes", "no", "later", "unreached")
NEXT = ("promise", "again", "nothing")
"""What can be tapped about an item, as keys of words."""


class Answer(StrEnum):
    """What somebody answered after reading. READ: looked at all cards and said nothing."""

    READ = "read"
    CLEAR = "clear"
    UNSURE = "unsure"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of one meeting. `version` counts up with each change, `edition` with each sending (0: not out)."""

    id: SummaryId
    meeting_id: MeetingId
    language: str
    version: int
    edition: int
    published_at: datetime | None
    published_by: PersonId | None


@dataclass(frozen=True, slots=True)
class Card:
    """One thing. Edition 0 is being written; of an edition that went out, `of_id` is the card it was made from.

    Args:
        language: of heading and lines; empty is that of the summary.
        photo: a photo of somebody's own. It is shown when there are words for those who do not see it (`photo_alt`).
    """

    id: CardId
    summary_id: SummaryId
    edition: int
    of_id: CardId
    item_id: ItemId | None
    heading: str
    lines: tuple[str, ...]
    emoji: str
    position: int
    version: int
    language: str = ""
    photo: FileId | None = None
    photo_alt: str = ""

    @property
    def shown_photo(self) -> FileId | None:
        """The photo that stands in the place of the picture."""
        return self.photo if self.photo_alt else None

    def put_in(self, language: str, text: "CardText") -> "Card":
        """The same card in another language."""
        # Nobody put the words about the photo into this language: its heading says what it is about.
        alt = text.heading if self.photo_alt else ""
        return replace(self, heading=text.heading, lines=text.lines, language=language, photo_alt=alt)


@dataclass(frozen=True, slots=True)
class CardText:
    """Heading and lines of a card in another language than that of its summary."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was tapped about one item: whether it was talked about, what they said, what happens next."""

    item_id: ItemId
    talked: bool
    said: str
    following: str


@dataclass(frozen=True, slots=True)
class Material:
    """Something from which cards are made: an answer in words or voice, or a piece of the notes.

    A piece that is private stays out of the summary, and its words are not shown.
    """

    id: int
    summary_id: SummaryId
    name: str
    asked: Asked
    item_id: ItemId | None
    text: str
    voice: FileId | None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A member who is asked to read before it goes out. `by_name`: the name may stand on the summary."""

    person_id: PersonId
    name: str
    group_name: str
    asked_by: PersonId
    finished_at: datetime | None
    by_name: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader said about one card as it is now."""

    card_id: CardId
    person_id: PersonId
    name: str
    is_hard: bool
    words: str
    voice: FileId | None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the reps about a summary, and their answer."""

    id: int
    summary_id: SummaryId
    person_id: PersonId
    name: str
    text: str
    voice: FileId | None
    answer: str
    answer_voice: FileId | None
    answered_by: PersonId | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class Untold:
    """Something that no card says.

    Args:
        key: under which a reason is kept.
        words: as people know it.
        said: where it stands: a piece of the notes, or what was promised.
        item_id: of a thing on the list.
    """

    kind: UntoldKind
    key: str
    words: str
    said: str
    item_id: ItemId | None = None


PRIVATE_PIECE = "piece-"
"""How the key of a piece of the notes begins that is left out as a whole."""


def piece_key(text: str) -> str:
    """The key of a piece of the notes: the same words have the same key, also when the notes are pasted again."""
    return PRIVATE_PIECE + hashlib.sha256(text.encode()).hexdigest()[:16]


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_NUMBERED = re.compile(r"\d+[.)]\s")
_HEADING_SHORT = 60


def card_lines(text: str, *, ends: re.Pattern[str] = _SENTENCE_END, after: Tap = HOME) -> tuple[str, ...]:
    """What was typed for a card, one sentence a line.

    Args:
        ends: where a sentence ends in the language of the card: not after "Dr.".

    Raises:
        NoWords, TooManyLines, TooLong.
    """
    rows = (part.strip() for row in text.split("\n") for part in ends.split(row))
    lines = tuple(row for row in rows if row)
    if not lines:
        raise NoWords(after)
    if len(lines) > LINES_MOST:
        raise TooManyLines(after, most=LINES_MOST)
    if max(map(len, lines)) > LINE_MOST:
        raise TooLong(after, most=LINE_MOST)
    return lines


def card_text(text: str, *, heading: str, ends: re.Pattern[str] = _SENTENCE_END, after: Tap = HOME) -> CardText:
    """A card in another language as it was typed: first its heading, then its lines; one line alone is no heading.

    Raises:
        NoWords, TooManyLines, TooLong.
    """
    first, _, rest = text.strip().partition("\n")
    if not rest:
        return CardText(heading, card_lines(first, ends=ends, after=after))
    if len(first) > HEADING_MOST:
        raise TooLong(after, most=HEADING_MOST)
    return CardText(first.strip(), card_lines(rest, ends=ends, after=after))


def pieces(notes: str) -> tuple[str, ...]:
    """The board's notes cut where they breathe: by line, a heading with what follows it, long lines by sentence."""
    cut: list[str] = []
    heading = ""
    for row in filter(None, (line.strip() for line in notes.split("\n"))):
        if _NUMBERED.match(row) and len(row) <= _HEADING_SHORT:
            cut.extend(filter(None, [heading]))
            heading = row
            continue
        first, *others = _in_parts(row)
        cut.append(f"{heading}\n{first}" if heading else first)
        cut.extend(others)
        heading = ""
    return (*cut, heading) if heading else tuple(cut)


def _in_parts(row: str) -> list[str]:
    parts = [""]
    for sentence in _SENTENCE_END.split(row):
        longer = f"{parts[-1]} {sentence}".strip()
        if len(longer) <= PIECE_MOST or not parts[-1]:
            parts[-1] = longer
        else:
            parts.append(sentence)
    return parts


def is_same(one: Sequence[Card], other: Sequence[Card]) -> bool:
    """Whether two editions say and show the same in the same order."""
    return [_said(card) for card in one] == [_said(card) for card in other]


def changed_headings(before: Sequence[Card], after: Sequence[Card]) -> tuple[str, ...]:
    """The headings of cards that are new, different or gone, in the order of reading."""
    old: Mapping[CardId, Card] = {card.of_id: card for card in before}
    kept = {card.of_id for card in after}
    new = [c.heading for c in after if c.of_id not in old or _said(old[c.of_id])[1:] != _said(c)[1:]]
    return tuple(dict.fromkeys([*new, *(c.heading for c in before if c.of_id not in kept)]))


def _said(card: Card) -> tuple[object, ...]:
    photo = (card.photo, card.photo_alt) if card.shown_photo else ()
    return card.of_id, card.heading, card.lines, card.emoji, *photo


@dataclass(frozen=True, slots=True)
class Step:
    """One question to a writer; `item_id` None: about the whole meeting."""

    asked: Asked
    item_id: ItemId | None = None


def steps(items: Sequence[ItemId], outcomes: Mapping[ItemId, Outcome]) -> tuple[Step, ...]:
    """The three questions: what did you talk about, then for each thing: what did they say, what happens next."""
    talked = [item for item in items if item in outcomes and outcomes[item].talked]
    about: Sequence[ItemId | None] = talked or [None]
    return (Step(Asked.TALKED), *(Step(asked, item) for item in about for asked in (Asked.SAID, Asked.NEXT)))


def step_after(all_steps: Sequence[Step], step: Step) -> Step | None:
    """The question after this one; None after the last. A question that is no more asked leads to the end."""
    if step not in all_steps:
        return None
    place = all_steps.index(step) + 1
    return all_steps[place] if place < len(all_steps) else None
