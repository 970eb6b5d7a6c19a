"""Planning an election: a draft, its dates, calling it off."""

from dataclasses import replace
from datetime import datetime
from typing import Unpack

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.ballots.choosing import SEATS_IN_ORDER
from bot.rules.candidates import CARDS_BEFORE
from bot.rules.elections import (
    LEAST_CAST,
    LEAST_VOTERS,
    SEATS,
    YEARS,
    AnotherVote,
    Election,
    QuorumTooLarge,
    State,
    TooFewAlone,
    TooFewMembers,
    check_voters,
    suggested_quorum,
)
from bot.rules.facts import elections as facts
from bot.rules.facts import reps as rep_facts
from bot.rules.facts.together import GroupAsked
from bot.rules.in_a_row import LIMITS
from bot.rules.people import Member, Person, check_facilitator
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.rules.reserved import Reservation, as_kept, check_area, fitting
from bot.rules.schedule import WallTime
from bot.rules.staying import Staying, check_said, only, said
from bot.rules.staying import as_kept as staying_as_kept
from bot.rules.together import ASK_FOR
from bot.rules.voting_days import (
    LEAST_NOTICE,
    MOST_MOVES,
    Dates,
    check_can_move,
    check_dates,
    check_notice,
    check_workdays,
    closing_from,
    opening_from,
    proposed_dates,
    working_until,
)
from bot.screen import tap
from bot.services.elections.in_a_row import limit_in, said_before
from bot.services.elections.members import in_groups
from bot.services.elections.now import find_running
from bot.services.reps import again
from storage.tables.elections import ElectionColumns
from storage.unit import Unit

CLOCKS = (
    *("nominate", "cards", "open", "remind", "remind_again", "close", "papers_remind", "papers_wait", "papers_end"),
    *("key_lost", "key_end", "ask_words", "no_words", "draw_anyway", "draw", "forget"),
)
"""What is not waited for any more when a vote is over without a result."""


def get(unit: Unit, election: ElectionId) -> Election:
    """Raises OldButton when there is no such election."""
    try:
        return unit.elections.get(election)
    except LookupError:
        raise OldButton from None


def changed(unit: Unit, election: Election, **columns: Unpack[ElectionColumns]) -> Election:
    """Change it from what was seen; as it is now. Raises ChangedMeanwhile: somebody else did."""
    if not unit.elections.change(election, **columns):
        raise ChangedMeanwhile(tap("elections.show", election.id))
    return unit.elections.get(election.id)


def advanced(unit: Unit, election: Election, to: State, **columns: Unpack[ElectionColumns]) -> Election:
    """It comes further from where it was seen; as it is now. Raises ChangedMeanwhile: somebody else was quicker."""
    if not unit.elections.advance(election, to, **columns):
        raise ChangedMeanwhile(tap("elections.show", election.id))
    return unit.elections.get(election.id)


def planned(unit: Unit, by: Person, election: ElectionId, *, now: datetime) -> Election:
    """An election of a group that this person looks after. Raises OldButton, NotYours, NotInGroup."""
    found = get(unit, election)
    check_facilitator(unit.people.member_in(found.group_id, by.id, now=now))
    return found


def _check_alone(unit: Unit, group: GroupId, now: datetime) -> None:
    """Raises AnotherVote when the group has a vote already."""
    running = find_running(unit, group, now=now)
    if running is not None:
        raise AnotherVote(tap("elections.show", running.id))


def draft(unit: Unit, by: Person, group: GroupId, *, now: datetime) -> Election:
    """A facilitator begins to plan, or goes on with what was begun. Everything has a proposal.

    Raises:
        AnotherVote: the group has one already.
        TooFewMembers: nobody could vote in secret, and there is no other group to ask.
        NotYours, NotInGroup.
    """
    check_facilitator(unit.people.member_in(group, by.id, now=now))
    _check_alone(unit, group, now)
    planning = unit.people.get_group(group)
    dates = proposed_dates(planning, now=now)
    begun = unit.elections.list_of(group, State.DRAFT)
    voters = unit.people.count_voices(group, now=now)
    if voters < LEAST_VOTERS and not unit.elections.list_without_vote(planning.board_id) - {group}:
        # Or else they read about it after five pages, one of which asks for more people than there are.
        raise TooFewMembers(tap("people.members", group, 0), most=LEAST_VOTERS)
    moments: ElectionColumns = {"nominate_at": now, "vote_at": dates.vote_at, "close_at": dates.close_at}
    staying = staying_as_kept(_stopping(unit, group, now))
    if begun and staying and staying_as_kept(begun[0].staying) != staying:
        begun = [changed(unit, begun[0], staying=staying)]
    if begun:
        return begun[0] if begun[0].vote_at - now >= LEAST_NOTICE else changed(unit, begun[0], **moments)
    values: dict[str, object] = {
        "group_id": group,
        "state": State.DRAFT,
        "seats": 1,
        "years": 2,
        "quorum": suggested_quorum(voters),
        "staying": staying,
        "in_a_row": said_before(unit, group),
        **moments,
    }
    return unit.elections.get(unit.elections.add(values))


