"""Answers of members on paper: somebody writes them down, reads them back, and saves them when the member says yes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.rules.agenda import SAYS_HOW, How
from bot.rules.feedback import Choice, Kind, Question, Said
from bot.rules.people import Member
from bot.screen import Block, Button, Paper, Reply, Screen, Tap, tap
from bot.screens.feedback.answer import Does, answer_buttons, kind_lines, say_tap, view_enclosed, view_lines
from bot.screens.feedback.ask import choice_label, question_lines, question_voice, quoted_lines, whose_title
from bot.screens.lists import paged
from bot.screens.paper import foot, print_size
from bot.screens.read_back import has_a_phone, to_read_back
from bot.screens.read_back import not_saved as too_late
from bot.words import Words

_ROOM_TO_WRITE = 6
"""Centimetres for own words on paper; each line that says how to answer takes one of them."""


def whose(words: Words, asked: Question, members: Sequence[tuple[Member, bool]], *, page: int) -> Screen:
    """Which member on paper; those who answered have a tick."""
    entries = [
        Button(f"{'✅' if has_answered else '📄'} {member.name}", tap("feedback.for", asked.id, member.id))
        for member, has_answered in members
    ]
    return Screen(
        title=words.text("feedback.whose.title"),
        lines=(*quoted_lines(words, asked), *words.lines("feedback.whose" if members else "feedback.whose.empty")),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("feedback.whose", asked.id, n)),
        back=tap("feedback.life", asked.id),
    )


def question_for(
    words: Words, asked: Question, choices: Sequence[Choice], member: Member, picked: tuple[int, ...]
) -> Screen:
    """The question, for a member on paper. `picked`: which of several answers were chosen until now."""
    return Screen(
        title=words.text("feedback.for.title", name=member.name),
        lines=(
            *question_lines(words, asked),
            *kind_lines(words, asked),
            *words.lines("feedback.for", name=member.name),
        ),
        buttons=answer_buttons(words, asked, choices, Does(asked, member.id, picked), picked),
        enclosed=question_voice(asked),
        back=tap("feedback.whose", asked.id, 0),
    )


def how(words: Words, asked: Question, member: Member, what: str) -> Screen:
    """Whether the member had help with the answer."""

    def does(each: How) -> Tap:
        if what == Said.WORDS:
            return say_tap(asked, member.id, each)
        return tap("feedback.reads", asked.id, member.id, what, str(each))

    return Screen(
        title=words.text("feedback.for.title", name=member.name),
        lines=words.lines("feedback.how", name=member.name),
        buttons=tuple(Button(words.text(f"feedback.button.{each}"), does(each)) for each in SAYS_HOW.values()),
        back=tap("feedback.for", asked.id, member.id),
    )


def check_for(
    words: Words, asked: Question, member: Member, said: Said, places: tuple[int, ...], *, what: str, how: How
) -> Screen:
    """The answer of a member on paper, to read back to them. Only their yes saves it."""
    does = tap("feedback.add_for", asked.id, member.id, what, str(how))
    again = tap("feedback.for", asked.id, member.id)
    return _to_read_back(words, asked, member, _said_words(words, asked, said, places), does, again)


def _said_words(words: Words, asked: Question, said: Said, places: tuple[int, ...]) -> tuple[str, ...]:
    if said is not Said.CHOICE:
        return (words.text(f"feedback.button.{said}"),)
    labels = {choice.place: choice_label(words, choice) for choice in asked.choices}
    if not asked.kind.takes_more:
        return (labels[places[0]],)
    plain = [labels[place].partition(" ")[2] for place in places]
    if asked.kind is Kind.ORDER:
        # What comes first is what the member says yes to: a plain list would not say it.
        return tuple(words.text("feedback.sheet.order_place", label=label, n=n) for n, label in enumerate(plain, 1))
    return (words.all_of(plain),)


def check_words(words: Words, asked: Question, member: Member, reply: Reply, *, kept: int, how: How) -> Screen:
    """The words of a member on paper, to read back to them or to play."""
    does = tap("feedback.keep_for", asked.id, member.id, str(how), kept)
    no = tap("feedback.unsay_for", asked.id, member.id)
    screen = _to_read_back(words, asked, member, view_lines(words, reply), does, no)
    return replace(
        screen,
        enclosed=view_enclosed(words, reply),
        place=say_tap(asked, member.id, how),
        again=tap("feedback.check_words", asked.id, member.id, str(how), kept),
    )


def not_saved(words: Words, asked: Question, member: Member, *, is_over: bool) -> Screen:
    """Their yes comes after the end, or after they have a phone: the words are deleted, and that is said."""
    back = tap("feedback.life", asked.id)
    if not is_over:
        return has_a_phone(words, member, back=back)
    return too_late(words, member, words.lines("feedback.not_saved.closed"), back=back)


def _to_read_back(words: Words, asked: Question, member: Member, said: Sequence[str], does: Tap, no: Tap) -> Screen:
    about, back = question_lines(words, asked), tap("feedback.for", asked.id, member.id)
    return to_read_back(words, member, about, said, yes=does, no=no, back=back)


def _kind_on_paper(words: Words, asked: Question) -> tuple[str, ...]:
    return words.lines(f"feedback.paper.{asked.kind}") if asked.kind.takes_more else ()


def on_paper(words: Words, asked: Question, *, made: date) -> Screen:
    """The question on one page, with a box before each answer."""
    others = tuple(words.text(f"feedback.button.{each}") for each in (Said.UNKNOWN, Said.UNSAID))
    how = _kind_on_paper(words, asked)
    block = Block(
        "\n".join(question_lines(words, asked)),
        asked.emoji or "💬",
        asked.topic or words.text("feedback.alt"),
        (
            *how,
            words.text("feedback.paper.give_back", date=words.date(asked.closes_at)),
        ),
        ticks=(*(choice_label(words, choice) for choice in asked.choices), *others),
    )
    own = Block(
        words.text("feedback.paper.own_words"),
        "💭",
        words.text("feedback.paper.own_alt"),
        room=_ROOM_TO_WRITE - len(how),
    )
    page = Paper(
        file_name=words.text("feedback.paper.question_file"),
        title=asked.topic or whose_title(words, asked).partition(" ")[2],
        language=words.language,
        blocks=(block, own),
        foot=(*words.lines("feedback.paper.question_foot"), *foot(words, made)),
    )
    return Screen(
        title=words.text("feedback.paper.question_title"),
        lines=words.lines("feedback.paper.question"),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("feedback.life", asked.id),
    )
