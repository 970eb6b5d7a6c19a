"""Promises of saying what matters: one tap is enough, nobody's words vanish."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, PersonId
from bot.rules.agenda import Life
from bot.rules.people import Role
from bot.screen import Paper, Style, VoiceNote, tap
from tests.handlers.table import board_of, plan_meeting
from tests.play import Play


def _circle(play: Play) -> tuple[GroupId, PersonId, PersonId, PersonId, PersonId]:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    return group, sam, play.rep("Mina", group), play.member("Ben", group), play.member("Asha", group)


def test_a_suggestion_needs_two_taps_from_home(each_play: Play) -> None:
    _, sam, _, ben, _ = _circle(each_play)
    meeting = plan_meeting(each_play, sam)
    each_play.start(ben)
    each_play.press(ben, "Say something")
    assert "Buses" in each_play.press(ben, "Buses").title
    said = each_play.store.run_now(lambda unit: unit.agenda.list_for(meeting))
    assert [(s.name, s.topic.key) for s in said] == [("Ben", "bus")]


def test_the_same_tap_again_is_the_same_suggestion(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.suggest", "bus"))
    assert len(play.store.run_now(lambda unit: unit.agenda.list_for(meeting))) == 1


def test_more_can_be_said_by_voice_and_is_said_back(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    shown = play.say(ben, voice="a-voice")
    assert isinstance(shown.enclosed[0], VoiceNote)
    assert "saved it" in play.press(ben, "without my name").title


def test_words_without_a_question_find_their_way_to_the_board(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    meeting = plan_meeting(play, sam)
    play.start(ben)
    play.say(ben, "The bus is always late")
    play.press(ben, "for the board")
    assert "“The bus is always late”" in play.press(ben, "Buses").lines
    assert play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0].text == "The bus is always late"


def test_too_many_words_get_a_kind_screen_and_the_suggestion_stays(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    assert "a lot of words" in play.say(ben, "x" * 501).title
    play.say(ben, "Buses are late")
    assert "“Buses are late”" in play.last(ben).lines


def test_words_that_came_by_themselves_are_for_the_board_under_the_topic_that_is_pressed(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    meeting = plan_meeting(play, sam)
    play.say(ben, "The bus is late")
    play.tap(ben, tap("agenda.keep", 1))
    play.press(ben, "Buses")
    play.tap(ben, tap("agenda.keep_as", 1, "money"))
    said = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))
    assert sorted((each.topic.key, each.text) for each in said) == [("bus", "The bus is late"), ("money", "")]


def test_the_harm_button_does_not_stand_out_among_the_others(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    plan_meeting(play, sam)
    for shown in (play.tap(ben, tap("agenda.suggest", "safe")), play.say(ben, "They shout at me")):
        assert [each.style for each in shown.buttons if "hurting" in each.label] == [Style.PLAIN]


def test_a_life_line_says_only_what_has_happened_and_what_comes_next(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.mine", 0))
    shown = play.press(ben, "Buses")
    assert shown.lines == ("👉 Now: We got it", "➡️ Next: The board gets a list")


def test_who_suggests_something_hears_which_reps_will_see_it(play: Play) -> None:
    group, sam, _, ben, _ = _circle(play)
    plan_meeting(play, sam)
    assert "Mina is your rep and will see this." in play.tap(ben, tap("agenda.suggest", "bus")).lines
    play.rep("Grace", group)
    assert "Grace and Mina are your reps and will see this." in play.tap(ben, tap("agenda.suggest", "money")).lines


def test_the_whole_way_of_a_suggestion(each_play: Play) -> None:
    play = each_play
    _, sam, mina, ben, asha = _circle(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, "The bus is late in the morning")
    play.press(ben, "with my name")
    play.tap(asha, tap("agenda.suggest", "money"))
    asked = play.now + timedelta(days=20)
    play.until(asked)
    assert any("What should the board" in s.title for s in play.heard(asha))
    play.start(asha)
    play.press(asha, "What others say")
    assert "Ben wants to talk about this." in play.last(asha).lines
    assert play.press(asha, "Important").lines[0].endswith("Important: we saved that.")
    play.until(play.now + timedelta(days=14))
    assert any("Please choose" in s.title for s in play.heard(mina))
    play.press(mina, "Choose for the board")
    play.press(mina, "The bus is late in")
    play.press(mina, "Put it on the list")
    play.say(mina, "Late buses")
    play.tap(mina, tap("agenda.choose", meeting, 0))
    play.press(mina, "Money")
    play.press(mina, "Not on the list")
    play.press(mina, "There is an answer")
    play.press(mina, "See the board's list")
    play.press(mina, "Send the list")
    assert "1. 🚌 Late buses" in play.last(mina).lines
    play.press(mina, "Yes, send it")
    assert "1. 🚌 Late buses" in play.tap(ben, tap("agenda.read", meeting)).lines
    assert "👉 Now: It is on the board's list" in [line for s in play.heard(ben) for line in s.lines]
    assert "There is already an answer." in [line for s in play.heard(asha) for line in s.lines]
    assert isinstance(play.tap(sam, tap("agenda.paper", meeting)).enclosed[0], Paper)


def test_a_list_that_nobody_orders_goes_out_by_itself(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.until(play.now + timedelta(days=45))
    assert "1. 🚌 Buses" in play.tap(ben, tap("agenda.read", meeting)).lines


def test_alike_suggestions_are_joined_and_every_author_stays_linked(play: Play) -> None:
    _, sam, mina, ben, asha = _circle(play)
    meeting = plan_meeting(play, sam)
    for person, text in ((ben, "The bus is late"), (asha, "Our bus is always late")):
        play.tap(person, tap("agenda.suggest", "bus"))
        play.say(person, text)
    first, second = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))
    play.tap(mina, tap("agenda.put", first.id))
    play.tap(mina, tap("agenda.one", second.id))
    assert "2 people said this." in play.press(mina, "Together with").lines


def test_after_the_list_closed_words_are_for_the_next_meeting(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    mine = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0]
    play.until(play.now + timedelta(days=40))
    assert "list is closed" in play.tap(ben, tap("agenda.say", mine.id)).title
    assert "It is for the next board meeting." in play.tap(ben, tap("agenda.suggest", "work")).lines


def test_only_a_rep_chooses_and_only_the_author_takes_back(play: Play) -> None:
    _, sam, _, ben, asha = _circle(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    mine = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0]
    for forged in (tap("agenda.choose", meeting, 0), tap("agenda.put", mine.id), tap("agenda.send", meeting)):
        assert "somebody else" in play.tap(asha, forged).title
    assert "old" in play.tap(asha, tap("agenda.take_back", mine.id)).title
    assert "took it back" in play.tap(ben, tap("agenda.take_back", mine.id)).title


def test_a_member_on_paper_speaks_through_the_facilitator(play: Play) -> None:
    group, sam, _, _, _ = _circle(play)
    play.member("Joe", group, on_paper=True)
    meeting = plan_meeting(play, sam)
    play.tap(sam, tap("agenda.whose", 0))
    play.press(sam, "Joe")
    play.press(sam, "Health")
    play.press(sam, "with help")
    play.press(sam, "Yes, save it")
    play.say(sam, "I wait too long")
    play.press(sam, "Yes, save it")
    said = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0]
    assert (said.name, said.text, said.how) == ("Joe", "I wait too long", "helped")


@pytest.mark.parametrize("is_next_out", [False, True])
def test_what_was_said_for_a_meeting_that_is_called_off_never_lies_in_a_list_that_is_out(
    each_play: Play, *, is_next_out: bool
) -> None:
    """Where no list is open it waits, and that is said as long as it does."""
    play = each_play
    _, sam, mina, ben, _ = _circle(play)
    meeting, board = plan_meeting(play, sam), board_of(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    if is_next_out:
        following = plan_meeting(play, sam, days=67)
        play.tap(mina, tap("agenda.send", following))
    play.tap(sam, tap("meetings.off", meeting, 1))
    (said,) = play.store.run_now(lambda unit: unit.agenda.list_waiting(board))
    assert said.life is Life.GOT
    play.heard(ben)
    play.until(play.now + timedelta(days=31))
    assert "⏳ There is no answer yet" in [screen.title for screen in play.heard(ben)]


def test_a_meeting_that_is_called_off_is_told_and_its_words_wait(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.heard(ben)
    play.tap(sam, tap("meetings.off", meeting, 1))
    assert "No board meeting" in play.heard(ben)[-1].title
    second = plan_meeting(play, sam, days=70)
    assert len(play.store.run_now(lambda unit: unit.agenda.list_for(second))) == 1


def test_two_facilitators_cannot_move_a_meeting_over_each_other(play: Play) -> None:
    group, sam, _, _, _ = _circle(play)
    other = play.member("Grace", group, role=Role.FACILITATOR)
    meeting = plan_meeting(play, sam)
    play.tap(sam, tap("meetings.plan", meeting, 20260820, 11, 1))
    assert "else changed" in play.tap(other, tap("meetings.plan", meeting, 20260821, 11, 1)).title


def test_a_day_that_is_over_cannot_be_planned(play: Play) -> None:
    _, sam, _, _, _ = _circle(play)
    assert "Please choose a later" in play.tap(sam, tap("meetings.check", 0, 20260101, 11)).title


def test_what_is_planned_stands_in_one_list(play: Play) -> None:
    _, sam, _, _, _ = _circle(play)
    plan_meeting(play, sam)
    play.tap(sam, tap("schedule.list", 0))
    assert "The board meets" in play.press(sam, "Board meeting").title


def test_who_has_no_voice_in_the_group_is_told_how_to_help_and_not_asked(play: Play) -> None:
    group, sam, _, ben, _ = _circle(play)
    grace = play.member("Grace", group, role=Role.SUPPORTER)
    meeting = plan_meeting(play, sam)
    closes = play.tap(ben, tap("agenda.ask", meeting)).lines[0]
    for helper, labels in ((grace, []), (sam, ["📄 For a member on paper"])):
        shown = play.tap(helper, tap("agenda.ask", meeting))
        assert closes.replace("You", "Members") in shown.lines
        assert [button.label for button in shown.buttons] == labels
        assert not any("What I said" in b.label for b in play.tap(helper, tap("agenda.read", meeting)).buttons)
        assert play.tap(helper, tap("agenda.start")).buttons == ()


def test_an_item_moves_up_once_however_often_it_is_pressed(play: Play) -> None:
    _, sam, mina, ben, asha = _circle(play)
    meeting = plan_meeting(play, sam)
    for person, topic in ((ben, "bus"), (asha, "money"), (mina, "work")):
        play.tap(person, tap("agenda.suggest", topic))
    for number in (1, 2, 3):
        play.tap(mina, tap("agenda.put", number))
    play.tap(mina, tap("agenda.list", meeting, 0))
    play.press(mina, "3. Work")
    up = next(b.does for b in play.last(mina).buttons if "up" in b.label.casefold())
    assert not isinstance(up, str)
    for _ in range(3):
        shown = play.tap(mina, up)
    assert [b.label for b in shown.buttons[:3]] == ["🚌 1. Buses", "💼 2. Work", "💷 3. Money"]


def test_a_facilitator_prints_a_form_that_says_whom_to_give_it_to(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("agenda.whose", 0))
    (page,) = play.press(sam, "Print a form").enclosed
    assert isinstance(page, Paper)
    assert "Give the page to Sam." in page.foot
    # Topics to tick and words to write; whether somebody helped with them, to tick; and the name to write.
    assert [block.room > 0 for block in page.blocks] == [False, True, False, True]


def test_a_facilitator_writes_nothing_down_for_a_member_with_a_phone(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    member = play.store.run_now(lambda unit: unit.people.member_in(group, ben, now=play.now)).id
    for pressed in (tap("agenda.for", member), tap("agenda.add_for", member, "bus", "helped")):
        assert "old" in play.tap(sam, pressed).title
    assert play.store.run_now(lambda unit: unit.agenda.list_of(member)) == []
