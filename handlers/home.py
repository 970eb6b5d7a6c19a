"""Home, the menus, help, and words that came without a question."""

from bot.ids import GroupId
from bot.rules.people import Group, Member, Role, Standing
from bot.rules.refusals import NotInGroup
from bot.rules.schedule import Push
from bot.screen import HOME, Button, Reply, Screen, Tap, tap
from bot.screens import home as screens
from handlers.routes import At, HomeEntry, Routes

routes = Routes()
MOST_ENTRIES = 2
"""Entries of features on the home screen, so that at most five buttons stand there."""


def make_home(features: Routes) -> Routes:
    """Home and the menus need to see what every feature has to say."""
    made = Routes()

    @made.view("home.show")
    def on_home(at: At) -> Screen | None:
        """Where everything starts: what is true now and what can be done."""
        found = _here(at)
        if found is None:
            return screens.no_group(at.words)
        group, member = found
        if member.standing is Standing.OPENED:
            return features.draw(at, tap("people.join_language", group.id))
        if member.standing is not Standing.IN:
            return screens.waiting(at.words, group.name)
        entries = [entry for _, call in features.homes if (entry := call(at, group, member)) is not None]
        title, lines = _top(at, group, entries)
        return screens.home(at.words, title, lines, _buttons(at, member, entries))

    @made.view("home.menu")
    def on_menu(at: At, name: str, page: int) -> Screen:
        """One of the menus."""
        group = at.group()
        member = at.member(group.id)
        buttons = tuple(b for _, call in features.menus.get(name, []) for b in call(at, group, member))
        return screens.menu(at.words, name, buttons, page=page)

    made.include(routes)
    return made


def _here(at: At) -> tuple[Group, Member] | None:
    """The group and the person's standing in it; None for somebody without a group."""
    if at.person.group_id is None:
        return None
    group = at.unit.people.get_group(at.person.group_id)
    member = at.unit.people.find_member(at.person.id, group.id, now=at.now)
    if member is None or member.standing is Standing.LEFT:
        return None
    return group, member


def _top(at: At, group: Group, entries: list[HomeEntry]) -> tuple[str, tuple[str, ...]]:
    if not entries:
        return screens.quiet_home(at.words, group.name)
    lines = tuple(line for entry in entries[:MOST_ENTRIES] for line in entry.lines)
    return entries[0].title, lines


def _buttons(at: At, member: Member, entries: list[HomeEntry]) -> tuple[Button, ...]:
    words = at.words
    buttons = [entry.button for entry in entries[:MOST_ENTRIES] if entry.button is not None]
    if member.has_voice:
        buttons.append(Button(words.text("home.button.say"), tap("agenda.start")))
    if member.role is Role.FACILITATOR:
        buttons.append(Button(words.text("home.button.facilitator"), tap("home.menu", "facilitator", 0)))
    if member.is_rep:
        buttons.append(Button(words.text("home.button.rep"), tap("home.menu", "rep", 0)))
    buttons.append(Button(words.text("home.button.things"), tap("home.menu", "things", 0)))
    buttons.append(Button(words.text("home.button.news"), tap("home.menu", "news", 0)))
    return tuple(buttons)


@routes.view("help.show")
def on_help(at: At) -> Screen:
    """I need help, from anywhere."""
    found = _here(at)
    return screens.help_needed(at.words, None if found is None else found[0], place=_place(at))


def _place(at: At) -> Tap:
    place = at.unit.people.place(at.person.id)
    return HOME if place is None else Tap.decode(place[0])


@routes.deed("help.call")
def on_call(at: At) -> Screen:
    """Ask the named person to call: every facilitator is told at once."""
    group = at.group()
    _ring(at, group)
    return screens.help_asked(at.words, group.helper_name, place=_place(at))


@routes.deed("help.facilitator")
def on_facilitator(at: At) -> Screen:
    """Ask the facilitators."""
    group = at.group()
    names = _ring(at, group)
    return screens.help_asked(at.words, at.words.all_of(names), place=_place(at))


def _ring(at: At, group: Group) -> list[str]:
    """Tell the facilitators; pressing again within the same minute rings once."""
    facilitators = at.unit.people.list_facilitators(group.id, now=at.now)
    minute = int(at.now.timestamp() // 60)
    for facilitator in facilitators:
        view = tap("help.wanted", group.id, at.person.id)
        key = f"{facilitator.person_id}:help:{at.person.id}:{minute}"
        at.unit.outbox.put(facilitator.person_id, view, push=Push.NOW, not_before=at.now, key=key)
    return [facilitator.name for facilitator in facilitators] or [group.helper_name]


@routes.view("help.wanted")
def on_wanted(at: At, group: GroupId, person: int) -> Screen:
    """For a facilitator: somebody needs help."""
    if not at.member(group).is_facilitator:
        raise NotInGroup
    asking = at.unit.people.list_members(group, now=at.now)
    name = next((m.name for m in asking if m.person_id == person), "?")
    return screens.help_wanted(at.words, name, at.unit.people.get_group(group).helper_name)


@routes.reply("home.show")
def on_unasked(at: At, reply: Reply) -> Screen:
    """Words, a voice or a photo without a question: kept until the person says whom it is for."""
    if reply.edited:
        return screens.edited(at.words)
    if not (reply.text or reply.voice or reply.photo):
        return screens.unusable(at.words)
    at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now)
    return screens.unasked(at.words)


@routes.deed("home.forget")
def on_forget(at: At) -> Screen:
    """Throw away what came without a question."""
    at.unit.outbox.take_unasked(at.person.id)
    return screens.forgotten(at.words)
