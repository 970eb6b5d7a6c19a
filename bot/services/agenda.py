"""Saying what matters, choosing what the board talks about, and telling people what became of their words."""

from datetime import datetime
from typing import NamedTuple, Unpack

from bot.ids import BoardId, ItemId, MeetingId, MemberId, SuggestionId
from bot.rules.agenda import LIST_DAYS, MOVES, PHOTOS_MOST, PUT_OFF, Gone, How, Item, Life, ListClosed, Suggestion
from bot.rules.facts import Fact
from bot.rules.facts import agenda as facts
from bot.rules.meetings import SILENT_AFTER, Meeting
from bot.rules.people import Member, Person, check_facilitator, check_has_voice
from bot.rules.refusals import NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.rules.sorting import in_fair_order
from bot.screen import Reply, tap
from bot.services import deputies, three
from bot.services.topics import pressed
from storage.tables.agenda import SuggestionColumns
from storage.unit import Unit


def open_meeting(unit: Unit, board: BoardId, *, now: datetime) -> Meeting | None:
    """The meeting for which suggestions are taken now: the first whose list is not closed."""
    found = list_planned(unit, board, now=now)
    return next((each.meeting for each in found if each.closes is not None and now < each.closes), None)


class Planned(NamedTuple):
    """A meeting to come. `asks`: when people are asked for it, `closes`: when its list closes; None: that was."""

    meeting: Meeting
    asks: datetime | None
    closes: datetime | None


def list_planned(unit: Unit, board: BoardId, *, now: datetime) -> list[Planned]:
    """The meetings to come, the next one first, with the days of their lists."""
    found = unit.meetings.list_planned(board, now)
    due = unit.schedule.list_of(LIST_DAYS, tuple(meeting.id for meeting in found))
    return [
        Planned(meeting, due.get(("agenda.ask", meeting.id)), due.get(("agenda.close", meeting.id)))
        for meeting in found
    ]


def closes_at(unit: Unit, meeting: MeetingId) -> datetime | None:
    """When the list of a meeting closes; None when it is closed."""
    return unit.schedule.find("agenda.close", meeting)


def get(unit: Unit, suggestion: SuggestionId) -> Suggestion:
    """Raises Gone when there is no such suggestion (any more)."""
    try:
        return unit.agenda.get(suggestion)
    except LookupError:
        raise Gone from None


def own(unit: Unit, person: Person, suggestion: SuggestionId, *, now: datetime) -> Suggestion:
    """A suggestion that this person may change: their own, or one they wrote down for a member on paper.

    Raises:
        OldButton: it is somebody else's.
    """
    found = get(unit, suggestion)
    if found.person_id == person.id:
        return found
    speaker = unit.people.get_member(found.member_id, now=now)
    helper = unit.people.find_member(person.id, found.group_id, now=now)
    if not speaker.on_paper or helper is None or not helper.is_facilitator:
        raise OldButton
    return found


def suggest(
    unit: Unit, member: Member, *, topic: str, board: BoardId, now: datetime, how: How = How.SELF
) -> Suggestion:
    """One tap on a topic is a full suggestion. The same tap again finds it.

    Raises:
        NotYours: not a member.
        OldButton: no such topic.
    """
    check_has_voice(member)
    pressed(unit, board, topic)
    meeting = open_meeting(unit, board, now=now)
    meeting_id = None if meeting is None else meeting.id
    same = unit.agenda.find_same(member.id, topic, meeting_id)
    if same is not None:
        return same
    values: dict[str, object] = {
        "member_id": member.id,
        "group_id": member.group_id,
        "board_id": board,
        "meeting_id": meeting_id,
        "topic": topic,
        "with_name": False,
        "how": how,
        "life": Life.GOT,
        "said_at": now,
    }
    made = unit.agenda.add(values)
    unit.happened(facts.SuggestionMade(made, member.group_id), now=now)
    suggestion = unit.agenda.get(made)
    wait_for_meeting(unit, suggestion, now)
    return suggestion


