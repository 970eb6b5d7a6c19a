"""Promises of a new date: it is told, and the old one stays in sight."""

from datetime import date

from bot.rules.promises import State
from bot.screen import tap
from tests.handlers.promises.table import circle, get, judge, make_promise, wait
from tests.handlers.table import lines_of
from tests.play import Play


def test_a_new_date_is_told_and_the_old_one_stays_in_sight(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    play.tap(mina, tap("promises.show", promise))
    play.press(mina, "There is a new date")
    play.press(mina, "June 2026")
    play.press(mina, "Thursday 4 June")
    assert "Before this, the last day was Wednesday 1 July 2026." in play.last(mina).lines
    assert "The last day for this is Thursday 4 June 2026." in lines_of(play.heard(people[0]))
    play.heard(mina)
    wait(play, 4)
    assert any("Is it done?" in screen.title for screen in play.heard(mina))


def test_the_new_date_can_be_written(play: Play) -> None:
    _, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    play.tap(mina, tap("promises.show", promise))
    assert "You can also write the day." in play.press(mina, "There is a new date").lines
    assert "We do not know which day that is." in play.say(mina, "when the bus comes").lines
    play.press(mina, "July 2026")
    assert "The last day for this is Wednesday 12 August 2026." in play.say(mina, "12 August").lines
    assert get(play, promise).due_on == date(2026, 8, 12)


def test_a_written_day_does_not_move_what_somebody_else_moved(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    promise = make_promise(play, mina)
    assert play.tap(mina, tap("promises.new_day", promise, 0)).place == tap(
        "promises.day_of", promise, get(play, promise).version
    )
    play.tap(sam, tap("promises.move", promise, 20260801, get(play, promise).version))
    assert "else changed" in play.say(mina, "12 August").title
    assert get(play, promise).due_on == date(2026, 8, 1)


def test_a_written_day_that_is_over_leads_back_to_the_days(play: Play) -> None:
    _, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    play.tap(mina, tap("promises.new_day", promise, 0))
    assert "choose a later day" in play.say(mina, "12 May 2026").title
    play.press(mina, "Look at it")
    play.say(mina, "12 August")
    assert get(play, promise).due_on == date(2026, 8, 12)


def test_a_new_date_asks_again_and_old_answers_do_not_count(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 32)
    judge(play, promise, people, "not_done")
    version = get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == []
    wait(play, 20)
    assert get(play, promise).state is State.WAITING


def test_two_people_cannot_move_a_promise_over_each_other(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    promise = make_promise(play, mina)
    version = get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    assert "else changed" in play.tap(sam, tap("promises.move", promise, 20260802, version)).title
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    assert get(play, promise).earlier == (date(2026, 7, 1),)


def test_each_date_before_stands_below_the_one_that_followed(play: Play) -> None:
    _, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    version = get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    play.tap(mina, tap("promises.move", promise, 20260808, version + 1))
    dates = [line for line in play.tap(mina, tap("promises.show", promise)).lines if "last day" in line]
    assert dates == [
        "The last day for this is Saturday 8 August 2026.",
        "Before this, the last day was Saturday 1 August 2026.",
        "Before this, the last day was Wednesday 1 July 2026.",
    ]


def test_a_letter_about_a_date_that_changed_again_does_not_come(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    version = get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    play.tap(mina, tap("promises.move", promise, 20260808, version + 1))
    told = [screen for screen in play.heard(people[0]) if "a new date" in screen.title]
    assert [screen.lines[2] for screen in told] == ["The last day for this is Saturday 8 August 2026."]
