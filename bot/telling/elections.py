"""Who hears what of elections: candidates hear a result first, then everybody at the same time; nobody is chased."""

from datetime import datetime
from typing import Protocol

from bot.ids import CandidateId, ElectionId, GroupId, MemberId, PersonId
from bot.rules.elections import Standing, State
from bot.rules.facts import subject_of
from bot.rules.facts.elections import (
    AnswerStillWanted,
    CandidateDeclined,
    CandidateStood,
    CandidateSuggested,
    CandidateWithdrew,
    CardHelpOffered,
    CardUnfinished,
    CountersDiffered,
    DrawPlanned,
    ElectionCalledOff,
    ElectionMoved,
    ElectionPlanned,
    ElectionStopped,
    KeyLastDays,
    KeyLost,
    LotsDrawn,
    LotsWanted,
    MoreDaysGiven,
    NobodyStood,
    NominationsOpened,
    NominationWithdrawn,
    PaperCounterAsked,
    PaperCounterMissing,
    PaperCounterReminded,
    PapersAwaited,
    PapersDiffered,
    PapersDoNotFit,
    PapersLastDays,
    PapersWanted,
    PaperTakenBack,
    PhoneVouchedFor,
    PracticeCalled,
    RecountConfirmed,
    RecountDoubted,
    RepSteppedDown,
    ScrutineerAsked,
    SecondVoteOpened,
    TermBegan,
    VoteBegunAgain,
    VoteClosed,
    VoteCounted,
    VoteExtended,
    VoteOpened,
    VoteReminded,
    VoteTied,
    WayOfVotingChanged,
    WitnessNamed,
    WordsMissing,
    WordsStillWanted,
)
from bot.rules.schedule import next_daytime
from bot.rules.together import Said
from bot.rules.voting_days import working_from
from bot.telling.when import NOW, ORDINARY, QUIET, Table, when
from bot.telling.who import (
    OfGroup,
    everybody_of_group,
    facilitators,
    people_of,
    they_themselves,
)
from storage.unit import Unit

OWN_RESULT = "elections.my_result:{election}"
COUNT = "elections.my_count:{election}"
OPEN, RESULT, LOTS = "elections.open:{election}", "elections.result:{election}", "elections.lots:{election}"
SUGGESTED = (CandidateSuggested, AnswerStillWanted)
ABOUT_CARDS = (CardUnfinished, CardHelpOffered)
BEFORE_IT_OPENED = (NominationsOpened, NobodyStood, *SUGGESTED, *ABOUT_CARDS, ElectionMoved)
WHILE_IT_WAS_OPEN = (
    VoteOpened,
    SecondVoteOpened,
    VoteReminded,
    VoteExtended,
    MoreDaysGiven,
    WayOfVotingChanged,
    PaperTakenBack,
    KeyLost,
    KeyLastDays,
)
PAPERS = (
    PapersWanted,
    PapersAwaited,
    PapersLastDays,
    PaperCounterAsked,
    PaperCounterReminded,
    PaperCounterMissing,
    PapersDiffered,
    PapersDoNotFit,
)
DRAW = (LotsWanted, WitnessNamed, WordsStillWanted, WordsMissing, DrawPlanned)


class OfElection(Protocol):
    """A fact about an election of a group."""

    @property
    def election(self) -> ElectionId:
        """Which one."""

    @property
    def group(self) -> GroupId:
        """Of which group."""


