"""Promises of what was asked before: who says it again sees the answer, and what they said is kept all the same."""

from datetime import timedelta

from bot.ids import PersonId
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play


def _answered(play: Play, topic: str = "bus") -> tuple[PersonId, PersonId]:
    """Ben asked for something, the rep left it off with an answer, and the board met; Asha has said nothing yet."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben, asha = play.member("Ben", group), play.member("Asha", group)
    plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", topic))
    play.say(ben, "The bus is late")
    play.tap(mina, tap("agenda.left_off", 1, "answered"))
    play.until(play.now + timedelta(days=61))
    return ben, asha


def test_who_says_it_again_sees_the_answer_and_their_words_are_kept(each_play: Play) -> None:
    play = each_play
    _, asha = _answered(play)
    play.tap(asha, tap("agenda.suggest", "bus"))
    play.press(asha, "Asked before")
    shown = play.press(asha, "The bus is late")
    assert "There is already an answer." in shown.lines
    assert [b.label for b in play.tap(asha, tap("agenda.mine", 0)).buttons] == ["🚌 Buses"]


def test_it_is_offered_after_words_too(play: Play) -> None:
    _, asha = _answered(play)
    play.tap(asha, tap("agenda.suggest", "bus"))
    assert any("Asked before" in b.label for b in play.say(asha, "My bus is late").buttons)


def test_where_nothing_was_answered_nothing_is_offered(play: Play) -> None:
    _, asha = _answered(play)
    assert not [b for b in play.tap(asha, tap("agenda.suggest", "money")).buttons if "before" in b.label]


def test_of_staying_safe_nobody_sees_what_others_said_before(play: Play) -> None:
    _, asha = _answered(play, "safe")
    assert not [b for b in play.tap(asha, tap("agenda.suggest", "safe")).buttons if "before" in b.label]


def test_an_answer_that_its_author_has_not_heard_yet_is_shown_to_nobody_else(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben, asha = play.member("Ben", group), play.member("Asha", group)
    plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(mina, tap("agenda.left_off", 1, "answered"))
    assert not [b for b in play.tap(asha, tap("agenda.suggest", "bus")).buttons if "before" in b.label]


def test_who_hears_that_there_is_an_answer_already_can_read_it(each_play: Play) -> None:
    play = each_play
    ben, asha = _answered(play)
    group = play.store.run_now(lambda unit: unit.people.get(ben).group_id)
    assert group is not None
    joe = play.rep("Joe", group)
    plan_quiet_meeting(play, play.member("Grace", group, role=Role.FACILITATOR))
    play.tap(asha, tap("agenda.suggest", "bus"))
    play.say(asha, "My bus is late")
    play.tap(joe, tap("agenda.left_off", 2, "answered"))
    play.tap(asha, tap("agenda.life", 2))
    play.press(asha, "Asked before")
    assert "“The bus is late”" in play.press(asha, "The bus is late").lines
    assert not [b for b in play.tap(ben, tap("agenda.life", 2)).buttons if "before" in b.label]
