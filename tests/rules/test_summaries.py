"""Promises about cards and notes as values."""

import pytest

from bot.ids import CardId, ItemId, SummaryId
from bot.languages import FIRST, language
from bot.rules.refusals import TooLong
from bot.rules.summaries import (
    PIECE_MOST,
    Asked,
    Card,
    NoWords,
    Outcome,
    Step,
    TooManyLines,
    card_lines,
    changed_headings,
    is_same,
    pieces,
    step_after,
    steps,
)


def _card(number: int, heading: str, *lines: str) -> Card:
    return Card(CardId(number), SummaryId(1), 1, CardId(number), None, heading, lines, "🚌", number, 1)


def test_each_sentence_gets_a_line_of_its_own() -> None:
    assert card_lines("The bus is late. The board said yes.\n\nIs it good?") == (
        "The bus is late.",
        "The board said yes.",
        "Is it good?",
    )


def test_a_title_before_a_name_ends_no_line() -> None:
    ends = language(FIRST).tongue.sentence_end
    assert card_lines("Dr. Green came. He lives in St. Anne Road.", ends=ends) == (
        "Dr. Green came.",
        "He lives in St. Anne Road.",
    )


@pytest.mark.parametrize(("text", "refusal"), [("  \n ", NoWords), ("One.\n" * 6, TooManyLines), ("x" * 161, TooLong)])
def test_a_card_takes_one_to_five_short_lines(text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        card_lines(text)


def test_notes_come_in_pieces_that_lose_nothing() -> None:
    long_row = " ".join(f"Sentence number {n} says something." for n in range(60))
    cut = pieces(f"Notes\n\n1. Buses\n{long_row}\n2. Nothing follows")
    assert cut[1].startswith("1. Buses\nSentence number 0")
    assert max(map(len, cut)) <= PIECE_MOST + len("1. Buses\n")
    assert " ".join(cut).split() == f"Notes 1. Buses {long_row} 2. Nothing follows".split()


def test_questions_go_through_everything_that_was_talked_about() -> None:
    outcomes = {ItemId(2): Outcome(ItemId(2), talked=True, said="", following="")}
    asked = steps([ItemId(1), ItemId(2)], outcomes)
    assert asked == (Step(Asked.TALKED), Step(Asked.SAID, ItemId(2)), Step(Asked.NEXT, ItemId(2)))
    assert step_after(asked, asked[0]) == asked[1]
    assert step_after(asked, asked[-1]) is None


def test_without_items_the_questions_are_about_the_whole_meeting() -> None:
    assert steps([], {}) == (Step(Asked.TALKED), Step(Asked.SAID), Step(Asked.NEXT))


def test_what_changed_names_new_different_and_gone_cards_and_not_moved_ones() -> None:
    before = [_card(1, "Buses", "Late."), _card(2, "Money", "Less."), _card(3, "Work", "More.")]
    after = [_card(3, "Work", "More."), _card(1, "Buses", "Not late."), _card(4, "Health", "Better.")]
    assert changed_headings(before, after) == ("Buses", "Health", "Money")
    assert not is_same(before, [before[1], before[0], before[2]])
