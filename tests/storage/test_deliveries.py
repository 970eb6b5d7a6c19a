"""Promises of the letters that wait in the database."""

from sqlalchemy import insert, text

from bot.rules.schedule import Push
from storage.tables.deliveries import deliveries
from storage.unit import Store, Unit
from tests.play import START

MOST = 3


def _put(unit: Unit, *numbers: int, push: Push = Push.NOW) -> None:
    for number in numbers:
        values = {"tap": "home.show", "push": push, "not_before": START, "key": f"letter {number}"}
        unit.connection.execute(insert(deliveries).values(values))


def test_the_most_urgent_letter_goes_first_however_late_it_came(each_store: Store) -> None:
    each_store.run_now(_put, 0, 1, push=Push.ORDINARY)
    each_store.run_now(_put, 2)
    claimed = [each_store.run_now(lambda unit: unit.deliveries.claim("one", START, most=1)) for _ in range(3)]
    assert [letter.push for letters in claimed for letter in letters] == [Push.NOW, Push.ORDINARY, Push.ORDINARY]


def test_nobody_takes_more_letters_than_they_can_carry_whatever_the_database_thinks_that_waits(
    each_store: Store,
) -> None:
    # PostgreSQL looked at the table when one letter was there, and plans for one.
    each_store.run_now(_put, 0)
    with each_store.engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    each_store.run_now(_put, *range(1, 9))
    claimed = [len(each_store.run_now(lambda unit: unit.deliveries.claim("one", START, most=MOST))) for _ in range(4)]
    assert claimed == [3, 3, 3, 0]
