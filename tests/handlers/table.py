"""What the tests of several features share: a planned meeting, and what people read."""

from datetime import date, timedelta

from bot.ids import BoardId, GroupId, MeetingId, PersonId
from bot.screen import Screen, tap
from tests.play import Play


def board_of(play: Play, person: PersonId) -> BoardId:
    """The board of the group that a person looks at."""
    return play.store.run_now(lambda u: u.people.get_group(u.people.get(person).group_id or GroupId(0))).board_id


def day_number(day: date) -> int:
    """A day as a button carries it: 20260601."""
    return day.year * 10_000 + day.month * 100 + day.day


def plan_meeting(play: Play, sam: PersonId, *, days: int = 60) -> MeetingId:
    """The facilitator plans a meeting of the board with two taps."""
    play.tap(sam, tap("meetings.check", 0, day_number((play.now + timedelta(days=days)).date()), 11))
    play.press(sam, "Yes, plan it")
    board = board_of(play, sam)
    return play.store.run_now(lambda u: u.meetings.list_planned(board, play.now))[-1].id


def plan_quiet_meeting(play: Play, sam: PersonId, *, days: int = 60) -> MeetingId:
    """The same, and afterwards nobody is asked for a summary on the evening of that day."""
    meeting = plan_meeting(play, sam, days=days)
    play.store.run_now(lambda u: u.schedule.drop("summaries.ask", meeting))
    return meeting


def lines_of(screens: list[Screen]) -> list[str]:
    """Titles and lines, in the order in which they were read."""
    return [line for screen in screens for line in (screen.title, *screen.lines)]
