"""The key folder: one random key per secret election, outside the database and outside backups.

A folder that is away is no key that is lost: a disk can come back. A mark in the folder, which the
database knows too, tells the one from the other.
"""

import errno
import os
import secrets
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from bot.ids import ElectionId
from storage.disk import Disk, NoAnswer

T = TypeVar("T")
P = ParamSpec("P")
KEY_BYTES = 32
MARK = "folder.mark"
"""The file by which a folder is known. It is no secret, and no part of any key."""
_MOST_BYTES = 64
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


class NoKey(Exception):  # noqa: N818 - a state of the world
    """A key cannot be had just now. Nothing is given up because of that."""


class KeysAway(NoKey):
    """The key folder is not here, is another one, or cannot be used. It may come back by itself: wait."""


class KeyMissing(NoKey):
    """The folder is ours, and the key of this name is not in it: destroyed, or lost."""


def _in_time(look: Callable[P, T]) -> Callable[P, T]:
    """A look at the folder that keeps nobody: on a disk that hangs it is away."""

    @wraps(look)
    def in_time(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return cast(Keys, args[0]).disk.ask(partial(look, *args, **kwargs))
        except NoAnswer:
            raise KeysAway("it does not answer") from None

    return in_time


class Keys:
    """A folder of keys (mode 0700, files 0600). Every change is on disk before it is relied on.

    Each call looks first whether this is the folder that is ours, and raises KeysAway when it is not, or when it does
    not answer: deeds read keys, and on SQLite everybody waits for the one that runs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.disk = Disk()
        self.mark = ""
        """The mark of the folder that is ours; there is none before `prepare`."""
        self._held: dict[str, bytes] = {}
        self._meanwhile = secrets.token_bytes(KEY_BYTES)

    @_in_time
    def prepare(self, known: str = "") -> str:
        """Find the folder that is ours; its mark. Only where none is known yet, one is made or taken over.

        Raises:
            KeysAway: the folder with the mark `known` is not here. As soon as it is, its keys can be read.
            OSError: no mark is known, and the folder cannot be made or written.
        """
        self.mark = known
        if known:
            self.look()
        else:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.mark = self._keep(MARK, secrets.token_hex(_MOST_BYTES // 4).encode()).decode()
        return self.mark

    @_in_time
    def look(self) -> None:
        """Raises KeysAway, with the reason, unless the folder that is ours is here."""
        try:
            found = self._content(MARK)
        except FileNotFoundError:
            raise KeysAway("it is not there") from None
        except OSError as problem:
            raise _away(problem) from None
        if not self.mark or found != self.mark.encode():
            raise KeysAway("another folder is in its place")

    def for_one_commit(self) -> "Keys":
        """The same folder, in which a key is read once: it is at hand until this is thrown away with the commit."""
        return _OneCommit(self)

    def worked_out(self, name: str, work_out: Callable[[bytes], T]) -> T:
        """What is worked out from the key of this name. Raises KeysAway, KeyMissing."""
        return work_out(self.read(name))

    @_in_time
    def has_any(self) -> bool:
        """Whether there is any key at all, in whatever folder is here."""
        return any(self.folder.glob("*.key"))

    @_in_time
    def damaged(self) -> list[str]:
        """The names of the files that should be keys and are none, as after a full disk. Raises KeysAway."""
        self.look()
        try:
            return sorted(path.stem for path in self.folder.glob("*.key") if path.stat().st_size != KEY_BYTES)
        except FileNotFoundError:
            return []  # Destroyed while we looked: the next look says more.
        except OSError as problem:
            raise _away(problem) from None

    @_in_time
    def make(self, name: str) -> bytes:
        """The key of this name, made if it is not there yet, synced to disk.

        Repeatable: a crash between the key and the database finds the same key again. Of two programs
        that make it together both get the key of the one that was first.

        Raises:
            KeysAway.
            KeyMissing: something that is no key lies under this name.
        """
        self.look()
        try:
            key = self._keep(f"{name}.key", secrets.token_bytes(KEY_BYTES))
        except OSError as problem:
            raise _away(problem) from None
        if len(key) != KEY_BYTES:
            raise KeyMissing(name)
        return key

    @_in_time
    def read(self, name: str) -> bytes:
        """Raises KeyMissing."""
        # Looked for twice: the disk may have come back after we looked for the key and before we looked for the mark.
        for _ in range(2):
            try:
                key = self._content(f"{name}.key")
            except FileNotFoundError:
                key = b""
            except OSError as problem:
                raise _away(problem) from None
            self.look()
            if len(key) == KEY_BYTES:
                return key
        raise KeyMissing(name)

    def held(self, name: str) -> bytes:
        """The key of this name, made when it is needed first and then kept at hand, also while the folder is away.

        Not for the key of an election: after its end that must be nowhere.
        """
        if name not in self._held:
            try:
                self._held[name] = self.make(name)
            except NoKey:
                # The program began while the folder was away, or the file is damaged. Only votes wait for that;
                # everything else goes on with a key that nobody keeps, so what was done under the other one is not
                # recognised meanwhile.
                return self._meanwhile
        return self._held[name]

    def has(self, name: str) -> bool:
        """Whether there is a key of this name."""
        try:
            self.read(name)
        except KeyMissing:
            return False
        return True

    @_in_time
    def destroy(self, name: str) -> None:
        """Overwrite and remove a key; nothing happens if it is gone already."""
        self.look()
        path = self.folder / f"{name}.key"
        try:
            with path.open("r+b") as file:
                file.write(b"\0" * KEY_BYTES)
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            self._sync_folder()
        except FileNotFoundError:
            return
        except OSError as problem:
            raise _away(problem) from None

    def _content(self, name: str) -> bytes:
        """Raises OSError."""
        handle = os.open(f"{self.folder}/{name}", os.O_RDONLY | _BINARY)
        try:
            return os.read(handle, _MOST_BYTES)
        finally:
            os.close(handle)

    def _keep(self, name: str, content: bytes) -> bytes:
        """Write a file that is not there yet; what is in it then, whoever was first. Raises OSError."""
        unfinished = self.folder / f".{name}-{secrets.token_hex(4)}"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            try:
                if os.write(handle, content) != len(content):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(handle)
            finally:
                os.close(handle)
            # Unlike a rename, a link never takes the place of a file that is there.
            os.link(unfinished, self.folder / name)
        except FileExistsError:
            content = self._content(name)
        finally:
            unfinished.unlink()
        self._sync_folder()
        return content

    def _sync_folder(self) -> None:
        if os.name != "posix":
            return  # Only POSIX lets a folder be synced by itself.
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class _OneCommit(Keys):
    """The keys as the deeds of one commit need them. None is kept longer, so that a destroyed one is nowhere."""

    def __init__(self, keys: Keys) -> None:
        self.folder, self.disk, self.mark = keys.folder, keys.disk, keys.mark
        self._held, self._meanwhile = keys._held, keys._meanwhile
        self._read: dict[str, bytes] = {}
        self._worked_out: dict[str, object] = {}

    def read(self, name: str) -> bytes:
        if name not in self._read:
            self._read[name] = super().read(name)
        return self._read[name]

    def worked_out(self, name: str, work_out: Callable[[bytes], T]) -> T:
        if name not in self._worked_out:
            self._worked_out[name] = super().worked_out(name, work_out)
        return cast(T, self._worked_out[name])

    def destroy(self, name: str) -> None:
        self._read.pop(name, None)
        self._worked_out.pop(name, None)
        super().destroy(name)


def _away(problem: OSError) -> KeysAway:
    return KeysAway(f"it cannot be used: {problem.strerror or type(problem).__name__}")
