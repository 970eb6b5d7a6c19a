"""Who hears what of promises."""

from bot.ids import PromiseId
from bot.rules.facts.promises import (
    JudgementsWanted,
    PromiseCameDue,
    PromiseMade,
    PromiseMoved,
    PromiseReported,
    PromiseSettled,
)
from bot.rules.promises import State
from tests.telling.town import EVERYBODY, Town

PROMISE = PromiseId(5)


def test_a_new_promise_stands_in_the_list(town: Town) -> None:
    assert town.tell(PromiseMade(PROMISE, town.board)) == {}


def test_on_the_day_the_reps_are_asked_and_then_everybody_with_a_voice(town: Town) -> None:
    assert town.tell(PromiseCameDue(PROMISE, town.board)) == {"promises.is_it_done:5": ("ordinary", "Mina")}
    assert town.tell(JudgementsWanted(PROMISE, town.board)) == {"promises.judge_it:5": ("ordinary", "Ben Joe Mina Tom")}


def test_when_a_rep_said_it_no_rep_is_asked_any_more(town: Town) -> None:
    town.happen(PromiseCameDue(PROMISE, town.board))
    town.happen(PromiseReported(PROMISE, town.board))
    assert town.waiting() == {}


def test_a_new_date_is_told_to_everybody_quietly_and_nobody_is_asked_about_the_old_one(town: Town) -> None:
    town.happen(PromiseCameDue(PROMISE, town.board))
    town.happen(JudgementsWanted(PROMISE, town.board))
    town.happen(PromiseMoved(PROMISE, town.board, 3))
    assert town.waiting() == {"promises.moved:5:3": ("quiet", EVERYBODY)}


def test_everybody_hears_what_became_of_it_and_nobody_is_asked_any_more(town: Town) -> None:
    town.happen(JudgementsWanted(PROMISE, town.board))
    town.happen(PromiseSettled(PROMISE, town.board, 4, State.PARTLY))
    assert town.waiting() == {"promises.result:5:4": ("ordinary", EVERYBODY)}
