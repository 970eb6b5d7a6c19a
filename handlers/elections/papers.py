"""Counting papers: for the facilitators, and for each of the two who enter them one by one."""

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import EMPTY, Choice
from bot.rules.elections import LEAST_PAPERS, Election, State, of_groups
from bot.rules.people import Group, Member
from bot.screen import Button, Screen, tap
from bot.screens.elections import entering
from bot.screens.elections import papers as screens
from bot.screens.elections import plan as plan_screens
from bot.services.elections import counters
from bot.services.elections import members as people
from bot.services.elections import papers as services
from bot.services.elections import plan as plan_services
from bot.services.elections.ending import PAPERS_END
from handlers.elections.plan import looked_after, plans
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
    found = plan_services.get(at.unit, election)
    people.check_helps(at.unit, found, at.person, now=at.now)
    if found.state is not State.PAPER:
        return None
    counting = counters.list_counting(at.unit, found, now=at.now)
    given = services.papers_given(at.unit, election)
    return screens.papers(
        at.words,
        election,
        counting=_names(at, [count.member_id for count in counting]),
        sent=sum(count.is_sent for count in counting),
        given=given,
        can_ask=bool(counters.list_able(at.unit, found, now=at.now)),
        end_at=at.unit.schedule.find(PAPERS_END, election),
        few=0 < given < LEAST_PAPERS,
        can_end=plans(at, found) and services.can_end(at.unit, found, now=at.now),
    )


def _names(at: At, members: list[MemberId]) -> list[str]:
    return [at.unit.people.get_member(member, now=at.now).name for member in members]


@routes.deed("elections.draw_counters")
def on_draw_counters(at: At, election: ElectionId) -> Screen:
    """Lots fall on two who count."""
    drawn = counters.draw_counters(at.unit, at.person, election, now=at.now)
    return screens.counters_drawn(at.words, election, _names(at, drawn))


@routes.view("elections.given")
def on_given(at: At, election: ElectionId, page: int) -> Screen:
    """Who gave a paper."""
    return _given(at, counters.looks_after_papers(at.unit, at.person, election, now=at.now), page)


def _given(at: At, election: Election, page: int) -> Screen:
    voters = of_groups(at.unit.elections.list_roll(election.id), looked_after(at, election))
    voters = [voter for voter in voters if voter.on_paper]
    return screens.given(at.words, election.id, voters, page=page)


@routes.deed("elections.gave")
def on_gave(at: At, election: ElectionId, member: MemberId, gave: int, page: int) -> Screen:
    """Somebody gave a paper, or did not."""
    found = services.tick_given(at.unit, at.keys, at.person, election, member, gave=bool(gave), now=at.now)
    return _given(at, found, page)


@routes.deed("elections.count_again")
def on_count_again(at: At, election: ElectionId) -> Screen:
    """It does not fit who gave a paper: it is counted again."""
    drawn = services.count_again(at.unit, at.person, election, now=at.now)
    return screens.counters_drawn(at.words, election, _names(at, drawn))


# For one of the two who count. Which taps a paper takes nobody writes down.


def _mine(at: At, election: ElectionId) -> services.Mine:
    return services.my_papers(at.unit, at.keys, at.person, election, now=at.now)


@routes.view("elections.my_count")
def on_my_count(at: At, election: ElectionId) -> Screen:
    """What they have entered, or how they begin."""
    return _listed(at, _mine(at, election), 0)


@routes.view("elections.my_papers", leaves_no_trace=True)
def on_my_papers(at: At, election: ElectionId, page: int) -> Screen:
    return _listed(at, _mine(at, election), page)


def _listed(at: At, mine: services.Mine, page: int) -> Screen:
    number, differs = mine.election.id, mine.count.differs
    if mine.count.is_sent:
        return entering.sent(at.words, number)
    if not mine.papers and not differs:
        return entering.begin(at.words, number)
    return entering.my_papers(at.words, number, mine.candidates, mine.form, mine.papers, differs, page=page)


