"""Databases as the first start makes them. The steps are run once, and what came out of them is copied.

Running them is most of a first start, and it becomes more with every step; they have promises of their own.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url

from storage.migrate import migrate


def make_migrated(url: str) -> None:
    """Make this database if it is a file of SQLite that is not there yet; any other is left as it is."""
    address = make_url(url)
    path = Path(address.database or "")
    if address.get_backend_name() == "sqlite" and not path.exists():
        path.write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.db"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()
