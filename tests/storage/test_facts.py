"""Promises of what is kept of what happened."""

import ast
import inspect
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.ids import BoardId, GroupId, MeetingId, MemberId, PersonId, SummaryId
from bot.rules.facts import GONE, Fact, Happened, subject_of
from bot.rules.facts.meetings import MeetingCalledOff, MeetingMoved, MeetingPlanned
from bot.rules.facts.people import NamedPersonChanged, RoleChanged
from bot.rules.facts.summaries import ReaderAsked
from bot.rules.people import Role
from bot.screen import tap
from storage import facts as queries
from storage.unit import Store, Unit
from tests.play import Play

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MEETING = MeetingId(7)


def _board(store: Store, name: str = "Northfield") -> BoardId:
    def make(unit: Unit) -> BoardId:
        board = BoardId(unit.people.add_board("Marlshire"))
        unit.people.add_group(board, name, zone="Europe/London", language="en", join_code=name, now=NOON)
        return board

    return store.run_now(make)


def _happen(store: Store, fact: Fact, now: datetime) -> None:
    store.run_now(lambda unit: unit.happened(fact, now=now))


def test_what_happened_is_read_by_kind_subject_board_and_day(each_store: Store) -> None:
    store, here, there = each_store, _board(each_store), _board(each_store, "Elsewhere")
    for day, fact in enumerate(
        (MeetingPlanned(MEETING, here, 1), MeetingMoved(MEETING, here, 2), MeetingPlanned(MeetingId(8), there, 1)),
        start=1,
    ):
        _happen(store, fact, NOON.replace(day=day))

    def found(*kinds: type[Fact], **narrow: Any) -> list[int]:
        return store.run_now(lambda unit: [each.id for each in unit.facts.list(*kinds, **narrow)])

    assert found() == [1, 2, 3]
    assert found(MeetingPlanned) == [1, 3]
    assert found(subject="meeting-7") == [1, 2]
    assert found(board=there) == [3]
    assert found(since=date(2026, 6, 2)) == [2, 3]


def test_a_fact_keeps_its_day_where_it_happened_and_no_hour(each_store: Store) -> None:
    board, late = _board(each_store), datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    fact = MeetingCalledOff(MEETING, board)
    _happen(each_store, fact, late)
    (kept,) = each_store.run_now(lambda unit: unit.facts.list(MeetingCalledOff))
    assert kept == Happened(kept.id, date(2026, 6, 2), fact)


def test_what_happened_in_a_deed_that_failed_did_not_happen(each_store: Store) -> None:
    board = _board(each_store)

    def fail(unit: Unit) -> None:
        unit.happened(MeetingCalledOff(MEETING, board), now=NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        each_store.run_now(fail)
    assert each_store.run_now(lambda unit: unit.facts.list()) == ()


def test_facts_are_added_and_never_changed_but_for_a_person_who_is_forgotten() -> None:
    changes = set()
    for function in ast.walk(ast.parse(inspect.getsource(queries))):
        if isinstance(function, ast.FunctionDef):
            names = {
                call.func.id
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            }
            if names & {"update", "delete"}:
                changes.add(function.name)
    assert changes == {"_forget_in"}


def test_a_deed_that_is_repeated_and_changes_nothing_is_no_second_fact(play: Play) -> None:
    group: GroupId = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    for _ in range(2):
        play.tap(sam, tap("meetings.plan", 0, 20260715, 10, 0))
    assert len(play.store.run_now(lambda unit: unit.facts.list(MeetingPlanned))) == 1


def test_what_concerned_one_group_is_read_by_group_and_by_its_board(each_store: Store) -> None:
    board = _board(each_store)
    (group,) = each_store.run_now(lambda unit: [each.id for each in unit.people.list_groups_of_board(board)])
    _happen(each_store, NamedPersonChanged(group), NOON)
    _happen(each_store, MeetingCalledOff(MEETING, board), NOON)
    of_group = each_store.run_now(lambda unit: unit.facts.list(group=group))
    assert [each.fact for each in of_group] == [NamedPersonChanged(group)]
    assert len(each_store.run_now(lambda unit: unit.facts.list(board=board))) == 2


def test_deleting_a_person_leaves_what_happened_without_them(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    play.member("Sam", group, role=Role.FACILITATOR)
    ben = play.member("Ben", group)
    listed = play.store.run_now(lambda unit: unit.people.list_members(group, now=play.now))
    members = {member.name: member.id for member in listed}
    board = play.store.run_now(lambda unit: unit.people.get_group(group)).board_id
    for fact in (
        RoleChanged(members["Ben"], group, Role.CARER),
        RoleChanged(members["Sam"], group, Role.FACILITATOR),
        ReaderAsked(SummaryId(3), board, ben),
    ):
        _happen(play.store, fact, play.now)

    play.tap(ben, tap("people.deleted"))

    kept = play.store.run_now(lambda unit: unit.facts.list(RoleChanged, ReaderAsked))
    assert [each.fact for each in kept] == [
        RoleChanged(MemberId(GONE), group, Role.CARER),
        RoleChanged(members["Sam"], group, Role.FACILITATOR),
        ReaderAsked(SummaryId(3), board, PersonId(GONE)),
    ]
    of_ben = play.store.run_now(lambda unit: unit.facts.list(subject=subject_of("member", members["Ben"])))
    assert of_ben == ()
