"""What a rep has before them at the meeting: one item each, and cards to hold up without speaking."""

from collections.abc import Sequence

from bot.ids import MeetingId
from bot.rules.agenda import Item, Suggestion
from bot.rules.feedback import Position
from bot.rules.meetings import CARDS, Heard, is_late
from bot.screen import HOME, REP_MENU, Button, Enclosed, Pictogram, Screen, Style, VoiceNote, tap
from bot.screens.feedback.position import position_lines, position_voice
from bot.words import Words

_QUOTES = 2


def sheet(
    words: Words,
    meeting: MeetingId,
    number: int,
    of: int,
    item: Item,
    behind: Sequence[Suggestion],
    positions: Sequence[Position],
    noted: Heard | None,
    *,
    days_had: int | None = None,
    groups: Sequence[str] = (),
) -> Screen:
    """One item: what the groups said, what the rep says, and what is noted. Speaking or writing notes the answer.

    Args:
        number: of the item, from 0, of so many.
        days_had: how many days before it the papers came; late ones are named with the first item.
        groups: for whom each position is, by name, empty for all groups; none where it can be no other one.
    """
    quotes = [words.text("meetings.sheet.quote", text=each.text) for each in behind if each.text][:_QUOTES]
    lines = [words.text("meetings.sheet.place", n=number + 1, of=of)]
    if number == 0 and days_had is not None and is_late(days_had):
        lines.append(words.plural("meetings.sheet.late", days_had))
    if quotes:
        lines += [words.text("meetings.sheet.they_say"), *quotes]
    for position, group in zip(positions, groups or [""] * len(positions), strict=True):
        i_say = words.text("meetings.sheet.i_say_for", group=group) if group else words.text("meetings.sheet.i_say")
        lines += [i_say, *position_lines(words, position)]
    lines += [*_noted(words, noted), words.text("meetings.sheet.dictate")]
    talked = noted is not None and noted.talked
    buttons = [
        Button(
            words.text("meetings.button.talked_off" if talked else "meetings.button.talked"),
            tap("meetings.talked", meeting, number, 0 if talked else 1),
            Style.PLAIN if talked else Style.YES,
        )
    ]
    if voices(behind) or any(position.voice is not None for position in positions):
        buttons.append(Button(words.text("meetings.button.play"), tap("meetings.play", meeting, number)))
    buttons.append(Button(words.text("meetings.button.promise"), tap("promises.at_the_table", meeting, item.id)))
    if number + 1 < of:
        buttons.append(
            Button(words.text("meetings.button.next_item"), tap("meetings.sheet", meeting, number + 1), Style.MAIN)
        )
    buttons.append(Button(words.text("meetings.button.cards"), tap("meetings.cards", meeting)))
    return Screen(
        title=f"{item.emoji} {item.title}",
        lines=tuple(lines),
        buttons=tuple(buttons),
        picture=Pictogram(item.emoji, item.title),
        place=tap("meetings.sheet", meeting, number),
        back=tap("meetings.sheet", meeting, number - 1) if number else REP_MENU,
    )


def _noted(words: Words, noted: Heard | None) -> tuple[str, ...]:
    if noted is None or not (noted.text or noted.voice):
        return ()
    said = words.text("meetings.sheet.quote", text=noted.text) if noted.text else words.text("meetings.sheet.voice")
    return words.text("meetings.sheet.noted"), said


def voices(behind: Sequence[Suggestion]) -> tuple[Enclosed, ...]:
    """The voices of those who said it."""
    return tuple(VoiceNote(each.voice) for each in behind if each.voice is not None)


def play(
    words: Words,
    meeting: MeetingId,
    number: int,
    item: Item,
    behind: Sequence[Suggestion],
    positions: Sequence[Position],
) -> Screen:
    """What they said, to be played at the table."""
    said = tuple(each for position in positions for each in position_voice(position))
    return Screen(
        title=f"{item.emoji} {item.title}",
        lines=words.lines("meetings.play"),
        enclosed=(*voices(behind), *said),
        back=tap("meetings.sheet", meeting, number),
    )


def empty(words: Words, meeting: MeetingId) -> Screen:
    """Nothing is on the list; the cards are there all the same."""
    return Screen(
        title=words.text("meetings.sheet.title"),
        lines=words.lines("meetings.sheet.empty"),
        buttons=(Button(words.text("meetings.button.cards"), tap("meetings.cards", meeting)),),
        back=REP_MENU,
    )


def cards(words: Words, meeting: MeetingId) -> Screen:
    """Cards to hold up: which one."""
    return Screen(
        title=words.text("meetings.cards.title"),
        lines=words.lines("meetings.cards"),
        buttons=tuple(
            Button(f"{emoji} {words.text(f'meetings.card.{name}')}", tap("meetings.card", meeting, name))
            for name, emoji in CARDS.items()
        ),
        back=HOME,
    )


def card(words: Words, meeting: MeetingId, name: str) -> Screen:
    """One card: a picture to open and hold up, and its words below."""
    return Screen(
        title=f"{CARDS[name]} {words.text(f'meetings.card.{name}')}",
        lines=words.lines("meetings.card"),
        buttons=(Button(words.text("meetings.button.other_card"), tap("meetings.cards", meeting)),),
        picture=Pictogram(CARDS[name], words.text(f"meetings.card.{name}")),
        back=tap("meetings.cards", meeting),
    )
