"""Standing for election: who can be suggested, and when a candidate's card is finished. Not who may vote for whom."""

from datetime import timedelta

from bot.rules.elections import Candidate
from bot.rules.refusals import Refusal

CARDS_BEFORE = timedelta(days=3)
"""Before voting opens, when candidates with an unfinished card hear of it, and who has not answered."""


class CameLate(Refusal):
    """They are not on the roll of this vote, because they came on the last day before it opens."""

    key = "elections.refused.came_late"


class LooksAfterIt(Refusal):
    """They look after a group that votes: who stands notes no papers, puts nobody to paper, and carries no phone."""

    key = "elections.refused.looks_after"


class HelpsTheGroup(Refusal):
    """Somebody without a vote was suggested: staff, a supporter. Data: `name`."""

    key = "elections.refused.helps"


class OtherLooksAfterIt(Refusal):
    """A member was suggested who looks after a group that votes. Data: `name`."""

    key = "elections.refused.other_looks_after"


class NobodySoCalled(Refusal):
    """A name was written that nobody in the group has."""

    key = "elections.refused.nobody_so_called"


def has_said(candidate: Candidate) -> bool:
    """Whether there are words or a voice on the card."""
    return bool(candidate.words) or candidate.voice is not None


def is_finished(candidate: Candidate) -> bool:
    """Whether the card has a face, and words or a voice."""
    return candidate.photo is not None and has_said(candidate)
