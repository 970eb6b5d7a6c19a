"""Counting again: who does it, what they see, and what everybody hears."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.ids import ElectionId
from bot.rules.ballots import Choice, Form
from bot.screen import Button, Pictogram, Screen, Style, tap
from bot.screens.elections.ballots import in_words
from bot.words import Words


def ask(words: Words, election: ElectionId, *, can_draw: bool) -> Screen:
    """Who counts again? Lots say who."""
    draw = Button(words.text("elections.button.draw_counters"), tap("elections.draw_scrutineers", election), Style.MAIN)
    nobody = () if can_draw else words.lines("elections.scrutineers.nobody")
    return Screen(
        title=words.text("elections.scrutineers.title"),
        lines=(*words.lines("elections.scrutineers"), *nobody),
        buttons=(draw,) if can_draw else (),
        back=tap("elections.numbers", election),
    )


def asked(words: Words, election: ElectionId, names: Sequence[str]) -> Screen:
    """Two people are asked."""
    return Screen(
        title=words.text("elections.scrutineers.title"),
        lines=words.lines("elections.scrutineers.asked", names=words.all_of(names)),
        back=tap("elections.numbers", election),
    )


def recount(
    words: Words,
    election: ElectionId,
    form: Form,
    choices: Sequence[Choice] | None,
    names: Mapping[int, str],
    *,
    is_same: bool,
) -> Screen:
    """For a scrutineer: the ballots from phones, without names; only whether it is the same where few people voted."""
    lines = list(words.lines("elections.recount.same" if is_same else "elections.recount.other"))
    if choices is None:
        lines += words.lines("elections.recount.few")
    else:
        lines += [*words.lines("elections.recount"), "", *_piles(words, form, choices, names)]
    return Screen(
        title=words.text("elections.recount.few.title" if choices is None else "elections.recount.title"),
        lines=tuple(lines),
        buttons=(
            Button(words.text("elections.button.right"), tap("elections.recounted", election, 1), Style.YES),
            Button(words.text("elections.button.wrong"), tap("elections.recounted", election, 0)),
        ),
        picture=Pictogram("🗳", words.text("elections.recount.alt"), mark="🔍"),
    )


def _piles(words: Words, form: Form, choices: Sequence[Choice], names: Mapping[int, str]) -> list[str]:
    """Equal ballots on one pile, the largest first."""
    piles = sorted(Counter(choices).items(), key=lambda pile: (-pile[1], pile[0]))
    return [
        words.plural("elections.recount.pile", number, choice=in_words(words, form, choice, names))
        for choice, number in piles
    ]


def recounted(words: Words, election: ElectionId, *, right: bool) -> Screen:
    """What the scrutineer said is noted."""
    key = "elections.recounted.right" if right else "elections.recounted.wrong"
    return Screen(
        title=words.text("elections.recounted.title"),
        lines=words.lines(key),
        back=tap("elections.result", election),
    )


def told(words: Words, election: ElectionId, *, right: bool) -> Screen:
    """One line about it."""
    return Screen(
        title=words.text("elections.recount_told.title"),
        lines=words.lines("elections.recount_told.right" if right else "elections.recount_told.wrong"),
        back=tap("elections.result", election),
    )
