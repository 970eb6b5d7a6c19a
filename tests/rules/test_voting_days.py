"""Which days of an announced vote can be planned: later ones, and never a shorter vote."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.voting_days import MOST_MOVES, Dates, MovedOften, OnlyLater, TooSoon, check_can_move, check_notice
from bot.screen import HOME

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
TOLD = Dates(NOW, NOW + 21 * DAY, NOW + 35 * DAY)


@pytest.mark.parametrize(("opens", "closes"), [(0, 0), (3, 3), (3, 8), (0, 1)])
def test_an_announced_vote_can_be_put_off_and_can_be_open_longer(opens: int, closes: int) -> None:
    to = replace(TOLD, vote_at=TOLD.vote_at + opens * DAY, close_at=TOLD.close_at + closes * DAY)

    check_can_move(TOLD, to, moves=0, after=HOME)


@pytest.mark.parametrize(
    ("opens", "closes"),
    [(-1, 0), (-1, -1), (-3, 4), (0, -1), (3, 2), (1, 0)],
    ids=["opens sooner", "all of it sooner", "opens sooner, ends later", "ends sooner", "shorter", "later, same end"],
)
def test_it_opens_and_ends_no_sooner_and_is_no_shorter(opens: int, closes: int) -> None:
    to = replace(TOLD, vote_at=TOLD.vote_at + opens * DAY, close_at=TOLD.close_at + closes * DAY)

    with pytest.raises(OnlyLater):
        check_can_move(TOLD, to, moves=0, after=HOME)


def test_it_is_put_off_twice_at_most() -> None:
    check_can_move(TOLD, TOLD, moves=MOST_MOVES - 1, after=HOME)
    with pytest.raises(MovedOften):
        check_can_move(TOLD, TOLD, moves=MOST_MOVES, after=HOME)


def test_no_vote_is_planned_for_less_than_a_week_later() -> None:
    week = replace(TOLD, nominate_at=NOW, vote_at=NOW + 7 * DAY)
    check_notice(week)
    with pytest.raises(TooSoon):
        check_notice(replace(week, nominate_at=NOW + timedelta(seconds=1)))
