"""A member reads first: one card at a time, and which word is hard."""

from collections.abc import Sequence

from bot.rules.people import Member
from bot.rules.summaries import Card, Mark, Reader, Summary
from bot.screen import HOME, Button, Pictogram, Screen, Style, VoiceNote, tap
from bot.screens.lists import paged, short
from bot.screens.photos import on_photo
from bot.words import Words

_A_PAGE = 4
"""Names of a page: the question to everybody has a row of its own below them."""


def readers(words: Words, summary: Summary, members: Sequence[Member], asked: Sequence[Reader], *, page: int) -> Screen:
    """Who should read first?"""
    known = {reader.person_id for reader in asked}
    entries = [
        Button(
            f"{'✅' if m.person_id in known else '👤'} {short(m.name)}",
            tap("summaries.ask_one", summary.id, m.person_id),
        )
        for m in members
    ]
    anybody = Button(words.text("summaries.button.anybody"), tap("summaries.ask_group", summary.id), Style.MAIN)
    listed = paged(words, entries, page=page, turn=lambda n: tap("summaries.readers", summary.id, n), most=_A_PAGE)
    return Screen(
        title=words.text("summaries.readers.title"),
        lines=words.lines("summaries.readers" if members else "summaries.readers.empty"),
        buttons=(*listed, anybody) if members else (),
        back=tap("summaries.work", summary.id),
    )


def reader_asked(words: Words, summary: Summary, name: str, *, comes: str) -> Screen:
    """Somebody was asked to read first; no name: everybody of the group. `comes`: when they are asked, in words."""
    key = "summaries.reader_asked" if name else "summaries.reader_asked.anybody"
    said = words.lines(key, name=name, when=comes)
    return Screen(
        title=words.text("summaries.reader_asked.title"),
        lines=said,
        place=tap("summaries.work", summary.id),
        back=tap("summaries.work", summary.id),
    )


def read_first(words: Words, summary: Summary, name: str, cards: int) -> Screen:
    """Please read this before everybody gets it."""
    return Screen(
        title=words.text("summaries.read_first.title"),
        lines=(
            words.text("summaries.read_first.who", name=name),
            words.plural("summaries.work.cards", cards),
            *words.lines("summaries.read_first"),
        ),
        buttons=(
            Button(words.text("summaries.button.read_now"), tap("summaries.check", summary.id, 0), Style.MAIN),
            Button(words.text("summaries.button.not_now"), HOME),
        ),
        picture=Pictogram("👀", words.text("summaries.read_first.alt")),
    )


def check(words: Words, shown: Card, *, picture: Pictogram, position: tuple[int, int]) -> Screen:
    """One card, for the reader."""
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=(
            words.text("summaries.position", n=position[0], total=position[1]),
            *shown.lines,
            *on_photo(words, shown),
        ),
        buttons=(
            Button(
                words.text("summaries.button.clear"), tap("summaries.mark_clear", shown.id, shown.version), Style.YES
            ),
            Button(words.text("summaries.button.hard"), tap("summaries.mark_hard", shown.id, shown.version)),
        ),
        picture=picture,
        place=tap("summaries.hard", shown.id),
        back=HOME if position[0] == 1 else tap("summaries.check", shown.summary_id, position[0] - 2),
    )


def hard(words: Words, shown: Card) -> Screen:
    """Which word is hard? Saying it is not needed."""
    return Screen(
        title=words.text("summaries.hard.title"),
        lines=(*shown.lines, "", *words.lines("summaries.hard")),
        buttons=(Button(words.text("summaries.button.go_on"), tap("summaries.after", shown.id), Style.MAIN),),
        place=tap("summaries.hard", shown.id),
        back=tap("summaries.check", shown.summary_id, shown.position - 1),
    )


def checked(words: Words, summary: Summary) -> Screen:
    """All cards are read. May the name stand on it?"""
    return Screen(
        title=words.text("summaries.checked.title"),
        lines=words.lines("summaries.checked"),
        place=tap("summaries.check", summary.id, 0),
        buttons=(
            Button(words.text("summaries.button.my_name"), tap("summaries.named", summary.id, 1)),
            Button(words.text("summaries.button.group_name"), tap("summaries.named", summary.id, 0)),
        ),
    )


def named(words: Words, *, by_name: bool) -> Screen:
    """Noted."""
    return Screen(
        title=words.text("summaries.named.title"),
        lines=words.lines("summaries.named" if by_name else "summaries.named.group"),
        place=HOME,
    )


def remarks(
    words: Words, summary: Summary, cards: Sequence[Card], marks: Sequence[Mark], done: Sequence[Reader]
) -> Screen:
    """For whoever asked: which card has a hard word."""
    places = {card.id: (n, card) for n, card in enumerate(cards, start=1)}
    hard_ones = [(places[mark.card_id], mark) for mark in marks if mark.is_hard and mark.card_id in places]
    lines = []
    for (n, card), mark in hard_ones:
        how = "word" if mark.words else "voice" if mark.voice is not None else "card"
        lines.append(words.text("summaries.remarks.on", n=n, heading=card.heading))
        lines.append(words.text(f"summaries.remarks.{how}", words=mark.words))
    cards_with = {card.id: (n, card) for (n, card), _ in hard_ones}.values()
    if done:
        lines.append(words.text("summaries.work.reader", names=words.all_of([reader.name for reader in done])))
    return Screen(
        title=words.text("summaries.remarks.title"),
        lines=tuple(lines) if hard_ones else (*lines, *words.lines("summaries.remarks.clear")),
        buttons=tuple(
            Button(f"{c.emoji} {n}. {short(c.heading, most=17)}", tap("summaries.card", c.id)) for n, c in cards_with
        ),
        enclosed=tuple(VoiceNote(mark.voice) for _, mark in hard_ones if mark.voice is not None),
        back=tap("summaries.work", summary.id),
    )
