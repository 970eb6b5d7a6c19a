"""People with phones, a clock that can be moved, and the bot that answers them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from tests.program.messages import Bubble, Button, bubble_of, bubbles_of
from tests.program.migrated import make_migrated
from tests.program.process import PATIENCE, Line, Process, Refused

NUDGE = "2000-01-01T00:00:00+00:00"
"""A jump into the past moves nothing, but the bot must look at its clock and say anew that it is quiet."""
NOBODY = 0
"""No phone has this number."""


@dataclass(frozen=True, slots=True)
class Push:
    """A message that came to somebody who did nothing: the clock, or what somebody else did, sent it."""

    to: str
    bubble: Bubble


@dataclass(slots=True)
class World:
    """The phones, the bot, and everybody who has a phone.

    Args:
        settings: of the bot; the phones keep running when the bot is killed and started again.
        pushes: what came to phones whose people did nothing.
    """

    folder: Path
    url: str
    phones: Process
    settings: dict[str, str]
    line: Line
    bot: Process | None = None
    bots: list[Process] = field(default_factory=list)
    pushes: list[Push] = field(default_factory=list)
    _newest: dict[int, int] = field(default_factory=dict)
    _seen: dict[int, tuple[int, list[Bubble]]] = field(default_factory=dict)
    """What stood on each phone, and at which version."""

    def start_bot(self, **more: str) -> Process:
        """Start the bot, or start it again after a kill; it is there when this returns."""
        bot = self.launch_bot(**more)
        self.settle_anew()
        return bot

    def launch_bot(self, **more: str) -> Process:
        """The same without waiting for it."""
        self.bot = Process(self.folder, "bot", "start", **self.settings, **more)
        self.bots.append(self.bot)
        return self.bot

    def kill_bot(self) -> None:
        """A power cut of the bot alone."""
        assert self.bot is not None
        self.bot.kill()

    def settle(self, *, by: int | None = None) -> None:
        """Wait until the bot has answered everything and has nothing more to say at this time.

        Args:
            by: whose phone was used; what came to every other phone is a push.
        """
        try:
            self.line.get("/practice/settled", seconds=PATIENCE)
        except Refused as stuck:
            raise AssertionError(f"the bot does not come to rest: {stuck}\n{self.report()}") from None
        self._note_pushes(by)

    def _note_pushes(self, by: int | None) -> None:
        for told in self.state(of=by or NOBODY)["phones"]:
            number, newest = told["id"], told["newest"]
            before, self._newest[number] = self._newest.get(number, 0), newest
            if number != by and newest > before:
                came = [bubble for bubble in self.messages(number) if bubble.number > before]
                self.pushes += [Push(told["name"], bubble) for bubble in came if bubble.by_bot and bubble.buttons]

    def settle_anew(self) -> None:
        """The same for a bot that was just started: what the one before it said does not count."""
        self.line.post("/practice/clock", jump=NUDGE)
        self.settle()

    def report(self) -> str:
        """Whether the bot runs, and the last lines of its log."""
        if self.bot is None:
            return "there is no bot"
        state = f"ended with {self.bot.process.returncode}" if self.bot.has_ended else "runs"
        return f"the bot {state}; its log:\n{self.bot.log()}"

    def whole_log(self) -> str:
        """Everything that every bot of this world ever logged."""
        return "\n".join(line for bot in self.bots for line in bot.logged)

    # The clock

    @property
    def now(self) -> datetime:
        """The time on the practice clock."""
        return datetime.fromisoformat(self.line.get("/practice/clock")["now"])

    @property
    def next_at(self) -> datetime | None:
        """When the next thing happens, as the bot told the phones."""
        told = self.state(of=NOBODY)["next_at"]
        return None if told is None else datetime.fromisoformat(told)

    def jump(self, to: str | datetime) -> None:
        """Move the clock: `next`, `tomorrow`, `day:<n>` or a moment; everything due is done when this returns."""
        self.line.post("/practice/clock", jump=to if isinstance(to, str) else to.isoformat())
        self.settle()

    def until(self, moment: datetime) -> None:
        """Let time pass from deadline to deadline, as it does in the world; nothing is skipped."""
        while (following := self.next_at) is not None and following <= moment and following > self.now:
            self.jump(following)
        self.jump(moment)

    # People and chats

    def state(self, **asked: int) -> Any:
        """Everything that the page of the phones shows.

        Args:
            asked: `after`, to wait until there is a newer version; `of`, for the messages of one phone only.
        """
        return self.line.get("/practice/state", **asked)

    def messages(self, phone: int) -> list[Bubble]:
        """Every message that stands on a phone now. What it shows is told anew only when something has changed."""
        version, seen = self._seen.get(phone, (-1, []))
        told = self.line.get("/practice/state", of=phone, known=version)
        if told is not None:
            seen = bubbles_of(told, phone)
            self._seen[phone] = told["version"], seen
        return list(seen)

    def wait_until(self, ready: Callable[[], bool]) -> None:
        """Wait for what comes by itself a little later, such as a voice that is being made."""
        version, ends = -1, monotonic() + PATIENCE
        while not ready():
            assert monotonic() < ends, f"it did not come\n{self.report()}"
            version = self.state(after=version, of=NOBODY)["version"]

    def person(self, name: str, language: str = "en") -> "Phone":
        """Somebody new with a phone of their own."""
        return Phone(self, self.line.post("/practice/person", name=name, language=language)["phone"], name)

    def phone(self, name: str) -> "Phone":
        """The phone of somebody who is there already."""
        known = self.state(of=NOBODY)["phones"]
        found = [told["id"] for told in known if told["name"] == name]
        assert found, f"nobody is called {name}: {[told['name'] for told in known]}"
        return Phone(self, found[0], name)

    def group_chat(self, title: str) -> list[Bubble]:
        """What stands in a group chat."""
        found = [told for told in self.state(of=NOBODY)["groups"] if told["name"] == title]
        assert found, f"there is no chat {title}"
        return [bubble_of(told) for told in found[0]["messages"]]

    def close(self) -> None:
        """End everything that was started, by pid."""
        self.line.close()
        for process in self.bots:
            process.stop()


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone. Each deed returns the newest message of the bot after the bot has come to rest."""

    world: World
    id: int
    name: str

    def messages(self) -> list[Bubble]:
        """Every message that stands on this phone now, the newest last."""
        return self.world.messages(self.id)

    @property
    def screen(self) -> Bubble:
        """The newest message of the bot that can be pressed."""
        shown = [bubble for bubble in self.messages() if bubble.by_bot and bubble.buttons]
        assert shown, f"the bot has said nothing to {self.name}\n{self.world.report()}"
        return shown[-1]

    def heard(self, words: str) -> bool:
        """Whether some message of the bot on this phone has these words."""
        return any(words in bubble.text for bubble in self.messages() if bubble.by_bot)

    def start(self, payload: str = "") -> Bubble:
        """Press Start, or open a link of the bot with this payload."""
        self.world.line.post("/practice/start", phone=self.id, payload=payload)
        return self._rest()

    def say(self, text: str) -> Bubble:
        """Write."""
        self.send("text", text=text)
        return self._rest()

    def speak(self) -> Bubble:
        """Record a voice message. It is not a real one: the bot keeps voices as they are."""
        self.world.line.upload("/practice/send", b"OggS practice", "voice.ogg", phone=self.id, kind="voice")
        return self._rest()

    def photo(self, sample: int = 1) -> Bubble:
        """Send a drawn photo."""
        self.send("photo", sample=sample)
        return self._rest()

    def sticker(self) -> Bubble:
        """Send a sticker."""
        self.send("sticker")
        return self._rest()

    def send(self, kind: str, **more: object) -> int:
        """Send something and do not wait; its number on this phone."""
        number: int = self.world.line.post("/practice/send", phone=self.id, kind=kind, **more)["message_id"]
        return number

    def find(self, label: str) -> tuple[Bubble, Button]:
        """The button with these words on the newest message that has one."""
        shown = self.messages()
        for bubble in reversed(shown):
            for button in bubble.buttons:
                if label in button.label:
                    return bubble, button
        last = next((b for b in reversed(shown) if b.by_bot), None)
        seen = "nothing" if last is None else f"{last.text!r} with {last.labels}"
        raise AssertionError(f"{self.name} sees no button {label!r}, but {seen}\n{self.world.report()}")

    def press(self, *labels: str) -> Bubble:
        """Press the button with these words, then the next."""
        for label in labels:
            self.press_only(label)
            self.world.settle(by=self.id)
        return self.screen

    def find_data(self, start: str) -> tuple[Bubble, Button]:
        """The first button that means this, for labels that are dates or names of others."""
        for bubble in reversed(self.messages()):
            for button in bubble.buttons:
                if (button.data or "").startswith(start):
                    return bubble, button
        raise AssertionError(f"{self.name} sees no button that begins with {start}, but {self.screen}")

    def press_data(self, start: str) -> Bubble:
        """Press the first button whose data begins like this."""
        bubble, button = self.find_data(start)
        return self.forge(button.data or "", on=bubble.number)

    def press_only(self, label: str) -> None:
        """Press and do not wait."""
        bubble, button = self.find(label)
        self.world.line.post(
            "/practice/press", phone=self.id, message_id=bubble.number, row=button.row, column=button.column
        )  # fmt: skip

    def forge(self, data: str, *, on: int = 1) -> Bubble:
        """A press with data that no button of this phone has, by somebody who can do more than tap."""
        self.world.line.post("/practice/press", phone=self.id, message_id=on, data=data)
        return self._rest()

    def block(self, *, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        self.world.line.post("/practice/block", phone=self.id, blocked=blocked)
        self.world.settle(by=self.id)

    def _rest(self) -> Bubble:
        self.world.settle(by=self.id)
        return self.screen


@contextmanager
def phones(folder: Path, **more: str) -> Iterator[Process]:
    """The practice phones alone, on a free port."""
    process = Process(folder, "phones", "phones", PRACTICE_PORT="0", **more)
    try:
        yield process
    finally:
        process.stop()


def url_of(process: Process) -> str:
    """Where the phones are open."""
    return process.line_with("practice phones are open").rpartition(" ")[2]


@contextmanager
def world(
    folder: Path, database_url: str, *, start: bool = True, begins: datetime | None = None, **more: str
) -> Iterator[World]:
    """The phones and the bot on this database, with a key folder of their own; everything is ended at the end.

    A file of SQLite that is not there yet has all tables when the bot starts.

    Args:
        start: False when the test starts the bot itself.
        begins: where the practice clock stands when the bot starts; it can only be later than now.
        more: settings for both.
    """
    with phones(folder, **more) as process:
        url = url_of(process)
        settings = {
            "PRACTICE_URL": url,
            "PRACTICE_DATABASE_URL": database_url,
            "PRACTICE_KEYS_DIR": str(folder / "keys"),
            "SEND_RATE": "1000",
            **more,
        }
        make_migrated(database_url)
        made = World(folder, url, process, settings, Line(url))
        try:
            if begins is not None:
                made.line.post("/practice/clock", jump=begins.isoformat())
            if start:
                made.start_bot()
            yield made
        finally:
            made.close()
