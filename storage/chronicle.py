"""Reads what happened on a board as numbers and days, in a few statements. What could show a person is left empty.

Everything comes from facts, and from rows that say where a thing belongs: nothing here is counted up by deeds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, case, func, select

from bot.ids import BoardId, GroupId
from bot.rules.desk import QUIET_FOR
from bot.rules.elections import State as Vote
from bot.rules.facts import Fact, Happened, agenda, feedback, meetings, promises, summaries
from bot.rules.mirror import BEGINS, HIDE_BELOW, Ballots, Chronicle, Circle, Met, Step, Subject, Vow, What
from bot.rules.people import Role, Standing
from bot.rules.promises import State
from storage.facts import Facts
from storage.kinds import list_kinds
from storage.tables.agenda import items, suggestions
from storage.tables.elections import elections, roll
from storage.tables.feedback import questions
from storage.tables.meetings import meetings as meeting_rows
from storage.tables.people import boards, groups, members
from storage.tables.promises import promises as promise_rows
from storage.tables.topics import topics
from storage.together import groups_column, groups_from

_STEPS: Mapping[type[Fact], What] = {
    agenda.SuggestionMade: What.SAID,
    agenda.SuggestionCarriedOver: What.CARRIED,
    agenda.SuggestionListed: What.LISTED,
    agenda.SuggestionLeftOff: What.LEFT_OFF,
    agenda.SuggestionTalkedAbout: What.TALKED,
    agenda.SuggestionPromised: What.PROMISED,
    agenda.SuggestionDone: What.DONE,
    agenda.SuggestionPartlyDone: What.PARTLY,
    agenda.SuggestionNotDone: What.NOT_DONE,
    agenda.SuggestionUntold: What.UNTOLD,
    agenda.SuggestionUnanswered: What.UNANSWERED,
    agenda.SuggestionPutOff: What.PUT_OFF,
    agenda.SuggestionCut: What.CUT,
}
_TO_ALL = (summaries.SummaryPublished, summaries.SummaryChanged, summaries.RepAnswered)
_ABOUT_QUESTION = (feedback.QuestionOpened, feedback.PositionReadBack, feedback.PositionReported)
_OTHERS: tuple[type[Fact], ...] = (
    agenda.ListSent,
    meetings.PapersCame,
    promises.PromiseMade,
    *_TO_ALL,
    *_ABOUT_QUESTION,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the statements gave back."""

    groups: list[Row[Any]]
    happened: tuple[Happened[Any], ...]
    said: dict[int, Any]
    meetings: Collection[Row[Any]]
    items: dict[int, int]
    hidden: set[int]

    def group(self, number: int) -> int | None:
        """A group whose numbers show nobody."""
        return None if number in self.hidden else number


def find_boards(connection: Connection) -> list[tuple[BoardId, str]]:
    """Every board by number and name."""
    rows = connection.execute(select(boards.c.id, boards.c.name).order_by(boards.c.name, boards.c.id))
    return [(BoardId(row.id), row.name) for row in rows]


def chronicle(connection: Connection, board: BoardId, *, now: datetime) -> Chronicle:
    """Everything open about a board.

    Raises:
        LookupError: there is no such board.
    """
    found = _find(connection, board)
    name, subjects = _name(connection, board)
    zone = ZoneInfo(found.groups[0].zone) if found.groups else ZoneInfo("UTC")
    today = now.astimezone(zone).date()
    counted = found.groups and sum(row.people for row in found.groups) >= HIDE_BELOW
    return Chronicle(
        name,
        today,
        tuple(_circles(connection, found, board)),
        tuple(_meetings(found)),
        tuple(_steps(found)) if counted else (),
        tuple(_promises(connection, found, board)),
        tuple(_elections(connection, found, now)),
        list_kinds(connection, board, since=today - QUIET_FOR),
        subjects,
    )


