"""Home, the menus, help, and words that came without a question."""

from collections.abc import Iterable
from dataclasses import replace

from bot.ids import ElectionId, GroupId, MemberId, PersonId
from bot.rules.facts import Fact
from bot.rules.facts import home as facts
from bot.rules.people import Group, Member, Role, Standing, check_facilitator
from bot.rules.refusals import NotYours, OldButton
from bot.screen import FACILITATOR_MENU, HELP, HOME, REP_MENU, Button, Reply, Screen, Style, Tap, tap
from bot.screens import home as screens
from bot.services import deputies
from handlers.lists import list_entries
from handlers.routes import At, HomeEntry, Routes
from handlers.waits import waiting
from handlers.way import is_there
from storage.ahead import look_ahead

routes = Routes()
MOST_ENTRIES = 2
MOST_ROWS = 6
"""Of buttons on the home screen, so that it can be taken in with one look."""


def make_home(features: Routes) -> Routes:
    """Home and the menus need to see what every feature has to say."""
    made = Routes()

    @made.view("home.show")
    def on_home(at: At) -> Screen | None:
        """Where everything starts: what is true now and what can be done."""
        look_ahead(at.unit, at.person, now=at.now)
        found = _here(at)
        if found is None:
            return screens.no_group(at.words)
        group, member = found
        if member.standing is Standing.OPENED:
            return features.draw(at, tap("people.join_language", group.id))
        if member.standing is not Standing.IN:
            return screens.waiting(at.words, group.name)
        entries = [entry for _, call in features.homes if (entry := call(at, group, member)) is not None]
        waits, menus = waiting(at, group, member), _menus(at, member)
        shown = entries[:MOST_ENTRIES]
        own = (entry.button for entry in shown if entry.button is not None)
        title, lines = _top(at, group, shown, is_work=bool(waits))
        return screens.home(at.words, title, lines, (*_first(at, own, waits, beside=menus), *menus))

    @made.view("home.here", aside=True)
    def on_here(at: At) -> Screen:
        """After a break: where they were, if they can go on there."""
        place = _place(at)
        if not is_there(features, at, place):
            raise OldButton
        return screens.we_were_here(at.words, place)

    @made.view("home.menu")
    def on_menu(at: At, name: str, page: int) -> Screen:
        group = at.group()
        member = at.member(group.id)
        _check_has_menu(at, member, name)
        buttons = tuple(b for _, call in features.menus.get(name, []) for b in call(at, group, member))
        return screens.menu(at.words, name, buttons, page=page)

    @made.view("home.waits")
    def on_waits(at: At, page: int) -> Screen:
        """Everything that this person has not answered, read or decided, in one place."""
        look_ahead(at.unit, at.person, now=at.now)
        group = at.group()
        return screens.waits(at.words, waiting(at, group, at.member(group.id)), page=page)

    @made.view("home.letters")
    def on_letters(at: At) -> Screen:
        """The list of what came together, asked for by a tap: there may be nothing left in it."""
        return _digest(features, at) or screens.digest_done(at.words)

    @made.view("home.digest")
    def on_digest(at: At) -> Screen | None:
        """Several things that waited together: each can be opened, and those that were not opened stay."""
        return _digest(features, at)

    @made.deed("home.open")
    def on_open(at: At, number: int) -> Screen | None:
        """One of the things that waited together is opened below; the list above ticks it off."""
        letter = at.unit.deliveries.open_listed(at.person.id, number)
        if letter is None:
            raise OldButton(tap("home.digest"))
        screen = features.draw(at, letter.tap)
        left = _digest(features, at) or screens.digest_done(at.words)
        if screen is None:
            return left
        return replace(screen, alone=True, instead=left, place=screen.place or letter.tap, again=letter.tap)

    @made.deed("home.answer")
    def on_answer(at: At, kept: int) -> Screen:
        """What came after a break is the answer to what was asked before it, wherever they stand by now."""
        asked = at.unit.outbox.may_answer(at.person.id, kept)
        reply = at.unit.outbox.take_unasked(at.person.id, kept)
        if asked is None or reply is None:
            raise OldButton
        screen = features.answer(at, asked, reply)
        if screen is None:
            raise OldButton(tap("home.unasked", kept))
        return screen

    made.include(routes)
    return made


def _digest(features: Routes, at: At) -> Screen | None:
    """What waited together and was not opened yet; what is no longer true is left out."""
    entries = list_entries(features, at, at.unit.deliveries.list_listed(at.person.id))
    return screens.digest(at.words, entries) if entries else None


