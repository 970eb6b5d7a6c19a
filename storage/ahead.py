"""Home asks every feature what it has for one person. What several of them ask about the same things is asked here
in one statement, and remembered until the page is drawn: each feature asks as it does elsewhere, and is answered.
Where nothing is remembered, outside a page, nothing is asked ahead.
"""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, func, or_, select

from bot.ids import BoardId
from bot.rules.agenda import LIST_DAYS
from bot.rules.deputies import OPEN
from bot.rules.feedback import Outcome
from bot.rules.feedback import State as Asking
from bot.rules.meetings import OPEN_AFTER, Meeting
from bot.rules.people import Group, Member, Person, Standing
from bot.rules.pictures import State as Looking
from bot.rules.promises import State as PromiseState
from bot.rules.summaries import Answer
from bot.rules.together import Said
from storage.asked import answered, is_unknown
from storage.deputies import Deputies, handover_of, of_group
from storage.elections import OF_GROUP, Elections, election_of
from storage.feedback import ECHOED, GOING_ON, QUESTIONS, WAS_ASKED, Feedback, position_of, questions_of
from storage.meetings import Meetings, meeting_of
from storage.members import IS_REP, member_of
from storage.people import GROUP, People, group_of
from storage.pictures import Pictures, reader_of, test_of
from storage.promises import HAS_JUDGED, IS_ASKING, IS_BEGUN, MEMBERS_WAIT, PROMISES, Promises, promises_of
from storage.roll import Roll, voter_of
from storage.rooms import Rooms, room_of
from storage.rows import Prepared, each_once, labelled, part
from storage.schedule import Schedule
from storage.summaries import Summaries, summary_of
from storage.tables.deputies import handovers
from storage.tables.elections import elections, roll
from storage.tables.feedback import positions, questions, views
from storage.tables.meetings import meetings
from storage.tables.people import groups, members, people
from storage.tables.pictures import picture_readers, picture_tests
from storage.tables.rooms import rooms
from storage.tables.schedule import deadlines
from storage.tables.summaries import readers, responses, summaries
from storage.unit import Unit

_PERSON: BindParameter[Any] = bindparam("person")
_WHO = Prepared(
    GROUP.add_columns(
        *labelled(members, "member"), people.c.called.label("member_called"), IS_REP.label("member_is_rep"),
        *labelled(picture_tests, "test"), *labelled(picture_readers, "reader"),
    )
    .outerjoin(members, (members.c.group_id == groups.c.id) & (members.c.person_id == _PERSON))
    .outerjoin(people, people.c.id == members.c.person_id)
    .outerjoin(picture_tests, (picture_tests.c.group_id == groups.c.id) & (picture_tests.c.state == Looking.OPEN))
    .outerjoin(
        picture_readers,
        (picture_readers.c.test_id == picture_tests.c.id) & (picture_readers.c.member_id == members.c.id),
    )
    .where(groups.c.id == bindparam("group"))
)  # fmt: skip
_ELECTIONS = Prepared(
    OF_GROUP.add_columns(
        *labelled(roll, "voter"), func.coalesce(roll.c.called, people.c.called).label("voter_name"),
        members.c.person_id.label("voter_person_id"), members.c.group_id.label("voter_group_id"),
        *labelled(rooms, "room"),
    )
    .outerjoin(roll, (roll.c.election_id == elections.c.id) & (roll.c.member_id == bindparam("member")))
    .outerjoin(members, members.c.id == roll.c.member_id)
    .outerjoin(people, people.c.id == members.c.person_id)
    .outerjoin(rooms, rooms.c.election_id == elections.c.id)
)  # fmt: skip
_OPENS, _CLOSES = deadlines.alias(), deadlines.alias()
_MEETINGS = Prepared(
    select(
        meetings, *labelled(summaries, "summary"), *labelled(responses, "response"),
        readers.c.person_id.label("reads_first"), *labelled(handovers, "handover"),
        _OPENS.c.due_at.label("opens_at"), _CLOSES.c.due_at.label("closes_at"),
    )
    .outerjoin(summaries, summaries.c.meeting_id == meetings.c.id)
    .outerjoin(responses, (responses.c.summary_id == summaries.c.id) & (responses.c.person_id == _PERSON))
    .outerjoin(
        readers,
        (readers.c.summary_id == summaries.c.id) & (readers.c.person_id == _PERSON) & readers.c.finished_at.is_(None),
    )
    .outerjoin(
        handovers,
        (handovers.c.meeting_id == meetings.c.id)
        & of_group()
        & or_(*(handovers.c.state == state for state in OPEN)),
    )
    .outerjoin(_OPENS, (_OPENS.c.kind == LIST_DAYS[0]) & (_OPENS.c.subject == meetings.c.id))
    .outerjoin(_CLOSES, (_CLOSES.c.kind == LIST_DAYS[1]) & (_CLOSES.c.subject == meetings.c.id))
    .where(meetings.c.board_id == bindparam("board"))
    .order_by(meetings.c.meets_at, meetings.c.id, handovers.c.id)
)  # fmt: skip
_QUESTIONS = Prepared(
    QUESTIONS.add_columns(
        *labelled(positions, "position"), views.c.person_id.label("answered_by"),
        (WAS_ASKED & ~ECHOED).label("echo_is_wanted"),
    )
    .outerjoin(positions, positions.c.question_id == questions.c.id)
    .outerjoin(views, (views.c.question_id == questions.c.id) & (views.c.person_id == _PERSON))
    .where(GOING_ON)
)  # fmt: skip
_PROMISES = Prepared(
    PROMISES.add_columns((~HAS_JUDGED & ~MEMBERS_WAIT).label("waits_for_this_person")).where(IS_ASKING | IS_BEGUN)
)


