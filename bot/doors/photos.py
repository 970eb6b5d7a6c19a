"""Photos of people, small: made when they were sent, and when somebody must see one that is not ready yet."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.doors.pulse import Pulse
from bot.ids import FileId
from bot.media.work import CannotMake, Maker, Shrinking
from bot.rules.schedule import pause_after
from bot.services.elections.photos import keep_photo, refuse_photo
from storage.jobs import PHOTO, Job
from storage.unit import Store, Unit

log = logging.getLogger(__name__)
PATIENCE = 1.5
"""Seconds for which somebody waits for a photo that is not ready; then they see the first letter of the name."""
BEAT = 30.0
"""Seconds after which it looks again for what failed before, or what a killed program left."""
LEASE = timedelta(minutes=2)
"""For one photo: to fetch it and to make it small."""
FIRST_WAIT, LONGEST_WAIT, TRIES = timedelta(minutes=1), timedelta(days=4), 8
"""After a try that failed: then four times as long each time, for four days in all."""
Fetch = Callable[[str], Awaitable[bytes]]
"""Gets a file from Telegram by its file id."""


class Photos:
    """Fetches photos from Telegram, has them made small, and keeps them."""

    def __init__(self, store: Store, maker: Maker, fetch: Fetch, now: Callable[[], datetime], pulse: Pulse) -> None:
        self._store, self._maker, self._fetch, self._now, self._pulse = store, maker, fetch, now, pulse
        self._news, self._round = asyncio.Event(), asyncio.Lock()
        self._at_work: dict[FileId, asyncio.Task[bool]] = {}
        self._failed: dict[FileId, float] = {}
        """When Telegram last did not give us a photo: nobody waits for it again within a beat."""

    def wake(self) -> None:
        """There may be a photo to make small."""
        self._news.set()

    async def work(self) -> None:
        """Make small what was sent, for ever."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), BEAT)
            self._news.clear()
            await self._pulse.watched("photos", self.round)

    async def round(self) -> None:
        """Do everything that waits now."""
        async with self._round:
            while (job := await self._store.run(_claim, now=self._now())) is not None:
                if not await self._making(FileId(job.subject)):
                    await self._store.run(_again_later, job, now=self._now())

    async def small(self, files: Sequence[FileId]) -> dict[FileId, bytes]:
        """Those that there are. One that cannot be had soon is left out."""
        found = await self._store.run(_contents, files) if files else {}
        missing = [file for file, content in found.items() if content is None and self._may_try(file)]
        if missing:
            await asyncio.wait([self._making(file) for file in missing], timeout=PATIENCE)
            found = await self._store.run(_contents, files)
        return {file: content for file, content in found.items() if content is not None}

    def _may_try(self, file: FileId) -> bool:
        return self._failed.get(file, -BEAT) + BEAT <= asyncio.get_running_loop().time()

    def _making(self, file: FileId) -> "asyncio.Task[bool]":
        """Who asks for the same photo at the same time waits for the same."""
        if file not in self._at_work:
            task = self._at_work[file] = asyncio.create_task(self._make(file))
            task.add_done_callback(lambda _: self._at_work.pop(file))
        return self._at_work[file]

    async def _make(self, file: FileId) -> bool:
        """Whether that is settled, one way or the other; False when it must be tried again."""
        try:
            telegram_id = await self._store.run(_telegram_id, file)
            if telegram_id is not None:
                small = await self._maker.do(Shrinking(await self._fetch(telegram_id)))
                await self._store.run(keep_photo, file, small, now=self._now())
        except CannotMake as no:
            log.warning("photo %d cannot be made small (%s)", file, no.why)
            await self._store.run(refuse_photo, file, now=self._now())
        except Exception as problem:  # noqa: BLE001 - a ballot must not go without its page because of one photo
            log.warning("photo %d cannot be had now (%s)", file, type(problem).__name__)
            self._failed[file] = asyncio.get_running_loop().time()
            return False
        self._failed.pop(file, None)
        return True


def _claim(unit: Unit, *, now: datetime) -> Job | None:
    return unit.jobs.claim(now, until=now + LEASE)


def _telegram_id(unit: Unit, file: FileId) -> str | None:
    """None, and no more to do, for a photo that was taken away by its owner."""
    try:
        return unit.people.get_file(file)[1]
    except LookupError:
        unit.jobs.done(PHOTO, file)
        return None


def _contents(unit: Unit, files: Sequence[FileId]) -> dict[FileId, bytes | None]:
    found = {}
    for file in files:
        with suppress(LookupError):  # Taken away by its owner.
            found[file] = unit.people.get_file(file)[2]
    return found


def _again_later(unit: Unit, job: Job, *, now: datetime) -> None:
    if job.tries >= TRIES:
        unit.jobs.done(job.kind, job.subject)
    else:
        unit.jobs.postpone(job, now + pause_after(job.tries - 1, first=FIRST_WAIT, longest=LONGEST_WAIT))