def say_more(unit: Unit, suggestion: Suggestion, *, text: str, reply: Reply, now: datetime) -> Suggestion:
    """Words, a voice or a photo are put to a suggestion, in place of those before. Raises ListClosed.

    What was sent together belongs together: the photos of an album come one by one, and stay beside each other.
    """
    check_still_open(unit, suggestion, now=now)
    columns: SuggestionColumns = {}
    if text:
        columns["text"] = text
    if reply.voice is not None:
        columns["voice"] = reply.voice
    goes_on = reply.album is not None and unit.agenda.find_album(reply.album) == suggestion.id
    if goes_on and reply.photo is not None and suggestion.photo is not None:
        if len(suggestion.photos) < PHOTOS_MOST:
            unit.agenda.add_photo(suggestion, reply.photo)
    elif reply.photo is not None:
        columns |= {"photo": reply.photo, "album": reply.album}
        unit.agenda.drop_more_photos(suggestion.id)
    if suggestion.how is How.CARRIED:
        columns["how"] = How.SELF
    if columns:
        unit.agenda.change(suggestion.id, **columns)
    return unit.agenda.get(suggestion.id)


def check_still_open(unit: Unit, suggestion: Suggestion, *, now: datetime) -> None:
    """Raises ListClosed when the list on which it stands is closed."""
    if suggestion.meeting_id is None:
        return
    closes = closes_at(unit, suggestion.meeting_id)
    if closes is None or closes <= now:
        raise ListClosed(tap("agenda.life", suggestion.id))


def name_it(unit: Unit, suggestion: Suggestion, *, with_name: bool) -> Suggestion:
    """With my name, or without."""
    unit.agenda.change(suggestion.id, with_name=with_name)
    return unit.agenda.get(suggestion.id)


def take_back(unit: Unit, suggestion: Suggestion, *, now: datetime) -> None:
    """A person takes their own suggestion back. Raises ListClosed."""
    check_still_open(unit, suggestion, now=now)
    unit.agenda.remove(suggestion.id)
    unit.happened(facts.SuggestionTakenBack(suggestion.id, suggestion.group_id), now=now)


def check_chooses(unit: Unit, person: Person, meeting: Meeting, *, now: datetime) -> None:
    """Raises NotYours unless this person is a rep of a group of the board, or goes to this meeting for one."""
    if not deputies.speaks_at(unit, person.id, meeting, now=now):
        raise NotYours


def by_importance(unit: Unit, meeting: MeetingId, *, is_last: bool = False) -> list[Suggestion]:
    """Everything said for a meeting, the most important first, what is counted together next to each other.

    What people chose as their three comes before what they did not choose. `is_last`: see `three.times_chosen`.
    """
    ordered = in_fair_order(unit.agenda.list_for(meeting), unit.agenda.list_looked(meeting))
    chosen = three.times_chosen(unit, meeting, is_last=is_last)
    first = sorted(ordered, key=lambda pair: -chosen.get(pair[0].first.id, 0))
    return [said for card, _ in first for said in card.said]


def put_on_list(unit: Unit, suggestion: Suggestion, *, title: str, item: ItemId | None, now: datetime) -> Item:
    """The rep puts a suggestion on the list: as an item of its own, or behind one that is there."""
    if suggestion.meeting_id is None:
        raise OldButton
    if suggestion.item_id is not None and item in (None, suggestion.item_id):
        return unit.agenda.get_item(suggestion.item_id)
    if item is None:
        item = unit.agenda.add_item(suggestion.meeting_id, title=title, emoji=suggestion.topic.emoji)
    try:
        there = unit.agenda.get_item(item)
    except LookupError:
        raise OldButton from None
    if there.meeting_id != suggestion.meeting_id:
        raise OldButton
    if suggestion.life is Life.LISTED:
        unit.agenda.change(suggestion.id, item_id=item)
    else:
        _becomes(unit, suggestion, Life.LISTED, item_id=item, reason="")
    return there


