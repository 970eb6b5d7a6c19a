"""Finding one thing in a long list by what somebody writes: the first letters of its words, or its picture."""

import unicodedata

from bot.rules.names import plain_letter

WORDS_MOST = 30
"""Letters of what finds something; who writes more than that has something to say."""


def folded(text: str) -> str:
    """Small letters without accents and strokes: `łukasz` and `LUKASZ` are one."""
    parts = (sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return "".join("" if "\ufe00" <= sign <= "\ufe0f" else plain_letter(sign) for sign in parts).casefold()


def is_found(wanted: str, text: str) -> bool:
    """Whether each word that is wanted begins one of the text; a picture alone must be in it. Nothing finds nothing."""
    said = folded(text)
    words = _words(folded(wanted))
    if not words:
        picture = folded(wanted).strip()
        return bool(picture) and picture in said
    there = _words(said)
    return all(any(each.startswith(word) for each in there) for word in words)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def initial(name: str) -> str:
    """The letter under which a name stands, as a large one; empty for a name without letters."""
    return next((sign.upper() for sign in folded(name) if sign.isalnum()), "")
