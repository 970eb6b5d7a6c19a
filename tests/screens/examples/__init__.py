"""Examples of every screen, one module per feature, for the tests that walk them all.

A module of the name of the feature has `examples(words)`: for each public function of the feature's screens at
least one screen under the name of the function, and further ones as `<function>.<what is different>`.
"""

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from bot.languages import Status
from bot.screen import Screen
from bot.words import Untranslated, Words

QUOTED = frozenset(
    {
        "Mina", "Ben", "Asha", "Sam", "Lily", "Alex", "Joe", "Northfield", "Riverside", "Marlshire", "Ashcombe House",
        "SayNextBot", "🌻 🚲 🎈", "🚲 🎈 🌻", "0f3a9c", "apple and river",
    }
)  # fmt: skip
"""Names and words of people in the examples: the gate does not judge them."""


def features() -> tuple[str, ...]:
    """Every feature that has examples."""
    return tuple(module.name for module in pkgutil.iter_modules(__path__))


def every(words: Words) -> Iterator[tuple[str, str, Screen]]:
    """Feature, name and screen of each example."""
    for feature in features():
        made: Callable[[Words], dict[str, Screen]] = import_module(f"{__name__}.{feature}").examples
        try:
            drawn = made(words)
        except Untranslated:
            if words.known.status is not Status.DRAFT:
                raise
            continue  # Something here has no words yet: nobody sees this feature in a draft, see docs/translating.md.
        for name, screen in drawn.items():
            yield feature, name, screen


@cache
def drawn(words: Words) -> tuple[tuple[str, str, Screen], ...]:
    """The same, drawn once for all tests that walk them: they take longer to draw than to read."""
    return tuple(every(words))
