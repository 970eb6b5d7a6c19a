"""The rep at the meeting itself, with one hand free: item by item, and cards to hold up."""

from bot.ids import MeetingId
from bot.rules.agenda import TEXT_MOST, check_words
from bot.rules.meetings import CARDS
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.screen import Button, Reply, Screen, Style, tap
from bot.screens import at_the_table as screens
from bot.services import at_the_table as services
from bot.services import board_papers, deputies
from handlers.routes import At, HomeEntry, Routes
from handlers.unasked import ask_whom_for

routes = Routes()


@routes.home(16)
def table_at_home(at: At, group: Group, member: Member) -> HomeEntry | None:
    """On the day of a meeting one press leads to its sheet."""
    meeting = services.meeting_today(at.unit, at.person, member, now=at.now)
    if meeting is None:
        return None
    button = Button(at.words.text("meetings.button.table"), tap("meetings.sheet", meeting.id, 0), Style.MAIN)
    return HomeEntry(at.words.text("meetings.home.title"), at.words.lines("meetings.home.today"), button)


@routes.menu("rep", 5)
def table_in_rep_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """On the day of a meeting, first of all."""
    meeting = None if member.is_rep else services.meeting_now(at.unit, at.person, now=at.now)
    return _button(at) if deputies.speaks(at.unit, member, meeting, now=at.now) else ()


@routes.menu("facilitator", 15)
def table_in_facilitator_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Who supports the rep has the same before them."""
    return _button(at)


def _button(at: At) -> tuple[Button, ...]:
    meeting = services.meeting_now(at.unit, at.person, now=at.now)
    if meeting is None:
        return ()
    return (Button(at.words.text("meetings.button.table"), tap("meetings.sheet", meeting.id, 0)),)


@routes.view("meetings.sheet")
def on_sheet(at: At, meeting: MeetingId, number: int) -> Screen:
    """One item; after the last one what else is said, one by one."""
    found = services.open_for(at.unit, at.person, meeting, now=at.now)
    shown = services.sheet(at.unit, at.person, found, now=at.now)
    of, also = len(shown.lines), shown.also
    if of <= number < of + len(also):
        each = also[number - of]
        is_last = number + 1 == of + len(also)
        return screens.also(at.words, meeting, number, each.question, each.position, group=each.group, is_last=is_last)
    if not of:
        return screens.empty(at.words, meeting)
    line = services.line_on(shown, meeting, number)
    had = board_papers.days_had(at.unit, found)
    return screens.sheet(
        at.words,
        meeting,
        number,
        of,
        line.item,
        line.behind,
        line.positions,
        line.noted,
        days_had=had,
        groups=line.groups,
        goes_on=bool(also),
    )


@routes.reply("meetings.sheet")
def on_dictated(at: At, reply: Reply, meeting: MeetingId, number: int) -> Screen:
    """What they answer, spoken or written: the last words count."""
    found = services.open_for(at.unit, at.person, meeting, now=at.now)
    shown = services.sheet(at.unit, at.person, found, now=at.now)
    if len(shown.lines) <= number < len(shown.lines) + len(shown.also):
        # Nothing stands on the list here with which it could be noted: it is kept until they say whom it is for.
        return ask_whom_for(at, reply)
    line = services.line_on(shown, meeting, number)
    if reply.voice is None:
        text = check_words(reply.text, most=TEXT_MOST, after=tap("meetings.sheet", meeting, number))
        services.note(at.unit, at.person, line.item, talked=True, text=text, voice=None)
    else:
        services.note(at.unit, at.person, line.item, talked=True, text="", voice=reply.voice)
    return on_sheet(at, meeting, number)


@routes.deed("meetings.talked")
def on_talked(at: At, meeting: MeetingId, number: int, talked: int) -> Screen:
    """They talked about it, or it was a slip."""
    found = services.open_for(at.unit, at.person, meeting, now=at.now)
    line, _ = services.line(at.unit, at.person, found, number, now=at.now)
    services.note(at.unit, at.person, line.item, talked=bool(talked))
    return on_sheet(at, meeting, number)


@routes.view("meetings.play")
def on_play(at: At, meeting: MeetingId, number: int) -> Screen:
    """What they said."""
    found = services.open_for(at.unit, at.person, meeting, now=at.now)
    line, _ = services.line(at.unit, at.person, found, number, now=at.now)
    return screens.play(at.words, meeting, number, line.item, line.behind, line.positions)


@routes.view("meetings.table_paper", aside=True)
def on_table_paper(at: At, meeting: MeetingId) -> Screen:
    """The whole sheet on paper."""
    found = services.before(at.unit, at.person, meeting, now=at.now)
    sheet = services.sheet(at.unit, at.person, found, now=at.now)
    if not (sheet.lines or sheet.also):
        return screens.empty(at.words, meeting)
    shown = [(line.item, line.behind, line.positions, line.groups) for line in sheet.lines]
    also = [(each.question, each.position, each.group) for each in sheet.also]
    return screens.table_paper(at.words, found, shown, also, made=at.today)


@routes.view("meetings.cards")
def on_cards(at: At, meeting: MeetingId) -> Screen:
    services.open_for(at.unit, at.person, meeting, now=at.now)
    return screens.cards(at.words, meeting)


@routes.view("meetings.card")
def on_card(at: At, meeting: MeetingId, name: str) -> Screen:
    services.open_for(at.unit, at.person, meeting, now=at.now)
    if name not in CARDS:
        raise OldButton(tap("meetings.cards", meeting))
    return screens.card(at.words, meeting, name)
