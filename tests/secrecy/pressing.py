"""How people really vote: tastes that differ, second thoughts, a look around, and some who only look."""

import random
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from sqlalchemy import text

from bot.rules.counting import NONE
from bot.screen import HOME, Screen
from storage.unit import Unit
from tests.secrecy.town import Town

THREE = ("Ben", "Mina", "Tom")
NOBODY = "None of these"
TASTES: dict[tuple[str, ...], int] = {
    ("Ben",): 17, ("Mina",): 12, ("Tom",): 8, ("Ben", "Mina"): 14, ("Mina", "Tom"): 9, ("Ben", "Tom"): 6,
    THREE: 16, (NOBODY,): 6, (): 12,
}  # fmt: skip
"""Of 100 people. The last line is an empty ballot."""
UNDECIDED = 0.3
"""How many tick somebody and untick them again, once or twice."""
HELPED = 0.3
"""How many say that somebody helps them."""


@dataclass(frozen=True, slots=True)
class Voted:
    """What lies in the box of one voter: how many candidates they chose, whom, as one number, and whether with help."""

    number: int
    choice: int
    is_helped: bool = False


def live(town: Town, *, voters: int, seed: int, helped: float = 0.0) -> dict[int, Voted]:
    """Everybody begins at home; so many of them vote, the others do not; what was chosen, by member.

    One after the other, which is easiest for whoever reads. `helped`: how many say that somebody helps them.
    """
    chance = random.Random(seed)  # noqa: S311 - the same each time, on purpose
    people, places = list(town.residents), _places(town)
    chance.shuffle(people)
    will_vote, truth = {each.member for each in people[:voters]}, {}
    chance.shuffle(people)
    for person in people:
        town.now += timedelta(seconds=chance.randrange(1, 1800))
        town.tap(person.telegram_id, HOME.encode())
        choice = chance.choices(list(TASTES), weights=list(TASTES.values()))[0]
        if person.member in will_vote:
            is_helped = helped > 0 and chance.random() < helped
            town.vote(person, *_presses(choice, chance), is_helped=is_helped)
            number = sum(name != NOBODY for name in choice)
            truth[int(person.member)] = Voted(number, sum(1 << places[name] for name in choice), is_helped)
        elif chance.random() < 0.4:
            # They get as far as "Is that right?", and leave it at that.
            town.confirm(person, *_presses(choice, chance))
    return truth


def _presses(choice: tuple[str, ...], chance: random.Random) -> list[str]:
    """In which order somebody ticks, and what they take back."""
    wanted = list(choice)
    chance.shuffle(wanted)
    if chance.random() < UNDECIDED:
        for _ in range(chance.choice((1, 1, 2))):
            wanted = [*[chance.choice(THREE)] * 2, *wanted]
    return wanted


def _places(town: Town) -> dict[str, int]:
    standing = town.store.run_now(lambda unit: unit.elections.list_candidates(town.election))
    return {NOBODY: NONE} | {each.name: each.place for each in standing if each.place is not None}


@dataclass(slots=True)
class LeakyTown(Town):
    """A town whose program writes beside the box what it once wrote: each press, and where everybody stands.

    With times where the database hides no order of its own, and without them where it does.
    """

    with_times: bool = True

    def __post_init__(self) -> None:
        Town.__post_init__(self)
        self.store.run_now(self._make_tables)

    @staticmethod
    def _make_tables(unit: Unit) -> None:
        for table in ("presses (mark VARCHAR(32) PRIMARY KEY, at", "stood (person_id INTEGER PRIMARY KEY, at"):
            unit.connection.execute(text(f"CREATE TABLE {table} TIMESTAMP)"))

    def tap(self, telegram_id: int, data: str) -> Screen:
        """Somebody presses a button, and it is written down."""
        shown = Town.tap(self, telegram_id, data)
        self.store.run_now(self._write_down, telegram_id)
        return shown

    def _write_down(self, unit: Unit, telegram_id: int) -> None:
        person = unit.people.find_by_telegram(telegram_id)
        at = self.now.replace(tzinfo=None).isoformat(" ") if self.with_times else None
        write, given = unit.connection.execute, {"at": at, "mark": token_hex(16), "person": person and person.id}
        write(text("INSERT INTO presses VALUES (:mark, :at)"), given)
        again = "ON CONFLICT (person_id) DO UPDATE SET at = excluded.at"
        write(text(f"INSERT INTO stood VALUES (:person, :at) {again}"), given)  # noqa: S608 - no value in it
