"""Every screen of being the rep."""

from dataclasses import replace
from datetime import timedelta

from bot.ids import ElectionId, GroupId, MemberId, TermId
from bot.rules.reps import Answer, How, Term
from bot.rules.together import Several
from bot.screen import Screen
from bot.screens import reps
from bot.words import Words
from tests.screens.examples.areas import NORTH
from tests.screens.examples.meetings import NOW

ASKED = Term(
    TermId(1), MemberId(1), GroupId(1), NOW, NOW + timedelta(days=730), How.ELECTED, ElectionId(1), Answer.ASKED
)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return {
        "yours": reps.yours(words, ASKED, ["Mina"], meets_at=NOW, is_first=True),
        "yours.two": reps.yours(words, ASKED, ["Mina", "Ben"], meets_at=None),
        "yours.together": reps.yours(
            words, ASKED, ["Mina"], meets_at=NOW, groups=Several(("Northfield", "Riverside"), NORTH.name)
        ),
        "yours.next": reps.yours(words, replace(ASKED, how=How.NEXT), [], meets_at=NOW),
        "yours.yes": reps.yours(words, replace(ASKED, answer=Answer.YES), ["Mina"], meets_at=None),
        "ask": reps.ask(words, ASKED, "Joe"),
        "silent": reps.silent(words, "Mina"),
        "accepted": reps.accepted(words, "Mina", is_mine=True),
        "accepted.paper": reps.accepted(words, "Joe", is_mine=False),
        "sure": reps.sure(words, ASKED, GroupId(1)),
        "sure_for": reps.sure_for(words, ASKED, "Joe"),
        "declined": reps.declined(words, "Mina", is_mine=True),
        "declined.paper": reps.declined(words, "Joe", is_mine=False),
        "stepped_down": reps.stepped_down(words),
        "passed_on": reps.passed_on(words, "Mina", "Ben", said_no=True),
        "passed_on.later": reps.passed_on(words, "Mina", "Ben", said_no=False),
        "free": reps.free(words, "Mina", said_no=True, plan=None, runs=False),
        "free.plan": reps.free(words, "Mina", said_no=False, plan=GroupId(1), runs=False),
        "free.runs": reps.free(words, "Mina", said_no=False, plan=GroupId(1), runs=True),
        "again": reps.again(words, GroupId(1), reps=1, needed=5, asked=False),
        "again.two": reps.again(words, GroupId(1), reps=2, needed=5, asked=False),
        "again.asked": reps.again(words, GroupId(1), reps=1, needed=5, asked=True),
        "again.limited": reps.again(words, GroupId(1), reps=2, needed=5, asked=False, stand=False),
        "again_mine.limited": reps.again_mine(words, GroupId(1), reps=1, is_limited=True),
        "again_back": reps.again_back(words),
        "again_mine": reps.again_mine(words, GroupId(1), reps=1),
        "again_mine.three": reps.again_mine(words, GroupId(1), reps=3),
        "again_told": reps.again_told(words, reps=1, plan=None),
        "again_told.plan": reps.again_told(words, reps=2, plan=GroupId(1)),
        "ends": reps.ends(words, GroupId(1), ["Mina"], ends_at=NOW, by=NOW.date()),
        "ends.two": reps.ends(words, GroupId(1), ["Mina", "Joe"], ends_at=NOW, by=NOW.date(), on_paper=["Joe"]),
        "ends.late": reps.ends(words, GroupId(1), ["Mina", "Ben", "Asha"], ends_at=NOW, by=None),
        "my_end": reps.my_end(words, NOW),
        "over": reps.over(words, "Mina", is_free=False),
        "over.free": reps.over(words, "Mina", is_free=True),
        "unfilled": reps.unfilled(words, ["Mina"], left=[], plan=None, runs=False),
        "unfilled.two": reps.unfilled(words, ["Mina", "Ben"], left=["Asha"], plan=GroupId(1), runs=False),
        "unfilled.runs": reps.unfilled(words, ["Mina"], left=["Asha", "Ben"], plan=GroupId(1), runs=True),
        "still_free": reps.still_free(words, GroupId(1), left=[]),
        "still_free.left": reps.still_free(words, GroupId(1), left=["Asha"]),
    }
