"""Opens the database and the key folder, or says in one sentence what is in the way."""

import os
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import CannotStart, Settings
from bot.telling import tell
from storage.installation import begin_key_folder, find_key_folder, settle_keys
from storage.keys import Keys, KeysAway
from storage.looking import NoDatabase, looking
from storage.migrate import NewerDatabase, migrate
from storage.unit import Store, Unavailable, make_engine

_NO_RIGHT = "{folder} cannot be written: choose another folder or give us the right."
NEWER = "The database was written by a newer SayNext: update the program first."
GONE_FOR_GOOD = "Bring it back; if it is gone for good, run `python -m bot new-keys`."


def open_all(found: Settings, *, new_keys: bool = False) -> tuple[Store, Keys]:
    """Make the folders, bring the database up to date, open it, and find the key folder that belongs to it.

    Args:
        new_keys: somebody said that the key folder is gone for good, so that another one is made.

    Raises:
        CannotStart: with one sentence.
    """
    url = make_url(found.database)
    home = Path(url.database).parent if url.drivername == "sqlite" and url.database else None
    for folder in (home, None if _knows_keys(found) and not new_keys else found.keys):
        if folder is not None:
            _check_can_write(folder)
    try:
        if home is not None:
            home.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotStart(_NO_RIGHT.format(folder=problem.filename)) from None
    try:
        migrate(found.database)
    except NewerDatabase:
        raise CannotStart(NEWER) from None
    except SQLAlchemyError:
        raise CannotStart(f"The database {shown(found)} cannot be opened or written.") from None
    store = Store(make_engine(found.database), tell)
    store.open()
    try:
        return store, _find_keys(store, found, new_keys=new_keys)
    except BaseException:
        store.close()
        raise


def shown(found: Settings) -> str:
    """The address of the database in use, without its password."""
    return make_url(found.database).render_as_string(hide_password=True)


def _knows_keys(found: Settings) -> bool:
    """Whether the database has a key folder already, so that no other one may be made."""
    try:
        with looking(found.database) as connection:
            return bool(find_key_folder(connection))
    except NoDatabase:
        return False
    except SQLAlchemyError:
        raise CannotStart(f"The database {shown(found)} cannot be opened or written.") from None


def _find_keys(store: Store, found: Settings, *, new_keys: bool) -> Keys:
    keys = Keys(found.keys)
    # In practice nothing is kept for long, so there a folder is never waited for.
    begins = new_keys or found.is_practice
    try:
        store.run_now(begin_key_folder if begins else settle_keys, keys)
    except KeysAway:
        if not keys.mark:
            raise CannotStart(f"The keys of open votes are not in {found.keys}. {GONE_FOR_GOOD}") from None
        # The clock says so, and votes wait until the folder is back.
    except OSError as problem:
        raise CannotStart(_NO_RIGHT.format(folder=problem.filename)) from None
    except Unavailable:
        raise CannotStart(f"The database {shown(found)} cannot be opened or written.") from None
    return keys


def _check_can_write(folder: Path) -> None:
    """Whether a folder is, or can be made, ours to write; asked of all before one is made."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        raise CannotStart(_NO_RIGHT.format(folder=folder))