def _becomes(unit: Unit, suggestion: Suggestion, to: Life, **columns: Unpack[SuggestionColumns]) -> None:
    """Raises OldButton when it came further already, or somebody was quicker."""
    if to not in MOVES[suggestion.life] or not unit.agenda.advance(suggestion, to, **columns):
        raise OldButton(tap("agenda.life", suggestion.id))


def leave_off(unit: Unit, suggestion: Suggestion, *, reason: str) -> None:
    """The rep leaves a suggestion off the list, with a reason that the author will hear. The last reason counts.

    Raises:
        OldButton: the board has talked about it.
    """
    item = suggestion.item_id
    if suggestion.life is Life.NOT_CHOSEN:
        unit.agenda.change(suggestion.id, reason=reason)
    else:
        _becomes(unit, suggestion, Life.NOT_CHOSEN, item_id=None, reason=reason)
    if item is not None and not unit.agenda.list_behind(item):
        unit.agenda.remove_item(item)


def take_off(unit: Unit, item: Item, *, is_sent: bool) -> None:
    """The rep takes an item off the list; what stands behind it can be chosen again.

    Args:
        is_sent: people have read that list. So what stands behind it has to wait, and comes back by itself.

    Raises:
        OldButton: the board has talked about it.
    """
    if item.life is not Life.LISTED:
        raise OldButton
    if is_sent:
        for each in unit.agenda.list_behind(item.id):
            _becomes(unit, each, Life.NOT_CHOSEN, item_id=None, reason=PUT_OFF)
    unit.agenda.remove_item(item.id)


def call_item(unit: Unit, item: Item, meeting: Meeting, *, title: str) -> None:
    """The rep gives an item another name. What is asked and said about it goes on under that name."""
    unit.agenda.change_item(item.id, title=title)
    unit.feedback.call_topic(meeting.board_id, item.title, emoji=item.emoji, title=title)


def name_on_list(unit: Unit, suggestion: Suggestion) -> str:
    """Under which name it stands on the list; empty: it does not, or the board has talked about it."""
    if suggestion.item_id is None or suggestion.life is not Life.LISTED:
        return ""
    return unit.agenda.get_item(suggestion.item_id).title


def move_up(unit: Unit, item: Item, *, position: int) -> None:
    """One place earlier on the list, if it still has this position: pressing twice moves it once."""
    if item.position != position:
        return
    order = [each.id for each in unit.agenda.list_items(item.meeting_id)]
    place = order.index(item.id)
    if place:
        order[place - 1], order[place] = order[place], order[place - 1]
        unit.agenda.order(order)


def ask_due(unit: Unit, meeting_id: MeetingId, *, now: datetime) -> None:
    """Everybody is asked what the board should talk about."""
    meeting = unit.meetings.get(meeting_id)
    closes = closes_at(unit, meeting_id)
    if meeting.called_off or closes is None:
        return
    unit.happened(facts.SuggestionsWanted(meeting_id, meeting.board_id), now=now)


def close_due(unit: Unit, meeting_id: MeetingId, *, now: datetime) -> None:
    """The list closes; the reps are asked to choose."""
    meeting = unit.meetings.get(meeting_id)
    if not meeting.called_off:
        three.make_short_list(unit, meeting_id)
        unit.happened(facts.SuggestionsClosed(meeting_id, meeting.board_id), now=now)


def as_sent(unit: Unit, meeting: MeetingId, *, titles: dict[str, str]) -> list[tuple[str, str]]:
    """The list as it would go out now, with what nobody decided: picture and name of each item, in order."""
    listed = [(item.emoji, item.title) for item in unit.agenda.list_items(meeting)]
    left = (said for said in by_importance(unit, meeting) if said.life is Life.GOT)
    topics = dict.fromkeys(said.topic for said in left)
    return [*listed, *((topic.emoji, topic.called(titles)) for topic in topics)]


