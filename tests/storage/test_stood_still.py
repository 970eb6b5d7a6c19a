"""A row that somebody holds who stands still is free again before long."""

from contextlib import closing, suppress

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from storage import engine as engines
from storage.outage import why
from storage.unit import make_engine

WRITE = text("UPDATE held SET number = number + 1")
TRIES = 10
"""Each waits for `PATIENCE`, so the row is free at the first or the second one."""


def _is_written(engine: Engine) -> bool:
    with suppress(DBAPIError), engine.begin() as connection:
        connection.execute(WRITE)
        return True
    return False


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_stands_still_with_a_row_holds_up_others_for_a_while_only(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "LONGEST_SILENCE", 1)
    other, stands_still = make_engine(database_url), make_engine(database_url)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE held (number int)"))
        connection.execute(text("INSERT INTO held VALUES (0)"))
    with closing(stands_still.connect()) as holder:
        holder.execute(WRITE)
        assert any(_is_written(other) for _ in range(TRIES))
        with pytest.raises(DBAPIError) as ended:
            holder.execute(WRITE)
        assert why(ended.value) is not None
    with other.begin() as connection:
        assert connection.execute(text("SELECT number FROM held")).scalar_one() == 1
    for engine in (other, stands_still):
        engine.dispose()
