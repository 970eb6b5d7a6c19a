"""Promises of asking the groups: a few taps, no leading words, and a last day that fits the meeting."""

from datetime import timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest

from bot.ids import GroupId, PersonId, QuestionId
from bot.languages import Language
from bot.rules.feedback import BESIDE, FACES, PROPOSALS, State
from bot.rules.names import looks_of
from bot.rules.people import Role, Standing
from bot.screen import Paper, VoiceNote, tap
from bot.screens.feedback.ask import answer_names
from bot.words import Words, offered
from storage.unit import Unit
from tests.handlers.feedback.table import ask, circle
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play


def test_a_rep_asks_with_taps_only_about_what_the_board_talked_about(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    meeting = plan_quiet_meeting(play, sam)
    play.tap(people[0], tap("agenda.suggest", "bus"))
    play.until(play.now + timedelta(days=61))
    play.heard(people[1])
    play.tap(mina, tap("feedback.ask_now", meeting))
    play.press(mina, "Buses")
    play.press(mina, "What matters most")
    play.press(mina, "Choose an answer")
    play.press(mina, "Who helps me")
    play.press(mina, "Where it is")
    play.press(mina, "That is all")
    assert "The question goes to Northfield." in play.last(mina).lines
    assert "We will ask" in play.press(mina, "Yes, ask now").title
    asked = next(screen for screen in play.heard(people[1]) if "What matters most to you?" in screen.lines)
    assert asked.title == "🚌 Buses"


def test_after_the_rep_asked_the_invitation_to_ask_is_no_longer_true(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    meeting = plan_quiet_meeting(play, sam)
    assert "Ask your groups" in play.tap(mina, tap("feedback.ask_now", meeting)).title
    play.press(mina, "Something else")
    play.press(mina, "What should change")
    play.press(mina, "In their own words")
    play.press(mina, "Yes, ask now")
    assert "Not now" in play.tap(mina, tap("feedback.ask_now", meeting)).title


def test_only_reps_and_facilitators_ask(play: Play) -> None:
    group, sam, mina, people = circle(play)
    supporter = play.member("Alex", group, role=Role.SUPPORTER)
    for person in (people[0], supporter):
        assert "somebody else" in play.tap(person, tap("feedback.ask_now", 0)).title
        assert "somebody else" in play.tap(person, tap("feedback.topic", 0, 0)).title
    assert "Ask your groups" in play.tap(sam, tap("feedback.ask_now", 0)).title
    assert "Ask your groups" in play.tap(mina, tap("feedback.ask_now", 0)).title


def test_leading_words_are_marked_kindly_and_the_rep_decides(play: Play) -> None:
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    shown = play.say(mina, "Do you agree with a better bus?")
    assert "Look at the words" in shown.title
    assert "“better” shows what you think." in shown.lines
    assert "How should people answer?" in play.press(mina, "Keep these words").lines


def test_own_words_with_own_answers_get_a_picture(play: Play) -> None:
    _, _, mina, people = circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    play.say(mina, "How do you come to the group?")
    play.press(mina, "Choose an answer")
    play.say(mina, "By bus")
    play.say(mina, "🚶 On foot")
    play.press(mina, "That is all")
    assert "🚌 By bus" in play.last(mina).lines
    play.press(mina, "Yes, ask now")
    labels = [button.label for button in play.heard(people[0])[-1].buttons]
    assert {"🚌 By bus", "🚶 On foot"} <= set(labels)


def test_a_spoken_question_is_heard_as_it_was_spoken(play: Play) -> None:
    _, _, mina, people = circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    play.say(mina, voice="my-question")
    play.press(mina, "In their own words")
    play.press(mina, "Yes, ask now")
    assert isinstance(play.heard(people[0])[-1].enclosed[0], VoiceNote)


def test_one_answer_alone_is_no_choice(play: Play) -> None:
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("feedback.topic", 0, 0))
    play.press(mina, "What matters most")
    play.press(mina, "Choose an answer")
    play.press(mina, "Who helps me")
    question = play.store.run_now(
        lambda u: u.feedback.list_of_board(u.people.get_group(GroupId(1)).board_id, State.DRAFT)
    )[0]
    assert "One more answer" in play.tap(mina, tap("feedback.open", question.id)).title


def test_more_than_four_answers_are_refused_with_how_many_fit_and_the_four_stay(play: Play) -> None:
    _, _, mina, _ = circle(play)
    question = _ask_draft(play, mina)
    for name in ("who", "when", "where", "cost"):
        play.tap(mina, tap("feedback.offer", question, name))
    forged = play.tap(mina, tap("feedback.offer", question, "more"))
    again = play.tap(mina, tap("feedback.offer", question, "who"))
    play.tap(mina, tap("feedback.choices", question))
    typed = play.say(mina, "The weather")
    for refused in (forged, typed):
        assert refused.title == "🔘 There are enough answers"
        assert "There is room for 4 answers." in refused.lines
        assert refused.lines[-2:] == ("For other answers, press: Look at it.", "Then press: Start again.")
    assert again.title == "🔘 Which answers?"
    choices = play.store.run_now(lambda u: u.feedback.get(question)).choices
    assert [choice.proposal for choice in choices] == ["who", "when", "where", "cost"]


@pytest.mark.parametrize(
    "typed", ["the bus.", "The  Bus", "🚍 THE BUS", "I do not know", "I do not want to say", "Rhywbeth arall"]
)
def test_two_answers_that_people_could_mix_up_are_not_taken(each_play: Play, typed: str) -> None:
    play = each_play
    _, _, mina, _ = circle(play)
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.choices", question))
    before = play.say(mina, "The bus")
    assert play.say(mina, typed).title == "🔘 That answer is there"
    assert play.press(mina, "Look at it").lines == before.lines
    assert "🚕 A taxi" in play.say(mina, "A taxi").lines


def _looks_at(unit: Unit, person: PersonId, group: GroupId) -> None:
    unit.people.change(person, group_id=group)


def test_a_question_that_was_begun_goes_to_the_group_that_is_looked_at_now(each_play: Play) -> None:
    play = each_play
    northfield, sam, _, _ = circle(play)
    riverside = play.group("Riverside", beside=northfield)
    play.store.run_now(
        lambda u: u.people.add_member(
            sam, riverside, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=play.now
        )
    )
    for group, name in ((northfield, "Northfield"), (riverside, "Riverside"), (northfield, "Northfield")):
        play.store.run_now(_looks_at, sam, group)
        _ask_draft(play, sam)
        shown = play.press(sam, "In their own words")
        assert f"The question goes to {name}." in shown.lines
    play.press(sam, "Ask only Riverside")
    to_all = play.press(sam, "Ask all the groups").lines
    play.store.run_now(lambda unit: unit.people.change(sam, group_id=riverside))
    _ask_draft(play, sam)
    assert play.press(sam, "In their own words").lines == to_all


@pytest.mark.parametrize("unseen", ["\u200b", " \u2800 \u00ad", "\u3164\n"])
def test_words_of_which_nothing_can_be_seen_are_no_question_no_answer_and_no_words_for_the_board(
    each_play: Play, unseen: str
) -> None:
    play = each_play
    _, sam, mina, (ben, *_) = circle(play)
    plan_quiet_meeting(play, sam)
    play.tap(mina, tap("feedback.topic", 0, 0))
    assert "We need words, a photo or a voice message." in play.say(mina, unseen).lines
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.choices", question))
    assert play.say(mina, unseen).title == "✏️ Please write it"
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.press(ben, "Say more")
    assert "We need words, a photo or a voice message." in play.say(ben, unseen).lines
    assert "“The bus is late”" in play.say(ben, "The bus is late").lines


@pytest.mark.parametrize("language", offered(), ids=lambda each: each.code)
def test_answers_that_are_proposed_together_are_told_apart_in_every_language(language: Language) -> None:
    names = answer_names(Words(language.code, ZoneInfo("Europe/London")))
    for together in (*PROPOSALS.values(), FACES):
        looks = [looks_of([names[key]]) for key in (*together, *BESIDE)]
        assert all(one.isdisjoint(other) for one, other in combinations(looks, 2))


def test_an_answer_of_ours_is_not_taken_beside_the_same_words_of_the_rep(each_play: Play) -> None:
    play = each_play
    _, _, mina, _ = circle(play)
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.choices", question))
    play.say(mina, "where it is")
    assert play.tap(mina, tap("feedback.offer", question, "where")).title == "🔘 That answer is there"
    play.tap(mina, tap("feedback.clear", question))
    play.press(mina, "Where it is")
    assert play.say(mina, "Where it is").title == "🔘 That answer is there"


def test_each_answer_has_a_picture_of_its_own_and_none_that_says_what_became_of_it(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.choices", question))
    for typed in ("✅ Yes", "🚌 The early bus", "🚌 The late bus", "Zzz"):
        play.say(mina, typed)
    play.press(mina, "That is all")
    play.press(mina, "Yes, ask now")
    shown = [button.label for button in play.tap(people[0], tap("feedback.question", question)).buttons]
    assert {"🔷 Yes", "🚌 The early bus", "🟣 The late bus", "💬 Zzz"} < set(shown)


def _ask_draft(play: Play, mina: PersonId) -> QuestionId:
    play.tap(mina, tap("feedback.topic", 0, 0))
    play.press(mina, "What matters most")
    board = play.store.run_now(lambda u: u.people.get_group(u.people.get(mina).group_id or GroupId(0))).board_id
    return play.store.run_now(lambda u: u.feedback.list_of_board(board, State.DRAFT))[0].id


def test_the_last_day_is_changed_by_taps_and_never_after_the_meeting(play: Play) -> None:
    _, sam, mina, people = circle(play)
    plan_quiet_meeting(play, sam, days=10)
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.no_choices", question))
    assert "People can answer on or before Wednesday 10 June 2026 at 5 in the afternoon." in play.last(mina).lines
    play.press(mina, "Change the last day")
    play.press(mina, "Later days")
    play.press(mina, "Tuesday 9 June")
    assert "People can answer on or before Tuesday 9 June 2026 at 5 in the afternoon." in play.last(mina).lines
    version = play.store.run_now(lambda u: u.feedback.get(question)).version
    assert "too late" in play.tap(mina, tap("feedback.on_day", question, 20260611, version)).title
    assert "too soon" in play.tap(mina, tap("feedback.on_day", question, 20260601, version)).title
    play.tap(mina, tap("feedback.open", question))
    assert len(play.heard(people[0])) == 2


def test_asked_the_day_before_the_board_it_says_that_it_is_for_the_next_meeting(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    meeting = plan_quiet_meeting(play, sam)
    meets_at = play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at
    play.until(meets_at - timedelta(hours=23))
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most"):
        play.press(mina, label)
    shown = play.press(mina, "In their own words")
    assert "The answers are for the meeting after that." in shown.lines
    assert "We will ask" in play.press(mina, "Yes, ask now").title


def test_every_tap_may_come_three_times(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    for _ in range(3):
        assert "We will ask" in play.tap(mina, tap("feedback.open", question)).title
        play.tap(people[0], tap("feedback.answer", question, "0"))
    assert len([s for s in play.heard(people[1]) if "What matters most to you?" in s.lines]) == 1
    assert len(play.store.run_now(lambda u: u.feedback.list_views(question))) == 1


def test_all_groups_of_the_board_can_be_asked_and_a_person_in_two_is_asked_once(play: Play) -> None:
    group, _, mina, people = circle(play)
    far = play.member("Zoe", play.group("South", beside=group))
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.no_choices", question))
    play.press(mina, "Ask all the groups")
    assert "The question goes to Northfield and South." in play.last(mina).lines
    play.press(mina, "Yes, ask now")
    assert play.heard(far)
    assert len(play.store.run_now(lambda u: u.feedback.who_was_asked(question))) == len(people) + 2


def test_two_facilitators_cannot_move_the_last_day_over_each_other(play: Play) -> None:
    group, sam, mina, people = circle(play)
    other = play.member("Grace", group, role=Role.FACILITATOR)
    question = ask(play, mina)
    version = play.store.run_now(lambda u: u.feedback.get(question)).version
    play.heard(people[0])
    play.tap(sam, tap("feedback.on_day", question, 20260612, version))
    assert "last day has changed" in play.heard(people[0])[-1].title
    assert "else changed" in play.tap(other, tap("feedback.on_day", question, 20260611, version)).title


def test_a_question_that_is_stopped_is_told_and_takes_no_answer(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina)
    play.heard(people[0])
    play.tap(sam, tap("feedback.stop", question))
    play.press(sam, "Yes, stop it")
    assert "We stopped this question" in play.heard(people[0])[-1].title
    assert "closed" in play.tap(people[0], tap("feedback.answer", question, "0")).title
    assert "somebody else" in play.tap(people[0], tap("feedback.off", question)).title


def test_the_question_stands_in_the_list_of_what_is_planned(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    ask(play, mina)
    play.tap(sam, tap("schedule.list", 0))
    assert "What matters most to you?" in play.press(sam, "A question closes").lines


def test_when_the_board_meets_earlier_the_question_closes_before_it(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina)
    play.heard(people[0])
    plan_quiet_meeting(play, sam, days=6)
    moved = next(screen for screen in play.heard(people[0]) if "last day has changed" in screen.title)
    assert "The question closes on Saturday 6 June 2026 at 5 in the afternoon." in moved.lines
    play.until(play.now + timedelta(days=6))
    assert play.store.run_now(lambda u: u.feedback.get(question)).state is State.CLOSED


def test_the_question_is_printed_with_a_box_before_each_answer(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    question = ask(play, mina)
    play.tap(sam, tap("feedback.life", question))
    paper = play.press(sam, "Print the question").enclosed[0]
    assert isinstance(paper, Paper)
    assert paper.blocks[0].ticks[:3] == ("👥 Who helps me", "🕐 When it happens", "📍 Where it is")


def test_only_who_looks_after_a_group_that_is_asked_prints_the_question(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    far = play.member("Zed", play.group("Elsewhere", "Otherboard"), role=Role.FACILITATOR)
    for person in (people[0], far):
        assert play.tap(person, tap("feedback.print", question)).enclosed == ()
