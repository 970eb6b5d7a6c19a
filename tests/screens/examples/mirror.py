"""Every screen of the mirror."""

from dataclasses import replace
from datetime import date, timedelta

from bot.rules.mirror import Ballots, Chronicle, Circle, Kind, Met, Step, Vow, What
from bot.screen import Screen
from bot.screens import mirror as screens
from bot.words import Words

DAY = date(2026, 6, 1)
MET = Met(1, DAY + timedelta(days=60), DAY + timedelta(days=40), None, 1, DAY + timedelta(days=58))
NORTH = Circle(1, "Northfield", 8, DAY, DAY)
RIVER = Circle(2, "Riverside", 5, None, None)
SMALL = Circle(3, "Ashcombe House", None, None, DAY)
STEPS = (
    Step(1, What.SAID, DAY, 1, 1, "bus"),
    Step(1, What.LISTED, DAY + timedelta(days=40), 1, 1, "bus"),
    Step(1, What.TALKED, DAY + timedelta(days=62), 1, 1, "bus"),
    Step(2, What.SAID, DAY, 1, 1, "home"),
)
VOWS = (Vow(1, 1, DAY, DAY, "done"), Vow(2, 1, DAY, None, "waiting"))
KINDS = (Kind("paper", 6, False), Kind("voice", 9, False), Kind("cy", 7, False), Kind("en", 9, True))
READ = Chronicle("Marlshire", DAY, (NORTH, RIVER, SMALL), (MET,), STEPS, VOWS, (Ballots(1, 1, DAY, 8, 6),), kinds=KINDS)
MANY = replace(
    READ,
    board="North and West Marlshire partnership",
    groups=tuple(Circle(n, f"Northfield {n}", 8, None, DAY) for n in range(1, 61)),
    meetings=(MET, replace(MET, meeting=2)),
    kinds=tuple(replace(kind, heard=False) for kind in KINDS),
)
HIDDEN = replace(READ, groups=(SMALL,), steps=())


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return {
        "mirror": screens.mirror(words, READ, None, quiet_since=DAY),
        "mirror.meeting": screens.mirror(words, READ, MET, quiet_since=DAY),
        "mirror.hidden": screens.mirror(words, HIDDEN, None, quiet_since=DAY),
        "mirror_group": screens.mirror_group(words, READ, NORTH),
        "mirror_group.quiet": screens.mirror_group(words, READ, RIVER),
        "mirror_group.hidden": screens.mirror_group(words, READ, SMALL),
        "mirror_groups": screens.mirror_groups(words, READ, page=0),
        "mirror_meetings": screens.mirror_meetings(words, READ, page=0),
        "mirror_meetings.empty": screens.mirror_meetings(words, replace(READ, meetings=()), page=0),
        "mirror_paper": screens.mirror_paper(words, READ, None, None, quiet_since=DAY),
        "mirror_paper.meeting": screens.mirror_paper(words, READ, MET, None, quiet_since=DAY),
        "mirror_paper.many": screens.mirror_paper(words, MANY, None, None, quiet_since=DAY),
        "mirror_paper.group": screens.mirror_paper(words, READ, None, NORTH, quiet_since=DAY),
        "mirror_paper.hidden": screens.mirror_paper(words, HIDDEN, None, SMALL, quiet_since=DAY),
    }
