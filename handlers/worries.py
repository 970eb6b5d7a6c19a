"""A worry about harm: from wherever it was said to the safe person, and to nobody else."""

from collections.abc import Sequence

from bot.ids import ElectionId, GroupId, PersonId, QuestionId, SuggestionId, WorryId
from bot.rules.agenda import Gone
from bot.rules.people import Group, Standing
from bot.rules.refusals import Empty, OldButton
from bot.rules.worries import Worry
from bot.screen import HOME, Reply, Screen, Tap, tap
from bot.screens import worries as screens
from bot.services import agenda
from bot.services import worries as services
from handlers.routes import At, Due, Routes

routes = Routes()
PLACES = {"agenda": "agenda.say", "feedback": "feedback.question"}
"""Where it was said, and what shows that place again."""


def _back(where: str, number: int) -> Tap:
    if where == "home":
        return tap("home.unasked", number)
    return tap(PLACES[where], number) if where in PLACES else HOME


def _there(at: At, where: str, number: int) -> tuple[str, int]:
    """Where it is said. What was said for the board and is gone is told without it: perhaps it was told before."""
    if where == "agenda":
        try:
            agenda.get(at.unit, SuggestionId(number))
        except Gone:
            return "help", 0
    return where, number


def _group_of(at: At, where: str, number: int) -> Group:
    """The group whose safe person hears it: of what it is about, or the one that they look at."""
    try:
        about = _groups_of(at, where, number)
    except LookupError:
        raise OldButton from None
    member_of = at.unit.people.list_memberships(at.person.id, now=at.now)
    mine = [each.group_id for each in member_of if each.standing is Standing.IN and each.group_id in about]
    if not mine or at.person.group_id in mine:
        return at.group()
    return at.unit.people.get_group(mine[0])


def _groups_of(at: At, where: str, number: int) -> Sequence[GroupId]:
    """Of which groups it is; none where it is of no group in particular. Raises LookupError."""
    match where:
        case "agenda":
            return (agenda.get(at.unit, SuggestionId(number)).group_id,)
        case "again":
            return (services.own(at.unit, at.person, WorryId(number)).group_id,)
        case "help" if number:
            return (GroupId(number),)
        case "pushed" if number:
            return at.unit.elections.get(ElectionId(number)).groups
        case "feedback":
            asked = at.unit.feedback.get(QuestionId(number)).group_id
            return () if asked is None else (asked,)
        case _:
            return ()


@routes.view("worries.start")
def on_start(at: At, where: str, number: int) -> Screen:
    """What happens when they tell it: said before anybody knows anything."""
    where, number = _there(at, where, number)
    group = _group_of(at, where, number)
    at.member(group.id)
    reached = at.unit.worries.find_reached(group.id) is not None
    listed = where == "agenda" and services.is_on_paper(at.unit, SuggestionId(number))
    back = _back(where, number)
    return screens.start(at.words, group, where, number, reached=reached, back=back, listed=listed)


@routes.reply("worries.start")
def on_start_said(at: At, reply: Reply, where: str, number: int) -> Screen:
    """Who speaks while this is asked tells it: the screen says who gets it."""
    _check_said(reply, tap("worries.start", where, number))
    screen = on_tell(at, where, number)
    if screen.place is None:
        return screen
    worry = services.own(at.unit, at.person, WorryId(int(screen.place.args[0])))
    group = at.unit.people.get_group(worry.group_id)
    return screens.told(at.words, group, services.more(at.unit, worry, reply, now=at.now))


def _check_said(reply: Reply, place: Tap) -> None:
    if not (reply.text.strip() or reply.voice or reply.photo):
        raise Empty(place)


@routes.deed("worries.tell")
def on_tell(at: At, where: str, number: int) -> Screen:
    """The safe person gets it now. A second press on a page of what was moved says so again."""
    was, (where, number) = where, _there(at, where, number)
    group = _group_of(at, where, number)
    if was != where and (before := services.newest(at.unit, at.member(group.id))) is not None:
        return _told(at, before)
    if at.unit.worries.find_reached(group.id) is None:
        return screens.start(at.words, group, where, number, reached=False, back=_back(where, number))
    worry = services.tell_instead(at.unit, at.member(group.id), where, number, now=at.now)
    return screens.told(at.words, group, worry)


