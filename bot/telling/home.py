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


def who_passes_it_on(unit: Unit, fact: CallWanted, /, *, now: datetime) -> list[PersonId]:
    """The named person; the facilitators, where that is nobody of the bot."""
    safe = unit.worries.find_reached(fact.group)
    return facilitators(unit, fact, now=now) if safe is None else [safe]


def the_other_facilitators(unit: Unit, fact: NotePassedOn, /, *, now: datetime) -> list[PersonId]:
    """Who looks after the group, but not who sent it."""
    sender, _, _ = unit.outbox.get_note(fact.note)
    return [person for person in facilitators(unit, fact, now=now) if person != sender]


TABLE: Table = (
    when(HelpWanted).to(facilitators, "help.wanted:{group}:{person}", NOW),
    when(CallWanted).to(who_passes_it_on, "help.call_wanted:{group}:{person}", NOW),
    when(HelpFound).to(who_needs_it, "help.coming:{facilitator}", NOW),
    when(NotePassedOn).to(the_other_facilitators, "help.note:{note}", NOW),
)
