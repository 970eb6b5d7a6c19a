"""Planning, moving and looking at board meetings."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.ids import MeetingId
from bot.rules.calendars import Event
from bot.rules.meetings import PLACE_MOST, Meeting, check_in_future, dates_of
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import Empty, OldButton, TooLongToWrite
from bot.rules.schedule import WallTime
from bot.rules.workdays import USUAL_WEEKS, next_workday
from bot.screen import FACILITATOR_MENU, Button, Reply, Screen, Style, Tap, tap
from bot.screens import meetings as screens
from bot.screens.schedule import pick_hour
from bot.services import board_papers as board_paper_services
from bot.services import meetings as services
from bot.services.at_the_table import meeting_today
from handlers import at_the_table, board_papers, calendars
from handlers.days import Choice, choose, day_of, number_of
from handlers.deputies import lines_of
from handlers.routes import At, AtChat, Due, HomeEntry, Planned, Routes

routes = Routes()
routes.include(at_the_table.routes)
routes.include(board_papers.routes)
HOURS = tuple(range(9, 19))
LAST_HOUR, HALF = 23, 30


def _today(at: At | AtChat) -> date:
    return at.now.astimezone(at.words.zone).date()


def _seen(at: At, meeting: MeetingId) -> Meeting:
    """A meeting of a board of this person. Raises OldButton, NotInGroup."""
    found = services.get(at.unit, meeting)
    services.group_in(at.unit, at.person, found, now=at.now)
    return found


def _may_change(at: At, meeting: Meeting) -> bool:
    member = at.member(services.group_in(at.unit, at.person, meeting, now=at.now))
    return member.is_facilitator and meeting.meets_at > at.now


@routes.home(50)
def next_meeting(at: At, group: Group, member: Member) -> HomeEntry | None:
    """When the board meets next."""
    meeting = at.unit.meetings.find_next(group.board_id, at.now)
    if meeting is None or meeting_today(at.unit, at.person, member, now=at.now) is not None:
        return None
    day = meeting.meets_at.astimezone(meeting.zone).date()
    lines = at.words.lines("meetings.home", date=at.words.date(day), near=at.words.nearest(day, _today(at)))
    return HomeEntry(at.words.text("meetings.home.title"), lines)


@routes.menu("news", 50)
def meeting_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """The next meeting."""
    meeting = at.unit.meetings.find_next(group.board_id, at.now)
    return () if meeting is None else (Button(at.words.text("meetings.button.next"), tap("meetings.show", meeting.id)),)


@routes.menu("facilitator", 20)
def plan_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Plan a meeting."""
    return (Button(at.words.text("meetings.button.new"), tap("meetings.day", 0, 0)),)


@routes.plan
def planned(at: At, group: Group) -> tuple[Planned, ...]:
    return tuple(
        Planned(m.meets_at, at.words.text("meetings.button.next"), tap("meetings.show", m.id))
        for m in at.unit.meetings.list_planned(group.board_id, at.now)
    )


@routes.view("meetings.show")
def on_show(at: At, meeting: MeetingId) -> Screen:
    shown = _seen(at, meeting)
    items = at.unit.agenda.list_items(meeting)
    had = board_paper_services.days_had(at.unit, shown)
    return screens.show(
        at.words, shown, items, _today(at), may_change=_may_change(at, shown), days_had=had, instead=lines_of(at, shown)
    )


@routes.view("meetings.calendar", aside=True)
def on_calendar(at: At, meeting: MeetingId) -> Screen:
    """For the calendar of this person; a meeting that was called off stands there no longer as it was."""
    shown = _seen(at, meeting)
    group = at.unit.people.get_group(services.group_in(at.unit, at.person, shown, now=at.now))
    title, note = screens.in_calendar(at.words, shown, group.board_name)
    event = Event(
        uid=calendars.uid(at, "meeting", shown.id),
        summary=title,
        on=shown.meets_at,
        version=shown.version,
        place=shown.place,
        note=(*note, *calendars.help_lines(at, group)),
        is_off=shown.called_off,
    )
    return calendars.page(at, event, back=tap("meetings.show", meeting))


def _check_may_plan(at: At, meeting: MeetingId) -> None:
    if meeting:
        services.check_facilitates(at.unit, at.person, services.get(at.unit, meeting), now=at.now)
    else:
        check_facilitator(at.member(at.group().id))


@routes.view("meetings.day")
def on_day(at: At, meeting: MeetingId, first: int) -> Screen:
    """Which day; `meeting` 0 is a new one. With `first` 0 the month is asked first."""
    _check_may_plan(at, meeting)
    earliest = _earliest(at)
    usual, lines = (None, ()) if meeting else _usual(at, earliest)
    choice = Choice(
        title=at.words.text("meetings.day.title"),
        lines=at.words.lines("meetings.day"),
        country=at.group().country,
        earliest=earliest,
        pick=lambda day: tap("meetings.hour", meeting, day),
        page=lambda day: tap("meetings.day", meeting, day),
        back=tap("meetings.show", meeting) if meeting else FACILITATOR_MENU,
        usual=usual,
        of_months=(*lines, *at.words.lines("meetings.day.month")),
    )
    return choose(at.words, choice, first)


