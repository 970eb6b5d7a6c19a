"""A vote, its candidates and its result, for examples of its screens."""

from collections import Counter
from dataclasses import replace

from bot.ids import CandidateId, ElectionId, FileId, GroupId, MemberId, PersonId
from bot.rules.counting import NONE, Ballot, Contest, Reserved, Result, Status, count
from bot.rules.elections import Candidate, Election, Standing, State, Voter
from bot.rules.names import NAME_MOST
from bot.rules.reserved import Reservation, Whom
from bot.rules.voting_days import proposed_dates
from tests.screens.examples.meetings import NOW
from tests.screens.examples.people import GROUP

_DATES = proposed_dates(GROUP, now=NOW)
DRAFT = Election(
    id=ElectionId(1), group_id=GroupId(1), state=State.DRAFT, seats=1, years=2, quorum=5, nominate_at=NOW,
    vote_at=_DATES.vote_at, close_at=_DATES.close_at, kind=None, round=1, first=None, extended=False, version=1,
    result=None, public_at=None, receipts=(), reason="", words=(),
)  # fmt: skip
OPEN = replace(DRAFT, state=State.VOTING, kind=Ballot.APPROVAL)
MANY = replace(DRAFT, seats=3, in_order=True)
KEPT = replace(MANY, reserved=Reservation(Whom.SUPPORT, "", 1))
RANKED = replace(MANY, state=State.VOTING, kind=Ballot.RANKED)
DONE = replace(OPEN, state=State.DONE, receipts=("🌻 🚲 🎈", "🚲 🎈 🌻"))
TROUBLED = replace(DONE, unreadable=1, outside_help=True)
COUNTED = Result(Status.COMPLETE, (0,), (), 0, {0: 7, 1: 4, 2: 3, NONE: 0}, 14, 1)
SHOWN = replace(DONE, receipts=("🌻 🚲 🎈",) * COUNTED.cast, result=COUNTED)
"""All came from phones, so everybody may see the numbers."""
IN_ORDER = replace(RANKED, state=State.DONE, seats=2)
SHARED = count(
    Contest(Ballot.RANKED, (0, 1, 2), seats=2),
    Counter({(0, 1): 13, (0, 2): 8, (1, 0): 5, (2, 1): 4, (NONE,): 3}),
)
"""Counted in stages, with numbers that everybody may see."""
IN_ORDER_KEPT = replace(KEPT, state=State.DONE, kind=Ballot.RANKED, seats=2)
FEWER = count(
    Contest(Ballot.RANKED, (0, 1, 2), seats=2, reserved=(Reserved(1, frozenset({2})),)),
    Counter({(0,): 7, (1, 2): 3, (1,): 3, (2,): 3}),
)
"""Sam has the fewest votes, and the kept seat."""
NAMES = {0: "Mina", 1: "Ben", 2: "Sam"}
SAID = (255, 0, 21, 145, 8, 203)
VOTERS = tuple(
    Voter(MemberId(n), PersonId(n), name, on_paper=n % 2 == 0, voted=None, group_id=GroupId(1))
    for n, name in enumerate(("Mina", "Ben", "Sam", "Joe", "Lily", "Asha", "Alex"), start=1)
)
VOTED = replace(VOTERS[0], voted=True)


def candidate(name: str, place: int, *, text: str = "", voice: FileId | None = None) -> Candidate:
    """Somebody who stands."""
    return Candidate(
        id=CandidateId(place + 1), election_id=ElectionId(1), member_id=MemberId(place + 1),
        person_id=PersonId(place + 1), group_id=GroupId(1), name=name, photo=None, standing=Standing.STANDS, words=text,
        voice=voice, place=place, on_paper=False,
    )  # fmt: skip


MINA, BEN, SAM = (
    candidate("Mina", 0, text="I KNOW the buses!!", voice=FileId(1)),
    candidate("Ben", 1),
    candidate("Sam", 2),
)
THREE = (MINA, BEN, SAM)
IN_IT = replace(MINA, reserved=True)
FOURTEEN = (
    *THREE,
    *(
        candidate(name, n)
        for n, name in enumerate(
            ("Asha", "Tom", "Lily", "Dev", "Joe", "Alex", "Ella", "Kim", "Rhys", "Carys", "Grace"), start=3
        )
    ),
)
LONG = candidate("N" * NAME_MOST, 2)
"""As long a name as there can be."""
FIVE = FOURTEEN[:5]
