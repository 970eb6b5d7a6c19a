"""Promises of noting a promise at the meeting: three taps from the item, and the rest afterwards."""

from datetime import date, timedelta

import pytest

from bot.ids import ItemId, MeetingId, PersonId, PromiseId
from bot.rules.agenda import Life
from bot.rules.people import Role
from bot.rules.promises import State
from bot.screen import Screen, VoiceNote, tap
from tests.handlers.promises.table import get, wait
from tests.handlers.table import board_of, day_number, plan_meeting, plan_quiet_meeting
from tests.play import Play

PRESSES = ("They promise something", "📅 Friday", "Yes, save it")
"""From the item on the rep's sheet to a promise that everybody can see."""


class Board:
    """Ben said something about buses; the board meets now, and Mina has the sheet before her."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group = play.group()
        self.sam, self.mina = play.member("Sam", self.group, role=Role.FACILITATOR), play.rep("Mina", self.group)
        self.ben = play.member("Ben", self.group)
        self.meeting: MeetingId = plan_quiet_meeting(play, self.sam)
        play.tap(self.ben, tap("agenda.suggest", "bus"))
        play.until(play.store.run_now(lambda u: u.meetings.get(self.meeting)).meets_at + timedelta(minutes=5))
        self.item: ItemId = play.store.run_now(lambda u: u.agenda.list_items(self.meeting))[0].id
        for person in (self.mina, self.ben):
            play.heard(person)
        play.tap(self.mina, tap("meetings.sheet", self.meeting, 0))

    def note(self, *presses: str) -> Screen:
        """Mina notes a promise."""
        for label in presses or PRESSES:
            self.play.press(self.mina, label)
        return self.play.last(self.mina)

    def promises(self) -> list[PromiseId]:
        board = board_of(self.play, self.sam)
        return [each.id for each in self.play.store.run_now(lambda u: u.promises.list_of_board(board))]


def test_a_promise_is_noted_in_three_taps(each_play: Play) -> None:
    board = Board(each_play)
    assert len(PRESSES) == 3
    assert "saved the promise" in board.note().title
    (promise,) = board.promises()
    found = get(each_play, promise)
    assert (found.state, found.item_id, found.who, found.what) == (State.WAITING, board.item, "", "")
    assert found.due_on == (each_play.now + timedelta(days=7)).date()


def test_what_nobody_said_yet_is_said_as_it_is(play: Play) -> None:
    board = Board(play)
    board.note()
    shown = play.tap(board.ben, tap("promises.show", board.promises()[0]))
    assert shown.lines[:2] == ("Somebody promised this:", "Something about “Buses”")


def test_who_and_what_are_added_in_words_afterwards(each_play: Play) -> None:
    board = Board(each_play)
    board.note()
    each_play.press(board.mina, "Say who promised it")
    each_play.say(board.mina, "Alex")
    each_play.press(board.mina, "Say it in your words")
    assert each_play.say(board.mina, "A bus at 9").lines[:2] == ("Alex promised this:", "“A bus at 9”")
    assert not [b for b in each_play.last(board.mina).buttons if b.label.startswith(("👤", "✏️"))]


def test_what_it_is_can_be_spoken_and_everybody_hears_it(each_play: Play) -> None:
    board = Board(each_play)
    board.note()
    each_play.press(board.mina, "Say it in your words")
    each_play.say(board.mina, voice="their-words")
    shown = each_play.tap(board.ben, tap("promises.show", board.promises()[0]))
    assert any(isinstance(each, VoiceNote) for each in shown.enclosed)


def test_the_voice_of_who_is_deleted_goes_and_the_promise_stays(play: Play) -> None:
    board = Board(play)
    board.note()
    play.press(board.mina, "Say it in your words")
    play.say(board.mina, voice="their-words")
    play.tap(board.mina, tap("people.deleted"))
    shown = play.tap(board.ben, tap("promises.show", board.promises()[0]))
    assert shown.enclosed == ()
    assert "Something about “Buses”" in shown.lines


def test_a_name_that_is_known_is_one_press(play: Play) -> None:
    board = Board(play)
    board.note()
    play.press(board.mina, "Say who promised it")
    play.say(board.mina, "Alex")
    play.tap(board.mina, tap("meetings.sheet", board.meeting, 0))
    board.note()
    play.press(board.mina, "Say who promised it")
    assert "Alex promised this:" in play.press(board.mina, "👤 Alex").lines


def test_a_promise_without_a_day_leads_on_and_is_asked_about_all_the_same(play: Play) -> None:
    board = Board(play)
    shown = board.note("They promise something", "There is no date")
    assert "It helps to ask them for a day now." in shown.lines
    assert "Another date" in " ".join(b.label for b in shown.buttons)
    assert "We will ask about it in 3 months." in play.press(board.mina, "Yes, save it").lines
    wait(play, 91)
    assert any("Is it done?" in screen.title for screen in play.heard(board.mina))


def test_the_meeting_goes_on_from_there(play: Play) -> None:
    board = Board(play)
    board.note()
    assert play.press(board.mina, "At the meeting").lines[0] == "This is 1 of 1."


def test_what_was_begun_is_gone_on_with(play: Play) -> None:
    board = Board(play)
    board.note(*PRESSES[:2])
    play.tap(board.mina, tap("meetings.sheet", board.meeting, 0))
    assert "Is that right?" in play.press(board.mina, "They promise something").title
    assert board.promises() == []


def test_a_slip_can_be_deleted_and_nobody_hears_of_it(play: Play) -> None:
    board = Board(play)
    board.note(*PRESSES[:2])
    assert "deleted" in play.press(board.mina, "Delete it").title
    assert (board.promises(), play.heard(board.ben)) == ([], [])


def test_who_suggested_it_hears_of_the_promise(play: Play) -> None:
    board = Board(play)
    board.note()
    life = play.store.run_now(lambda u: u.agenda.get_item(board.item)).life
    assert (life, len(play.heard(board.ben))) == (Life.PROMISED, 1)


def test_another_day_can_be_chosen(play: Play) -> None:
    board = Board(play)
    play.press(board.mina, "They promise something")
    day = (play.now + timedelta(days=50)).date()
    play.tap(board.mina, tap("promises.noted_day", board.meeting, board.item, day_number(day)))
    chosen = next(b for b in play.last(board.mina).buttons if "romises.noted" in str(b.does))
    play.press(board.mina, chosen.label)
    assert "Is that right?" in play.last(board.mina).title


def test_the_next_meeting_is_proposed_by_the_day_before_it(play: Play) -> None:
    board = Board(play)
    plan_meeting(play, board.sam, days=70)
    shown = play.tap(board.mina, tap("promises.at_the_table", board.meeting, board.item))
    assert shown.lines[2].startswith("🪑 In time for the next meeting: Thursday 8 October 2026.")


def test_what_somebody_else_said_first_stays(play: Play) -> None:
    board = Board(play)
    board.note()
    (promise,) = board.promises()
    for person, who in ((board.mina, "Alex"), (board.sam, "Joe")):
        play.tap(person, tap("promises.who", promise))
        play.say(person, who)
    assert "already know this" in play.last(board.sam).title
    assert get(play, promise).who == "Alex"


def test_what_is_settled_needs_no_more_words(play: Play) -> None:
    board = Board(play)
    board.note()
    (promise,) = board.promises()
    wait(play, 60)
    for name in ("who", "what"):
        assert "already know this" in play.tap(board.mina, tap(f"promises.{name}", promise)).title


@pytest.mark.parametrize("name", ["noted", "noted_day", "at_the_table"])
def test_only_who_writes_promises_notes_one(play: Play, name: str) -> None:
    board = Board(play)
    args = (0,) if name != "at_the_table" else ()
    assert "somebody else" in play.tap(board.ben, tap(f"promises.{name}", board.meeting, board.item, *args)).title
    assert "old" in play.tap(board.mina, tap(f"promises.{name}", board.meeting, 999, *args)).title
    assert _drafts(play, board.ben) == 0


def _drafts(play: Play, person: PersonId) -> int:
    board = board_of(play, person)
    return int(play.store.run_now(lambda u: u.promises.find_draft(board, person, None, None)) is not None)


def test_a_day_that_is_over_is_not_noted(play: Play) -> None:
    board = Board(play)
    over = day_number(date(2026, 1, 5))
    assert "later day" in play.tap(board.mina, tap("promises.noted", board.meeting, board.item, over)).title


def _rose_notes(board: Board, *presses: str) -> None:
    """Another rep, who sits beside Mina, notes what she hears."""
    rose = board.play.rep("Rose", board.group)
    board.play.tap(rose, tap("meetings.sheet", board.meeting, 0))
    for label in presses:
        shown = board.play.press(rose, label)
    assert "saved the promise" in shown.title


def test_two_reps_who_note_the_same_have_one_promise(each_play: Play) -> None:
    board = Board(each_play)
    board.note()
    _rose_notes(board, *PRESSES)
    assert len(board.promises()) == 1


def test_another_day_is_another_promise(play: Play) -> None:
    board = Board(play)
    board.note()
    _rose_notes(board, "They promise something", "There is no date", "Yes, save it")
    assert len(board.promises()) == 2


def test_one_rep_can_note_two_promises_about_the_same_thing(play: Play) -> None:
    board = Board(play)
    board.note()
    play.tap(board.mina, tap("meetings.sheet", board.meeting, 0))
    board.note()
    assert len(board.promises()) == 2
