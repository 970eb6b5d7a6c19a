"""The roll of an open vote: who may read it, and how somebody on it votes."""

from datetime import datetime

from bot.ids import ElectionId, GroupId, MemberId, PersonId
from bot.rules.elections import (
    VOUCHERS,
    Election,
    NewPhoneStands,
    NotOnRoll,
    Standing,
    State,
    Voter,
    check_can_change_way,
    check_open,
)
from bot.rules.facts import elections as facts
from bot.rules.people import InAVote, Member, Person
from bot.rules.refusals import OldButton
from bot.rules.voting_days import FIXED_BEFORE
from bot.screen import tap
from bot.services.elections.members import (
    check_helps,
    check_looks_after,
    list_members,
    looked_after,
    me_in,
    who_looks_after,
)
from bot.services.elections.now import list_tied
from bot.services.elections.plan import get
from storage.unit import Unit


def find_roll(unit: Unit, person: Person, election: Election, *, now: datetime) -> list[Voter]:
    """Everybody who may vote, as those on the roll and facilitators may read it; empty for others and before it opens.

    Raises:
        NotInGroup.
    """
    me = me_in(unit, election, person, now=now)
    roll = unit.elections.list_roll(election.id)
    may_read = any(voter.member_id == me.id for voter in roll) or looked_after(unit, election, person, now=now)
    return roll if may_read else []


