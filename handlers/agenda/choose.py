"""For the rep: choosing what the board talks about."""

from contextlib import AbstractContextManager
from dataclasses import replace

from bot.ids import ItemId, MeetingId, SuggestionId
from bot.rules.agenda import REASONS, TITLE_MOST, Item, Life, Suggestion, check_words
from bot.rules.meetings import Meeting
from bot.rules.refusals import OldButton
from bot.rules.sorting import NOBODY, Card, counted_together, people_of, same_topic
from bot.screen import Reply, Screen, tap
from bot.screens.agenda import choose as screens
from bot.screens.topics import topic_titles, topic_word
from bot.services import agenda as services
from bot.services import alike, came_back, changed_list, no_time, shared
from bot.services import meetings as meeting_services
from handlers.routes import At, Routes

routes = Routes()


def rep_of(at: At, meeting: MeetingId) -> Meeting:
    """A meeting for which this person chooses."""
    found = meeting_services.get(at.unit, meeting)
    services.check_chooses(at.unit, at.person, found, now=at.now)
    return found


def _chosen(at: At, suggestion: SuggestionId) -> Suggestion:
    """A suggestion that this rep may put on the list."""
    found = services.get(at.unit, suggestion)
    if found.meeting_id is None:
        raise OldButton
    rep_of(at, found.meeting_id)
    return found


def _changing(at: At, meeting: Meeting) -> AbstractContextManager[None]:
    """Around everything that changes a list: once it went out, that is told."""
    return changed_list.told(at.unit, meeting, at.person.id, now=at.now)


def _list_of(at: At, found: Suggestion | Item) -> Meeting:
    return meeting_services.get(at.unit, found.meeting_id or MeetingId(0))


@routes.view("agenda.choose_now")
def on_choose_now(at: At, meeting: MeetingId) -> Screen | None:
    found = rep_of(at, meeting)
    if found.agenda_sent:
        return None
    return screens.choose_now(at.words, found, len(counted_together(at.unit.agenda.list_for(meeting))))


@routes.view("agenda.choose")
def on_choose(at: At, meeting: MeetingId, page: int) -> Screen:
    """What people said, the most important first."""
    found = rep_of(at, meeting)
    important = services.by_importance(at.unit, meeting)
    said = counted_together(important)
    undecided = 0 if found.agenda_sent else sum(each.life is Life.GOT for each, _ in said)
    return screens.choose(
        at.words,
        found,
        said,
        len(important),
        on_list=len(at.unit.agenda.list_items(meeting)),
        undecided=undecided,
        page=page,
    )


@routes.view("agenda.one")
def on_one(at: At, suggestion: SuggestionId) -> Screen:
    return _one(at, _chosen(at, suggestion))


def _one(at: At, found: Suggestion, *, step: tuple[int, int] | None = None) -> Screen:
    meeting = found.meeting_id or MeetingId(0)
    people = people_of(same_topic(at.unit.agenda.list_for(meeting), found))
    behind = [] if found.item_id is None else at.unit.agenda.list_behind(found.item_id)
    return screens.one(
        at.words,
        found,
        at.unit.agenda.list_looked(meeting).get(found.id, NOBODY),
        alike.nearest(at.unit, found),
        times_back=came_back.past_of(at.unit, found.id).times_back,
        times_cut=no_time.times_cut(at.unit, found.board_id)[found.id],
        people=people,
        is_joined=len(behind) > len(same_topic(behind, found)),
        groups=_groups(at, found),
        step=step,
    )


def _groups(at: At, found: Suggestion) -> tuple[str, ...]:
    """Which groups say it; nothing where the board has only one."""
    groups = at.unit.people.list_groups_of_board(found.board_id)
    if len(groups) < 2:
        return ()
    together = same_topic(at.unit.agenda.list_for(found.meeting_id or MeetingId(0)), found)
    return shared.groups_of(at.unit, Card(tuple(together)), groups)


@routes.view("agenda.next")
def on_next(at: At, meeting: MeetingId) -> Screen:
    """The next one that nobody decided; after the last one the list as it will look."""
    found = rep_of(at, meeting)
    said = at.unit.agenda.list_for(meeting)
    left = alike.undecided(said, at.unit.agenda.list_looked(meeting))
    if found.agenda_sent or not left:
        return on_ready(at, meeting)
    total = len(counted_together(said))
    return replace(_one(at, left[0], step=(total - len(left) + 1, total)), page=tap("agenda.next", meeting))


@routes.view("agenda.ready")
def on_ready(at: At, meeting: MeetingId) -> Screen:
    """The list as it will look, and one question."""
    found = rep_of(at, meeting)
    listed = services.as_sent(at.unit, meeting, titles=topic_titles(at.words))
    if found.agenda_sent or not listed:
        return on_list(at, meeting, 0)
    said = counted_together(at.unit.agenda.list_for(meeting))
    undecided = sum(each.life is Life.GOT for each, _ in said)
    return screens.ready(at.words, found, listed, undecided=undecided)


@routes.deed("agenda.put")
def on_put(at: At, suggestion: SuggestionId) -> Screen:
    """On the list, as an item of its own, named like its topic."""
    found = _chosen(at, suggestion)
    title = topic_word(at.words, found.topic)
    with _changing(at, _list_of(at, found)):
        item = alike.put_all(at.unit, found, title=title, now=at.now)
    return _decided(at, item.meeting_id, "put") or _put(at, item)


