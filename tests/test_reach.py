"""Promises of the ways: whatever can be shown can be reached, and whatever can be done is tried."""

import re
from pathlib import Path

import pytest

from bot.screen import Screen, Tap
from handlers import all_routes
from handlers.routes import At, Routes
from tests.reach import Ways, sources
from tests.screens.examples import every
from tests.screens.test_gate import WORDS

ROUTES = all_routes()
LOST = """
@routes.view("lost.page")
def on_page(at):
    return Screen(title=at.words.text("lost.page"))
"""
FOUND = """
@routes.home(1)
def on_home(at, group, member):
    return HomeEntry("", (), _button(at))

def _button(at):
    return Button(at.words.text("lost.button"), tap("lost.page"))
"""


def on_page(_at: At) -> Screen:
    """A page to which no button leads."""
    return Screen("")


def on_home(*_: object) -> None:
    """A feature that says something on the home screen."""


def _named_in_tests() -> set[str]:
    """What stands in quotation marks in a test, and where buttons of examples lead."""
    texts = (path.read_text("utf-8") for path in Path(__file__).parent.rglob("*.py"))
    written = {name for text in texts for name in re.findall(r"\"(\w+\.\w+)(?=[\":])", text)}
    shown = [screen for _, _, screen in every(WORDS["en"])]
    led_to = [button.does for screen in shown for button in screen.buttons] + [screen.place for screen in shown]
    return written | {tap.name for tap in led_to if isinstance(tap, Tap)}


def test_every_view_and_every_deed_can_be_reached() -> None:
    assert sorted(ROUTES.taps.keys() - Ways(ROUTES, sources()).reached()) == []


@pytest.mark.parametrize(("source", "is_reached"), [(LOST, False), (LOST + FOUND, True)])
def test_a_page_without_a_button_is_found_although_its_words_have_its_name(source: str, is_reached: bool) -> None:
    routes = Routes()
    routes.view("lost.page")(on_page)
    routes.home(1)(on_home)
    assert ("lost.page" in Ways(routes, {__name__: source}).reached()) is is_reached


@pytest.mark.parametrize("kind", ["deed", "reply"])
def test_every_deed_and_every_answer_is_named_in_a_test_or_an_example(kind: str) -> None:
    deeds = {name for name, route in ROUTES.taps.items() if not route.is_view}
    asked = deeds if kind == "deed" else ROUTES.replies.keys()
    assert sorted(asked - _named_in_tests()) == []
