"""What is read back to somebody without a phone, whatever it is about."""

from bot.screen import Screen, tap
from bot.screens.read_back import has_a_phone, not_saved, to_read_back
from bot.words import Words
from tests.screens.examples.people import someone

YES, NO, BACK = tap("agenda.add_for", 1, "bus", "self"), tap("agenda.for", 1), tap("agenda.whose", 0)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    joe, closed = someone("Joe", on_paper=True), words.lines("feedback.not_saved.closed")
    return {
        "to_read_back": to_read_back(words, joe, (), ("🚌 Buses",), yes=YES, no=NO, back=BACK),
        "has_a_phone": has_a_phone(words, joe, back=BACK),
        "not_saved": not_saved(words, joe, closed, back=BACK),
    }
