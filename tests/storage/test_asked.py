"""Promises of asking once: inside a page an answer is remembered till it changes and each gets a copy; outside not."""

from zoneinfo import ZoneInfo

from bot.rules.elections import State
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


def test_a_vote_that_begins_on_a_page_is_on_this_page(play: Play) -> None:
    group = play.group()
    moments = {"nominate_at": START, "vote_at": START, "close_at": START}
    values = {"group_id": group, "state": State.DRAFT, "seats": 1, "years": 2, "quorum": 3, **moments}

    def look(unit: Unit) -> list[int]:
        with asking_once(unit.connection):
            seen = [len(unit.elections.list_of(group, State.DRAFT))]
            begun = unit.elections.get(unit.elections.add(values))
            seen.append(len(unit.elections.list_of(group, State.DRAFT)))
            unit.elections.change(begun, seats=2)
            return [*seen, unit.elections.get(begun.id).seats]

    assert play.store.run_now(look) == [0, 1, 2]
