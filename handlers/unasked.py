"""What people send without being asked: it is kept until they say whom it is for."""

from datetime import datetime, timedelta

from bot.rules.facts import home as facts
from bot.rules.people import Standing
from bot.rules.refusals import OldButton
from bot.screen import Reply, Screen, Tap
from bot.screens import home as home_screens
from bot.screens import unasked as screens
from bot.screens.unasked import Asks
from handlers.here import asking, here, place_of, reached
from handlers.lists import question_of
from handlers.routes import At, Routes

routes = Routes()
LONG_BREAK = timedelta(hours=12)
"""After this time words are no answer to a question that may be forgotten: the person says what they are for."""


@routes.reply("home.show")
def on_unasked(at: At, reply: Reply) -> Screen | None:
    """Words, a voice or a photo without a question: kept until the person says whom it is for."""
    found = here(at)
    if found is None or found[1].standing is not Standing.IN:
        return None
    if not (reply.text or reply.voice or reply.photo):
        return screens.unusable(at.words)
    return ask_whom_for(at, reply)


@routes.view("home.unusable", aside=True)
def on_unusable(at: At) -> Screen:
    """A sticker, a film or a place was sent."""
    return screens.unusable(at.words)


@routes.view("home.late", aside=True)
def on_late(at: At, kept: int) -> Screen:
    """Words came long after they were asked for: are they the answer?"""
    return screens.here_with_words(at.words, kept)


@routes.view("home.forwarded", aside=True)
def on_forwarded(at: At, kept: int) -> Screen:
    """Something was passed on where words are asked for: is it the answer?"""
    return screens.here_with_forwarded(at.words, kept)


@routes.view("home.unasked")
def on_whom_for(at: At, kept: int) -> Screen:
    """Whom it is for, asked again: with what it is, because other things may wait beside it."""
    return _whom_for(at, kept, said=_kept(at, kept))


@routes.view("home.or_page", aside=True)
def on_or_page(at: At, kept: int) -> Screen:
    """The same, of what came while a page was open for which it may be."""
    return _whom_for(at, kept, said=_kept(at, kept), for_page=at.unit.outbox.may_answer(at.person.id, kept) is not None)


def _kept(at: At, kept: int) -> Reply:
    said = at.unit.outbox.find_unasked(at.person.id, kept)
    if said is None:
        raise OldButton
    return said


def ask_whom_for(at: At, reply: Reply) -> Screen:
    """It came without a question, or too late for one: it is kept, and asked whom it is for."""
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now)
    return _whom_for(at, kept, forwarded=reply.forwarded)


def ask_if_answer(features: Routes, at: At, asked: Tap, reply: Reply, *, since: datetime) -> Screen | None:
    """It may be no answer to what was asked: the person says so. None: it is one.

    Words that were passed on may be somebody else's. A voice, a round film or a photo is an answer, as if it had just
    been made: some people have no other way to say something.
    """
    if features.reads_back(asked):
        # Words of somebody without a phone: they hear them again before they are saved, however late they come.
        return None
    is_late = at.now - since >= LONG_BREAK
    if not is_late and not (reply.forwarded and reply.text):
        return None
    if not (reply.text or reply.voice or reply.photo):
        return None
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now, answers=asked)
    return on_late(at, kept) if is_late else on_forwarded(at, kept)


def ask_if_for_page(features: Routes, at: At, place: Tap, reply: Reply) -> Screen | None:
    """It came while a page was open from which one button leads to where words are asked for: that is offered first."""
    question = question_of(features, at, place) if reply.text or reply.voice or reply.photo else None
    if question is None:
        return None
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now, answers=question)
    return _whom_for(at, kept, forwarded=reply.forwarded, for_page=True)


def _whom_for(
    at: At, kept: int, *, for_page: bool = False, forwarded: bool = False, said: Reply | None = None
) -> Screen:
    group = at.group()
    me = at.member(group.id)
    others = [each for each in reached(at, group) if each.person_id != at.person.id]
    return screens.unasked(
        at.words,
        kept,
        helper=group.helper_name,
        has_voice=me.has_voice,
        asks=Asks.MINE if not me.is_facilitator else Asks.OTHERS if others else Asks.NOBODY,
        for_page=for_page,
        forwarded=forwarded,
        said=said,
    )


@routes.deed("home.pass_on")
def on_pass_on(at: At, kept: int) -> Screen:
    """It is for the facilitators: they get the words themselves."""
    group = at.group()
    at.member(group.id)
    told = [each for each in reached(at, group) if each.person_id != at.person.id]
    if not told:
        return home_screens.help_nobody(at.words, group, place=place_of(at))
    reply = at.unit.outbox.take_unasked(at.person.id, kept)
    if reply is None:
        raise OldButton
    note = at.unit.outbox.add_note(at.person.id, group.id, reply, now=at.now)
    at.unit.happened(facts.NotePassedOn(note, group.id), now=at.now)
    return screens.passed_on(at.words, at.words.all_of([each.name for each in told]))


@routes.view("help.note")
def on_note(at: At, note: int) -> Screen:
    """For a facilitator: what somebody sent."""
    try:
        person, group, said = at.unit.outbox.get_note(note)
    except LookupError:
        raise OldButton from None
    return screens.note(at.words, asking(at, group, person), said)


@routes.view("home.throw")
def on_throw(at: At, kept: int) -> Screen:
    """Delete what came without a question: asked once."""
    return screens.throw(at.words, kept)


@routes.deed("home.forget")
def on_forget(at: At, kept: int) -> Screen:
    """Throw away what came without a question."""
    if at.unit.outbox.take_unasked(at.person.id, kept) is None:
        raise OldButton
    return screens.forgotten(at.words)
