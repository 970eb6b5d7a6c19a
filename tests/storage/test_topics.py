"""Promises of topics in the database: boards of before keep what they had, and no suggestion is without its topic."""

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.ids import BoardId
from bot.rules.topics import PROPOSED
from storage.migrate import migrate
from storage.migrations.run import config
from storage.topics import Topics
from storage.unit import Store, Unit, make_engine
from tests.storage.test_once import WORLD, put_row

_SAID = {
    "member_id": 1, "group_id": 1, "board_id": 1, "meeting_id": None, "with_name": False, "how": "self",
    "life": "got", "said_at": "2026-06-01 09:00:00",
}  # fmt: skip


def test_a_board_of_before_has_the_topics_of_until_now_and_its_suggestions_keep_theirs(database_url: str) -> None:
    engine = make_engine(database_url, migrates=True)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0039")
        for name, row in WORLD[:4]:
            put_row(connection, name, row)
        put_row(connection, "boards", {"name": "Another"})
        for key in PROPOSED:
            put_row(connection, "suggestions", {**_SAID, "topic": key})
    migrate(database_url)
    with engine.begin() as connection:
        for board in (BoardId(1), BoardId(2)):
            found = Topics(connection).list_of(board)
            assert {each.key: each.emoji for each in found} == PROPOSED
            assert all(each.is_offered and not each.name and each.photo is None for each in found)
        said = "SELECT s.topic FROM suggestions s JOIN topics t ON t.board_id = s.board_id AND t.key = s.topic"
        assert sorted(connection.execute(text(said)).scalars()) == sorted(PROPOSED)
    engine.dispose()


def test_a_new_board_begins_with_what_is_proposed(each_store: Store) -> None:
    def begin(unit: Unit) -> dict[str, str]:
        return {each.key: each.emoji for each in unit.topics.list_offered(unit.people.add_board("Marlshire"))}

    assert each_store.run_now(begin) == PROPOSED


def test_no_suggestion_can_be_about_a_topic_that_its_board_does_not_have(each_store: Store) -> None:
    def say(unit: Unit) -> None:
        for name, row in WORLD[:4]:
            put_row(unit.connection, name, row)
        put_row(unit.connection, "suggestions", {**_SAID, "topic": "own8"})

    with pytest.raises(IntegrityError):
        each_store.run_now(say)
