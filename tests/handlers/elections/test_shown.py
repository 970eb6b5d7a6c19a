"""Promises of the page of a vote: it is true in each state, and nobody reads there too early what came out."""

from datetime import timedelta

import pytest

from bot.rules.elections import State
from bot.rules.people import Role
from bot.rules.voting_days import LEAST_NOTICE, opening_from
from bot.screen import Screen, Tap, tap
from storage.keys import election_key
from tests.handlers.elections.table import VOTERS, WORDS, Hall
from tests.play import Play


def _page(hall: Hall, who: str = "Tom") -> Screen:
    return hall.play.tap(hall.people[who], tap("elections.show", hall.election().id))


def _leads_to(shown: Screen) -> set[str]:
    return {button.does.name for button in shown.buttons if isinstance(button.does, Tap)}


def _tie(hall: Hall) -> None:
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    hall.close()


def test_before_everybody_hears_that_lots_are_drawn_no_page_and_no_letter_tells_of_a_tie(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina", "Asha")
    _tie(hall)
    before = _page(hall)
    hall.made_public()
    _tie(hall)
    assert hall.election().state is State.LOTS
    # Whoever goes now is a candidate no more; nobody reads from it what came out either.
    each_play.tap(hall.people["Ben"], tap("people.left", hall.group))
    ben = next(each.id for each in hall.candidates() if each.name == "Ben")
    told = each_play.tap(hall.people["Tom"], tap("elections.withdrawn", ben))
    assert told.title == "🗳 Ben is not a candidate now"
    assert told.lines == ()
    assert _page(hall).lines == before.lines == ("The vote is closed and counted.",)
    assert "elections.lots" not in _leads_to(_page(hall))
    hall.made_public()
    assert "We will pick a name by chance." in _page(hall).lines
    assert "elections.lots" in _leads_to(_page(hall))
    told = each_play.tap(hall.people["Tom"], tap("elections.withdrawn", ben))
    assert "We will still pick a name by chance." in told.lines


def test_the_page_leads_to_the_result_from_when_everybody_hears_it(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    assert "elections.result" not in _leads_to(_page(hall))
    hall.made_public()
    _page(hall)
    assert "Ben is the new rep." in each_play.press(hall.people["Tom"], "The result").lines


@pytest.mark.parametrize("why", ["called_off", "called_off_open", "too_few", "key_lost"])
def test_the_page_of_a_vote_without_a_result_says_why(each_play: Play, why: str) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina") if why in ("called_off_open", "key_lost") else hall.plan()
    match why:
        case "called_off":
            each_play.tap(hall.sam, tap("elections.off", election, hall.election().version))
        case "called_off_open":
            each_play.tap(hall.sam, tap("elections.off_open", election))
        case "too_few":
            for name in VOTERS[2:]:
                each_play.tap(hall.people[name], tap("people.left", hall.group))
            each_play.until(hall.election().vote_at)
        case _:
            each_play.dispatch.keys.destroy(election_key(election))
            each_play.tap(hall.sam, tap("elections.again", election))
    shown = each_play.tap(hall.people["Ben"], tap("elections.show", election))
    key = "elections.state.key_lost" if why == "key_lost" else f"elections.stopped.{why}"
    assert shown.lines == WORDS.lines(key)


def test_everybody_hears_of_a_vote_a_week_before_it_opens(each_play: Play) -> None:
    """Also of one that is planned as late as it can be, with both days."""
    hall = Hall(each_play, paper=("Joe",))
    helper = each_play.member("Grace", hall.group, role=Role.SUPPORTER)
    sam = hall.sam
    each_play.tap(sam, tap("elections.plan", hall.group))
    for label in ("1 rep", "2 years", "That is good", "5 people"):
        each_play.press(sam, label)
    draft = hall.election(State.DRAFT)
    group = each_play.store.run_now(lambda unit: unit.people.get_group(hall.group))
    soon = opening_from(each_play.now + LEAST_NOTICE, group)
    each_play.store.run_now(lambda unit: unit.elections.change(draft, vote_at=soon, close_at=draft.close_at))
    each_play.tap(sam, tap("elections.planned", draft.id))
    each_play.until(each_play.now + timedelta(minutes=1))
    planned = hall.election()
    assert (planned.state, planned.vote_at) == (State.NOMINATING, soon)
    assert soon - each_play.now >= LEAST_NOTICE - timedelta(minutes=1)
    for person in (sam, helper, *(hall.people[name] for name in VOTERS)):
        lines = [line for shown in each_play.heard(person) for line in shown.lines]
        for moment in (planned.vote_at, planned.close_at):
            assert any(WORDS.date(moment) in line for line in lines), lines
