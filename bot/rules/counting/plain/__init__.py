"""The second counter: one ballot after the other, as one would count papers on a table, and as the rules are written.

Every close is counted by both. If they differ nothing is published and people are told. Nothing here is taken from the
first counter: they share the question and the form of the answer.
"""

from collections.abc import Sequence

from bot.rules.counting.contest import Ballot, Choices, Contest
from bot.rules.counting.plain.ranks import recount_ranks
from bot.rules.counting.plain.ticks import recount_ticks
from bot.rules.counting.result import Papers, Result


def recount(contest: Contest, ballots: Sequence[Choices], papers: Papers | None = None) -> Result:
    """Count again. Takes every ballot by itself, and else what `count` takes.

    Raises:
        ValueError: numbers from paper cannot tell in which order people chose.
    """
    numbers = Papers() if papers is None else papers
    if contest.kind is Ballot.RANKED:
        if numbers.totals:
            raise ValueError("no order can be read from numbers")
        return recount_ranks(contest, ballots, numbers)
    return recount_ticks(contest, ballots, numbers)
