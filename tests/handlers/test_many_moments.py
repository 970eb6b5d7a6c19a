"""Promises for a board of 60 groups: from the list to what became of it, each page asks the database a few times."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from bot.ids import PersonId
from bot.screen import HOME, Tap, tap
from storage.tables.deliveries import deliveries
from storage.unit import Unit
from tests.handlers.many import FIRST, counting, group_of, make_many
from tests.handlers.test_many_groups import MOST
from tests.play import Play

PRESSES, PAGES = 7, 2


def _letters(unit: Unit, person: PersonId) -> list[Tap]:
    rows = unit.connection.execute(select(deliveries.c.tap).where(deliveries.c.person_id == person).distinct())
    return [Tap.decode(each) for each in rows.scalars()]


def _drawn(play: Play, person: PersonId) -> Iterator[tuple[str, int]]:
    """Every page that is come to from home and from what waits in letters, with how often it asked."""
    letters = play.store.run_now(_letters, person)
    seen, kinds, ahead = set[str](), Counter[str](), [(view, 0) for view in (HOME, *letters)]
    while ahead:
        view, presses = ahead.pop(0)
        name, routes = view.name, play.dispatch.routes
        if view.encode() in seen or kinds[name] == PAGES * (1 + 2 * (name == "home.menu")) or not routes.is_view(view):
            continue
        seen.add(view.encode())
        kinds[name] += 1
        with counting(play) as said:
            shown = play.tap(person, view)
            yield name, len(said())
        if presses < PRESSES:
            ahead += [(button.does, presses + 1) for button in shown.buttons if isinstance(button.does, Tap)]


def test_at_every_moment_of_the_circle_a_page_asks_a_few_times(play: Play) -> None:
    people = make_many(play)
    most, rep = Counter[str](), people["rep"]

    def look() -> None:
        for person in people.values():
            for name, said in _drawn(play, person):
                most[name] = max(most[name], said)

    board = play.store.run_now(lambda unit: unit.people.get_group(group_of(FIRST)).board_id)
    meeting = play.store.run_now(lambda unit: unit.meetings.list_planned(board, play.now))[-1]
    closes = play.store.run_now(lambda unit: unit.schedule.find("agenda.close", meeting.id))
    assert closes is not None
    play.until(closes + timedelta(hours=30))
    for said in play.store.run_now(lambda unit: unit.agenda.list_for(meeting.id))[:6]:
        play.tap(rep, tap("agenda.put", said.id))
    look()
    for _ in range(2):
        play.tap(rep, tap("agenda.send", meeting.id))
    for moment in (timedelta(hours=-2), timedelta(hours=9), timedelta(days=10)):
        play.until(meeting.meets_at + moment)
        look()
    assert {name: said for name, said in most.items() if said > MOST} == {}
    assert len(most) > 140
