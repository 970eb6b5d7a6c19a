"""Promises of leading words: what pushes people is marked, and an open question is not."""

import pytest

from bot.languages import FIRST, Language, language
from bot.rules.feedback import PROPOSALS
from bot.rules.leading import Lead, Leading, leads, proposal
from tests.tongues import COMPLETE, each_example, words_in


@pytest.mark.parametrize(("language", "example"), each_example("leading"))
def test_what_leads_people_is_marked(language: Language, example: tuple[str, list[str]]) -> None:
    text, kinds = example
    assert [mark.kind for mark in leads(text, language.leading)] == kinds


def test_a_mark_shows_the_words_it_is_about() -> None:
    assert leads("What is OF   COURSE right?", language(FIRST).leading) == (Lead("leading", "of course"),)


def test_a_language_without_a_table_has_no_marks() -> None:
    assert leads("Do you agree?", Leading()) == ()


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("template", PROPOSALS)
def test_our_own_questions_lead_nobody(template: str, language: Language) -> None:
    assert leads(words_in(language).text(f"feedback.template.{template}"), language.leading) == ()


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Should we meet here?", "Should we meet here, or not?"),
        ("Where is the best place?", "Where is the place?"),
        ("Do you agree that buses are late?", ""),
    ],
)
def test_a_question_that_leads_is_proposed_without_what_leads(text: str, proposed: str) -> None:
    tables = language(FIRST).leading
    made = proposal(text, leads(text, tables), two_sides="{question}, or not?")
    assert made == proposed
    assert leads(made, tables) == ()
