"""The record of a vote: what people can compare, and what is noted in it from elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from bot.ids import ElectionId, MemberId
from bot.rules.elections import Election
from bot.rules.record import words_of
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class SixWords:
    """The six words of the opening and of the end, as numbers of a list of words; empty before there are any."""

    opening: tuple[int, ...]
    end: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the record found. `is_whole`: nothing that decides was changed but by what it tells."""

    words: SixWords
    is_whole: bool


def six_words(unit: Unit, election: ElectionId) -> SixWords:
    """What people are told at the opening and with the result."""
    heads = unit.records.heads(election)
    return SixWords(*(words_of(head) if head else () for head in (heads.opening, heads.end)))


def look_at(unit: Unit, election: Election) -> Checked:
    """Anybody of the group lets the record be compared with how everything stands now."""
    return Checked(six_words(unit, election.id), is_whole=not unit.records.check(election.id).faults)


def note_forgotten(unit: Unit, member: MemberId, *, now: datetime) -> None:
    """Somebody was forgotten: their name is on no roll and no ballot any more, and the record says why."""
    for election in unit.elections.list_rolls_of(member):
        unit.elections.audit(election, "forgotten", {"member": member}, now=now)
