"""Telling the safe person about harm: nobody else hears it, and nothing of it stays in the group.

No fact is written here. What is a fact is kept for good, stands in the export and could tell a facilitator of a small
group who it was. So these deeds write their letters themselves.
"""

from datetime import datetime
from textwrap import wrap
from typing import NamedTuple

from bot.ids import GroupId, PersonId, QuestionId, SuggestionId, WorryId
from bot.rules.agenda import TEXT_MOST
from bot.rules.people import Group, Member, Person
from bot.rules.refusals import OldButton
from bot.rules.schedule import Push, WallTime
from bot.rules.worries import KEPT, Worry, asks_again_at
from bot.screen import Reply, Tap, tap
from bot.services import agenda
from storage.unit import Unit

KINDS = ("worries.again", "worries.over")


def tell(unit: Unit, member: Member, reply: Reply, *, now: datetime, is_pushed: bool = False) -> Worry:
    """The safe person hears at once that this person is not safe. What is said before that was read is added to it.

    Args:
        is_pushed: they are told how to vote. Harm that is said beside it makes it a worry about harm.

    Raises:
        OldButton: nobody of the bot is the safe person of this group.
    """
    safe = unit.worries.find_reached(member.group_id)
    if safe is None:
        raise OldButton
    waiting = _waiting(unit, member.person_id, member.group_id)
    for each in waiting:
        is_still = each.is_pushed and is_pushed
        unit.worries.change(each.id, safe_id=safe, is_slip=False, is_pushed=is_still)
        if (each.safe_id, each.is_slip, each.is_pushed) != (safe, False, is_still):
            _write(unit, safe, tap("worries.read", each.id), now=now)
    if waiting:
        return more(unit, _known(unit, waiting[-1].id), reply, now=now)
    return _begin(unit, _Whose(member.person_id, member.group_id, safe, is_pushed), reply, now=now)


def _waiting(unit: Unit, person: PersonId, group: GroupId) -> list[Worry]:
    """What somebody said that nobody has read, the oldest first."""
    return [worry for worry in unit.worries.list_of_group(group) if worry.person_id == person]


class _Whose(NamedTuple):
    """Who said it, and who hears it. `safe` None: nobody yet."""

    person: PersonId
    group: GroupId
    safe: PersonId | None
    is_pushed: bool


def _begin(unit: Unit, whose: _Whose, reply: Reply, *, now: datetime) -> Worry:
    """A worry of its own; long words are several, because each is one message. The last one."""
    first, *rest = wrap(reply.text.strip(), TEXT_MOST, replace_whitespace=False) or [""]
    worry = _add(unit, whose, Reply(text=first, voice=reply.voice, photo=reply.photo), now=now)
    for text in rest:
        worry = _add(unit, whose, Reply(text=text), now=now)
    return worry


def _add(unit: Unit, whose: _Whose, reply: Reply, *, now: datetime) -> Worry:
    values: dict[str, object] = {
        "person_id": whose.person,
        "group_id": whose.group,
        "safe_id": whose.safe,
        "text": reply.text,
        "voice": reply.voice,
        "photo": reply.photo,
        "said_at": now,
        "is_pushed": whose.is_pushed,
    }
    worry = unit.worries.add(values)
    zone = unit.people.get_group(whose.group).zone
    _ask_again(unit, worry, now, now=now)
    unit.schedule.set("worries.over", worry, WallTime.of(now + KEPT, zone))
    if whose.safe is not None:
        _write(unit, whose.safe, tap("worries.read", worry), now=now)
    return _known(unit, worry)


def _known(unit: Unit, worry: WorryId) -> Worry:
    found = unit.worries.find(worry)
    if found is None:
        raise OldButton
    return found


def _write(unit: Unit, to: PersonId, view: Tap, *, now: datetime) -> None:
    """A letter at once, at any hour; the same view that still waits is not sent twice."""
    unit.deliveries.take_back(view, people=[to])
    unit.deliveries.put(to, view, push=Push.NOW, not_before=now, key=f"{view.encode()}:{to}:{now.isoformat()}")


def _ask_again(unit: Unit, worry: WorryId, said_at: datetime, *, now: datetime) -> None:
    again = asks_again_at(said_at, now=now)
    if again is not None:
        group = unit.people.get_group(_known(unit, worry).group_id)
        unit.schedule.set("worries.again", worry, WallTime.of(again, group.zone))


