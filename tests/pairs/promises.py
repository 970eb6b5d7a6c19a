"""What can be done with a promise, from its first word to what became of it."""

from datetime import timedelta

from bot.ids import PersonId, PromiseId
from bot.screen import tap
from tests.handlers.promises.table import NAMES, circle, get, judge, make_promise, newest, wait
from tests.handlers.table import day_number, plan_quiet_meeting
from tests.pairs.deeds import Deed, Subject, presses, rings, writes
from tests.play import Play


class Table:
    """A group with a facilitator, a rep, three members, and a promise."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group, self.sam, self.mina, members = circle(play)
        self.people: dict[str, PersonId] = {
            "Sam": self.sam,
            "Mina": self.mina,
            **dict(zip(NAMES, members, strict=True)),
        }
        self.promise = PromiseId(0)

    def press(self, name: str, pressed: str, *given: int | str) -> Deed:
        """Somebody presses a button of the promise."""
        return presses(self.play, self.people[name], tap(pressed, self.promise, *given))

    def leave(self, name: str) -> Deed:
        """Somebody leaves the group."""
        return presses(self.play, self.people[name], tap("people.left", self.group))

    def ring(self, kind: str) -> Deed:
        """A deadline of the promise comes."""
        return rings(self.play, f"promises.{kind}", self.promise)

    def day(self, days: int) -> int:
        """A day to come."""
        return day_number((self.play.now + timedelta(days=days)).date())

    @property
    def version(self) -> int:
        return get(self.play, self.promise).version


def _draft(play: Play) -> Table:
    table = Table(play)
    play.tap(table.mina, tap("promises.begin", 0, 0))
    for words in ("Alex", "A bus at 9"):
        play.say(table.mina, words)
    play.press(table.mina, "There is no date")
    table.promise = newest(play, table.mina, drafts=True)
    return table


def _waiting(play: Play) -> Table:
    table = Table(play)
    table.promise = make_promise(play, table.mina)
    return table


def _asking(play: Play) -> Table:
    """Its day has come, and members are asked; Lily has answered."""
    table = _waiting(play)
    wait(play, 34)
    judge(play, table.promise, [table.people["Lily"]], "done")
    return table


def _noted(play: Play) -> Table:
    """Noted at the meeting: nobody said who promised it, or what it is."""
    table = Table(play)
    meeting = plan_quiet_meeting(play, table.sam)
    play.tap(table.people["Ben"], tap("agenda.suggest", "bus"))
    play.until(play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at + timedelta(minutes=5))
    item = play.store.run_now(lambda u: u.agenda.list_items(meeting))[0].id
    play.tap(table.mina, tap("promises.noted", meeting, item, 0))
    play.press(table.mina, "Yes, save it")
    table.promise = newest(play, table.mina)
    return table


def _says(table: Table, name: str, what: str, words: str) -> Deed:
    return writes(table.play, table.people[name], tap(f"promises.{what}", table.promise), words)


SUBJECTS: dict[str, Subject[Table]] = {
    "a draft of a promise": Subject(
        _draft,
        {
            "it is saved": lambda t: t.press("Mina", "promises.add"),
            "it is thrown away": lambda t: t.press("Mina", "promises.throw_away"),
            "there is a day": lambda t: t.press("Mina", "promises.on_day", t.day(20)),
            "there is no day": lambda t: t.press("Mina", "promises.no_day"),
            "Mina leaves": lambda t: t.leave("Mina"),
        },
    ),
    "a promise": Subject(
        _waiting,
        {
            "its day comes": lambda t: t.ring("due"),
            "Mina moves it": lambda t: t.press("Mina", "promises.move", t.day(40), t.version),
            "Sam moves it": lambda t: t.press("Sam", "promises.move", t.day(50), t.version),
            "Mina says that it is done": lambda t: t.press("Mina", "promises.word", "done"),
            "Mina leaves": lambda t: t.leave("Mina"),
            "Mina is deleted": lambda t: presses(t.play, t.mina, tap("people.deleted")),
        },
    ),
    "a promise of which nobody said more": Subject(
        _noted,
        {
            "Mina says who": lambda t: _says(t, "Mina", "who", "Alex"),
            "Sam says who": lambda t: _says(t, "Sam", "who", "Joe"),
            "Mina says what": lambda t: _says(t, "Mina", "what", "A bus at 9"),
            "Mina moves it": lambda t: t.press("Mina", "promises.move", t.day(40), t.version),
            "its day comes": lambda t: t.ring("due"),
            "Mina is deleted": lambda t: presses(t.play, t.mina, tap("people.deleted")),
        },
    ),
    "a promise whose day has come": Subject(
        _asking,
        {
            "it is over": lambda t: t.ring("judge"),
            "Mina moves it": lambda t: t.press("Mina", "promises.move", t.day(40), t.version),
            "Mina says that it is done": lambda t: t.press("Mina", "promises.word", "done"),
            "Mina says that it is not": lambda t: t.press("Mina", "promises.word", "not_done"),
            "Ben says that it is done": lambda t: t.press("Ben", "promises.judge", "done"),
            "Ben says that it is not": lambda t: t.press("Ben", "promises.judge", "not_done"),
            "Lily says that it is not": lambda t: t.press("Lily", "promises.judge", "not_done"),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Lily is deleted": lambda t: presses(t.play, t.people["Lily"], tap("people.deleted")),
        },
    ),
}