def _name(connection: Connection, board: BoardId) -> tuple[str, tuple[Subject, ...]]:
    """How it is called, and its topics, without those that nobody could ever choose. Raises LookupError."""
    wanted = (
        select(boards.c.name.label("board"), topics.c.key, topics.c.name, topics.c.is_offered)
        .outerjoin(topics, (topics.c.board_id == boards.c.id) & (topics.c.emoji != ""))
        .where(boards.c.id == board)
        .order_by(topics.c.position)
    )
    rows = connection.execute(wanted).all()
    if not rows:
        raise LookupError(f"board {board}")
    return rows[0].board, tuple(Subject(row.key, row.name, row.is_offered) for row in rows if row.key)


def _find(connection: Connection, board: BoardId) -> _Found:
    voice = (members.c.group_id == groups.c.id) & (members.c.standing == Standing.IN) & (members.c.role == Role.MEMBER)
    counting = (
        select(
            groups.c.id,
            groups.c.name,
            groups.c.zone,
            func.count(members.c.id).label("people"),
        )
        .outerjoin(members, voice)
        .where(groups.c.board_id == board)
        .group_by(groups.c.id, groups.c.name, groups.c.zone)
        .order_by(groups.c.id)
    )
    there = list(connection.execute(counting))
    said = connection.execute(
        select(suggestions.c.id, suggestions.c.topic, suggestions.c.meeting_id).where(suggestions.c.board_id == board)
    )
    met = (
        select(meeting_rows, items.c.id.label("item"))
        .outerjoin(items, items.c.meeting_id == meeting_rows.c.id)
        .where(meeting_rows.c.board_id == board)
        .order_by(meeting_rows.c.meets_at, meeting_rows.c.id)
    )
    listed = list(connection.execute(met))
    return _Found(
        there,
        Facts(connection).list(*_STEPS, *_OTHERS, board=board),
        {row.id: row for row in said},
        {row.id: row for row in listed if not row.called_off}.values(),
        {row.item: row.id for row in listed if row.item is not None},
        _hidden(there),
    )


def _hidden(there: list[Row[Any]]) -> set[int]:
    """The groups of which nothing is shown. Never one alone: what is missing of the whole would be its numbers."""
    by_size = sorted(there, key=lambda row: (row.people, row.id))
    few = sum(row.people < HIDE_BELOW for row in there)
    return {row.id for row in by_size[: 2 if few == 1 else few]}


def _steps(found: _Found) -> Iterator[Step]:
    """Of suggestions that are there: what was taken back, or was a worry, is not in it.

    Older facts do not name the meeting. What was left off then was said at the end of the list on which it was not, in
    the same commit as the list.
    """
    at: dict[int, int | None] = {}
    item: dict[int, int | None] = {}
    lists = [each for each in found.happened if isinstance(each.fact, agenda.ListSent)]
    for each in found.happened:
        what = _STEPS.get(type(each.fact))
        row = None if what is None else found.said.get(each.fact.suggestion)
        if what is None or row is None:
            continue
        if what is What.LISTED:
            at[row.id] = each.fact.meeting or found.items.get(each.fact.item)
        elif what is What.LEFT_OFF:
            sent_with = (sent.fact.meeting for sent in lists if sent.id > each.id)
            at[row.id] = each.fact.meeting or next(sent_with, row.meeting_id)
        elif what in BEGINS:
            at[row.id] = row.meeting_id
        if what is What.LISTED:
            item[row.id] = each.fact.item if each.fact.item in found.items else None
        elif what in BEGINS or what is What.LEFT_OFF:
            item[row.id] = None
        yield Step(row.id, what, each.on, at.get(row.id), found.group(each.fact.group), row.topic, item.get(row.id))


def _circles(connection: Connection, found: _Found, board: BoardId) -> Iterator[Circle]:
    contact = _contact(connection, board, found.happened, [row.id for row in found.groups])
    heard: dict[int, date] = {}
    for each in found.happened:
        if isinstance(each.fact, agenda.SuggestionMade) and each.fact.suggestion in found.said:
            heard[each.fact.group] = each.on
    for row in found.groups:
        people = None if row.id in found.hidden else row.people
        yield Circle(row.id, row.name, people, heard.get(row.id) if people else None, contact.get(row.id))


