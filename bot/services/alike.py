"""Suggestions that are alike: the bot proposes, people join them and take them apart, every author stays linked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ids import MeetingId, SuggestionId
from bot.rules.agenda import Item, Life, Suggestion, most_alike
from bot.rules.refusals import OldButton
from bot.rules.sorting import Tally, in_fair_order, same_topic
from bot.screen import tap
from bot.services.agenda import put_on_list
from storage.unit import Unit

MOST = 3
"""So many are proposed (our own starting value: they fit on one screen beside the decision)."""


def nearest(unit: Unit, suggestion: Suggestion) -> list[Suggestion]:
    """Up to three others of its topic and meeting that could be joined with it, the most alike first."""
    said = unit.agenda.list_for(suggestion.meeting_id or MeetingId(0))
    mine = {each.id for each in same_topic(said, suggestion)}
    others: dict[int, Suggestion] = {
        other.id: other
        for other in said
        if other.topic == suggestion.topic
        and other.id not in mine
        and other.life in (Life.GOT, Life.LISTED)
        and (other.item_id is None or other.item_id != suggestion.item_id)
    }
    near = most_alike(suggestion.text, [(n, s.text) for n, s in others.items()], most=len(others))
    ordered = [*(others[number] for number in near), *(s for n, s in others.items() if n not in near)]
    shown: dict[tuple[int, int], Suggestion] = {}
    for other in ordered:
        shown.setdefault((0, other.item_id) if other.item_id is not None else (other.id, 0), other)
    return list(shown.values())[:MOST]


def undecided(said: Sequence[Suggestion], looked: Mapping[SuggestionId, Tally]) -> list[Suggestion]:
    """What the reps have not decided: first what could be joined with another, then what matters to most people."""
    ordered = [card.first for card, _ in in_fair_order(said, looked)]
    of_topic = Counter(each.topic for each in ordered if each.life in (Life.GOT, Life.LISTED))
    left = [each for each in ordered if each.life is Life.GOT]
    return sorted(left, key=lambda each: of_topic[each.topic] < 2)


def put_all(unit: Unit, suggestion: Suggestion, *, title: str, now: datetime) -> Item:
    """On the list, with everybody who pressed the same topic and said no more."""
    together = same_topic(unit.agenda.list_for(suggestion.meeting_id or MeetingId(0)), suggestion)
    item = put_on_list(unit, suggestion, title=title, item=None, now=now)
    for other in together[1:]:
        put_on_list(unit, other, title=title, item=item.id, now=now)
    return item


def join(unit: Unit, suggestion: Suggestion, other: Suggestion, *, title: str, now: datetime) -> Item:
    """Both are one item on the list. Repeating it changes nothing.

    Raises:
        OldButton: they are not said for the same meeting, or the board has talked about one of them.
    """
    if suggestion.meeting_id != other.meeting_id:
        raise OldButton
    item = put_all(unit, other, title=title, now=now)
    together = same_topic(unit.agenda.list_for(suggestion.meeting_id or MeetingId(0)), suggestion)
    left = suggestion.item_id
    for each in together:
        put_on_list(unit, each, title=title, item=item.id, now=now)
    if left not in (None, item.id) and left is not None and not unit.agenda.list_behind(left):
        unit.agenda.remove_item(left)
    return item


def take_apart(unit: Unit, suggestion: Suggestion, *, title: str, emoji: str) -> Item:
    """It is an item of its own again, with everybody who made the same bare tap. Repeating it changes nothing.

    Raises:
        OldButton: it is not on the list, or the board has talked about it.
    """
    if suggestion.life is not Life.LISTED or suggestion.item_id is None or suggestion.meeting_id is None:
        raise OldButton(tap("agenda.life", suggestion.id))
    behind = unit.agenda.list_behind(suggestion.item_id)
    leave = same_topic(behind, suggestion)
    if len(leave) == len(behind):
        # One thing alone, or one bare tap of several people, which is one card.
        return unit.agenda.get_item(suggestion.item_id)
    own = unit.agenda.add_item(suggestion.meeting_id, title=title, emoji=emoji)
    for each in leave:
        unit.agenda.change(each.id, item_id=own)
    return unit.agenda.get_item(own)
