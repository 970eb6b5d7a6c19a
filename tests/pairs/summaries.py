"""What can be done with a summary, from the first question to what people say about it."""

from bot.screen import tap
from tests.handlers.summaries.table import Board, meet
from tests.pairs.deeds import Deed, Subject, presses, rings, writes
from tests.play import Play


def _press(board: Board, name: str, pressed: str, *given: int | str) -> Deed:
    """Somebody presses a button."""
    who = {"Sam": board.sam, "Mina": board.mina, "Ben": board.ben, "Asha": board.asha}[name]
    return presses(board.play, who, tap(pressed, *given))


def _of(board: Board, name: str, pressed: str, *given: int | str) -> Deed:
    """Somebody presses a button of the summary."""
    return _press(board, name, pressed, board.summary, *given)


def _begun(play: Play) -> Board:
    board = meet(play)
    play.tap(board.mina, tap("summaries.begin", board.meeting))
    play.tap(board.mina, tap("summaries.talked", board.summary, board.items["Buses"], 1, 0))
    return board


def _written(play: Play) -> Board:
    """The cards are made, and Ben is asked to read them first."""
    board = meet(play)
    board.write_cards()
    play.tap(board.mina, tap("summaries.ask_one", board.summary, board.ben))
    return board


def _out(play: Play) -> Board:
    board = meet(play)
    board.ask_the_rep("When does it begin?")
    return board


def _ask(board: Board) -> int:
    return board.play.store.run_now(lambda unit: unit.summaries.list_asks_of(board.ben))[0].id


def _published(board: Board) -> int:
    """The first card that everybody has, by the number of what it was made of."""
    summary = board.summary
    card = board.play.store.run_now(lambda unit: unit.summaries.list_cards(summary, edition=1))[0]
    return card.of_id


SUBJECTS: dict[str, Subject[Board]] = {
    "a meeting that was": Subject(
        meet,
        {
            "Mina begins": lambda b: _press(b, "Mina", "summaries.begin", b.meeting),
            "Sam begins": lambda b: _press(b, "Sam", "summaries.open", b.meeting),
            "Mina is asked": lambda b: rings(b.play, "summaries.ask", b.meeting),
            "Mina leaves": lambda b: _press(b, "Mina", "people.left", b.group),
        },
    ),
    "what is known": Subject(
        _begun,
        {
            "they talked about money": lambda b: _of(b, "Mina", "summaries.talked", b.items["Money"], 1, 0),
            "they did not talk about buses": lambda b: _of(b, "Sam", "summaries.talked", b.items["Buses"], 0, 0),
            "they said yes": lambda b: _of(b, "Mina", "summaries.tapped", b.items["Buses"], "said", "yes"),
            "they said no": lambda b: _of(b, "Sam", "summaries.tapped", b.items["Buses"], "said", "no"),
            "Mina makes the cards": lambda b: _of(b, "Mina", "summaries.make"),
            "Sam makes the cards": lambda b: _of(b, "Sam", "summaries.make"),
            "Sam makes one": lambda b: _of(b, "Sam", "summaries.add", b.items["Buses"]),
        },
    ),
    "cards": Subject(
        _written,
        {
            "Mina publishes": lambda b: _of(b, "Mina", "summaries.publish_unread", b.now.version),
            "Mina looks before": lambda b: _of(b, "Mina", "summaries.publish", b.now.version),
            "Sam cuts a line": lambda b: _press(b, "Sam", "summaries.cut", b.cards[0].id, b.cards[0].version, 0),
            "Mina writes it anew": lambda b: writes(
                b.play,
                b.mina,
                tap("summaries.words", b.cards[0].id, b.cards[0].version),
                "The board said yes to the bus.",
            ),
            "Sam takes it out": lambda b: _of(b, "Sam", "summaries.remove", b.cards[0].id),
            "Mina moves the other up": lambda b: _press(b, "Mina", "summaries.up", b.cards[1].id, 1),
            "Sam draws": lambda b: _press(b, "Sam", "summaries.draw", b.cards[0].id, "train"),
            "Mina makes a free card": lambda b: _of(b, "Mina", "summaries.add", 0),
            "Ben finds it clear": lambda b: _press(b, "Ben", "summaries.mark_clear", b.cards[0].id, b.cards[0].version),
            "Ben finds it hard": lambda b: _press(b, "Ben", "summaries.mark_hard", b.cards[0].id, b.cards[0].version),
            "Ben may be named": lambda b: _of(b, "Ben", "summaries.named", 1),
            "Asha is asked, too": lambda b: _of(b, "Sam", "summaries.ask_one", b.asha),
            "the reps are asked": lambda b: _of(b, "Sam", "summaries.ask_reps"),
            "Ben leaves": lambda b: _press(b, "Ben", "people.left", b.group),
            "Ben is deleted": lambda b: _press(b, "Ben", "people.deleted"),
        },
    ),
    "a summary that is out": Subject(
        _out,
        {
            "Mina publishes again": lambda b: _of(b, "Mina", "summaries.publish_unread", b.now.version),
            "Sam cuts a line": lambda b: _press(b, "Sam", "summaries.cut", b.cards[0].id, b.cards[0].version, 0),
            "Ben finds it clear": lambda b: _of(b, "Ben", "summaries.clear"),
            "Ben is not sure": lambda b: _of(b, "Ben", "summaries.unsure", _published(b)),
            "Asha has read it": lambda b: _of(b, "Asha", "summaries.end"),
            "Asha asks": lambda b: _of(b, "Asha", "summaries.talk_to_me"),
            "Mina answers Ben": lambda b: _press(b, "Mina", "summaries.when_we_meet", _ask(b)),
            "Ben is deleted": lambda b: _press(b, "Ben", "people.deleted"),
        },
    ),
}
