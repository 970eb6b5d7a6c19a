"""Counting papers: who gave one, and who counts."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import ElectionId
from bot.rules.elections import Voter
from bot.rules.papers import COUNTERS
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections.last_day import last_day
from bot.screens.lists import paged
from bot.words import Words


def papers(
    words: Words,
    election: ElectionId,
    *,
    counting: Sequence[str],
    sent: int,
    given: int,
    can_ask: bool,
    few: bool,
    can_end: bool,
    end_at: datetime | None = None,
) -> Screen:
    """For the facilitators: how far the count on paper is, and what they can do. They see no numbers.

    Args:
        counting: who counts, by name.
        sent: how many of them have sent what they found.
        given: how many people are ticked as having given a paper.
        can_ask: there are people who can be asked to count.
        few: so few papers that who counts them could guess who chose what.
        can_end: it has shown that the papers cannot be counted.
        end_at: when it is over without a result, if they are not counted before.
    """
    state = "wait" if len(counting) == COUNTERS else "ask" if can_ask else "nobody"
    if sent == COUNTERS:
        # Two have found the same, and it is not counted: it does not fit.
        state = "no_fit"
    ask = Button(words.text("elections.button.draw_counters"), tap("elections.draw_counters", election), Style.MAIN)
    again = Button(words.text("elections.button.count_again"), tap("elections.count_again", election))
    end = Button(words.text("elections.button.no_result"), tap("elections.no_result", election), Style.STOP)
    return Screen(
        title=words.text("elections.papers.title"),
        lines=(
            words.plural("elections.papers.given", given),
            *words.lines(f"elections.papers.{state}", names=words.all_of(counting)),
            *last_day(words, "elections.papers.until", end_at),
            *(words.lines("elections.papers.few") if few else ()),
        ),
        buttons=(
            *((ask,) if state == "ask" else (again,) if state == "no_fit" else ()),
            Button(words.text("elections.button.given"), tap("elections.given", election, 0)),
            *((end,) if can_end else ()),
        ),
    )


def counters_drawn(words: Words, election: ElectionId, names: Sequence[str]) -> Screen:
    """For the facilitators: lots fell on these two."""
    lines = words.lines("elections.counters_drawn", names=words.all_of(names))
    return Screen(
        title=words.text("elections.counters_drawn.title"), lines=lines, back=tap("elections.papers", election)
    )


def given(words: Words, election: ElectionId, voters: Sequence[Voter], *, page: int) -> Screen:
    """Who gave a paper: a tick for each."""
    entries = [
        Button(
            f"{'📄' if voter.voted else '➖'} {voter.name}",
            tap("elections.gave", election, voter.member_id, 0 if voter.voted else 1, page),
        )
        for voter in voters
    ]
    return Screen(
        title=words.text("elections.given.title"),
        lines=words.lines("elections.given"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("elections.given", election, n)),
        back=tap("elections.papers", election),
    )


def out_of_count(words: Words) -> Screen:
    """They cannot count."""
    return Screen(title=words.text("elections.out_of_count.title"), lines=words.lines("elections.out_of_count"))


def no_result(words: Words, election: ElectionId) -> Screen:
    """End the vote without a result: asked once."""
    return Screen(
        title=words.text("elections.no_result.title"),
        lines=words.lines("elections.no_result"),
        buttons=(
            Button(words.text("elections.button.no_result_yes"), tap("elections.ended", election), Style.STOP),
            Button(words.text("elections.button.no_back"), tap("elections.papers", election)),
        ),
        back=tap("elections.papers", election),
    )