def _stopping(unit: Unit, group: GroupId, now: datetime) -> tuple[Staying, ...]:
    """Where members asked for the vote, all reps of today stop when new ones begin: nobody says it otherwise."""
    reps = unit.people.list_reps(group, now=now) if again.is_asked_for(unit, group) else []
    return tuple(sorted((Staying(rep.id, stays=False) for rep in reps), key=lambda each: each.member_id))


def change(
    unit: Unit,
    by: Person,
    election: ElectionId,
    *,
    now: datetime,
    seats: int | None = None,
    years: int | None = None,
    quorum: int | None = None,
    in_order: bool | None = None,
    in_a_row: int | None = None,
    vote_at: datetime | None = None,
    close_at: datetime | None = None,
    version: int | None = None,
) -> Election:
    """A facilitator changes a draft, or the dates of an election that has not opened. Repeating it changes nothing.

    Args:
        version: what this person looked at; None where nothing of somebody else's can be lost.

    Raises:
        ChangedMeanwhile: somebody else changed it since this person looked.
        OldButton: voting has opened, or the number cannot be.
        TooShort: the dates do not fit.
        NoWorkday: a day that is free.
        OnlyLater, MovedOften: it was announced, and cannot be moved so.
        QuorumTooLarge: there are not so many people.
    """
    found = planned(unit, by, election, now=now)
    if found.state not in (State.DRAFT, State.PLANNED, State.NOMINATING):
        raise OldButton
    if (seats is not None and seats not in SEATS) or (years is not None and years not in YEARS):
        raise OldButton
    if (quorum is not None and quorum < LEAST_CAST) or (in_a_row is not None and in_a_row not in LIMITS):
        raise OldButton
    voters = count_voters(unit, found, now=now)
    if quorum is not None and quorum > max(voters, LEAST_CAST):
        raise QuorumTooLarge(tap("elections.step", election, 4), most=voters)
    if found.state is not State.DRAFT and any(rule is not None for rule in (seats, years, quorum, in_order, in_a_row)):
        raise OldButton
    if vote_at is not None and close_at is None:
        close_at = closing_from(vote_at + (found.close_at - found.vote_at), unit.people.get_group(found.group_id))
    wanted: ElectionColumns = {
        "seats": seats or found.seats,
        "years": years or found.years,
        "quorum": found.quorum if quorum is None else quorum,
        "reserved": as_kept(fitting(found.reserved, seats or found.seats)),
        "in_order": (found.in_order if in_order is None else in_order) and (seats or found.seats) >= SEATS_IN_ORDER,
        "in_a_row": found.in_a_row if in_a_row is None else in_a_row,
        "vote_at": vote_at or found.vote_at,
        "close_at": close_at or found.close_at,
    }
    known = {name: getattr(found, name) for name in wanted} | {"reserved": as_kept(found.reserved)}
    if known == wanted:
        return found
    dates = Dates(found.nominate_at, wanted["vote_at"], wanted["close_at"])
    before = Dates(found.nominate_at, found.vote_at, found.close_at)
    if dates != before:
        check_dates(dates, now=now, after=tap("elections.step", election, 3))
    if found.state is not State.DRAFT:
        show = tap("elections.show", election)
        check_can_move(before, dates, moves=unit.records.count_moves(election), after=show)
    if dates != before:
        check_workdays(dates, unit.people.get_group(found.group_id), after=tap("elections.step", election, 3))
    if version not in (None, found.version):
        raise ChangedMeanwhile(tap("elections.show", election))
    made = changed(unit, found, **wanted)
    if made.state is not State.DRAFT:
        set_dates(unit, made)
        unit.elections.audit(election, "moved", days_of(made), now=now)
        unit.happened(facts.ElectionMoved(election, made.group_id, made.version), now=now)
    return made


