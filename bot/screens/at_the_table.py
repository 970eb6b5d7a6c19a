"""What a rep has before them at the meeting: one item each, and cards to hold up without speaking."""

from collections.abc import Sequence
from datetime import date

from bot.ids import MeetingId
from bot.rules.agenda import Item, Suggestion
from bot.rules.feedback import Position, Question
from bot.rules.meetings import CARDS, Heard, Meeting, is_late
from bot.rules.sorting import open_to_all
from bot.screen import HOME, REP_MENU, Block, Button, Paper, Pictogram, Screen, Style, tap
from bot.screens.agenda.pass_on import some_helped
from bot.screens.agenda.say import enclosed, helped_lines
from bot.screens.feedback.position import position_lines, position_voice
from bot.words import Words

_QUOTES = 2
"""So many stand on the screen. All are on the sheet to print, and all voices can be played."""
_ROOM = 4
"""Centimetres for an answer, written by hand."""


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
    goes_on: bool = False,
) -> Screen:
    """One item: what the groups said, what the rep says, and what is noted. Speaking or writing notes the answer.

    Args:
        number: of the item, from 0, of so many.
        days_had: how many days before it the papers came; late ones are named with the first item.
        groups: for whom each position is, by name, empty for all groups; none where it can be no other one.
        goes_on: something else is said after the last item.
    """
    said = [each for each in behind if each.text]
    more = len(said) - _QUOTES
    quotes = [line for each in said[:_QUOTES] for line in (*_quotes(words, [each]), *helped_lines(words, each))]
    quotes += [words.plural("agenda.paper.more_words", more)] if more > 0 else []
    lines = [words.text("meetings.sheet.place", n=number + 1, of=of)]
    if number == 0 and days_had is not None and is_late(days_had):
        lines.append(words.plural("meetings.sheet.late", days_had))
    if quotes:
        lines += [words.text("meetings.sheet.they_say"), *quotes]
    for position, group in zip(positions, groups or [""] * len(positions), strict=True):
        lines += _you_say(words, position, group)
    lines += [*_noted(words, noted), words.text("meetings.sheet.dictate")]
    talked = noted is not None and noted.talked
    buttons = [
        Button(
            words.text("meetings.button.talked_off" if talked else "meetings.button.talked"),
            tap("meetings.talked", meeting, number, 0 if talked else 1),
            Style.PLAIN if talked else Style.YES,
        )
    ]
    to_hear = any(voice is not None for voice in (*(each.voice for each in behind), *(p.voice for p in positions)))
    if to_hear or any(each.photos for each in behind):
        label = "meetings.button.play" if to_hear else "meetings.button.photos"
        buttons.append(Button(words.text(label), tap("meetings.play", meeting, number)))
    buttons.append(Button(words.text("meetings.button.promise"), tap("promises.at_the_table", meeting, item.id)))
    buttons.append(_next(words, meeting, number, is_last=number + 1 == of and not goes_on))
    buttons.append(Button(words.text("meetings.button.cards"), tap("meetings.cards", meeting)))
    return Screen(
        title=f"{item.emoji} {item.title}",
        lines=tuple(lines),
        buttons=tuple(buttons),
        picture=Pictogram(item.emoji, item.title),
        place=tap("meetings.sheet", meeting, number),
        back=tap("meetings.sheet", meeting, number - 1) if number else REP_MENU,
    )


def _you_say(words: Words, position: Position, group: str) -> tuple[str, ...]:
    i_say = words.text("meetings.sheet.i_say_for", group=group) if group else words.text("meetings.sheet.i_say")
    return (i_say, *position_lines(words, position))


def _next(words: Words, meeting: MeetingId, number: int, *, is_last: bool) -> Button:
    """What follows on the sheet; after the last of it, the paper."""
    if is_last:
        return print_button(words, meeting)
    return Button(words.text("meetings.button.next_item"), tap("meetings.sheet", meeting, number + 1), Style.MAIN)


def also(
    words: Words,
    meeting: MeetingId,
    number: int,
    question: Question,
    position: Position,
    *,
    group: str = "",
    is_last: bool = True,
) -> Screen:
    """What the rep says about nothing that stands on the list, so that no words of a group get lost.

    Args:
        number: of this page, after those of the items.
        group: for whom it is, by name, as with an item.
    """
    about = (f"{question.emoji} {question.topic}",) if question.topic else ()
    return Screen(
        title=words.text("meetings.sheet.also.title"),
        lines=(words.text("meetings.sheet.also"), *about, *_you_say(words, position, group)),
        buttons=(
            _next(words, meeting, number, is_last=is_last),
            Button(words.text("meetings.button.cards"), tap("meetings.cards", meeting)),
        ),
        enclosed=position_voice(position),
        back=tap("meetings.sheet", meeting, number - 1) if number else REP_MENU,
    )


