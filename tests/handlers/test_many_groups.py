"""Promises for a board of 60 groups and 3,000 members: a screen asks the database a few times, whoever opens it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import process_time
from typing import Any

import pytest
from sqlalchemy import event, insert

from bot.ids import BoardId, GroupId, PersonId
from bot.rules.people import Role, Standing
from bot.screen import HOME, Tap, tap
from storage.tables.people import groups, members, people
from storage.unit import Unit
from tests.handlers.table import board_of, plan_meeting
from tests.play import Play

GROUPS, IN_EACH = 60, 50
PRESSES, OF_A_KIND = 5, 2
"""So many presses from home, and so many pages of a kind: of 60 groups two are enough."""
MOST, WHO = 12, 2
"""Statements of one screen, and those before it that find the group and the member who pressed."""
LIKE = {"home.show": 15}
"""Pages that ask more often, however many groups there are: home asks each feature what is open."""


def _fill(unit: Unit, board: BoardId, play: Play) -> None:
    """59 more groups of 50 people each, as rows: a small dose of what a county has."""
    first = {"board_id": board, "zone": "Europe/London", "language": "en", "created_at": play.now}
    unit.connection.execute(
        insert(groups), [{**first, "name": f"Group {n}", "join_code": f"g{n}"} for n in range(2, GROUPS + 1)]
    )
    everybody = range(10_000, 10_000 + (GROUPS - 1) * IN_EACH)
    some: dict[str, Any] = {"language": "en", "created_at": play.now, "consented_at": play.now}
    unit.connection.execute(insert(people), [{**some, "id": n, "called": f"P{n}"} for n in everybody])
    one = {"role": Role.MEMBER, "standing": Standing.IN, "on_paper": True, "since": play.now}
    rows = [{**one, "person_id": n, "group_id": 2 + (n - 10_000) // IN_EACH} for n in everybody]
    unit.connection.execute(insert(members), rows)


@pytest.fixture
def county(play: Play) -> tuple[Play, dict[str, PersonId]]:
    """A facilitator, a rep and a member of one of 60 groups, two weeks before the list closes."""
    group: GroupId = play.group()
    who = {"facilitator": play.member("Sam", group, role=Role.FACILITATOR), "rep": play.rep("Mina", group)}
    who |= {"member": play.member("Ben", group)} | {f"other {n}": play.member(f"A{n}", group) for n in range(8)}
    play.store.run_now(_fill, board_of(play, who["member"]), play)
    plan_meeting(play, who["facilitator"])
    play.until(play.now + timedelta(days=19))
    for n, topic in enumerate(("bus", "bus", "home", "health", "work", "money", "friends", "else")):
        play.tap(who[f"other {n}"], tap("agenda.suggest", topic))
    return play, who


@contextmanager
def counting(play: Play) -> Iterator[Callable[[], int]]:
    """How many statements were run inside."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(play.store.engine, "before_cursor_execute", note)
    try:
        yield lambda: len(said)
    finally:
        event.remove(play.store.engine, "before_cursor_execute", note)


def _reached(play: Play, person: PersonId) -> Iterator[tuple[Tap, int, float]]:
    """Every page that somebody comes to from home by looking: with its statements, and seconds of the program."""
    routes, seen, kinds = play.dispatch.routes, set[str](), Counter[str]()
    ahead = [(HOME, 0)]
    while ahead:
        view, presses = ahead.pop(0)
        if view.encode() in seen or not routes.is_view(view) or kinds[view.name] == OF_A_KIND:
            continue
        seen.add(view.encode())
        kinds[view.name] += 1
        with counting(play) as count:
            since = process_time()
            shown = play.tap(person, view)
            yield view, count(), process_time() - since
        if presses < PRESSES:
            ahead += [(button.does, presses + 1) for button in shown.buttons if isinstance(button.does, Tap)]


@pytest.mark.parametrize("role", ["member", "rep", "facilitator"])
def test_no_page_that_is_reached_from_home_asks_the_database_often(
    county: tuple[Play, dict[str, PersonId]], role: str
) -> None:
    play, who = county
    asked = {view.encode(): n for view, n, _ in _reached(play, who[role])}
    assert {page: n for page, n in asked.items() if n > WHO + LIKE.get(page.partition(":")[0], MOST)} == {}
    assert len(asked) > 20


def test_a_list_of_60_groups_has_pages_that_all_can_be_come_to(county: tuple[Play, dict[str, PersonId]]) -> None:
    play, who = county
    names: set[str] = set()
    shown = play.tap(who["member"], tap("meetings.mirror_groups", 0))
    for _ in range(GROUPS):
        names |= {button.label for button in shown.buttons if button.label.startswith("👥")}
        if not any("More" in button.label for button in shown.buttons):
            break
        shown = play.press(who["member"], "More")
    assert len(names) == GROUPS
