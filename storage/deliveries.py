"""Queries of what must be said: letters, announcements, answers that nobody was shown yet, and what did not arrive."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, case, delete, func, null, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import FactId, GroupId, PersonId
from bot.rules.schedule import Push
from bot.screen import HOME, Tap
from storage.arrivals import Arrivals
from storage.rows import Prepared
from storage.tables.deliveries import deliveries, missed, parts, programs
from storage.tables.people import places


@dataclass(frozen=True, slots=True)
class Letter:
    """One waiting message: the view to draw, and for whom. Exactly one of person and group is set."""

    id: int
    person: PersonId | None
    group: GroupId | None
    tap: Tap
    push: Push
    not_before: datetime
    expires_at: datetime | None
    tries: int


@dataclass(frozen=True, slots=True)
class Owed:
    """An answer that a person was not shown yet: the view that draws it, and the message whose place it takes."""

    person: PersonId
    view: Tap
    over: int | None


_ANSWER = ("owed", "over", "owed_by", "leads_to")
_OWED = Prepared(select(places.c.owed, places.c.leads_to).where(places.c.person_id == bindparam("person")))
_LISTED = Prepared(
    select(deliveries)
    .where(deliveries.c.person_id == bindparam("person"), deliveries.c.listed.is_(True))
    .order_by(deliveries.c.id)
)


@cache
def _owe(upsert: Callable[..., Any]) -> Prepared:
    put = upsert(places)
    new = {name: put.excluded[name] for name in _ANSWER}
    # One that leaves people where they are leaves them where the last one leads.
    new["leads_to"] = func.coalesce(put.excluded.leads_to, places.c.leads_to)
    anew = put.on_conflict_do_update(index_elements=["person_id"], set_={**new, "turn": places.c.turn + 1})
    return Prepared(anew.returning(places.c.turn))


@cache
def _shown(upsert: Callable[..., Any]) -> Prepared:
    put = upsert(places)
    is_last = places.c.turn == put.excluded.turn
    paid = {name: case((is_last, null()), else_=places.c[name]) for name in _ANSWER}
    return Prepared(
        put.on_conflict_do_update(
            index_elements=["person_id"], set_={**paid, "tap": put.excluded.tap, "since": put.excluded.since}
        )
    )


class Deliveries(Arrivals):
    """Queries of messages in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.has_news = False
        """Whether a message was put here in this transaction, so that the courier must be woken."""
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    # Letters and announcements

    def put(
        self,
        to: PersonId,
        view: Tap,
        *,
        push: Push,
        not_before: datetime,
        key: str = "",
        expires_at: datetime | None = None,
    ) -> None:
        """Show a view to a person later. What waits under the same `key` (default: person and view) is put once."""
        self._put([(to, None, key or f"p{to}:{view.encode()}")], view, push, not_before, expires_at)

    def put_each(
        self,
        to: Collection[PersonId],
        view: Tap,
        *,
        fact: FactId,
        push: Push,
        not_before: datetime,
        expires_at: datetime | None,
    ) -> None:
        """Show a view to each of these people later, because of a fact; in one statement, however many they are."""
        self._put([(each, None, f"{fact}:p{each}:{view.encode()}") for each in to], view, push, not_before, expires_at)

    def announce(self, to: GroupId, view: Tap, *, not_before: datetime, key: str = "") -> None:
        """Show an announcement in the group's linked chat, in daytime; nothing happens if there is none."""
        self._put([(None, to, key or f"g{to}:{view.encode()}")], view, Push.QUIET, not_before, None)

    def _put(
        self,
        rows: Collection[tuple[PersonId | None, GroupId | None, str]],
        view: Tap,
        push: Push,
        not_before: datetime,
        expires_at: datetime | None,
    ) -> None:
        same = {"tap": view.encode(), "push": push, "not_before": not_before, "expires_at": expires_at}
        values = [{"person_id": person, "group_id": group, "key": key, **same} for person, group, key in rows]
        if values:
            self.has_news = True
            self._connection.execute(self._upsert(deliveries).on_conflict_do_nothing(index_elements=["key"]), values)

    def due(self, now: datetime, *, most: int) -> list[Letter]:
        """What may be sent now and nobody sends yet, the most urgent first."""
        urgent = (deliveries.c.push != Push.NOW).label("later")
        order = (urgent, deliveries.c.not_before, deliveries.c.id)
        rows = self._connection.execute(select(deliveries).where(*_free(now)).order_by(*order).limit(most))
        return [_letter(row) for row in rows]

    def claim(self, program: str, now: datetime, *, most: int) -> list[Letter]:
        """Take what is due, so that no other program sends it too; the most urgent first.

        In two statements: PostgreSQL may look anew for the first so many at each row that one statement changes, and
        would so take them all.
        """
        urgent = deliveries.c.push != Push.NOW
        first = (
            select(deliveries)
            .where(*_free(now))
            .order_by(urgent, deliveries.c.not_before, deliveries.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        letters = [_letter(row) for row in self._connection.execute(first)]
        if letters:
            mine = update(deliveries).where(deliveries.c.id.in_([letter.id for letter in letters]))
            self._connection.execute(mine.values(claimed_by=program))
        return letters

    def claim_waiting(self, letter: Letter, program: str, now: datetime) -> list[Letter]:
        """Take everything ordinary that waits for the person of this letter; oldest first, with the letter itself.

        Empty when the letter is no longer this program's: it was said in the meantime, or taken back.
        """
        mine = (deliveries.c.id == letter.id) & (deliveries.c.claimed_by == program) & deliveries.c.listed.is_(False)
        if self._connection.execute(select(deliveries.c.id).where(mine)).first() is None:
            return []
        if letter.push is not Push.ORDINARY or letter.person is None:
            return [letter]
        wanted = (
            (deliveries.c.person_id == letter.person)
            & (deliveries.c.push == Push.ORDINARY)
            & (deliveries.c.not_before <= now)
            & deliveries.c.listed.is_(False)
            & or_(deliveries.c.claimed_by.is_(None), deliveries.c.claimed_by == program)
        )
        taken = update(deliveries).where(wanted).values(claimed_by=program).returning(deliveries)
        return sorted((_letter(row) for row in self._connection.execute(taken)), key=lambda each: each.id)

    def held_with(self, letter: Letter, program: str) -> list[Letter]:
        """The letter itself, if it is still there, and what `claim_waiting` took with it; oldest first."""
        mine = deliveries.c.id == letter.id
        if letter.push is Push.ORDINARY and letter.person is not None:
            ordinary = (deliveries.c.person_id == letter.person) & (deliveries.c.push == Push.ORDINARY)
            mine |= ordinary & (deliveries.c.claimed_by == program)
        held = select(deliveries).where(mine & deliveries.c.listed.is_(False)).order_by(deliveries.c.id)
        return [_letter(row) for row in self._connection.execute(held)]

    def done(self, letters: Sequence[Letter]) -> None:
        """They were said, or are not to be said any more."""
        self._delete(deliveries.c.id.in_([letter.id for letter in letters]))

    def postpone(self, letters: Sequence[Letter], until: datetime, *, tried: bool) -> None:
        """Say them later; `tried` when Telegram could not take them."""
        later = update(deliveries).where(deliveries.c.id.in_([letter.id for letter in letters]))
        again = {"not_before": until, "tries": deliveries.c.tries + (1 if tried else 0), "claimed_by": None}
        self._connection.execute(later.values(again))

    def goes_as(self, letter: Letter, said: Letter | None) -> bool:
        """A letter that fell is gone if this other one is, and waits as that one does; whether it went."""
        both = [each.id for each in (letter, said) if each is not None]
        found = self._connection.execute(select(deliveries).where(deliveries.c.id.in_(both)))
        rows = {row.id: row for row in found}
        other = None if said is None else rows.get(said.id)
        if other is None:
            self.done([letter])
            return letter.id in rows
        alike = {"claimed_by": None, "not_before": other.not_before, "tries": other.tries}
        self._connection.execute(update(deliveries).where(deliveries.c.id == letter.id).values(alike))
        return False

    def take_back(self, view: Tap, *, people: Sequence[PersonId] = (), groups: Sequence[GroupId] = ()) -> None:
        """Do not say this view to these people and in the chats of these groups, if it still waits."""
        receivers = deliveries.c.person_id.in_(people) | deliveries.c.group_id.in_(groups)
        self._delete((deliveries.c.tap == view.encode()) & receivers)

    def list_untold(self, begins: str, people: Collection[PersonId]) -> set[PersonId]:
        """For whom of these people a view waits that begins so, and nothing of it is being said."""
        waits = deliveries.c.tap.startswith(begins, autoescape=True) & deliveries.c.person_id.in_(people)
        untouched = deliveries.c.claimed_by.is_(None) & deliveries.c.listed.is_(False)
        begun = select(parts.c.delivery_id).where(parts.c.delivery_id == deliveries.c.id).exists()
        wanted = select(deliveries.c.person_id).where(waits & untouched & ~begun)
        return set(self._connection.execute(wanted).scalars())

    def withdraw(self, fact: FactId) -> None:
        """What this fact made us write is over: whatever of it still waits is not said."""
        self._delete(deliveries.c.key.startswith(f"{fact}:", autoescape=True))

    def drop_for(self, person: PersonId) -> None:
        """Say nothing more to this person (blocked the bot, or was deleted)."""
        self._delete(deliveries.c.person_id == person)

    def _delete(self, wanted: ColumnElement[bool]) -> None:
        chosen = select(deliveries.c.id).where(wanted)
        self._connection.execute(delete(parts).where(parts.c.delivery_id.in_(chosen)))
        self._connection.execute(delete(deliveries).where(wanted))

    def next_after(self, now: datetime) -> datetime | None:
        """When the next message may go that may not go yet."""
        later = select(func.min(deliveries.c.not_before)).where(
            deliveries.c.not_before > now, deliveries.c.listed.is_(False)
        )
        return self._connection.execute(later).scalar()

    def list_waiting(self, now: datetime) -> list[Letter]:
        """The messages that may not go yet, in the order in which they may."""
        later = select(deliveries).where(deliveries.c.not_before > now, deliveries.c.listed.is_(False))
        rows = self._connection.execute(later.order_by(deliveries.c.not_before, deliveries.c.id))
        return [_letter(row) for row in rows]

    def hurry(self, now: datetime) -> None:
        """What waits for a better hour goes at once, as if its person waited for it: for practice only."""
        waits = (deliveries.c.not_before > now) & (deliveries.c.push != Push.NOW) & deliveries.c.listed.is_(False)
        free = waits & deliveries.c.claimed_by.is_(None)
        self._connection.execute(update(deliveries).where(free).values(push=Push.NOW, not_before=now))

    def oldest_due(self, now: datetime) -> datetime | None:
        """Since when the oldest message waits that could have gone: a courier that is stuck shows here."""
        oldest = select(func.min(deliveries.c.not_before)).where(
            deliveries.c.not_before <= now, deliveries.c.listed.is_(False)
        )
        return self._connection.execute(oldest).scalar()

    # Parts

    def list_parts(self, letter: Letter) -> set[str]:
        """The parts of a letter that Telegram has."""
        return set(self._connection.execute(select(parts.c.name).where(parts.c.delivery_id == letter.id)).scalars())

    def part_done(self, letter: Letter, name: str) -> None:
        """Telegram has this part; it is not sent again."""
        put = self._upsert(parts).values(delivery_id=letter.id, name=name)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["delivery_id", "name"]))

    # A list of several things on the phone

    def enter_list(self, letters: Sequence[Letter]) -> None:
        """They stand in one list on the phone, and stay there until each was opened."""
        mine = update(deliveries).where(deliveries.c.id.in_([letter.id for letter in letters]))
        self._connection.execute(mine.values(listed=True, claimed_by=None))

    def list_listed(self, person: PersonId) -> list[Letter]:
        """What stands in the list of this person and was not opened yet, oldest first."""
        return [_letter(row) for row in _LISTED.all(self._connection, person=person)]

    def open_listed(self, person: PersonId, number: int) -> Letter | None:
        """Take one thing off the list of this person; None when it is not there any more."""
        mine = (deliveries.c.person_id == person) & (deliveries.c.id == number) & deliveries.c.listed.is_(True)
        row = self._connection.execute(select(deliveries).where(mine)).one_or_none()
        if row is None:
            return None
        letter = _letter(row)
        self.done([letter])
        return letter

    # Answers

    def owe(
        self, person: PersonId, view: Tap, *, over: int | None, program: str, since: datetime,
        leads_to: Tap | None = None,
    ) -> int:  # fmt: skip
        """Note that this person was not shown yet what came of what they did, nor stands there; the answer's number."""
        row = _owe(self._upsert).first(
            self._connection,
            person_id=person,
            tap=HOME.encode(),
            since=since,
            owed=view.encode(),
            over=over,
            turn=1,
            owed_by=program,
            leads_to=None if leads_to is None else leads_to.encode(),
        )
        return 0 if row is None else int(row.turn)

    def shown(self, person: PersonId, place: Tap, *, turn: int, since: datetime) -> None:
        """The answer of this number stands on the phone, and so does the person, at this place."""
        _shown(self._upsert).all(self._connection, person_id=person, tap=place.encode(), since=since, turn=turn)

    def paid(self, person: PersonId, *, turn: int) -> None:
        """The answer of this number was shown, and the person stands where they stood."""
        mine = (places.c.person_id == person) & (places.c.turn == turn)
        self._connection.execute(update(places).where(mine).values(dict.fromkeys(_ANSWER)))

    def find_owed(self, person: PersonId) -> Tap | None:
        """The answer that this person has not been shown yet, as far as anybody noted."""
        row = _OWED.first(self._connection, person=person)
        return None if row is None or row.owed is None else Tap.decode(row.owed)

    def find_leads_to(self, person: PersonId) -> Tap | None:
        """Where this person stands once they see that answer; None: nowhere else, or they have seen it."""
        row = _OWED.first(self._connection, person=person)
        return None if row is None or row.leads_to is None else Tap.decode(row.leads_to)

    def list_owed(self, program: str) -> list[Owed]:
        """Every answer that this program must still show."""
        mine = (
            select(places).where(places.c.owed_by == program, places.c.owed.is_not(None)).order_by(places.c.person_id)
        )
        return [Owed(row.person_id, Tap.decode(row.owed), row.over) for row in self._connection.execute(mine)]

    def take_over(self, program: str) -> None:
        """What is held by programs that are there no more is this program's now."""
        alive = select(programs.c.name)
        lost = deliveries.c.claimed_by.is_not(None) & deliveries.c.claimed_by.not_in(alive)
        self._connection.execute(update(deliveries).where(lost).values(claimed_by=None))
        theirs = places.c.owed_by.is_not(None) & places.c.owed_by.not_in(alive)
        self._connection.execute(update(places).where(theirs).values(owed_by=program))

    def has_lost(self) -> bool:
        """Whether anything is held by a program that is there no more."""
        alive = select(programs.c.name)
        letter = select(deliveries.c.id).where(
            deliveries.c.claimed_by.is_not(None), deliveries.c.claimed_by.not_in(alive)
        )
        answer = select(places.c.person_id).where(places.c.owed_by.is_not(None), places.c.owed_by.not_in(alive))
        return any(self._connection.execute(each.limit(1)).first() is not None for each in (letter, answer))

    def forget(self, person: PersonId) -> None:
        """Nothing that waits for this person stays."""
        self.drop_for(person)
        self._connection.execute(delete(missed).where(missed.c.person_id == person))


def _free(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        deliveries.c.not_before <= now,
        deliveries.c.claimed_by.is_(None),
        deliveries.c.listed.is_(False),
    )


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        id=row.id,
        person=row.person_id,
        group=row.group_id,
        tap=Tap.decode(row.tap),
        push=Push(row.push),
        not_before=row.not_before,
        expires_at=row.expires_at,
        tries=row.tries,
    )
