"""Standing for election: stand yourself, suggest somebody who must say yes, and the candidate's card."""

from datetime import datetime

from bot.ids import CandidateId, ElectionId, FileId, MemberId
from bot.rules.candidates import (
    CameLate,
    HelpsTheGroup,
    LooksAfterIt,
    NobodySoCalled,
    OtherLooksAfterIt,
    is_finished,
)
from bot.rules.elections import (
    Candidate,
    Election,
    Standing,
    State,
    check_nominating,
    check_room,
)
from bot.rules.facts import elections as facts
from bot.rules.names import is_like
from bot.rules.people import Member, Person, check_has_voice
from bot.rules.refusals import ChangedMeanwhile, OldButton, Refusal
from bot.rules.voting_days import FIXED_BEFORE
from bot.screen import tap
from bot.services.elections.in_a_row import check_turns
from bot.services.elections.kept_seats import follow_groups
from bot.services.elections.members import (
    came_late,
    check_helps,
    check_looks_after,
    list_members,
    me_in,
    who_looks_after,
)
from bot.services.elections.photos import set_photo
from bot.services.elections.plan import get
from bot.services.elections.roll import check_own_phone
from bot.services.elections.together import fix
from storage.unit import Unit


def nominate_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Everybody is asked who should be the rep."""
    election = unit.elections.get(election_id)
    if election.state is not State.PLANNED:
        return
    unit.elections.hold(election_id, alone=True)
    if fix(unit, election, now=now) is None:
        return
    unit.happened(facts.NominationsOpened(election_id, election.group_id), now=now)


def stand(unit: Unit, person: Person, election_id: ElectionId, *, now: datetime) -> Candidate:
    """A member wants to be the rep. Repeating it changes nothing.

    Raises:
        CameLate, LooksAfterIt, HadTurns.
        NominationsClosed, NotYours, NotInGroup, OldButton.
    """
    election = get(unit, election_id)
    check_nominating(election, now=now)
    member = me_in(unit, election, person, now=now)
    check_has_voice(member)
    check_turns(unit, election, member, is_own=True, after=tap("elections.stand", election_id))
    return _stands(unit, election, member, now)


def _stands(unit: Unit, election: Election, member: Member, now: datetime) -> Candidate:
    known = unit.elections.find_candidate(election.id, member.id)
    if known is not None and known.standing is Standing.STANDS:
        return known
    check_may_stand(unit, election, member, now=now)
    after = tap("elections.cards", election.id)
    check_room(len(unit.elections.list_candidates(election.id, Standing.STANDS)), after=after)
    if known is None:
        number = unit.elections.add_candidate(election.id, member.id, Standing.STANDS)
    else:
        number = known.id
        _becomes(unit, known, Standing.STANDS)
    follow_groups(unit, member, now=now)
    unit.happened(facts.CandidateStood(election.id, election.group_id, number), now=now)
    return unit.elections.get_candidate(number)


def check_may_stand(unit: Unit, election: Election, member: Member, *, now: datetime) -> None:
    """Whether they can stand in it: asked before it is offered. Raises CameLate, LooksAfterIt."""
    after = tap("elections.stand", election.id)
    if member.id in came_late(unit, election):
        raise CameLate(after)
    if member.person_id in who_looks_after(unit, election, now=now):
        raise LooksAfterIt(after)


def why_not(unit: Unit, election: Election, member: Member, *, now: datetime) -> Refusal | None:
    """Why they cannot stand in it, for who looks at the page; None when they can."""
    try:
        check_may_stand(unit, election, member, now=now)
    except (CameLate, LooksAfterIt) as refusal:
        return refusal
    return None


def suggest(unit: Unit, person: Person, election_id: ElectionId, member_id: MemberId, *, now: datetime) -> Candidate:
    """A member suggests somebody, who must say yes themselves; for somebody on paper a facilitator asks them.

    Raises:
        HelpsTheGroup: only members can be rep.
        LooksAfterIt, OtherLooksAfterIt: and nobody who looks after a group that votes.
        CameLate: only who is on the roll.
        HadTurns, OtherHadTurns: they were the rep as often in a row as the group has said.
        NominationsClosed, NotYours, NotInGroup, OldButton.
    """
    election = get(unit, election_id)
    check_nominating(election, now=now)
    check_has_voice(me_in(unit, election, person, now=now))
    asked = next((m for m in list_members(unit, election, now=now) if m.id == member_id), None)
    if asked is None:
        raise OldButton
    is_own, after = asked.person_id == person.id, tap("elections.suggest", election_id, 0)
    if not asked.has_voice:
        raise HelpsTheGroup(after, name=asked.name)
    if not is_own and asked.person_id in who_looks_after(unit, election, now=now):
        raise OtherLooksAfterIt(after, name=asked.name)
    known = unit.elections.find_candidate(election_id, member_id)
    if known is not None:
        return known
    check_may_stand(unit, election, asked, now=now)
    check_turns(unit, election, asked, is_own=is_own, after=after)
    number = unit.elections.add_candidate(election_id, member_id, Standing.SUGGESTED)
    unit.happened(facts.CandidateSuggested(election_id, election.group_id, number), now=now)
    return unit.elections.get_candidate(number)


def called(unit: Unit, election: Election, name: str, *, now: datetime) -> Member:
    """Whom somebody means who wrote a name. No two names look alike: of two groups some are called with their group.

    Raises:
        NobodySoCalled.
    """
    for member in list_members(unit, election, now=now):
        if is_like(member.name, [name]):
            return member
    raise NobodySoCalled(tap("elections.suggest", election.id, 0))


def candidate_for(unit: Unit, person: Person, candidate_id: CandidateId, *, now: datetime) -> Candidate:
    """A candidate for whom this person may speak: themselves, or for who has no phone a facilitator.

    A facilitator offers others help, and writes nothing on a card that a candidate could still change themselves.

    Raises:
        OldButton: it is somebody else.
    """
    try:
        candidate = unit.elections.get_candidate(candidate_id)
    except LookupError:
        raise OldButton from None
    if candidate.person_id == person.id:
        return candidate
    mine = unit.people.member_in(unit.people.get_member(candidate.member_id, now=now).group_id, person.id, now=now)
    if not candidate.on_paper or not mine.is_facilitator:
        raise OldButton
    return candidate


def answer(unit: Unit, person: Person, candidate_id: CandidateId, *, yes: bool, now: datetime) -> Candidate:
    """Somebody who was suggested says yes or no. For a member on paper the facilitator writes the answer down.

    Raises:
        OldButton: a facilitator may help, and may not decide for somebody with a phone.
    """
    candidate = candidate_for(unit, person, candidate_id, now=now)
    election = unit.elections.get(candidate.election_id)
    check_nominating(election, now=now)
    if candidate.standing is Standing.SUGGESTED:
        if yes:
            return _stands(unit, election, unit.people.get_member(candidate.member_id, now=now), now)
        _decline(unit, election, candidate, now)
    return unit.elections.get_candidate(candidate_id)


def candidate_of(unit: Unit, person: Person, member: MemberId, *, now: datetime) -> Candidate | None:
    """The card of this member that this person may change now; None when there is none, or it is fixed.

    Raises:
        OldButton: it is somebody else's.
    """
    for candidate in unit.elections.list_candidacies(member):
        is_open = unit.elections.get(candidate.election_id).state is State.NOMINATING
        if is_open and candidate.standing is Standing.STANDS:
            return candidate_for(unit, person, candidate.id, now=now)
    return None


def _becomes(unit: Unit, candidate: Candidate, to: Standing) -> None:
    """Raises ChangedMeanwhile: somebody was quicker."""
    if not unit.elections.advance_candidate(candidate, to):
        raise ChangedMeanwhile(tap("elections.show", candidate.election_id))


def _decline(unit: Unit, election: Election, candidate: Candidate, now: datetime) -> None:
    _becomes(unit, candidate, Standing.DECLINED)
    unit.happened(facts.CandidateDeclined(election.id, election.group_id, candidate.id), now=now)


def set_card(
    unit: Unit, candidate: Candidate, *, words: str = "", voice: FileId | None = None, photo: FileId | None = None
) -> Candidate:
    """What stands on the candidate's card; only until voting opens, so that everybody votes on the same card."""
    election = unit.elections.get(candidate.election_id)
    if election.state is not State.NOMINATING:
        raise OldButton
    if words:
        unit.elections.change_candidate(candidate.id, words=words)
    if voice is not None:
        unit.elections.change_candidate(candidate.id, voice=voice)
    if photo is not None:
        set_photo(unit, candidate.member_id, photo)
    return unit.elections.get_candidate(candidate.id)