def _here(at: At) -> tuple[Group, Member] | None:
    """The group and the person's standing in it; None for somebody without a group."""
    if at.person.group_id is None:
        return None
    group = at.unit.people.get_group(at.person.group_id)
    member = at.unit.people.find_member(at.person.id, group.id, now=at.now)
    if member is None or member.standing is Standing.LEFT:
        return None
    return group, member


def _first(at: At, own: Iterable[Button], waits: tuple[Button, ...], *, beside: tuple[Button, ...]) -> list[Button]:
    """What is open for this person: each thing with a button, or all of them behind the last one."""
    room = MOST_ROWS - 1 - sum(not button.beside for button in beside)
    named = {button.does: button for button in own}
    found = list((named | {button.does: button for button in waits} | named).values())
    if len(found) > room:
        everything = Button(at.words.plural("home.button.waits", len(waits)), tap("home.waits", 0))
        found = [*found[: room - 1], everything]
    # One thing is the first thing to do; a page of blue buttons says nothing.
    return [button if n == 0 else replace(button, style=Style.PLAIN) for n, button in enumerate(found)]


def _top(at: At, group: Group, entries: list[HomeEntry], *, is_work: bool) -> tuple[str, tuple[str, ...]]:
    """What home is about: the first thing that is open; nothing only when there is nothing."""
    lines = tuple(line for entry in entries for line in entry.lines)
    if is_work and (not entries or entries[0].button is None):
        return at.words.text("home.waits.title"), lines or at.words.lines("home.waits")
    return (entries[0].title, lines) if entries else screens.quiet_home(at.words, group.name)


def _check_has_menu(at: At, member: Member, name: str) -> None:
    """A button of a year ago opens no menu of somebody who is something else today. Raises NotYours."""
    if name == FACILITATOR_MENU.args[0]:
        check_facilitator(member)
    if name == REP_MENU.args[0] and not deputies.is_busy(at.unit, member, now=at.now):
        raise NotYours


def _menus(at: At, member: Member) -> tuple[Button, ...]:
    """What is always there for this role."""
    words = at.words
    buttons = []
    if member.has_voice:
        buttons.append(Button(words.text("home.button.say"), tap("agenda.start")))
    if member.role is Role.FACILITATOR:
        buttons.append(Button(words.text("home.button.facilitator"), tap("home.menu", "facilitator", 0)))
    if deputies.is_busy(at.unit, member, now=at.now):
        buttons.append(Button(words.text("home.button.rep"), tap("home.menu", "rep", 0)))
    buttons.append(Button(words.text("home.button.things"), tap("home.menu", "things", 0)))
    buttons.append(Button(words.text("home.button.news"), tap("home.menu", "news", 0), beside=True))
    return tuple(buttons)


@routes.view("home.done")
def on_done(at: At) -> Screen:
    """After a fault: what this person did is kept."""
    return screens.done(at.words, _place(at))


@routes.view("home.undone")
def on_undone(at: At) -> Screen:
    """After a fault: what this person pressed could not be done."""
    return screens.undone(at.words, _place(at))


# I need help


@routes.view("help.show", aside=True)
def on_help(at: At) -> Screen:
    """I need help, from anywhere."""
    return _help(at, _place(at))


@routes.start("help")
def on_help_command(_at: At, _rest: str) -> Tap:
    """Help is behind the menu of Telegram too, for whoever sees no button any more."""
    return HELP


@routes.view("help.ballot", leaves_no_trace=True)
def on_help_ballot(at: At, election: ElectionId) -> Screen:
    """The same from a ballot, which is no place: the way back stands in the button."""
    return _help(at, tap("elections.ballot", election))


@routes.view("help.room", leaves_no_trace=True)
def on_help_room(at: At, election: ElectionId) -> Screen:
    """The same on the phone that goes round: the way back leads to the names."""
    return _help(at, tap("rooms.names", election, 0))


def _help(at: At, place: Tap) -> Screen:
    found = _here(at)
    return screens.help_needed(at.words, None if found is None else found[0], at.emergency, place=place)


def _place(at: At) -> Tap:
    """Where this person was: the page on which they pressed, or else the last one that they were shown."""
    if at.way:
        return at.way[0]
    place = at.unit.people.place(at.person.id)
    return HOME if place is None else Tap.decode(place[0])


