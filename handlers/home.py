"""Home, the menus, and help."""

from collections.abc import Iterable
from dataclasses import replace

from bot.ids import ElectionId, GroupId, MemberId, PersonId
from bot.rules.facts import Fact
from bot.rules.facts import home as facts
from bot.rules.people import Group, Member, Role, Standing, check_facilitator
from bot.rules.refusals import NotYours, OldButton
from bot.screen import FACILITATOR_MENU, HELP, REP_MENU, Button, Screen, Style, Tap, tap
from bot.screens import home as screens
from bot.services import deputies
from handlers.here import asking, here, place_of, reached
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
        found = here(at)
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
        title, lines = _top(at, group, shown, waits)
        return screens.home(at.words, title, lines, (*_first(at, own, waits, beside=menus), *menus))

    @made.view("home.here", aside=True)
    def on_here(at: At) -> Screen:
        """After a break: where they were, if they can go on there."""
        place = place_of(at)
        if not is_there(features, at, place):
            raise OldButton
        return screens.we_were_here(at.words, place)

    @made.view("home.menu")
    def on_menu(at: At, name: str, page: int) -> Screen:
        group = at.group()
        member = at.member(group.id)
        if name not in features.menus:
            raise OldButton
        _check_has_menu(at, member, name)
        buttons = tuple(b for _, call in features.menus[name] for b in call(at, group, member))
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
        below = replace(screen, alone=True, instead=left)
        if features.leaves_no_trace(letter.tap):
            return below
        return replace(below, place=screen.place or letter.tap, again=letter.tap)

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


def _top(at: At, group: Group, entries: list[HomeEntry], waits: tuple[Button, ...]) -> tuple[str, tuple[str, ...]]:
    """What home is about: the first thing that is open; nothing only when there is nothing."""
    lines = tuple(line for entry in entries for line in entry.lines)
    if waits and (not entries or entries[0].button is None):
        return at.words.text("home.waits.title"), lines or screens.to_do(at.words, waits)
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
    return screens.done(at.words, place_of(at))


@routes.view("home.undone")
def on_undone(at: At) -> Screen:
    """After a fault: what this person pressed could not be done."""
    return screens.undone(at.words, place_of(at))


# I need help


@routes.view("help.show", aside=True)
def on_help(at: At) -> Screen:
    """I need help, from anywhere."""
    return _help(at, place_of(at))


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
    found = here(at)
    return screens.help_needed(at.words, None if found is None else found[0], at.emergency, place=place)


@routes.deed("help.call")
def on_call(at: At) -> Screen:
    """Ask the named person to call. When that is nobody of the bot, the facilitators hear it, and tell them."""
    return _call(at, at.group())


def _call(at: At, group: Group) -> Screen:
    if at.unit.worries.find_reached(group.id) is not None:
        at.unit.outbox.call(at.person.id, group.id, by_phone=True, now=at.now)
        at.unit.happened(facts.CallWanted(group.id, at.person.id), now=at.now)
        return screens.help_call_asked(at.words, group.helper_name, group, place=place_of(at))
    told = _ring(at, group, facts.CallWanted(group.id, at.person.id), by_phone=True)
    if not told:
        return screens.help_nobody(at.words, group, place=place_of(at))
    return screens.help_call_asked(at.words, at.words.all_of(told), group, place=place_of(at))


@routes.view("help.nobody", aside=True)
def on_nobody(at: At) -> Screen:
    """Nobody was asked: what to do instead."""
    return screens.help_nobody(at.words, at.group(), place=place_of(at))


@routes.deed("help.facilitator")
def on_facilitator(at: At) -> Screen:
    return _facilitator(at, at.group())


@routes.deed("help.of")
def on_help_of(at: At, group: GroupId, call: int) -> Screen:
    """The same two, of a group that may not be the one which they look at just now."""
    at.member(group)
    found = at.unit.people.get_group(group)
    return _call(at, found) if call else _facilitator(at, found)


@routes.deed("help.vote")
def on_help_vote(at: At, election: ElectionId) -> Screen:
    """The facilitators of the group in which they have this vote, whichever group they look at just now."""
    member = at.unit.elections.find_member(election, at.person.id)
    if member is None:
        return _facilitator(at, at.group())
    theirs = at.unit.people.get_member(member, now=at.now).group_id
    return _facilitator(at, at.unit.people.get_group(theirs))


def _facilitator(at: At, group: Group) -> Screen:
    told = _ring(at, group, facts.HelpWanted(group.id, at.person.id), by_phone=False)
    if not told:
        return screens.help_nobody(at.words, group, place=place_of(at))
    return screens.help_asked(at.words, at.words.all_of(told), group, place=place_of(at))


def _ring(at: At, group: Group, wanted: Fact, *, by_phone: bool) -> list[str]:
    """The facilitators hear it; the names of those whose phones can be reached."""
    there = reached(at, group)
    if there:
        at.unit.outbox.call(at.person.id, group.id, by_phone=by_phone, now=at.now)
        at.unit.happened(wanted, now=at.now)
    return [facilitator.name for facilitator in there]


@routes.view("help.wanted")
def on_wanted(at: At, group: GroupId, person: PersonId) -> Screen:
    """For a facilitator: somebody needs help."""
    return _wanted(at, group, person, call=False)


@routes.view("help.call_wanted")
def on_call_wanted(at: At, group: GroupId, person: PersonId) -> Screen:
    """For a facilitator: somebody needs a call from the named person."""
    return _wanted(at, group, person, call=True)


def _wanted(at: At, group: GroupId, person: PersonId, *, call: bool) -> Screen:
    who, shown = asking(at, group, person), at.unit.people.get_group(group)
    own = at.member(group).name == shown.helper_name
    return screens.help_wanted(at.words, who, shown, own=own, call=call)


@routes.deed("help.do")
def on_do(at: At, group: GroupId, person: PersonId) -> Screen:
    """A facilitator sees to it; the person who asked hears who it is."""
    who, me, safe = asking(at, group, person), at.member(group), at.unit.worries.find_reached(group)
    # A call is for the named person: that a facilitator comes is no answer to it.
    calls = (True,) if safe in (None, at.person.id) else ()
    at.unit.outbox.answered(who.person_id, group, *calls, *((False,) if me.is_facilitator else ()))
    at.unit.happened(facts.HelpFound(group, who.person_id, me.id), now=at.now)
    return screens.help_doing(at.words, who.name)


@routes.view("help.coming")
def on_coming(at: At, facilitator: MemberId) -> Screen:
    try:
        coming = at.unit.people.get_member(facilitator, now=at.now)
    except LookupError:
        raise OldButton from None
    at.member(coming.group_id)
    return screens.help_coming(at.words, coming.name)
