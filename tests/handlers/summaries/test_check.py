"""Promises of the member who reads first: nobody is tested, and each word of theirs is heard."""

from datetime import timedelta

from bot.screen import Paper, VoiceNote, tap
from tests.handlers.summaries.table import Board


def test_a_reader_says_which_card_has_a_hard_word_by_tap_words_or_voice(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.readers", board.summary, 0))
    play.press(board.sam, "Anybody who has time")
    assert [len(play.heard(p)) for p in (board.ben, board.asha, board.mina)] == [1, 1, 0]
    play.press(board.ben, "Read it now")
    assert "Which word is hard?" in play.press(board.ben, "There is a hard word").title
    play.say(board.ben, "promise")
    play.press(board.ben, "There is a hard word")
    play.say(board.ben, voice="a-voice")
    play.press(board.ben, "My group")
    remarks = play.heard(board.sam)[-1]
    assert "This is hard: “promise”." in remarks.lines
    assert isinstance(remarks.enclosed[0], VoiceNote)
    assert play.press(board.sam, "Buses").title == "🚌 Buses"


def test_a_remark_is_gone_when_its_card_was_changed(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_one", board.summary, board.ben))
    card = board.cards[0]
    play.tap(board.ben, tap("summaries.mark_hard", card.id, card.version))
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "Buses will come more often.")
    number = board.summary
    assert play.store.run_now(lambda unit: unit.summaries.list_marks(number)) == []


def test_a_card_that_changed_while_it_was_read_is_asked_again(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_one", board.summary, board.ben))
    play.tap(board.ben, tap("summaries.check", board.summary, 1))
    card = board.cards[1]
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "The board will look at pay.")
    play.press(board.ben, "I understand")
    assert "The board will look at pay." in play.press(board.ben, "I understand").lines
    assert "Thank you." in play.press(board.ben, "I understand").lines


def test_the_paper_says_who_read_it_only_by_the_name_they_wish(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ask_group", board.summary))
    for person, name in ((board.ben, "My group"), (board.asha, "My name")):
        play.tap(person, tap("summaries.check", board.summary, 0))
        play.press(person, "I understand")
        play.press(person, "I understand")
        play.press(person, name)
    board.publish()
    paper = play.tap(board.asha, tap("summaries.paper", board.summary)).enclosed[0]
    assert isinstance(paper, Paper)
    assert [block.heading for block in paper.blocks[1:]] == ["1. Buses", "2. Money"]
    foot = " ".join(paper.foot)
    assert "Who has read it first: Asha." in paper.foot
    assert "Members of Northfield have read it first." in paper.foot
    assert "Mina is a rep. Mina says: this is what happened." in foot
    assert "Ben" not in foot


def test_it_is_said_openly_that_no_member_read_it_first(board: Board) -> None:
    board.write_cards()
    board.publish()
    paper = board.play.tap(board.asha, tap("summaries.paper", board.summary)).enclosed[0]
    assert isinstance(paper, Paper)
    assert "No member has read it first." in paper.foot


def test_who_read_it_after_it_went_out_did_not_read_it_first(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.ask_one", board.summary, board.asha))
    play.tap(board.asha, tap("summaries.check", board.summary, 0))
    board.publish()
    play.now += timedelta(minutes=1)
    for card in board.cards:
        play.tap(board.asha, tap("summaries.mark_clear", card.id, card.version))
    assert "No member has read it first." in play.tap(board.ben, tap("summaries.news", board.summary)).lines
