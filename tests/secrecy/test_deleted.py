"""Whoever is deleted is gone: from the rows, from the files of the database, and from the log beside it.

Canaries are put into every text and every file of theirs. What stays is listed, with its reason.
"""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, DateTime, Engine, LargeBinary, Table, insert, update

from bot.ids import PersonId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.screen import tap
from storage import scrub as scrubbing
from storage.scrub import scrub_deleted
from storage.tables import base, metadata
from storage.unit import Unit
from tests.play import START, Play
from tests.secrecy.adversary import read_tables
from tests.secrecy.test_adversary import files_of

SAID = "what was said stays, without a name: the page says so before anybody is deleted"
WORK = "what they wrote as facilitator or rep belongs to the group"
STAYS = {
    "suggestions.text": SAID, "views.text": SAID, "echoes.text": SAID,
    "suggestions.reason": "why it was left off the list, in the rep's words",
    "questions.topic": WORK, "questions.text": WORK,
    "positions.text": WORK, "positions.reason": WORK, "materials.text": WORK, "promises.what": WORK,
}  # fmt: skip
"""Texts that stay, and why."""
CODED = {
    "places.tap", "places.owed", "places.leads_to", "deliveries.tap", "deliveries.key",
    "elections.reason", "elections.receipts", "elections.sealed_ballots",
}  # fmt: skip
"""Long columns that hold what the program made, and never words of a person."""
SHORT = 24
"""Columns of so few letters hold words of the program: states, kinds, languages."""
NAME = "Canary Name"
CALL = "01632 555 777"
PHONE = 7_777_123_456


def _name(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}"


def _texts(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if _is_free(column) and _name(column) not in CODED]


def _is_free(column: Column[Any]) -> bool:
    kind = column.type
    return isinstance(kind, LargeBinary) or (isinstance(kind, base.String) and (kind.length or 60) > SHORT)


def _names_a_person(table: Table) -> bool:
    return any(key.column.table.name in ("people", "members") for column in table.c for key in column.foreign_keys)


def _canary(column: Column[Any]) -> str:
    length = getattr(column.type, "length", None) or 60
    return f"~{_name(column)}~".ljust(min(length, 60), "x")


OWN = [table.name for table in metadata.sorted_tables if _names_a_person(table) and _texts(table)]
"""Tables with texts, in rows that name a person."""
PARENTS = {
    "questions": "question_id", "suggestions": "suggestion_id", "summaries": "summary_id", "cards": "card_id",
    "items": "item_id", "picture_tests": "test_id",
}  # fmt: skip


def _live(unit: Unit, person: PersonId, now: datetime) -> None:
    """A row of this person in each of these tables, with a canary in each text; and their name in other rows."""
    mine = unit.people.list_memberships(person, now=now)[0]
    group = unit.people.get_group(mine.group_id)
    times = {"nominate_at": now, "vote_at": now, "close_at": now}
    values = {"group_id": group.id, "state": State.DONE, "seats": 1, "years": 2, "quorum": 5, **times}
    given: dict[str, object] = {
        "election_id": unit.elections.add({**values, "words": [[mine.id, "~lots~"], [0, "river"]]}),
        "person_id": person, "member_id": mine.id, "asked_by": person, "published_by": person, "answered_by": person,
        "group_id": group.id, "board_id": group.board_id, "standing": "stands", "kind": "voice", "how": "self",
    }  # fmt: skip
    given["meeting_id"] = _add(unit, "meetings", given)
    for table in metadata.sorted_tables:
        if table.name in {*OWN, *PARENTS} - {"people", "members"}:
            given[PARENTS.get(table.name, table.name)] = _add(unit, table.name, given)
    unit.connection.execute(update(metadata.tables["promises"]).values(who=NAME))
    unit.people.change_group(group.id, helper_name=NAME, helper_phone=CALL)
    unit.people.change(person, called=NAME, telegram_id=PHONE)


def _add(unit: Unit, name: str, given: dict[str, object]) -> object:
    table = metadata.tables[name]
    row = {column.name: _filled(column, given) for column in table.c if column.name in given or _is_needed(column)}
    for column in _texts(table) if name in OWN else []:
        is_raw = isinstance(column.type, LargeBinary)
        row[column.name] = _canary(column).encode() if is_raw else _canary(column)
    key = unit.connection.execute(insert(table).values(row)).inserted_primary_key
    assert key is not None
    return key[0]


def _is_needed(column: Column[Any]) -> bool:
    return not column.nullable and column.server_default is None and column is not column.table.autoincrement_column


def _filled(column: Column[Any], given: dict[str, object]) -> object:
    if column.name in given:
        return given[column.name]
    match column.type:
        case base.String():
            return "bus" if column.name == "topic" else "x"
        case base.Utc():
            return START
        case DateTime():
            return START.replace(tzinfo=None)
        case Date():
            return START.date()
        case Boolean():
            return False
        case _:
            return 1


@pytest.fixture
def play_with_mina(each_play: Play) -> tuple[Play, PersonId]:
    group = each_play.group()
    each_play.member("Sam", group, role=Role.FACILITATOR)
    mina = each_play.member("Mina", group)
    each_play.store.run_now(_live, mina, each_play.now)
    return each_play, mina


def _found(raw: bytes) -> list[str]:
    """Which canaries are in there."""
    marks = {_name(column): _canary(column) for name in OWN for column in _texts(metadata.tables[name])}
    marks |= {"people.called": NAME, "groups.helper_phone": CALL, "elections.words": "~lots~"}
    return sorted(name for name, mark in marks.items() if mark.encode() in raw)


def test_every_text_that_stays_is_one_that_there_is() -> None:
    every = {_name(column) for table in metadata.tables.values() for column in table.c}
    assert {*STAYS, *CODED} - every == set()


async def test_nothing_of_who_is_deleted_is_left_in_rows_files_and_log(
    play_with_mina: tuple[Play, PersonId],
) -> None:
    play, mina = play_with_mina
    # The log of SQLite belongs to the files, so this can fail.
    assert len(_found(files_of(play.store.engine))) > len(STAYS)

    play.tap(mina, tap("people.deleted"))
    await scrub_deleted(play.store)

    rows = repr(play.store.run_now(lambda unit: read_tables(unit.connection))).encode()
    assert [name for name in _found(rows) if name not in STAYS] == []
    assert [name for name in _found(files_of(play.store.engine)) if name not in STAYS] == []
    assert str(PHONE).encode() not in rows
    assert PHONE.to_bytes(8, "big")[3:] not in files_of(play.store.engine)
    assert PHONE.to_bytes(8, "little")[:5] not in files_of(play.store.engine)


async def test_a_deletion_is_scrubbed_once_and_only_a_deletion(
    play_with_mina: tuple[Play, PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    play, mina = play_with_mina
    scrubbed: list[list[str]] = []

    def note(_engine: Engine, tables: list[str]) -> bool:
        scrubbed.append(tables)
        return True

    monkeypatch.setattr(scrubbing, "scrub", note)
    await scrub_deleted(play.store)
    assert scrubbed == []
    play.tap(mina, tap("people.deleted"))
    await scrub_deleted(play.store)
    await scrub_deleted(play.store)
    assert [set(tables) for tables in scrubbed] == [set(metadata.tables)]


def test_facilitators_are_asked_for_another_named_person(play_with_mina: tuple[Play, PersonId]) -> None:
    play, mina = play_with_mina
    play.tap(mina, tap("people.deleted"))
    letters = play.store.run_now(lambda unit: unit.deliveries.due(play.now, most=99))
    assert "people.helper_name" in {letter.tap.name for letter in letters}
