"""A person with a phone: what stands on it, what they press and write. Nothing sleeps for luck."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.faults.chats import Arrival, Chat, Raw
from tests.faults.telegram import Telegram

PATIENCE = 15.0
"""Seconds after which something is taken for stuck, unless a test says otherwise."""


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as it stands on a phone."""

    raw: Raw

    @property
    def number(self) -> int:
        """Its number in the chat."""
        return int(self.raw["message_id"])

    @property
    def by_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.raw["from"]["is_bot"])

    @property
    def text(self) -> str:
        """Its words, or those under its picture."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]

    @property
    def kind(self) -> str:
        """text, photo, voice, document or something else."""
        return next((name for name in ("photo", "voice", "document", "text") if name in self.raw), "other")

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """The label of each button, and what it means."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [(str(b["text"]), str(b.get("callback_data", ""))) for row in rows for b in row]

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [label for label, _ in self.buttons]


@dataclass(slots=True)
class Press:
    """One press of a button.

    Args:
        at: monotonic seconds.
    """

    phone: "Phone" = field(repr=False)
    query: str
    label: str
    at: float

    @property
    def stopped_after(self) -> float | None:
        """Seconds until the little clock on the button was stopped; None while it runs."""
        stopped = self.phone.telegram.methods.queries[self.query]
        return None if stopped is None else stopped - self.at

    @property
    def answered_after(self) -> float | None:
        """Seconds until something new stood on the phone; None before that."""
        first = next((arrival.at for arrival in self.phone.chat.arrivals if arrival.at >= self.at), None)
        return None if first is None else first - self.at

    async def answered(self, *, within: float = PATIENCE) -> float:
        """Wait for the answer; seconds until it came."""
        await self.phone.until(lambda: self.answered_after is not None, f"no answer to {self.label!r}", within=within)
        seconds = self.answered_after
        assert seconds is not None
        return seconds


