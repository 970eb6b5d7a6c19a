"""The result, and the reps' page."""

from datetime import timedelta

from bot.ids import ElectionId, GroupId
from bot.rules.counting import Result, Status
from bot.rules.elections import Candidate, Election, Standing, State, is_public
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton
from bot.rules.reps import Term
from bot.rules.shown import stages_of
from bot.rules.together import ALONE, Several
from bot.screen import Button, Screen, Tap, tap
from bot.screens import reps as rep_screens
from bot.screens.elections import receipts as receipt_screens
from bot.screens.elections import result as screens
from bot.screens.elections import stages as stage_screens
from bot.services.elections import close as services
from bot.services.elections import record
from bot.services.elections import recount as recount_services
from bot.services.mirror import contact_with
from bot.services.reps import terms as rep_services
from handlers.elections.plan import me, plans, seen, together
from handlers.reps import page_of
from handlers.routes import At, AtChat, Due, HomeEntry, Routes, number_of

routes = Routes()
AT_HOME = timedelta(days=7)
"""So long a result stays at home."""


def on_ballot(at: At | AtChat, election: Election) -> dict[int, Candidate]:
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
    candidate = at.unit.elections.find_candidate(election.id, me(at, election).id)
    return candidate is not None and candidate.standing in (Standing.STANDS, Standing.WITHDRAWN)


def _turnout(at: At | AtChat, election: Election) -> tuple[int, int]:
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
    end = record.six_words(at.unit, election).end
    mine = at.unit.elections.find_voter(election, me(at, found).id)
    return screens.result(
        at.words,
        found,
        counted,
        on_ballot(at, found),
        end,
        cast=cast,
        roll=roll,
        mine=mine,
        together=together(at, found),
    )


def _elected(listed: dict[int, Candidate], counted: Result) -> list[str]:
    return [listed[place].name for place in sorted(counted.elected) if place in listed]


@routes.view("elections.my_result")
def on_my_result(at: At, election: ElectionId) -> Screen:
    """For who stood, before everybody else: you are the rep now, or thank you. Whoever else comes here reads both."""
    found, counted = _counted(at, election)
    mine = at.unit.elections.find_candidate(election, me(at, found).id)
    is_clear = counted.status not in (Status.TIE, Status.LOT_NEEDED)
    if mine is None or mine.standing is not Standing.STANDS or not is_clear or not _may_see(at, found):
        return on_result(at, election)
    elected = _elected(on_ballot(at, found), counted)
    own = screens.own_vote(at.words, found, counted, at.unit.elections.find_voter(election, mine.member_id))
    if mine.place not in counted.elected:
        return screens.thanks(at.words, found, mine.name, elected, own)
    term = at.unit.people.term_of(mine.member_id, now=at.now)
    if term is None:
        return on_result(at, election)
    return page_of(at, term, tuple(elected), is_first=not is_public(found, now=at.now), own=own)


@routes.view("elections.result_paper")
def on_result_paper(at: At, election: ElectionId) -> Screen:
    """On paper, for who has no phone."""
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    cast, roll = _turnout(at, found)
    end = record.six_words(at.unit, election).end
    shown = screens.result(
        at.words, found, counted, on_ballot(at, found), end, cast=cast, roll=roll, together=together(at, found)
    )
    group = at.unit.people.get_group(found.group_id).name
    return screens.result_paper(at.words, election, shown, group, made=at.today)


