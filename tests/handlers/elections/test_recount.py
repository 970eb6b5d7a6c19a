"""Promises of counting again: two people look, and then the second key goes."""

from datetime import timedelta

from bot.screen import tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def _big(play: Play) -> Hall:
    hall = Hall(play)
    hall.people |= {f"Zoe {n}": play.member(f"Zoe {n}", hall.group) for n in range(6)}
    hall.open("Ben", "Mina")
    for n, voter in enumerate(hall.people):
        hall.vote(voter, "Mina" if n % 3 else "Ben")
    hall.close()
    play.now += timedelta(days=1)
    return hall


def _ask_to_count_again(hall: Hall, *names: str) -> None:
    play, election = hall.play, hall.election().id
    play.tap(hall.sam, tap("elections.numbers", election))
    play.press(hall.sam, "Count again")
    for name in names:
        play.press(hall.sam, name)


def test_two_people_can_count_again_and_then_the_second_key_goes(each_play: Play) -> None:
    hall, play = _big(each_play), each_play
    election = hall.election().id
    _ask_to_count_again(hall, "Lily", "Dev")
    shown = play.tap(hall.people["Lily"], tap("elections.recount", election))
    assert "8 votes: Mina" in shown.lines
    assert "The numbers are the same." in shown.lines
    assert "somebody else" in play.tap(hall.people["Asha"], tap("elections.recount", election)).title
    for name in ("Lily", "Lily"):
        play.tap(hall.people[name], tap("elections.recounted", election, 1))
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None
    play.tap(hall.people["Dev"], tap("elections.recounted", election, 1))
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None
    assert play.store.run_now(lambda unit: unit.elections.list_unscrubbed()) == [(election, True)]
    assert any("The result is right, and it stays." in s.lines for s in play.heard(hall.people["Asha"]))


def test_a_scrutineer_who_finds_a_mistake_is_heard_and_nothing_is_thrown_away(play: Play) -> None:
    hall = _big(play)
    _ask_to_count_again(hall, "Lily", "Dev")
    election = hall.election().id
    play.tap(hall.people["Lily"], tap("elections.recounted", election, 1))
    play.tap(hall.people["Dev"], tap("elections.recounted", election, 0))
    assert any("That person says that it is not right." in s.lines for s in play.heard(hall.sam))
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None


def test_in_a_small_group_who_counts_again_sees_no_ballots(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    hall.play.now += timedelta(days=1)
    _ask_to_count_again(hall, "Lily")
    shown = hall.play.tap(hall.people["Lily"], tap("elections.recount", hall.election().id))
    assert "So we do not show the votes." in shown.lines
    assert "Mina" not in " ".join(shown.lines)


def test_after_28_days_nobody_can_count_again(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    election = hall.election().id
    hall.play.until(hall.play.now + timedelta(days=29))
    assert hall.play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None
