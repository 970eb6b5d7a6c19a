"""Promises of seats that are kept for some people: planned with pictures, said by the person, held to the end."""

import pytest

from bot.rules.counting import Ballot, Status
from bot.rules.elections import Election, State
from bot.rules.reserved import Reservation, Whom
from bot.screen import Screen, tap
from storage.records import check_all
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

SUPPORT = "people who need a lot of support"


def _plan(hall: Hall, *, seats: int = 3, how: str = "Everybody they", kept: tuple[str, ...] = ("1 seat",)) -> Screen:
    play, sam = hall.play, hall.sam
    play.tap(sam, tap("elections.plan", hall.group))
    for label in (
        f"{seats} reps",
        how,
        "2 years",
        "That is good",
        "5 people",
        "Keep a seat",
        "A lot of support",
        *kept,
    ):
        play.press(sam, label)
    shown = play.press(sam, "Yes, plan it")
    play.until(play.now)
    return shown


def _stand(hall: Hall, *names: str, kept: tuple[str, ...] = ()) -> None:
    hall.stand(*names)
    for name in kept:
        person = hall.people[name]
        hall.play.tap(person, tap("elections.my_card", hall.election().id))
        hall.play.press(person, "The seat we keep")
        hall.play.press(person, "Yes")


def _open(hall: Hall, *names: str, kept: tuple[str, ...] = (), seats: int = 3, how: str = "Everybody they") -> None:
    _plan(hall, seats=seats, how=how, kept=("1 seat",) if seats > 2 else ())
    _stand(hall, *names, kept=kept)
    hall.play.until(hall.election().vote_at)


def _elected(hall: Hall) -> set[str]:
    result = hall.election().result
    assert result is not None
    return {each.name for each in hall.candidates() if each.place in result.elected}


def _reads(hall: Hall, page: str) -> tuple[str, ...]:
    return hall.play.tap(hall.people["Lily"], tap(page, hall.election().id)).lines


def test_a_facilitator_keeps_a_place_with_two_taps_and_everybody_reads_it_in_the_rules(each_play: Play) -> None:
    hall = Hall(each_play)
    _plan(hall)
    assert hall.election().reserved == Reservation(Whom.SUPPORT, "", 1)
    assert f"We keep 1 seat for {SUPPORT}." in _reads(hall, "elections.rules")


@pytest.mark.parametrize(("button", "said", "read"), [
    ("One area", "Northfield", "We keep 1 seat for people from Northfield."),
    ("Other people", "young people", "We keep 1 seat for “young people”."),
])  # fmt: skip
def test_a_place_is_for_whom_the_group_names(play: Play, button: str, said: str, read: str) -> None:
    hall = Hall(play)
    play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("2 reps", "Everybody they", "2 years", "That is good", "5 people", "Keep a seat", button):
        play.press(hall.sam, label)
    assert read in play.say(hall.sam, said).lines


def test_no_more_places_are_kept_than_leave_one_for_everybody(each_play: Play) -> None:
    hall = Hall(each_play)
    play, sam = each_play, hall.sam
    play.tap(sam, tap("elections.plan", hall.group))
    draft = hall.election().id
    assert "old" in play.tap(sam, tap("elections.reserved_for", draft, "support")).title
    play.tap(sam, tap("elections.seats", draft, 3))
    play.tap(sam, tap("elections.reserved_for", draft, "support"))
    assert "old" in play.tap(sam, tap("elections.reserved_seats", draft, 3)).title
    play.tap(sam, tap("elections.reserved_seats", draft, 2))
    play.tap(sam, tap("elections.seats", draft, 2))
    assert hall.election().reserved == Reservation(Whom.SUPPORT, "", 1)
    play.tap(sam, tap("elections.seats", draft, 1))
    assert hall.election().reserved is None


def test_what_is_kept_is_fixed_once_it_is_planned(each_play: Play) -> None:
    hall = Hall(each_play)
    _plan(hall)
    before = hall.election()
    for data in (tap("elections.reserved_none", before.id), tap("elections.reserved_seats", before.id, 2)):
        assert "old" in each_play.tap(hall.sam, data).title
    assert hall.election() == before


