"""Closing: papers, the count, and what follows from it."""

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.ids import ElectionId
from bot.rules.ballots import Choice, form_of
from bot.rules.counting import Contest, Result, Status, count, recount
from bot.rules.elections import (
    CANDIDATES_FIRST,
    KEEP_FOR_RECOUNT,
    LEAST_CAST,
    ONE_MORE_WEEK,
    SECOND_ROUND,
    Election,
    Standing,
    State,
    is_public,
)
from bot.rules.facts import elections as facts
from bot.rules.helping import MOST_HELPED, OUTSIDE
from bot.rules.lots import ASK_WORDS_AGAIN, NO_WORDS
from bot.rules.papers import COUNT_AGAIN
from bot.rules.reserved import as_kept, kept_for, left_for_tied
from bot.rules.schedule import WallTime
from bot.rules.staying import as_kept as staying_as_kept
from bot.rules.voting_days import closing_from, opening_from, working_from
from bot.services.elections.ballots import Counted, receipt_text
from bot.services.elections.box import Opened, open_box, open_counted
from bot.services.elections.ending import AGAIN, FORGET, NO_MORE, PAPERS_WAIT, empty_lost, set_papers_end
from bot.services.elections.kept_seats import list_gone
from bot.services.elections.members import list_members
from bot.services.elections.now import list_tied
from bot.services.elections.own_word import seal_own_word
from bot.services.elections.plan import advanced, changed, stop
from bot.services.elections.terms import begin_terms, let_stop
from bot.services.elections.traces import wipe_all
from bot.services.elections.vote import kind_of, open_vote, standing_by_place
from bot.services.elections.waiting import keep_waiting
from storage.keys import KeyMissing, Keys, election_key, recount_key
from storage.unit import Unit

log = logging.getLogger(__name__)


def close_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """The time is over: empty the box, then count, or first let people count the papers.

    Whatever rings before its time, people can vote until the time that they were told.

    Raises:
        KeysAway, KeyMissing: nobody can read the box just now, so nothing is changed.
    """
    unit.elections.hold(election_id, alone=True)
    election = unit.elections.get(election_id)
    if election.state is not State.VOTING:
        return
    if now < election.close_at:
        zone = unit.people.get_group(election.group_id).zone
        unit.schedule.set("elections.close", election_id, WallTime.of(election.close_at, zone))
        return
    on_paper = sum(voter.on_paper for voter in unit.elections.list_roll(election_id))
    box = open_box(unit, keys, election_id)
    if not box.can_be_counted:
        # A damaged ballot is set aside. When it is most of them, something else is wrong, and people are asked.
        raise KeyMissing(election_key(election_id))
    if len(box.casts) + on_paper < max(election.quorum, LEAST_CAST) and not election.extended:
        _extend(unit, election, now)
        return
    election = _empty_box(unit, keys, election, box, now)
    if on_paper:
        advanced(unit, election, State.PAPER)
    details: dict[str, object] = {"phones": len(box.casts), "unreadable": box.unreadable}
    unit.elections.audit(election_id, "closed", details, now=now)
    unit.happened(facts.VoteClosed(election_id, election.group_id), now=now)
    if not on_paper:
        count_all(unit, keys, election, now=now)
        return
    group = unit.people.get_group(election.group_id)
    again = working_from(now + COUNT_AGAIN, group)
    unit.schedule.set(PAPERS_WAIT, election_id, WallTime.of(again, group.zone))
    set_papers_end(unit, election, now=now)
    unit.happened(facts.PapersWanted(election_id, election.group_id), now=now)
    unit.happened(facts.PapersAwaited(election_id, election.group_id), now=now)


def _empty_box(unit: Unit, keys: Keys, election: Election, box: Opened, now: datetime) -> Election:
    """Leave nothing that could link a ballot to a voter: from here on there are only sorted lists. As it is now.

    Only the ballots of people who were put to paper stay sealed as they are, until it is known whether a paper came.

    This happens at the close, also when papers are still to be counted, because people are told so.
    The second key is on disk before the first one goes; the first one goes after the commit (storage.scrub).
    """
    receipts = "\n".join(map(receipt_text, sorted(cast.receipt for cast in box.casts.values())))
    counted = Counted(tuple(sorted(cast.choice for cast in box.casts.values())))
    sealed = counted.seal(keys.make(recount_key(election.id)))
    outside = sum(cast.helper == OUTSIDE for cast in box.casts.values()) > MOST_HELPED
    emptied = changed(
        unit,
        election,
        receipts=receipts,
        unreadable=box.unreadable,
        outside_help=outside,
        sealed_ballots=sealed,
        scrubbed=False,
    )
    # Who put a ballot in took part, also when it cannot be read.
    unit.elections.rewrite_roll(election.id, {*box.casts, *box.damaged})
    _remember_ways(unit, election.id, box)
    unit.rooms.drop(election.id)
    unit.elections.empty_box(election.id)
    keep_waiting(unit, keys, election.id, box.waiting)
    wipe_all(unit, keys, election.id)
    empty_lost(unit, keys, election)
    _keep_until(unit, election, now + KEEP_FOR_RECOUNT)
    for kind in ("elections.remind", "elections.remind_again"):
        unit.schedule.drop(kind, election.id)
    if box.unreadable:
        log.error("election %d: %d ballots cannot be read", election.id, box.unreadable)
    return emptied


