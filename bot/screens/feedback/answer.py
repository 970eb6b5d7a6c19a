"""Answering: with a tap, with words or a voice, and for members on paper; and what became of it."""

from collections.abc import Sequence
from datetime import date

from bot.ids import MemberId
from bot.rules.agenda import SAYS_HOW, How
from bot.rules.feedback import CHOICES_MOST, Choice, Kind, Question, Said, View
from bot.rules.people import Member
from bot.screen import (
    HOME,
    Block,
    Button,
    Enclosed,
    Paper,
    Photo,
    Pictogram,
    Screen,
    Style,
    Tap,
    VoiceNote,
    tap,
)
from bot.screens.feedback.ask import choice_label, question_lines, question_voice, quoted_lines, title_of, whose_title
from bot.screens.lists import paged
from bot.screens.paper import foot, print_size
from bot.words import Words

_MYSELF = MemberId(0)
_ORDER = ("🥇", "🥈", "🥉", "🏅")
_ROOM_FOR_ALL = 2
"""With up to two answers to choose, all other ways to answer fit on the same screen."""
_ROOM_TO_WRITE = 6
"""Centimetres for own words on paper; each line that says how to answer takes one of them."""


def answer_words(words: Words, question: Question, view: View) -> str:
    """What somebody answered, in one line."""
    if view.said is Said.CHOICE:
        labels = {choice.place: choice_label(words, choice) for choice in question.choices}
        if not view.places:
            return labels.get(view.place or 0, "")
        return words.all_of(labels[place].partition(" ")[2] for place in view.places if place in labels)
    if view.said is Said.WORDS and view.text:
        return words.text("feedback.quote", text=view.text)
    if view.said is Said.WORDS:
        return words.text("feedback.has_voice" if view.voice is not None else "feedback.has_photo")
    return words.text(f"feedback.button.{view.said}")


def _buttons(
    words: Words, question: Question, choices: Sequence[Choice], does: "_Does", view: View | None
) -> tuple[Button, ...]:
    """The answers, then the other ways to answer: five at most, in the same order every time."""
    chosen = () if view is None else view.places
    buttons = [
        Button(_ticked(question, chosen, c.place) + choice_label(words, c), does.choose(c.place)) for c in choices
    ]
    if chosen:
        buttons.append(Button(words.text("feedback.button.ready"), does.ready(), Style.YES))
        return tuple(buttons)
    own_words = Button(words.text("feedback.button.words"), does.words())
    unknown = Button(words.text("feedback.button.unknown"), does.other(Said.UNKNOWN))
    unsaid = Button(words.text("feedback.button.unsaid"), does.other(Said.UNSAID))
    if len(choices) <= _ROOM_FOR_ALL:
        return (*buttons, own_words, unknown, unsaid)
    if len(choices) < CHOICES_MOST:
        return (*buttons, Button(words.text("feedback.button.something_else"), does.words()), unknown)
    return (*buttons, unknown)


def _ticked(question: Question, chosen: Sequence[int], place: int) -> str:
    """What stands before an answer that was chosen: a tick, or its place in the order."""
    if place not in chosen:
        return ""
    return f"{_ORDER[chosen.index(place)]} " if question.kind is Kind.ORDER else "✅ "


class _Does:
    """What the answers of a question mean: for oneself one tap answers, for somebody on paper it asks how."""

    __slots__ = ("_question", "_who")

    def __init__(self, question: Question, who: MemberId) -> None:
        self._question = question
        self._who = who

    def choose(self, place: int) -> Tap:
        return self._tap(str(place))

    def other(self, said: Said) -> Tap:
        return self._tap(str(said))

    def words(self) -> Tap:
        if self._who == _MYSELF:
            return say_tap(self._question, _MYSELF, How.SELF)
        return self._tap(str(Said.WORDS))

    def ready(self) -> Tap:
        if self._who == _MYSELF:
            return tap("feedback.done", self._question.id)
        return tap("feedback.whose", self._question.id, 0)

    def _tap(self, what: str) -> Tap:
        if self._who == _MYSELF:
            return tap("feedback.answer", self._question.id, what)
        return tap("feedback.how", self._question.id, self._who, what)


