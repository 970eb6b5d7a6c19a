"""Promises of writing a promise down: who, what, by when, and only by those who may."""

from datetime import date

import pytest

from bot.rules.people import Role, Standing
from bot.rules.promises import Judgement, State
from bot.screen import tap
from tests.handlers.promises.table import circle, get, judge, make_promise, newest, wait
from tests.handlers.table import board_of
from tests.play import Play


def test_a_promise_has_who_what_and_when_and_everybody_can_see_it(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    make_promise(play, mina)
    play.tap(people[0], tap("home.menu", "news", 0))
    play.press(people[0], "See all the promises")
    shown = play.press(people[0], "⏳ “A bus at 9”")
    assert shown.lines[:3] == ("Alex promised this:", "“A bus at 9”", "The last day for this is Wednesday 1 July 2026.")
    assert "⏳ We are waiting for it" in shown.lines


def test_no_date_is_said_openly_and_is_asked_about_all_the_same(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina, days=None)
    assert "There is no date for this." in play.tap(people[0], tap("promises.show", promise)).lines
    play.heard(mina)
    wait(play, 91)
    assert any("Is it done?" in screen.title for screen in play.heard(mina))


def test_a_name_that_was_used_before_needs_no_typing(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    make_promise(play, mina)
    play.tap(sam, tap("promises.begin", 0, 0))
    assert "Alex promised something." in play.press(sam, "👤 Alex").lines


def test_what_is_begun_for_one_board_is_not_gone_on_with_for_another(play: Play) -> None:
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    begun = newest(play, mina, drafts=True)
    elsewhere = play.group("Elsewhere", "Otherboard")
    play.store.run_now(
        lambda unit: unit.people.add_member(
            mina, elsewhere, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=play.now
        )
    )
    play.store.run_now(lambda unit: unit.people.change(mina, group_id=elsewhere))
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Bob")
    assert newest(play, mina, drafts=True) != begun
    assert get(play, begun).who == "Alex"


def test_names_of_another_board_are_not_shown_and_not_used(play: Play) -> None:
    _, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    assert play.tap(far, tap("promises.begin", 0, 0)).buttons == ()
    assert "old" in play.tap(far, tap("promises.same", 0, 0, promise)).title


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SUPPORTER, Role.CARER])
def test_only_reps_and_facilitators_write_promises_down(play: Play, role: Role) -> None:
    group, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    other = play.member("Joe", group, role=role)
    for forged in (
        tap("promises.begin", 0, 0),
        tap("promises.same", 0, 0, promise),
        tap("promises.new_day", promise, 0),
        tap("promises.move", promise, 20260801, 2),
        tap("promises.whose", promise, 0),
        tap("promises.word", promise, "done"),
    ):
        assert "somebody else" in play.tap(other, forged).title
    assert get(play, promise).due_on == date(2026, 7, 1)


def test_a_person_of_another_board_sees_and_changes_nothing(play: Play) -> None:
    _, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    for forged in (
        tap("promises.show", promise),
        tap("promises.judge", promise, "done"),
        tap("promises.word", promise, "done"),
        tap("promises.move", promise, 20260801, 3),
    ):
        assert "Another group" in play.tap(far, forged).title
    assert get(play, promise).state is State.WAITING


def test_a_day_that_is_over_cannot_be_promised(play: Play) -> None:
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    draft = newest(play, mina, drafts=True)
    assert "Please choose a later" in play.tap(mina, tap("promises.on_day", draft, 20260531)).title
    assert "old" in play.tap(mina, tap("promises.on_day", draft, 20260599)).title


def test_a_promise_without_words_is_not_kept(play: Play) -> None:
    _, _, mina, people = circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    assert "Please write it" in play.say(mina, voice="a-voice").title
    play.say(mina, "Alex")
    draft = newest(play, mina, drafts=True)
    assert "Thank you" in play.tap(mina, tap("promises.add", draft)).title
    assert "a lot of words" in play.say(mina, "x" * 301).title
    assert "There are no promises yet." in play.tap(people[0], tap("promises.list", 0)).lines


def test_every_tap_may_come_three_times(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise, board = make_promise(play, mina), board_of(play, mina)
    for _ in range(3):
        assert "saved the promise" in play.tap(mina, tap("promises.add", promise)).title
    assert len(play.store.run_now(lambda u: u.promises.list_of_board(board))) == 1
    wait(play, 31)
    for _ in range(3):
        judge(play, promise, people, "done", "done")
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.DONE, Judgement.DONE]


def test_a_draft_can_be_thrown_away_and_nobody_sees_a_draft(play: Play) -> None:
    _, _, mina, people = circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    draft = newest(play, mina, drafts=True)
    assert "old" in play.tap(people[0], tap("promises.show", draft)).title
    play.press(mina, "There is no date")
    assert "deleted" in play.press(mina, "Delete it").title
    assert "old" in play.tap(mina, tap("promises.add", draft)).title


def test_the_day_of_a_promise_stands_in_the_list_of_what_is_planned(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    make_promise(play, mina)
    play.tap(sam, tap("schedule.list", 0))
    assert "“A bus at 9”" in play.press(sam, "Last day of a promise").lines


def test_a_day_can_be_written_and_what_is_no_day_leads_back_to_the_buttons_with_nothing_lost(each_play: Play) -> None:
    play = each_play
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    for unclear in ("soon", "12 or 13 May"):
        shown = play.say(mina, unclear)
        assert "We do not know which day that is." in shown.lines
        assert "“A bus at 9”" in shown.lines
    assert "Wednesday 12 August 2026" in " ".join(play.say(mina, "by 12 August").lines)
    assert get(play, newest(play, mina, drafts=True)).due_on == date(2026, 8, 12)


def test_a_day_that_is_over_is_refused_and_leads_back_to_the_days(play: Play) -> None:
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    promise = newest(play, mina, drafts=True)
    refused = play.say(mina, "12 May 2020")
    assert tap("promises.when", promise) in [button.does for button in refused.buttons]
    assert get(play, promise).due_on is None
    play.tap(mina, tap("promises.day", promise, 0))
    play.say(mina, "12 August")
    assert get(play, promise).due_on == date(2026, 8, 12)
