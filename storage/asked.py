"""While one page is drawn nothing is written, so what several features ask the database is asked once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from sqlalchemy import Connection

P = ParamSpec("P")
T = TypeVar("T")
_KEY = "asked once"


class Queries(Protocol):
    """The queries of a feature."""

    _connection: Connection


Q = TypeVar("Q", bound=Queries)


@contextmanager
def asking_once(connection: Connection) -> Iterator[None]:
    """Answers are remembered inside. Only around what reads: what is written inside would not be seen."""
    if _KEY in connection.info:
        yield
        return
    connection.info[_KEY] = {}
    try:
        yield
    finally:
        connection.info.pop(_KEY, None)


def once(question: Callable[Concatenate[Q, P], T]) -> Callable[Concatenate[Q, P], T]:
    """A question whose answer is remembered while a page is drawn; each who asks gets a copy."""

    @wraps(question)
    def asked(self: Q, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known = self._connection.info.get(_KEY)
        if known is None:
            return question(self, *args, **kwargs)
        about = (question.__qualname__, args, tuple(sorted(kwargs.items())))
        if about not in known:
            known[about] = question(self, *args, **kwargs)
        return cast(T, copy(known[about]))

    return asked
