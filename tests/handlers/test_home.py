"""Promises of home, help, and of what is the same for every feature."""

from datetime import timedelta

import pytest

from bot.doors.show import keyboard_of
from bot.rules.people import Role
from bot.screen import WAY, VoiceNote, tap
from tests.handlers.elections.table import WORDS, Hall
from tests.handlers.table import plan_meeting
from tests.play import Play


@pytest.mark.parametrize("name", ["²", "of_next_year", ""])
def test_a_button_of_a_menu_that_there_is_not_is_old(play: Play, name: str) -> None:
    mina = play.member("Mina", play.group())
    assert "button is old" in play.tap(mina, tap("home.menu", name, 0)).title


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


def test_a_call_for_help_reaches_every_facilitator_and_two_presses_ring_once(play: Play) -> None:
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


def test_the_facilitator_hears_who_is_to_call(play: Play) -> None:
    group = play.group()
    mina, sam = play.member("Mina", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(mina, tap("help.call"))
    assert "Mina wants Alex to call." in play.heard(sam)[-1].lines
    play.tap(mina, tap("help.facilitator"))
    assert "Please call Mina now." in play.heard(sam)[-1].lines


def test_a_facilitator_who_is_the_named_person_is_not_sent_to_themselves(play: Play) -> None:
    group = play.group()
    mina, alex = play.member("Mina", group), play.member("Alex", group, role=Role.FACILITATOR)
    assert "We asked Alex to call you." in play.tap(mina, tap("help.call")).lines
    assert play.heard(alex)[-1].lines == ("Mina is asking for help.", "Please call Mina now.")


def test_words_without_a_question_are_kept_until_the_person_decides(play: Play) -> None:
    mina = play.member("Mina", play.group())
    assert "Thank you" in play.say(mina, "The bus is always late").title
    assert "Delete it?" in play.press(mina, "Delete it").title
    assert "deleted" in play.press(mina, "Yes, delete it").title


def test_what_came_first_is_kept_beside_what_came_after_it(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    mina, sam = play.member("Mina", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.say(mina, "The bus is always late")
    play.say(mina, voice="a-voice")
    play.start(mina)
    assert "“The bus is always late”" in play.press(mina, "2 things you sent").lines
    play.press(mina, "For my facilitator")
    play.start(mina)
    assert isinstance(play.press(mina, "1 thing you sent").enclosed[0], VoiceNote)
    play.press(mina, "For my facilitator")
    words, voice = play.heard(sam)
    assert ("The bus is always late" in words.lines, isinstance(voice.enclosed[0], VoiceNote)) == (True, True)
    assert "old" in play.tap(mina, tap("home.pass_on", 1)).title


def test_what_somebody_sent_is_nobody_elses_to_send_on(play: Play) -> None:
    group = play.group()
    mina, ben = play.member("Mina", group), play.member("Ben", group)
    play.member("Sam", group, role=Role.FACILITATOR)
    play.say(mina, "The bus is always late")
    for forged in (tap("home.unasked", 1), tap("home.pass_on", 1), tap("home.forget", 1)):
        assert "old" in play.tap(ben, forged).title
    assert play.store.run_now(lambda unit: unit.outbox.list_left(mina)) == ([], [1])


@pytest.mark.parametrize("rest", ["x" * 500, "a:b", f"a{WAY}b", "🚌" * 30, ""])
def test_a_link_that_somebody_wrote_by_hand_gets_a_kind_answer(play: Play, rest: str) -> None:
    mina = play.member("Mina", play.group())
    for prefix in sorted(play.dispatch.routes.starts):
        assert play.start(mina, f"{prefix}_{rest}").lines


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


def test_help_names_the_person_the_number_and_the_way_back(play: Play) -> None:
    mina = play.member("Mina", play.group())
    play.tap(mina, tap("people.me"))
    lines = play.tap(mina, tap("help.show")).lines
    assert ("Call 999." in lines, "The number is 01234 567 890." in lines) == (True, True)
    assert "My settings" in play.press(mina, "Where I was").title


def test_who_asked_for_help_hears_who_comes(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    mina, sam = play.member("Mina", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(mina, tap("help.show"))
    assert play.press(mina, "please call me").lines[:2] == (
        "Sam knows that you need help.",
        "Sam will ask Alex to call you.",
    )
    play.heard(sam)
    for _ in range(3):
        play.tap(sam, tap("help.do", group, mina))
    assert [s.lines[0] for s in play.heard(mina)] == ["Sam knows that you need help."]


def test_nobody_is_said_to_know_who_can_not_be_reached(play: Play) -> None:
    group = play.group()
    mina, sam = play.member("Mina", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.store.run_now(lambda unit: unit.people.change(sam, unreachable_at=play.now))
    for way in (tap("help.call"), tap("help.facilitator"), tap("home.pass_on", 1)):
        assert "Please call Alex." in play.tap(mina, way).lines


def test_a_call_for_help_can_not_be_forged_or_answered_by_others(play: Play) -> None:
    group, other = play.group(), play.group("Riverside", "Otherboard")
    mina, ben = play.member("Mina", group), play.member("Ben", group)
    asha = play.member("Asha", other, role=Role.FACILITATOR)
    assert "somebody else" in play.tap(ben, tap("help.do", group, mina)).title
    assert "Another group" in play.tap(asha, tap("help.wanted", group, mina)).title
    assert "Another group" in play.tap(asha, tap("help.do", other, mina)).title
    assert play.heard(mina) == []


def test_words_for_the_facilitator_reach_the_facilitator(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    mina, ben = play.member("Mina", group), play.member("Ben", group)
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.say(mina, voice="a-voice")
    assert "We sent it to Sam." in play.press(mina, "For my facilitator").lines
    (heard,) = play.heard(sam)
    assert "from Mina" in heard.title
    assert isinstance(heard.enclosed[0], VoiceNote)
    assert "old" in play.tap(mina, tap("home.pass_on", 1)).title
    assert "somebody else" in play.tap(ben, tap("help.note", 1)).title


def test_who_has_no_voice_is_not_offered_the_board(play: Play) -> None:
    grace = play.member("Grace", play.group(), role=Role.SUPPORTER)
    assert not any("board" in b.label for b in play.say(grace, "Hello").buttons)


def test_nothing_of_a_stranger_is_kept(play: Play) -> None:
    stranger = play.stranger("Lily")
    assert "Welcome" in play.say(stranger, "Hello?").title
    play.say(stranger, voice="a-voice")
    assert play.store.run_now(lambda unit: unit.people.count_files(stranger)) == (0, 0)
    assert play.store.run_now(lambda unit: unit.outbox.list_left(stranger)) == ([], [])


def test_stickers_and_the_like_get_a_kind_word_and_change_nothing(play: Play) -> None:
    mina = play.member("Mina", play.group())
    assert "Thank you" in play.say(mina).title
    play.tap(mina, tap("people.name"))
    assert "Please write it" in play.say(mina).title
    assert play.store.run_now(lambda unit: unit.people.get(mina)).called == "Mina"


def test_a_changed_message_is_no_answer_to_the_next_question(play: Play) -> None:
    mina = play.member("Mina", play.group())
    play.tap(mina, tap("people.name"))
    assert "changed a message" in play.say(mina, "The bus is late", edited=True).title
    assert play.store.run_now(lambda unit: unit.people.get(mina)).called == "Mina"


def test_after_weeks_words_are_kept_and_not_taken_for_an_old_answer(each_play: Play) -> None:
    play = each_play
    mina = play.member("Mina", play.group())
    play.tap(mina, tap("people.name"))
    play.now += timedelta(days=20)
    assert "Where you were" in play.start(mina).title
    assert "Where you were" in play.say(mina, "Hello Sam").title
    play.press(mina, "Something else")
    assert "Delete it?" in play.press(mina, "Delete it").title
    assert "deleted" in play.press(mina, "Yes, delete it").title
    play.tap(mina, tap("people.name"))
    play.now += timedelta(days=20)
    play.say(mina, "Mina B")
    assert "done" in play.press(mina, "Go on").title
    assert play.store.run_now(lambda unit: unit.people.get(mina)).called == "Mina B"
    assert "old" in play.tap(mina, tap("home.answer", 2)).title


def test_at_most_six_rows_of_buttons_stand_on_the_home_screen_of_any_role(play: Play) -> None:
    hall = Hall(play)
    mina = play.rep("Rita", hall.group)
    play.tap(hall.sam, tap("meetings.plan", 0, 20260701, 10, 0))
    hall.open("Ben", "Mina")
    for person in (hall.sam, mina, hall.people["Tom"]):
        screen = play.start(person)
        assert len(keyboard_of(screen, WORDS)["inline_keyboard"]) <= 6
        assert screen.lines
    assert "Vote" in play.start(mina).buttons[0].label


def test_home_shows_what_is_open_as_its_first_buttons(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    play.tap(hall.sam, tap("meetings.plan", 0, 20260701, 10, 0))
    tom = hall.people["Tom"]
    assert play.start(tom).buttons[0].label == "🗳 Vote"
    assert "nothing" not in " ".join(play.last(tom).lines)
    hall.vote("Tom", "Mina")
    assert play.start(tom).buttons[0].label != "🗳 Vote"


def test_the_facilitator_reads_at_home_what_is_to_do(play: Play) -> None:
    hall = Hall(play)
    assert "nothing to do" in " ".join(play.start(hall.sam).lines)
    hall.plan()
    assert "No candidates yet" in " ".join(b.label for b in play.start(hall.sam).buttons)
    hall.stand("Ben", "Mina")
    labels = [button.label for button in play.start(hall.sam).buttons]
    assert any("2 people have no photo" in label for label in labels)


def test_words_after_the_last_step_change_nothing_that_was_said_before(play: Play) -> None:
    ben = play.member("Ben", play.group())
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, "The bus is late")
    play.press(ben, "with my name")
    assert "Who is it for?" in play.say(ben, "Thank you for asking me").lines
    assert "“The bus is late”" in play.tap(ben, tap("agenda.life", 1)).lines


def test_words_after_an_answer_in_words_are_not_the_answer_again(play: Play) -> None:
    sam = play.member("Sam", play.group(), role=Role.FACILITATOR)
    day = (play.now + timedelta(days=60)).date()
    play.tap(sam, tap("meetings.where", day.year * 10_000 + day.month * 100 + day.day, 11))
    assert "The place is Town Hall." in play.say(sam, "Town Hall").lines
    assert "Who is it for?" in play.say(sam, "Can somebody bring tea?").lines


def test_words_after_a_call_for_help_or_a_refusal_still_answer_what_was_asked(play: Play) -> None:
    ben = play.member("Ben", play.group())
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(ben, tap("help.show"))
    play.press(ben, "please call me")
    play.tap(ben, tap("no.such"))
    assert "“The bus is late”" in play.say(ben, "The bus is late").lines


def test_who_comes_back_when_the_question_is_closed_is_at_home(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    day = (play.now + timedelta(days=60)).date()
    play.tap(sam, tap("meetings.check", 0, day.year * 10_000 + day.month * 100 + day.day, 11))
    play.press(sam, "Yes, plan it")
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.now += timedelta(days=14)
    assert "Where you were" in play.start(ben).title
    play.until(play.now + timedelta(days=40))
    assert "Where you were" not in play.start(ben).title


def test_who_was_at_home_was_in_the_middle_of_nothing(play: Play) -> None:
    ben = play.member("Ben", play.group())
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.press(ben, "that is all")
    play.now += timedelta(days=14)
    assert "Where you were" not in play.start(ben).title


def test_what_was_passed_on_is_an_answer_only_when_the_person_says_so(play: Play) -> None:
    ben = play.member("Ben", play.group())
    play.tap(ben, tap("people.name"))

    asked = play.say(ben, "Rob", forwarded=True)

    assert "You forwarded a message" in asked.title
    assert "Ben" in "".join(play.tap(ben, tap("people.name")).lines)
    play.say(ben, "Rob", forwarded=True)
    play.press(ben, "Go on with it")
    assert "Rob" in "".join(play.tap(ben, tap("people.name")).lines)


def test_what_was_passed_on_at_an_answer_can_go_to_the_board_instead(play: Play) -> None:
    ben = play.member("Ben", play.group())
    play.tap(ben, tap("people.name"))
    play.say(ben, "The bus is late", forwarded=True)
    play.press(ben, "Something else")
    assert any("for the board" in button.label for button in play.last(ben).buttons)


def test_what_came_late_answers_what_was_asked_then_and_never_what_is_open_now(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    meeting = plan_meeting(play, sam)
    for topic in ("bus", "money"):
        play.tap(ben, tap("agenda.suggest", topic))
    bus, money = (said.id for said in play.store.run_now(lambda unit: unit.agenda.list_for(meeting)))
    play.tap(ben, tap("agenda.say", bus))
    play.now += timedelta(hours=30)
    play.say(ben, "It is late")
    play.tap(ben, tap("agenda.say", money))
    ((_, (kept,)), go_on) = play.store.run_now(lambda unit: unit.outbox.list_left(ben)), tap("home.answer", 1)
    assert kept == 1
    play.tap(ben, tap("people.me"))
    play.tap(ben, go_on)
    said = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))
    assert {each.topic.key: each.text for each in said} == {"bus": "It is late", "money": ""}
    assert play.store.run_now(lambda unit: unit.outbox.list_left(ben)) == ([], [])


def test_what_is_no_answer_stays_when_somebody_says_it_is_one(each_play: Play) -> None:
    group = each_play.group()
    each_play.member("Sam", group, role=Role.FACILITATOR)
    ben = each_play.member("Ben", group)
    each_play.say(ben, "hello")
    each_play.tap(ben, tap("home.answer", 1))
    assert each_play.store.run_now(lambda unit: unit.outbox.list_left(ben)) == ([], [1])
