"""After a close: the key goes, then the bytes of what was deleted. After somebody was deleted: their bytes, too.

Every step can be repeated after a crash.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine

from bot.ids import ElectionId
from storage.installation import is_scrub_wanted, note_scrubbed
from storage.keys import Keys, election_key, recount_key
from storage.tables import metadata
from storage.unit import Store, Unit

log = logging.getLogger(__name__)
TABLES = (
    "box", "traces", "places", "updates", "wipes", "roll", "counts", "elections", "rooms", "deliveries", "parts",
    "missed", "facts", "people",
)  # fmt: skip
"""The box, everything beside it, and what a letter leaves of whom it went to."""
IN_ORDER = {
    "box": "election_id, pseudonym",
    "traces": "election_id, who, message",
    "places": "person_id",
    "updates": "mark",
    "wipes": "person_id, message_id",
}
"""Tables whose rows are written once more, all by one transaction and in this order. PostgreSQL numbers transactions,
and the number of the last one stands in each row: read side by side, these rows tell who has voted."""
IN_PLACE = ("deliveries", "missed", "people")
"""The same for tables at whose rows others point: each row is changed into itself, and then lies in its order."""
MOST_WAIT = 2.0
"""Seconds that a table is waited for; meanwhile everybody else waits behind us. Writing 10,000 rows anew takes 0.2."""
_BUSY = {"55P03", "40P01", "40001"}
"""PostgreSQL's words for: another one holds this table, or was quicker."""


async def scrub_deleted(store: Store) -> None:
    """After somebody was deleted: scrub everything. A crash before it is noted only lets it be done again."""
    if not await store.run(is_scrub_wanted):
        return
    if await asyncio.to_thread(scrub, store.engine, sorted(metadata.tables)):
        await store.run(note_scrubbed)
    else:
        log.warning("somebody reads the database: it is scrubbed at the next beat of the clock")


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


def scrub(engine: Engine, tables: Sequence[str] = TABLES) -> bool:
    """Overwrite what was deleted; False when somebody reads just now, so that it must be done again.

    SQLite overwrites what is deleted (secure_delete), but the log beside the database still holds it.
    PostgreSQL keeps deleted rows until a table is written anew, and the number of a row's transaction for ever.
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
        driver.autocommit, driver.longest = True, None
        try:
            return _write_anew(driver, tables)
        finally:
            driver.autocommit = False
    finally:
        # Not given back: the next one must not find our limit in it.
        raw.invalidate()


def _write_anew(driver: Any, tables: Sequence[str]) -> bool:
    try:
        driver.execute(f"SET lock_timeout = '{MOST_WAIT}s'")
        for table in tables:
            if table in IN_ORDER:
                driver.execute(
                    f"WITH gone AS (DELETE FROM {table} RETURNING *) "  # noqa: S608 - our own names
                    f"INSERT INTO {table} SELECT * FROM gone ORDER BY {IN_ORDER[table]}"
                )
            if table in IN_PLACE:
                driver.execute(f"UPDATE {table} SET id = id")  # noqa: S608 - our own names
                driver.execute(f"CLUSTER {table} USING pk_{table}")
            driver.execute(f"VACUUM FULL {table}")
    except Exception as problem:
        if getattr(problem, "sqlstate", None) in _BUSY:
            return False
        raise
    return True
