"""Planning an election from the phone, and reading its rules."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.ballots.choosing import SEATS_IN_ORDER
from bot.rules.calendars import Event
from bot.rules.elections import KEY_LOST, LEAST_CAST, Election, State, check_open, is_public, suggested_quorum
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import OldButton
from bot.rules.staying import said_of
from bot.rules.together import ALONE, Several
from bot.rules.voting_days import LEAST_NOTICE, closing_of, opening_of
from bot.screen import Button, Screen, tap
from bot.screens.elections import dates as date_screens
from bot.screens.elections import plan as screens
from bot.screens.elections import together as together_screens
from bot.services.elections import in_a_row
from bot.services.elections import members as people
from bot.services.elections import plan as services
from bot.services.elections import roll as roll_services
from bot.services.elections import stand as stand_services
from bot.services.elections import together as together_services
from bot.services.elections.now import find_running
from bot.services.elections.terms import list_staying
from bot.services.reps import again
from handlers import calendars
from handlers.days import Choice, choose, day_of
from handlers.routes import At, AtChat, Due, HomeEntry, Planned, Routes

routes = Routes()
DATES = 3
"""The step of the plan that can be changed until voting opens."""


def seen(at: At, election: ElectionId) -> Election:
    """An election in which a group of this person votes. Raises OldButton, NotInGroup."""
    found = services.get(at.unit, election)
    me(at, found)
    return found


def me(at: At, election: Election) -> Member:
    """This person in the groups that vote, once. Raises NotInGroup."""
    return people.me_in(at.unit, election, at.person, now=at.now)


def here(at: At, election: Election, member: Member) -> Member:
    """The same for who is at home in one of these groups: as they stand in the vote, when they are in two."""
    return member if len(election.groups) == 1 else me(at, election)


def looked_after(at: At, election: Election) -> list[GroupId]:
    """Which of the groups that vote this person looks after."""
    return people.looked_after(at.unit, election, at.person, now=at.now)


def plans(at: At, election: Election) -> bool:
    """Whether this person looks after the group that plans it."""
    return election.group_id in looked_after(at, election)


def tended(at: At, election: ElectionId) -> Election:
    """An open vote, for who looks after a group that votes. Raises NotYours."""
    found = services.get(at.unit, election)
    people.check_helps(at.unit, found, at.person, now=at.now)
    check_open(found, now=at.now)
    return found


@routes.menu("facilitator", 15)
def plan_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Plan an election, or go on with the one that runs."""
    running = find_running(at.unit, group.id, now=at.now)
    if running is not None:
        return (Button(at.words.text("elections.button.running"), tap("elections.show", running.id)),)
    return (Button(at.words.text("elections.button.plan"), tap("elections.plan", group.id)),)


