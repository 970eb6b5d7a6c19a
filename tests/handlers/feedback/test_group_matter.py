"""Promises of polls and of the ways to answer: several answers, an order, faces; and the result told to all."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.ids import GroupId, PersonId, QuestionId
from bot.rules.feedback import Said, State
from bot.rules.people import Role
from bot.screen import REP_MENU, Paper, Tap, tap
from bot.screens.feedback.sheet import result_lines
from bot.services.feedback.answer import result
from bot.services.feedback.ask import get
from bot.services.feedback.position import follow_meetings
from bot.words import Words
from storage.unit import Unit
from tests.handlers.feedback.table import answer, circle, close
from tests.handlers.table import board_of, lines_of, plan_quiet_meeting
from tests.play import Play


def _draft(play: Play, mina: PersonId, how: str) -> None:
    play.tap(mina, tap("feedback.ask_now", 0))
    play.press(mina, "Something else")
    play.press(mina, "What matters most")
    play.press(mina, how)


def _opened(play: Play, person: PersonId) -> QuestionId:
    play.press(person, "Yes, ask now")
    board = board_of(play, person)
    return play.store.run_now(lambda u: u.feedback.list_of_board(board, State.OPEN))[0].id


def _asked(play: Play, mina: PersonId, how: str) -> QuestionId:
    """A question that is answered in this way."""
    _draft(play, mina, how)
    for label in ("Who helps me", "When it happens", "Where it is"):
        play.press(mina, label)
    play.press(mina, "That is all")
    return _opened(play, mina)


def _poll(play: Play, sam: PersonId, *, presses: int = 0) -> QuestionId:
    """Sam asks where the group should meet."""
    play.tap(sam, tap("feedback.ask_now", 0))
    play.tap(sam, tap("feedback.for_group"))
    play.press(sam, "Where to meet")
    play.press(sam, "Choose an answer")
    play.press(sam, "In a café")
    play.press(sam, "Outside")
    play.press(sam, "That is all")
    for _ in range(presses):
        play.press(sam, "🔁")
    return _opened(play, sam)


def test_how_often_a_poll_is_asked_is_said_and_the_button_says_what_it_will_change(play: Play) -> None:
    _, sam, _, _ = circle(play)
    play.tap(sam, tap("feedback.ask_now", 0))
    play.tap(sam, tap("feedback.for_group"))
    for label in ("Where to meet", "Choose an answer", "In a café", "Outside", "That is all"):
        play.press(sam, label)
    for now, button in (
        ("We will ask this one time.", "Ask every week"),
        ("We ask this again every week.", "Ask every 4 weeks"),
        ("We ask this again every 4 weeks.", "Ask one time"),
        ("We will ask this one time.", "Ask every week"),
    ):
        assert now in play.last(sam).lines
        play.press(sam, button)


def test_several_answers_can_be_chosen_and_taken_out_again(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = _asked(play, mina, "More than one")
    ben = people[0]
    play.tap(ben, tap("feedback.question", question))
    play.press(ben, "Who helps me")
    play.press(ben, "Where it is")
    assert sum("✅" in button.label for button in play.last(ben).buttons) == 2
    play.press(ben, "Who helps me")
    view = play.store.run_now(lambda u: u.feedback.find_view(question, ben))
    assert view is not None
    assert (view.said, view.places) == (Said.CHOICE, (2,))
    play.press(ben, "Where it is")
    assert play.store.run_now(lambda u: u.feedback.find_view(question, ben)) is None


def test_an_order_is_kept_as_it_was_pressed_and_counted_together(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = _asked(play, mina, "Put in order")
    for person in people[:5]:
        play.tap(person, tap("feedback.question", question))
        play.press(person, "Where it is")
        play.press(person, "Who helps me")
        play.press(person, "Ready")
    close(play)
    play.tap(mina, tap("feedback.sheet", question, 1))
    assert play.last(mina).lines[-2:] == ("📍 Where it is", "👥 Who helps me")


def test_faces_are_offered_without_typing(play: Play) -> None:
    _, _, mina, people = circle(play)
    _draft(play, mina, "Choose a face")
    question = _opened(play, mina)
    shown = play.tap(people[0], tap("feedback.question", question))
    assert [b.label for b in shown.buttons][:3] == ["😀 Good", "😐 In the middle", "🙁 Bad"]


def test_an_order_of_a_member_on_paper_is_written_down_one_after_the_other(play: Play) -> None:
    group, sam, mina, _ = circle(play)
    rose = play.member("Rose", group, on_paper=True)
    question = _asked(play, mina, "Put in order")
    member = play.store.run_now(lambda u: u.people.member_in(group, rose, now=play.now)).id
    play.tap(sam, tap("feedback.for", question, member))
    for label in ("Where it is", "Who helps me", "Ready", "without help", "Yes, save it"):
        play.press(sam, label)
    view = play.store.run_now(lambda u: u.feedback.find_view(question, rose))
    assert view is not None
    assert view.places == (2, 0)


def test_the_result_of_a_poll_is_told_to_everybody_and_in_the_chat_of_the_group(each_play: Play) -> None:
    play = each_play
    group, sam, _, people = circle(play)
    play.store.run_now(lambda u: u.people.change_group(group, chat_id=-5))
    grace = play.member("Grace", group, role=Role.SUPPORTER)
    question = _poll(play, sam)
    answer(play, question, people, ("0", "0", "0", "0", "1", "1"))
    for person in (sam, grace, *people):
        play.heard(person)
    close(play)
    for person in (sam, grace, people[0]):
        assert "📊 What people said" in [screen.title for screen in play.heard(person)]
    assert "feedback.result" in _in_chat(play, group)


def _in_chat(play: Play, group: GroupId) -> list[str]:
    due = play.store.run_now(lambda u: u.deliveries.due(play.now, most=1000))
    return [letter.tap.name for letter in due if letter.group == group]


def test_no_number_of_a_poll_tells_that_it_was_one_person(play: Play) -> None:
    _, sam, _, people = circle(play)
    question = _poll(play, sam)
    answer(play, question, people, ("0", "0", "0", "0", "1"))
    close(play)
    lines = lines_of([play.tap(people[0], tap("feedback.result", question))])
    assert "☕ In a café: most people" in lines
    assert "🌳 Outside: a few people" in lines
    assert not [line for line in lines if "1 person" in line]


def test_a_poll_does_not_wait_for_the_board_and_the_rep_says_nothing_of_it(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = _poll(play, sam)
    answer(play, question, people, ("0",))
    play.heard(mina)
    close(play)
    assert "feedback.sheet" not in str(play.heard(mina))
    assert "old" in play.tap(mina, tap("feedback.sheet", question, 0)).title


def test_own_words_in_a_poll_are_read_by_who_looks_after_the_group_and_not_said_at_the_board(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    question = _poll(play, sam)
    play.tap(people[0], tap("feedback.say", question, 0, "self"))
    shown = play.say(people[0], "In the park")
    assert "board" not in " ".join([*shown.lines, *(button.label for button in shown.buttons)])
    assert "Only facilitators and reps read these words." in play.press(people[0], "That is right").lines
    close(play)
    for reader in (sam, mina):
        play.tap(reader, tap("feedback.result", question))
        assert "“In the park”" in play.press(reader, "In their own words").lines
    member = play.tap(people[1], tap("feedback.result", question))
    assert "In the park" not in str(member) + str([b.label for b in member.buttons])
    assert "somebody else" in play.tap(people[1], tap("feedback.words", question, 0)).title


def test_a_poll_is_asked_again_after_a_week_until_somebody_ends_it(each_play: Play) -> None:
    play = each_play
    _, sam, _, people = circle(play)
    first = _poll(play, sam, presses=1)
    play.until(play.now + timedelta(days=16))
    board = board_of(play, sam)
    (second,) = play.store.run_now(lambda u: u.feedback.list_of_board(board, State.OPEN))
    assert second.id != first
    assert len(second.choices) == 2
    assert "Where should we meet?" in play.tap(people[0], tap("feedback.question", second.id)).lines
    play.until(second.closes_at)
    play.tap(sam, tap("feedback.result", second.id))
    play.press(sam, "Do not ask again")
    play.until(play.now + timedelta(days=60))
    assert play.store.run_now(lambda u: u.feedback.list_of_board(board, State.OPEN)) == []


def test_a_question_that_leads_comes_with_another_one_that_does_not(play: Play) -> None:
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    shown = play.say(mina, "Should we have more buses?")
    assert "“Should we have more buses, or not?”" in shown.lines
    assert "“Should we have more buses, or not?”" in play.press(mina, "Use this question").lines


def test_a_question_can_have_no_twenty_answers_and_not_one(play: Play) -> None:
    _, _, mina, _ = circle(play)
    _draft(play, mina, "Choose an answer")
    play.say(mina, "Only this")
    assert not [b for b in play.last(mina).buttons if "That is all" in b.label]
    for n in range(20):
        play.say(mina, f"Answer {n}")
    assert "So this one was not added." in play.last(mina).lines
    board = board_of(play, mina)
    (draft,) = play.store.run_now(lambda u: u.feedback.list_of_board(board, State.DRAFT))
    assert [choice.text for choice in draft.choices] == ["Only this", "Answer 0", "Answer 1", "Answer 2"]


def test_a_poll_of_the_group_is_nothing_that_a_rep_tells_the_board(each_play: Play) -> None:
    play = each_play
    _, sam, mina, people = circle(play)
    question = _poll(play, sam)
    answer(play, question, people, ("0", "0", "1"))
    close(play)
    waits = play.tap(mina, tap("home.waits", 0)).buttons
    assert "What I will say" not in " ".join(button.label for button in waits)
    for forged in (tap("feedback.position", question), tap("feedback.propose", question, 0)):
        assert "old" in play.tap(mina, forged).title


def test_what_was_once_written_for_a_poll_of_the_group_is_asked_about_no_more(each_play: Play) -> None:
    """Before polls were kept apart, a rep could write what to say at the board about one."""
    play = each_play
    _, sam, mina, people = circle(play)
    question = _poll(play, sam)
    answer(play, question, people, ("0", "0", "1"))
    close(play)
    meeting = plan_quiet_meeting(play, sam, days=30)

    def write(unit: Unit) -> None:
        unit.feedback.put_position(question, mina, text="More buses", voice=None)
        position = unit.feedback.find_position(question)
        assert position is not None
        unit.feedback.change_position(position, told_at=play.now)
        follow_meetings(unit, unit.feedback.get(question).board_id, now=play.now)

    play.store.run_now(write)
    home = play.tap(people[0], tap("home.show"))
    assert tap("feedback.said_back", question, 2) not in [button.does for button in home.buttons]
    play.heard(mina)
    play.until(play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at + timedelta(days=9))
    assert not any("Did you say it" in screen.title for screen in play.heard(mina))
    menu = play.tap(mina, REP_MENU)
    assert not any(question in button.does.args for button in menu.buttons if isinstance(button.does, Tap))


def test_what_others_put_first_stands_on_the_sheet_on_paper_and_in_the_result(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = _asked(play, mina, "Put in order")
    for person, first in zip(people, ["Where it is"] * 4 + ["Who helps me", "I do not know"], strict=True):
        play.tap(person, tap("feedback.question", question))
        play.press(person, first)
    close(play)
    said = ("People also put this first:", "👥 Who helps me: a few people", "🤷 I do not know: a few people")
    assert play.tap(mina, tap("feedback.sheet", question, 2)).lines == said
    paper = play.tap(mina, tap("feedback.paper", question)).enclosed[0]
    assert isinstance(paper, Paper)
    assert said in [block.lines for block in paper.blocks]
    asked = play.store.run_now(lambda unit: get(unit, question))
    counted, _ = play.store.run_now(lambda unit: result(unit, asked))
    assert result_lines(Words("en", ZoneInfo("Europe/London")), asked, counted)[-3:] == said


def test_the_result_in_own_words_promises_no_page_and_says_who_reads_them(play: Play) -> None:
    _, sam, _, people = circle(play)
    question = _poll(play, sam)
    play.store.run_now(lambda u: u.connection.exec_driver_sql("DELETE FROM choices"))
    play.tap(people[0], tap("feedback.say", question, 0, "self"))
    play.say(people[0], "In the park")
    close(play)
    shown = play.tap(people[1], tap("feedback.result", question))
    own = ("People answered in their own words.", "Your facilitators and reps read them.")
    assert [line for line in own if line in shown.lines] == list(own)
    assert not {"You can read their words next.", "Nobody said anything else."} & set(shown.lines)
