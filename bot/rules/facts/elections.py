"""The steps of an election. Never a vote, a press, a count, or who has voted."""

from dataclasses import dataclass

from bot.ids import CandidateId, ElectionId, GroupId, MemberId
from bot.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class ElectionPlanned(Fact):
    """A facilitator planned it, and its rules are fixed."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class ElectionMoved(Fact):
    """It has other days. `version`: of the election."""

    election: ElectionId
    group: GroupId
    version: int


@dataclass(frozen=True, slots=True)
class ElectionCalledOff(Fact):
    """A facilitator called it off before it opened."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class ElectionStopped(Fact):
    """It could not be held: too few people, or nobody stood."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class NominationsOpened(Fact):
    """People can stand, and suggest somebody."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class NobodyStood(Fact):
    """The vote was to open, and nobody stood: there is one more week."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class CandidateSuggested(Fact):
    """Somebody is suggested, and must say yes themselves. Who suggested them is kept nowhere."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class AnswerStillWanted(Fact):
    """Voting opens soon, and somebody who is suggested has not said yes or no."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class CardUnfinished(Fact):
    """Voting opens soon, and a card has no face, or neither words nor a voice."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class CardHelpOffered(Fact):
    """A facilitator offered a candidate help with their card."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class CandidateStood(Fact):
    """Somebody stands."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class CandidateDeclined(Fact):
    """Somebody who was suggested does not stand."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class NominationWithdrawn(Fact):
    """Somebody does not stand any more, before the vote opened."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class CandidateWithdrew(Fact):
    """Somebody does not stand any more, and is on the ballot."""

    election: ElectionId
    group: GroupId
    candidate: CandidateId


@dataclass(frozen=True, slots=True)
class PracticeCalled(Fact):
    """A facilitator lets the whole group practise voting."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class VoteOpened(Fact):
    """People can vote."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class SecondVoteOpened(Fact):
    """After a tie, people vote again between those who had the same number."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class WayOfVotingChanged(Fact):
    """A facilitator noted that somebody votes on paper, or by phone after all."""

    election: ElectionId
    group: GroupId
    member: MemberId
    on_paper: bool


@dataclass(frozen=True, slots=True)
class PaperTakenBack(Fact):
    """Somebody whom a facilitator had put to paper votes with their phone after all."""

    election: ElectionId
    group: GroupId
    member: MemberId


@dataclass(frozen=True, slots=True)
class PhoneVouchedFor(Fact):
    """Enough members say that a phone that moved while voting was open is really this member's."""

    election: ElectionId
    group: GroupId
    member: MemberId


@dataclass(frozen=True, slots=True)
class VoteReminded(Fact):
    """Voting is half over, or nearly over."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class VoteExtended(Fact):
    """Too few people voted: there is one more week."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class MoreDaysGiven(Fact):
    """A facilitator gave an open vote one more week."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class KeyLost(Fact):
    """Nobody can read the vote any more, unless the key is found."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class KeyLastDays(KeyLost):
    """In a few days it ends without a result, unless somebody says what comes next."""


@dataclass(frozen=True, slots=True)
class VoteBegunAgain(Fact):
    """A facilitator gave up a vote that nobody can read; `anew` is the one that takes its place."""

    election: ElectionId
    group: GroupId
    anew: ElectionId


@dataclass(frozen=True, slots=True)
class VoteClosed(Fact):
    """Voting is over."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PapersWanted(Fact):
    """The papers are still to be counted."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PapersAwaited(Fact):
    """Voting is over, and there is no result before the papers are counted."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PapersLastDays(PapersWanted):
    """In a few days the vote ends without a result, unless they are counted."""


@dataclass(frozen=True, slots=True)
class PaperCounterAsked(Fact):
    """Lots fell on this member to count the papers."""

    election: ElectionId
    group: GroupId
    member: MemberId


@dataclass(frozen=True, slots=True)
class PaperCounterMissing(Fact):
    """Somebody cannot count the papers, and there is nobody else who can."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PaperCounterReminded(PaperCounterAsked):
    """A day ago they were asked, and have not counted."""


@dataclass(frozen=True, slots=True)
class PapersDiffered(PaperCounterAsked):
    """The two who count the papers have not found the same: this member counts again."""


@dataclass(frozen=True, slots=True)
class PapersDoNotFit(Fact):
    """Two people have found the same, and there are not as many papers as people who gave one."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class CountersDiffered(Fact):
    """Our two counters do not agree, so there is no result."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class VoteTied(Fact):
    """The first vote has no clear result: those who are tied stand again."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class LotsWanted(Fact):
    """The second vote has no clear result either: lots are drawn."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class WitnessNamed(Fact):
    """Somebody who is tied named this member to give a word for the draw."""

    election: ElectionId
    group: GroupId
    member: MemberId


@dataclass(frozen=True, slots=True)
class WordsStillWanted(Fact):
    """For some days nobody gave the words for the draw."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class WordsMissing(WordsStillWanted):
    """For two weeks nobody gave them."""


@dataclass(frozen=True, slots=True)
class DrawPlanned(Fact):
    """Both words are there, and everybody can know when lots are drawn."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class LotsDrawn(Fact):
    """The draw gave a result."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class VoteCounted(Fact):
    """The count gave a result."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class TermBegan(Fact):
    """Somebody who was elected is a rep now."""

    member: MemberId
    group: GroupId
    election: ElectionId


@dataclass(frozen=True, slots=True)
class RepSteppedDown(Fact):
    """A rep is not the rep any more, before the end of the term: they said so, or went."""

    member: MemberId
    group: GroupId


@dataclass(frozen=True, slots=True)
class ScrutineerAsked(Fact):
    """Somebody is asked to count the vote again."""

    election: ElectionId
    group: GroupId
    member: MemberId


@dataclass(frozen=True, slots=True)
class RecountDoubted(Fact):
    """Somebody who counted again says that it is not right."""

    election: ElectionId
    group: GroupId


@dataclass(frozen=True, slots=True)
class RecountConfirmed(Fact):
    """Two people counted again and say that it is right."""

    election: ElectionId
    group: GroupId
