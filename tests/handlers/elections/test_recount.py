"""Promises of counting again: lots say who looks, everybody hears what they say, and nothing is thrown away sooner."""

from datetime import timedelta

import pytest

from bot.screen import Bars, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.people.table import link
from tests.play import Play


@pytest.fixture
def hall(each_play: Play) -> Hall:
    """On both kinds of database."""
    return Hall(each_play)


def _big(play: Play) -> Hall:
    hall = Hall(play)
    hall.people |= {f"Zoe {n}": play.member(f"Zoe {n}", hall.group) for n in range(6)}
    hall.open("Ben", "Mina")
    for n, voter in enumerate(hall.people):
        hall.vote(voter, "Mina" if n % 3 else "Ben")
    hall.close()
    play.now += timedelta(days=1)
    return hall


def _drawn(hall: Hall) -> list[str]:
    """Lots fall on two who count again; their names."""
    play, election = hall.play, hall.election().id
    play.tap(hall.sam, tap("elections.numbers", election))
    play.press(hall.sam, "Count again")
    play.press(hall.sam, "Choose 2 people")
    asked = [member for member, _ in hall.election().scrutineers]
    return [name for name in hall.people if hall.member(name).id in asked]


def test_two_people_on_whom_lots_fall_can_count_again(each_play: Play) -> None:
    hall, play = _big(each_play), each_play
    election = hall.election().id
    one, other = _drawn(hall)
    assert not {one, other} & {"Ben", "Mina"}
    shown = play.tap(hall.people[one], tap("elections.recount", election))
    assert "8 votes: Mina" in shown.lines
    assert "The numbers are the same." in shown.lines
    assert "somebody else" in play.tap(hall.people["Ben"], tap("elections.recount", election)).title
    for name in (one, one, other):
        play.tap(hall.people[name], tap("elections.recounted", election, 1))
    assert any("The result is right, and it stays." in s.lines for s in play.heard(hall.people["Ben"]))


def test_two_who_say_yes_do_not_end_what_can_be_looked_into(each_play: Play) -> None:
    hall = _big(each_play)
    election = hall.election().id
    for name in _drawn(hall):
        each_play.tap(hall.people[name], tap("elections.recounted", election, 1))
    assert each_play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None


def test_a_facilitator_does_not_let_lots_fall_again_until_they_like_who_counts(each_play: Play) -> None:
    hall = _big(each_play)
    drawn = _drawn(hall)
    for _ in range(5):
        each_play.tap(hall.sam, tap("elections.draw_scrutineers", hall.election().id))
    assert [member for member, _ in hall.election().scrutineers] == [hall.member(name).id for name in drawn]


def test_a_phone_that_moved_after_the_close_does_not_say_that_it_is_right(each_play: Play) -> None:
    hall, play = _big(each_play), each_play
    election = hall.election().id
    drawn = _drawn(hall)
    for name in drawn:
        play.start(play.stranger("Spare"), link(play.tap(hall.sam, tap("people.phone", hall.member(name).id))))
    play.until(play.now + timedelta(days=1))
    for name in drawn:
        assert "somebody else" in play.tap(hall.people[name], tap("elections.recount", election)).title
        play.tap(hall.people[name], tap("elections.recounted", election, 1))
    assert [said for _, said in hall.election().scrutineers] == [None, None]


def test_everybody_hears_of_a_mistake_that_one_of_them_found(each_play: Play) -> None:
    hall = _big(each_play)
    election = hall.election().id
    one, other = _drawn(hall)
    each_play.tap(hall.people[one], tap("elections.recounted", election, 1))
    each_play.tap(hall.people[other], tap("elections.recounted", election, 0))
    for person in (hall.sam, hall.people["Ben"]):
        assert any("That person says that it is not right." in s.lines for s in each_play.heard(person))
    assert each_play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None


def test_in_a_small_group_who_counts_again_sees_no_ballots(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    hall.play.now += timedelta(days=1)
    name, _ = _drawn(hall)
    shown = hall.play.tap(hall.people[name], tap("elections.recount", hall.election().id))
    assert "So we do not show the votes." in shown.lines
    assert "Mina" not in " ".join(shown.lines)


@pytest.mark.parametrize(("phones", "are_shown"), [(6, False), (10, True)])
def test_who_has_counted_the_papers_cannot_work_out_what_a_few_phones_gave(
    each_play: Play, phones: int, *, are_shown: bool
) -> None:
    """They know every paper, so each number that is shown is one of the phones, too."""
    papers = tuple(f"Ada {n}" for n in range(8))
    hall = Hall(each_play, paper=papers)
    hall.people |= {f"Zoe {n}": each_play.member(f"Zoe {n}", hall.group) for n in range(phones - len(VOTERS))}
    hall.open("Ben", "Mina")
    for n, voter in enumerate(each for each in hall.people if each not in papers):
        hall.vote(voter, "Mina" if n % 2 else "Ben")
    hall.close()
    hall.count_papers(*(["Mina"] * 5 + ["Ben"] * 3))
    hall.made_public()
    votes = f"Mina got {5 + phones // 2} votes."
    numbers = each_play.tap(hall.people["Tom"], tap("elections.numbers", hall.election().id))
    assert (votes in numbers.lines) is are_shown
    # The same numbers as a picture with faces, each bar a part of all who voted; or none.
    bars = numbers.picture.bars if isinstance(numbers.picture, Bars) else ()
    drawn = {each.face.name: (each.n, each.of) for each in bars if each.face is not None}
    cast = phones + len(papers)
    assert drawn == ({"Mina": (5 + phones // 2, cast), "Ben": (3 + phones // 2, cast)} if are_shown else {})
    one, _ = _drawn(hall)
    seen = each_play.tap(hall.people[one], tap("elections.recount", hall.election().id)).lines
    assert any("votes: Mina" in line for line in seen) is are_shown


def test_after_28_days_nobody_can_count_again(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    election = hall.election().id
    hall.play.until(hall.play.now + timedelta(days=29))
    assert hall.play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None
