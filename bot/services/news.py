"""Telling people without a phone what is new: nobody falls into silence because they have none."""

from datetime import datetime, timedelta

from bot.ids import FactId, MemberId
from bot.rules.facts import people as facts
from bot.rules.facts import subject_of
from bot.rules.news import ASKED_EVERY, FRESH_FOR, OF_PROMISES, OF_SUGGESTIONS, OF_SUMMARIES, News, news
from bot.rules.people import Group, Member, Person, check_facilitator
from bot.rules.refusals import OldButton
from bot.screen import tap
from bot.services.agenda import on_paper
from storage.unit import Unit


def waiting(unit: Unit, group: Group, *, now: datetime) -> list[tuple[Member, tuple[News, ...]]]:
    """Everybody on paper in a group, with what they were not told yet."""
    members = [member for member in unit.people.list_members(group.id, now=now) if member.on_paper]
    if not members:
        return []
    since = now.astimezone(group.zone).date() - FRESH_FOR
    happened = unit.facts.list(*OF_SUGGESTIONS, *OF_PROMISES, *OF_SUMMARIES, board=group.board_id, since=since)
    known = unit.told.list_known([member.id for member in members])
    return [(member, news(happened, known[member.id].cares, known[member.id].up_to)) for member in members]


def for_member(unit: Unit, by: Person, whose: MemberId, *, now: datetime) -> tuple[Member, tuple[News, ...]]:
    """What is new for one of them. Raises OldButton, NotYours, NotInGroup."""
    member = on_paper(unit, by, whose, now=now)
    group = unit.people.get_group(member.group_id)
    return next((known, found) for known, found in waiting(unit, group, now=now) if known.id == member.id)


def in_group(unit: Unit, by: Person, group: Group, *, now: datetime) -> list[tuple[Member, tuple[News, ...]]]:
    """The same of a whole group. Raises NotYours, NotInGroup."""
    check_facilitator(unit.people.member_in(group.id, by.id, now=now))
    return waiting(unit, group, now=now)


def tell(unit: Unit, by: Person, whose: MemberId, up_to: FactId, *, now: datetime) -> FactId | None:
    """A facilitator told them so far. What happened since is still new; repeating it changes nothing.

    Returns:
        Up to which fact they had been told before (0: never), for who pressed by mistake; None: nothing changed.

    Raises:
        OldButton, NotYours, NotInGroup.
    """
    member, found = for_member(unit, by, whose, now=now)
    known = [one.fact for one in found if one.fact <= up_to]
    if not known:
        return None
    before = unit.told.up_to(member.id) or FactId(0)
    unit.told.note(member.id, known[-1], by.id, now=now)
    return before


def take_back(unit: Unit, by: Person, whose: MemberId, *, since: FactId, to: FactId, now: datetime) -> None:
    """The tick was a slip: they were told only as far as before. A tick that came after it stays.

    Raises:
        OldButton, NotYours, NotInGroup.
    """
    member = on_paper(unit, by, whose, now=now)
    if not 0 <= to < since:
        raise OldButton(tap("people.news_for", member.id))
    unit.told.take_back(member.id, since=since, to=to, by=by.id, now=now)


def ask_to_tell(unit: Unit, *, now: datetime) -> None:
    """Where something waits to be told, the facilitators hear it; while it waits, once a week."""
    for number in unit.told.list_groups():
        group = unit.people.get_group(number)
        since = now.astimezone(group.zone).date() - ASKED_EVERY + timedelta(days=1)
        asked = unit.facts.list(facts.NewsOnPaper, subject=subject_of("group", group.id), since=since)
        if not asked and any(found for _, found in waiting(unit, group, now=now)):
            unit.happened(facts.NewsOnPaper(group.id), now=now)
