"""The secrecy of an election: pseudonyms, sealed ballots, opaque buttons. All of it hangs on one key that is destroyed.

Nothing here is ever logged, and no value of this module leaves it in the clear but to the voter.
"""

import hmac
import re
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.ids import ElectionId, MemberId, PersonId
from bot.rules.ballots import LENGTH, Choice, Step, Turn, pack, unpack
from bot.rules.counting import NONE
from bot.rules.elections import OldBallot
from bot.rules.helping import NOBODY
from bot.rules.rooms import PICTURES as PICTURES_OF_ROOM
from bot.screen import tap

_SEALED = struct.Struct(">H2sBBB6s?BB")
_BYTE = 8
"""Bits. The number of a helper stands in bits that were empty before: above the one that says "in the room"."""
_NONCE = 12
_TRACE = struct.Struct(">qI?8s")
_TRACE_MARK = 16
_BUTTON = struct.Struct(">B2sH6sH")
_IN_ROOM = struct.Struct(">I")
"""Whose ballot it is, before a button on a phone that goes round."""
_TOTALS = struct.Struct(f">{NONE + 3}H")
"""What stood before the ballots when papers were counted by their totals: nothing of it can be counted again."""
_LOW = 2
"""Bytes of a choice that stand where all of it stood before there were ballots in order: zeros followed there.

So ballots that were sent, and buttons that were drawn, before an upgrade mean afterwards what they meant.
"""
_COUNTED = b"saynext|counted|3"
_BEFORE = {b"saynext|counted|2": LENGTH, b"saynext|counted": _LOW}
"""What the counted ballots are bound to; and before, behind totals of papers, with how many bytes for a choice."""


class Unreadable(ValueError):  # noqa: N818 - a state of the world
    """What was sealed cannot be opened: it is damaged, or the key is another one."""


PICTURES = (
    "🌻", "🚲", "🎈", "🐟", "🍎", "🌙", "⭐", "🐘", "🚀", "🍋", "🎸", "⛵", "🐢", "🌵", "🔔", "🎩",
    "🦋", "🍄", "🐝", "🧩", "🥁", "🌈", "🪁", "🐧", "🍓", "⚓", "🎻", "🐬", "🍇", "🪶", "🧲", "🦔",
)  # fmt: skip
"""Receipts are three of these, in this order of drawing: 32,768 of them."""
_RECEIPT = re.compile(" ".join([f"(?:{'|'.join(PICTURES)})"] * 3))


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot in the box, opened. `version` counts the votes of this voter.

    Args:
        singly: it was filled in one face at a time. That is remembered for the person when voting ends.
        in_room: it was sent from the phone that goes round, so its voter hears of it, and can say that it was not them.
        helper: the number of who helped, see `rules.helping`. It goes with the box.
    """

    version: int
    choice: Choice
    receipt: tuple[int, int, int]
    singly: bool = False
    in_room: bool = False
    helper: int = NOBODY


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a ballot, opened: `version` is that of the ballot it was drawn for; the rest as in `Turn`."""

    step: Step
    choice: Choice
    version: int
    at: int = 0
    singly: bool = False
    helper: int = NOBODY


@dataclass(frozen=True, slots=True)
class Trace:
    """A message on a phone that shows an open ballot (`screen`) or reads it out (`voice`).

    `must_go`: that ballot was sent or put away, and the message could not be wiped yet.
    """

    election: ElectionId
    person: PersonId
    message_id: int
    kind: str
    must_go: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The ballots of a closed vote, of phones and on paper, sorted, with nothing left of who cast them."""

    choices: tuple[Choice, ...]

    def seal(self, key: bytes) -> bytes:
        """As it is kept for a recount. The length tells only how many ballots there are."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(key).encrypt(nonce, b"".join(map(pack, self.choices)), _COUNTED)

    @classmethod
    def open(cls, sealed: bytes, key: bytes) -> "Counted":
        """Raises Unreadable, also for what an older SayNext counted with totals of papers."""
        plain, length = _counted(AESGCM(key), sealed)
        return cls(tuple(unpack(plain[at : at + length]) for at in range(0, len(plain), length)))


def _counted(box: AESGCM, sealed: bytes) -> tuple[bytes, int]:
    """The choices one after the other, and how many bytes each has."""
    with suppress(Unreadable):
        return _opened(box, sealed, _COUNTED), LENGTH
    for bound, length in _BEFORE.items():
        with suppress(Unreadable):
            plain = _opened(box, sealed, bound)
            if not any(_TOTALS.unpack(plain[: _TOTALS.size])):
                return plain[_TOTALS.size :], length
    raise Unreadable


