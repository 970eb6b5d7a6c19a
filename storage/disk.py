"""A disk that may hang: it is asked in a thread of its own, and who waits too long hears that it does not answer."""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
SECONDS = 2.0
"""So long one look may take: a person hears within 5 that something cannot be done just now."""
_Asked = SimpleQueue["tuple[Future[Any], Callable[[], Any]] | None"]


class NoAnswer(Exception):  # noqa: N818 - a state of the world
    """It does not answer in time. What was asked may still be done."""


class Disk:
    """One thing is asked at a time. While one has no answer, nobody else waits for it: they hear it at once.

    A disk that hangs keeps this one thread. Nobody waits for it when the program ends.
    """

    def __init__(self) -> None:
        self._asked: _Asked = SimpleQueue()
        self._begin = threading.Lock()
        self._thread: threading.Thread | None = None
        self._silent: Future[Any] | None = None

    def ask(self, work: Callable[[], T]) -> T:
        """Do it there; what it returns or raises. Raises NoAnswer."""
        if threading.current_thread() is self._thread:
            return work()
        if self._silent is not None and not self._silent.done():
            raise NoAnswer
        answer: Future[T] = Future()
        self._start()
        self._asked.put((answer, work))
        if wait_for((answer,), SECONDS).not_done and not answer.cancel():
            self._silent = answer
        if not answer.done() or answer.cancelled():
            raise NoAnswer
        return answer.result()

    def _start(self) -> None:
        with self._begin:
            if self._thread is None:
                self._thread = threading.Thread(target=_answer_all, args=(self._asked,), name="key folder", daemon=True)
                self._thread.start()
                weakref.finalize(self, self._asked.put, None)


def _answer_all(asked: _Asked) -> None:
    # Not a method: it must not keep what it answers for, which ends it when nobody needs it any more.
    while (one := asked.get()) is not None:
        answer, work = one
        if not answer.set_running_or_notify_cancel():
            continue
        try:
            answer.set_result(work())
        except BaseException as problem:  # noqa: BLE001 - who waits for it hears it
            answer.set_exception(problem)
        del one, answer, work
