"""While one page is drawn nothing is written, so what several features ask the database is asked once."""

from collections.abc import Callable, Iterator, Mapping
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
    """Answers are remembered inside. Only around what reads, or says what is `changed`: or else it is not seen."""
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
        about = _about(question, args, kwargs)
        if about not in known:
            known[about] = question(self, *args, **kwargs)
        return cast(T, copy(known[about]))

    return asked


def is_unknown(queries: Q, question: Callable[Concatenate[Q, P], T], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Whether a page is drawn, and this was not asked for it yet."""
    known = queries._connection.info.get(_KEY)
    return known is not None and _about(question, args, kwargs) not in known


def answered(
    queries: Q, question: Callable[Concatenate[Q, P], T], answer: T, *args: P.args, **kwargs: P.kwargs
) -> None:
    """The answer came with another one: it need not be asked any more while this page is drawn."""
    known = queries._connection.info.get(_KEY)
    if known is not None:
        known[_about(question, args, kwargs)] = answer


def changed(queries: Queries) -> None:
    """Something is written: what was asked of this feature for this page is asked again."""
    known = queries._connection.info.get(_KEY, {})
    names = {each.__name__ for each in type(queries).__mro__}
    for about in [about for about in known if about[0].partition(".")[0] in names]:
        del known[about]


def _about(
    question: Callable[..., object], args: tuple[object, ...], kwargs: Mapping[str, object]
) -> tuple[object, ...]:
    return question.__qualname__, args, tuple(sorted(kwargs.items()))
