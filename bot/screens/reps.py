"""Being the rep: yes or no after the vote, who comes next, and the end of a term."""

from collections.abc import Sequence, Sized
from datetime import date, datetime

from bot.ids import GroupId
from bot.rules.reps import Answer, Term
from bot.rules.together import ALONE, Several
from bot.screen import Button, Pictogram, Screen, Style, tap
from bot.screens.groups import speaks_for
from bot.words import Words


def nobody(words: Words, reps: Sized) -> tuple[str, ...]:
    """That there is no rep now, where people read of something that waits for one."""
    return () if reps else words.lines("elections.reps.none")


def yours(
    words: Words,
    term: Term,
    elected: Sequence[str],
    *,
    meets_at: datetime | None,
    is_first: bool = False,
    own: Sequence[str] = (),
    groups: Several = ALONE,
) -> Screen:
    """For who was chosen: you are the rep now, what comes next, and whether they want to be.

    Args:
        elected: the names of everybody who was elected in this vote; empty for who was next in the count.
        meets_at: the next meeting of the board; None: it is not planned.
        is_first: nobody else knows it yet.
        own: what became of their own vote.
        groups: for which they speak.
    """
    chosen = words.lines("reps.yours.next")
    if elected:
        # Who is the only one hears it as "you", in the title: their own name would be somebody else's.
        others = words.plural("elections.result.elected", len(elected), names=words.all_of(elected))
        chosen = (others,) if len(elected) > 1 else ()
    meeting = (
        words.lines("elections.my_result.no_meeting")
        if meets_at is None
        else words.lines("elections.my_result.next", date=words.date(meets_at))
    )
    asked = term.answer is Answer.ASKED
    mine = "rep_together" if len(groups.names) > 1 else "rep"
    return Screen(
        title=words.text("elections.my_result.rep.title"),
        lines=(
            *chosen,
            *speaks_for(words, groups, is_own=True),
            *words.lines(f"elections.my_result.{mine}", date=words.date(term.ends_at)),
            *meeting,
            *own,
            *(words.lines("elections.my_result.first") if is_first else ()),
            *words.lines("reps.yours.asked" if asked else "reps.yours.yes"),
        ),
        buttons=(
            *(_yes_or_no(words, term) if asked else ()),
            Button(words.text("elections.button.rep_job"), tap("elections.rep_job", 1)),
            *_result(words, term),
        ),
        picture=Pictogram("🗣", words.text("elections.rep_job.speaks_alt")),
    )


def _yes_or_no(words: Words, term: Term) -> tuple[Button, Button]:
    return (
        Button(words.text("reps.button.yes"), tap("reps.yes", term.id), Style.YES),
        Button(words.text("reps.button.no"), tap("reps.no", term.id)),
    )


def _result(words: Words, term: Term) -> tuple[Button, ...]:
    if term.election_id is None:
        return ()
    return (Button(words.text("elections.button.see_result"), tap("elections.result", term.election_id)),)


def ask(words: Words, term: Term, name: str) -> Screen:
    """For a facilitator: somebody without a phone was chosen, and is to be asked."""
    return Screen(
        title=words.text("reps.ask.title", name=name),
        lines=words.lines("reps.ask", name=name),
        buttons=(
            Button(words.text("reps.button.said_yes", name=name), tap("reps.yes", term.id), Style.YES),
            Button(words.text("reps.button.said_no", name=name), tap("reps.no", term.id)),
        ),
    )


def silent(words: Words, name: str) -> Screen:
    """For a facilitator: somebody who was chosen has not said yes or no."""
    return Screen(title=words.text("reps.silent.title", name=name), lines=words.lines("reps.silent", name=name))


def accepted(words: Words, name: str, *, is_mine: bool) -> Screen:
    """They said yes. `is_mine`: they read it themselves."""
    lines = words.lines("reps.accepted") if is_mine else words.lines("reps.accepted.paper", name=name)
    return Screen(
        title=words.text("reps.accepted.title"),
        lines=lines,
        buttons=(Button(words.text("elections.button.rep_job"), tap("elections.rep_job", 1)),) if is_mine else (),
    )


