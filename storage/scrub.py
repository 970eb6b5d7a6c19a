"""After a close: the key goes, then the bytes of what was deleted. Every step can be repeated after a crash."""

import asyncio
import logging

from sqlalchemy import Engine

from bot.ids import ElectionId
from storage.keys import Keys, election_key, recount_key
from storage.unit import Store, Unit

log = logging.getLogger(__name__)
TABLES = ("box", "roll", "elections", "traces")


async def scrub_closed(store: Store, keys: Keys) -> None:
    """Destroy the keys of closed elections, then scrub the database, then note that it is done.

    A crash between two of these steps leaves `scrubbed` false, so all of them are done again.

    Raises:
        KeysAway: a key cannot be destroyed just now, so nothing is noted.
    """
    closed = await store.run(lambda unit: unit.elections.list_unscrubbed())
    if not closed:
        return
    for election, recount_is_over in closed:
        await asyncio.to_thread(keys.destroy, election_key(election))
        if recount_is_over:
            await asyncio.to_thread(keys.destroy, recount_key(election))
    if await asyncio.to_thread(scrub, store.engine):
        await store.run(_note, closed)
    else:
        log.warning("somebody reads the database: it is scrubbed at the next beat of the clock")


def _note(unit: Unit, closed: list[tuple[ElectionId, bool]]) -> None:
    for election, recount_is_over in closed:
        unit.elections.note_scrubbed(election, recount_is_over=recount_is_over)


def scrub(engine: Engine) -> bool:
    """Overwrite what was deleted; False when somebody reads just now, so that it must be done again.

    SQLite overwrites what is deleted (secure_delete), but the log beside the database still holds it.
    PostgreSQL keeps deleted rows, and links rows by their hidden transaction number, until a table is written anew.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            busy, _, _ = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
        driver = raw.driver_connection
        if driver is None:
            return False
        driver.rollback()
        driver.autocommit = True
        try:
            for table in TABLES:
                driver.execute(f"VACUUM FULL {table}")
        finally:
            driver.autocommit = False
        return True
    finally:
        raw.close()
