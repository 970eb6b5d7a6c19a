"""What was on the list of a meeting and the board had no time for: it goes on to the next one, and that is said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ids import BoardId, ItemId, SuggestionId
from bot.rules.agenda import Item, Life, Suggestion
from bot.rules.facts import agenda as facts
from bot.services.agenda import open_meeting, wait_for_meeting
from storage.unit import Unit


def cut(unit: Unit, item: Item, *, now: datetime) -> None:
    """What stands behind an item waits for the next meeting. Repeating it changes nothing."""
    for suggestion in unit.agenda.list_behind(item.id):
        if suggestion.life is not Life.LISTED:
            continue
        following = open_meeting(unit, suggestion.board_id, now=now)
        number = None if following is None else following.id
        if unit.agenda.advance(suggestion, Life.GOT, item_id=None, meeting_id=number):
            unit.happened(facts.SuggestionCut(suggestion.id, suggestion.group_id, item.id), now=now)
            wait_for_meeting(unit, unit.agenda.get(suggestion.id), now)


def times_cut(unit: Unit, board: BoardId) -> Counter[SuggestionId]:
    """How often the board had no time for each suggestion."""
    return Counter(each.fact.suggestion for each in unit.facts.list(facts.SuggestionCut, board=board))


def most_often(unit: Unit, board: BoardId, behind: Mapping[ItemId, Sequence[Suggestion]]) -> dict[ItemId, int]:
    """How often there was no time for what stands behind each of these items: the most of several. Never: left out."""
    times = times_cut(unit, board)
    found = {item: max((times[each.id] for each in said), default=0) for item, said in behind.items()}
    return {item: most for item, most in found.items() if most}
