"""Answering: with a tap, with words or a voice; and what became of it."""

from collections.abc import Sequence

from bot.ids import MemberId
from bot.rules.agenda import How
from bot.rules.feedback import CHOICES_MOST, Choice, Kind, Question, Said, View, chosen_next
from bot.screen import (
    HOME,
    Button,
    Enclosed,
    Photo,
    Pictogram,
    Reply,
    Screen,
    Style,
    Tap,
    VoiceNote,
    tap,
)
from bot.screens.feedback.ask import choice_label, question_lines, question_voice, title_of, whose_title
from bot.words import Words

_MYSELF = MemberId(0)
NONE = "none"
"""In a tap: of several answers none is chosen."""
_ORDER = ("🥇", "🥈", "🥉", "🏅")
_ROOM_FOR_ALL = 2
"""With up to two answers to choose, all other ways to answer fit on the same screen."""


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


def answer_buttons(
    words: Words, question: Question, choices: Sequence[Choice], does: "Does", chosen: tuple[int, ...]
) -> tuple[Button, ...]:
    """The answers, then the other ways to answer: five at most, in the same order every time."""
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


class Does:
    """What the answers of a question mean: for oneself one tap answers, for somebody on paper it is read back first.

    Args:
        picked: for somebody on paper, which of several answers were chosen until now.
    """

    __slots__ = ("_picked", "_question", "_who")

    def __init__(self, question: Question, who: MemberId, picked: tuple[int, ...] = ()) -> None:
        self._question = question
        self._who = who
        self._picked = picked

    def choose(self, place: int) -> Tap:
        """One of the answers."""
        if self._who == _MYSELF or not self._question.kind.takes_more:
            return self._tap(str(place))
        picked = "".join(map(str, chosen_next(self._question, self._picked, place)))
        return tap("feedback.picked_for", self._question.id, self._who, picked or NONE)

    def other(self, said: Said) -> Tap:
        """Not knowing, or not wanting to say."""
        return self._tap(str(said))

    def words(self) -> Tap:
        """Own words."""
        if self._who == _MYSELF:
            return say_tap(self._question, _MYSELF, How.SELF)
        return self._tap(str(Said.WORDS))

    def ready(self) -> Tap:
        """Of several answers, those that are chosen are all."""
        if self._who == _MYSELF:
            return tap("feedback.done", self._question.id)
        return self._tap("".join(map(str, self._picked)))

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
            *kind_lines(words, asked),
            *mine,
            *(own_words if len(choices) > _ROOM_FOR_ALL else ()),
            words.text("feedback.open_to", moment=words.moment(asked.closes_at)),
        ),
        buttons=answer_buttons(words, asked, choices, Does(asked, _MYSELF), () if view is None else view.places),
        place=tap("feedback.question", asked.id),
        enclosed=question_voice(asked),
    )


def kind_lines(words: Words, asked: Question) -> tuple[str, ...]:
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
        picture=Pictogram("💬", words.text("feedback.talk_alt")),
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
    does = Does(asked, who)
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


def view_enclosed(words: Words, view: View | Reply) -> tuple[Enclosed, ...]:
    """The voice and the photo of an answer."""
    voice = () if view.voice is None else (VoiceNote(view.voice),)
    photo = () if view.photo is None else (Photo(view.photo, words.text("feedback.photo_alt")),)
    return (*voice, *photo)


def view_lines(words: Words, view: View | Reply) -> tuple[str, ...]:
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
