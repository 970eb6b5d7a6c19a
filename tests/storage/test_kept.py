"""Promises of "What we keep about you": every column that names somebody has its line, and no line is empty talk."""

from bot.rules.people import Role
from bot.screen import tap
from storage.kept import COUNTED, MORE
from storage.tables import metadata
from tests.handlers.people.table import link
from tests.play import Play


def test_every_column_that_names_a_person_is_told_of() -> None:
    naming = {
        str(column)
        for table in metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in ("people", "members")
    }
    told = [column for columns in MORE.values() for column in columns]
    assert sorted([*told, *COUNTED]) == sorted(naming)


def test_a_new_phone_that_waits_is_told_of(each_play: Play) -> None:
    play = each_play
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    before = play.tap(mina, tap("people.kept_more", 0)).lines
    assert before == ("We know which Telegram account is yours.",)
    number = play.store.run_now(lambda unit: unit.people.member_in(group, mina, now=play.now)).id
    play.start(play.stranger("Spare"), link(play.tap(sam, tap("people.phone", number))))
    assert "A new phone is waiting to become yours." in play.tap(mina, tap("people.kept_more", 0)).lines
