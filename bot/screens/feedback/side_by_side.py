"""What each group wants its rep to say, side by side: nobody's position stands alone, and none is hidden."""

from collections.abc import Sequence

from bot.rules.feedback import Position, Question
from bot.screen import NEWS_MENU, Button, Screen, tap
from bot.screens.feedback.position import position_lines, position_voice
from bot.words import Words

A_PAGE = 3


def side_by_side(words: Words, said: Sequence[tuple[str, Question, Position]], *, page: int) -> Screen:
    """The positions that were read back to the groups and are not yet reported on, with the group of each.

    Args:
        said: the name of the group, empty where all groups were asked.
    """
    shown = said[page * A_PAGE : (page + 1) * A_PAGE]
    lines: list[str] = []
    for group, question, position in shown:
        name = words.text("feedback.side.group", group=group) if group else words.text("feedback.side.all")
        about = (f"{question.emoji} {question.topic}",) if question.topic else ()
        lines += [*(("",) if lines else ()), name, *about, *position_lines(words, position)]
    more = (Button(words.text("feedback.button.next"), tap("feedback.side", page + 1)),)
    return Screen(
        title=words.text("feedback.side.title"),
        lines=tuple(lines) or words.lines("feedback.side.empty"),
        buttons=more if len(said) > (page + 1) * A_PAGE else (),
        enclosed=tuple(each for _, _, position in shown for each in position_voice(position)),
        back=tap("feedback.side", page - 1) if page > 0 else NEWS_MENU,
    )