def _remember_ways(unit: Unit, election: ElectionId, box: Opened) -> None:
    """How each filled in their ballot, for the next time: all at once, and not when somebody votes."""
    for voter in unit.elections.list_roll(election):
        cast = box.casts.get(voter.member_id)
        if cast is not None and unit.people.get(voter.person_id).singly is not cast.singly:
            unit.people.change(voter.person_id, singly=cast.singly)


def _keep_until(unit: Unit, election: Election, moment: datetime) -> None:
    zone = unit.people.get_group(election.group_id).zone
    unit.schedule.set(FORGET, election.id, WallTime.of(moment, zone))


# The count


def count_all(unit: Unit, keys: Keys, election: Election, papers: Sequence[Choice] = (), *, now: datetime) -> None:
    """Count phones and papers together, by both counters, and let follow what follows. Raises KeysAway, KeyMissing."""
    phones = open_counted(unit, keys, election.id).choices
    counted = Counted(tuple(sorted([*phones, *papers])))
    result = count_twice(unit, election, counted)
    if election.state is State.PAPER:
        # Nothing of what two people entered stays on their phones.
        wipe_all(unit, keys, election.id)
    if result is None:
        counters_differ(unit, election, now)
        return
    # Phones and papers are not kept apart: those on paper lie among the others now.
    unit.elections.drop_counts(election.id)
    state = State.LOTS if _needs_lots(election, result) else State.DONE
    public_at, sealed = public_from(unit, election, now), counted.seal(keys.read(recount_key(election.id)))
    advanced(unit, election, state, public_at=public_at, sealed_ballots=sealed, scrubbed=False)
    unit.elections.set_result(election.id, result)
    _keep_until(unit, election, now + KEEP_FOR_RECOUNT)
    unit.elections.audit(election.id, "counted", {"status": result.status, "cast": result.cast}, now=now)
    if state is State.LOTS:
        seal_own_word(unit, keys, election.id, now=now)
    _follow(unit, election, result, public_at, now)


def _needs_lots(election: Election, counted: Result) -> bool:
    """In the middle of a count in order nobody can vote again: there lots come at once."""
    return counted.status is Status.LOT_NEEDED or (counted.status is Status.TIE and election.round == 2)


def count_twice(
    unit: Unit,
    election: Election,
    counted: Counted,
    *,
    lots: tuple[int, ...] = (),
    without: Collection[int] = (),
    gone: Collection[int] = (),
) -> Result | None:
    """The result, or None when the two counters do not agree.

    Args:
        lots: everybody who was counted the first time, as lots were drawn: who is tied does not change any more.
        without: who was elected and does not want to be, or is not there any more: skipped, like who withdrew.
        gone: who can have no kept seat any more.
    """
    kind, places = kind_of(election), sorted({*(lots or standing_by_place(unit, election.id))} - {*without})
    kept = kept_for(election.reserved, places_of_reserved(unit, election.id) & {*places} - {*gone})
    form = form_of(kind, len(places))
    contest = Contest(kind, tuple(places), seats=election.seats, quorum=election.quorum, reserved=kept, lots=lots)
    piles = Counter({form.places(choice): number for choice, number in Counter(counted.choices).items()})
    first = count(contest, piles)
    second = recount(contest, list(map(form.places, counted.choices)))
    if first != second:
        return None
    # Of so few votes nothing is kept, not even who would have won.
    is_few = 0 < first.cast < LEAST_CAST
    return Result(Status.QUORUM_MISSED, (), (), 0, {}, first.cast, 0) if is_few else first


def places_of_reserved(unit: Unit, election: ElectionId) -> set[int]:
    """The places of those who said that a kept seat is for them."""
    return {c.place for c in unit.elections.list_candidates(election) if c.reserved and c.place is not None}


def counters_differ(unit: Unit, election: Election, now: datetime) -> None:
    """Nothing is published. The sorted ballots stay sealed for 28 days, so that people can find out why."""
    log.error("election %d: the two counters do not agree", election.id)
    differing = advanced(unit, election, State.DONE, reason="differ")
    let_stop(unit, differing, now=now)
    unit.elections.audit(election.id, "counters differ", {}, now=now)
    unit.happened(facts.CountersDiffered(election.id, election.group_id), now=now)


def _extend(unit: Unit, election: Election, now: datetime) -> None:
    """Too few voted: a week more, once."""
    group = unit.people.get_group(election.group_id)
    close_at = closing_from(now + ONE_MORE_WEEK, group)
    changed(unit, election, close_at=close_at, extended=True)
    unit.schedule.set("elections.close", election.id, WallTime.of(close_at, group.zone))
    unit.elections.audit(election.id, "extended", {}, now=now)
    unit.happened(facts.VoteExtended(election.id, election.group_id), now=now)


