"""What each deed around a board meeting refuses, and what doing it again changes: nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.ids import MeetingId, PersonId
from bot.rules.facts.meetings import MeetingCalledOff, MeetingMoved, MeetingPlanned
from bot.rules.meetings import AlreadyPlanned, CalledOff, InThePast, Meeting
from bot.rules.people import Person, Role
from bot.rules.refusals import ChangedMeanwhile, NotInGroup, NotYours, OldButton
from bot.services import meetings as services
from storage.unit import Unit
from tests.play import Play

T = TypeVar("T")
IN_TWO_MONTHS = timedelta(days=60)


def _try(play: Play, person: PersonId, deed: Callable[[Unit, Person], T]) -> T:
    return play.store.run_now(lambda unit: deed(unit, unit.people.get(person)))


@pytest.fixture
def sam(play: Play) -> PersonId:
    """A facilitator."""
    return play.member("Sam", play.group(), role=Role.FACILITATOR)


def _plan(play: Play, by: PersonId, ahead: timedelta = IN_TWO_MONTHS) -> Meeting:
    def deed(unit: Unit, person: Person) -> Meeting:
        assert person.group_id is not None
        return services.plan(unit, person, person.group_id, meets_at=play.now + ahead, now=play.now)

    return _try(play, by, deed)


def _move(play: Play, by: PersonId, meeting: Meeting, ahead: timedelta) -> Meeting:
    at, version = play.now + ahead, meeting.version
    return _try(
        play, by, lambda unit, person: services.move(
            unit, person, meeting.id, meets_at=at, version=version, now=play.now
        )
    )  # fmt: skip


def _call_off(play: Play, by: PersonId, meeting: Meeting) -> Meeting:
    return _try(
        play, by, lambda unit, person: services.call_off(
            unit, person, meeting.id, version=meeting.version, now=play.now
        )
    )  # fmt: skip


def test_a_meeting_that_is_planned_twice_is_one(play: Play, sam: PersonId) -> None:
    first, second = _plan(play, sam), _plan(play, sam)
    assert first.id == second.id
    assert len(play.store.run_now(lambda unit: unit.facts.list(MeetingPlanned))) == 1


def test_no_meeting_is_planned_in_the_past(play: Play, sam: PersonId) -> None:
    with pytest.raises(InThePast):
        _plan(play, sam, timedelta(days=-1))


@pytest.mark.parametrize("deed", ["plan", "move", "call off"])
def test_only_a_facilitator_of_the_board_changes_its_meetings(play: Play, sam: PersonId, deed: str) -> None:
    group = play.store.run_now(lambda unit: unit.people.get(sam)).group_id
    assert group is not None
    meeting, ben = _plan(play, sam), play.member("Ben", group)
    with pytest.raises(NotYours):
        {
            "plan": lambda: _plan(play, ben, timedelta(days=90)),
            "move": lambda: _move(play, ben, meeting, timedelta(days=90)),
            "call off": lambda: _call_off(play, ben, meeting),
        }[deed]()


def test_a_stranger_moves_nothing(play: Play, sam: PersonId) -> None:
    meeting, stranger = _plan(play, sam), _stranger(play)
    with pytest.raises(NotInGroup):
        _move(play, stranger, meeting, timedelta(days=90))


def _stranger(play: Play) -> PersonId:
    return play.store.run_now(lambda unit: unit.people.add("Max", telegram_id=9, language="en", now=play.now))


def test_a_meeting_that_is_not_there_is_an_old_button(play: Play, sam: PersonId) -> None:
    with pytest.raises(OldButton):
        _try(play, sam, lambda unit, by: services.set_place(unit, by, MeetingId(999), place="Hall", now=play.now))


def test_who_saw_an_older_day_neither_moves_nor_calls_off_a_meeting(play: Play, sam: PersonId) -> None:
    seen = _plan(play, sam)
    _move(play, sam, seen, timedelta(days=70))
    deeds: list[Callable[[], Meeting]] = [
        lambda: _move(play, sam, seen, timedelta(days=80)),
        lambda: _call_off(play, sam, seen),
    ]
    for deed in deeds:
        with pytest.raises(ChangedMeanwhile):
            deed()


def test_no_meeting_moves_to_where_another_one_is(play: Play, sam: PersonId) -> None:
    meeting = _plan(play, sam)
    _plan(play, sam, timedelta(days=90))
    with pytest.raises(AlreadyPlanned):
        _move(play, sam, meeting, timedelta(days=90))


def test_what_is_called_off_stays_so_and_is_said_once(play: Play, sam: PersonId) -> None:
    off = _call_off(play, sam, _plan(play, sam))
    assert _call_off(play, sam, off).called_off
    with pytest.raises(CalledOff):
        _move(play, sam, off, timedelta(days=70))
    assert len(play.store.run_now(lambda unit: unit.facts.list(MeetingCalledOff))) == 1


def test_a_meeting_that_is_moved_to_its_own_day_moves_nothing(play: Play, sam: PersonId) -> None:
    meeting = _plan(play, sam)
    assert _move(play, sam, meeting, IN_TWO_MONTHS).version == meeting.version
    assert play.store.run_now(lambda unit: unit.facts.list(MeetingMoved)) == ()


def test_nothing_of_a_meeting_that_is_called_off_is_due(play: Play, sam: PersonId) -> None:
    off = _call_off(play, sam, _plan(play, sam))
    left = play.store.run_now(lambda unit: [unit.schedule.find(kind, off.id) for kind in services.KINDS])
    assert set(left) == {None}
