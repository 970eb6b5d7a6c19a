"""Asking the groups, step by step, each with a proposal that one tap accepts."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta

from bot.ids import GroupId, ItemId, MeetingId, QuestionId
from bot.media.concepts import symbol_for
from bot.rules.agenda import Item, check_words
from bot.rules.feedback import (
    CHOICE_MOST,
    OWN,
    PROPOSALS,
    QUESTION_MOST,
    Kind,
    Question,
    State,
    WordsNeeded,
    closing_on,
    latest_close,
)
from bot.rules.leading import leads, proposal
from bot.rules.names import picture_and_words
from bot.rules.people import Group, Member, on_one_line
from bot.rules.refusals import Empty, NotYours, OldButton
from bot.rules.schedule import WallTime
from bot.screen import Button, Reply, Screen, tap
from bot.screens.feedback import ask as screens
from bot.services import meetings as meeting_services
from bot.services import speaking
from bot.services.feedback import ask as services
from bot.words import Words, offered, whole
from handlers.days import Choice, choose, day_of
from handlers.routes import At, Due, Planned, Routes

routes = Routes()
_NOON = time(12)


def _topics(at: At, meeting: MeetingId) -> list[Item]:
    """What the board talks about at this meeting; 0: at the last one, or else at the next."""
    if meeting:
        return at.unit.agenda.list_items(meeting)
    board = at.group().board_id
    near = (at.unit.meetings.find_last(board, at.now), at.unit.meetings.find_next(board, at.now))
    for found in near:
        if found is not None and (items := at.unit.agenda.list_items(found.id)):
            return items
    return []


def group_to_ask(at: At, meeting: MeetingId) -> Group:
    """The group in which this person asks: theirs, or else one for which they speak.

    Raises:
        NotYours, NotInGroup, OldButton.
    """
    if meeting:
        found = meeting_services.get(at.unit, meeting)
        group = at.unit.people.get_group(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    else:
        group = at.group()
    at.member(group.id)
    mine = speaking.looked_after(at.unit, at.person.id, group.board_id, now=at.now)
    if not mine:
        raise NotYours
    return group if group.id in mine else at.unit.people.get_group(mine[0])


def _draft(at: At, question: QuestionId) -> Question:
    return services.own_draft(at.unit, at.person, question, now=at.now)


# From the menus, and after a summary


@routes.menu("rep", 20)
def ask_in_rep_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return (Button(at.words.text("feedback.button.ask_groups"), tap("feedback.ask_now", 0)),) if member.is_rep else ()


@routes.menu("facilitator", 30)
def ask_in_facilitator_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return (Button(at.words.text("feedback.button.ask_groups"), tap("feedback.ask_now", 0)),)


@routes.view("feedback.ask_now")
def on_ask_now(at: At, meeting: MeetingId) -> Screen | None:
    """What do you want to ask your groups? After a summary this comes as a letter to every rep."""
    group_to_ask(at, meeting)
    if meeting:
        found = meeting_services.get(at.unit, meeting)
        if found.called_off or services.has_asked(at.unit, at.person.id, meeting):
            return None
    return screens.ask_now(at.words, meeting, _topics(at, meeting))


@routes.reply("feedback.ask_now")
def on_ask_now_said(at: At, reply: Reply, meeting: MeetingId) -> Screen:
    """The question was said at once, without a topic."""
    question = services.draft(at.unit, at.person, group_to_ask(at, meeting), meeting=meeting, now=at.now)
    return _worded(at, services.about(at.unit, question, topic="", emoji=""), reply)


@routes.deed("feedback.topic")
def on_topic(at: At, meeting: MeetingId, item: ItemId) -> Screen:
    """What it is about; 0 is nothing that was on the list."""
    question = services.draft(at.unit, at.person, group_to_ask(at, meeting), meeting=meeting, now=at.now)
    found = next((each for each in _topics(at, meeting) if each.id == item), None)
    if item and found is None:
        raise OldButton(tap("feedback.ask_now", meeting))
    topic, emoji = ("", "") if found is None else (found.title, found.emoji)
    return screens.template(at.words, services.about(at.unit, question, topic=topic, emoji=emoji))


# The words


@routes.view("feedback.template")
def on_template(at: At, question: QuestionId) -> Screen:
    return screens.template(at.words, _draft(at, question))


@routes.deed("feedback.word")
def on_word(at: At, question: QuestionId, template: str) -> Screen:
    """One of our questions: they are open, and lead nobody."""
    if template not in PROPOSALS:
        raise OldButton
    return screens.kind(at.words, services.word(at.unit, _draft(at, question), template=template))


@routes.reply("feedback.template", said_before=True)
def on_template_said(at: At, reply: Reply, question: QuestionId) -> Screen:
    """The question in the rep's own words or voice."""
    return _worded(at, _draft(at, question), reply)


