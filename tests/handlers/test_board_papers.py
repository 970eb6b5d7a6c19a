"""Promises of late papers: when they came is kept with the days, said to the reps, and seen in the mirror."""

from datetime import timedelta

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.table import lines_of, plan_quiet_meeting
from tests.play import Play


def _sent(play: Play, *, days: int) -> tuple[MeetingId, PersonId, PersonId, PersonId]:
    """A rep, a facilitator and a member of a group of five; the list went out, the board meets in so many days."""
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    for n in range(4):
        play.member(f"Person {n}", group)
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.until(play.now + timedelta(days=60 - days))
    return meeting, mina, sam, ben


def test_a_rep_says_that_the_papers_came_and_how_late_that_was(each_play: Play) -> None:
    play = each_play
    meeting, mina, _, _ = _sent(play, days=2)
    play.tap(mina, tap("home.menu", "rep", 0))
    assert play.tap(mina, tap("meetings.papers", meeting)).lines[0] == "The board meets in 2 days."
    shown = play.press(mina, "Yes, they are here")
    assert shown.lines[:2] == ("The board's papers came 2 days before the meeting.", "That is late.")
    assert "That is late." in play.press(mina, "Look").lines


def test_papers_in_good_time_are_not_called_late(play: Play) -> None:
    meeting, mina, _, _ = _sent(play, days=7)
    assert play.tap(mina, tap("meetings.papers_here", meeting)).lines == (
        "The board's papers came 7 days before the meeting.",
    )


def test_the_first_day_counts_however_often_it_is_pressed(play: Play) -> None:
    meeting, mina, sam, _ = _sent(play, days=9)
    play.tap(mina, tap("meetings.papers_here", meeting))
    play.now += timedelta(days=5)
    assert "9 days" in play.tap(sam, tap("meetings.papers_here", meeting)).lines[0]
    assert "9 days" in play.tap(sam, tap("meetings.papers", meeting)).lines[0]


def test_a_member_cannot_say_it_and_after_the_meeting_nobody_can(play: Play) -> None:
    meeting, mina, _, ben = _sent(play, days=2)
    play.tap(ben, tap("meetings.papers_here", meeting))
    play.until(play.now + timedelta(days=3))
    play.tap(mina, tap("meetings.papers_here", meeting))
    assert not [line for line in play.tap(ben, tap("meetings.show", meeting)).lines if "papers" in line]


def test_every_rep_hears_it_and_has_the_sentence_before_them_at_the_meeting(play: Play) -> None:
    meeting, mina, sam, _ = _sent(play, days=1)
    play.tap(sam, tap("meetings.papers_here", meeting))
    assert "A rep may say that at the meeting." in lines_of(play.heard(mina))
    play.until(play.now + timedelta(days=1, hours=1))
    assert "You may say: We had the papers for 1 day." in play.tap(mina, tap("meetings.sheet", meeting, 0)).lines


def test_the_mirror_shows_it_for_the_meeting_and_for_all_of_them(each_play: Play) -> None:
    play = each_play
    meeting, mina, _, ben = _sent(play, days=2)
    play.tap(mina, tap("meetings.papers_here", meeting))
    assert "📨 Days from the board's papers to the meeting: 2" in play.tap(ben, tap("meetings.mirror", meeting)).lines
    assert "📨 Meetings with late papers: 1 of 1" in play.tap(ben, tap("meetings.mirror", 0)).lines
