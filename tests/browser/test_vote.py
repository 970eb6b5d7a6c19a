"""A vote on the page, from the plan to the result: every press is a press on a button of a phone."""

import os
from pathlib import Path

import pytest

from tests.browser.film import Film
from tests.browser.page import Page

CLOCK_PRESSES_MOST = 12
PICTURES = os.environ.get("SAYNEXT_SCREENSHOTS", "")
README = pytest.mark.skipif(not PICTURES, reason="pictures for the README are taken by `make screenshots`")


def _next_until(page: Page, name: str, words: str) -> None:
    """Press "Next thing that happens" until somebody hears these words."""
    for _ in range(CLOCK_PRESSES_MOST):
        if any(words in line.text for line in page.all(f"{page.place(name)} .theirs .words")):
            return
        page.click("#jump-next")
    raise AssertionError(f"{name} never heard {words!r}, but {page.newest(name)!r}")


def _drawn(page: Page) -> list[str]:
    """On whom lots fell, as Sam's phone says."""
    said = page.newest("Sam")
    return [name for name in ("Asha", "Tom", "Lily", "Carys", "Dev") if name in said]


def _mark(page: Page, name: str, whom: str) -> str:
    """The button that chooses somebody, and not the one beside it that tells about them."""
    return next(label for label in reversed(page.labels(name)) if whom in label and "About" not in label)


def test_a_vote_from_the_plan_to_the_result(page: Page) -> None:
    page.press("Sam", "For the facilitator", "Plan a vote", "Only our group", "1 rep", "Mina stays")
    page.press("Sam", "2 years", "That is good", "5 people", "plan it")
    for name in ("Ben", "Mina"):
        page.press(name, "I want to be", "Yes, I want to")

    _next_until(page, "Ben", "Vote for a rep")
    before = page.one("#now").text
    for name in ("Ben", "Mina", "Asha", "Lily"):
        if name in ("Asha", "Lily"):
            page.show(name)
        page.press(name, "Vote")
        page.press(name, _mark(page, name, "Ben"))
        assert "Your vote is in" in page.press(name, "send my vote")
        assert not any("Ben" in label for label in page.labels(name)[-6:])
    for name in ("Asha", "Lily"):
        page.hide(name)

    _next_until(page, "Sam", "Count the ballot papers")
    page.hide("Ben")
    page.press("Sam", "Choose 2 people")
    for name in _drawn(page):
        page.show(name)
        page.press(name, "Yes, I will count", "Ben", "Ben", "No more papers", "I have counted")
        page.hide(name)
    page.show("Lily")
    _next_until(page, "Lily", "Ben is the new rep")

    assert page.one("#now").text != before
    page.show("Ben")
    _next_until(page, "Ben", "You are a rep now")


@README
def test_the_moving_picture_of_the_readme_is_taken_anew(page: Page) -> None:
    page.size(1440, 860)
    film = Film(page)
    film.take(2000)
    page.click("#guide-show")
    film.take(2000)
    for label in ("For the facilitator", "Plan a vote", "Only our group", "1 rep", "Mina stays"):
        page.press("Sam", label)
        film.take(900)
    page.press("Sam", "2 years", "That is good", "5 people")
    film.take(1500)
    page.press("Sam", "plan it")
    for sample, name in enumerate(("Ben", "Mina"), 1):
        page.press(name, "I want to be")
        film.take(1200)
        page.press(name, "Yes, I want to", "Photo")
        page.send(name, f'data-photo="{sample}"')
        film.take(1200)
    _next_until(page, "Ben", "Vote for a rep")
    film.take(1800)
    page.press("Ben", "Vote")
    film.take(1800)
    page.press("Ben", _mark(page, "Ben", "Mina"))
    film.take(1800)
    page.press("Ben", "send my vote")
    film.take(4000)
    film.save(Path(PICTURES) / "first-steps.gif")


@README
def test_the_pictures_of_the_readme_are_taken_anew(page: Page) -> None:
    folder = Path(PICTURES)
    page.press("Sam", "For the facilitator", "Plan a vote", "Only our group", "1 rep", "Mina stays")
    page.press("Sam", "2 years", "That is good", "5 people", "plan it")
    for sample, name in enumerate(("Ben", "Mina", "Asha"), 1):
        if name == "Asha":
            page.hide("Ben")
            page.show(name)
        page.press(name, "I want to be", "Yes, I want to", "Photo")
        page.send(name, f'data-photo="{sample}"')
    page.hide("Asha")
    _next_until(page, "Mina", "Vote for a rep")
    for name in ("Mina", "Sam"):
        page.hide(name)
    for name in ("Ben", "Mina", "Sam"):
        page.show(name)
    page.press("Mina", "Home", "Say something")
    page.press("Sam", "Home", "For the facilitator", "What is planned")
    page.size(1440, 900)
    page.press("Ben", "Vote")
    page.picture(folder / "phones.png")
    page.press("Ben", _mark(page, "Ben", "Ben"))
    page.size(500, 1000)
    page.press("Ben", _mark(page, "Ben", "Mina"))
    page.picture(folder / "ballot.png", page.place("Ben"))
    page.size(1400, 1150)
    page.press("Sam", "Home", "For the facilitator", "More", "More", "Our group", "Link to join")
    page.size(500, 1250)
    page.click(f'[data-tab="{page.world.phone("Sam").id}"]')
    page.script("document.querySelector('.messages .theirs:last-child').scrollIntoView()")
    page.picture(folder / "poster.png", page.place("Sam"))