def _worded(at: At, question: Question, reply: Reply) -> Screen:
    place = tap("feedback.template", question.id)
    text = check_words(reply.text, most=QUESTION_MOST, after=place) if reply.voice is None else ""
    worded = services.word(at.unit, question, template=OWN, text=text, voice=reply.voice)
    marks = leads(text, at.words.known.leading)
    if not marks:
        return screens.kind(at.words, worded)
    return screens.marked(at.words, worded, marks, _proposed(at, worded))


def _proposed(at: At, question: Question) -> str:
    """The question without what may lead, or an open one in place of it."""
    marks = leads(question.text, at.words.known.leading)
    two_sides = at.words.text("feedback.marked.two_sides", question="{question}")
    proposed = proposal(question.text, marks, two_sides=two_sides)
    return (proposed or at.words.text("feedback.marked.open"))[:QUESTION_MOST]


@routes.deed("feedback.proposed")
def on_proposed(at: At, question: QuestionId) -> Screen:
    """The rep takes the question that was proposed."""
    found = _draft(at, question)
    return screens.kind(at.words, services.word(at.unit, found, template=OWN, text=_proposed(at, found)))


@routes.deed("feedback.by")
def on_by(at: At, question: QuestionId, kind: str) -> Screen:
    """How people answer: one answer, several, an order, faces."""
    if kind not in tuple(Kind):
        raise OldButton(tap("feedback.kind", question))
    found = services.answer_by(at.unit, _draft(at, question), Kind(kind))
    return check_again(at, found) if found.kind is Kind.FACES else screens.choices(at.words, found)


@routes.view("feedback.kind")
def on_kind(at: At, question: QuestionId) -> Screen:
    found = _draft(at, question)
    if not found.is_said:
        raise Empty(tap("feedback.template", question))
    return screens.kind(at.words, found)


# The answers to choose


@routes.view("feedback.choices")
def on_choices(at: At, question: QuestionId) -> Screen:
    """Which answers people can choose."""
    return screens.choices(at.words, _draft(at, question))


@routes.deed("feedback.offer")
def on_offer(at: At, question: QuestionId, proposal: str) -> Screen:
    """One of the proposed answers."""
    emoji = next((answers[proposal] for answers in PROPOSALS.values() if proposal in answers), None)
    if emoji is None:
        raise OldButton
    found = _draft(at, question)
    return screens.choices(
        at.words, services.add_choice(at.unit, found, proposal=proposal, emoji=emoji, known=_known(at))
    )  # fmt: skip


@routes.reply("feedback.choices")
def on_choice_typed(at: At, reply: Reply, question: QuestionId) -> Screen:
    """An answer in the rep's own words; its picture is proposed, or typed in front of it."""
    place = tap("feedback.choices", question)
    if not reply.text.strip():
        raise WordsNeeded(place)
    emoji, typed = picture_and_words(check_words(reply.text, after=place))
    text = on_one_line(typed, most=CHOICE_MOST, after=place)
    picture = emoji or symbol_for(text, at.words.language)
    found = _draft(at, question)
    return screens.choices(at.words, services.add_choice(at.unit, found, emoji=picture, text=text, known=_known(at)))


def _known(at: At) -> Mapping[str, Collection[str]]:
    """How every language calls each proposed answer, and what stands beside the answers."""
    spoken = [whole(Words(each.code, at.words.zone), screens.answer_names)[0] for each in offered()]
    return {key: {names[key] for names in spoken} for key in screens.answer_names(at.words)}


@routes.deed("feedback.clear")
def on_clear(at: At, question: QuestionId) -> Screen:
    """The answers are chosen again from the beginning."""
    return screens.choices(at.words, services.clear_choices(at.unit, _draft(at, question)))


@routes.deed("feedback.no_choices")
def on_no_choices(at: At, question: QuestionId) -> Screen:
    """People answer in their own words."""
    cleared = services.clear_choices(at.unit, _draft(at, question))
    return check_again(at, services.answer_by(at.unit, cleared, Kind.ONE))


# Whom, how long, and off it goes


def check_again(at: At, question: Question) -> Screen:
    """Is that right? With what is chosen now."""
    groups = services.groups_asked(at.unit, question)
    board = at.unit.people.list_groups_of_board(question.board_id)
    mine = speaking.looked_after(at.unit, at.person.id, question.board_id, now=at.now)
    others = [group for group in board if group.id in mine and group.id != question.group_id]
    meets = services.meeting_times(at.unit, question, now=at.now)
    missed = meets[0] if meets and meets[0] < question.closes_at else None
    return screens.check(
        at.words,
        question,
        groups,
        others=others,
        of_several=len(mine) > 1,
        has_more_groups=len(board) > 1,
        missed=missed,
    )


