"""The result, and the reps' page."""

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.counting import Result
from bot.rules.elections import Candidate, Election, Standing, State, is_public
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.rules.stages import shown_stages
from bot.screen import Button, Screen, tap
from bot.screens.elections import result as screens
from bot.screens.elections import stages as stage_screens
from bot.services.elections import close as services
from bot.services.elections import record, terms
from bot.services.elections import recount as recount_services
from handlers.elections.plan import RUNNING, seen
from handlers.routes import At, Due, Routes, There, number_of

routes = Routes()


def on_ballot(at: At | There, election: Election) -> dict[int, Candidate]:
    """Everybody on the ballot, by place."""
    listed = at.unit.elections.list_candidates(election.id)
    return {c.place: c for c in listed if c.place is not None}


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
    return screens.result(at.words, found, counted, on_ballot(at, found), end, cast=cast, roll=roll, mine=mine)


@routes.announcement("elections.result")
def on_result_there(there: There, election: ElectionId) -> Screen | None:
    found = there.unit.elections.get(election)
    if found.result is None or found.public_at is None or found.public_at > there.now:
        return None
    cast, roll = _turnout(there, found)
    end = record.told(there.unit, election).end
    shown = screens.result(there.words, found, found.result, on_ballot(there, found), end, cast=cast, roll=roll)
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
    return screens.numbers(at.words, found, counted, on_ballot(at, found), again=again)


@routes.view("elections.stage")
def on_stage(at: At, election: ElectionId, n: int) -> Screen:
    """How ballots in order were counted, one stage on a page, where everybody may see the numbers."""
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    stages = shown_stages(counted)
    if not 1 <= n <= len(stages):
        raise OldButton
    return stage_screens.stage(at.words, election, stages, _names(at, found), quota=counted.quota, n=n)


@routes.view("elections.stages_paper")
def on_stages_paper(at: At, election: ElectionId) -> Screen:
    """All of them on paper."""
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    stages, group = shown_stages(counted), at.unit.people.get_group(found.group_id)
    if not stages:
        raise OldButton
    return stage_screens.stages_paper(at.words, election, stages, _names(at, found), group.name, quota=counted.quota)


def _names(at: At, election: Election) -> dict[int, str]:
    return {place: each.name for place, each in on_ballot(at, election).items()}


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
