"""Queries of boards, groups, people, members, terms, files and places."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, Unpack
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import BoardId, FileId, GroupId, PersonId
from bot.rules.people import Group, Likes, Person, Role
from bot.rules.workdays import country_by
from storage.asked import once
from storage.kept import list_more
from storage.languages import Languages
from storage.links import Links
from storage.members import Members
from storage.photos import Photos
from storage.reach import Reach
from storage.rows import Prepared, inserted
from storage.tables.people import (
    GroupColumns,
    PersonColumns,
    boards,
    files,
    groups,
    members,
    people,
    places,
)
from storage.terms import Terms
from storage.topics import begin_topics
from storage.wishes import Wishes


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        telegram_id=row.telegram_id,
        called=row.called,
        language=row.language,
        likes=Likes(row.likes),
        group_id=row.group_id,
        consented_at=row.consented_at,
        unreachable_at=row.unreachable_at,
        zone=None if row.zone is None else ZoneInfo(row.zone),
        voice=row.voice,
        slow=row.slow,
        singly=row.singly,
        large_print=row.large_print,
    )


def group_of(row: Row[Any]) -> Group:
    """The group in a row of its columns."""
    return Group(
        id=row.id,
        board_id=row.board_id,
        board_name=row.board_name,
        name=row.name,
        zone=ZoneInfo(row.zone),
        language=row.language,
        helper_name=row.helper_name,
        helper_phone=row.helper_phone,
        join_code=row.join_code,
        chat_id=row.chat_id,
        emergency=row.emergency,
        country=row.country or country_by(ZoneInfo(row.zone)),
        shares_name=row.shares_name,
        area_id=row.area_id,
    )


# Statements of every tap are made once: SQLAlchemy takes longer to make one than to run it.
_PERSON = select(people, groups.c.zone).outerjoin(groups, groups.c.id == people.c.group_id)
_BY_ID = Prepared(_PERSON.where(people.c.id == bindparam("person")))
_BY_TELEGRAM = Prepared(_PERSON.where(people.c.telegram_id == bindparam("telegram")))
GROUP = select(groups, boards.c.name.label("board_name"), boards.c.country).join(
    boards, boards.c.id == groups.c.board_id
)
_GROUP_BY_ID = Prepared(GROUP.where(groups.c.id == bindparam("group")))
_GROUP_BY_CODE = Prepared(GROUP.where(groups.c.join_code == bindparam("code")))
_GROUP_BY_CHAT = Prepared(GROUP.where(groups.c.chat_id == bindparam("chat")))
_GROUPS_OF_BOARD = Prepared(GROUP.where(groups.c.board_id == bindparam("board")).order_by(groups.c.id))
_PLACE = Prepared(select(places.c.tap, places.c.since).where(places.c.person_id == bindparam("person")))


@cache
def _put_place(upsert: Callable[..., Any]) -> Prepared:
    put = upsert(places)
    return Prepared(
        put.on_conflict_do_update(
            index_elements=["person_id"],
            set_={"tap": put.excluded.tap, "since": put.excluded.since},
            where=(places.c.tap != put.excluded.tap) | (places.c.since != put.excluded.since),
        )
    )


class People(Links, Languages, Members, Reach, Terms, Wishes):
    """Queries of people in one transaction. `now` decides whose term as rep runs."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg
        self._changed: set[PersonId] = set()
        self._changed_groups: set[GroupId] = set()

    def add_board(self, name: str) -> BoardId:
        """A new board, with the topics that are proposed."""
        board = BoardId(inserted(self._connection, boards, values={"name": name}))
        begin_topics(self._connection, board)
        return board

    def rename_board(self, board: BoardId, name: str) -> None:
        """Give a board its name."""
        self._connection.execute(update(boards).where(boards.c.id == board).values(name=name))

    def set_country(self, board: BoardId, country: str) -> None:
        """Say whose bank holidays a board keeps."""
        self._connection.execute(update(boards).where(boards.c.id == board).values(country=country))

    def add_group(
        self, board: BoardId, name: str, *, zone: str, language: str, join_code: str, now: datetime
    ) -> GroupId:
        """A new group of a board, without members."""
        values = {
            "board_id": board,
            "name": name,
            "zone": zone,
            "language": language,
            "join_code": join_code,
            "created_at": now,
        }
        return GroupId(inserted(self._connection, groups, values=values))

    def change_group(self, group: GroupId, **columns: Unpack[GroupColumns]) -> None:
        """Change what is known of a group."""
        self._changed_groups.add(group)
        self._connection.execute(update(groups).where(groups.c.id == group).values(columns))

    @once
    def get_group(self, group: GroupId) -> Group:
        """Raises LookupError when there is no such group."""
        found = self._one_group(_GROUP_BY_ID, group=group)
        if found is None:
            raise LookupError(f"group {group}")
        return found

    def find_group_by_join_code(self, code: str) -> Group | None:
        """The group that a join link belongs to."""
        return self._one_group(_GROUP_BY_CODE, code=code)

    def find_group_by_chat(self, chat_id: int) -> Group | None:
        """The group that a Telegram group chat is linked to."""
        return self._one_group(_GROUP_BY_CHAT, chat=chat_id)

    @once
    def list_groups_of_board(self, board: BoardId) -> list[Group]:
        """In the order in which they were made."""
        return [group_of(row) for row in _GROUPS_OF_BOARD.all(self._connection, board=board)]

    def _one_group(self, wanted: Prepared, **given: object) -> Group | None:
        row = wanted.first(self._connection, **given)
        return None if row is None else group_of(row)

    # People

    def add(self, called: str, *, telegram_id: int | None, language: str, now: datetime) -> PersonId:
        """A person with a phone, or on paper when `telegram_id` is None."""
        values = {"called": called, "telegram_id": telegram_id, "language": language, "created_at": now}
        return PersonId(inserted(self._connection, people, values=values))

    def get(self, person: PersonId) -> Person:
        """Raises LookupError when there is no such person."""
        row = _BY_ID.first(self._connection, person=person)
        if row is None:
            raise LookupError(f"person {person}")
        return _person(row)

    def find_by_telegram(self, telegram_id: int) -> Person | None:
        """The person behind a Telegram account."""
        row = _BY_TELEGRAM.first(self._connection, telegram=telegram_id)
        return None if row is None else _person(row)

    def change(self, person: PersonId, **columns: Unpack[PersonColumns]) -> None:
        """Change what is known of a person."""
        self._changed.add(person)
        self._connection.execute(update(people).where(people.c.id == person).values(columns))

    def has_changed(self, person: Person) -> bool:
        """Whether what is known of this person can be old: they or their group were changed in this transaction."""
        return person.id in self._changed or person.group_id in self._changed_groups

    def last_push(self, person: PersonId) -> date | None:
        """The local day on which this person got their last ordinary push."""
        wanted = select(people.c.pushed_on).where(people.c.id == person)
        day: date | None = self._connection.execute(wanted).scalar_one()
        return day

    # Files and places

    def add_file(self, person: PersonId, kind: str, telegram_file_id: str, *, now: datetime) -> FileId:
        """Remember a photo or voice note that a person sent. `kind`: photo or voice."""
        values = {"person_id": person, "kind": kind, "telegram_file_id": telegram_file_id, "sent_at": now}
        return FileId(inserted(self._connection, files, values=values))

    def get_file(self, file: FileId) -> tuple[str, str, bytes | None]:
        """Kind, Telegram's file id, and the bytes where they were kept. Raises LookupError: it was deleted."""
        row = self._connection.execute(select(files).where(files.c.id == file)).one_or_none()
        if row is None or row.kind == "gone":
            raise LookupError(f"file {file}")
        return row.kind, row.telegram_file_id, row.content

    def keep_content(self, file: FileId, content: bytes) -> None:
        """Keep a photo that was made small, unless its owner took it away meanwhile."""
        here = (files.c.id == file) & (files.c.kind != "gone")
        self._connection.execute(update(files).where(here).values(content=content))

    def count_files(self, person: PersonId) -> tuple[int, int]:
        """How many voice notes and how many photos are kept of a person."""
        rows = self._connection.execute(select(files.c.kind).where(files.c.person_id == person)).scalars().all()
        return rows.count("voice"), rows.count("photo")

    def list_kept(self, person: PersonId) -> tuple[str, ...]:
        """What else is kept about a person: see `storage.kept`."""
        return list_more(self._connection, person)

    def forget(self, person: PersonId, *, neutral_name: str) -> None:
        """Take away everything that says who this was; the row stays for what they said without a name."""
        self._connection.execute(delete(places).where(places.c.person_id == person))
        self.drop_moves_of(person)
        Photos(self._connection).take_down_of(person)
        emptied = {"telegram_file_id": "", "content": None, "kind": "gone"}
        self._connection.execute(update(files).where(files.c.person_id == person).values(emptied))
        self.change(
            person, telegram_id=None, called=neutral_name, group_id=None, consented_at=None, unreachable_at=None
        )  # fmt: skip

    def place(self, person: PersonId) -> tuple[str, datetime] | None:
        """The encoded tap of where a person stands, and since when."""
        row = _PLACE.first(self._connection, person=person)
        return None if row is None else (row.tap, row.since)

    def set_place(self, person: PersonId, tap: str, *, since: datetime) -> None:
        """Remember where a person stands."""
        _put_place(self._upsert).all(self._connection, person_id=person, tap=tap, since=since)

    def has_facilitator(self) -> bool:
        """Whether anybody in this database is a facilitator yet."""
        return bool(self._connection.execute(select(exists().where(members.c.role == Role.FACILITATOR))).scalar())