def _check_days(unit: Unit, election: Election, dates: Dates, now: datetime) -> None:
    after = tap("elections.step", election.id, 3)
    check_dates(dates, now=now, after=after)
    check_workdays(dates, unit.people.get_group(election.group_id), after=after)


def say_who_stays(
    unit: Unit, by: Person, election: ElectionId, member: MemberId, *, stays: bool, now: datetime
) -> Election:
    """A facilitator says whether the rep of today stays beside the new reps. Repeating it changes nothing.

    Raises:
        OldButton: it was planned, or they are not the rep any more, or members asked for a new vote about all reps.
        NotYours, NotInGroup, ChangedMeanwhile.
    """
    found = planned(unit, by, election, now=now)
    reps = list_reps(unit, found, now=now)
    is_fixed = again.is_asked_for(unit, found.group_id)
    if found.state is not State.DRAFT or is_fixed or member not in {rep.id for rep in reps}:
        raise OldButton
    staying = only(said(found.staying, member, stays=stays), reps)
    return found if staying == found.staying else changed(unit, found, staying=staying_as_kept(staying))


def list_reps(unit: Unit, election: Election, *, now: datetime) -> list[Member]:
    """Who is the rep now of those for whom people vote."""
    reps = (rep for group in election.groups for rep in unit.people.list_reps(group, now=now))
    return list({rep.id: rep for rep in reps}.values())


def moves_left(unit: Unit, election: Election) -> int | None:
    """How often it can still be put off; None while nobody was told of it."""
    return None if election.state is State.DRAFT else MOST_MOVES - unit.records.count_moves(election.id)


def confirm(unit: Unit, by: Person, election: ElectionId, *, now: datetime) -> Election:
    """The plan is right: from now on all rules are fixed and everybody can read them. Repeating it changes nothing.

    Raises:
        AnotherVote: the group has one already.
        NotSaidYet: what becomes of somebody who is the rep.
        TooFewMembers, TooFewAlone, QuorumTooLarge: there are not so many people.
        TooShort, TooSoon, NoWorkday: the days do not fit.
        NoneOfArea, AllOfArea: a seat is kept for an area, and that means nothing for these groups.
    """
    found = planned(unit, by, election, now=now)
    if found.state is not State.DRAFT:
        return found
    staying = _check_plan(unit, found, now)
    nominate_at, asked = nominate_from(unit, found, now=now), list_asked(unit, found)
    kept = as_kept(_kept_today(unit, found))
    made = advanced(
        unit, found, State.PLANNED, nominate_at=nominate_at, staying=staying_as_kept(staying), reserved=kept
    )
    zone = unit.people.get_group(made.group_id).zone
    unit.schedule.set("elections.nominate", election, WallTime.of(nominate_at, zone))
    set_dates(unit, made)
    details: dict[str, object] = {
        "seats": made.seats, "years": made.years, "quorum": made.quorum, "in_order": made.in_order, **days_of(made),
    }  # fmt: skip
    if asked:
        details["asked"] = asked
    if made.reserved is not None:
        details["reserved"] = as_kept(made.reserved)
    if made.staying:
        details["staying"] = staying_as_kept(made.staying)
    if made.in_a_row:
        details["in_a_row"] = made.in_a_row
    unit.elections.audit(election, "planned", details, now=now)
    unit.happened(facts.ElectionPlanned(election, made.group_id), now=now)
    if made.in_a_row != limit_in(unit, made):
        unit.happened(rep_facts.LimitChanged(election, made.group_id), now=now)
    for group in asked:
        unit.happened(GroupAsked(election, group), now=now)
    return made


def as_planned(unit: Unit, draft: Election) -> Election:
    """A draft as it would be planned now, to be read before that."""
    return replace(draft, reserved=_kept_today(unit, draft))


def _kept_today(unit: Unit, draft: Election) -> Reservation | None:
    """The seats that a draft keeps, with the name of the area and the groups in it of today: so they are planned."""
    kept = draft.reserved
    if kept is None or kept.area is None:
        return kept
    board = unit.people.get_group(draft.group_id).board_id
    there = tuple(each.id for each in unit.people.list_groups_of_board(board) if each.area_id == kept.area)
    name = next((each.name for each in unit.areas.list_of(board) if each.id == kept.area), kept.name)
    return replace(kept, name=name, groups=there)


