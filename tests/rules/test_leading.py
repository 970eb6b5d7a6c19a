"""Promises of leading words: what pushes people is marked, and an open question is not."""

from zoneinfo import ZoneInfo

import pytest

from bot.rules.feedback import PROPOSALS
from bot.rules.leading import Lead, leads
from bot.words import LANGUAGES, Words

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Do you agree with the new bus?", ["agree"]),
        ("Don’t you think the bus is late?", ["agree"]),
        ("Is the bus late?", ["yes_no"]),
        ("Should we have more buses?", ["yes_no"]),
        ("Is a better bus a good thing?", ["yes_no", "leading", "leading"]),
        ("Of course you want a bus. When?", ["leading"]),
        ("What is the only thing that helps?", ["leading"]),
        ("Do you want a bus or a train?", []),
        ("Is the morning or the evening harder?", []),
        ("What matters most to you?", []),
        ("How do you get to the goods station?", []),
        ("Who should drive?", []),
    ],
)
def test_what_leads_people_is_marked(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in leads(text, "en")] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ydych chi’n cytuno gyda’r bws newydd?", ["agree"]),
        ("Onid yw’r bws yn hwyr?", ["agree"]),
        ("Ydy’r bws yn hwyr?", ["yes_no"]),
        ("A ddylai’r bwrdd newid hyn?", ["yes_no"]),
        ("Fyddai bws newydd yn syniad da?", ["yes_no", "leading"]),
        ("Wrth gwrs, rydych chi eisiau bws. Pryd?", ["leading"]),
        ("Ydych chi eisiau bws neu drên?", []),
        ("Beth sydd orau gennych chi?", []),
        ("Beth sy’n well gennych chi, bws neu drên?", []),
        ("Beth sydd ’da chi i’w ddweud?", []),
        ("Pryd ydych chi’n teimlo’n unig?", []),
        ("Faint o fysiau ddylai fod?", []),
    ],
)
def test_what_leads_people_is_marked_in_welsh(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in leads(text, "cy")] == kinds


def test_a_mark_shows_the_words_it_is_about() -> None:
    assert leads("What is OF   COURSE right?", "en") == (Lead("leading", "of course"),)


def test_a_language_without_a_table_has_no_marks() -> None:
    assert leads("Do you agree?", "xx") == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", PROPOSALS)
def test_our_own_questions_lead_nobody(template: str, language: str) -> None:
    assert leads(Words(language, LONDON).text(f"feedback.template.{template}"), language) == ()
