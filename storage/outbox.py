"""Queries of updates that were handled, and of what was sent without a question."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, func, null, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import ElectionId, GroupId, PersonId
from bot.rules.schedule import without_hour
from bot.screen import Reply, Tap
from storage.rows import Prepared, inserted
from storage.tables.deliveries import deliveries
from storage.tables.outbox import calls, notes, set_aside, traces, unasked, updates, wipes


@dataclass(frozen=True, slots=True)
class Wipe:
    """A message of a person that must be wiped, because it shows a ballot (`screen`) or reads one out (`voice`)."""

    person: PersonId
    message_id: int
    kind: str


LOOKED = "looked"
SAVED = "saved"
READ_BACK = ("feedback.for", "agenda.say_for")
"""The views that words answer which were read back to a member on paper: they are never of the person who sent them."""
GENERATION = timedelta(days=2)
"""Telegram keeps updates for a day, so one that was handled two generations ago cannot come again."""


# Statements of every tap are made once: SQLAlchemy takes longer to make one than to run it.
_DROP_TRACE = Prepared(
    delete(traces).where(
        traces.c.election_id == bindparam("election"),
        traces.c.who == bindparam("person"),
        traces.c.message == bindparam("page"),
    )
)
_DROP_WIPE = Prepared(
    delete(wipes).where(wipes.c.person_id == bindparam("person"), wipes.c.message_id == bindparam("page"))
)
_TRACES = Prepared(
    select(traces.c.sealed).where(traces.c.election_id == bindparam("election"), traces.c.who == bindparam("who"))
)
_LEFT = Prepared(
    select(unasked.c.id, null().label("tap"))
    .where(
        unasked.c.person_id == bindparam("person"),
        unasked.c.kind != bindparam("but"),
        unasked.c.answers.is_(None) | and_(*(unasked.c.answers.not_like(f"{view}:%") for view in READ_BACK)),
    )
    .union_all(
        select(deliveries.c.id, deliveries.c.tap).where(
            deliveries.c.person_id == bindparam("person"), deliveries.c.listed.is_(True)
        )
    )
)


@cache
def _note_handled(upsert: Callable[..., Any]) -> Prepared:
    return Prepared(upsert(updates).on_conflict_do_nothing(index_elements=["mark"]).returning(updates.c.generation))


class Outbox:
    """Queries of what came in, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def handled(self, mark: bytes, *, now: datetime) -> bool:
        """Note by its mark (a keyed hash) that an update is handled; False if it already was."""
        return _note_handled(self._upsert).first(self._connection, mark=mark, generation=_generation(now)) is not None

    def was_handled(self, mark: bytes) -> bool:
        """Whether an update is noted as handled."""
        return self._connection.execute(select(updates.c.mark).where(updates.c.mark == mark)).first() is not None

    def forget_handled(self, *, now: datetime) -> None:
        """Forget the updates that cannot come again."""
        self._connection.execute(delete(updates).where(updates.c.generation < _generation(now) - 1))

    def set_aside(self, mark: bytes, kind: str, *, day: datetime) -> None:
        """Note by its mark, and only with the day, an update that could not be handled, without its content."""
        put = self._upsert(set_aside).values(mark=mark, kind=kind, at=day)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["mark"]))

    def drop_set_aside(self, mark: bytes) -> None:
        """It was handled in the end."""
        self._connection.execute(delete(set_aside).where(set_aside.c.mark == mark))

    def count_set_aside(self) -> int:
        """How many updates were set aside."""
        return self._connection.execute(select(func.count()).select_from(set_aside)).scalar_one()

    def put_trace(self, election: ElectionId, who: bytes, message: bytes, sealed: bytes) -> None:
        """Remember a message that shows an open ballot, in place of what was known of it."""
        put = self._upsert(traces).values(election_id=election, who=who, message=message, sealed=sealed)
        key = ["election_id", "who", "message"]
        self._connection.execute(put.on_conflict_do_update(index_elements=key, set_={"sealed": sealed}))

    def list_traces(self, election: ElectionId, who: bytes) -> list[bytes]:
        """What is sealed of the messages of one person that show this ballot."""
        return [row.sealed for row in _TRACES.all(self._connection, election=election, who=who)]

    def list_all_traces(self, election: ElectionId) -> list[bytes]:
        """What is sealed of every message that shows this ballot."""
        wanted = select(traces.c.sealed).where(traces.c.election_id == election)
        return list(self._connection.execute(wanted).scalars())

    def drop_trace(self, election: ElectionId, who: bytes, message: bytes) -> None:
        """A message was wiped."""
        _DROP_TRACE.all(self._connection, election=election, person=who, page=message)

    def drop_traces(self, election: ElectionId, who: bytes | None = None) -> None:
        """Forget which messages show this ballot, of everybody or of one person."""
        gone = delete(traces).where(traces.c.election_id == election)
        self._connection.execute(gone if who is None else gone.where(traces.c.who == who))

    def put_wipe(self, wipe: Wipe) -> None:
        """This message must be wiped."""
        put = self._upsert(wipes).values(person_id=wipe.person, message_id=wipe.message_id, kind=wipe.kind)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["person_id", "message_id"]))

    def due_wipes(self, *, most: int, but: Collection[Wipe] = ()) -> list[Wipe]:
        """Messages that must be wiped, at most so many.

        Args:
            but: those that are being wiped already: what nobody can reach just now stands before nothing else.
        """
        rows = self._connection.execute(select(wipes).order_by(wipes.c.person_id, wipes.c.message_id))
        due = (Wipe(PersonId(row.person_id), row.message_id, row.kind) for row in rows.all())
        return list(islice((wipe for wipe in due if wipe not in but), most))

    def drop_wipe(self, wipe: Wipe) -> None:
        """This message was wiped, or nobody can wipe it any more."""
        _DROP_WIPE.all(self._connection, person=wipe.person, page=wipe.message_id)

    def forget(self, person: PersonId) -> None:
        """No wipe that waits for this person, and nothing that they sent without a question, stays."""
        self._connection.execute(delete(wipes).where(wipes.c.person_id == person))
        self._connection.execute(delete(unasked).where(unasked.c.person_id == person))
        self._connection.execute(delete(notes).where(notes.c.person_id == person))
        self._connection.execute(delete(calls).where(calls.c.person_id == person))

    def keep_unasked(
        self, person: PersonId, reply: Reply, *, now: datetime, answers: Tap | None = None, looked: bool = False
    ) -> int:
        """Keep what a person sent without a question, beside everything kept before; the number it is known by.

        Args:
            answers: what it may be the answer to.
            looked: these words have found something in a list, or a form: so nothing waits for an answer about them.
        """
        values = _sent(reply, now) | ({"kind": LOOKED} if looked else {})
        asked = None if answers is None else answers.encode()
        return inserted(self._connection, unasked, values={"person_id": person, "answers": asked, **values})

    def may_answer(self, person: PersonId, number: int) -> Tap | None:
        """The view that one thing may be the answer to; None: there is none, or it is not here any more."""
        wanted = select(unasked.c.answers).where(unasked.c.person_id == person, unasked.c.id == number)
        asked = self._connection.execute(wanted).scalar()
        return None if asked is None else Tap.decode(asked)

    def find_unasked(self, person: PersonId, number: int) -> Reply | None:
        """One thing that was kept; None: it is somebody else's, or it is not here any more."""
        its = (unasked.c.person_id == person) & (unasked.c.id == number) & (unasked.c.kind != SAVED)
        row = self._connection.execute(select(unasked).where(its)).one_or_none()
        return None if row is None else _reply(row)

    def saved(self, person: PersonId, number: int) -> None:
        """These words are saved where they belong: nothing of them stays here, but that they were."""
        its = (unasked.c.person_id == person) & (unasked.c.id == number)
        self._connection.execute(update(unasked).where(its).values(text="", file_id=None, kind=SAVED))

    def was_saved(self, person: PersonId, number: int) -> bool:
        """Whether these words, and no others, were saved."""
        its = (unasked.c.person_id == person) & (unasked.c.id == number) & (unasked.c.kind == SAVED)
        return self._connection.execute(select(unasked.c.id).where(its)).first() is not None

    def said_for(self, person: PersonId, asked: Tap) -> str:
        """The newest words that were kept as the answer to a question; empty when there are none."""
        wanted = select(unasked.c.text).where(unasked.c.person_id == person, unasked.c.answers == asked.encode())
        return self._connection.execute(wanted.order_by(unasked.c.id.desc()).limit(1)).scalar() or ""

    def drop_for(self, person: PersonId, asked: Tap) -> None:
        """What was kept as the answer to a question is not needed any more."""
        gone = (unasked.c.person_id == person) & (unasked.c.answers == asked.encode())
        self._connection.execute(delete(unasked).where(gone))

    def list_left(self, person: PersonId) -> tuple[list[tuple[int, Tap]], list[int]]:
        """The letters of a list that this person has not opened, with their numbers, and the numbers of what waits
        until they say whom it is for; the oldest first. Not those that wait for the yes of a member on paper.
        """
        rows = sorted(_LEFT.all(self._connection, person=person, but=LOOKED), key=lambda row: int(row.id))
        return [(row.id, Tap.decode(row.tap)) for row in rows if row.tap], [row.id for row in rows if row.tap is None]

    def take_unasked(self, person: PersonId, number: int) -> Reply | None:
        """One thing that was kept, which is then forgotten here."""
        its = (unasked.c.person_id == person) & (unasked.c.id == number) & (unasked.c.kind != SAVED)
        taken = delete(unasked).where(its).returning(unasked)
        row = self._connection.execute(taken).one_or_none()
        return None if row is None else _reply(row)

    def call(self, person: PersonId, group: GroupId, *, by_phone: bool, now: datetime) -> None:
        """This person waits for help, since this day or before."""
        put = self._upsert(calls).values(person_id=person, group_id=group, by_phone=by_phone, at=without_hour(now))
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["person_id", "group_id", "by_phone"]))

    def answered(self, person: PersonId, group: GroupId, *kinds: bool) -> None:
        """Somebody sees to it. `kinds`: to a call by phone, to any other, or to both."""
        its = (calls.c.person_id == person) & (calls.c.group_id == group) & calls.c.by_phone.in_(kinds)
        self._connection.execute(delete(calls).where(its))

    def add_note(self, person: PersonId, group: GroupId, reply: Reply, *, now: datetime) -> int:
        """Keep what a person sends to the facilitators of a group."""
        values = {"person_id": person, "group_id": group, **_sent(reply, now)}
        return inserted(self._connection, notes, values=values)

    def get_note(self, note: int) -> tuple[PersonId, GroupId, Reply]:
        """From whom, for which group, and what. Raises LookupError."""
        row = self._connection.execute(select(notes).where(notes.c.id == note)).one_or_none()
        if row is None:
            raise LookupError(f"note {note}")
        return PersonId(row.person_id), GroupId(row.group_id), _reply(row)


def _generation(now: datetime) -> int:
    return (now - datetime(1970, 1, 1, tzinfo=UTC)) // GENERATION


def _sent(reply: Reply, now: datetime) -> dict[str, Any]:
    kind = "voice" if reply.voice else "photo" if reply.photo else "text"
    return {"text": reply.text, "kind": kind, "file_id": reply.voice or reply.photo, "at": now}


def _reply(row: Row[Any]) -> Reply:
    return Reply(
        text=row.text,
        voice=row.file_id if row.kind == "voice" else None,
        photo=row.file_id if row.kind == "photo" else None,
    )
