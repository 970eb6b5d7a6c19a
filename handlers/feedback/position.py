"""What the rep will say, what the groups think of it, and what became of it at the board."""

from bot.ids import FileId, MeetingId, PersonId, QuestionId
from bot.rules.agenda import TEXT_MOST, check_words
from bot.rules.feedback import THEY, WHY_NOT, Outcome, Position, Question, State
from bot.rules.people import Group, Member
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import Button, Reply, Screen, Style, Tap, tap
from bot.screens.feedback import position as screens
from bot.screens.feedback.whose import told_apart
from bot.services import deputies, speaking
from bot.services.feedback import answer as answer_services
from bot.services.feedback import ask as ask_services
from bot.services.feedback import position as services
from handlers.feedback.follow import may_ask, with_way_back
from handlers.feedback.whose import report_button, will_say_button, with_group
from handlers.routes import At, Due, Routes
from handlers.unasked import ask_whom_for
from storage import speakers

routes = Routes()


def _closed(at: At, question: QuestionId) -> Question:
    return services.closed(at.unit, at.person, question, now=at.now)


def _words(reply: Reply, place: Tap) -> tuple[str, FileId | None]:
    """Words or a voice. Raises Empty, TooLong."""
    if reply.voice is not None:
        return "", reply.voice
    return check_words(reply.text, most=TEXT_MOST, after=place), None


# Writing it


@routes.menu("rep", 5)
def position_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """What I will say; and after the meeting: did you say it?"""
    if not member.is_rep:
        return _went_in_menu(at, group, member)
    mine = [
        (question, _position_button(at, question, position))
        for question, position in at.unit.feedback.list_unsaid(group.board_id)
        if position is not None and at.person.id in speakers.who_writes(at.unit, question, now=at.now)
    ]
    return told_apart(at.words, mine)


def _went_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """For who went to the meeting instead of a rep: only whether they said it."""
    going = deputies.going(at.unit, member, now=at.now)
    went = {each.meeting_id for each in going}
    represented = at.unit.deputies.list_represented(going)
    mine = [
        (question, _position_button(at, question, position))
        for question, position in (at.unit.feedback.list_unsaid(group.board_id) if went else ())
        if position is not None
        and position.meeting_id in went
        and (question.group_id is None or (position.meeting_id, question.group_id) in represented)
        and services.may_report(at.unit, position, now=at.now)
    ]
    return told_apart(at.words, mine)


def _position_button(at: At, question: Question, position: Position) -> Button:
    """What comes next for the rep: tell the groups, say it, or report on it."""
    if services.may_report(at.unit, position, now=at.now):
        return report_button(at, question, Style.MAIN)
    return will_say_button(at, question, is_told=position.told_at is not None)


@routes.view("feedback.position")
def on_position(at: At, question: QuestionId) -> Screen:
    found = _closed(at, question)
    counted, _ = answer_services.result(at.unit, found)
    page = screens.write(
        at.words, found, services.find(at.unit, question), screens.proposal(at.words, found, counted),
        may_ask_again=not counted.is_of_most and may_ask(at, found),
    )  # fmt: skip
    return with_way_back(at, with_group(at, found, page))


def _proposal(at: At, question: Question) -> str:
    counted, _ = answer_services.result(at.unit, question)
    return screens.proposal(at.words, question, counted)


@routes.view("feedback.write")
def on_write(at: At, question: QuestionId, version: int) -> Screen:
    """The same, for a rep who is writing. What they write is refused if another rep was quicker."""
    return on_position(at, question)


@routes.reply("feedback.write", said_before=True)
def on_written(at: At, reply: Reply, question: QuestionId, version: int) -> Screen:
    text, voice = _words(reply, tap("feedback.position", question))
    return _write(at, question, text, voice, version)


@routes.deed("feedback.propose")
def on_propose(at: At, question: QuestionId, version: int) -> Screen:
    """The proposal is right."""
    text = _proposal(at, _closed(at, question))
    return _write(at, question, text, None, version)


def _write(at: At, question: QuestionId, text: str, voice: FileId | None, version: int) -> Screen:
    found = _closed(at, question)
    position = services.write(at.unit, at.person, question, text=text, voice=voice, version=version, now=at.now)
    return with_group(at, found, screens.draft(at.words, found, position))


@routes.deed("feedback.read_back")
def on_read_back(at: At, question: QuestionId, version: int) -> Screen:
    told = services.read_back(at.unit, at.person, question, version=version, now=at.now)
    found = _closed(at, question)
    is_rep = speakers.is_rep(at.unit, at.person, found, now=at.now)
    comes = at.comes(tap("feedback.said_back", question, told.version))
    return with_way_back(at, screens.is_told(at.words, found, comes=comes, is_rep=is_rep))


# Reading it back


def _asked(at: At, question: QuestionId) -> tuple[Question, Position]:
    """A position that was read back to this person. Raises NotInGroup, OldButton."""
    found = ask_services.get(at.unit, question)
    mine = speaking.members_in(at.unit, at.person.id, speakers.groups_of(at.unit, found), now=at.now)
    if not any(member.has_voice for member in mine):
        raise NotInGroup
    return found, services.told(at.unit, question)


@routes.view("feedback.said_back")
def on_said_back(at: At, question: QuestionId, version: int) -> Screen | None:
    """Is that what you want to say?"""
    found, position = _asked(at, question)
    if position.version != version or position.outcome is not Outcome.WAITING:
        return None
    return screens.read_back(at.words, found, position, at.unit.feedback.find_echo(question, at.person.id))