def look_who(unit: Unit, person: Person, *, now: datetime) -> None:
    """Ask for the group where a person is, for who they are in it, and for the pictures that they are asked about."""
    if person.group_id is None or not is_unknown(unit.people, People.get_group, person.group_id):
        return
    row = _WHO.first(unit.connection, group=person.group_id, person=person.id, now=now)
    if row is None:
        return
    answered(unit.people, People.get_group, group_of(row), row.id)
    member = None if row.member_id is None else member_of(part(row, "member"))
    answered(unit.people, People.find_member, member, person.id, row.id, now=now)
    test = None if row.test_id is None else test_of(part(row, "test"))
    answered(unit.pictures, Pictures.find_open, test, row.id)
    if test is not None and member is not None:
        looks = None if row.reader_test_id is None else reader_of(part(row, "reader"))
        answered(unit.pictures, Pictures.find_reader, looks, test.id, member.id)


def look_ahead(unit: Unit, person: Person, *, now: datetime) -> None:
    """Ask what home needs to know about a person in a group."""
    look_who(unit, person, now=now)
    if person.group_id is None:
        return
    group = unit.people.get_group(person.group_id)
    member = unit.people.find_member(person.id, group.id, now=now)
    if member is None or member.standing is not Standing.IN:
        return
    _elections(unit, member)
    _meetings(unit, person, group, now=now)
    if member.has_voice or member.is_facilitator:
        _questions(unit, person, group.board_id)
    if member.has_voice:
        _promises(unit, person, group.board_id)


def _elections(unit: Unit, member: Member) -> None:
    """The votes of the group, with what is sealed, this member's line on each roll, and the phone that goes round."""
    rows = _ELECTIONS.all(unit.connection, group=member.group_id, member=member.id)
    found = [(election_of(row), Said(row.said)) for row in rows]
    answered(unit.elections, Elections.list_all_of, found, member.group_id)
    for row in rows:
        answered(unit.elections, Elections.sealed_ballots, row.sealed_ballots, row.id)
        voter = None if row.voter_member_id is None else voter_of(part(row, "voter"))
        answered(unit.elections, Roll.find_voter, voter, row.id, member.id)
        answered(unit.rooms, Rooms.find, None if row.room_election_id is None else room_of(part(row, "room")), row.id)


