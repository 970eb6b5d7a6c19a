"""Saying something for the board, by oneself or for a member on paper."""

from bot.ids import MemberId, SuggestionId
from bot.rules.agenda import TEXT_MOST, Gone, Suggestion, check_words
from bot.rules.people import Group, Member, check_has_voice
from bot.rules.refusals import Empty, OldButton
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens.agenda import before as before_screens
from bot.screens.agenda import say as screens
from bot.services import agenda as services
from bot.services import asked_before
from handlers import worries
from handlers.agenda.on_paper import on_said_for, on_say_for
from handlers.agenda.said import about, offered, said_back, thanks
from handlers.read_back import checked_text
from handlers.routes import At, HomeEntry, Routes

routes = Routes()


def me(at: At) -> Member:
    """This person in the group they are looking at."""
    return at.member(at.group().id)


@routes.home(40)
def list_is_open(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While suggestions are taken."""
    meeting = services.open_meeting(at.unit, group.board_id, now=at.now)
    if meeting is None or not member.has_voice:
        return None
    found = services.list_planned(at.unit, group.board_id, now=at.now)
    (known,) = [each for each in found if each.meeting.id == meeting.id]
    if known.asks is not None or known.closes is None:
        return None
    title, lines = screens.home_entry(at.words, known.closes)
    return HomeEntry(title, lines, Button(at.words.text("agenda.button.look"), tap("agenda.look")))


@routes.view("agenda.start")
def on_start(at: At) -> Screen:
    """What should the board talk about?"""
    return on_topics(at, "suggest", 0, 0)


@routes.view("agenda.topics")
def on_topics(at: At, does: str, about: int, page: int) -> Screen:
    """A page of the grid of topics: for oneself, for what came before it was asked, or for a member on paper."""
    if does == "how":
        speaker = services.on_paper(at.unit, at.person, MemberId(about), now=at.now)
        return screens.start_for(at.words, offered(at, at.unit.people.get_group(speaker.group_id)), speaker, page=page)
    if does == "keep_as":
        me(at)
        return screens.keep_as(at.words, offered(at, at.group()), about, page=page)
    check_has_voice(me(at))
    return screens.start(at.words, offered(at, at.group()), page=page)


@routes.deed("agenda.suggest")
def on_suggest(at: At, topic: str) -> Screen:
    """One tap is a full suggestion."""
    group = at.group()
    suggestion = services.suggest(at.unit, me(at), topic=topic, board=group.board_id, now=at.now)
    return thanks(at, suggestion)


@routes.view("agenda.before")
def on_before(at: At, suggestion: SuggestionId) -> Screen:
    """What was asked before about the same thing."""
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    return before_screens.asked_before(at.words, found, asked_before.asked_before(at.unit, found))


@routes.reply("agenda.start")
def on_start_said(at: At, reply: Reply) -> Screen:
    """Words before a topic: they are kept, and the topic is asked."""
    return _keep_then_ask(at, reply)


def _keep_then_ask(at: At, reply: Reply) -> Screen:
    if not (reply.text.strip() or reply.voice or reply.photo):
        raise Empty(tap("agenda.start"))
    if reply.text:
        check_words(reply.text, after=tap("agenda.start"))
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now)
    return screens.keep_as(at.words, offered(at, at.group()), kept)


@routes.view("agenda.keep", aside=True)
def on_keep(at: At, kept: int) -> Screen:
    """What came without a question is for the board: which topic?"""
    return on_topics(at, "keep_as", kept, 0)


@routes.deed("agenda.keep_as")
def on_keep_as(at: At, kept: int, topic: str) -> Screen:
    """The topic of what came without a question."""
    member, group = me(at), at.group()
    reply = at.unit.outbox.take_unasked(at.person.id, kept)
    suggestion = services.suggest(at.unit, member, topic=topic, board=group.board_id, now=at.now)
    if reply is None:
        return thanks(at, suggestion)
    text = reply.text.strip()[:TEXT_MOST]
    return said_back(at, services.say_more(at.unit, suggestion, text=text, reply=reply, now=at.now))


@routes.view("agenda.say")
def on_say(at: At, suggestion: SuggestionId) -> Screen:
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    services.check_still_open(at.unit, found, now=at.now)
    if found.person_id != at.person.id:
        return on_say_for(at, *_about(found))
    return screens.say(at.words, found)


def _about(suggestion: Suggestion) -> tuple[MemberId, str, str, SuggestionId]:
    """By what words of somebody on paper are known."""
    return suggestion.member_id, suggestion.topic.key, str(about(suggestion).args[2]), suggestion.id


@routes.reply("agenda.say", said_before=True)
def on_said(at: At, reply: Reply, suggestion: SuggestionId) -> Screen:
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    if found.person_id != at.person.id:
        return on_said_for(at, reply, *_about(found))
    text = checked_text(reply, tap("agenda.say", suggestion))
    return said_back(at, services.say_more(at.unit, found, text=text, reply=reply, now=at.now))


@routes.deed("agenda.named")
def on_named(at: At, suggestion: SuggestionId, with_name: int) -> Screen:
    """With my name or without."""
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    services.name_it(at.unit, found, with_name=bool(with_name))
    return screens.kept(at.words)


@routes.deed("agenda.all")
def on_all(at: At, suggestion: SuggestionId) -> Screen:
    services.own(at.unit, at.person, suggestion, now=at.now)
    return screens.kept(at.words)


@routes.view("agenda.harm")
def on_harm(at: At, suggestion: SuggestionId) -> Screen:
    """Somebody is hurting this person: who would get it, before anybody does. Also when they took the words back."""
    try:
        if services.get(at.unit, suggestion).person_id != at.person.id:
            raise OldButton
    except Gone:
        pass
    return worries.on_start(at, "agenda", suggestion)


@routes.start("say")
def on_say_link(_at: At, _rest: str) -> Tap:
    return tap("agenda.start")
