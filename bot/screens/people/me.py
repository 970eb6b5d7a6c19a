"""My settings, what is kept about me, and going."""

from collections.abc import Sequence

from bot.rules.people import Group
from bot.screen import THINGS_MENU, Button, Screen, Style, Tap, tap
from bot.screens.people.joining import LIKES
from bot.words import LANGUAGES, Words


def me(words: Words, *, several: bool) -> Screen:
    """My settings."""
    buttons = [
        Button(words.text("people.button.language"), tap("people.language")),
        Button(words.text("people.button.likes"), tap("people.likes")),
        Button(words.text("people.button.name"), tap("people.name")),
        Button(words.text("people.button.kept"), tap("people.kept")),
    ]
    if several:
        buttons.append(Button(words.text("people.button.groups"), tap("people.groups")))
    buttons.append(Button(words.text("people.button.leave"), tap("people.leave")))
    return Screen(
        title=words.text("people.me.title"), lines=words.lines("people.me"), buttons=tuple(buttons), back=THINGS_MENU
    )


def language(words: Words) -> Screen:
    """Which language."""
    buttons = [Button(f"💬 {name}", tap("people.speak", code)) for code, name in LANGUAGES.items()]
    return Screen(
        title=words.text("people.language.title"),
        lines=words.lines("people.language"),
        buttons=tuple(buttons),
        back=tap("people.me"),
    )


def likes(words: Words) -> Screen:
    """How I like information."""
    buttons = tuple(Button(words.text(f"people.button.likes_{each}"), tap("people.liked", str(each))) for each in LIKES)
    return Screen(
        title=words.text("people.likes.title"),
        lines=words.lines("people.likes"),
        buttons=buttons,
        back=tap("people.me"),
    )


def name(words: Words, called: str) -> Screen:
    """What we call you, and how to change it."""
    return Screen(
        title=words.text("people.name.title"),
        lines=words.lines("people.name", name=called),
        place=tap("people.name"),
        back=tap("people.me"),
    )


def changed(words: Words, back: Tap) -> Screen:
    """What you wished is done."""
    return Screen(title=words.text("people.changed.title"), lines=words.lines("people.changed"), back=back)


def kept(words: Words, called: str, *, groups: int, voices: int, photos: int) -> Screen:
    """What you keep about me, in five lines."""
    return Screen(
        title=words.text("people.kept.title"),
        lines=(
            *words.lines("people.kept.name", name=called),
            words.plural("people.kept.groups", groups),
            words.plural("people.kept.voices", voices),
            words.plural("people.kept.photos", photos),
            *words.lines("people.kept.votes"),
        ),
        buttons=(Button(words.text("people.button.delete"), tap("people.delete"), Style.STOP),),
        back=tap("people.me"),
    )


def delete(words: Words) -> Screen:
    """Delete me: what happens, asked once."""
    return Screen(
        title=words.text("people.delete.title"),
        lines=words.lines("people.delete"),
        buttons=(
            Button(words.text("people.button.delete_yes"), tap("people.deleted"), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.kept")),
        ),
        back=tap("people.kept"),
    )


def deleted(words: Words) -> Screen:
    """You are forgotten here."""
    return Screen(
        title=words.text("people.deleted.title"), lines=words.lines("people.deleted"), back=None, help_button=False
    )


def leave(words: Words, group: Group) -> Screen:
    """Leave the group, or take back your yes: asked once."""
    return Screen(
        title=words.text("people.leave.title"),
        lines=words.lines("people.leave", group=group.name),
        buttons=(
            Button(words.text("people.button.leave_yes"), tap("people.left", group.id), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.me")),
        ),
        back=tap("people.me"),
    )


def left(words: Words, group: Group) -> Screen:
    """You left."""
    return Screen(title=words.text("people.left.title"), lines=words.lines("people.left", group=group.name))


def groups(words: Words, mine: Sequence[Group]) -> Screen:
    """Which of my groups to look at."""
    buttons = [Button(words.text("people.button.group", group=g.name), tap("people.switch", g.id)) for g in mine]
    return Screen(
        title=words.text("people.groups.title"),
        lines=words.lines("people.groups"),
        buttons=tuple(buttons),
        back=tap("people.me"),
    )