def _meetings(unit: Unit, person: Person, group: Group, *, now: datetime) -> None:
    """The meetings of the board, the days of their lists, who goes for a rep, and what went out about them."""
    board = group.board_id
    rows = _MEETINGS.all(unit.connection, board=board, group=group.id, person=person.id)
    known = each_once(rows)
    held = [meeting for row in known if not (meeting := meeting_of(row)).called_off]
    answered(unit.meetings, Meetings.list_of_board, held, board)
    _lists(unit, known, held, now=now)
    _summaries(unit, person, known, board)
    here = [row for row in rows if row.handover_id is not None and not row.called_off]
    going = [handover_of(part(row, "handover")) for row in here if row.meets_at > now - OPEN_AFTER]
    answered(unit.deputies, Deputies.list_open, sorted(going, key=attrgetter("id")), group.id, now=now)


def _lists(unit: Unit, rows: Sequence[Row[Any]], held: Sequence[Meeting], *, now: datetime) -> None:
    for row in rows:
        answered(unit.meetings, Meetings.get, meeting_of(row), row.id)
        answered(unit.schedule, Schedule.find, row.opens_at, LIST_DAYS[0], row.id)
        answered(unit.schedule, Schedule.find, row.closes_at, LIST_DAYS[1], row.id)
    planned = tuple(meeting.id for meeting in held if meeting.meets_at > now)
    days = {
        (kind, row.id): at for row in rows for kind, at in zip(LIST_DAYS, (row.opens_at, row.closes_at), strict=True)
    }
    due = {which: at for which, at in days.items() if at is not None and which[1] in planned}
    answered(unit.schedule, Schedule.list_of, due, LIST_DAYS, planned)


def _summaries(unit: Unit, person: Person, rows: Sequence[Row[Any]], board: BoardId) -> None:
    out, first = [], []
    for row in rows:
        summary = None if row.summary_id is None else summary_of(part(row, "summary"))
        answered(unit.summaries, Summaries.find_for, summary, row.id)
        if summary is None:
            continue
        said = None if row.response_answer is None else (Answer(row.response_answer), row.response_card_id)
        answered(unit.summaries, Summaries.response, said, summary.id, person.id)
        out += [summary] if summary.edition else []
        first += [summary.id] if row.reads_first is not None and not summary.edition else []
    answered(unit.summaries, Summaries.list_published, out[::-1], board)
    answered(unit.summaries, Summaries.list_to_read_first, first, person.id, board)


def _questions(unit: Unit, person: Person, board: BoardId) -> None:
    """The questions that are not over, what this person said to them, and what the rep will say."""
    rows = _QUESTIONS.all(unit.connection, board=board, person=person.id)
    found, known = questions_of(rows), {row.id: row for row in rows}
    said = {n: position_of(part(row, "position")) for n, row in known.items() if row.position_question_id is not None}
    answered(unit.feedback, Feedback.list_going_on, found, board)
    unanswered = [each for each in found if each.state is Asking.OPEN and known[each.id].answered_by is None]
    answered(unit.feedback, Feedback.list_unanswered, unanswered, person.id, board)
    unsaid = [(each, said.get(each.id)) for each in reversed(found) if each.state is Asking.CLOSED]
    answered(unit.feedback, Feedback.list_unsaid, unsaid, board)
    told = [
        position
        for n, position in sorted(said.items())
        if position.told_at is not None and position.outcome is Outcome.WAITING
        and known[n].echo_is_wanted and position.person_id != person.id
    ]  # fmt: skip
    answered(unit.feedback, Feedback.list_unechoed, told, person.id, board)


def _promises(unit: Unit, person: Person, board: BoardId) -> None:
    """The promises whose day has come, which of them this person is asked about, and those that they did not save."""
    rows = _PROMISES.all(unit.connection, board=board, person=person.id)
    all_of_them, waits = promises_of(rows), {row.id for row in rows if row.waits_for_this_person}
    found = [promise for promise in all_of_them if promise.state is not PromiseState.DRAFT]
    begun = [promise for promise in all_of_them if promise.state is PromiseState.DRAFT]
    answered(unit.promises, Promises.list_drafts, begun, board, person.id)
    answered(unit.promises, Promises.list_asking, found, board)
    unjudged = [promise for promise in found if promise.id in waits]
    answered(unit.promises, Promises.list_unjudged, unjudged, person.id, board)
