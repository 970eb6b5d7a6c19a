"""Every screen of deputies."""

from dataclasses import replace
from datetime import timedelta

from bot.ids import GroupId, HandoverId, MemberId, PersonId
from bot.rules.deputies import Handover, State
from bot.rules.people import Member, Role, Standing
from bot.screen import Screen
from bot.screens import deputies
from bot.words import Words
from tests.screens.examples.meetings import MEETING, NOW

MEMBERS = [
    Member(MemberId(n), PersonId(n), GroupId(1), name, Role.MEMBER, Standing.IN, on_paper=False, is_rep=False)
    for n, name in enumerate(("Mina", "Ben", "Asha", "Lily"), start=1)
]
ASKED = Handover(HandoverId(1), GroupId(1), MEETING.id, MemberId(1), MemberId(2), State.ASKED, NOW)


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    comes = words.comes(NOW + timedelta(hours=20), now=NOW)
    mina = MEMBERS[0]
    return {
        "choose": deputies.choose(words, GroupId(1), MEMBERS, None, page=0),
        "choose.again": deputies.choose(words, GroupId(1), MEMBERS, mina, page=0),
        "sure": deputies.sure(words, mina),
        "chosen": deputies.chosen(words, mina),
        "nobody": deputies.nobody(words),
        "who": deputies.who(words, "Mina", is_mine=False),
        "who.mine": deputies.who(words, "Mina", is_mine=True),
        "no_more": deputies.no_more(words, "Mina"),
        "cannot": deputies.cannot(words, MEETING, MEMBERS[:2]),
        "cannot.nobody": deputies.cannot(words, MEETING, []),
        "wanted": deputies.wanted(words, ["Sam"], comes=comes),
        "wanted.nobody": deputies.wanted(words, [], comes=comes),
        **{
            f"mine.{state}": deputies.mine(words, replace(ASKED, state=state), MEETING, "Mina", is_late=False)
            for state in State
        },
        **{
            f"mine.waits_{state}": deputies.mine(
                words, replace(ASKED, state=state), MEETING, "Mina", is_late=False, comes=comes
            )
            for state in (State.ASKED, State.YES, State.BACK)
        },
        "mine.late": deputies.mine(words, ASKED, MEETING, "Mina", is_late=True),
        "asked": deputies.asked(words, ASKED, MEETING, rep="Ben", name="Mina", is_mine=True),
        "asked.paper": deputies.asked(words, ASKED, MEETING, rep="Ben", name="Joe", is_mine=False),
        "goes": deputies.goes(words, ASKED, MEETING, "Ben"),
        "goes_paper": deputies.goes_paper(words, MEETING, "Joe"),
        "declined": deputies.declined(words, "Ben", comes=comes),
        "not_needed": deputies.not_needed(words, MEETING, rep="Ben", stopped=False),
        "not_needed.stopped": deputies.not_needed(words, MEETING, rep="Ben", stopped=True),
        "not_needed.not_then": deputies.not_needed(words, MEETING, rep="Ben", stopped=True, not_then=True),
        "comes": deputies.comes(words, MEETING, rep="Ben", name="Mina", tells=False),
        "comes.tell": deputies.comes(words, MEETING, rep="Ben", name="Mina", tells=True),
        "comes_not": deputies.comes_not(words, MEETING, rep="Ben", name="Mina", is_rep=True),
        "comes_not.stopped": deputies.comes_not(words, MEETING, rep="Ben", name="Mina", is_rep=False),
    }