def sure(words: Words, term: Term, group: GroupId) -> Screen:
    """No, thank you: asked once, and kindly. `group`: in which they are."""
    return Screen(
        title=words.text("reps.sure.title"),
        lines=words.lines("reps.sure"),
        buttons=(
            Button(words.text("reps.button.yes"), tap("reps.yes", term.id), Style.YES),
            Button(words.text("elections.button.talk"), tap("help.of", group, 0)),
            Button(words.text("reps.button.no_sure"), tap("reps.said_no", term.id), Style.STOP),
        ),
        back=tap("reps.yours", term.id),
    )


def sure_for(words: Words, term: Term, name: str) -> Screen:
    """The same for a facilitator who asked somebody without a phone."""
    return Screen(
        title=words.text("reps.sure.paper.title", name=name),
        lines=words.lines("reps.sure.paper", name=name),
        buttons=(Button(words.text("reps.button.said_no", name=name), tap("reps.said_no", term.id), Style.STOP),),
        back=tap("reps.ask", term.id),
    )


def declined(words: Words, name: str, *, is_mine: bool) -> Screen:
    """They said no. `is_mine`: they read it themselves."""
    lines = words.lines("reps.declined") if is_mine else words.lines("reps.declined.paper", name=name)
    return Screen(title=words.text("reps.declined.title"), lines=lines)


def stepped_down(words: Words) -> Screen:
    """A rep stopped, and reads it at once."""
    return Screen(title=words.text("reps.declined.title"), lines=words.lines("reps.stepped_down"))


def passed_on(words: Words, before: str, name: str, *, said_no: bool) -> Screen:
    """For everybody: somebody stopped, and who was next in the count is the rep. `said_no`: right after the vote."""
    return Screen(
        title=words.text("reps.about.title"),
        lines=(*_stopped(words, before, said_no=said_no), *words.lines("reps.passed_on", name=name)),
        buttons=(Button(words.text("elections.button.reps"), tap("elections.reps")),),
    )


def free(words: Words, before: str, *, said_no: bool, plan: GroupId | None, runs: bool) -> Screen:
    """For everybody: somebody stopped, and the group votes again.

    Args:
        plan: the group for which this person can plan the vote.
        runs: a vote is planned already.
    """
    follows = "reps.free.runs" if runs else "reps.free" if plan is None else "reps.free.plan"
    return Screen(
        title=words.text("reps.about.title"),
        lines=(*_stopped(words, before, said_no=said_no), *words.lines(follows)),
        buttons=() if plan is None or runs else (_plan(words, plan),),
    )


def _stopped(words: Words, name: str, *, said_no: bool) -> tuple[str, ...]:
    return words.lines("reps.about.said_no" if said_no else "reps.about.stopped", name=name)


# The end of a term


def ends(
    words: Words,
    group: GroupId,
    names: Sequence[str],
    *,
    ends_at: datetime,
    by: date | None,
    on_paper: Sequence[str] = (),
) -> Screen:
    """For a facilitator: a term ends before long, and the next vote is to be planned.

    Args:
        names: of those whose last day as rep it is.
        by: the last day on which it can be planned so that it is over in time; None: it cannot any more.
        on_paper: those of them who hear it from nobody else.
    """
    told = [line for name in on_paper for line in words.lines("reps.ends.paper", name=name)]
    return Screen(
        title=words.text("reps.ends.title"),
        lines=(
            words.plural("reps.ends", len(names), names=words.all_of(names), date=words.date(ends_at)),
            *(words.lines("reps.ends.late") if by is None else words.lines("reps.ends.by", date=words.date(by))),
            *told,
        ),
        buttons=(_plan(words, group),),
    )


def my_end(words: Words, ends_at: datetime) -> Screen:
    """For who is the rep: your last day comes, and what comes before it."""
    return Screen(
        title=words.text("reps.my_end.title"),
        lines=words.lines("reps.my_end", date=words.date(ends_at)),
        buttons=(Button(words.text("elections.button.reps"), tap("elections.reps")),),
    )