def tell_instead(unit: Unit, member: Member, where: str, number: int, *, now: datetime) -> Worry:
    """What was said for the board, or as an answer, is for the safe person: it is there and nowhere else any more.

    Args:
        where: `agenda` with a suggestion, `feedback` with a question, `home` with what came without a question, each
            with its number; `again` with a worry that waits, where somebody else is the safe person now; `help` when
            nothing was said yet, `pushed` when somebody tells them how to vote.

    Raises:
        OldButton: it is not theirs, or nobody of the bot is the safe person.
    """
    said = Reply()
    if where == "agenda":
        suggestion = agenda.get(unit, SuggestionId(number))
        if suggestion.person_id != member.person_id:
            raise OldButton
        said = Reply(text=suggestion.text, voice=suggestion.voice, photo=suggestion.photo)
        worry = tell(unit, member, said, now=now)
        unit.agenda.remove(suggestion.id)
        return worry
    if where == "feedback":
        view = unit.feedback.find_view(QuestionId(number), member.person_id)
        if view is not None:
            said = Reply(text=view.text, voice=view.voice, photo=view.photo)
        worry = tell(unit, member, said, now=now)
        unit.feedback.remove_view(QuestionId(number), member.person_id)
        return worry
    if where == "home":
        said = unit.outbox.take_unasked(member.person_id, number) or said
    is_pushed = where == "pushed" or (where == "again" and _known(unit, WorryId(number)).is_pushed)
    return tell(unit, member, said, now=now, is_pushed=is_pushed)


def own(unit: Unit, person: Person, worry: WorryId) -> Worry:
    """What this person said. Raises OldButton: it is somebody else's, or it was read."""
    found = _known(unit, worry)
    if found.person_id != person.id:
        raise OldButton
    return found


def more(unit: Unit, worry: Worry, reply: Reply, *, now: datetime) -> Worry:
    """More words come after those before. What has no room there, like a second voice or photo, is a second worry.

    It never takes the place of what was told before: perhaps the safe person has not heard that.
    """
    text = "\n".join(each for each in (worry.text, reply.text.strip()) if each)
    if (worry.voice and reply.voice) or (worry.photo and reply.photo) or len(text) > TEXT_MOST:
        whose = _Whose(worry.person_id, worry.group_id, worry.safe_id, worry.is_pushed)
        return _begin(unit, whose, reply, now=now)
    unit.worries.change(worry.id, text=text, voice=reply.voice or worry.voice, photo=reply.photo or worry.photo)
    changed = _known(unit, worry.id)
    if changed.safe_id is not None:
        _write(unit, changed.safe_id, tap("worries.read", worry.id), now=now)
    return changed


def slip(unit: Unit, worry: Worry, *, now: datetime) -> None:
    """It was a slip of the finger, or somebody made them say so: the safe person hears both."""
    for each in _waiting(unit, worry.person_id, worry.group_id):
        unit.worries.change(each.id, is_slip=True)
        if each.safe_id is not None:
            _write(unit, each.safe_id, tap("worries.read", each.id), now=now)


def readable(unit: Unit, person: Person, worry: WorryId) -> Worry:
    """A worry, for the safe person alone. Raises OldButton for everybody else, and when it is there no more."""
    found = _known(unit, worry)
    if found.safe_id != person.id or unit.worries.find_reached(found.group_id) != person.id:
        raise OldButton
    return found


def take(unit: Unit, person: Person, worry: WorryId, *, now: datetime) -> Worry:
    """The safe person has it: who said it hears so, and it is deleted here. Raises OldButton."""
    found = readable(unit, person, worry)
    _delete(unit, found)
    _write(unit, found.person_id, tap("worries.has", found.group_id), now=now)
    return found


def _delete(unit: Unit, worry: Worry) -> None:
    unit.worries.remove(worry.id)
    for kind in KINDS:
        unit.schedule.drop(kind, worry.id)


def again_due(unit: Unit, worry_id: WorryId, *, now: datetime) -> None:
    """Nobody read it yet: the safe person is asked again, and who said it is told the truth."""
    worry = unit.worries.find(worry_id)
    if worry is None:
        return
    _ask_again(unit, worry.id, worry.said_at, now=now)
    if worry.safe_id is not None:
        _write(unit, worry.safe_id, tap("worries.read", worry.id), now=now)
    _write(unit, worry.person_id, tap("worries.waits", worry.id), now=now)


def over_due(unit: Unit, worry_id: WorryId, *, now: datetime) -> None:
    """It was kept long enough. Who said it hears that nobody read it."""
    worry = unit.worries.find(worry_id)
    if worry is None:
        return
    _delete(unit, worry)
    _write(unit, worry.person_id, tap("worries.unread", worry.group_id), now=now)


def set_safe(unit: Unit, group: Group, person: PersonId | None, *, now: datetime) -> None:
    """Somebody else is the safe person now, or nobody of the bot.

    What the one before has not read is passed on to nobody: it was said to one person. Whoever said it decides.
    """
    if unit.worries.find_safe(group.id) == person:
        return
    unit.worries.set_safe(group.id, person)
    last: dict[PersonId, WorryId] = {}
    for worry in unit.worries.list_of_group(group.id):
        unit.worries.change(worry.id, safe_id=None)
        last[worry.person_id] = worry.id
    for whose, number in last.items():
        _write(unit, whose, tap("worries.changed", number), now=now)
