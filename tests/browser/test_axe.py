"""The practice page keeps the rules of WCAG, levels A and AA, as far as a program can see it."""

from typing import Any

import pytest
from axe_core_python.selenium import Axe

from tests.browser.page import Page

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}

PLANTED = """
const section = document.querySelector("#phones").appendChild(document.createElement("section"));
section.innerHTML = "<button class='planted'></button><p class='planted'>pale</p>";
Object.assign(section.lastChild.style, { color: "#eeeeee", background: "#ffffff" });
"""


def _faults(page: Page) -> list[str]:
    """What is wrong in the page as it stands, and where."""
    found: dict[str, Any] = Axe().run(page.driver, options=RULES)
    assert len(found["passes"]) > 20, "the rules were not asked"
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("is_dark", [False, True])
def test_a_program_that_knows_the_rules_finds_no_fault(page: Page, is_dark: bool) -> None:
    if is_dark:
        page.dark()
    page.press("Sam", "For the facilitator")
    page.press("Ben", "Say something")
    page.press("Mina", "Listen")
    page.click(f"{page.place('Ben')} .more-button")
    assert _faults(page) == []

    page.script("document.querySelector('#again').click()")
    page.one("dialog")
    assert _faults(page) == []
    page.click("dialog [data-back]")

    page.size(320, 640)
    page.wait(lambda: len(page.all(".phone")) == 1)
    assert _faults(page) == []


def test_it_finds_a_button_without_a_name_and_words_that_do_not_stand_out(page: Page) -> None:
    page.script(PLANTED)

    found = {fault.split(":")[0] for fault in _faults(page) if "planted" in fault}
    assert found == {"button-name", "color-contrast"}
