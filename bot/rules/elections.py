"""Elections of reps: their states, dates and rules. Not the count (see counting) and not the secrecy (see services)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.ids import CandidateId, ElectionId, FileId, GroupId, MemberId, PersonId
from bot.rules.counting import MOST_CANDIDATES, Ballot, Result
from bot.rules.refusals import Refusal
from bot.rules.reserved import Reservation
from bot.rules.staying import Staying
from bot.screen import HOME, Tap, tap

LEAST_VOTERS = 5
"""With fewer people on the roll a secret vote is not possible."""
LEAST_CAST = 5
"""With fewer votes cast the result would tell how people voted: the meeting decides instead."""
LEAST_PAPERS = 5
"""With fewer papers, who counts them could guess who chose what: people are warned, and may still vote."""
VOUCHERS = 2
"""So many members must say whose a phone is that moved while voting was open, before it can vote."""
PAPER_UNTIL = timedelta(days=1)
"""Before the end, from when on nobody with a phone is put to paper any more: they must have time to say no."""
WORDS_MOST = 200
VOICE_MOST = 60
"""Seconds of the voice of a candidate: slow speech with pauses, and the same for everybody."""
SECOND_ROUND = timedelta(days=3)
ONE_MORE_WEEK = timedelta(days=7)
CANDIDATES_FIRST = timedelta(hours=2)
KEEP_FOR_RECOUNT = timedelta(days=28)
ASK_ABOUT_KEY_AGAIN = timedelta(days=3)
WAIT_AT_MOST = timedelta(days=28)
"""So long a vote waits for what only people can do: count papers, or say what comes after a lost key. Then it ends."""
LAST_DAYS = timedelta(days=7)
"""Before that end, from when on people are asked more urgently."""
KEY_LOST = "key_lost"
"""Why there is no result when a vote was begun again because nobody could read it."""
KEY_GONE = "key_gone"
"""Why there is none when nobody could read it, and nobody said that people vote again."""
PAPERS_LATE = "papers_late"
"""Why there is none when papers were not counted in time."""
SEATS = (1, 2, 3, 4, 5)
YEARS = (1, 2, 3)


class VotingClosed(Refusal):
    """This vote is closed. Data: `moment`."""

    key = "elections.refused.closed"


class VoteCalledOff(Refusal):
    """This vote was called off, or begun anew, and nobody can vote in it."""

    key = "elections.refused.called_off"


class NotOpenYet(Refusal):
    """This vote has not begun. Data: `moment`."""

    key = "elections.refused.not_yet"


class NotOnRoll(Refusal):
    """This person is not on the roll of this election."""

    key = "elections.refused.not_on_roll"


class VotesOnPaper(Refusal):
    """This person votes on paper."""

    key = "elections.refused.on_paper"


class PhoneIsNew(Refusal):
    """This person has had this phone only since voting opened, and too few people say that it is theirs."""

    key = "elections.refused.phone_is_new"


class NewPhoneStands(Refusal):
    """This person stands and has had this phone only since voting opened: with it nobody stops, or goes, for them."""

    key = "elections.refused.new_phone_stands"


class AlwaysOnPaper(Refusal):
    """This person had no phone when voting opened, and so votes on paper. Data: `name`."""

    key = "elections.refused.always_paper"


class TooLateForPaper(Refusal):
    """So near to the end nobody with a phone is put to paper any more. Data: `moment`, until when it could be done."""

    key = "elections.refused.too_late_for_paper"


class OldBallot(Refusal):
    """This ballot was put away, or another one was sent since."""

    key = "elections.refused.old_ballot"


class CannotOpenNow(Refusal):
    """The keys are away just now. Nothing is lost."""

    key = "elections.refused.away"


class CannotRead(Refusal):
    """The key of this vote is gone: its facilitators are asked what comes next."""

    key = "elections.refused.key_lost"


class NominationsClosed(Refusal):
    """It is too late to stand, or to suggest somebody."""

    key = "elections.refused.nominations_closed"


class EnoughCandidates(Refusal):
    """As many people stand as fit on a ballot. Data: `most`."""

    key = "elections.refused.enough"


class AnotherVote(Refusal):
    """A group has one vote at a time."""

    key = "elections.refused.another"


class TooFewMembers(Refusal):
    """A secret vote needs more members. Data: `most`, how many."""

    key = "elections.refused.too_few_members"


class TooFewAlone(TooFewMembers):
    """The same, and other groups of the board could be asked to vote together."""

    key = "elections.refused.too_few_alone"


class QuorumTooLarge(Refusal):
    """No more people can be asked to vote than there are. Data: `most`, how many there are."""

    key = "elections.refused.quorum"


class State(StrEnum):
    """Where an election stands."""

    DRAFT = "draft"
    PLANNED = "planned"
    NOMINATING = "nominating"
    VOTING = "voting"
    PAPER = "paper"
    """Closed; papers are still to be counted."""
    LOTS = "lots"
    """Tied twice; two people each give a word, then lots are drawn."""
    DONE = "done"
    CALLED_OFF = "called_off"


RUNNING = (State.PLANNED, State.NOMINATING, State.VOTING, State.PAPER, State.LOTS)
"""Everybody knows of it, and it is not over."""
MOVES: Mapping[State, Collection[State]] = {
    State.DRAFT: (State.PLANNED, State.CALLED_OFF),
    State.PLANNED: (State.NOMINATING, State.CALLED_OFF),
    State.NOMINATING: (State.VOTING, State.CALLED_OFF),
    State.VOTING: (State.PAPER, State.LOTS, State.DONE, State.CALLED_OFF),
    State.PAPER: (State.LOTS, State.DONE, State.CALLED_OFF),
    State.LOTS: (State.DONE, State.CALLED_OFF),
    State.DONE: (),
    State.CALLED_OFF: (),
}
"""From which state an election can go to which.

