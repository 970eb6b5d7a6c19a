"""What is made for people: asked for by value, made once by the worker, uploaded to Telegram once.

Neither the event loop nor a deed makes anything: the foreman's workers do. What shows an open ballot is made anew
each time and remembered nowhere.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from bot.doors.photos import Fetch, Photos
from bot.doors.pulse import Pulse
from bot.media.ends import ends_of
from bot.media.packs import laid
from bot.media.work import Drawing, Maker, Printing, Work, key_of, photos_of, signs_of
from bot.screen import Paper, Picture
from storage.unit import Store, Unit, is_unavailable

NO_WORKER = "no worker can be started: people get words without pictures, voices and papers until one can"
UPLOAD_SECONDS = 0.5
"""How long others wait for the first upload of the same thing, before they upload it too."""
LENT_SECONDS = 30.0
"""How long something that was made is kept for an upload that does not come."""
KNOWN_MOST = 1000
"""File ids of Telegram that are remembered without asking the database."""


@dataclass(slots=True)
class _Lent:
    """Something that is made, or was handed to somebody who is about to upload it."""

    made: "asyncio.Task[bytes]"
    uploaded: asyncio.Event = field(default_factory=asyncio.Event)
    wait_until: float = 0.0


class Workshop:
    """Makes things and knows which of them Telegram has."""

    def __init__(
        self, store: Store, maker: Maker, fetch: Fetch, now: Callable[[], datetime], pulse: Pulse | None = None
    ) -> None:
        self._store, self._maker, self._now = store, maker, now
        self.photos = Photos(store, maker, fetch, now, pulse or Pulse())
        self._known: dict[str, str] = {}
        """Telegram's file ids by key, as in the database: asked there once only."""
        self._lent: dict[str, _Lent] = {}

    async def make(self, work: Work, *, secret: bool = False) -> str | bytes:
        """Telegram's file id when it was uploaded before, otherwise the bytes. After an upload call `uploaded`.

        Args:
            secret: it shows an open ballot. It is made each time and never remembered, because something that was
                used before would tell, by its age, when somebody made this choice for the first time.

        Raises:
            CannotMake: not now and not later.
            NotNow: there is no worker; a later try may find one.
        """
        if secret:
            return await self._maker.do(work)
        key = key_of(work)
        known = await self._find(key)
        if known is not None:
            return known
        if key not in self._lent:
            # Others may wait for the same, so it goes on when this one goes away.
            return await asyncio.shield(self._lend(key, work).made)
        lent = self._lent[key]
        content = await asyncio.shield(lent.made)
        with suppress(TimeoutError):
            await asyncio.wait_for(lent.uploaded.wait(), lent.wait_until - asyncio.get_running_loop().time())
        return self._known.get(key, content)

    async def uploaded(self, work: Work, file_id: str) -> None:
        """Telegram has it now, under this file id; not for what is secret."""
        key = key_of(work)
        self._remember(key, file_id)
        lent = self._lent.pop(key, None)
        if lent is not None:
            lent.uploaded.set()
        now = self._now()
        await self._if_it_can(lambda unit: unit.jobs.keep_upload(key, file_id, now=now))

    async def forget(self, work: Work, file_id: str) -> None:
        """Telegram does not know this file id any more: `make` makes it again."""
        key = key_of(work)
        if self._known.get(key) == file_id:
            del self._known[key]
        await self._if_it_can(lambda unit: unit.jobs.drop_upload(key, file_id))

    def forget_all(self) -> None:
        """Practice starts again: the phones have nothing any more."""
        self._known.clear()

    async def drawing(self, picture: Picture) -> Drawing:
        """A picture with the photos of its faces. Who has none, or none that can be had, gets a letter on a colour."""
        return Drawing(picture, await self.photos.small(photos_of(picture)), laid().only(signs_of(picture)))

    async def printing(self, paper: Paper) -> Printing:
        """A paper with the photos of its faces."""
        pack = laid().only(signs_of(paper))
        photos = await self.photos.small(photos_of(paper))
        return Printing(paper, photos, ends_of(paper.language, pack.credit), pack)

    async def _find(self, key: str) -> str | None:
        if key not in self._known:
            known = await self._if_it_can(lambda unit: unit.jobs.find_upload(key))
            if known is not None:
                self._remember(key, known)
        return self._known.get(key)

    async def _if_it_can(self, deed: Callable[[Unit], str | None]) -> str | None:
        """Ask the database, or tell it. Without it things are uploaded anew, and nobody gets a picture twice."""
        try:
            return await self._store.run(deed)
        except Exception as problem:
            if not is_unavailable(problem):
                raise
            return None

    def _remember(self, key: str, file_id: str) -> None:
        self._known[key] = file_id
        if len(self._known) > KNOWN_MOST:
            del self._known[next(iter(self._known))]

    def _lend(self, key: str, work: Work) -> _Lent:
        lent = self._lent[key] = _Lent(asyncio.ensure_future(self._maker.do(work)))
        lent.made.add_done_callback(lambda _: self._lent_out(key, lent))
        return lent

    def _lent_out(self, key: str, lent: _Lent) -> None:
        loop = asyncio.get_running_loop()
        lent.wait_until = loop.time() + UPLOAD_SECONDS
        if lent.made.cancelled() or lent.made.exception() is not None:
            self._take_back(key, lent)
        else:
            loop.call_later(LENT_SECONDS, self._take_back, key, lent)

    def _take_back(self, key: str, lent: _Lent) -> None:
        if self._lent.get(key) is lent:
            del self._lent[key]