@routes.view("worries.other")
def on_other(at: At, group: GroupId) -> Screen:
    at.member(group)
    return screens.other(at.words, at.unit.people.get_group(group))


@routes.view("worries.told")
def on_told(at: At, worry: WorryId, _group: GroupId) -> Screen:
    return _told(at, services.own(at.unit, at.person, worry))


def _told(at: At, worry: Worry, *, again: bool = False) -> Screen:
    """Who gets it; or that nobody gets it, because the safe person is another one now or cannot be reached."""
    if worry.safe_id is None or at.unit.worries.find_reached(worry.group_id) != worry.safe_id:
        return on_changed(at, worry.id)
    return screens.told(at.words, at.unit.people.get_group(worry.group_id), worry, again=again)


@routes.reply("worries.told")
def on_more(at: At, reply: Reply, worry: WorryId, group: GroupId) -> Screen:
    """More of it, for the same person, whichever group they look at. When it was read already, it is a new one."""
    _check_said(reply, tap("worries.told", worry, group))
    try:
        said = services.more(at.unit, services.own(at.unit, at.person, worry), reply, now=at.now)
    except OldButton:
        member = at.member(group)
        if at.unit.worries.find_reached(group) is None:
            raise
        said = services.tell(at.unit, member, reply, now=at.now)
    return _told(at, said, again=True)


@routes.deed("worries.slip")
def on_slip(at: At, worry: WorryId) -> Screen:
    """It was pressed by mistake."""
    found = services.own(at.unit, at.person, worry)
    services.slip(at.unit, found, now=at.now)
    return screens.slip(at.words, at.unit.people.get_group(found.group_id))


# For the safe person


@routes.view("worries.read")
def on_read(at: At, worry: WorryId) -> Screen:
    found = services.readable(at.unit, at.person, worry)
    return screens.read(at.words, at.unit.people.get_group(found.group_id), found, _name(at, found.person_id))


def _name(at: At, person: PersonId) -> str:
    return at.unit.people.get(person).called


@routes.deed("worries.take")
def on_take(at: At, worry: WorryId) -> Screen:
    """The safe person has it. What the same person said and is not read yet comes next."""
    found, left = services.take(at.unit, at.person, worry, now=at.now)
    if left is not None and left.safe_id == at.person.id:
        return on_read(at, left.id)
    return screens.taken(at.words, _name(at, found.person_id))


# What becomes of it, for who said it


@routes.view("worries.has")
def on_has(at: At, group: GroupId) -> Screen:
    at.member(group)
    return screens.has(at.words, at.unit.people.get_group(group))


@routes.view("worries.waits")
def on_waits(at: At, group: GroupId) -> Screen | None:
    """Nothing is said when all of it was read meanwhile."""
    if not any(worry.person_id == at.person.id for worry in at.unit.worries.list_of_group(group)):
        return None
    return screens.waits(at.words, at.unit.people.get_group(group))


@routes.view("worries.unread")
def on_unread(at: At, group: GroupId) -> Screen:
    at.member(group)
    return screens.unread(at.words, at.unit.people.get_group(group))


@routes.view("worries.changed")
def on_changed(at: At, worry: WorryId) -> Screen:
    found = services.own(at.unit, at.person, worry)
    group = at.unit.people.get_group(found.group_id)
    reached = at.unit.worries.find_reached(group.id) is not None
    return screens.changed(at.words, group, found, reached=reached)


@routes.deadline("worries.again")
def on_again(due: Due, worry: int) -> None:
    services.again_due(due.unit, WorryId(worry), now=due.now)


@routes.deadline("worries.over")
def on_over(due: Due, worry: int) -> None:
    services.over_due(due.unit, WorryId(worry), now=due.now)
