"""Whose question it is, and what it is called on a button, for who speaks for several groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.rules.feedback import Question
from bot.screen import Button
from bot.screens.feedback.life import about
from bot.screens.lists import short
from bot.words import Words

_MOST = 14
"""Letters of the name of a group, or of what a question is about, behind what a button does."""


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
    return label if not group else words.text(f"feedback.button.{what}_group", group=short(group, most=_MOST))


def told_apart(words: Words, found: Sequence[tuple[Question, Button]]) -> tuple[Button, ...]:
    """The buttons of some questions; where two would be alike, each says what it is about."""
    alike = Counter(button.label for _, button in found)
    names = [(button.label, short(about(words, question), most=_MOST)) for question, button in found]
    return tuple(
        button if alike[button.label] == 1 else replace(button, label=_about(words, names, n))
        for n, (_, button) in enumerate(found)
    )


def _about(words: Words, names: Sequence[tuple[str, str]], n: int) -> str:
    """One label; of two that are about the same the second has a number."""
    label, name = names[n]
    before = names[:n].count(names[n])
    what = label.partition(" ")[2]
    return words.text("feedback.button.say_about", label=what, about=f"{name} {before + 1}" if before else name)
