"""Every screen of tests of pictures."""

from dataclasses import replace

from bot.ids import FileId, GroupId, PictureTestId, PictureWordsId
from bot.rules.pictures import Count, OwnWords, PictureTest, State
from bot.screen import Screen
from bot.screens import pictures as screens
from bot.screens.pictures import Meant
from bot.words import Words
from tests.screens.examples.meetings import NOW

NUMBER = PictureTestId(1)
OPEN = PictureTest(NUMBER, GroupId(1), ("bus", "doctor", "safe", "lift", "money", "train", "vote"), State.OPEN)
COUNTS = (Count(5), Count(4, 1), Count(2, 1, 2), Count(1, 2, 1), Count(5), Count(4, 0, 1), Count(3, 2))
DONE = replace(OPEN, state=State.DONE, counts=COUNTS)
SAID = OwnWords(PictureWordsId(1), NUMBER, 2, "A KNIGHT & his things", None)


def _meant(words: Words) -> tuple[Meant, ...]:
    names = words.known.pictures
    emojis = ("🚌", "🩺", "🛡", "🛗", "💷", "🚆", "🗳")
    return tuple(
        Meant(each, emoji, names[each][0].capitalize())
        for each, emoji in zip(OPEN.concepts, emojis, strict=True)
    )  # fmt: skip


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    meant = _meant(words)
    return {
        "show": screens.show(words, None, done=0, before=None, has_pack=False),
        "show.again": screens.show(words, None, done=0, before=DONE, has_pack=True),
        "show.running": screens.show(words, OPEN, done=1, before=DONE, has_pack=True),
        "begun": screens.begun(words, OPEN, comes=words.comes(NOW, now=NOW)),
        "end": screens.end(words, NUMBER),
        "stopped": screens.stopped(words),
        "ask": screens.ask(words, OPEN),
        "look": screens.look(words, OPEN, 2, "🛡", meant[:3]),
        "thanks": screens.thanks(words),
        "no": screens.no(words, NUMBER, was_begun=False),
        "no.stopped": screens.no(words, NUMBER, was_begun=True),
        "result": screens.result(words, DONE, meant, waiting=1, may_do=True),
        "result.member": screens.result(words, DONE, meant, waiting=0, may_do=False),
        "own_words": screens.own_words(words, SAID, meant[2]),
        "own_words.voice": screens.own_words(words, replace(SAID, text="", voice=FileId(1)), meant[2]),
    }
