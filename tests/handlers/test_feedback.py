"""Promises of asking the groups: two taps, no running result, a few are not lost, and everybody hears the end."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from bot.ids import GroupId, MeetingId, PersonId, QuestionId
from bot.media.papers import print_paper
from bot.rules.agenda import How
from bot.rules.feedback import Said, State
from bot.rules.people import Role
from bot.screen import Paper, Screen, VoiceNote, tap
from storage.unit import Unit
from tests.play import Play

NAMES = ("Ben", "Asha", "Lily", "Joe", "Mia", "Tom")


def _plan(play: Play, sam: PersonId, *, days: int = 60) -> MeetingId:
    day = (play.now + timedelta(days=days)).date()
    play.tap(sam, tap("meetings.check", 0, day.year * 10_000 + day.month * 100 + day.day, 11))
    play.press(sam, "Yes, plan it")
    board = play.store.run_now(lambda u: u.people.get_group(u.people.get(sam).group_id or GroupId(0))).board_id
    meeting = play.store.run_now(lambda u: u.meetings.list_planned(board, play.now))[-1].id
    # What the rep is asked for the summary on the same evening is not looked at here.
    play.store.run_now(lambda u: u.schedule.drop("summaries.ask", meeting))
    return meeting


def _circle(play: Play) -> tuple[GroupId, PersonId, PersonId, list[PersonId]]:
    """A group with a facilitator, a rep and six members."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    return group, sam, mina, [play.member(name, group) for name in NAMES]


def _ask(play: Play, mina: PersonId, *, choices: int = 3) -> QuestionId:
    """The rep asks one of our questions with proposed answers."""
    play.tap(mina, tap("feedback.ask_now", 0))
    play.press(mina, "Something else")
    play.press(mina, "What matters most")
    if not choices:
        play.press(mina, "In their own words")
    else:
        play.press(mina, "They choose")
        for label in ("Who helps me", "When it happens", "Where it is", "What it costs")[:choices]:
            play.press(mina, label)
        play.press(mina, "That is all")
    play.press(mina, "Yes, ask now")
    group = play.store.run_now(lambda u: u.people.get_group(u.people.get(mina).group_id or GroupId(0)))
    return play.store.run_now(lambda u: u.feedback.list_of_board(group.board_id, State.OPEN))[0].id


def _close(play: Play) -> None:
    play.until(play.now + timedelta(days=15))


def _lines(screens: list[Screen]) -> list[str]:
    return [line for screen in screens for line in (screen.title, *screen.lines)]


# Asking


