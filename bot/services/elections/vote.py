"""Opening the vote, voting, and reminding those who have not voted yet."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import EMPTY, Choice, Form, Step, Turn, form_of
from bot.rules.counting import Ballot, ballot_for
from bot.rules.elections import (
    LEAST_CAST,
    LEAST_VOTERS,
    ONE_MORE_WEEK,
    Candidate,
    CannotOpenNow,
    CannotRead,
    Election,
    NotOnRoll,
    OldBallot,
    PhoneIsNew,
    Standing,
    State,
    Voter,
    VotesOnPaper,
    check_open,
)
from bot.rules.facts import elections as facts
from bot.rules.helping import Helper, is_named
from bot.rules.hustings import Asked
from bot.rules.people import Person
from bot.rules.refusals import NotInGroup, OldButton
from bot.rules.reserved import is_contested
from bot.rules.rooms import VotedInRoom
from bot.rules.schedule import WallTime
from bot.rules.voting_days import LEAST_OPEN, closing_from, opening_from, working_from
from bot.screen import Tap, tap
from bot.services.elections.answers import list_asked
from bot.services.elections.ballots import Cast, Press, Sealer, Unreadable, draw_receipt
from bot.services.elections.helping import check_help, list_who_can_help
from bot.services.elections.kept_seats import fix_kept
from bot.services.elections.members import came_late, list_members
from bot.services.elections.plan import advanced, changed, days_of, set_dates, stop
from storage.keys import KeyMissing, Keys, KeysAway, election_key
from storage.unit import Unit

_WITH_ANSWERS = (Step.ABOUT, Step.ANSWERS)
"""Pages that lead to what candidates answered: only for these it is read."""
_WITH_HELPERS = (Step.HELPING, Step.HELPERS, Step.CONFIRM)
"""Pages that say who helps, or can: only for these it is read."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a voter sees: the candidates in their own order, what is chosen, which page, and the opaque buttons."""

    election: Election
    candidates: tuple[Candidate, ...]
    form: Form
    choice: Choice
    version: int
    sealer: Sealer
    member: MemberId
    turn: Turn
    asked: tuple[Asked, ...] = ()
    helpers: tuple[Helper, ...] = ()

    def press(self, turn: Turn, choice: Choice) -> Press:
        """What a button on this page does."""
        return Press(turn.step, choice, self.version, turn.at, turn.singly, turn.helper)

    def button(self, turn: Turn, choice: Choice) -> str:
        """The token of a button on this page."""
        return self.sealer.button(self.member, self.press(turn, choice))


def open_due(unit: Unit, keys: Keys, election_id: ElectionId, *, now: datetime) -> None:
    """The vote opens, or does not: too few voters, or nobody stands. Raises KeysAway: it opens later.

    Whatever rings before its time, it opens at the time that was announced.
    """
    election = unit.elections.get(election_id)
    if election.state is not State.NOMINATING:
        return
    if now < election.vote_at:
        set_dates(unit, election)
        return
    late = came_late(unit, election)
    here = list_members(unit, election, late=late, now=now)
    voters = [member for member in here if member.has_voice and member.id not in late]
    if len(voters) < LEAST_VOTERS:
        stop(unit, election, reason="too_few", now=now)
        return
    fix_kept(unit, election, now=now)
    standing = unit.elections.list_candidates(election_id, Standing.STANDS)
    if standing:
        election = _long_enough(unit, election, now)
        roll = [
            Voter(m.id, m.person_id, m.name, m.on_paper, None, always_paper=m.on_paper, group_id=m.group_id)
            for m in voters
        ]
        open_vote(unit, keys, election, standing, roll, now=now)
        unit.happened(facts.VoteOpened(election_id, election.group_id), now=now)
    elif election.extended:
        stop(unit, election, reason="nobody", now=now)
    else:
        _more_time(unit, election, now)


def _long_enough(unit: Unit, election: Election, now: datetime) -> Election:
    """A vote that opens late, because the bot or its keys were away, is open as long as was promised."""
    if election.close_at - now >= LEAST_OPEN:
        return election
    group = unit.people.get_group(election.group_id)
    close_at = closing_from(now + (election.close_at - election.vote_at), group)
    unit.schedule.set("elections.close", election.id, WallTime.of(close_at, group.zone))
    late = changed(unit, election, vote_at=now, close_at=close_at)
    unit.elections.audit(election.id, "opened late", days_of(late), now=now)
    return late


def _more_time(unit: Unit, election: Election, now: datetime) -> None:
    """Nobody stands: a week more, once."""
    group = unit.people.get_group(election.group_id)
    vote_at = opening_from(election.vote_at + ONE_MORE_WEEK, group)
    close_at = closing_from(vote_at + (election.close_at - election.vote_at), group)
    longer = changed(unit, election, vote_at=vote_at, close_at=close_at, extended=True)
    set_dates(unit, longer)
    unit.elections.audit(election.id, "more time", days_of(longer), now=now)
    unit.happened(facts.NobodyStood(election.id, election.group_id), now=now)


