"""Promises about promises: who, what, by when; members say if it is done, and nothing is forgotten."""

from datetime import date, timedelta

import pytest

from bot.ids import BoardId, GroupId, ItemId, MeetingId, PersonId, PromiseId
from bot.rules.agenda import Life, Suggestion
from bot.rules.people import Role
from bot.rules.promises import Judgement, Promise, State
from bot.screen import Screen, tap
from tests.play import Play

NAMES = ("Ben", "Asha", "Lily")


def _circle(play: Play) -> tuple[GroupId, PersonId, PersonId, list[PersonId]]:
    """A group with a facilitator, a rep and three members."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    return group, sam, mina, [play.member(name, group) for name in NAMES]


def _board(play: Play, person: PersonId) -> BoardId:
    return play.store.run_now(lambda u: u.people.get_group(u.people.get(person).group_id or GroupId(0))).board_id


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _promise(
    play: Play, mina: PersonId, *, days: int | None = 30, meeting: int = 0, item: int = 0, who: str = "Alex"
) -> PromiseId:
    """The rep writes down that Alex promised a bus on a day that is `days` away, or without a date."""
    play.tap(mina, tap("promises.begin", meeting, item))
    play.say(mina, who)
    play.say(mina, "A bus at 9")
    if days is None:
        play.press(mina, "They gave no date")
    else:
        draft = _newest(play, mina, drafts=True)
        play.tap(mina, tap("promises.on_day", draft, _number((play.now + timedelta(days=days)).date())))
    play.press(mina, "Yes, keep it")
    return _newest(play, mina)


def _newest(play: Play, person: PersonId, *, drafts: bool = False) -> PromiseId:
    board = _board(play, person)
    if drafts:
        draft = play.store.run_now(lambda u: u.promises.find_draft(person, None, None))
        assert draft is not None
        return draft.id
    return play.store.run_now(lambda u: u.promises.list_of_board(board))[0].id


def _get(play: Play, promise: PromiseId) -> Promise:
    return play.store.run_now(lambda u: u.promises.get(promise))


def _lines(screens: list[Screen]) -> list[str]:
    return [line for screen in screens for line in (screen.title, *screen.lines)]


def _days(play: Play, days: float) -> None:
    play.until(play.now + timedelta(days=days))


def _judge(play: Play, promise: PromiseId, people: list[PersonId], *answers: str) -> None:
    for person, answer in zip(people, answers, strict=False):
        play.tap(person, tap("promises.judge", promise, answer))


def _talked_about(play: Play, sam: PersonId, person: PersonId) -> tuple[MeetingId, ItemId]:
    """A member said something, and it is on the list of a meeting."""
    day = (play.now + timedelta(days=60)).date()
    play.tap(sam, tap("meetings.check", 0, _number(day), 11))
    play.press(sam, "Yes, plan it")
    board = _board(play, sam)
    meeting = play.store.run_now(lambda u: u.meetings.list_planned(board, play.now))[-1].id
    play.store.run_now(lambda u: u.schedule.drop("summaries.ask", meeting))
    play.tap(person, tap("agenda.suggest", "bus"))
    _days(play, 59)
    item = play.store.run_now(lambda u: u.agenda.list_items(meeting))[0]
    return meeting, item.id


def _suggestions(play: Play, person: PersonId) -> list[Suggestion]:
    group = play.store.run_now(lambda u: u.people.get(person)).group_id or GroupId(0)
    member = play.store.run_now(lambda u: u.people.member_in(group, person, now=play.now))
    return play.store.run_now(lambda u: u.agenda.list_of(member.id))


# Writing it down


def test_a_promise_has_who_what_and_when_and_everybody_can_see_it(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    _promise(play, mina)
    play.tap(people[0], tap("home.menu", "news", 0))
    play.press(people[0], "See all promises")
    shown = play.press(people[0], "⏳ “A bus at 9”")
    assert shown.lines[:3] == ("Alex promised this:", "“A bus at 9”", "The last day for it is Wednesday 1 July 2026.")
    assert "⏳ We wait for it" in shown.lines


def test_no_date_is_said_openly_and_is_asked_about_all_the_same(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina, days=None)
    assert "They gave no date." in play.tap(people[0], tap("promises.show", promise)).lines
    play.heard(mina)
    _days(play, 91)
    assert any("Is it done?" in screen.title for screen in play.heard(mina))


def test_a_name_that_was_used_before_needs_no_typing(play: Play) -> None:
    _, sam, mina, _ = _circle(play)
    _promise(play, mina)
    play.tap(sam, tap("promises.begin", 0, 0))
    assert "Alex promised this:" in play.press(sam, "👤 Alex").lines


def test_names_of_another_board_are_not_shown_and_not_used(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    promise = _promise(play, mina)
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    assert play.tap(far, tap("promises.begin", 0, 0)).buttons == ()
    assert "old" in play.tap(far, tap("promises.same", 0, 0, promise)).title


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SUPPORTER, Role.CARER])
def test_only_reps_and_facilitators_write_promises_down(play: Play, role: Role) -> None:
    group, _, mina, _ = _circle(play)
    promise = _promise(play, mina)
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
    assert _get(play, promise).due_on == date(2026, 7, 1)


def test_a_person_of_another_board_sees_and_changes_nothing(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    promise = _promise(play, mina)
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    for forged in (
        tap("promises.show", promise),
        tap("promises.judge", promise, "done"),
        tap("promises.word", promise, "done"),
        tap("promises.move", promise, 20260801, 3),
    ):
        assert "Another group" in play.tap(far, forged).title
    assert _get(play, promise).state is State.WAITING


def test_a_day_that_is_over_cannot_be_promised(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    draft = _newest(play, mina, drafts=True)
    assert "day is over" in play.tap(mina, tap("promises.on_day", draft, 20260531)).title
    assert "old" in play.tap(mina, tap("promises.on_day", draft, 20260599)).title


def test_a_promise_without_words_is_not_kept(play: Play) -> None:
    _, _, mina, people = _circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    assert "Please write it" in play.say(mina, voice="a-voice").title
    play.say(mina, "Alex")
    draft = _newest(play, mina, drafts=True)
    assert "Thank you" in play.tap(mina, tap("promises.add", draft)).title
    assert "a lot of words" in play.say(mina, "x" * 301).title
    assert "There is no promise yet." in play.tap(people[0], tap("promises.list", 0)).lines


def test_every_tap_may_come_three_times(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise, board = _promise(play, mina), _board(play, mina)
    for _ in range(3):
        assert "written down" in play.tap(mina, tap("promises.add", promise)).title
    assert len(play.store.run_now(lambda u: u.promises.list_of_board(board))) == 1
    _days(play, 31)
    for _ in range(3):
        _judge(play, promise, people, "done", "done")
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.DONE, Judgement.DONE]


def test_a_draft_can_be_thrown_away_and_nobody_sees_a_draft(play: Play) -> None:
    _, _, mina, people = _circle(play)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    draft = _newest(play, mina, drafts=True)
    assert "old" in play.tap(people[0], tap("promises.show", draft)).title
    play.press(mina, "They gave no date")
    assert "gone" in play.press(mina, "Throw it away").title
    assert "old" in play.tap(mina, tap("promises.add", draft)).title


def test_the_day_of_a_promise_stands_in_the_list_of_what_is_planned(play: Play) -> None:
    _, sam, mina, _ = _circle(play)
    _promise(play, mina)
    play.tap(sam, tap("schedule.list", 0))
    assert "“A bus at 9”" in play.press(sam, "The day of a promise").lines


# Is it done?


def test_on_the_day_the_rep_is_asked_and_then_the_members(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 30.1)
    assert any("Is it done?" in screen.title for screen in play.heard(mina))
    assert play.heard(people[0]) == []
    _days(play, 1)
    assert any("Is it done?" in screen.title for screen in play.heard(people[0]))
    assert "✅ It is done" in play.press(people[0], "It is done").lines
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.DONE]


def test_when_the_rep_says_it_the_members_are_asked_at_once_even_before_the_day(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    play.tap(mina, tap("promises.show", promise))
    play.press(mina, "Is it done?")
    play.press(mina, "It is done")
    assert any("Is it done?" in screen.title for screen in play.heard(people[0]))
    assert _get(play, promise).state is State.ASKING


def test_members_decide_and_not_the_rep(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 30.1)
    play.tap(mina, tap("promises.word", promise, "done"))
    _judge(play, promise, people, "not_done", "not_done", "done")
    _days(play, 15)
    assert _get(play, promise).state is State.NOT_DONE
    assert "❌ It is not done" in _lines(play.heard(people[0]))


def test_when_members_are_equal_the_rep_is_heard(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 30.1)
    play.tap(mina, tap("promises.word", promise, "partly"))
    _judge(play, promise, people, "not_done", "done", "unknown")
    _days(play, 15)
    assert _get(play, promise).state is State.PARTLY


def test_that_nobody_told_us_is_said_openly_after_thirty_days(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 45)
    assert _get(play, promise).state is State.ASKING
    play.heard(people[0])
    _days(play, 16)
    assert _get(play, promise).state is State.UNTOLD
    assert "Nobody told us if it is done." in _lines(play.heard(people[0]))


def test_a_late_answer_between_the_fourteenth_and_the_thirtieth_day_still_counts(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 48)
    _judge(play, promise, people, "done")
    _days(play, 14)
    assert _get(play, promise).state is State.DONE


def test_the_last_answer_of_a_person_counts(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 32)
    for answer in ("done", "unknown", "partly"):
        _judge(play, promise, people, answer)
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.PARTLY]


def test_supporters_and_facilitators_do_not_judge(play: Play) -> None:
    group, sam, mina, _ = _circle(play)
    supporter = play.member("Joe", group, role=Role.SUPPORTER)
    promise = _promise(play, mina)
    _days(play, 32)
    for person in (sam, supporter):
        assert "somebody else" in play.tap(person, tap("promises.judge", promise, "done")).title
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == []


def test_before_its_day_and_after_its_end_nobody_judges(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    assert "Not yet" in play.tap(people[0], tap("promises.judge", promise, "done")).title
    _days(play, 32)
    _judge(play, promise, people, "done")
    _days(play, 14)
    assert "know this already" in play.tap(people[1], tap("promises.judge", promise, "not_done")).title
    assert "know this already" in play.tap(mina, tap("promises.word", promise, "not_done")).title
    assert _get(play, promise).state is State.DONE


def test_an_answer_that_is_none_has_no_effect(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 32)
    assert "old" in play.tap(people[0], tap("promises.judge", promise, "great")).title


def test_home_asks_who_has_not_answered(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 32)
    play.start(people[0])
    play.press(people[0], "Is it done?")
    play.press(people[0], "It is not done")
    assert all("Is it done?" not in button.label for button in play.start(people[0]).buttons)
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.NOT_DONE]


def test_members_on_paper_judge_through_the_facilitator(play: Play) -> None:
    group, sam, mina, people = _circle(play)
    play.member("Paul", group, on_paper=True)
    promise = _promise(play, mina)
    _days(play, 32)
    play.tap(sam, tap("promises.show", promise))
    play.press(sam, "Answers on paper")
    play.press(sam, "📄 Paul")
    assert [button.label for button in play.press(sam, "A part is done").buttons] == ["✅ Paul"]
    ben = play.store.run_now(lambda u: u.people.member_in(group, people[0], now=play.now))
    assert "old" in play.tap(sam, tap("promises.judge_for", promise, ben.id, "done")).title
    assert "old" in play.tap(sam, tap("promises.judge_for", promise, 0, "done")).title
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == [Judgement.PARTLY]


# A new date


def test_a_new_date_is_told_and_the_old_one_stays_in_sight(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    play.tap(mina, tap("promises.show", promise))
    play.press(mina, "They gave a new date")
    play.press(mina, "Thursday 4 June")
    assert "Before this, the last day was Wednesday 1 July 2026." in play.last(mina).lines
    assert "The last day for it is Thursday 4 June 2026." in _lines(play.heard(people[0]))
    play.heard(mina)
    _days(play, 4)
    assert any("Is it done?" in screen.title for screen in play.heard(mina))


def test_a_new_date_asks_again_and_old_answers_do_not_count(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 32)
    _judge(play, promise, people, "not_done")
    version = _get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    assert play.store.run_now(lambda u: u.promises.list_judgements(promise)) == []
    _days(play, 20)
    assert _get(play, promise).state is State.WAITING


def test_two_people_cannot_move_a_promise_over_each_other(play: Play) -> None:
    _, sam, mina, _ = _circle(play)
    promise = _promise(play, mina)
    version = _get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    assert "quicker" in play.tap(sam, tap("promises.move", promise, 20260802, version)).title
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    assert _get(play, promise).earlier == (date(2026, 7, 1),)


def test_a_letter_about_a_date_that_changed_again_does_not_come(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    version = _get(play, promise).version
    play.tap(mina, tap("promises.move", promise, 20260801, version))
    play.tap(mina, tap("promises.move", promise, 20260808, version + 1))
    told = [screen for screen in play.heard(people[0]) if "another date" in screen.title]
    assert [screen.lines[2] for screen in told] == ["The last day for it is Saturday 8 August 2026."]


# What became of what somebody said


def test_a_promise_moves_the_life_of_what_a_member_said(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = _circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    play.heard(people[0])
    promise = _about_item(play, mina, meeting, item)
    assert "🤝 Now: Promised" in _lines(play.heard(people[0]))
    _days(play, 2)
    _judge(play, promise, people, "done", "done")
    _days(play, 15)
    assert "✅ Now: Done" in _lines(play.heard(people[0]))
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life is Life.DONE


def _about_item(play: Play, mina: PersonId, meeting: MeetingId, item: ItemId) -> PromiseId:
    """A promise about an item, for today."""
    play.tap(mina, tap("promises.begin", meeting, item))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    draft = play.store.run_now(lambda u: u.promises.find_draft(mina, meeting, item))
    assert draft is not None
    play.tap(mina, tap("promises.on_day", draft.id, _number(play.now.date())))
    play.press(mina, "Yes, keep it")
    return draft.id


def test_what_is_not_done_becomes_a_suggestion_by_itself(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = _circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    promise = _about_item(play, mina, meeting, item)
    _days(play, 2)
    _judge(play, promise, people, "not_done")
    _days(play, 15)
    assert "❌ Now: Not done" in _lines(play.heard(people[0]))
    carried = _suggestions(play, people[0])[0]
    assert (carried.text, carried.life) == ("Alex promised: A bus at 9\nIt is not done.", Life.GOT)


def test_without_an_item_it_comes_back_in_the_name_of_the_rep(play: Play) -> None:
    _, _, mina, people = _circle(play)
    promise = _promise(play, mina)
    _days(play, 32)
    _judge(play, promise, people, "partly")
    _days(play, 15)
    assert [s.text for s in _suggestions(play, mina)] == ["Alex promised: A bus at 9\nOnly a part of it is done."]


def test_an_item_with_two_promises_is_done_when_both_are(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    first = _about_item(play, mina, meeting, item)
    second = _about_item(play, mina, meeting, item)
    _days(play, 2)
    _judge(play, first, people, "done")
    play.tap(
        mina, tap("promises.move", second, _number((play.now + timedelta(days=5)).date()), _get(play, second).version)
    )
    _days(play, 15)
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life is Life.PROMISED
    _judge(play, second, people, "done")
    _days(play, 15)
    assert play.store.run_now(lambda u: u.agenda.get_item(item)).life is Life.DONE


def test_an_item_of_another_meeting_or_board_is_refused(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    meeting, item = _talked_about(play, sam, people[0])
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    assert "Another group" in play.tap(far, tap("promises.begin", meeting, item)).title
    assert "old" in play.tap(mina, tap("promises.begin", 0, item)).title
    assert "old" in play.tap(mina, tap("promises.begin", meeting, 999)).title
