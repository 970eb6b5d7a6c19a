"""Telling people without a phone what is new: nobody falls into silence because they have none."""

from datetime import datetime

from bot.ids import FactId, MemberId
from bot.rules.news import FRESH_FOR, OF_PROMISES, OF_SUGGESTIONS, OF_SUMMARIES, News, news
from bot.rules.people import Group, Member, Person, check_facilitator
from bot.services.agenda import on_paper
from storage.unit import Unit


def waiting(unit: Unit, group: Group, *, now: datetime) -> list[tuple[Member, tuple[News, ...]]]:
    """Everybody on paper in a group, with what they were not told yet."""
    members = [member for member in unit.people.list_members(group.id, now=now) if member.on_paper]
    if not members:
        return []
    since = now.astimezone(group.zone).date() - FRESH_FOR
    happened = unit.facts.list(*OF_SUGGESTIONS, *OF_PROMISES, *OF_SUMMARIES, board=group.board_id, since=since)
    numbers = [member.id for member in members]
    told, cares = unit.told.up_to(numbers), unit.told.list_cared(numbers)
    return [(member, news(happened, cares.get(member.id, set()), told.get(member.id, FactId(0)))) for member in members]


def for_member(unit: Unit, by: Person, whose: MemberId, *, now: datetime) -> tuple[Member, tuple[News, ...]]:
    """What is new for one of them. Raises OldButton, NotYours, NotInGroup."""
    member = on_paper(unit, by, whose, now=now)
    group = unit.people.get_group(member.group_id)
    return next((known, found) for known, found in waiting(unit, group, now=now) if known.id == member.id)


def in_group(unit: Unit, by: Person, group: Group, *, now: datetime) -> list[tuple[Member, tuple[News, ...]]]:
    """The same of a whole group. Raises NotYours, NotInGroup."""
    check_facilitator(unit.people.member_in(group.id, by.id, now=now))
    return waiting(unit, group, now=now)


def tell(unit: Unit, by: Person, whose: MemberId, up_to: FactId, *, now: datetime) -> None:
    """A facilitator told them so far. What happened since is still new; repeating it changes nothing.

    Raises:
        OldButton, NotYours, NotInGroup.
    """
    member, found = for_member(unit, by, whose, now=now)
    known = [one.fact for one in found if one.fact <= up_to]
    if known:
        unit.told.note(member.id, known[-1], by.id, now=now)
