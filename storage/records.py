"""The record of each election: every line says how everything stood that decides it. Never a vote."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.elections import KEY_LOST, LEAST_CAST, State
from bot.rules.lots import sealed_word
from bot.rules.record import CHANGES, CLOSING, ENDS, OPENING
from storage.audit import add_line, digest_of, follow_each_other, lines_of, numbers_of
from storage.reps import hashes_of_reps
from storage.tables.elections import candidates, counts, elections, roll
from storage.tables.people import files
from storage.tables.reps import terms
from storage.together import groups_of

_SUBJECT = "election-"
_RUNNING_OR_OVER = (State.VOTING, State.PAPER, State.LOTS, State.DONE)


@dataclass(frozen=True, slots=True)
class Heads:
    """The hashes that are told to people, as words: of the line of the opening, and of the end. Empty: not there."""

    opening: str
    end: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a look at the record of one election found.

    Args:
        is_old: its opening was written by a SayNext whose lines did not say how everything stood.
        faults: what does not fit, each as one sentence; none when nobody changed anything.
    """

    election: ElectionId
    lines: int
    heads: Heads
    is_old: bool
    faults: tuple[str, ...]


def write_line(
    connection: Connection, election: ElectionId, what: str, details: dict[str, object], *, now: datetime
) -> None:
    """Add a line to the record of an election, with how everything stands that decides it.

    Raises:
        ValueError: nobody said what such a line may change.
    """
    if what not in CHANGES:
        raise ValueError(f"no line of an election is called {what!r}")
    held = {**details, "holds": _holds(connection, election)}
    add_line(connection, f"{_SUBJECT}{election}", what, held, now=now)


