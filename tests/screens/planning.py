"""Every screen of planning a vote."""

from dataclasses import replace

from bot.ids import GroupId
from bot.rules.areas import Neighbours
from bot.rules.elections import State
from bot.rules.together import Said, Several, Why
from bot.screen import Screen
from bot.screens.elections import dates, in_a_row, lost, plan, together
from bot.words import Words
from tests.screens.a_vote import DRAFT, KEPT, MANY, OPEN, RANKED, SHOWN
from tests.screens.examples.areas import NORTH
from tests.screens.examples.meetings import NOW
from tests.screens.examples.people import GROUP, someone

REPS = tuple(plan.RepNow(name, NOW, name != "Ben") for name in ("Mina", "Ben", "Asha"))

WHY = (
    *("called_off", "called_off_open", "papers", "papers_late"),
    *("too_few", "nobody", "key_lost", "key_gone", "differ"),
)


def planned(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return {
        "seats": plan.seats(words, DRAFT),
        "seats.more": plan.seats(words, DRAFT, ["Mina", "Ben"]),
        "seats.one_more": plan.seats(words, DRAFT, ["Mina"]),
        "how": plan.how(words, MANY, voters=12),
        "how.order": plan.how(words, MANY, voters=60),
        "years": plan.years(words, DRAFT),
        "years.many": plan.years(words, MANY),
        "dates": dates.dates(words, DRAFT),
        "dates.later": dates.dates(words, replace(DRAFT, state=State.NOMINATING), moves_left=1),
        "dates.fixed": dates.dates(words, replace(DRAFT, state=State.NOMINATING), moves_left=0),
        "quorum": plan.quorum(words, DRAFT, 12, (5, 6, 8)),
        "rep_now": plan.rep_now(words, DRAFT, someone("Mina"), nth=0, ends_at=NOW),
        "rep_now.many": plan.rep_now(words, MANY, someone("Mina"), nth=1, ends_at=NOW),
        "check": plan.check(words, DRAFT, REPS[:1]),
        "check.many": plan.check(words, replace(KEPT, in_order=False), REPS[:2]),
        "check.reps": plan.check(words, KEPT, REPS),
        "check.in_order": plan.check(words, MANY),
        **{
            f"show.{state}": plan.show(words, replace(DRAFT, state=state), may_change=True, paper=False)
            for state in State
        },
        **{
            f"show.told.{state}": plan.show(
                words, replace(SHOWN, state=state), may_change=False, paper=False, is_told=True
            )
            for state in (State.LOTS, State.DONE)
        },
        **{
            f"show.stopped.{why}": plan.show(
                words, replace(DRAFT, state=State.CALLED_OFF, reason=why), may_change=False, paper=False
            )
            for why in WHY
        },
        "show.paper_to_print": plan.show(words, OPEN, may_change=True, paper=True, voters=12),
        "show.member": plan.show(words, OPEN, may_change=False, paper=False),
        "rules": plan.rules(words, OPEN, "Alex"),
        "rules.calendar": plan.rules(words, OPEN, "Alex", calendar=True),
        "rules.in_order": plan.rules(words, MANY, "Alex", REPS),
        "rules.ranked": plan.rules(words, RANKED, "Alex"),
        "rep_now.limited": plan.rep_now(words, DRAFT, someone("Mina"), nth=0, ends_at=NOW, is_limited=True),
        "check.limit": plan.check(words, replace(KEPT, in_order=False, in_a_row=3), REPS[:2], limit=2),
        "rules.limit": plan.rules(words, replace(OPEN, in_a_row=2), "Alex", limit=2),
        "rules.no_more_limit": plan.rules(words, OPEN, "Alex", limit=2),
        "choose.no_limit": in_a_row.choose(words, DRAFT, limit=0),
        "choose.limit": in_a_row.choose(words, replace(DRAFT, in_a_row=2), limit=2),
        "limit_told.limit": in_a_row.limit_told(words, replace(DRAFT, in_a_row=2), limit=0),
        "limit_told.no_limit": in_a_row.limit_told(words, DRAFT, limit=3),
        "call_off": plan.call_off(words, OPEN),
        **{
            f"stopped.{reason}": plan.stopped(words, reason, anew=OPEN.id if reason == "key_lost" else None)
            for reason in WHY
        },
        "key_lost": lost.key_lost(words, OPEN, end_at=NOW),
        "vote_again": lost.vote_again(words, OPEN),
        "voting_again": lost.voting_again(words),
        "moved": plan.moved(words, OPEN),
        "moved.asked": plan.moved(words, OPEN, asked=GroupId(2)),
        **_together(words),
    }


def _together(words: Words) -> dict[str, Screen]:
    """Groups that vote together."""
    river, both = GroupId(2), Several(("Northfield", "Riverside"))
    waiting = replace(DRAFT, state=State.PLANNED)
    others = [replace(GROUP, id=GroupId(n), name=name) for n, name in enumerate(("Riverside", "Hill", "Moor"), start=2)]
    area = Neighbours(NORTH, (others[0],), (others[1],))
    more = [replace(GROUP, id=GroupId(n), name=f"Valley {n}") for n in range(2, 12)]
    comes = words.text("home.comes.now")
    return {
        "seats.together": plan.seats(words, DRAFT, after_groups=True),
        "dates.asks": dates.dates(words, DRAFT, asks=["Riverside"]),
        "check.asks": plan.check(words, DRAFT, REPS[:1], asks=["Riverside"]),
        "show.waits": plan.show(words, waiting, may_change=True, paper=False, waits_for=["Riverside", "Hill"]),
        "show.together": plan.show(words, OPEN, may_change=False, paper=True, voters=24, together=both),
        "rules.together": plan.rules(words, OPEN, "Alex", together=both),
        "who_votes": together.who_votes(words, DRAFT, Why.ALONE),
        "who_votes.few": together.who_votes(words, DRAFT, Why.FEW),
        "who_votes.before": together.who_votes(words, DRAFT, Why.BEFORE, before=["Riverside", "Hill"]),
        "who_votes.asked": together.who_votes(words, DRAFT, Why.ALONE, asked=[river]),
        "who_votes.area": together.who_votes(words, DRAFT, Why.FEW, area=area),
        "who_votes.area_asked": together.who_votes(words, DRAFT, Why.ALONE, asked=[river], area=area),
        "who_votes.area_busy": together.who_votes(words, DRAFT, Why.ALONE, area=replace(area, free=(), busy=area.free)),
        "rules.area": plan.rules(words, OPEN, "Alex", together=replace(both, area=NORTH.name)),
        "pick_groups": together.pick_groups(words, DRAFT, others, [], page=0),
        "pick_groups.asked": together.pick_groups(words, DRAFT, others, [river], page=0),
        "pick_groups.many": together.pick_groups(words, DRAFT, more, [river], page=1),
        **{
            f"asked_together.{said}": together.asked_together(
                words, waiting, river, by="Northfield", groups=both, said=said, has_reps=True
            )
            for said in Said
        },
        "asked_together.few": together.asked_together(
            words, waiting, river, by="Northfield", groups=both, said=Said.NO, has_reps=False, is_few=True
        ),
        "joined_last.few": together.joined_last(words, by="Northfield", yes=False, comes=comes, is_few=True),
        "asked_plan": together.asked_plan(words, waiting, river, REPS[:1]),
        "asked_plan.kept": together.asked_plan(words, replace(KEPT, state=State.PLANNED), river, REPS),
        "join_reps": together.join_reps(words, DRAFT.id, river, ["Mina"]),
        "join_reps.more": together.join_reps(words, DRAFT.id, river, ["Mina", "Ben"]),
        **{
            f"joined.{yes}": together.joined(words, waiting, river, by="Northfield", yes=yes, comes=comes)
            for yes in (True, False)
        },
        **{
            f"joined_last.{yes}": together.joined_last(words, by="Northfield", yes=yes, comes=comes)
            for yes in (True, False)
        },
        **{
            f"group_said.{said}": together.group_said(
                words, waiting, name="Riverside", said=said, groups=Several(both.names[:1])
            )
            for said in (Said.NO, Said.ASKED)
        },
        "group_said.together": together.group_said(words, waiting, name="Riverside", said=Said.YES, groups=both),
        "group_said.waits": together.group_said(
            words, waiting, name="Riverside", said=Said.YES, groups=both, waits_for=["Hill"]
        ),
    }  # fmt: skip
