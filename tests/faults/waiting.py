"""What the program has still to say, as its database knows it: the list of what did not arrive yet."""

from sqlalchemy import func, select

from storage.tables.deliveries import deliveries
from storage.unit import make_engine


def count_waiting(url: str) -> int:
    """How many letters wait."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(deliveries)).scalar_one()
    finally:
        engine.dispose()
