"""That somebody needs help. Who it was stands in the letters, and where it waits until somebody sees to it."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.facts.fact import NOT_KEPT, Fact


@dataclass(frozen=True, slots=True)
class HelpWanted(Fact):
    """Somebody asks the facilitators."""

    group: GroupId
    person: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class CallWanted(Fact):
    """Somebody wants the named person to call."""

    group: GroupId
    person: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class HelpFound(Fact):
    """A facilitator sees to it."""

    group: GroupId
    person: Annotated[PersonId, NOT_KEPT]
    facilitator: MemberId


@dataclass(frozen=True, slots=True)
class NotePassedOn(Fact):
    """Somebody's words are for the facilitators."""

    note: int
    group: GroupId
