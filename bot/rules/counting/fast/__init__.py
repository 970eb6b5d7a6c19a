"""The first counter: on piles of equal ballots, quick enough for a million of them."""

from collections.abc import Mapping

from bot.rules.counting.contest import Ballot, Choices, Contest
from bot.rules.counting.fast.ranks import count_ranks
from bot.rules.counting.fast.ticks import count_ticks
from bot.rules.counting.result import Papers, Result


def count(contest: Contest, piles: Mapping[Choices, int], papers: Papers | None = None) -> Result:
    """Count ballots.

    Args:
        piles: how many ballots there are of each. A place that is no longer a candidate (withdrawn) is skipped, and
            so is a place the second time; what is then empty is blank.
        papers: what was counted on paper, where only numbers are known.

    Raises:
        ValueError: numbers from paper cannot tell in which order people chose.
    """
    papers = papers or Papers()
    if contest.kind is not Ballot.RANKED:
        return count_ticks(contest, piles, papers)
    if papers.totals:
        raise ValueError("ranked ballots on paper are counted one by one")
    return count_ranks(contest, piles, papers)
