"""Who hears what of groups that vote together: who is asked, and who asked. Others read it when people can stand.

Everybody hears who has the seat of an area no more.
"""

from bot.rules.facts.together import GroupAsked, GroupSaid, GroupSilent, KeptSeatLost
from bot.telling.elections import everybody
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import facilitators

SAID = "elections.group_said:{election}:{other}"

TABLE: Table = (
    when(GroupAsked).to(facilitators, "elections.asked:{election}:{group}", ORDINARY),
    when(GroupSaid).to(facilitators, SAID, ORDINARY).ends(GroupSaid, same="other"),
    when(GroupSilent).to(facilitators, SAID, ORDINARY),
    when(KeptSeatLost).to(everybody, "elections.seat_lost:{candidate}", QUIET),
)
