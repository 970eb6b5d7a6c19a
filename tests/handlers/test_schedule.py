"""Promises of the one list of what is planned, and of moving and calling off from it."""

from datetime import UTC, datetime, timedelta

from bot.ids import GroupId, PersonId
from bot.rules.meetings import Meeting
from bot.rules.people import Role
from bot.screen import Screen, tap
from tests.handlers.elections.table import Hall
from tests.play import Play


def _meetings(play: Play, group: GroupId) -> list[Meeting]:
    board = play.store.run_now(lambda unit: unit.people.get_group(group)).board_id
    return play.store.run_now(lambda unit: unit.meetings.list_planned(board, play.now))


def _plan(play: Play, sam: PersonId, day: int = 20260715) -> Screen:
    play.tap(sam, tap("meetings.hour", 0, day))
    play.press(sam, "10 in the morning")
    play.press(sam, "No place yet")
    return play.press(sam, "Yes, plan it")


def test_a_meeting_is_planned_with_taps_only_from_the_menu(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.start(sam)
    for label in (
        "For the facilitator",
        "Plan a board meeting",
        "June 2026",
        "Later",
        "10 June",
        "10 in the morning",
        "No place yet",
        "Half an hour later",
        "Yes, plan it",
    ):
        play.press(sam, label)
    assert [m.meets_at for m in _meetings(play, group)] == [datetime(2026, 6, 10, 9, 30, tzinfo=UTC)]


def test_the_usual_day_is_proposed_and_no_day_on_which_boards_rest(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    _plan(play, sam, 20261001)
    proposed = play.tap(sam, tap("meetings.day", 0, 0))
    # 12 weeks after 1 October is 24 December.
    assert "4 January" in proposed.buttons[0].label
    labels = [button.label for button in play.tap(sam, tap("meetings.day", 0, 20261228)).buttons]
    assert not any("Saturday" in label or "December" in label for label in labels)


def test_in_the_evening_the_day_that_is_over_is_not_offered_and_a_refused_one_leads_back(play: Play) -> None:
    sam = play.member("Sam", play.group(), role=Role.FACILITATOR)
    play.now = play.now.replace(hour=20)
    play.tap(sam, tap("meetings.day", 0, 20260601))
    assert "2 June" in play.last(sam).buttons[0].label
    hours = play.tap(sam, tap("meetings.hour", 0, 20260601))
    assert hours.buttons == ()
    play.tap(sam, tap("meetings.check", 0, 20260601, 10), way=hours.way)
    assert play.back(sam).page == hours.page


def test_everything_that_is_planned_stands_in_one_list_the_next_thing_first(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    for name in ("Ben", "Mina", "Asha", "Lily", "Tom"):
        play.member(name, group)
    assert "Nothing is planned" in play.tap(sam, tap("schedule.list", 0)).lines[0]
    _plan(play, sam)
    play.tap(sam, tap("elections.plan", group))
    for label in ("1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(sam, label)
    shown = play.tap(sam, tap("schedule.list", 0))
    assert any("Wednesday 15 July 2026" in line for line in shown.lines)
    assert any("Vote" in b.label or "vote" in b.label for b in shown.buttons)
    assert any("Board meeting" in b.label for b in shown.buttons)
    assert len(shown.lines) == len(shown.buttons)


def test_two_meetings_in_the_list_say_their_days(play: Play) -> None:
    sam = play.member("Sam", play.group(), role=Role.FACILITATOR)
    _plan(play, sam)
    _plan(play, sam, 20260813)
    labels = [button.label for button in play.tap(sam, tap("schedule.list", 0)).buttons]
    assert [label for label in labels if label.startswith("🪑")] == ["🪑 15 July", "🪑 13 August"]
    assert len(set(labels)) == len(labels)


def test_the_list_is_for_facilitators(play: Play) -> None:
    mina = play.member("Mina", play.group())
    assert "somebody else" in play.tap(mina, tap("schedule.list", 0)).title


def test_moving_from_the_list_is_told_to_everybody_of_every_group_in_one_line(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    _plan(play, sam)
    play.heard(mina)
    play.tap(sam, tap("schedule.list", 0))
    for label in ("Board meeting", "Change day or time", "June", "Later", "10 June", "2 in the afternoon", "Yes"):
        play.press(sam, label)
    assert [s.lines for s in play.heard(mina)] == [
        ("The board now meets on Wednesday 10 June 2026 at 2 in the afternoon.",)
    ]
    assert play.heard(mina) == []


def test_calling_off_from_the_list_is_told_to_everybody(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    _plan(play, sam)
    play.heard(mina)
    play.tap(sam, tap("schedule.list", 0))
    for label in ("Board meeting", "Cancel the meeting", "Yes, cancel it"):
        play.press(sam, label)
    assert ["No board meeting" in s.title for s in play.heard(mina)] == [True]
    assert "Nothing is planned" in play.tap(sam, tap("schedule.list", 0)).lines[0]
    play.until(play.now + timedelta(days=60))
    assert play.heard(mina) == []


def test_of_two_facilitators_who_change_the_same_meeting_the_second_is_asked_to_look_again(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, asha = (play.member(name, group, role=Role.FACILITATOR) for name in ("Sam", "Asha"))
    _plan(play, sam)
    (meeting,) = _meetings(play, group)
    off = play.tap(asha, tap("meetings.call_off", meeting.id))
    other = play.tap(asha, tap("meetings.check", meeting.id, 20260716, 11))
    play.tap(sam, tap("meetings.check", meeting.id, 20260720, 10))
    play.press(sam, "Yes")
    play._screens[asha] = other
    assert "else changed" in play.press(asha, "Yes").title
    assert "20 July" in " ".join(play.press(asha, "Look at it").lines)
    play._screens[asha] = off
    assert "else changed" in play.press(asha, "Yes, cancel it").title
    assert [m.meets_at.day for m in _meetings(play, group)] == [20]


def test_the_place_is_said_before_the_yes_and_stands_on_the_page_that_asks_for_it(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("meetings.hour", 0, 20260715))
    assert "Where does the board meet?" in play.press(sam, "10 in the morning").lines
    assert "The place is Town Hall." in play.say(sam, "Town Hall").lines
    assert "The place is Town Hall." in play.press(sam, "Half an hour later").lines
    assert "The place is Town Hall." in play.press(sam, "Yes, plan it").lines
    (planned,) = _meetings(play, group)
    assert planned.place == "Town Hall"
    play.tap(sam, tap("meetings.hour", 0, 20260716))
    play.press(sam, "10 in the morning")
    play.say(sam, "The library")
    play.tap(sam, tap("meetings.where", 20260716, 10))
    assert "The place is not known yet." in play.press(sam, "No place yet").lines, "it takes the words before it back"
    assert play.store.run_now(lambda unit: unit.outbox.list_left(sam)) == ([], [])


def test_the_place_can_be_put_right_where_it_is_shown(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("meetings.where", 20260716, 10))
    play.say(sam, "Town Hal")
    assert play.press(sam, "The place").title == "📍 The place"
    assert "The place is Town Hall." in play.say(sam, "Town Hall").lines
    assert play.back(sam).title == "📍 The place"
    play.say(sam, "The library")
    play.press(sam, "Yes")
    (planned,) = _meetings(play, group)
    assert planned.place == "The library"


def test_a_meeting_is_not_moved_to_where_another_one_is(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    _plan(play, sam)
    play.tap(sam, tap("meetings.check", 0, 20260720, 10))
    play.press(sam, "Yes")
    first, second = _meetings(play, group)
    play.tap(sam, tap("meetings.check", second.id, 20260715, first.meets_at.astimezone(first.zone).hour))
    assert "already meets then" in play.press(sam, "Yes").title
    assert "15 July" in " ".join(play.press(sam, "").lines)
    assert [m.meets_at for m in _meetings(play, group)] == [first.meets_at, second.meets_at]


def test_a_day_or_an_hour_that_is_over_or_forged_changes_nothing(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    assert "Please choose a later" in play.tap(sam, tap("meetings.check", 0, 20260501, 10)).title
    for forged in (tap("meetings.check", 0, 20261399, 10), tap("meetings.check", 0, 20260715, 3)):
        assert "old" in play.tap(sam, forged).title
    assert _meetings(play, group) == []


def test_home_says_what_comes_next_when_nothing_is_open(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    assert "not planned yet" in " ".join(play.start(mina).lines)
    _plan(play, sam)
    assert play.start(mina).lines[0] == "The board meets on Wednesday 15 July 2026."


def test_of_two_facilitators_who_change_the_same_vote_the_second_is_asked_to_look_again(play: Play) -> None:
    hall = Hall(play)
    sara = play.member("Sara", hall.group, role=Role.FACILITATOR)
    vote = hall.plan()
    off = play.tap(sara, tap("elections.call_off", vote))
    months = play.tap(sara, tap("elections.day", vote, "end", 0))
    days = play.press(sara, months.buttons[1].label)
    play.tap(hall.sam, tap("elections.day", vote, "end", 0))
    play.press(hall.sam, months.buttons[1].label)
    play.press(hall.sam, days.buttons[1].label)
    for stale, label in ((days, days.buttons[2].label), (off, "Yes, cancel it")):
        play._screens[sara] = stale
        assert "else changed" in play.press(sara, label).title
