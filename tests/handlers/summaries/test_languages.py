"""Promises of cards in more than one language: each person gets theirs, honestly."""

from bot.ids import PersonId
from bot.screen import tap
from tests.handlers.summaries.table import Board, meet
from tests.play import Play
from tests.tongues import OTHER


def _with_another_group(board: Board) -> PersonId:
    """Riverside of the same board speaks another language, and so does Carys in it."""
    riverside = board.play.group("Riverside", beside=board.group, language=OTHER.code)
    return board.play.member("Carys", riverside, language=OTHER.code)


def test_a_card_can_be_written_in_each_language_of_the_groups_and_each_person_gets_theirs(each_play: Play) -> None:
    play, board = each_play, meet(each_play)
    carys = _with_another_group(board)
    board.write_cards()
    ready = play.tap(board.mina, tap("summaries.ready", board.summary))
    assert f"2 cards are not in {OTHER.name} yet." in ready.lines
    play.press(board.mina, f"Write in {OTHER.name}")
    assert play.say(board.mina, "Abc\nDef ghi.").title == "💷 Money"
    assert f"1 card is not in {OTHER.name} yet." in play.tap(board.mina, tap("summaries.ready", board.summary)).lines
    board.publish()
    shown = play.tap(carys, tap("summaries.read", board.summary, 0))
    assert (shown.title, shown.lines[1:]) == ("🚌 Abc", ("Def ghi.",))
    assert play.tap(board.sam, tap("summaries.read", board.summary, 0)).title == "🚌 Buses"
    honest = play.tap(carys, tap("summaries.read", board.summary, 1))
    assert honest.title == "💷 Money"
    assert "English" in honest.lines[-1]


def test_words_in_another_language_do_not_outlive_the_words_they_were_written_for(board: Board) -> None:
    play = board.play
    carys = _with_another_group(board)
    board.write_cards()
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.other", card.id, card.version, OTHER.code))
    play.say(board.mina, "Abc\nDef ghi.")
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "There are fewer buses.")
    assert f"2 cards are not in {OTHER.name} yet." in play.tap(board.mina, tap("summaries.ready", board.summary)).lines
    board.publish()
    assert "There are fewer buses." in play.tap(carys, tap("summaries.read", board.summary, 0)).lines


def test_only_the_other_language_was_added_and_everybody_hears_which_card(board: Board) -> None:
    play = board.play
    carys = _with_another_group(board)
    board.write_cards()
    board.publish()
    play.heard(carys)
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.other", card.id, card.version, OTHER.code))
    play.say(board.mina, "Abc\nDef ghi.")
    board.publish()
    assert "Buses" in " ".join(play.heard(carys)[-1].lines)
    assert play.tap(carys, tap("summaries.read", board.summary, 0)).title == "🚌 Abc"


def test_a_board_with_one_language_is_never_asked_for_another(board: Board) -> None:
    board.write_cards()
    play, card = board.play, board.cards[0]
    ready = play.tap(board.mina, tap("summaries.ready", board.summary))
    assert not any("Write in" in button.label for button in ready.buttons)
    assert "old" in play.tap(board.mina, tap("summaries.other", card.id, card.version, OTHER.code)).title
