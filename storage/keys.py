"""The key folder: one random key per secret election, outside the database and outside backups."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.ids import ElectionId

KEY_BYTES = 32
_BINARY = getattr(os, "O_BINARY", 0)
"""On Windows a file is otherwise taken for a text, and a line feed in a key for the end of a line."""


def election_key(election: ElectionId) -> str:
    """The name of an election's key in the key folder."""
    return f"election-{election}"


def recount_key(election: ElectionId) -> str:
    """The name of the second key, under which counted ballots are kept for a recount."""
    return f"recount-{election}"


UPDATES = "updates"
"""The name of the key under which the ids of handled updates are hashed."""


class KeyMissing(LookupError):  # noqa: N818 - a state of the world
    """The key of this name is not in the folder: destroyed, or lost."""


class Keys:
    """A folder of keys (mode 0700, files 0600). Every change is on disk before it is relied on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[str, bytes] = {}

    def prepare(self) -> None:
        """Make the folder. Raises OSError when it cannot be made or written."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = self.folder / f".probe-{secrets.token_hex(4)}"
        probe.touch()
        probe.unlink()

    def make(self, name: str) -> bytes:
        """The key of this name, made if it is not there yet, synced to disk.

        Repeatable: a crash between the key and the database finds the same key again.
        """
        with suppress(KeyMissing):
            return self.read(name)
        key = secrets.token_bytes(KEY_BYTES)
        unfinished = self.folder / f".{name}-{secrets.token_hex(4)}"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            os.write(handle, key)
            os.fsync(handle)
        finally:
            os.close(handle)
        unfinished.rename(self._path(name))
        self._sync_folder()
        return key

    def read(self, name: str) -> bytes:
        """Raises KeyMissing."""
        try:
            handle = os.open(f"{self.folder}/{name}.key", os.O_RDONLY | _BINARY)
        except FileNotFoundError as missing:
            raise KeyMissing(name) from missing
        try:
            key = os.read(handle, KEY_BYTES + 1)
        finally:
            os.close(handle)
        if len(key) != KEY_BYTES:
            raise KeyMissing(name)
        return key

    def held(self, name: str) -> bytes:
        """The key of this name, made when it is needed first and then kept at hand, also while the folder is away.

        Not for the key of an election: after its end that must be nowhere.
        """
        if name not in self._held:
            self._held[name] = self.make(name)
        return self._held[name]

    def has(self, name: str) -> bool:
        """Whether there is a key of this name."""
        try:
            self.read(name)
        except KeyMissing:
            return False
        return True

    def destroy(self, name: str) -> None:
        """Overwrite and remove a key; nothing happens if it is gone already."""
        path = self._path(name)
        if not path.exists():
            return
        with path.open("r+b") as file:
            file.write(b"\0" * KEY_BYTES)
            file.flush()
            os.fsync(file.fileno())
        path.unlink(missing_ok=True)
        self._sync_folder()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.key"

    def _sync_folder(self) -> None:
        if os.name != "posix":
            return  # Only POSIX lets a folder be synced by itself.
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
