"""Papers: who gave one, and two members who count them, each for themselves; the program compares."""

import secrets
from dataclasses import replace
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election, State
from bot.rules.facts import elections as facts
from bot.rules.papers import COUNTERS, Count, NobodyCounts, check_can_be, different_lines, written
from bot.rules.people import Person, check_facilitator
from bot.rules.refusals import OldButton
from bot.screen import tap
from bot.services.elections.close import count_all
from bot.services.elections.plan import get, stop
from bot.services.elections.vote import asking_for_key
from bot.services.elections.waiting import count_waiting
from storage.keys import Keys
from storage.unit import Unit


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
    out = {candidate.member_id for candidate in unit.elections.list_candidates(election.id)}
    out |= {count.member_id for count in unit.elections.list_counts(election.id)}
    here = {m.id for m in unit.people.list_members(election.group_id, now=now) if m.has_voice and not m.on_paper}
    roll = unit.elections.list_roll(election.id)
    return [v.member_id for v in roll if v.has_own_phone and v.member_id in here and v.member_id not in out]


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


def _draw(unit: Unit, election: Election, now: datetime) -> None:
    missing = COUNTERS - len(list_counting(unit, election, now=now))
    able = list_able(unit, election, now=now)
    if not 0 < missing <= len(able):
        return
    drawn = secrets.SystemRandom().sample(able, missing)
    unit.elections.add_counts(election.id, drawn)
    unit.elections.audit(election.id, "counters drawn", {"members": sorted(drawn)}, now=now)
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
        OldButton, NotYours, NotInGroup.
    """
    election = looks_after_papers(unit, by, election_id, now=now)
    stopped = stop(unit, election, reason="papers", now=now)
    unit.elections.drop_counts(election_id)
    unit.elections.empty_box(election_id)
    unit.elections.forget_ballots(election_id)
    return stopped


def _compare(unit: Unit, keys: Keys, election: Election, now: datetime) -> None:
    """When two have sent the same, and it fits who gave a paper, everything is counted; before that nothing is."""
    sent = [count for count in list_counting(unit, election, now=now) if count.is_sent]
    if len(sent) < COUNTERS:
        return
    one, other = sent
    differs = different_lines(one.papers, other.papers)
    if differs:
        for count in sent:
            unit.elections.change_count(election.id, replace(count, is_sent=False, differs=differs))
            unit.happened(facts.PapersDiffered(election.id, election.group_id, count.member_id), now=now)
    elif one.papers.number != papers_given(unit, election.id):
        unit.happened(facts.PapersDoNotFit(election.id, election.group_id), now=now)
    else:
        counted = count_waiting(unit, keys, election, now=now)
        unit.elections.audit(election.id, "papers", {"number": one.papers.number}, now=now)
        count_all(unit, keys, counted, one.papers, now=now)
