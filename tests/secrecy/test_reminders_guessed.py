"""The adversary among reminders: while they are sent, fail and wait, nobody learns from them who has voted."""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update
from telegram.error import NetworkError

from bot.doors import line as line_module
from bot.doors.line import Line
from bot.doors.message import Message
from bot.rules.people import Likes
from storage.deliveries import Deliveries
from storage.scrub import scrub
from storage.tables.deliveries import parts
from storage.tables.people import people
from storage.unit import Store, Unit
from tests.secrecy.adversary import read_tables
from tests.secrecy.features import Right, best
from tests.secrecy.test_reminded import BLOCKED, GONE, MINE, NEWS, Place
from tests.secrecy.town import Resident

VOTERS = 60
Tables = Mapping[str, Sequence[Mapping[str, object]]]


class Crowd(Place):
    """A larger town in which half have voted: whoever they are, their numbers do not tell."""

    @property
    def voted(self) -> list[Resident]:
        """Who has voted."""
        return random.Random(4).sample(self.town.residents, VOTERS // 2)  # noqa: S311 - the same each time, on purpose

    @property
    def others(self) -> list[Resident]:
        """Who has not."""
        voted = self.voted
        return [each for each in self.town.residents if each not in voted]

    def tables(self) -> Tables:
        """The database as it lies there after the next night: of one day PostgreSQL tells more (docs/secrecy.md)."""
        assert scrub(self.town.store.engine)
        return self.town.store.run_now(lambda unit: read_tables(unit.connection))

    def guessed(self, tables: Tables) -> Right:
        """How many an adversary tells apart, who has learned from one half what each measure means."""
        voted = self.voted
        truth = {int(each.member): each in voted for each in self.town.residents}
        return best(tables, {each.person: each.member for each in self.town.residents}, truth)


def _at_once(unit: Unit) -> Tables:
    """All but the numbers by which PostgreSQL puts transactions into an order."""
    hidden = {"xmin", "ctid"}
    tables = read_tables(unit.connection)
    return {
        table: [{name: row[name] for name in row if name not in hidden} for row in rows]
        for table, rows in tables.items()
    }


@pytest.fixture
async def crowd(each_store: Store, tmp_path: Path) -> Crowd:
    made = Crowd(each_store, tmp_path / "keys", voters=VOTERS)
    await made.begin()
    return made


@pytest.fixture
def told_aloud(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> list[Tables]:
    """Everybody likes listening, and of three in four the voice fails after its words; what stood there then."""
    seen, number = list[Tables](), iter(range(10_000))

    async def fails(_line: Line, _message: Message) -> None:
        if next(number) % 4:
            seen.append(await crowd.town.store.run(_at_once))
            raise NetworkError("gone")

    hears = update(people).values(likes=Likes.LISTENING)
    crowd.town.store.run_now(lambda unit: unit.connection.execute(hears))
    monkeypatch.setattr(line_module, "fits_voice", lambda _screen: False)
    monkeypatch.setattr(Line, "_aloud", fails)
    return seen


async def test_while_voices_fail_after_their_words_nothing_tells_who_has_voted(
    crowd: Crowd, told_aloud: list[Tables]
) -> None:
    await crowd.remind()
    assert len(told_aloud) > 10
    assert [right for right in map(crowd.guessed, (*told_aloud[::5], crowd.tables())) if not right.is_luck] == []


async def test_a_reminder_whose_voice_failed_goes_on_at_the_voice(crowd: Crowd, told_aloud: list[Tables]) -> None:
    await crowd.remind()
    said = len(crowd.doors.telegram.sent("sendMessage", "sendPhoto"))
    assert said == len(crowd.others)
    voices = list[int]()

    async def arrives(line: Line, _message: Message) -> None:
        voices.append(line.chat)

    with pytest.MonkeyPatch.context() as well:
        well.setattr(Line, "_aloud", arrives)
        crowd.town.now += timedelta(minutes=1)
        await crowd.doors.send()
    assert len(set(voices)) == len(voices) == len(told_aloud)
    assert len(crowd.doors.telegram.sent("sendMessage", "sendPhoto")) == said
    assert crowd.town.store.run_now(lambda unit: unit.connection.execute(_count()).scalar_one()) == 0
    assert crowd.doors.courier._said._parts == {}


def _count() -> Any:
    return select(func.count()).select_from(parts)


async def test_rows_of_their_parts_as_they_once_were_would_be_found_out(
    crowd: Crowd, told_aloud: list[Tables], monkeypatch: pytest.MonkeyPatch
) -> None:
    def keeps(unit: Unit, letter: Any) -> None:
        Deliveries.part_done(unit.deliveries, letter, "words")

    monkeypatch.setattr(
        type(crowd.doors.courier._said),
        "note",
        lambda _said, parcel, _done: crowd.town.store.run_now(lambda unit: keeps(unit, parcel.letters[0])),
    )
    await crowd.remind()
    assert not crowd.guessed(crowd.tables()).is_luck


@pytest.mark.parametrize("more", [(), (MINE,), (MINE, NEWS)], ids=["alone", "with one thing", "with two things"])
@pytest.mark.parametrize("answer", [GONE, BLOCKED, None], ids=["gone", "blocked", "well"])
async def test_whatever_telegram_says_to_reminders_nothing_tells_who_has_voted(
    crowd: Crowd, more: tuple[Any, ...], answer: tuple[int, dict[str, Any]] | None
) -> None:
    if answer is not None:
        crowd.cannot(answer)
    await crowd.remind(*more)
    assert crowd.guessed(crowd.tables()).is_luck
