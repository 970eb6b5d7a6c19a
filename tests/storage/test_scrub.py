"""Promises of scrubbing: it holds up nobody for long, and what it could not do is done again."""

import pytest
from sqlalchemy import text

from storage import scrub as scrubbing
from storage.scrub import IN_ORDER, TABLES, scrub
from storage.tables import metadata
from storage.unit import make_engine


def test_every_table_that_is_scrubbed_is_there_and_is_put_in_the_order_of_its_key() -> None:
    assert set(TABLES) <= set(metadata.tables)
    keys = {name: ", ".join(metadata.tables[name].primary_key.columns.keys()) for name in IN_ORDER}
    assert keys == IN_ORDER
    assert set(IN_ORDER) <= set(TABLES)


def test_a_table_that_somebody_holds_is_waited_for_only_shortly(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(postgresql_url)
    metadata.create_all(engine)
    with engine.begin() as voter, monkeypatch.context() as hurried:
        hurried.setattr(scrubbing, "MOST_WAIT", 0.05)
        voter.execute(text("LOCK TABLE box IN ROW EXCLUSIVE MODE"))
        assert not scrub(engine)  # Who waited for the voter would wait for ever.
    monkeypatch.setattr(scrubbing, "MOST_WAIT", 60.0)
    assert scrub(engine)
    engine.dispose()
