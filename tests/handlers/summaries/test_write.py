"""Promises of writing cards: by taps, with findings, and nobody writes over somebody else."""

from zoneinfo import ZoneInfo

from bot.screen import tap
from bot.words import Words
from tests.handlers.summaries.table import Board


def test_a_card_gets_a_picture_and_a_heading_that_fit_its_words_and_can_be_changed(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    card = play.say(board.mina, "The day centre stays open.")
    assert card.title == "🏢 Day centre"
    play.press(board.mina, "Another picture")
    assert play.press(board.mina, "library").title == "📚 Day centre"
    play.press(board.mina, "More")
    play.press(board.mina, "heading")
    assert play.say(board.mina, "Our day centre").title == "📚 Our day centre"


def test_words_for_a_new_card_or_for_the_open_one_are_taken_at_once(board: Board) -> None:
    play, mina = board.play, board.mina
    play.tap(mina, tap("summaries.open", board.meeting))
    play.tap(mina, tap("summaries.new", board.summary, 0))
    assert "The day centre stays open." in play.say(mina, "The day centre stays open.").lines
    assert "Is it for this page?" in play.say(mina, "The day centre closes.").lines
    assert [card.lines for card in board.cards] == [("The day centre stays open.",)]
    assert "The day centre closes." in play.press(mina, "For this page").lines


def test_a_card_about_an_item_keeps_the_picture_under_which_people_know_it(board: Board) -> None:
    play, buses = board.play, board.items["Buses"]
    play.store.run_now(lambda unit: unit.agenda.change_item(buses, title="What the clock says"))
    play.tap(board.mina, tap("summaries.open", board.meeting))
    assert play.tap(board.mina, tap("summaries.add", board.summary, buses)).title == "🚌 What the clock says"


def test_findings_mark_and_a_tap_explains_a_hard_word(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    card = play.say(board.mina, "The board talked about commissioning.\nIt starts on 04/01/2027.")
    assert any("hard word: “commissioning”" in line for line in card.lines)
    assert any("full date" in line for line in card.lines)
    explained = play.press(board.mina, "Explain")
    meaning = Words("en", ZoneInfo("Europe/London")).hard_words()["commissioning"]
    assert explained.lines[2 : 2 + len(meaning.split("\n"))] == tuple(meaning.split("\n"))
    assert not any("hard word" in line for line in explained.lines)
    assert "We are sending it" in board.publish().title


def test_an_old_button_explains_nothing_twice(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    card = play.say(board.mina, "The board talked about commissioning.")
    does = next(b.does for b in card.buttons if "Explain" in b.label)
    assert not isinstance(does, str)
    first = play.tap(board.mina, does)
    assert play.tap(board.mina, does).lines == first.lines


def test_cards_move_up_once_and_go_once(board: Board) -> None:
    board.write_cards()
    play = board.play
    money = board.cards[1]
    for _ in range(3):
        shown = play.tap(board.mina, tap("summaries.up", money.id, 1))
    assert [b.label for b in shown.buttons[:2]] == ["💷 1. Money", "🚌 2. Buses"]
    for _ in range(3):
        shown = play.tap(board.mina, tap("summaries.remove", board.summary, money.id))
    assert [b.label for b in shown.buttons[:1]] == ["🚌 1. Buses"]


def test_one_line_of_a_card_can_be_written_anew_or_taken_out(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.card", card.id))
    play.press(board.mina, "Change the words")
    play.press(board.mina, "3. Somebody made")
    assert "The bus manager made a promise." in play.say(board.mina, "The bus manager made a promise.").lines
    play.press(board.mina, "Change the words")
    play.press(board.mina, "1. The board talked")
    assert "The board talked about this." not in play.press(board.mina, "Delete this line").lines


def test_two_writers_cannot_write_over_each_other(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    for person in (board.mina, board.sam):
        play.tap(person, tap("summaries.words", card.id, card.version))
    play.say(board.mina, "Mina writes this.")
    assert "else changed" in play.say(board.sam, "Sam writes that.").title
    assert play.store.run_now(lambda unit: unit.summaries.get_card(card.id)).lines == ("Mina writes this.",)


def test_a_rep_writes_down_a_promise_from_a_card_and_is_asked_for_a_question_after_sending(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.card", board.cards[0].id))
    assert "Write the name of the person." in play.press(board.mina, "Add a promise").lines
    play.tap(board.mina, tap("summaries.card", board.cards[0].id))
    board.publish()
    after = play.tap(board.mina, tap("feedback.ask_now", board.meeting))
    assert after.title in [screen.title for screen in play.heard(board.mina)]


def test_a_photo_or_a_sticker_gets_a_kind_screen_and_nothing_is_lost(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    for place in (tap("summaries.words", card.id, card.version), tap("summaries.heading", card.id, card.version)):
        play.tap(board.mina, place)
        assert "We need words or a voice message here." in play.say(board.mina, photo="a-photo").lines
    play.tap(board.mina, tap("summaries.words", card.id, card.version))
    assert "5 lines" in " ".join(play.say(board.mina, "One.\nTwo.\nThree.\nFour.\nFive.\nSix.").lines)
    assert "You changed a message" in play.say(board.mina, "Buses come.", edited=True).title
    assert "Buses come." in play.say(board.mina, "Buses come.").lines


def test_words_after_a_deed_do_not_land_in_the_question_before(board: Board) -> None:
    board.write_cards()
    play = board.play
    assert "Who is it for?" in play.say(board.mina, "I will be late today").lines
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.words", card.id, card.version))
    play.say(board.mina, "Buses come more often.")
    assert "Is it for this page?" in play.say(board.mina, "See you").lines
    assert board.cards[0].lines == ("Buses come more often.",)


def test_forged_and_early_buttons_have_no_effect(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    other = play.member("Joe", play.group("Riverside", "Elsewhere"))
    for forged in (
        tap("summaries.work", board.summary), tap("summaries.card", card.id), tap("summaries.open", board.meeting),
        tap("summaries.draw", card.id, "train"), tap("summaries.remove", board.summary, card.id),
        tap("summaries.mark_hard", card.id, card.version), tap("summaries.known", board.summary, 0),
    ):  # fmt: skip
        assert "somebody else" in play.tap(board.ben, forged).title
    assert "old" in play.tap(board.ben, tap("summaries.read", board.summary, 0)).title
    board.publish()
    assert "group" in play.tap(other, tap("summaries.read", board.summary, 0)).title
    assert len(board.cards) == 2


def test_a_card_without_words_does_not_go_out(board: Board) -> None:
    play = board.play
    play.tap(board.mina, tap("summaries.open", board.meeting))
    play.tap(board.mina, tap("summaries.add", board.summary, 0))
    assert "words are missing" in board.publish().title


def test_who_writes_what_a_picture_should_show_gets_it(board: Board) -> None:
    board.write_cards()
    play = board.play
    card = board.cards[0]
    play.tap(board.mina, tap("summaries.picture", card.id, 0))
    assert "We have no picture for that." in play.say(board.mina, "Autism").lines
    assert play.say(board.mina, "a train at the station").title.startswith("🚆")
