"""Promises of asking once: inside a page an answer is remembered and each gets a copy, and outside nothing is."""

from zoneinfo import ZoneInfo

from bot.rules.schedule import WallTime
from storage.asked import asking_once
from storage.unit import Store, Unit
from tests.play import START, Play

LONDON = ZoneInfo("Europe/London")


def test_an_answer_is_remembered_inside_and_never_outside(store: Store) -> None:
    def look(unit: Unit) -> list[bool]:
        seen = []
        with asking_once(unit.connection):
            seen.append(unit.schedule.find("agenda.close", 1) is None)
            unit.schedule.set("agenda.close", 1, WallTime.of(START, LONDON))
            seen.append(unit.schedule.find("agenda.close", 1) is None)
        seen.append(unit.schedule.find("agenda.close", 1) is None)
        return seen

    assert store.run_now(look) == [True, True, False]


def test_who_changes_an_answer_changes_only_a_copy(play: Play) -> None:
    group = play.group()

    def look(unit: Unit) -> int:
        board = unit.people.get_group(group).board_id
        with asking_once(unit.connection):
            unit.meetings.list_planned(board, play.now).append(None)  # type: ignore[arg-type]
            return len(unit.meetings.list_planned(board, play.now))

    assert play.store.run_now(look) == 0
