"""Promises of slow work that waits: each piece once, taken by one program at a time, taken over from one that died."""

from datetime import timedelta

from storage.jobs import PHOTO, Job
from storage.unit import Store, Unit
from tests.play import START

LEASE = timedelta(minutes=2)


def _claim(unit: Unit, *, minutes: int = 0) -> Job | None:
    now = START + timedelta(minutes=minutes)
    return unit.jobs.claim(now, until=now + LEASE)


def _put(store: Store, *subjects: int) -> None:
    def put(unit: Unit) -> None:
        for subject in subjects:
            unit.jobs.put(PHOTO, subject)

    store.run_now(put)


def test_work_is_put_once_and_taken_in_the_order_in_which_it_came(each_store: Store) -> None:
    _put(each_store, 7, 5, 7)
    assert [each_store.run_now(_claim) for _ in range(3)] == [Job(PHOTO, 7, 1), Job(PHOTO, 5, 1), None]


def test_what_a_killed_program_had_taken_is_taken_over_when_its_time_is_over(each_store: Store) -> None:
    _put(each_store, 7)
    each_store.run_now(_claim)
    assert each_store.run_now(lambda unit: _claim(unit, minutes=1)) is None
    assert each_store.run_now(lambda unit: _claim(unit, minutes=2)) == Job(PHOTO, 7, 2)


def test_what_could_not_be_done_waits_for_its_next_try_and_holds_up_nothing(each_store: Store) -> None:
    _put(each_store, 7, 5)
    first = each_store.run_now(_claim)
    assert first is not None
    each_store.run_now(lambda unit: unit.jobs.postpone(first, START + timedelta(hours=1)))
    assert each_store.run_now(_claim) == Job(PHOTO, 5, 1)
    assert each_store.run_now(lambda unit: _claim(unit, minutes=59)) == Job(PHOTO, 5, 2)
    assert each_store.run_now(lambda unit: _claim(unit, minutes=60)) == Job(PHOTO, 7, 2)


def test_done_is_done(each_store: Store) -> None:
    _put(each_store, 7)
    each_store.run_now(lambda unit: unit.jobs.done(PHOTO, 7))
    assert each_store.run_now(_claim) is None
    assert each_store.run_now(lambda unit: unit.jobs.count()) == 0


def test_who_puts_work_wakes_those_who_do_it(each_store: Store) -> None:
    def put(unit: Unit) -> bool:
        unit.jobs.put(PHOTO, 7)
        return unit.has_news

    assert each_store.run_now(put)
    assert not each_store.run_now(lambda unit: unit.has_news)


def test_an_upload_is_known_until_it_is_forgotten(each_store: Store) -> None:
    each_store.run_now(lambda unit: unit.jobs.keep_upload("a", "file-1", now=START))
    each_store.run_now(lambda unit: unit.jobs.keep_upload("b", "file-2", now=START + timedelta(days=1)))
    each_store.run_now(lambda unit: unit.jobs.drop_upload("a", "another"))
    assert each_store.run_now(lambda unit: unit.jobs.find_upload("a")) == "file-1"
    each_store.run_now(lambda unit: unit.jobs.forget_uploads(before=START + LEASE))
    assert each_store.run_now(lambda unit: [unit.jobs.find_upload(key) for key in "ab"]) == [None, "file-2"]
