"""Promises against who stands or votes in one group, and looks after another one that votes in the same vote."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.elections import Standing, State
from bot.rules.people import Role
from bot.screen import tap
from bot.services.elections.roll import list_beside
from storage.tables.outbox import audit
from tests.handlers.elections.two_groups import Two
from tests.handlers.people.table import asking, join
from tests.play import Play

GRACE = "Grace"
REFUSED = "You are a facilitator here"


@pytest.fixture
def two(each_play: Play) -> Two:
    """Grace is a member of Northfield, and looks after Riverside beside Rob. Joe of Riverside has no phone."""
    made = Two(each_play, river_paper=("Joe",))
    grace = made.people[GRACE] = each_play.member(GRACE, made.group)
    made.join(grace, made.river, role=Role.FACILITATOR)
    return made


def _line(two: Two, name: str, group: GroupId) -> MemberId:
    person = two.people[name]
    return two.play.store.run_now(lambda unit: unit.people.member_in(group, person, now=two.play.now)).id


def _standing(two: Two) -> set[str]:
    return {each.name for each in two.candidates() if each.standing is Standing.STANDS}


def _closed_with_papers(two: Two) -> ElectionId:
    election = two.open_both("Mina", "Kim")
    for name in ("Lily", "Tom", "Dev", "Pat", "Ola"):
        two.vote(name, "Mina")
    two.close()
    assert two.election().state is State.PAPER
    return election


def test_who_looks_after_a_group_that_votes_does_not_stand_as_a_member_of_another_one(two: Two) -> None:
    election, grace = two.ask(), two.people[GRACE]
    two.say()
    two.stand("Mina")
    page = two.play.tap(grace, tap("elections.stand", election))
    assert "So you cannot be a candidate in it." in page.lines
    assert not any("I want to be rep" in button.label for button in page.buttons)
    for deed in ("elections.ask_stand", "elections.stand_up"):
        assert REFUSED in two.play.tap(grace, tap(deed, election)).title
    assert REFUSED in two.play.tap(grace, tap("elections.suggested", election, _line(two, GRACE, two.group))).title
    listed = two.play.tap(two.people["Lily"], tap("elections.suggest", election, 0))
    assert not any(GRACE in button.label for button in listed.buttons)
    # She is a member, so it is not for that.
    for refused in (
        two.play.say(two.people["Lily"], GRACE),
        two.play.tap(two.people["Lily"], tap("elections.suggested", election, _line(two, GRACE, two.group))),
    ):
        assert "So Grace cannot be a candidate in it." in refused.lines
    assert _standing(two) == {"Mina"}
    two.play.until(two.election().vote_at)
    # As a member of Northfield she votes, like everybody.
    assert two.names().count(GRACE) == 1


@pytest.mark.parametrize("name", ["Mina", "Tom"])
def test_nobody_who_stands_or_votes_begins_to_look_after_another_group_of_the_vote(two: Two, name: str) -> None:
    two.open_both("Mina", "Ben")
    join(two.play, two.people[name], two.river, name)
    number = asking(two.play, two.river, two.people[name])
    assert "not over" in two.play.tap(two.rob, tap("people.confirm", number, str(Role.FACILITATOR))).title
    assert "done" in two.play.tap(two.rob, tap("people.confirm", number, str(Role.SUPPORTER))).title
    assert "not over" in two.play.tap(two.rob, tap("people.role", number, str(Role.FACILITATOR))).title


def test_who_stands_looks_after_another_group_neither_before_it_opens(two: Two) -> None:
    two.ask()
    two.say()
    two.stand("Mina", "Ben")
    join(two.play, two.people["Mina"], two.river, "Mina")
    number = asking(two.play, two.river, two.people["Mina"])
    assert "not over" in two.play.tap(two.rob, tap("people.confirm", number, str(Role.FACILITATOR))).title


def test_lots_fall_on_nobody_who_says_who_gave_a_paper(two: Two) -> None:
    _closed_with_papers(two)
    election = two.election()
    able = two.play.store.run_now(lambda unit: list_beside(unit, election, now=two.play.now))
    assert _line(two, "Lily", two.group) in able
    assert _line(two, GRACE, two.group) not in able


@pytest.mark.parametrize(("name", "gave"), [("Tom", 0), ("Tom", 1), (GRACE, 0), ("nobody", 0)])
def test_a_paper_is_noted_only_of_who_votes_on_paper_and_the_record_has_no_other_line(
    two: Two, name: str, gave: int
) -> None:
    election = _closed_with_papers(two)
    member = MemberId(9999) if name == "nobody" else _line(two, name, two.group)
    lines = select(func.count()).select_from(audit)
    before = two.play.store.run_now(lambda unit: unit.connection.execute(lines).scalar_one())
    two.play.tap(two.sam, tap("elections.gave", election, member, gave, 0))
    assert two.play.store.run_now(lambda unit: unit.connection.execute(lines).scalar_one()) == before
    two.play.until(two.play.now + timedelta(minutes=1))
    assert two.election().state is State.PAPER
