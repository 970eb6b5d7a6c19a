"""What the documents say of members' screens is what stands on them."""

from pathlib import Path

import pytest

from bot.screens.elections.vote import WHO_CAN
from tests.handlers.elections.table import WORDS

DOCS = Path(__file__).parent.parent / "docs"
LOOK_AND_CHANGE = WORDS.lines("elections.who_sees")[1:4]


def test_the_document_says_of_each_what_members_read() -> None:
    text = (DOCS / "elections.md").read_text("utf-8")
    said = [
        f"{WORDS.text(f'elections.who_can.{who}.title').split(' ', 1)[1]}:\n\n"
        + "\n".join(f"> {line}" for line in WORDS.lines(f"elections.who_can.{who}"))
        for who in WHO_CAN
    ]
    assert [each for each in said if each not in text] == []


@pytest.mark.parametrize("name", ["elections.md", "administrators.md"])
def test_who_looks_after_the_computer_could_look_and_change_a_vote_in_these_words(name: str) -> None:
    text = " ".join((DOCS / name).read_text("utf-8").replace("> ", "").split())
    assert " ".join(LOOK_AND_CHANGE) in text