What was opened is called off only by a facilitator while it is open, when its key is lost, or when its papers are not
counted.
"""


class Standing(StrEnum):
    """How far a candidate has come."""

    SUGGESTED = "suggested"
    STANDS = "stands"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


STANDINGS: Mapping[Standing, Collection[Standing]] = {
    Standing.SUGGESTED: (Standing.STANDS, Standing.DECLINED),
    Standing.STANDS: (Standing.WITHDRAWN,),
    Standing.DECLINED: (Standing.STANDS,),
    Standing.WITHDRAWN: (Standing.STANDS,),
}
"""From which standing a candidate can come to which. Until voting opens people may think again."""


@dataclass(frozen=True, slots=True)
class Election:
    """One election of reps, for one group or for several together. Times are aware UTC.

    Args:
        group_id: whose facilitators plan it.
        kind: the ballot; None before voting opens.
        round: 1, or 2 for the second round after a tie.
        first: the election whose second round this is.
        result: once counted.
        public_at: from when everybody may see the result.
        reason: why there is no result, as a key of words.
        words: what the two witnesses said, for the lots.
        scrutineers: who counts again, and what each said: right, wrong or nothing yet.
        unreadable: how many ballots of phones were damaged and so are not counted.
        in_order: the group wants to put candidates in order, where that can be.
        reserved: seats that are kept for some people.
        outside_help: more people than one may help said that somebody from outside the group helped them.
        staying: who was the rep when it was planned, and what becomes of each.
        in_a_row: how often in a row the same person can be the rep from the vote after this one on; 0: no limit.
        groups: which vote in it, `group_id` among them.
    """

    id: ElectionId
    group_id: GroupId
    state: State
    seats: int
    years: int
    quorum: int
    nominate_at: datetime
    vote_at: datetime
    close_at: datetime
    kind: Ballot | None
    round: int
    first: ElectionId | None
    extended: bool
    version: int
    result: Result | None
    public_at: datetime | None
    receipts: tuple[str, ...]
    reason: str
    words: tuple[tuple[MemberId, str], ...]
    scrutineers: tuple[tuple[MemberId, bool | None], ...] = ()
    unreadable: int = 0
    in_order: bool = False
    reserved: Reservation | None = None
    outside_help: bool = False
    staying: tuple[Staying, ...] = ()
    in_a_row: int = 0
    groups: tuple[GroupId, ...] = ()

    @property
    def paper_until(self) -> datetime:
        """From when nobody else is put to paper."""
        return self.close_at - PAPER_UNTIL


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who stands, or was asked to. `place` is the place on the ballot, from 0.

    Once voting is open, name and photo are those of that moment. `reserved`: they said that a kept seat is for them.
    `emoji`: of what stands in a practice vote, which has no photo.
    """

    id: CandidateId
    election_id: ElectionId
    member_id: MemberId
    person_id: PersonId
    group_id: GroupId
    name: str
    photo: FileId | None
    standing: Standing
    words: str
    voice: FileId | None
    place: int | None
    on_paper: bool
    reserved: bool = False
    emoji: str = ""

    @property
    def number(self) -> int:
        """The number beside the face, from 1."""
        return (self.place or 0) + 1


