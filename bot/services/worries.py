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
from bot.rules.worries import KEPT, LEAST, ONE_BREATH, Worry, asks_again_at
from bot.screen import Reply, Tap, tap
from bot.services import agenda, changed_list
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
        if each.safe_id != safe:
            unit.worries.change(each.id, safe_id=safe)
            _write(unit, safe, tap("worries.read", each.id), now=now)
    last = _known(unit, waiting[-1].id) if waiting else None
    # A press alone takes nothing back of what was said before it, and may be taken back by itself.
    if last is not None and (_is_bare(last) or not _is_silent(reply)) and last.is_pushed >= is_pushed:
        unit.worries.change(last.id, is_slip=False, is_pushed=last.is_pushed and is_pushed)
        return more(unit, _known(unit, last.id), reply, now=now)
    whose = _Whose(member.person_id, member.group_id, safe, is_pushed)
    return _begin(unit, whose, _messages(reply), now=now)


def _waiting(unit: Unit, person: PersonId, group: GroupId) -> list[Worry]:
    """What somebody said that nobody has read, the oldest first."""
    return [worry for worry in unit.worries.list_of_group(group) if worry.person_id == person]


def newest(unit: Unit, member: Member) -> Worry | None:
    """What this person said last that nobody has read; None: nothing."""
    return next(reversed(_waiting(unit, member.person_id, member.group_id)), None)


class _Whose(NamedTuple):
    """Who said it, and who hears it. `safe` None: nobody yet."""

    person: PersonId
    group: GroupId
    safe: PersonId | None
    is_pushed: bool


def _messages(reply: Reply) -> list[Reply]:
    """Long words are several, because each is one message; the first has the voice and the photo."""
    first, *rest = wrap(reply.text.strip(), TEXT_MOST, replace_whitespace=False) or [""]
    return [Reply(text=first, voice=reply.voice, photo=reply.photo), *(Reply(text=each) for each in rest)]


def _begin(unit: Unit, whose: _Whose, said: list[Reply], *, now: datetime) -> Worry:
    """A worry of its own for each of these. The last one."""
    return [_add(unit, whose, each, now=now) for each in said][-1]


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
    _set_clock(unit, _waiting(unit, whose.person, whose.group), now=now)
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


def _set_clock(unit: Unit, waiting: list[Worry], *, now: datetime) -> None:
    """All that waits of one person has one clock, which the first carries: they would be told one thing many times.

    They are asked again for what was said last, because each thing that is said is a letter of its own; and all of it
    is kept as long as that.
    """
    first, last = waiting[0], waiting[-1]
    zone = unit.people.get_group(first.group_id).zone
    again = asks_again_at(last.said_at, now=now)
    if again is not None:
        unit.schedule.set("worries.again", first.id, WallTime.of(again, zone))
    over = max(last.said_at + KEPT, now + LEAST)
    unit.schedule.set("worries.over", first.id, WallTime.of(over, zone))


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
        for photo in suggestion.more_photos:
            worry = more(unit, worry, Reply(photo=photo), now=now)
        with changed_list.noticed(unit, suggestion.meeting_id, now=now):
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


def is_on_paper(unit: Unit, suggestion: SuggestionId) -> bool:
    """Perhaps: the list for which it was said went out."""
    meeting = agenda.get(unit, suggestion).meeting_id
    return meeting is not None and unit.meetings.get(meeting).agenda_sent


def own(unit: Unit, person: Person, worry: WorryId) -> Worry:
    """What this person said. Raises OldButton: it is somebody else's, or it was read."""
    found = _known(unit, worry)
    if found.person_id != person.id:
        raise OldButton
    return found


