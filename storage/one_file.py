"""The file of an SQLite database: while the program runs it must be the same one.

SQLite goes on writing into a file that was moved away, and makes an empty one where none is.
"""

import os

from storage.outage import MOVED, Unavailable


class OneFile:
    """Knows the file that was opened first. While it is not there nothing is kept, and when it is back all goes on.

    Another file in its place is never taken: a log of the old one may lie beside it, and it may be of another version.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        """None for one that lies nowhere, or is known by more than its path."""
        self._known: tuple[int, int] | None = None

    def check(self) -> None:
        """Raises Unavailable when the file is not there any more, or another one is."""
        if self._known is not None and self._known != self._found():
            raise Unavailable(MOVED)

    def opened(self) -> None:
        """A connection was opened: the first one says which file it is."""
        if self._known is None:
            self._known = self._found()
        self.check()

    def _found(self) -> tuple[int, int] | None:
        if not self._path or self._path.startswith("file:"):
            return None
        try:
            found = os.stat(self._path)
        except OSError:
            return None
        return found.st_dev, found.st_ino
