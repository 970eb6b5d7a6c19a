"""Promises of what goes out: each thing has its card or its reason, and what there was no time for goes on."""

from bot.ids import ItemId
from bot.rules.agenda import Item
from bot.rules.people import Role
from bot.screen import Paper, tap
from bot.services import no_time
from storage.unit import Unit
from tests.handlers.summaries.table import NOTES, Board, meet
from tests.handlers.table import lines_of, plan_meeting
from tests.play import Play
from tests.tongues import OTHER


def _item(unit: Unit, number: ItemId) -> Item:
    return unit.agenda.get_item(number)


def _card_about(board: Board, title: str) -> None:
    board.play.tap(board.mina, tap("summaries.open", board.meeting))
    board.play.tap(board.mina, tap("summaries.add", board.summary, board.items[title]))


def test_nobody_is_asked_for_a_yes_and_nothing_goes_out_while_something_has_no_card_and_no_reason(board: Board) -> None:
    play = board.play
    _card_about(board, "Buses")
    stale = tap("summaries.publish_unread", board.summary, board.now.version)
    labels = [b.label for b in play.tap(board.mina, tap("summaries.ready", board.summary)).buttons]
    assert labels == ["👀 Read all the cards", "🔎 What is missing"]
    for person, forged in ((board.mina, stale), (board.sam, tap("summaries.ask_reps", board.summary))):
        assert "Something is missing" in play.tap(person, forged).title
    assert board.now.edition == 0


def test_a_number_of_the_notes_needs_its_card_or_its_reason_too(board: Board) -> None:
    board.write_cards()
    board.play.tap(board.sam, tap("summaries.notes", board.summary))
    board.play.say(board.sam, NOTES)
    assert (
        "Something is missing"
        in board.play.tap(board.mina, tap("summaries.publish_unread", board.summary, board.now.version)).title
    )


def test_a_promise_needs_a_card_that_is_about_it_or_names_who_gave_it(board: Board) -> None:
    play = board.play
    board.write_cards()
    play.tap(board.mina, tap("promises.begin", board.meeting, 0))
    for words in ("The bus manager", "I will ask for seats"):
        play.say(board.mina, words)
    play.press(board.mina, "no date")
    play.press(board.mina, "Yes")
    shown = play.tap(board.mina, tap("summaries.missing", board.summary, 0))
    assert shown.lines[1:] == ("The bus manager promised this, but no card says it:", "“I will ask for seats”")
    assert "Nothing is missing" in play.press(board.mina, "It is on a card").title


def test_what_there_was_no_time_for_goes_on_to_the_next_meeting_and_who_said_it_hears_that(each_play: Play) -> None:
    board = meet(each_play)
    play = board.play
    following = plan_meeting(play, board.sam, days=90)
    _card_about(board, "Buses")
    play.tap(board.mina, tap("summaries.missing", board.summary, 0))
    play.press(board.mina, "There was no time")
    board.hear_all()
    board.publish()
    waiting = play.store.run_now(lambda unit: unit.agenda.list_for(following))
    assert [said.topic.key for said in waiting] == ["money"]
    assert "The board had no time for this." in lines_of(play.heard(board.asha))
    assert "The board had no time for this." not in lines_of(play.heard(board.ben))


def test_who_reads_another_language_is_said_before_it_goes_out_whatever_the_group_reads(board: Board) -> None:
    play = board.play
    carys = play.member("Carys", board.group, role=Role.MEMBER)
    play.store.run_now(lambda unit: unit.people.change(carys, language=OTHER.code))
    board.write_cards()
    lines = play.tap(board.sam, tap("summaries.ready", board.summary)).lines
    assert f"1 person reads {OTHER.name}." in lines
    assert f"2 cards are not in {OTHER.name} yet." in lines


def test_what_there_was_no_time_for_twice_is_marked_for_the_rep_and_on_paper(play: Play) -> None:
    board = meet(play)
    said = play.store.run_now(lambda unit: unit.agenda.list_for(board.meeting))[1]
    following = plan_meeting(play, board.sam)
    for _ in range(2):
        money = play.store.run_now(lambda unit: unit.agenda.get(said.id))
        assert money.item_id is not None
        item = play.store.run_now(_item, money.item_id)
        play.store.run_now(no_time.cut, item, now=play.now)
        play.tap(board.mina, tap("agenda.put", said.id))
    words = "2 times before, the board had no time for this."
    assert words in play.tap(board.mina, tap("agenda.one", said.id)).lines
    paper = play.tap(board.sam, tap("agenda.paper", following)).enclosed[0]
    assert isinstance(paper, Paper)
    assert words in paper.blocks[-1].lines
