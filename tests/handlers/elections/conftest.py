"""A group with an election to come, for each test that asks for one."""

import pytest

from tests.handlers.elections.table import Hall
from tests.play import Play


@pytest.fixture
def hall(play: Play) -> Hall:
    return Hall(play)
