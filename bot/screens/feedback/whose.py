"""Whose question it is, and what it is called on a button, for who speaks for several groups."""

from bot.screens.lists import short
from bot.words import Words

_GROUP_MOST = 14
"""Letters of the name of a group behind what a button does."""


def whose(words: Words, group: str) -> str:
    """For which group it is. `group`: its name; empty for all groups."""
    return words.text("feedback.whose.group", group=group) if group else words.text("feedback.whose.all")


def labelled(words: Words, what: str, group: str | None) -> str:
    """A button of the rep with the group, so that no two are alike.

    Args:
        what: `will_say` or `report`.
        group: its name; empty for all groups, None for who could mean no other one.
    """
    label = words.text(f"feedback.button.{what}")
    return label if not group else words.text(f"feedback.button.{what}_group", group=short(group, most=_GROUP_MOST))
