"""Somebody who has everything but the key: the database with its hidden columns, raw files, logs and the member list.

It knows the program by heart. Whatever it finds that puts voters into an order, or that it can
compute without the key, it tries against the votes. What it can measure of each voter is in `features`.
"""

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from sqlalchemy import Connection, inspect, text

from bot.ids import ElectionId, MemberId
from bot.services.elections.ballots import Sealer
from storage.tables import metadata
from tests.secrecy.features import WHO, Row, member_of

Guess = dict[int, int]
"""For each member what they are said to have chosen: a bit for each place."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the adversary was given.

    Args:
        tables: every row with all its columns, and the hidden ones as `rowid`, `xmin` and `ctid`.
        raw: files, logs and backups as they are on disk.
        members: person id to member id of everybody on the roll.
        ballots: what was in the box, sorted, which is more than is ever published.
    """

    tables: Mapping[str, Sequence[Row]]
    raw: bytes
    members: Mapping[int, int]
    ballots: Sequence[int]
    election: ElectionId


def read_tables(connection: Connection) -> dict[str, list[Row]]:
    """Every row of every table, with what the engine hides."""
    found: dict[str, list[Row]] = {}
    for name in inspect(connection).get_table_names():
        hidden = ""
        if connection.dialect.name == "postgresql":
            hidden = ", xmin::text::bigint AS xmin, ctid::text AS ctid"
        elif name in metadata.tables and metadata.tables[name].dialect_options["sqlite"]["with_rowid"] is not False:
            hidden = ", rowid AS hidden_rowid"
        rows = connection.execute(text(f"SELECT *{hidden} FROM {name}"))  # noqa: S608 - names from the database
        found[name] = [dict(row._mapping) for row in rows]
    return found


def guesses(evidence: Evidence) -> Iterator[tuple[str, Guess]]:
    """Every way of linking that it can think of, by name."""
    for name, order in _orders(evidence):
        ballots = list(evidence.ballots)
        for arranged in (ballots, ballots[::-1], [*ballots[::2], *ballots[1::2]]):
            yield f"{name} against {arranged[:1]}", dict(zip(order, arranged, strict=False))
    yield "keys that can be guessed", _computed(evidence)


def open_with_key(evidence: Evidence, key: bytes) -> Guess:
    """What somebody can do who has the key while the vote is open: everything."""
    sealer = Sealer(key, evidence.election)
    linked: Guess = {}
    box = {bytes(_bytes(row["pseudonym"])): _bytes(row["sealed"]) for row in evidence.tables["box"]}
    for member in evidence.members.values():
        pseudonym = sealer.pseudonym(MemberId(member))
        if pseudonym in box:
            linked[member] = sealer.open(box[pseudonym], pseudonym).choice
    return linked


def _orders(evidence: Evidence) -> Iterator[tuple[str, list[int]]]:
    """Every order of voters that any column of any table, hidden or not, gives."""
    for table, rows in evidence.tables.items():
        who = next((column for column in WHO if rows and column in rows[0]), None)
        if who is None:
            continue
        for column in rows[0]:
            lines = [row for row in rows if isinstance(row[column], int | str | float | datetime | bytes)]
            ordered = sorted(lines, key=lambda row, column=column: (str(type(row[column])), row[column]))  # type: ignore[misc]
            members = dict.fromkeys(filter(None, (member_of(evidence.members, who, row[who]) for row in ordered)))
            if len(members) > 1:
                yield f"{table}.{column}", list(members)


def _computed(evidence: Evidence) -> Guess:
    """Pseudonyms and hashes under keys that anybody could guess, looked for in every byte."""
    found: Guess = {}
    keys = (b"", b"\0" * 32, str(evidence.election).encode(), b"saynext")
    choices, raw = Counter(evidence.ballots), _without_gaps(evidence.raw)
    for member in evidence.members.values():
        voter = f"voter|{evidence.election}|{member}".encode()
        if any(_lies_in(raw, hmac.digest(key, voter, "sha256")) for key in keys):
            found[member] = choices.most_common(1)[0][0]
        for choice, gap in product(choices, ("", "|")):
            if _lies_in(raw, hashlib.sha256(f"{member}{gap}{choice}".encode()).digest()):
                found[member] = choice
    return found


def _without_gaps(raw: bytes) -> bytes:
    """The same with less of what is empty in files: no hash lies across so many zeros."""
    return re.sub(rb"\0{64,}", bytes(64), raw)


def _lies_in(raw: bytes, mark: bytes) -> bool:
    return mark in raw or mark.hex().encode() in raw


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes | memoryview):
        raise TypeError("not bytes")
    return bytes(value)
