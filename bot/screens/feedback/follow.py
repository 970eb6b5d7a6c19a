"""Going on with what the groups said, when whoever worked on it stopped."""

from collections.abc import Sequence
from enum import StrEnum

from bot.ids import GroupId
from bot.rules.feedback import Position, Question
from bot.screen import HOME, Button, Screen, Style, tap
from bot.screens.feedback.ask import quoted_lines
from bot.screens.feedback.position import meets_line, position_lines, position_voice
from bot.screens.reps import nobody
from bot.words import Words


class Part(StrEnum):
    """Why it comes to this person."""

    REP = "rep"
    DEPUTY = "deputy"
    """The groups have no rep, and theirs chose this person."""
    BESIDE = "beside"
    """They look after the group of somebody who speaks for it and uses paper."""
    NOBODY = "nobody"
    """They look after a group for which nobody speaks."""


def goes_on(
    words: Words,
    question: Question,
    position: Position | None,
    *,
    part: Part,
    names: Sequence[str],
    is_over: bool,
    meets: str,
    group: GroupId,
) -> Screen:
    """Please go on with this: how far it is, and what comes next.

    Args:
        names: who speaks for the groups.
        is_over: the meeting was, and nobody has told us yet what became of it.
        meets: when the board meets, in words; empty while no meeting is planned.
        group: which can choose a deputy.
    """
    title = "feedback.goes_on.nobody.title" if part is Part.NOBODY else "feedback.goes_on.title"
    sheet = Button(words.text("feedback.button.sheet"), tap("feedback.sheet", question.id, 0))
    return Screen(
        title=words.text(title),
        lines=(
            *quoted_lines(words, question),
            *_so_far(words, position, is_over=is_over, meets=meets),
            *_why(words, part, names, is_over=is_over),
            *(words.lines("feedback.goes_on") if part is not Part.NOBODY else ()),
        ),
        buttons=(*_next(words, question, position, part=part, is_over=is_over, group=group), sheet),
        enclosed=() if position is None else position_voice(position),
        back=HOME,
    )


def _so_far(words: Words, position: Position | None, *, is_over: bool, meets: str) -> tuple[str, ...]:
    if position is None:
        return words.lines("feedback.goes_on.answered")
    if position.told_at is None:
        return words.lines("feedback.goes_on.draft")
    said = (words.text("feedback.position.rep_says"), *position_lines(words, position))
    return (*said, *(words.lines("feedback.life.untold") if is_over else (meets_line(words, meets),)))


def _why(words: Words, part: Part, names: Sequence[str], *, is_over: bool) -> tuple[str, ...]:
    match part:
        case Part.REP:
            return ()
        case Part.DEPUTY:
            return (*nobody(words, ()), *words.lines("feedback.goes_on.deputy"))
        case Part.BESIDE:
            return words.lines("feedback.goes_on.beside", names=words.all_of(names))
        case Part.NOBODY:
            return (*nobody(words, ()), *(() if is_over else words.lines("feedback.goes_on.nobody")))


def _next(
    words: Words, question: Question, position: Position | None, *, part: Part, is_over: bool, group: GroupId
) -> tuple[Button, ...]:
    """What this person can do now."""
    if is_over:
        speaks = part in (Part.REP, Part.DEPUTY)
        does = tap("feedback.report", question.id)
        name = "feedback.button.report" if speaks else "feedback.button.report_for"
    elif part is Part.NOBODY:
        does, name = tap("deputies.choose", group, 0), "feedback.button.deputy"
    else:
        is_told = position is not None and position.told_at is not None
        does, name = tap("feedback.will_say" if is_told else "feedback.position", question.id), "feedback.button.go_on"
    return (Button(words.text(name), does, Style.MAIN),)
