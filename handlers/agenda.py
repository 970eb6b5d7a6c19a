"""Saying something for the board, choosing what it talks about, and what became of it."""

from bot.ids import GroupId, ItemId, MeetingId, MemberId, PersonId, SuggestionId
from bot.rules.agenda import (
    REASONS,
    TEXT_MOST,
    TITLE_MOST,
    TOPICS,
    How,
    Item,
    Opinion,
    Suggestion,
    check_words,
    most_alike,
)
from bot.rules.meetings import Meeting
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import Empty, NotInGroup, OldButton, Refusal
from bot.screen import Button, Reply, Screen, tap
from bot.screens import agenda as screens
from bot.screens import home as home_screens
from bot.services import agenda as services
from bot.services import meetings as meeting_services
from bot.words import Words
from handlers.routes import At, Due, HomeEntry, Planned, Routes, There

routes = Routes()


def _me(at: At) -> Member:
    return at.member(at.group().id)


def _meeting(at: At, meeting: MeetingId) -> Meeting:
    """A meeting of a board of this person."""
    found = meeting_services.get(at.unit, meeting)
    meeting_services.group_in(at.unit, at.person, found, now=at.now)
    return found


def _rep_of(at: At, meeting: MeetingId) -> Meeting:
    found = meeting_services.get(at.unit, meeting)
    services.check_chooses(at.unit, at.person, found, now=at.now)
    return found


def _chosen(at: At, suggestion: SuggestionId) -> Suggestion:
    """A suggestion that this rep may put on the list."""
    found = services.get(at.unit, suggestion)
    if found.meeting_id is None:
        raise OldButton
    _rep_of(at, found.meeting_id)
    return found


def _seen(at: At, suggestion: SuggestionId) -> Suggestion:
    """A suggestion that somebody of the same board may look at."""
    found = services.get(at.unit, suggestion)
    boards = {
        at.unit.people.get_group(m.group_id).board_id for m in at.unit.people.list_memberships(at.person.id, now=at.now)
    }
    if found.board_id not in boards:
        raise NotInGroup
    return found


def _opinion(word: str) -> Opinion:
    try:
        return Opinion(word)
    except ValueError:
        raise OldButton from None


def _how(word: str) -> How:
    try:
        return How(word)
    except ValueError:
        raise OldButton from None


# Saying something