def cards_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """Some days before voting opens: who has an unfinished card hears of it, and who has not said yes or no."""
    election = unit.elections.get(election_id)
    if election.state is not State.NOMINATING:
        return
    for candidate in unit.elections.list_candidates(election_id, Standing.SUGGESTED):
        unit.happened(facts.AnswerStillWanted(election_id, election.group_id, candidate.id), now=now)
    for candidate in unit.elections.list_candidates(election_id, Standing.STANDS):
        if not is_finished(candidate):
            unit.happened(facts.CardUnfinished(election_id, election.group_id, candidate.id), now=now)


def offer_help(unit: Unit, by: Person, candidate_id: CandidateId, *, now: datetime) -> Candidate:
    """A facilitator offers a candidate help with their card, while it is unfinished and can be changed.

    Raises:
        NotYours, NotInGroup, OldButton.
    """
    try:
        candidate = unit.elections.get_candidate(candidate_id)
    except LookupError:
        raise OldButton from None
    election = unit.elections.get(candidate.election_id)
    check_helps(unit, election, by, now=now)
    check_looks_after(unit, by, candidate.member_id, now=now)
    check_nominating(election, now=now)
    if candidate.standing is not Standing.STANDS or is_finished(candidate) or candidate.on_paper:
        raise OldButton(tap("elections.help_cards", election.id, 0))
    unit.happened(facts.CardHelpOffered(election.id, election.group_id, candidate_id), now=now)
    return candidate


