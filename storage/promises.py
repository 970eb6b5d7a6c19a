"""Queries of promises, the days they were moved to, and what members say about them."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import BoardId, FileId, ItemId, MeetingId, PersonId, PromiseId
from bot.rules.promises import MEMBERS_DAY, MOVES, WHO_MOST, Judgement, Promise, State
from storage.asked import once
from storage.rows import Prepared, inserted
from storage.states import advance
from storage.tables.agenda import items
from storage.tables.promises import PromiseColumns, judgements, promise_days, promises
from storage.tables.schedule import deadlines

# Statements of every home page are made once: SQLAlchemy takes longer to make one than to run it.
PROMISES = (
    select(promises, items.c.title.label("about"), promise_days.c.due_on.label("earlier"))
    .outerjoin(items, items.c.id == promises.c.item_id)
    .outerjoin(promise_days, promise_days.c.promise_id == promises.c.id)
    .order_by(promises.c.id.desc(), promise_days.c.id)
)
"""Promises, a row for each day for which they were promised before, or one without any; see `promises_of`."""
_BY_ID = Prepared(PROMISES.where(promises.c.id == bindparam("promise")))
_OF_BOARD = promises.c.board_id == bindparam("board")
_PUBLIC = Prepared(PROMISES.where(_OF_BOARD, promises.c.state != State.DRAFT))
IS_ASKING = _OF_BOARD & (promises.c.state == State.ASKING)
_ASKING = Prepared(PROMISES.where(IS_ASKING))
_OF_ITEM = Prepared(PROMISES.where(promises.c.item_id == bindparam("item"), promises.c.state != State.DRAFT))
IS_BEGUN = _OF_BOARD & (promises.c.person_id == bindparam("person")) & (promises.c.state == State.DRAFT)
_DRAFTS = Prepared(PROMISES.where(IS_BEGUN))
HAS_JUDGED = exists().where(judgements.c.promise_id == promises.c.id, judgements.c.person_id == bindparam("person"))
MEMBERS_WAIT = exists().where(deadlines.c.kind == MEMBERS_DAY, deadlines.c.subject == promises.c.id)
"""The rep is asked first; the members on a day that has not come."""
_UNJUDGED = Prepared(PROMISES.where(IS_ASKING, ~HAS_JUDGED, ~MEMBERS_WAIT))


class Promises:
    """Queries of promises in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def add(self, values: dict[str, object]) -> PromiseId:
        """A new promise: board_id, meeting_id, item_id, person_id, who, state."""
        return PromiseId(inserted(self._connection, promises, values=values))

    def get(self, promise: PromiseId) -> Promise:
        """Raises LookupError."""
        found = self._all(_BY_ID, promise=promise)
        if not found:
            raise LookupError(f"promise {promise}")
        return found[0]

    def change(self, promise: Promise, **columns: Unpack[PromiseColumns]) -> bool:
        """Change it if nobody else did meanwhile; whether it was changed."""
        changed = update(promises).where(_same(promise)).values(version=promise.version + 1, **columns)
        return self._connection.execute(changed).rowcount == 1

    def advance(self, promise: Promise, to: State, **columns: Unpack[PromiseColumns]) -> bool:
        """It comes further; False when somebody else changed it meanwhile."""
        state, since = promises.c.state, promise.state
        return advance(self._connection, state, _same(promise), since=since, to=to, moves=MOVES, columns=columns)

    def say_who(self, promise: PromiseId, who: str) -> bool:
        """Who promised it, unless somebody said it already; whether it is kept."""
        unsaid = (promises.c.id == promise) & (promises.c.who == "")
        return self._connection.execute(update(promises).where(unsaid).values(who=who)).rowcount == 1

    def say_what(self, promise: PromiseId, what: str, voice: FileId | None) -> bool:
        """What was promised, unless somebody said it already; whether it is kept."""
        unsaid = (promises.c.id == promise) & (promises.c.what == "") & promises.c.voice.is_(None)
        said = update(promises).where(unsaid).values(what=what, voice=voice)
        return self._connection.execute(said).rowcount == 1

    def forget_voice(self, person: PersonId) -> None:
        """What they said with their voice goes."""
        self._connection.execute(update(promises).where(promises.c.person_id == person).values(voice=None))

    def forget(self, board: BoardId, name: str, *, neutral_name: str) -> None:
        """Where this name stands as who does something, the neutral one stands."""
        theirs = (promises.c.board_id == board) & (func.lower(promises.c.who) == name.lower())
        self._connection.execute(update(promises).where(theirs).values(who=neutral_name[:WHO_MOST]))

    def remove(self, promise: PromiseId) -> None:
        """Throw away a promise that nobody saw."""
        self._connection.execute(delete(promises).where(promises.c.id == promise))

    def find_draft(
        self, board: BoardId, person: PersonId, meeting: MeetingId | None, item: ItemId | None
    ) -> Promise | None:
        """What this person began to write down for a board."""
        of_board = (promises.c.board_id == board) & (promises.c.state == State.DRAFT)
        mine = of_board & (promises.c.person_id == person)
        there = promises.c.meeting_id.is_(None) if meeting is None else promises.c.meeting_id == meeting
        about = promises.c.item_id.is_(None) if item is None else promises.c.item_id == item
        return next(iter(self._list(mine & there & about)), None)

    @once
    def list_drafts(self, board: BoardId, person: PersonId) -> list[Promise]:
        """What this person wrote down for a board and did not save, the newest first."""
        return self._all(_DRAFTS, board=board, person=person)

    def list_of_board(self, board: BoardId) -> list[Promise]:
        """Everything that was promised to a board, the newest first."""
        return self._all(_PUBLIC, board=board)

    def list_of_item(self, item: ItemId) -> list[Promise]:
        """Everything that was promised about one thing."""
        return self._all(_OF_ITEM, item=item)

    @once
    def list_asking(self, board: BoardId) -> list[Promise]:
        """Promises to a board whose day has come, and of which it is not known yet if they are kept."""
        return self._all(_ASKING, board=board)

    @once
    def list_unjudged(self, person: PersonId, board: BoardId) -> list[Promise]:
        """Those of them of which the members are asked by now, and this person has said nothing."""
        return self._all(_UNJUDGED, board=board, person=person) if self.list_asking(board) else []

    def list_names(self, board: BoardId, *, most: int) -> list[Promise]:
        """The newest promise of each who promised something to this board, the newest first."""
        newest = (
            select(func.max(promises.c.id))
            .where(promises.c.board_id == board, promises.c.state != State.DRAFT, promises.c.who != "")
            .group_by(promises.c.who)
        )
        return self._list(promises.c.id.in_(newest))[:most]

    def _list(self, condition: Any) -> list[Promise]:
        return promises_of(self._connection.execute(PROMISES.where(condition)).all())

    def _all(self, wanted: Prepared, **given: object) -> list[Promise]:
        return promises_of(wanted.all(self._connection, **given))

    def keep_day(self, promise: PromiseId, due_on: date) -> None:
        """Remember for which day it was promised before."""
        self._connection.execute(insert(promise_days).values(promise_id=promise, due_on=due_on))

    # What members say

    def judge(self, promise: PromiseId, person: PersonId, judgement: Judgement, *, now: datetime) -> None:
        """Keep what a member says, in place of what they said before."""
        put = self._upsert(judgements).values(promise_id=promise, person_id=person, judgement=judgement, said_at=now)
        kept = {"judgement": judgement, "said_at": now}
        self._connection.execute(put.on_conflict_do_update(index_elements=["promise_id", "person_id"], set_=kept))

    def find_judgement(self, promise: PromiseId, person: PersonId) -> Judgement | None:
        """What one member says."""
        mine = (judgements.c.promise_id == promise) & (judgements.c.person_id == person)
        word = self._connection.execute(select(judgements.c.judgement).where(mine)).scalar_one_or_none()
        return None if word is None else Judgement(word)

    def list_judged(self, promise: PromiseId) -> set[PersonId]:
        """Who has said whether it is kept."""
        wanted = select(judgements.c.person_id).where(judgements.c.promise_id == promise)
        return set(self._connection.execute(wanted).scalars())

    def list_judgements(self, promise: PromiseId) -> list[Judgement]:
        """What members say, each person once."""
        wanted = select(judgements.c.judgement).where(judgements.c.promise_id == promise)
        return [Judgement(word) for word in self._connection.execute(wanted).scalars()]

    def clear_judgements(self, promise: PromiseId) -> None:
        """There is a new date: what people said was about the old one."""
        self._connection.execute(delete(judgements).where(judgements.c.promise_id == promise))


def promises_of(rows: Sequence[Row[Any]]) -> list[Promise]:
    """The promises in rows of `PROMISES`, each with the days for which it was promised before."""
    theirs = [list(each) for _, each in groupby(rows, key=attrgetter("id"))]
    return [_promise(each[0], tuple(row.earlier for row in each if row.earlier is not None)) for each in theirs]


def _promise(row: Row[Any], earlier: tuple[date, ...]) -> Promise:
    return Promise(
        id=row.id,
        board_id=row.board_id,
        meeting_id=row.meeting_id,
        item_id=row.item_id,
        person_id=row.person_id,
        who=row.who,
        what=row.what,
        due_on=row.due_on,
        state=State(row.state),
        asked_at=row.asked_at,
        rep_word=None if row.rep_word is None else Judgement(row.rep_word),
        version=row.version,
        earlier=earlier,
        about=row.about or "",
        voice=row.voice,
    )


def _same(promise: Promise) -> ColumnElement[bool]:
    return (promises.c.id == promise.id) & (promises.c.version == promise.version)
