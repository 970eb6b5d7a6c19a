"""Who stands stops, or has no claim to a kept seat any more: asked once, and told to everybody with its effect."""

from collections.abc import Sequence

from bot.rules.elections import RUNNING, Candidate, Election, State
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections.plan import RepNow
from bot.screens.elections.reserved import for_whom, kept
from bot.words import Words


def withdraw(words: Words, candidate: Candidate) -> Screen:
    """Do not stand any more: asked once."""
    return Screen(
        title=words.text("elections.withdraw.title"),
        lines=words.lines("elections.withdraw"),
        buttons=(
            Button(words.text("elections.button.withdraw_yes"), tap("elections.withdrew", candidate.id), Style.STOP),
            Button(words.text("elections.button.no_back"), tap("elections.card", candidate.id)),
        ),
        back=tap("elections.card", candidate.id),
    )


def withdrew(words: Words) -> Screen:
    """They do not stand any more."""
    return Screen(title=words.text("elections.withdrew.title"), lines=words.lines("elections.withdrew"))


def withdrawn(
    words: Words, election: Election, candidate: Candidate, *, may_vote: bool = False, is_told: bool = False
) -> Screen:
    """One line for everybody, with its effect as it is now.

    Args:
        may_vote: the reader votes, with their phone.
        is_told: everybody may know what came out: before that nobody reads here that there is a tie.
    """
    name = candidate.name
    if candidate.place is None:
        # Nobody could vote for them yet: somebody wrote it down for them.
        lines = words.lines("elections.written_off", name=name)
    elif election.state is State.LOTS and not is_told:
        lines = ()
    elif election.state is State.LOTS:
        lines = words.lines("elections.withdrawn.lots", name=name)
    else:
        lines = (*words.lines("elections.withdrawn", name=name), *_can_change(words, election))
    title = words.text("elections.withdrawn.title", name=name)
    return Screen(title=title, lines=lines, buttons=_to_the_vote(words, election, may_vote=may_vote))


def seat_lost(words: Words, election: Election, candidate: Candidate, *, may_vote: bool = False) -> Screen:
    """For everybody: a candidate is in no group any more for which a seat is kept. `may_vote`: as above."""
    name, stands = candidate.name, election.state in RUNNING
    return Screen(
        title=words.text("elections.seat_lost.title", name=name),
        lines=(
            *kept(words, election),
            *words.lines("elections.seat_lost", name=name),
            *(words.lines("elections.seat_lost.stands", name=name) if stands else ()),
            *_can_change(words, election),
        ),
        buttons=_to_the_vote(words, election, may_vote=may_vote),
    )


def _can_change(words: Words, election: Election) -> tuple[str, ...]:
    return words.lines("elections.can_change") if election.state is State.VOTING else ()


def _to_the_vote(words: Words, election: Election, *, may_vote: bool) -> tuple[Button, ...]:
    """The same button for who has voted and who has not: whoever looks at the phone learns nothing of it."""
    if not may_vote or election.state is not State.VOTING:
        return ()
    return (Button(words.text("elections.button.running"), tap("elections.open", election.id), Style.MAIN),)


def leaving(words: Words, election: Election, *, stops: bool) -> tuple[str, ...]:
    """For who stands and wants to leave a group: what they lose. `stops`: they stand as somebody of this group."""
    if stops or election.reserved is None:
        return words.lines("elections.leaving.stops")
    return words.lines("elections.leaving.seat", whom=for_whom(words, election.reserved))


def who_stops(words: Words, reps: Sequence[RepNow]) -> tuple[str, ...]:
    """Who of the reps of today stops when a new one begins; of oneself one reads: you."""
    stopping = (rep for rep in reps if not rep.stays)
    return tuple(
        words.text("elections.plan.you_stop" if rep.is_me else "elections.plan.rep_stops", name=rep.name)
        for rep in stopping
    )
