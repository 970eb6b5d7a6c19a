"""For facilitators: the topics of the board, how each is called, and its picture."""

from collections.abc import Collection, Mapping

from bot.ids import BoardId, TopicId
from bot.media.concepts import concept_called, concept_for, pictured
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.rules.topics import PROPOSED, Topic
from bot.screen import Button, Reply, Screen, tap
from bot.screens import topics as screens
from bot.screens.symbols import Symbol
from bot.services import topics as services
from bot.services.boards import check_looks_after_board
from bot.words import Words, offered, whole
from handlers.routes import At, Routes

routes = Routes()


@routes.menu("facilitator", 57)
def in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """What people choose from when they say something."""
    return (Button(at.words.text("topics.button.list"), tap("topics.list", 0)),)


def _board(at: At) -> BoardId:
    """The board that this person looks after. Raises NotYours, NotInGroup."""
    board = at.group().board_id
    check_looks_after_board(at.unit, at.person, board, now=at.now)
    return board


def _known(at: At) -> Mapping[str, Collection[str]]:
    """How every language calls each of the proposed topics."""
    spoken = [whole(Words(each.code, at.words.zone), screens.topic_titles)[0] for each in offered()]
    return {key: {titles[key] for titles in spoken} for key in PROPOSED}


@routes.view("topics.list")
def on_list(at: At, page: int) -> Screen:
    there = at.unit.topics.list_of(_board(at))
    shown = [each for each in there if each.is_offered]
    return screens.show_list(at.words, shown, away=len(there) - len(shown), page=page)


@routes.view("topics.away")
def on_away(at: At, page: int) -> Screen:
    away = [each for each in at.unit.topics.list_of(_board(at)) if not each.is_offered]
    return screens.show_away(at.words, away, page=page)


@routes.view("topics.show")
def on_show(at: At, topic: TopicId) -> Screen:
    return screens.show(at.words, services.looked_after(at.unit, at.person, topic, now=at.now))


@routes.view("topics.new")
def on_new(at: At) -> Screen:
    _board(at)
    return screens.new(at.words)


@routes.reply("topics.new")
def on_new_named(at: At, reply: Reply) -> Screen:
    near = services.find_near(at.unit, _board(at), name=reply.text, known=_known(at))
    return screens.near(at.words, near, None) if near is not None else _add(at, reply.text)


def _add(at: At, name: str) -> Screen:
    """It is kept, and its picture is asked."""
    begun = services.add(at.unit, at.person, _board(at), name=name, known=_known(at), now=at.now)
    return on_picture(at, begun.id, 0)


@routes.view("topics.near")
def on_near(at: At, topic: TopicId, renamed: TopicId) -> Screen:
    """Somebody wrote nearly the name of this topic. `renamed`: the one that is called otherwise; 0: a new one."""
    near = services.looked_after(at.unit, at.person, topic, now=at.now)
    other = services.looked_after(at.unit, at.person, renamed, now=at.now) if renamed else None
    return screens.near(at.words, near, other)


@routes.reply("topics.near")
def on_near_named(at: At, reply: Reply, topic: TopicId, renamed: TopicId) -> Screen:
    """They mean another one, and wrote its name again."""
    return _rename(at, renamed, reply.text) if renamed else _add(at, reply.text)


@routes.view("topics.name")
def on_name(at: At, topic: TopicId) -> Screen:
    return screens.name(at.words, services.looked_after(at.unit, at.person, topic, now=at.now))


@routes.reply("topics.name")
def on_named(at: At, reply: Reply, topic: TopicId) -> Screen:
    renamed = services.looked_after(at.unit, at.person, topic, now=at.now)
    near = services.find_near(at.unit, renamed.board_id, name=reply.text, known=_known(at), but=topic)
    return screens.near(at.words, near, renamed) if near is not None else _rename(at, topic, reply.text)


def _rename(at: At, topic: TopicId, name: str) -> Screen:
    services.rename(at.unit, at.person, topic, name=name, known=_known(at), now=at.now)
    return on_show(at, topic)


