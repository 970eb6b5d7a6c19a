"""Promises of photos that people sent: small as soon as they came, and no page waits long for one."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from telegram.error import BadRequest, TimedOut

from bot.doors import photos as module
from bot.doors.photos import Photos
from bot.doors.pulse import Pulse
from bot.ids import FileId, PersonId
from bot.media.work import CannotMake, Shrinking, Why, Work
from bot.rules.people import Role, Standing
from bot.services.elections.photos import set_photo
from storage.tables.people import files
from storage.unit import Store, Unit
from tests.making import QuickMaker
from tests.play import START

SMALL = repr(Shrinking(b"from-telegram")).encode()


class Camera:
    """Somebody's photo on a card, and a Telegram that has it, or not."""

    def __init__(self, store: Store) -> None:
        self.store, self.maker, self.now = store, QuickMaker(), START
        self.fetched = list[str]()
        self.answer: Callable[[], Awaitable[bytes]] = _have
        self.photos = Photos(store, self.maker, self._fetch, lambda: self.now, Pulse())
        self.person, self.photo = store.run_now(_send)

    async def _fetch(self, telegram_id: str) -> bytes:
        self.fetched.append(telegram_id)
        return await self.answer()

    def content(self) -> bytes | None:
        """What is kept of it."""
        return self.store.run_now(lambda unit: unit.people.get_file(self.photo)[2])

    def on_card(self) -> FileId | None:
        """What stands on the card."""

        def read(unit: Unit) -> FileId | None:
            return unit.people.list_memberships(self.person, now=START)[0].photo

        return self.store.run_now(read)

    def waiting(self) -> int:
        """How much work waits."""
        return self.store.run_now(lambda unit: unit.jobs.count())


async def _have() -> bytes:
    return b"from-telegram"


async def _hang() -> bytes:
    await asyncio.Event().wait()
    return b""


async def _gone() -> bytes:
    raise BadRequest("wrong file identifier")


async def _no_answer() -> bytes:
    raise TimedOut


def _send(unit: Unit) -> tuple[PersonId, FileId]:
    board = unit.people.add_board("Marlshire")
    group = unit.people.add_group(board, "Northfield", zone="Europe/London", language="en", join_code="x", now=START)
    person = unit.people.add("Ben", telegram_id=5, language="en", now=START)
    member = unit.people.add_member(person, group, role=Role.MEMBER, standing=Standing.IN, on_paper=False, now=START)
    photo = unit.people.add_file(person, "photo", "ben-500", now=START)
    set_photo(unit, member, photo)
    return person, photo


@pytest.fixture(autouse=True)
def as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may need longer for a photo than people wait for it."""
    monkeypatch.setattr(module, "PATIENCE", 60.0)


@pytest.fixture
def camera(store: Store) -> Camera:
    return Camera(store)


async def test_a_photo_is_made_small_as_soon_as_it_came(camera: Camera) -> None:
    await camera.photos.round()
    assert camera.content() == SMALL
    assert (camera.fetched, camera.waiting()) == (["ben-500"], 0)


async def test_who_works_for_ever_is_woken_by_a_photo(camera: Camera) -> None:
    working = asyncio.create_task(camera.photos.work())
    camera.photos.wake()
    while camera.waiting():
        await asyncio.wait([working], timeout=0.01)
    working.cancel()
    assert camera.content() == SMALL


async def test_a_page_that_comes_before_it_waits_for_it(camera: Camera) -> None:
    assert await camera.photos.small([camera.photo, FileId(99)]) == {camera.photo: SMALL}


async def test_many_pages_at_once_fetch_it_once(camera: Camera) -> None:
    pages = await asyncio.gather(*(camera.photos.small([camera.photo]) for _ in range(20)), camera.photos.round())
    assert all(page == {camera.photo: SMALL} for page in pages[:-1])
    assert camera.fetched == ["ben-500"]


async def test_two_programs_do_not_make_the_same_photo_small(camera: Camera) -> None:
    other = Photos(camera.store, camera.maker, camera._fetch, lambda: camera.now, Pulse())
    await asyncio.gather(camera.photos.round(), other.round())
    assert (camera.fetched, camera.content()) == (["ben-500"], SMALL)


async def test_no_page_waits_long_for_a_telegram_that_hangs(camera: Camera, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    camera.answer = _hang
    assert await asyncio.wait_for(camera.photos.small([camera.photo]), 60) == {}


@pytest.mark.parametrize("trouble", [_gone, _no_answer])
async def test_a_photo_that_telegram_does_not_give_us_is_neutral_and_tried_again_later(
    camera: Camera, trouble: Callable[[], Awaitable[bytes]]
) -> None:
    camera.answer = trouble
    await camera.photos.round()
    assert [await camera.photos.small([camera.photo]) for _ in range(3)] == [{}, {}, {}]
    assert camera.fetched == ["ben-500"]
    assert camera.on_card() == camera.photo
    camera.answer, camera.now = _have, camera.now + timedelta(minutes=1)
    await camera.photos.round()
    assert camera.content() == SMALL


async def test_a_photo_that_is_never_given_is_given_up_some_day(camera: Camera) -> None:
    camera.answer = _gone
    for _ in range(module.TRIES):
        await camera.photos.round()
        camera.now += timedelta(days=3)
    assert camera.waiting() == 0
    assert len(camera.fetched) == module.TRIES


async def test_a_photo_that_can_not_be_used_stands_on_no_card_and_is_not_tried_again(
    camera: Camera, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_self: QuickMaker, _work: Work) -> bytes:
        raise CannotMake(Why.TOO_LARGE)

    monkeypatch.setattr(QuickMaker, "do", refuse)
    await camera.photos.round()
    assert (camera.on_card(), camera.waiting()) == (None, 0)


async def test_who_is_forgotten_while_their_photo_is_made_small_stays_forgotten(camera: Camera) -> None:
    camera.maker.may_make.clear()
    making = asyncio.create_task(camera.photos.round())
    while not camera.maker.asked:
        await asyncio.wait([making], timeout=0.01)
    camera.store.run_now(lambda unit: unit.people.forget(camera.person, neutral_name="Somebody"))
    camera.maker.may_make.set()
    await making
    kept = camera.store.run_now(lambda unit: list(unit.connection.execute(select(files.c.content)).scalars()))
    assert (kept, camera.waiting()) == ([None], 0)


async def test_what_a_killed_program_had_begun_is_finished_by_the_next(camera: Camera) -> None:
    camera.store.run_now(lambda unit: unit.jobs.claim(START, until=START + module.LEASE))
    await camera.photos.round()
    assert camera.content() is None
    camera.now += module.LEASE
    await camera.photos.round()
    assert camera.content() == SMALL
