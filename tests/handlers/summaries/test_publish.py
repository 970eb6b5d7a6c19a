"""Promises of sending the news: the rep says yes, everybody hears once."""

from datetime import timedelta

from bot.rules.agenda import Life
from bot.screen import Paper, tap
from tests.handlers.summaries.table import Board


def test_a_facilitator_alone_cannot_send_it_and_a_rep_says_yes_to_what_they_saw(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.sam, tap("summaries.ready", board.summary))
    for _ in range(3):
        play.tap(board.sam, tap("summaries.ask_reps", board.summary))
    play.until(play.now + timedelta(minutes=1))
    assert [screen.title for screen in play.heard(board.mina)] == ["📰 The cards are ready"]
    version = board.now.version
    assert "somebody else" in play.tap(board.sam, tap("summaries.publish", board.summary, version)).title
    play.tap(board.sam, tap("summaries.add", board.summary, 0))
    play.say(board.sam, "The day centre closes.")
    assert "else changed" in play.tap(board.mina, tap("summaries.publish", board.summary, version)).title
    assert play.heard(board.ben) == []


def test_sending_it_three_times_tells_everybody_once(board: Board) -> None:
    board.write_cards()
    play = board.play
    version = board.now.version
    for _ in range(3):
        play.tap(board.mina, tap("summaries.publish_unread", board.summary, version))
    assert [s.title for s in play.heard(board.ben)].count("📰 News from the board") == 1
    assert board.now.edition == 1


def test_what_went_further_than_talked_about_does_not_go_back(board: Board) -> None:
    board.write_cards()
    play = board.play
    buses = board.items["Buses"]
    play.store.run_now(lambda unit: unit.agenda.advance_item(unit.agenda.get_item(buses), Life.PROMISED))
    board.publish()
    listed = play.store.run_now(lambda unit: unit.agenda.list_items(board.meeting))
    assert {item.title: item.life for item in listed} == {"Buses": Life.PROMISED, "Money": Life.TALKED}


def test_a_change_after_sending_makes_a_second_version_and_one_line_for_everybody(board: Board) -> None:
    board.write_cards()
    board.publish()
    board.hear_all()
    play = board.play
    card = board.cards[1]
    play.tap(board.sam, tap("summaries.words", card.id, card.version))
    play.say(board.sam, "The board will look at pay in January.")
    assert "The board has not decided yet." in play.tap(board.ben, tap("summaries.read", board.summary, 2)).lines
    board.publish()
    assert play.heard(board.ben)[-1].lines == ("This is different now: Money.",)
    assert (
        "The board will look at pay in January." in play.tap(board.ben, tap("summaries.read", board.summary, 2)).lines
    )
    assert "nothing new" in " ".join(play.tap(board.mina, tap("summaries.ready", board.summary)).lines)


def test_the_group_chat_hears_it_with_a_link_that_opens_the_news(board: Board) -> None:
    play = board.play
    play.store.run_now(lambda unit: unit.people.change_group(board.group, chat_id=-5))
    board.write_cards()
    board.publish()
    due = play.store.run_now(lambda unit: unit.deliveries.due(play.now, most=100))
    letter = next(each for each in due if each.group == board.group and each.tap.name == "summaries.news")
    drawn = play.store.run_now(lambda unit: play.dispatch.announcement(unit, letter, now=play.now))
    assert drawn is not None
    link = drawn[0].buttons[0].does
    assert isinstance(link, str)
    assert "News from the board" in play.start(board.asha, link.partition("start=")[2]).title


def test_sending_what_no_member_has_read_is_a_step_of_its_own_and_everybody_can_see_it(board: Board) -> None:
    board.write_cards()
    play = board.play
    play.tap(board.mina, tap("summaries.ready", board.summary))
    asked = play.press(board.mina, "Yes, this happened")
    assert asked.lines[0] == "No member has read it first."
    assert (board.now.edition, play.heard(board.ben)) == (0, [])
    assert "We are sending it" in play.press(board.mina, "Send it anyway").title
    assert "No member has read it first." in play.tap(board.ben, tap("summaries.news", board.summary)).lines
    paper = play.press(board.ben, "Print it").enclosed[0]
    assert isinstance(paper, Paper)
    assert "No member has read it first." in paper.foot


def test_the_news_is_the_one_letter_of_the_day_and_nobody_gets_their_own(board: Board) -> None:
    board.write_cards()
    board.hear_all()
    board.publish()
    assert [screen.title for screen in board.play.heard(board.ben)] == ["📰 News from the board"]
    assert [screen.title for screen in board.play.heard(board.mina)] == ["💬 Ask your groups"]


def test_a_reps_home_says_that_the_groups_wait_until_they_have_heard(board: Board) -> None:
    play = board.play
    play.until(play.now + timedelta(hours=12))
    assert "Your groups are waiting to hear about it." in play.start(board.mina).lines
    assert "Your groups are waiting to hear about it." not in play.start(board.ben).lines
    board.write_cards()
    board.publish()
    assert "Your groups are waiting to hear about it." not in play.start(board.mina).lines
