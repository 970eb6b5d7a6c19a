"""What is new for somebody without a phone, until a facilitator has told it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.ids import FactId, MeetingId, PromiseId, SuggestionId
from bot.rules.facts import Happened, agenda, promises, summaries

FRESH_FOR = timedelta(days=90)
"""What is older is no news any more (our own starting value, one board quarter)."""
ASKED_EVERY = timedelta(days=7)
"""So often facilitators are asked to tell it while it waits (our own starting value)."""
AT_ONCE = 3
"""So much is told at one time: more cannot be kept in mind."""
OF_SUGGESTIONS = (
    agenda.SuggestionListed,
    agenda.SuggestionLeftOff,
    agenda.SuggestionTalkedAbout,
    agenda.SuggestionPromised,
    agenda.SuggestionDone,
    agenda.SuggestionNotDone,
    agenda.SuggestionUnanswered,
    agenda.SuggestionPutOff,
    agenda.SuggestionCut,
    agenda.SuggestionWaits,
    agenda.SuggestionCarriedOver,
)
OF_PROMISES = (promises.PromiseMoved, promises.PromiseSettled)
OF_SUMMARIES = (summaries.SummaryPublished,)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: a suggestion, a promise or a meeting, as it is now. `fact`: the newest about it."""

    fact: FactId
    about: tuple[str, SuggestionId | PromiseId | MeetingId]


def news(happened: Iterable[Happened[Any]], cares: Collection[SuggestionId], told: FactId) -> tuple[News, ...]:
    """What somebody was not told yet, each thing once, the oldest first.

    Args:
        happened: facts of these kinds, the oldest first.
        cares: what they said or find important.
        told: up to which fact they were told.
    """
    newest: dict[tuple[str, Any], FactId] = {}
    for each in happened:
        about = _about(each.fact)
        if each.id > told and (about[0] != "suggestion" or about[1] in cares):
            newest[about] = FactId(each.id)
    return tuple(sorted((News(fact, about) for about, fact in newest.items()), key=lambda one: one.fact))


def _about(fact: Any) -> tuple[str, Any]:
    if isinstance(fact, OF_SUGGESTIONS):
        return "suggestion", fact.suggestion
    if isinstance(fact, OF_PROMISES):
        return "promise", fact.promise
    return "meeting", fact.meeting
