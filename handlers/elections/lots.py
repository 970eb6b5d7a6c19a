"""Tied twice: who gives a word, and when lots are drawn."""

from dataclasses import replace

from bot.ids import ElectionId, MemberId
from bot.rules.agenda import check_words
from bot.rules.elections import Candidate, Election, State, Voter, is_public
from bot.rules.lots import OURS, needs_words
from bot.rules.names import NAME_MOST
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.screen import Button, Reply, Screen, tap
from bot.screens.elections import lots as screens
from bot.screens.elections import result as result_screens
from bot.services.elections import lots as services
from bot.services.elections import members as people
from bot.services.elections.ending import ANYWAY, DRAW
from handlers.elections.plan import me, seen
from handlers.elections.result import stood
from handlers.routes import At, Due, HomeEntry, Routes

routes = Routes()


@routes.home(11)
def draw_is_open(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While words are needed, home is the way to give one, also a day after the letter came."""
    running = at.unit.elections.list_of(group.id, State.LOTS)
    if not running or not _may_know(at, running[0]):
        return None
    words = at.words
    button = Button(words.text("elections.button.lots"), tap("elections.lots", running[0].id))
    return HomeEntry(words.text("elections.lots.title"), words.lines("elections.state.lots"), button)


@routes.view("elections.lots")
def on_lots(at: At, election: ElectionId) -> Screen | None:
    """Tied twice."""
    found = seen(at, election)
    if found.state is not State.LOTS or found.result is None:
        return None
    if not _may_know(at, found):
        return result_screens.not_public_yet(at.words)
    tied = _tied(at, found)
    draw_at = at.unit.schedule.find(DRAW, election)
    if draw_at is not None:
        said, has_ours = at.words.all_of([word for _, word in found.words]), OURS in dict(found.words)
        return screens.seed(at.words, found, tied, said, draw_at, has_ours=has_ours)
    may_give = services.may_give_word(at.unit, found, me(at, found), now=at.now)
    asked = services.list_witnesses(at.unit, found, now=at.now) if services.has_witnesses(at.unit, found) else []
    given = {who for who, _ in found.words}
    names = [voter.name for voter in _voters(at, election, asked) if voter.member_id not in given]
    may_name = bool(services.list_to_name(at.unit, found, me(at, found), now=at.now))
    return screens.lots(at.words, found, tied, names, may_give=may_give, may_name=may_name)


def _voters(at: At, election: ElectionId, members: list[MemberId]) -> list[Voter]:
    return [voter for voter in at.unit.elections.list_roll(election) if voter.member_id in members]


@routes.view("elections.witnesses")
def on_witnesses(at: At, election: ElectionId, page: int) -> Screen:
    """For somebody who is tied: who gives a word for you?"""
    found = seen(at, election)
    able = services.list_to_name(at.unit, found, me(at, found), now=at.now)
    if not able:
        raise OldButton
    return screens.witnesses(at.words, election, _voters(at, election, able), page=page)


@routes.deed("elections.name_witness")
def on_name_witness(at: At, election: ElectionId, member: MemberId) -> Screen | None:
    """This one gives a word for them."""
    services.name_witness(at.unit, at.person, election, member, now=at.now)
    return on_lots(at, election)


def _may_know(at: At, election: Election) -> bool:
    """Who stood hears first that there is a tie again."""
    return is_public(election, now=at.now) or stood(at, election)


def _tied(at: At, election: Election) -> list[Candidate]:
    tied = () if election.result is None else election.result.tied
    return [c for place in tied for c in at.unit.elections.list_candidates(election.id) if c.place == place]


@routes.view("elections.word")
def on_word(at: At, election: ElectionId) -> Screen | None:
    found = seen(at, election)
    may_give = services.may_give_word(at.unit, found, me(at, found), now=at.now)
    return screens.word(at.words, election) if may_give else on_lots(at, election)


@routes.reply("elections.word")
def on_word_said(at: At, reply: Reply, election: ElectionId) -> Screen | None:
    """A witness gives a word; who gives the second one reads when lots are drawn, and others who is asked."""
    word = check_words(reply.text, most=NAME_MOST, after=tap("elections.word", election))
    said = " ".join(word.split())
    given = services.give_word(at.unit, at.keys, at.person, election, word=said, now=at.now)
    is_kept = (me(at, given).id, said) in given.words
    if is_kept and needs_words(given):
        return screens.word_kept(at.words, said)
    shown = on_lots(at, election)
    return shown if is_kept or shown is None else replace(shown, again=tap("elections.lots", election))


@routes.view("elections.no_words")
def on_no_words(at: At, election: ElectionId) -> Screen | None:
    """For the facilitators: two weeks, and words are still missing."""
    found = seen(at, election)
    people.check_helps(at.unit, found, at.person, now=at.now)
    until = at.unit.schedule.find(ANYWAY, election)
    return screens.no_words(at.words, election, until=until) if needs_words(found) else None


# The clock


@routes.deadline("elections.ask_words")
def ask_words_due(due: Due, subject: int) -> None:
    services.ask_words_due(due.unit, ElectionId(subject), now=due.now)


@routes.deadline("elections.no_words")
def no_words_due(due: Due, subject: int) -> None:
    services.no_words_due(due.unit, ElectionId(subject), now=due.now)


@routes.deadline("elections.draw_anyway")
def draw_anyway_due(due: Due, subject: int) -> None:
    services.draw_anyway_due(due.unit, due.keys, ElectionId(subject), now=due.now)


@routes.deadline("elections.draw")
def draw_due(due: Due, subject: int) -> None:
    services.draw_due(due.unit, due.keys, ElectionId(subject), now=due.now)
