"""Promises of keys: what a rule allows once is there once, also in a database in which it was there twice."""

from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from storage.migrate import migrate
from storage.migrations.run import config
from storage.unit import Store, make_engine

AT = "2027-07-05 16:00:00"
_PLAN = {
    "group_id": 1, "seats": 1, "years": 2, "quorum": 5, "nominate_at": AT, "vote_at": AT, "close_at": AT,
    "round": 1, "extended": False, "words": "[]", "scrutineers": "[]", "scrubbed": True,
}  # fmt: skip
_MEETING = {"board_id": 1, "meets_at": AT, "zone": "Europe/London", "called_off": False, "agenda_sent": False}
_QUESTION = {"board_id": 1, "person_id": 1, "state": "draft", "closes_at": AT}
_PROMISE = {"board_id": 1, "person_id": 1, "state": "draft", "who": "Anna"}
_ITEM = {"meeting_id": 1, "title": "Buses", "emoji": "🚌", "position": 1, "life": "listed"}
_CARD = {"summary_id": 1, "edition": 0, "heading": "Buses", "text": "", "emoji": "🚌", "position": 1}
WORLD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("boards", {"name": "Marlshire"}),
    (
        "groups",
        {"board_id": 1, "name": "N", "zone": "Europe/London", "language": "en", "join_code": "x", "created_at": AT},
    ),
    ("people", {"called": "Mina", "language": "en", "created_at": AT}),
    ("members", {"person_id": 1, "group_id": 1, "role": "member", "standing": "in", "on_paper": False, "since": AT}),
    ("elections", {**_PLAN, "state": "voting"}),
    ("meetings", _MEETING),
    ("items", _ITEM),
    ("summaries", {"meeting_id": 1, "language": "en"}),
)
ONCE: dict[str, tuple[str, dict[str, Any]]] = {
    "a candidate": ("candidates", {"election_id": 1, "member_id": 1, "standing": "stands"}),
    "a draft of an election": ("elections", {**_PLAN, "state": "draft"}),
    "a meeting": ("meetings", {**_MEETING, "meets_at": "2027-08-05 16:00:00"}),
    "a draft of a question": ("questions", _QUESTION),
    "a draft of a question after a meeting": ("questions", {**_QUESTION, "meeting_id": 1}),
    "a draft of a promise": ("promises", _PROMISE),
    "a draft of a promise at a meeting": ("promises", {**_PROMISE, "meeting_id": 1}),
    "a draft of a promise about an item": ("promises", {**_PROMISE, "meeting_id": 1, "item_id": 1}),
    "a card about an item": ("cards", {**_CARD, "item_id": 1}),
    "a term from one moment": ("terms", {"member_id": 1, "group_id": 1, "starts_at": AT, "ends_at": AT, "how": "x"}),
}


LEFT = {
    "candidates": 1,
    "elections WHERE state = 'draft'": 1,
    "meetings WHERE NOT called_off": 2,
    "questions": 2,
    "promises": 3,
    "cards WHERE item_id = 1": 1,
    "cards": 2,
    "terms": 1,
}
"""How many there are in the end: two meetings, and a draft about each thing. Nobody's card is thrown away."""


def put_row(connection: Connection, table: str, row: dict[str, Any]) -> None:
    if table == "meetings" and any(column["name"] == "wall" for column in inspect(connection).get_columns(table)):
        row = {**row, "wall": row["meets_at"]}
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)  # noqa: S608 - our own names


def _count(connection: Connection, what: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM {what}")).scalar_one())  # noqa: S608


@pytest.mark.parametrize("what", ONCE)
def test_the_database_keeps_no_second_one(each_store: Store, what: str) -> None:
    def put_twice(connection: Connection) -> None:
        for table, row in (*WORLD, ONCE[what], ONCE[what]):
            put_row(connection, table, row)

    with pytest.raises(IntegrityError):
        each_store.run_now(lambda unit: put_twice(unit.connection))


def test_a_meeting_that_was_called_off_makes_room_for_another_at_the_same_time(each_store: Store) -> None:
    def plan_again(connection: Connection) -> int:
        for table, row in (*WORLD, ("meetings", {**_MEETING, "meets_at": "2027-08-05 16:00:00", "called_off": True})):
            put_row(connection, table, row)
        put_row(connection, *ONCE["a meeting"])
        return _count(connection, "meetings WHERE NOT called_off")

    assert each_store.run_now(lambda unit: plan_again(unit.connection)) == 2


def test_of_what_was_there_twice_one_stays(database_url: str) -> None:
    engine = make_engine(database_url, migrates=True)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0006")
        for table, row in (*WORLD, *ONCE.values(), *ONCE.values()):
            put_row(connection, table, row)
        put_row(connection, "suggestions", _SAID)
        # On the ballot stands the second one of the two.
        connection.execute(text("UPDATE candidates SET place = 3 WHERE id = 2"))
    migrate(database_url)
    with engine.begin() as connection:
        assert {what: _count(connection, what) for what in LEFT} == LEFT
        assert connection.execute(text("SELECT place FROM candidates")).scalar() == 3
        assert connection.execute(text("SELECT meeting_id FROM suggestions")).scalar() == 2
        walls = connection.execute(text("SELECT wall FROM meetings WHERE id = 1")).scalar_one()
        assert str(walls)[:16] == "2027-07-05 17:00"
    engine.dispose()


_SAID = {
    "member_id": 1, "group_id": 1, "board_id": 1, "meeting_id": 3, "topic": "bus", "with_name": False, "how": "self",
    "life": "got", "said_at": AT,
}  # fmt: skip
"""Said for the second of the two meetings that are one."""
