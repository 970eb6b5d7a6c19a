"""Who looks into the files of a database must find nothing there of the tests before."""

from collections.abc import Iterator

import pytest

from storage.unit import Store
from tests.databases import engine_of, open_store


@pytest.fixture
def each_store(database_url: str) -> Iterator[Store]:
    """A store on each kind of database, in a database that is new."""
    store = open_store(engine_of(database_url))
    yield store
    store.close()
