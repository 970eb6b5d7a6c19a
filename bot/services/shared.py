"""What other groups of the board say about the same topic: one says so too, and both groups stay linked."""

from datetime import datetime

from bot.rules.agenda import Life, Opinion, Suggestion
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.rules.sorting import SHOWN_FROM, Card, cards
from bot.services import sorting
from bot.services.agenda import get
from storage.unit import Unit

OPEN = (Life.GOT, Life.LISTED)


def of_others(unit: Unit, member: Member, own: Suggestion) -> list[Card]:
    """What other groups say for the same meeting about the same topic, and this member has not looked at.

    Only what is open to the board is there: suggestions. Nothing here is a view or a worry.
    """
    if own.meeting_id is None or own.member_id != member.id:
        return []
    unseen = sorting.unseen(unit, member, own.meeting_id)
    about = (each for each in unseen if each.topic == own.topic and each.life in OPEN)
    return cards([each for each in about if each.group_id != member.group_id])


def shown_group(unit: Unit, said: Suggestion, *, now: datetime) -> Group | None:
    """The group that said it, where it shares its name and is so large that nobody in it can be guessed."""
    group = unit.people.get_group(said.group_id)
    if not group.shares_name:
        return None
    return group if unit.people.count_voices(group.id, now=now) >= SHOWN_FROM else None


def say_so_too(unit: Unit, member: Member, own: Suggestion, other: Suggestion, *, now: datetime) -> None:
    """What another group said is important to this member, too: the reps see both groups. Repeating changes nothing.

    Raises:
        OldButton: it is not about the same thing any more, or of the same group.
    """
    known = get(unit, other.id)
    is_same = (known.meeting_id, known.topic) == (own.meeting_id, own.topic)
    if own.member_id != member.id or not is_same or known.group_id == member.group_id:
        raise OldButton
    sorting.think(unit, member, known, Opinion.IMPORTANT, now=now)


def groups_of(unit: Unit, card: Card, groups: list[Group]) -> tuple[str, ...]:
    """The names of the groups in which somebody said it or finds it important, for a rep."""
    rows = unit.agenda.list_who_want([each.id for each in card.said])
    found = {group for _, _, group in rows} | {each.group_id for each in card.said if each.gathered}
    return tuple(group.name for group in groups if group.id in found)
