"""What a person can set for themselves, what is kept about them, and going."""

from bot.ids import GroupId
from bot.media.synths.names import names_of_voices
from bot.rules.people import Group, Member, Person, Standing
from bot.rules.refusals import NotInGroup
from bot.screen import Button, Reply, Screen, tap
from bot.screens.elections.stopping import leaving
from bot.screens.people import me as screens
from bot.services import people as services
from bot.services.elections.kept_seats import loses_seat
from bot.services.elections.stand import find_candidacy
from bot.services.elections.traces import leave_traces, list_traces
from handlers.people.whose import language_in, likes_of, ours, voice_of
from handlers.routes import At, Routes

routes = Routes()


@routes.menu("things", 90)
def me_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """My settings are always under My things, and so is the other language, by its own name, for who can not read."""
    mine = at.unit.people.list_memberships(at.person.id, now=at.now)
    several = sum(each.standing is Standing.IN for each in mine) > 1
    return screens.in_things(at.words, several=several)


@routes.view("people.me")
def on_me(at: At) -> Screen:
    return screens.me(at.words, can_leave=_membership(at) is not None)


def _membership(at: At) -> Member | None:
    """What they are in the group they look at, while there is something to leave."""
    if at.person.group_id is None:
        return None
    found = at.unit.people.find_member(at.person.id, at.person.group_id, now=at.now)
    return found if found is not None and found.standing is not Standing.LEFT else None


@routes.view("people.language")
def on_language(at: At) -> Screen:
    return screens.language(at.words)


@routes.deed("people.speak")
def on_speak(at: At, language: str) -> Screen:
    """Another language, from now on."""
    services.choose(at.unit, at.person, language=language_in(language))
    return screens.changed(at.words.in_language(language), tap("people.me"))


@routes.view("people.likes")
def on_likes(at: At) -> Screen:
    return screens.likes(at.words)


@routes.deed("people.liked")
def on_liked(at: At, likes: str) -> Screen:
    """Information comes this way from now on."""
    services.choose(at.unit, at.person, likes=likes_of(likes))
    return screens.changed(at.words, tap("people.me"))


@routes.view("people.voice")
def on_voice(at: At) -> Screen:
    return _voice(at, at.person)


@routes.deed("people.voiced")
def on_voiced(at: At, voice: str) -> Screen:
    services.choose(at.unit, at.person, voice=voice_of(voice, at.words.language))
    return _voice(at, at.unit.people.get(at.person.id))


@routes.deed("people.paced")
def on_paced(at: At, slow: int) -> Screen:
    services.choose(at.unit, at.person, slow=bool(slow))
    return _voice(at, at.unit.people.get(at.person.id))


def _voice(at: At, person: Person) -> Screen:
    return screens.voice(at.words, names_of_voices(at.words.language), person.voice, slow=person.slow)


@routes.view("people.print_size")
def on_print_size(at: At) -> Screen:
    return screens.print_size(at.words, large=at.person.large_print)


@routes.deed("people.printed")
def on_printed(at: At, large: int) -> Screen:
    """Papers come in large print, or in usual print, from now on."""
    services.choose(at.unit, at.person, large_print=bool(large))
    return screens.print_size(at.words, large=bool(large))


@routes.view("people.name")
def on_name(at: At) -> Screen:
    return screens.name(at.words, at.person.called)


@routes.reply("people.name")
def on_name_typed(at: At, reply: Reply) -> Screen:
    services.rename(
        at.unit, at.person, name=reply.text, group=at.group().id, ours=ours(), now=at.now, after=tap("people.name")
    )  # fmt: skip
    return screens.changed(at.words, tap("people.me"))


@routes.view("people.kept")
def on_kept(at: At) -> Screen:
    """What you keep about me."""
    kept = services.kept_about(at.unit, at.person, now=at.now)
    return screens.kept(at.words, at.person.called, kept)


@routes.view("people.kept_more")
def on_kept_more(at: At, page: int) -> Screen:
    """The rest of it."""
    return screens.kept_more(at.words, services.kept_about(at.unit, at.person, now=at.now), page=page)


@routes.view("people.delete")
def on_delete(at: At) -> Screen:
    """Delete me: asked once."""
    for mine in at.unit.people.list_memberships(at.person.id, now=at.now):
        services.check_can_leave(at.unit, mine, now=at.now)
    return screens.delete(at.words)


@routes.deed("people.deleted")
def on_deleted(at: At) -> Screen:
    """They want to be forgotten."""
    neutral = at.words.text("people.former_member")
    number = at.emergency
    # Nobody could wipe them later: the way to this phone goes, too.
    leave_traces(at.unit, at.keys, list_traces(at.unit, at.keys, at.person.id))
    services.delete(at.unit, at.person, neutral_name=neutral, now=at.now)
    return screens.deleted(at.words, number)


@routes.view("people.leave")
def on_leave(at: At) -> Screen:
    """Leave the group: asked once."""
    mine = _membership(at)
    if mine is None:
        raise NotInGroup
    services.check_can_leave(at.unit, mine, now=at.now)
    return screens.leave(at.words, at.group(), _loses(at, mine))


def _loses(at: At, mine: Member) -> tuple[str, ...]:
    """What they lose in a vote in which they stand."""
    stands = find_candidacy(at.unit, mine)
    lost = stands or loses_seat(at.unit, mine, now=at.now)
    return () if lost is None else leaving(at.words, lost, stops=stands is not None)


@routes.deed("people.left")
def on_left(at: At, group: GroupId) -> Screen:
    return screens.left(at.words, services.leave(at.unit, at.person, group=group, now=at.now))


@routes.view("people.groups")
def on_groups(at: At) -> Screen:
    """Which of my groups to look at."""
    mine = at.unit.people.list_memberships(at.person.id, now=at.now)
    groups = [at.unit.people.get_group(m.group_id) for m in mine if m.standing is Standing.IN]
    return screens.groups(at.words, groups)


@routes.deed("people.switch")
def on_switch(at: At, group: GroupId) -> Screen:
    """Look at another of my groups."""
    return screens.switched(at.words, services.switch(at.unit, at.person, group=group, now=at.now))
