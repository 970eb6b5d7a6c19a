"""Examples of what people are asked about things that they sent without a question."""

from bot.ids import FileId
from bot.screen import Reply, Screen, tap
from bot.screens import unasked as screens
from bot.screens.unasked import Asks
from bot.words import Words
from tests.screens.examples.home import waiting_things
from tests.screens.examples.people import someone


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    found = waiting_things(words)
    return {
        "found": screens.found(words, tap("people.members", 1, 0), found[:1], 1, wanted="łuk", helper="Alex"),
        "found.more": screens.found(words, tap("people.members", 1, 0), found * 3, 1, wanted="l", helper="Alex"),
        "found.nothing": screens.found(
            words, tap("people.members", 1, 0), (), 1, wanted="I AM LATE & so on", helper="Alex"
        ),
        "unasked": screens.unasked(words, 1, helper="Alex", has_voice=True),
        "unasked.forwarded": screens.unasked(words, 1, helper="Alex", has_voice=True, forwarded=True),
        "here_with_forwarded": screens.here_with_forwarded(words, 1),
        "unasked.kept": screens.unasked(
            words, 1, helper="Alex", has_voice=True, said=Reply("I AM LATE because of the bus & so on", photo=FileId(1))
        ),
        "unasked.no_voice": screens.unasked(words, 1, helper="Alex", has_voice=False),
        "unasked.page": screens.unasked(words, 1, helper="Alex", has_voice=True, for_page=True),
        "unasked.facilitator": screens.unasked(words, 1, helper="Alex", has_voice=False, asks=Asks.OTHERS),
        "unasked.alone": screens.unasked(words, 1, helper="Alex", has_voice=False, asks=Asks.NOBODY),
        "for_page": screens.for_page(words, tap("elections.words", 1), 1, again=tap("elections.for_words", 1, 1)),
        "throw": screens.throw(words, 1),
        "here_with_words": screens.here_with_words(words, 1),
        "passed_on": screens.passed_on(words, "Alex"),
        "note": screens.note(words, someone(), Reply(voice=FileId(1))),
        "note.photo": screens.note(words, someone(), Reply(photo=FileId(1))),
        "unusable": screens.unusable(words),
        "as_a_file": screens.as_a_file(words),
        "forgotten": screens.forgotten(words),
        "edited": screens.edited(words),
    }
