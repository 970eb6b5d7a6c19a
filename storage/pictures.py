"""Queries of picture tests: who looks, what came of it, and what somebody said about a picture."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import FileId, GroupId, MemberId, PersonId, PictureTestId, PictureWordsId
from bot.rules.pictures import MOVES, Count, OwnWords, PictureTest, Reader, Reading, State, Verdict
from storage.asked import once
from storage.rows import Prepared, inserted
from storage.states import advance
from storage.tables.people import files
from storage.tables.pictures import picture_readers, picture_tests, picture_words

_OPEN = Prepared(
    select(picture_tests).where(picture_tests.c.group_id == bindparam("group"), picture_tests.c.state == State.OPEN)
)


class Pictures:
    """Queries of picture tests in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def add(self, group: GroupId, concepts: Collection[str]) -> PictureTestId:
        """A test that is open from now on."""
        values = {"group_id": group, "concepts": list(concepts), "state": State.OPEN, "counts": []}
        return PictureTestId(inserted(self._connection, picture_tests, values=values))

    def find(self, test: PictureTestId) -> PictureTest | None:
        """None: there never was one of this number."""
        row = self._connection.execute(select(picture_tests).where(picture_tests.c.id == test)).one_or_none()
        return None if row is None else test_of(row)

    @once
    def find_open(self, group: GroupId) -> PictureTest | None:
        """The one that the members of a group are asked about now."""
        row = _OPEN.first(self._connection, group=group)
        return None if row is None else test_of(row)

    def list_done(self, group: GroupId | None = None) -> list[PictureTest]:
        """Those of which something is known, the newest first; without a group those of all groups."""
        wanted = picture_tests.c.state == State.DONE
        if group is not None:
            wanted &= picture_tests.c.group_id == group
        rows = self._connection.execute(select(picture_tests).where(wanted).order_by(picture_tests.c.id.desc()))
        return [test_of(row) for row in rows]

    def advance(self, test: PictureTest, to: State) -> bool:
        """It is over; False when somebody was quicker."""
        mine = picture_tests.c.id == test.id
        return advance(self._connection, picture_tests.c.state, mine, since=test.state, to=to, moves=MOVES)

    def put_counts(self, test: PictureTestId, counts: Collection[Count]) -> None:
        """What came of each picture."""
        values = {"counts": [[each.understood, each.other, each.unknown] for each in counts]}
        self._connection.execute(update(picture_tests).where(picture_tests.c.id == test).values(values))

    # Who looks

    @once
    def find_reader(self, test: PictureTestId, member: MemberId) -> Reader | None:
        """None: they have said nothing to it, or the test is over."""
        mine = and_(picture_readers.c.test_id == test, picture_readers.c.member_id == member)
        row = self._connection.execute(select(picture_readers).where(mine)).one_or_none()
        return None if row is None else reader_of(row)

    def list_readers(self, test: PictureTestId) -> list[Reader]:
        """Everybody who said something to it."""
        rows = self._connection.execute(
            select(picture_readers).where(picture_readers.c.test_id == test).order_by(picture_readers.c.member_id)
        )
        return [reader_of(row) for row in rows]

    def put_reader(self, reader: Reader) -> None:
        """Write it down as it is now."""
        values = {"reading": reader.reading, "answers": {str(n): verdict for n, verdict in reader.answers.items()}}
        put = self._upsert(picture_readers).values(test_id=reader.test_id, member_id=reader.member_id, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["test_id", "member_id"], set_=values))

    # What they say

    def add_words(self, reader: Reader, number: int, *, text: str, voice: FileId | None) -> None:
        """What somebody sees in a picture, in their own words."""
        values = {
            "test_id": reader.test_id, "member_id": reader.member_id, "number": number, "text": text, "voice": voice,
        }  # fmt: skip
        self._connection.execute(insert(picture_words).values(values))

    def drop_words(self, reader: Reader, number: int | None = None) -> None:
        """What they said about one picture, or about all of them."""
        mine = and_(picture_words.c.test_id == reader.test_id, picture_words.c.member_id == reader.member_id)
        if number is not None:
            mine = and_(mine, picture_words.c.number == number)
        self._connection.execute(delete(picture_words).where(mine))

    def list_words(self, test: PictureTestId) -> list[OwnWords]:
        """What nobody has looked at yet, picture by picture."""
        rows = self._connection.execute(
            select(picture_words)
            .where(picture_words.c.test_id == test)
            .order_by(picture_words.c.number, picture_words.c.id)
        )
        return [OwnWords(row.id, row.test_id, row.number, row.text, row.voice) for row in rows]

    def take_words(self, words: PictureWordsId) -> OwnWords | None:
        """Somebody has looked at it, and it is deleted; None when somebody was quicker."""
        row = self._connection.execute(select(picture_words).where(picture_words.c.id == words)).one_or_none()
        gone = self._connection.execute(delete(picture_words).where(picture_words.c.id == words)).rowcount
        return OwnWords(row.id, row.test_id, row.number, row.text, row.voice) if row is not None and gone else None

    # What is forgotten

    def close(self, test: PictureTestId, *, keep: Collection[MemberId]) -> None:
        """Who looked is forgotten. The words of these members stay, without saying whose they are."""
        of_test = picture_words.c.test_id == test
        self._connection.execute(delete(picture_readers).where(picture_readers.c.test_id == test))
        self._connection.execute(delete(picture_words).where(of_test, picture_words.c.member_id.not_in(keep)))
        self._connection.execute(update(picture_words).where(of_test).values(member_id=None))

    def forget(self, person: PersonId, mine: Collection[MemberId]) -> None:
        """Nothing of what they saw in a picture stays, while it can be told whose it is. A number stays."""
        voices = picture_words.c.voice.in_(select(files.c.id).where(files.c.person_id == person))
        self._connection.execute(delete(picture_words).where(picture_words.c.member_id.in_(mine) | voices))
        self._connection.execute(delete(picture_readers).where(picture_readers.c.member_id.in_(mine)))


def test_of(row: Row[Any]) -> PictureTest:
    """The test in a row of its columns."""
    counts = tuple(Count(*each) for each in row.counts)
    return PictureTest(row.id, row.group_id, tuple(row.concepts), State(row.state), counts)


def reader_of(row: Row[Any]) -> Reader:
    """Who looks, in a row of its columns."""
    answers: Mapping[int, Verdict] = {int(n): Verdict(verdict) for n, verdict in row.answers.items()}
    return Reader(row.test_id, row.member_id, Reading(row.reading), answers)