def read_roll(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> list[Voter]:
    """The same. Raises NotOnRoll, NotInGroup, OldButton."""
    roll = find_roll(unit, person, get(unit, election_id), now=now)
    if not roll:
        raise NotOnRoll(tap("elections.show", election_id))
    return roll


def tick_paper(
    unit: Unit, by: Person, election_id: ElectionId, member: MemberId, *, on_paper: bool, now: datetime
) -> Election:
    """A facilitator notes that somebody of their group votes on paper, or by phone after all; that person hears it.

    In person beats phone: when their paper comes, a phone vote of theirs does not count.

    Raises:
        AlwaysOnPaper, TooLateForPaper, VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
    """
    election = get(unit, election_id)
    check_helps(unit, election, by, now=now)
    check_looks_after(unit, by, member, now=now)
    if _changed(unit, election, member, on_paper=on_paper, now=now):
        unit.happened(facts.WayOfVotingChanged(election_id, election.group_id, member, on_paper), now=now)
    return election


def vote_by_phone(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """Somebody who was put to paper votes with their phone after all; the facilitators hear it.

    Raises:
        AlwaysOnPaper, VotingClosed, NotOpenYet, NotInGroup, OldButton.
    """
    election = get(unit, election_id)
    me = me_in(unit, election, person, now=now)
    if _changed(unit, election, me.id, on_paper=False, now=now):
        unit.happened(facts.PaperTakenBack(election_id, election.group_id, me.id), now=now)
    return election


def list_beside(unit: Unit, election: Election, *, now: datetime) -> list[MemberId]:
    """On whom lots can fall to count, or to give a word: members on the roll with a phone of theirs who never stood.

    Nor who looks after one of the groups, also not as a member of another one: they say who gave a paper.

    Who was only suggested never stood: otherwise whoever suggests everybody leaves nobody to count.

    The longest-standing first: members are numbered as they come into a group.
    """
    rounds = [each for each in (election.id, election.first) if each is not None]
    found = (unit.elections.list_candidates(each, Standing.STANDS, Standing.WITHDRAWN) for each in rounds)
    stood = {candidate.member_id for each in found for candidate in each}
    members = list_members(unit, election, now=now)
    helps = who_looks_after(unit, election, now=now)
    here = {each.id for each in members if each.has_voice and not each.on_paper and each.person_id not in helps}
    roll = unit.elections.list_roll(election.id)
    return sorted(each.member_id for each in roll if each.has_own_phone and each.member_id in here - stood)


def check_in_no_vote(unit: Unit, member: Member, *, now: datetime) -> None:
    """Nobody is taken out, or becomes something else, who is on the roll of a vote that is not over.

    Nor who stands for one, nor anybody with a vote on the last day before it opens: who waits for that day would
    otherwise choose who votes. It would decide who is elected, and on whom lots fall. Everybody may go themselves.

    Raises:
        InAVote.
    """
    open_votes = list_not_over(unit, member.group_id)
    on_a_roll = any(unit.elections.find_voter(each.id, member.id) is not None for each in open_votes)
    on_a_roll |= any(member.person_id in _who_stands(unit, each.id) for each in open_votes)
    soon = unit.elections.list_of(member.group_id, State.NOMINATING)
    if on_a_roll or any(_is_fixed(unit, each, member, now) for each in soon):
        raise InAVote(name=member.name)


def check_can_look_after(unit: Unit, member: Member) -> None:
    """Nobody begins to look after a group while it votes, in which they stand or vote as a member of another group.

    Raises:
        InAVote.
    """
    for each in (*list_not_over(unit, member.group_id), *unit.elections.list_of(member.group_id, State.NOMINATING)):
        voters = {voter.person_id for voter in unit.elections.list_roll(each.id)}
        if member.person_id in voters or member.person_id in _who_stands(unit, each.id):
            raise InAVote(name=member.name)


def list_not_over(unit: Unit, group: GroupId) -> list[Election]:
    """Votes that opened and of which nobody knows yet how they end; also those that are tied and go on soon."""
    return [*unit.elections.list_of(group, State.VOTING, State.PAPER, State.LOTS), *list_tied(unit, group)]


def _is_fixed(unit: Unit, election: Election, member: Member, now: datetime) -> bool:
    """Whether what this member is in a vote to come is not for others to change any more."""
    stands = member.person_id in _who_stands(unit, election.id)
    return stands or (member.has_voice and now >= election.vote_at - FIXED_BEFORE)


def _who_stands(unit: Unit, election: ElectionId) -> dict[PersonId, MemberId]:
    """Who stands, and as whose member: where groups vote together, somebody can be in two of them."""
    return {each.person_id: each.member_id for each in unit.elections.list_candidates(election, Standing.STANDS)}


def check_own_phone(unit: Unit, member: Member, *, now: datetime) -> None:
    """Who stands stops, or goes, with a phone that is surely theirs.

    Or else who makes another phone theirs while people vote takes a candidate out of it.

    Raises:
        NewPhoneStands.
    """
    for election in list_not_over(unit, member.group_id):
        stands = _who_stands(unit, election.id).get(member.person_id)
        voter = None if stands is None else unit.elections.find_voter(election.id, stands)
        if voter is not None and voter.needs_vouching:
            raise NewPhoneStands(tap("elections.show", election.id))


def find_last_day(unit: Unit, member: Member, *, now: datetime) -> Election | None:
    """The vote in which this member stands and that opens within a day: until then no phone becomes theirs unasked.

    Also when it is another group of theirs that votes: a phone is of a person. Afterwards it stands in the record that
    it moved, and others are asked whether it is theirs.
    """
    for mine in unit.people.list_memberships(member.person_id, now=now):
        soon = unit.elections.list_of(mine.group_id, State.NOMINATING)
        fixed = (each for each in soon if now >= each.vote_at - FIXED_BEFORE)
        found = next((each for each in fixed if mine.person_id in _who_stands(unit, each.id)), None)
        if found is not None:
            return found
    return None


def note_phone_moved(unit: Unit, member: Member, *, now: datetime) -> None:
    """Somebody has another phone: it stands in the record of each vote that is not over, and does not vote in it.

    Also between a tie and the second round, which takes over the roll.
    """
    for mine in unit.people.list_memberships(member.person_id, now=now):
        for election in list_not_over(unit, mine.group_id):
            if unit.elections.find_voter(election.id, mine.id) is not None:
                unit.elections.note_moved(election.id, mine.id)
                unit.elections.audit(election.id, "phone moved", {"member": mine.id}, now=now)


def list_to_vouch_for(unit: Unit, me: Member) -> list[tuple[ElectionId, Voter]]:
    """Open votes and the members with a new phone in them for whom this one can speak and has not yet."""
    return [
        (election.id, voter)
        for election in unit.elections.list_of(me.group_id, State.VOTING)
        for voter in _can_vouch_for(unit, election.id, me)
        if me.id not in voter.vouched
    ]


def _can_vouch_for(unit: Unit, election: ElectionId, me: Member) -> list[Voter]:
    """Who of their group waits for others to speak for them. Only who votes with the phone of the opening speaks."""
    roll = unit.elections.list_roll(election)
    mine = next((voter for voter in roll if voter.member_id == me.id), None)
    if mine is None or mine.moved or not mine.votes_by_phone or not me.has_voice:
        return []
    stands = _who_stands(unit, election)
    return [
        voter
        for voter in roll
        if voter.needs_vouching
        and voter.member_id != me.id
        and voter.group_id == mine.group_id
        and (not voter.on_paper or voter.person_id in stands)
    ]


def vouch(unit: Unit, person: Person, election_id: ElectionId, member: MemberId, *, now: datetime) -> Voter:
    """Somebody says that a phone that moved while voting was open is this member's. Repeating it changes nothing.

    Raises:
        OldButton: it needs nobody to say so any more, or this person cannot.
        VotingClosed, NotOpenYet, NotInGroup.
    """
    election = get(unit, election_id)
    me = me_in(unit, election, person, now=now)
    unit.elections.hold(election_id, alone=True)
    check_open(get(unit, election_id), now=now)
    voter = next((each for each in _can_vouch_for(unit, election_id, me) if each.member_id == member), None)
    if voter is None:
        raise OldButton
    if me.id not in voter.vouched:
        unit.elections.set_vouched(election_id, member, [*voter.vouched, me.id])
        unit.elections.audit(election_id, "vouched", {"member": member, "by": me.id}, now=now)
        if len(voter.vouched) + 1 >= VOUCHERS:
            unit.happened(facts.PhoneVouchedFor(election_id, election.group_id, member), now=now)
    return voter


def _changed(unit: Unit, election: Election, member: MemberId, *, on_paper: bool, now: datetime) -> bool:
    """Change how somebody votes; False when they vote so already."""
    unit.elections.hold(election.id, alone=True)
    check_open(get(unit, election.id), now=now)
    voter = unit.elections.find_voter(election.id, member)
    if voter is None:
        raise OldButton
    if voter.on_paper is on_paper:
        return False
    check_can_change_way(election, voter, on_paper=on_paper, now=now)
    unit.elections.set_on_paper(election.id, member, on_paper=on_paper)
    unit.elections.audit(election.id, "paper" if on_paper else "no paper", {"member": member}, now=now)
    return True
