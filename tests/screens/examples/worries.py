"""Every screen of worries about harm."""

from dataclasses import replace

from bot.ids import FileId, GroupId, PersonId, WorryId
from bot.rules.worries import Worry
from bot.screen import HOME, Screen
from bot.screens import worries as screens
from bot.words import Words
from tests.screens.examples.meetings import NOW
from tests.screens.examples.people import GROUP

SAID = Worry(
    id=WorryId(1), person_id=PersonId(1), group_id=GroupId(1), safe_id=PersonId(2), text="HE SHOUTS & HITS me",
    voice=None, photo=None, is_slip=False, said_at=NOW,
)  # fmt: skip
SPOKEN = replace(SAID, text="", voice=FileId(1), photo=FileId(2), is_slip=True)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return {
        "start": screens.start(words, GROUP, "agenda", 1, reached=True, back=HOME),
        "start.listed": screens.start(words, GROUP, "agenda", 1, reached=True, back=HOME, listed=True),
        "start.help": screens.start(words, GROUP, "help", 0, reached=True, back=HOME),
        "start.out": screens.start(words, GROUP, "help", 0, reached=False, back=HOME),
        "other": screens.other(words, GROUP),
        "told": screens.told(words, GROUP, SAID),
        "told.again": screens.told(words, GROUP, SAID, again=True),
        "slip": screens.slip(words, GROUP),
        "has": screens.has(words, GROUP),
        "waits": screens.waits(words, GROUP),
        "unread": screens.unread(words, GROUP),
        "changed": screens.changed(words, GROUP, SAID, reached=True),
        "changed.nobody": screens.changed(words, GROUP, SAID, reached=False),
        "read": screens.read(words, GROUP, SAID, "Mina"),
        "read.pushed": screens.read(words, GROUP, replace(SAID, is_pushed=True), "Mina"),
        "read.voice": screens.read(words, GROUP, SPOKEN, "Mina"),
        "taken": screens.taken(words, "Mina"),
    }
