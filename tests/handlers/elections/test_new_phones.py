"""Promises against who makes somebody's phone theirs: with it nobody stops, goes, names or says no for a candidate."""

from datetime import timedelta

import pytest

from bot.ids import CandidateId, PersonId
from bot.rules.elections import Standing, State
from bot.screen import Screen, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.people.table import link
from tests.play import Play

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GOING = ("withdraws", "leaves", "is deleted")


def _takes_phone(hall: Hall, name: str) -> PersonId:
    """A facilitator opens the link for somebody's phone on an account of their own."""
    spare = hall.play.stranger("Spare")
    hall.play.start(spare, link(hall.play.tap(hall.sam, tap("people.phone", hall.member(name).id))))
    return spare


def _number(hall: Hall, person: PersonId) -> int | None:
    return hall.play.store.run_now(lambda unit: unit.people.get(person)).telegram_id


def _with_candidate_on_paper(play: Play) -> Hall:
    hall = Hall(play, paper=("Joe",))
    election = hall.plan()
    hall.stand("Ben")
    play.tap(hall.people["Lily"], tap("elections.suggested", election, hall.member("Joe").id))
    play.tap(hall.sam, tap("elections.answer", _candidate(hall, "Joe"), 1))
    return hall


def _candidate(hall: Hall, name: str) -> CandidateId:
    return next(each.id for each in hall.candidates() if each.name == name)


def _standing(hall: Hall) -> set[str]:
    return {each.name for each in hall.candidates() if each.standing is Standing.STANDS}


def _goes(hall: Hall, name: str, how: str) -> Screen:
    pressed = {
        "withdraws": tap("elections.withdrew", _candidate(hall, name)),
        "leaves": tap("people.left", hall.group),
        "is deleted": tap("people.deleted"),
    }
    return hall.play.tap(hall.people[name], pressed[how])


@pytest.mark.parametrize("how", GOING)
def test_a_first_phone_takes_no_candidate_out_of_an_open_vote(each_play: Play, how: str) -> None:
    hall = _with_candidate_on_paper(each_play)
    each_play.until(hall.election().vote_at)
    _takes_phone(hall, "Joe")
    assert "Your phone is new" in _goes(hall, "Joe", how).title
    assert _standing(hall) == {"Ben", "Joe"}


@pytest.mark.parametrize("how", GOING)
def test_a_phone_that_moved_takes_no_candidate_out_of_an_open_vote(each_play: Play, how: str) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    _takes_phone(hall, "Ben")
    each_play.until(each_play.now + DAY)
    assert "Your phone is new" in _goes(hall, "Ben", how).title
    assert _standing(hall) == {"Ben", "Mina"}


def test_nobody_is_asked_whether_they_want_to_stop_who_cannot(each_play: Play) -> None:
    hall = _with_candidate_on_paper(each_play)
    each_play.until(hall.election().vote_at)
    _takes_phone(hall, "Joe")
    for asked in (tap("elections.withdraw", _candidate(hall, "Joe")), tap("people.leave"), tap("people.delete")):
        assert "Your phone is new" in each_play.tap(hall.people["Joe"], asked).title


@pytest.mark.parametrize("name", ["Joe", "Ben"])
def test_who_has_two_people_that_speak_for_their_phone_can_stop(each_play: Play, name: str) -> None:
    hall = _with_candidate_on_paper(each_play)
    each_play.until(hall.election().vote_at)
    _takes_phone(hall, name)
    each_play.until(each_play.now + DAY)
    for voter in ("Lily", "Tom"):
        each_play.tap(hall.people[voter], tap("people.phone_told", hall.member(name).id))
        each_play.press(hall.people[voter], "sure")
    assert "stopped" in _goes(hall, name, "withdraws").title
    assert _standing(hall) == {"Ben", "Joe"} - {name}


