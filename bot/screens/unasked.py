"""What people send without being asked, or where it is not clear what it answers: whose words, and where to."""

from collections.abc import Sequence
from enum import StrEnum

from bot.rules.people import Member
from bot.screen import SHORT, Button, Reply, Screen, Style, Tap, tap
from bot.screens.lists import A_LONG_PAGE, A_PAGE
from bot.screens.photos import sent
from bot.words import Words


class Asks(StrEnum):
    """The facilitators to whom somebody can send it on."""

    MINE = "facilitator"
    OTHERS = "other_facilitator"
    """Who sends it is a facilitator, and not the only one."""
    NOBODY = ""
    """Who sends it is the only one."""


def unasked(
    words: Words,
    kept: int,
    *,
    helper: str,
    has_voice: bool,
    asks: Asks = Asks.MINE,
    for_page: bool = False,
    forwarded: bool = False,
    said: Reply | None = None,
) -> Screen:
    """Words, a voice or a photo came without a question: where should it go? Nothing is lost.

    Args:
        kept: the number of what was sent: each thing has its own buttons.
        for_page: it may be for the page that was open, so that is offered first.
        forwarded: somebody else may have said it first, so it is said whose words they count as.
        said: what was sent, where it does not stand right above this.
    """
    page = (Button(words.text("home.button.for_page"), tap("home.answer", kept), Style.MAIN),) if for_page else ()
    style = Style.PLAIN if for_page else Style.MAIN
    board = (Button(words.text("home.unasked.board"), tap("agenda.keep", kept), style),) if has_voice else ()
    others = (Button(words.text(f"home.unasked.{asks}"), tap("home.pass_on", kept)),) if asks else ()
    quoted = (words.text("agenda.quote", text=said.text),) if said is not None and said.text else ()
    return Screen(
        title=words.text("home.unasked.title"),
        lines=(*quoted, *(words.lines("home.unasked.passed") if forwarded else ()), *words.lines("home.unasked")),
        buttons=(
            *page,
            *board,
            *others,
            *((Button(words.text("worries.button.harm"), tap("worries.start", "home", kept)),) if helper else ()),
            Button(words.text("home.unasked.nothing"), tap("home.throw", kept)),
        ),
        enclosed=() if said is None else sent(said, words.text("agenda.photo_alt")),
        again=tap("home.or_page" if for_page else "home.unasked", kept),
        alone=True,
    )


def found(words: Words, place: Tap, entries: Sequence[Button], kept: int, *, wanted: str, helper: str) -> Screen:
    """In a long list: what has these words, and a way on when it is not that, or there is nothing.

    Args:
        place: the list; words that are written now look there again.
        kept: the number of these words, for whoever meant something else by them.
        helper: the named person of the group. Who wrote that somebody hurts them needs no list, and no better letters.
    """
    is_harm = helper and not entries
    most = A_LONG_PAGE if any(len(entry.label) > SHORT for entry in entries) else A_PAGE
    key = "home.found" if entries else "home.found.nothing"
    more = words.lines("home.found.more") if len(entries) > most else ()
    return Screen(
        title=words.text(f"{key}.title"),
        lines=(words.text("agenda.quote", text=wanted), *words.lines(key), *more),
        buttons=(
            *entries[:most],
            Button(words.text("home.button.everything"), place),
            Button(words.text("home.here.else"), tap("home.unasked", kept), beside=True),
            *((Button(words.text("worries.button.harm"), tap("worries.start", "home", kept)),) if is_harm else ()),
        ),
        place=place,
        back=place,
    )


def for_page(words: Words, place: Tap, kept: int, *, again: Tap) -> Screen:
    """Something was sent while a page was open that has words already: is it for that page?

    Args:
        place: where it is the answer.
        kept: the number of what was sent.
        again: the view that asks it.
    """
    return Screen(
        title=words.text("home.unasked.title"),
        lines=words.lines("home.for_page"),
        buttons=(
            Button(words.text("home.button.for_page"), tap("home.answer", kept), Style.MAIN),
            Button(words.text("home.here.else"), tap("home.unasked", kept)),
        ),
        place=place,
        again=again,
        alone=True,
    )


def throw(words: Words, kept: int) -> Screen:
    """Before what was sent is deleted: asked once, so that one press loses nothing."""
    return Screen(
        title=words.text("home.throw.title"),
        lines=words.lines("home.throw"),
        buttons=(Button(words.text("home.button.throw"), tap("home.forget", kept), Style.STOP),),
        back=tap("home.unasked", kept),
    )


def here_with_words(words: Words, kept: int) -> Screen:
    """After a break somebody sent something: is it the answer to what was asked before?"""
    return _answer_or_else(words, "home.late", kept, words.text("home.here.title"), words.lines("home.here.words"))


def here_with_forwarded(words: Words, kept: int) -> Screen:
    """Something was passed on while words were asked for: are these to be their own words?"""
    return _answer_or_else(words, "home.forwarded", kept, words.text("home.passed.title"), words.lines("home.passed"))


def _answer_or_else(words: Words, view: str, kept: int, title: str, lines: tuple[str, ...]) -> Screen:
    return Screen(
        title=title,
        lines=lines,
        buttons=(
            Button(words.text("home.here.answer"), tap("home.answer", kept), Style.MAIN),
            Button(words.text("home.here.else"), tap("home.unasked", kept)),
        ),
        again=tap(view, kept),
        alone=True,
    )


def passed_on(words: Words, names: str) -> Screen:
    """The facilitators have what was sent."""
    return Screen(title=words.text("home.passed_on.title"), lines=words.lines("home.passed_on", name=names))


def note(words: Words, sender: Member, said: Reply) -> Screen:
    """For a facilitator: what somebody sent, in their own words or voice."""
    return Screen(
        title=words.text("home.note.title", name=sender.name),
        lines=(*words.lines("home.note", name=sender.name), *(("", said.text) if said.text else ())),
        buttons=(Button(words.text("home.wanted.done"), tap("help.do", sender.group_id, sender.person_id), Style.YES),),
        enclosed=sent(said, sender.name),
    )


def unusable(words: Words) -> Screen:
    """A sticker, a film, a place: kind, and what to do now."""
    return Screen(
        title=words.text("home.unusable.title"),
        lines=words.lines("home.unusable"),
        again=tap("home.unusable"),
        alone=True,
    )


def as_a_file(words: Words) -> Screen:
    """A photo came as a file: how to send it, so that people can see it."""
    return Screen(title=words.text("home.as_a_file.title"), lines=words.lines("home.as_a_file"), alone=True)


def forgotten(words: Words) -> Screen:
    """What was said is thrown away, as wished."""
    return Screen(title=words.text("home.forgotten.title"), lines=words.lines("home.forgotten"))


def edited(words: Words) -> Screen:
    """A changed message: what was said before still counts."""
    return Screen(title=words.text("home.edited.title"), lines=words.lines("home.edited"), alone=True)
