"""Voting in the room: a facilitator's phone goes round, and who votes there is the one who knows the picture.

Only who votes by phone votes in the room, because only they are told of it on a phone of their own, and can say that
it was not them. That somebody voted there stands sealed in the box, beside the choice, and nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ids import ElectionId, FileId, MemberId
from bot.rules.ballots import Step
from bot.rules.elections import Election, OldBallot, State, Voter, check_open
from bot.rules.facts import rooms as facts
from bot.rules.people import Member, Person
from bot.rules.refusals import OldButton
from bot.rules.rooms import PICTURES, CarriedByOther, NotInRoom, Room, RoomIsOver, ends_then
from bot.rules.schedule import WallTime
from bot.screen import Tap, tap
from bot.services.elections.ballots import Cast, Press, Sealer, Unreadable
from bot.services.elections.helping import check_help
from bot.services.elections.members import check_helps
from bot.services.elections.plan import get
from bot.services.elections.running import check_can_change
from bot.services.elections.vote import (
    HandedIn,
    Page,
    asking_for_key,
    find_cast,
    first_page,
    page_of,
    put_in,
    sealer_of,
    voter_in,
)
from storage.keys import Keys
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class RoomPage:
    """A page of somebody's ballot on the phone that goes round."""

    page: Page
    room: Room
    name: str


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who can vote in the room."""

    member: MemberId
    name: str
    photo: FileId | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """It was not their picture. `is_out`: that was once too often."""

    member: MemberId
    name: str
    is_out: bool


def open_room(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> Room:
    """A facilitator's phone goes round in their group from now on; all of it hear that. Repeating it changes nothing.

    Raises:
        TooLateForRoom, CarriedByOther, VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
    """
    unit.elections.hold(election_id, alone=True)
    election, me = may_carry(unit, by, election_id, now=now)
    before = unit.rooms.find(election_id)
    if before is not None and before.is_open(now):
        if before.member_id != me.id:
            raise CarriedByOther(tap("elections.change_open", election_id))
        return before
    fresh = Room(election_id, me.id, ends_then(election, now=now))
    # Who said that it was not them votes in no later room either, and who guessed does not guess again.
    room = fresh if before is None else replace(fresh, wrong=before.wrong, out=before.out)
    unit.rooms.put(room)
    zone = unit.people.get_group(election.group_id).zone
    unit.schedule.set("rooms.over", election_id, WallTime.of(room.ends_at, zone))
    unit.elections.audit(election_id, "room opened", {"by": me.id}, now=now)
    unit.happened(facts.RoomOpened(election_id, me.group_id), now=now)
    return room


def may_carry(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, Member]:
    """An open vote, for a facilitator of a group that votes, and who they are there. Not a second round.

    Raises:
        VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
    """
    election = get(unit, election_id)
    groups = check_helps(unit, election, by, now=now)
    check_can_change(election, now=now)
    return election, unit.people.member_in(groups[0], by.id, now=now)


def carried(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> tuple[Election, Room]:
    """The open room whose phone is this person's.

    Raises:
        RoomIsOver, VotingClosed, NotOpenYet, NotYours, NotInGroup, OldButton.
    """
    election = get(unit, election_id)
    groups = check_helps(unit, election, by, now=now)
    check_open(election, now=now)
    room = unit.rooms.find(election_id)
    mine = {unit.people.member_in(group, by.id, now=now).id for group in groups}
    if room is None or room.member_id not in mine or not room.is_open(now):
        raise RoomIsOver(tap("elections.show", election_id))
    return election, room


def close_room(unit: Unit, by: Person, election_id: ElectionId, *, now: datetime) -> None:
    """The phone goes round no more. Raises as `carried` does."""
    unit.elections.hold(election_id, alone=True)
    election, room = carried(unit, by, election_id, now=now)
    unit.rooms.put(replace(room, ends_at=now))
    unit.schedule.drop("rooms.over", election_id)
    _over(unit, election, now)


def over_due(unit: Unit, election_id: ElectionId, *, now: datetime) -> None:
    """The meeting is over, and nobody said so."""
    election = unit.elections.get(election_id)
    if election.state is State.VOTING:
        _over(unit, election, now)


def _over(unit: Unit, election: Election, now: datetime) -> None:
    unit.elections.audit(election.id, "room closed", {}, now=now)
    room = unit.rooms.find(election.id)
    group = election.group_id if room is None else unit.people.get_member(room.member_id, now=now).group_id
    unit.happened(facts.RoomClosed(election.id, group), now=now)


@asking_for_key()
def list_here(unit: Unit, keys: Keys, by: Person, election_id: ElectionId, *, now: datetime) -> list[Here]:
    """Who can still vote in the room, by name. Who has voted at home is among them: nobody learns who has.

    Raises:
        RoomIsOver, CannotOpenNow, CannotRead, VotingClosed, NotYours, NotInGroup, OldButton.
    """
    _, room = carried(unit, by, election_id, now=now)
    sealer = sealer_of(keys, election_id)
    ballots = unit.elections.list_ballots(election_id)
    here = {member.id: member for member in _list_round(unit, room, now)}
    return [
        Here(voter.member_id, voter.name, here[voter.member_id].photo)
        for voter in unit.elections.list_roll(election_id)
        if voter.member_id in here and _may(room, voter) and not _voted_here(sealer, ballots, voter.member_id)
    ]


def _list_round(unit: Unit, room: Room, now: datetime) -> list[Member]:
    """Among whom the phone goes round: the group of the facilitator whose it is."""
    return unit.people.list_members(unit.people.get_member(room.member_id, now=now).group_id, now=now)


def _may(room: Room, voter: Voter) -> bool:
    """Whether this voter may vote in this room, if they have not done it."""
    return voter.votes_by_phone and not room.is_out(voter.member_id)


def _voted_here(sealer: Sealer, ballots: dict[bytes, bytes], member: MemberId) -> bool:
    pseudonym = sealer.pseudonym(member)
    try:
        return pseudonym in ballots and sealer.open(ballots[pseudonym], pseudonym).in_room
    except Unreadable:
        return False


def find_here(unit: Unit, keys: Keys, by: Person, election_id: ElectionId, member: MemberId, *, now: datetime) -> Here:
    """One of those who can still vote in the room. Raises NotInRoom, and as `list_here` does."""
    found = next((each for each in list_here(unit, keys, by, election_id, now=now) if each.member == member), None)
    if found is None:
        raise _not_here(unit, election_id, member)
    return found


def _not_here(unit: Unit, election_id: ElectionId, member: MemberId) -> NotInRoom | OldButton:
    voter = unit.elections.find_voter(election_id, member)
    names = tap("rooms.names", election_id, 0)
    return OldButton(names) if voter is None else NotInRoom(names, name=voter.name)


@asking_for_key()
def tap_picture(
    unit: Unit, keys: Keys, by: Person, election_id: ElectionId, member: MemberId, picture: int, *, now: datetime
) -> RoomPage | Wrong:
    """Somebody has tapped their name, and now a picture: it is theirs, and their ballot is drawn, or it is not.

    The same wrong picture twice is one.

    Raises:
        NotInRoom, OldButton, and as `list_here` does.
    """
    unit.elections.hold(election_id, alone=False)
    election, room = carried(unit, by, election_id, now=now)
    found = find_here(unit, keys, by, election_id, member, now=now)
    sealer = sealer_of(keys, election_id)
    if picture not in range(PICTURES):
        raise OldButton(tap("rooms.names", election_id, 0))
    if sealer.own_picture(member) != picture:
        return _wrong(unit, election, room, found, picture, now)
    person = unit.people.get(unit.people.get_member(member, now=now).person_id)
    before = find_cast(unit, sealer, election_id, member)
    page = first_page(unit, sealer, election, member, before, singly=person.singly, now=now)
    return RoomPage(page, room, found.name)


def _wrong(unit: Unit, election: Election, room: Room, found: Here, picture: int, now: datetime) -> Wrong:
    tried = replace(room, wrong=room.wrong | {(found.member, picture)})
    if tried != room:
        unit.rooms.put(tried)
        if tried.is_out(found.member):
            unit.happened(facts.NameTried(election.id, election.group_id, found.member), now=now)
    return Wrong(found.member, found.name, tried.is_out(found.member))


@asking_for_key()
def press(
    unit: Unit, keys: Keys, by: Person, election_id: ElectionId, *, token: str, now: datetime
) -> HandedIn | RoomPage:
    """A button of a ballot on the phone that goes round: a vote is in, or it leads to another page.

    A vote of theirs from home is replaced, as by any later vote: neither the phone nor who it belongs to learns of it.

    Raises:
        OldBallot: not of this room, or their vote is in.
        HelpedEnough: who helps has helped others already.
        NotInRoom, RoomIsOver, VotingClosed, CannotOpenNow, CannotRead, NotYours, NotInGroup, OldButton.
    """
    unit.elections.hold(election_id, alone=False)
    election, room = carried(unit, by, election_id, now=now)
    sealer = sealer_of(keys, election_id)
    with _leading_to_names(election_id):
        member, pressed = sealer.read_room_button(room.mark, token)
        voter = _voter(unit, election, room, member, now)

        def again(press: Press) -> Tap:
            return tap("rooms.b", election_id, sealer.room_button(room.mark, member, press))

        check_help(unit, sealer, election, member, pressed, again=again, now=now)
        if pressed.step is Step.SEND:
            return _send(unit, sealer, election, member, pressed)
        _check_not_in(find_cast(unit, sealer, election_id, member), election_id)
    return RoomPage(page_of(unit, sealer, election, member, pressed, now=now), room, voter.name)


@contextmanager
def _leading_to_names(election_id: ElectionId) -> Iterator[None]:
    """An old ballot on the phone that goes round leads to the names, and not to the ballot of whose phone it is."""
    try:
        yield
    except OldBallot:
        raise OldBallot(tap("rooms.names", election_id, 0)) from None


def _check_not_in(cast: Cast | None, election_id: ElectionId) -> None:
    """Raises OldBallot: their vote is in."""
    if cast is not None and cast.in_room:
        raise OldBallot(tap("rooms.names", election_id, 0))


def _voter(unit: Unit, election: Election, room: Room, member: MemberId, now: datetime) -> Voter:
    """Whoever votes, as long as they may. Raises NotInRoom, OldButton."""
    voter = unit.elections.find_voter(election.id, member)
    here = {each.id for each in _list_round(unit, room, now)}
    if voter is None or member not in here or not _may(room, voter):
        raise _not_here(unit, election.id, member)
    return voter


def _send(unit: Unit, sealer: Sealer, election: Election, member: MemberId, pressed: Press) -> HandedIn:
    receipt = put_in(unit, sealer, election.id, member, pressed, in_room=True)
    # It is shown on this phone. Theirs says that they voted in the room, when the room is over.
    unit.elections.note_receipt_shown(election.id, sealer.pseudonym(member))
    return HandedIn(election, receipt)


@asking_for_key()
def own_picture(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> int:
    """Which picture is this voter's in the room, from 0.

    Raises:
        NotOnRoll, VotesOnPaper, PhoneIsNew, CannotOpenNow, CannotRead, NotOpenYet, VotingClosed, OldButton, NotInGroup.
    """
    _, member = voter_in(unit, person, election_id, now=now)
    return sealer_of(keys, election_id).own_picture(member)


@asking_for_key()
def take_back(unit: Unit, keys: Keys, person: Person, election_id: ElectionId, *, now: datetime) -> Election:
    """Somebody says that a vote with their name from the room was not theirs: it is taken out, and everybody hears it.

    They vote with their own phone, and in no room of this vote any more. Repeating it changes nothing.

    Raises:
        NotOnRoll, VotesOnPaper, PhoneIsNew, CannotOpenNow, CannotRead, NotOpenYet, VotingClosed, OldButton, NotInGroup.
    """
    unit.elections.hold(election_id, alone=True)
    election, member = voter_in(unit, person, election_id, now=now)
    sealer, room = sealer_of(keys, election_id), unit.rooms.find(election_id)
    cast = find_cast(unit, sealer, election_id, member)
    if cast is None or not cast.in_room or room is None:
        return election
    unit.elections.take_ballot(election_id, sealer.pseudonym(member))
    unit.rooms.put(replace(room, out=room.out | {member}))
    unit.elections.audit(election_id, "not me", {"member": member}, now=now)
    unit.happened(facts.RoomVoteDenied(election_id, election.group_id), now=now)
    return election
