"""The key folder, looked at from the event loop: also a disk that never answers gets an answer in time."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from storage.keys import Keys, KeysAway

T = TypeVar("T")
SECONDS = 5.0
"""So long a look may take."""


@dataclass(slots=True)
class KeyFolder:
    """Looks in a thread of its own, one look at a time: a disk that hangs keeps that thread, and nothing else.

    The threads of the event loop would be used up one by one, and no name could be looked up any more.
    """

    keys: Keys
    _look: "asyncio.Future[list[str]] | None" = None

    async def damaged(self) -> list[str]:
        """The names of damaged keys. Raises KeysAway, also when the folder does not answer."""
        if self._look is None or self._look.done():
            self._look = _beside(self.keys.damaged)
        try:
            return await asyncio.wait_for(asyncio.shield(self._look), SECONDS)
        except TimeoutError:
            raise KeysAway("it does not answer") from None


def _beside(work: Callable[[], T]) -> "asyncio.Future[T]":
    """Do it in a thread for which nobody waits when the program ends."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()
    # Nobody may be there to hear it any more.
    future.add_done_callback(lambda done: done.cancelled() or done.exception())

    def run() -> None:
        tell: Callable[[], None]
        try:
            tell = partial(future.set_result, work())
        except Exception as problem:  # noqa: BLE001 - who waits for it hears it
            tell = partial(future.set_exception, problem)
        with suppress(RuntimeError):  # The program ended meanwhile.
            loop.call_soon_threadsafe(tell)

    threading.Thread(target=run, name="key folder", daemon=True).start()
    return future
