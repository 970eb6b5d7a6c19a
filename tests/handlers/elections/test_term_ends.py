"""Promises of the end of a term: the next vote is planned in time, and nobody forgets a seat in silence."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.rules.elections import State
from bot.rules.ending import plan_by
from bot.rules.reps import How, Term
from bot.screen import HOME, Screen, tap
from bot.services.reps import terms
from tests.handlers.elections.table import VOTERS, WORDS, Hall
from tests.play import Play

TITLE = "🗳 Plan the next vote"
REST = ("2 years", "That is good", "5 people", "Yes, plan it")
LAST_DAY = "Mina's last day as rep is Sunday 21 May 2028."


def _is_rep(hall: Hall, name: str, months: int = 24) -> None:
    hall.play.tap(hall.sam, tap("people.rep_until", hall.member(name).id, months))


def _term(hall: Hall, name: str) -> Term:
    member = hall.member(name).id
    found = hall.play.store.run_now(lambda unit: unit.people.term_of(member, now=hall.play.now))
    assert found is not None
    return found


def _hears_until(hall: Hall, name: str, moment: datetime) -> list[tuple[datetime, Screen]]:
    """What arrives, and when: looked at each time that something happens by itself."""
    person = hall.sam if name == "Sam" else hall.people[name]
    found = []
    while True:
        coming = hall.play.store.run_now(lambda unit: unit.schedule.next_due())
        then = moment if coming is None else min(moment, max(coming, hall.play.now))
        hall.play.until(then)
        found += [(hall.play.now, shown) for shown in hall.play.heard(person)]
        if then == moment:
            return found


def _titles(hall: Hall, name: str, moment: datetime) -> list[str]:
    return [shown.title for _, shown in _hears_until(hall, name, moment)]


def _home(hall: Hall) -> Screen:
    return hall.play.tap(hall.sam, HOME)


def _is_work(hall: Hall) -> bool:
    return any("Plan a vote" in button.label for button in _home(hall).buttons)


def _plans(hall: Hall, *labels: str) -> None:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in (*labels, *REST):
        hall.play.press(hall.sam, label)
    hall.play.until(hall.play.now)


def _chosen(hall: Hall, *names: str) -> None:
    """These stand, everybody votes for the first, and everybody hears it."""
    hall.stand(*names)
    hall.play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, names[0])
    hall.close()
    hall.made_public()


def test_ninety_days_before_the_end_the_facilitator_has_it_as_work_and_the_rep_hears_it_too(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Mina")
    first = _term(hall, "Mina").ends_at - timedelta(days=91)
    each_play.until(first)
    assert not _is_work(hall)
    for person in (hall.sam, *hall.people.values()):
        each_play.heard(person)
    each_play.until(first + timedelta(days=4))
    shown = _home(hall)
    assert (shown.title, shown.lines[0]) == (TITLE, LAST_DAY)
    assert _is_work(hall)
    assert [each.title for each in each_play.heard(hall.sam)] == [TITLE]
    assert "No vote is planned yet." in each_play.heard(hall.people["Mina"])[0].lines
    assert each_play.heard(hall.people["Tom"]) == []


def test_a_vote_that_is_planned_on_the_day_that_is_named_is_over_in_time(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Mina")
    term = _term(hall, "Mina")
    group = each_play.store.run_now(lambda unit: unit.people.get_group(hall.group))
    by = plan_by(term.ends_at, group)
    each_play.until(datetime(by.year, by.month, by.day, 12, tzinfo=term.ends_at.tzinfo))
    assert f"The last day to plan a vote is {WORDS.date(by)}." in _home(hall).lines
    _plans(hall, "1 rep", "Mina stays")
    _chosen(hall, "Ben", "Asha")
    assert each_play.now <= term.ends_at


def test_nobody_is_told_each_day_and_not_after_it_is_planned(hall: Hall) -> None:
    _is_rep(hall, "Mina")
    told = [moment for moment, shown in _hears_until(hall, "Sam", _term(hall, "Mina").ends_at) if shown.title == TITLE]
    assert len(told) == 3
    assert all(later - sooner > timedelta(days=6) for sooner, later in pairwise(told))


def test_it_goes_when_a_vote_is_planned_and_comes_back_when_that_is_called_off(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Mina")
    end = _term(hall, "Mina").ends_at
    each_play.until(end - timedelta(days=50))
    assert _is_work(hall)
    _plans(hall, "1 rep", "Instead of Mina")
    assert not _is_work(hall)
    planned = hall.election(State.NOMINATING)
    each_play.heard(hall.sam)
    each_play.tap(hall.sam, tap("elections.off", planned.id, planned.version))
    assert _is_work(hall)
    assert TITLE in _titles(hall, "Sam", end - timedelta(days=30))


def test_who_was_chosen_beside_the_rep_of_now_has_the_seat_after_the_end(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Mina")
    end = _term(hall, "Mina").ends_at
    each_play.until(end - timedelta(days=80))
    _plans(hall, "1 rep", "Mina stays")
    _chosen(hall, "Ben", "Asha")
    assert not _is_work(hall)
    each_play.heard(hall.people["Tom"])
    assert _titles(hall, "Tom", end + timedelta(days=40)) == []
    assert [name for name in VOTERS if hall.member(name).is_rep] == ["Ben"]


def test_a_vote_that_elects_the_same_rep_again_leaves_nothing_to_plan(hall: Hall) -> None:
    _is_rep(hall, "Mina")
    end = _term(hall, "Mina").ends_at
    hall.play.until(end - timedelta(days=80))
    _plans(hall, "1 rep", "Instead of Mina")
    _chosen(hall, "Mina", "Asha")
    assert not _is_work(hall)
    hall.play.heard(hall.people["Tom"])
    assert _titles(hall, "Tom", end + timedelta(days=40)) == []


def test_of_two_reps_each_end_is_said_at_its_time(hall: Hall) -> None:
    _is_rep(hall, "Ben", 12)
    _is_rep(hall, "Mina", 24)
    ben = _term(hall, "Ben").ends_at
    hall.play.until(ben - timedelta(days=80))
    assert _home(hall).lines[0].startswith("Ben's last day as rep")
    _plans(hall, "1 rep", "Ben stays", "Mina stays")
    _chosen(hall, "Tom", "Asha")
    assert not _is_work(hall)
    hall.play.until(_term(hall, "Mina").ends_at - timedelta(days=80))
    assert _home(hall).lines[0] == LAST_DAY


def test_two_whose_time_ends_on_one_day_are_told_of_together(hall: Hall) -> None:
    for name in ("Ben", "Mina"):
        _is_rep(hall, name)
    end = _term(hall, "Mina").ends_at
    shown = [shown for _, shown in _hears_until(hall, "Sam", end - timedelta(days=80)) if shown.title == TITLE]
    assert [each.lines[0] for each in shown] == ["The last day of Ben and Mina as reps is Sunday 21 May 2028."]
    hall.play.heard(hall.people["Tom"])
    told = [shown for _, shown in _hears_until(hall, "Tom", end + timedelta(days=1))]
    assert [each.lines[0] for each in told] == ["Ben and Mina are not reps any more."]


@pytest.mark.parametrize("is_open", [False, True], ids=["nobody planned", "the vote is still open"])
def test_when_a_time_ends_and_nobody_was_chosen_everybody_hears_how_it_is(each_play: Play, is_open: bool) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Mina")
    end = _term(hall, "Mina").ends_at
    each_play.until(end - timedelta(days=10))
    if is_open:
        _plans(hall, "1 rep", "Mina stays")
    for person in (hall.sam, *hall.people.values()):
        each_play.heard(person)
    each_play.until(end)
    follows = "The vote for a new rep is not over yet." if is_open else "We will ask your facilitator to plan a vote."
    assert each_play.heard(hall.people["Tom"])[-1].lines == (
        "Mina's time as rep is over.",
        "Thank you, Mina.",
        "Nobody new was chosen in time.",
        "Your group has no rep at the moment.",
        follows,
    )
    mine = each_play.heard(hall.people["Mina"])
    assert [shown.title for shown in mine] == ["💐 Thank you, Mina"]
    assert "Nobody new has been chosen yet." in mine[0].lines
    assert ("Please plan a vote." in each_play.heard(hall.sam)[-1].lines) is not is_open
    assert _is_work(hall) is not is_open


def test_a_free_seat_stays_work_and_is_said_again_each_month_until_somebody_has_it(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Mina")
    end = _term(hall, "Mina").ends_at
    each_play.until(end + timedelta(days=1))
    each_play.heard(hall.sam)
    told = [moment for moment, shown in _hears_until(hall, "Sam", end + timedelta(days=400)) if shown.title == TITLE]
    assert 5 <= len(told) <= 7
    assert all(later - sooner >= timedelta(days=28) for sooner, later in pairwise(told))
    assert _is_work(hall)
    _plans(hall, "1 rep")
    _chosen(hall, "Ben", "Asha")
    assert not _is_work(hall)


def test_a_seat_that_a_facilitator_notes_somebody_for_is_free_no_more(hall: Hall) -> None:
    _is_rep(hall, "Mina")
    hall.play.until(_term(hall, "Mina").ends_at + timedelta(days=1))
    assert _is_work(hall)
    _is_rep(hall, "Ben")
    assert not _is_work(hall)


def test_when_a_rep_stops_and_nobody_is_next_the_vote_is_work_for_the_facilitator(hall: Hall) -> None:
    _is_rep(hall, "Mina")
    hall.play.tap(hall.people["Mina"], tap("elections.stepped", hall.group))
    hall.play.until(hall.play.now)
    assert _home(hall).lines[:2] == ("A rep of your group stopped.", "Nobody new has been chosen yet.")
    assert _is_work(hall)


def test_who_becomes_the_rep_near_the_end_is_asked_about_the_next_morning(hall: Hall) -> None:
    ends_at, member = hall.play.now + timedelta(days=20), hall.member("Mina")
    hall.play.store.run_now(terms.begin, member, ends_at=ends_at, how=How.BEFORE, now=hall.play.now)
    hall.play.until(hall.play.now + timedelta(days=2))
    shown = [each for each in hall.play.heard(hall.sam) if each.title == TITLE]
    assert [each.lines[1] for each in shown] == ["A vote needs more time than that."]


def test_a_page_about_an_end_is_for_who_may_see_it_and_only_while_it_is_true(hall: Hall) -> None:
    _is_rep(hall, "Mina")
    term = _term(hall, "Mina")
    hall.play.until(term.ends_at - timedelta(days=80))
    for name, page in (("Tom", "reps.ends"), ("Tom", "reps.my_end"), ("Mina", "reps.ends")):
        assert TITLE not in hall.play.tap(hall.people[name], tap(page, term.id)).title
    assert hall.play.tap(hall.sam, tap("reps.ends", term.id)).title == TITLE
    assert hall.play.tap(hall.people["Tom"], tap("reps.unfilled", term.id)).title != "🗣 Who speaks for us"
    assert hall.play.tap(hall.sam, tap("reps.still_free", hall.group)).title != TITLE
