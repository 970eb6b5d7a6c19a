"""Whatever a page asks ahead is what it would have been answered when it asked: looked at in every test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from storage import ahead
from storage.asked import answered


def _checked(queries: Any, question: Callable[..., Any], answer: object, *args: Any, **kwargs: Any) -> None:
    asked = question.__wrapped__(queries, *args, **kwargs)  # type: ignore[attr-defined] # `once` wraps it
    assert asked == answer, f"{question.__qualname__} was looked ahead otherwise"
    answered(queries, question, answer, *args, **kwargs)


@contextmanager
def checking() -> Iterator[None]:
    """Inside, each answer that comes ahead is asked for as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "answered", _checked)
        yield


@contextmanager
def as_in_use() -> Iterator[None]:
    """For who counts statements: nothing is asked a second time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "answered", answered)
        yield
