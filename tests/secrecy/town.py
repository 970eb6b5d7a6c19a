"""A town that votes: many voters, one election, every press through the program's own way in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from bot.ids import ElectionId, GroupId, MemberId, PersonId
from bot.rules.elections import Standing, State
from bot.rules.people import Role
from bot.rules.people import Standing as Membership
from bot.rules.schedule import WallTime
from bot.screen import Screen, Tap, tap
from bot.services.elections import close, vote
from handlers import all_routes
from handlers.answers import Sender
from handlers.dispatch import Dispatch
from storage.keys import Keys
from storage.unit import Store, Unit
from tests.play import START

CANDIDATES = ("Ben", "Mina")
OPEN_FOR = timedelta(days=14)
HELPED = ("Something else", "Somebody is helping me", "Say who is helping", "Somebody else", "Back to my vote")
"""How somebody says that a person from outside the group helps them."""


@dataclass(frozen=True, slots=True)
class Resident:
    """One voter, as Telegram and the database know them."""

    name: str
    telegram_id: int
    person: PersonId
    member: MemberId


@dataclass(slots=True)
class Town:
    """One group and its election. The clock moves a little with every press, as in the world."""

    store: Store
    keys: Keys
    voters: int
    candidates: tuple[str, ...] = CANDIDATES
    now: datetime = START
    residents: list[Resident] = field(default_factory=list)
    facilitator: int = 1
    group: GroupId = field(init=False)
    election: ElectionId = field(init=False)
    dispatch: Dispatch = field(init=False)
    _updates: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.keys.prepare()
        self.dispatch = Dispatch(all_routes(), self.keys, "SayNextBot")
        self.store.run_now(self._settle)
        self.store.run_now(lambda unit: vote.open_due(unit, self.keys, self.election, now=self.now))

    def _settle(self, unit: Unit) -> None:
        people, now = unit.people, self.now
        self.group = people.add_group(
            people.add_board("Marlshire"), "Northfield", zone="Europe/London", language="en", join_code="x", now=now
        )
        people.change_group(self.group, helper_name="Alex", chat_id=-77)
        self._resident(unit, "Sam", self.facilitator, Role.FACILITATOR)
        names = [f"Voter {n}" for n in range(self.voters - len(self.candidates))]
        self.residents = [
            self._resident(unit, name, 1000 + n, Role.MEMBER) for n, name in enumerate((*self.candidates, *names))
        ]
        values: dict[str, object] = {
            "group_id": self.group, "state": State.NOMINATING, "seats": 1, "years": 2, "quorum": 5,
            "nominate_at": now, "vote_at": now, "close_at": now + OPEN_FOR,
        }  # fmt: skip
        self.election = unit.elections.add(values)
        zone = people.get_group(self.group).zone
        unit.schedule.set("elections.close", self.election, WallTime.of(now + OPEN_FOR, zone))
        for resident in self.residents[: len(self.candidates)]:
            unit.elections.add_candidate(self.election, resident.member, Standing.STANDS)

    def _resident(self, unit: Unit, name: str, telegram_id: int, role: Role) -> Resident:
        person = unit.people.add(name, telegram_id=telegram_id, language="en", now=self.now)
        unit.people.change(person, group_id=self.group, consented_at=self.now)
        member = unit.people.add_member(
            person, self.group, role=role, standing=Membership.IN, on_paper=False, now=self.now
        )
        return Resident(name, telegram_id, person, member)

    def tap(self, telegram_id: int, data: str) -> Screen:
        """Somebody presses a button."""
        self.now += timedelta(seconds=1)
        sender, number = Sender(telegram_id, "Somebody", "en"), next(self._updates)
        answer = self.store.run_now(
            lambda unit: self.dispatch.tapped(unit, sender, data, message_id=9, update_id=number, now=self.now)
        )
        assert answer is not None
        if answer.turn:
            # What is sent on a ballot is noted as shown only by the doors.
            self.store.run_now(lambda unit: self.dispatch.shown(unit, answer, now=self.now))
        return answer.screen

    def confirm(self, voter: Resident, *choices: str, is_helped: bool = False) -> Screen:
        """Up to "Is that right?". A choice that comes twice is ticked and unticked."""
        shown = self.tap(voter.telegram_id, tap("elections.ballot", self.election).encode())
        for label in HELPED if is_helped else ():
            shown = self.tap(voter.telegram_id, button(shown, label))
        for choice in choices:
            shown = self.tap(voter.telegram_id, button(shown, choice))
        if any("send my vote" in each.label for each in shown.buttons):
            return shown
        if any("Next" in each.label for each in shown.buttons):
            return self.tap(voter.telegram_id, button(shown, "Next"))
        other = self.tap(voter.telegram_id, button(shown, "Something else"))
        return self.tap(voter.telegram_id, button(other, "I do not want to choose"))

    def vote(self, voter: Resident, *choices: str, is_helped: bool = False) -> None:
        """All the way."""
        last = self.confirm(voter, *choices, is_helped=is_helped)
        shown = self.tap(voter.telegram_id, button(last, "send my vote"))
        assert "Your vote is in" in shown.title

    def close(self) -> None:
        """The time is over. Neither key nor bytes are gone yet: that is the clock's next step."""
        self.now = max(self.now, START + OPEN_FOR)
        self.store.run_now(lambda unit: close.close_due(unit, self.keys, self.election, now=self.now))


def button(screen: Screen, label: str) -> str:
    """The data of the button with these words."""
    return next(b.does.encode() for b in screen.buttons if label in b.label and isinstance(b.does, Tap))


def town(store: Store, folder: Path, voters: int) -> Town:
    """A town with an open vote."""
    return Town(store, Keys(folder), voters)
