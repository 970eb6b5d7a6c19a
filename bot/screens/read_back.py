"""What somebody without a phone said, to read back to them. Only their yes saves it."""

from collections.abc import Sequence

from bot.rules.people import Member
from bot.screen import Button, Screen, Tap
from bot.words import Words


def to_read_back(
    words: Words, member: Member, about: Sequence[str], said: Sequence[str], *, yes: Tap, no: Tap, back: Tap
) -> Screen:
    """`about`: what they were asked. `yes` saves it, `no` leads to where it can be changed."""
    return Screen(
        title=words.text("feedback.for.title", name=member.name),
        lines=(
            *about,
            words.text("feedback.check_for", name=member.name),
            *said,
            *words.lines("feedback.check_for.ask"),
        ),
        buttons=(
            Button(words.text("feedback.button.save_for"), yes),
            Button(words.text("feedback.button.change_for"), no),
        ),
        back=back,
    )


def has_a_phone(words: Words, member: Member, *, back: Tap) -> Screen:
    """Their yes comes after they have a phone: the words are deleted, and that is said."""
    return not_saved(words, member, words.lines("feedback.not_saved.phone", name=member.name), back=back)


def not_saved(words: Words, member: Member, why: Sequence[str], *, back: Tap) -> Screen:
    """Their yes comes too late: the words are deleted, and that is said."""
    return Screen(
        title=words.text("feedback.for.title", name=member.name),
        lines=(*why, *words.lines("feedback.not_saved", name=member.name)),
        back=back,
    )
