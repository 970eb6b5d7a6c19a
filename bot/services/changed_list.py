"""A list that went out and is changed after it: whom that concerns hears what is new, and everybody else nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zlib import crc32

from bot.ids import ItemId, MeetingId, PersonId, SuggestionId
from bot.rules.agenda import Item, Life, Suggestion
from bot.rules.facts import agenda as facts
from bot.rules.meetings import SILENT_AFTER, Meeting
from bot.rules.refusals import OldButton
from bot.screen import tap
from storage.unit import Unit

_Stands = tuple[str, Life, str]
"""Under which name a suggestion stands on the list, or why it does not."""
CHOSEN = (Life.LISTED, Life.NOT_CHOSEN)


@contextmanager
def told(unit: Unit, meeting: Meeting, by: PersonId, *, now: datetime) -> Iterator[None]:
    """What is done inside changes a list. Before it goes out nobody hears that, because all of it is told then.

    Raises:
        OldButton: what had no answer went on to the next meeting long ago.
    """
    if not meeting.agenda_sent:
        yield
        return
    if meeting.meets_at + SILENT_AFTER <= now:
        raise OldButton(tap("agenda.read", meeting.id))
    with _compared(unit, meeting, by, now=now):
        yield


@contextmanager
def noticed(unit: Unit, meeting_id: MeetingId | None, *, now: datetime) -> Iterator[None]:
    """What is done inside may change a list, and must not wait for that. Nobody may find out who did it."""
    meeting = None if meeting_id is None else unit.meetings.get(meeting_id)
    if meeting is None or not meeting.agenda_sent:
        yield
        return
    with _compared(unit, meeting, facts.NOBODY, now=now):
        yield


@contextmanager
def _compared(unit: Unit, meeting: Meeting, by: PersonId, *, now: datetime) -> Iterator[None]:
    items, said = _read(unit, meeting.id)
    yield
    new_items, new_said = _read(unit, meeting.id)
    before = _stand(items, said)
    stands = _stand(new_items, new_said)
    for each in new_said:
        was = before.get(each.id)
        if each.life in CHOSEN and stands[each.id] != was:
            _say(unit, each, meeting, 0 if was is None else _mark(was[1]), now)
    was_shown = _shown(items, said)
    if _shown(new_items, new_said) != was_shown and now < meeting.meets_at:
        unit.happened(facts.ListChanged(meeting.id, meeting.board_id, by, _mark(was_shown)), now=now)


def _read(unit: Unit, meeting: MeetingId) -> tuple[list[Item], list[Suggestion]]:
    return unit.agenda.list_items(meeting), unit.agenda.list_for(meeting)


def _stand(items: list[Item], said: list[Suggestion]) -> dict[SuggestionId, tuple[ItemId | None, _Stands]]:
    """Behind which item each suggestion stands, and what its author was told of it."""
    names: dict[ItemId | None, str] = {item.id: item.title for item in items}
    return {each.id: (each.item_id, (names.get(each.item_id, ""), each.life, each.reason)) for each in said}


def _shown(items: list[Item], said: list[Suggestion]) -> list[tuple[str, str, list[SuggestionId]]]:
    """What stands on paper, in its order: an item, and who stands behind it."""
    return [(item.emoji, item.title, sorted(each.id for each in said if each.item_id == item.id)) for item in items]


def _mark(told: object) -> int:
    """A number by which it is known again, small enough for a button, and never 0."""
    return crc32(repr(told).encode()) & 0x7FFFFFFF or 1


def is_as_told(unit: Unit, meeting: MeetingId, mark: int) -> bool:
    """Whether a list is again as it was when it had this mark: what was changed was taken back."""
    return _mark(_shown(*_read(unit, meeting))) == mark


def stands_as_told(unit: Unit, suggestion: Suggestion, mark: int) -> bool:
    """The same of where a suggestion stands on the list."""
    name = "" if suggestion.item_id is None else unit.agenda.get_item(suggestion.item_id).title
    return _mark((name, suggestion.life, suggestion.reason)) == mark


def _say(unit: Unit, suggestion: Suggestion, meeting: Meeting, was: int, now: datetime) -> None:
    about = suggestion.id, suggestion.group_id
    if suggestion.item_id is None:
        unit.happened(facts.SuggestionLeftOff(*about, meeting.id, was), now=now)
    else:
        unit.happened(facts.SuggestionListed(*about, suggestion.item_id, meeting.id, was), now=now)
