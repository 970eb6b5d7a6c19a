"""Promises of the pictures of screens: they show what is so, or there is none."""

import re

import pytest

from bot.languages import FIRST, language
from bot.screen import Faces, Screen
from tests.screens.examples import every
from tests.tongues import words_in

WORDS = words_in(language(FIRST))
EXAMPLES = {f"{feature}:{name}": screen for feature, name, screen in every(WORDS)}
CLOCKS = "🕛🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚"


@pytest.mark.parametrize(
    "name",
    [
        "feedback:told.not_there", "feedback:told.no_time", "feedback:told.not_listed", "feedback:told.voice",
        "elections:show.called_off", "elections:opened.late", "meetings:show.off", "agenda:read.empty",
        "feedback:result.nobody",
    ],
)  # fmt: skip
def test_no_picture_shows_what_did_not_happen_or_cannot_be_done(name: str) -> None:
    assert EXAMPLES[name].picture is None


def test_a_clock_on_a_button_shows_the_time_of_its_words() -> None:
    labels = [button.label for button in EXAMPLES["schedule:pick_hour"].buttons]
    said = [(CLOCKS.index(label[0]), int(re.findall(r"\d+", label)[0]) % 12) for label in labels]
    assert [(shown, hour) for shown, hour in said if shown != hour] == []
    assert len(said) == 10


def _alone(screen: Screen) -> Faces | None:
    shown = screen.picture
    return shown if isinstance(shown, Faces) and len(shown.faces) == 1 else None


def test_nobody_without_a_photo_is_said_to_have_a_face_in_the_picture() -> None:
    alone = [found for screen in EXAMPLES.values() if (found := _alone(screen)) is not None]
    assert [each.alt for each in alone if each.faces[0].photo is None and "face" in each.alt] == []
    assert "The first letter of Mina" in {each.alt for each in alone}


def test_in_a_practice_vote_there_are_drinks_to_see_and_no_letters() -> None:
    practice = [EXAMPLES[f"elections:{name}"].picture for name in ("names.practice", "one_face.practice")]
    faces = [face for shown in practice if isinstance(shown, Faces) for face in shown.faces]
    assert [(face.name, face.emoji) for face in faces] == [("Tea", "🫖"), ("Coffee", "☕"), ("Tea", "🫖")]
    assert practice[1] is not None
    assert practice[1].alt == "Tea"


@pytest.mark.parametrize("name", ["elections:suggest", "deputies:choose", "deputies:choose.again", "rooms:names"])
def test_who_is_chosen_from_a_list_is_seen_above_it(name: str) -> None:
    screen = EXAMPLES[name]
    labels = [button.label.partition(" ")[2] for button in screen.buttons if button.label[0] in "👤👥🙂"]
    assert isinstance(screen.picture, Faces)
    assert [face.name for face in screen.picture.faces] == labels