def who_stood(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Everybody who stood, also who withdrew."""
    stood = unit.elections.list_candidates(fact.election, Standing.STANDS, Standing.WITHDRAWN)
    return [candidate.person_id for candidate in stood]


def its_groups(unit: Unit, fact: OfElection, /) -> list[GroupId]:
    """The groups that vote."""
    return [*unit.elections.get(fact.election).groups]


def everybody(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the groups that vote, in whatever role."""
    return people_of(unit.people.list_members_of(its_groups(unit, fact), now=now))


def who_helps(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Who looks after one of the groups that vote."""
    listed = unit.people.list_members_of(its_groups(unit, fact), now=now)
    return people_of(member for member in listed if member.is_facilitator)


def who_knows_of_it(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Everybody, once people were asked who stands. While groups are still asked, only who looks after one of them: one
    that said yes, or has said nothing yet.
    """
    if unit.facts.list(NominationsOpened, subject=subject_of("election", fact.election)):
        return everybody(unit, fact, now=now)
    answers = unit.elections.list_answers(fact.election)
    groups = [group for group, answer in answers.items() if answer.said is not Said.NO]
    return people_of(member for member in unit.people.list_members_of(groups, now=now) if member.is_facilitator)


def everybody_else(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Everybody but for who stood."""
    stood = who_stood(unit, fact, now=now)
    return [person for person in everybody(unit, fact, now=now) if person not in stood]


class OfCandidate(Protocol):
    """A fact about a candidate of a group."""

    @property
    def candidate(self) -> CandidateId:
        """Who."""

    @property
    def group(self) -> GroupId:
        """Of which group."""


def they_said_so(unit: Unit, fact: OfCandidate, /) -> bool:
    """They have a phone, so nobody wrote it down for them; and nobody could vote yet."""
    return not unit.elections.get_candidate(fact.candidate).on_paper


def who_is_suggested(unit: Unit, fact: OfCandidate, /, *, now: datetime) -> list[PersonId]:
    """They themselves. Somebody on paper is asked by the facilitators of their group."""
    candidate = unit.elections.get_candidate(fact.candidate)
    helping = people_of(unit.people.list_facilitators(candidate.group_id, now=now))
    return helping if candidate.on_paper else [candidate.person_id]


def the_candidate(unit: Unit, fact: OfCandidate, /, *, now: datetime) -> list[PersonId]:
    """They themselves. For somebody on paper the facilitators see at home what is missing."""
    candidate = unit.elections.get_candidate(fact.candidate)
    return [] if candidate.on_paper else [candidate.person_id]


def who_votes_by_phone(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Everybody with a phone on the roll. For who has voted the letter falls when it is drawn, so none says who has."""
    return [voter.person_id for voter in unit.elections.list_roll(fact.election) if not voter.on_paper]


def everybody_but_facilitators(unit: Unit, fact: OfElection, /, *, now: datetime) -> list[PersonId]:
    """Everybody but for who looks after one of the groups."""
    out = who_helps(unit, fact, now=now)
    return [person for person in everybody(unit, fact, now=now) if person not in out]


class OfVoter(Protocol):
    """A fact about somebody on a roll."""

    @property
    def member(self) -> MemberId:
        """Who."""


def who_helps_them(unit: Unit, fact: OfVoter, /, *, now: datetime) -> list[PersonId]:
    """Who looks after their group."""
    return people_of(unit.people.list_facilitators(unit.people.get_member(fact.member, now=now).group_id, now=now))


def voting_begins(unit: Unit, fact: OfElection, /, *, now: datetime) -> datetime:
    """Until then people can stand."""
    return unit.elections.get(fact.election).vote_at


def voting_ends(unit: Unit, fact: OfElection, /, *, now: datetime) -> datetime:
    """Until then people can vote."""
    return unit.elections.get(fact.election).close_at


def in_daytime(unit: Unit, fact: OfGroup, /, *, now: datetime) -> datetime:
    """At once, but not at night."""
    return next_daytime(now, unit.people.get_group(fact.group).zone)


def on_a_workday(unit: Unit, fact: OfGroup, /, *, now: datetime) -> datetime:
    """In daytime of a working day: who hears a result can ask somebody about it."""
    return working_from(now, unit.people.get_group(fact.group))


def it_is_public(unit: Unit, fact: OfElection, /, *, now: datetime) -> datetime | None:
    """Two hours after the candidates could hear it."""
    return unit.elections.get(fact.election).public_at


def results_are_public(unit: Unit, fact: OfGroup, /, *, now: datetime) -> datetime | None:
    """At once, but nobody hears that somebody stops before they hear that they were elected."""
    coming = [each.public_at for each in unit.elections.list_of(fact.group, State.DONE) if each.public_at is not None]
    return max((moment for moment in coming if moment > now), default=None)


TABLE: Table = (
    # Before it opens
    when(ElectionPlanned).nobody(because="people are asked who stands in the same minute"),
    when(NominationsOpened)
    .to(everybody, "elections.stand:{election}", ORDINARY, until=voting_begins)
    .in_chats(its_groups, "elections.stand:{election}"),
    when(NobodyStood).to(everybody, "elections.stand:{election}", ORDINARY, until=voting_begins),
    when(CandidateSuggested).to(
        who_is_suggested, "elections.will_you:{candidate}", NOW, after=in_daytime, until=voting_begins
    ),
    when(AnswerStillWanted)
    .to(who_is_suggested, "elections.will_you:{candidate}", ORDINARY, until=voting_begins)
    .ends(CandidateSuggested, same="candidate"),
    when(CardUnfinished).to(the_candidate, "elections.card_wanted:{candidate}", ORDINARY, until=voting_begins),
    when(CardHelpOffered)
    .to(the_candidate, "elections.help_offered:{candidate}", ORDINARY, until=voting_begins)
    .ends(*ABOUT_CARDS, same="candidate"),
    when(CandidateStood)
    .ends(*SUGGESTED, same="candidate")
    .nobody(because="everybody meets the candidates on their cards"),
    when(CandidateDeclined).ends(*SUGGESTED, same="candidate").nobody(because="a no is nobody else's business"),
    when(NominationWithdrawn)
    .ends(*ABOUT_CARDS, same="candidate")
    .to(everybody, "elections.withdrawn:{candidate}", QUIET, unless=they_said_so),
    when(ElectionMoved).to(who_knows_of_it, "elections.moved:{election}:{version}", QUIET).ends(ElectionMoved),
    when(ElectionCalledOff).to(who_knows_of_it, "elections.stopped:{election}", QUIET).ends(*BEFORE_IT_OPENED),
    when(ElectionStopped)
    .to(everybody, "elections.stopped:{election}", ORDINARY)
    .ends(*BEFORE_IT_OPENED, *WHILE_IT_WAS_OPEN, *PAPERS),
    when(PracticeCalled).to(everybody_of_group, "elections.practise:0", NOW, after=in_daytime).ends(PracticeCalled),
    # While it is open
    when(VoteOpened)
    .to(everybody, OPEN, ORDINARY, until=voting_ends)
    .in_chats(its_groups, OPEN)
    .ends(*BEFORE_IT_OPENED),
    when(SecondVoteOpened).to(everybody, OPEN, NOW, until=voting_ends).in_chats(its_groups, OPEN),
    when(CandidateWithdrew).to(everybody, "elections.withdrawn:{candidate}", QUIET),
    when(WayOfVotingChanged)
    .to(they_themselves, "elections.ticked:{election}:{on_paper}", NOW, after=in_daytime, until=voting_ends)
    .ends(WayOfVotingChanged, same="member")
    .ends(PaperTakenBack, same="member"),
    when(PaperTakenBack)
    .to(who_helps_them, "elections.taken_back:{election}:{member}", QUIET, until=voting_ends)
    .ends(WayOfVotingChanged, same="member"),
    when(PhoneVouchedFor).to(they_themselves, OPEN, NOW, after=in_daytime, until=voting_ends),
    when(VoteReminded).to(who_votes_by_phone, "elections.remind:{election}", ORDINARY, until=voting_ends),
    when(VoteExtended)
    .to(everybody, "elections.longer:{election}", ORDINARY, until=voting_ends)
    .ends(VoteOpened, SecondVoteOpened, VoteReminded),
    when(MoreDaysGiven)
    .to(everybody, "elections.given_longer:{election}", QUIET, until=voting_ends)
    .ends(VoteOpened, VoteReminded),
    when(KeyLost).to(facilitators, "elections.key_lost:{election}", QUIET),
    when(KeyLastDays).to(facilitators, "elections.key_lost:{election}", NOW, after=in_daytime).ends(KeyLost),
    when(VoteBegunAgain)
    .to(everybody, "elections.stopped:{election}", ORDINARY)
    .in_chats(its_groups, "elections.open:{anew}")
    .ends(*WHILE_IT_WAS_OPEN, *PAPERS),
    # The count
    when(VoteClosed).ends(*WHILE_IT_WAS_OPEN).nobody(because="the result follows, or the papers are counted first"),
    when(PapersWanted).to(who_helps, "elections.papers:{election}", ORDINARY),
    when(PapersAwaited).to(everybody_but_facilitators, "elections.show:{election}", QUIET),
    when(PapersLastDays)
    .to(who_helps, "elections.papers:{election}", NOW, after=in_daytime)
    .to(everybody_but_facilitators, "elections.show:{election}", ORDINARY)
    .ends(PapersWanted, PapersAwaited),
    when(PaperCounterAsked).to(they_themselves, COUNT, NOW, after=in_daytime).ends(PapersWanted),
    when(PaperCounterReminded).to(they_themselves, COUNT, NOW, after=in_daytime),
    when(PapersDiffered).to(they_themselves, COUNT, NOW, after=in_daytime),
    when(PaperCounterMissing).to(who_helps, "elections.papers:{election}", NOW, after=in_daytime),
    when(PapersDoNotFit).to(who_helps, "elections.papers:{election}", NOW, after=in_daytime),
    when(CountersDiffered).to(everybody, "elections.stopped:{election}", ORDINARY).ends(*PAPERS),
    when(VoteCounted)
    .to(who_stood, OWN_RESULT, NOW, after=on_a_workday)
    .to(everybody_else, RESULT, NOW, after=it_is_public)
    .in_chats(its_groups, RESULT, after=it_is_public)
    .ends(*PAPERS),
    # When there is no clear result: who stood hears it first, and the others with the new vote
    when(VoteTied).to(who_stood, RESULT, NOW, after=on_a_workday).ends(*PAPERS),
    when(LotsWanted)
    .to(who_stood, LOTS, NOW, after=on_a_workday)
    .to(everybody_else, LOTS, NOW, after=it_is_public)
    .ends(*PAPERS),
    when(WitnessNamed).to(they_themselves, LOTS, NOW, after=it_is_public),
    when(WordsStillWanted).to(everybody, LOTS, ORDINARY),
    when(WordsMissing).to(who_helps, "elections.no_words:{election}", ORDINARY),
    when(DrawPlanned).to(everybody, LOTS, ORDINARY).ends(LotsWanted, WitnessNamed, WordsStillWanted, WordsMissing),
    when(LotsDrawn)
    .to(who_stood, OWN_RESULT, NOW, after=on_a_workday)
    .to(everybody_else, RESULT, NOW, after=it_is_public)
    .in_chats(its_groups, RESULT, after=it_is_public)
    .ends(*DRAW),
    # Counting again
    when(ScrutineerAsked).to(they_themselves, "elections.recount:{election}", NOW),
    when(RecountDoubted).to(everybody, "elections.recount_wrong:{election}", NOW),
    when(RecountConfirmed).to(everybody, "elections.recount_right:{election}", QUIET).ends(RecountDoubted),
    # Being the rep
    when(TermBegan).nobody(because="the result says who is the rep"),
    when(RepSteppedDown).nobody(because="what comes next is told in the same minute"),
)
