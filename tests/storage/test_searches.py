"""Promises of what every tap asks: it looks only at what it is about, by statements that are made once."""

import pkgutil
from importlib import import_module

from sqlalchemy import event, select

import storage
from bot.screen import HOME, THINGS_MENU
from storage.rows import Prepared
from storage.unit import Store, Unit
from tests.ahead import as_in_use
from tests.play import Play


def _prepared() -> dict[str, Prepared]:
    """Every statement that is made once, by its name."""
    modules = [import_module(f"storage.{each.name}") for each in pkgutil.iter_modules(storage.__path__)]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Prepared)
    }


def _steps(unit: Unit, prepared: Prepared) -> list[str]:
    """How SQLite goes about it."""
    words = str(prepared._statement.compile(dialect=unit.connection.dialect))
    rows = unit.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", (None,) * words.count("?"))
    return [row.detail for row in rows]


def test_no_statement_of_a_tap_looks_through_a_whole_table(store: Store) -> None:
    statements = _prepared()
    steps = store.run_now(lambda unit: {name: _steps(unit, each) for name, each in statements.items()})
    assert len(statements) > 20
    assert {name: found for name, each in steps.items() if (found := [step for step in each if "SCAN" in step])} == {}


def test_for_home_and_its_menu_no_statement_is_made_anew(play: Play) -> None:
    ben, pages = play.member("Ben", play.group()), (HOME, THINGS_MENU)
    for page in pages:
        play.tap(ben, page)
    made: list[str] = []
    event.listen(play.store.engine, "before_execute", lambda _, statement, *__: made.append(str(statement)))
    with as_in_use():
        for page in pages:
            play.tap(ben, page)
    assert made == []
    play.store.run_now(lambda unit: unit.connection.execute(select(1)))
    assert len(made) == 1