@routes.view("topics.picture")
def on_picture(at: At, topic: TopicId, page: int) -> Screen:
    found = services.looked_after(at.unit, at.person, topic, now=at.now)
    return screens.picture(at.words, found, _symbols(at, found), page=page)


def _symbols(at: At, topic: Topic) -> list[Symbol]:
    """Every picture that no other topic has, what fits its name first."""
    others = {each.emoji for each in at.unit.topics.list_offered(topic.board_id) if each.id != topic.id}
    fits = concept_for(screens.topic_word(at.words, topic), at.words.language)
    free = [each for each in pictured() if each.emoji not in others]
    ordered = sorted(free, key=lambda each: each is not fits)
    return [(each.id, each.emoji, each.name(at.words.language)) for each in ordered]


@routes.reply("topics.picture")
def on_picture_said(at: At, reply: Reply, topic: TopicId, page: int) -> Screen:
    """A photo of the board's own, or words for what the picture should show."""
    if reply.photo is not None:
        return screens.photo_words(at.words, services.put_photo(at.unit, at.person, topic, reply.photo, now=at.now))
    wanted = concept_for(reply.text, at.words.language)
    if wanted is None or not wanted.emoji:
        found = services.looked_after(at.unit, at.person, topic, now=at.now)
        return screens.picture(at.words, found, _symbols(at, found), page=page, is_unknown=True)
    return on_draw(at, topic, wanted.id)


@routes.deed("topics.draw")
def on_draw(at: At, topic: TopicId, concept: str) -> Screen:
    chosen = concept_called(concept)
    if chosen is None or not chosen.emoji:
        raise OldButton(tap("topics.picture", topic, 0))
    return screens.show(at.words, services.draw(at.unit, at.person, topic, emoji=chosen.emoji, now=at.now))


@routes.view("topics.photo_words")
def on_photo_words(at: At, topic: TopicId) -> Screen:
    found = services.looked_after(at.unit, at.person, topic, now=at.now)
    return on_picture(at, topic, 0) if found.photo is None else screens.photo_words(at.words, found)


@routes.reply("topics.photo_words")
def on_photo_described(at: At, reply: Reply, topic: TopicId) -> Screen:
    """The words for those who do not see it; or another photo in its place."""
    if reply.photo is not None:
        return on_picture_said(at, reply, topic, 0)
    return screens.show(at.words, services.describe_photo(at.unit, at.person, topic, text=reply.text, now=at.now))


@routes.deed("topics.photo_off")
def on_photo_off(at: At, topic: TopicId) -> Screen:
    return screens.show(at.words, services.put_photo(at.unit, at.person, topic, None, now=at.now))


@routes.view("topics.photo_refused")
def on_photo_refused(at: At, topic: TopicId) -> Screen:
    """A photo that was sent for a topic cannot be shown."""
    return screens.photo_refused(at.words, services.looked_after(at.unit, at.person, topic, now=at.now))


@routes.deed("topics.take_away")
def on_take_away(at: At, topic: TopicId) -> Screen:
    return screens.show(at.words, services.take_away(at.unit, at.person, topic, now=at.now))


@routes.deed("topics.put_back")
def on_put_back(at: At, topic: TopicId) -> Screen:
    return screens.show(at.words, services.put_back(at.unit, at.person, topic, now=at.now))


@routes.deed("topics.up")
def on_up(at: At, topic: TopicId, position: int) -> Screen:
    services.move_up(at.unit, at.person, topic, position=position, now=at.now)
    return on_list(at, 0)


@routes.view("topics.told")
def on_told(at: At, topic: TopicId) -> Screen | None:
    """A letter: a topic as it is now."""
    found = services.get(at.unit, topic)
    mine = at.unit.people.list_members_of_board(found.board_id, now=at.now, person=at.person.id)
    if not any(each.is_rep or each.is_facilitator for each in mine):
        return None
    return screens.told(at.words, found, may_change=any(each.is_facilitator for each in mine))
