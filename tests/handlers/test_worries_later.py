"""Promises of what somebody tells about harm some time after the first words: it waits as long as anything else."""

from datetime import timedelta

from bot.ids import GroupId, PersonId
from bot.rules.people import Role
from bot.rules.worries import KEPT, LEAST, Worry
from bot.screen import tap
from tests.handlers.table import lines_of
from tests.handlers.test_worries import HURTS, group_of_four
from tests.play import Play

AGAIN = "He did it again"
HOURS = timedelta(hours=8)


def _waiting(play: Play, group: GroupId) -> list[Worry]:
    return play.store.run_now(lambda unit: unit.worries.list_of_group(group))


def _told(play: Play, ben: PersonId) -> None:
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, HURTS)


def test_what_is_added_late_is_kept_as_long_as_anything_else(each_play: Play) -> None:
    play = each_play
    group, _, _, ben = group_of_four(play)
    _told(play, ben)
    (first,) = _waiting(play, group)
    play.until(first.said_at + KEPT - HOURS)
    play.tap(ben, tap("worries.told", first.id))
    play.say(ben, AGAIN)
    said_at = play.now
    play.heard(ben)
    play.until(said_at + KEPT - HOURS)
    assert [each.text for each in _waiting(play, group)] == [HURTS, AGAIN]
    assert "Nobody has read it yet" in str(play.heard(ben)), "it is asked about, and that is said"
    play.until(said_at + KEPT + HOURS)
    assert _waiting(play, group) == []


def test_when_the_newer_one_is_read_there_is_time_for_the_older_one(each_play: Play) -> None:
    play = each_play
    group, _, carys, ben = group_of_four(play)
    _told(play, ben)
    (first,) = _waiting(play, group)
    play.until(first.said_at + timedelta(days=20))
    play.tap(ben, tap("worries.told", first.id))
    play.say(ben, AGAIN)
    play.until(first.said_at + KEPT + timedelta(days=2))
    play.tap(carys, tap("worries.take", _waiting(play, group)[-1].id))
    play.until(play.now + LEAST - HOURS)
    assert [each.text for each in _waiting(play, group)] == [HURTS]


def test_a_press_without_words_takes_nothing_back_of_what_was_said_before_it(each_play: Play) -> None:
    play = each_play
    group, _, carys, ben = group_of_four(play)
    _told(play, ben)
    play.heard(carys)
    play.now += HOURS
    play.tap(ben, tap("worries.tell", "help", 0))
    play.press(ben, "I pressed by mistake")
    assert [(each.text, each.is_slip) for each in _waiting(play, group)] == [(HURTS, False), ("", True)]
    # Pressed twice it is one press.
    play.tap(ben, tap("worries.tell", "help", 0))
    assert [(each.text, each.is_slip) for each in _waiting(play, group)] == [(HURTS, False), ("", False)]


def test_more_is_for_nobody_when_the_safe_person_is_another_one_meanwhile(each_play: Play) -> None:
    play = each_play
    group, sam, carys, ben = group_of_four(play)
    dan = play.member("Dan", group, role=Role.SUPPORTER)
    _told(play, ben)
    play.tap(sam, tap("people.helper_name", group))
    play.press(sam, "Dan")
    play.heard(dan)
    shown = play.say(ben, AGAIN)
    assert "You choose if Dan gets it." in shown.lines
    assert HURTS not in str(lines_of(play.heard(dan)))
    assert AGAIN in "".join(each.text for each in _waiting(play, group)), "what was said is kept for who will hear it"
    assert play.heard(carys)[-1:] != [shown]
