"""Promises of what somebody tells about harm some time after the first words: it waits as long as anything else."""

from datetime import timedelta

from bot.ids import GroupId, PersonId
from bot.rules.people import Role
from bot.rules.worries import KEPT, LEAST, Worry
from bot.screen import tap
from tests.handlers.table import lines_of, plan_meeting
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
    play.tap(ben, tap("worries.told", first.id, group))
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
    play.tap(ben, tap("worries.told", first.id, group))
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


def test_a_page_of_what_was_said_says_that_it_is_gone_and_not_why(each_play: Play) -> None:
    play = each_play
    _, sam, _, ben = group_of_four(play)
    plan_meeting(play, sam)
    for _ in range(2):
        play.tap(ben, tap("agenda.suggest", "safe"))
        play.say(ben, HURTS)
    play.tap(ben, tap("agenda.take_back", 1))
    play.tap(ben, tap("worries.tell", "agenda", 2))
    for view in ("agenda.life", "agenda.say", "agenda.take_back"):
        gone = [play.tap(ben, tap(view, number)) for number in (1, 2)]
        assert [screen.title for screen in gone] == ["🗑 Somebody took it back"] * 2
        assert gone[0].lines == gone[1].lines


def test_who_presses_tell_again_on_the_old_page_tells_it_once(each_play: Play) -> None:
    play = each_play
    group, sam, carys, ben = group_of_four(play)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "safe"))
    play.say(ben, HURTS)
    for _ in range(2):
        assert play.tap(ben, tap("worries.tell", "agenda", 1)).title == "✉️ Carys gets it now"
    assert [each.text for each in _waiting(play, group)] == [HURTS]
    assert [screen.title for screen in play.heard(carys)].count("🆘 Somebody may be hurt") == 1
    assert play.tap(ben, tap("agenda.harm", 1)).title == "🛡 You were right to say it"
