"""Promises of passing the list on: a page and a text for the board contact, and a way where there is no e-mail."""

from datetime import timedelta

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import Paper, tap
from tests.handlers.table import lines_of, plan_quiet_meeting
from tests.play import Play


def _sent(play: Play) -> tuple[MeetingId, PersonId, PersonId, PersonId]:
    """The list of a meeting went out with one thing on it."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben = play.member("Ben", group)
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, "The bus is late")
    play.until(play.now + timedelta(days=45))
    play.heard(sam)
    return meeting, mina, sam, ben


def test_every_member_can_have_the_list_as_a_page(play: Play) -> None:
    meeting, _, _, ben = _sent(play)
    play.tap(ben, tap("agenda.read", meeting))
    shown = play.press(ben, "Print it")
    assert isinstance(shown.enclosed[0], Paper)
    assert [button.label for button in shown.buttons] == ["🔠 Size of the letters"]


def test_a_rep_gets_the_list_as_one_text_that_holds_all_of_it(each_play: Play) -> None:
    play = each_play
    meeting, mina, _, _ = _sent(play)
    play.tap(mina, tap("agenda.paper", meeting))
    shown = play.press(mina, "The list as text")
    assert shown.title == "📋 Our list for the board: Marlshire"
    assert shown.lines[1:5] == ("", "1. Buses", "“The bus is late”", "1 person said this.")
    assert shown.alone


def test_without_e_mail_the_facilitator_is_asked_once_to_print_it(each_play: Play) -> None:
    play = each_play
    meeting, mina, sam, _ = _sent(play)
    play.tap(mina, tap("agenda.paper", meeting))
    play.press(mina, "no e-mail")
    for _ in range(2):
        shown = play.tap(mina, tap("agenda.ask_print", meeting))
    assert "We will ask Sam now." in shown.lines
    letters = play.heard(sam)
    assert lines_of(letters).count("🖨 Please print the board's list") == 1
    assert isinstance(play.press(sam, "Print it").enclosed[0], Paper)


def test_with_nobody_to_ask_another_way_is_said(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    meeting = plan_quiet_meeting(play, sam)
    member = play.store.run_now(lambda u: u.people.member_in(group, sam, now=play.now))
    play.store.run_now(lambda u: u.people.change_member(member.id, role=Role.SUPPORTER))
    assert "No facilitator is here to ask." in play.tap(mina, tap("agenda.ask_print", meeting)).lines


def test_a_member_does_not_pass_it_on(play: Play) -> None:
    meeting, _, _, ben = _sent(play)
    assert "Our list" not in play.tap(ben, tap("agenda.as_text", meeting)).title