class Sealer:
    """Everything that is done with the key of one election."""

    def __init__(self, key: bytes, election: ElectionId) -> None:
        self._key, self._election = key, election

    # Each is derived when it is needed first: most presses need one of them.

    @cached_property
    def _box(self) -> AESGCM:
        return AESGCM(self._derived("box"))

    @cached_property
    def _buttons(self) -> AESSIV:
        return AESSIV(self._derived("button"))

    @cached_property
    def _traces(self) -> AESGCM:
        return AESGCM(self._derived("trace"))

    def _derived(self, purpose: str) -> bytes:
        info = f"saynext|{purpose}|{self._election}".encode()
        return HKDF(SHA256(), 32, salt=None, info=info).derive(self._key)

    def pseudonym(self, member: MemberId) -> bytes:
        """Under which a voter's ballot lies in the box. Without the key nobody can tell whose it is."""
        return hmac.digest(self._key, f"voter|{self._election}|{member}".encode(), sha256)

    def seal(self, cast: Cast, pseudonym: bytes) -> bytes:
        """A ballot as it lies in the box: every one has the same length."""
        choice = pack(cast.choice)
        high, low = divmod(cast.helper, 1 << _BYTE)
        flags = (cast.singly, cast.in_room | high << 1, low)
        plain = _SEALED.pack(cast.version, choice[-_LOW:], *cast.receipt, choice[:-_LOW], *flags)
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._box.encrypt(nonce, plain, pseudonym)

    def open(self, sealed: bytes, pseudonym: bytes) -> Cast:
        """Raises Unreadable, also for a ballot that lay under another pseudonym."""
        plain = _opened(self._box, sealed, pseudonym)
        version, low, first, second, third, high, singly, room, helper = _SEALED.unpack(plain)
        helper |= room >> 1 << _BYTE
        return Cast(version, unpack(high + low), (first, second, third), singly, bool(room & 1), helper)

    def button(self, member: MemberId, press: Press) -> str:
        """What stands in a button: it tells nobody anything, and works only for this voter."""
        return self._token(_pressed(press), self._bound(member))

    def read_button(self, member: MemberId, token: str) -> Press:
        """Raises OldBallot for anything that is not a button of this voter."""
        return _press_of(self._read_token(token, self._bound(member)))

    def room_button(self, room: str, member: MemberId, press: Press) -> str:
        """The same on the phone that goes round: it says whose ballot it is, and works only in this room."""
        return self._token(_IN_ROOM.pack(member) + _pressed(press), self._bound_in(room))

    def read_room_button(self, room: str, token: str) -> tuple[MemberId, Press]:
        """Whose ballot it is, and what the button does. Raises OldBallot for what is no button of this room."""
        plain = self._read_token(token, self._bound_in(room))
        (member,) = _IN_ROOM.unpack(plain[: _IN_ROOM.size])
        return MemberId(member), _press_of(plain[_IN_ROOM.size :])

    def _token(self, plain: bytes, bound: bytes) -> str:
        return urlsafe_b64encode(self._buttons.encrypt(plain, [bound])).decode().rstrip("=")

    def _read_token(self, token: str, bound: bytes) -> bytes:
        try:
            sealed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
            return self._buttons.decrypt(sealed, [bound])
        except (InvalidTag, NotBase64, ValueError) as strange:
            raise OldBallot(tap("elections.ballot", self._election)) from strange

    def own_picture(self, member: MemberId) -> int:
        """Which of the pictures of a room is this voter's, from 0. It stands in no table, and goes with the key."""
        drawn = hmac.digest(self._key, f"room|{self._election}|{member}".encode(), sha256)
        return int.from_bytes(drawn, "big") % PICTURES_OF_ROOM

    def phone(self, person: PersonId) -> bytes:
        """Under which the messages of a person that show this ballot are remembered."""
        return hmac.digest(self._key, f"phone|{self._election}|{person}".encode(), sha256)[:_TRACE_MARK]

    def message(self, person: PersonId, message_id: int) -> bytes:
        """Under which one of them is remembered."""
        return hmac.digest(self._key, f"message|{self._election}|{person}|{message_id}".encode(), sha256)[:_TRACE_MARK]

    def seal_trace(self, trace: Trace) -> bytes:
        """A message as it is remembered: every one has the same length."""
        plain = _TRACE.pack(trace.message_id, trace.person, trace.must_go, trace.kind.encode())
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._traces.encrypt(nonce, plain, None)

    def open_trace(self, sealed: bytes) -> Trace:
        """Raises Unreadable."""
        plain = _opened(self._traces, sealed, None)
        message_id, person, must_go, kind = _TRACE.unpack(plain)
        return Trace(self._election, PersonId(person), message_id, kind.rstrip(b"\0").decode(), must_go)

    def _bound(self, member: MemberId) -> bytes:
        return f"{self._election}|{member}".encode()

    def _bound_in(self, room: str) -> bytes:
        return f"{self._election}|room|{room}".encode()

    def order(self, member: MemberId, places: Sequence[int]) -> list[int]:
        """The order in which this voter sees the candidates: drawn once, then always the same."""

        def drawn(place: int) -> bytes:
            return hmac.digest(self._key, f"order|{member}|{place}".encode(), sha256)

        return sorted(places, key=drawn)


def _pressed(press: Press) -> bytes:
    """A press in a button: each has the same length."""
    choice = pack(press.choice)
    turn = Turn(press.step, press.at, press.singly).pack()
    return _BUTTON.pack(turn, choice[-_LOW:], press.version, choice[:-_LOW], press.helper)


def _press_of(plain: bytes) -> Press:
    """The inverse of `_pressed`."""
    code, low, version, high, helper = _BUTTON.unpack(plain.ljust(_BUTTON.size, b"\0"))
    turn = Turn.unpack(code)
    return Press(turn.step, unpack(high + low), version, turn.at, turn.singly, helper)


def _opened(box: AESGCM, sealed: bytes, bound: bytes | None) -> bytes:
    try:
        return box.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
    except (InvalidTag, ValueError) as strange:
        raise Unreadable from strange


def draw_receipt() -> tuple[int, int, int]:
    """Three pictures at random. Each is as likely as any other, because their number divides 256."""
    first, second, third = (byte % len(PICTURES) for byte in secrets.token_bytes(3))
    return first, second, third


def receipt_text(receipt: Sequence[int]) -> str:
    """The pictures of a receipt."""
    return " ".join(PICTURES[n] for n in receipt)


def sorted_receipts(texts: Iterable[str]) -> list[str]:
    """Receipts in the order of their pictures, whenever each was drawn."""
    return sorted(texts, key=lambda text: [PICTURES.index(picture) for picture in text.split()])


def shows_receipt(text: str) -> bool:
    """Whether the three pictures of somebody's receipt stand in a text."""
    return _RECEIPT.search(text) is not None
