"""Promises of states: each changes in one way only, from the state in which it was seen, by a move that rules know."""

import ast
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from sqlalchemy import Table

from bot.rules import agenda, elections, feedback, people, promises
from storage import tables
from storage.unit import Store, Unit
from tests.play import START

ROOT = Path(__file__).parent.parent.parent
STATES = {"state", "life", "standing", "called_off", "agenda_sent", "outcome", "edition", "published_at"}
MOVES: dict[str, Mapping[Any, Collection[Any]]] = {
    "suggestions and items": agenda.MOVES,
    "questions": feedback.MOVES,
    "positions": feedback.OUTCOMES,
    "promises": promises.MOVES,
    "members": people.MOVES,
    "elections": elections.MOVES,
    "candidates": elections.STANDINGS,
}


@pytest.mark.parametrize("what", MOVES)
def test_every_state_says_where_it_leads_and_can_be_reached(what: str) -> None:
    moves = MOVES[what]
    first: StrEnum = next(iter(moves))
    reached, todo = {first}, [first]
    while todo:
        new = set(moves[todo.pop()]) - reached
        reached |= new
        todo += new
    assert set(moves) == set(type(first)) == reached


def _promise(unit: Unit) -> promises.Promise:
    board = unit.people.add_board("Marlshire")
    person = unit.people.add("Sam", telegram_id=1, language="en", now=START)
    return unit.promises.get(
        unit.promises.add({"board_id": board, "person_id": person, "who": "Anna", "state": promises.State.WAITING})
    )


def test_of_two_that_saw_the_same_state_only_one_moves_it(each_store: Store) -> None:
    def move_twice(unit: Unit) -> list[bool]:
        seen = _promise(unit)
        return [unit.promises.advance(seen, promises.State.ASKING) for _ in range(2)]

    assert each_store.run_now(move_twice) == [True, False]


def test_who_looked_before_a_move_changes_nothing_after_it(each_store: Store) -> None:
    def change_after(unit: Unit) -> bool:
        seen = _promise(unit)
        unit.promises.advance(seen, promises.State.ASKING)
        return unit.promises.change(seen, what="Another bus")

    assert not each_store.run_now(change_after)


def test_what_changes_with_a_state_changes_only_when_it_moves(each_store: Store) -> None:
    def move_too_late(unit: Unit) -> str:
        seen = _promise(unit)
        unit.promises.advance(seen, promises.State.ASKING)
        unit.promises.advance(seen, promises.State.ASKING, what="Another bus")
        return unit.promises.get(seen.id).what

    assert each_store.run_now(move_too_late) == ""


def test_a_move_that_no_rule_knows_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="does not go from waiting to done"):
        store.run_now(lambda unit: unit.promises.advance(_promise(unit), promises.State.DONE))


# Elections, whose version is that of their plan


def _election(unit: Unit) -> elections.Election:
    board = unit.people.add_board("Marlshire")
    group = unit.people.add_group(board, "North", zone="Europe/London", language="en", join_code="north", now=START)
    return unit.elections.get(
        unit.elections.add(
            {
                "group_id": group,
                "state": elections.State.PLANNED,
                "seats": 1,
                "years": 2,
                "quorum": 1,
                **dict.fromkeys(("nominate_at", "vote_at", "close_at"), START),
            }
        )
    )


def test_an_election_that_was_called_off_goes_nowhere_else(each_store: Store) -> None:
    def both(unit: Unit) -> list[bool]:
        seen = _election(unit)
        return [
            unit.elections.advance(seen, elections.State.CALLED_OFF),
            unit.elections.advance(seen, elections.State.NOMINATING),
            unit.elections.change(seen, seats=2),
        ]

    assert each_store.run_now(both) == [True, False, False]


def test_an_election_whose_days_were_changed_meanwhile_stays_where_it_is(each_store: Store) -> None:
    def both(unit: Unit) -> list[bool]:
        seen = _election(unit)
        return [unit.elections.change(seen, seats=2), unit.elections.advance(seen, elections.State.NOMINATING)]

    assert each_store.run_now(both) == [True, False]


def test_who_withdrew_meanwhile_does_not_withdraw_again(each_store: Store) -> None:
    def twice(unit: Unit) -> list[bool]:
        election = _election(unit)
        person = unit.people.add("Mina", telegram_id=2, language="en", now=START)
        member = unit.people.add_member(
            person,
            election.group_id,
            role=people.Role.MEMBER,
            standing=people.Standing.IN,
            on_paper=False,
            now=START,
        )
        stands = unit.elections.add_candidate(election.id, member, elections.Standing.STANDS)
        seen = unit.elections.get_candidate(stands)
        return [unit.elections.advance_candidate(seen, elections.Standing.WITHDRAWN) for _ in range(2)]

    assert each_store.run_now(twice) == [True, False]


# One way


def _functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted((ROOT / "storage").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.name}:{node.lineno} {node.name}", node


def _calls(function: ast.FunctionDef, name: str) -> bool:
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(each, ast.Name) and each.id == name for each in called)


def _named(function: ast.FunctionDef) -> set[object]:
    """Every column that is named as something to write."""
    nodes = list(ast.walk(function))
    keys = [key for node in nodes if isinstance(node, ast.Dict) for key in node.keys]
    return {
        *(node.arg for node in nodes if isinstance(node, ast.keyword)),
        *(key.value for key in keys if isinstance(key, ast.Constant)),
    }


def test_no_statement_changes_a_state_but_the_one_that_advances_it() -> None:
    changed = [name for name, function in _functions() if _calls(function, "update") and _named(function) & STATES]
    assert changed == []


def test_what_can_be_changed_names_columns_and_no_state() -> None:
    named = 0
    for module in (getattr(tables, name) for name in tables.__all__ if name != "metadata"):
        there = [{column.name for column in each.columns} for each in vars(module).values() if isinstance(each, Table)]
        for name, each in vars(module).items():
            if name.endswith("Columns"):
                named += 1
                columns = get_type_hints(each).keys()
                assert not STATES & columns, name
                assert any(columns <= table for table in there), name
    assert named
