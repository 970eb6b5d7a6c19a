"""After a close: the key goes, then the bytes of what was deleted. Every step can be repeated after a crash."""

import asyncio

from sqlalchemy import Engine

from bot.ids import ElectionId
from storage.keys import Keys
from storage.unit import Store, Unit


async def scrub_closed(store: Store, keys: Keys) -> None:
    """Destroy the keys of closed elections, then scrub the database, then note that it is done."""
    closed = await store.run(lambda unit: unit.elections.list_unscrubbed())
    if not closed:
        return
    for election in closed:
        await asyncio.to_thread(keys.destroy, f"election-{election}")
    await asyncio.to_thread(_scrub, store.engine)
    await store.run(_note, closed)


def _note(unit: Unit, closed: list[ElectionId]) -> None:
    for election in closed:
        unit.elections.change(election, scrubbed=True)


def _scrub(engine: Engine) -> None:
    """SQLite overwrites what is deleted (secure_delete), but the log beside the database still holds it.

    PostgreSQL keeps deleted rows, and links rows by their hidden transaction number, until a table is written anew.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        driver = raw.driver_connection
        if driver is None:
            return
        driver.rollback()
        driver.autocommit = True
        for table in ("box", "roll", "elections", "traces"):
            raw.cursor().execute(f"VACUUM FULL {table}")
        driver.autocommit = False
    finally:
        raw.close()
