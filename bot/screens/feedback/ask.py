"""Asking the groups: what about, in which words, with which answers, whom, and how long."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.ids import MeetingId, QuestionId
from bot.rules.agenda import Item
from bot.rules.feedback import (
    BESIDE,
    CHOICES_LEAST,
    CHOICES_MOST,
    FACES,
    FOR_BOARD,
    FOR_GROUP,
    PROPOSALS,
    Choice,
    Kind,
    Question,
)
from bot.rules.leading import Lead
from bot.rules.people import Group
from bot.screen import HOME, REP_MENU, Button, Enclosed, Screen, Style, VoiceNote, tap
from bot.screens.lists import short
from bot.words import Words

TOPICS_MOST = 4
OFFERED_MOST = 3
"""Answers that are proposed at once: with "that is all" and "begin again" five buttons."""


def title_of(words: Words, question: Question) -> str:
    """What the question is about: the picture and the title of an agenda item, or who wants to know."""
    return f"{question.emoji} {question.topic}" if question.topic else whose_title(words, question)


def whose_title(words: Words, question: Question) -> str:
    """Who wants to know: the rep, or the group itself."""
    return words.text("feedback.question.title_for_group" if question.is_for_group else "feedback.question.title")


def question_lines(words: Words, question: Question) -> tuple[str, ...]:
    """The question itself, in the reader's language or in the rep's own words."""
    if question.template in PROPOSALS:
        return words.lines(f"feedback.template.{question.template}")
    if question.text:
        return (words.text("feedback.quote", text=question.text),)
    return words.lines("feedback.question.voice")


def quoted_lines(words: Words, question: Question) -> tuple[str, ...]:
    """The question where it is not asked but spoken about: as a quote, so that no screen asks two things."""
    if question.template in PROPOSALS:
        asked = words.text(f"feedback.template.{question.template}")
        return (words.text("feedback.quote", text=asked),)
    return question_lines(words, question)


def question_voice(question: Question) -> tuple[Enclosed, ...]:
    """The rep's voice, when the question was spoken."""
    return () if question.voice is None else (VoiceNote(question.voice),)


def answer_names(words: Words) -> dict[str, str]:
    """The words of each proposed answer by its key, and of each button that stands beside the answers."""
    answers = (*(name for answers in PROPOSALS.values() for name in answers), *FACES)
    beside = {key: words.text(f"feedback.button.{key}") for key in BESIDE}
    return {name: words.text(f"feedback.choice.{name}") for name in answers} | beside


def choice_label(words: Words, choice: Choice) -> str:
    """`📍 Where it is`."""
    text = words.text(f"feedback.choice.{choice.proposal}") if choice.proposal else choice.text
    return f"{choice.emoji} {text}"


def ask_now(words: Words, meeting: MeetingId, topics: Sequence[Item]) -> Screen:
    """What do you want to ask your groups? One thing that the board talked about, or own words."""
    entries = [
        Button(f"{item.emoji} {item.title}", tap("feedback.topic", meeting, item.id))
        for item in topics[: TOPICS_MOST - (0 if meeting else 1)]
    ]
    return Screen(
        title=words.text("feedback.ask_now.title"),
        lines=words.lines("feedback.ask_now" if entries else "feedback.ask_now.no_topics"),
        buttons=(
            *entries,
            Button(words.text("feedback.button.no_topic"), tap("feedback.topic", meeting, 0)),
            *(() if meeting else (Button(words.text("feedback.button.for_group"), tap("feedback.for_group")),)),
        ),
        place=tap("feedback.ask_now", meeting),
    )


def template(words: Words, question: Question) -> Screen:
    """Which question: one of ours, or own words by typing or speaking."""
    return Screen(
        title=title_of(words, question),
        lines=words.lines("feedback.template.for_group" if question.is_for_group else "feedback.template"),
        buttons=tuple(
            Button(words.text(f"feedback.button.template_{name}"), tap("feedback.word", question.id, name))
            for name in (FOR_GROUP if question.is_for_group else FOR_BOARD)
        ),
        place=tap("feedback.template", question.id),
        back=tap("feedback.ask_now", question.meeting_id or 0),
    )


