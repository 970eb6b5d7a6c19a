"""What somebody chose on a ballot, as one number of a fixed length in bytes; what its bits mean, its form knows."""

from typing import NewType

Choice = NewType("Choice", int)
"""What stands on one ballot: 0 or more, and so small that it fits `LENGTH` bytes. Its form tells what it says."""

EMPTY = Choice(0)
"""A blank ballot of every form."""
LENGTH = 8
"""Bytes of a packed choice, whatever its form: 14 candidates and "none of these" in order need 60 bits."""


def pack(choice: Choice) -> bytes:
    """`LENGTH` bytes, whatever was chosen. Raises OverflowError for what is no choice."""
    return choice.to_bytes(LENGTH)


def unpack(packed: bytes) -> Choice:
    """The inverse of `pack`."""
    return Choice(int.from_bytes(packed))
