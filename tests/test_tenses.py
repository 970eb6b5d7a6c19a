"""The present is for what is always so or is so now: what we are still going to do, we say with *will*."""

import re
from collections.abc import Iterator

from bot.languages import FIRST
from tests import test_catalogues as catalogues

_ONCE = re.compile(
    r"(?:^|, |\bso |\bthen )we (?:tell|ask|send|delete|wait for|show you)\b", re.IGNORECASE | re.MULTILINE
)
"""What we do once, some time after a press: a message may wait until the next day."""
ALWAYS = {
    "elections.who_sees": "a rule of every vote",
    "feedback.goes_on.deputy": "it stands on the page that asks",
    "feedback.result.every_weekly": "we do it every week",
    "feedback.result.every_monthly": "we do it every 4 weeks",
    "people.join_more": "a rule: whoever says it, whenever",
    "summaries.say_yes": "a rule, with its condition",
    "summaries.reps_asked": "a rule, with its condition",
}
"""Texts in which it is true each time."""


def _found() -> Iterator[tuple[str, str]]:
    for feature in catalogues.features(FIRST):
        if feature == "practice":
            continue  # A line of the clock says what it does next.
        for key, message in catalogues.messages(FIRST, feature).items():
            for form in catalogues.forms_of(message):
                if _ONCE.search(form):
                    yield key, form


def test_what_we_are_going_to_do_is_said_with_will() -> None:
    assert [(key, text) for key, text in _found() if key not in ALWAYS] == []


def test_exceptions_are_still_needed() -> None:
    assert ALWAYS.keys() - {key for key, _ in _found()} == set()
