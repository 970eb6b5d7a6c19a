"""Promises against a facilitator who chooses how a group is called: on a ballot of several groups nobody is taken for
somebody else."""

import pytest

from bot.rules.names import is_like
from bot.screen import tap
from tests.handlers.elections.table import WORDS
from tests.handlers.elections.two_groups import OTHER_BEN, Two
from tests.play import Play


@pytest.fixture
def two(each_play: Play) -> Two:
    return Two(each_play)


def _rename(two: Two, called: str) -> None:
    two.play.tap(two.rob, tap("people.group_name", two.river))
    two.play.say(two.rob, called)


LIKE_IT = pytest.mark.parametrize(
    "called", ["Northfield", "NORTHFIELD", "Nоrthfield", "North\u200bfield", "\u202eNorthfield"]
)


@LIKE_IT
def test_nobody_gives_a_group_the_name_of_another_one_of_the_board(two: Two, called: str) -> None:
    two.play.tap(two.rob, tap("people.group_name", two.river))
    no = two.play.say(two.rob, called)
    assert "A group of your board is called Northfield." in no.lines
    assert two.play.store.run_now(lambda unit: unit.people.get_group(two.river)).name == "Riverside"
    two.play.press(two.rob, no.buttons[0].label)
    assert "Northside" in str(two.play.say(two.rob, "Northside"))


def _was_called(two: Two, called: str) -> None:
    """As a board has it whose groups were named before this was asked."""
    two.play.store.run_now(lambda unit: unit.people.change_group(two.river, name=called))


@LIKE_IT
def test_two_of_one_name_differ_on_the_ballot_also_when_their_groups_have_one_name(two: Two, called: str) -> None:
    two.ask()
    two.say()
    two.stand("Ben", OTHER_BEN)
    _was_called(two, called)
    two.play.until(two.election().vote_at)
    one, other = (candidate.name for candidate in two.candidates())
    assert not is_like(one, [other])
    assert {one, other} <= {*two.names()}
    shown = two.play.tap(two.people["Mina"], tap("elections.ballot", two.election().id))
    assert sum(any(name in button.label for name in (one, other)) for button in shown.buttons) >= len((one, other))
    assert not any(sign in name for name in two.names() for sign in "\u200b\u202e")


def test_a_group_is_kept_as_people_see_it(two: Two) -> None:
    _rename(two, "River\u200bside \u202e& Hill\u0007")
    kept = two.play.store.run_now(lambda unit: unit.people.get_group(two.river)).name
    assert kept == "Riverside & Hill"
    two.play.tap(two.rob, tap("people.group_name", two.river))
    shown = two.play.say(two.rob, "\u200b\u2800")
    assert shown.title == WORDS.text("people.refused.write_it.title")
    assert two.play.store.run_now(lambda unit: unit.people.get_group(two.river)).name == kept
