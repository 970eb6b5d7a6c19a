"""Promises of answering: two taps, the last answer counts, and nobody speaks for somebody else."""

from datetime import timedelta

import pytest

from bot.rules.agenda import How
from bot.rules.feedback import Said, State
from bot.rules.people import Role
from bot.screen import VoiceNote, tap
from storage.unit import Unit
from tests.handlers.feedback.table import ask, circle, close
from tests.play import Play


def test_an_answer_needs_two_taps_from_home(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    play.start(people[0])
    play.press(people[0], "Answer the question")
    shown = play.press(people[0], "Where it is")
    assert "📍 Where it is" in shown.lines
    views = play.store.run_now(lambda u: u.feedback.list_views(question))
    assert [(v.person_id, v.said, v.place) for v in views] == [(people[0], Said.CHOICE, 2)]
    assert all("Answer the question" not in b.label for b in play.start(people[0]).buttons)


@pytest.mark.parametrize("choices", [0, 2, 3, 4])
def test_not_knowing_and_not_wanting_to_say_are_always_reached_by_taps(play: Play, choices: int) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina, choices=choices)
    shown = play.tap(people[0], tap("feedback.question", question))
    assert len(shown.buttons) <= 5
    play.press(people[0], "I do not know")
    play.press(people[0], "I do not want to say")
    assert play.store.run_now(lambda u: u.feedback.list_views(question))[0].said is Said.UNSAID


def test_the_last_answer_counts_until_it_closes(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    for what in ("0", "unknown", "2"):
        play.tap(people[0], tap("feedback.answer", question, what))
    assert [v.place for v in play.store.run_now(lambda u: u.feedback.list_views(question))] == [2]
    close(play)
    assert "closed" in play.tap(people[0], tap("feedback.answer", question, "1")).title
    assert [v.place for v in play.store.run_now(lambda u: u.feedback.list_views(question))] == [2]


def test_more_can_be_said_by_voice_and_the_choice_stays(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    play.tap(people[0], tap("feedback.answer", question, "1"))
    play.press(people[0], "Say more")
    assert isinstance(play.say(people[0], voice="a-voice").enclosed[0], VoiceNote)
    assert "A rep can say these words." in play.press(people[0], "Yes, say it").lines
    view = play.store.run_now(lambda u: u.feedback.list_views(question))[0]
    assert (view.said, view.place, view.quotable) == (Said.CHOICE, 1, True)


def test_new_words_need_a_new_yes(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina, choices=0)
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "First words")
    play.press(people[0], "Yes, say it")
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "Change the words")
    view = play.store.run_now(lambda u: u.feedback.list_views(question))[0]
    assert (view.text, view.quotable) == ("Change the words", False)


def test_supporters_and_facilitators_have_no_voice(play: Play) -> None:
    group, sam, mina, _ = circle(play)
    supporter = play.member("Alex", group, role=Role.SUPPORTER)
    question = ask(play, mina)
    for person in (supporter, sam):
        assert "for the members" in play.tap(person, tap("feedback.answer", question, "0")).title
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []


def test_a_person_of_another_board_sees_and_changes_nothing(play: Play) -> None:
    _, _, mina, _ = circle(play)
    question = ask(play, mina)
    stranger = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    for forged in (
        tap("feedback.question", question),
        tap("feedback.answer", question, "0"),
        tap("feedback.off", question),
        tap("feedback.sheet", question, 0),
        tap("feedback.life", question),
        tap("feedback.on_day", question, 20260610, 1),
    ):
        play.tap(stranger, forged)
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []
    assert play.store.run_now(lambda u: u.feedback.get(question)).state is State.OPEN
    for shown in (
        tap("feedback.life", question),
        tap("feedback.moved", question, 2),
        tap("feedback.stopped", question),
    ):
        assert "Another group" in play.tap(stranger, shown).title


def test_an_answer_that_is_not_offered_has_no_effect(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    for what in ("9", "words", "nonsense"):
        assert "old" in play.tap(people[0], tap("feedback.answer", question, what)).title


def test_one_reminder_only_to_those_who_have_not_answered(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    play.tap(people[0], tap("feedback.answer", question, "0"))
    for person in people:
        play.heard(person)
    play.until(play.now + timedelta(days=13))
    assert [s for s in play.heard(people[0]) if "still answer" in s.title] == []
    assert len([s for s in play.heard(people[1]) if "still answer" in s.title]) == 1


def test_nobody_writes_for_a_member_with_a_phone(play: Play) -> None:
    group, sam, mina, people = circle(play)
    question = ask(play, mina)
    ben = play.store.run_now(lambda u: u.people.member_in(group, people[0], now=play.now))
    assert "old" in play.tap(sam, tap("feedback.add_for", question, ben.id, "0", "self")).title
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []


def test_somebody_who_joins_later_can_still_answer(play: Play) -> None:
    group, _, mina, _ = circle(play)
    question = ask(play, mina)
    new = play.member("Nia", group)
    play.start(new)
    play.press(new, "Answer the question")
    play.press(new, "I do not know")
    assert play.store.run_now(lambda u: u.feedback.was_asked(question, new))


def test_somebody_who_is_hurt_reaches_people_at_once_and_the_words_are_no_answer(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina)
    play.tap(sam, tap("people.helper_me", play.store.run_now(lambda unit: unit.people.get(sam)).group_id or 0))
    play.heard(sam)
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "He hits me")
    assert "were right" in play.press(people[0], "hurting me").title
    play.press(people[0], "Tell Sam now")
    assert "may be hurt" in play.heard(sam)[-1].title
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []


def test_words_that_come_too_late_are_not_lost(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    play.until(play.store.run_now(lambda u: u.feedback.get(question)).closes_at - timedelta(minutes=1))
    play.tap(people[0], tap("feedback.answer", question, "0"))
    play.until(play.now + timedelta(minutes=5))
    assert "Who is it for?" in play.say(people[0], "One thing more").lines
    play.press(people[0], "for the board")
    assert "“One thing more”" in play.press(people[0], "Buses").lines


def test_after_all_is_said_new_words_are_no_answer_to_the_question(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    play.tap(people[0], tap("feedback.answer", question, "0"))
    play.press(people[0], "that is all")
    play.say(people[0], "Something else")
    view = play.store.run_now(lambda u: u.feedback.find_view(question, people[0]))
    assert view is not None
    assert view.text == ""


def test_answers_of_a_deleted_person_still_count_without_a_voice_or_a_quote(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    ben, asha = people[:2]

    def say(unit: Unit) -> None:
        for person, text in ((ben, "Where it is"), (asha, "")):
            voice = unit.people.add_file(person, "voice", "a-voice", now=play.now)
            unit.feedback.put_view(
                question, person, said=Said.WORDS, text=text, voice=voice, quotable=True, how=How.SELF, said_at=play.now
            )  # fmt: skip

    play.store.run_now(say)
    assert "You said 1 thing for the board." in play.tap(ben, tap("people.kept")).lines
    for person in (ben, asha):
        play.tap(person, tap("people.deleted"))
    (left,) = play.store.run_now(lambda unit: unit.feedback.list_views(question))
    assert (left.text, left.voice, left.quotable) == ("Where it is", None, False)
    play.tap(mina, tap("people.deleted"))
    close(play)
    assert play.heard(mina) == []
