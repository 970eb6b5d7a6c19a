"""What each group wants its rep to say, side by side: nobody's position stands alone, and none is hidden."""

from collections.abc import Callable, Sequence

from bot.ids import MeetingId
from bot.rules.feedback import Position, Question
from bot.screen import NEWS_MENU, Button, Screen, Tap, tap
from bot.screens.feedback.position import position_lines, position_voice
from bot.words import Words

A_PAGE = 3
Side = tuple[str, Question, Position]
"""A position with its question, and the name of its group: empty where all groups were asked."""


def side_by_side(words: Words, said: Sequence[Side], *, page: int) -> Screen:
    """What was read back to the groups and waits to be said, and what they said the last time."""
    title = words.text("feedback.side.title")
    return _page(words, title, said, page=page, turn=lambda n: tap("feedback.side", n))


def others(words: Words, meeting: MeetingId, said: Sequence[Side], *, page: int) -> Screen:
    """For the people of one group: what the others said at a meeting of the board."""
    title = words.text("feedback.others.title")
    return _page(words, title, said, page=page, turn=lambda n: tap("feedback.others", meeting, n))


def _page(words: Words, title: str, said: Sequence[Side], *, page: int, turn: Callable[[int], Tap]) -> Screen:
    shown = said[page * A_PAGE : (page + 1) * A_PAGE]
    lines: list[str] = []
    for group, question, position in shown:
        about = (f"{question.emoji} {question.topic}",) if question.topic else ()
        lines += [*(("",) if lines else ()), _who(words, group, position), *about, *position_lines(words, position)]
    more = (Button(words.text("feedback.button.next"), turn(page + 1)),)
    return Screen(
        title=title,
        lines=tuple(lines) or words.lines("feedback.side.empty"),
        buttons=more if len(said) > (page + 1) * A_PAGE else (),
        enclosed=tuple(each for _, _, position in shown for each in position_voice(position)),
        back=turn(page - 1) if page > 0 else NEWS_MENU,
    )


def _who(words: Words, group: str, position: Position) -> str:
    """Who wants to say it, said it, or could not."""
    if not group:
        return words.text(f"feedback.side.all.{position.outcome}")
    return words.text(f"feedback.side.group.{position.outcome}", group=group)