def print_button(words: Words, meeting: MeetingId) -> Button:
    """Where the whole sheet can be printed."""
    return Button(words.text("meetings.button.table_paper"), tap("meetings.table_paper", meeting))


def _quotes(words: Words, behind: Sequence[Suggestion]) -> list[str]:
    return [words.text("meetings.sheet.quote", text=each.text) for each in behind if each.text]


def _noted(words: Words, noted: Heard | None) -> tuple[str, ...]:
    if noted is None or not (noted.text or noted.voice):
        return ()
    said = words.text("meetings.sheet.quote", text=noted.text) if noted.text else words.text("meetings.sheet.voice")
    return words.text("meetings.sheet.noted"), said


def play(
    words: Words,
    meeting: MeetingId,
    number: int,
    item: Item,
    behind: Sequence[Suggestion],
    positions: Sequence[Position],
) -> Screen:
    """What they said, to be played and shown at the table."""
    theirs = tuple(each for one in behind for each in enclosed(words, one))
    said = tuple(each for position in positions for each in position_voice(position))
    return Screen(
        title=f"{item.emoji} {item.title}",
        lines=words.lines("meetings.play"),
        enclosed=(*theirs, *said),
        back=tap("meetings.sheet", meeting, number),
    )


def table_paper(
    words: Words,
    meeting: Meeting,
    lines: Sequence[tuple[Item, Sequence[Suggestion], Sequence[Position], Sequence[str]]],
    also: Sequence[tuple[Question, Position, str]] = (),
    *,
    made: date,
) -> Screen:
    """The sheet on paper, in large letters: item by item what people said, what the rep says, ticks and room to write.

    A board can see it lying there, so words that only reps may read are not on it.

    Args:
        lines: each item, what is behind it, what is said of it, and for whom, as on the sheet.
        also: what is said besides, about which question and for whom.
    """
    blocks = []
    for number, (item, behind, positions, groups) in enumerate(lines, start=1):
        theirs = open_to_all(behind)
        kinds = {"voice": any(each.voice for each in theirs), "photo": any(each.photos for each in theirs)}
        besides = (words.text(f"meetings.table_paper.{kind}") for kind, is_there in kinds.items() if is_there)
        said = (*_quotes(words, theirs), *besides)
        blocks += [
            Block(
                f"{number}. {item.title}",
                item.emoji,
                item.title,
                (
                    *((words.text("meetings.sheet.they_say"), *said) if said else ()),
                    *_i_say(words, positions, groups),
                ),
                ticks=tuple(words.text(f"meetings.table_paper.{each}") for each in ("talked", "promised")),
                room=_ROOM,
                room_for=words.text("meetings.table_paper.answer"),
            )
        ]
    for question, position, group in also:
        about = (f"{question.emoji} {question.topic}",) if question.topic else ()
        said = (*about, *_i_say(words, [position], [group])[0 if group else 1 :])
        heading = words.text("meetings.table_paper.also")
        blocks.append(
            Block(heading, "💬", heading, said, room=_ROOM, room_for=words.text("meetings.table_paper.answer"))
        )
    page = Paper(
        file_name=words.text("meetings.table_paper.file"),
        title=words.text("meetings.table_paper.heading"),
        language=words.language,
        blocks=(
            Block(words.heading(words.moment(meeting.meets_at)), "📅", words.text("agenda.paper.date_alt")),
            *blocks,
        ),
        foot=(
            *some_helped(words, [each for _, behind, _, _ in lines for each in behind]),
            words.text("home.paper.made", date=words.date(made)),
        ),
        large=True,
    )
    return Screen(
        title=words.text("meetings.table_paper.title"),
        lines=words.lines("meetings.table_paper"),
        enclosed=(page,),
        back=tap("meetings.show", meeting.id),
    )


def _i_say(words: Words, positions: Sequence[Position], groups: Sequence[str]) -> tuple[str, ...]:
    """What the rep says about it, and for whom where it can be more than one group."""
    found: list[str] = []
    for position, group in zip(positions, groups or [""] * len(positions), strict=True):
        key = "meetings.table_paper.i_say_for" if group else "meetings.table_paper.i_say"
        said = position_lines(words, position) if position.text else (words.text("meetings.table_paper.voice"),)
        found += [words.text(key, group=group), *said]
    return tuple(found)


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
