"""What an export has beside the mirror: things on lists, questions with their numbers, and days that are still to come.

Words are only those that everybody of the board could read or hear: a list that was sent, and what was said at the
board for the groups. What could show a person is left empty.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from bot.ids import BoardId
from bot.rules.feedback import Outcome, State, View
from bot.rules.mirror import HIDE_BELOW, Answers, Chronicle, Thing
from bot.rules.tallies import Way, tally
from storage.chronicle import chronicle
from storage.feedback import view_of
from storage.tables.agenda import items
from storage.tables.feedback import asked, positions, questions, views
from storage.tables.meetings import meetings
from storage.tables.people import groups
from storage.tables.schedule import deadlines


def exported(connection: Connection, board: BoardId, *, now: datetime) -> Chronicle:
    """Everything open about a board, with what the mirror does not need.

    Raises:
        LookupError: there is no such board.
    """
    read = chronicle(connection, board, now=now)
    closing = _closing(connection, board, now)
    return replace(
        read,
        meetings=tuple(replace(met, closes_on=closing.get(met.meeting)) for met in read.meetings),
        items=() if read.is_hidden else tuple(_things(connection, read)),
        questions=() if read.is_hidden else tuple(_questions(connection, board, read)),
    )


def _closing(connection: Connection, board: BoardId, now: datetime) -> dict[int, date]:
    """The last day for what people want on a list, of each meeting whose list is not closed."""
    wanted = (
        select(deadlines.c.subject, deadlines.c.wall)
        .join(meetings, meetings.c.id == deadlines.c.subject)
        .where(meetings.c.board_id == board, deadlines.c.kind == "agenda.close", deadlines.c.due_at > now)
    )
    return {row.subject: row.wall.date() for row in connection.execute(wanted)}


def _things(connection: Connection, read: Chronicle) -> Iterator[Thing]:
    """What stands on the lists that were sent."""
    sent = [met.meeting for met in read.meetings if met.list_on is not None]
    wanted = (
        select(items).where(items.c.meeting_id.in_(sent)).order_by(items.c.meeting_id, items.c.position, items.c.id)
    )
    places: Counter[int] = Counter()
    for row in connection.execute(wanted):
        places[row.meeting_id] += 1
        yield Thing(row.id, row.meeting_id, places[row.meeting_id], row.title)


def _questions(connection: Connection, board: BoardId, read: Chronicle) -> Iterator[Answers]:
    """Those to the groups about the board; polls of a group about itself are its own."""
    mine = (questions.c.board_id == board) & questions.c.is_for_group.is_(False)
    open_or_closed = questions.c.state.in_((State.OPEN, State.CLOSED))
    wanted = (
        select(questions, positions.c.text.label("position"), positions.c.outcome)
        .outerjoin(positions, positions.c.question_id == questions.c.id)
        .where(mine, open_or_closed)
        .order_by(questions.c.id)
    )
    zone = ZoneInfo(
        connection.execute(select(groups.c.zone).where(groups.c.board_id == board)).scalars().first() or "UTC"
    )
    hidden = {circle.group for circle in read.groups if circle.people is None}
    said, numbers = _said(connection, board), _asked(connection, board)
    for row in connection.execute(wanted):
        is_hidden, is_open = row.group_id in hidden, row.state == State.OPEN
        counted = tally(said[row.id], (), asked=numbers[row.id])
        shows = not (is_hidden or is_open) and counted.asked >= HIDE_BELOW
        ways, shows_ways = counted.ways, shows and counted.shows_ways
        yield Answers(
            row.id,
            None if is_hidden else row.group_id,
            row.topic,
            row.closes_at.astimezone(zone).date(),
            is_open,
            asked=counted.asked if shows else None,
            answered=counted.answered if shows and counted.shows_numbers else None,
            by_tap=ways.get(Way.TAP, 0) if shows_ways else None,
            in_words=ways.get(Way.WORDS, 0) if shows_ways else None,
            by_voice=ways.get(Way.VOICE, 0) if shows_ways else None,
            on_paper=ways.get(Way.PAPER, 0) if shows_ways else None,
            helped=counted.helped if shows and counted.shows_helped else None,
            position=row.position if row.outcome == Outcome.SAID and not is_hidden else "",
        )


def _said(connection: Connection, board: BoardId) -> dict[int, list[View]]:
    of_board = views.join(questions, questions.c.id == views.c.question_id)
    found: dict[int, list[View]] = defaultdict(list)
    for row in connection.execute(select(views).select_from(of_board).where(questions.c.board_id == board)):
        found[row.question_id].append(view_of(row))
    return found


def _asked(connection: Connection, board: BoardId) -> Counter[int]:
    counting = (
        select(asked.c.question_id, func.count().label("n"))
        .join(questions, questions.c.id == asked.c.question_id)
        .where(questions.c.board_id == board)
        .group_by(asked.c.question_id)
    )
    return Counter({row.question_id: row.n for row in connection.execute(counting)})