class Records:
    """The records of elections, to read, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def heads(self, election: ElectionId) -> Heads:
        """What people are told of it."""
        return heads(self._connection, election)

    def list_named(self, election: ElectionId) -> dict[int, MemberId]:
        """Whom those who are tied named to give a word for the lots, by the place of who named them."""
        lines = lines_of(self._connection, f"{_SUBJECT}{election}")
        named = [line.details for line in lines if line.what == "witness named"]
        return {int(each["place"]): MemberId(each["member"]) for each in named}

    def count_moves(self, election: ElectionId) -> int:
        """How often it was put off before it opened."""
        return sum(line.what == "moved" for line in lines_of(self._connection, f"{_SUBJECT}{election}"))

    def find_quorum_told(self, election: ElectionId) -> int | None:
        """How many must vote, as it was announced; None: it was not, as of a second round."""
        lines = lines_of(self._connection, f"{_SUBJECT}{election}")
        told = [line.details for line in lines if line.what in ("planned", "together")]
        return next((int(details["quorum"]) for details in reversed(told) if "quorum" in details), None)

    def heads_of_reps(self, groups: Sequence[GroupId]) -> str | list[str]:
        """The last line of the record of who is a rep of each of these groups; of one group only that one."""
        found = [next(reversed(hashes_of_reps(self._connection, group)), "") for group in groups]
        return found[0] if len(found) == 1 else found

    def was_counted_again(self, election: ElectionId) -> bool:
        """Whether a facilitator let its papers be counted again."""
        return any(line.what == "counted again" for line in lines_of(self._connection, f"{_SUBJECT}{election}"))

    def list_found(self, election: ElectionId) -> dict[MemberId, str]:
        """The digest of what each who counted papers had found, when they sent it last."""
        lines = lines_of(self._connection, f"{_SUBJECT}{election}")
        found = [line.details for line in lines if line.what == "papers found"]
        return {MemberId(each["member"]): str(each["digest"]) for each in found}

    def check(self, election: ElectionId) -> Record:
        """Whether it fits how everything stands."""
        return check(self._connection, election)


def heads(connection: Connection, election: ElectionId) -> Heads:
    """What is told to people of this record."""
    return _heads(lines_of(connection, f"{_SUBJECT}{election}"))


def check_all(connection: Connection) -> list[Record]:
    """Look at every election that ever opened, and at every record without one."""
    opened = connection.execute(select(elections).order_by(elections.c.id))
    known = [ElectionId(row.id) for row in opened if _was_open(connection, row)]
    subjects = set(numbers_of(connection, _SUBJECT))
    existing = set(connection.execute(select(elections.c.id)).scalars())
    lost = [ElectionId(number) for number in sorted(subjects - existing)]
    return [check(connection, election) for election in (*known, *lost)]


def check(connection: Connection, election: ElectionId) -> Record:
    """Compare the record of an election with itself, and with how everything stands now."""
    lines = lines_of(connection, f"{_SUBJECT}{election}")
    begins = next((n for n, line in enumerate(lines) if line.what == OPENING), None)
    is_old = begins is not None and "holds" not in lines[begins].details
    return Record(election, len(lines), _heads(lines), is_old, tuple(_faults(connection, election, lines)))


def _was_open(connection: Connection, row: Row[Any]) -> bool:
    """Whether people could ever vote in it, whatever its state says now."""
    if row.state in _RUNNING_OR_OVER or row.kind is not None or row.result is not None:
        return True
    return any(line.what == OPENING for line in lines_of(connection, f"{_SUBJECT}{row.id}"))


def _heads(lines: list[Row[Any]]) -> Heads:
    opening = next((line.hash for line in lines if line.what == OPENING), "")
    end = next((line.hash for line in reversed(lines) if line.what in ENDS), "")
    return Heads(opening, end)


def _faults(connection: Connection, election: ElectionId, lines: list[Row[Any]]) -> Iterator[str]:
    if connection.execute(select(elections.c.id).where(elections.c.id == election)).first() is None:
        yield "there is no such election any more"
        return
    if not follow_each_other(lines):
        yield "a line was changed, added or taken away"
    openings = [n for n, line in enumerate(lines) if line.what == OPENING]
    if len(openings) != 1:
        yield "there must be one line that says how it opened"
        return
    since = lines[openings[0] :]
    if "holds" in since[0].details:
        yield from _unlike_announced(connection, election, lines[: openings[0]])
        yield from _unsealed(connection, election, since)
    yield from _not_drawn(connection, election, since)
    yield from _out_of_time(lines[: openings[0]], since)
    yield from _changed_between(since)
    told = since[-1].details.get("holds")
    if told is None:
        told = {"result": next((line.details["result"] for line in reversed(since) if "result" in line.details), "")}
    stands = _holds(connection, election)
    for what in sorted(told):
        if told[what] != stands.get(what):
            yield f"{what}: it was changed after the last line"
    yield from _wrong_terms(connection, since)
    yield from _lost_reps(connection, election, since)
    yield from _untold_terms(connection, election, since)


def _changed_between(lines: list[Row[Any]]) -> Iterator[str]:
    """What is not the same in two lines, although the later one may not change it."""
    before = None
    for line in lines:
        held = line.details.get("holds")
        if before is not None and held is not None:
            # An older SayNext did not write all of it.
            changed = {what for what in held if what in before and held[what] != before[what]}
            for what in sorted(changed - CHANGES.get(line.what, frozenset())):
                yield f"{what}: it was changed before the line “{line.what}”"
            ticked = set(held["on_paper"]) ^ set(before["on_paper"])
            if ticked and ticked != {line.details.get("member")}:
                yield f"on_paper: the line “{line.what}” is about somebody else"
        before = held or before


def _unlike_announced(connection: Connection, election: ElectionId, before: list[Row[Any]]) -> Iterator[str]:
    """Whether it opened by the rule that was announced; the quorum is for as many as were there then."""
    planned = next((dict(line.details) for line in before if line.what == "planned"), None)
    row = connection.execute(select(elections).where(elections.c.id == election)).one()
    if planned is None:
        if row.first_id is None and not _was_begun_again(connection, row):
            yield "rule: no line says which one was announced"
        return
    voters = connection.execute(select(func.count()).select_from(roll).where(roll.c.election_id == election))
    # When other groups were asked, what follows from their answers stands in a line of its own.
    planned |= next((line.details for line in before if line.what == "together"), {})
    told = {**planned, "quorum": max(LEAST_CAST, min(planned["quorum"], voters.scalar_one()))}
    # Kept seats, who was the rep, and a limit stand there only where there are any; an older SayNext wrote less.
    known = [what for what in ("seats", "years", "quorum", "in_order") if what in told]
    is_other = row.reserved != told.get("reserved") or row.staying != told.get("staying")
    is_other |= row.in_a_row != told.get("in_a_row", 0)
    is_other |= groups_of(connection, election) != told.get("groups", [row.group_id])
    if is_other or any(row._mapping[what] != told[what] for what in known):
        yield "rule: it is not the one that was announced"


def _was_begun_again(connection: Connection, row: Row[Any]) -> bool:
    """Whether it is open in place of one that nobody could read, so nobody announced it anew."""
    lost = (elections.c.group_id == row.group_id) & (elections.c.id < row.id) & (elections.c.reason == KEY_LOST)
    return connection.execute(select(elections.c.id).where(lost)).first() is not None


def _not_drawn(connection: Connection, election: ElectionId, lines: list[Row[Any]]) -> Iterator[str]:
    """Whether lots fell on everybody who counts papers, or has counted them, as it is written."""
    drawn: set[int] = set()
    counted: set[int] = set()
    for line in lines:
        drawn |= {*line.details["members"]} if line.what == "counters drawn" else set()
        counted |= {line.details["member"]} if line.what == "papers found" else set()
    counted |= {*connection.execute(select(counts.c.member_id).where(counts.c.election_id == election)).scalars()}
    if counted - drawn:
        yield "papers: somebody counts them on whom no lot fell"


def _unsealed(connection: Connection, election: ElectionId, lines: list[Row[Any]]) -> Iterator[str]:
    """Whether each word for the lots is one that was sealed, also that of the computer. Who is forgotten has none."""
    if any(line.what == "forgotten" for line in lines):
        return
    sealed = {line.details["sealed"] for line in lines if line.what == "word sealed"}
    words = connection.execute(select(elections.c.words).where(elections.c.id == election)).scalar_one()
    pairs = [each for each in words if isinstance(each, list) and len(each) == 2]
    if len(pairs) < len(words) or any(sealed_word(election, who, word) not in sealed for who, word in pairs):
        yield "lots: a word is not one that was sealed"


def _out_of_time(before: list[Row[Any]], since: list[Row[Any]]) -> Iterator[str]:
    """Whether it opened and ended on the days that were announced last, and no line came before its time."""
    announced = next((line.details["days"] for line in reversed(before) if "days" in line.details), None)
    for line in since:
        # An older SayNext did not write how everything stood, nor the days that were announced.
        until = line.details.get("holds", {}).get("until")
        if until is None or line.what not in (OPENING, CLOSING):
            continue
        if line.what == OPENING and announced not in (None, until):
            yield "until: it did not open on the days that were announced"
        if line.at < datetime.fromisoformat(until[line.what == CLOSING]):
            yield f"until: the line “{line.what}” came before its time"


def _lost_reps(connection: Connection, election: ElectionId, lines: list[Row[Any]]) -> Iterator[str]:
    """Whether the record of who is the rep still goes on from where this one saw it."""
    for line in lines:
        # Of a vote of one group only the head itself stands there.
        told = line.details.get("reps", [])
        seen = [told] if isinstance(told, str) else told
        for group, head in zip(groups_of(connection, election), seen, strict=False):
            if head not in hashes_of_reps(connection, group):
                yield "terms: the record of who is the rep was written anew"


def _wrong_terms(connection: Connection, lines: list[Row[Any]]) -> Iterator[str]:
    """Whether who was elected is the rep, from then on, and for no longer."""
    for member, starts_at, ends_at in (term for line in lines for term in line.details.get("terms", ())):
        wanted = select(terms.c.starts_at, terms.c.ends_at).where(terms.c.member_id == member)
        kept = [row.ends_at for row in connection.execute(wanted) if row.starts_at.isoformat() == starts_at]
        if not kept or max(kept) > datetime.fromisoformat(ends_at):
            yield "terms: who was elected is not the rep as it was written"


def _untold_terms(connection: Connection, election: ElectionId, lines: list[Row[Any]]) -> Iterator[str]:
    """Whether a line says of everybody who was elected that their term began."""
    result = connection.execute(select(elections.c.result).where(elections.c.id == election)).scalar_one()
    wanted = (candidates.c.election_id == election) & candidates.c.place.in_((result or {}).get("elected", []))
    elected = set(connection.execute(select(candidates.c.member_id).where(wanted)).scalars())
    if elected - {term[0] for line in lines for term in line.details.get("terms", ())}:
        yield "terms: no line says that the term of who was elected began"


def _holds(connection: Connection, election: ElectionId) -> dict[str, Any]:
    """How everything stands that decides an election, as digests; short lists where they say more."""
    row = connection.execute(select(elections).where(elections.c.id == election)).one()
    stands = connection.execute(
        select(candidates, files.c.content, files.c.telegram_file_id)
        .outerjoin(files, files.c.id == candidates.c.photo)
        .where(candidates.c.election_id == election, candidates.c.place.is_not(None))
        .order_by(candidates.c.place)
    ).all()
    beside = connection.execute(
        select(candidates.c.member_id)
        .where(candidates.c.election_id == election, candidates.c.place.is_(None))
        .order_by(candidates.c.member_id)
    ).scalars()
    voters = connection.execute(select(roll).where(roll.c.election_id == election).order_by(roll.c.member_id)).all()
    return {
        "rule": digest_of(_rule(row, groups_of(connection, election))),
        "until": [row.vote_at.isoformat(), row.close_at.isoformat()],
        "state": [row.state, row.reason],
        "candidates": digest_of([[each.place, each.member_id] for each in stands]),
        "standing": [[each.place, each.standing] for each in stands],
        "roll": digest_of([voter.member_id for voter in voters]),
        "names": digest_of([[each.called for each in stands], [voter.called for voter in voters]]),
        "moved": [voter.member_id for voter in voters if voter.moved],
        "vouched": digest_of([[voter.member_id, voter.vouched] for voter in voters if voter.vouched]),
        "on_paper": [voter.member_id for voter in voters if voter.on_paper],
        "voted": digest_of([[voter.member_id, voter.voted] for voter in voters]),
        "receipts": digest_of([row.receipts, row.unreadable, *([True] if row.outside_help else [])]),
        "lots": digest_of(row.words),
        "result": "" if row.result is None else digest_of(row.result),
        "extended": row.extended,
        "not_on_the_ballot": digest_of(list(beside)),
        "cards": digest_of([_card(each) for each in stands]),
        "always_paper": [voter.member_id for voter in voters if voter.always_paper],
        "recounting": digest_of(row.scrutineers),
    }


def _rule(row: Row[Any], groups: list[GroupId]) -> list[object]:
    """The rule. Kept seats, who was the rep, a limit, other groups: where there are any, old lines know none."""
    kept = [each for each in (row.reserved, row.staying) if each is not None]
    kept += [{"in_a_row": row.in_a_row}] if row.in_a_row else []
    kept += [{"groups": groups}] if groups != [row.group_id] else []
    return [row.group_id, row.kind, row.seats, row.years, row.quorum, row.round, row.first_id, *kept]


def _card(stands: Row[Any]) -> list[object]:
    """The card of a candidate: words, voice, and the face as people see it."""
    face = "" if stands.content is None else hashlib.sha256(stands.content).hexdigest()
    kept = [True] if stands.reserved else []
    return [stands.place, stands.words, stands.voice, stands.photo, stands.telegram_file_id, face, *kept]
