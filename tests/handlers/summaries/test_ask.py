"""Promises of gathering what happened: everybody is asked kindly, and nothing of the notes is missed."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.rules.summaries import Asked, UntoldKind
from bot.screen import Screen, VoiceNote, tap
from bot.services.summaries import untold
from bot.words import Words
from tests.handlers.summaries.table import NOTES, Board, meet
from tests.play import Play


def test_nobody_wrote_anything_so_they_are_reminded_after_3_and_7_days(board: Board) -> None:
    play = board.play
    play.until(play.now + timedelta(days=4))
    assert any("waiting to hear" in line for s in play.heard(board.mina) for line in s.lines)
    assert play.heard(board.sam) == []
    play.until(play.now + timedelta(days=4))
    assert len(play.heard(board.mina)) == len(play.heard(board.sam)) == 1


def test_a_rep_who_began_is_not_reminded(board: Board) -> None:
    board.play.until(board.play.now + timedelta(hours=8))
    board.play.heard(board.mina)
    board.play.press(board.mina, "Start")
    board.play.press(board.mina, "Buses")
    board.play.until(board.play.now + timedelta(days=9))
    assert board.play.heard(board.mina) == []


def test_a_voice_answer_is_kept_and_played_to_whoever_writes(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.begin", board.meeting))
    assert "We saved it" in play.say(board.mina, voice="a-voice").title
    shown = play.tap(board.sam, tap("summaries.known", board.summary, 0))
    assert isinstance(shown.enclosed[0], VoiceNote)
    assert "Mina said this:" in shown.lines


def test_a_rep_who_speaks_at_once_has_answered_the_first_question(board: Board) -> None:
    play = board.play
    play.until(play.now + timedelta(hours=8))
    play.heard(board.mina)
    assert "We saved it" in play.say(board.mina, voice="a-voice").title
    assert "Mina said this:" in play.tap(board.sam, tap("summaries.known", board.summary, 0)).lines


def test_a_rep_who_speaks_when_asked_again_has_answered_the_first_question_too(board: Board) -> None:
    play = board.play
    play.until(play.now + timedelta(days=4))
    play.tap(board.mina, tap("summaries.nudge", board.meeting))
    assert "We saved it" in play.say(board.mina, voice="a-voice").title
    number = board.summary
    known = play.store.run_now(lambda unit: unit.summaries.list_materials(number))
    assert [material.asked for material in known] == [Asked.TALKED]


def test_numbers_of_the_notes_that_no_card_says_are_shown_until_somebody_decides(board: Board) -> None:
    play = board.play
    play.tap(board.sam, tap("summaries.open", board.meeting))
    play.tap(board.sam, tap("summaries.notes", board.summary))
    play.say(board.sam, NOTES)
    play.say(board.sam, NOTES)
    piece = play.tap(board.sam, tap("summaries.known", board.summary, 0))
    assert piece.lines[0] == "Note 1 of 2."
    assert "Concessionary travel" in piece.lines[2]
    play.press(board.sam, "Write a card")
    play.say(board.sam, "The test is on bus 4.\nIt starts on Monday 4 January 2027.\nIt lasts 6 months.")
    missing = play.tap(board.sam, tap("summaries.missing", board.summary, 0))
    assert missing.lines[:3] == ("4 things have no card yet.", "This was on the board's list:", "🚌 Buses")
    play.press(board.sam, "There was no time")
    missing = play.press(board.sam, "There was no time")
    assert "No card says “£212,000”." in missing.lines
    assert "No card says “12:47hrs”." in play.press(board.sam, "Not important").lines
    assert "Nothing is missing" in play.press(board.sam, "It is private").title


def test_a_board_without_a_rep_asks_its_facilitators(play: Play) -> None:
    board = meet(play)
    member = play.store.run_now(lambda unit: unit.people.member_in(board.group, board.mina, now=play.now))
    play.store.run_now(lambda unit: unit.people.end_terms(member.id, now=play.now))
    play.until(play.now + timedelta(hours=8))
    assert "What happened at the board?" in play.heard(board.sam)[-1].title
    play.tap(board.sam, tap("summaries.open", board.meeting))
    play.tap(board.sam, tap("summaries.add", board.summary, board.items["Buses"]))
    play.tap(board.sam, tap("summaries.ready", board.summary))
    play.press(board.sam, "What is missing")
    play.press(board.sam, "There was no time")
    play.tap(board.sam, tap("summaries.ready", board.summary))
    assert "no rep yet" in play.press(board.sam, "Ask a rep").title


def test_a_voice_for_a_card_stays_with_what_is_known(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.cards", board.summary, 0))
    play.press(board.mina, "Buses")
    play.press(board.mina, "Change the words")
    assert isinstance(play.say(board.mina, voice="a-voice").enclosed[0], VoiceNote)
    number = board.summary
    known = play.store.run_now(lambda unit: unit.summaries.list_materials(number))
    assert [material.asked for material in known] == [Asked.CARD]


def _paste(board: Board, notes: str) -> Screen:
    board.play.tap(board.sam, tap("summaries.open", board.meeting))
    board.play.tap(board.sam, tap("summaries.notes", board.summary))
    board.play.say(board.sam, notes)
    return board.play.tap(board.sam, tap("summaries.known", board.summary, 0))


def test_a_piece_of_the_notes_can_be_kept_private_and_nothing_in_it_is_missed(board: Board) -> None:
    play = board.play
    _paste(board, "Ben goes to hospital on 3 February 2027.\nThe bus costs £2.")
    hidden = play.press(board.sam, "Private")
    assert "🔒 This note is private." in hidden.lines
    assert not any("hospital" in line for line in hidden.lines)
    now = board.now
    left = [each.kind for each in play.store.run_now(lambda unit: untold.untold(unit, now))]
    assert left == [UntoldKind.ITEM, UntoldKind.ITEM, UntoldKind.DETAIL]
    assert "old" in play.tap(board.sam, tap("summaries.write_this", board.summary, 0)).title
    play.tap(board.sam, tap("summaries.known", board.summary, 0))
    assert any("hospital" in line for line in play.press(board.sam, "not private").lines)


def test_pasting_more_notes_keeps_a_piece_private(board: Board) -> None:
    _paste(board, "Ben goes to hospital.")
    board.play.press(board.sam, "Private")
    shown = _paste(board, "The bus is late.")
    assert "🔒 This note is private." in shown.lines


def test_a_promise_in_the_notes_is_proposed_with_who_and_what(board: Board) -> None:
    play = board.play
    _paste(board, "ACTION: Alex Green to send the timetable. Thanks were given.")
    when = play.press(board.sam, "Add a promise")
    assert when.lines[:2] == ("Alex Green promised this:", "“send the timetable”")
    assert "Everybody in the groups will see it." in play.press(board.sam, "no date").lines


def test_a_promise_in_the_notes_with_a_day_to_come_needs_one_tap_more(board: Board) -> None:
    play = board.play
    day = play.now.date() + timedelta(days=30)
    _paste(board, f"Alex Green agreed to send the timetable by {day:%d/%m/%Y}.")
    shown = play.press(board.sam, "Add a promise")
    words = Words("en", ZoneInfo("Europe/London"))
    assert shown.lines[1:3] == ("“send the timetable”", f"The last day for this is {words.date(day)}.")
    assert "saved the promise" in play.press(board.sam, "Yes, save it").title