def say_tap(question: Question, who: MemberId, how: How) -> Tap:
    """Where more can be said."""
    return tap("feedback.say", question.id, who, str(how))


def question(words: Words, asked: Question, choices: Sequence[Choice], view: View | None) -> Screen:
    """The question, with the answers in this person's order. One tap answers."""
    mine = () if view is None else words.lines("feedback.question.mine", answer=answer_words(words, asked, view))
    own_words = words.lines("feedback.question.own_words")
    return Screen(
        title=title_of(words, asked),
        lines=(
            *question_lines(words, asked),
            *_kind_lines(words, asked),
            *mine,
            *(own_words if len(choices) > _ROOM_FOR_ALL else ()),
            words.text("feedback.open_to", moment=words.moment(asked.closes_at)),
        ),
        buttons=_buttons(words, asked, choices, _Does(asked, _MYSELF), view),
        place=tap("feedback.question", asked.id),
        enclosed=question_voice(asked),
    )


def _kind_lines(words: Words, asked: Question) -> tuple[str, ...]:
    """How this question is answered, where it is not by one tap."""
    return words.lines(f"feedback.question.{asked.kind}") if asked.kind.takes_more else ()


def asked_there(words: Words, asked: Question, link: str) -> Screen:
    """The same in the group's chat: the answer is given in private."""
    return Screen(
        title=title_of(words, asked),
        lines=(*question_lines(words, asked), words.text("feedback.open_to", moment=words.moment(asked.closes_at))),
        buttons=(Button(words.text("feedback.button.answer"), link),),
    )


def remind(words: Words, asked: Question) -> Screen:
    """You can still answer."""
    return Screen(
        title=words.text("feedback.remind.title"),
        lines=(*question_lines(words, asked), words.text("feedback.open_to", moment=words.moment(asked.closes_at))),
        buttons=(Button(words.text("feedback.button.answer"), tap("feedback.question", asked.id), Style.MAIN),),
        picture=Pictogram("💬", words.text("feedback.alt")),
    )


def home_entry(words: Words, asked: Question) -> tuple[str, tuple[str, ...], Button]:
    """Title, lines and button of home while a question waits for an answer."""
    return (
        whose_title(words, asked),
        (words.text("feedback.open_to", moment=words.moment(asked.closes_at)),),
        Button(words.text("feedback.button.answer"), tap("feedback.question", asked.id), Style.MAIN),
    )


def answered(words: Words, asked: Question, view: View, *, who: MemberId, name: str) -> Screen:
    """It is in. More can be said, and nothing more needs to be said."""
    key = "feedback.answered" if who == _MYSELF else "feedback.answered_for"
    again = tap("feedback.question", asked.id) if who == _MYSELF else tap("feedback.for", asked.id, who)
    done = tap("feedback.done", asked.id) if who == _MYSELF else tap("feedback.whose", asked.id, 0)
    unsaid: tuple[Button, ...] = ()
    if view.said is Said.UNKNOWN and who == _MYSELF:
        does = tap("feedback.answer", asked.id, str(Said.UNSAID))
        unsaid = (Button(words.text("feedback.button.unsaid"), does),)
    return Screen(
        title=words.text(f"{key}.title", name=name),
        lines=(
            answer_words(words, asked, view),
            words.text("feedback.change_to", moment=words.moment(asked.closes_at)),
            *words.lines(f"{key}.more", name=name),
        ),
        buttons=(
            Button(words.text("feedback.button.more"), say_tap(asked, who, view.how)),
            Button(words.text("feedback.button.change"), again),
            *unsaid,
            Button(words.text("feedback.button.that_is_all"), done, Style.YES),
        ),
        place=say_tap(asked, who, view.how),
    )


def say(words: Words, asked: Question, *, who: MemberId, how: How, name: str) -> Screen:
    """Own words: by voice, writing or photo. Or: I do not want to say. `name`: of the member on paper."""
    does = _Does(asked, who)
    back = tap("feedback.question", asked.id) if who == _MYSELF else tap("feedback.for", asked.id, who)
    key = "feedback.say" if who == _MYSELF else "feedback.say_for"
    return Screen(
        title=title_of(words, asked),
        lines=(
            *question_lines(words, asked),
            *words.lines(key, name=name),
        ),
        buttons=(Button(words.text("feedback.button.unsaid"), does.other(Said.UNSAID)),),
        place=say_tap(asked, who, how),
        back=back,
    )