@routes.view("feedback.check")
def on_check(at: At, question: QuestionId) -> Screen:
    found = _draft(at, question)
    services.check_ready(found)
    return check_again(at, found)


@routes.deed("feedback.whom")
def on_whom(at: At, question: QuestionId, everybody: int) -> Screen:
    """My group, or all groups of the board."""
    found = _draft(at, question)
    mine = speaking.looked_after(at.unit, at.person.id, found.board_id, now=at.now)
    group = at.person.group_id if at.person.group_id in mine else mine[0]
    return check_again(at, services.ask_whom(at.unit, at.person, found, None if everybody else group, now=at.now))


@routes.deed("feedback.only")
def on_only(at: At, question: QuestionId, group: GroupId) -> Screen:
    """One of several groups for which this rep speaks."""
    return check_again(at, services.ask_whom(at.unit, at.person, _draft(at, question), group, now=at.now))


@routes.view("feedback.day")
def on_day(at: At, question: QuestionId, first: int) -> Screen:
    """Another last day, of a draft or of a question that is open."""
    found = services.get(at.unit, question)
    is_draft = found.state is State.DRAFT
    found = (services.own_draft if is_draft else services.running)(at.unit, at.person, question, now=at.now)
    zone = services.zone_of(at.unit, found)
    times = services.meeting_times(at.unit, found, now=at.now)
    latest = latest_close(times, zone, now=at.now)
    earliest = at.now.astimezone(zone).date() + timedelta(days=1)
    last_day = None if latest is None else latest.astimezone(zone).date()
    title, lines = screens.day_words(at.words, last_day)
    choice = Choice(
        title=title,
        lines=lines,
        country=at.unit.people.list_groups_of_board(found.board_id)[0].country,
        earliest=earliest,
        latest=last_day,
        pick=lambda day: tap("feedback.on_day", question, day, found.version),
        page=lambda day: tap("feedback.day", question, day),
        back=tap("feedback.check" if is_draft else "feedback.life", question),
    )
    return choose(at.words, choice, first)


def _closes(at: At, question: Question, day: date) -> datetime:
    zone = services.zone_of(at.unit, question)
    return closing_on(WallTime.on(day, _NOON, zone).at.astimezone(UTC), zone)


@routes.deed("feedback.on_day")
def on_day_chosen(at: At, question: QuestionId, day: int, version: int) -> Screen:
    """People can answer up to this day."""
    found = services.get(at.unit, question)
    closes_at = _closes(at, found, day_of(day))
    changed = services.close_on(at.unit, at.person, question, closes_at=closes_at, version=version, now=at.now)
    return check_again(at, changed) if changed.state is State.DRAFT else screens.opened(at.words, changed)


@routes.deed("feedback.open")
def on_open(at: At, question: QuestionId) -> Screen:
    found = services.open_question(at.unit, at.person, question, now=at.now)
    return screens.opened(at.words, found, comes=at.comes(tap("feedback.question", question)))


@routes.deed("feedback.throw_away")
def on_throw_away(at: At, question: QuestionId) -> Screen:
    """The rep does not ask it after all."""
    services.throw_away(at.unit, _draft(at, question))
    return screens.thrown_away(at.words)


@routes.view("feedback.stop")
def on_stop(at: At, question: QuestionId) -> Screen:
    return screens.stop(at.words, services.running(at.unit, at.person, question, now=at.now))


@routes.deed("feedback.off")
def on_off(at: At, question: QuestionId) -> Screen:
    return screens.stopped(at.words, services.stop(at.unit, at.person, question, now=at.now))


@routes.view("feedback.stopped")
def on_stopped(at: At, question: QuestionId) -> Screen | None:
    """An act of power: a question was stopped."""
    found = services.seen(at.unit, at.person, question, now=at.now)
    return screens.stopped(at.words, found) if found.state is State.STOPPED else None


@routes.view("feedback.moved")
def on_moved(at: At, question: QuestionId, version: int) -> Screen | None:
    """An act of power: another last day."""
    found = services.seen(at.unit, at.person, question, now=at.now)
    return screens.moved(at.words, found) if found.state is State.OPEN and found.version == version else None


# The clock


@routes.plan
def planned(at: At, group: Group) -> tuple[Planned, ...]:
    """When questions close."""
    return tuple(
        Planned(question.closes_at, at.words.text("feedback.plan.closes"), tap("feedback.life", question.id))
        for question in at.unit.feedback.list_of_board(group.board_id, State.OPEN)
        if question.group_id in (None, group.id)
    )


@routes.deadline("feedback.remind")
def remind_due(due: Due, subject: int) -> None:
    """The one reminder."""
    services.remind_due(due.unit, QuestionId(subject), now=due.now)


@routes.deadline("feedback.close")
def close_due(due: Due, subject: int) -> None:
    services.close_due(due.unit, QuestionId(subject), now=due.now)
