"""Promises of the check of spelling: what is wrong is named, and nothing is let pass that nobody needs."""

from bot.languages import languages
from tests import proof
from tests.proof import Checker, Passing

_KNOWN = {"the", "bus", "is", "late", "an"}
CHECKER = Checker(
    lambda word: word.casefold() in _KNOWN, lambda line: [("an", "bus")] if "an bus" in line.casefold() else []
)
NOTHING = Passing(frozenset(), frozenset(), frozenset())


def test_a_word_that_nobody_knows_and_a_pair_that_does_not_fit_are_named_with_their_text() -> None:
    found = proof.faults([("home.one", "The buss is late"), ("home.two", "An bus")], CHECKER, NOTHING)
    assert found == ["home.one: buss is no word that is known", "home.two: an bus, in “An bus”"]


def test_what_is_let_pass_is_no_fault_and_an_end_is_no_part_of_a_word() -> None:
    passing = Passing(frozenset({"saynext"}), frozenset({"an b*"}), frozenset({"s"}))
    assert proof.faults([("home.one", "SayNext: an bus"), ("home.two", "The bus's late")], CHECKER, passing) == []


def test_what_stands_nowhere_must_not_be_let_pass() -> None:
    passing = Passing(frozenset({"buss"}), frozenset(), frozenset())
    assert proof.faults([("home.one", "The bus")], CHECKER, passing) == [
        "buss stands nowhere, and need not be let pass"
    ]


def test_each_list_names_its_checker_and_a_reason_for_each_line() -> None:
    known = [found for code in languages() if (found := proof.read(code)) is not None]
    assert known
    assert all(name and passing.words for name, passing in known)
