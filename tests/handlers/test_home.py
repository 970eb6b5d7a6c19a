"""Promises of home, help, and of what is the same for every feature."""

from datetime import timedelta

from bot.rules.people import Role
from bot.screen import tap
from tests.play import Play


def test_a_stranger_learns_how_to_join(play: Play) -> None:
    stranger = play.stranger("Lily")
    assert "Welcome" in play.start(stranger).title


def test_a_member_can_always_say_something(play: Play) -> None:
    mina = play.member("Mina", play.group())
    labels = [button.label for button in play.start(mina).buttons]
    assert any("Say something" in label for label in labels)


def test_a_facilitator_has_no_voice_of_their_own(play: Play) -> None:
    sam = play.member("Sam", play.group(), role=Role.FACILITATOR)
    labels = [button.label for button in play.start(sam).buttons]
    assert not any("Say something" in label for label in labels)


def test_a_forged_button_changes_nothing_and_gets_a_kind_answer(play: Play) -> None:
    mina = play.member("Mina", play.group())
    for forged in (tap("no.such"), tap("home.menu", "things"), tap("home.menu", "things", "x")):
        assert "old" in play.tap(mina, forged).title


def test_a_call_for_help_reaches_every_facilitator_once_a_minute(play: Play) -> None:
    group = play.group()
    mina = play.member("Mina", group)
    helpers = [play.member(name, group, role=Role.FACILITATOR) for name in ("Sam", "Asha")]
    play.tap(mina, tap("help.show"))
    play.press(mina, "please call me")
    play.tap(mina, tap("help.call"))
    assert [len(play.heard(helper)) for helper in helpers] == [1, 1]
    play.now += timedelta(minutes=1)
    play.tap(mina, tap("help.call"))
    assert [len(play.heard(helper)) for helper in helpers] == [1, 1]


def test_words_without_a_question_are_kept_until_the_person_decides(play: Play) -> None:
    mina = play.member("Mina", play.group())
    assert "Thank you" in play.say(mina, "The bus is always late").title
    assert "gone" in play.press(mina, "Throw it away").title


def test_a_letter_does_not_catch_the_words_that_somebody_is_just_writing(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    play.heard(ben)
    play.tap(ben, tap("agenda.suggest", "bus"))
    day = (play.now + timedelta(days=60)).date()
    play.tap(sam, tap("meetings.check", 0, day.year * 10_000 + day.month * 100 + day.day, 11))
    play.press(sam, "Yes, plan it")
    assert play.heard(ben)
    assert "“The bus is late”" in play.say(ben, "The bus is late").lines