def test_a_rep_asks_with_taps_only_about_what_the_board_talked_about(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = _circle(play)
    meeting = _plan(play, sam)
    play.tap(people[0], tap("agenda.suggest", "bus"))
    play.until(play.now + timedelta(days=61))
    play.heard(people[1])
    play.tap(mina, tap("feedback.ask_now", meeting))
    play.press(mina, "Buses")
    play.press(mina, "What matters most")
    play.press(mina, "They choose")
    play.press(mina, "Who helps me")
    play.press(mina, "Where it is")
    play.press(mina, "That is all")
    assert "You ask Northfield." in play.last(mina).lines
    assert "You asked" in play.press(mina, "Yes, ask now").title
    asked = next(screen for screen in play.heard(people[1]) if "What matters most to you?" in screen.lines)
    assert asked.title == "🚌 Buses"


def test_after_the_rep_asked_the_invitation_to_ask_is_no_longer_true(play: Play) -> None:
    _, sam, mina, _ = _circle(play)
    meeting = _plan(play, sam)
    assert "Ask your groups" in play.tap(mina, tap("feedback.ask_now", meeting)).title
    play.press(mina, "Something else")
    play.press(mina, "What should change")
    play.press(mina, "In their own words")
    play.press(mina, "Yes, ask now")
    assert "Not now" in play.tap(mina, tap("feedback.ask_now", meeting)).title


def test_only_reps_and_facilitators_ask(play: Play) -> None:
    group, sam, mina, people = _circle(play)
    supporter = play.member("Alex", group, role=Role.SUPPORTER)
    for person in (people[0], supporter):
        assert "somebody else" in play.tap(person, tap("feedback.ask_now", 0)).title
        assert "somebody else" in play.tap(person, tap("feedback.topic", 0, 0)).title
    assert "Ask your groups" in play.tap(sam, tap("feedback.ask_now", 0)).title
    assert "Ask your groups" in play.tap(mina, tap("feedback.ask_now", 0)).title


def test_leading_words_are_marked_kindly_and_the_rep_decides(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    shown = play.say(mina, "Do you agree with a better bus?")
    assert "Look at the words" in shown.title
    assert "“better” says what you think." in shown.lines
    assert "How do people answer?" in play.press(mina, "Keep these words").lines


def test_own_words_with_own_answers_get_a_picture(play: Play) -> None:
    _, _, mina, people = _circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    play.say(mina, "How do you come to the group?")
    play.press(mina, "They choose")
    play.say(mina, "By bus")
    play.say(mina, "🚶 On foot")
    play.press(mina, "That is all")
    assert "🚌 By bus" in play.last(mina).lines
    play.press(mina, "Yes, ask now")
    labels = [button.label for button in play.heard(people[0])[-1].buttons]
    assert {"🚌 By bus", "🚶 On foot"} <= set(labels)


def test_a_spoken_question_is_heard_as_it_was_spoken(play: Play) -> None:
    _, _, mina, people = _circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    play.say(mina, voice="my-question")
    play.press(mina, "In their own words")
    play.press(mina, "Yes, ask now")
    assert isinstance(play.heard(people[0])[-1].enclosed[0], VoiceNote)


def test_one_answer_alone_is_no_choice(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    play.tap(mina, tap("feedback.topic", 0, 0))
    play.press(mina, "What matters most")
    play.press(mina, "They choose")
    play.press(mina, "Who helps me")
    question = play.store.run_now(
        lambda u: u.feedback.list_of_board(u.people.get_group(GroupId(1)).board_id, State.DRAFT)
    )[0]
    assert "One answer more" in play.tap(mina, tap("feedback.open", question.id)).title


def test_more_than_four_answers_do_not_come(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    question = _ask_draft(play, mina)
    for name in ("who", "when", "where", "cost", "more", "who"):
        play.tap(mina, tap("feedback.offer", question, name))
    assert len(play.store.run_now(lambda u: u.feedback.get(question)).choices) == 4


def _ask_draft(play: Play, mina: PersonId) -> QuestionId:
    play.tap(mina, tap("feedback.topic", 0, 0))
    play.press(mina, "What matters most")
    board = play.store.run_now(lambda u: u.people.get_group(u.people.get(mina).group_id or GroupId(0))).board_id
    return play.store.run_now(lambda u: u.feedback.list_of_board(board, State.DRAFT))[0].id


def test_the_last_day_is_changed_by_taps_and_never_after_the_meeting(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    _plan(play, sam, days=10)
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.no_choices", question))
    assert "People can answer on or before Wednesday 10 June 2026 at 5 in the afternoon." in play.last(mina).lines
    play.press(mina, "Another last day")
    play.press(mina, "Tuesday 9 June")
    assert "People can answer on or before Tuesday 9 June 2026 at 5 in the afternoon." in play.last(mina).lines
    version = play.store.run_now(lambda u: u.feedback.get(question)).version
    assert "too late" in play.tap(mina, tap("feedback.on_day", question, 20260611, version)).title
    assert "too soon" in play.tap(mina, tap("feedback.on_day", question, 20260601, version)).title
    play.tap(mina, tap("feedback.open", question))
    assert len(play.heard(people[0])) == 2


def test_every_tap_may_come_three_times(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    for _ in range(3):
        assert "You asked" in play.tap(mina, tap("feedback.open", question)).title
        play.tap(people[0], tap("feedback.answer", question, "0"))
    assert len([s for s in play.heard(people[1]) if "What matters most to you?" in s.lines]) == 1
    assert len(play.store.run_now(lambda u: u.feedback.list_views(question))) == 1


def test_all_groups_of_the_board_can_be_asked_and_a_person_in_two_is_asked_once(play: Play) -> None:
    group, _, mina, people = _circle(play)
    board = play.store.run_now(lambda u: u.people.get_group(group)).board_id
    south = play.store.run_now(
        lambda u: u.people.add_group(board, "South", zone="Europe/London", language="en", join_code="s", now=play.now)
    )
    far = play.member("Zoe", south)
    question = _ask_draft(play, mina)
    play.tap(mina, tap("feedback.no_choices", question))
    play.press(mina, "Ask all groups")
    assert "You ask Northfield and South." in play.last(mina).lines
    play.press(mina, "Yes, ask now")
    assert play.heard(far)
    assert len(play.store.run_now(lambda u: u.feedback.who_was_asked(question))) == len(people) + 2


def test_two_facilitators_cannot_move_the_last_day_over_each_other(play: Play) -> None:
    group, sam, mina, people = _circle(play)
    other = play.member("Grace", group, role=Role.FACILITATOR)
    question = _ask(play, mina)
    version = play.store.run_now(lambda u: u.feedback.get(question)).version
    play.heard(people[0])
    play.tap(sam, tap("feedback.on_day", question, 20260612, version))
    assert "another last day" in play.heard(people[0])[-1].title
    assert "quicker" in play.tap(other, tap("feedback.on_day", question, 20260611, version)).title


def test_a_question_that_is_stopped_is_told_and_takes_no_answer(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    play.heard(people[0])
    play.tap(sam, tap("feedback.stop", question))
    play.press(sam, "Yes, stop it")
    assert "The question stops" in play.heard(people[0])[-1].title
    assert "closed" in play.tap(people[0], tap("feedback.answer", question, "0")).title
    assert "somebody else" in play.tap(people[0], tap("feedback.off", question)).title


def test_the_question_stands_in_the_list_of_what_is_planned(play: Play) -> None:
    _, sam, mina, _ = _circle(play)
    _ask(play, mina)
    play.tap(sam, tap("schedule.list", 0))
    assert "What matters most to you?" in play.press(sam, "A question closes").lines


# Answering


def test_an_answer_needs_two_taps_from_home(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    play.start(people[0])
    play.press(people[0], "Answer the question")
    shown = play.press(people[0], "Where it is")
    assert "📍 Where it is" in shown.lines
    views = play.store.run_now(lambda u: u.feedback.list_views(question))
    assert [(v.person_id, v.said, v.place) for v in views] == [(people[0], Said.CHOICE, 2)]
    assert all("Answer the question" not in b.label for b in play.start(people[0]).buttons)


@pytest.mark.parametrize("choices", [0, 2, 3, 4])
def test_not_knowing_and_not_wanting_to_say_are_always_reached_by_taps(play: Play, choices: int) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina, choices=choices)
    shown = play.tap(people[0], tap("feedback.question", question))
    assert len(shown.buttons) <= 5
    play.press(people[0], "I do not know")
    play.press(people[0], "I want to say nothing")
    assert play.store.run_now(lambda u: u.feedback.list_views(question))[0].said is Said.UNSAID


def test_the_last_answer_counts_until_it_closes(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    for what in ("0", "unknown", "2"):
        play.tap(people[0], tap("feedback.answer", question, what))
    assert [v.place for v in play.store.run_now(lambda u: u.feedback.list_views(question))] == [2]
    _close(play)
    assert "closed" in play.tap(people[0], tap("feedback.answer", question, "1")).title
    assert [v.place for v in play.store.run_now(lambda u: u.feedback.list_views(question))] == [2]


def test_more_can_be_said_by_voice_and_the_choice_stays(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    play.tap(people[0], tap("feedback.answer", question, "1"))
    play.press(people[0], "Say more")
    assert isinstance(play.say(people[0], voice="a-voice").enclosed[0], VoiceNote)
    assert "Your rep can say these words." in play.press(people[0], "Yes, say it").lines
    view = play.store.run_now(lambda u: u.feedback.list_views(question))[0]
    assert (view.said, view.place, view.quotable) == (Said.CHOICE, 1, True)


def test_new_words_need_a_new_yes(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina, choices=0)
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "First words")
    play.press(people[0], "Yes, say it")
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "Other words")
    view = play.store.run_now(lambda u: u.feedback.list_views(question))[0]
    assert (view.text, view.quotable) == ("Other words", False)


def test_supporters_and_facilitators_have_no_voice(play: Play) -> None:
    group, sam, mina, _ = _circle(play)
    supporter = play.member("Alex", group, role=Role.SUPPORTER)
    question = _ask(play, mina)
    for person in (supporter, sam):
        assert "for the members" in play.tap(person, tap("feedback.answer", question, "0")).title
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []


def test_a_person_of_another_board_sees_and_changes_nothing(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    question = _ask(play, mina)
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
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    for what in ("9", "words", "nonsense"):
        assert "old" in play.tap(people[0], tap("feedback.answer", question, what)).title


def test_one_reminder_only_to_those_who_have_not_answered(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    play.tap(people[0], tap("feedback.answer", question, "0"))
    for person in people:
        play.heard(person)
    play.until(play.now + timedelta(days=13))
    assert [s for s in play.heard(people[0]) if "still answer" in s.title] == []
    assert len([s for s in play.heard(people[1]) if "still answer" in s.title]) == 1


def test_an_answer_on_paper_counts_and_says_how(play: Play) -> None:
    group, sam, mina, _ = _circle(play)
    joe = play.member("Paul", group, on_paper=True)
    question = _ask(play, mina)
    play.tap(sam, tap("feedback.whose", question, 0))
    play.press(sam, "📄 Paul")
    play.press(sam, "Where it is")
    play.press(sam, "Somebody helped")
    play.press(sam, "Say more")
    play.say(sam, "It is too far")
    play.press(sam, "Yes, say it")
    assert [b.label for b in play.press(sam, "The next person").buttons] == ["✅ Paul"]
    view = play.store.run_now(lambda u: u.feedback.find_view(question, joe))
    assert view is not None
    assert (view.place, view.text, view.how, view.quotable) == (2, "It is too far", How.HELPED, True)


def test_nobody_writes_for_a_member_with_a_phone(play: Play) -> None:
    group, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    ben = play.store.run_now(lambda u: u.people.member_in(group, people[0], now=play.now))
    assert "old" in play.tap(sam, tap("feedback.add_for", question, ben.id, "0", "self")).title
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []


def test_somebody_who_joins_later_can_still_answer(play: Play) -> None:
    group, _, mina, _ = _circle(play)
    question = _ask(play, mina)
    new = play.member("Nia", group)
    play.start(new)
    play.press(new, "Answer the question")
    play.press(new, "I do not know")
    assert play.store.run_now(lambda u: u.feedback.was_asked(question, new))


def test_somebody_who_is_hurt_reaches_people_at_once_and_the_words_are_no_answer(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    play.heard(sam)
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "He hits me")
    assert "did right" in play.press(people[0], "hurts me").title
    assert "may be hurt" in play.heard(sam)[-1].title
    assert play.store.run_now(lambda u: u.feedback.list_views(question)) == []


# The sheet


def _answers(play: Play, question: QuestionId, people: list[PersonId], whats: tuple[str, ...]) -> None:
    for person, what in zip(people, whats, strict=False):
        play.tap(person, tap("feedback.answer", question, what))


def _walk(play: Play, mina: PersonId, question: QuestionId) -> list[Screen]:
    shown = [play.tap(mina, tap("feedback.sheet", question, 0))]
    while any("Next" in button.label for button in shown[-1].buttons):
        shown.append(play.press(mina, "Next"))
    return shown


def test_nobody_sees_a_running_result(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0", "0"))
    for person in (sam, mina):
        assert "old" in play.tap(person, tap("feedback.sheet", question, 0)).title
        assert "old" in play.tap(person, tap("feedback.paper", question)).title


def test_it_closes_by_itself_and_the_rep_gets_the_sheet(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0", "0", "0", "0", "2", "unknown"))
    play.tap(people[4], tap("feedback.say", question, 0, "self"))
    play.say(people[4], "I come by bus")
    play.press(people[4], "Yes, say it")
    play.tap(people[5], tap("feedback.say", question, 0, "self"))
    play.say(people[5], "Please keep this")
    play.press(people[5], "No, only read it")
    play.heard(mina)
    _close(play)
    assert "We asked 7 people." in _lines(play.heard(mina))
    pages = _walk(play, mina, question)
    assert "👥 Who helps me: 4 people" in pages[1].lines
    assert "📍 Where it is: 1 person" in pages[2].lines
    assert "“I come by bus”" in pages[3].lines
    assert "“Please keep this”" in pages[4].lines
    paper = play.tap(mina, tap("feedback.paper", question)).enclosed[0]
    assert isinstance(paper, Paper)
    printed = [line for block in paper.blocks for line in block.lines]
    assert "“I come by bus”" in printed
    assert "“Please keep this”" not in printed
    assert len(PdfReader(io.BytesIO(print_paper(paper, {}))).pages) == 1


def test_with_few_answers_no_number_tells_who_said_what(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0", "0", "2"))
    _close(play)
    lines = _lines(_walk(play, mina, question))
    assert "A few people answered." in lines
    assert "📍 Where it is: a few people" in lines
    assert not [line for line in lines if "Who helps me:" in line and any(letter.isdigit() for letter in line)]


def test_words_that_may_only_be_read_are_not_shown_to_facilitators(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina, choices=0)
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "Please keep this")
    _close(play)
    assert "“Please keep this”" not in _lines(_walk(play, sam, question))
    assert "“Please keep this”" in _lines(_walk(play, mina, question))


def test_silence_is_said_openly_and_is_not_a_yes(play: Play) -> None:
    _, _, mina, _ = _circle(play)
    _ask(play, mina)
    play.heard(mina)
    _close(play)
    shown = play.heard(mina)[-1]
    assert "Nobody answered" in shown.title
    assert "That does not mean yes." in shown.lines
    assert "Ask your groups" in play.press(mina, "Ask again").title


# What the rep says


def _told(play: Play, mina: PersonId, question: QuestionId) -> None:
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, I say that")
    play.press(mina, "Yes, tell the groups")


def test_the_whole_way_from_the_question_to_what_they_said(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = _circle(play)
    _plan(play, sam, days=30)
    question = _ask(play, mina)
    _answers(play, question, people, ("0", "0", "1"))
    _close(play)
    for person in people:
        play.heard(person)
    _told(play, mina, question)
    heard = play.heard(people[0])[-1]
    assert any("Most people say: Who helps me." in line for line in heard.lines)
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
    play.press(mina, "They said yes")
    told = play.heard(people[2])[-1]
    assert {"I said it at the board.", "They said yes."} <= set(told.lines)


def test_the_rep_says_openly_that_it_could_not_be_said(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    _plan(play, sam, days=30)
    question = _ask(play, mina)
    _close(play)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "I ask people at the group")
    play.press(mina, "Yes, tell the groups")
    play.until(play.now + timedelta(days=20))
    play.tap(mina, tap("feedback.why", question))
    play.say(mina, "The meeting was too short")
    lines = _lines(play.heard(people[0]))
    assert "I could not say it at the board." in lines
    assert "“The meeting was too short”" in lines


def test_what_is_told_is_told_once_and_cannot_be_told_otherwise(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    _plan(play, sam, days=30)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    play.until(play.now + timedelta(days=20))
    play.heard(people[0])
    for _ in range(3):
        assert "Thank you" in play.tap(mina, tap("feedback.reported", question, "no")).title
    assert len([s for s in play.heard(people[0]) if "They said no." in s.lines]) == 1
    assert "knows this already" in play.tap(mina, tap("feedback.reported", question, "yes")).title


def test_it_cannot_be_reported_before_the_meeting(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    _plan(play, sam, days=30)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    assert "old" in play.tap(mina, tap("feedback.reported", question, "yes")).title


def test_without_a_meeting_the_position_waits_for_the_next_that_is_planned(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    assert "There is no date for the next meeting yet." in play.tap(mina, tap("feedback.will_say", question)).lines
    meeting = _plan(play, sam, days=20)
    assert play.store.run_now(lambda u: u.schedule.find("feedback.report", meeting)) is not None
    play.heard(mina)
    play.until(play.now + timedelta(days=21))
    assert any("Did you say it" in screen.title for screen in play.heard(mina))


def test_when_the_meeting_moves_the_rep_is_asked_on_the_new_evening(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    meeting = _plan(play, sam, days=30)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    play.tap(sam, tap("meetings.plan", meeting, 20260720, 11, 1))
    play.store.run_now(lambda u: u.schedule.drop("summaries.ask", meeting))
    play.heard(mina)
    play.until(play.now + timedelta(days=25))
    assert not any("Did you say it" in screen.title for screen in play.heard(mina))
    play.until(play.now + timedelta(days=15))
    assert any("Did you say it" in screen.title for screen in play.heard(mina))


def test_when_the_meeting_is_called_off_it_is_said_at_the_one_after(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    first = _plan(play, sam, days=30)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    second = _plan(play, sam, days=60)
    play.tap(sam, tap("meetings.off", first, 1))
    position = play.store.run_now(lambda u: u.feedback.find_position(question))
    assert position is not None
    assert position.meeting_id == second
    assert "Did you say it?" not in [b.label[2:] for b in play.tap(mina, tap("home.menu", "rep", 0)).buttons]


def test_a_position_with_other_words_is_read_back_again(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    play.heard(people[0])
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "I will say this in another way")
    play.press(mina, "Yes, tell the groups")
    assert "old" in play.press(people[0], "That is right").title
    assert "“I will say this in another way”" in play.heard(people[0])[-1].lines


def test_two_reps_cannot_write_over_each_other(play: Play) -> None:
    group, _, mina, people = _circle(play)
    other = play.rep("Ola", group)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    play.tap(mina, tap("feedback.position", question))
    play.tap(other, tap("feedback.position", question))
    play.say(mina, "My words")
    assert "quicker" in play.say(other, "Their words").title
    position = play.store.run_now(lambda u: u.feedback.find_position(question))
    assert position is not None
    assert position.text == "My words"


def test_only_the_rep_writes_the_position(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    for person in (sam, people[0]):
        assert "somebody else" in play.tap(person, tap("feedback.propose", question, 0)).title
    assert play.store.run_now(lambda u: u.feedback.find_position(question)) is None


def test_what_became_of_a_question_is_under_my_things(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("1",))
    _close(play)
    _told(play, mina, question)
    play.tap(people[0], tap("home.menu", "things", 0))
    play.press(people[0], "What our rep asked")
    shown = play.press(people[0], "What matters most")
    assert {"🕐 When it happens", "Your rep will say:"} <= set(shown.lines)


def test_a_rep_who_does_not_answer_is_asked_again_twice_and_not_more(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    meeting = _plan(play, sam, days=30)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    _told(play, mina, question)
    times = []
    for day in range(40):
        play.until(play.now + timedelta(days=1))
        if any("Did you say it" in screen.title for screen in play.heard(mina)):
            times.append(day)
    assert [time - times[0] for time in times] == [0, 3, 7]
    assert play.store.run_now(lambda u: u.schedule.find("feedback.report", meeting)) is None


def test_when_the_board_meets_earlier_the_question_closes_before_it(play: Play) -> None:
    _, sam, mina, people = _circle(play)
    question = _ask(play, mina)
    play.heard(people[0])
    _plan(play, sam, days=6)
    moved = next(screen for screen in play.heard(people[0]) if "another last day" in screen.title)
    assert "You can answer on or before Saturday 6 June 2026 at 5 in the afternoon." in moved.lines
    play.until(play.now + timedelta(days=6))
    assert play.store.run_now(lambda u: u.feedback.get(question)).state is State.CLOSED


def test_words_that_come_too_late_are_not_lost(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    play.until(play.store.run_now(lambda u: u.feedback.get(question)).closes_at - timedelta(minutes=1))
    play.tap(people[0], tap("feedback.answer", question, "0"))
    play.until(play.now + timedelta(minutes=5))
    assert "Who is it for?" in play.say(people[0], "One thing more").lines
    play.press(people[0], "for the board")
    assert "“One thing more”" in play.press(people[0], "Buses").lines


def test_after_all_is_said_new_words_are_no_answer_to_the_question(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    play.tap(people[0], tap("feedback.answer", question, "0"))
    play.press(people[0], "that is all")
    play.say(people[0], "Something else")
    view = play.store.run_now(lambda u: u.feedback.find_view(question, people[0]))
    assert view is not None
    assert view.text == ""


def test_the_question_is_printed_with_a_box_before_each_answer(play: Play) -> None:
    _, sam, mina, _ = _circle(play)
    question = _ask(play, mina)
    play.tap(sam, tap("feedback.life", question))
    paper = play.press(sam, "Print the question").enclosed[0]
    assert isinstance(paper, Paper)
    assert paper.blocks[0].ticks[:3] == ("👥 Who helps me", "🕐 When it happens", "📍 Where it is")


def test_words_that_the_groups_have_not_heard_yet_wait_in_the_menu_of_the_rep(play: Play) -> None:
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "I say this")
    play.tap(mina, tap("home.menu", "rep", 0))
    play.press(mina, "What I will say")
    play.press(mina, "Yes, tell the groups")
    assert "“I say this”" in play.heard(people[0])[-1].lines


def test_the_rep_who_gave_the_seat_up_says_nothing_more_for_the_groups(play: Play) -> None:
    group, _, mina, people = _circle(play)
    question = _ask(play, mina)
    _answers(play, question, people, ("0",))
    _close(play)
    member = play.store.run_now(lambda u: u.people.member_in(group, mina, now=play.now))
    play.store.run_now(lambda u: u.people.end_terms(member.id, now=play.now))
    for forged in (tap("feedback.propose", question, 0), tap("feedback.sheet", question, 0)):
        assert "somebody else" in play.tap(mina, forged).title
    assert play.store.run_now(lambda u: u.feedback.find_position(question)) is None


def test_answers_of_a_deleted_person_still_count_without_a_voice_or_a_quote(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = _circle(play)
    question = _ask(play, mina)
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
    _close(play)
    assert play.heard(mina) == []