def open_vote(
    unit: Unit,
    keys: Keys,
    election: Election,
    standing: list[Candidate],
    voters: list[Voter],
    *,
    now: datetime,
) -> None:
    """From now on candidates, seats, rule, quorum and roll are fixed, and names and faces with them.

    The key is on disk before the vote is open, so that no ballot is ever without its key.
    """
    keys.make(election_key(election.id))
    numbers = list(range(len(standing)))
    secrets.SystemRandom().shuffle(numbers)
    for candidate, place in zip(standing, numbers, strict=True):
        unit.elections.change_candidate(candidate.id, place=place, called=candidate.name, photo=candidate.photo)
    # A second round is between the tied only, and everybody chooses one of them.
    kind = Ballot.CHOOSE_ONE
    if election.round == 1:
        kind = _kind_for(election, standing, numbers, in_order=election.in_order)
    unit.elections.add_roll(election.id, voters)
    unit.hustings.close(election.id)
    # The quorum was set for the group as it was; nobody can ask for more voters than there are.
    quorum = max(LEAST_CAST, min(election.quorum, len(voters)))
    advanced(unit, election, State.VOTING, kind=kind, quorum=quorum)
    details: dict[str, object] = {"candidates": len(standing), "roll": len(voters), "kind": kind}
    unit.elections.audit(election.id, "opened", details, now=now)
    group = unit.people.get_group(election.group_id)
    half = election.vote_at + (election.close_at - election.vote_at) / 2
    unit.schedule.set("elections.remind", election.id, WallTime.of(working_from(half, group), group.zone))
    last = election.close_at.replace(microsecond=0) - (election.close_at - election.vote_at) / 10
    unit.schedule.set("elections.remind_again", election.id, WallTime.of(working_from(last, group), group.zone))


def _kind_for(election: Election, standing: list[Candidate], places: list[int], *, in_order: bool) -> Ballot:
    """Yes or no only where there is a seat for everybody who stands, kept or not."""
    if election.reserved is not None:
        mine = [place for each, place in zip(standing, places, strict=True) if each.reserved]
        if is_contested(places, mine, seats=election.seats, kept=election.reserved.seats):
            return Ballot.RANKED if in_order else Ballot.APPROVAL
    return ballot_for(len(standing), election.seats, in_order=in_order)


def sealer_of(keys: Keys, election: ElectionId) -> Sealer:
    """What can be done with the key. Raises KeysAway, KeyMissing."""
    return keys.worked_out(election_key(election), lambda key: Sealer(key, election))


@contextmanager
def asking_for_key() -> Iterator[None]:
    """A person asked for what needs a key. Raises CannotOpenNow or CannotRead when it is not there."""
    try:
        yield
    except KeysAway:
        raise CannotOpenNow from None
    except KeyMissing:
        raise CannotRead from None


def voter_in(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, MemberId]:
    """An open vote and this person as a voter of it.

    Raises: OldButton, NotInGroup, NotOnRoll, VotesOnPaper, PhoneIsNew, NotOpenYet, VotingClosed.
    """
    found = unit.elections.find_vote(election_id, person.id)
    if found is None:
        raise OldButton
    election, member, by_phone = found
    if member is None:
        raise NotInGroup
    check_open(election, now=now)
    if by_phone is None:
        raise NotOnRoll(tap("elections.show", election_id))
    if not by_phone:
        voter = unit.elections.find_voter(election_id, member)
        if voter is None or voter.on_paper:
            raise VotesOnPaper(tap("elections.show", election_id), moment=election.close_at)
        raise PhoneIsNew(tap("elections.show", election_id))
    return election, member


def standing_by_place(unit: Unit, election: ElectionId) -> dict[int, Candidate]:
    """Who still stands, by place on the ballot."""
    standing = unit.elections.list_candidates(election, Standing.STANDS)
    return {candidate.place: candidate for candidate in standing if candidate.place is not None}


def kind_of(election: Election) -> Ballot:
    """How people vote. Raises LookupError when voting never opened."""
    if election.kind is None:
        raise LookupError("a vote that never opened")
    return election.kind


def page_of(unit: Unit, sealer: Sealer, election: Election, member: MemberId, pressed: Press, *, now: datetime) -> Page:
    """The page of this voter's ballot to which a press leads."""
    by_place = standing_by_place(unit, election.id)
    order, form = sealer.order(member, sorted(by_place)), form_of(kind_of(election), len(by_place))
    turn = Turn(pressed.step, pressed.at, pressed.singly and not form.is_in_order, pressed.helper)
    candidates = tuple(by_place[place] for place in order)
    asked = tuple(list_asked(unit, election, candidates)) if turn.step in _WITH_ANSWERS else ()
    says_who = turn.step in _WITH_HELPERS and (turn.step is Step.HELPERS or is_named(turn.helper))
    helpers = tuple(list_who_can_help(unit, election, member, now=now)) if says_who else ()
    return Page(election, candidates, form, pressed.choice, pressed.version, sealer, member, turn, asked, helpers)