@routes.view("elections.one_paper", leaves_no_trace=True)
def on_one_paper(at: At, election: ElectionId, n: int, choice: int) -> Screen:
    """What stands on this paper?"""
    mine = _mine(at, election)
    services.check_paper(mine, n, Choice(choice))
    return _one(at, mine, n, Choice(choice))


@routes.view("elections.paper_page", leaves_no_trace=True)
def on_paper_page(at: At, election: ElectionId, n: int, choice: int, page: int) -> Screen:
    """More names."""
    mine = _mine(at, election)
    services.check_paper(mine, n, Choice(choice))
    return _one(at, mine, n, Choice(choice), page=page)


@routes.view("elections.paper_other", leaves_no_trace=True)
def on_paper_other(at: At, election: ElectionId, n: int) -> Screen:
    """No name is chosen on it."""
    mine = _mine(at, election)
    services.check_paper(mine, n, EMPTY)
    return entering.paper_other(at.words, election, n=n, before=mine.papers)


def _one(at: At, mine: services.Mine, n: int, choice: Choice, *, page: int = 0) -> Screen:
    number, listed = mine.election.id, mine.candidates
    return entering.one_paper(at.words, number, listed, mine.form, choice, n=n, before=mine.papers, page=page)


@routes.deed("elections.paper_is", leaves_no_trace=True)
def on_paper_is(at: At, election: ElectionId, n: int, choice: int) -> Screen:
    """This stands on it; then the next one."""
    mine = services.write_down(at.unit, at.keys, at.person, election, n=n, choice=Choice(choice), now=at.now)
    is_last = n == len(mine.papers) and n < mine.most
    return _one(at, mine, n + 1, EMPTY) if is_last and not mine.count.differs else _listed(at, mine, 0)


@routes.deed("elections.no_paper", leaves_no_trace=True)
def on_no_paper(at: At, election: ElectionId, n: int) -> Screen:
    """There is no such paper."""
    return _listed(at, services.take_away(at.unit, at.keys, at.person, election, n=n, now=at.now), 0)


@routes.deed("elections.send_count")
def on_send_count(at: At, election: ElectionId) -> Screen:
    """They have counted."""
    mine = services.send_count(at.unit, at.keys, at.person, election, now=at.now)
    if mine.is_out:
        return screens.out_of_count(at.words)
    return entering.sent(at.words, election) if mine.is_sent else on_my_count(at, election)


@routes.deed("elections.cannot_count")
def on_cannot_count(at: At, election: ElectionId) -> Screen:
    """They cannot count."""
    services.cannot_count(at.unit, at.person, election, now=at.now)
    return screens.out_of_count(at.words)


@routes.view("elections.no_result")
def on_no_result(at: At, election: ElectionId) -> Screen:
    """End it without a result: asked once."""
    counters.looks_after_papers(at.unit, at.person, election, now=at.now)
    return screens.no_result(at.words, election)


@routes.deed("elections.ended")
def on_ended(at: At, election: ElectionId) -> Screen:
    """There is no result."""
    ended = services.end_without_result(at.unit, at.keys, at.person, election, now=at.now)
    return plan_screens.stopped(at.words, ended.reason)


@routes.deadline("elections.papers_wait")
def papers_wait_due(due: Due, subject: int) -> None:
    """Papers still wait to be counted."""
    counters.wait_due(due.unit, ElectionId(subject), now=due.now)


@routes.deadline("elections.papers_end")
def papers_end_due(due: Due, subject: int) -> None:
    """The papers were not counted in time."""
    services.papers_end_due(due.unit, due.keys, ElectionId(subject), now=due.now)


@routes.deadline("elections.papers_remind")
def papers_remind_due(due: Due, subject: int) -> None:
    """Who was asked to count is reminded."""
    counters.remind_due(due.unit, ElectionId(subject), now=due.now)
