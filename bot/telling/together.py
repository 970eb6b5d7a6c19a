"""Who hears what of groups that vote together: who is asked, and who asked. Others read it when people can stand."""

from bot.rules.facts.together import GroupAsked, GroupSaid, GroupSilent
from bot.telling.when import ORDINARY, Table, when
from bot.telling.who import facilitators

SAID = "elections.group_said:{election}:{other}"

TABLE: Table = (
    when(GroupAsked).to(facilitators, "elections.asked:{election}:{group}", ORDINARY),
    when(GroupSaid).to(facilitators, SAID, ORDINARY).ends(GroupSaid, same="other"),
    when(GroupSilent).to(facilitators, SAID, ORDINARY),
)
