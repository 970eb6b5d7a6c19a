"""Promises of what the rep says: read back, said openly, and everybody hears the end."""

from datetime import timedelta

import pytest

from bot.ids import PersonId, QuestionId
from bot.screen import tap
from bot.services.reps.terms import step_down
from tests.handlers.feedback.table import answer, ask, circle, close
from tests.handlers.table import lines_of, plan_quiet_meeting
from tests.play import Play


def _tell_groups(play: Play, mina: PersonId, question: QuestionId) -> None:
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, I will say that")
    play.press(mina, "Yes, tell the groups")


def test_the_whole_way_from_the_question_to_what_they_said(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "1"))
    close(play)
    for person in people:
        play.heard(person)
    _tell_groups(play, mina, question)
    heard = play.heard(people[0])[-1]
    assert any("Some of them said: Who helps me." in line for line in heard.lines)
    assert "After the meeting" in play.press(people[0], "That is right").lines[0]
    play.tap(people[1], tap("feedback.missing", question))
    play.say(people[1], "The bus")
    assert "“The bus”" in play.heard(mina)[-1].lines
    shown = play.tap(mina, tap("feedback.will_say", question))
    assert "The board meets on Wednesday 1 July 2026." in shown.lines
    assert "“The bus”" in shown.lines
    play.until(play.now + timedelta(days=20))
    assert any("Did you say it" in screen.title for screen in play.heard(mina))
    play.tap(mina, tap("feedback.report", question))
    play.press(mina, "Yes, I said it")
    play.press(mina, "The board said yes")
    told = play.heard(people[2])[-1]
    assert {"Somebody said this for you at the board:", "The board said yes."} <= set(told.lines)


def test_the_question_says_that_nobody_told_us_what_happened_at_the_board(each_play: Play) -> None:
    play = each_play
    group, sam, mina, people = circle(play)
    meeting = plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "1"))
    close(play)
    _tell_groups(play, mina, question)
    look = tap("feedback.life", question)
    met = play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at
    nobody, no_rep = "Nobody has told us yet what happened to it.", "Your group has no rep at the moment."
    play.until(met + timedelta(minutes=30))
    assert nobody not in play.tap(people[0], look).lines
    play.until(met + timedelta(hours=12))
    shown = play.tap(people[0], look).lines
    assert nobody in shown
    assert no_rep not in shown
    play.store.run_now(lambda unit: step_down(unit, unit.people.get(mina), group, now=play.now))
    for person in (people[0], sam):
        assert list(play.tap(person, look).lines[-2:]) == [nobody, no_rep]
    member = play.store.run_now(lambda unit: unit.people.member_in(group, people[1], now=play.now))
    ends = play.now.replace(year=2028)
    play.store.run_now(lambda unit: unit.people.add_term(member, starts_at=play.now, ends_at=ends, how="before"))
    assert no_rep not in play.tap(people[0], look).lines
    play.tap(people[1], tap("feedback.reported", question, "yes"))
    assert nobody not in play.tap(people[0], look).lines


def test_the_rep_says_openly_that_it_could_not_be_said(play: Play) -> None:
    _, sam, mina, people = circle(play)
    plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "I ask people at the group")
    play.press(mina, "Yes, tell the groups")
    play.until(play.now + timedelta(days=20))
    play.tap(mina, tap("feedback.why", question))
    play.say(mina, "The meeting was too short")
    lines = lines_of(play.heard(people[0]))
    assert "It was not possible." in lines
    assert "“The meeting was too short”" in lines


def test_what_is_told_is_told_once_and_cannot_be_told_otherwise(play: Play) -> None:
    _, sam, mina, people = circle(play)
    plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    play.until(play.now + timedelta(days=20))
    play.heard(people[0])
    for _ in range(3):
        assert "Thank you" in play.tap(mina, tap("feedback.reported", question, "no")).title
    assert len([s for s in play.heard(people[0]) if "The board said no." in s.lines]) == 1
    assert "already know this" in play.tap(mina, tap("feedback.reported", question, "yes")).title


def test_it_cannot_be_reported_before_the_meeting(play: Play) -> None:
    _, sam, mina, people = circle(play)
    plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    assert "old" in play.tap(mina, tap("feedback.reported", question, "yes")).title


