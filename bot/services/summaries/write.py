"""Writing the cards of a summary. Two people may write at once: nobody writes over what they did not see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ids import CardId, FileId, ItemId
from bot.languages import language as read_language
from bot.rules.agenda import check_words
from bot.rules.people import Person
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.rules.summaries import (
    HEADING_MOST,
    LINE_MOST,
    LINES_MOST,
    PHOTO_WORDS_MOST,
    Asked,
    Card,
    NoWords,
    Summary,
    TooManyLines,
    card_lines,
    card_text,
)
from bot.screen import Reply, tap
from bot.services.summaries import ask
from storage.jobs import PHOTO
from storage.tables.summaries import CardColumns
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new card begins with."""

    item_id: ItemId | None
    heading: str
    lines: tuple[str, ...]
    emoji: str


def card_of(unit: Unit, person: Person, card: CardId, *, now: datetime) -> Card:
    """A card that this person may write. Raises OldButton, NotYours."""
    try:
        found = unit.summaries.get_card(card)
    except LookupError:
        raise OldButton from None
    ask.to_write(unit, person, found.summary_id, now=now)
    if found.edition:
        raise OldButton
    return found


def add(unit: Unit, summary: Summary, draft: Draft) -> Card:
    """A new card: about an item, or free. An item has one card; a free card without words is used first."""
    for card in unit.summaries.list_cards(summary.id, edition=0):
        if card.item_id == draft.item_id and (draft.item_id is not None or not card.lines):
            return card
    number = unit.summaries.add_card(
        summary.id, item=draft.item_id, heading=draft.heading, lines=draft.lines, emoji=draft.emoji
    )
    return unit.summaries.get_card(number)


def add_all(unit: Unit, summary: Summary, drafts: Sequence[Draft]) -> None:
    """A card for each of these items that has none."""
    for draft in drafts:
        add(unit, summary, draft)


def write(unit: Unit, card: Card, *, version: int, text: str, emoji: str, heading: str) -> Card:
    """Write all lines of a card anew.

    Args:
        emoji: the picture for these words; with `heading` for a free card that nobody changed yet.

    Raises:
        ChangedMeanwhile, NoWords, TooLong, TooManyLines.
    """
    lines = card_lines(text, ends=_ends(unit, card), after=tap("summaries.words", card.id, card.version))
    columns: CardColumns = {"text": "\n".join(lines)}
    if card.version == 1 and card.item_id is None:
        columns |= {"emoji": emoji, "heading": heading}
    return _changed(unit, card, version, columns)


def _ends(unit: Unit, card: Card) -> re.Pattern[str]:
    """Where a sentence ends in the language of a card."""
    return read_language(card.language or unit.summaries.get(card.summary_id).language).tongue.sentence_end


def write_line(unit: Unit, card: Card, *, version: int, number: int, text: str) -> Card:
    """Write one line anew, numbered from 0. Raises ChangedMeanwhile, OldButton, NoWords, TooLong, TooManyLines."""
    if not 0 <= number < len(card.lines):
        raise OldButton
    after = tap("summaries.card", card.id)
    lines = [*card.lines[:number], *card_lines(text, ends=_ends(unit, card), after=after), *card.lines[number + 1 :]]
    return _changed(unit, card, version, {"text": _fitting(card, lines)})


def cut_line(unit: Unit, card: Card, *, version: int, number: int) -> Card:
    """Take one line out. An old button changes nothing, because the line it meant may be another one now."""
    if version != card.version or not 0 <= number < len(card.lines):
        return card
    lines = [*card.lines[:number], *card.lines[number + 1 :]]
    return _changed(unit, card, version, {"text": "\n".join(lines)})


def explain(unit: Unit, card: Card, *, version: int, line: int, explanation: str) -> Card:
    """The stored explanation of a hard word follows its line. An old button changes nothing."""
    added = explanation.split("\n")
    if version != card.version or added[0] in card.lines:
        return card
    lines = [*card.lines[: line + 1], *added, *card.lines[line + 1 :]]
    return _changed(unit, card, version, {"text": _fitting(card, lines)})


def _fitting(card: Card, lines: Sequence[str]) -> str:
    if len(lines) > LINES_MOST:
        raise TooManyLines(tap("summaries.card", card.id), most=LINES_MOST)
    return "\n".join(line[:LINE_MOST] for line in lines)