@routes.home(40)
def list_is_open(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While suggestions are taken."""
    meeting = services.open_meeting(at.unit, group.board_id, now=at.now)
    if meeting is None or not member.has_voice or at.unit.schedule.find("agenda.ask", meeting.id) is not None:
        return None
    closes = services.closes_at(at.unit, meeting.id)
    if closes is None:
        return None
    title, lines = screens.home_entry(at.words, closes)
    return HomeEntry(title, lines, Button(at.words.text("agenda.button.look"), tap("agenda.look")))


@routes.view("agenda.start")
def on_start(at: At) -> Screen:
    """What should the board talk about?"""
    _me(at)
    return screens.start(at.words)


@routes.deed("agenda.suggest")
def on_suggest(at: At, topic: str) -> Screen:
    """One tap is a full suggestion."""
    group = at.group()
    suggestion = services.suggest(at.unit, _me(at), topic=topic, board=group.board_id, now=at.now)
    return _thanks(at, suggestion)


def _thanks(at: At, suggestion: Suggestion) -> Screen:
    reps = at.unit.people.list_reps(suggestion.group_id, now=at.now)
    closes = None if suggestion.meeting_id is None else services.closes_at(at.unit, suggestion.meeting_id)
    return screens.thanks(at.words, suggestion, closes, at.words.all_of([rep.name for rep in reps]) if reps else "")


@routes.reply("agenda.start")
def on_start_said(at: At, reply: Reply) -> Screen:
    """Words before a topic: they are kept, and the topic is asked."""
    return _keep_then_ask(at, reply)


def _keep_then_ask(at: At, reply: Reply) -> Screen:
    if reply.edited:
        return home_screens.edited(at.words)
    if not (reply.text.strip() or reply.voice or reply.photo):
        raise Empty(tap("agenda.start"))
    if reply.text:
        check_words(reply.text, after=tap("agenda.start"))
    at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now)
    return screens.start(at.words, does="agenda.keep_as")


@routes.deed("agenda.keep")
def on_keep(at: At) -> Screen:
    """What came without a question is for the board: which topic?"""
    _me(at)
    return screens.start(at.words, does="agenda.keep_as")


@routes.deed("agenda.keep_as")
def on_keep_as(at: At, topic: str) -> Screen:
    """The topic of what came without a question."""
    member, group = _me(at), at.group()
    reply = at.unit.outbox.take_unasked(at.person.id)
    suggestion = services.suggest(at.unit, member, topic=topic, board=group.board_id, now=at.now)
    if reply is None:
        return _thanks(at, suggestion)
    text = reply.text.strip()[:TEXT_MOST]
    return screens.said_back(at.words, services.say_more(at.unit, suggestion, text=text, reply=reply, now=at.now))


@routes.view("agenda.say")
def on_say(at: At, suggestion: SuggestionId) -> Screen:
    """Say more."""
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    services.check_still_open(at.unit, found, now=at.now)
    return screens.say(at.words, found)


@routes.reply("agenda.say")
def on_said(at: At, reply: Reply, suggestion: SuggestionId) -> Screen:
    """More was said."""
    if reply.edited:
        return home_screens.edited(at.words)
    place = tap("agenda.say", suggestion)
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    if not (reply.voice or reply.photo):
        check_words(reply.text, after=place)
    text = reply.text.strip()[:TEXT_MOST]
    return screens.said_back(at.words, services.say_more(at.unit, found, text=text, reply=reply, now=at.now))


@routes.deed("agenda.named")
def on_named(at: At, suggestion: SuggestionId, with_name: int) -> Screen:
    """With my name or without."""
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    services.name_it(at.unit, found, with_name=bool(with_name))
    return screens.kept(at.words)


@routes.deed("agenda.all")
def on_all(at: At, suggestion: SuggestionId) -> Screen:
    """That is all."""
    services.own(at.unit, at.person, suggestion, now=at.now)
    return screens.kept(at.words)


@routes.deed("agenda.harm")
def on_harm(at: At, suggestion: SuggestionId) -> Screen:
    """Somebody hurts this person: call people at once, and keep it off the list."""
    found = next((s for s in (services.get(at.unit, suggestion),) if s.person_id == at.person.id), None)
    if found is None:
        raise OldButton
    services.report_harm(at.unit, _me(at), found, now=at.now)
    return screens.harm(at.words, at.group())


@routes.view("agenda.harm_told")
def on_harm_told(at: At, group: GroupId, person: PersonId) -> Screen:
    """For a facilitator."""
    check_facilitator(at.member(group))
    told = at.unit.people.find_member(person, group, now=at.now)
    if told is None:
        raise OldButton
    return screens.harm_told(at.words, told.name, at.unit.people.get_group(group).helper_name)


# Looking at what others say


@routes.view("agenda.ask")
def on_ask(at: At, meeting: MeetingId) -> Screen | None:
    """Everybody is asked."""
    closes = services.closes_at(at.unit, _meeting(at, meeting).id)
    if closes is None or closes <= at.now:
        return None
    return screens.ask(at.words, closes)


@routes.announcement("agenda.ask")
def on_ask_there(there: There, meeting: MeetingId) -> Screen | None:
    """The same in the group's chat."""
    closes = services.closes_at(there.unit, meeting)
    if closes is None or closes <= there.now:
        return None
    return screens.ask_there(there.words, closes, there.link("say_1"))


@routes.start("say")
def on_say_link(at: At, _rest: str) -> Screen:
    """From the group's chat."""
    return on_start(at)


@routes.view("agenda.look")
def on_look(at: At) -> Screen:
    """One suggestion of somebody else at a time."""
    member = _me(at)
    meeting = services.open_meeting(at.unit, at.group().board_id, now=at.now)
    unseen = [] if meeting is None else services.unseen(at.unit, member, meeting.id)
    return screens.look(at.words, unseen[0]) if unseen else screens.none_left(at.words)


@routes.deed("agenda.think")
def on_think(at: At, suggestion: SuggestionId, opinion: str) -> Screen:
    """Important, not sure, not for me; then the next one."""
    _seen(at, suggestion)
    services.think(at.unit, _me(at), suggestion, _opinion(opinion))
    return on_look(at)


# My things


@routes.menu("things", 10)
def mine_in_things(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """What I said."""
    return (Button(at.words.text("agenda.button.mine"), tap("agenda.mine", 0)),) if member.has_voice else ()


@routes.view("agenda.mine")
def on_mine(at: At, page: int) -> Screen:
    """What I said."""
    return screens.mine(at.words, at.unit.agenda.list_of(_me(at).id), page=page)


@routes.view("agenda.life")
def on_life(at: At, suggestion: SuggestionId) -> Screen:
    """What became of it."""
    found = _seen(at, suggestion)
    mine = found.person_id == at.person.id
    return screens.life(at.words, found, is_mine=mine, may_change=mine and _is_open(at, found))


def _is_open(at: At, suggestion: Suggestion) -> bool:
    try:
        services.check_still_open(at.unit, suggestion, now=at.now)
    except Refusal:
        return False
    return True


@routes.deed("agenda.take_back")
def on_take_back(at: At, suggestion: SuggestionId) -> Screen:
    """Take it back."""
    services.take_back(at.unit, services.own(at.unit, at.person, suggestion, now=at.now), now=at.now)
    return screens.taken_back(at.words)


# For the rep


@routes.menu("rep", 10)
def choose_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Choose what the board talks about."""
    meeting = at.unit.meetings.find_next(group.board_id, at.now)
    if meeting is None or not member.is_rep:
        return ()
    return (Button(at.words.text("agenda.button.choose"), tap("agenda.choose", meeting.id, 0)),)


@routes.view("agenda.choose_now")
def on_choose_now(at: At, meeting: MeetingId) -> Screen | None:
    """The list is closed."""
    found = _rep_of(at, meeting)
    if found.agenda_sent:
        return None
    return screens.choose_now(at.words, found, len(at.unit.agenda.list_for(meeting)))


@routes.view("agenda.choose")
def on_choose(at: At, meeting: MeetingId, page: int) -> Screen:
    """What people said, the most important first."""
    found = _rep_of(at, meeting)
    said = services.by_importance(at.unit, meeting)
    return screens.choose(at.words, found, said, on_list=len(at.unit.agenda.list_items(meeting)), page=page)


@routes.view("agenda.one")
def on_one(at: At, suggestion: SuggestionId) -> Screen:
    """One suggestion."""
    found = _chosen(at, suggestion)
    items = {item.id: item for item in at.unit.agenda.list_items(found.meeting_id or MeetingId(0))}
    said = [
        (int(item), other.text)
        for item in items
        for other in at.unit.agenda.list_behind(item)
        if other.topic == found.topic and other.id != found.id
    ]
    near = most_alike(found.text, said, most=1) or [number for number, _ in said][:1]
    counts = at.unit.agenda.count_important(found.meeting_id or MeetingId(0))
    return screens.one(at.words, found, counts.get(found.id, 0), [items[ItemId(number)] for number in near])


@routes.deed("agenda.put")
def on_put(at: At, suggestion: SuggestionId) -> Screen:
    """On the list, as an item of its own, named like its topic."""
    found = _chosen(at, suggestion)
    title = screens.topic_titles(at.words)[found.topic]
    item = services.put_on_list(at.unit, found, title=title, item=None, now=at.now)
    return screens.item(at.words, item, len(at.unit.agenda.list_behind(item.id)))


@routes.deed("agenda.join")
def on_join(at: At, suggestion: SuggestionId, item: ItemId) -> Screen:
    """On the list, together with one like it."""
    found = _chosen(at, suggestion)
    joined = services.put_on_list(at.unit, found, title="", item=item, now=at.now)
    return screens.item(at.words, joined, len(at.unit.agenda.list_behind(item)))


@routes.view("agenda.why")
def on_why(at: At, suggestion: SuggestionId) -> Screen:
    """Why not?"""
    return screens.why(at.words, _chosen(at, suggestion))


@routes.reply("agenda.why")
def on_why_typed(at: At, reply: Reply, suggestion: SuggestionId) -> Screen:
    """The reason in the rep's own words."""
    found = _chosen(at, suggestion)
    reason = check_words(reply.text, most=200, after=tap("agenda.why", suggestion))
    services.leave_off(at.unit, found, reason=reason)
    return on_choose(at, found.meeting_id or MeetingId(0), 0)


@routes.deed("agenda.left_off")
def on_left_off(at: At, suggestion: SuggestionId, reason: str) -> Screen:
    """Not on the list, for this reason."""
    if reason not in REASONS:
        raise OldButton
    found = _chosen(at, suggestion)
    services.leave_off(at.unit, found, reason=reason)
    return on_choose(at, found.meeting_id or MeetingId(0), 0)


@routes.view("agenda.list")
def on_list(at: At, meeting: MeetingId) -> Screen:
    """The list as it stands."""
    found = _rep_of(at, meeting)
    sent = found.agenda_sent
    return screens.item_list(at.words, found, at.unit.agenda.list_items(meeting), sent=sent)


def _item(at: At, item: ItemId) -> Item:
    try:
        found = at.unit.agenda.get_item(item)
    except LookupError:
        raise OldButton from None
    _rep_of(at, found.meeting_id)
    return found


@routes.view("agenda.item")
def on_item(at: At, item: ItemId) -> Screen:
    """One item."""
    return screens.item(at.words, _item(at, item), len(at.unit.agenda.list_behind(item)))


@routes.reply("agenda.item")
def on_item_named(at: At, reply: Reply, item: ItemId) -> Screen:
    """The rep gives an item another name."""
    _item(at, item)
    at.unit.agenda.change_item(item, title=check_words(reply.text, most=TITLE_MOST, after=tap("agenda.item", item)))
    return on_item(at, item)


@routes.deed("agenda.up")
def on_up(at: At, item: ItemId) -> Screen:
    """One place earlier."""
    found = _item(at, item)
    services.move_up(at.unit, found)
    return on_list(at, found.meeting_id)


@routes.deed("agenda.off_list")
def on_off_list(at: At, item: ItemId) -> Screen:
    """Off the list again; what stands behind it can be chosen again."""
    found = _item(at, item)
    at.unit.agenda.remove_item(item)
    return on_list(at, found.meeting_id)


@routes.deed("agenda.send")
def on_send(at: At, meeting: MeetingId) -> Screen:
    """The list goes out."""
    found = _rep_of(at, meeting)
    services.send(at.unit, found, titles=screens.topic_titles(at.words), now=at.now)
    return screens.sent(at.words, found)


# What everybody reads


@routes.view("agenda.read")
def on_read(at: At, meeting: MeetingId) -> Screen | None:
    """What the board talks about."""
    found = _meeting(at, meeting)
    if found.called_off:
        return None
    member = at.member(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    items = at.unit.agenda.list_items(meeting)
    return screens.read(at.words, found, items, may_print=member.is_facilitator or member.is_rep)


@routes.announcement("agenda.read")
def on_read_there(there: There, meeting: MeetingId) -> Screen | None:
    """The same in the group's chat."""
    found = there.unit.meetings.get(meeting)
    if found.called_off:
        return None
    items = there.unit.agenda.list_items(meeting)
    return screens.read_there(there.words, found, items, there.link("say_1"))


@routes.deed("agenda.paper")
def on_paper(at: At, meeting: MeetingId) -> Screen:
    """On one page."""
    found = _meeting(at, meeting)
    group = at.unit.people.get_group(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    items = [(item, at.unit.agenda.list_behind(item.id)) for item in at.unit.agenda.list_items(meeting)]
    return screens.paper(at.words, found, items, group.board_name)


# For the facilitator


@routes.menu("facilitator", 50)
def paper_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """What members on paper say."""
    return (Button(at.words.text("agenda.button.for_paper"), tap("agenda.whose", 0)),)


@routes.view("agenda.whose")
def on_whose(at: At, page: int) -> Screen:
    """Which member on paper."""
    group = at.group()
    check_facilitator(at.member(group.id))
    members = [m for m in at.unit.people.list_members(group.id, now=at.now) if m.on_paper and m.has_voice]
    return screens.whose(at.words, members, page=page)


def _on_paper(at: At, member: MemberId) -> Member:
    try:
        found = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    check_facilitator(at.member(found.group_id))
    return found


@routes.view("agenda.for")
def on_for(at: At, member: MemberId) -> Screen:
    """Which topic."""
    _on_paper(at, member)
    return screens.start(at.words, back=tap("agenda.whose", 0), does="agenda.how", args=(member,))


@routes.view("agenda.how")
def on_how(at: At, member: MemberId, topic: str) -> Screen:
    """Whose words."""
    if topic not in TOPICS:
        raise OldButton
    return screens.how(at.words, _on_paper(at, member), topic)


@routes.deed("agenda.add_for")
def on_add_for(at: At, member: MemberId, topic: str, how: str) -> Screen:
    """Written down for a member on paper."""
    group = at.group()
    added = services.add_for(at.unit, at.person, member, topic=topic, how=_how(how), board=group.board_id, now=at.now)
    return _thanks(at, added)


# The clock


@routes.plan
def planned(at: At, group: Group) -> tuple[Planned, ...]:
    """When lists close."""
    found = []
    for meeting in at.unit.meetings.list_planned(group.board_id, at.now):
        closes = services.closes_at(at.unit, meeting.id)
        if closes is not None:
            found.append(Planned(closes, at.words.text("agenda.plan.closes"), tap("meetings.show", meeting.id)))
    return tuple(found)


@routes.deadline("agenda.ask")
def ask_due(due: Due, subject: int) -> None:
    """Ask everybody."""
    services.ask_due(due.unit, MeetingId(subject), now=due.now)


@routes.deadline("agenda.close")
def close_due(due: Due, subject: int) -> None:
    """The list closes."""
    services.close_due(due.unit, MeetingId(subject), now=due.now)


@routes.deadline("agenda.send")
def send_due(due: Due, subject: int) -> None:
    """The reps did not send it, so it goes out as it is."""
    meeting = due.unit.meetings.get(MeetingId(subject))
    group = due.unit.people.list_groups_of_board(meeting.board_id)[0]
    titles = screens.topic_titles(Words(group.language, group.zone))
    services.send(due.unit, meeting, titles=titles, now=due.now)
