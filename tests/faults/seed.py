"""A small group in the middle of everything, laid into a database before the program starts.

It is made by deeds of its people, at a clock that runs from ten weeks ago to now: the board met, the
summary is out, a question is open, a vote is open, the next meeting is planned.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete

from bot.ids import ElectionId, GroupId, MeetingId, PersonId
from bot.rules.elections import Standing, State
from bot.rules.people import Likes, Role
from bot.rules.people import Standing as Membership
from bot.rules.schedule import WallTime
from bot.screen import tap
from bot.services.elections import vote
from bot.telling import tell
from handlers import all_routes
from storage.migrate import migrate
from storage.tables.deliveries import deliveries
from storage.unit import Store, Unit, make_engine
from tests.faults.bots import daytime_zone
from tests.faults.chats import File, a_photo
from tests.faults.phone import Phone, phone
from tests.faults.telegram import Telegram
from tests.play import Play, make_play

LEARNED, MET, COMES_IN, OPEN_FOR = timedelta(days=70), timedelta(days=2), timedelta(days=56), timedelta(days=14)
FIRST_PERSON, GROUP_SIZE_MOST = 7001, 1000
FIRST_CHAT = -1_007_000_000_001
NAMES = ("Sam", "Mina", "Ben", "Asha", "Dev")
FACILITATOR, REP = NAMES[:2]
STANDS = ("Ben", "Mina")
WITH_PHOTO, PHOTO = "Ben", "photo-of-ben"
LISTENS, LISTENER = "Dev", "Listener"
"""Who likes listening, so that each letter is read out to them too; and the name of more of them."""


@dataclass(slots=True)
class Ready:
    """One group that is ready, and what is under way in it."""

    number: int
    zone: str
    group: GroupId
    chat: int
    laid: datetime
    """When this was; midnight may come since."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Telegram's number of each person."""
    people: dict[str, PersonId] = field(default_factory=dict)
    past: MeetingId = field(init=False)
    coming: MeetingId = field(init=False)
    election: ElectionId = field(init=False)
    version: int = 0
    """Of the coming meeting: each move makes a new one."""
    phones: dict[str, Phone] = field(default_factory=dict)

    @property
    def voters(self) -> list[str]:
        """Members who have no part of their own."""
        return [name for name in self.numbers if name.startswith("Voter")]

    @property
    def listeners(self) -> list[str]:
        """The same, and they like listening."""
        return [name for name in self.numbers if name.startswith(LISTENER)]

    def __getitem__(self, name: str) -> Phone:
        return self.phones[name]

    def anew(self) -> "Ready":
        """The same group, with nobody's phone in hand yet."""
        made = copy(self)
        made.phones = {}
        return made

    def open_phones(self, telegram: Telegram) -> None:
        """Everybody's phone, and the group's chat; they all pressed Start long ago."""
        for name, number in self.numbers.items():
            made = self.phones[name] = phone(telegram, name, number=number)
            made.chat.has_started = True
        telegram.methods.add_group(f"Group {self.number}", self.chat)
        telegram.methods.files[PHOTO] = File(PHOTO, "photo", a_photo(), "photo.jpg")


def open_store(url: str) -> Store:
    """The database, with all its tables."""
    migrate(url)
    store = Store(make_engine(url), tell)
    store.open()
    return store


@dataclass(frozen=True, slots=True)
class Size:
    """What is laid.

    Args:
        voters: members of each group beside those who have a part.
        listeners: more members, who like listening.
        waits: the letters of the last day are still to be sent: a digest for everybody, announcements for the chat.
    """

    groups: int = 1
    voters: int = 3
    listeners: int = 0
    waits: bool = False


def lay(url: str, keys: Path, size: Size) -> list[Ready]:
    """Groups that are ready."""
    store, now = open_store(url), datetime.now(UTC).replace(microsecond=0)
    try:
        play = make_play(store, keys, all_routes())
        return [_lay_group(play, number, size, now) for number in range(size.groups)]
    finally:
        store.close()


def _lay_group(play: Play, number: int, size: Size, now: datetime) -> Ready:
    store, play.now = play.store, now - LEARNED
    voters = (f"Voter {n + 1}" for n in range(size.voters))
    names = (*NAMES, *voters, *(f"{LISTENER} {n + 1}" for n in range(size.listeners)))
    ready = store.run_now(lambda unit: _settle(unit, number, names, play.now))
    _meet(play, ready, now)
    store.run_now(_forget_letters)
    _write_summary(play, ready)
    _ask(play, ready)
    store.run_now(lambda unit: _open_vote(unit, play, ready))
    ready.coming = _plan_meeting(play, ready, COMES_IN)
    ready.version = store.run_now(lambda unit: unit.meetings.get(ready.coming)).version
    play.now = now
    if not size.waits:
        store.run_now(_forget_letters)
    return ready