@dataclass(slots=True)
class Phone:
    """One phone.

    Args:
        begun_again: how often this person had to press a button once more because nothing came.
    """

    telegram: Telegram
    chat: Chat
    begun_again: int = 0

    @property
    def id(self) -> int:
        """The person's number."""
        return self.chat.id

    @property
    def name(self) -> str:
        """How the person is called."""
        return self.chat.title

    @property
    def bubbles(self) -> list[Bubble]:
        """Every message, the newest last."""
        return [Bubble(raw) for _, raw in sorted(self.chat.messages.items())]

    @property
    def screen(self) -> Bubble:
        """The newest message of the bot that can be pressed."""
        shown = [bubble for bubble in self.bubbles if bubble.by_bot and bubble.buttons]
        assert shown, f"the bot has said nothing to {self.name}"
        return shown[-1]

    def shows(self, words: str) -> bool:
        """Whether some message of the bot with these words stands there now."""
        return any(words in bubble.text for bubble in self.bubbles if bubble.by_bot)

    def heard(self, words: str, *, since: float = 0.0) -> list[Arrival]:
        """Each time that these words came."""
        return [each for each in self.chat.arrivals if words in each.words and each.at >= since]

    def find(self, label: str) -> tuple[Bubble, str] | None:
        """The newest button with these words: its message, and what it means."""
        for bubble in reversed(self.bubbles):
            for shown, data in bubble.buttons:
                if label in shown and data:
                    return bubble, data
        return None

    async def until(self, ready: Callable[[], bool], what: str, *, within: float = PATIENCE) -> None:
        """Wait for something on this phone. Raises AssertionError with what stands there instead."""
        if not await self.chat.until(ready, within=within):
            raise AssertionError(f"{self.name}, after {within} s: {what}\n{self.told()}")

    def told(self) -> str:
        """What stands there, for a test that fails."""
        lines = [f"{b.number} {b.kind} {b.text!r} {b.labels}" for b in self.bubbles if b.by_bot][-3:]
        calls = [call for call in self.telegram.calls if call.chat == self.id][-6:]
        made = [f"{call.method} {call.status} {call.way}".strip() for call in calls]
        return "\n".join((*lines, f"last calls: {made}"))

    async def sees(self, words: str, *, within: float = PATIENCE) -> Bubble:
        """Wait until a message with these words stands there."""
        await self.until(lambda: self.shows(words), f"never sees {words!r}", within=within)
        return next(bubble for bubble in reversed(self.bubbles) if words in bubble.text and bubble.by_bot)

    # What the person does

    def tap(self, label: str) -> Press:
        """Press a button that stands there, and do not wait."""
        found = self.find(label)
        assert found is not None, f"{self.name} sees no button {label!r}\n{self.told()}"
        bubble, data = found
        return self.tap_data(data, on=bubble.number, label=label)

    def tap_data(self, data: str, *, on: int = 0, label: str = "") -> Press:
        """The same for a button that means this, whether or not it stands there."""
        at = time.monotonic()
        return Press(self, self.telegram.press(self.chat, on, data), label or data, at)

    async def press(self, *labels: str, within: float = PATIENCE, again_after: float | None = None) -> Bubble:
        """Press each button as soon as it stands there, and wait for the answer to the last.

        Args:
            again_after: seconds without the next button after which a person presses the one before it
                once more, as people do; it is counted. None: they wait.
        """
        last: Press | None = None
        for label in labels:
            await self._find_patiently(label, last, within=within, again_after=again_after)
            last = self.tap(label)
        if last is not None:
            await last.answered(within=within)
        return self.screen

    async def _find_patiently(
        self, label: str, last: Press | None, *, within: float, again_after: float | None
    ) -> None:
        def there() -> bool:
            return self.find(label) is not None

        if again_after is not None and last is not None:
            ends = time.monotonic() + within
            while not await self.chat.until(there, within=again_after) and time.monotonic() < ends:
                self.begun_again += 1
                if self.find(last.label) is not None:
                    self.tap(last.label)
        await self.until(there, f"sees no button {label!r}", within=within)

    async def start(self, payload: str = "", *, within: float = PATIENCE) -> Bubble:
        """Press Start, or open a link of the bot."""
        self.chat.has_started = True
        return await self.say(f"/start {payload}".strip(), within=within)

    async def say(self, text: str, *, within: float = PATIENCE, **more: Any) -> Bubble:
        """Write, and wait for an answer."""
        at = self.write(text, **more)
        await self.until(lambda: self._came_since(at), f"no answer to {text!r}", within=within)
        return self.screen

    async def speak(self, *, within: float = PATIENCE) -> Bubble:
        """Send a voice message, and wait for an answer."""
        voice = self.telegram.methods.keep_file("voice", b"OggS practice")
        at = self.send({"voice": {**voice.raw, "duration": 3, "mime_type": "audio/ogg"}})
        await self.until(lambda: self._came_since(at), "no answer to a voice", within=within)
        return self.screen

    async def show(self, picture: bytes, *, within: float = PATIENCE) -> Bubble:
        """Send a photo, and wait for an answer."""
        photo = self.telegram.methods.keep_file("photo", picture)
        at = self.send({"photo": [{**photo.raw, "width": 800, "height": 600}]})
        await self.until(lambda: self._came_since(at), "no answer to a photo", within=within)
        return self.screen

    def _came_since(self, at: float) -> bool:
        return any(arrival.at >= at for arrival in self.chat.arrivals)

    def write(self, text: str, **more: Any) -> float:
        """Write and do not wait; when."""
        return self.send({"text": text, **more})

    def send(self, content: Raw) -> float:
        """Send something and do not wait; when."""
        at = time.monotonic()
        self.chat.has_started, self.chat.has_blocked = True, False
        self.telegram.push("message", self.chat.put(self.chat.user, content))
        return at


def phone(telegram: Telegram, name: str, language: str = "en", *, number: int | None = None) -> Phone:
    """Somebody with a phone; the bot does not know them unless they are in its database."""
    return Phone(telegram, telegram.methods.add_person(name, language, number=number))
