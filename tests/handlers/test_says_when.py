"""Promises to who asks or tells somebody: it says when the message is there, and then it is."""

import re
from datetime import timedelta

import pytest

from bot.ids import PersonId
from bot.screen import Screen, tap
from tests import test_catalogues as catalogues
from tests.handlers.feedback.table import circle
from tests.play import Play
from tests.tongues import ALL, words_in

LATER = "tomorrow at 9 in the morning"
ON_ITS_WAY = re.compile(
    r"(?<!will )\b(gets? (it|a message|a short message|(the|our) question|your answer)|arrives|message (comes|goes))\b"
)
NOT_SENT = {
    "home.paper.more": "it speaks of how people get news, and of no message",
    "pictures.end": "asked before it is done",
    "worries.start": "asked before it is done",
    "worries.changed": "asked before it is done",
    "worries.told.title": "it does not wait: somebody may be in danger",
}
"""Texts about a message that need not say when it comes, and why."""


@pytest.mark.parametrize("code", [each.code for each in ALL])
def test_no_text_leaves_open_on_which_day_a_message_comes(code: str) -> None:
    words = words_in(next(each for each in ALL if each.code == code))
    today, tomorrow = words.text("home.today"), words.text("home.tomorrow")
    texts = [each for each in catalogues.features(code) if each != "practice"]
    assert [
        key
        for feature in texts
        for key, message in catalogues.messages(code, feature).items()
        for form in catalogues.forms_of(message)
        if today in form and tomorrow in form
    ] == []


def test_a_text_about_a_message_on_its_way_says_when_it_comes() -> None:
    without = [
        key
        for feature in catalogues.features("en")
        if feature != "practice"
        for key, message in catalogues.messages("en", feature).items()
        for line in catalogues.forms_of(message)[0].split("\n")
        if ON_ITS_WAY.search(line) and not re.search(r"\{(when|comes)\}", line)
    ]
    assert sorted(without) == sorted(NOT_SENT)


def _had_news_today(play: Play, person: PersonId) -> None:
    play.heard(person)
    play.store.run_now(lambda unit: unit.people.change(person, pushed_on=play.now.date()))


def _until_then(play: Play, person: PersonId) -> list[Screen]:
    """What this person hears when that moment has come."""
    tomorrow = (play.now + timedelta(days=1)).replace(hour=8, minute=0)
    play.until(tomorrow)
    return play.heard(person)


def test_a_question_to_many_says_when_the_last_of_them_has_it(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    _had_news_today(play, people[2])
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "In their own words"):
        play.press(mina, label)
    assert f"Everybody gets the question {LATER}." in play.press(mina, "Yes, ask now").lines
    places = [letter.place.name for letter in _until_then(play, people[2]) if letter.place is not None]
    assert "feedback.question" in places
