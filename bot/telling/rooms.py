"""Who hears what of voting in the room: all that a phone goes round, and all who voted there that they did."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.facts.rooms import NameTried, RoomClosed, RoomOpened, RoomVoteDenied
from bot.telling.elections import everybody, in_daytime, voting_ends, who_votes_by_phone
from bot.telling.when import NOW, QUIET, Table, when
from bot.telling.who import everybody_of_group, they_themselves
from storage.unit import Unit


def all_but_whose_phone_it_is(unit: Unit, fact: RoomOpened, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the group; on the phone that goes round the page for the next person stays the last one."""
    room = unit.rooms.find(fact.election)
    carries = None if room is None else unit.people.get_member(room.member_id, now=now).person_id
    return [person for person in everybody_of_group(unit, fact, now=now) if person != carries]


TABLE: Table = (
    when(RoomOpened).to(all_but_whose_phone_it_is, "rooms.picture:{election}", QUIET, until=voting_ends),
    # Like a reminder it is for everybody on the roll with a phone, and falls for whoever did not vote there.
    when(RoomClosed)
    .to(who_votes_by_phone, "rooms.voted:{election}", NOW, after=in_daytime, until=voting_ends)
    .ends(RoomOpened),
    when(RoomVoteDenied).to(everybody, "rooms.not_theirs:{election}", NOW, after=in_daytime),
    when(NameTried).to(they_themselves, "rooms.tried:{election}", NOW, after=in_daytime, until=voting_ends),
)
