"""Papers, the result, and the reps' page."""

from dataclasses import replace

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.counting import NONE, Papers, Result
from bot.rules.elections import LEAST_PAPERS, Candidate, Election, Standing, State, is_public
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import OldButton
from bot.screen import Button, Screen, tap
from bot.screens.elections import result as screens
from bot.services.elections import close as services
from bot.services.elections import record, terms
from bot.services.elections import recount as recount_services
from handlers.elections.plan import RUNNING, seen
from handlers.routes import At, Due, HomeEntry, Routes, There, number_of

routes = Routes()
_NUMBER, _BLANK = -1, -2


def _candidates(at: At | There, election: Election) -> dict[int, Candidate]:
    """Everybody on the ballot, by place."""
    listed = at.unit.elections.list_candidates(election.id)
    return {c.place: c for c in listed if c.place is not None}


# Papers


@routes.view("elections.papers")
def on_papers(at: At, election: ElectionId) -> Screen | None:
    found = seen(at, election)
    check_facilitator(at.member(found.group_id))
    if found.state is not State.PAPER:
        return None
    return _papers(at, found)


def _papers(at: At, election: Election) -> Screen:
    counted = at.unit.elections.papers(election.id) or Papers()
    fits = services.papers_fit(at.unit, election, counted)
    few = services.papers_given(at.unit, election.id) < LEAST_PAPERS
    listed = list(_candidates(at, election).values())
    return screens.papers(at.words, election, listed, counted, fits=fits, few=few)


@routes.view("elections.given")
def on_given(at: At, election: ElectionId, page: int) -> Screen:
    """Who gave a paper."""
    found = services.counts_papers(at.unit, at.person, election, now=at.now)
    return _given(at, found, page)


def _given(at: At, election: Election, page: int) -> Screen:
    voters = [voter for voter in at.unit.elections.list_roll(election.id) if voter.on_paper]
    return screens.given(at.words, election.id, voters, page=page)


@routes.deed("elections.gave")
def on_gave(at: At, election: ElectionId, member: MemberId, gave: int, page: int) -> Screen:
    """Somebody gave a paper, or did not."""
    return _given(
        at, services.tick_given(at.unit, at.person, election, member, gave=bool(gave), now=at.now), page
    )  # fmt: skip


@routes.view("elections.count")
def on_count(at: At, election: ElectionId, place: int) -> Screen:
    """How many papers say this?"""
    found = services.counts_papers(at.unit, at.person, election, now=at.now)
    given = services.papers_given(at.unit, election)
    return screens.how_many(at.words, election, place, _label(at, found, place), given)


def _label(at: At, election: Election, place: int) -> str:
    names = {_NUMBER: "number", _BLANK: "blank", NONE: "none"}
    if place in names:
        return at.words.text(f"elections.papers.{names[place]}")
    candidate = _candidates(at, election).get(place)
    if candidate is None:
        raise OldButton
    return candidate.name


@routes.deed("elections.counted")
def on_counted(at: At, election: ElectionId, place: int, n: int) -> Screen:
    found = services.counts_papers(at.unit, at.person, election, now=at.now)
    _label(at, found, place)
    before = at.unit.elections.papers(election) or Papers()
    match place:
        case -1:
            papers = replace(before, number=n)
        case -2:
            papers = replace(before, blank=n)
        case _:
            papers = replace(before, totals={**before.totals, place: n})
    services.set_papers(at.unit, at.person, election, papers, now=at.now)
    return _papers(at, found)


@routes.view("elections.second")
def on_second(at: At, election: ElectionId, page: int) -> Screen:
    """Who counts too?"""
    found = services.counts_papers(at.unit, at.person, election, now=at.now)
    stand = {c.member_id for c in at.unit.elections.list_candidates(election)}
    members = [
        m
        for m in at.unit.people.list_members(found.group_id, now=at.now)
        if m.id not in stand and m.person_id != at.person.id and not m.on_paper
    ]
    return screens.second(at.words, election, members, page=page)


@routes.deed("elections.ask_second")
def on_ask_second(at: At, election: ElectionId, member: MemberId) -> Screen:
    try:
        services.ask_second(at.unit, at.person, election, member, now=at.now)
    except LookupError:
        raise OldButton from None
    return screens.second_asked(at.words, at.unit.people.get_member(member, now=at.now).name)


@routes.view("elections.papers_check")
def on_papers_check(at: At, election: ElectionId) -> Screen | None:
    """For the second person."""
    found = services.checks_papers(at.unit, at.person, election, now=at.now)
    counted = at.unit.elections.papers(election)
    if counted is None:
        return None
    return screens.papers_check(at.words, found, list(_candidates(at, found).values()), counted)


@routes.deed("elections.papers_same")
def on_papers_same(at: At, election: ElectionId) -> Screen:
    services.confirm_papers(at.unit, at.keys, at.person, election, now=at.now)
    return screens.papers_done(at.words, same=True)


@routes.deed("elections.papers_differ")
def on_papers_differ(at: At, election: ElectionId) -> Screen:
    services.doubt_papers(at.unit, at.person, election, now=at.now)
    return screens.papers_done(at.words, same=False)


# Lots


# The result