def _earliest(at: At) -> date:
    """The first day on which a board can still be planned to meet."""
    today, zone = _today(at), at.group().zone
    is_over = WallTime.on(today, time(HOURS[-1]), zone).at <= at.now
    return next_workday(today + timedelta(days=is_over), at.group().country)


def _usual(at: At, earliest: date) -> tuple[Button | None, tuple[str, ...]]:
    """The usual day, some weeks after the newest meeting, and the line about it."""
    words, group = at.words, at.group()
    known = at.unit.meetings.list_planned(group.board_id, at.now)
    last = known[-1] if known else at.unit.meetings.find_last(group.board_id, at.now)
    if last is None:
        return None, ()
    ago = last.meets_at.astimezone(last.zone).date()
    day = next_workday(max(ago + timedelta(weeks=USUAL_WEEKS), earliest), group.country)
    label = words.text("meetings.button.usual", date=words.day(day))
    usual = Button(label, tap("meetings.hour", 0, number_of(day)), Style.MAIN)
    return usual, (words.text("meetings.day.usual", n=(day - ago).days // 7),)


@routes.view("meetings.hour")
def on_hour(at: At, meeting: MeetingId, day: int) -> Screen:
    _check_may_plan(at, meeting)
    zone = at.group().zone
    return pick_hour(
        at.words,
        title=at.words.text("meetings.hour.title"),
        lines=at.words.lines("meetings.hour", date=at.words.date(day_of(day))),
        hours=[hour for hour in HOURS if WallTime.on(day_of(day), time(hour), zone).at > at.now],
        pick=lambda hour: tap("meetings.check", meeting, day, hour) if meeting else tap("meetings.where", day, hour),
        back=tap("meetings.day", meeting, day),
    )


def _moment(at: At, day: int, hour: int) -> datetime:
    """`hour` is 10, or 1030 for half past."""
    half = hour > LAST_HOUR
    full = hour // 100 if half else hour
    if full not in HOURS or (half and hour % 100 != HALF):
        raise OldButton
    return WallTime.on(day_of(day), time(full, HALF if half else 0), at.group().zone).at


def _where(day: int) -> Tap:
    """By what the words about the place of a meeting are known that is not planned yet."""
    return tap("meetings.where", day, 0)


@routes.view("meetings.where")
def on_where(at: At, day: int, hour: int) -> Screen:
    """The place of a new meeting, before it is planned."""
    _check_may_plan(at, MeetingId(0))
    last = services.last_place(at.unit, at.group(), now=at.now)
    said = at.unit.outbox.said_for(at.person.id, _where(day))
    asked, go_on = tap("meetings.where", day, hour), tap("meetings.same_place", day, hour)
    back = tap("meetings.check", 0, day, hour) if said else tap("meetings.hour", 0, day)
    return screens.where(at.words, asked, go_on, back, last=last, said=said)


@routes.reply("meetings.where")
def on_where_said(at: At, reply: Reply, day: int, hour: int) -> Screen:
    _check_may_plan(at, MeetingId(0))
    text = _place_in(reply, after=tap("meetings.where", day, hour))
    at.unit.outbox.drop_for(at.person.id, _where(day))
    at.unit.outbox.keep_unasked(at.person.id, Reply(text), now=at.now, answers=_where(day), looked=True)
    return on_check(at, MeetingId(0), day, hour)


@routes.deed("meetings.same_place")
def on_same_place(at: At, day: int, hour: int) -> Screen:
    """Where it was last, or nowhere yet."""
    at.unit.outbox.drop_for(at.person.id, _where(day))
    return on_check(at, MeetingId(0), day, hour)


@routes.view("meetings.check")
def on_check(at: At, meeting: MeetingId, day: int, hour: int) -> Screen:
    """What follows from this day."""
    _check_may_plan(at, meeting)
    moment = _moment(at, day, hour)
    check_in_future(moment, now=at.now, after=tap("meetings.day", meeting, 0))
    known = services.get(at.unit, meeting) if meeting else None
    yes = tap("meetings.plan", meeting, day, hour, known.version if known is not None else 0)
    dates = dates_of(moment, at.group().zone, now=at.now)
    when = at.words.heading(at.words.moment(moment))
    half = tap("meetings.check", meeting, day, hour * 100 + HALF) if hour <= LAST_HOUR else None
    said = at.unit.outbox.said_for(at.person.id, _where(day))
    place = known.place if known is not None else said or services.last_place(at.unit, at.group(), now=at.now)
    there = tap("meetings.check", meeting, day, hour)
    other_day = tap("meetings.day", meeting, day)
    where = None if meeting else tap("meetings.where", day, hour)
    shown = screens.check(at.words, known, when, dates, yes, other_day, place=place, half=half, where=where)
    return replace(shown, place=there, again=there)


@routes.deed("meetings.plan")
def on_plan(at: At, meeting: MeetingId, day: int, hour: int, version: int) -> Screen:
    """Plan it, or move it there."""
    moment = _moment(at, day, hour)
    if meeting:
        moved = services.move(at.unit, at.person, meeting, meets_at=moment, version=version, now=at.now)
        return screens.show(at.words, moved, at.unit.agenda.list_items(meeting), _today(at), may_change=True)
    place = at.unit.outbox.said_for(at.person.id, _where(day))
    new = services.plan(at.unit, at.person, at.group().id, meets_at=moment, place=place, now=at.now)
    at.unit.outbox.drop_for(at.person.id, _where(day))
    return screens.show(at.words, new, at.unit.agenda.list_items(new.id), _today(at), may_change=True)


@routes.view("meetings.place")
def on_place(at: At, meeting: MeetingId) -> Screen:
    shown = services.get(at.unit, meeting)
    services.check_facilitates(at.unit, at.person, shown, now=at.now)
    return screens.place(at.words, shown)


@routes.reply("meetings.place")
def on_place_typed(at: At, reply: Reply, meeting: MeetingId) -> Screen:
    """Words are the place; a photo shows it."""
    if reply.photo is not None:
        shown = services.put_photo(at.unit, at.person, meeting, reply.photo, now=at.now)
        return screens.photo_words(at.words, shown)
    text = _place_in(reply, after=tap("meetings.place", meeting))
    services.set_place(at.unit, at.person, meeting, place=text, now=at.now)
    return on_show(at, meeting)


def _place_in(reply: Reply, *, after: Tap) -> str:
    text = " ".join(reply.text.split())
    if not text:
        raise Empty(after)
    if len(text) > PLACE_MOST:
        raise TooLongToWrite(after, most=PLACE_MOST)
    return text


@routes.view("meetings.photo_words")
def on_photo_words(at: At, meeting: MeetingId) -> Screen:
    shown = services.get(at.unit, meeting)
    services.check_facilitates(at.unit, at.person, shown, now=at.now)
    return screens.place(at.words, shown) if shown.photo is None else screens.photo_words(at.words, shown)


@routes.reply("meetings.photo_words")
def on_photo_described(at: At, reply: Reply, meeting: MeetingId) -> Screen:
    """The words for those who do not see it; or another photo in its place."""
    if reply.photo is not None:
        return on_place_typed(at, reply, meeting)
    services.describe_photo(at.unit, at.person, meeting, text=reply.text, now=at.now)
    return on_show(at, meeting)


@routes.deed("meetings.photo_off")
def on_photo_off(at: At, meeting: MeetingId) -> Screen:
    return screens.place(at.words, services.put_photo(at.unit, at.person, meeting, None, now=at.now))


@routes.view("meetings.photo_refused")
def on_photo_refused(at: At, meeting: MeetingId) -> Screen:
    """A photo of the place that was sent cannot be shown."""
    shown = services.get(at.unit, meeting)
    services.check_facilitates(at.unit, at.person, shown, now=at.now)
    return screens.photo_refused(at.words, shown)


@routes.view("meetings.call_off")
def on_call_off(at: At, meeting: MeetingId) -> Screen:
    """Call it off: asked once, with the day as it is now."""
    shown = services.get(at.unit, meeting)
    services.check_facilitates(at.unit, at.person, shown, now=at.now)
    return screens.call_off(at.words, shown)


@routes.deed("meetings.off")
def on_off(at: At, meeting: MeetingId, version: int) -> Screen:
    services.call_off(at.unit, at.person, meeting, version=version, now=at.now)
    return on_show(at, meeting)


@routes.view("meetings.planned")
def on_planned(at: At, meeting: MeetingId, version: int) -> Screen | None:
    """An act of power: a meeting was planned."""
    shown = _seen(at, meeting)
    return None if shown.called_off else screens.told(at.words, shown, "planned")


@routes.view("meetings.moved")
def on_moved(at: At, meeting: MeetingId, version: int) -> Screen | None:
    """An act of power: a meeting was moved."""
    shown = _seen(at, meeting)
    return None if shown.called_off or shown.version < version else screens.told(at.words, shown, "moved")


@routes.view("meetings.called_off")
def on_called_off(at: At, meeting: MeetingId) -> Screen:
    """An act of power: a meeting was called off."""
    return screens.told(at.words, _seen(at, meeting), "called_off")


@routes.view("meetings.tomorrow")
def on_tomorrow(at: At, meeting: MeetingId) -> Screen | None:
    """The board meets tomorrow."""
    shown = _seen(at, meeting)
    return None if shown.called_off or shown.meets_at <= at.now else screens.tomorrow(at.words, shown, _today(at))


@routes.announcement("meetings.tomorrow")
def on_tomorrow_there(there: AtChat, meeting: MeetingId) -> Screen | None:
    shown = there.unit.meetings.get(meeting)
    if shown.called_off or shown.meets_at <= there.now:
        return None
    return screens.tomorrow(there.words, shown, _today(there))


@routes.deadline("meetings.remind")
def remind_due(due: Due, subject: int) -> None:
    services.remind_due(due.unit, MeetingId(subject), now=due.now)
