"""A board with two groups, to see who hears of a fact, and in which view."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import delete, select

from bot.ids import BoardId, GroupId, MeetingId, PersonId
from bot.rules.facts import Fact
from bot.rules.people import Member, Role
from bot.rules.schedule import WallTime
from storage.tables.deliveries import deliveries
from storage.unit import Unit
from tests.play import Play

T = TypeVar("T")
EVERYBODY = "Ben Grace Joe Mina Rob Sam Tom"
"""Of the board."""
Heard = dict[str, tuple[str, str]]
"""By view: how it arrives, and the names of who gets it, in the order of the alphabet."""


@dataclass(slots=True)
class Town:
    """Two groups of one board, and one of another board who should hear nothing."""

    play: Play
    north: GroupId
    river: GroupId
    board: BoardId
    people: dict[str, PersonId]

    def tell(self, fact: Fact) -> Heard:
        """What this fact is told as, to whom; nothing else waits."""
        self.play.store.run_now(lambda unit: unit.connection.execute(delete(deliveries)))
        self.happen(fact)
        return self.waiting()

    def ask(self, question: Callable[[Unit], T]) -> T:
        """Anything, in one transaction."""
        return self.play.store.run_now(question)

    def member(self, name: str) -> Member:
        """Somebody in their group."""
        return self.ask(lambda unit: unit.people.list_memberships(self.people[name], now=self.play.now)[0])

    def meeting(self) -> MeetingId:
        """A board meeting tomorrow, whose list closes in an hour."""

        def make(unit: Unit) -> MeetingId:
            now, zone = self.play.now, unit.people.get_group(self.north).zone
            made = unit.meetings.add(self.board, meets_at=now + timedelta(days=1), zone=zone, place="")
            unit.schedule.set("agenda.close", made, WallTime.of(now + timedelta(hours=1), zone))
            return made

        return self.ask(make)

    def happen(self, fact: Fact) -> None:
        """It happened."""
        self.play.store.run_now(lambda unit: unit.happened(fact, now=self.play.now))

    def waiting(self) -> Heard:
        """Everything that waits to be sent. A group's chat is named by the group."""
        rows = self.play.store.run_now(lambda unit: unit.connection.execute(select(deliveries)).all())
        found: dict[str, tuple[str, list[str]]] = {}
        for row in rows:
            name = self._name(row.person_id) if row.group_id is None else f"chat {row.group_id}"
            found.setdefault(row.tap, (row.push, []))[1].append(name)
        return {view: (push, " ".join(sorted(names))) for view, (push, names) in found.items()}

    def times(self) -> tuple[set[str], set[str]]:
        """Who hears now, and who later."""
        rows = self.play.store.run_now(lambda unit: unit.connection.execute(select(deliveries)).all())
        named = [(row, self._name(row.person_id) if row.group_id is None else f"chat {row.group_id}") for row in rows]
        now = self.play.now
        return {n for row, n in named if row.not_before <= now}, {n for row, n in named if row.not_before > now}

    def _name(self, person: PersonId) -> str:
        return next(name for name, known in self.people.items() if known == person)


def make_town(play: Play) -> Town:
    """Northfield (1) with a rep, Riverside (2), and Elsewhere (3) of another board."""
    north = play.group("Northfield")
    board = play.store.run_now(lambda unit: unit.people.get_group(north)).board_id
    river = play.store.run_now(lambda unit: _group(unit, board, play))
    elsewhere = play.group("Elsewhere", board="Otherton")
    people = {
        "Sam": play.member("Sam", north, role=Role.FACILITATOR),
        "Mina": play.rep("Mina", north),
        "Ben": play.member("Ben", north),
        "Joe": play.member("Joe", north, on_paper=True),
        "Grace": play.member("Grace", north, role=Role.SUPPORTER),
        "Rob": play.member("Rob", river, role=Role.FACILITATOR),
        "Tom": play.member("Tom", river),
        "Zoe": play.member("Zoe", elsewhere, role=Role.FACILITATOR),
        "Yan": play.rep("Yan", elsewhere),
    }
    return Town(play, north, river, board, people)


def _group(unit: Unit, board: BoardId, play: Play) -> GroupId:
    return unit.people.add_group(
        board, "Riverside", zone="Europe/London", language="en", join_code="river", now=play.now
    )
