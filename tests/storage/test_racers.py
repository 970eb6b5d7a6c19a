"""Promises of PostgreSQL's deeds: each runs as if it were alone, and who loses a race runs again."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.ids import BoardId
from storage.engine import ANSWERS_IN_TIME
from storage.racers import ALONE_AFTER, TRIES
from storage.tables import metadata
from storage.tables.people import boards
from storage.unit import Store, Unavailable, Unit, is_unavailable, make_engine


@pytest.fixture
def store(postgresql_url: str) -> Iterator[Store]:
    store = Store(make_engine(postgresql_url))
    with store.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    metadata.create_all(store.engine)
    store.open()
    yield store
    store.close()


def _count(unit: Unit) -> int:
    return unit.connection.execute(select(func.count()).select_from(boards)).scalar_one()


def test_two_deeds_that_read_the_same_do_not_both_write_it(store: Store) -> None:
    together = threading.Barrier(2)
    runs = [0]

    def deed(unit: Unit) -> None:
        runs[0] += 1
        is_there = _count(unit)
        if runs[0] <= 2:
            together.wait(10)
        if not is_there:
            unit.people.add_board("the only one")

    threads = [threading.Thread(target=store.run_now, args=(deed,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.run_now(_count) == 1
    assert runs[0] > 2, "one of them lost the race and ran again"


def test_two_deeds_that_wait_for_each_other_are_both_done(store: Store) -> None:
    store.run_now(lambda unit: [unit.people.add_board(name) for name in "ab"])
    together = threading.Barrier(2)
    runs = [0]

    def deed(unit: Unit, first: str, second: str) -> None:
        runs[0] += 1
        is_early = runs[0] <= 2
        for name in (first, second):
            unit.connection.execute(
                text("UPDATE boards SET name = name || '!' WHERE name LIKE :it"), {"it": f"{name}%"}
            )
            if is_early and name == first:
                together.wait(10)

    threads = [threading.Thread(target=store.run_now, args=(deed, *names)) for names in ("ab", "ba")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.run_now(lambda unit: set(unit.connection.execute(select(boards.c.name)).scalars())) == {"a!!", "b!!"}


def test_a_deed_that_always_loses_says_so_after_some_tries_and_leaves_nothing(store: Store) -> None:
    store.run_now(lambda unit: unit.people.add_board("a"))
    runs = [0]
    rival = store.engine.connect()

    def lose(unit: Unit) -> None:
        runs[0] += 1
        _count(unit)
        with rival.begin():
            rival.execute(text("UPDATE boards SET name = name || '!'"))
        unit.people.rename_board(BoardId(1), "b")

    with pytest.raises(Unavailable, match="always quicker"):
        store.run_now(lose)
    rival.close()
    assert runs[0] == TRIES
    assert store.run_now(lambda unit: unit.connection.execute(select(boards.c.name)).scalar()) == "a" + "!" * TRIES


def test_a_long_deed_does_not_lose_to_short_ones_for_ever(store: Store) -> None:
    store.run_now(lambda unit: unit.people.add_board("a"))
    runs, rivals = [0], []

    def lose(unit: Unit) -> None:
        runs[0] += 1
        _count(unit)
        # Whoever runs beside it is quicker, each time.
        rivals.append(
            threading.Thread(target=store.run_now, args=(lambda unit: unit.people.rename_board(BoardId(1), "c"),))
        )
        rivals[-1].start()
        rivals[-1].join(0.5)
        unit.people.rename_board(BoardId(1), "b")

    store.run_now(lose)
    for rival in rivals:
        rival.join()
    assert runs[0] == ALONE_AFTER + 1
    assert store.run_now(lambda unit: unit.connection.execute(select(boards.c.name)).scalar()) == "c", "nobody is lost"


def test_a_race_that_shows_only_at_the_commit_is_run_again(store: Store) -> None:
    runs = [0]

    def deed(unit: Unit) -> None:
        runs[0] += 1
        there = _count(unit)
        unit.people.add_board(f"{there}")
        if runs[0] == 1:
            # Another deed reads what this one wrote over, and is committed first.
            rival = store.engine.connect()
            with rival.begin():
                number = rival.execute(select(func.count()).select_from(boards)).scalar_one()
                rival.execute(boards.insert().values(name=f"{number}"))
            rival.close()

    store.run_now(deed)
    assert runs[0] == 2
    assert store.run_now(lambda unit: set(unit.connection.execute(select(boards.c.name)).scalars())) == {"0", "1"}


def test_who_waits_too_long_for_a_lock_hears_that_it_cannot_be_kept_just_now(store: Store) -> None:
    store.run_now(lambda unit: unit.people.add_board("a"))
    with store.engine.connect() as rival, rival.begin():
        rival.execute(text("UPDATE boards SET name = 'b'"))
        with pytest.raises(Unavailable, match="another program"):
            store.run_now(lambda unit: unit.people.rename_board(BoardId(1), "c"))


def test_a_database_that_went_away_is_an_outage(store: Store) -> None:
    def lose(unit: Unit) -> None:
        with store.engine.connect() as rival:
            mine = unit.connection.execute(text("SELECT pg_backend_pid()")).scalar()
            rival.execute(text("SELECT pg_terminate_backend(:it)"), {"it": mine})
        unit.people.add_board("a")

    with pytest.raises(Unavailable):
        store.run_now(lose)
    assert store.run_now(_count) == 0


def _fail(unit: Unit, code: str) -> None:
    """Something is written, and then PostgreSQL says this."""
    unit.people.add_board("a")
    unit.connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$"))


@pytest.mark.parametrize(
    "code",
    ["53100", "53200", "53300", "25006", "25P03", "57014", "57P01", "57P02", "57P03", "57P05", "58030", "08006",
     "XX001", "XX002", "55P03", "40001", "40P01"],
)  # fmt: skip
def test_what_it_can_not_do_just_now_is_an_outage_that_keeps_nothing(store: Store, code: str) -> None:
    with pytest.raises(Unavailable):
        store.run_now(_fail, code)
    assert store.run_now(_count) == 0


@pytest.mark.parametrize("code", ["42P01", "22001", "23514", "25P02", "42501", "P0001", "XX000"])
def test_what_is_wrong_with_a_deed_is_no_outage(store: Store, code: str) -> None:
    with pytest.raises(DBAPIError):
        store.run_now(_fail, code)
    assert store.run_now(_count) == 0


def test_a_server_that_does_not_put_on_disk_what_it_was_told_does_so_for_us(postgresql_url: str) -> None:
    address = make_url(postgresql_url).update_query_dict({"options": "-c synchronous_commit=off"})
    engine = make_engine(address.render_as_string(hide_password=False))
    with engine.connect() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
    engine.dispose()


def test_a_server_that_takes_a_connection_and_says_nothing_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ANSWERS_IN_TIME, "connect_timeout", "2")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = make_engine(f"postgresql+psycopg://u:p@127.0.0.1:{silent.getsockname()[1]}/x")
        began = time.monotonic()
        with pytest.raises(DBAPIError) as problem, engine.connect():
            pass
    assert is_unavailable(problem.value)
    assert time.monotonic() - began < 60
