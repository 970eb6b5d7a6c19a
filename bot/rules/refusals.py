"""How a rule says no to a person: a key for the words and data for its gaps, never a text.

A feature adds its own refusals in its own rules module as subclasses of `Refusal`. The words stand in
`locales/<language>/<feature>.po` under `<feature>.refused.<what>` (lines) and `<feature>.refused.<what>.title`.
"""

from typing import ClassVar

from bot.screen import HOME, Tap


class Refusal(Exception):  # noqa: N818 - a state of the world, not an error
    """A kind no. Nothing was changed.

    Args:
        after: where the one button under the kind no leads.
        data: gaps of the text: plain strings, or aware datetimes and dates, which are written out
            in the person's language and zone. `n` is a whole number, and the text has a form for each kind of it.
    """

    key: ClassVar[str] = "home.refused.not_now"

    def __init__(self, after: Tap = HOME, **data: object) -> None:
        super().__init__(self.key)
        self.after = after
        self.data = data


class OldButton(Refusal):
    """The button belongs to something that is over, to somebody else, or was never ours."""

    key = "home.refused.old_button"


class NotYours(Refusal):
    """This person may not do this at this moment."""

    key = "people.refused.not_yours"


class NotInGroup(Refusal):
    """This person is not, or no longer, in the group that this belongs to."""

    key = "people.refused.not_in_group"


class ChangedMeanwhile(Refusal):
    """Somebody else changed the same thing a moment ago: look at it again first."""

    key = "home.refused.changed_meanwhile"


class TooLong(Refusal):
    """More words than fit. Data: `most`, the number of letters that fit."""

    key = "home.refused.too_long"


class TooLongToWrite(TooLong):
    """The same where it must be written, as a name or what stands on a button."""

    key = "home.refused.too_long_to_write"


class VoiceTooLong(Refusal):
    """A voice is longer than can be listened to. Data: `most`, in seconds."""

    key = "home.refused.voice_too_long"


def check_voice(seconds: int, *, most: int, after: Tap) -> None:
    """Raises VoiceTooLong. Where nobody knows how long it is (0), it is taken."""
    if seconds > most:
        raise VoiceTooLong(after, most=most)


class Empty(Refusal):
    """There was nothing in it that can be used here."""

    key = "home.refused.empty"
