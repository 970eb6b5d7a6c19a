"""Asking the rep what happened; what was said, and the board's notes."""

from dataclasses import replace

from bot.ids import ItemId, MeetingId, SummaryId
from bot.languages import figures_in, promises_in
from bot.rules.meetings import written_up_at
from bot.rules.people import Group, Member
from bot.rules.promised import promise_in
from bot.rules.refusals import OldButton
from bot.rules.summaries import Asked, Material, Step, Summary, piece_key, step_after
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens.summaries import ask as screens
from bot.services import deputies
from bot.services import meetings as meeting_services
from bot.services.summaries import ask as services
from bot.services.summaries import untold
from handlers.days import number_of
from handlers.promises.write import begun_with, on_day_chosen, on_when
from handlers.routes import At, Due, HomeEntry, Routes

routes = Routes()


def to_write(at: At, summary: SummaryId) -> Summary:
    """A summary that this person may write. Raises OldButton, NotYours."""
    return services.to_write(at.unit, at.person, summary, now=at.now)


def _step(asked: str, item: ItemId) -> Step:
    try:
        return Step(Asked(asked), item or None)
    except ValueError:
        raise OldButton from None


def _after(at: At, summary: Summary, step: Step) -> Tap:
    following = step_after(services.steps_of(at.unit, summary), step)
    if following is None:
        return tap("summaries.answered", summary.id)
    return tap("summaries.question", summary.id, str(following.asked), following.item_id or 0)


def _question(at: At, summary: Summary, step: Step, *, page: int = 0) -> Screen:
    return screens.question(
        at.words,
        summary,
        step,
        items=at.unit.agenda.list_items(summary.meeting_id),
        outcomes=at.unit.summaries.outcomes(summary.id),
        after=_after(at, summary, step),
        page=page,
        noted=[] if step.item_id is None else services.said_about(at.unit, summary, step),
    )


# The letters


@routes.view("summaries.ask")
def on_ask(at: At, meeting: MeetingId) -> Screen | None:
    """On the evening of the meeting."""
    return _ask(at, meeting, again=False)


@routes.view("summaries.nudge")
def on_nudge(at: At, meeting: MeetingId) -> Screen | None:
    return None if services.is_begun(at.unit, meeting) else _ask(at, meeting, again=True)


def _ask(at: At, meeting: MeetingId, *, again: bool) -> Screen | None:
    found = meeting_services.get(at.unit, meeting)
    summary = at.unit.summaries.find_for(meeting)
    is_out = summary is not None and summary.edition > 0
    if found.called_off or is_out or not services.may_write(at.unit, at.person, found, now=at.now):
        return None
    return screens.ask(at.words, found, again=again)


@routes.reply("summaries.ask")
@routes.reply("summaries.nudge")
def on_ask_said(at: At, reply: Reply, meeting: MeetingId) -> Screen:
    """A rep who speaks at once has answered the first question."""
    summary = services.begin(at.unit, at.person, meeting_services.get(at.unit, meeting), now=at.now)
    return on_question_said(at, reply, summary.id, str(Asked.TALKED), ItemId(0))


# The questions


@routes.deed("summaries.begin")
def on_begin(at: At, meeting: MeetingId) -> Screen:
    """Begin with the first question."""
    found = meeting_services.get(at.unit, meeting)
    return _question(at, services.begin(at.unit, at.person, found, now=at.now), Step(Asked.TALKED))


@routes.view("summaries.question")
def on_question(at: At, summary: SummaryId, asked: str, item: ItemId) -> Screen:
    return _question(at, to_write(at, summary), _step(asked, item))


@routes.view("summaries.talk_page")
def on_talk_page(at: At, summary: SummaryId, page: int) -> Screen:
    """Another page of what could have been talked about."""
    return _question(at, to_write(at, summary), Step(Asked.TALKED), page=page)


@routes.deed("summaries.talked")
def on_talked(at: At, summary: SummaryId, item: ItemId, yes: int, page: int) -> Screen:
    """They talked about it, or did not."""
    found = to_write(at, summary)
    services.talked(at.unit, found, item, yes=bool(yes))
    return _question(at, found, Step(Asked.TALKED), page=page)


@routes.deed("summaries.tapped")
def on_tapped(at: At, summary: SummaryId, item: ItemId, asked: str, answer: str) -> Screen:
    """What they said or what happens next, by a tap; then the next question."""
    found, step = to_write(at, summary), _step(asked, item)
    services.tapped(at.unit, found, item, asked=step.asked, answer=answer)
    following = step_after(services.steps_of(at.unit, found), step)
    return screens.answered(at.words, found) if following is None else _question(at, found, following)


@routes.reply("summaries.question")
def on_question_said(at: At, reply: Reply, summary: SummaryId, asked: str, item: ItemId) -> Screen:
    """An answer in words or voice."""
    found, step = to_write(at, summary), _step(asked, item)
    if item:
        services.check_item(at.unit, found, item)
    services.keep(at.unit, found, at.person, step, reply=reply)
    return screens.kept(at.words, found, step, after=_after(at, found, step))


@routes.view("summaries.answered")
def on_answered(at: At, summary: SummaryId) -> Screen:
    return screens.answered(at.words, to_write(at, summary))


# What is known


