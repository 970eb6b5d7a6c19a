"""On which days a vote starts, ends and is told of: not at weekends, on bank holidays, or around Christmas."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.ids import BoardId, GroupId
from bot.rules.people import Group
from bot.rules.voting_days import (
    Dates,
    NoWorkday,
    check_workdays,
    closing_from,
    opening_from,
    proposed_dates,
    working_from,
    working_until,
)

GROUP = Group(
    GroupId(1), BoardId(1), "Marlshire", "Northfield", ZoneInfo("Europe/London"), "en", "Alex", "", "code", None,
    country="GB-ENG",
)  # fmt: skip


@pytest.mark.parametrize(
    ("planned", "opens", "closes"),
    [
        (datetime(2026, 6, 1, 9, tzinfo=UTC), "2026-06-22 10:00", "2026-07-06 17:00"),
        (datetime(2026, 6, 6, 9, tzinfo=UTC), "2026-06-29 10:00", "2026-07-13 17:00"),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), "2026-12-11 10:00", "2027-01-04 17:00"),
        (datetime(2026, 12, 7, 9, tzinfo=UTC), "2027-01-04 10:00", "2027-01-18 17:00"),
    ],
    ids=["a Monday", "a Saturday", "the end at Christmas", "the start at Christmas"],
)
def test_what_is_proposed_starts_and_ends_on_working_days(planned: datetime, opens: str, closes: str) -> None:
    dates = proposed_dates(GROUP, now=planned)

    local = [f"{moment.astimezone(GROUP.zone):%Y-%m-%d %H:%M}" for moment in (dates.vote_at, dates.close_at)]
    assert local == [opens, closes]


def test_a_day_that_is_free_is_refused() -> None:
    good = proposed_dates(GROUP, now=datetime(2026, 6, 1, 9, tzinfo=UTC))
    check_workdays(good, GROUP)

    # 31 August 2026 is a bank holiday in England.
    with pytest.raises(NoWorkday):
        check_workdays(Dates(good.nominate_at, good.vote_at, datetime(2026, 8, 31, 16, tzinfo=UTC)), GROUP)


def test_what_falls_on_a_free_day_waits_for_the_next_working_day() -> None:
    saturday = datetime(2026, 8, 29, 12, tzinfo=UTC)

    assert opening_from(saturday, GROUP) == datetime(2026, 9, 1, 9, tzinfo=UTC)
    assert closing_from(saturday, GROUP) == datetime(2026, 9, 1, 16, tzinfo=UTC)
    assert working_from(saturday, GROUP) == datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_what_falls_on_a_working_day_waits_for_daytime_only() -> None:
    friday_noon, friday_night = datetime(2026, 8, 28, 11, tzinfo=UTC), datetime(2026, 8, 28, 22, tzinfo=UTC)

    assert working_from(friday_noon, GROUP) == friday_noon
    assert working_from(friday_night, GROUP) == datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_what_must_be_said_before_does_not_wait_for_the_next_working_day() -> None:
    new_year = datetime(2027, 1, 1, 10, tzinfo=UTC)
    assert working_until(new_year, GROUP) == datetime(2026, 12, 23, 10, tzinfo=UTC)
    assert working_until(datetime(2027, 1, 6, 10, tzinfo=UTC), GROUP) == datetime(2027, 1, 6, 10, tzinfo=UTC)
