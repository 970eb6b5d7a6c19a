"""Polls on a matter of the group: what came out, told to everybody."""

from bot.rules.feedback import Question
from bot.rules.tallies import Tally
from bot.screen import HOME, Button, Pictogram, Screen, tap
from bot.screens.feedback.ask import title_of
from bot.screens.feedback.sheet import result_lines
from bot.words import Words


def result(words: Words, question: Question, counted: Tally, *, may_end: bool) -> Screen:
    """For everybody who was asked.

    Args:
        may_end: this person looks after it, and it is asked again after a while.
    """
    again = words.lines(f"feedback.result.every_{question.rhythm}") if question.every else ()
    buttons = (Button(words.text("feedback.button.no_more"), tap("feedback.no_more", question.id)),) if may_end else ()
    return Screen(
        title=words.text("feedback.result.title"),
        lines=(*result_lines(words, question, counted), *again),
        buttons=buttons,
        picture=Pictogram("📊", words.text("feedback.result.alt")),
        back=HOME,
    )


def result_there(words: Words, question: Question, counted: Tally) -> Screen:
    """The same in the group's chat."""
    return Screen(title=words.text("feedback.result.title"), lines=result_lines(words, question, counted))


def no_more(words: Words, question: Question) -> Screen:
    """It is not asked again."""
    return Screen(title=title_of(words, question), lines=words.lines("feedback.no_more"), back=HOME)