@routes.home(45)
def newest_result(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For a week everybody reads at home who was elected, or why nobody was."""
    for election in at.unit.elections.list_of(group.id, State.DONE):
        since, counted = election.public_at, election.result
        if counted is not None and since is not None and since <= at.now < since + AT_HOME:
            there = on_ballot(at, election)
            names = _elected(there, counted)
            lines = screens.without_rep(at.words, election, counted, there)
            if names:
                lines = (at.words.plural("elections.result.elected", len(names), names=at.words.all_of(names)),)
            button = Button(at.words.text("elections.button.see_result"), tap("elections.result", election.id))
            return HomeEntry(at.words.text("elections.result.title"), lines, button)
    return None


@routes.announcement("elections.result")
def on_result_there(there: AtChat, election: ElectionId) -> Screen | None:
    found = there.unit.elections.get(election)
    if found.result is None or found.public_at is None or found.public_at > there.now:
        return None
    cast, roll = _turnout(there, found)
    end = record.six_words(there.unit, election).end
    shown = screens.result(
        there.words,
        found,
        found.result,
        on_ballot(there, found),
        end,
        cast=cast,
        roll=roll,
        together=together(there, found),
    )
    return screens.result_there(there.words, shown, there.link(f"result_{election}"))


@routes.start("result")
def on_result_link(_at: At, rest: str) -> Tap:
    return tap("elections.result", number_of(rest))


@routes.view("elections.numbers")
def on_numbers(at: At, election: ElectionId) -> Screen:
    """The numbers that may be shown."""
    found, _ = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    again = plans(at, found) and recount_services.can_recount(at.unit, found)
    return screens.numbers(at.words, found, on_ballot(at, found), again=again)


@routes.view("elections.stage")
def on_stage(at: At, election: ElectionId, n: int) -> Screen:
    """How ballots in order were counted, one stage on a page, where everybody may see the numbers."""
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    stages = stages_of(found)
    if not 1 <= n <= len(stages):
        raise OldButton
    return stage_screens.stage(at.words, found, stages, _names(at, found), quota=counted.quota, n=n)


@routes.view("elections.stages_paper")
def on_stages_paper(at: At, election: ElectionId) -> Screen:
    """All of them on paper."""
    found, counted = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    stages, group = stages_of(found), at.unit.people.get_group(found.group_id)
    if not stages:
        raise OldButton
    names = _names(at, found)
    return stage_screens.stages_paper(at.words, found, stages, names, group.name, quota=counted.quota, made=at.today)


def _names(at: At, election: Election) -> dict[int, str]:
    return {place: each.name for place, each in on_ballot(at, election).items()}


@routes.view("elections.check")
def on_check(at: At, election: ElectionId) -> Screen:
    """Whether somebody changed the vote afterwards."""
    found, _ = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    looked = record.look_at(at.unit, found)
    return screens.checked(at.words, election, looked.words.opening, looked.words.end, is_whole=looked.is_whole)


@routes.view("elections.receipts")
def on_receipts(at: At, election: ElectionId, page: int) -> Screen:
    """The list of receipts."""
    found, _ = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    return receipt_screens.receipts(at.words, found, page=page)


@routes.view("elections.find_receipt")
def on_find_receipt(at: At, election: ElectionId, page: int) -> Screen:
    """Find your vote: your first picture."""
    found, _ = _counted(at, election)
    if not _may_see(at, found):
        return screens.not_public_yet(at.words)
    return receipt_screens.find_receipt(at.words, found, page=page)


@routes.view("elections.find_second")
def on_find_second(at: At, election: ElectionId, first: str, page: int) -> Screen:
    """Your second picture."""
    found = _with_receipt(at, election, first)
    return receipt_screens.find_second(at.words, found, first, page=page)


@routes.view("elections.found_receipts")
def on_found_receipts(at: At, election: ElectionId, begins: str) -> Screen:
    """Your three pictures, among those that begin with two of them."""
    return receipt_screens.found_receipts(at.words, _with_receipt(at, election, *begins.split()), begins)


def _with_receipt(at: At, election: ElectionId, *begins: str) -> Election:
    """A vote of which a receipt begins with these pictures. Raises OldButton."""
    found, _ = _counted(at, election)
    if not _may_see(at, found) or not any(each.split()[: len(begins)] == [*begins] for each in found.receipts):
        raise OldButton
    return found


@routes.view("elections.no_receipt")
def on_no_receipt(at: At, election: ElectionId) -> Screen:
    """Your pictures are not there."""
    _counted(at, election)
    return receipt_screens.no_receipt(at.words, election)


# The reps


@routes.view("elections.reps")
def on_reps(at: At) -> Screen:
    """Who speaks for us, and until when."""
    group = at.group()
    me = at.member(group.id)
    known = [
        (rep, term, _vote_of(at, rep, term))
        for rep in at.unit.people.list_reps(group.id, now=at.now)
        for term in at.unit.people.list_terms(group.id, now=at.now)
        if term.member_id == rep.id
    ]
    shown = [_chosen(at, rep, term, vote) for rep, term, vote in known if vote is None or _may_see(at, vote)]
    may_ask = me.has_voice and not me.is_rep
    elsewhere = me.is_rep and all(each.member.id != me.id for each in shown)
    running = at.unit.people.list_running_of(me.id, now=at.now) if elsewhere else ()
    return screens.reps(
        at.words,
        group.id,
        shown,
        is_mine=me.is_rep,
        elsewhere=at.unit.elections.several([term.group_id for term in running]) if running else ALONE,
        contact_on=contact_with(at.unit, group),
        may_ask=may_ask,
    )


def _vote_of(at: At, rep: Member, term: Term) -> Election | None:
    """The vote in which this term of a rep began; None: a facilitator noted it."""
    if term.election_id is not None:
        return at.unit.elections.get(term.election_id)
    # Terms of before this was written down.
    for election in at.unit.elections.list_of(term.group_id, State.DONE):
        mine = at.unit.elections.find_candidate(election.id, rep.id)
        was_elected = mine is not None and election.result is not None and mine.place in election.result.elected
        if was_elected and term.starts_at >= election.close_at:
            return election
    return None


def _chosen(at: At, rep: Member, term: Term, vote: Election | None) -> screens.Chosen:
    """A rep of a group. Who was chosen by several groups speaks for those that have not chosen anew since."""
    alone = Several((at.unit.people.get_group(term.group_id).name,))
    if vote is None:
        return screens.Chosen(rep, term.ends_at, alone)
    cast, roll = _turnout(at, vote)
    groups, chose = alone, alone
    if len(vote.groups) > 1:
        groups = at.unit.elections.several(at.unit.people.list_spoken_for(term))
        chose = at.unit.elections.several(vote.groups)
    return screens.Chosen(rep, term.ends_at, groups, vote.close_at, cast, roll, term.answer, chose.names)


@routes.view("elections.step_down")
def on_step_down(at: At, group: GroupId) -> Screen:
    if not at.member(group).is_rep:
        raise OldButton(tap("elections.reps"))
    return screens.step_down(at.words, group)


@routes.deed("elections.stepped")
def on_stepped(at: At, group: GroupId) -> Screen:
    rep_services.step_down(at.unit, at.person, group, now=at.now)
    return rep_screens.stepped_down(at.words)


# The clock


@routes.deadline("elections.second_round")
def second_round_due(due: Due, subject: int) -> None:
    """After a tie everybody hears of it, and votes again."""
    services.second_round_due(due.unit, due.keys, ElectionId(subject), now=due.now)


@routes.deadline("elections.forget")
def forget_due(due: Due, subject: int) -> None:
    """Nobody can recount any more."""
    services.forget_due(due.unit, ElectionId(subject), now=due.now)