@routes.view("summaries.known")
def on_known(at: At, summary: SummaryId, n: int) -> Screen:
    """What was said and what the notes say, one piece at a time."""
    found = to_write(at, summary)
    titles = {item.id: item.title for item in at.unit.agenda.list_items(found.meeting_id)}
    return screens.known(at.words, found, services.known(at.unit, found), titles, n)


def _piece(at: At, summary: Summary, n: int) -> Material:
    everything = services.known(at.unit, summary)
    if not 0 <= n < len(everything):
        raise OldButton
    return everything[n]


@routes.deed("summaries.private")
def on_private(at: At, summary: SummaryId, n: int, key: str, private: int) -> Screen:
    """A piece of the notes is private, or is not after all. An old button never means another piece."""
    found = to_write(at, summary)
    piece = _piece(at, found, n)
    if piece_key(piece.text) != key:
        raise OldButton(tap("summaries.known", summary, 0))
    services.keep_private(at.unit, found, piece, private=bool(private))
    return replace(on_known(at, summary, n), place=tap("summaries.known", summary, n))


@routes.deed("summaries.promised")
def on_promised(at: At, summary: SummaryId, n: int) -> Screen:
    """The notes say who promised what, and perhaps its day: it begins with that, and all of it can be changed."""
    found = to_write(at, summary)
    promised = promise_in(_piece(at, found, n).text, promises_in(found.language), figures_in(found.language))
    if promised is None:
        raise OldButton(tap("summaries.known", summary, 0))
    begun = begun_with(at, found.meeting_id, who=promised.who, what=promised.what)
    today = at.now.astimezone(at.unit.meetings.get(found.meeting_id).zone).date()
    if promised.due_on is None or promised.due_on < today:
        return on_when(at, begun.id)
    return on_day_chosen(at, begun.id, number_of(promised.due_on))


@routes.view("summaries.notes")
def on_notes(at: At, summary: SummaryId) -> Screen:
    """Paste the board's notes."""
    found = to_write(at, summary)
    return screens.notes(at.words, found, has_notes=_has_notes(at, found))


def _has_notes(at: At, summary: Summary) -> bool:
    return any(material.asked is Asked.NOTES for material in at.unit.summaries.list_materials(summary.id))


@routes.reply("summaries.notes")
def on_notes_pasted(at: At, reply: Reply, summary: SummaryId) -> Screen:
    """The notes, or the next part of them."""
    found = to_write(at, summary)
    services.paste(at.unit, found, at.person, text=reply.text)
    return screens.notes(at.words, found, has_notes=True)


@routes.deed("summaries.drop_notes")
def on_drop_notes(at: At, summary: SummaryId) -> Screen:
    """Take the notes out again."""
    found = to_write(at, summary)
    at.unit.summaries.drop_notes(found.id)
    return screens.notes(at.words, found, has_notes=False)


@routes.view("summaries.missing")
def on_missing(at: At, summary: SummaryId, n: int) -> Screen:
    """What no card says."""
    found = to_write(at, summary)
    return screens.missing(at.words, found, untold.untold(at.unit, found), n)


@routes.deed("summaries.leave_out")
def on_leave_out(at: At, summary: SummaryId, detail: str, reason: str) -> Screen:
    """It is left out on purpose; then the next one."""
    found = to_write(at, summary)
    if not untold.leave_out(at.unit, found, detail, reason=reason):
        services.leave_out(at.unit, found, detail, reason=reason)
    return screens.missing(at.words, found, untold.untold(at.unit, found), 0)


# Home, menus and the clock


@routes.home(35)
def not_told_yet(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For a rep, while the groups have heard nothing about the last meeting."""
    if not deputies.is_busy(at.unit, member, now=at.now):
        return None
    last = at.unit.meetings.find_last(group.board_id, at.now)
    if not deputies.speaks(at.unit, member, last, now=at.now):
        return None
    summary = None if last is None else at.unit.summaries.find_for(last.id)
    if last is None or last.called_off or (summary is not None and summary.edition):
        return None
    if at.now < written_up_at(last.meets_at, last.zone):
        return None
    title, lines = screens.home_entry(at.words)
    return HomeEntry(title, lines, Button(at.words.text("summaries.button.summary"), tap("summaries.open", last.id)))


def _in_menu(at: At, group: Group) -> tuple[Button, ...]:
    meeting = at.unit.meetings.find_last(group.board_id, at.now)
    if meeting is None:
        return ()
    return (Button(at.words.text("summaries.button.summary"), tap("summaries.open", meeting.id)),)


@routes.menu("rep", 20)
def summary_for_rep(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    last = None if member.is_rep else at.unit.meetings.find_last(group.board_id, at.now)
    return _in_menu(at, group) if deputies.speaks(at.unit, member, last, now=at.now) else ()


@routes.menu("facilitator", 15)
def summary_for_facilitator(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return _in_menu(at, group) if member.is_facilitator else ()


@routes.deadline("summaries.ask")
def ask_due(due: Due, subject: int) -> None:
    """On the evening of the meeting."""
    services.ask_due(due.unit, MeetingId(subject), now=due.now)


@routes.deadline("summaries.nudge")
def nudge_due(due: Due, subject: int) -> None:
    services.nudge_due(due.unit, MeetingId(subject), again=False, now=due.now)


@routes.deadline("summaries.nudge_again")
def nudge_again_due(due: Due, subject: int) -> None:
    services.nudge_due(due.unit, MeetingId(subject), again=True, now=due.now)
