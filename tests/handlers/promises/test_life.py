"""Promises of what becomes of what somebody said."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, ItemId, MeetingId, PersonId, PromiseId
from bot.rules.agenda import COMES_BACK, Life, Suggestion
from bot.screen import Tap, tap
from tests.handlers.promises.table import circle, get, judge, make_promise, wait
from tests.handlers.table import board_of, day_number, lines_of, plan_meeting, plan_quiet_meeting
from tests.play import Play


def _talked_about(play: Play, sam: PersonId, person: PersonId) -> tuple[MeetingId, ItemId]:
    """A member said something, and it is on the list of a meeting."""
    meeting = plan_quiet_meeting(play, sam)
    play.tap(person, tap("agenda.suggest", "bus"))
    wait(play, 59)
    item = play.store.run_now(lambda u: u.agenda.list_items(meeting))[0]
    return meeting, item.id


def _suggestions(play: Play, person: PersonId) -> list[Suggestion]:
    group = play.store.run_now(lambda u: u.people.get(person)).group_id or GroupId(0)
    member = play.store.run_now(lambda u: u.people.member_in(group, person, now=play.now))
    return play.store.run_now(lambda u: u.agenda.list_of(member.id))


def test_a_promise_moves_the_life_of_what_a_member_said(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    play.heard(people[0])
    promise = _about_item(play, mina, meeting, item)
    assert "👉 Now: Somebody made a promise" in lines_of(play.heard(people[0]))
    wait(play, 2)
    judge(play, promise, people, "done", "done")
    wait(play, 15)
    assert "✅ Now: It is done" in lines_of(play.heard(people[0]))
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life is Life.DONE


def _about_item(play: Play, mina: PersonId, meeting: MeetingId, item: ItemId) -> PromiseId:
    """A promise about an item, for today."""
    play.tap(mina, tap("promises.begin", meeting, item))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    board = board_of(play, mina)
    draft = play.store.run_now(lambda u: u.promises.find_draft(board, mina, meeting, item))
    assert draft is not None
    play.tap(mina, tap("promises.on_day", draft.id, day_number(play.now.date())))
    play.press(mina, "Yes, save it")
    return draft.id


def test_what_is_not_done_becomes_a_suggestion_by_itself(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    promise = _about_item(play, mina, meeting, item)
    wait(play, 2)
    judge(play, promise, people, "not_done")
    wait(play, 15)
    assert "❌ Now: It is not done" in lines_of(play.heard(people[0]))
    carried = _suggestions(play, people[0])[0]
    assert (carried.text, carried.life) == ("Alex promised: A bus at 9\nIt is not done.", Life.GOT)


@pytest.mark.parametrize(
    ("answers", "now", "text"),
    [
        (("partly",), "🔶 Now: Part of it is done", "Only part of it is done."),
        ((), "🤷 Now: Nobody told us if it is done", "Nobody told us if it is done."),
    ],
)
def test_what_is_partly_done_or_nobody_told_us_ends_the_life_line_and_comes_back_on_a_day_that_is_said(
    each_play: Play, answers: tuple[str, ...], now: str, text: str
) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    promise = _about_item(play, mina, meeting, item)
    following = plan_quiet_meeting(play, sam, days=120)
    wait(play, 2)
    judge(play, promise, people, *answers)
    play.heard(people[0])
    wait(play, 32)
    heard = lines_of(play.heard(people[0]))
    day = play.store.run_now(lambda u: u.meetings.get(following)).meets_at
    assert now in heard
    assert heard.count(f"That is on {day:%A} {day.day} {day:%B} {day.year}.") == 2
    carried = _suggestions(play, people[0])[0]
    assert (carried.text, carried.life) == (f"Alex promised: A bus at 9\n{text}", Life.GOT)
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life in COMES_BACK


def test_without_an_item_it_comes_back_in_the_name_of_the_rep(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    wait(play, 32)
    judge(play, promise, people, "partly")
    wait(play, 15)
    assert [s.text for s in _suggestions(play, mina)] == ["Alex promised: A bus at 9\nOnly part of it is done."]


def test_an_item_with_two_promises_is_done_when_both_are(play: Play) -> None:
    _, sam, mina, people = circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    first = _about_item(play, mina, meeting, item)
    second = _about_item(play, mina, meeting, item)
    wait(play, 2)
    judge(play, first, people, "done")
    play.tap(
        mina, tap("promises.move", second, day_number((play.now + timedelta(days=5)).date()), get(play, second).version)
    )
    wait(play, 15)
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life is Life.PROMISED
    judge(play, second, people, "done")
    wait(play, 15)
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life is Life.DONE


def test_an_item_of_another_meeting_or_board_is_refused(play: Play) -> None:
    _, sam, mina, people = circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    assert "Another group" in play.tap(far, tap("promises.begin", meeting, item)).title
    assert "old" in play.tap(mina, tap("promises.begin", 0, item)).title
    assert "old" in play.tap(mina, tap("promises.begin", meeting, 999)).title


def test_what_comes_back_about_staying_safe_is_for_all_until_somebody_says_it_in_own_words(each_play: Play) -> None:
    play = each_play
    group, sam, mina, people = circle(play)
    ben, asha, lily = people
    joe = play.member("Joe", group, on_paper=True)
    on_paper = play.store.run_now(lambda unit: unit.people.member_in(group, joe, now=play.now)).id
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "safe"))
    play.tap(sam, tap("agenda.add_for", on_paper, "safe", "helped"))
    wait(play, 59)
    item = play.store.run_now(lambda unit: unit.agenda.list_items(meeting))[0].id
    promise = _about_item(play, mina, meeting, item)
    plan_meeting(play, sam, days=120)
    wait(play, 2)
    judge(play, promise, people, "not_done")
    wait(play, 15)
    carried = _suggestions(play, ben)[0]
    ours = carried.text.splitlines()[0]
    for person in (asha, lily):
        assert ours in str(play.tap(person, tap("agenda.life", carried.id)).lines)
    assert ours in str(play.tap(lily, tap("agenda.look")).lines)
    play.tap(ben, tap("agenda.say", carried.id))
    play.say(ben, "Tom hits me")
    assert "Tom hits me" not in str(play.tap(asha, tap("agenda.life", carried.id)))
    play.until(play.now + timedelta(days=103))
    told = []
    for _ in range(20):
        shown = play.tap(sam, tap("people.news_for", on_paper))
        told += [str(shown), str(play.tap(sam, tap("people.news_paper", on_paper)))]
        on = next(
            (b.does for b in shown.buttons if isinstance(b.does, Tap) and b.does.name == "people.news_told"), None
        )
        if on is None:
            break
        play.tap(sam, on)
    assert "Staying safe" in str(told)
    assert "Tom hits me" not in str(told)
