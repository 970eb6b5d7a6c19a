"""Who hears what of promises: the reps are asked, then the members, and then everybody hears what became of it."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.facts.promises import (
    JudgementsWanted,
    PromiseCameDue,
    PromiseMade,
    PromiseMoved,
    PromiseReported,
    PromiseSettled,
)
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import OfBoard, everybody_of_board, people_of, reps_of_board
from storage.unit import Unit


def who_have_a_voice(unit: Unit, fact: OfBoard, /, *, now: datetime) -> list[PersonId]:
    """The members of every group of the board: they decide if it is done."""
    return people_of(m for m in unit.people.list_members_of_board(fact.board, now=now) if m.has_voice)


TABLE: Table = (
    when(PromiseMade).nobody(because="who cares hears of their suggestion, and there is a list of all promises"),
    when(PromiseMoved)
    .to(everybody_of_board, "promises.moved:{promise}:{version}", QUIET)
    .ends(PromiseMoved, PromiseCameDue, JudgementsWanted),
    when(PromiseCameDue).to(reps_of_board, "promises.is_it_done:{promise}", ORDINARY),
    when(PromiseReported).ends(PromiseCameDue).nobody(because="the members say it, and then everybody hears"),
    when(JudgementsWanted).to(who_have_a_voice, "promises.judge_it:{promise}", ORDINARY),
    when(PromiseSettled)
    .to(everybody_of_board, "promises.result:{promise}:{version}", ORDINARY)
    .ends(PromiseMoved, PromiseCameDue, JudgementsWanted),
)
