"""Tests of pictures: which ones, what a person says about one, and what came of it."""

from collections import Counter
from collections.abc import Sequence

from bot.ids import PictureTestId, PictureWordsId
from bot.media.concepts import Weight, concept_called, concept_for, concept_of, concepts, pictured
from bot.media.packs import laid
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.pictures import VOICE_MOST, WORDS_MOST, PictureTest, Reading, State, Verdict, check_open, meanings
from bot.rules.refusals import Empty, OldButton, TooLong, check_voice
from bot.screen import Button, Reply, Screen, Style, tap
from bot.screens import pictures as screens
from bot.screens.pictures import Meant
from bot.screens.topics import topic_name
from bot.services import pictures as services
from handlers.routes import At, HomeEntry, Routes

routes = Routes()
UNKNOWN = "-"
"""In place of a meaning: they do not know what it shows."""
JUDGED = {"understood": Verdict.UNDERSTOOD, "other": Verdict.OTHER, "unclear": Verdict.UNKNOWN}
_LAST = 6
"""So many of the last summaries and lists say which pictures a group sees most."""


@routes.home(55)
def asked(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For members who are asked what pictures show, and have not said anything to it or are in the middle of it."""
    running = at.unit.pictures.find_open(group.id)
    if running is None or not member.has_voice:
        return None
    mine = services.reader(at.unit, running, member)
    if mine is not None and mine.reading is not Reading.LOOKS:
        return None
    go = Button(at.words.text("pictures.button.ask"), tap("pictures.ask", running.id), Style.MAIN)
    return HomeEntry(at.words.text("pictures.ask.title"), at.words.lines("pictures.home"), go)


@routes.menu("facilitator", 58)
def in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Do people understand the pictures?"""
    return (Button(at.words.text("pictures.button.test"), tap("pictures.show")),)


# Who asks


@routes.view("pictures.show")
def on_show(at: At) -> Screen:
    group = at.group()
    check_facilitator(at.member(group.id))
    running = at.unit.pictures.find_open(group.id)
    done = services.count_done(at.unit, running) if running is not None else 0
    before = next(iter(at.unit.pictures.list_done(group.id)), None)
    return screens.show(at.words, running, done=done, before=before, has_pack=bool(laid().drawings))


@routes.deed("pictures.begin")
def on_begin(at: At, which: str) -> Screen:
    """The pictures that this group sees most, or those of the folder."""
    group = at.group()
    me = at.member(group.id)
    test = services.start(at.unit, me, _of_pack() if which == "pack" else _most_used(at, group), now=at.now)
    return screens.begun(at.words, test, comes=at.comes(tap("pictures.ask", test.id)))


def _of_pack() -> list[str]:
    return [each.id for each in concepts() if each.id in laid().drawings]


def _most_used(at: At, group: Group) -> list[str]:
    """Those of the news, of the lists and of topics, the most frequent first; then those that all groups see."""
    signs: Counter[str] = Counter(
        found.emoji
        for topic in at.unit.topics.list_offered(group.board_id)
        if (found := concept_of(topic.emoji)) and concept_for(topic_name(at.words, topic), at.words.language) is found
    )
    for summary in at.unit.summaries.list_published(group.board_id)[:_LAST]:
        signs.update(card.emoji for card in at.unit.summaries.list_cards(summary.id, edition=summary.edition))
        signs.update(item.emoji for item in at.unit.agenda.list_items(summary.meeting_id))
    used = [concept_of(sign) for sign, _ in signs.most_common()]
    frame = (each for each in pictured() if each.weight is Weight.FRAME)
    return [each.id for each in (*used, *frame) if each is not None]


@routes.view("pictures.end")
def on_end(at: At, test: PictureTestId) -> Screen:
    check_open(services.facilitated(at.unit, at.person, test, now=at.now))
    return screens.end(at.words, test)


@routes.deed("pictures.ended")
def on_ended(at: At, test: PictureTestId) -> Screen:
    services.stop(at.unit, at.person, test, now=at.now)
    return screens.stopped(at.words)


# Who looks


@routes.view("pictures.ask")
def on_ask(at: At, test: PictureTestId) -> Screen:
    """Whether they want to look; in the middle of it, where they were."""
    found, member = services.looking(at.unit, at.person, test, now=at.now)
    mine = services.reader(at.unit, found, member)
    if mine is None or mine.reading in (Reading.NO, Reading.STOPPED):
        return screens.ask(at.words, found)
    n = mine.following(found)
    return screens.thanks(at.words) if n is None else _look(at, found, member, n)


def _look(at: At, test: PictureTest, member: Member, n: int) -> Screen:
    concept = test.concepts[n]
    offered = [_meant(at, each) for each in meanings(concept, _table(), member.id)]
    return screens.look(at.words, test, n, _meant(at, concept).sign, offered)


def _table() -> list[str]:
    return [each.id for each in concepts() if each.emoji or each.id in laid().drawings]


def _meant(at: At, concept: str) -> Meant:
    """Raises OldButton: the table of concepts has no such picture any more."""
    found = concept_called(concept)
    if found is None or concept not in _table():
        raise OldButton
    name = found.name(at.words.language)
    return Meant(concept, found.emoji, name[:1].upper() + name[1:])


@routes.deed("pictures.yes")
def on_yes(at: At, test: PictureTestId) -> Screen:
    services.say_yes(at.unit, at.person, test, now=at.now)
    return on_ask(at, test)


@routes.deed("pictures.no")
def on_no(at: At, test: PictureTestId) -> Screen:
    """No, or stop."""
    said = services.say_no(at.unit, at.person, test, now=at.now)
    if said.reading is Reading.DONE:
        return screens.thanks(at.words)
    return screens.no(at.words, test, was_begun=said.reading is Reading.STOPPED)


@routes.view("pictures.look")
def on_look(at: At, test: PictureTestId, n: int) -> Screen:
    found, member = services.looking(at.unit, at.person, test, now=at.now)
    mine = services.reader(at.unit, found, member)
    if mine is None or mine.reading is not Reading.LOOKS or n not in range(len(found.concepts)):
        return on_ask(at, test)
    return _look(at, found, member, n)


@routes.deed("pictures.say")
def on_say(at: At, test: PictureTestId, n: int, meaning: str) -> Screen:
    """A meaning was tapped, or that they do not know."""
    found, member = services.looking(at.unit, at.person, test, now=at.now)
    if n not in range(len(found.concepts)):
        raise OldButton(tap("pictures.ask", test))
    right = found.concepts[n]
    if meaning not in (UNKNOWN, *meanings(right, _table(), member.id)):
        raise OldButton(tap("pictures.look", test, n))
    tapped = {UNKNOWN: Verdict.UNKNOWN, right: Verdict.UNDERSTOOD}
    services.answer(at.unit, at.person, test, n, tapped.get(meaning, Verdict.OTHER), now=at.now)
    return _following(at, test)


def _following(at: At, test: PictureTestId) -> Screen:
    if services.get(at.unit, test).state is State.DONE:
        return screens.thanks(at.words)
    return on_ask(at, test)


@routes.reply("pictures.look")
def on_said(at: At, reply: Reply, test: PictureTestId, n: int) -> Screen:
    """They wrote or spoke what they see. A word of ours is right; of everything else a facilitator says so."""
    found, _ = services.looking(at.unit, at.person, test, now=at.now)
    after = tap("pictures.look", test, n)
    if n not in range(len(found.concepts)):
        raise OldButton(tap("pictures.ask", test))
    text = reply.text.strip()
    if not text and reply.voice is None:
        raise Empty(after)
    if len(text) > WORDS_MOST:
        raise TooLong(after, most=WORDS_MOST)
    check_voice(reply.seconds, most=VOICE_MOST, after=after)
    if text and _is_word_for(found.concepts[n], text):
        services.answer(at.unit, at.person, test, n, Verdict.UNDERSTOOD, now=at.now)
    else:
        services.answer(
            at.unit, at.person, test, n, Verdict.WAITS, text=text, voice=reply.voice, now=at.now
        )  # fmt: skip
    return _following(at, test)


def _is_word_for(concept: str, text: str) -> bool:
    """Whether somebody wrote exactly a word for it, in any language. "Not a bus" is no bus, so nothing else counts."""
    found = concept_called(concept)
    said = text.casefold().strip(" .!?")
    return found is not None and any(said == word.casefold() for words in found.words.values() for word in words)


@routes.view("pictures.stopped")
def on_stopped(at: At, test: PictureTestId) -> Screen | None:
    found, _ = services.seen(at.unit, at.person, test, now=at.now)
    return screens.stopped(at.words) if found.state is State.STOPPED else None


# What came of it


@routes.view("pictures.result")
def on_result(at: At, test: PictureTestId) -> Screen:
    found, member = services.done(at.unit, at.person, test, now=at.now)
    return _result(at, found, member)


def _result(at: At, test: PictureTest, member: Member) -> Screen:
    meant: Sequence[Meant] = [_meant(at, each) for each in test.concepts]
    waiting = len(at.unit.pictures.list_words(test.id)) if member.is_facilitator else 0
    return screens.result(at.words, test, meant, waiting=waiting, may_do=member.is_facilitator)


@routes.view("pictures.words")
def on_words(at: At, test: PictureTestId) -> Screen:
    """The first of what people said in their own words; when there is no more, what came of the test."""
    waiting = services.list_words(at.unit, at.person, test, now=at.now)
    if not waiting:
        return on_result(at, test)
    meant = _meant(at, services.get(at.unit, test).concepts[waiting[0].number])
    return screens.own_words(at.words, waiting[0], meant)


@routes.deed("pictures.judge")
def on_judge(at: At, test: PictureTestId, words: PictureWordsId, verdict: str) -> Screen:
    """It fits, it is something else, or nobody can say."""
    if verdict not in JUDGED:
        raise OldButton(tap("pictures.words", test))
    services.judge(at.unit, at.person, test, words, JUDGED[verdict], now=at.now)
    return on_words(at, test)
