"""Promises of the news: everybody hears what happened and can ask."""

from datetime import timedelta

import pytest

from bot.ids import PersonId
from bot.rules.people import Member
from bot.screen import Pictogram, tap
from tests.handlers.summaries.table import Board, meet
from tests.play import Play


def test_the_whole_way_of_a_summary(each_play: Play) -> None:
    play, board = each_play, meet(each_play)
    play.until(play.now + timedelta(hours=8))
    assert "What happened at the board?" in play.heard(board.mina)[-1].title
    assert play.heard(board.ben) == []
    play.press(board.mina, "Start")
    for label in ("Buses", "Go on", "The board said yes", "There is a promise"):
        play.press(board.mina, label)
    play.press(board.mina, "Make the cards")
    card = play.press(board.mina, "Buses")
    assert card.lines[1:4] == ("The board talked about this.", "The board said yes.", "Somebody made a promise.")
    play.tap(board.mina, tap("summaries.readers", board.summary, 0))
    play.press(board.mina, "Asha")
    assert "read this first" in play.heard(board.asha)[-1].title
    play.press(board.asha, "Read it now")
    play.press(board.asha, "I understand")
    assert "Thank you" in play.press(board.asha, "My name").title
    assert "Asha" in " ".join(play.heard(board.mina)[-1].lines)
    assert "We are sending it" in board.publish().title
    news = next(screen for screen in play.heard(board.ben) if "News from the board" in screen.title)
    assert "There are 2 cards." in news.lines
    play.tap(board.ben, tap("summaries.news", board.summary))
    own = play.press(board.ben, "Read it")
    assert "What you said" in own.title
    assert "The board talked about it." in own.lines
    shown = play.press(board.ben, "Next")
    assert (shown.title, shown.lines[0]) == ("🚌 Buses", "Card 2 of 2.")
    assert isinstance(shown.picture, Pictogram)
    assert "What do you want to do now?" in play.press(board.ben, "Next").lines
    assert "Thank you" in play.press(board.ben, "I understand").title


def test_not_sure_tells_the_writer_which_card_and_how_many_people_and_not_who(board: Board) -> None:
    board.write_cards()
    board.publish()
    board.hear_all()
    play = board.play
    for person in (board.ben, board.asha):
        play.tap(person, tap("summaries.end", board.summary))
        play.press(person, "I am not sure")
        play.press(person, "Money")
    told = play.heard(board.mina)[-1]
    assert told.lines[:2] == ("Card 2 is “Money”.", "2 people are not sure.")
    assert not any(name in " ".join((told.title, *told.lines)) for name in ("Ben", "Asha"))
    play.tap(board.ben, tap("summaries.last", board.summary))
    play.press(board.ben, "I understand")
    assert "1 person is not sure." in play.tap(board.mina, tap("summaries.unsure_told", board.summary)).lines


def test_somebody_who_is_forgotten_leaves_no_answer_no_question_and_no_name(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_one", board.summary, board.ben))
    play.tap(board.ben, tap("summaries.check", board.summary, 0))
    for label in ("There is a hard word", "Go on", "I understand", "My name"):
        play.press(board.ben, label)
    board.publish()
    play.tap(board.ben, tap("summaries.talk_to_me", board.summary))
    play.tap(board.ben, tap("people.deleted"))
    number, person = board.summary, board.ben
    assert play.store.run_now(lambda unit: unit.summaries.list_asks_of(person)) == []
    assert play.store.run_now(lambda unit: unit.summaries.list_readers(number)) == []
    assert play.store.run_now(lambda unit: unit.summaries.list_marks(number)) == []
    assert play.store.run_now(lambda unit: unit.summaries.response(number, person)) is None


@pytest.mark.parametrize(
    ("text", "voice", "expected"),
    [("In January.", "", "“In January.”"), ("", "a-voice", "Mina answers in a voice message.")],
)
def test_a_question_to_the_rep_gets_its_answer(board: Board, text: str, voice: str, expected: str) -> None:
    board.ask_the_rep("When does it start?")
    play = board.play
    assert "“When does it start?”" in play.heard(board.mina)[-1].lines
    play.press(board.mina, "Answer now")
    play.say(board.mina, text, voice=voice)
    assert expected in play.heard(board.ben)[-1].lines
    assert "Every question has an answer." in play.tap(board.mina, tap("summaries.asks", 0)).lines


def test_a_rep_answers_by_one_tap_and_three_taps_tell_once(board: Board) -> None:
    board.ask_the_rep("When does it start?")
    play = board.play
    asked = play.heard(board.mina)[-1]
    does = next(button.does for button in asked.buttons if "When we meet" in button.label)
    assert not isinstance(does, str)
    for _ in range(3):
        play.tap(board.mina, does)
    assert [s.lines[-1] for s in play.heard(board.ben)] == ["Mina will talk with you when you meet."]


def test_a_question_by_taps_alone_is_asked_once(board: Board) -> None:
    board.write_cards()
    board.publish()
    board.hear_all()
    for _ in range(3):
        board.play.tap(board.asha, tap("summaries.talk_to_me", board.summary))
    assert [s.title for s in board.play.heard(board.mina)] == ["🙋 A question for you"]
    board.play.tap(board.asha, tap("home.menu", "things", 0))
    board.play.press(board.asha, "What I asked")
    assert "There is no answer yet." in board.play.press(board.asha, "My question").lines


def test_unread_news_stands_on_home_and_goes_when_it_is_read(board: Board) -> None:
    board.write_cards()
    board.publish()
    play = board.play
    assert "News from the board" in play.start(board.asha).title
    play.press(board.asha, "Read it")
    for label in ("Read it", "Next", "Next", "Next"):
        play.press(board.asha, label)
    assert "News from the board" not in play.start(board.asha).title
    play.tap(board.asha, tap("home.menu", "news", 0))
    assert "News from the board" in play.press(board.asha, "News from the board").title


def test_a_card_has_the_number_that_its_reader_saw(board: Board) -> None:
    board.write_cards()
    board.publish()
    play = board.play
    assert play.tap(board.ben, tap("summaries.read", board.summary, 1)).lines[0] == "Card 2 of 3."
    labels = [button.label for button in play.tap(board.ben, tap("summaries.which", board.summary, 0)).buttons]
    assert labels == ["🚌 2. Buses", "💷 3. Money"]


def test_who_asks_while_the_board_has_no_rep_reads_it_and_the_next_rep_answers(board: Board) -> None:
    play = board.play
    board.write_cards()
    board.publish()
    board.hear_all()
    mina, asha = (_member(board, person) for person in (board.mina, board.asha))
    play.store.run_now(lambda unit: unit.people.end_terms(mina.id, now=play.now))
    play.tap(board.ben, tap("summaries.ask_rep", board.summary))
    said = play.say(board.ben, "When does it begin?")
    assert said.lines == ("Your group has no rep at the moment.", "The next rep can answer you here.")
    end = play.now.replace(year=2028)
    play.store.run_now(lambda unit: unit.people.add_term(asha, starts_at=play.now, ends_at=end, how="before"))
    assert any("“When does it begin?”" in line for line in play.tap(board.asha, tap("summaries.asked", 1)).lines)


def _member(board: Board, person: PersonId) -> Member:
    return board.play.store.run_now(lambda unit: unit.people.member_in(board.group, person, now=board.play.now))