def _follow(unit: Unit, election: Election, counted: Result, public_at: datetime, now: datetime) -> None:
    """Terms begin. After a tie people vote again, or lots are drawn: when everybody may know of it."""
    if counted.status is not Status.LOT_NEEDED:
        begin_terms(unit, election, counted.elected, now)
    if counted.status not in (Status.LOT_NEEDED, Status.TIE):
        let_stop(unit, election, now=now)
    here, group = (election.id, election.group_id), unit.people.get_group(election.group_id)
    if counted.status not in (Status.TIE, Status.LOT_NEEDED):
        unit.happened(facts.VoteCounted(*here), now=now)
    elif not _needs_lots(election, counted):
        unit.schedule.set(AGAIN, election.id, WallTime.of(public_at, group.zone))
        unit.happened(facts.VoteTied(*here), now=now)
    else:
        for kind, after in (("elections.ask_words", ASK_WORDS_AGAIN), (NO_MORE, NO_WORDS)):
            unit.schedule.set(kind, election.id, WallTime.of(opening_from(now + after, group), group.zone))
        unit.happened(facts.LotsWanted(*here), now=now)


def public_from(unit: Unit, election: Election, now: datetime) -> datetime:
    """Candidates hear first, in daytime of a working day; when two hours later everybody else may hear it."""
    group = unit.people.get_group(election.group_id)
    return working_from(working_from(now, group) + CANDIDATES_FIRST, group)


def second_round_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """Now everybody hears of the tie, and can vote at once: between the tied only, with the same roll, for three days.

    Whatever rings before its time, nobody votes again before everybody may hear of the tie, and nobody does so twice.

    Raises:
        KeysAway: it opens later.
    """
    unit.elections.hold(election_id, alone=True)
    election = unit.elections.get(election_id)
    counted = election.result
    if counted is None or election not in list_tied(unit, election.group_id):
        return
    if not is_public(election, now=now):
        zone = unit.people.get_group(election.group_id).zone
        unit.schedule.set(AGAIN, election_id, WallTime.of(election.public_at or now, zone))
        return
    left = left_for_tied(election.reserved, counted.elected, counted.tied, places_of_reserved(unit, election_id))
    values: dict[str, object] = {
        "group_id": election.group_id,
        "state": State.NOMINATING,
        "seats": counted.seats_in_tie,
        "years": election.years,
        "quorum": election.quorum,
        "nominate_at": now,
        "vote_at": now,
        "close_at": closing_from(now + SECOND_ROUND, unit.people.get_group(election.group_id)),
        "round": 2,
        "first_id": election.id,
        "extended": True,
        "reserved": as_kept(left),
        "staying": staying_as_kept(election.staying),
        "in_a_row": election.in_a_row,
    }
    there = still_there(unit, election, now) & set(counted.tied)
    if left is not None and left.seats == counted.seats_in_tie:
        # There is no seat for anybody else.
        there -= list_gone(unit, election, now=now)
    if not there:
        stop(unit, unit.elections.get(unit.elections.add(values, groups=election.groups)), reason="nobody", now=now)
        let_stop(unit, election, now=now)
        return
    second = open_copy(unit, keys, election, values, there, now)
    unit.happened(facts.SecondVoteOpened(second, election.group_id), now=now)


def still_there(unit: Unit, election: Election, now: datetime) -> set[int]:
    """The places of those who stand and are still members of a group that votes."""
    members = {member.id for member in list_members(unit, election, now=now) if member.has_voice}
    standing = unit.elections.list_candidates(election.id, Standing.STANDS)
    return {c.place for c in standing if c.place is not None and c.member_id in members}


def open_copy(
    unit: Unit, keys: Keys, election: Election, values: dict[str, object], places: set[int], now: datetime
) -> ElectionId:
    """Another vote with the same roll and some of the same candidates, open at once."""
    number = unit.elections.add(values, groups=election.groups)
    gone = list_gone(unit, election, now=now)
    for candidate in unit.elections.list_candidates(election.id, Standing.STANDS):
        if candidate.place in places:
            copy = unit.elections.add_candidate(number, candidate.member_id, Standing.STANDS)
            unit.elections.change_candidate(
                copy,
                words=candidate.words,
                voice=candidate.voice,
                called=candidate.name,
                photo=candidate.photo,
                reserved=candidate.reserved and candidate.place not in gone,
            )
    made = unit.elections.get(number)
    zone = unit.people.get_group(made.group_id).zone
    unit.schedule.set("elections.close", number, WallTime.of(made.close_at, zone))
    voters = [replace(voter, voted=None) for voter in unit.elections.list_roll(election.id)]
    open_vote(unit, keys, made, unit.elections.list_candidates(number, Standing.STANDS), voters, now=now)
    return number


def forget_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """28 days after the count nobody can recount any more; the key goes after the commit.

    While papers wait to be counted, or lots to be drawn, nothing is forgotten.
    """
    election = unit.elections.get(election_id)
    if election.state in (State.PAPER, State.LOTS):
        # Ballots in order are counted again with the lots, and our word for the lots comes from the second key.
        _keep_until(unit, election, now + ONE_MORE_WEEK)
        return
    unit.elections.forget_ballots(election_id)
