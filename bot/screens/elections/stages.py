"""How a vote in order was counted: one page for each stage, in easy words, and all of it on paper."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO

from bot.rules.counting import NONE, VOTE, Stage, had_fewest
from bot.rules.elections import Election
from bot.screen import Block, Button, Paper, Screen, Style, TextFile, tap
from bot.screens.elections.reserved import kept
from bot.screens.paper import foot, print_size
from bot.words import Words

_EMOJI = "🔢"


def stage(
    words: Words, election: Election, stages: Sequence[Stage], names: Mapping[int, str], *, quota: int, n: int
) -> Screen:
    """One stage. Only stages that everybody may see come here.

    Args:
        names: of everybody on the ballot, by place.
        quota: how many votes make somebody a rep.
        n: which stage, from 1.
    """
    more = Button(words.text("elections.button.next_stage"), tap("elections.stage", election.id, n + 1), Style.MAIN)
    paper = Button(words.text("elections.button.stages_paper"), tap("elections.stages_paper", election.id))
    return Screen(
        title=_title(words, n, len(stages)),
        lines=_lines(words, election, stages, names, quota=quota, n=n),
        buttons=(more, paper) if n < len(stages) else (paper,),
        back=tap("elections.stage", election.id, n - 1) if n > 1 else tap("elections.numbers", election.id),
    )


def stages_paper(
    words: Words,
    election: Election,
    stages: Sequence[Stage],
    names: Mapping[int, str],
    group: str,
    *,
    quota: int,
    made: date,
) -> Screen:
    """All stages on paper."""
    blocks = tuple(
        Block(
            _title(words, n, len(stages)),
            _EMOJI,
            words.text("elections.stages.alt"),
            _lines(words, election, stages, names, quota=quota, n=n),
        )
        for n in range(1, len(stages) + 1)
    )
    paper = Paper(
        file_name=words.text("elections.stages.file"),
        title=words.text("elections.stages.title"),
        language=words.language,
        blocks=(Block(group, "🗳", words.text("elections.show.alt")), *blocks),
        foot=foot(words, made),
    )
    return Screen(
        title=words.text("elections.stages.title"),
        lines=words.lines("elections.stages"),
        buttons=(print_size(words),),
        enclosed=(paper, TextFile(f"{paper.file_name}.csv", _table(words, stages, names, quota=quota))),
        back=tap("elections.numbers", election.id),
    )


def _table(words: Words, stages: Sequence[Stage], names: Mapping[int, str], *, quota: int) -> str:
    """The votes of each name after each stage, and how many are needed, for a program that reads tables."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(["", *range(1, len(stages) + 1), words.text("elections.stages.quota")])
    for place in sorted({place for each in stages for place in each.totals}):
        votes = [f"{each.totals.get(place, 0) / VOTE:.5f}" for each in stages]
        rows.writerow([_name(words, names, place), *votes, quota])
    rows.writerow([words.text("elections.stages.exhausted"), *(f"{each.exhausted / VOTE:.5f}" for each in stages), ""])
    return f"\ufeff{text.getvalue()}"


def _title(words: Words, n: int, total: int) -> str:
    return words.text("elections.stage.title", n=n, total=total)


def _lines(
    words: Words, election: Election, stages: Sequence[Stage], names: Mapping[int, str], *, quota: int, n: int
) -> tuple[str, ...]:
    shown = stages[n - 1]
    elected = [names[place] for place in shown.elected if place in names]
    if not shown.moved:
        begins = (*words.lines("elections.stage.first"), words.plural("elections.stage.quota", quota))
    else:
        begins = _moved(words, election, stages, names, n=n)
    return (
        *begins,
        *(_votes(words, _name(words, names, place), votes) for place, votes in shown.totals.items() if votes),
        *((words.plural("elections.stage.elected", len(elected), names=words.all_of(elected)),) if elected else ()),
    )


def _moved(
    words: Words, election: Election, stages: Sequence[Stage], names: Mapping[int, str], *, n: int
) -> tuple[str, ...]:
    """Whose votes moved, and why."""
    moved = words.all_of([_name(words, names, place) for place in stages[n - 1].moved])
    if stages[n - 1].is_surplus:
        return words.lines("elections.stage.surplus", names=moved)
    if had_fewest(stages, n):
        return words.lines("elections.stage.out", names=moved)
    return (*kept(words, election), *words.lines("elections.stage.kept", names=moved))


def _name(words: Words, names: Mapping[int, str], place: int) -> str:
    """ "None of these" has as many places as there are seats, one after the other."""
    if place < NONE:
        return names[place]
    # In quotation marks, so that it is read as what stands on the ballot and not as a part of the sentence.
    quotes = words.known.quotes[0]
    return f"{quotes[0]}{words.text('elections.papers.none')}{quotes[1]}"


def _votes(words: Words, name: str, votes: int) -> str:
    whole, part = divmod(votes, VOTE)
    return words.plural("elections.stage.more" if part else "elections.stage.votes", whole, name=name)