@routes.deed("help.call")
def on_call(at: At) -> Screen:
    """Ask the named person to call. When that is nobody of the bot, the facilitators hear it, and tell them."""
    group = at.group()
    if at.unit.worries.find_reached(group.id) is not None:
        at.unit.happened(facts.CallWanted(group.id, at.person.id), now=at.now)
        return screens.help_call_asked(at.words, group.helper_name, group, place=_place(at))
    told = _ring(at, group, facts.CallWanted(group.id, at.person.id))
    if not told:
        return screens.help_nobody(at.words, group, place=_place(at))
    return screens.help_call_asked(at.words, at.words.all_of(told), group, place=_place(at))


@routes.view("help.nobody", aside=True)
def on_nobody(at: At) -> Screen:
    """Nobody was asked: what to do instead."""
    return screens.help_nobody(at.words, at.group(), place=_place(at))


@routes.deed("help.facilitator")
def on_facilitator(at: At) -> Screen:
    group = at.group()
    told = _ring(at, group, facts.HelpWanted(group.id, at.person.id))
    if not told:
        return screens.help_nobody(at.words, group, place=_place(at))
    return screens.help_asked(at.words, at.words.all_of(told), group, place=_place(at))


def _reached(at: At, group: Group) -> list[Member]:
    """The facilitators whose phones can be reached: nobody is told that somebody knows who does not."""
    people = at.unit.people
    everybody = people.list_facilitators(group.id, now=at.now)
    return [each for each in everybody if people.get(each.person_id).unreachable_at is None]


def _ring(at: At, group: Group, wanted: Fact) -> list[str]:
    """The facilitators hear it; the names of those whose phones can be reached."""
    reached = _reached(at, group)
    if reached:
        at.unit.happened(wanted, now=at.now)
    return [facilitator.name for facilitator in reached]


def _asking(at: At, group: GroupId, person: PersonId) -> Member:
    """Somebody of a group that this person looks after, or whose safe person it is. Raises NotYours, NotInGroup."""
    if at.unit.worries.find_reached(group) != at.person.id:
        check_facilitator(at.member(group))
    return at.unit.people.member_in(group, person, now=at.now)


@routes.view("help.wanted")
def on_wanted(at: At, group: GroupId, person: PersonId) -> Screen:
    """For a facilitator: somebody needs help."""
    return _wanted(at, group, person, call=False)


@routes.view("help.call_wanted")
def on_call_wanted(at: At, group: GroupId, person: PersonId) -> Screen:
    """For a facilitator: somebody needs a call from the named person."""
    return _wanted(at, group, person, call=True)


def _wanted(at: At, group: GroupId, person: PersonId, *, call: bool) -> Screen:
    asking, shown = _asking(at, group, person), at.unit.people.get_group(group)
    own = at.member(group).name == shown.helper_name
    return screens.help_wanted(at.words, asking, shown, own=own, call=call)


@routes.deed("help.do")
def on_do(at: At, group: GroupId, person: PersonId) -> Screen:
    """A facilitator sees to it; the person who asked hears who it is."""
    asking = _asking(at, group, person)
    at.unit.happened(facts.HelpFound(group, asking.person_id, at.member(group).id), now=at.now)
    return screens.help_doing(at.words, asking.name)


@routes.view("help.coming")
def on_coming(at: At, facilitator: MemberId) -> Screen:
    try:
        coming = at.unit.people.get_member(facilitator, now=at.now)
    except LookupError:
        raise OldButton from None
    at.member(coming.group_id)
    return screens.help_coming(at.words, coming.name)


# Words without a question


@routes.reply("home.show")
def on_unasked(at: At, reply: Reply) -> Screen | None:
    """Words, a voice or a photo without a question: kept until the person says whom it is for."""
    found = _here(at)
    if found is None or found[1].standing is not Standing.IN:
        return None
    if not (reply.text or reply.voice or reply.photo):
        return screens.unusable(at.words)
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now)
    return screens.unasked(
        at.words, kept, helper=at.group().helper_name, has_voice=found[1].has_voice, forwarded=reply.forwarded
    )


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
    group = at.group()
    said = at.unit.outbox.find_unasked(at.person.id, kept)
    if said is None:
        raise OldButton
    has_voice = at.member(group.id).has_voice
    return screens.unasked(at.words, kept, helper=group.helper_name, has_voice=has_voice, said=said)


@routes.deed("home.pass_on")
def on_pass_on(at: At, kept: int) -> Screen:
    """It is for the facilitators: they get the words themselves."""
    group = at.group()
    at.member(group.id)
    told = _reached(at, group)
    if not told:
        return screens.help_nobody(at.words, group, place=_place(at))
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
    return screens.note(at.words, _asking(at, group, person), said)


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