def marked(words: Words, question: Question, marks: Sequence[Lead], proposed: str) -> Screen:
    """Some words may lead people. The rep decides.

    Args:
        proposed: the question without what may lead.
    """
    told = [line for mark in marks for line in words.lines(f"feedback.mark.{mark.kind}", words=mark.words)]
    return Screen(
        title=words.text("feedback.marked.title"),
        lines=(
            *question_lines(words, question),
            *told,
            words.text("feedback.marked.proposed"),
            words.text("feedback.quote", text=proposed),
            *words.lines("feedback.marked"),
        ),
        buttons=(
            Button(words.text("feedback.button.proposed"), tap("feedback.proposed", question.id), Style.MAIN),
            Button(words.text("feedback.button.write_again"), tap("feedback.template", question.id)),
            Button(words.text("feedback.button.keep_words"), tap("feedback.kind", question.id)),
        ),
        place=tap("feedback.template", question.id),
        back=tap("feedback.template", question.id),
    )


def kind(words: Words, question: Question) -> Screen:
    """How people answer: they choose, or they use their own words."""
    return Screen(
        title=title_of(words, question),
        lines=(*quoted_lines(words, question), *words.lines("feedback.kind")),
        buttons=(
            *(
                Button(words.text(f"feedback.button.kind_{each}"), tap("feedback.by", question.id, str(each)))
                for each in Kind
            ),
            Button(words.text("feedback.button.kind_words"), tap("feedback.no_choices", question.id)),
        ),
        enclosed=question_voice(question),
        back=tap("feedback.template", question.id),
    )


def choices(words: Words, question: Question) -> Screen:
    """Which answers people can choose. Proposals need no typing; own words are written."""
    chosen = {choice.proposal for choice in question.choices}
    proposals = PROPOSALS.get(question.template, PROPOSALS["matters"])
    left = [(name, emoji) for name, emoji in proposals.items() if name not in chosen]
    is_full = len(question.choices) >= CHOICES_MOST
    buttons = [
        Button(f"{emoji} {words.text(f'feedback.choice.{name}')}", tap("feedback.offer", question.id, name))
        for name, emoji in ([] if is_full else left[:OFFERED_MOST])
    ]
    if len(question.choices) >= CHOICES_LEAST:
        buttons.append(Button(words.text("feedback.button.enough"), tap("feedback.check", question.id), Style.YES))
    if question.choices:
        buttons.append(Button(words.text("feedback.button.clear"), tap("feedback.clear", question.id)))
    listed = tuple(choice_label(words, choice) for choice in question.choices)
    key = "feedback.choices.full" if is_full else "feedback.choices.more" if listed else "feedback.choices"
    return Screen(
        title=words.text("feedback.choices.title"),
        lines=(*listed, *words.lines(key, n=CHOICES_MOST - len(listed))),
        buttons=tuple(buttons),
        place=tap("feedback.choices", question.id),
        back=tap("feedback.kind", question.id),
    )


def check(
    words: Words,
    question: Question,
    groups: Sequence[Group],
    *,
    has_more_groups: bool,
    others: Sequence[Group] = (),
    of_several: bool = False,
    missed: datetime | None = None,
) -> Screen:
    """Is that right? Everything on one screen, and one tap asks.

    Args:
        others: which other groups this person could ask alone, in the order in which they are offered.
        of_several: they could ask one of several groups alone.
        missed: when the board meets while people still answer; None: they all have answered before it does.
    """
    labels = [choice_label(words, choice) for choice in question.choices]
    whom = words.text("feedback.check.whom", groups=words.all_of(group.name for group in groups))
    return Screen(
        title=words.text("feedback.check.title"),
        lines=(
            *quoted_lines(words, question),
            *(labels or words.lines("feedback.check.own_words")),
            *(words.lines(f"feedback.check.{question.kind}") if question.kind.takes_more else ()),
            *(words.lines("feedback.check.for_group") if question.is_for_group else ()),
            *(words.lines(f"feedback.result.every_{question.rhythm}") if question.is_for_group else ()),
            whom,
            words.text("feedback.check.closes", moment=words.moment(question.closes_at)),
            *(() if missed is None else words.lines("feedback.check.missed", date=words.date(missed))),
        ),
        buttons=(
            Button(words.text("feedback.button.ask"), tap("feedback.open", question.id), Style.YES),
            Button(words.text("feedback.button.day"), tap("feedback.day", question.id, 0)),
            *((_whom(words, question, others, of_several=of_several),) if has_more_groups else ()),
            _again(words, question),
            Button(words.text("feedback.button.throw_away"), tap("feedback.throw_away", question.id), Style.STOP),
        ),
        enclosed=question_voice(question),
        place=tap("feedback.check", question.id),
        back=tap("feedback.kind", question.id),
    )


