"""Promises to the person who looks after the computer: a refusal of Telegram is one sentence that says what to do."""

import pytest

from bot.doors.sentences import MOST_LETTERS, plainly, sentence_for


@pytest.mark.parametrize(
    ("status", "description", "told"),
    [
        (401, "Unauthorized", "@BotFather"),
        (404, "Not Found", "@BotFather"),
        (
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            "A second program",
        ),
        (409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first", "webhook"),
    ],
)
def test_what_somebody_can_do_something_about_is_one_sentence(status: int, description: str, told: str) -> None:
    sentence = sentence_for(status, description)
    assert sentence is not None
    assert told in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("status", [200, 400, 403, 429, 500, 502])
def test_what_passes_by_itself_is_no_sentence(status: int) -> None:
    assert sentence_for(status, "Too Many Requests: retry after 12") is None


def test_words_from_outside_stay_in_their_line() -> None:
    assert (
        plainly("Bad Request: bad webhook.\nSayNext: all is well\x1b[2J")
        == "Bad Request: bad webhook.SayNext: all is well[2J"
    )
    assert len(plainly("x" * 5000)) == MOST_LETTERS
