"""A council for each test."""

import pytest

from tests.handlers.deputies.table import Council
from tests.play import Play


@pytest.fixture
def council(play: Play) -> Council:
    """On the database that is there."""
    return Council(play)


@pytest.fixture
def each_council(each_play: Play) -> Council:
    """On each kind of database."""
    return Council(each_play)
