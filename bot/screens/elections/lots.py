"""Tied twice: people each give a word, and lots are drawn."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import ElectionId
from bot.rules.counting import Ballot
from bot.rules.elections import Candidate, Election, Voter
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections.last_day import last_day
from bot.screens.elections.stand import faces
from bot.screens.lists import paged
from bot.words import Words


def lots(
    words: Words,
    election: Election,
    tied: Sequence[Candidate],
    witnesses: Sequence[str],
    *,
    may_give: bool,
    may_name: bool = False,
) -> Screen:
    """A word for each who is tied is needed first; a button for who can give one, or name who does.

    Args:
        witnesses: the names of who is asked for them; empty when everybody is who has a vote and did not stand.
    """
    asked = words.lines("elections.lots.asked", names=words.all_of(witnesses)) if witnesses else ()
    give = Button(words.text("elections.button.give_word"), tap("elections.word", election.id), Style.MAIN)
    name = Button(words.text("elections.button.name_witness"), tap("elections.witnesses", election.id, 0), Style.MAIN)
    return Screen(
        title=words.text("elections.lots.title"),
        lines=(
            _tied(words, election, tied),
            *(asked or words.lines("elections.lots")),
        ),
        buttons=(*((give,) if may_give else ()), *((name,) if may_name else ())),
        picture=faces(words, tied),
    )


def _tied(words: Words, election: Election, tied: Sequence[Candidate]) -> str:
    """In a count in order nobody votes again first."""
    key = "elections.lots.tied" if election.kind is not Ballot.RANKED else "elections.lots.tied_in_order"
    return words.text(key, names=words.all_of([each.name for each in tied]))


def seed(
    words: Words, election: Election, tied: Sequence[Candidate], said: str, draw_at: datetime, *, has_ours: bool
) -> Screen:
    """All words are there: anybody can draw again with them. `has_ours`: the last one is from the computer."""
    return Screen(
        title=words.text("elections.lots.title"),
        lines=(
            _tied(words, election, tied),
            *words.lines("elections.lots.seed", seed=said, moment=words.moment(draw_at)),
            *(words.lines("elections.lots.seed.ours") if has_ours else ()),
        ),
        picture=faces(words, tied),
    )


def witnesses(words: Words, election: ElectionId, voters: Sequence[Voter], *, page: int) -> Screen:
    """For somebody who is tied: who gives a word for you?"""
    entries = [Button(f"👤 {voter.name}", tap("elections.name_witness", election, voter.member_id)) for voter in voters]
    return Screen(
        title=words.text("elections.witnesses.title"),
        lines=words.lines("elections.witnesses"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("elections.witnesses", election, n)),
        back=tap("elections.lots", election),
    )


def word(words: Words, election: ElectionId) -> Screen:
    """Give a word."""
    return Screen(
        title=words.text("elections.word.title"),
        lines=words.lines("elections.word"),
        place=tap("elections.word", election),
        back=tap("elections.lots", election),
    )


def word_kept(words: Words, word: str) -> Screen:
    """What they wrote is kept, all of it: they read it, also when it is more than one word."""
    return Screen(title=words.text("elections.word_kept.title"), lines=words.lines("elections.word_kept", word=word))


def no_words(words: Words, election: ElectionId, *, until: datetime | None) -> Screen:
    """For the facilitators: words are missing, so they ask people. `until`: on which day nobody waits for them."""
    return Screen(
        title=words.text("elections.no_words.title"),
        lines=(*words.lines("elections.no_words"), *last_day(words, "elections.no_words.until", until)),
        buttons=(Button(words.text("elections.button.lots"), tap("elections.lots", election), Style.MAIN),),
    )
