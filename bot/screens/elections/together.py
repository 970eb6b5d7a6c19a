"""Voting together: who votes, which groups are asked, what a group that is asked reads, and what became of it."""

from collections.abc import Collection, Sequence

from bot.ids import ElectionId, GroupId
from bot.rules.areas import Neighbours
from bot.rules.elections import LEAST_VOTERS, Election
from bot.rules.people import Group
from bot.rules.together import Said, Several, Why
from bot.screen import FACILITATOR_MENU, Button, Pictogram, Screen, Style, tap
from bot.screens.elections.groups import vote_together, waits
from bot.screens.elections.plan import RepNow, plan_lines
from bot.screens.groups import named
from bot.screens.lists import paged, short
from bot.words import Words

_ASKED, _NOT_ASKED = "elections.button.group_asked", "elections.button.group_not_asked"


def who_votes(
    words: Words,
    draft: Election,
    why: Why,
    *,
    before: Sequence[str] = (),
    asked: Collection[GroupId] = (),
    area: Neighbours | None = None,
) -> Screen:
    """The first question of a plan, where the board has other groups: only ours, our area, or with others we choose?

    Args:
        before: with which groups they voted the last time.
        asked: which are asked in this plan already.
        area: where the group is, when other groups are there.
    """
    facts = few_voters(words) if why is Why.FEW else ()
    reason = (*facts, *words.lines(f"elections.who_votes.{why}", names=words.all_of(before)))
    free = {each.id for each in area.free} if area is not None else set()
    marked = 0 if why is Why.ALONE else 2
    if asked:
        marked = 1 if free == {*asked} else 2
    elif why is Why.FEW and free:
        marked = 1
    choices = (
        (words.text("elections.button.only_us"), tap("elections.only_us", draft.id)),
        (words.text("elections.button.for_area"), tap("elections.for_area", draft.id)),
        (words.text("elections.button.with_others"), tap("elections.pick_groups", draft.id, 0)),
    )
    return Screen(
        title=words.text("elections.who_votes.title"),
        lines=(*words.lines("elections.who_votes"), *reason, *_area(words, area)),
        buttons=tuple(
            Button(label, does, Style.MAIN if n == marked else Style.PLAIN)
            for n, (label, does) in enumerate(choices)
            if n != 1 or free
        ),
        picture=Pictogram("👥", words.text("elections.who_votes.alt")),
        back=FACILITATOR_MENU,
    )


def _area(words: Words, area: Neighbours | None) -> tuple[str, ...]:
    """Where the group is, which other groups are there, and which of them cannot be asked now."""
    if area is None:
        return ()
    there = words.all_of([each.name for each in (*area.free, *area.busy)])
    busy = words.all_of([each.name for each in area.busy])
    return (
        *words.lines("elections.who_votes.area", area=area.area.name, names=there),
        *(words.lines("elections.who_votes.busy", names=busy) if busy else ()),
    )


def few_voters(words: Words) -> tuple[str, ...]:
    """Why a group cannot have a vote of its own."""
    return words.lines("elections.few_voters", most=LEAST_VOTERS)


def pick_groups(
    words: Words, draft: Election, others: Sequence[Group], asked: Collection[GroupId], *, page: int
) -> Screen:
    """Which groups are asked: a press asks one, another press does not."""
    buttons = [
        Button(
            words.text(_ASKED if group.id in asked else _NOT_ASKED, name=short(group.name)),
            tap("elections.ask_group", draft.id, group.id, int(group.id not in asked), page),
            Style.MAIN if group.id in asked else Style.PLAIN,
        )
        for group in others
    ]
    done = Button(words.text("elections.button.groups_done"), tap("elections.how_many", draft.id), Style.YES)
    listed = paged(words, buttons, page=page, turn=lambda to: tap("elections.pick_groups", draft.id, to))
    return Screen(
        title=words.text("elections.pick_groups.title"),
        lines=words.lines("elections.pick_groups"),
        buttons=(*listed, *((done,) if asked else ())),
        back=tap("elections.plan", draft.group_id),
    )


