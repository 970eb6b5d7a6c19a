"""Counting papers: for the facilitators, and for each of the two who count."""

from bot.ids import ElectionId, MemberId
from bot.rules.elections import LEAST_PAPERS, Election, State
from bot.rules.papers import MORE_THAN_THERE_CAN_BE, Count
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import OldButton
from bot.screen import Button, Screen, tap
from bot.screens.elections import papers as screens
from bot.screens.elections import plan as plan_screens
from bot.services.elections import papers as services
from handlers.elections.plan import seen
from handlers.elections.result import on_ballot
from handlers.routes import At, Due, HomeEntry, Routes

routes = Routes()


@routes.home(14)
def papers_wait(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For the facilitator: papers are to be counted."""
    waiting = at.unit.elections.list_of(group.id, State.PAPER)
    if not waiting or not member.is_facilitator:
        return None
    words = at.words
    button = Button(words.text("elections.button.papers"), tap("elections.papers", waiting[0].id))
    return HomeEntry(words.text("elections.papers.title"), words.lines("elections.papers.home"), button)


@routes.view("elections.papers")
def on_papers(at: At, election: ElectionId) -> Screen | None:
    """For the facilitators; None when everything is counted."""
    found = seen(at, election)
    check_facilitator(at.member(found.group_id))
    if found.state is not State.PAPER:
        return None
    counting = services.list_counting(at.unit, found, now=at.now)
    given = services.papers_given(at.unit, election)
    return screens.papers(
        at.words,
        election,
        counting=_names(at, [count.member_id for count in counting]),
        sent=sum(count.is_sent for count in counting),
        given=given,
        can_ask=bool(services.list_able(at.unit, found, now=at.now)),
        few=0 < given < LEAST_PAPERS,
        can_end=services.can_end(at.unit, found, now=at.now),
    )


def _names(at: At, members: list[MemberId]) -> list[str]:
    return [at.unit.people.get_member(member, now=at.now).name for member in members]


@routes.deed("elections.draw_counters")
def on_draw_counters(at: At, election: ElectionId) -> Screen:
    """Lots fall on two who count."""
    drawn = services.draw_counters(at.unit, at.person, election, now=at.now)
    return screens.counters_drawn(at.words, election, _names(at, drawn))


@routes.view("elections.given")
def on_given(at: At, election: ElectionId, page: int) -> Screen:
    """Who gave a paper."""
    return _given(at, services.looks_after_papers(at.unit, at.person, election, now=at.now), page)


def _given(at: At, election: Election, page: int) -> Screen:
    voters = [voter for voter in at.unit.elections.list_roll(election.id) if voter.on_paper]
    return screens.given(at.words, election.id, voters, page=page)


@routes.deed("elections.gave")
def on_gave(at: At, election: ElectionId, member: MemberId, gave: int, page: int) -> Screen:
    """Somebody gave a paper, or did not."""
    found = services.tick_given(at.unit, at.keys, at.person, election, member, gave=bool(gave), now=at.now)
    return _given(at, found, page)


@routes.view("elections.my_count")
def on_my_count(at: At, election: ElectionId) -> Screen:
    """For one of the two who count."""
    return _my_count(at, *services.own_count(at.unit, at.person, election, now=at.now))


def _my_count(at: At, election: Election, count: Count) -> Screen:
    return screens.my_count(at.words, election, list(on_ballot(at, election).values()), count)


@routes.view("elections.count")
def on_count(at: At, election: ElectionId, line: int) -> Screen:
    """How many papers say this?"""
    found, _ = services.own_count(at.unit, at.person, election, now=at.now)
    on_paper = sum(voter.on_paper for voter in at.unit.elections.list_roll(election))
    most = on_paper + MORE_THAN_THERE_CAN_BE
    return screens.how_many(at.words, election, line, _label(at, found, line), most)


def _label(at: At, election: Election, line: int) -> str:
    label = screens.label_of(at.words, list(on_ballot(at, election).values()), line)
    if label is None:
        raise OldButton
    return label


@routes.deed("elections.counted")
def on_counted(at: At, election: ElectionId, line: int, n: int) -> Screen:
    """A number is written down."""
    _label(at, seen(at, election), line)
    return _my_count(at, *services.write_down(at.unit, at.person, election, line=line, n=n, now=at.now))


@routes.deed("elections.send_count")
def on_send_count(at: At, election: ElectionId) -> Screen:
    """They have counted."""
    mine = services.send_count(at.unit, at.keys, at.person, election, now=at.now)
    if mine.is_out:
        return screens.out_of_count(at.words)
    return _my_count(at, seen(at, election), mine)


@routes.deed("elections.cannot_count")
def on_cannot_count(at: At, election: ElectionId) -> Screen:
    """They cannot count."""
    services.cannot_count(at.unit, at.person, election, now=at.now)
    return screens.out_of_count(at.words)


@routes.view("elections.no_result")
def on_no_result(at: At, election: ElectionId) -> Screen:
    """End it without a result: asked once."""
    services.looks_after_papers(at.unit, at.person, election, now=at.now)
    return screens.no_result(at.words, election)


@routes.deed("elections.ended")
def on_ended(at: At, election: ElectionId) -> Screen:
    """There is no result."""
    ended = services.end_without_result(at.unit, at.person, election, now=at.now)
    return plan_screens.stopped(at.words, ended.reason)


@routes.deadline("elections.papers_wait")
def papers_wait_due(due: Due, subject: int) -> None:
    """Papers still wait to be counted."""
    services.wait_due(due.unit, ElectionId(subject), now=due.now)