def view_enclosed(words: Words, view: View) -> tuple[Enclosed, ...]:
    """The voice and the photo of an answer."""
    voice = () if view.voice is None else (VoiceNote(view.voice),)
    photo = () if view.photo is None else (Photo(view.photo, words.text("feedback.photo_alt")),)
    return (*voice, *photo)


def view_lines(words: Words, view: View) -> tuple[str, ...]:
    """The words of an answer, or that there is a voice or a photo."""
    if view.text:
        return (words.text("feedback.quote", text=view.text),)
    if view.voice is not None:
        return words.lines("feedback.has_voice")
    return words.lines("feedback.has_photo") if view.photo is not None else ()


def said_back(words: Words, asked: Question, view: View, *, who: MemberId) -> Screen:
    """Said back: can the rep say it at the board, or only read it?"""
    # Not red: it is no warning, and nobody may be led to it or away from it.
    harm = (Button(words.text("feedback.button.harm"), tap("feedback.harm", asked.id)),)
    read = tap("feedback.quote", asked.id, who, 0)
    choice: tuple[Button, ...]
    if asked.is_for_group:
        # No board hears it, so nobody is asked whether it may be said there.
        next_lines = words.lines("feedback.said_back.group")
        choice = (Button(words.text("feedback.button.right"), read),)
    else:
        next_lines = words.lines("feedback.said_back.ask")
        choice = (
            Button(words.text("feedback.button.quote_yes"), tap("feedback.quote", asked.id, who, 1)),
            Button(words.text("feedback.button.quote_no"), read),
        )
    return Screen(
        title=title_of(words, asked),
        lines=(*words.lines("feedback.said_back"), *view_lines(words, view), *next_lines),
        buttons=(
            *choice,
            Button(words.text("feedback.button.again"), say_tap(asked, who, view.how)),
            *(harm if who == _MYSELF else ()),
        ),
        place=say_tap(asked, who, view.how),
        enclosed=view_enclosed(words, view),
        back=tap("feedback.question", asked.id) if who == _MYSELF else tap("feedback.for", asked.id, who),
    )


def kept(words: Words, asked: Question, view: View | None, *, who: MemberId) -> Screen:
    """It is kept, and what happens next."""
    said: tuple[str, ...] = ()
    if view is not None and view.has_words:
        read = "feedback.kept.group" if asked.is_for_group else "feedback.kept.read"
        said = words.lines("feedback.kept.quote" if view.quotable else read)
    if who != _MYSELF:
        again = Button(words.text("feedback.button.next_paper"), tap("feedback.whose", asked.id, 0))
    else:
        again = Button(words.text("feedback.button.change"), tap("feedback.question", asked.id))
    return Screen(
        title=words.text("feedback.kept.title"),
        lines=(*said, *words.lines("feedback.kept", moment=words.moment(asked.closes_at))),
        buttons=(again,),
        place=HOME,
    )


# For members on paper


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


def question_for(words: Words, asked: Question, choices: Sequence[Choice], member: Member, view: View | None) -> Screen:
    """The question, for a member on paper."""
    return Screen(
        title=words.text("feedback.for.title", name=member.name),
        lines=(
            *question_lines(words, asked),
            *_kind_lines(words, asked),
            *words.lines("feedback.for", name=member.name),
        ),
        buttons=_buttons(words, asked, choices, _Does(asked, member.id), view),
        enclosed=question_voice(asked),
        back=tap("feedback.whose", asked.id, 0),
    )


def how(words: Words, asked: Question, member: Member, what: str) -> Screen:
    """Whether the member had help with the answer."""

    def does(each: How) -> Tap:
        if what == Said.WORDS:
            return say_tap(asked, member.id, each)
        return tap("feedback.add_for", asked.id, member.id, what, str(each))

    return Screen(
        title=words.text("feedback.for.title", name=member.name),
        lines=words.lines("feedback.how", name=member.name),
        buttons=tuple(Button(words.text(f"feedback.button.{each}"), does(each)) for each in SAYS_HOW.values()),
        back=tap("feedback.for", asked.id, member.id),
    )


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