def asked_together(
    words: Words,
    election: Election,
    group: GroupId,
    *,
    by: str,
    groups: Several,
    said: Said,
    has_reps: bool,
    is_few: bool = False,
) -> Screen:
    """For who looks after a group that is asked: yes or no.

    Args:
        by: the group that plans it.
        groups: all that would vote together.
        said: what they said so far.
        has_reps: it has reps of whom the plan does not say yet whether they stay.
        is_few: the group has too few people for a vote of its own.
    """
    so_far = () if said is Said.ASKED else words.lines(f"elections.asked.{said}")
    yes = tap("elections.join_reps", election.id, group) if has_reps else tap("elections.join", election.id, group, 0)
    return Screen(
        title=words.text("elections.asked.title", name=by),
        lines=(
            *so_far,
            *words.lines("elections.asked", names=named(words, groups)),
            *(few_voters(words) if is_few else words.lines("elections.asked.if_no")),
            *words.lines("elections.asked.until", moment=words.moment(election.nominate_at)),
        ),
        buttons=(
            Button(words.text("elections.button.join_yes"), yes, Style.YES),
            Button(words.text("elections.button.join_no"), tap("elections.join_no", election.id, group)),
            Button(words.text("elections.button.rules"), tap("elections.asked_plan", election.id, group)),
        ),
        picture=Pictogram("👥", words.text("elections.who_votes.alt")),
    )


def asked_plan(words: Words, election: Election, group: GroupId, reps: Sequence[RepNow], *, limit: int = 0) -> Screen:
    """The plan, before a group says yes or no. `reps`: who is the rep now, as far as the plan says it."""
    return Screen(
        title=words.text("elections.rules.title"),
        lines=plan_lines(words, election, reps, limit=limit),
        back=tap("elections.asked", election.id, group),
    )


def join_reps(words: Words, election: ElectionId, group: GroupId, reps: Sequence[str]) -> Screen:
    """After a yes, where the group has a rep now: do they stay beside the new ones?"""
    return Screen(
        title=words.text("elections.join_reps.title"),
        lines=(
            words.plural("elections.plan.reps", len(reps), names=words.all_of(reps)),
            *words.lines("elections.join_reps"),
        ),
        buttons=(
            Button(words.text("elections.button.reps_stop"), tap("elections.join", election, group, 0)),
            Button(words.text("elections.button.reps_stay"), tap("elections.join", election, group, 1)),
        ),
        back=tap("elections.asked", election, group),
    )


def joined(words: Words, election: Election, group: GroupId, *, by: str, yes: bool, comes: str) -> Screen:
    """What the group said, and until when it can say something else. `comes`: when the answer is there, in words."""
    key = "yes" if yes else "no"
    return Screen(
        title=words.text(f"elections.joined.{key}.title"),
        lines=words.lines(f"elections.joined.{key}", name=by, when=comes, moment=words.moment(election.nominate_at)),
        buttons=(Button(words.text("elections.button.change_answer"), tap("elections.asked", election.id, group)),),
    )


def joined_last(words: Words, *, by: str, yes: bool, comes: str, is_few: bool = False) -> Screen:
    """The same when nobody else is asked any more: it is fixed now. `is_few`: too few people for a vote of its own."""
    key = "yes" if yes else "no"
    few = (*few_voters(words), *words.lines("elections.few_voters.next"))
    own_vote = few if is_few else words.lines("elections.joined.no.own_vote")
    return Screen(
        title=words.text(f"elections.joined.{key}.title"),
        lines=(*words.lines(f"elections.joined.{key}.fixed", name=by, when=comes), *(() if yes else own_vote)),
    )


def group_said(
    words: Words, election: Election, *, name: str, said: Said, groups: Several, waits_for: Sequence[str] = ()
) -> Screen:
    """For who plans it: what a group said, or that it said nothing in time; and who votes.

    Args:
        groups: those that vote, as far as they said so.
        waits_for: which have said nothing yet.
    """
    votes = vote_together(words, groups) or words.lines("elections.group_said.alone")
    return Screen(
        title=words.text(f"elections.group_said.{said}.title", name=name),
        lines=(
            *words.lines(f"elections.group_said.{said}", name=name),
            *(waits(words, election, waits_for) or votes),
        ),
        buttons=(Button(words.text("elections.button.look"), tap("elections.show", election.id), Style.MAIN),),
    )
