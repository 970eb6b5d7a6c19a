"""Somebody who has everything but the key: the database with its hidden columns, raw files, logs and the member list.

It knows the program by heart. Whatever it finds that puts voters into an order, or that it can
compute without the key, it tries against the votes.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from sqlalchemy import Connection, inspect, text

from bot.ids import ElectionId, MemberId
from bot.services.elections.ballots import Sealer
from storage.tables import metadata

Row = Mapping[str, object]
Guess = dict[int, int]
"""For each member the place that they are said to have chosen."""
_WHO = ("person_id", "member_id", "subject", "id")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the adversary was given.

    Args:
        tables: every row with all its columns, and the hidden ones as `rowid`, `xmin` and `ctid`.
        raw: files, logs and backups as they are on disk.
        members: person id to member id of everybody on the roll.
        totals: the published result: votes for each place.
    """

    tables: Mapping[str, Sequence[Row]]
    raw: bytes
    members: Mapping[int, int]
    totals: Mapping[int, int]
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
        for places in (_ballots(evidence), _ballots(evidence)[::-1], _alternating(evidence)):
            yield f"{name} against {places[:1]}", dict(zip(order, places, strict=False))
    yield "keys that can be guessed", _computed(evidence)


def open_with_key(evidence: Evidence, key: bytes) -> Guess:
    """What somebody can do who has the key while the vote is open: everything."""
    sealer, linked = Sealer(key, evidence.election), {}
    box = {bytes(_bytes(row["pseudonym"])): _bytes(row["sealed"]) for row in evidence.tables["box"]}
    for member in evidence.members.values():
        pseudonym = sealer.pseudonym(MemberId(member))
        if pseudonym in box:
            mask = sealer.open(box[pseudonym], pseudonym).mask
            linked[member] = mask.bit_length() - 1
    return linked


def _orders(evidence: Evidence) -> Iterator[tuple[str, list[int]]]:
    """Every order of voters that any column of any table, hidden or not, gives."""
    for table, rows in evidence.tables.items():
        who = next((column for column in _WHO if rows and column in rows[0]), None)
        if who is None:
            continue
        for column in rows[0]:
            lines = [row for row in rows if isinstance(row[column], int | str | float | datetime | bytes)]
            ordered = sorted(lines, key=lambda row, column=column: (str(type(row[column])), row[column]))  # type: ignore[misc]
            members = dict.fromkeys(filter(None, (_member(evidence, who, row[who]) for row in ordered)))
            if len(members) > 1:
                yield f"{table}.{column}", list(members)


def _member(evidence: Evidence, column: str, value: object) -> int | None:
    if not isinstance(value, int):
        return None
    if column == "member_id":
        return value if value in evidence.members.values() else None
    return evidence.members.get(value)


def _ballots(evidence: Evidence) -> list[int]:
    """The counted ballots, sorted: all that is published of them."""
    return [place for place, votes in sorted(evidence.totals.items()) for _ in range(votes)]


def _alternating(evidence: Evidence) -> list[int]:
    ballots = _ballots(evidence)
    return [*ballots[::2], *ballots[1::2]]


def _computed(evidence: Evidence) -> Guess:
    """Pseudonyms and hashes under keys that anybody could guess, looked for in every byte."""
    found: Guess = {}
    keys = (b"", b"\0" * 32, str(evidence.election).encode(), b"saynext")
    for member, place in product(evidence.members.values(), evidence.totals):
        voter = f"voter|{evidence.election}|{member}".encode()
        marks = [hmac.digest(key, voter, "sha256") for key in keys]
        marks += [hashlib.sha256(f"{member}{gap}{1 << place}".encode()).digest() for gap in ("", "|", ":")]
        if any(mark in evidence.raw or mark.hex().encode() in evidence.raw for mark in marks):
            found[member] = place
    return found


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes | memoryview):
        raise TypeError("not bytes")
    return bytes(value)