@routes.home(13)
def runs(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For who has nothing to do in it: home does not say that nothing is open while something is."""
    running = at.unit.elections.list_of(group.id, State.NOMINATING, State.VOTING, State.PAPER)
    if not running or _has_own_entry(at, running[0], member):
        return None
    words, election = at.words, running[0]
    button = Button(words.text("elections.button.look"), tap("elections.show", election.id))
    return HomeEntry(words.text("elections.show.title"), screens.state_and_days(words, election), button)


def _has_own_entry(at: At, election: Election, member: Member) -> bool:
    """Whether this person can stand, vote or count now, and so reads at home how."""
    match election.state:
        case State.NOMINATING:
            return member.has_voice
        case State.VOTING:
            return bool(at.unit.elections.may_vote(election.id, here(at, election, member).id))
        case _:
            return member.is_facilitator


@routes.plan
def planned(at: At, group: Group) -> tuple[Planned, ...]:
    """What is planned of elections."""
    found = []
    for election in at.unit.elections.list_of(group.id, State.PLANNED, State.NOMINATING, State.VOTING):
        show = tap("elections.show", election.id)
        if election.state is not State.VOTING:
            found.append(Planned(election.vote_at, at.words.text("elections.planned.opens"), show))
        found.append(Planned(election.close_at, at.words.text("elections.planned.closes"), show))
    return tuple(found)


@routes.view("elections.plan", begins=True)
def on_plan(at: At, group: GroupId) -> Screen:
    """Begin to plan: how many reps."""
    check_facilitator(at.member(group))
    draft = services.draft(at.unit, at.person, group, now=at.now)
    others = together_services.list_others(at.unit, draft)
    if not others and not services.list_asked(at.unit, draft):
        return _seats(at, draft)
    why, before = together_services.proposal(at.unit, draft, now=at.now)
    names, asked = group_names(at, before), services.list_asked(at.unit, draft)
    area = together_services.neighbours(at.unit, draft)
    return together_screens.who_votes(at.words, draft, why, before=names, asked=asked, area=area)


def _seats(at: At, draft: Election) -> Screen:
    group = draft.group_id
    reps = [rep.name for rep in services.list_reps(at.unit, draft, now=at.now)]
    after_groups = bool(together_services.list_others(at.unit, draft))
    return screens.seats(at.words, draft, reps, asked_for=again.is_asked_for(at.unit, group), after_groups=after_groups)


@routes.view("elections.how_many")
def on_how_many(at: At, election: ElectionId) -> Screen:
    """How many reps, after it is clear who votes."""
    return _seats(at, draft_of(at, election))


def group_names(at: At | AtChat, groups: Iterable[GroupId]) -> list[str]:
    """How these groups are called."""
    return [*at.unit.elections.names_of_groups([*groups]).values()]


def together(at: At | AtChat, election: Election) -> Several:
    """The groups that vote together; nothing where it is only one."""
    return at.unit.elections.several(election.groups) if len(election.groups) > 1 else ALONE


def _asked(at: At, election: Election) -> list[str]:
    return group_names(at, services.list_asked(at.unit, election))


def draft_of(at: At, election: ElectionId) -> Election:
    """A draft, for who plans it. Raises OldButton, NotYours, NotInGroup."""
    found = services.planned(at.unit, at.person, election, now=at.now)
    if found.state is not State.DRAFT:
        raise OldButton(tap("elections.show", election))
    return found


@routes.deed("elections.seats")
def on_seats(at: At, election: ElectionId, seats: int) -> Screen:
    return _rep_now(at, services.change(at.unit, at.person, election, now=at.now, seats=seats), 0)


@routes.view("elections.rep_now")
def on_rep_now(at: At, election: ElectionId, nth: int) -> Screen:
    """Does a rep of today stay? One after the other."""
    return _rep_now(at, draft_of(at, election), nth)


def _rep_now(at: At, draft: Election, nth: int) -> Screen:
    reps = services.list_reps(at.unit, draft, now=at.now)
    if not 0 <= nth < len(reps) or again.is_asked_for(at.unit, draft.group_id):
        return screens.years(at.words, draft) if draft.seats < SEATS_IN_ORDER else _how(at, draft)
    term = at.unit.people.term_of(reps[nth].id, now=at.now)
    if term is None:
        raise OldButton
    is_limited = in_a_row.is_limited(at.unit, draft, reps[nth].id) is not None
    return screens.rep_now(at.words, draft, reps[nth], nth=nth, ends_at=term.ends_at, is_limited=is_limited)


@routes.deed("elections.rep_stays")
def on_rep_stays(at: At, election: ElectionId, member: MemberId, stays: int) -> Screen:
    """A rep of today stays, or stops when a new one begins."""
    draft = services.say_who_stays(at.unit, at.person, election, member, stays=bool(stays), now=at.now)
    asked = [rep.id for rep in services.list_reps(at.unit, draft, now=at.now)]
    return _rep_now(at, draft, asked.index(member) + 1)


@routes.deed("elections.how")
def on_how(at: At, election: ElectionId, in_order: int) -> Screen:
    """Everybody they would be happy with, or in order."""
    draft = services.change(at.unit, at.person, election, now=at.now, in_order=bool(in_order))
    return screens.years(at.words, draft)


def _how(at: At, draft: Election) -> Screen:
    return screens.how(at.words, draft, voters=_voters(at, draft))


@routes.deed("elections.years")
def on_years(at: At, election: ElectionId, years: int) -> Screen:
    return _dates(at, services.change(at.unit, at.person, election, now=at.now, years=years))


@routes.view("elections.step")
def on_step(at: At, election: ElectionId, step: int) -> Screen:
    """One of the steps of the plan."""
    found = services.planned(at.unit, at.person, election, now=at.now)
    if step == DATES and found.state in (State.PLANNED, State.NOMINATING):
        return _dates(at, found)
    draft = draft_of(at, election)
    match step:
        case 2:
            return screens.years(at.words, draft)
        case step if step == DATES:
            return _dates(at, draft)
        case 4:
            return _quorum(at, draft)
        case screens.HOW if draft.seats >= SEATS_IN_ORDER:
            return _how(at, draft)
        case _:
            return check(at, draft)


def check(at: At, draft: Election) -> Screen:
    """All of the plan, with the seats that are kept as they would be planned now."""
    shown, limit = services.as_planned(at.unit, draft), in_a_row.limit_in(at.unit, draft)
    return screens.check(at.words, shown, reps_of(at, draft), limit=limit, asks=_asked(at, draft))


def reps_of(at: At, election: Election) -> tuple[screens.RepNow, ...]:
    """Who was the rep when it was planned, and still is."""
    found, staying = [], list_staying(at.unit, election)
    for rep in services.list_reps(at.unit, election, now=at.now):
        stays, term = said_of(staying, rep.id), at.unit.people.term_of(rep.id, now=at.now)
        if stays is not None and term is not None:
            found.append(screens.RepNow(rep.name, term.ends_at, stays, rep.person_id == at.person.id))
    return tuple(found)


def _voters(at: At, draft: Election) -> int:
    return services.count_voters(at.unit, draft, now=at.now)


def _quorum(at: At, draft: Election) -> Screen:
    voters = _voters(at, draft)
    # The proposal first, so that the first tap accepts it.
    wanted = (draft.quorum, suggested_quorum(voters), voters // 2)
    choices = tuple(dict.fromkeys(max(min(n, voters), LEAST_CAST) for n in wanted))
    return screens.quorum(at.words, draft, voters, choices)


@routes.view("elections.day")
def on_day(at: At, election: ElectionId, which: str, first: int) -> Screen:
    """Another day for the start or the end."""
    found = services.planned(at.unit, at.person, election, now=at.now)
    choice = Choice(
        title=at.words.text("elections.day.title"),
        lines=at.words.lines(f"elections.day.{'start' if which == 'start' else 'end'}"),
        country=at.unit.people.get_group(found.group_id).country,
        earliest=_earliest(at, found, which),
        pick=lambda day: tap("elections.on_day", election, which, day, found.version),
        page=lambda day: tap("elections.day", election, which, day),
        back=tap("elections.step", election, DATES),
    )
    return choose(at.words, choice, first)


def _dates(at: At, election: Election) -> Screen:
    asks = _asked(at, election) if election.state is State.DRAFT else []
    return date_screens.dates(at.words, election, moves_left=services.moves_left(at.unit, election), asks=asks)


def _earliest(at: At, election: Election, which: str) -> date:
    """The first day that is offered: what was announced can only be later."""
    if election.state is not State.DRAFT:
        moment = election.vote_at if which == "start" else election.close_at
    else:
        moment = at.now + LEAST_NOTICE if which == "start" else election.vote_at
    return moment.astimezone(at.words.zone).date() + timedelta(days=1)


@routes.deed("elections.on_day")
def on_day_chosen(at: At, election: ElectionId, which: str, day: int, version: int) -> Screen:
    """The vote starts or ends on this day."""
    group, chosen = at.unit.people.get_group(services.get(at.unit, election).group_id), day_of(day)
    vote_at, close_at = (opening_of(chosen, group), None) if which == "start" else (None, closing_of(chosen, group))
    changed = services.change(
        at.unit, at.person, election, now=at.now, vote_at=vote_at, close_at=close_at, version=version
    )  # fmt: skip
    return _dates(at, changed)


@routes.deed("elections.quorum")
def on_quorum(at: At, election: ElectionId, quorum: int) -> Screen:
    """How many must vote."""
    return check(at, services.change(at.unit, at.person, election, now=at.now, quorum=quorum))


@routes.deed("elections.planned")
def on_planned(at: At, election: ElectionId) -> Screen:
    return _show(at, services.confirm(at.unit, at.person, election, now=at.now))


def _show(at: At, election: Election) -> Screen:
    helps = looked_after(at, election)
    picture = election.state is State.VOTING and bool(at.unit.elections.may_vote(election.id, me(at, election).id))
    return screens.show(
        at.words,
        election,
        may_change=election.group_id in helps,
        paper=bool(helps) and election.state is State.VOTING,
        is_told=is_public(election, now=at.now),
        voters=len(roll_services.find_roll(at.unit, at.person, election, now=at.now)),
        papers_end=at.unit.schedule.find("elections.papers_end", election.id),
        picture=picture,
        together=together(at, election) if election.state is not State.PLANNED else ALONE,
        waits_for=group_names(at, together_services.list_silent(at.unit, election)) if helps else [],
    )


@routes.view("elections.show")
def on_show(at: At, election: ElectionId) -> Screen:
    return _show(at, seen(at, election))


@routes.deed("elections.calendar", leaves_no_trace=True)
def on_calendar(at: At, election: ElectionId) -> Screen:
    """The last day to vote, for the calendar of this person. It says nothing about anybody's vote."""
    found, back = seen(at, election), tap("elections.show", election)
    if found.state not in screens.IN_CALENDARS:
        raise OldButton(back)
    group = at.unit.people.get_group(found.group_id)
    is_off = found.state is State.CALLED_OFF
    title, note = screens.in_calendar(at.words, found, group.name)
    event = Event(
        uid=calendars.uid(at, "vote", found.id),
        summary=title,
        on=found.close_at.astimezone(group.zone).date(),
        version=found.version + is_off,
        note=(*note, *calendars.help_lines(at, group)),
        is_off=is_off,
    )
    return calendars.page(at, event, back=back)


@routes.view("elections.rules")
def on_rules(at: At, election: ElectionId) -> Screen:
    found = seen(at, election)
    helper = at.unit.people.get_group(me(at, found).group_id).helper_name
    limit, names = in_a_row.limit_in(at.unit, found), together(at, found)
    tends = found.state in screens.TO_COME and bool(looked_after(at, found))
    return screens.rules(at.words, found, helper, reps_of(at, found), limit=limit, together=names, calendar=tends)


@routes.view("elections.call_off")
def on_call_off(at: At, election: ElectionId) -> Screen:
    """Call it off: asked once."""
    return screens.call_off(at.words, services.planned(at.unit, at.person, election, now=at.now))


@routes.deed("elections.off")
def on_off(at: At, election: ElectionId, version: int) -> Screen:
    services.call_off(at.unit, at.person, election, version=version, now=at.now)
    return screens.stopped(at.words, "called_off")


@routes.view("elections.stopped")
def on_stopped(at: At, election: ElectionId) -> Screen:
    """There is no result, and why."""
    found = services.get(at.unit, election)
    if together_services.asked_of(at.unit, found, at.person, now=at.now) is None:
        me(at, found)
    if not found.reason:
        raise OldButton
    open_now = at.unit.elections.list_of(found.group_id, State.VOTING) if found.reason == KEY_LOST else []
    return screens.stopped(at.words, found.reason, anew=open_now[0].id if open_now else None)


@routes.view("elections.moved")
def on_moved(at: At, election: ElectionId, version: int) -> Screen | None:
    """An act of power: other dates. Only while groups are asked it leads to what one of them is asked."""
    found = services.get(at.unit, election)
    group = together_services.asked_of(at.unit, found, at.person, now=at.now)
    if group is None:
        me(at, found)
    if found.version != version or found.state is State.CALLED_OFF:
        return None
    return screens.moved(at.words, found, asked=group if found.state is State.PLANNED else None)


@routes.deadline("elections.nominate")
def nominate_due(due: Due, subject: int) -> None:
    """Ask who should stand."""
    stand_services.nominate_due(due.unit, ElectionId(subject), now=due.now)
