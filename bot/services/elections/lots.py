"""Tied twice: two witnesses each give a word, and lots are drawn that anybody can draw again."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.ids import ElectionId, MemberId
from bot.rules.counting import NONE, Result, Status, filled
from bot.rules.elections import Election, Standing, State, is_public
from bot.rules.facts import elections as facts
from bot.rules.lots import DRAW_ANYWAY, draw_lots, needs_words, sealed_word, seed_of, words_needed
from bot.rules.people import Member, Person, check_in
from bot.rules.refusals import OldButton
from bot.rules.reserved import left_for_tied, seated, without_gone
from bot.rules.schedule import WallTime
from bot.rules.voting_days import opening_from
from bot.services.elections.box import open_counted
from bot.services.elections.close import count_twice, counters_differ, places_of_reserved, public_from
from bot.services.elections.ending import ANYWAY, DRAW, NO_MORE
from bot.services.elections.kept_seats import list_gone
from bot.services.elections.members import me_in
from bot.services.elections.own_word import list_own_word
from bot.services.elections.plan import advanced, changed, get
from bot.services.elections.roll import list_beside
from bot.services.elections.terms import begin_terms, let_stop
from bot.services.elections.vote import asking_for_key
from storage.keys import Keys
from storage.unit import Unit

ASK_AGAIN = "elections.ask_words"


def may_give_word(unit: Unit, election: Election, member: Member, *, now: datetime) -> bool:
    """Whether this person can give a word now: a witness, nobody twice, and when everybody knows of the tie."""
    has_given = any(given == member.id for given, _ in election.words)
    is_wanted = needs_words(election) and is_public(election, now=now)
    return is_wanted and not has_given and member.id in list_witnesses(unit, election, now=now)


def list_witnesses(unit: Unit, election: Election, *, now: datetime) -> list[MemberId]:
    """Who can give a word: whom those who are tied named, and for who named nobody the longest-standing beside them.

    All of them have a vote and never stood in this election. So each who is tied knows that one word comes from
    somebody they trust. When they are silent for some days, everybody can who has a vote and did not stand.
    """
    able = list_beside(unit, election, now=now)
    if not has_witnesses(unit, election) or election.result is None:
        return able
    return _witnesses(election, able, list(unit.records.list_named(election.id).values()))


def _witnesses(election: Election, able: list[MemberId], named: list[MemberId]) -> list[MemberId]:
    named = [member for member in named if member in able]
    tied = () if election.result is None else election.result.tied
    given = [who for who, _ in election.words]
    # Who gave a word already stays asked as long as nobody was named in their place.
    others = sorted((member for member in able if member not in named), key=lambda member: member not in given)
    return sorted([*named, *others[: words_needed(tied) - len(named)]])


def has_witnesses(unit: Unit, election: Election) -> bool:
    """Whether the words are still asked of some people only."""
    return unit.schedule.find(ASK_AGAIN, election.id) is not None


def list_to_name(unit: Unit, election: Election, member: Member, *, now: datetime) -> list[MemberId]:
    """Whom this member can name to give a word, because they are tied and named nobody yet; empty for others."""
    mine = _tied_place(unit, election, member)
    named = unit.records.list_named(election.id)
    if mine is None or mine in named or not needs_words(election) or not has_witnesses(unit, election):
        return []
    voter = unit.elections.find_voter(election.id, member.id)
    if voter is None or voter.needs_vouching:
        # Who made other phones theirs would name everybody who gives a word.
        return []
    return [each for each in list_beside(unit, election, now=now) if each not in named.values()]


def _tied_place(unit: Unit, election: Election, member: Member) -> int | None:
    candidate = unit.elections.find_candidate(election.id, member.id)
    tied = () if election.result is None else election.result.tied
    return None if candidate is None or candidate.place not in tied else candidate.place


def name_witness(unit: Unit, person: Person, election_id: ElectionId, witness: MemberId, *, now: datetime) -> None:
    """Somebody who is tied names who gives a word for them. It stands in the record, and stays.

    Raises:
        OldButton: they named somebody already, or this one cannot.
        NotInGroup.
    """
    unit.elections.hold(election_id, alone=True)
    election = get(unit, election_id)
    me = me_in(unit, election, person, now=now)
    if witness not in list_to_name(unit, election, me, now=now):
        raise OldButton
    place = _tied_place(unit, election, me)
    # A word of somebody who was only asked because nobody was named yet does not count beside those who are named.
    named = [*unit.records.list_named(election_id).values(), witness]
    asked = _witnesses(election, list_beside(unit, election, now=now), named)
    words = [(who, word) for who, word in election.words if who in asked]
    if len(words) < len(election.words):
        changed(unit, election, words=words)
    unit.elections.audit(election_id, "witness named", {"place": place, "member": witness}, now=now)
    unit.happened(facts.WitnessNamed(election_id, election.group_id, witness), now=now)


def ask_words_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Nobody gave two words for some days: the group is asked once more."""
    election = unit.elections.get(election_id)
    if not needs_words(election):
        return
    unit.happened(facts.WordsStillWanted(election_id, election.group_id), now=now)


