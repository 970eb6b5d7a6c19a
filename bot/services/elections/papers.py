"""Papers: who gave one, and two members who count them, each for themselves; the program compares."""

import secrets
from dataclasses import replace
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election, State
from bot.rules.facts import elections as facts
from bot.rules.papers import (
    CAN_WAIT,
    COUNT_AGAIN,
    COUNTERS,
    CanStillCount,
    Count,
    NobodyCounts,
    check_can_be,
    different_lines,
    written,
)
from bot.rules.people import Person, check_facilitator
from bot.rules.refusals import OldButton
from bot.rules.schedule import WallTime
from bot.screen import tap
from bot.services.elections.close import count_all
from bot.services.elections.plan import get, stop
from bot.services.elections.roll import list_beside
from bot.services.elections.vote import asking_for_key
from bot.services.elections.waiting import count_waiting
from storage.keys import Keys
from storage.unit import Unit

WAIT = "elections.papers_wait"


def looks_after_papers(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """A closed vote with papers, for who looks after it. Raises OldButton, NotYours, NotInGroup."""
    election = get(unit, election_id)
    check_facilitator(unit.people.member_in(election.group_id, by.id, now=now))
    if election.state is not State.PAPER:
        raise OldButton
    return election


def papers_given(unit: Unit, election: ElectionId) -> int:
    """How many people are ticked off as having given a paper."""
    return sum(bool(voter.on_paper and voter.voted) for voter in unit.elections.list_roll(election))


def list_counting(unit: Unit, election: Election, *, now: datetime) -> list[Count]:
    """The counts of those who count now: who went, or became something else in the group, does not."""
    here = {member.id for member in unit.people.list_members(election.group_id, now=now) if member.has_voice}
    counts = unit.elections.list_counts(election.id)
    return [count for count in counts if not count.is_out and count.member_id in here]


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
    _draw(unit, election, now)
    counting = list_counting(unit, election, now=now)
    if len(counting) < COUNTERS:
        raise NobodyCounts(tap("elections.papers", election_id))
    return [count.member_id for count in counting]


def wait(unit: Unit, election: Election, *, now: datetime) -> None:
    """From now on the papers wait for somebody: in three days they are asked again."""
    zone = unit.people.get_group(election.group_id).zone
    unit.schedule.set(WAIT, election.id, WallTime.of(now + COUNT_AGAIN, zone))


def wait_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Three days went by: lots fall on others instead of who is silent, and everybody hears that papers wait.

    So nobody holds up a vote by doing nothing: neither who counts, nor a facilitator who chooses nobody.
    """
    unit.elections.hold(election_id, alone=True)
    election = unit.elections.get(election_id)
    if election.state is not State.PAPER:
        return
    silent = [count for count in list_counting(unit, election, now=now) if not count.is_sent]
    for count in silent[: len(list_able(unit, election, now=now))]:
        unit.elections.change_count(election_id, replace(count, is_out=True))
    wait(unit, election, now=now)
    _draw(unit, election, now)
    unit.happened(facts.PapersWanted(election_id, election.group_id), now=now)
    unit.happened(facts.PapersAwaited(election_id, election.group_id), now=now)


def _draw(unit: Unit, election: Election, now: datetime) -> None:
    missing = COUNTERS - len(list_counting(unit, election, now=now))
    able = list_able(unit, election, now=now)
    if not 0 < missing <= len(able):
        return
    drawn = secrets.SystemRandom().sample(able, missing)
    unit.elections.add_counts(election.id, drawn)
    unit.elections.audit(election.id, "counters drawn", {"members": sorted(drawn)}, now=now)
    wait(unit, election, now=now)
    for member in drawn:
        unit.happened(facts.PaperCounterAsked(election.id, election.group_id, member), now=now)


def own_count(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, Count]:
    """What this person has counted so far. Raises NotInGroup; OldButton: they do not count, or it is over."""
    election = get(unit, election_id)
    me = unit.people.member_in(election.group_id, person.id, now=now)
    mine = next((count for count in list_counting(unit, election, now=now) if count.member_id == me.id), None)
    if election.state is not State.PAPER or mine is None:
        raise OldButton
    return election, mine


def write_down(
    unit: Unit, person: Person, election_id: ElectionId, *, line: int, n: int, now: datetime
) -> tuple[Election, Count]:
    """One of those who count writes a number down; after they have sent it, it stays. Raises OldButton."""
    election, mine = own_count(unit, person, election_id, now=now)
    if mine.is_sent or n < 0:
        raise OldButton
    changed = replace(mine, papers=written(mine.papers, line, n))
    unit.elections.change_count(election_id, changed)
    return election, changed


@asking_for_key()
def send_count(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Count:
    """One of the two has counted. When the other one has, too, the program compares, and nobody is asked "the same?".

    Raises:
        CannotBe: no papers can have these numbers.
        OldButton, NotInGroup, CannotOpenNow, CannotRead.
    """
    unit.elections.hold(election_id, alone=True)
    election, mine = own_count(unit, person, election_id, now=now)
    if mine.is_sent:
        return mine
    check_can_be(election.kind, mine.papers, after=tap("elections.my_count", election_id))
    sent = replace(mine, is_sent=True)
    unit.elections.change_count(election_id, sent)
    _compare(unit, keys, election, now)
    left = (count for count in unit.elections.list_counts(election_id) if count.member_id == mine.member_id)
    return next(left, sent)


def cannot_count(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> None:
    """Somebody on whom lots fell cannot count: they fall on somebody else. Raises OldButton, NotInGroup."""
    election, mine = own_count(unit, person, election_id, now=now)
    if mine.is_sent:
        raise OldButton
    unit.elections.change_count(election_id, replace(mine, is_out=True))
    _draw(unit, election, now)
    if len(list_counting(unit, election, now=now)) < COUNTERS:
        unit.happened(facts.PaperCounterMissing(election_id, election.group_id), now=now)


@asking_for_key()
def tick_given(
    unit: Unit, keys: Keys, by: Person, election_id: ElectionId, member: MemberId, *, gave: bool, now: datetime
) -> Election:
    """After the close: somebody who votes on paper gave one, or gave none after all.

    Raises:
        OldButton, NotYours, NotInGroup, CannotOpenNow, CannotRead.
    """
    unit.elections.hold(election_id, alone=True)
    election = looks_after_papers(unit, by, election_id, now=now)
    unit.elections.set_gave_paper(election_id, member, gave=gave)
    unit.elections.audit(election_id, "gave paper" if gave else "gave no paper", {"member": member}, now=now)
    _compare(unit, keys, election, now)
    return unit.elections.get(election_id)


def end_without_result(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """The papers cannot be counted rightly: there is no result, everybody hears why, and people can vote anew.

    Raises:
        CanStillCount: nothing shows yet that they cannot.
        OldButton, NotYours, NotInGroup.
    """
    election = looks_after_papers(unit, by, election_id, now=now)
    if not can_end(unit, election, now=now):
        raise CanStillCount(tap("elections.papers", election_id), moment=election.close_at + CAN_WAIT)
    stopped = stop(unit, election, reason="papers", now=now)
    unit.elections.drop_counts(election_id)
    unit.elections.empty_box(election_id)
    unit.elections.forget_ballots(election_id)
    return stopped


def can_end(unit: Unit, election: Election, *, now: datetime) -> bool:
    """Whether a facilitator can end a vote whose papers have no result: they do not fit, nobody can, a week is over.

    Before that nobody may: who guesses what comes out could make people vote again until they like it.
    """
    counting = list_counting(unit, election, now=now)
    missing = COUNTERS - len(counting)
    found_the_same = not missing and all(count.is_sent for count in counting)
    nobody_can = missing > len(list_able(unit, election, now=now))
    return found_the_same or nobody_can or now >= election.close_at + CAN_WAIT


def _compare(unit: Unit, keys: Keys, election: Election, now: datetime) -> None:
    """When two have sent the same, and it fits who gave a paper, everything is counted; before that nothing is."""
    sent = [count for count in list_counting(unit, election, now=now) if count.is_sent]
    if len(sent) < COUNTERS:
        return
    one, other = sent
    differs = different_lines(one.papers, other.papers)
    if differs and all(count.differs for count in sent) and len(list_able(unit, election, now=now)) >= COUNTERS:
        # Twice not the same: others count. Who counts wrong on purpose only makes it later.
        for count in sent:
            unit.elections.change_count(election.id, replace(count, is_sent=False, is_out=True))
        _draw(unit, election, now)
    elif differs:
        wait(unit, election, now=now)
        for count in sent:
            unit.elections.change_count(election.id, replace(count, is_sent=False, differs=differs))
            unit.happened(facts.PapersDiffered(election.id, election.group_id, count.member_id), now=now)
    elif one.papers.number != papers_given(unit, election.id):
        unit.happened(facts.PapersDoNotFit(election.id, election.group_id), now=now)
    else:
        unit.schedule.drop(WAIT, election.id)
        counted = count_waiting(unit, keys, election, now=now)
        unit.elections.audit(election.id, "papers", {"number": one.papers.number}, now=now)
        count_all(unit, keys, counted, one.papers, now=now)
