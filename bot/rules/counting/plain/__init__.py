"""The second counter: one ballot after the other, as one would count papers on a table, and as the rules are written.

Every close is counted by both. If they differ nothing is published and people are told. Nothing here is taken from the
first counter: they share the question and the form of the answer.
"""

from collections.abc import Sequence

from bot.rules.counting.contest import Ballot, Choices, Contest
from bot.rules.counting.plain.ranks import recount_ranks
from bot.rules.counting.plain.ticks import recount_ticks
from bot.rules.counting.result import Result


def recount(contest: Contest, ballots: Sequence[Choices]) -> Result:
    """Count again. Takes every ballot by itself, and else what `count` takes."""
    if contest.kind is Ballot.RANKED:
        return recount_ranks(contest, ballots)
    return recount_ticks(contest, ballots)
