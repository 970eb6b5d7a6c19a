"""Groups that do something together, as a part of a sentence, and for which groups a rep speaks."""

from bot.rules.together import Several
from bot.words import Words


def named(words: Words, groups: Several) -> str:
    """`Northfield and Riverside`, with the area before them where it is all of them."""
    names = words.all_of(groups.names)
    return words.text("elections.groups_of_area", area=groups.area, names=names) if groups.area else names


def speaks_for(words: Words, groups: Several, *, is_own: bool = False) -> tuple[str, ...]:
    """For which groups a rep speaks; nothing where it is only one. `is_own`: the rep reads it."""
    key = "elections.you_speak_for" if is_own else "elections.speaks_for"
    return words.lines(key, names=named(words, groups)) if len(groups.names) > 1 else ()
