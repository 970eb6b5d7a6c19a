"""Who hears what of voting in the room: all that a phone goes round, and all who voted there that they did."""

from bot.rules.facts.rooms import NameTried, RoomClosed, RoomOpened, RoomVoteDenied
from bot.telling.elections import everybody, in_daytime, voting_ends, who_votes_by_phone
from bot.telling.when import NOW, QUIET, Table, when
from bot.telling.who import everybody_of_group, they_themselves

TABLE: Table = (
    when(RoomOpened).to(everybody_of_group, "rooms.picture:{election}", QUIET, until=voting_ends),
    # Like a reminder it is for everybody on the roll with a phone, and falls for whoever did not vote there.
    when(RoomClosed)
    .to(who_votes_by_phone, "rooms.voted:{election}", NOW, after=in_daytime, until=voting_ends)
    .ends(RoomOpened),
    when(RoomVoteDenied).to(everybody, "rooms.not_theirs:{election}", NOW, after=in_daytime),
    when(NameTried).to(they_themselves, "rooms.tried:{election}", NOW, after=in_daytime, until=voting_ends),
)
