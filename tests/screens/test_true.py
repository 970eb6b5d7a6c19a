"""Promises of single pages: they say what is so for this person, and offer nothing that is for others."""

from datetime import date

import pytest

from bot.languages import FIRST, Language
from bot.rules.in_a_row import HadTurns, OtherHadTurns
from bot.screen import Screen, Tap
from bot.screens.home import refused
from bot.words import Words
from tests.screens.examples import elections, hustings, people, summaries
from tests.tongues import ZONE, each_example, words_in

ENGLISH = Words(FIRST, ZONE)
DAY = date(2027, 6, 1)


def _offered(screen: Screen) -> set[str]:
    return {button.does.name for button in screen.buttons if isinstance(button.does, Tap)}


@pytest.mark.parametrize(("language", "example"), each_example("in_a_row"))
def test_a_no_with_a_number_is_in_the_form_of_the_number(language: Language, example: tuple[int, str]) -> None:
    times, said = example
    assert refused(words_in(language), HadTurns(n=times, date=DAY)).lines[0] == said


def test_a_no_about_somebody_names_them_and_the_day() -> None:
    lines = refused(ENGLISH, OtherHadTurns(name="Mina", n=3, date=DAY)).lines
    assert lines[0] == "Mina was the rep 3 times in a row."
    assert "Tuesday 1 June 2027" in lines[3]


def test_who_cannot_vote_is_offered_nothing_that_is_for_voters() -> None:
    pages = elections.examples(ENGLISH)
    for voters_only in ("elections.practise", "elections.who_sees"):
        assert voters_only in _offered(pages["opened"])
        assert voters_only not in _offered(pages["opened.late"])
    assert "elections.cards" in _offered(pages["opened.late"])


def test_a_question_without_an_answer_is_not_called_an_answer() -> None:
    pages = summaries.examples(ENGLISH)
    assert pages["rep_answered"].title == "💬 An answer for you"
    assert pages["rep_answered.wait"].title == "⏳ Your question"


def test_who_sees_no_votes_is_not_asked_to_count_them() -> None:
    pages = elections.examples(ENGLISH)
    assert pages["recount"].title == "🔍 Please count again"
    assert pages["recount.few"].title == "🔍 Is the result right?"


def test_the_page_of_a_person_speaks_of_them_by_name() -> None:
    pages = people.examples(ENGLISH)
    assert pages["member"].lines == ("Mina is a member.",)
    assert pages["member.paper"].lines[:2] == ("Joe is a member.", "Joe has no phone here.")


def test_no_questions_are_not_counted() -> None:
    pages = hustings.examples(ENGLISH)
    assert "There are no questions to read yet." in pages["show"].lines
    assert "So far there are 2 questions." in pages["show.facilitator"].lines
