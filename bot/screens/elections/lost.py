"""A vote whose key is gone."""

from datetime import datetime

from bot.rules.elections import Election
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections.last_day import last_day
from bot.words import Words


def key_lost(words: Words, election: Election, *, end_at: datetime | None = None) -> Screen:
    """For a facilitator: nobody can read the votes; they say what comes next. `end_at`: when it is over otherwise."""
    return Screen(
        title=words.text("elections.key_lost.title"),
        lines=(*words.lines("elections.key_lost"), *last_day(words, "elections.key_lost.until", end_at)),
        buttons=(Button(words.text("elections.button.vote_again"), tap("elections.vote_again", election.id)),),
    )


def vote_again(words: Words, election: Election) -> Screen:
    """Vote again: asked once more."""
    back = tap("elections.key_lost", election.id)
    return Screen(
        title=words.text("elections.vote_again.title"),
        lines=words.lines("elections.vote_again"),
        buttons=(
            Button(words.text("elections.button.vote_again_yes"), tap("elections.again", election.id), Style.STOP),
            Button(words.text("elections.button.no_back"), back),
        ),
        back=back,
    )


def voting_again(words: Words) -> Screen:
    """The new vote is open."""
    return Screen(title=words.text("elections.again.title"), lines=words.lines("elections.again"))
