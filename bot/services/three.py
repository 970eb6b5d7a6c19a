"""Which 3 matter most: a round over the short list, from the close of the list until it goes out."""

from collections.abc import Collection
from datetime import datetime

from bot.ids import MeetingId, SuggestionId
from bot.rules.agenda import ListClosed, Suggestion
from bot.rules.meetings import Meeting
from bot.rules.people import Member, check_has_voice
from bot.rules.refusals import OldButton
from bot.rules.sorting import ROUND_FROM, SHORT_LIST, SHOWN_FROM, THREE, in_fair_order, to_look_at
from storage.unit import Unit


def make_short_list(unit: Unit, meeting: MeetingId) -> None:
    """What matters most until now, for everybody to choose from. Where there is little, there is no round."""
    ordered = in_fair_order(to_look_at(unit.agenda.list_for(meeting)), unit.agenda.list_looked(meeting))
    short = [card.first.id for card, _ in ordered[:SHORT_LIST]]
    unit.agenda.put_short_list(meeting, short if len(ordered) >= ROUND_FROM else [])


def is_open(unit: Unit, meeting: Meeting, *, now: datetime) -> bool:
    """The list is closed, and did not go out."""
    closes = unit.schedule.find("agenda.close", meeting.id)
    return not (meeting.agenda_sent or meeting.called_off) and (closes is None or closes <= now)


def to_choose_from(unit: Unit, meeting: Meeting, *, now: datetime) -> dict[int, Suggestion]:
    """The short list by place. Raises ListClosed when there is no round now."""
    found = unit.agenda.list_short(meeting.id)
    if not found or not is_open(unit, meeting, now=now):
        raise ListClosed
    return found


def choose(unit: Unit, member: Member, meeting: Meeting, places: Collection[int], *, now: datetime) -> None:
    """What matters most to a member, in place of what they chose before. None: they do not know, which is an answer.

    Raises:
        NotYours: no voice of their own in the group.
        ListClosed: there is no round now.
        OldButton: more than three, what is not on the short list, or the meeting of another board.
    """
    check_has_voice(member)
    if unit.people.get_group(member.group_id).board_id != meeting.board_id:
        raise OldButton
    known = to_choose_from(unit, meeting, now=now)
    if len(set(places)) > THREE or not set(places) <= known.keys():
        raise OldButton
    unit.agenda.choose_three(meeting.id, member.id, sorted(set(places)))
    people, counts = unit.agenda.count_three(meeting.id)
    if people >= unit.shown.find(meeting.id)[0] + SHOWN_FROM:
        unit.shown.keep(meeting.id, people, counts)


def chosen(unit: Unit, meeting: MeetingId) -> tuple[int, dict[int, int]]:
    """How many people said what matters most, and how many of them chose each place, as it is shown.

    It changes only when five more people have chosen: who looks twice does not see what one person chose.
    """
    return unit.shown.find(meeting)


def times_chosen(unit: Unit, meeting: MeetingId, *, is_last: bool = False) -> dict[SuggestionId, int]:
    """How often each thing on the short list was chosen; nothing where too few people chose.

    Args:
        is_last: the list goes out, and everybody's choice counts; until then nothing but what is shown.
    """
    people, counts = unit.agenda.count_three(meeting) if is_last else chosen(unit, meeting)
    if not can_be_shown(people):
        return {}
    return {said.id: counts.get(place, 0) for place, said in unit.agenda.list_short(meeting).items()}


def can_be_shown(people: int) -> bool:
    """Where fewer chose, numbers would tell who chose what."""
    return people >= SHOWN_FROM
