"""Promises of the export about lists and questions: what was decided together is in it, and nobody can be seen."""

from datetime import timedelta

from bot.export import board_calendar, files
from bot.ids import PersonId, QuestionId
from bot.rules.mirror import Answers, Chronicle
from bot.screen import tap
from storage.exported import exported
from tests.handlers.feedback.table import answer, ask, circle, close
from tests.handlers.table import board_of, plan_quiet_meeting
from tests.play import Play


def _read(play: Play, person: PersonId) -> Chronicle:
    board = board_of(play, person)
    return play.store.run_now(lambda unit: exported(unit.connection, board, now=play.now))


def _answered(play: Play, *, taps: int, papers: int, helped: int = 0) -> tuple[PersonId, PersonId, QuestionId]:
    """So many answer with a tap, and so many on paper, of whom some have help: who looks after it, the rep, and it."""
    group, sam, mina, people = circle(play)
    on_paper = [play.member(f"Pat {n}", group, on_paper=True) for n in range(papers)]
    question = ask(play, mina)
    answer(play, question, people[:taps], ("0",) * taps)
    members = play.store.run_now(lambda u: [u.people.member_in(group, each, now=play.now).id for each in on_paper])
    for n, member in enumerate(members):
        play.tap(sam, tap("feedback.add_for", question, member, "0", "helped" if n < helped else "self"))
    return sam, mina, question


def _only(read: Chronicle) -> Answers:
    (found,) = read.questions
    return found


def test_a_question_stands_in_it_with_how_many_answered_and_how(each_play: Play) -> None:
    play = each_play
    _, mina, _ = _answered(play, taps=5, papers=6, helped=3)
    open_now = _only(_read(play, mina))
    assert (open_now.is_open, open_now.asked, open_now.answered, open_now.by_tap) == (True, None, None, None)
    close(play)
    found = _only(_read(play, mina))
    assert (found.is_open, found.asked, found.answered) == (False, 13, 11)
    assert (found.by_tap, found.in_words, found.by_voice, found.on_paper, found.helped) == (5, 0, 0, 6, 3)


def test_a_way_of_one_person_hides_all_ways_and_help_of_everybody_is_not_said(play: Play) -> None:
    _, mina, _ = _answered(play, taps=5, papers=1, helped=1)
    close(play)
    found = _only(_read(play, mina))
    assert (found.answered, found.by_tap, found.on_paper, found.helped) == (6, None, None, None)


def test_of_fewer_than_five_answers_there_is_no_number(play: Play) -> None:
    _, mina, _ = _answered(play, taps=4, papers=0)
    close(play)
    found = _only(_read(play, mina))
    assert (found.asked, found.answered, found.by_tap) == (7, None, None)


def test_what_was_said_at_the_board_is_in_it_and_a_draft_is_not(play: Play) -> None:
    sam, mina, question = _answered(play, taps=6, papers=0)
    plan_quiet_meeting(play, sam, days=40)
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "We want a bus at 9")
    assert _only(_read(play, mina)).position == ""
    play.press(mina, "tell the groups")
    assert _only(_read(play, mina)).position == ""
    play.until(play.now + timedelta(days=41))
    play.tap(mina, tap("feedback.report", question))
    play.press(mina, "Yes, I said it")
    play.press(mina, "The board said yes")
    assert _only(_read(play, mina)).position == "We want a bus at 9"


def test_things_on_a_list_stand_in_it_with_their_titles_and_steps_name_them(play: Play) -> None:
    _, sam, mina, people = circle(play)
    meeting = plan_quiet_meeting(play, sam)
    for person in people[:2]:
        play.tap(person, tap("agenda.suggest", "bus"))
    assert _read(play, mina).items == ()
    play.until(play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at)
    read = _read(play, mina)
    assert [(each.meeting, each.place, each.title) for each in read.items][:1] == [(meeting, 1, "Buses")]
    listed = {step.item for step in read.steps if step.what == "listed"}
    assert listed
    assert listed <= {each.item for each in read.items}
    assert "Buses" in files(read, now=play.now)["items.csv"]


def test_the_calendar_has_the_last_days_to_say_something_and_to_answer(play: Play) -> None:
    sam, mina, _ = _answered(play, taps=1, papers=0)
    plan_quiet_meeting(play, sam, days=80)
    read = _read(play, mina)
    made = board_calendar(read, now=play.now)
    assert [met.closes_on is not None for met in read.meetings] == [True]
    assert "last day to say something" in made
    assert "UID:question-" in made
    close(play)
    assert "UID:question-" not in board_calendar(_read(play, mina), now=play.now)


def test_a_board_of_hardly_anybody_has_no_question_and_no_thing_in_it(play: Play) -> None:
    mina = play.rep("Mina", play.group())
    ask(play, mina)
    read = _read(play, mina)
    assert (read.items, read.questions) == ((), ())
