"""What the program has still to say, as its database knows it: the list of what did not arrive yet."""

from sqlalchemy import func, select

from storage.tables.outbox import outbox
from storage.unit import make_engine


def count_waiting(url: str) -> int:
    """How many letters wait."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(outbox)).scalar_one()
    finally:
        engine.dispose()
