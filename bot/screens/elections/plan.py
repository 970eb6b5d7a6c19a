"""Planning an election, and its rules for everybody to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ids import ElectionId, GroupId
from bot.rules.ballots.choosing import SEATS_IN_ORDER, fits_in_order
from bot.rules.counting import Ballot
from bot.rules.elections import KEY_LOST, SEATS, YEARS, Election, State
from bot.rules.people import Member
from bot.rules.reserved import FEWEST_SEATS
from bot.rules.together import ALONE, Several
from bot.screen import FACILITATOR_MENU, Button, Pictogram, Screen, Style, tap
from bot.screens.elections import groups, in_a_row
from bot.screens.elections.last_day import last_day
from bot.screens.elections.reserved import kept
from bot.screens.schedule import calendar_button
from bot.words import Words

HOW = 6
"""The step "how people choose": it comes second, and has the next free number."""
STEPS = 5
"""With one rep to choose; with more of them there is one step more, after the first: how people choose."""


TO_COME = (State.PLANNED, State.NOMINATING, State.VOTING)
"""While the last day to vote is still to come."""
IN_CALENDARS = (*TO_COME, State.CALLED_OFF)
"""The same, and when there is none any more."""
SAID_WITH_DAYS = 2
"""So many reps of today are named with the end of their time; of more it would be too much to read."""


@dataclass(frozen=True, slots=True)
class RepNow:
    """Who is the rep now, until when, whether they stay beside the new reps, and whether it is who reads this."""

    name: str
    ends_at: datetime
    stays: bool
    is_me: bool = False


def title_of(words: Words, draft: Election, step: int) -> str:
    """The title of a step of the plan."""
    longer = int(draft.seats >= SEATS_IN_ORDER)
    return words.text("elections.plan.title", n=step + (longer if step > 1 else 0), total=STEPS + longer)


def seats(
    words: Words, draft: Election, reps: Sequence[str] = (), *, asked_for: bool = False, after_groups: bool = False
) -> Screen:
    """1: how many reps.

    Args:
        after_groups: it was asked before who votes.
        reps: the names of who is the rep now.
        asked_for: members asked for this vote, so all of them stop when new reps begin.
    """
    key = "elections.plan.reps_again" if asked_for else "elections.plan.reps"
    now = words.plural(key, len(reps), names=words.all_of(reps)).split("\n") if reps else ()
    buttons = tuple(
        Button(words.plural("elections.button.seats", n), tap("elections.seats", draft.id, n), _mark(n == draft.seats))
        for n in SEATS
    )
    return Screen(
        title=title_of(words, draft, 1),
        lines=(*now, *words.lines("elections.plan.seats")),
        buttons=buttons,
        back=tap("elections.plan", draft.group_id) if after_groups else FACILITATOR_MENU,
    )


def rep_now(
    words: Words, draft: Election, rep: Member, *, nth: int, ends_at: datetime, is_limited: bool = False
) -> Screen:
    """After the first step, for each rep of today: do they stay? What each answer means for them stands there.

    `is_limited`: they have been it so often in a row that they cannot stand.
    """
    more = "elections.rep_now.more" if draft.seats > 1 else "elections.rep_now.one"
    stays = Button(
        words.text("elections.button.rep_stays", name=rep.name), tap("elections.rep_stays", draft.id, rep.id, 1)
    )
    instead = Button(
        words.text("elections.button.rep_changes", name=rep.name), tap("elections.rep_stays", draft.id, rep.id, 0)
    )
    return Screen(
        title=words.text("elections.rep_now.title", name=rep.name),
        lines=(
            words.text("elections.rep_now.until", name=rep.name, date=words.date(ends_at)),
            *words.lines(more, name=rep.name),
            *words.lines("elections.rep_now.instead", name=rep.name),
            *words.lines("elections.rep_now.limited" if is_limited else "elections.rep_now.again", name=rep.name),
        ),
        buttons=(stays, instead),
        back=tap("elections.rep_now", draft.id, nth - 1) if nth else tap("elections.how_many", draft.id),
    )


def who_stays(words: Words, reps: Sequence[RepNow], *, days: bool = True) -> tuple[str, ...]:
    """What becomes of each rep of today; `days`: there is room for the end of their time."""
    lines: list[str] = []
    for rep in reps:
        if not rep.stays:
            lines.append(words.text("elections.plan.rep_stops", name=rep.name))
            continue
        lines.append(words.text("elections.plan.rep_stays", name=rep.name))
        if days and len(reps) <= SAID_WITH_DAYS:
            lines.append(words.text("elections.rep_now.until", name=rep.name, date=words.date(rep.ends_at)))
    return tuple(lines)


def _mark(is_proposed: bool) -> Style:
    return Style.MAIN if is_proposed else Style.PLAIN


def how(words: Words, draft: Election, *, voters: int) -> Screen:
    """Between the first two steps, with more than one rep: everybody they would be happy with, or in order."""
    fits = fits_in_order(draft.seats, voters)
    order = Button(words.text("elections.button.how_order"), tap("elections.how", draft.id, 1), _mark(fits))
    every = Button(words.text("elections.button.how_all"), tap("elections.how", draft.id, 0), _mark(not fits))
    return Screen(
        title=words.text("elections.plan.title", n=2, total=STEPS + 1),
        lines=(*words.lines("elections.plan.how"), *words.lines(f"elections.plan.how.{'order' if fits else 'all'}")),
        buttons=(every, order),
        picture=Pictogram("🗳", words.text("elections.show.alt")),
        back=tap("elections.how_many", draft.id),
    )


def years(words: Words, draft: Election) -> Screen:
    """2: for how long."""
    buttons = tuple(
        Button(words.plural("elections.button.years", n), tap("elections.years", draft.id, n), _mark(n == draft.years))
        for n in YEARS
    )
    return Screen(
        title=title_of(words, draft, 2),
        lines=words.lines("elections.plan.years"),
        buttons=buttons,
        back=tap("elections.how_many", draft.id)
        if draft.seats < SEATS_IN_ORDER
        else tap("elections.step", draft.id, HOW),
    )


def quorum(words: Words, draft: Election, voters: int, choices: tuple[int, ...]) -> Screen:
    """4: how many must vote."""
    buttons = tuple(
        Button(
            words.plural("elections.button.quorum", n), tap("elections.quorum", draft.id, n), _mark(n == draft.quorum)
        )
        for n in choices
    )
    return Screen(
        title=title_of(words, draft, 4),
        lines=(words.plural("elections.plan.voters", voters), *words.lines("elections.plan.quorum")),
        buttons=buttons,
        back=tap("elections.step", draft.id, 3),
    )


def plan_lines(words: Words, election: Election, reps: Sequence[RepNow], *, limit: int) -> tuple[str, ...]:
    """What is planned, all of it. `reps`: who is the rep now; `limit`: how often in a row is the most in this vote."""
    in_row = in_a_row.rules(words, limit, election.in_a_row)[-1:]
    return (
        words.plural("elections.rules.seats", election.seats),
        *(words.lines("elections.rules.in_order") if election.in_order else ()),
        *kept(words, election)[:1],
        *who_stays(words, reps, days=not in_row),
        words.plural("elections.rules.years", election.years),
        *in_row,
        words.text("elections.plan.start", moment=words.date(election.vote_at)),
        words.text("elections.plan.end", moment=words.date(election.close_at)),
        words.plural("elections.rules.quorum", election.quorum),
        *words.lines("elections.plan.tie_order" if election.in_order else "elections.plan.tie"),
    )


def check(
    words: Words, draft: Election, reps: Sequence[RepNow] = (), *, limit: int = 0, asks: Sequence[str] = ()
) -> Screen:
    """5: everything on one screen. `asks`: the other groups that are asked; the others as in `plan_lines`."""
    return Screen(
        title=title_of(words, draft, 5),
        lines=(*groups.asks(words, asks), *plan_lines(words, draft, reps, limit=limit)),
        buttons=(
            Button(words.text("elections.button.plan_it"), tap("elections.planned", draft.id), Style.YES),
            Button(words.text("elections.button.change"), tap("elections.plan", draft.group_id)),
            *_reserve(words, draft),
            in_a_row.button(words, draft),
            Button(words.text("elections.button.throw_away"), tap("elections.call_off", draft.id), Style.STOP),
        ),
        back=tap("elections.step", draft.id, 4),
    )


def _reserve(words: Words, draft: Election) -> tuple[Button, ...]:
    """The way to keep a seat for some people, where there are more seats than one."""
    if draft.seats < FEWEST_SEATS:
        return ()
    return (Button(words.text("elections.button.reserve"), tap("elections.reserved", draft.id)),)


def show(
    words: Words,
    election: Election,
    *,
    may_change: bool,
    paper: bool,
    voters: int = 0,
    picture: bool = False,
    together: Several = ALONE,
    waits_for: Sequence[str] = (),
    papers_end: datetime | None = None,
    is_told: bool = False,
) -> Screen:
    """An election as everybody may read it: when, and by which rules.

    Args:
        voters: how many may vote, for who may read their names.
        picture: for somebody who has a picture for voting in the room.
        together: the groups that vote together.
        waits_for: groups that were asked and have said nothing yet.
        papers_end: when it is over without a result, if its papers are not counted before.
        is_told: everybody may know what came out.
    """
    buttons = [
        *_outcome(words, election, is_told=is_told),
        Button(words.text("elections.button.rules"), tap("elections.rules", election.id)),
        Button(words.text("elections.button.candidates"), tap("elections.cards", election.id)),
    ]
    can_move = may_change and election.state in (State.PLANNED, State.NOMINATING)
    if can_move:
        buttons += [
            Button(words.text("elections.button.dates"), tap("elections.step", election.id, 3)),
            Button(words.text("elections.button.call_off"), tap("elections.call_off", election.id), Style.STOP),
        ]
    if election.state in IN_CALENDARS and not (can_move or paper):
        buttons.append(in_my_calendar(words, election))
    if voters:
        buttons.append(Button(words.text("elections.button.roll"), tap("elections.roll", election.id, 0)))
    if picture:
        buttons.append(Button(words.text("rooms.button.picture"), tap("rooms.picture", election.id)))
    if paper:
        can_change = election.round == 1 and election.first is None
        change = Button(words.text("elections.button.change_open"), tap("elections.change_open", election.id))
        buttons.append(change if can_change else who_on_paper(words, election))
        buttons.append(Button(words.text("elections.button.print"), tap("elections.print", election.id)))
    return Screen(
        title=words.text("elections.show.title"),
        lines=(
            *state_and_days(words, election, is_told=is_told),
            *last_day(words, "elections.papers.until", papers_end),
            *groups.waits(words, election, waits_for),
            *groups.vote_together(words, together),
            *((words.plural("elections.open.number", voters),) if voters and election.state is State.VOTING else ()),
        ),
        buttons=tuple(buttons),
        picture=None if election.state is State.CALLED_OFF else Pictogram("🗳", words.text("elections.show.alt")),
    )


def in_my_calendar(words: Words, election: Election) -> Button:
    """For everybody of the group."""
    is_off = election.state is State.CALLED_OFF
    return calendar_button(words, tap("elections.calendar", election.id), is_off=is_off)


def in_calendar(words: Words, election: Election, group: str) -> tuple[str, tuple[str, ...]]:
    """What stands in a calendar about the last day of a vote: the title and the lines. Nothing about who voted."""
    if election.state is State.CALLED_OFF:
        return words.text("elections.calendar.off", group=group), ()
    end = words.text("elections.plan.end", moment=words.moment(election.close_at))
    return words.text("elections.calendar", group=group), (end,)


def who_on_paper(words: Words, election: Election) -> Button:
    """For a facilitator, while a vote is open."""
    return Button(words.text("elections.button.paper"), tap("elections.paper", election.id, 0))


def _outcome(words: Words, election: Election, *, is_told: bool) -> tuple[Button, ...]:
    """To what came out, or what is still done about it, once everybody may know of it."""
    if not is_told or election.result is None:
        return ()
    if election.state is State.LOTS:
        return (Button(words.text("elections.button.lots"), tap("elections.lots", election.id)),)
    return (Button(words.text("elections.button.see_result"), tap("elections.result", election.id)),)


def state_and_days(words: Words, election: Election, *, is_told: bool = False) -> tuple[str, ...]:
    """What happens now, or why there is no result, and the days that are still to come.

    Before everybody may know of a tie it is counted, and no more is said.
    """
    to_come = {
        State.PLANNED: (("start", election.vote_at), ("end", election.close_at)),
        State.NOMINATING: (("start", election.vote_at), ("end", election.close_at)),
        State.VOTING: (("end", election.close_at),),
    }
    days = (
        words.text(f"elections.plan.{which}", moment=words.moment(moment))
        for which, moment in to_come.get(election.state, ())
    )
    if election.reason == KEY_LOST:
        return words.lines("elections.state.key_lost")
    if election.reason:
        return words.lines(f"elections.stopped.{election.reason}")
    state = State.DONE if election.state is State.LOTS and not is_told else election.state
    return (*words.lines(f"elections.state.{state}"), *days)


def rules(
    words: Words,
    election: Election,
    helper: str,
    reps: Sequence[RepNow] = (),
    *,
    limit: int = 0,
    together: Several = ALONE,
    calendar: bool = False,
) -> Screen:
    """The rules, fixed before the vote opens, and whom to tell when something is not right.

    Args:
        limit: as in `plan_lines`.
        together: the groups that vote together.
        calendar: for who looks after the vote; its page has no room for it.
    """
    read = Button(words.text("elections.button.who_sees"), tap("elections.who_sees"))
    return Screen(
        title=words.text("elections.rules.title"),
        lines=(
            words.plural("elections.rules.seats", election.seats),
            words.plural("elections.rules.years", election.years),
            *in_a_row.rules(words, limit, election.in_a_row),
            *kept(words, election)[:1],
            *who_stays(words, reps),
            *groups.vote_together(words, together),
            words.text("elections.rules.who"),
            *_how_it_is_counted(words, election),
            words.plural("elections.rules.quorum", election.quorum),
            words.text("elections.rules.secret"),
            words.text("elections.rules.not_right", helper=helper),
        ),
        buttons=(in_my_calendar(words, election), read) if calendar else (read,),
        back=tap("elections.show", election.id),
    )


def _how_it_is_counted(words: Words, election: Election) -> tuple[str, ...]:
    if election.kind is Ballot.RANKED or (election.kind is None and election.in_order):
        return words.lines("elections.rules.order")
    return (words.plural("elections.rules.most", election.seats), *words.lines("elections.rules.tie"))


def call_off(words: Words, election: Election) -> Screen:
    """Call it off: asked once."""
    return Screen(
        title=words.text("elections.call_off.title"),
        lines=words.lines("elections.call_off"),
        buttons=(
            Button(
                words.text("elections.button.call_off_yes"),
                tap("elections.off", election.id, election.version),
                Style.STOP,
            ),
            Button(words.text("elections.button.no_back"), tap("elections.show", election.id)),
        ),
        back=tap("elections.show", election.id),
    )


def stopped(words: Words, reason: str, *, anew: ElectionId | None = None) -> Screen:
    """There is no result, and why. `anew`: the vote that took its place, and is open."""
    label = words.text("elections.button.vote")
    vote = () if anew is None else (Button(label, tap("elections.open", anew), Style.MAIN),)
    return Screen(
        title=words.text("elections.stopped.title"),
        lines=words.lines(f"elections.stopped.{reason}"),
        buttons=vote,
    )


def moved(words: Words, election: Election, *, asked: GroupId | None = None) -> Screen:
    """One line: the vote has other dates. `asked`: a group that has not said yet whether it votes, for who says it."""
    shown = tap("elections.show", election.id) if asked is None else tap("elections.asked", election.id, asked)
    return Screen(
        title=words.text("elections.moved.title"),
        lines=(
            words.text("elections.plan.start", moment=words.moment(election.vote_at)),
            words.text("elections.plan.end", moment=words.moment(election.close_at)),
        ),
        buttons=(Button(words.text("elections.button.look"), shown),),
    )
