"""A vote whose key is gone: the facilitators are asked what comes next."""

from bot.ids import ElectionId
from bot.rules.elections import State
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.screen import Button, Screen, Style, tap
from bot.screens.elections import lost as screens
from bot.services.elections import ending
from bot.services.elections import lost as services
from bot.services.elections.ending import KEY_END
from handlers.routes import At, Due, HomeEntry, Routes
from storage.keys import KeysAway

routes = Routes()


@routes.home(9)
def waits(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For the facilitator: a vote waits for what they say."""
    if not member.is_facilitator:
        return None
    for election in at.unit.elections.list_of(group.id, State.VOTING, State.PAPER, State.LOTS):
        if election.group_id != group.id:
            continue
        try:
            is_lost = services.is_lost(at.unit, at.keys, election, now=at.now)
        except KeysAway:
            return None
        if is_lost:
            words = at.words
            button = Button(words.text("elections.button.key_lost"), tap("elections.key_lost", election.id), Style.MAIN)
            return HomeEntry(words.text("elections.key_lost.title"), words.lines("elections.key_lost.home"), button)
    return None


@routes.view("elections.key_lost")
def on_key_lost(at: At, election: ElectionId) -> Screen | None:
    """The key of this vote is gone: what now?"""
    try:
        found = services.lost(at.unit, at.keys, at.person, election, now=at.now)
    except OldButton:
        return None
    return screens.key_lost(at.words, found, end_at=at.unit.schedule.find(KEY_END, election))


@routes.view("elections.vote_again")
def on_vote_again(at: At, election: ElectionId) -> Screen:
    """Vote again: asked once more."""
    return screens.vote_again(at.words, services.lost(at.unit, at.keys, at.person, election, now=at.now))


@routes.deed("elections.again")
def on_again(at: At, election: ElectionId) -> Screen:
    """Everybody votes again."""
    services.vote_again(at.unit, at.keys, at.person, election, now=at.now)
    return screens.voting_again(at.words)


# The clock


@routes.watch
def watch_keys(due: Due) -> None:
    """Whether every open vote can be read, before anybody presses."""
    services.watch_keys(due.unit, due.keys, now=due.now)


@routes.watch
def watch_clocks(due: Due) -> None:
    """Whether every vote comes to an end by itself."""
    ending.watch_clocks(due.unit, now=due.now)


@routes.deadline("elections.key_lost")
def ask_again_due(due: Due, subject: int) -> None:
    """Nobody said yet what comes next."""
    services.ask_again_due(due.unit, due.keys, ElectionId(subject), now=due.now)


@routes.deadline("elections.key_end")
def key_end_due(due: Due, subject: int) -> None:
    """Nobody said in time what comes next."""
    services.key_end_due(due.unit, due.keys, ElectionId(subject), now=due.now)
