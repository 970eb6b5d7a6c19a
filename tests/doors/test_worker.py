"""Promises of what is made for people: once for all, uploaded once, and nothing of an open ballot is remembered."""

import asyncio
from dataclasses import dataclass

import pytest

from bot.doors import worker as module
from bot.doors.worker import Workshop
from bot.media.work import CannotMake, Drawing, Speech, Why, Work
from bot.screen import Face, Faces, Pictogram
from storage.unit import Store, Unavailable
from tests.making import QuickMaker, fetch
from tests.play import START

BUS = Drawing(Pictogram("🚌", "A bus"))


@dataclass(slots=True)
class Shop:
    """A workshop on a real database, and who makes things for it."""

    workshop: Workshop
    maker: QuickMaker
    store: Store

    def other(self) -> Workshop:
        """The workshop of another program on the same database."""
        return Workshop(self.store, self.maker, fetch, lambda: START)


@pytest.fixture
def shop(store: Store) -> Shop:
    maker = QuickMaker()
    return Shop(Workshop(store, maker, fetch, lambda: START), maker, store)


async def test_what_was_uploaded_is_known_by_its_file_id_from_then_on_in_every_program(shop: Shop) -> None:
    assert isinstance(await shop.workshop.make(BUS), bytes)
    await shop.workshop.uploaded(BUS, "photo-1")
    assert [await shop.workshop.make(BUS), await shop.other().make(BUS)] == ["photo-1", "photo-1"]
    assert shop.maker.asked == [BUS]


async def test_who_reads_another_language_gets_the_picture_with_the_words_of_that_language_inside(shop: Shop) -> None:
    await shop.workshop.uploaded(BUS, "photo-1")
    assert isinstance(await shop.workshop.make(Drawing(Pictogram("🚌", "Bws"))), bytes)


async def test_the_same_that_is_asked_for_at_the_same_time_is_made_and_uploaded_once(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "UPLOAD_SECONDS", 60.0)
    shop.maker.may_make.clear()
    asking = [asyncio.create_task(shop.workshop.make(BUS)) for _ in range(20)]
    await asyncio.wait(asking, timeout=0.05)
    shop.maker.may_make.set()
    first = await asking[0]
    assert isinstance(first, bytes)
    await shop.workshop.uploaded(BUS, "photo-1")
    assert await asyncio.gather(*asking[1:]) == ["photo-1"] * 19
    assert shop.maker.asked == [BUS]


async def test_nobody_waits_long_for_the_upload_of_somebody_else(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "UPLOAD_SECONDS", 0.01)
    first = await shop.workshop.make(BUS)
    assert [await shop.workshop.make(BUS) for _ in range(3)] == [first] * 3
    assert shop.maker.asked == [BUS]


async def test_who_asked_first_and_goes_away_takes_nothing_from_the_others(shop: Shop) -> None:
    shop.maker.may_make.clear()
    first, second = (asyncio.create_task(shop.workshop.make(BUS)) for _ in range(2))
    await asyncio.wait([first, second], timeout=0.05)
    first.cancel()
    shop.maker.may_make.set()
    assert await second


async def test_without_the_database_a_picture_is_sent_once_and_known_in_this_program(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Unavailable("the disk is full")

    with monkeypatch.context() as without:
        without.setattr(shop.store, "run", away)
        assert isinstance(await shop.workshop.make(BUS), bytes)
        await shop.workshop.uploaded(BUS, "photo-1")
    assert await shop.workshop.make(BUS) == "photo-1"
    assert isinstance(await shop.other().make(BUS), bytes)


async def test_a_file_id_that_telegram_does_not_know_any_more_is_forgotten(shop: Shop) -> None:
    await shop.workshop.uploaded(BUS, "old")
    await shop.workshop.forget(BUS, "old")
    assert isinstance(await shop.workshop.make(BUS), bytes)
    assert isinstance(await shop.other().make(BUS), bytes)


async def test_a_program_that_forgets_an_old_file_id_keeps_the_new_one_of_another(shop: Shop) -> None:
    await shop.workshop.uploaded(BUS, "old")
    other = shop.other()
    await other.make(BUS)
    await shop.workshop.forget(BUS, "old")
    await shop.workshop.uploaded(BUS, "new")
    await other.forget(BUS, "old")
    assert [await other.make(BUS), await shop.workshop.make(BUS)] == ["new", "new"]


async def test_what_shows_an_open_ballot_is_made_each_time_and_remembered_nowhere(shop: Shop) -> None:
    ballot = Drawing(Faces((Face(1, "Ben", chosen=True),), "Ben"))
    for _ in range(2):
        assert isinstance(await shop.workshop.make(ballot, secret=True), bytes)
    assert shop.maker.asked == [ballot, ballot]
    assert shop.workshop._lent == {}


async def test_an_open_ballot_is_never_shown_with_a_file_id_although_the_same_was_uploaded(shop: Shop) -> None:
    await shop.workshop.uploaded(BUS, "photo-1")
    assert isinstance(await shop.workshop.make(BUS, secret=True), bytes)


async def test_what_can_not_be_made_is_refused_to_everybody_who_asked_and_asked_for_anew_later(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_self: QuickMaker, _work: Work) -> bytes:
        raise CannotMake(Why.NO_WORDS)

    speech = Speech("🚌", "en")
    with monkeypatch.context() as refusing:
        refusing.setattr(QuickMaker, "do", refuse)
        asked = await asyncio.gather(*(shop.workshop.make(speech) for _ in range(3)), return_exceptions=True)
    assert [type(each) for each in asked] == [CannotMake] * 3
    assert await shop.workshop.make(speech)