def no_words_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Words are missing for two weeks: the facilitators hear what they can do, and until when."""
    election = unit.elections.get(election_id)
    if not needs_words(election):
        return
    group = unit.people.get_group(election.group_id)
    unit.schedule.set(ANYWAY, election_id, WallTime.of(opening_from(now + DRAW_ANYWAY, group), group.zone))
    unit.happened(facts.WordsMissing(election_id, election.group_id), now=now)


def draw_anyway_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """Nobody gave more words: lots are drawn from those that are there, or no group could ever vote again.

    Raises:
        KeysAway: the word of the computer cannot be read just now.
    """
    election = unit.elections.get(election_id)
    if not needs_words(election):
        return
    words = [*election.words, *list_own_word(keys, election_id)]
    _plan_draw(unit, changed(unit, election, words=words), now=now)


@asking_for_key()
def give_word(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, word: str, now: datetime) -> Election:
    """A witness gives a word. Nobody sees one before all are there; then lots are drawn the next day.

    Raises:
        OldButton, NotInGroup.
        CannotOpenNow: with the last word that of the computer is opened, and its key is away.
    """
    election = get(unit, election_id)
    me = me_in(unit, election, person, now=now)
    check_in(me)
    if election.state is not State.LOTS:
        raise OldButton
    if not may_give_word(unit, election, me, now=now):
        return election
    words = [*election.words, (me.id, word)]
    is_last = election.result is not None and len(words) == words_needed(election.result.tied)
    if is_last:
        words += list_own_word(keys, election_id)
    if not unit.elections.change(election, words=words):
        raise OldButton
    unit.elections.audit(election_id, "word sealed", {"sealed": sealed_word(election_id, me.id, word)}, now=now)
    if is_last:
        _plan_draw(unit, unit.elections.get(election_id), now=now)
    return unit.elections.get(election_id)


def _plan_draw(unit: Unit, election: Election, *, now: datetime) -> None:
    """No word is waited for any more: everybody reads the seed, and lots are drawn the next day."""
    for kind in (ASK_AGAIN, NO_MORE, ANYWAY):
        unit.schedule.drop(kind, election.id)
    group = unit.people.get_group(election.group_id)
    draw_at = opening_from(now + timedelta(days=1), group)
    unit.schedule.set(DRAW, election.id, WallTime.of(draw_at, group.zone))
    seed = seed_of(election.id, election.receipts, [said for _, said in election.words])
    unit.elections.audit(election.id, "seed", {"seed": seed}, now=now)
    unit.happened(facts.DrawPlanned(election.id, election.group_id), now=now)


def draw_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """Lots are drawn from the published seed.

    Raises:
        KeysAway, KeyMissing: ballots in order are counted again, and nobody can read them just now.
    """
    election = unit.elections.get(election_id)
    if election.state is not State.LOTS or election.result is None:
        return
    if election.result.status is Status.LOT_NEEDED:
        _draw_in_order(unit, keys, election, election.result, now)
        return
    tied = election.result
    seed = seed_of(election_id, election.receipts, [word for _, word in election.words])
    there = {candidate.place for candidate in unit.elections.list_candidates(election_id, Standing.STANDS)}
    # Who is tied does not change any more: if somebody who went away is drawn, their seat stays free. Or else who can
    # take people out of the group could give the seat to the other one.
    mine = places_of_reserved(unit, election_id)
    left = left_for_tied(election.reserved, tied.elected, tied.tied, mine)
    drawn_all = draw_lots(seed, tied.tied, seats=len(tied.tied))
    lots = seated(drawn_all, mine, seats=tied.seats_in_tie, kept=0 if left is None else left.seats)
    gone = list_gone(unit, election, now=now) - {*tied.elected}
    elected = _with_seats(election, (*tied.elected, *(place for place in lots if place in there)), mine, gone)
    drawn = tuple(place for place in elected if place not in tied.elected)
    status = filled(len(elected), election.seats)
    done = advanced(unit, election, State.DONE, public_at=public_from(unit, election, now))
    unit.elections.set_result(election_id, Result(status, elected, (), 0, tied.totals, tied.cast, tied.blank))
    unit.elections.audit(election_id, "lots drawn", {"places": list(lots)}, now=now)
    begin_terms(unit, done, drawn, now)
    let_stop(unit, done, now=now)
    unit.happened(facts.LotsDrawn(election_id, done.group_id), now=now)


def _with_seats(
    election: Election, elected: Sequence[int], mine: Collection[int], gone: Collection[int]
) -> tuple[int, ...]:
    """Who was drawn and has a seat: who went from the area meanwhile, for which it is kept, has it not."""
    kept = 0 if election.reserved is None else election.reserved.seats
    return without_gone(elected, mine, gone, seats=election.seats, kept=kept)


def _draw_in_order(unit: Unit, keys: Keys, election: Election, stopped: Result, now: datetime) -> None:
    """Count again with lots: everybody in the order in which they are drawn, so that one draw is enough."""
    everybody = sorted(place for place in stopped.totals if place != NONE)
    seed = seed_of(election.id, election.receipts, [word for _, word in election.words])
    lots = draw_lots(seed, everybody, seats=len(everybody))
    counted = count_twice(unit, election, open_counted(unit, keys, election.id), lots=lots)
    if counted is None:
        counters_differ(unit, election, now)
        return
    there = {candidate.place for candidate in unit.elections.list_candidates(election.id, Standing.STANDS)}
    mine, gone = places_of_reserved(unit, election.id), list_gone(unit, election, now=now)
    elected = _with_seats(election, [place for place in counted.elected if place in there], mine, gone)
    done = advanced(unit, election, State.DONE, public_at=public_from(unit, election, now))
    result = replace(counted, elected=elected, status=filled(len(elected), election.seats))
    unit.elections.set_result(election.id, result)
    unit.elections.audit(election.id, "lots drawn", {"places": list(lots)}, now=now)
    begin_terms(unit, done, elected, now)
    let_stop(unit, done, now=now)
    unit.happened(facts.LotsDrawn(election.id, done.group_id), now=now)