def test_a_candidate_with_a_new_phone_goes_when_the_vote_is_over(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    _takes_phone(hall, "Ben")
    for voter in ("Asha", "Lily", "Tom", "Dev", "Mina"):
        hall.vote(voter, "Mina")
    hall.close()
    assert "left" in _goes(hall, "Ben", "leaves").title


@pytest.mark.parametrize("name", ["Joe", "Ben"])
def test_on_the_last_day_before_a_vote_no_phone_becomes_a_candidates_unasked(each_play: Play, name: str) -> None:
    """Neither a first one, nor another one because the one before was silent: it waits until the vote has opened."""
    hall = _with_candidate_on_paper(each_play)
    opens_at = hall.election().vote_at
    each_play.until(opens_at - DAY - HOUR if name == "Ben" else opens_at - HOUR)
    before = _number(hall, hall.people[name])
    spare = _takes_phone(hall, name)
    assert "wait" in each_play.last(spare).title or "asked your old phone" in each_play.last(spare).title
    each_play.until(opens_at - timedelta(minutes=1))
    assert _number(hall, hall.people[name]) == before
    each_play.until(opens_at + DAY)
    assert _number(hall, hall.people[name]) not in (None, before)
    election = hall.election().id
    roll = each_play.store.run_now(lambda unit: unit.elections.list_roll(election))
    assert [voter.name for voter in roll if voter.moved] == [name]


def test_on_the_last_day_a_candidate_takes_another_phone_with_a_yes_on_the_one_before(each_play: Play) -> None:
    hall = _with_candidate_on_paper(each_play)
    each_play.until(hall.election().vote_at - HOUR)
    before = _number(hall, hall.people["Ben"])
    _takes_phone(hall, "Ben")
    each_play.tap(hall.people["Ben"], tap("people.move_yes", hall.member("Ben").id))
    assert _number(hall, hall.people["Ben"]) != before


def test_a_new_phone_names_nobody_who_gives_a_word_for_the_lots(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for election in ("the first vote", "the second round"):
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        if election == "the second round":
            _takes_phone(hall, "Ben")
            each_play.until(min(each_play.now + DAY, hall.election(State.VOTING).close_at - HOUR))
        hall.close()
        hall.made_public()
    lots = hall.election(State.LOTS)
    for name in ("Ben", "Mina"):
        each_play.tap(hall.people[name], tap("elections.name_witness", lots.id, hall.member("Tom").id))
    named = each_play.store.run_now(lambda unit: unit.records.list_named(lots.id))
    assert set(named) == {hall.place("Mina")}


# Afterwards: who was elected


def _elected_before_ben(play: Play, name: str) -> Hall:
    """A vote that somebody wins, with Ben next in the count."""
    hall = Hall(play, paper=("Joe",))
    election = hall.plan()
    hall.stand("Ben", "Mina", "Asha")
    if name == "Joe":
        play.tap(hall.people["Lily"], tap("elections.suggested", election, hall.member("Joe").id))
        play.tap(hall.sam, tap("elections.answer", _candidate(hall, "Joe"), 1))
    play.until(hall.election().vote_at)
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, *((name, "Ben") if n < 4 else (name,)))
    hall.close()
    if hall.election().state is State.PAPER:
        play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member("Joe").id, 0, 0))
        hall.count_papers()
    play.until(play.now)
    return hall


def _term(hall: Hall, name: str) -> int:
    member = hall.member(name).id
    term = hall.play.store.run_now(lambda unit: unit.people.term_of(member, now=hall.play.now))
    assert term is not None
    return term.id


def _no_rep_and_told(hall: Hall) -> bool:
    """Nobody is the rep, and everybody hears that the group can choose again."""
    hall.made_public()
    hall.play.until(hall.play.now + DAY)
    told = [line for screen in hall.play.heard(hall.people["Lily"]) for line in screen.lines]
    return "Your group can choose a new rep." in told and not any(hall.member(name).is_rep for name in ("Ben", "Asha"))


@pytest.mark.parametrize("deed", [("people.removed",), ("people.role", "supporter")])
def test_a_facilitator_who_takes_out_who_was_elected_makes_nobody_else_the_rep(
    each_play: Play, deed: tuple[str, ...]
) -> None:
    hall = _elected_before_ben(each_play, "Mina")
    each_play.tap(hall.sam, tap(deed[0], hall.member("Mina").id, *deed[1:]))
    each_play.until(each_play.now)
    assert _no_rep_and_told(hall)


def test_a_no_that_a_facilitator_wrote_down_makes_nobody_else_the_rep(each_play: Play) -> None:
    hall = _elected_before_ben(each_play, "Joe")
    each_play.tap(hall.sam, tap("reps.said_no", _term(hall, "Joe")))
    each_play.until(each_play.now)
    assert _no_rep_and_told(hall)


@pytest.mark.parametrize("how", ["says no", "leaves"])
def test_a_no_from_a_new_phone_makes_nobody_else_the_rep(each_play: Play, how: str) -> None:
    hall = _elected_before_ben(each_play, "Joe")
    _takes_phone(hall, "Joe")
    pressed = tap("reps.said_no", _term(hall, "Joe")) if how == "says no" else tap("people.left", hall.group)
    each_play.tap(hall.people["Joe"], pressed)
    each_play.until(each_play.now)
    assert _no_rep_and_told(hall)