@asking_for_key()
def ballot(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Page:
    """A fresh ballot. What was sent before stays sent until another one is sent.

    Raises:
        CannotOpenNow, CannotRead: nobody can vote just now.
        VotedInRoom: they have voted on the phone that went round.
    """
    election, member = voter_in(unit, person, election_id, now=now)
    sealer = sealer_of(keys, election_id)
    before = find_cast(unit, sealer, election_id, member)
    if before is not None and before.in_room:
        raise VotedInRoom(tap("elections.receipt", election_id))
    return first_page(unit, sealer, election, member, before, singly=person.singly, now=now)


def first_page(
    unit: Unit,
    sealer: Sealer,
    election: Election,
    member: MemberId,
    before: Cast | None,
    *,
    singly: bool,
    now: datetime,
) -> Page:
    """A fresh ballot. `singly`: the way in which they fill in the first one."""
    version, way = (0, singly) if before is None else (before.version, before.singly)
    return page_of(unit, sealer, election, member, Press(Step.SHOW, EMPTY, version, singly=way), now=now)


def find_cast(unit: Unit, sealer: Sealer, election: ElectionId, member: MemberId) -> Cast | None:
    """What lies in the box for this voter. None also when it is damaged: then they can vote again."""
    pseudonym = sealer.pseudonym(member)
    sealed = unit.elections.find_ballot(election, pseudonym)
    return None if sealed is None else _read(sealer, sealed, pseudonym)


def _read(sealer: Sealer, sealed: bytes, pseudonym: bytes) -> Cast | None:
    try:
        return sealer.open(sealed, pseudonym)
    except Unreadable:
        return None


def has_voted(unit: Unit, keys: Keys, election: ElectionId, member: MemberId) -> bool:
    """Whether this voter's ballot is in the box and can be read. Raises KeysAway, KeyMissing."""
    return find_cast(unit, sealer_of(keys, election), election, member) is not None


Receipt = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A vote that is in."""

    election: Election
    receipt: Receipt


@asking_for_key()
def press(
    unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, token: str, now: datetime
) -> HandedIn | Page:
    """A voter presses a button of their ballot: their vote is in, or it leads to another page.

    A page that was turned before a vote was sent can come late, or once more: then the vote is in, and no page opens.

    Raises:
        OldBallot: not this voter's button, or of a ballot that was sent or put away since.
        HelpedEnough: who helps has helped others already.
        VotedInRoom: they have voted on the phone that went round.
        VotingClosed, NotOnRoll, VotesOnPaper, CannotOpenNow, CannotRead.
    """
    # The close and a vote wait for each other; whichever is first, nobody is told "in" for a vote that is not.
    unit.elections.hold(election_id, alone=False)
    election, member = voter_in(unit, person, election_id, now=now)
    sealer = sealer_of(keys, election_id)
    pressed = sealer.read_button(member, token)
    if pressed.step is not Step.SEND:
        cast = find_cast(unit, sealer, election_id, member)
        if cast is not None and cast.version != pressed.version:
            if cast.in_room:
                raise VotedInRoom(tap("elections.receipt", election_id))
            return HandedIn(election, cast.receipt)

    def again(press: Press) -> Tap:
        return tap("elections.b", election_id, sealer.button(member, press))

    check_help(unit, sealer, election, member, pressed, again=again, now=now)
    if pressed.step is Step.SEND:
        return HandedIn(election, put_in(unit, sealer, election_id, member, pressed))
    return page_of(unit, sealer, election, member, pressed, now=now)


def put_in(
    unit: Unit, sealer: Sealer, election: ElectionId, member: MemberId, pressed: Press, *, in_room: bool = False
) -> Receipt:
    """Put the ballot into the box, in place of this voter's last one; the receipt.

    The same press twice has one effect. A press of an older ballot has none.
    """
    pseudonym = sealer.pseudonym(member)
    if pressed.version == 0:
        cast = Cast(1, pressed.choice, draw_receipt(), pressed.singly, in_room, pressed.helper)
        if unit.elections.put_ballot(election, pseudonym, sealer.seal(cast, pseudonym), instead_of=None):
            return cast.receipt
    before = unit.elections.find_ballot(election, pseudonym)
    if before is not None:
        opened = _read(sealer, before, pseudonym)
        if pressed.version == (0 if opened is None else opened.version):
            # A receipt that outlives a change would hide that somebody put the older ballot back.
            version, receipt = pressed.version + 1, draw_receipt()
            cast = Cast(version, pressed.choice, receipt, pressed.singly, in_room, pressed.helper)
            if unit.elections.put_ballot(election, pseudonym, sealer.seal(cast, pseudonym), instead_of=before):
                return cast.receipt
    return _sent_before(pressed, election, find_cast(unit, sealer, election, member))


def _sent_before(pressed: Press, election: ElectionId, cast: Cast | None) -> Receipt:
    """The receipt, when this very press is in the box already. Raises OldBallot when it is another one."""
    if cast is None or (cast.version, cast.choice) != (pressed.version + 1, pressed.choice):
        raise OldBallot(tap("elections.ballot", election))
    return cast.receipt


def remind_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Remind those who have not voted yet. Nobody learns who they are, also not from the letters that wait."""
    election = unit.elections.get(election_id)
    if election.state is State.VOTING:
        unit.happened(facts.VoteReminded(election_id, election.group_id), now=now)
