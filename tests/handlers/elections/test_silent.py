"""Promises of what an open vote says to nobody: how many voted, and what somebody chose."""

import pytest

from bot.screen import tap
from bot.services.elections import vote
from tests.handlers.elections.table import Hall
from tests.play import Play


@pytest.fixture
def hall(each_play: Play) -> Hall:
    """On both kinds of database."""
    return Hall(each_play)


def test_nobody_sees_how_many_have_voted_while_it_is_open(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    readers = (hall.sam, hall.people["Lily"])
    before = [hall.play.tap(reader, tap("elections.show", election)) for reader in readers]
    hall.vote("Tom", "Mina")
    assert [hall.play.tap(reader, tap("elections.show", election)) for reader in readers] == before
    for reader in readers:
        assert "old" in hall.play.tap(reader, tap("elections.numbers", election)).title


def test_a_vote_is_in_no_log(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    hall.open("Ben", "Mina")
    caplog.set_level("DEBUG")
    for voter in ("Tom", "Lily", "Asha", "Dev", "Ben", "Mina"):
        hall.vote(voter, "Mina")
    hall.close()
    ours = [record for record in caplog.records if record.name.partition(".")[0] in ("bot", "handlers", "storage")]
    assert ours == []


def test_a_receipt_does_not_follow_from_the_choice(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.open("Ben", "Mina")
    monkeypatch.setattr(vote, "draw_receipt", lambda: (1, 2, 3))
    shown = [hall.vote(voter, choice).lines for voter, choice in (("Tom", "Mina"), ("Lily", "Ben"))]
    assert shown[0] == shown[1]
