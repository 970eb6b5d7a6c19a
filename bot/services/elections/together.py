"""Voting together: who plans a vote asks other groups of the board, and each of them says yes or no for itself.

Nobody decides for another group. Which groups vote is fixed when people are asked who stands.
"""

from datetime import datetime

from bot.ids import ElectionId, GroupId
from bot.rules.areas import Neighbours
from bot.rules.elections import LEAST_VOTERS, AnotherVote, Election, State, suggested_quorum
from bot.rules.facts import together as facts
from bot.rules.facts.reps import LimitChanged
from bot.rules.people import Group, Member, Person, check_facilitator
from bot.rules.refusals import OldButton
from bot.rules.schedule import WallTime
from bot.rules.staying import Staying, only
from bot.rules.staying import as_kept as staying_as_kept
from bot.rules.together import GroupAnswer, Said, Why, why_together
from bot.screen import tap
from bot.services import areas
from bot.services.elections.in_a_row import said_before
from bot.services.elections.members import in_groups
from bot.services.elections.now import find_running
from bot.services.elections.plan import advanced, changed, count_voters, get, list_asked, planned, stop
from bot.services.reps import again
from storage.unit import Unit

# Who plans it


def list_others(unit: Unit, draft: Election) -> list[Group]:
    """The other groups of the board that can be asked: somebody looks after them, and they have no vote now."""
    board = unit.people.get_group(draft.group_id).board_id
    free = unit.elections.list_without_vote(board)
    return [each for each in unit.people.list_groups_of_board(board) if each.id in free and each.id != draft.group_id]


def neighbours(unit: Unit, draft: Election) -> Neighbours | None:
    """The area of who plans it, with the other groups there; None when they are in none, or alone there."""
    group = unit.people.get_group(draft.group_id)
    if group.area_id is None:
        return None
    area = unit.areas.get(group.area_id)
    there = [each for each in areas.groups_in(unit, area) if each.id != group.id]
    free = {each.id for each in list_others(unit, draft)}
    asked = tuple(each for each in there if each.id in free)
    return Neighbours(area, asked, tuple(each for each in there if each.id not in free)) if there else None


def has_few(unit: Unit, group: GroupId, *, now: datetime) -> bool:
    """Whether a group has too few people for a secret vote of its own."""
    return unit.people.count_voices(group, now=now) < LEAST_VOTERS


def proposal(unit: Unit, draft: Election, *, now: datetime) -> tuple[Why, list[GroupId]]:
    """Whether the group votes alone or with others, as the program proposes it, and with which others."""
    before = next((each for each in unit.elections.list_of(draft.group_id, State.DONE) if each.round == 1), None)
    others = [] if before is None else [group for group in before.groups if group != draft.group_id]
    return why_together(unit.people.count_voices(draft.group_id, now=now), before=bool(others)), others


def ask(unit: Unit, by: Person, election_id: ElectionId, group: GroupId, *, asked: bool, now: datetime) -> Election:
    """Who plans a draft asks another group to vote with theirs, or does not. Repeating it changes nothing.

    Raises:
        OldButton: it was planned, or that group cannot be asked.
        NotYours, NotInGroup, ChangedMeanwhile.
    """
    found = planned(unit, by, election_id, now=now)
    others = {each.id for each in list_others(unit, found)}
    if found.state is not State.DRAFT or (asked and group not in others) or group == found.group_id:
        raise OldButton(tap("elections.show", election_id))
    if (group in list_asked(unit, found)) is asked:
        return found
    if asked:
        unit.elections.ask_group(election_id, group)
    else:
        unit.elections.ask_no_more(election_id, group)
    return _with_quorum(unit, found, now)


