"""Promises for a board of 60 groups and 3,000 members: a screen asks the database a few times and is soon there."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from time import process_time

import pytest
from sqlalchemy import insert, update

from bot.ids import PersonId
from bot.rules.agenda import Life
from bot.rules.elections import RUNNING
from bot.rules.meetings import Meeting
from bot.screen import HOME, Tap, tap
from bot.services.reps.terms import step_down
from storage.tables.deputies import deputies
from storage.tables.feedback import questions
from storage.tables.reps import terms
from storage.unit import Unit
from tests.ahead import as_in_use
from tests.handlers.many import FIRST, GROUPS, IN_EACH, counting, everybody, group_of, make_many
from tests.handlers.promises.table import make_promise
from tests.play import Play

PRESSES, PAGES = 7, 4
"""So many presses from home, and so many pages of a kind that has the same words in it."""
MOST = 12
"""Statements that draw a page."""
SECONDS = 0.1
"""Of the program, without Telegram."""
SLOW = 3
"""Now and then Python tidies its memory while a page is drawn: a page is slow when it is each time."""


def _reached(play: Play, person: PersonId) -> Iterator[tuple[Tap, list[str], float]]:
    """Every page that somebody comes to from home by looking: with its statements, and seconds of the program."""
    seen, kinds = set[str](), Counter[tuple[str, ...]]()
    ahead = [(HOME, 0)]
    while ahead:
        view, presses = ahead.pop(0)
        kind = (view.name, *(each for each in map(str, view.args) if not each.lstrip("-").isdigit()))
        if view.encode() in seen or not play.dispatch.routes.is_view(view) or kinds[kind] == PAGES:
            continue
        seen.add(view.encode())
        kinds[kind] += 1
        with counting(play) as said:
            since = process_time()
            shown = play.tap(person, view)
            yield view, said(), process_time() - since
        if presses < PRESSES:
            ahead += [(button.does, presses + 1) for button in shown.buttons if isinstance(button.does, Tap)]


def _seconds(play: Play, person: PersonId, view: Tap) -> float:
    since = process_time()
    with as_in_use():
        play.tap(person, view)
    return process_time() - since


def test_every_page_that_is_reached_from_home_asks_a_few_times_and_is_soon_there(play: Play) -> None:
    for role, person in make_many(play).items():
        found = list(_reached(play, person))
        often = {view.encode(): len(said) for view, said, _ in found if len(said) > MOST}
        late = [view for view, _, took in found if took > SECONDS]
        slow = [each for each in late if min(_seconds(play, person, each) for _ in range(SLOW)) > SECONDS]
        assert (role, often, slow) == (role, {}, [])
        assert len({view.name for view, _, _ in found}) > 25


@pytest.mark.parametrize("stand_in", [False, True])
def test_where_nobody_with_a_phone_speaks_for_60_groups_no_page_asks_each_of_them_by_itself(
    play: Play, *, stand_in: bool
) -> None:
    """The reps are on paper; or there are none, and the groups chose deputies, who are on paper too."""
    people = make_many(play)
    make_promise(play, people["rep"], days=1)

    def nobody_speaks(unit: Unit) -> None:
        mina = unit.people.get(people["rep"])
        assert mina.group_id is not None
        step_down(unit, mina, mina.group_id, now=play.now)
        unit.connection.execute(update(questions).values(group_id=None))
        if stand_in:
            unit.connection.execute(update(terms).values(ends_at=play.now))
            chosen = {"noted_by": FIRST, "chosen_at": play.now}
            rows = [{"group_id": group_of(n), "member_id": n, **chosen} for n in everybody()[::IN_EACH]]
            unit.connection.execute(insert(deputies), rows)

    play.store.run_now(nobody_speaks)
    # Everybody is asked whether the promise is kept, also those on paper.
    play.until(play.now + timedelta(days=2))
    said = {view.encode(): len(said) for view, said, _ in _reached(play, people["facilitator"])}
    assert {view: number for view, number in said.items() if number > MOST} == {}
    assert any(view.startswith("promises.whose") for view in said)
    waits = play.tap(people["facilitator"], tap("home.waits", 0))
    assert any("What to say" in button.label for button in waits.buttons)


def test_no_page_writes_while_what_it_asked_is_remembered(play: Play) -> None:
    """What it asked before would not be true any more. One view begins what it shows, and says what it changed."""
    people = make_many(play)
    wrote = {name for person in people.values() for name in _writing(play, person)}
    sam = people["facilitator"]
    (vote,) = play.store.run_now(lambda unit: unit.elections.list_in(*RUNNING))
    play.tap(sam, tap("elections.call_off_open", vote.id))
    play.press(sam, "Yes")
    wrote |= _writing(play, sam)
    assert wrote == {name for name, route in play.dispatch.routes.taps.items() if route.begins} != set()


def _writing(play: Play, person: PersonId) -> set[str]:
    writes = ("INSERT", "UPDATE", "DELETE")
    return {view.name for view, said, _ in _reached(play, person) if any(each.startswith(writes) for each in said)}


def test_a_long_list_of_the_board_asks_no_more_for_each_thing_on_it(play: Play) -> None:
    rep = make_many(play)["rep"]
    meeting = play.store.run_now(_list_21, play.now)
    pages = [tap(name, meeting.id) for name in ("agenda.read", "agenda.paper", "agenda.as_text")]
    play.until(meeting.meets_at - timedelta(hours=1))
    pages += [tap("meetings.sheet", meeting.id, 0), tap("meetings.play", meeting.id, 0)]
    often = {}
    for view in pages:
        with counting(play) as said:
            shown = play.tap(rep, view)
            often[view.name] = len(said())
        assert "Item" in str(shown), view
    assert {name: n for name, n in often.items() if n > MOST} == {}


def _list_21(unit: Unit, now: datetime) -> Meeting:
    """So many things on the list of the next meeting, each of them said by several."""
    board = unit.people.get_group(group_of(FIRST)).board_id
    meeting = unit.meetings.list_planned(board, now)[-1]
    said = unit.agenda.list_for(meeting.id)
    for n in range(21):
        item = unit.agenda.add_item(meeting.id, title=f"Item {n}", emoji="🚌")
        for each in said[n * 5 : n * 5 + 5]:
            unit.agenda.advance(each, Life.LISTED, item_id=item)
    return meeting


def test_a_list_of_60_groups_has_pages_that_all_can_be_come_to(play: Play) -> None:
    member = make_many(play)["member"]
    names: set[str] = set()
    shown = play.tap(member, tap("meetings.mirror_groups", 0))
    for _ in range(GROUPS):
        names |= {button.label for button in shown.buttons if button.label.startswith("👥")}
        if not any("More" in button.label for button in shown.buttons):
            break
        shown = play.press(member, "More")
    assert len(names) == GROUPS
