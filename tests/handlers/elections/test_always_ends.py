"""Promises about the end of a vote: it comes although nobody does anything, and the group can plan another one."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, text

from bot.doors.alarm import Alarm
from bot.ids import ElectionId
from bot.rules.elections import LAST_DAYS, RUNNING, WAIT_AT_MOST, State
from bot.rules.schedule import WallTime
from bot.screen import Screen, tap
from bot.services.elections.ending import needed
from bot.services.elections.now import find_running
from storage.keys import election_key, recount_key
from storage.records import check_all
from storage.tables.schedule import deadlines
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, WORDS, Hall, with_papers
from tests.handlers.elections.test_in_order import open_in_order
from tests.handlers.elections.test_lots import tied_twice
from tests.play import Play

DAY = timedelta(days=1)
PATIENCE = 120.0
"""Seconds after which a clock is taken for stuck, however busy the machine is."""
LONGEST = 120
"""Days: a plan of 5 weeks, a vote with each of its weeks more, and the longest wait."""


def _planned(play: Play) -> Hall:
    hall = Hall(play)
    play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(hall.sam, label)
    return hall


def _nobody_stands(play: Play) -> Hall:
    hall = Hall(play)
    hall.plan()
    return hall


def _open(play: Play) -> Hall:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    return hall


def _open_without_key(play: Play) -> Hall:
    hall = _open(play)
    play.dispatch.keys.destroy(election_key(hall.election().id))
    return hall


def _papers_without_key(play: Play) -> Hall:
    hall = with_papers(play)
    play.dispatch.keys.destroy(recount_key(hall.election().id))
    return hall


def _nobody_can_count(play: Play) -> Hall:
    hall = with_papers(play, ("Joe", "Ella", "Grace"))
    for name in ("Lily", "Tom", "Dev", "Asha"):
        play.tap(hall.people[name], tap("people.left", hall.group))
    return hall


def _lots(play: Play) -> Hall:
    hall = Hall(play)
    tied_twice(hall)
    return hall


def _tied(play: Play) -> Hall:
    hall = Hall(play)
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()
    return hall


def _words_are_there(play: Play) -> Hall:
    hall = _lots(play)
    for name in ("Lily", "Tom"):
        play.tap(hall.people[name], tap("elections.word", hall.election().id))
        play.say(hall.people[name], "sun")
    return hall


def _lots_in_order_without_key(play: Play) -> Hall:
    hall = Hall(play)
    election = open_in_order(hall, "Ben", "Mina", "Asha")
    for voter, choice in zip(VOTERS, ("Ben", "Ben", "Mina", "Mina", "Asha", "Asha"), strict=True):
        hall.vote(voter, choice)
    hall.close()
    play.dispatch.keys.destroy(recount_key(election))
    return hall


HANGS = {
    "planned": (State.PLANNED, _planned),
    "nobody stands": (State.NOMINATING, _nobody_stands),
    "hardly anybody votes": (State.VOTING, _open),
    "the key is lost while people vote": (State.VOTING, _open_without_key),
    "nobody counts the papers": (State.PAPER, with_papers),
    "nobody can count them": (State.PAPER, _nobody_can_count),
    "the key is lost while papers wait": (State.PAPER, _papers_without_key),
    "people vote again soon": (State.DONE, _tied),
    "nobody gives a word": (State.LOTS, _lots),
    "all words are there": (State.LOTS, _words_are_there),
    "the key is lost while lots wait": (State.LOTS, _lots_in_order_without_key),
}


def _alarm(play: Play) -> Alarm:
    alarm = Alarm(play.store, play.dispatch, lambda: play.now, real_time=lambda moment: moment, on_round=lambda: None)
    alarm._scheduler.start(paused=True)
    return alarm


def _next_due(unit: Unit, after: datetime) -> datetime | None:
    return unit.connection.execute(select(func.min(deadlines.c.due_at)).where(deadlines.c.due_at >= after)).scalar()


async def _days(play: Play, alarm: Alarm, days: int) -> None:
    """Time passes from deadline to deadline; what waits for a key, and asks for it each minute, is rung with them."""
    end = play.now + days * DAY
    while play.now < end:
        play.now = min(play.store.run_now(_next_due, play.now + timedelta(hours=1)) or end, end)
        await asyncio.wait_for(alarm.ring(), PATIENCE)


async def _is_over(hall: Hall) -> bool:
    """The clock goes on, and nobody does anything."""
    play, alarm = hall.play, _alarm(hall.play)
    for _ in range(LONGEST // 3):
        await _days(play, alarm, 3)
        if play.store.run_now(find_running, hall.group, now=play.now) is None:
            return True
    return False


def test_the_walk_begins_in_every_state_in_which_a_vote_runs() -> None:
    assert {state for state, _ in HANGS.values()} == {*RUNNING, State.DONE}


@pytest.mark.parametrize("hangs", HANGS)
@pytest.mark.parametrize("clocks", ["as they were set", "of which there is none"])
async def test_every_vote_ends_without_anybody_and_another_one_can_be_planned(
    each_play: Play, hangs: str, clocks: str
) -> None:
    state, begin = HANGS[hangs]
    hall = begin(each_play)
    assert hall.election().state is state
    if clocks == "of which there is none":
        each_play.store.run_now(lambda unit: unit.connection.execute(_NO_CLOCKS))
    assert await _is_over(hall)
    everything = each_play.store.run_now(lambda unit: check_all(unit.connection))
    assert [fault for record in everything for fault in record.faults] == []
    assert "Plan a vote" in each_play.tap(hall.sam, tap("elections.plan", hall.group)).title


_NO_CLOCKS = text("DELETE FROM deadlines WHERE kind LIKE 'elections.%'")


@pytest.mark.parametrize("hangs", HANGS)
async def test_each_clock_that_brings_a_vote_further_is_set_again_when_it_alone_is_gone(play: Play, hangs: str) -> None:
    _, begin = HANGS[hangs]
    hall = begin(play)
    election, alarm = hall.election(), _alarm(play)
    for clocks in needed(election):
        assert any(_is_set(play, kind, election.id) for kind in clocks), clocks
        for kind in clocks:
            play.store.run_now(_drop, kind, election.id)
        await alarm._each("watch", play.dispatch.routes.watches)
        assert any(_is_set(play, kind, election.id) for kind in clocks), clocks


async def test_papers_that_nobody_would_be_asked_for_again_are_asked_for_again(play: Play) -> None:
    election, alarm = with_papers(play).election(), _alarm(play)
    play.store.run_now(_drop, "elections.papers_wait", election.id)
    await alarm._each("watch", play.dispatch.routes.watches)
    assert _is_set(play, "elections.papers_wait", election.id)


def _drop(unit: Unit, kind: str, election: ElectionId) -> None:
    unit.schedule.drop(kind, election)


def _is_set(play: Play, kind: str, election: ElectionId) -> bool:
    return play.store.run_now(lambda unit: unit.schedule.find(kind, election)) is not None


async def test_ballots_that_nothing_would_delete_go_after_their_four_weeks(each_play: Play) -> None:
    hall, alarm = Hall(each_play), _alarm(each_play)
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    each_play.store.run_now(lambda unit: unit.connection.execute(_NO_CLOCKS))
    await _days(each_play, alarm, 27)
    assert each_play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None
    await _days(each_play, alarm, 2)
    assert each_play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None


async def test_a_second_vote_opens_once_and_not_before_everybody_may_hear_of_the_tie(each_play: Play) -> None:
    """Somebody writes another moment into the row by which the clock knows when to ring, and then puts it back."""
    hall, alarm = _tied(each_play), _alarm(each_play)
    first = hall.election()
    each_play.store.run_now(lambda unit: unit.connection.execute(_RING_NOW))
    await alarm.ring()
    assert hall.election().id == first.id
    hall.made_public()
    assert (hall.election().first, hall.election().state) == (first.id, State.VOTING)
    at = WallTime.of(each_play.now, WORDS.zone)
    each_play.store.run_now(lambda unit: unit.schedule.set("elections.second_round", first.id, at))
    await alarm.ring()
    assert [
        each.first for each in each_play.store.run_now(lambda unit: unit.elections.list_of(hall.group, *State))
    ] == [
        first.id,
        None,
    ]


_RING_NOW = text(
    "UPDATE deadlines SET due_at = (SELECT min(vote_at) FROM elections) WHERE kind = 'elections.second_round'"
)


async def _hears(
    begin: Callable[[Play], Hall], play: Play, who: str, days: timedelta
) -> tuple[Hall, list[Screen], list[Screen]]:
    """What somebody hears in the last days, and at the end."""
    hall = begin(play)
    alarm, person = _alarm(play), hall.people.get(who, hall.sam)
    await _days(play, alarm, (days - LAST_DAYS).days)
    play.heard(person)
    await _days(play, alarm, LAST_DAYS.days - 1)
    urged = play.heard(person)
    await _days(play, alarm, 12)
    return hall, urged, play.heard(person)


@pytest.mark.parametrize("who", ["Sam", "Lily"])
async def test_papers_are_asked_for_more_urgently_and_everybody_hears_that_there_is_no_result(
    play: Play, who: str
) -> None:
    hall, urged, told = await _hears(with_papers, play, who, WAIT_AT_MOST)
    assert hall.election().state is State.CALLED_OFF
    assert any("After that there is no result." in screen.lines for screen in urged)
    assert any("After 4 weeks the ballot papers were still not counted." in screen.lines for screen in told)
    election = hall.election().id
    left = play.store.run_now(
        lambda unit: (
            unit.elections.list_ballots(election),
            unit.elections.sealed_ballots(election),
            unit.elections.list_counts(election),
        )
    )
    assert [bool(each) for each in left] == [False, False, False]


async def test_after_a_lost_key_the_facilitators_read_until_when_people_can_vote_again(play: Play) -> None:
    hall, urged, told = await _hears(_open_without_key, play, "Sam", WAIT_AT_MOST)
    assert any("The last day to start the vote again is" in line for screen in urged for line in screen.lines)
    assert any("There is no result." in screen.lines for screen in told)
    election = hall.election().id
    assert play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == {}


async def test_a_key_that_is_found_in_time_ends_nothing(play: Play) -> None:
    hall = _open(play)
    election, alarm = hall.election().id, _alarm(play)
    key = play.dispatch.keys.folder / f"{election_key(election)}.key"
    content = key.read_bytes()
    key.unlink()
    await _days(play, alarm, 4)
    key.write_bytes(content)
    await _days(play, alarm, 4)
    assert play.store.run_now(lambda unit: unit.schedule.find("elections.key_end", election)) is None
    assert hall.election().state is State.VOTING


async def test_a_lost_key_and_papers_that_nobody_counts_have_one_last_day(each_play: Play) -> None:
    hall, alarm = with_papers(each_play), _alarm(each_play)
    election = hall.election()
    await _days(each_play, alarm, 20)
    key = each_play.dispatch.keys.folder / f"{recount_key(election.id)}.key"
    content = key.read_bytes()
    each_play.dispatch.keys.destroy(recount_key(election.id))
    await _days(each_play, alarm, 20)
    # Later than the last day of the papers, and before the day that the facilitators were told for the key.
    assert each_play.now > election.close_at + WAIT_AT_MOST
    assert hall.election().state is State.PAPER
    assert not any(
        "last day to count" in line for line in each_play.tap(hall.sam, tap("elections.papers", election.id)).lines
    )
    key.write_bytes(content)
    await _days(each_play, alarm, 4)
    assert hall.election().state is State.PAPER
    assert await _is_over(hall)


async def test_papers_are_not_given_up_before_the_day_that_people_were_told(each_play: Play) -> None:
    """Somebody writes another moment into the row by which the clock knows when to ring."""
    hall, alarm = with_papers(each_play), _alarm(each_play)
    now = text("UPDATE deadlines SET due_at = (SELECT min(due_at) FROM deadlines) WHERE kind = 'elections.papers_end'")
    each_play.store.run_now(lambda unit: unit.connection.execute(now))
    await _days(each_play, alarm, 10)
    assert hall.election().state is State.PAPER


async def test_who_was_chosen_before_a_tie_takes_the_place_of_the_rep_also_when_the_second_vote_has_no_result(
    each_play: Play,
) -> None:
    hall = Hall(each_play, paper=("Joe",))
    tom = hall.member("Tom")
    each_play.store.run_now(
        lambda unit: unit.people.add_term(
            tom, starts_at=each_play.now, ends_at=each_play.now.replace(year=2029), how="before"
        )
    )
    each_play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in (
        "2 reps",
        "Instead of Tom",
        "Everybody they like",
        "2 years",
        "That is good",
        "5 people",
        "Yes, plan",
    ):
        each_play.press(hall.sam, label)
    each_play.until(each_play.now)
    hall.stand("Ben", "Mina", "Asha")
    each_play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, "Ben", "Mina" if voter in ("Ben", "Mina", "Lily") else "Asha")
    hall.close()
    hall.count_papers("Ben")
    assert (hall.member("Ben").is_rep, hall.member("Tom").is_rep) == (True, True)
    hall.made_public()
    hall.close()
    assert hall.election().state is State.PAPER
    assert await _is_over(hall)
    assert hall.election().state is State.CALLED_OFF
    assert (hall.member("Ben").is_rep, hall.member("Tom").is_rep) == (True, False)


@pytest.mark.parametrize("late", [27, 29])
async def test_papers_can_be_counted_for_some_days_also_when_the_close_came_late(each_play: Play, late: int) -> None:
    hall = Hall(each_play, paper=("Joe", "Ella"))
    hall.open("Ben", "Mina")
    for voter in ("Lily", "Ben", "Mina", "Dev"):
        hall.vote(voter, "Ben")
    # The program was down when the vote closed.
    each_play.now = hall.election().close_at + late * DAY
    alarm = _alarm(each_play)
    await alarm.ring()
    assert hall.election().state is State.PAPER
    await _days(each_play, alarm, LAST_DAYS.days - 2)
    assert hall.election().state is State.PAPER
    assert await _is_over(hall)
