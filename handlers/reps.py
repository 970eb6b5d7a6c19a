"""Being the rep: yes or no after the vote, who comes next, and the end of a term."""

from collections.abc import Sequence

from bot.ids import GroupId, TermId
from bot.rules.elections import RUNNING
from bot.rules.ending import plan_by
from bot.rules.people import Group, Member, Standing, check_facilitator
from bot.rules.refusals import NotInGroup, OldButton
from bot.rules.reps import Answer, Term, Why, wishes_needed
from bot.screen import Button, Screen, Style, tap
from bot.screens import reps as screens
from bot.services.elections import in_a_row
from bot.services.elections.now import find_running
from bot.services.reps import again as again_services
from bot.services.reps import answer as services
from bot.services.reps import ending as ending_services
from bot.services.reps import next as next_services
from bot.services.reps import terms
from handlers.routes import At, Due, HomeEntry, Routes

routes = Routes()


def page_of(
    at: At, term: Term, elected: tuple[str, ...], *, is_first: bool = False, own: tuple[str, ...] = ()
) -> Screen:
    """The page of who was chosen."""
    meeting = at.unit.meetings.find_next(at.unit.people.get_group(term.group_id).board_id, at.now)
    meets_at = None if meeting is None else meeting.meets_at
    groups = at.unit.elections.several(at.unit.people.list_spoken_for(term))
    return screens.yours(at.words, term, elected, meets_at=meets_at, is_first=is_first, own=own, groups=groups)


def _term(at: At, term: TermId) -> Term:
    """A term of a group of this person."""
    try:
        found = at.unit.people.get_term(term)
    except LookupError:
        raise OldButton from None
    if not any(_in(at, group) for group in at.unit.people.list_spoken_for(found)):
        raise NotInGroup
    return found


def _in(at: At, group: GroupId) -> Member | None:
    """This person in a group that a rep speaks for; None when they are not in it."""
    found = at.unit.people.find_member(at.person.id, group, now=at.now)
    return found if found is not None and found.standing is Standing.IN else None


def _name(at: At, term: Term) -> str:
    return at.unit.people.get_member(term.member_id, now=at.now).name


def _is_mine(at: At, term: Term) -> bool:
    return at.unit.people.get_member(term.member_id, now=at.now).person_id == at.person.id


@routes.view("reps.yours")
def on_yours(at: At, term: TermId) -> Screen | None:
    """You are the rep now; for a facilitator who asks somebody without a phone: the question."""
    found = services.term_for(at.unit, at.person, term, now=at.now)
    if not found.runs(at.now):
        return None
    return page_of(at, found, ()) if _is_mine(at, found) else screens.ask(at.words, found, _name(at, found))


@routes.view("reps.ask")
def on_ask(at: At, term: TermId) -> Screen | None:
    """Ask somebody without a phone."""
    found = services.term_for(at.unit, at.person, term, now=at.now)
    is_open = found.runs(at.now) and found.answer is Answer.ASKED
    return screens.ask(at.words, found, _name(at, found)) if is_open else None


@routes.view("reps.silent")
def on_silent(at: At, term: TermId) -> Screen | None:
    """They have said nothing for a week."""
    found = _term(at, term)
    check_facilitator(at.member(at.unit.people.get_member(found.member_id, now=at.now).group_id))
    is_open = found.runs(at.now) and found.answer is Answer.ASKED
    return screens.silent(at.words, _name(at, found)) if is_open else None


@routes.deed("reps.yes")
def on_yes(at: At, term: TermId) -> Screen:
    said = services.accept(at.unit, at.person, term, now=at.now)
    return screens.accepted(at.words, _name(at, said), is_mine=_is_mine(at, said))


@routes.view("reps.no")
def on_no(at: At, term: TermId) -> Screen:
    """Asked once more."""
    found = services.term_for(at.unit, at.person, term, now=at.now)
    if not found.runs(at.now) or found.answer is Answer.YES:
        raise OldButton
    if _is_mine(at, found):
        theirs = at.unit.people.get_member(found.member_id, now=at.now).group_id
        return screens.sure(at.words, found, theirs)
    return screens.sure_for(at.words, found, _name(at, found))


