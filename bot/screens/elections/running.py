"""While people vote: what a facilitator can still change of it."""

from datetime import datetime

from bot.rules.elections import Election
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections.plan import who_on_paper
from bot.words import Words


def change_open(words: Words, election: Election) -> Screen:
    """Who votes on paper; a phone that goes round; one more week, once; or no vote at all."""
    more = Button(words.text("elections.button.more_days"), tap("elections.more_days", election.id))
    off = Button(words.text("elections.button.call_off"), tap("elections.call_off_open", election.id), Style.STOP)
    paper = who_on_paper(words, election)
    room = Button(words.text("rooms.button.room"), tap("rooms.ask", election.id))
    return Screen(
        title=words.text("elections.change_open.title"),
        lines=(
            words.text("elections.plan.end", moment=words.moment(election.close_at)),
            *words.lines("elections.change_open.had" if election.extended else "elections.change_open.once"),
            *words.lines("elections.change_open"),
        ),
        buttons=(paper, room, off) if election.extended else (paper, room, more, off),
        back=tap("elections.show", election.id),
    )


def more_days(words: Words, election: Election, until: datetime) -> Screen:
    """Give one more week: asked once. `until`: when it ends then."""
    return Screen(
        title=words.text("elections.more_days.title"),
        lines=words.lines("elections.more_days", moment=words.moment(until)),
        buttons=(
            Button(words.text("elections.button.more_days_yes"), tap("elections.give_days", election.id), Style.YES),
            Button(words.text("elections.button.no_back"), tap("elections.change_open", election.id)),
        ),
        back=tap("elections.change_open", election.id),
    )


def call_off_open(words: Words, election: Election) -> Screen:
    """Call off a vote in which people may have voted: asked once."""
    return Screen(
        title=words.text("elections.call_off_open.title"),
        lines=words.lines("elections.call_off_open"),
        buttons=(
            Button(words.text("elections.button.call_off_yes"), tap("elections.off_open", election.id), Style.STOP),
            Button(words.text("elections.button.no_back"), tap("elections.change_open", election.id)),
        ),
        back=tap("elections.change_open", election.id),
    )
