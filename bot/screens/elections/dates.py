"""The days of a vote: a step of its plan, and afterwards until it opens."""

from collections.abc import Sequence

from bot.rules.elections import Election, State
from bot.screen import Button, Screen, Style, Tap, tap
from bot.screens.elections.plan import title_of
from bot.words import Words


def dates(words: Words, election: Election, *, moves_left: int | None = None, asks: Sequence[str] = ()) -> Screen:
    """3: when people vote.

    Args:
        moves_left: how often an announced vote can still be put off.
        asks: the other groups that are asked: people can stand when those had time to say yes or no.
    """
    from_when = "elections.plan.from_then" if asks else "elections.plan.from_today"
    other = (
        Button(words.text("elections.button.other_start"), tap("elections.day", election.id, "start", 0)),
        Button(words.text("elections.button.other_end"), tap("elections.day", election.id, "end", 0)),
    )
    days, is_draft = (election.close_at - election.vote_at).days, election.state is State.DRAFT
    return Screen(
        title=title_of(words, election, 3) if is_draft else words.text("elections.dates.title"),
        lines=(
            *(words.lines(from_when) if is_draft else ()),
            words.text("elections.plan.start", moment=words.moment(election.vote_at)),
            words.text("elections.plan.end", moment=words.moment(election.close_at)),
            words.plural("elections.plan.days", days),
            *(words.lines("elections.plan.longer") if is_draft else ()),
            # In order a tie needs lots, and no second vote.
            *(words.lines("elections.plan.no_clear_result") if is_draft and not election.in_order else ()),
            *words.lines("elections.plan.workdays"),
            *_still(words, moves_left),
        ),
        buttons=(
            Button(words.text("elections.button.good"), _after_dates(election), Style.YES),
            *(other if moves_left != 0 else ()),
        ),
        back=tap("elections.step", election.id, 2)
        if election.state is State.DRAFT
        else tap("elections.show", election.id),
    )


def _still(words: Words, moves_left: int | None) -> tuple[str, ...]:
    if moves_left is None:
        return ()
    if not moves_left:
        return words.lines("elections.dates.fixed")
    return tuple(words.plural("elections.dates.moves", moves_left).split("\n"))


def _after_dates(election: Election) -> Tap:
    if election.state is State.DRAFT:
        return tap("elections.step", election.id, 4)
    return tap("elections.show", election.id)