def last_contact(connection: Connection, board: BoardId, group: GroupId) -> date | None:
    """When a rep last spoke with a group."""
    happened = Facts(connection).list(*_TO_ALL, *_ABOUT_QUESTION, board=board)
    return _contact(connection, board, happened, [group]).get(group)


def _contact(
    connection: Connection, board: BoardId, happened: Iterable[Happened[Any]], there: list[int]
) -> dict[int, date]:
    """When a rep last spoke with each group: with all of them, or with the one that was asked."""
    asked = connection.execute(select(questions.c.id, questions.c.group_id).where(questions.c.board_id == board))
    only = {row.id: row.group_id for row in asked}
    contact: dict[int, date] = {}
    for each in happened:
        if isinstance(each.fact, _TO_ALL + _ABOUT_QUESTION):
            one = only.get(each.fact.question) if isinstance(each.fact, _ABOUT_QUESTION) else None
            contact |= dict.fromkeys(there if one is None else [one], each.on)
    return contact


def _meetings(found: _Found) -> Iterator[Met]:
    sent = {each.fact.meeting: each.on for each in found.happened if isinstance(each.fact, agenda.ListSent)}
    told: dict[int, date] = {}
    papers: dict[int, date] = {}
    for each in found.happened:
        if isinstance(each.fact, meetings.PapersCame):
            papers.setdefault(each.fact.meeting, each.on)
        if isinstance(each.fact, summaries.SummaryPublished):
            told.setdefault(each.fact.meeting, each.on)
    for row in found.meetings:
        day = row.meets_at.astimezone(ZoneInfo(row.zone)).date()
        listed = sum(meeting == row.id for meeting in found.items.values())
        yield Met(row.id, day, sent.get(row.id), told.get(row.id), listed, papers.get(row.id))


def _promises(connection: Connection, found: _Found, board: BoardId) -> Iterator[Vow]:
    made = {each.fact.promise: each.on for each in found.happened if isinstance(each.fact, promises.PromiseMade)}
    public = (promise_rows.c.board_id == board) & (promise_rows.c.state != State.DRAFT)
    for row in connection.execute(select(promise_rows).where(public).order_by(promise_rows.c.id)):
        meeting = row.meeting_id if row.item_id is None else found.items.get(row.item_id, row.meeting_id)
        item = row.item_id if row.item_id in found.items else None
        yield Vow(row.id, meeting, made[row.id], row.due_on, row.state, item)


def _elections(connection: Connection, found: _Found, now: datetime) -> Iterator[Ballots]:
    """Turnout: who voted is known at the close, and told when everybody may hear what came out."""
    counted = (
        select(
            elections.c.id,
            elections.c.group_id,
            elections.c.close_at,
            groups_column().label("groups"),
            func.count(roll.c.member_id).label("roll"),
            func.coalesce(func.sum(case((roll.c.voted, 1), else_=0)), 0).label("voted"),
        )
        .join(roll, roll.c.election_id == elections.c.id)
        .where(
            elections.c.group_id.in_([row.id for row in found.groups]),
            elections.c.state == Vote.DONE,
            elections.c.public_at <= now,
        )
        .group_by(elections.c.id, elections.c.group_id, elections.c.close_at)
        .order_by(elections.c.id)
    )
    zones = {row.id: ZoneInfo(row.zone) for row in found.groups}
    for row in connection.execute(counted):
        shown = (row.roll, row.voted) if row.roll >= HIDE_BELOW else (None, None)
        on = row.close_at.astimezone(zones[row.group_id]).date()
        # Of a vote of several groups nothing is said of one of them.
        group = found.group(row.group_id) if len(groups_from(row.groups)) == 1 else None
        yield Ballots(row.id, group, on, *shown)
