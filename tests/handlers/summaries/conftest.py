"""A board that met, for each test that asks for one."""

import pytest

from tests.handlers.summaries.table import Board, meet
from tests.play import Play


@pytest.fixture
def board(play: Play) -> Board:
    """On SQLite."""
    return meet(play)
