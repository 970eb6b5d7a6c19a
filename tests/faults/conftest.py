"""A strict Telegram, a group in the middle of everything, and the real program between them."""

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.bots import Bots, open_bots
from tests.faults.limits import Limits
from tests.faults.seed import Ready, lay
from tests.faults.telegram import Telegram, open_telegram

FULL = os.environ.get("SAYNEXT_FAULTS") == "full"
"""The whole measure of `make faults`; the suite takes a dose of it."""


@dataclass(slots=True)
class Scene:
    """The program runs, and everybody has their phone in hand."""

    telegram: Telegram
    bots: Bots
    groups: list[Ready]
    database_url: str

    @property
    def group(self) -> Ready:
        """The first group."""
        return self.groups[0]


Open = Callable[..., AbstractAsyncContextManager[Scene]]


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, int, int], tuple[str, list[Ready]]]:
    """Groups on SQLite: laid once for each size, then copied."""
    kept: dict[tuple[int, int], tuple[Path, list[Ready]]] = {}

    def copy(folder: Path, groups: int, voters: int) -> tuple[str, list[Ready]]:
        if (groups, voters) not in kept:
            place = tmp_path_factory.mktemp("laid")
            made = lay(f"sqlite:///{place / 'laid.db'}", place / "keys", groups=groups, voters=voters)
            kept[groups, voters] = place, made
        place, made = kept[groups, voters]
        shutil.copytree(place, folder, dirs_exist_ok=True)
        return f"sqlite:///{folder / 'laid.db'}", [ready.anew() for ready in made]

    return copy


@pytest.fixture
def open_scene(laid: Callable[[Path, int, int], tuple[str, list[Ready]]], tmp_path: Path) -> Open:
    """`async with open_scene() as scene`: on SQLite, by polling unless settings say otherwise."""

    @asynccontextmanager
    async def opened(
        *, groups: int = 1, voters: int = 3, limits: Limits | None = None, start: bool = True, **settings: str
    ) -> AsyncIterator[Scene]:
        url, made = laid(tmp_path, groups, voters)
        async with open_telegram(limits) as telegram:
            for ready in made:
                ready.open_phones(telegram)
            async with open_bots(telegram, tmp_path, url, start=start, **settings) as bots:
                yield Scene(telegram, bots, made, url)

    return opened
