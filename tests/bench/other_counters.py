"""Other people's counters, in an environment of their own: one count, its CPU seconds and who was elected, as JSON.

The ballots are read and laid into the form of the library before the time begins.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Piles = list[tuple[list[int], int]]


def votelib(piles: Piles, seats: int) -> Callable[[], list[int]]:
    """Weighted inclusive Gregory with exact fractions, on piles of equal ballots."""
    from votelib.evaluate.sequential import TransferableVoteSelector

    votes = {tuple(choices): number for choices, number in piles}
    counter = TransferableVoteSelector(quota_function="droop")
    return lambda: [int(place) for place in counter.evaluate(votes, seats)]


def pyrankvote(piles: Piles, seats: int) -> Callable[[], list[int]]:
    """Single transferable vote on one object for each ballot."""
    from pyrankvote import Ballot, Candidate, single_transferable_vote

    people = {place: Candidate(str(place)) for choices, _ in piles for place in choices}
    ballots = [Ballot([people[place] for place in choices]) for choices, number in piles for _ in range(number)]
    everybody = [people[place] for place in sorted(people)]
    return lambda: [int(winner.name) for winner in single_transferable_vote(everybody, ballots, seats).get_winners()]


def main(library: str, file: str, seats: str) -> None:
    """Count the ballots of a file."""
    prepared = {"votelib": votelib, "pyrankvote": pyrankvote}[library](json.loads(Path(file).read_text()), int(seats))
    began = time.process_time()
    elected = prepared()
    sys.stdout.write(json.dumps({"seconds": time.process_time() - began, "elected": sorted(elected)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
