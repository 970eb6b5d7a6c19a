"""Letters of an open vote: neither what waits, nor what is kept of them, tells who has voted."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.doors import courier
from bot.doors.alike import Alike, Fate
from bot.rules.schedule import Push
from bot.screen import HOME, Pictogram, Screen, Tap, tap
from bot.services.elections import vote
from bot.telling import TABLES
from bot.words import Words
from handlers.answers import UTC_ZONE, Answer
from handlers.people.members import BESIDE_THE_BOX
from storage.deliveries import Letter
from storage.keys import Keys
from storage.tables.deliveries import deliveries, missed
from storage.tables.people import people, places
from storage.unit import Store, Unit
from tests.doors.conftest import Doors, open_doors
from tests.play import START
from tests.secrecy.town import Resident, Town, button

GONE: tuple[int, dict[str, Any]] = (502, {})
BLOCKED = (403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"})
NEWS, MINE = tap("home.menu", "news", 0), tap("people.me")
VOTED = 3
"""The last of them have voted before the reminder."""


class Place:
    """A town whose letters are sent, and where some have voted."""

    def __init__(self, store: Store, folder: Path, *, voters: int = 8) -> None:
        self.town = Town(store, Keys(folder), voters, ("Ben", "Mina", "Tom"))

    async def begin(self) -> None:
        """The opening is told, some vote, and three days pass."""
        town = self.town
        self.doors: Doors = await open_doors(town.store, town.dispatch, lambda: town.now)
        town.now = town.now.replace(hour=10)
        await self.doors.send()
        for each in self.voted:
            town.vote(each, "Ben")
        town.now += timedelta(days=3)
        self.doors.telegram.calls.clear()

    @property
    def voted(self) -> list[Resident]:
        """Who has voted."""
        return self.town.residents[-VOTED:]

    @property
    def others(self) -> list[Resident]:
        """Who has not."""
        return self.town.residents[:-VOTED]

    async def remind(self, *more: Tap) -> None:
        """The reminder goes out, with what else waits for everybody."""
        self.town.store.run_now(lambda unit: self._put(unit, *more))
        await self.doors.send()

    def _put(self, unit: Unit, *more: Tap) -> None:
        vote.remind_due(unit, self.town.election, now=self.town.now)
        for each in self.town.residents:
            for view in more:
                unit.deliveries.put(each.person, view, push=Push.ORDINARY, not_before=self.town.now)

    def told(self) -> set[int]:
        """To whom anything was sent."""
        return {int(call.given["chat_id"]) for call in self.doors.telegram.calls if call.method.startswith("send")}

    def kept_of(self, residents: list[Resident]) -> list[Any]:
        """All that stands of these people in letters, in what does not arrive, and of their day; each alike once."""
        return self.town.store.run_now(lambda unit: sorted({repr(_kept(unit, each)) for each in residents}))

    def cannot(self, answer: tuple[int, dict[str, Any]], *, times: int = 400) -> None:
        """Telegram takes no message."""
        for method in ("sendMessage", "sendPhoto", "sendVoice"):
            self.doors.telegram.says[method] = [answer] * times


def _kept(unit: Unit, resident: Resident) -> list[Any]:
    found = []
    for table, who in ((deliveries, deliveries.c.person_id), (missed, missed.c.person_id), (people, people.c.id)):
        rows = unit.connection.execute(select(table).where(who == resident.person)).mappings()
        own = {"id", "key", "person_id", "name", "called", "telegram_id", "language", "zone"}
        found += [{name: row[name] for name in row if name not in own} for row in rows]
    return found


@pytest.fixture
async def place(each_store: Store, tmp_path: Path) -> Place:
    made = Place(each_store, tmp_path / "keys")
    await made.begin()
    return made


async def test_while_telegram_takes_no_reminder_nothing_that_waits_tells_who_has_voted(place: Place) -> None:
    place.cannot(GONE)
    await place.remind()
    assert place.kept_of(place.voted) == place.kept_of(place.others)
    assert len(place.kept_of(place.others)) == 1
    waiting = place.town.store.run_now(lambda unit: unit.deliveries.list_waiting(place.town.now))
    assert {each.person for each in waiting} == {each.person for each in place.town.residents}
    shown = place.town.tap(place.town.facilitator, tap("people.unheard", place.town.group, 0).encode())
    assert not [line for line in shown.lines if "have waited" in line]

    place.doors.telegram.says.clear()
    place.doors.telegram.calls.clear()
    place.town.now += timedelta(minutes=1)
    await place.doors.send()
    assert place.told() == {each.telegram_id for each in place.others}
    assert place.kept_of(place.voted) == place.kept_of(place.others)
    assert place.town.store.run_now(lambda unit: unit.deliveries.list_waiting(START)) == []


async def test_one_reminder_that_telegram_does_not_take_waits_among_others(place: Place) -> None:
    for method in ("sendMessage", "sendPhoto"):
        place.doors.telegram.says[method] = [(429, {"ok": False, "error_code": 429, "description": "Too Many Requests",
                                                   "parameters": {"retry_after": 60}})]  # fmt: skip
    drawn: list[Fate] = []
    over = Alike.over

    def noted(alike: Alike) -> list[Fate]:
        drawn.extend(found := over(alike))
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Alike, "over", noted)
        patched.setattr("secrets.choice", lambda said: min(said, key=lambda each: each.person))
        await place.remind()
    (fate,) = drawn
    assert {each.person for each in fate.fallen} == {each.person for each in place.voted}
    assert {each.person for each in fate.said} == {each.person for each in place.others}
    rows = place.town.store.run_now(_rows)
    left = {row[0] for row in rows} & {each.person for each in place.others}
    assert len(left) == 1
    with_it = {each.person for each in place.voted} if left == {place.others[0].person} else set()
    assert {row[0] for row in rows} == left | with_it
    assert {row[1:] for row in rows} == {(place.town.now + timedelta(seconds=60), 0, None)}


def _rows(unit: Unit) -> list[tuple[Any, ...]]:
    columns = (deliveries.c.person_id, deliveries.c.not_before, deliveries.c.tries, deliveries.c.claimed_by)
    return [tuple(row) for row in unit.connection.execute(select(*columns).where(deliveries.c.listed.is_(False)))]


@pytest.mark.parametrize("more", [(MINE,), (MINE, NEWS)], ids=["one other thing", "two other things"])
async def test_what_is_kept_of_a_list_with_a_reminder_does_not_tell_who_has_voted(
    place: Place, more: tuple[Tap, ...]
) -> None:
    await place.remind(*more)
    assert place.kept_of(place.voted) == place.kept_of(place.others)
    listed = place.town.store.run_now(lambda unit: unit.deliveries.list_listed(place.others[0].person))
    assert [each.tap for each in listed] == list(more)
    assert place.town.store.run_now(lambda unit: unit.people.last_push(place.voted[0].person)) == place.town.now.date()


async def test_while_telegram_takes_no_list_with_a_reminder_nothing_tells_who_has_voted(place: Place) -> None:
    place.cannot(GONE)
    await place.remind(MINE)
    # When each is tried next depends on which of them was first, and on nothing else.
    waiting = place.town.store.run_now(lambda unit: unit.deliveries.list_waiting(place.town.now))
    views = {each.tap.name for each in waiting}
    assert views == {"elections.remind", "people.me"}
    assert {(each.person, each.tap.name) for each in waiting} == {
        (each.person, view) for each in place.town.residents for view in views
    }
    assert place.town.store.run_now(_noted) == []


async def test_a_reminder_in_a_list_is_opened_without_a_trace_and_back_leads_to_the_list(place: Place) -> None:
    await place.remind(MINE)
    voter = place.others[0]
    rows = [call.given["reply_markup"]["inline_keyboard"] for call in place.doors.telegram.calls
            if call.given.get("chat_id") == voter.telegram_id and "reply_markup" in call.given][-1]  # fmt: skip
    taps = [each["callback_data"] for row in rows for each in row if "callback_data" in each]
    (data,) = [each for each in taps if each.startswith("elections.remind")]
    before = place.kept_of(place.others), place.town.store.run_now(_stood)
    shown = place.town.tap(voter.telegram_id, data)
    assert "still vote" in str(shown)
    assert (place.kept_of(place.others), place.town.store.run_now(_stood)) == before
    assert place.town.tap(voter.telegram_id, tap("home.letters").encode()).buttons


def _stood(unit: Unit) -> list[Any]:
    return [tuple(row) for row in unit.connection.execute(select(places).order_by(places.c.person_id))]


async def test_a_letter_of_a_vote_in_a_list_of_before_is_no_place(place: Place) -> None:
    voter = place.others[0]

    def listed(unit: Unit) -> int:
        view = tap("elections.open", place.town.election)
        unit.deliveries.put(voter.person, view, push=Push.ORDINARY, not_before=place.town.now)
        unit.deliveries.enter_list(found := unit.deliveries.due(place.town.now, most=9))
        return found[0].id

    number = place.town.store.run_now(listed)
    place.town.tap(voter.telegram_id, tap("home.open", number).encode())
    stood = place.town.store.run_now(lambda unit: unit.people.place(voter.person))
    assert stood is None or stood[0] == HOME.encode()


async def test_who_is_reminded_and_has_blocked_us_is_on_no_list(place: Place) -> None:
    place.cannot(BLOCKED)
    await place.remind()
    assert place.kept_of(place.voted) == place.kept_of(place.others)


@pytest.mark.parametrize("view", ["elections.remind", "rooms.voted"])
async def test_letters_of_a_vote_wait_until_the_key_folder_is_back(place: Place, view: str) -> None:
    keys, away = place.town.keys.folder, place.town.keys.folder.with_name("away")

    def put(unit: Unit) -> None:
        for each in place.town.residents:
            unit.deliveries.put(each.person, tap(view, 1), push=Push.ORDINARY, not_before=place.town.now)

    place.town.store.run_now(put)
    keys.rename(away)
    await place.doors.send()
    away.rename(keys)
    waiting = place.town.store.run_now(lambda unit: unit.deliveries.list_waiting(place.town.now))
    assert {(each.person, each.tries) for each in waiting} == {(each.person, 0) for each in place.town.residents}
    assert place.told() == set()
    place.town.now += timedelta(minutes=1)
    await place.doors.send()
    assert place.told() == ({each.telegram_id for each in place.others} if view == "elections.remind" else set())
    assert place.town.store.run_now(lambda unit: unit.deliveries.list_waiting(START)) == []


async def test_on_a_page_that_needs_the_key_who_presses_reads_why_it_must_wait(place: Place) -> None:
    place.town.keys.folder.rename(place.town.keys.folder.with_name("away"))
    shown = place.town.tap(place.others[0].telegram_id, tap("elections.remind", place.town.election).encode())
    assert (
        shown.title
        == place.town.tap(place.others[0].telegram_id, tap("elections.ballot", place.town.election).encode()).title
    )


async def test_nobody_is_noted_as_missing_a_picture_while_they_vote_and_what_was_noted_is_taken_back(
    place: Place,
) -> None:
    voter, doors = place.others[0], place.doors
    doors.maker.cannot = True
    presses: list[Callable[[Any], str]] = [
        lambda shown: button(shown, "Ben"), lambda shown: button(shown, "Next"), lambda shown: button(shown, "send my"),
    ]  # fmt: skip
    ballot = tap("elections.ballot", place.town.election).encode()
    shown = place.town.tap(voter.telegram_id, ballot)
    await doors.take(_press(voter, 1, ballot))
    for number, press in enumerate(presses, start=2):
        data = press(shown)
        await doors.take(_press(voter, number, data))
        shown = place.town.tap(voter.telegram_id, data)
    assert len(place.told()) == 1
    assert place.town.store.run_now(_noted) == []

    page = Screen(title="Hello", picture=Pictogram("✅", "A tick"))
    person = place.town.store.run_now(lambda unit: unit.people.get(voter.person))
    answer = Answer(page, person, Words("en", UTC_ZONE), turn=1)
    await doors.answer(answer, chat=voter.telegram_id)
    ((what, since),) = place.town.store.run_now(_noted)
    assert (what, since) == ("picture", place.town.now.replace(hour=0, minute=0, second=0, microsecond=0))
    doors.maker.cannot = False
    await doors.answer(answer, chat=voter.telegram_id)
    assert place.town.store.run_now(_noted) == []


def _noted(unit: Unit) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in unit.connection.execute(select(missed.c.what, missed.c.since))]


def _press(voter: Resident, number: int, data: str) -> dict[str, Any]:
    sender = {"id": voter.telegram_id, "is_bot": False, "first_name": "Somebody"}
    message = {
        "message_id": 9,
        "date": 1,
        "chat": {"id": voter.telegram_id, "type": "private"},
        "voice": {"file_id": "v"},
    }
    query = {"id": str(number), "from": sender, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": 7000 + number, "callback_query": query}


def test_every_letter_that_leaves_no_trace_is_left_out_where_letters_are_named(
    each_store: Store, tmp_path: Path
) -> None:
    routes = Town(each_store, Keys(tmp_path / "keys"), 8).dispatch.routes
    views = {letters.view for table in TABLES for each in table for letters in each.letters}
    names = {view.partition(":")[0] for view in views}
    assert {name for name in names if routes.leaves_no_trace(Tap(name))} == set(BESIDE_THE_BOX)


def test_where_nothing_was_said_what_fell_is_gone() -> None:
    letter = Letter(1, None, None, tap("elections.remind", 1), Push.ORDINARY, START, None, 0)
    alike = Alike()
    with alike.under_way(letter):
        alike.fell([letter])
        assert alike.over() == []
    (fate,) = alike.over()
    assert list(fate.drawn()) == [(letter, None)]
    assert alike.over() == []


async def test_what_falls_beside_a_letter_of_another_view_is_not_held_for_ever(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One letter at a time: the reminder comes along with another letter that falls for who has voted, too."""
    monkeypatch.setattr(courier, "AT_ONCE", 1)
    place = Place(store, tmp_path / "keys")
    await place.begin()
    await place.remind(tap("rooms.voted", place.town.election))
    left = store.run_now(lambda unit: unit.connection.execute(select(deliveries.c.person_id)).scalars().all())
    assert left == []