def head(unit: Unit, card: Card, *, version: int, text: str) -> Card:
    """Write the heading. Raises ChangedMeanwhile, NoWords, TooLong."""
    if not text.strip():
        raise NoWords(tap("summaries.card", card.id))
    heading = " ".join(check_words(text, most=HEADING_MOST, after=tap("summaries.card", card.id)).split())
    return _changed(unit, card, version, {"heading": heading})


def draw(unit: Unit, card: Card, *, emoji: str) -> Card:
    """Choose the picture. A photo makes room for it."""
    if card.emoji == emoji and card.photo is None:
        return card
    return _changed(unit, card, card.version, {"emoji": emoji, "photo": None, "photo_alt": ""})


def put_photo(unit: Unit, card: Card, photo: FileId) -> Card:
    """A photo of somebody's own. It is shown when somebody has said what is on it."""
    unit.jobs.put(PHOTO, photo)
    return _changed(unit, card, card.version, {"photo": photo, "photo_alt": ""})


def describe(unit: Unit, card: Card, *, version: int, text: str) -> Card:
    """What the photo shows, for those who do not see it. Raises ChangedMeanwhile, NoWords, OldButton, TooLong."""
    after = tap("summaries.photo_words", card.id, card.version)
    if card.photo is None:
        raise OldButton(tap("summaries.card", card.id))
    if not text.strip():
        raise NoWords(after)
    said = " ".join(check_words(text, most=PHOTO_WORDS_MOST, after=after).split())
    return _changed(unit, card, version, {"photo_alt": said})


def other_languages(unit: Unit, summary: Summary) -> tuple[str, ...]:
    """The languages of the board's people and groups in which the summary is not written."""
    board = unit.meetings.get(summary.meeting_id).board_id
    return tuple(sorted(unit.people.count_languages(board).keys() - {summary.language}))


def unwritten(unit: Unit, summary: Summary, language: str) -> list[Card]:
    """The cards that are not there in another language yet, or were changed since."""
    there = unit.summaries.texts(summary.id, edition=0).get(language, {})
    return [card for card in unit.summaries.list_cards(summary.id, edition=0) if card.id not in there]


def check_other(unit: Unit, card: Card, language: str) -> None:
    """Raises OldButton unless somebody of the board has this language."""
    if language not in other_languages(unit, unit.summaries.get(card.summary_id)):
        raise OldButton(tap("summaries.card", card.id))


def write_other(unit: Unit, card: Card, *, version: int, language: str, text: str) -> None:
    """Write a card in another language of the board's groups.

    Raises:
        OldButton, ChangedMeanwhile, NoWords, TooLong, TooManyLines.
    """
    check_other(unit, card, language)
    after = tap("summaries.other", card.id, card.version, language)
    if card.version != version:
        raise ChangedMeanwhile(after)
    ends = read_language(language).tongue.sentence_end
    unit.summaries.put_text(card, language, card_text(text, heading=card.heading, ends=ends, after=after))


def _changed(unit: Unit, card: Card, version: int, columns: CardColumns) -> Card:
    if card.version != version or not unit.summaries.change_card(card, **columns):
        raise ChangedMeanwhile(tap("summaries.card", card.id))
    return unit.summaries.get_card(card.id)


def move_up(unit: Unit, card: Card, *, place: int) -> None:
    """One place earlier, if it still stands at this place: pressing twice moves it once."""
    order = [each.id for each in unit.summaries.list_cards(card.summary_id, edition=0)]
    if place == order.index(card.id) and place > 0:
        order[place - 1], order[place] = order[place], order[place - 1]
        unit.summaries.order_cards(card.summary_id, order)


def remove(unit: Unit, summary: Summary, card: CardId) -> None:
    """Take a card out. Repeating it changes nothing."""
    for known in unit.summaries.list_cards(summary.id, edition=0):
        if known.id == card:
            unit.summaries.remove_card(known)


def speak(unit: Unit, card: Card, by: Person, *, reply: Reply) -> FileId:
    """A voice for a card is kept and can be played; somebody writes from it. Raises NoWords."""
    if reply.voice is None:
        raise NoWords(tap("summaries.words", card.id, card.version))
    summary = unit.summaries.get(card.summary_id)
    unit.summaries.add_material(summary.id, by.id, asked=Asked.CARD, item=card.item_id, text="", voice=reply.voice)
    return reply.voice
