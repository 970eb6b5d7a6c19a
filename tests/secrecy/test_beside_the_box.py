"""Nothing beside the box speaks: a ballot that is looked at, ticked and unticked writes nothing at all."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from bot.screen import HOME, tap
from bot.services.elections.receipts import owed_receipts, receipt_shown
from bot.services.elections.traces import drop_trace, list_traces
from handlers.answers import Sender
from storage.keys import Keys
from storage.tables.outbox import traces
from storage.unit import Store, Unit
from tests.secrecy.adversary import read_tables
from tests.secrecy.town import Resident, Town, button

THREE = ("Ben", "Mina", "Tom")


@pytest.fixture
def town(each_store: Store, tmp_path: Path) -> Town:
    return Town(each_store, Keys(tmp_path / "keys"), 8, THREE)


def _rows(town: Town, *but: str) -> dict[str, object]:
    found = town.store.run_now(lambda unit: read_tables(unit.connection))
    return {name: rows for name, rows in found.items() if name not in but}


def _written(connection: Connection) -> object:
    """What changes as soon as this transaction has written anything: nothing yet is 0 or None."""
    if connection.dialect.name == "postgresql":
        return connection.execute(text("SELECT pg_current_xact_id_if_assigned()")).scalar()
    return connection.connection.driver_connection.total_changes  # type: ignore[union-attr]


def _press(town: Town, voter: Resident, data: str, *, update: int = 900) -> bool:
    """Somebody presses; whether anything at all was written."""

    def deed(unit: Unit) -> bool:
        before = _written(unit.connection)
        town.dispatch.tapped(
            unit, Sender(voter.telegram_id, "Somebody", "en"), data, message_id=9, update_id=update, now=town.now
        )
        return _written(unit.connection) != before

    return town.store.run_now(deed)


def test_ticking_unticking_and_going_on_write_nothing_at_all(town: Town) -> None:
    voter = town.residents[5]
    page = town.tap(voter.telegram_id, tap("elections.ballot", town.election).encode())
    ticked = button(page, "Ben")
    shown = town.tap(voter.telegram_id, ticked)
    presses = [ticked, button(shown, "Ben"), button(shown, "Tom"), button(shown, "Next"), ticked]
    before = _rows(town)
    assert [_press(town, voter, data) for data in presses] == [False] * len(presses)
    assert _rows(town) == before


def test_sending_writes_into_the_box_and_nowhere_else(town: Town) -> None:
    voter = town.residents[5]
    last = town.confirm(voter, "Ben", "Tom")
    before = _rows(town, "box", "traces")
    town.tap(voter.telegram_id, button(last, "send my vote"))
    assert _rows(town, "box", "traces") == before
    assert len(_rows(town)["box"]) == 1  # type: ignore[arg-type]


def test_saying_who_helps_writes_nothing_at_all_and_a_vote_with_help_goes_into_the_box_and_nowhere_else(
    town: Town,
) -> None:
    voter = town.residents[5]
    shown = town.tap(voter.telegram_id, tap("elections.ballot", town.election).encode())
    presses = []
    for label in ("Something else", "Somebody is helping me", "Say who is helping", "Sam", "Back to my vote"):
        presses.append(button(shown, label))
        shown = town.tap(voter.telegram_id, presses[-1])
    assert [_press(town, voter, data) for data in presses] == [False] * len(presses)
    last = town.tap(voter.telegram_id, button(town.tap(voter.telegram_id, button(shown, "Ben")), "Next"))
    before = _rows(town, "box", "traces")
    town.tap(voter.telegram_id, button(last, "send my vote"))
    assert _rows(town, "box", "traces") == before


def test_a_vote_that_comes_again_is_one_vote_and_is_told_again(town: Town) -> None:
    voter = town.residents[5]
    send = button(town.confirm(voter, "Ben"), "send my vote")
    first, again = town.tap(voter.telegram_id, send), town.tap(voter.telegram_id, send)
    assert "Your vote is in" in first.title
    assert again == first


def test_whoever_opens_a_ballot_stands_where_they_stood_and_without_an_hour(town: Town) -> None:
    voter = town.residents[5]
    town.tap(voter.telegram_id, HOME.encode())
    before = town.store.run_now(lambda unit: unit.people.place(voter.person))
    town.tap(voter.telegram_id, tap("elections.ballot", town.election).encode())
    assert before is not None
    assert town.store.run_now(lambda unit: unit.people.place(voter.person)) == before
    assert (before[1].hour, before[1].minute, before[1].second) == (0, 0, 0)


def test_whoever_was_asked_something_and_opens_a_ballot_is_asked_no_more(town: Town) -> None:
    voter = town.residents[5]
    town.tap(voter.telegram_id, tap("people.name").encode())
    town.tap(voter.telegram_id, tap("elections.ballot", town.election).encode())
    place = town.store.run_now(lambda unit: unit.people.place(voter.person))
    assert place is not None
    assert (place[0], place[1].hour) == (HOME.encode(), 0)


def test_handled_updates_have_neither_number_nor_time(town: Town) -> None:
    town.tap(town.residents[5].telegram_id, HOME.encode())
    (row,) = town.store.run_now(lambda unit: read_tables(unit.connection)["updates"])
    assert set(row) - {"xmin", "ctid"} == {"mark", "generation"}


def test_messages_that_show_a_ballot_tell_only_the_key_whose_they_are(town: Town) -> None:
    voter, other = town.residents[5], town.residents[6]
    for each in (voter, other):
        town.tap(each.telegram_id, tap("elections.ballot", town.election).encode())
    rows = town.store.run_now(lambda unit: unit.connection.execute(select(traces)).all())
    assert {(len(row.who), len(row.message), len(row.sealed)) for row in rows} == {(16, 16, 49)}
    assert len(rows) == 2
    (mine,) = town.store.run_now(lambda unit: list_traces(unit, town.keys, voter.person))
    assert (mine.person, mine.message_id, mine.kind) == (voter.person, 9, "screen")


def test_a_page_that_is_open_when_the_vote_closes_is_wiped_after_it(town: Town) -> None:
    voter = town.residents[5]
    for other in town.residents[:5]:
        town.vote(other, "Ben")
        for sent in town.store.run_now(list_traces, town.keys, other.person):
            town.store.run_now(drop_trace, town.keys, sent)
    town.tap(voter.telegram_id, tap("elections.ballot", town.election).encode())
    town.close()
    (wipe,) = town.store.run_now(lambda unit: unit.outbox.due_wipes(most=10))
    assert (wipe.person, wipe.message_id, wipe.kind) == (voter.person, 9, "screen")
    assert _rows(town)["traces"] == []
    town.store.run_now(lambda unit: unit.outbox.drop_wipe(wipe))
    assert town.store.run_now(lambda unit: unit.outbox.due_wipes(most=10)) == []


def test_a_receipt_is_owed_until_it_was_shown_and_again_after_a_change_of_mind(town: Town) -> None:
    voter = town.residents[5]
    town.vote(voter, "Ben")
    mine = (voter.person, town.election)
    assert town.store.run_now(owed_receipts, town.keys) == [mine]
    town.store.run_now(receipt_shown, town.keys, *mine)
    assert town.store.run_now(owed_receipts, town.keys) == []
    town.vote(voter, "Tom")
    assert town.store.run_now(owed_receipts, town.keys) == [mine]
