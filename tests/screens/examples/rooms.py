"""Every screen of voting in the room."""

from bot.ids import ElectionId, FileId, MemberId
from bot.screen import Screen
from bot.screens import rooms
from bot.words import Words
from tests.screens.a_vote import OPEN
from tests.screens.examples.meetings import NOW

VOTE, MINE = ElectionId(1), MemberId(7)
PEOPLE = [(MemberId(n), name, FileId(1)) for n, name in enumerate(("Asha", "Ben", "Mina", "Joe"), start=1)]
PICTURES = "🌻 🚲 🎈"


def examples(words: Words) -> dict[str, Screen]:
    """One of each. Pages of a ballot on this phone stand among the others."""
    return {
        "ask": rooms.ask(words, VOTE, NOW),
        "names": rooms.names(words, VOTE, PEOPLE, page=0),
        "names.last": rooms.names(words, VOTE, PEOPLE, page=1),
        "names.nobody": rooms.names(words, VOTE, (), page=0),
        "pictures": rooms.pictures(words, VOTE, MINE, "Mina"),
        "wrong": rooms.wrong(words, VOTE, MINE, "Mina", is_out=False),
        "wrong.out": rooms.wrong(words, VOTE, MINE, "Mina", is_out=True),
        "cast": rooms.cast(words, OPEN, PICTURES),
        "thanks": rooms.thanks(words, VOTE),
        "done": rooms.done(words, comes=words.text("home.comes.now")),
        "own_picture": rooms.own_picture(words, VOTE, 3, NOW),
        "own_picture.before": rooms.own_picture(words, VOTE, 3, None),
        "own_picture.others": rooms.own_picture(words, VOTE, None, NOW),
        "voted": rooms.voted(words, OPEN, PICTURES),
        "not_me": rooms.not_me(words, VOTE),
        "taken_out": rooms.taken_out(words, VOTE),
        "not_theirs": rooms.not_theirs(words),
        "tried": rooms.tried(words, VOTE),
    }
