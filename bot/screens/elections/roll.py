"""The roll: who can vote, and who votes on paper."""

from collections.abc import Sequence

from bot.ids import ElectionId
from bot.rules.elections import LEAST_PAPERS, Election, Voter
from bot.screen import Button, Screen, Style, tap
from bot.screens.lists import paged
from bot.words import Words

NAMES_A_PAGE = 20


def roll(words: Words, election: ElectionId, voters: Sequence[Voter], *, page: int) -> Screen:
    """Everybody who may vote, by name, as it was fixed when voting opened."""
    first = max(page, 0) * NAMES_A_PAGE
    shown = voters[first : first + NAMES_A_PAGE]
    more = Button(words.text("home.button.more"), tap("elections.roll", election, page + 1))
    return Screen(
        title=words.text("elections.roll.title"),
        lines=(
            words.plural("elections.roll.number", len(voters)),
            *words.lines("elections.roll"),
            "",
            *(voter.name for voter in shown),
        ),
        buttons=(more,) if len(voters) > first + NAMES_A_PAGE else (),
        back=tap("elections.show", election),
    )


def on_paper(words: Words, election: Election, voters: Sequence[Voter], *, page: int, is_late: bool = False) -> Screen:
    """Who votes on paper: a tick for each with whom it can change. `is_late`: nobody else is put to paper any more."""
    always = [voter.name for voter in voters if voter.always_paper]
    entries = [
        Button(
            f"{'📄' if voter.on_paper else '📱'} {voter.name}",
            tap("elections.tick", election.id, voter.member_id, 0 if voter.on_paper else 1, page),
        )
        for voter in voters
        if not voter.always_paper and (voter.on_paper or not is_late)
    ]
    few = 0 < sum(voter.on_paper for voter in voters) < LEAST_PAPERS
    return Screen(
        title=words.text("elections.paper.title"),
        lines=(
            *(words.lines("elections.paper") if entries else ()),
            *(words.lines("elections.paper.late") if is_late else ()),
            *((words.text("elections.paper.always", names=words.all_of(always)),) if always else ()),
            *(words.lines("elections.paper.few") if few else ()),
        ),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("elections.paper", election.id, n)),
        back=tap("elections.show", election.id),
    )


def ticked(words: Words, election: Election) -> Screen:
    """For somebody with a phone: a facilitator noted that they vote on paper, and they can say no."""
    return Screen(
        title=words.text("elections.ticked.title"),
        lines=words.lines("elections.ticked"),
        buttons=(
            Button(words.text("elections.button.by_phone"), tap("elections.by_phone", election.id)),
            Button(words.text("elections.button.ticked_wrong"), tap("help.vote", election.id)),
        ),
    )


def unticked(words: Words, election: Election, *, comes: str = "") -> Screen:
    """They vote with the phone after all: they said so, or a facilitator noted it.

    Args:
        comes: they said so themselves, and when the facilitators have it, in words.
    """
    return Screen(
        title=words.text("elections.unticked.title"),
        lines=words.lines("elections.by_phone", when=comes) if comes else words.lines("elections.unticked"),
        buttons=(Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN),),
    )


def taken_back(words: Words, name: str) -> Screen:
    """For the facilitators: somebody whom they had put to paper votes with the phone."""
    return Screen(title=words.text("elections.taken_back.title"), lines=words.lines("elections.taken_back", name=name))


def vouched(words: Words, voter: Voter) -> Screen:
    """You said that this phone is theirs."""
    key = "elections.vouched.paper" if voter.on_paper else "elections.vouched"
    return Screen(title=words.text("elections.vouched.title"), lines=words.lines(key, name=voter.name))
