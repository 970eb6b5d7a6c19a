"""A whole group at a table, without Telegram: people tap and write, time passes, letters arrive.

It uses the same routes and the same dispatcher as the program, on a real database.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bot.ids import GroupId, PersonId
from bot.rules.people import Role, Standing
from bot.screen import HOME, Screen, Tap, with_way
from handlers.answers import Answer, Sender, Sent
from handlers.dispatch import Dispatch
from handlers.routes import Routes
from storage.deliveries import Letter
from storage.keys import Keys
from storage.unit import Store, Unit
from tests.kept import Kept

START = datetime(2026, 6, 1, 9, tzinfo=UTC)
"""A Monday, 10 in the morning in London."""


@dataclass(slots=True)
class Play:
    """The table. Every deed goes through one transaction, as in the program."""

    store: Store
    dispatch: Dispatch
    now: datetime = START
    _updates: "count[int]" = field(default_factory=lambda: count(1))
    _screens: dict[PersonId, Screen] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)

    def group(
        self, name: str = "Northfield", board: str = "Marlshire", *, beside: GroupId | None = None, language: str = "en"
    ) -> GroupId:
        """A ready group of a new board, or of the board of another group, with a named person for help."""

        def make(unit: Unit) -> GroupId:
            of = unit.people.add_board(board) if beside is None else unit.people.get_group(beside).board_id
            group = unit.people.add_group(
                of, name, zone="Europe/London", language=language, join_code=name, now=self.now
            )
            unit.people.change_group(group, helper_name="Alex", helper_phone="01234 567 890")
            return group

        return self.store.run_now(make)

    def member(
        self, name: str, group: GroupId, *, role: Role = Role.MEMBER, on_paper: bool = False, language: str = "en"
    ) -> PersonId:
        """A confirmed person of a group."""

        def make(unit: Unit) -> PersonId:
            number = None if on_paper else 1000 + next(self._updates)
            person = unit.people.add(name, telegram_id=number, language=language, now=self.now)
            unit.people.change(person, group_id=group, consented_at=self.now)
            unit.people.add_member(person, group, role=role, standing=Standing.IN, on_paper=on_paper, now=self.now)
            return person

        return self.store.run_now(make)

    def rep(self, name: str, group: GroupId) -> PersonId:
        """A confirmed member whose term as rep runs for two years."""
        person = self.member(name, group)

        def make(unit: Unit) -> None:
            member = unit.people.member_in(group, person, now=self.now)
            unit.people.add_term(member, starts_at=self.now, ends_at=self.now.replace(year=2028), how="before")

        self.store.run_now(make)
        return person

    def tap(self, person: PersonId, pressed: Tap, *, way: tuple[Tap, ...] = ()) -> Screen:
        """A person presses a button with this meaning, whether or not they ever saw it."""
        return self._seen(
            person,
            (pressed.name, *map(str, pressed.args)),
            lambda unit: self.dispatch.tapped(
                unit, self.sender(unit, person), pressed.encode(), message_id=1, update_id=next(self._updates),
                now=self.now, way=way,
            ),
        )  # fmt: skip

    def back(self, person: PersonId) -> Screen:
        """A person presses Back on their last screen."""
        screen = self._screens[person]
        assert screen.back is not None, "there is no way back"
        data = with_way(screen.back, screen.beyond)
        return self._seen(
            person,
            (screen.back.name,),
            lambda unit: self.dispatch.tapped(
                unit, self.sender(unit, person), data, message_id=1, update_id=next(self._updates), now=self.now
            ),
        )

    def press(self, person: PersonId, label: str) -> Screen:
        """A person presses the button with these words on their last screen."""
        screen = self._screens[person]
        found = [b.does for b in screen.buttons if label in b.label and isinstance(b.does, Tap)]
        assert found, f"no button {label!r} on {[b.label for b in screen.buttons]}"
        if found[0] == screen.back:
            return self.back(person)
        return self.tap(person, found[0], way=screen.way)

    def say(
        self,
        person: PersonId,
        text: str = "",
        *,
        voice: str = "",
        photo: str = "",
        album: str = "",
        edited: bool = False,
        forwarded: bool = False,
        seconds: int = 0,
    ) -> Screen:
        """A person writes, speaks or sends a photo, or passes one on. `album`: of which it is a piece."""
        place = self.store.run_now(lambda unit: unit.people.place(person))
        sent = Sent(
            text=text, voice=voice, photo=photo, album=album, edited=edited, forwarded=forwarded, seconds=seconds
        )  # fmt: skip
        return self._seen(
            person,
            (HOME.name if place is None else Tap.decode(place[0]).name, text, voice, photo),
            lambda unit: self.dispatch.wrote(
                unit, self.sender(unit, person), sent, update_id=next(self._updates), now=self.now
            ),
        )

    def start(self, person: PersonId, payload: str = "") -> Screen:
        """A person presses Start or opens a link of ours."""
        return self._seen(
            person,
            ("start", payload),
            lambda unit: self.dispatch.started(
                unit, self.sender(unit, person), payload, update_id=next(self._updates), now=self.now
            ),
        )

    def stranger(self, name: str) -> PersonId:
        """Somebody whom the bot has seen but who is in no group."""
        number = 1000 + next(self._updates)
        return self.store.run_now(lambda unit: unit.people.add(name, telegram_id=number, language="en", now=self.now))

    def until(self, moment: datetime) -> None:
        """Let time pass; everything whose deadline comes happens at its time, in order."""
        while True:
            deadline = self.store.run_now(lambda unit: unit.schedule.find_due(moment))
            if deadline is None:
                break
            self.now = max(self.now, deadline.due_at)
            self.store.run_now(self.dispatch.ring, deadline, now=self.now)
        self.now = max(self.now, moment)

    def watch(self) -> None:
        """The clock looks at what can break without anybody tapping."""
        for look in self.dispatch.routes.watches:
            self.store.run_now(self.dispatch.watch, look, now=self.now)

    def heard(self, person: PersonId) -> list[Screen]:
        """The screens of the letters that a person got since last asked, whatever the hour."""

        def read(unit: Unit) -> list[Screen]:
            mine = [letter for letter in unit.deliveries.due(self.now, most=10_000) if letter.person == person]
            unit.deliveries.done(mine)
            answers = [self._drawn(unit, letter) for letter in mine]
            for answer in answers:
                if answer is not None:
                    self.dispatch.shown(unit, answer, now=self.now)
            return [answer.screen for answer in answers if answer is not None]

        screens = self.store.run_now(read)
        if screens:
            self._screens[person] = screens[-1]
        return screens

    def last(self, person: PersonId) -> Screen:
        """The screen that a person looks at."""
        return self._screens[person]

    def _drawn(self, unit: Unit, letter: Letter) -> Answer | None:
        return self.dispatch.letter(unit, letter, now=self.now)

    def _seen(self, person: PersonId, what: tuple[str, ...], deed: Callable[[Unit], Answer | None]) -> Screen:
        """What the deed answers, shown to the person at once. What they would read after a kill is true."""

        def show(unit: Unit) -> Answer:
            with self.kept.noting(unit) as written:
                answer = deed(unit)
            assert answer is not None, "an update of its own number is never a repeated one"
            self.kept.check(unit, answer.person.id, what, written)
            self.dispatch.shown(unit, answer, now=self.now)
            return answer

        self._screens[person] = self.store.run_now(show).screen
        return self._screens[person]

    @staticmethod
    def sender(unit: Unit, person: PersonId) -> Sender:
        known = unit.people.get(person)
        assert known.telegram_id is not None, "a member on paper has no phone"
        return Sender(known.telegram_id, known.called, known.language)


def make_play(store: Store, folder: Path, routes: Routes) -> Play:
    """A table with these routes."""
    keys = Keys(folder)
    keys.prepare()
    return Play(store, Dispatch(routes, keys, "SayNextBot"))