@routes.deed("feedback.right")
def on_right(at: At, question: QuestionId, version: int) -> Screen:
    """That is right, if it is still what was read."""
    found, position = _asked(at, question)
    if position.version != version:
        raise OldButton(tap("feedback.life", question))
    services.echo(at.unit, at.person, question, right=True, now=at.now)
    return screens.thanks(at.words, found)


@routes.view("feedback.missing")
def on_missing(at: At, question: QuestionId) -> Screen:
    found, position = _asked(at, question)
    return screens.missing(at.words, found, position.version)


@routes.reply("feedback.missing", said_before=True)
def on_missing_said(at: At, reply: Reply, question: QuestionId) -> Screen:
    found, position = _asked(at, question)
    text, voice = _words(reply, tap("feedback.missing", question))
    if position.outcome is not Outcome.WAITING:
        # It was said at the board already, but the words are not lost.
        return ask_whom_for(at, reply)
    services.echo(at.unit, at.person, question, right=False, text=text, voice=voice, now=at.now)
    return screens.missing_in(at.words, found, speakers.who_writes(at.unit, found, now=at.now))


@routes.view("feedback.missed")
def on_missed(at: At, question: QuestionId, person: PersonId) -> Screen:
    """For the rep: what is missing."""
    found = _closed(at, question)
    page = screens.missed(at.words, found, services.missing(at.unit, at.person, question, person, now=at.now))
    return with_way_back(at, with_group(at, found, page))


@routes.view("feedback.will_say")
def on_will_say(at: At, question: QuestionId) -> Screen:
    found, position = _closed(at, question), services.told(at.unit, question)
    meeting = None if position.meeting_id is None else at.unit.meetings.get(position.meeting_id)
    meets = "" if meeting is None else at.words.date(meeting.meets_at)
    page = screens.will_say(at.words, found, position, at.unit.feedback.list_echoes(question), meets=meets)
    return with_way_back(at, with_group(at, found, page))


# After the meeting


def _spoke_about(at: At, question: QuestionId) -> Question:
    return services.to_report(at.unit, at.person, question, now=at.now)


def _to_report(at: At, question: QuestionId) -> tuple[Question, Position]:
    found, position = _spoke_about(at, question), services.told(at.unit, question)
    if not services.may_report(at.unit, position, now=at.now):
        raise OldButton(tap("feedback.life", question))
    return found, position


@routes.view("feedback.report")
def on_report(at: At, question: QuestionId) -> Screen:
    found, position = _to_report(at, question)
    page = screens.report(at.words, found, position, speaks=_speaks(at, found))
    return with_way_back(at, with_group(at, found, page))


def _speaks(at: At, question: Question) -> bool:
    """Whether they were to say it: not who only looks after the groups."""
    asked = {group.id for group in ask_services.groups_asked(at.unit, question)}
    looks_after = any(member.is_facilitator for member in speaking.members_in(at.unit, at.person.id, asked, now=at.now))
    return not looks_after


@routes.view("feedback.they")
def on_they(at: At, question: QuestionId) -> Screen:
    """I said it. What did they say?"""
    found, _ = _to_report(at, question)
    return with_group(at, found, screens.they(at.words, found))


@routes.reply("feedback.they")
def on_they_said(at: At, reply: Reply, question: QuestionId) -> Screen:
    """What they said, in the rep's own words or voice."""
    return _reported(at, reply, question, Outcome.SAID, "feedback.they")


@routes.deed("feedback.reported")
def on_reported(at: At, question: QuestionId, answer: str) -> Screen:
    """They said yes, no or later."""
    if answer not in THEY:
        raise OldButton
    services.report(at.unit, at.person, question, outcome=Outcome.SAID, reason=answer, now=at.now)
    return _thanked(at, question)


@routes.view("feedback.why")
def on_why(at: At, question: QuestionId) -> Screen:
    found, _ = _to_report(at, question)
    return with_group(at, found, screens.why(at.words, found, speaks=_speaks(at, found)))


@routes.reply("feedback.why")
def on_why_said(at: At, reply: Reply, question: QuestionId) -> Screen:
    """Why not, in the rep's own words or voice."""
    return _reported(at, reply, question, Outcome.NOT_SAID, "feedback.why")


@routes.deed("feedback.not_said")
def on_not_said(at: At, question: QuestionId, reason: str) -> Screen:
    """One of the usual reasons."""
    if reason not in WHY_NOT:
        raise OldButton
    services.report(at.unit, at.person, question, outcome=Outcome.NOT_SAID, reason=reason, now=at.now)
    return _thanked(at, question)


def _reported(at: At, reply: Reply, question: QuestionId, outcome: Outcome, place: str) -> Screen:
    text, voice = _words(reply, tap(place, question))
    services.report(at.unit, at.person, question, outcome=outcome, reason=text, voice=voice, now=at.now)
    return _thanked(at, question)


def _thanked(at: At, question: QuestionId) -> Screen:
    comes = at.comes(tap("feedback.told", question))
    return with_way_back(at, screens.reported(at.words, _spoke_about(at, question), comes=comes))


@routes.view("feedback.told")
def on_told(at: At, question: QuestionId) -> Screen:
    """For everybody who was asked, and who speaks for them: what became of it."""
    found = ask_services.seen(at.unit, at.person, question, now=at.now)
    position = services.told(at.unit, question)
    if found.state is not State.CLOSED or position.outcome is Outcome.WAITING:
        raise OldButton
    return screens.told(at.words, found, position)


# The clock


@routes.deadline("feedback.report")
def report_due(due: Due, subject: int) -> None:
    """On the evening of the meeting."""
    services.report_due(due.unit, MeetingId(subject), now=due.now)