def more(unit: Unit, worry: Worry, reply: Reply, *, now: datetime) -> Worry:
    """More words come after those before. What is said later, or has no room there, is a second worry.

    It never takes the place of what was told before: perhaps the safe person has not heard that.
    """
    first, *rest = _messages(reply)
    text = "\n".join(each for each in (worry.text, first.text) if each)
    is_later = now - worry.said_at > ONE_BREATH and not _is_silent(reply)
    is_full = (
        rest or is_later or len(text) > TEXT_MOST or (worry.voice and first.voice) or (worry.photo and first.photo)
    )
    if is_full and not _is_bare(worry):
        rest = [first, *rest]
    else:
        unit.worries.change(worry.id, text=text, voice=first.voice or worry.voice, photo=first.photo or worry.photo)
        if is_later:
            unit.worries.change(worry.id, said_at=now)
            _set_clock(unit, _waiting(unit, worry.person_id, worry.group_id), now=now)
        if worry.safe_id is not None:
            _write(unit, worry.safe_id, tap("worries.read", worry.id), now=now)
    if rest:
        whose = _Whose(worry.person_id, worry.group_id, worry.safe_id, worry.is_pushed)
        return _begin(unit, whose, rest, now=now)
    return _known(unit, worry.id)


def _is_bare(worry: Worry) -> bool:
    """It was a press, without a word."""
    return not (worry.text or worry.voice or worry.photo)


def _is_silent(reply: Reply) -> bool:
    return not (reply.text.strip() or reply.voice or reply.photo)


def slip(unit: Unit, worry: Worry, *, now: datetime) -> None:
    """It was a slip of the finger, or somebody made them say so: the safe person hears both.

    What was said before on another page was said in earnest, and stays so. A press without a word goes with it.
    """
    for each in _waiting(unit, worry.person_id, worry.group_id):
        if not _is_bare(each) and each.said_at != worry.said_at:
            continue
        unit.worries.change(each.id, is_slip=True)
        if each.safe_id is not None:
            _write(unit, each.safe_id, tap("worries.read", each.id), now=now)


def readable(unit: Unit, person: Person, worry: WorryId) -> Worry:
    """A worry, for the safe person alone. Raises OldButton for everybody else, and when it is there no more."""
    found = _known(unit, worry)
    if found.safe_id != person.id or unit.worries.find_reached(found.group_id) != person.id:
        raise OldButton
    return found


def take(unit: Unit, person: Person, worry: WorryId, *, now: datetime) -> tuple[Worry, Worry | None]:
    """The safe person has it, and it is deleted here. Raises OldButton.

    Returns:
        It, and what the same person said and is still to read. Who said it hears when there is nothing more.
    """
    found = readable(unit, person, worry)
    _delete(unit, [found])
    waiting = _waiting(unit, found.person_id, found.group_id)
    if waiting:
        _set_clock(unit, waiting, now=now)
        return found, waiting[0]
    _write(unit, found.person_id, tap("worries.has", found.group_id), now=now)
    return found, None


def _delete(unit: Unit, those: list[Worry]) -> None:
    for worry in those:
        unit.worries.remove(worry.id)
        for kind in KINDS:
            unit.schedule.drop(kind, worry.id)


def _carried(unit: Unit, worry: WorryId) -> list[Worry]:
    """All that waits with this one, when it carries the clock; nothing otherwise."""
    first = unit.worries.find(worry)
    waiting = [] if first is None else _waiting(unit, first.person_id, first.group_id)
    return waiting if first in waiting[:1] else []


def again_due(unit: Unit, worry: WorryId, *, now: datetime) -> None:
    """Nobody read it yet: the safe person is asked again, and who said it is told the truth."""
    waiting = _carried(unit, worry)
    if not waiting:
        return
    first = waiting[0]
    _set_clock(unit, waiting, now=now)
    if first.safe_id is None:
        _write(unit, first.person_id, tap("worries.changed", first.id), now=now)
        return
    _write(unit, first.safe_id, tap("worries.read", first.id), now=now)
    _write(unit, first.person_id, tap("worries.waits", first.group_id), now=now)


def over_due(unit: Unit, worry: WorryId, *, now: datetime) -> None:
    """It was kept long enough. Who said it hears that nobody read it."""
    waiting = _carried(unit, worry)
    if not waiting:
        return
    _delete(unit, waiting)
    _write(unit, waiting[0].person_id, tap("worries.unread", waiting[0].group_id), now=now)


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