@routes.deed("reps.said_no")
def on_said_no(at: At, term: TermId) -> Screen:
    said = services.decline(at.unit, at.person, term, now=at.now)
    return screens.declined(at.words, _name(at, said), is_mine=_is_mine(at, said))


@routes.view("reps.passed_on")
def on_passed_on(at: At, term: TermId, before: TermId) -> Screen | None:
    """Who comes next; nothing when they stopped, too."""
    found, stopped = _term(at, term), _term(at, before)
    groups = at.unit.people.list_spoken_for(found)
    if not found.runs(at.now) or not {*groups} & {*at.unit.people.list_spoken_for(stopped)}:
        return None
    said_no = terms.has_said_no(stopped)
    return screens.passed_on(at.words, _name(at, stopped), _name(at, found), said_no=said_no)


@routes.view("reps.free")
def on_free(at: At, term: TermId) -> Screen:
    """Nobody comes next: the group votes again."""
    found = _term(at, term)
    mine = [each for group in at.unit.people.list_spoken_for(found) if (each := _in(at, group)) is not None]
    plan = next((each.group_id for each in mine if each.is_facilitator), None)
    runs = any(at.unit.elections.list_of(each.group_id, *RUNNING) for each in mine)
    said_no = terms.has_said_no(found)
    return screens.free(at.words, _name(at, found), said_no=said_no, plan=plan, runs=runs)


# The end of a term


