"""What became of a question: the questions to the groups of somebody, and one of them with all that followed."""

from collections.abc import Sequence, Sized

from bot.rules.feedback import Outcome, Position, Question, Said, State, View
from bot.screen import HOME, THINGS_MENU, Button, Enclosed, Screen, tap
from bot.screens.feedback.answer import answer_words, view_lines
from bot.screens.feedback.ask import question_lines, question_voice, title_of
from bot.screens.feedback.position import position_lines, position_voice, report_lines, report_voice
from bot.screens.lists import hint, paged
from bot.screens.reps import nobody
from bot.words import Words


def _line(words: Words, q: Question) -> str:
    return f"{'🔵' if q.state is State.OPEN else '💬'} {about(words, q)}"


def mine(words: Words, questions: Sequence[Question], *, page: int) -> Screen:
    """Every question to the groups of this person."""
    entries = [Button(_line(words, q), tap("feedback.life", q.id), says=f"{q.topic} {q.text}") for q in questions]
    return Screen(
        title=words.text("feedback.mine.title"),
        lines=(*words.lines("feedback.mine" if questions else "feedback.mine.empty"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("feedback.mine", n)),
        back=THINGS_MENU,
    )


def about(words: Words, asked: Question) -> str:
    """What a question is about, in a few words."""
    own = asked.topic or asked.text or words.text(f"feedback.button.template_{asked.template}").partition(" ")[2]
    text = own if len(own) <= 20 else f"{own[:19]}…"
    return words.text("feedback.quote", text=text) if asked.text and not asked.topic else text


def short(words: Words, asked: Question) -> str:
    """A question on a button."""
    return f"💬 {about(words, asked)}" if asked.is_said and (asked.topic or asked.text) else title_of(words, asked)


def life(
    words: Words,
    asked: Question,
    view: View | None,
    position: Position | None,
    buttons: Sequence[Button],
    *,
    reps: Sized = (),
    is_over: bool = False,
) -> Screen:
    """One question and what became of it: the answer, what is for the board, what the board said.

    Args:
        reps: for whom it waits: to write what is for the board, or to say what became of it there.
        is_over: the meeting where it was to be said is over, and nobody has told us what became of it.
    """
    lines = [*question_lines(words, asked)]
    if view is not None:
        lines += [words.text("feedback.life.mine"), answer_words(words, asked, view)]
        if view.said is Said.CHOICE and view.has_words:
            lines += view_lines(words, view)
    heard: tuple[Enclosed, ...] = question_voice(asked)
    match asked.state:
        case State.OPEN:
            lines.append(words.text("feedback.open_to", moment=words.moment(asked.closes_at)))
        case State.STOPPED:
            lines += words.lines("feedback.stopped")
        case _ if position is None or position.told_at is None:
            lines += (*words.lines("feedback.life.closed"), *nobody(words, reps))
        case _ if is_over:
            lines += [words.text("feedback.told.wanted"), *position_lines(words, position)]
            lines += (*words.lines("feedback.life.untold"), *nobody(words, reps))
            heard += position_voice(position)
        case _ if position.outcome is Outcome.WAITING:
            lines += [words.text("feedback.position.rep_says"), *position_lines(words, position)]
            heard += position_voice(position)
        case _:
            lines += report_lines(words, position)
            heard += (*position_voice(position), *report_voice(position))
    return Screen(
        title=title_of(words, asked), lines=tuple(lines), buttons=tuple(buttons), enclosed=heard, back=HOME
    )  # fmt: skip
