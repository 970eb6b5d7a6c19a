"""Promises of clocks that change: people are asked and reminded when their clock shows what they were told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.ids import ElectionId, GroupId, PersonId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.rules.schedule import WallTime
from bot.screen import tap
from bot.services.elections.plan import days_of
from bot.services.schedule import follow_clocks
from storage.tables.elections import elections
from storage.tables.feedback import questions
from storage.tables.meetings import meetings
from storage.tables.schedule import deadlines
from storage.unit import Unit
from tests.handlers.elections.table import Hall
from tests.handlers.feedback import table as feedback
from tests.handlers.promises.table import make_promise
from tests.handlers.table import board_of, plan_meeting
from tests.play import START, Play

HOUR = timedelta(hours=1)
BERLIN, HELSINKI = "Europe/Berlin", "Europe/Helsinki"
"""An hour, and two hours, before the clocks in London."""


def _due(play: Play, kind: str, subject: int) -> datetime:
    found = play.store.run_now(lambda unit: unit.schedule.find(kind, subject))
    assert found is not None
    return found


def _move_clock(play: Play, sam: PersonId, group: GroupId, zone: str = BERLIN) -> None:
    play.tap(sam, tap("people.group_zoned", group, zone))


def test_the_clock_looks_again_when_a_deadline_is_set_or_dropped_and_not_when_one_is_read(each_play: Play) -> None:
    wall = WallTime.of(each_play.now, ZoneInfo(BERLIN))

    def has_news(deed: Callable[[Unit], object]) -> bool:
        def run(unit: Unit) -> bool:
            deed(unit)
            return unit.has_news

        return each_play.store.run_now(run)

    assert has_news(lambda unit: unit.schedule.set("elections.close", 1, wall))
    assert not has_news(lambda unit: unit.schedule.find("elections.close", 1))
    assert has_news(lambda unit: unit.schedule.drop("elections.close", 1))


def test_the_draft_of_an_election_opens_and_closes_when_the_new_clock_shows_the_same(each_play: Play) -> None:
    hall = Hall(each_play)
    each_play.tap(hall.sam, tap("elections.plan", hall.group))
    before = hall.election()
    _move_clock(each_play, hall.sam, hall.group)
    after = hall.election()
    assert (after.vote_at, after.close_at) == (before.vote_at - HOUR, before.close_at - HOUR)


def test_no_clock_ends_an_open_vote_sooner(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    before = hall.election()
    _move_clock(each_play, hall.sam, hall.group, HELSINKI)
    assert hall.election(State.VOTING).close_at == before.close_at
    assert _due(each_play, "elections.close", election) == before.close_at


def test_a_meeting_and_what_leads_to_it_are_when_the_new_clock_shows_the_same(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    number = plan_meeting(play, sam)
    kinds = ("agenda.ask", "agenda.close", "agenda.send", "meetings.remind", "summaries.ask")
    before, meets_at = [_due(play, kind, number) for kind in kinds], datetime(2026, 7, 31, 10, tzinfo=UTC)
    _move_clock(play, sam, group)
    moved = play.store.run_now(lambda unit: unit.meetings.get(number))
    assert (moved.meets_at, moved.zone.key) == (meets_at - HOUR, BERLIN)
    assert [_due(play, kind, number) for kind in kinds] == [moment - HOUR for moment in before]


def test_a_meeting_stays_while_another_group_of_the_board_lives_by_its_clock(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    number = plan_meeting(play, sam)
    before = play.store.run_now(lambda unit: unit.meetings.get(number))
    play.tap(sam, tap("people.new_group", group))
    _move_clock(play, sam, group)
    assert play.store.run_now(lambda unit: unit.meetings.get(number)) == before


def test_people_are_asked_about_a_promise_in_the_morning_of_the_new_clock(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    promise = make_promise(play, mina)
    before = _due(play, "promises.due", promise)
    _move_clock(play, sam, group)
    assert _due(play, "promises.due", promise) == before - HOUR


def test_another_name_moves_nothing(play: Play) -> None:
    hall = Hall(play)
    hall.plan()
    before = hall.election()
    play.tap(hall.sam, tap("people.group_name", hall.group))
    play.say(hall.sam, "Riverside")
    assert hall.election() == before


# A country changes its clocks


def test_the_record_of_an_open_vote_says_why_it_ends_at_another_moment(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.plan()
    hall.stand("Ben", "Mina")
    each_play.store.run_now(_as_with_older_clocks)
    each_play.store.run_now(_announced_so, election)
    each_play.until(hall.election().vote_at)
    before = hall.election(State.VOTING).close_at
    each_play.store.run_now(follow_clocks, now=each_play.now)
    assert hall.election(State.VOTING).close_at == before - HOUR
    assert each_play.store.run_now(lambda unit: unit.records.check(election)).faults == ()


def test_a_vote_that_followed_the_clocks_before_it_opened_has_a_whole_record(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.plan()
    hall.stand("Ben", "Mina")
    each_play.store.run_now(_as_with_older_clocks)
    each_play.store.run_now(_announced_so, election)
    each_play.store.run_now(follow_clocks, now=each_play.now)
    each_play.until(hall.election().vote_at)
    assert hall.election().state is State.VOTING
    assert each_play.store.run_now(lambda unit: unit.records.check(election)).faults == ()


def _announced_so(unit: Unit, election: ElectionId) -> None:
    """The record says the days as they were reckoned then."""
    unit.elections.audit(election, "clocks changed", days_of(unit.elections.get(election)), now=START)


def _as_with_older_clocks(unit: Unit) -> None:
    """Everything was reckoned by rules of a time zone that hold no more: an hour too late."""
    late = [
        (deadlines, "due_at"), (elections, "vote_at"), (elections, "close_at"),
        (questions, "closes_at"), (meetings, "meets_at"),
    ]  # fmt: skip
    for table, column in late:
        for row in unit.connection.execute(table.select()).mappings().all():
            moved = update(table).where(table.c.id == row["id"]).values({column: row[column] + HOUR})
            unit.connection.execute(moved)


def _election(play: Play) -> Callable[[], object]:
    hall = Hall(play)
    election = hall.plan()
    return lambda: (hall.election().vote_at, hall.election().close_at, _due(play, "elections.open", election))


def _open_vote(play: Play) -> Callable[[], object]:
    hall = Hall(play)
    election = hall.open("Ben", "Mina")
    return lambda: (hall.election().close_at, _due(play, "elections.close", election))


def _question(play: Play) -> Callable[[], object]:
    _, _, mina, _ = feedback.circle(play)
    question = feedback.ask(play, mina)
    return lambda: (
        play.store.run_now(lambda unit: unit.feedback.get(question)).closes_at,
        _due(play, "feedback.close", question),
    )


def _meeting(play: Play) -> Callable[[], object]:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    plan_meeting(play, sam)
    board = board_of(play, sam)
    return lambda: [each.meets_at for each in play.store.run_now(lambda u: u.meetings.list_planned(board, play.now))]


@pytest.mark.parametrize("make", [_election, _open_vote, _question, _meeting])
def test_when_a_country_changes_its_clocks_what_people_were_told_stays(
    each_play: Play, make: Callable[[Play], Callable[[], object]]
) -> None:
    told = make(each_play)
    right = told()
    each_play.store.run_now(_as_with_older_clocks)
    assert told() != right
    for _ in range(2):
        each_play.store.run_now(follow_clocks, now=each_play.now)
        assert told() == right
