"""Polls on a matter of the group: what came out, told to everybody."""

from collections.abc import Sequence

from bot.rules.feedback import Question, View
from bot.rules.tallies import Tally
from bot.screen import HOME, Button, Pictogram, Screen, tap
from bot.screens.feedback.answer import view_enclosed, view_lines
from bot.screens.feedback.ask import title_of
from bot.screens.feedback.sheet import QUOTES_A_PAGE, result_lines
from bot.words import Words


def result(
    words: Words, question: Question, counted: Tally, *, may_end: bool, may_read: bool = False
) -> Screen:  # fmt: skip
    """For everybody who was asked.

    Args:
        may_end: this person looks after it, and it is asked again after a while.
        may_read: this person looks after it, and some answered in their own words.
    """
    again = words.lines(f"feedback.result.every_{question.rhythm}") if question.every else ()
    read = Button(words.text("feedback.sheet.quotes.title"), tap("feedback.words", question.id, 0))
    end = Button(words.text("feedback.button.no_more"), tap("feedback.no_more", question.id))
    return Screen(
        title=words.text("feedback.result.title"),
        lines=(*result_lines(words, question, counted), *again),
        buttons=(*((read,) if may_read else ()), *((end,) if may_end else ())),
        picture=Pictogram("📊", words.text("feedback.result.alt")) if counted.answered else None,
        back=HOME,
    )


def own_words(words: Words, question: Question, said: Sequence[View], *, page: int) -> Screen:
    """What people said in their own words, without names: for who looks after the group."""
    first = min(max(page, 0), (len(said) - 1) // QUOTES_A_PAGE) * QUOTES_A_PAGE
    shown = said[first : first + QUOTES_A_PAGE]
    following = Button(words.text("feedback.button.next"), tap("feedback.words", question.id, page + 1))
    return Screen(
        title=words.text("feedback.sheet.quotes.title"),
        lines=(*words.lines("feedback.words"), *(line for view in shown for line in view_lines(words, view))),
        buttons=(following,) if first + QUOTES_A_PAGE < len(said) else (),
        enclosed=tuple(each for view in shown for each in view_enclosed(words, view)),
        back=tap("feedback.words", question.id, page - 1) if first else tap("feedback.result", question.id),
    )


def result_there(words: Words, question: Question, counted: Tally) -> Screen:
    """The same in the group's chat."""
    return Screen(title=words.text("feedback.result.title"), lines=result_lines(words, question, counted))


def no_more(words: Words, question: Question) -> Screen:
    """It is not asked again."""
    return Screen(title=title_of(words, question), lines=words.lines("feedback.no_more"), back=HOME)