@routes.menu("news", 20)
def elections_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Our reps, and the newest result."""
    words = at.words
    done = [
        e for e in at.unit.elections.list_of(group.id, State.DONE) if e.public_at is not None and e.public_at <= at.now
    ]
    newest = (Button(words.text("elections.button.result"), tap("elections.result", done[0].id)),) if done else ()
    return (Button(words.text("elections.button.reps"), tap("elections.reps")), *newest)


def _may_see(at: At, election: Election) -> bool:
    """Candidates hear first; then everybody."""
    return election.public_at is not None and (is_public(election, now=at.now) or stood(at, election))


def stood(at: At, election: Election) -> bool:
    """Whether this person stood, and so hears first what came out."""
    candidate = at.unit.elections.find_candidate(election.id, at.member(election.group_id).id)
    return candidate is not None and candidate.standing in (Standing.STANDS, Standing.WITHDRAWN)


def _turnout(at: At | There, election: Election) -> tuple[int, int]:
    roll = at.unit.elections.list_roll(election.id)
    return sum(bool(voter.voted) for voter in roll), len(roll)


def _counted(at: At, election: ElectionId) -> tuple[Election, Result]:
    found = seen(at, election)
    if found.result is None or found.state is not State.DONE:
        raise OldButton
    return found, found.result


@routes.view("elections.result")
def on_result(at: At, election: ElectionId) -> Screen:
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    cast, roll = _turnout(at, found)
    end = record.told(at.unit, election).end
    mine = at.unit.elections.find_voter(election, at.member(found.group_id).id)
    return screens.result(at.words, found, counted, _candidates(at, found), end, cast=cast, roll=roll, mine=mine)


@routes.announcement("elections.result")
def on_result_there(there: There, election: ElectionId) -> Screen | None:
    found = there.unit.elections.get(election)
    if found.result is None or found.public_at is None or found.public_at > there.now:
        return None
    cast, roll = _turnout(there, found)
    end = record.told(there.unit, election).end
    shown = screens.result(there.words, found, found.result, _candidates(there, found), end, cast=cast, roll=roll)
    return screens.result_there(there.words, shown, there.link(f"result_{election}"))


@routes.start("result")
def on_result_link(at: At, rest: str) -> Screen:
    return on_result(at, ElectionId(number_of(rest)))


@routes.view("elections.numbers")
def on_numbers(at: At, election: ElectionId) -> Screen:
    """The numbers that may be shown."""
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    again = at.member(found.group_id).is_facilitator and recount_services.can_recount(at.unit, found)
    return screens.numbers(at.words, found, counted, _candidates(at, found), again=again)


@routes.view("elections.check")
def on_check(at: At, election: ElectionId) -> Screen:
    """Whether somebody changed the vote afterwards."""
    found, _ = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    looked = record.look_at(at.unit, found)
    return screens.checked(at.words, election, looked.told.opening, looked.told.end, is_whole=looked.is_whole)


@routes.view("elections.receipts")
def on_receipts(at: At, election: ElectionId, page: int) -> Screen:
    """The list of receipts."""
    found, _ = _counted(at, election)
    return screens.receipts(at.words, found, page=page) if _may_see(at, found) else screens.not_public_yet(at.words)


# The reps


@routes.view("elections.reps")
def on_reps(at: At) -> Screen:
    """Who speaks for us, and until when."""
    group = at.group()
    me = at.member(group.id)
    members = [
        (rep, term[1])
        for rep in at.unit.people.list_reps(group.id, now=at.now)
        if (term := at.unit.people.term_of(rep.id, now=at.now)) is not None
    ]
    return screens.reps(at.words, group.id, members, group.name, is_mine=me.is_rep)


@routes.view("elections.step_down")
def on_step_down(at: At, group: GroupId) -> Screen:
    at.member(group)
    return screens.step_down(at.words, group)


@routes.deed("elections.stepped")
def on_stepped(at: At, group: GroupId) -> Screen:
    terms.step_down(at.unit, at.person, group, now=at.now)
    return screens.stepped_down(at.words, at.member(group).name)


@routes.view("elections.stepped_down")
def on_stepped_down(at: At, member: MemberId) -> Screen:
    """One line for everybody."""
    try:
        told = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        raise OldButton from None
    plans = at.member(told.group_id).is_facilitator and not at.unit.elections.list_of(told.group_id, *RUNNING)
    return screens.stepped_down(at.words, told.name, plan=told.group_id if plans else None)


@routes.home(14)
def papers_wait(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For the facilitator: papers are to be counted."""
    waiting = at.unit.elections.list_of(group.id, State.PAPER)
    if not waiting or not member.is_facilitator:
        return None
    words = at.words
    button = Button(words.text("elections.button.papers"), tap("elections.papers", waiting[0].id))
    return HomeEntry(words.text("elections.papers.title"), words.lines("elections.papers.not_yet"), button)


# The clock


@routes.deadline("elections.second_round")
def second_round_due(due: Due, subject: int) -> None:
    """After a tie everybody hears of it, and votes again."""
    services.second_round_due(due.unit, due.keys, ElectionId(subject), now=due.now)


@routes.deadline("elections.forget")
def forget_due(due: Due, subject: int) -> None:
    """Nobody can recount any more."""
    services.forget_due(due.unit, ElectionId(subject), now=due.now)


@routes.deadline("elections.ask_next")
def ask_next_due(due: Due, subject: int) -> None:
    """Before the end of a term."""
    terms.ask_next_due(due.unit, GroupId(subject), now=due.now)