def list_asked(unit: Unit, election: Election) -> list[GroupId]:
    """The other groups that are asked to vote in it, too, whatever they said."""
    return [group for group in unit.elections.list_answers(election.id) if group != election.group_id]


def count_voters(unit: Unit, election: Election, *, now: datetime) -> int:
    """How many can vote if every group says yes that is asked; who is in two of them is one."""
    groups = [*unit.elections.list_answers(election.id)]
    return sum(member.has_voice for member in in_groups(unit, groups, now=now))


def nominate_from(unit: Unit, draft: Election, *, now: datetime) -> datetime:
    """From when people can stand: at once; when other groups are asked, after they had time to say yes or no."""
    if not list_asked(unit, draft):
        return now
    return opening_from(now + ASK_FOR, unit.people.get_group(draft.group_id))


def _check_plan(unit: Unit, draft: Election, now: datetime) -> tuple[Staying, ...]:
    """Whether nothing in it contradicts itself or how things stand today; what becomes of who is the rep."""
    _check_alone(unit, draft.group_id, now)
    reps = list_reps(unit, draft, now=now)
    staying = _stopping(unit, draft.group_id, now) or draft.staying
    check_said(staying, reps, after=tap("elections.rep_now", draft.id, 0))
    voting = unit.elections.list_answers(draft.id)
    check_area(_kept_today(unit, draft), voting, after=tap("elections.reserved", draft.id))
    voters = count_voters(unit, draft, now=now)
    board = unit.people.get_group(draft.group_id).board_id
    if voters < LEAST_VOTERS and unit.elections.list_without_vote(board) - {*voting}:
        raise TooFewAlone(tap("elections.plan", draft.group_id), most=LEAST_VOTERS)
    check_voters(draft.quorum, voters=voters, after=tap("elections.step", draft.id, 4))
    dates = Dates(nominate_from(unit, draft, now=now), draft.vote_at, draft.close_at)
    _check_days(unit, draft, dates, now)
    check_notice(dates, after=tap("elections.step", draft.id, 3))
    return only(staying, reps)


def days_of(election: Election) -> dict[str, object]:
    """When it opens and ends, as the record says it each time that it is announced."""
    return {"days": [election.vote_at.isoformat(), election.close_at.isoformat()]}


def set_dates(unit: Unit, election: Election) -> None:
    """Opening and closing ring at their time."""
    group = unit.people.get_group(election.group_id)
    zone, cards_at = group.zone, working_until(election.vote_at - CARDS_BEFORE, group)
    unit.schedule.set("elections.cards", election.id, WallTime.of(cards_at, zone))
    unit.schedule.set("elections.open", election.id, WallTime.of(election.vote_at, zone))
    unit.schedule.set("elections.close", election.id, WallTime.of(election.close_at, zone))


def call_off(unit: Unit, by: Person, election: ElectionId, *, version: int, now: datetime) -> Election:
    """A facilitator calls off an election that has not opened; everybody is told in one line.

    Raises:
        ChangedMeanwhile: somebody else changed it since this person looked.
        OldButton: voting has opened, or it was called off.
    """
    found = planned(unit, by, election, now=now)
    if found.state not in (State.DRAFT, State.PLANNED, State.NOMINATING):
        raise OldButton
    if found.version != version:
        raise ChangedMeanwhile(tap("elections.show", election))
    return stop(unit, found, reason="called_off", now=now)


def has_no_result(unit: Unit, election: Election, *, now: datetime) -> None:
    """In no group that voted anybody was elected: what members of one asked for is still to come."""
    for group in election.groups:
        again.has_no_result(unit, group, now=now)


def drop_clocks(unit: Unit, election: ElectionId) -> None:
    """Nothing of it is waited for any more."""
    for kind in CLOCKS:
        unit.schedule.drop(f"elections.{kind}", election)


def stop(unit: Unit, election: Election, *, reason: str, now: datetime) -> Election:
    """There will be no result; everybody hears why."""
    stopped = advanced(unit, election, State.CALLED_OFF, reason=reason)
    drop_clocks(unit, election.id)
    if election.round == 1:
        unit.hustings.drop(election.id)
    was_draft = election.state is State.DRAFT
    if not was_draft:
        has_no_result(unit, election, now=now)
    unit.elections.audit(election.id, "stopped", {"reason": reason}, now=now)
    if not was_draft:
        fact = facts.ElectionCalledOff if reason == "called_off" else facts.ElectionStopped
        unit.happened(fact(election.id, election.group_id), now=now)
    return stopped
