"""Promises of the check after each press (`tests/kept.py`): on each database it sees what a deed wrote, and no more."""

import contextlib

import pytest

from bot.ids import PersonId
from bot.screen import DONE, UNDONE, Tap
from storage.unit import Store, Unit
from tests.kept import Kept
from tests.play import START


class _No(Exception):  # noqa: N818 - a state of the world
    """A deed that is refused."""


def _person(unit: Unit, name: str) -> PersonId:
    return unit.people.add(name, telegram_id=None, language="en", now=START)


def test_what_a_deed_writes_is_noticed_and_what_is_taken_back_is_not(each_store: Store) -> None:
    def deed(unit: Unit) -> set[str]:
        mina = _person(unit, "Mina")
        with Kept().noting(unit) as written:
            with contextlib.suppress(_No), unit.attempt():
                _person(unit, "Ben")
                raise _No
            with unit.attempt():
                unit.people.change(PersonId(mina + 1000), called="Nobody")
                unit.deliveries.owe(mina, DONE, over=None, program="us", since=START)
        return written

    assert each_store.run_now(deed) == {"places"}


@pytest.mark.parametrize(("owed", "writes"), [(DONE, False), (UNDONE, True)])
def test_what_is_not_true_after_a_kill_is_found(each_store: Store, owed: Tap, *, writes: bool) -> None:
    def deed(unit: Unit) -> None:
        kept, mina = Kept(), _person(unit, "Mina")
        with kept.noting(unit) as written:
            if writes:
                _person(unit, "Ben")
            unit.deliveries.owe(mina, owed, over=None, program="us", since=START)
        kept.check(unit, mina, ("a deed",), written)

    with pytest.raises(AssertionError):
        each_store.run_now(deed)