def withdraw(unit: Unit, person: Person, candidate_id: CandidateId, *, now: datetime) -> Candidate:
    """A candidate does not want to stand any more. After opening everybody is told, and votes for them do not count.

    For somebody without a phone a facilitator writes it down, until a day before voting opens, and everybody hears it:
    on the last day, and when people vote, nobody else takes a candidate out.

    Raises:
        OldButton: it is somebody else, or too late.
        NewPhoneStands.
    """
    candidate = candidate_for(unit, person, candidate_id, now=now)
    election = unit.elections.get(candidate.election_id)
    check_can_withdraw(unit, election, candidate, person, now=now)
    _withdraw(unit, election, candidate, now)
    return unit.elections.get_candidate(candidate_id)


def may_withdraw(election: Election, candidate: Candidate, person: Person, *, now: datetime) -> bool:
    """Whether this person, who may speak for the candidate, can say now that they stop."""
    if candidate.person_id == person.id:
        return election.state in (State.NOMINATING, State.VOTING)
    return election.state is State.NOMINATING and now < election.vote_at - FIXED_BEFORE


def check_can_withdraw(unit: Unit, election: Election, candidate: Candidate, person: Person, *, now: datetime) -> None:
    """Whether they can say now that a candidate stops: asked before it is offered. Raises OldButton, NewPhoneStands."""
    if not may_withdraw(election, candidate, person, now=now):
        raise OldButton
    if candidate.person_id == person.id:
        check_own_phone(unit, unit.people.get_member(candidate.member_id, now=now), now=now)


def _withdraw(unit: Unit, election: Election, candidate: Candidate, now: datetime) -> None:
    if candidate.standing is not Standing.STANDS:
        return
    _becomes(unit, candidate, Standing.WITHDRAWN)
    if election.state is State.NOMINATING:
        unit.happened(facts.NominationWithdrawn(election.id, election.group_id, candidate.id), now=now)
        return
    unit.elections.audit(election.id, "withdrawn", {"place": candidate.place}, now=now)
    unit.happened(facts.CandidateWithdrew(election.id, election.group_id, candidate.id), now=now)


_NOT_OVER = (State.NOMINATING, State.VOTING, State.PAPER, State.LOTS)


def find_candidacy(unit: Unit, member: Member) -> Election | None:
    """The vote that is not over and in which this member stands."""
    for candidate in unit.elections.list_candidacies(member.id):
        election = unit.elections.get(candidate.election_id)
        if election.state in _NOT_OVER and candidate.standing is Standing.STANDS:
            return election
    return None


def drop_out(unit: Unit, member: Member, *, now: datetime) -> None:
    """A member left the group, or is no member any more: nobody can elect them in a vote that still runs."""
    for candidate in unit.elections.list_candidacies(member.id):
        election = unit.elections.get(candidate.election_id)
        if election.state not in _NOT_OVER:
            continue
        if candidate.standing is Standing.SUGGESTED:
            _decline(unit, election, candidate, now)
        _withdraw(unit, election, candidate, now)
