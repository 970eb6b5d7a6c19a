"""Ways in which a call can go wrong, and which calls they are armed for."""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatch


class End(StrEnum):
    """What the one who called gets in the end."""

    ANSWER = "an answer"
    HALF = "half an answer"
    RESET = "a connection that breaks"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a call goes wrong.

    Args:
        taken: Telegram did what it was asked to do all the same.
        status: of the answer; 0 is Telegram's own, after what it was asked to do.
        holds: seconds before anything is answered. Whoever hangs up before that leaves nothing behind,
            unless it was taken.
        retry_after: seconds for which Telegram refuses this chat, whether or not the answer says so.
    """

    name: str
    taken: bool = False
    status: int = 0
    body: bytes = b""
    holds: float = 0.0
    end: End = End.ANSWER
    retry_after: int = 0

    @property
    def is_for_good(self) -> bool:
        """Whether the same call would be refused again."""
        return self.status in (400, 403)

    @property
    def is_certain(self) -> bool:
        """Whether the one who called can know whether it was taken."""
        return not self.taken


def refused(code: int, description: str) -> Way:
    """Telegram says no, in its own words."""
    body = {"ok": False, "error_code": code, "description": description}
    return Way(str(code), status=code, body=json.dumps(body).encode())


def too_many(seconds: int, *, says_how_long: bool = True) -> Way:
    """Telegram asks to wait."""
    body: dict[str, object] = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry later"}
    if says_how_long:
        body |= {
            "description": f"Too Many Requests: retry after {seconds}",
            "parameters": {"retry_after": seconds},
        }
    name = "429" if says_how_long else "429 without a time"
    return Way(name, status=429, body=json.dumps(body).encode(), retry_after=seconds)


def hangs(seconds: float, *, taken: bool = False) -> Way:
    """Nothing for a long time."""
    return Way("hangs, taken" if taken else "hangs", taken=taken, holds=seconds)


BAD_REQUEST = refused(400, "Bad Request: PEER_ID_INVALID")
FORBIDDEN = refused(403, "Forbidden: bot was blocked by the user")
BROKEN = refused(500, "Internal Server Error")
BAD_GATEWAY = Way("502", status=502, body=b"<html><body><h1>502 Bad Gateway</h1></body></html>")
RESET = Way("reset", end=End.RESET)
RESET_TAKEN = Way("reset, taken", taken=True, end=End.RESET)
HALF = Way("half an answer", taken=True, end=End.HALF)
GARBAGE = Way("garbage", status=200, body=b'\x00\xff{"ok": tru')
NO_RESULT = Way("no result", status=200, body=b'{"ok": true}')


@dataclass(slots=True)
class Armed:
    """A way for some calls.

    Args:
        method: as Telegram names it, with `*` for any letters.
        chat: None for every chat.
        passes: calls that go well before the first that does not.
        times: how many go wrong; None for ever.
        chance: of each of them to go wrong.
    """

    way: Way
    method: str = "*"
    chat: int | None = None
    passes: int = 0
    times: int | None = 1
    chance: float = 1.0
    hits: int = 0
    _seen: int = 0

    def strikes(self, method: str, chat: int | None, dice: random.Random) -> bool:
        """Whether this call goes wrong; calls are counted."""
        if not fnmatch(method, self.method) or (self.chat is not None and chat != self.chat):
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        self._seen += 1
        if self._seen <= self.passes or dice.random() >= self.chance:
            return False
        self.hits += 1
        return True


@dataclass(slots=True)
class Armoury:
    """Everything that is armed; the first that strikes counts."""

    dice: random.Random
    armed: list[Armed] = field(default_factory=list)

    def arm(
        self, way: Way, method: str = "*", *, chat: int | None = None, passes: int = 0, times: int | None = 1,
        chance: float = 1.0,
    ) -> Armed:  # fmt: skip
        """From now on such calls go wrong."""
        made = Armed(way, method, chat, passes, times, chance)
        self.armed.append(made)
        return made

    def strike(self, method: str, chat: int | None) -> Way | None:
        """How this call goes wrong, None when it goes well."""
        return next((each.way for each in self.armed if each.strikes(method, chat, self.dice)), None)

    def disarm(self) -> None:
        """All is well again."""
        self.armed.clear()

    @contextmanager
    def while_armed(self, way: Way, method: str = "*", *, chance: float = 1.0) -> Iterator[Armed]:
        """Inside, such calls go wrong."""
        made = self.arm(way, method, times=None, chance=chance)
        try:
            yield made
        finally:
            self.armed.remove(made)


def named(way: Way, name: str) -> Way:
    """The same with another name."""
    return replace(way, name=name)
