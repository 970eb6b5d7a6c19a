"""Links that work once: what is kept is told before anything begins."""

from bot.screen import Button, Pictogram, Screen, Style, Tap, tap
from bot.words import Words, offered

FOUNDERS = ("found", "beside")
"""Links with which somebody begins a group; with the third kind a member gets a phone."""


def consent(words: Words, kind: str, code: str) -> Screen:
    """What is kept, the short layer."""
    key = "people.found_consent" if kind in FOUNDERS else "people.join_consent"
    others = [each for each in offered() if each.code != words.language]
    return Screen(
        title=words.text("people.join_consent.title"),
        lines=words.lines(key),
        buttons=(
            _fine(words, kind, code),
            Button(words.text("people.button.more"), tap("people.link_more", kind, code)),
            Button(words.text("people.button.not_now"), tap("people.link_not_now", kind, code)),
            *(Button(each.label, tap("people.link_speak", kind, code, each.code)) for each in others),
        ),
        picture=Pictogram("🔒", words.text("people.join_consent.alt")),
        place=tap("people.link", kind, code),
        back=None,
    )


def more(words: Words, kind: str, code: str, *, helper: str) -> Screen:
    """What is kept, the longer layer. `helper`: the named person of the group, for a member."""
    lines = words.lines("people.found_more") if kind in FOUNDERS else words.lines("people.join_more", helper=helper)
    return Screen(
        title=words.text("people.join_more.title"),
        lines=lines,
        buttons=(_fine(words, kind, code),),
        back=tap("people.link", kind, code),
    )


def _fine(words: Words, kind: str, code: str) -> Button:
    does: Tap = tap("people.link_yes", kind, code)
    return Button(words.text("people.button.fine"), does, Style.YES)


def not_now(words: Words, kind: str, code: str) -> Screen:
    """They do not want to, now; the link was not used."""
    return Screen(
        title=words.text("people.join_not_now.title"),
        lines=words.lines("people.link_not_now"),
        back=tap("people.link", kind, code),
    )
