"""Sorting with the group: one card of somebody else at a time, a few in a week, and what came of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.ids import MeetingId
from bot.rules.agenda import Decided, Life, Opinion, Suggestion
from bot.rules.people import Member, check_has_voice
from bot.rules.sorting import (
    A_WEEK,
    SHOWN_FROM,
    Card,
    cards,
    in_fair_order,
    is_bare,
    next_cards,
    same_topic,
    to_look_at,
    week_began,
)
from bot.screen import tap
from storage.unit import Unit


def unseen(unit: Unit, member: Member, meeting: MeetingId) -> list[Suggestion]:
    """What others said for this meeting and this member has not looked at. Who said the same has looked at it."""
    said = unit.agenda.list_with_seen(member.id, meeting)
    own = {each.topic for each, _ in said if each.member_id == member.id and is_bare(each)}
    left = (each for each, is_seen in said if each.member_id != member.id and not is_seen)
    return [each for each in to_look_at(left) if not (is_bare(each) and each.topic in own)]


def left_this_week(unit: Unit, member: Member, zone: ZoneInfo, *, now: datetime) -> int:
    """How many more cards this person may look at until Sunday, in all their groups."""
    return max(A_WEEK - unit.agenda.count_cards(member.person_id, since=week_began(now, zone)), 0)


def waiting(unit: Unit, member: Member, meeting: MeetingId, zone: ZoneInfo, *, now: datetime) -> int:
    """How many cards of others this person can look at now."""
    found = len(cards(unseen(unit, member, meeting)))
    return min(found, left_this_week(unit, member, zone, now=now)) if found else 0


def next_card(unit: Unit, member: Member, meeting: MeetingId) -> Card | None:
    """What this member looks at next; None: there is nothing more."""
    left = unseen(unit, member, meeting)
    return next_cards(left, unit.agenda.list_looked(meeting), member.id)[0] if left else None


def result(unit: Unit, meeting: MeetingId) -> list[tuple[Card, float]]:
    """Each card with its fair share, the most important first; nothing where too few people looked."""
    if unit.agenda.count_who_looked(meeting) < SHOWN_FROM:
        return []
    return in_fair_order(to_look_at(unit.agenda.list_for(meeting)), unit.agenda.list_looked(meeting))


def think(unit: Unit, member: Member, suggestion: Suggestion, opinion: Opinion, *, now: datetime) -> None:
    """A member says what they think of a card of somebody else. What they said last counts.

    Raises:
        NotYours: no voice of their own in the group.
        Decided: it is known what became of it.
    """
    check_has_voice(member)
    if suggestion.life not in (Life.GOT, Life.LISTED, Life.PROMISED):
        raise Decided(tap("agenda.life", suggestion.id))
    said = [suggestion] if suggestion.meeting_id is None else unit.agenda.list_for(suggestion.meeting_id)
    others = [each.id for each in same_topic(said, suggestion) if each.member_id != member.id]
    if others:
        unit.agenda.think(others, member.id, opinion, now=now)
