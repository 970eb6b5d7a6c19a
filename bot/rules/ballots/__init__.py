"""Ballots as values: what somebody chose, as one number, and what a tap makes of it. Not who casts it, nor the count.

A form is a codec: one object for each kind, without state, so that a tap costs a few operations on whole numbers.
"""

from bot.rules.ballots.choices import EMPTY, LENGTH, Choice, pack, unpack
from bot.rules.ballots.choosing import fits_in_order
from bot.rules.ballots.forms import Form, form_of
from bot.rules.ballots.ranks import Ranks
from bot.rules.ballots.steps import A_PAGE, A_PAGE_IN_ORDER, LONG_A_PAGE_IN_ORDER, Step, Turn
from bot.rules.ballots.ticks import Ticks

__all__ = [
    "A_PAGE",
    "A_PAGE_IN_ORDER",
    "EMPTY",
    "LENGTH",
    "LONG_A_PAGE_IN_ORDER",
    "Choice",
    "Form",
    "Ranks",
    "Step",
    "Ticks",
    "Turn",
    "fits_in_order",
    "form_of",
    "pack",
    "unpack",
]
