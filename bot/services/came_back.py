"""What was not answered or not done comes back to the board by itself: nothing is silent, and nobody's words vanish."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.ids import BoardId, GroupId, MeetingId, MemberId, PromiseId, SuggestionId
from bot.rules.agenda import COMES_BACK, PUT_OFF, Again, How, Life, Opinion, Suggestion
from bot.rules.facts import Fact, subject_of
from bot.rules.facts import agenda as facts
from bot.rules.promises import Promise
from bot.rules.topics import ELSE
from bot.services.agenda import open_meeting, wait_for_meeting
from storage.unit import Unit


def carry_over(
    unit: Unit, member: MemberId, group: GroupId, *, promise: Promise, text: str, now: datetime
) -> SuggestionId:
    """What was promised and is not known to be wholly done becomes a suggestion for the next meeting by itself.

    Everybody to whom it was important finds it important: they hear what becomes of it.

    Args:
        member: in whose name, of this group.
    """
    behind = [] if promise.item_id is None else unit.agenda.list_behind(promise.item_id)
    meeting = open_meeting(unit, promise.board_id, now=now)
    values: dict[str, object] = {
        "member_id": member,
        "group_id": group,
        "board_id": promise.board_id,
        "meeting_id": None if meeting is None else meeting.id,
        "topic": behind[0].topic.key if behind else ELSE,
        "text": text,
        "with_name": False,
        "how": How.CARRIED,
        "life": Life.GOT,
        "said_at": now,
    }
    carried = unit.agenda.add(values)
    wanted = unit.agenda.list_who_want([said.id for said in behind])
    for other in sorted({who for _, who, _ in wanted} - {member}):
        unit.agenda.think([carried], other, Opinion.IMPORTANT)
    unit.happened(facts.SuggestionCarriedOver(carried, group, promise.id), now=now)
    wait_for_meeting(unit, unit.agenda.get(carried), now)
    return carried


def silent_due(unit: Unit, meeting_id: MeetingId, *, now: datetime) -> None:
    """30 days after a meeting: what was on its list and got no answer goes on to the next one, and so does what had to
    wait for a later meeting. Both are said.
    """
    if unit.meetings.get(meeting_id).called_off:
        return
    for suggestion in unit.agenda.list_for(meeting_id):
        about = suggestion.id, suggestion.group_id
        if suggestion.life is Life.LISTED:
            _goes_on(unit, suggestion, facts.SuggestionUnanswered(*about), now=now)
        elif suggestion.life is Life.NOT_CHOSEN and suggestion.reason == PUT_OFF:
            _goes_on(unit, suggestion, facts.SuggestionPutOff(*about), now=now)


def _goes_on(unit: Unit, suggestion: Suggestion, said: Fact, *, now: datetime) -> None:
    following = open_meeting(unit, suggestion.board_id, now=now)
    number = None if following is None else following.id
    unit.agenda.advance(suggestion, Life.GOT, item_id=None, meeting_id=number)
    unit.happened(said, now=now)
    wait_for_meeting(unit, unit.agenda.get(suggestion.id), now)


def waits_due(unit: Unit, suggestion_id: SuggestionId, *, now: datetime) -> None:
    """Is there still no meeting planned for it? Then whom it concerns hears that, and so every 30 days."""
    try:
        suggestion = unit.agenda.get(suggestion_id)
    except LookupError:
        return
    if suggestion.meeting_id is None:
        unit.happened(facts.SuggestionWaits(suggestion_id, suggestion.group_id), now=now)
        wait_for_meeting(unit, suggestion, now)


@dataclass(frozen=True, slots=True)
class Past:
    """Where a suggestion comes from. `times_back`: how often it came back to the board without an answer or a deed."""

    times_back: int
    before: SuggestionId | None


def comes_again(unit: Unit, board: BoardId, promises: Collection[PromiseId]) -> Again | None:
    """For which meeting that is a suggestion now which came of one of these promises; None: nothing did, or it went."""
    found = unit.facts.list(facts.SuggestionCarriedOver, board=board) if promises else ()
    for each in reversed(found):
        if each.fact.promise in promises:
            try:
                said = unit.agenda.get(each.fact.suggestion)
            except LookupError:
                continue
            meeting = None if said.meeting_id is None else unit.meetings.get(said.meeting_id)
            return Again(said.id, None if meeting is None else meeting.meets_at.astimezone(meeting.zone).date())
    return None


def comes_again_of(unit: Unit, suggestion: Suggestion) -> Again | None:
    """The same of one suggestion: what came of a promise about it."""
    if suggestion.item_id is None or suggestion.life not in COMES_BACK:
        return None
    promises = [each.id for each in unit.promises.list_of_item(suggestion.item_id)]
    return comes_again(unit, suggestion.board_id, promises)


def past_of(unit: Unit, suggestion: SuggestionId) -> Past:
    """Worked out from facts: how often it came back, and the suggestion before it."""
    times, before = 0, None
    kinds = (facts.SuggestionUnanswered, facts.SuggestionPutOff, facts.SuggestionCut, facts.SuggestionCarriedOver)
    for each in unit.facts.list(*kinds, subject=subject_of("suggestion", suggestion)):
        times += 1
        if isinstance(each.fact, facts.SuggestionCarriedOver):
            before = _before(unit, each.fact.promise)
    return Past(times if before is None else times + past_of(unit, before).times_back, before)


def _before(unit: Unit, promise: PromiseId) -> SuggestionId | None:
    """The first of those about which it was promised."""
    item = unit.promises.get(promise).item_id
    behind = [] if item is None else unit.agenda.list_behind(item)
    return behind[0].id if behind else None