def send(unit: Unit, meeting: Meeting, *, titles: dict[str, str], now: datetime) -> None:
    """The list goes out to everybody. What the reps did not look at is on it, the most important first.

    Args:
        titles: the names of the proposed topics by key, for items that nobody named.
    """
    if meeting.called_off or not unit.meetings.send_list(meeting):
        return
    unit.schedule.drop("agenda.send", meeting.id)
    unit.schedule.drop("agenda.close", meeting.id)
    of_topic: dict[str, ItemId] = {}
    for suggestion in by_importance(unit, meeting.id, is_last=True):
        if suggestion.life is Life.GOT:
            key, title = suggestion.topic.key, suggestion.topic.called(titles)
            item = put_on_list(unit, suggestion, title=title, item=of_topic.get(key), now=now)
            of_topic[key] = item.id
    for suggestion in unit.agenda.list_for(meeting.id):
        if suggestion.item_id is None:
            unit.happened(facts.SuggestionLeftOff(suggestion.id, suggestion.group_id, meeting.id), now=now)
        else:
            about = suggestion.id, suggestion.group_id, suggestion.item_id, meeting.id
            unit.happened(facts.SuggestionListed(*about), now=now)
    unit.happened(facts.ListSent(meeting.id, meeting.board_id), now=now)


def moved(unit: Unit, item: ItemId, to: Life, *, now: datetime) -> None:
    """Something became of an item, and so of everything that was said about it. Repeating it changes nothing."""
    try:
        known = unit.agenda.get_item(item)
    except LookupError:
        return
    if known.life is to or not unit.agenda.advance_item(known, to):
        return
    for suggestion in unit.agenda.list_behind(item):
        if unit.agenda.advance(suggestion, to):
            unit.happened(_became(suggestion, to), now=now)


def _became(suggestion: Suggestion, to: Life) -> Fact:
    about = suggestion.id, suggestion.group_id
    match to:
        case Life.TALKED:
            return facts.SuggestionTalkedAbout(*about)
        case Life.PROMISED:
            return facts.SuggestionPromised(*about)
        case Life.DONE:
            return facts.SuggestionDone(*about)
        case Life.PARTLY:
            return facts.SuggestionPartlyDone(*about)
        case Life.NOT_DONE:
            return facts.SuggestionNotDone(*about)
        case Life.UNTOLD:
            return facts.SuggestionUntold(*about)
        case Life.GOT | Life.LISTED | Life.NOT_CHOSEN:
            raise ValueError(f"an item does not become {to}")


def wait_for_meeting(unit: Unit, suggestion: Suggestion, now: datetime, /) -> None:
    """Where no meeting is planned, somebody says so after 30 days."""
    if suggestion.meeting_id is None:
        zone = unit.people.get_group(suggestion.group_id).zone
        unit.schedule.set("agenda.waits", suggestion.id, WallTime.of(now + SILENT_AFTER, zone))


def add_for(
    unit: Unit, by: Person, member: MemberId, *, topic: str, how: How, board: BoardId, now: datetime
) -> Suggestion:
    """A facilitator writes down what a member on paper says. Raises as `on_paper`, and NotYours: no member."""
    return suggest(unit, on_paper(unit, by, member, now=now), topic=topic, board=board, how=how, now=now)


def on_paper(unit: Unit, by: Person, member: MemberId, *, now: datetime) -> Member:
    """A member for whom this facilitator writes things down.

    Raises:
        OldButton: they have a phone, and say it themselves.
        NotYours, NotInGroup.
    """
    try:
        speaker = unit.people.get_member(member, now=now)
    except LookupError:
        raise OldButton from None
    check_facilitator(unit.people.member_in(speaker.group_id, by.id, now=now))
    if not speaker.on_paper:
        raise OldButton
    return speaker
