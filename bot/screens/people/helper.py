"""The named person of a group, and the emergency number."""

from collections.abc import Sequence

from bot.rules.people import Group
from bot.screen import FACILITATOR_MENU, Button, Pictogram, Screen, tap
from bot.words import Words


def helper(words: Words, group: Group) -> Screen:
    """Who helps, and which number to call in danger."""
    phone = (words.text("people.group.phone", phone=group.helper_phone),) if group.helper_phone else ()
    return Screen(
        title=words.text("people.helper.title"),
        lines=(
            *words.lines("people.helper", helper=group.helper_name),
            *phone,
            *words.lines("people.helper.emergency", number=group.emergency),
        ),
        buttons=(
            Button(words.text("people.button.other_helper"), tap("people.helper_name", group.id)),
            Button(words.text("people.button.other_phone"), tap("people.helper_phone", group.id)),
            Button(words.text("people.button.emergency"), tap("people.emergency", group.id)),
        ),
        picture=Pictogram("🛡", words.text("people.helper_name.alt")),
        back=tap("people.group", group.id),
    )


def emergency(words: Words, group: Group, numbers: Sequence[str]) -> Screen:
    """Which number to call in danger."""
    buttons = tuple(
        Button(words.text("people.button.number", number=each), tap("people.emergency_is", group.id, each))
        for each in numbers
    )
    return Screen(
        title=words.text("people.emergency.title"),
        lines=words.lines("people.emergency", number=group.emergency),
        buttons=buttons,
        back=tap("people.helper", group.id),
    )


def helper_told(words: Words, group: Group) -> Screen:
    """One line for everybody: the named person is somebody else now."""
    return Screen(
        title=words.text("people.helper_told.title"),
        lines=words.lines("people.helper_told", name=group.helper_name),
    )


def helper_name(words: Words, group: Group) -> Screen:
    """The named person whom members can tell when somebody hurts them."""
    return Screen(
        title=words.text("people.helper_name.title"),
        lines=words.lines("people.helper_name"),
        buttons=(Button(words.text("people.button.helper_me"), tap("people.helper_me", group.id)),),
        place=tap("people.helper_name", group.id),
        picture=Pictogram("🛡", words.text("people.helper_name.alt")),
        back=tap("people.helper", group.id) if group.helper_name else FACILITATOR_MENU,
    )


def helper_phone(words: Words, group: Group) -> Screen:
    """The phone number of the named person."""
    return Screen(
        title=words.text("people.helper_phone.title"),
        lines=words.lines("people.helper_phone", name=group.helper_name),
        buttons=(Button(words.text("people.button.no_number"), tap("people.no_number", group.id)),),
        place=tap("people.helper_phone", group.id),
        back=tap("people.helper_name", group.id),
    )
