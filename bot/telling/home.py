"""Who hears that somebody needs help: at once, at any hour."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.facts.home import CallWanted, HelpFound, HelpWanted, NotePassedOn
from bot.telling.when import NOW, Table, when
from bot.telling.who import facilitators
from storage.unit import Unit


def who_needs_it(unit: Unit, fact: HelpFound, /, *, now: datetime) -> list[PersonId]:
    """Who asked for help."""
    return [fact.person]


TABLE: Table = (
    when(HelpWanted).to(facilitators, "help.wanted:{group}:{person}", NOW),
    when(CallWanted).to(facilitators, "help.call_wanted:{group}:{person}", NOW),
    when(HelpFound).to(who_needs_it, "help.coming:{facilitator}", NOW),
    when(NotePassedOn).to(facilitators, "help.note:{note}", NOW),
)