def test_nobody_says_for_somebody_with_a_phone_that_they_are_one_of_them(each_play: Play) -> None:
    hall = Hall(each_play)
    _plan(hall)
    hall.stand("Mina", "Ben")
    mina = next(each for each in hall.candidates() if each.name == "Mina")
    for person in (hall.sam, hall.people["Ben"]):
        assert "old" in each_play.tap(person, tap("elections.reserved_said", mina.id, 1)).title
    assert not any(each.reserved for each in hall.candidates())


def test_who_stands_for_it_is_on_the_ballot_only_with_their_yes_and_it_is_fixed_then(each_play: Play) -> None:
    hall = Hall(each_play)
    _open(hall, "Ben", "Mina", "Tom", "Dev", kept=("Mina",))
    assert "Candidates for this: Mina." in _reads(hall, "elections.ballot")
    tom = next(each for each in hall.candidates() if each.name == "Tom")
    assert "old" in each_play.tap(hall.people["Tom"], tap("elections.reserved_said", tom.id, 1)).title
    assert "Candidates for this: Mina." in _reads(hall, "elections.ballot")


def test_the_place_is_for_who_it_is_kept_for_although_others_have_more_votes(each_play: Play) -> None:
    hall = Hall(each_play)
    _open(hall, "Ben", "Mina", "Tom", kept=("Mina",), seats=2)
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben", *(("Tom",) if n < 4 else ()), *(("Mina",) if n == 5 else ()))
    hall.close()
    assert _elected(hall) == {"Ben", "Mina"}
    assert [record.faults for record in each_play.store.run_now(lambda unit: check_all(unit.connection))] == [()]


def test_with_nobody_for_it_the_place_stays_free_and_that_is_said(each_play: Play) -> None:
    """Also where no more people stand than there are seats."""
    hall = Hall(each_play)
    _open(hall, "Ben", "Mina", "Tom")
    assert hall.election().kind is Ballot.APPROVAL
    assert {f"We keep 1 seat for {SUPPORT}.", "So it stays free."} <= {*_reads(hall, "elections.ballot")}
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben", "Mina", *(("Tom",) if n < 4 else ()))
    hall.close()
    hall.made_public()
    assert _elected(hall) == {"Ben", "Mina"}
    assert {"1 seat stays free.", f"We keep it for {SUPPORT}."} <= {*_reads(hall, "elections.result")}


def test_in_order_the_place_is_kept_too(each_play: Play) -> None:
    hall = Hall(each_play)
    _open(hall, "Ben", "Mina", "Tom", "Dev", kept=("Mina",), how="Choose in order")
    assert hall.election().kind is Ballot.RANKED
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, *(("Ben", "Tom", "Dev") if n < 3 else ("Tom", "Ben") if n < 5 else ("Mina",)))
    hall.close()
    assert _elected(hall) == {"Ben", "Tom", "Mina"}


def _lots(hall: Hall) -> Election:
    for name in ("Lily", "Asha"):
        hall.play.tap(hall.people[name], tap("elections.word", hall.election(State.LOTS).id))
        hall.play.say(hall.people[name], f"word {name}")
    return hall.election()


def test_a_second_round_and_lots_keep_the_place(each_play: Play) -> None:
    """Ben and Tom are tied for the seat that is for everybody; the other one is kept for Mina, who has one vote."""
    hall = Hall(each_play)
    _open(hall, "Ben", "Mina", "Tom", kept=("Mina",), seats=2)
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben", "Tom", *(("Mina",) if n == 5 else ()))
    hall.close()
    first = hall.election()
    assert first.result is not None
    assert first.result.status is Status.TIE
    assert _elected(hall) == {"Mina"}
    hall.made_public()
    assert (hall.election().seats, hall.election().reserved) == (1, None)
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Tom")
    hall.close()
    hall.made_public()
    election = _lots(hall)
    draw_at = each_play.store.run_now(lambda unit: unit.schedule.find("elections.draw", election.id))
    assert draw_at is not None
    each_play.until(draw_at)
    assert len(_elected(hall)) == 1
    assert _elected(hall) <= {"Ben", "Tom"}

    def faults(unit: Unit) -> list[tuple[str, ...]]:
        return [record.faults for record in check_all(unit.connection)]

    assert each_play.store.run_now(faults) == [(), ()]
