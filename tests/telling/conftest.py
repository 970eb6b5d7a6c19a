"""The town in which the tables are tried."""

import pytest

from tests.play import Play
from tests.telling.town import Town, make_town


@pytest.fixture
def town(play: Play) -> Town:
    return make_town(play)
