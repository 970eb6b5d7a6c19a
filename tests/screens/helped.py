"""Pages of a ballot about who helps, as they are shown in the examples of elections."""

from dataclasses import replace

from bot.rules.ballots import Step, Turn
from bot.rules.helping import OUTSIDE, Helper
from bot.screen import Screen
from bot.screens.elections.sheet import Sheet
from bot.words import Words
from handlers.elections.ballots import drawn

_NAMES = ("Alex", "Rhys", "Carys", "Grace", "Ella", "Kim", "Joe")


def helped_pages(words: Words, ballot: Sheet) -> dict[str, Screen]:
    """One of each, of this ballot."""
    helpers = tuple(Helper(n, name) for n, name in enumerate(_NAMES, start=1))

    def page(turn: Turn, *, names: tuple[Helper, ...] = helpers, whose: str = "") -> Screen:
        return drawn(words, replace(ballot, turn=turn, helpers=names, whose=whose))

    return {
        "helping": page(Turn(Step.HELPING)),
        "helping.named": page(Turn(Step.HELPING, helper=1)),
        "helping.outside": page(Turn(Step.HELPING, helper=OUTSIDE)),
        "helping.room": page(Turn(Step.HELPING), whose="Mina"),
        "choose_helper": page(Turn(Step.HELPERS)),
        "choose_helper.more": page(Turn(Step.HELPERS, helper=1)),
        "choose_helper.nobody": page(Turn(Step.HELPERS), names=()),
        "confirm.helped": page(Turn(Step.CONFIRM, helper=2)),
    }