def _forget_letters(unit: Unit) -> None:
    """What they heard in these ten weeks is not what is looked at here."""
    unit.connection.execute(delete(deliveries))


def _settle(unit: Unit, number: int, names: Sequence[str], now: datetime) -> Ready:
    people, zone = unit.people, daytime_zone()
    board = people.add_board(f"Board {number}")
    group = people.add_group(board, f"Group {number}", zone=zone, language="en", join_code=f"code{number}", now=now)
    ready = Ready(number, zone, group, FIRST_CHAT - number, now + LEARNED)
    people.change_group(group, helper_name="Alex", helper_phone="01632 960 123", chat_id=ready.chat)
    for place, name in enumerate(names):
        telegram_id = FIRST_PERSON + number * GROUP_SIZE_MOST + place
        person = people.add(name, telegram_id=telegram_id, language="en", now=now)
        people.change(person, group_id=group, consented_at=now)
        role = Role.FACILITATOR if name == FACILITATOR else Role.MEMBER
        people.add_member(person, group, role=role, standing=Membership.IN, on_paper=False, now=now)
        ready.numbers[name], ready.people[name] = telegram_id, person
    for name in (LISTENS, *(name for name in names if name.startswith(LISTENER))):
        people.change(ready.people[name], likes=Likes.BOTH)
    photo = people.add_file(ready.people[WITH_PHOTO], "photo", PHOTO, now=now)
    people.change_member(people.member_in(group, ready.people[WITH_PHOTO], now=now).id, photo=photo)
    rep = people.member_in(group, ready.people[REP], now=now)
    people.add_term(rep, starts_at=now, ends_at=now + timedelta(days=600), how="before")
    return ready


def _plan_meeting(play: Play, ready: Ready, ahead: timedelta) -> MeetingId:
    sam = ready.people[FACILITATOR]
    day = (play.now + ahead).date()
    play.tap(sam, tap("meetings.where", day.year * 10_000 + day.month * 100 + day.day, 11))
    play.say(sam, "Town Hall")
    play.press(sam, "Yes, plan it")
    board = play.store.run_now(lambda unit: unit.people.get_group(ready.group)).board_id
    return play.store.run_now(lambda unit: unit.meetings.list_planned(board, play.now))[-1].id


def _meet(play: Play, ready: Ready, now: datetime) -> None:
    """A meeting is planned, two people say something for it, and it takes place."""
    ready.past = _plan_meeting(play, ready, LEARNED - MET)
    for name, topic, words in (("Ben", "bus", "The bus is late"), ("Asha", "money", "My pay is low")):
        play.tap(ready.people[name], tap("agenda.suggest", topic))
        play.say(ready.people[name], words)
    play.until(now - timedelta(days=1))


def _write_summary(play: Play, ready: Ready) -> None:
    mina = ready.people[REP]
    play.tap(mina, tap("summaries.begin", ready.past))
    for label in ("Buses", "Money", "Go on", "The board said yes", "There is a promise", "Not decided", "talk again"):
        play.press(mina, label)
    play.press(mina, "Make the cards")
    found = play.store.run_now(lambda unit: unit.summaries.find_for(ready.past))
    assert found is not None
    play.tap(mina, tap("summaries.ready", found.id))
    shown = play.press(mina, "Yes, this happened")
    if "Nobody has read it first" in shown.title:
        play.press(mina, "Send it anyway")


def _ask(play: Play, ready: Ready) -> None:
    mina = ready.people[REP]
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in (
        "Something else",
        "What matters most",
        "Choose an answer",
        "Who helps me",
        "Where it is",
        "That is all",
    ):
        play.press(mina, label)
    play.press(mina, "Yes, ask now")


def _open_vote(unit: Unit, play: Play, ready: Ready) -> None:
    now = play.now
    close_at = now + OPEN_FOR
    values: dict[str, object] = {
        "group_id": ready.group, "state": State.NOMINATING, "seats": 1, "years": 2, "quorum": 3,
        "nominate_at": now, "vote_at": now, "close_at": close_at,
    }  # fmt: skip
    ready.election = unit.elections.add(values)
    zone = unit.people.get_group(ready.group).zone
    unit.schedule.set("elections.close", ready.election, WallTime.of(close_at, zone))
    for name in STANDS:
        member = unit.people.member_in(ready.group, ready.people[name], now=now)
        unit.elections.add_candidate(ready.election, member.id, Standing.STANDS)
    vote.open_due(unit, play.dispatch.keys, ready.election, now=now)