@dataclass(frozen=True, slots=True)
class Voter:
    """One line of the roll, with the name of the day on which voting opened.

    Args:
        voted: written at the close, never before.
        always_paper: had no phone when voting opened, and so votes on paper whatever comes.
        moved: has had another phone since.
        vouched: who says that this phone is theirs.
    """

    member_id: MemberId
    person_id: PersonId
    name: str
    on_paper: bool
    voted: bool | None
    always_paper: bool = False
    moved: bool = False
    vouched: tuple[MemberId, ...] = ()
    group_id: GroupId = field(kw_only=True)

    @property
    def needs_vouching(self) -> bool:
        """They have had this phone only since voting opened, and too few people say that it is theirs."""
        return self.moved and len(self.vouched) < VOUCHERS

    @property
    def has_own_phone(self) -> bool:
        """Whether this is somebody with a phone of theirs. Being put to paper changes nothing of it.

        Or else who puts people to paper could choose on whom lots can fall.
        """
        return not self.always_paper and not self.needs_vouching

    @property
    def votes_by_phone(self) -> bool:
        """Whether they can vote with their phone now."""
        return not self.on_paper and not self.needs_vouching


def of_groups(roll: Iterable[Voter], groups: Collection[GroupId]) -> list[Voter]:
    """The voters of these groups: who looks after a group writes down how its own people vote, and nobody else's."""
    return [voter for voter in roll if voter.group_id in groups]


def suggested_quorum(voters: int) -> int:
    """1 in 4 of the roll, and at least 5: with fewer votes there is no result."""
    return max(LEAST_CAST, -(-voters // 4))


def check_voters(quorum: int, *, voters: int, after: Tap = HOME) -> None:
    """Whether so many people are there as are asked to vote.

    Raises:
        TooFewMembers: a secret vote is not possible at all.
        QuorumTooLarge.
    """
    if voters < LEAST_VOTERS:
        raise TooFewMembers(after, most=LEAST_VOTERS)
    if quorum > voters:
        raise QuorumTooLarge(after, most=voters)


def check_open(election: Election, *, now: datetime) -> None:
    """Raises NotOpenYet, VotingClosed or VoteCalledOff unless people can vote now: `vote_at <= now < close_at`."""
    after = tap("elections.show", election.id)
    if election.state is State.CALLED_OFF:
        raise VoteCalledOff(after)
    if election.state in (State.DRAFT, State.PLANNED, State.NOMINATING) or now < election.vote_at:
        raise NotOpenYet(after, moment=election.vote_at)
    if election.state is not State.VOTING or now >= election.close_at:
        raise VotingClosed(after, moment=election.close_at)


def check_can_change_way(election: Election, voter: Voter, *, on_paper: bool, now: datetime) -> None:
    """Whether how this person votes can be changed now.

    Raises:
        AlwaysOnPaper, TooLateForPaper.
    """
    back = tap("elections.paper", election.id, 0)
    if voter.always_paper:
        raise AlwaysOnPaper(back, name=voter.name)
    if on_paper and now >= election.paper_until:
        raise TooLateForPaper(back, moment=election.paper_until)


def is_public(election: Election, *, now: datetime) -> bool:
    """Whether everybody may hear what came out: who stood hears it first."""
    return election.public_at is not None and election.public_at <= now


def check_nominating(election: Election, *, now: datetime) -> None:
    """Raises NominationsClosed unless people can stand now."""
    if election.state is not State.NOMINATING or now >= election.vote_at:
        raise NominationsClosed(tap("elections.cards", election.id))


def check_room(standing: int, *, after: Tap) -> None:
    """Raises EnoughCandidates unless one more than `standing` people fits on the ballot."""
    if standing >= MOST_CANDIDATES:
        raise EnoughCandidates(after, most=MOST_CANDIDATES)