def _decided(at: At, meeting: MeetingId, what: str) -> Screen | None:
    """Who goes step by step comes to the next one, and sees that the last one counted; None for everybody else."""
    if tap("agenda.next", meeting) not in at.way:
        return None
    following = on_next(at, meeting)
    return replace(following, lines=(at.words.text(f"agenda.decided.{what}"), *following.lines))


def _put(at: At, item: Item) -> Screen:
    """An item, and how many suggestions are still not decided."""
    said = counted_together(at.unit.agenda.list_for(item.meeting_id))
    undecided = sum(each.life is Life.GOT for each, _ in said)
    people = people_of(at.unit.agenda.list_behind(item.id))
    return screens.item(at.words, item, people, undecided=undecided, sent=_list_of(at, item).agenda_sent)


@routes.deed("agenda.join_to")
def on_join_to(at: At, suggestion: SuggestionId, other: SuggestionId) -> Screen:
    """Together with another one that is not decided, or is on the list already."""
    found, near = _chosen(at, suggestion), _chosen(at, other)
    title = topic_word(at.words, near.topic)
    with _changing(at, _list_of(at, found)):
        item = alike.join(at.unit, found, near, title=title, now=at.now)
    return _decided(at, item.meeting_id, "joined") or _put(at, item)


@routes.view("agenda.behind")
def on_behind(at: At, item: ItemId, page: int) -> Screen:
    """What stands behind an item; each can be taken apart again."""
    found = _item(at, item)
    return screens.behind(at.words, found, at.unit.agenda.list_behind(item), page=page)


@routes.deed("agenda.apart")
def on_apart(at: At, suggestion: SuggestionId) -> Screen:
    """An item of its own again."""
    found = _chosen(at, suggestion)
    title = topic_word(at.words, found.topic)
    with _changing(at, _list_of(at, found)):
        own = alike.take_apart(at.unit, found, title=title, emoji=found.topic.emoji)
    return _put(at, own)


@routes.view("agenda.why")
def on_why(at: At, suggestion: SuggestionId) -> Screen:
    return screens.why(at.words, _chosen(at, suggestion))


@routes.reply("agenda.why")
def on_why_typed(at: At, reply: Reply, suggestion: SuggestionId) -> Screen:
    """The reason in the rep's own words."""
    found = _chosen(at, suggestion)
    reason = check_words(reply.text, most=200, after=tap("agenda.why", suggestion))
    return _left_off(at, found, reason)


def _left_off(at: At, found: Suggestion, reason: str) -> Screen:
    _leave_off(at, found, reason)
    meeting = found.meeting_id or MeetingId(0)
    return _decided(at, meeting, "left_off") or on_choose(at, meeting, 0)


def _leave_off(at: At, suggestion: Suggestion, reason: str) -> None:
    """With everybody who pressed the same topic and said no more: they get the same answer."""
    together = same_topic(at.unit.agenda.list_for(suggestion.meeting_id or MeetingId(0)), suggestion)
    with _changing(at, _list_of(at, suggestion)):
        for each in together:
            services.leave_off(at.unit, each, reason=reason)


@routes.deed("agenda.left_off")
def on_left_off(at: At, suggestion: SuggestionId, reason: str) -> Screen:
    """Not on the list, for this reason."""
    if reason not in REASONS:
        raise OldButton
    return _left_off(at, _chosen(at, suggestion), reason)


@routes.view("agenda.list")
def on_list(at: At, meeting: MeetingId, page: int) -> Screen:
    found = rep_of(at, meeting)
    sent = found.agenda_sent
    return screens.item_list(at.words, found, at.unit.agenda.list_items(meeting), sent=sent, page=page)


def _item(at: At, item: ItemId) -> Item:
    try:
        found = at.unit.agenda.get_item(item)
    except LookupError:
        raise OldButton from None
    rep_of(at, found.meeting_id)
    return found


@routes.view("agenda.item")
def on_item(at: At, item: ItemId) -> Screen:
    return _put(at, _item(at, item))


@routes.reply("agenda.item")
def on_item_named(at: At, reply: Reply, item: ItemId) -> Screen:
    """The rep gives an item another name."""
    title = check_words(reply.text, most=TITLE_MOST, after=tap("agenda.item", item))
    found = _item(at, item)
    meeting = _list_of(at, found)
    with _changing(at, meeting):
        services.call_item(at.unit, found, meeting, title=title)
    return on_item(at, item)


@routes.deed("agenda.up")
def on_up(at: At, item: ItemId, position: int) -> Screen:
    found = _item(at, item)
    with _changing(at, _list_of(at, found)):
        services.move_up(at.unit, found, position=position)
    return on_list(at, found.meeting_id, 0)


@routes.deed("agenda.off_list")
def on_off_list(at: At, item: ItemId) -> Screen:
    """Off the list again; what stands behind it can be chosen again."""
    found = _item(at, item)
    meeting = _list_of(at, found)
    with _changing(at, meeting):
        services.take_off(at.unit, found, is_sent=meeting.agenda_sent)
    return on_list(at, found.meeting_id, 0)


@routes.deed("agenda.send")
def on_send(at: At, meeting: MeetingId) -> Screen:
    found = rep_of(at, meeting)
    services.send(at.unit, found, titles=topic_titles(at.words), now=at.now)
    arrives = at.waits(tap("agenda.read", meeting))
    comes = "" if arrives is None else at.words.comes(arrives, now=at.now)
    return screens.sent(at.words, found, comes=comes)
