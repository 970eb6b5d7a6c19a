"""A busy evening on a strict Telegram: people act, letters go out, and the program is killed at any moment."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select

from storage.tables.deliveries import deliveries
from storage.unit import make_engine
from tests.faults.bots import Bots
from tests.faults.chats import Arrival
from tests.faults.deeds import all_hear_of_the_move, letters_of_the_move, move_the_meeting
from tests.faults.phone import Phone
from tests.faults.seed import FACILITATOR, Ready
from tests.faults.telegram import Telegram

TOPICS = ("Money", "Buses", "Health", "Work", "Friends")
MOST_CALLS = 60
"""Calls of the program within which the kill falls; a round makes about 90."""
PATIENT = 180.0
AGAIN_AFTER = 5.0


@dataclass(slots=True)
class Evening:
    """What was done, and so must be there in the morning.

    Args:
        said: the topics of each person.
        voted: the last choice of each person.
        kills: how many there were.
        held: whose letter was not noted as said when the last kill came. Only that one may come twice.
        doubled: letters that came twice.
    """

    telegram: Telegram
    bots: Bots
    group: Ready
    chance: random.Random
    settings: dict[str, str] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    voted: dict[str, str] = field(default_factory=dict)
    kills: int = 0
    held: set[str] = field(default_factory=set)
    presses: int = 0
    doubled: int = 0
    acting: bool = False

    async def round(self) -> None:
        """Everybody does something while the facilitator moves the meeting; in the middle of it comes the kill."""
        names, calls = self.group.voters, len(self.telegram.calls)
        self.acting = True
        killing = asyncio.ensure_future(self._kill(calls + self.chance.randint(1, MOST_CALLS)))
        move_the_meeting(self.group)
        try:
            await asyncio.gather(*(self._deed(name) for name in names))
            self.acting = False
            await killing
        finally:
            killing.cancel()
        await self._all_heard()

    async def _kill(self, after: int) -> None:
        await self.telegram.until(
            lambda: len(self.telegram.calls) >= after or not self.acting, within=PATIENT, what="the moment of the kill"
        )
        self.kills += 1
        await self.bots.kill()
        self.held = await asyncio.to_thread(_held, self.bots.settings["DATABASE_URL"], self.group)
        await self.bots.start(**self.settings)

    async def _deed(self, name: str) -> None:
        """Somebody votes or says something, and sees what became of it; nobody presses anything twice."""
        phone = self.group[name]
        phone.within = PATIENT
        left = [topic for topic in TOPICS if topic not in self.said.setdefault(name, [])]
        await phone.start()
        if left and self.chance.random() < 0.5:
            await self._say_something(phone, self.chance.choice(left))
        else:
            await self._vote(phone, self.chance.choice(("Ben", "Mina")))

    async def _say_something(self, phone: Phone, topic: str) -> None:
        self.said[phone.name].append(topic)
        since = time.monotonic()
        await phone.press("Say something", topic)
        await phone.until(
            lambda: any(_is_taken(topic, each) for each in phone.heard(topic, since=since)),
            f"never sees that {topic} was taken",
        )
        self.presses += 2

    async def _vote(self, phone: Phone, choice: str) -> None:
        self.voted[phone.name] = choice
        since = time.monotonic()
        # A press that only turns a page of a ballot leaves no trace, so it may be lost, and is pressed again.
        phone.again_after = AGAIN_AFTER
        ballot = phone.tap_data(f"elections.ballot:{self.group.election}", on=phone.screen.number)
        await phone.come_to(choice, ballot)
        await phone.come_to("send my vote", phone.tap(choice, since=ballot.on))
        phone.again_after = None
        await phone.press("send my vote")
        await phone.until(
            lambda: any("Your pictures are" in each.words for each in phone.heard("Your vote is in", since=since)),
            "never sees that the vote is in, with its pictures",
        )
        await phone.until(lambda: not _ballots_on(phone), "a page of the ballot stays")
        self.presses += 3

    async def _all_heard(self) -> None:
        """Everybody has the letter of this round, once; only what was in flight at the kill may have come twice."""
        names = [name for name in self.group.numbers if name != FACILITATOR]
        try:
            await all_hear_of_the_move(self.group, names, within=PATIENT)
        except AssertionError as missing:
            # The letter follows from what the facilitator did: whether that worked stands on their phone.
            raise AssertionError(f"{missing}\nthe facilitator: {self.group[FACILITATOR].told()}") from None
        came = Counter({name: letters_of_the_move(self.group, name) for name in names})
        twice = [name for name in names if came[name] > 1]
        assert all(came[name] == 2 for name in twice), came
        assert set(twice) <= self.held, (twice, "came twice, and noted as said were all but", self.held)
        self.doubled += len(twice)

    async def morning(self) -> None:
        """Every suggestion and every vote is there."""
        for name, topics in self.said.items():
            phone = self.group[name]
            await phone.start()
            if topics:
                await phone.press("My things", "What I said")
                shown = " ".join(phone.screen.labels)
                assert all(topic in shown for topic in topics), (name, topics, shown)
            await phone.start()
            assert phone.screen.text.count("You have not voted yet") == (name not in self.voted)

    def told(self) -> str:
        """What was measured."""
        said = sum(len(topics) for topics in self.said.values())
        return (
            f"{self.kills} kills, {self.presses} presses, {len(self.voted)} voters, {said} suggestions, "
            f"{self.kills * (len(self.group.numbers) - 1)} letters; none lost, {self.doubled} letters twice"
        )


def _held(url: str, group: Ready) -> set[str]:
    """Who has a letter in the database that the dead program was sending."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            held = select(deliveries.c.person_id).where(deliveries.c.claimed_by.is_not(None))
            people = set(connection.execute(held).scalars())
    finally:
        engine.dispose()
    return {name for name, person in group.people.items() if person in people}


def _is_taken(topic: str, came: Arrival) -> bool:
    """The thanks; or after a fault the page that follows, with the word that it is kept."""
    return topic in came.title and any(said in came.words for said in ("Thank you", "We have saved what you did"))


def _ballots_on(phone: Phone) -> list[str]:
    """Pages of a ballot that can still be read or pressed."""
    return [b.title for b in phone.bubbles if any(data.startswith("elections.b:") for _, data in b.buttons)]