def test_without_a_meeting_the_position_waits_for_the_next_that_is_planned(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    assert "There is no date for the next meeting yet." in play.tap(mina, tap("feedback.will_say", question)).lines
    meeting = plan_quiet_meeting(play, sam, days=20)
    assert play.store.run_now(lambda u: u.schedule.find("feedback.report", meeting)) is not None
    play.heard(mina)
    play.until(play.now + timedelta(days=21))
    assert any("Did you say it" in screen.title for screen in play.heard(mina))


def test_when_the_meeting_moves_the_rep_is_asked_on_the_new_evening(play: Play) -> None:
    _, sam, mina, people = circle(play)
    meeting = plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    play.tap(sam, tap("meetings.plan", meeting, 20260720, 11, 1))
    play.store.run_now(lambda u: u.schedule.drop("summaries.ask", meeting))
    play.heard(mina)
    play.until(play.now + timedelta(days=25))
    assert not any("Did you say it" in screen.title for screen in play.heard(mina))
    play.until(play.now + timedelta(days=15))
    assert any("Did you say it" in screen.title for screen in play.heard(mina))


def test_when_the_meeting_is_called_off_it_is_said_at_the_one_after(play: Play) -> None:
    _, sam, mina, people = circle(play)
    first = plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    second = plan_quiet_meeting(play, sam, days=60)
    play.tap(sam, tap("meetings.off", first, 1))
    position = play.store.run_now(lambda u: u.feedback.find_position(question))
    assert position is not None
    assert position.meeting_id == second
    assert "Did you say it?" not in [b.label[2:] for b in play.tap(mina, tap("home.menu", "rep", 0)).buttons]


def test_a_position_with_other_words_is_read_back_again(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    play.heard(people[0])
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "I will say this in another way")
    play.press(mina, "Yes, tell the groups")
    assert "old" in play.press(people[0], "That is right").title
    assert "“I will say this in another way”" in play.heard(people[0])[-1].lines


def test_two_reps_cannot_write_over_each_other(play: Play) -> None:
    group, _, mina, people = circle(play)
    other = play.rep("Ola", group)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.tap(other, tap("feedback.position", question))
    play.say(mina, "My words")
    assert "else changed" in play.say(other, "Their words").title
    position = play.store.run_now(lambda u: u.feedback.find_position(question))
    assert position is not None
    assert position.text == "My words"


def test_only_the_rep_writes_the_position(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    for person in (sam, people[0]):
        assert "somebody else" in play.tap(person, tap("feedback.propose", question, 0)).title
    assert play.store.run_now(lambda u: u.feedback.find_position(question)) is None


def test_what_became_of_a_question_is_under_my_things(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("1",))
    close(play)
    _tell_groups(play, mina, question)
    play.tap(people[0], tap("home.menu", "things", 0))
    play.press(people[0], "Questions to us")
    shown = play.press(people[0], "What matters most")
    assert {"🕐 When it happens", "This is for the board:"} <= set(shown.lines)


def test_a_rep_who_does_not_answer_is_asked_again_twice_and_not_more(play: Play) -> None:
    _, sam, mina, people = circle(play)
    meeting = plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    _tell_groups(play, mina, question)
    times = []
    for day in range(40):
        play.until(play.now + timedelta(days=1))
        if any("Did you say it" in screen.title for screen in play.heard(mina)):
            times.append(day)
    assert [time - times[0] for time in times] == [0, 3, 7]
    assert play.store.run_now(lambda u: u.schedule.find("feedback.report", meeting)) is None


def test_words_that_the_groups_have_not_heard_yet_wait_in_the_menu_of_the_rep(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "I say this")
    play.tap(mina, tap("home.menu", "rep", 0))
    play.press(mina, "What I will say")
    play.press(mina, "Yes, tell the groups")
    assert "“I say this”" in play.heard(people[0])[-1].lines


def test_the_rep_who_gave_the_seat_up_says_nothing_more_for_the_groups(play: Play) -> None:
    group, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0",))
    close(play)
    member = play.store.run_now(lambda u: u.people.member_in(group, mina, now=play.now))
    play.store.run_now(lambda u: u.people.end_terms(member.id, now=play.now))
    for forged in (tap("feedback.propose", question, 0), tap("feedback.sheet", question, 0)):
        assert "somebody else" in play.tap(mina, forged).title
    assert play.store.run_now(lambda u: u.feedback.find_position(question)) is None


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("2",), ("A few of 7 people answered.", "They said: Where it is.”")),
        (("2", "0"), ("A few of 7 people answered.", "Some of them said: Who helps me and Where it is.”")),
        (("2", "2", "2", "0", "unknown"), ("5 of 7 people answered.", "They chose this most: Where it is.”")),
        (("2", "2", "2", "2", "0"), ("“We asked the groups:", "Most people say: Where it is.”")),
    ],
)
def test_most_people_are_more_than_half_of_those_who_were_asked(
    play: Play, answers: tuple[str, ...], said: tuple[str, ...]
) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, answers)
    close(play)
    lines = play.tap(mina, tap("feedback.position", question)).lines
    assert [line for line in lines if line in said] == list(said)
    titles = [play.tap(mina, tap("feedback.sheet", question, page)).title for page in range(3)]
    assert ("What most people said" in " ".join(titles)) == ("Most people say: Where it is.”" in said)


def test_after_few_answers_asking_once_more_is_offered(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("2",))
    close(play)
    play.tap(mina, tap("feedback.position", question))
    assert "Ask your groups" in play.press(mina, "Ask again").title
