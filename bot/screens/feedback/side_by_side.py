"""What each group wants its rep to say, side by side: nobody's position stands alone, and none is hidden."""

from collections.abc import Callable, Collection, Sequence

from bot.ids import MeetingId, QuestionId
from bot.rules.feedback import Position, Question
from bot.screen import NEWS_MENU, Button, Screen, Tap, tap
from bot.screens.feedback.position import position_lines, position_voice
from bot.words import Words

A_PAGE = 3
Side = tuple[str, Question, Position]
"""A position with its question, and the name of its group: empty where all groups were asked."""


def side_by_side(words: Words, said: Sequence[Side], *, page: int, untold: Collection[QuestionId] = ()) -> Screen:
    """What was read back to the groups and waits to be said, and what they said the last time.

    Args:
        untold: of which the meeting is over, and nobody has said yet what became of it there.
    """
    title = words.text("feedback.side.title")
    return _page(words, title, said, untold, page=page, turn=lambda n: tap("feedback.side", n))


def others(
    words: Words, meeting: MeetingId, said: Sequence[Side], *, page: int, untold: Collection[QuestionId] = ()
) -> Screen:
    """For the people of one group: what the others said at a meeting of the board. `untold`: as side by side."""
    title = words.text("feedback.others.untold.title" if untold else "feedback.others.title")
    return _page(words, title, said, untold, page=page, turn=lambda n: tap("feedback.others", meeting, n))


def _page(
    words: Words,
    title: str,
    said: Sequence[Side],
    untold: Collection[QuestionId],
    *,
    page: int,
    turn: Callable[[int], Tap],
) -> Screen:
    shown = said[page * A_PAGE : (page + 1) * A_PAGE]
    lines: list[str] = []
    for group, question, position in shown:
        about = (f"{question.emoji} {question.topic}",) if question.topic else ()
        form = "untold" if question.id in untold else position.outcome
        lines += [*(("",) if lines else ()), _who(words, group, form), *about, *position_lines(words, position)]
        lines += words.lines("feedback.side.untold") if form == "untold" else ()
    more = (Button(words.text("feedback.button.next"), turn(page + 1)),)
    return Screen(
        title=title,
        lines=tuple(lines) or words.lines("feedback.side.empty"),
        buttons=more if len(said) > (page + 1) * A_PAGE else (),
        enclosed=tuple(each for _, _, position in shown for each in position_voice(position)),
        back=turn(page - 1) if page > 0 else NEWS_MENU,
    )


def _who(words: Words, group: str, form: str) -> str:
    """Who wants to say it, said it, could not, or wanted to and has not told us."""
    if not group:
        return words.text(f"feedback.side.all.{form}")
    return words.text(f"feedback.side.group.{form}", group=group)
