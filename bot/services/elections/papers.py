"""Papers: who gave one, and two members who enter each of them, apart; the program compares, paper by paper."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import EMPTY, Choice, Form, form_of
from bot.rules.counting import NONE
from bot.rules.elections import KEY_GONE, PAPERS_LATE, WAIT_AT_MOST, Candidate, Election, State
from bot.rules.facts import elections as facts
from bot.rules.papers import (
    BLANK,
    CAN_WAIT,
    COUNTERS,
    MORE_THAN_THERE_CAN_BE,
    CanStillCount,
    Count,
    Papers,
    as_ballots,
    different_papers,
    written,
)
from bot.rules.people import Person
from bot.rules.refusals import OldButton
from bot.screen import tap
from bot.services.elections.close import count_all
from bot.services.elections.counters import (
    REMIND,
    draw,
    instead_of,
    list_able,
    list_counting,
    looks_after_papers,
    put_out,
    wait_and_remind,
)
from bot.services.elections.ending import PAPERS_END, PAPERS_WAIT, end, end_in_time, morning_of
from bot.services.elections.entries import Entries
from bot.services.elections.lost import is_lost
from bot.services.elections.members import check_looks_after, me_in
from bot.services.elections.plan import get, planned
from bot.services.elections.vote import asking_for_key, kind_of
from bot.services.elections.waiting import count_waiting
from storage.keys import KeyMissing, Keys, recount_key
from storage.unit import Unit

log = logging.getLogger(__name__)


def _plans_and_counts(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """The same, for who looks after the group that planned it. Raises OldButton, NotYours, NotInGroup."""
    planned(unit, by, election_id, now=now)
    return looks_after_papers(unit, by, election_id, now=now)


def papers_given(unit: Unit, election: ElectionId) -> int:
    """How many people are ticked off as having given a paper."""
    return sum(bool(voter.on_paper and voter.voted) for voter in unit.elections.list_roll(election))


@dataclass(frozen=True, slots=True)
class Mine:
    """What one of the two who count sees: the ballot, how far they are, and what they themselves have found.

    Args:
        candidates: everybody on the ballot, by place; also who stopped after it opened, because papers show them.
    """

    election: Election
    candidates: tuple[Candidate, ...]
    form: Form
    count: Count
    papers: Papers
    most: int


@asking_for_key()
def my_papers(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Mine:
    """What this person has found so far, and never what the other one has.

    Raises:
        OldButton: they do not count, or it is over.
        NotInGroup, CannotOpenNow, CannotRead.
    """
    election, count = _own_count(unit, person, election_id, now=now)
    listed = [each for each in unit.elections.list_candidates(election_id) if each.place is not None]
    form = form_of(kind_of(election), len(listed))
    most = sum(voter.on_paper for voter in unit.elections.list_roll(election_id)) + MORE_THAN_THERE_CAN_BE
    return Mine(election, tuple(listed), form, count, Entries(keys, election_id).open(count), most)


def _own_count(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, Count]:
    election = get(unit, election_id)
    me = me_in(unit, election, person, now=now)
    mine = next((count for count in list_counting(unit, election, now=now) if count.member_id == me.id), None)
    if election.state is not State.PAPER or mine is None:
        raise OldButton
    return election, mine


def check_paper(mine: Mine, n: int, choice: Choice) -> None:
    """Raises OldButton unless this can stand on the paper with the number `n`, and can be entered now."""
    can_be = mine.form.can_be(choice) and {*mine.form.places(choice)} <= {NONE, *(c.place for c in mine.candidates)}
    if not mine.count.may_write(n, mine.papers) or n > mine.most or not can_be:
        raise OldButton


def write_down(
    unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, n: int, choice: Choice, now: datetime
) -> Mine:
    """One of those who count enters the paper with the number `n`; after they have sent all, it stays.

    Raises:
        OldButton, NotInGroup, CannotOpenNow, CannotRead.
    """
    mine = my_papers(unit, keys, person, election_id, now=now)
    check_paper(mine, n, EMPTY if choice in BLANK else choice)
    return _kept(unit, keys, mine, written(mine.papers, n, choice))


def take_away(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, n: int, now: datetime) -> Mine:
    """There is no paper with this number, the last one. Raises OldButton, NotInGroup, CannotOpenNow, CannotRead."""
    mine = my_papers(unit, keys, person, election_id, now=now)
    if n != len(mine.papers) or not mine.count.may_write(n, mine.papers):
        raise OldButton
    return _kept(unit, keys, mine, mine.papers[:-1])


@asking_for_key()
def _kept(unit: Unit, keys: Keys, mine: Mine, papers: Papers) -> Mine:
    sealed = Entries(keys, mine.election.id).seal(mine.count.member_id, papers)
    changed = replace(mine, count=replace(mine.count, sealed=sealed), papers=papers)
    unit.elections.change_count(mine.election.id, changed.count)
    return changed


@asking_for_key()
def send_count(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Count:
    """One of the two has counted: what they found is bound by the record. When both have, the program compares.

    Raises:
        OldButton, NotInGroup, CannotOpenNow, CannotRead.
    """
    unit.elections.hold(election_id, alone=True)
    election, mine = _own_count(unit, person, election_id, now=now)
    if mine.is_sent:
        return mine
    entries = Entries(keys, election_id)
    digest = entries.digest(mine.member_id, entries.open(mine))
    unit.elections.change_count(election_id, replace(mine, is_sent=True))
    unit.elections.audit(election_id, "papers found", {"member": mine.member_id, "digest": digest}, now=now)
    _compare(unit, keys, election, now)
    left = (count for count in unit.elections.list_counts(election_id) if count.member_id == mine.member_id)
    return next(left, replace(mine, is_sent=True))


def cannot_count(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> None:
    """Somebody on whom lots fell cannot count: they fall on somebody else. Raises OldButton, NotInGroup."""
    election, mine = _own_count(unit, person, election_id, now=now)
    if mine.is_sent:
        raise OldButton
    instead_of(unit, election, mine, now=now)


@asking_for_key()
def tick_given(
    unit: Unit, keys: Keys, by: Person, election_id: ElectionId, member: MemberId, *, gave: bool, now: datetime
) -> Election:
    """After the close: somebody of their group who votes on paper gave one, or gave none after all.

    Raises:
        OldButton, NotYours, NotInGroup, CannotOpenNow, CannotRead.
    """
    unit.elections.hold(election_id, alone=True)
    election = looks_after_papers(unit, by, election_id, now=now)
    check_looks_after(unit, by, member, now=now)
    voter = unit.elections.find_voter(election_id, member)
    if voter is None or not voter.on_paper:
        raise OldButton
    unit.elections.set_gave_paper(election_id, member, gave=gave)
    unit.elections.audit(election_id, "gave paper" if gave else "gave no paper", {"member": member}, now=now)
    _compare(unit, keys, election, now)
    return unit.elections.get(election_id)


@asking_for_key()
def end_without_result(unit: Unit, keys: Keys, by: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """The papers cannot be counted rightly: there is no result, everybody hears why, and people can vote anew.

    Raises:
        CanStillCount: nothing shows yet that they cannot.
        OldButton, NotYours, NotInGroup.
        CannotOpenNow: without the key nobody knows which messages still show a paper. A lost one ends it all the same.
    """
    unit.elections.hold(election_id, alone=True)
    with suppress(KeyMissing):
        keys.read(recount_key(election_id))
    election = _plans_and_counts(unit, by, election_id, now=now)
    if not can_end(unit, election, now=now):
        raise CanStillCount(tap("elections.papers", election_id), moment=election.close_at + CAN_WAIT)
    return end(unit, keys, election, reason="papers", now=now)


def papers_end_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """For four weeks the papers were not counted: there is no result, or no group of it could ever vote again.

    Whatever rings before its time, they can be counted until the day that people were told.

    Raises:
        KeysAway: without the keys nobody knows which messages still show a paper.
    """
    unit.elections.hold(election_id, alone=True)
    election = unit.elections.get(election_id)
    if election.state is not State.PAPER:
        return
    ends_at = morning_of(unit, election, election.close_at + WAIT_AT_MOST)
    if now < ends_at:
        end_in_time(unit, PAPERS_END, election, ends_at)
        return
    reason = KEY_GONE if is_lost(unit, keys, election, now=now) else PAPERS_LATE
    end(unit, keys, election, reason=reason, now=now)


def can_end(unit: Unit, election: Election, *, now: datetime) -> bool:
    """Whether a facilitator can end a vote whose papers have no result: they do not fit, nobody can, a week is over.

    Before that nobody may: who guesses what comes out could make people vote again until they like it.
    """
    counting = list_counting(unit, election, now=now)
    missing = COUNTERS - len(counting)
    found_the_same = not missing and all(count.is_sent for count in counting)
    nobody_can = missing > len(list_able(unit, election, now=now))
    return found_the_same or nobody_can or now >= election.close_at + CAN_WAIT


def count_again(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> list[MemberId]:
    """Two have found the same, and it does not fit who gave a paper: lots fall on two others, or the same look again.

    On others only once: who says who gave a paper could otherwise let lots fall until they like on whom.

    Raises:
        OldButton: there is nothing to count again.
        NotYours, NotInGroup.
    """
    unit.elections.hold(election_id, alone=True)
    election = _plans_and_counts(unit, by, election_id, now=now)
    counting = list_counting(unit, election, now=now)
    if len(counting) < COUNTERS or not all(count.is_sent for count in counting):
        raise OldButton
    others = not unit.records.was_counted_again(election_id)
    unit.elections.audit(election_id, "counted again", {}, now=now)
    _anew(unit, election, counting, now, others=others)
    return [count.member_id for count in list_counting(unit, election, now=now)]


def _anew(unit: Unit, election: Election, counting: Sequence[Count], now: datetime, *, others: bool = True) -> None:
    """Others count, where there are two; or else the same people once more, from the first paper on."""
    if others and len(list_able(unit, election, now=now)) >= COUNTERS:
        for count in counting:
            put_out(unit, election.id, count)
        draw(unit, election, now)
        return
    wait_and_remind(unit, election, now)
    for count in counting:
        unit.elections.change_count(election.id, Count(count.member_id))
        unit.happened(facts.PaperCounterAsked(election.id, election.group_id, count.member_id), now=now)


def _compare(unit: Unit, keys: Keys, election: Election, now: datetime) -> None:
    """When two have sent the same, and it fits who gave a paper, everything is counted; before that nothing is."""
    handed_in = [count for count in list_counting(unit, election, now=now) if count.is_sent]
    if len(handed_in) < COUNTERS:
        return
    one, other = (_bound(unit, keys, election.id, count) for count in handed_in)
    if one is None or other is None:
        # Somebody changed what lies here after the record had bound it.
        log.error("election %d: papers are not those that were sent, they are counted again", election.id)
        _anew(unit, election, handed_in, now)
        return
    differs = different_papers(one, other)
    if differs and all(count.differs for count in handed_in) and len(list_able(unit, election, now=now)) >= COUNTERS:
        # Twice not the same: others count. Who counts wrong on purpose only makes it later.
        _anew(unit, election, handed_in, now)
    elif differs:
        wait_and_remind(unit, election, now)
        for count in handed_in:
            unit.elections.change_count(election.id, replace(count, is_sent=False, differs=differs))
            unit.happened(facts.PapersDiffered(election.id, election.group_id, count.member_id), now=now)
    elif len(one) != papers_given(unit, election.id):
        unit.happened(facts.PapersDoNotFit(election.id, election.group_id), now=now)
    else:
        for kind in (PAPERS_WAIT, REMIND, PAPERS_END):
            unit.schedule.drop(kind, election.id)
        counted = count_waiting(unit, keys, election, now=now)
        unit.elections.audit(election.id, "papers", {"number": len(one)}, now=now)
        count_all(unit, keys, counted, as_ballots(one), now=now)


def _bound(unit: Unit, keys: Keys, election: ElectionId, count: Count) -> Papers | None:
    """What somebody has sent; None when it is not what the record bound. Raises KeysAway, KeyMissing."""
    entries = Entries(keys, election)
    papers = entries.open(count)
    is_same = entries.digest(count.member_id, papers) == unit.records.list_found(election).get(count.member_id)
    return papers if is_same else None
