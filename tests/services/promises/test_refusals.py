"""What each deed around a promise refuses, and that a refused deed leaves nothing behind."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.ids import ItemId, MeetingId, MemberId, PersonId, PromiseId
from bot.rules.people import Person
from bot.rules.promises import DayIsOver, Judgement, NotAskedYet, State
from bot.rules.refusals import ChangedMeanwhile, Empty, NotInGroup, NotYours, OldButton, Refusal
from bot.services.promises import access, judge, write
from storage.unit import Unit
from tests.handlers.promises.table import circle, make_promise
from tests.play import Play

MYSELF = MemberId(0)
Deed = Callable[[Unit, Person], object]


def _try(play: Play, person: PersonId, deed: Deed) -> None:
    play.store.run_now(lambda unit: deed(unit, unit.people.get(person)))


def _begin(play: Play, person: PersonId) -> PromiseId:
    def begin(unit: Unit) -> PromiseId:
        by = unit.people.get(person)
        board = unit.people.get_group(by.group_id).board_id if by.group_id is not None else None
        assert board is not None
        begun = write.begin(unit, by, board, meeting=MeetingId(0), item=ItemId(0), who="Alex", now=play.now)
        return begun.id

    return play.store.run_now(begin)


def test_a_promise_without_words_is_not_added(play: Play) -> None:
    _, _, mina, _ = circle(play)
    promise = _begin(play, mina)
    with pytest.raises(Empty):
        _try(play, mina, lambda unit, by: write.add(unit, by, promise, now=play.now))
    assert play.store.run_now(lambda unit: unit.promises.get(promise)).state is State.DRAFT


def test_a_draft_belongs_to_who_began_it(play: Play) -> None:
    _, sam, mina, _ = circle(play)
    promise = _begin(play, mina)
    with pytest.raises(OldButton):
        _try(play, sam, lambda unit, by: write.add(unit, by, promise, now=play.now))


def test_a_promise_that_is_not_there_is_an_old_button(play: Play) -> None:
    _, _, mina, _ = circle(play)
    with pytest.raises(OldButton):
        _try(play, mina, lambda unit, by: access.seen(unit, by, PromiseId(999), now=play.now))


@pytest.mark.parametrize(("who", "no"), [("member", NotYours), ("stranger", NotInGroup)])
def test_only_who_writes_promises_down_moves_one(play: Play, who: str, no: type[Refusal]) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    far = play.rep("Zed", play.group("Elsewhere", "Otherboard"))
    person = people[0] if who == "member" else far
    due_on = play.now.date() + timedelta(days=40)
    with pytest.raises(no):
        _try(play, person, lambda u, by: write.move(u, by, promise, due_on=due_on, version=2, now=play.now))
    assert play.store.run_now(lambda unit: unit.promises.get(promise)).earlier == ()


@pytest.mark.parametrize(("days", "older", "no"), [(-1, 0, DayIsOver), (40, 1, ChangedMeanwhile)])
def test_a_promise_is_not_moved_to_a_day_that_is_over_nor_over_somebody_else(
    play: Play, days: int, older: int, no: type[Refusal]
) -> None:
    _, _, mina, _ = circle(play)
    promise = make_promise(play, mina)
    before = play.store.run_now(lambda unit: unit.promises.get(promise))
    due_on, version = play.now.date() + timedelta(days=days), before.version - older
    with pytest.raises(no):
        _try(play, mina, lambda u, by: write.move(u, by, promise, due_on=due_on, version=version, now=play.now))
    assert play.store.run_now(lambda unit: unit.promises.get(promise)) == before


def test_nobody_judges_before_the_day(play: Play) -> None:
    _, _, mina, people = circle(play)
    promise = make_promise(play, mina)
    with pytest.raises(NotAskedYet):
        _try(play, people[0], lambda u, by: judge.judge(u, by, promise, Judgement.DONE, who=MYSELF, now=play.now))
    assert play.store.run_now(lambda unit: unit.promises.list_judgements(promise)) == []