@routes.home(15)
def to_plan(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For a facilitator: the time of a rep ends, or a seat is free. What members asked for has its button."""
    wanted = ending_services.to_plan(at.unit, group.id, now=at.now) if member.is_facilitator else None
    if wanted is None or wanted.why is Why.ASKED:
        return None
    shown = _free(at, group.id) if wanted.why is Why.FREE else _ends(at, group, wanted.terms)
    button = Button(at.words.text("elections.button.plan"), tap("elections.plan", group.id), Style.MAIN)
    return HomeEntry(shown.title, shown.lines, button)


@routes.view("reps.ends")
def on_ends(at: At, term: TermId) -> Screen | None:
    """For a facilitator: the next vote is to be planned; nothing more once it is."""
    found = _term(at, term)
    check_facilitator(at.member(found.group_id))
    wanted = ending_services.to_plan(at.unit, found.group_id, now=at.now)
    if wanted is None or found not in wanted.terms:
        return None
    return _ends(at, at.unit.people.get_group(found.group_id), wanted.terms)


def _ends(at: At, group: Group, terms: Sequence[Term]) -> Screen:
    reps = [at.unit.people.get_member(term.member_id, now=at.now) for term in terms]
    by = plan_by(terms[0].ends_at, group)
    return screens.ends(
        at.words,
        group.id,
        [rep.name for rep in reps],
        ends_at=terms[0].ends_at,
        by=by if at.today <= by else None,
        on_paper=[rep.name for rep in reps if rep.on_paper],
    )


@routes.view("reps.my_end")
def on_my_end(at: At, term: TermId) -> Screen | None:
    """For a rep: your time ends then; nothing more when it is over."""
    found = services.term_for(at.unit, at.person, term, now=at.now)
    return screens.my_end(at.words, found.ends_at) if found.runs(at.now) else None


@routes.view("reps.unfilled")
def on_unfilled(at: At, term: TermId) -> Screen | None:
    """For everybody: a time as rep is over, and nobody was chosen; nothing more when somebody is."""
    found = _term(at, term)
    ended = ending_services.list_free(at.unit, found, now=at.now)
    if found not in ended:
        return None
    plans = at.member(found.group_id).is_facilitator
    return screens.unfilled(
        at.words,
        [_name(at, each) for each in ended],
        left=_rep_names(at, found.group_id),
        plan=found.group_id if plans else None,
        runs=find_running(at.unit, found.group_id, now=at.now) is not None,
    )


@routes.view("reps.still_free")
def on_still_free(at: At, group: GroupId) -> Screen | None:
    """For a facilitator: a seat is still free; nothing more once a vote is planned."""
    check_facilitator(at.member(group))
    wanted = ending_services.to_plan(at.unit, group, now=at.now)
    return _free(at, group) if wanted is not None and wanted.why is Why.FREE else None


def _free(at: At, group: GroupId) -> Screen:
    return screens.still_free(at.words, group, left=_rep_names(at, group))


def _rep_names(at: At, group: GroupId) -> list[str]:
    return [rep.name for rep in at.unit.people.list_reps(group, now=at.now)]


@routes.view("reps.over")
def on_over(at: At, term: TermId) -> Screen:
    """The term is over."""
    found = services.term_for(at.unit, at.person, term, now=at.now)
    is_free = found in ending_services.list_free(at.unit, found, now=at.now)
    return screens.over(at.words, _name(at, found), is_free=is_free)


# A new vote, because members ask for one. Nothing is written of looking and pressing but the wish itself.


@routes.view("reps.again", leaves_no_trace=True)
def on_again(at: At) -> Screen:
    """Do you want a new vote? Who has asked can take it back, also while nobody else can ask."""
    group = at.group().id
    if at.unit.people.has_wish(at.member(group).id):
        return _again(at, group, asked=True)
    again_services.asks_for_it(at.unit, at.person, group, now=at.now)
    return _again(at, group, asked=False)


def _again(at: At, group: GroupId, *, asked: bool) -> Screen:
    needed = wishes_needed(at.unit.people.count_voices(group, now=at.now))
    reps = at.unit.people.list_reps(group, now=at.now)
    stand = not any(in_a_row.is_limited_now(at.unit, rep, now=at.now) for rep in reps)
    return screens.again(at.words, group, reps=len(reps), needed=needed, asked=asked, stand=stand)


def _reps(at: At, group: GroupId) -> int:
    return len(at.unit.people.list_reps(group, now=at.now))


@routes.deed("reps.again_yes", leaves_no_trace=True)
def on_again_yes(at: At, group: GroupId) -> Screen:
    again_services.ask(at.unit, at.person, group, now=at.now)
    return _again(at, group, asked=True)


@routes.deed("reps.again_back", leaves_no_trace=True)
def on_again_back(at: At, group: GroupId) -> Screen:
    again_services.take_back(at.unit, at.person, group, now=at.now)
    return screens.again_back(at.words)


@routes.view("reps.again_mine")
def on_again_mine(at: At, group: GroupId) -> Screen | None:
    """For a rep: members ask for a new vote."""
    reps = at.unit.people.list_reps(group, now=at.now)
    mine = next((rep for rep in reps if rep.person_id == at.person.id), None)
    if mine is None:
        return None
    is_limited = in_a_row.is_limited_now(at.unit, mine, now=at.now)
    return screens.again_mine(at.words, mine.group_id, reps=len(reps), is_limited=is_limited)


@routes.view("reps.again_told")
def on_again_told(at: At, group: GroupId) -> Screen | None:
    """For everybody: there will be a new vote; nothing more once it is planned."""
    plans = at.member(group).is_facilitator
    if at.unit.people.find_vote_wanted(group) is None or find_running(at.unit, group, now=at.now) is not None:
        return None
    return screens.again_told(at.words, reps=_reps(at, group), plan=group if plans else None)


@routes.deadline("reps.again")
def again_due(due: Due, subject: int) -> None:
    """Enough had asked the day before."""
    again_services.again_due(due.unit, GroupId(subject), now=due.now)


@routes.deadline("reps.remind")
def remind_due(due: Due, subject: int) -> None:
    """Who was chosen is asked once more."""
    services.remind_due(due.unit, TermId(subject), now=due.now)


@routes.deadline("reps.silent")
def silent_due(due: Due, subject: int) -> None:
    """They have said nothing."""
    services.silent_due(due.unit, TermId(subject), now=due.now)


@routes.deadline("reps.next")
def next_due(due: Due, subject: int) -> None:
    """Somebody stopped: who comes next?"""
    next_services.next_due(due.unit, due.keys, TermId(subject), now=due.now)


@routes.deadline("reps.over")
def over_due(due: Due, subject: int) -> None:
    """A term is over."""
    terms.over_due(due.unit, TermId(subject), now=due.now)


@routes.deadline("reps.ends")
def ends_due(due: Due, subject: int) -> None:
    """A term ends before long."""
    ending_services.ends_due(due.unit, TermId(subject), now=due.now)


@routes.deadline("reps.still_free")
def still_free_due(due: Due, subject: int) -> None:
    """A seat is free for weeks."""
    ending_services.still_free_due(due.unit, GroupId(subject), now=due.now)
