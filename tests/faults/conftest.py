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
from tests.faults.seed import Ready, Size, lay
from tests.faults.telegram import Telegram, open_telegram

FULL = os.environ.get("SAYNEXT_FAULTS") == "full"
"""The whole measure of `make faults`; the suite takes a dose of it."""
collect_ignore = (
    [] if FULL else [path.name for path in Path(__file__).parent.glob("test_*.py") if path.stem != "test_dose"]
)
"""What is asked for by its own path is run nevertheless."""


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
Laid = Callable[[Path, Size], tuple[str, list[Ready]]]


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Groups on SQLite: laid once for each size, then copied."""
    kept: dict[Size, tuple[Path, list[Ready]]] = {}

    def copy(folder: Path, size: Size) -> tuple[str, list[Ready]]:
        if size not in kept:
            place = tmp_path_factory.mktemp("laid")
            kept[size] = place, lay(f"sqlite:///{place / 'laid.db'}", place / "keys", size)
        place, made = kept[size]
        shutil.copytree(place, folder, dirs_exist_ok=True)
        return f"sqlite:///{folder / 'laid.db'}", [ready.anew() for ready in made]

    return copy


@pytest.fixture
def open_scene(laid: Laid, tmp_path: Path) -> Open:
    """`async with open_scene() as scene`: on SQLite, by polling unless settings say otherwise."""

    @asynccontextmanager
    async def opened(
        size: Size | None = None, *, limits: Limits | None = None, start: bool = True, **settings: str
    ) -> AsyncIterator[Scene]:
        url, made = laid(tmp_path, size or Size())
        async with open_telegram(limits) as telegram:
            for ready in made:
                ready.open_phones(telegram)
            async with open_bots(telegram, tmp_path, url, start=start, **settings) as bots:
                yield Scene(telegram, bots, made, url)

    return opened