def over(words: Words, name: str, *, is_free: bool) -> Screen:
    """For who was the rep: the term is over, and what that means. `is_free`: nobody was chosen for after it."""
    return Screen(
        title=words.text("reps.over.title", name=name),
        lines=(*words.lines("reps.over"), *(words.lines("reps.over.free") if is_free else ())),
        buttons=(Button(words.text("elections.button.reps"), tap("elections.reps")),),
    )


def unfilled(words: Words, names: Sequence[str], *, left: Sequence[str], plan: GroupId | None, runs: bool) -> Screen:
    """For everybody: a time as rep is over, and nobody was chosen.

    Args:
        names: whose time it was.
        left: who is still the rep.
        plan: the group for which this person can plan the vote.
        runs: a vote is planned already, or open.
    """
    follows = "reps.unfilled.runs" if runs else "reps.unfilled.ask" if plan is None else "reps.unfilled.plan"
    return Screen(
        title=words.text("reps.about.title"),
        lines=(
            *words.plural("reps.unfilled", len(names), names=words.all_of(names)).split("\n"),
            _still_rep(words, left),
            *words.lines(follows),
        ),
        buttons=() if plan is None or runs else (_plan(words, plan),),
    )


def still_free(words: Words, group: GroupId, *, left: Sequence[str]) -> Screen:
    """For a facilitator: nobody has the seat of somebody who stopped, and no vote is planned."""
    return Screen(
        title=words.text("reps.ends.title"),
        lines=(*words.lines("reps.still_free"), _still_rep(words, left), *words.lines("reps.unfilled.plan")),
        buttons=(_plan(words, group),),
    )


def _still_rep(words: Words, left: Sequence[str]) -> str:
    if not left:
        return words.text("elections.reps.none")
    return words.plural("reps.unfilled.left", len(left), names=words.all_of(left))


def _plan(words: Words, group: GroupId) -> Button:
    return Button(words.text("elections.button.plan"), tap("elections.plan", group), Style.MAIN)


# A new vote, because members ask for one


def again(words: Words, group: GroupId, *, reps: int, needed: int, asked: bool, stand: bool = True) -> Screen:
    """Do you want a new vote?

    Args:
        asked: this person has asked for it.
        stand: all reps of today could be candidates in it.
    """
    if asked:
        return Screen(
            title=words.text("reps.again.asked.title"),
            lines=(*words.lines("reps.again.asked"), words.text("reps.again.needed", n=needed)),
            buttons=(Button(words.text("reps.button.again_back"), tap("reps.again_back", group)),),
            back=tap("elections.reps"),
        )
    return Screen(
        title=words.text("reps.again.title"),
        lines=(
            # The second sentence says that the reps can be candidates.
            *words.plural("reps.again", reps).split("\n")[: None if stand else 1],
            words.text("reps.again.needed", n=needed),
            *words.lines("reps.again.secret"),
        ),
        buttons=(Button(words.text("reps.button.again_yes"), tap("reps.again_yes", group)),),
        back=tap("elections.reps"),
    )


def again_back(words: Words) -> Screen:
    """They do not ask any more."""
    return Screen(
        title=words.text("reps.again_back.title"), lines=words.lines("reps.again_back"), back=tap("elections.reps")
    )


def again_mine(words: Words, group: GroupId, *, reps: int, is_limited: bool = False) -> Screen:
    """For a rep, before everybody else hears it: members ask for a new vote, and what that means.

    `is_limited`: they have been it so often in a row that they cannot stand.
    """
    stand = "reps.again_mine.limited" if is_limited else "reps.again_mine.stand"
    return Screen(
        title=words.text("reps.again_told.title"),
        lines=(*words.plural("reps.again_mine", reps).split("\n"), *words.lines(stand)),
        buttons=(Button(words.text("elections.button.talk"), tap("help.of", group, 0)),),
    )


def again_told(words: Words, *, reps: int, plan: GroupId | None) -> Screen:
    """For everybody: there will be a new vote. `plan`: the group for which this person plans it."""
    return Screen(
        title=words.text("reps.again_told.title"),
        lines=(
            *words.plural("reps.again_told", reps).split("\n"),
            *words.lines("reps.again_told.plan" if plan is not None else "reps.again_told.facilitator"),
        ),
        buttons=() if plan is None else (_plan(words, plan),),
    )
