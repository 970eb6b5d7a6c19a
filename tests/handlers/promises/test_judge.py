"""Promises of the question "is it done?": members decide, and nothing is forgotten."""

from bot.rules.people import Role
from bot.rules.promises import Judgement, State
from bot.screen import tap
from tests.handlers.promises.table import circle, get, judge, make_promise, wait
from tests.handlers.table import lines_of
from tests.play import Play


def test_on_the_day_the_rep_is_asked_and_then_the_members(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 30.1)
    assert any("Is it done?" in screen.title for screen in play.heard(mina))
    assert play.heard(people[0]) == []
    wait(play, 1)
    assert any("Is it done?" in screen.title for screen in play.heard(people[0]))
    assert "✅ It is done" in play.press(people[0], "It is done").lines
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.DONE]


def test_when_the_rep_says_it_the_members_are_asked_at_once_even_before_the_day(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    play.tap(mina, tap("promises.show", promise))
    play.press(mina, "Is it done?")
    play.press(mina, "It is done")
    assert any("Is it done?" in screen.title for screen in play.heard(people[0]))
    assert get(play, promise).state is State.ASKING


def test_members_decide_and_not_the_rep(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 30.1)
    play.tap(mina, tap("promises.word", promise, "done"))
    judge(play, promise, people, "not_done", "not_done", "done")
    wait(play, 15)
    assert get(play, promise).state is State.NOT_DONE
    assert "❌ It is not done" in lines_of(play.heard(people[0]))


def test_when_members_are_equal_the_rep_is_heard(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 30.1)
    play.tap(mina, tap("promises.word", promise, "partly"))
    judge(play, promise, people, "not_done", "done", "unknown")
    wait(play, 15)
    assert get(play, promise).state is State.PARTLY


def test_that_nobody_told_us_is_said_openly_after_thirty_days(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 45)
    assert get(play, promise).state is State.ASKING
    play.heard(people[0])
    wait(play, 16)
    assert get(play, promise).state is State.UNTOLD
    assert "Nobody told us if it is done." in lines_of(play.heard(people[0]))


def test_a_late_answer_between_the_fourteenth_and_the_thirtieth_day_still_counts(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 48)
    judge(play, promise, people, "done")
    wait(play, 14)
    assert get(play, promise).state is State.DONE


def test_the_last_answer_of_a_person_counts(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 32)
    for answer in ("done", "unknown", "partly"):
        judge(play, promise, people, answer)
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.PARTLY]


def test_supporters_and_facilitators_do_not_judge(play: Play) -> None:
    group, sam, mina, _ = circle(play)
    supporter = play.member("Joe", group, role=Role.SUPPORTER)
    promise = make_promise(play, mina)
    wait(play, 32)
    for person in (sam, supporter):
        assert "somebody else" in play.tap(person, tap("promises.judge", promise, "done")).title
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == []


def test_before_its_day_and_after_its_end_nobody_judges(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    assert "too early" in play.tap(people[0], tap("promises.judge", promise, "done")).title
    wait(play, 32)
    judge(play, promise, people, "done")
    wait(play, 14)
    assert "already know this" in play.tap(people[1], tap("promises.judge", promise, "not_done")).title
    assert "already know this" in play.tap(mina, tap("promises.word", promise, "not_done")).title
    assert get(play, promise).state is State.DONE


def test_an_answer_that_is_none_has_no_effect(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 32)
    assert "old" in play.tap(people[0], tap("promises.judge", promise, "great")).title


def test_home_asks_who_has_not_answered(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 32)
    play.start(people[0])
    play.press(people[0], "Is it done?")
    play.press(people[0], "It is not done")
    assert all("Is it done?" not in button.label for button in play.start(people[0]).buttons)
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.NOT_DONE]


def test_members_on_paper_judge_through_the_facilitator(play: Play) -> None:
    group, sam, mina, people = circle(play)
    play.member("Paul", group, on_paper=True)
    promise = make_promise(play, mina)
    wait(play, 32)
    play.tap(sam, tap("promises.show", promise))
    play.press(sam, "For members on paper")
    play.press(sam, "📄 Paul")
    shown = play.press(sam, "Part of it is done")
    assert {"Read this to Paul:", "🔶 Part of it is done"} <= set(shown.lines)
    assert play.store.run_now(lambda unit: unit.promises.list_judged(promise)) == set()
    assert [button.label for button in play.press(sam, "Yes, save it").buttons] == ["✅ Paul"]
    ben = play.store.run_now(lambda u: u.people.member_in(group, people[0], now=play.now))
    assert "old" in play.tap(sam, tap("promises.judge_for", promise, ben.id, "done")).title
    assert "old" in play.tap(sam, tap("promises.judge_for", promise, 0, "done")).title
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.PARTLY]
