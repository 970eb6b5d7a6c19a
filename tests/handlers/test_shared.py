"""Promises of sharing between groups: the same thing is found, said together, and a small group is never named."""

import pytest

from bot.ids import GroupId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.table import plan_meeting
from tests.play import Play

DESK = tap("agenda.desk")


def _two_groups(play: Play, *, people: int = 5) -> tuple[PersonId, PersonId, PersonId, list[PersonId], GroupId]:
    """Mina and Ben of one group; Rob, who looks after the other, and those in it."""
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    other = play.group("Southgate", beside=group)
    rob = play.member("Rob", other, role=Role.FACILITATOR)
    there = [play.member(f"T{n}", other) for n in range(people)]
    plan_meeting(play, sam)
    return mina, ben, rob, there, other


def test_who_says_something_finds_what_another_group_said_and_both_groups_stay_linked(each_play: Play) -> None:
    play = each_play
    mina, ben, _, there, _ = _two_groups(play)
    play.tap(there[0], tap("agenda.suggest", "bus"))
    play.say(there[0], "The last bus is too early")
    play.press(there[0], "without my name")
    play.tap(ben, tap("agenda.suggest", "bus"))
    shown = play.press(ben, "What other groups said")
    assert shown.lines == ("Another group said this.", "“The last bus is too early”")
    assert "saved" in play.press(ben, "I say this").title
    assert "Groups: Northfield and Southgate." in play.tap(mina, tap("agenda.one", 1)).lines
    assert "Groups: Northfield." in play.tap(mina, tap("agenda.one", 2)).lines
    lines = play.tap(mina, DESK).lines
    assert lines[lines.index("1. 🚌 “The last bus is too…”: 2 people") + 1] == "Groups: Northfield and Southgate."


def test_pressing_it_twice_is_once_and_then_there_is_nothing_more(play: Play) -> None:
    _, ben, _, there, _ = _two_groups(play)
    play.tap(there[0], tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, "More buses")
    for _ in range(2):
        play.tap(ben, tap("agenda.so_too", 2, 1))
    looked = play.store.run_now(lambda unit: unit.agenda.list_looked(unit.agenda.get(1).meeting_id))  # type: ignore[arg-type]
    assert [(each.wanted, each.seen) for each in looked.values()] == [(1, 1)]
    assert "everything that other groups said" in play.tap(ben, tap("agenda.shared", 2)).lines[0]


@pytest.mark.parametrize(("people", "is_named"), [(5, True), (4, False)])
def test_a_group_is_named_when_it_says_yes_and_is_not_small(play: Play, people: int, is_named: bool) -> None:
    _, ben, rob, there, other = _two_groups(play, people=people)
    play.tap(there[0], tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, "More buses")
    assert "Southgate" not in play.tap(ben, tap("agenda.shared", 2)).lines[0]
    assert "cannot see the name" in play.tap(rob, tap("people.shares", other)).lines[-1]
    assert "Now they can see the name." in play.press(rob, "Yes, with our name").lines
    assert ("Southgate" in play.tap(ben, tap("agenda.shared", 2)).lines[0]) is is_named


def test_only_who_looks_after_the_group_says_whether_its_name_is_seen(play: Play) -> None:
    _, ben, _, there, other = _two_groups(play)
    for person in (ben, there[0]):
        play.tap(person, tap("people.share", other, 1))
        assert not play.store.run_now(lambda unit: unit.people.get_group(other)).shares_name


def test_what_the_own_group_said_or_is_about_something_else_is_not_there(play: Play) -> None:
    _, ben, _, there, _ = _two_groups(play)
    play.tap(there[0], tap("agenda.suggest", "money"))
    play.tap(there[1], tap("agenda.suggest", "bus"))
    shown = play.tap(there[2], tap("agenda.suggest", "bus"))
    assert not any("nother group" in button.label for button in shown.buttons)
    play.tap(ben, tap("agenda.suggest", "work"))
    assert "old" in play.tap(ben, tap("agenda.so_too", 4, 1)).title
    assert "old" in play.tap(there[2], tap("agenda.so_too", 4, 2)).title
