"""How the program and its worker speak: work comes pickled, a number, a length and bytes go back."""

import struct
from enum import IntEnum

SIZE = struct.Struct(">I")
"""Before each piece of work: its length."""
HEAD = struct.Struct(">BI")
"""Before each answer: its status and its length."""


class Status(IntEnum):
    """How a piece of work went; what the bytes after it are."""

    MADE = 0
    """What was made. The first answer of all is the names of the walls that stand."""
    PLAIN = 1
    """The same: a paper that PDF/UA refused."""
    REFUSED = 2
    """Which `Why`."""
    BROKEN = 3
    """Kind, file and line of a fault of ours."""
