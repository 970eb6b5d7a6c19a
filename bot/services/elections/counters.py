"""Who counts the papers: two members on whom lots fall, and others where one of them does not count any more."""

import secrets
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election, State
from bot.rules.facts import elections as facts
from bot.rules.papers import COUNT_AGAIN, COUNTERS, REMIND_TO_COUNT, Count, NobodyCounts
from bot.rules.people import Member, Person
from bot.rules.refusals import OldButton
from bot.rules.schedule import WallTime
from bot.rules.voting_days import working_from
from bot.screen import tap
from bot.services.elections.ending import PAPERS_END, PAPERS_WAIT, ends_soon
from bot.services.elections.members import check_helps, list_members
from bot.services.elections.plan import get
from bot.services.elections.roll import list_beside
from storage.unit import Unit

REMIND = "elections.papers_remind"


def looks_after_papers(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """A closed vote with papers, for who looks after one of its groups. Raises OldButton, NotYours, NotInGroup."""
    election = get(unit, election_id)
    check_helps(unit, election, by, now=now)
    if election.state is not State.PAPER:
        raise OldButton
    return election


def list_counting(unit: Unit, election: Election, *, now: datetime) -> list[Count]:
    """The counts of those who count now: who went, or became something else in the group, does not.

    Nor does who has another phone since: or else who moves the phones of both would count alone.
    """
    members = list_members(unit, election, now=now)
    here = {member.id for member in members if member.has_voice}
    asked = unit.elections.list_counters(election.id)
    return [count for voter, count in asked if voter.has_own_phone and not count.is_out and count.member_id in here]


def list_able(unit: Unit, election: Election, *, now: datetime) -> list[MemberId]:
    """Who can be asked to count: on the roll with a phone, a member still, no candidate, and not asked yet."""
    asked = {count.member_id for count in unit.elections.list_counts(election.id)}
    return [member for member in list_beside(unit, election, now=now) if member not in asked]


def draw_counters(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> list[MemberId]:
    """Lots fall on two members who count the papers: nobody chooses them. Repeating it changes nothing.

    Returns:
        Everybody who counts.

    Raises:
        NobodyCounts: there are not two who can.
        OldButton, NotYours, NotInGroup.
    """
    election = looks_after_papers(unit, by, election_id, now=now)
    draw(unit, election, now)
    counting = list_counting(unit, election, now=now)
    if len(counting) < COUNTERS:
        raise NobodyCounts(tap("elections.papers", election_id))
    return [count.member_id for count in counting]


def wait(unit: Unit, election: Election, *, now: datetime) -> None:
    """From now on the papers wait for somebody: in three days they are asked again."""
    _ring(unit, election, PAPERS_WAIT, now + COUNT_AGAIN)


def _ring(unit: Unit, election: Election, kind: str, at: datetime) -> None:
    group = unit.people.get_group(election.group_id)
    unit.schedule.set(kind, election.id, WallTime.of(working_from(at, group), group.zone))


def wait_and_remind(unit: Unit, election: Election, now: datetime) -> None:
    """Somebody was just asked to count: tomorrow they are reminded."""
    wait(unit, election, now=now)
    _ring(unit, election, REMIND, now + REMIND_TO_COUNT)


def remind_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """A day went by: who was asked to count and has not hears it once more."""
    election = unit.elections.get(election_id)
    if election.state is not State.PAPER:
        return
    for count in list_counting(unit, election, now=now):
        if not count.is_sent:
            unit.happened(facts.PaperCounterReminded(election_id, election.group_id, count.member_id), now=now)


def wait_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Three days went by: lots fall on others instead of who is silent, and everybody hears that papers wait.

    So nobody holds up a vote by doing nothing: neither who counts, nor a facilitator who chooses nobody.
    """
    unit.elections.hold(election_id, alone=True)
    election = unit.elections.get(election_id)
    if election.state is not State.PAPER:
        return
    silent = [count for count in list_counting(unit, election, now=now) if not count.is_sent]
    others = len(list_able(unit, election, now=now))
    for count in silent[:others]:
        put_out(unit, election_id, count)
    for count in silent[others:]:
        unit.happened(facts.PaperCounterReminded(election_id, election.group_id, count.member_id), now=now)
    wait(unit, election, now=now)
    draw(unit, election, now)
    if ends_soon(unit, PAPERS_END, election_id, now=now):
        unit.happened(facts.PapersLastDays(election_id, election.group_id), now=now)
        return
    unit.happened(facts.PapersWanted(election_id, election.group_id), now=now)
    unit.happened(facts.PapersAwaited(election_id, election.group_id), now=now)


def draw(unit: Unit, election: Election, now: datetime) -> None:
    """Lots fall on as many as are missing, where there are so many."""
    missing = COUNTERS - len(list_counting(unit, election, now=now))
    able = list_able(unit, election, now=now)
    if not 0 < missing <= len(able):
        return
    drawn = secrets.SystemRandom().sample(able, missing)
    unit.elections.add_counts(election.id, drawn)
    unit.elections.audit(election.id, "counters drawn", {"members": sorted(drawn)}, now=now)
    wait_and_remind(unit, election, now)
    for member in drawn:
        unit.happened(facts.PaperCounterAsked(election.id, election.group_id, member), now=now)


def put_out(unit: Unit, election: ElectionId, count: Count) -> None:
    """Who does not count any more leaves nothing of what stood on a paper."""
    unit.elections.change_count(election, Count(count.member_id, is_out=True))


def instead_of(unit: Unit, election: Election, count: Count, *, now: datetime) -> None:
    """Somebody does not count any more, and never again in this vote: lots fall on somebody else at once."""
    put_out(unit, election.id, count)
    draw(unit, election, now)
    if len(list_counting(unit, election, now=now)) < COUNTERS:
        unit.happened(facts.PaperCounterMissing(election.id, election.group_id), now=now)


def stop_counting(unit: Unit, member: Member, *, now: datetime) -> None:
    """Somebody left their group, or has another phone: where they count papers, somebody else does.

    Coming back changes nothing of it. Or else more than two would count, and two of them could find what they like.
    """
    for election in unit.elections.list_of(member.group_id, State.PAPER):
        unit.elections.hold(election.id, alone=True)
        counts = unit.elections.list_counts(election.id)
        mine = next((count for count in counts if count.member_id == member.id and not count.is_out), None)
        if mine is not None and unit.elections.get(election.id).state is State.PAPER:
            instead_of(unit, election, mine, now=now)
