"""The named person of a group, and the emergency number."""

from collections.abc import Sequence

from bot.rules.people import Group, Member
from bot.screen import FACILITATOR_MENU, Button, Pictogram, Screen, tap
from bot.words import Words

_OTHERS_SHOWN = 4
"""What fits below the first button (ER-46); anybody else is written by name."""


def helper(words: Words, group: Group, *, reached: bool) -> Screen:
    """Who helps, and which number to call in danger.

    Args:
        reached: worries reach the named person in the bot.
    """
    return Screen(
        title=words.text("people.helper.title"),
        lines=(
            *words.lines("people.helper", helper=group.helper_name),
            *_phone_of(words, group),
            *words.lines("people.helper.reached" if reached else "people.helper.out", helper=group.helper_name),
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


def _phone_of(words: Words, group: Group) -> tuple[str, ...]:
    return (words.text("people.group.phone", phone=group.helper_phone),) if group.helper_phone else ()


def helper_told(words: Words, group: Group) -> Screen:
    """For everybody: the named person is somebody else now, or has another number."""
    return Screen(
        title=words.text("people.helper_told.title"),
        lines=(*words.lines("people.helper_told", name=group.helper_name), *_phone_of(words, group)),
    )


def helper_name(words: Words, group: Group, others: Sequence[Member] = ()) -> Screen:
    """The named person whom members can tell when somebody hurts them.

    Args:
        others: who else of the group could be it, and has a phone.
    """
    return Screen(
        title=words.text("people.helper_name.title"),
        lines=words.lines("people.helper_name"),
        buttons=(
            Button(words.text("people.button.helper_me"), tap("people.helper_me", group.id)),
            *(
                Button(words.text("people.button.helper_is", name=each.name), tap("people.helper_is", each.id))
                for each in others[:_OTHERS_SHOWN]
            ),
        ),
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
