"""Voting together: a group asks others, and each of them says yes or no."""

from bot.ids import ElectionId, GroupId
from bot.rules.elections import Election, State
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.rules.together import Said
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections import together as screens
from bot.services.elections import plan as plan_services
from bot.services.elections import together as services
from bot.services.elections.in_a_row import limit_in
from handlers.elections.plan import group_names, on_how_many, reps_of
from handlers.routes import At, HomeEntry, Routes

routes = Routes()


# Who plans it


@routes.deed("elections.only_us")
def on_only_us(at: At, election: ElectionId) -> Screen:
    return on_how_many(at, services.alone(at.unit, at.person, election, now=at.now).id)


@routes.deed("elections.for_area")
def on_for_area(at: At, election: ElectionId) -> Screen:
    """Every group of our area is asked."""
    return on_how_many(at, services.for_area(at.unit, at.person, election, now=at.now).id)


@routes.view("elections.pick_groups")
def on_pick_groups(at: At, election: ElectionId, page: int) -> Screen:
    """Which groups are asked?"""
    return _pick(at, plan_services.planned(at.unit, at.person, election, now=at.now), page)


def _pick(at: At, draft: Election, page: int) -> Screen:
    if draft.state is not State.DRAFT:
        raise OldButton(tap("elections.show", draft.id))
    others = services.list_others(at.unit, draft)
    return screens.pick_groups(at.words, draft, others, plan_services.list_asked(at.unit, draft), page=page)


@routes.deed("elections.ask_group")
def on_ask_group(at: At, election: ElectionId, group: GroupId, asked: int, page: int) -> Screen:
    return _pick(at, services.ask(at.unit, at.person, election, group, asked=bool(asked), now=at.now), page)


@routes.view("elections.group_said")
def on_group_said(at: At, election: ElectionId, other: GroupId) -> Screen | None:
    """For who plans it: what a group said, or that it said nothing in time."""
    found = plan_services.planned(at.unit, at.person, election, now=at.now)
    answer = at.unit.elections.list_answers(election).get(other)
    if answer is None or found.state not in (State.PLANNED, State.NOMINATING):
        return None
    if answer.said is Said.ASKED and found.state is State.PLANNED:
        return None
    name = at.unit.people.get_group(other).name
    groups, waits_for = at.unit.elections.several(found.groups), group_names(at, services.list_silent(at.unit, found))
    return screens.group_said(at.words, found, name=name, said=answer.said, groups=groups, waits_for=waits_for)


# A group that is asked


@routes.home(7)
def is_asked(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For a facilitator, while their group is asked to vote with another one."""
    asking = at.unit.elections.list_asking(group.id) if member.is_facilitator else []
    if not asking:
        return None
    by = at.unit.people.get_group(asking[0].group_id).name
    button = Button(
        at.words.text("elections.button.say_if"), tap("elections.asked", asking[0].id, group.id), Style.MAIN
    )
    return HomeEntry(at.words.text("elections.asked.title", name=by), at.words.lines("elections.asked.home"), button)


@routes.view("elections.asked")
def on_asked(at: At, election: ElectionId, group: GroupId) -> Screen | None:
    """Does our group vote with them? Nothing any more when it is fixed."""
    try:
        found = services.asking(at.unit, at.person, election, group, now=at.now)
    except OldButton:
        return None
    return screens.asked_together(
        at.words,
        found,
        group,
        by=_by(at, found),
        groups=at.unit.elections.several({*found.groups, group}),
        said=at.unit.elections.list_answers(election)[group].said,
        has_reps=bool(services.reps_to_say(at.unit, found, group, now=at.now)),
        is_few=services.has_few(at.unit, group, now=at.now),
    )


@routes.view("elections.asked_plan")
def on_asked_plan(at: At, election: ElectionId, group: GroupId) -> Screen:
    """What they would vote on, and by which rules."""
    found = services.asking(at.unit, at.person, election, group, now=at.now)
    return screens.asked_plan(at.words, found, group, reps_of(at, found), limit=limit_in(at.unit, found))


def _by(at: At, election: Election) -> str:
    return at.unit.people.get_group(election.group_id).name


@routes.view("elections.join_reps")
def on_join_reps(at: At, election: ElectionId, group: GroupId) -> Screen:
    """Yes; and what becomes of our rep of now, where we have one?"""
    found = services.asking(at.unit, at.person, election, group, now=at.now)
    reps = services.reps_to_say(at.unit, found, group, now=at.now)
    if not reps:
        raise OldButton(tap("elections.asked", election, group))
    return screens.join_reps(at.words, election, group, [rep.name for rep in reps])


@routes.deed("elections.join")
def on_join(at: At, election: ElectionId, group: GroupId, reps_stay: int) -> Screen:
    """Our group votes with them."""
    said = services.say(at.unit, at.person, election, group, yes=True, reps_stay=bool(reps_stay), now=at.now)
    return _joined(at, said, group, yes=True)


@routes.deed("elections.join_no")
def on_join_no(at: At, election: ElectionId, group: GroupId) -> Screen:
    """Our group does not."""
    said = services.say(at.unit, at.person, election, group, yes=False, reps_stay=False, now=at.now)
    return _joined(at, said, group, yes=False)


def _joined(at: At, election: Election, group: GroupId, *, yes: bool) -> Screen:
    comes = at.comes(tap("elections.group_said", election.id, group))
    if services.list_silent(at.unit, election):
        return screens.joined(at.words, election, group, by=_by(at, election), yes=yes, comes=comes)
    is_few = services.has_few(at.unit, group, now=at.now)
    return screens.joined_last(at.words, by=_by(at, election), yes=yes, comes=comes, is_few=is_few)
