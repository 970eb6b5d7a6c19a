"""What of a count everybody may see: numbers, stages and piles. Not how they are counted, nor how they are said."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.rules.counting import NONE, Ballot, Result, Stage
from bot.rules.elections import Election

SHOW_NUMBERS_FROM = 10
"""Votes cast, from which numbers are shown at all."""
FEW = 3
"""A number below this is not shown."""


def numbers_of(election: Election, places: Sequence[int]) -> Mapping[int, int]:
    """The votes of each place in a vote that was counted, as everybody may see them."""
    if election.result is None or election.kind is None or tells_of_phones(election):
        return {}
    return shown_numbers(election.kind, election.result, places)


def stages_of(election: Election) -> tuple[Stage, ...]:
    """The stages of a vote that was counted, as everybody may see them."""
    if election.result is None or tells_of_phones(election):
        return ()
    return shown_stages(election.result)


def tells_of_phones(election: Election) -> bool:
    """Whether two people could work out what a few chose who voted by phone: those who have counted the papers.

    They know all papers, so each number tells them what phones gave. There are as many receipts as votes from phones.
    """
    phones, cast = len(election.receipts), 0 if election.result is None else election.result.cast
    return 0 < phones < min(SHOW_NUMBERS_FROM, cast)


def shown_numbers(kind: Ballot, result: Result, places: Sequence[int]) -> Mapping[int, int]:
    """The votes of each place as everybody may see them; nothing when one of them could tell who voted how.

    Nothing below 10 votes cast; never fewer than 3; never all but fewer than 3 ("nearly everybody"). When one number
    must be hidden none is shown, because the others would tell it. Where everybody chooses one, what is left over is
    told by the numbers, too; so it is with first choices. Of a yes or no none is shown either when more than two thirds
    said yes: that none is shown would otherwise say that nearly everybody did.
    """
    votes = {place: result.totals.get(place, 0) for place in places}
    told = [*votes.values()]
    if kind in (Ballot.CHOOSE_ONE, Ballot.RANKED):
        told.append(result.cast - sum(told))
    if result.cast < SHOW_NUMBERS_FROM or any(n < FEW or result.cast - n < FEW for n in votes.values()):
        return {}
    if kind is Ballot.YES_NO and any(3 * n > 2 * result.cast for n in votes.values()):
        return {}
    return {} if 0 < told[-1] < FEW else votes


def may_show_piles(choices: Sequence[int]) -> bool:
    """Whether the ballots can be looked at, equal ones together, so that they tell nobody apart.

    Not below 10; and no pile below 3, because somebody could have been asked for just that ballot. Those on paper lie
    among those of phones, so nothing tells them apart.
    """
    if len(choices) < SHOW_NUMBERS_FROM:
        return False
    return min(Counter(choices).values()) >= FEW


def shown_stages(result: Result) -> tuple[Stage, ...]:
    """All stages, or none when one number of one stage could tell how somebody voted.

    Nothing below 10 votes cast. Of the first choices, and of the ballots that move on together, never fewer than 3 go
    to one candidate, and never all but fewer than 3: who is known to have wanted somebody would be known in their next
    choice too. That nobody wants "none of these" tells of nobody. All or nothing, because what is hidden in one stage
    can be reckoned from the others.
    """
    if result.cast < SHOW_NUMBERS_FROM or not result.stages:
        return ()
    gone: set[int] = set()
    if _tells(result.totals, left=result.blank):
        return ()
    for before, stage in zip(result.stages, result.stages[1:], strict=False):
        gone |= {*before.elected, *stage.moved}
        moved = {place: stage.ballots.get(place, 0) for place in stage.totals if place not in gone}
        if _tells(moved, left=stage.ended):
            return ()
    return result.stages


def _tells(votes: Mapping[int, int], *, left: int) -> bool:
    """Whether one part of these ballots is so small or so large that it tells of a person."""
    parts = [number for place, number in votes.items() if number or place != NONE]
    whole = sum(parts) + left
    if not parts or not whole:
        return False
    return 0 < left < FEW or any(part < FEW or whole - part < FEW for part in parts)
