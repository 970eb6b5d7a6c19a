"""Promises of what a group with too few people for a secret vote reads when it is asked to vote with others."""

import pytest

from bot.rules.elections import LEAST_VOTERS, State
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.elections.two_groups import Two
from tests.play import Play


def test_no_vote_of_its_own_is_promised_to_a_group_with_too_few_people(each_play: Play) -> None:
    two = Two(each_play)
    election, own = two.ask(), "your group can have its own vote."
    asked = two.play.tap(two.rob, tap("elections.asked", election, two.river)).lines
    assert "Your group has fewer members." in asked
    assert own not in " ".join(asked).lower()
    two.people["Una"] = two.play.member("Una", two.river)
    asked = two.play.tap(two.rob, tap("elections.asked", election, two.river)).lines
    assert "If you say no, your group can have its own vote." in asked
    assert "Your group can have its own vote." in two.say("No, on our own").lines


@pytest.mark.parametrize("members", [0, 1, 4])
def test_a_group_that_could_not_vote_in_secret_hears_so_before_it_plans_anything(each_play: Play, members: int) -> None:
    """And is led to where people are added; with the fifth member there is a plan."""
    group = each_play.group()
    sam = each_play.member("Sam", group, role=Role.FACILITATOR)
    for n in range(members):
        each_play.member(f"Al {n}", group)
    assert each_play.tap(sam, tap("elections.plan", group)).title == "👥 We need more members"
    assert each_play.store.run_now(lambda unit: unit.elections.list_of(group, *State)) == []
    assert each_play.press(sam, "Look at it").title.startswith("👥")
    for n in range(members, LEAST_VOTERS):
        each_play.member(f"Al {n}", group)
    assert each_play.tap(sam, tap("elections.plan", group)).title == "🗳 Plan a vote, 1 of 5"


def test_a_plan_is_refused_when_somebody_left_while_it_was_made(each_play: Play) -> None:
    group = each_play.group()
    sam = each_play.member("Sam", group, role=Role.FACILITATOR)
    people = [each_play.member(f"Al {n}", group) for n in range(LEAST_VOTERS)]
    each_play.tap(sam, tap("elections.plan", group))
    for label in ("1 rep", "2 years", "That is good", "5 people"):
        each_play.press(sam, label)
    each_play.tap(people[0], tap("people.left", group))
    draft = each_play.store.run_now(lambda unit: unit.elections.list_of(group, State.DRAFT))[0]
    assert each_play.tap(sam, tap("elections.planned", draft.id)).title == "👥 We need more members"
    assert each_play.store.run_now(lambda unit: unit.elections.get(draft.id)) == draft