def alone(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """Only the group that plans it votes. Raises OldButton, NotYours, NotInGroup, ChangedMeanwhile."""
    found = planned(unit, by, election_id, now=now)
    if found.state is not State.DRAFT:
        raise OldButton(tap("elections.show", election_id))
    asked = list_asked(unit, found)
    for group in asked:
        unit.elections.ask_no_more(election_id, group)
    return _with_quorum(unit, found, now) if asked else found


def for_area(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """Who plans a draft asks every group of their area that can be asked, and no other.

    Raises:
        OldButton: it was planned, or no group of their area can be asked.
        NotYours, NotInGroup, ChangedMeanwhile.
    """
    found = planned(unit, by, election_id, now=now)
    area = neighbours(unit, found) if found.state is State.DRAFT else None
    if area is None or not area.free:
        raise OldButton(tap("elections.show", election_id))
    wanted, asked = {each.id for each in area.free}, set(list_asked(unit, found))
    for group in sorted(asked - wanted):
        unit.elections.ask_no_more(election_id, group)
    for group in sorted(wanted - asked):
        unit.elections.ask_group(election_id, group)
    return found if wanted == asked else _with_quorum(unit, found, now)


def _with_quorum(unit: Unit, draft: Election, now: datetime) -> Election:
    """How many must vote is proposed anew, for the groups of now."""
    return changed(unit, draft, quorum=suggested_quorum(count_voters(unit, draft, now=now)))


def list_silent(unit: Unit, election: Election) -> list[GroupId]:
    """The groups that were asked and have said nothing, while they still can."""
    if election.state is not State.PLANNED:
        return []
    return [group for group, each in unit.elections.list_answers(election.id).items() if each.said is Said.ASKED]


# A group that is asked


def asked_of(unit: Unit, election: Election, person: Person, *, now: datetime) -> GroupId | None:
    """A group that was asked to vote in it, has not said yes, and is looked after by this person."""
    mine = unit.people.list_memberships(person.id, now=now)
    looks = {each.group_id for each in mine if each.is_facilitator} - {*election.groups}
    asked = unit.elections.list_answers(election.id) if looks else ()
    return next((group for group in asked if group in looks), None)


def asking(unit: Unit, by: Person, election_id: ElectionId, group: GroupId, *, now: datetime) -> Election:
    """A vote that asks a group which this person looks after. Raises OldButton: it is over; NotYours, NotInGroup."""
    found = get(unit, election_id)
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    if found.state is not State.PLANNED or group not in list_asked(unit, found):
        raise OldButton
    return found


def reps_to_say(unit: Unit, election: Election, group: GroupId, *, now: datetime) -> list[Member]:
    """The reps of a group of whom it is still to say whether they stay.

    Where members asked for a new vote all of them stop, and of who is already in the plan it is said.
    """
    if again.is_asked_for(unit, group):
        return []
    said = {each.member_id for each in election.staying}
    return [rep for rep in unit.people.list_reps(group, now=now) if rep.id not in said]


def say(
    unit: Unit, by: Person, election_id: ElectionId, group: GroupId, *, yes: bool, reps_stay: bool, now: datetime
) -> Election:
    """A group that was asked says whether it votes with the others; while one has said nothing it can say it anew.

    Args:
        reps_stay: whether its reps of now stay beside the new ones.

    Raises:
        AnotherVote: it has a vote of its own.
        OldButton, NotYours, NotInGroup.
    """
    unit.elections.hold(election_id, alone=True)
    found = asking(unit, by, election_id, group, now=now)
    running = find_running(unit, group, now=now)
    if yes and running is not None and running.id != election_id:
        raise AnotherVote(tap("elections.show", running.id))
    answer = GroupAnswer(Said.YES if yes else Said.NO, reps_stay if yes else None)
    if unit.elections.list_answers(election_id)[group] == answer:
        return found
    unit.elections.say_together(election_id, group, answer)
    unit.happened(facts.GroupSaid(election_id, found.group_id, group, yes), now=now)
    if all(each.said is not Said.ASKED for each in unit.elections.list_answers(election_id).values()):
        zone = unit.people.get_group(found.group_id).zone
        unit.schedule.set("elections.nominate", election_id, WallTime.of(now, zone))
    return unit.elections.get(election_id)


# The clock


def fix(unit: Unit, election: Election, *, now: datetime) -> Election | None:
    """Which groups vote is fixed from now on, and with it how many must vote and who stops; people can stand.

    Returns:
        The election as it is now; None when it is called off, because too few people are left.
    """
    answers = unit.elections.list_answers(election.id)
    asked = {group: answer for group, answer in answers.items() if group != election.group_id}
    for group, answer in asked.items():
        if answer.said is Said.ASKED:
            unit.happened(facts.GroupSilent(election.id, election.group_id, group), now=now)
    voters = sum(member.has_voice for member in in_groups(unit, election.groups, now=now))
    if asked and voters < LEAST_VOTERS:
        stop(unit, election, reason="too_few", now=now)
        return None
    all_came = all(answer.said is Said.YES for answer in asked.values())
    quorum = election.quorum if all_came else min(election.quorum, suggested_quorum(voters))
    staying = (*election.staying, *_said_by_others(unit, election, asked, now))
    made = advanced(unit, election, State.NOMINATING, quorum=quorum, staying=staying_as_kept(staying))
    if asked:
        details: dict[str, object] = {"groups": list(made.groups), "quorum": made.quorum}
        if made.staying:
            details["staying"] = staying_as_kept(made.staying)
        unit.elections.audit(made.id, "together", details, now=now)
    for group in made.groups:
        # Who plans it heard it with the plan.
        if group != made.group_id and made.in_a_row != said_before(unit, group):
            unit.happened(LimitChanged(made.id, group), now=now)
    return made


def _said_by_others(
    unit: Unit, election: Election, asked: dict[GroupId, GroupAnswer], now: datetime
) -> tuple[Staying, ...]:
    """What becomes of the reps of the other groups, as those said it; of nobody twice."""
    found: dict[int, Staying] = {}
    known = {each.member_id for each in election.staying}
    for group in (group for group, answer in asked.items() if answer.said is Said.YES):
        stays = bool(asked[group].reps_stay) and not again.is_asked_for(unit, group)
        reps = [rep for rep in unit.people.list_reps(group, now=now) if rep.id not in known]
        for each in only((Staying(rep.id, stays) for rep in reps), reps):
            found.setdefault(each.member_id, each)
    return tuple(found[member] for member in sorted(found))
