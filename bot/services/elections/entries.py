"""What one of two people has found on each paper, sealed for as long as it waits to be compared."""

import hmac
import secrets
import struct
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import Choice
from bot.rules.papers import Count, Papers
from storage.keys import KeyMissing, Keys, recount_key

_PAPER = struct.Struct(">q")
_NONCE = 12


class Entries:
    """Everything that is done with papers that wait, under the second key of one election: the first one is gone."""

    def __init__(self, keys: Keys, election: ElectionId) -> None:
        """Raises KeysAway, KeyMissing."""
        self._election, key = election, keys.read(recount_key(election))
        self._box = AESGCM(_derived(key, "papers", election))
        self._mark = _derived(key, "papers found", election)

    def seal(self, member: MemberId, papers: Papers) -> bytes:
        """What this member has found, as it is kept. Its length tells only how many papers there are."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._box.encrypt(nonce, _plain(papers), self._bound(member))

    def open(self, count: Count) -> Papers:
        """What this member has found so far. Raises KeyMissing: it was damaged, and nobody can read it."""
        if count.sealed is None:
            return ()
        nonce, sealed = count.sealed[:_NONCE], count.sealed[_NONCE:]
        try:
            plain = self._box.decrypt(nonce, sealed, self._bound(count.member_id))
        except (InvalidTag, ValueError):
            raise KeyMissing(recount_key(self._election)) from None
        return tuple(Choice(choice) for (choice,) in _PAPER.iter_unpack(plain))

    def digest(self, member: MemberId, papers: Papers) -> str:
        """What stands in the record before anything is compared: it binds them, and tells nobody without the key."""
        return hmac.digest(self._mark, self._bound(member) + b"|" + _plain(papers), sha256).hex()

    def _bound(self, member: MemberId) -> bytes:
        return f"{self._election}|{member}".encode()


def key_of_pages(key: bytes, election: ElectionId) -> bytes:
    """From the second key: under which the pages of those who count are remembered."""
    return _derived(key, "pages of papers", election)


def _plain(papers: Papers) -> bytes:
    return b"".join(map(_PAPER.pack, papers))


def _derived(key: bytes, purpose: str, election: ElectionId) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"saynext|{purpose}|{election}".encode()).derive(key)
