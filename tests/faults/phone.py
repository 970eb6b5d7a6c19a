"""A person with a phone: what stands on it, what they press and write. Nothing sleeps for luck."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

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
        on: the number of the message.
        at: monotonic seconds.
    """

    phone: "Phone" = field(repr=False)
    query: str
    label: str
    data: str
    on: int
    at: float

    @property
    def stopped_after(self) -> float | None:
        """Seconds until the little clock on the button was stopped; None while it runs."""
        stopped = self.phone.telegram.methods.queries[self.query]
        return None if stopped is None else stopped - self.at

    @property
    def answered_after(self) -> float | None:
        """Seconds until something new stood on the phone; None before that."""
        first = self.phone.came_after(self.at)
        return None if first is None else first - self.at

    async def answered(self, *, within: float | None = None) -> float:
        """Wait for the answer; seconds until it came."""
        await self.phone.until(lambda: self.answered_after is not None, f"no answer to {self.label!r}", within=within)
        seconds = self.answered_after
        assert seconds is not None
        return seconds


@dataclass(slots=True)
class Phone:
    """One phone.

    Args:
        within: seconds for which this person waits for anything.
        again_after: seconds without an answer after which they do the same once more, as people do;
            None: they only wait.
        begun_again: how often they had to.
    """

    telegram: Telegram
    chat: Chat
    within: float = PATIENCE
    again_after: float | None = None
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

    def came_after(self, at: float) -> float | None:
        """When the first new thing came since then."""
        return next((arrival.at for arrival in self.chat.arrivals if arrival.at >= at), None)

    def find(self, label: str, *, since: int = 0, beside: str = "") -> tuple[Bubble, str] | None:
        """The newest button with these words: its message, and what it means.

        Args:
            since: only on this message or a newer one.
            beside: only on a message with these words.
        """
        for bubble in reversed(self.bubbles):
            if bubble.number < since or beside not in bubble.text:
                continue
            for shown, data in bubble.buttons:
                if label in shown and data:
                    return bubble, data
        return None

    async def until(self, ready: Callable[[], bool], what: str, *, within: float | None = None) -> None:
        """Wait for something on this phone. Raises AssertionError with what stands there instead."""
        seconds = self.within if within is None else within
        if not await self.chat.until(ready, within=seconds):
            raise AssertionError(f"{self.name}, after {seconds} s: {what}\n{self.told()}")

    def told(self) -> str:
        """What stands there, for a test that fails."""
        lines = [f"{b.number} {b.kind} {b.text!r} {b.labels}" for b in self.bubbles if b.by_bot][-3:]
        calls = [call for call in self.telegram.calls if call.chat == self.id][-6:]
        made = [f"{call.method} {call.status} {call.way}".strip() for call in calls]
        return "\n".join((*lines, f"last calls: {made}"))

    async def sees(self, words: str) -> Bubble:
        """Wait until a message with these words stands there."""
        await self.until(lambda: self.shows(words), f"never sees {words!r}")
        return next(bubble for bubble in reversed(self.bubbles) if words in bubble.text and bubble.by_bot)

    async def has(self, kind: str, *, since: float) -> None:
        """Wait until a message of this kind came."""
        came = self.chat.arrivals
        await self.until(lambda: any(each.kind == kind and each.at >= since for each in came), f"no {kind} came")

    # What the person does

    def tap(self, label: str, *, since: int = 0, beside: str = "") -> Press:
        """Press a button that stands there, and do not wait."""
        found = self.find(label, since=since, beside=beside)
        assert found is not None, f"{self.name} sees no button {label!r}\n{self.told()}"
        bubble, data = found
        return self.tap_data(data, on=bubble.number, label=label)

    def tap_data(self, data: str, *, on: int = 0, label: str = "") -> Press:
        """The same for a button that means this, whether or not it stands there."""
        at = time.monotonic()
        return Press(self, self.telegram.press(self.chat, on, data), label or data, data, on, at)

    async def press(self, *labels: str, after: Press | None = None) -> Bubble:
        """Press each button as soon as it stands there, and wait for the answer to the last.

        Args:
            after: what was pressed before the first of them.
        """
        last = after
        for label in labels:
            await self.come_to(label, last)
            last = self.tap(label, since=0 if last is None else last.on)
        if last is not None:
            await self._answer(last)
        return self.screen

    async def come_to(self, label: str, last: Press | None) -> None:
        """Wait for a button; who sees nothing of it presses the one before once more, as people do."""
        since, what = (0, label) if last is None else (last.on, f"{label!r} after {last.label!r}")

        def there() -> bool:
            return self.find(label, since=since) is not None

        if last is None:
            await self.until(there, f"sees no button {what}")
            return
        # An answer that is there before the press is none: the same button can stand on both pages.
        press = last
        await self._insist(
            lambda: self.came_after(press.at) is not None and there(), lambda: self._again(press), f"no button {what}"
        )

    def _again(self, press: Press) -> None:
        self.tap_data(press.data, on=press.on)

    async def press_meaning(self, start: str) -> Bubble:
        """Press the newest button whose data begins like this, for labels that are names or dates."""

        def found() -> tuple[int, str] | None:
            shown = ((b.number, data) for b in reversed(self.bubbles) for _, data in b.buttons)
            return next(((number, data) for number, data in shown if data.startswith(start)), None)

        await self.until(lambda: found() is not None, f"sees no button that means {start}")
        number, data = found() or (0, "")
        await self._answer(self.tap_data(data, on=number))
        return self.screen

    async def _answer(self, press: Press) -> None:
        await self._insist(
            lambda: self.came_after(press.at) is not None,
            lambda: self._again(press),
            f"no answer to the press on {press.label!r}",
        )

    async def _insist(self, ready: Callable[[], bool], again: Callable[[], object], what: str) -> None:
        ends = time.monotonic() + self.within
        while self.again_after is not None and time.monotonic() < ends:
            if await self.chat.until(ready, within=self.again_after):
                return
            self.begun_again += 1
            again()
        await self.until(ready, what)

    async def start(self, payload: str = "") -> Bubble:
        """Press Start, or open a link of the bot."""
        return await self.say(f"/start {payload}".strip())

    async def say(self, text: str) -> Bubble:
        """Write, and wait for an answer."""
        return await self._send_and_wait({"text": text}, f"no answer to {text!r}")

    async def speak(self) -> Bubble:
        """Send a voice message, and wait for an answer."""
        voice = self.telegram.methods.keep_file("voice", b"OggS practice")
        content = {"voice": {**voice.raw, "duration": 3, "mime_type": "audio/ogg"}}
        return await self._send_and_wait(content, "no answer to a voice message")

    async def show(self, picture: bytes) -> Bubble:
        """Send a photo, and wait for an answer."""
        photo = self.telegram.methods.keep_file("photo", picture)
        content = {"photo": [{**photo.raw, "width": 800, "height": 600}]}
        return await self._send_and_wait(content, "no answer to a photo")

    async def _send_and_wait(self, content: Raw, what: str) -> Bubble:
        at = self.send(content)
        await self._insist(lambda: self.came_after(at) is not None, lambda: self.send(content), what)
        return self.screen

    def write(self, text: str) -> float:
        """Write and do not wait; when."""
        return self.send({"text": text})

    def send(self, content: Raw) -> float:
        """Send something and do not wait; when."""
        at = time.monotonic()
        self.chat.has_started, self.chat.has_blocked = True, False
        self.telegram.push("message", self.chat.put(self.chat.user, content))
        return at


def phone(telegram: Telegram, name: str, language: str = "en", *, number: int | None = None) -> Phone:
    """Somebody with a phone; the bot does not know them unless they are in its database."""
    return Phone(telegram, telegram.methods.add_person(name, language, number=number))