def _whom(words: Words, question: Question, others: Sequence[Group], *, of_several: bool) -> Button:
    """One press after the other leads through the groups that can be asked alone, and then to all."""
    after = [group for group in others if question.group_id is None or group.id > question.group_id]
    if of_several and after:
        label = words.text("feedback.button.only_group", group=short(after[0].name))
        return Button(label, tap("feedback.only", question.id, after[0].id))
    if question.group_id is None:
        return Button(words.text("feedback.button.my_group"), tap("feedback.whom", question.id, 0))
    return Button(words.text("feedback.button.all_groups"), tap("feedback.whom", question.id, 1))


def _again(words: Words, question: Question) -> Button:
    """A poll can be asked again and again; the words of a question can be changed."""
    if question.is_for_group:
        return Button(words.text(f"feedback.button.every_{question.next_rhythm}"), tap("feedback.repeat", question.id))
    return Button(words.text("feedback.button.write_again"), tap("feedback.template", question.id))


def opened(words: Words, question: Question, *, comes: str = "") -> Screen:
    """The groups are asked. `comes`: when everybody has the question, in words; empty: only its last day is another."""
    told = words.lines("feedback.opened.comes", when=comes) if comes else ()
    return Screen(
        title=words.text("feedback.opened.title" if comes else "feedback.moved.title"),
        lines=(*told, *words.lines("feedback.opened", moment=words.moment(question.closes_at))),
        buttons=(Button(words.text("feedback.button.life"), tap("feedback.life", question.id)),),
        place=HOME,
        back=REP_MENU,
    )


def thrown_away(words: Words) -> Screen:
    """Nobody was asked."""
    return Screen(title=words.text("feedback.thrown_away.title"), lines=words.lines("feedback.thrown_away"), place=HOME)


def stop(words: Words, question: Question) -> Screen:
    """Stop the question: asked once."""
    back = tap("feedback.life", question.id)
    return Screen(
        title=words.text("feedback.stop.title"),
        lines=words.lines("feedback.stop"),
        buttons=(
            Button(words.text("feedback.button.stop_yes"), tap("feedback.off", question.id), Style.STOP),
            Button(words.text("feedback.button.no_back"), back),
        ),
        back=back,
    )


def stopped(words: Words, question: Question) -> Screen:
    """One line for everybody: this question is not asked any more."""
    return Screen(
        title=words.text("feedback.stopped.title"),
        lines=(*quoted_lines(words, question), *words.lines("feedback.stopped")),
        buttons=(Button(words.text("feedback.button.say_board"), tap("agenda.start")),),
    )


def moved(words: Words, question: Question) -> Screen:
    """One line for everybody: another last day."""
    return Screen(
        title=words.text("feedback.moved.title"),
        lines=(
            *question_lines(words, question),
            words.text("feedback.open_to", moment=words.moment(question.closes_at)),
        ),
        buttons=(Button(words.text("feedback.button.answer"), tap("feedback.question", question.id), Style.MAIN),),
    )


def day_words(words: Words, latest: date | None) -> tuple[str, tuple[str, ...]]:
    """Title and lines of the day picker for the last day."""
    late = () if latest is None else (words.text("feedback.day.latest", date=words.date(latest)),)
    return words.text("feedback.day.title"), (*words.lines("feedback.day"), *late)


def pick_question(words: Words, questions: Sequence[tuple[QuestionId, str]], *, name: str) -> Screen:
    """More than one question is open: which one."""
    return Screen(
        title=words.text("feedback.pick.title"),
        lines=words.lines("feedback.pick"),
        buttons=tuple(Button(label, tap(name, question, 0)) for question, label in questions),
        back=HOME,
    )
