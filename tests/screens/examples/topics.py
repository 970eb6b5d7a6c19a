"""Every screen of topics, and topics for the screens of others."""

from dataclasses import replace

from bot.ids import BoardId, FileId, TopicId
from bot.rules.topics import PROPOSED, Topic
from bot.screen import Screen
from bot.screens import topics
from bot.words import Words

TOPICS = {
    key: Topic(TopicId(n), BoardId(1), key, "", emoji, n, is_offered=True)
    for n, (key, emoji) in enumerate(PROPOSED.items(), start=1)
}
OWN = replace(TOPICS["else"], id=TopicId(9), key="own8", name="Swimming", emoji="🏊", position=9)
PHOTOGRAPHED = replace(OWN, photo=FileId(3), photo_alt="Our pool in Marlshire")
BEGUN = replace(OWN, emoji="", is_offered=False)
AWAY = replace(OWN, is_offered=False)
_SYMBOLS = [("swimming", "🏊", "swimming"), ("music", "🎵", "music"), ("dog", "🐕", "dog")] * 3


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    grid = tuple(TOPICS.values())
    return {
        "show_list": topics.show_list(words, (*grid, OWN), away=1, page=0),
        "show_list.short": topics.show_list(words, grid, away=0, page=1),
        "show_away": topics.show_away(words, (AWAY, BEGUN), page=0),
        "show_away.empty": topics.show_away(words, (), page=0),
        "show": topics.show(words, TOPICS["bus"]),
        "show.photo": topics.show(words, PHOTOGRAPHED),
        "show.away": topics.show(words, AWAY),
        "show.begun": topics.show(words, BEGUN),
        "show.stays": topics.show(words, TOPICS["safe"]),
        "new": topics.new(words),
        "near": topics.near(words, OWN, None),
        "name": topics.name(words, OWN),
        "picture": topics.picture(words, BEGUN, _SYMBOLS, page=0),
        "picture.unknown": topics.picture(words, OWN, _SYMBOLS, page=1, is_unknown=True),
        "picture.photo": topics.picture(words, PHOTOGRAPHED, _SYMBOLS, page=1),
        "photo_words": topics.photo_words(words, OWN),
        "photo_refused": topics.photo_refused(words, OWN),
        "told": topics.told(words, PHOTOGRAPHED, may_change=True),
        "told.rep": topics.told(words, TOPICS["bus"], may_change=False),
        "told.gone": topics.told(words, AWAY, may_change=True),
    }
