"""The count: from ballots to a result. Whole numbers only; the same ballots give the same result in any order.

Two counters were written apart: `count` works on piles of equal ballots and is quick, `recount` goes through the
ballots one by one and reads like the rules. They share what is asked and what comes out, and nothing else.
"""

from bot.rules.counting.contest import MOST_CANDIDATES, NONE, Ballot, Choices, Contest, Reserved, ballot_for
from bot.rules.counting.fast import count
from bot.rules.counting.plain import recount
from bot.rules.counting.result import VOTE, Result, Stage, Status, filled, had_fewest

__all__ = [
    "MOST_CANDIDATES",
    "NONE",
    "VOTE",
    "Ballot",
    "Choices",
    "Contest",
    "Reserved",
    "Result",
    "Stage",
    "Status",
    "ballot_for",
    "count",
    "filled",
    "had_fewest",
    "recount",
]
