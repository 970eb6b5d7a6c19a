"""The promise of planning: whatever a facilitator presses, each page leads on, and what is planned can be held."""

import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from bot.rules.counting import Ballot
from bot.rules.elections import LEAST_CAST, LEAST_VOTERS, RUNNING, Election, State
from bot.rules.people import Member, Role
from bot.rules.workdays import is_workday
from bot.screen import Button, Screen, Tap, tap
from bot.telling import tell
from handlers import all_routes
from storage.unit import Store, Unit, make_engine
from tests.handlers.elections.table import Hall
from tests.play import START, Play, make_play

PLANS = int(os.environ.get("SAYNEXT_PLANS", "4"))
"""A small dose; more of them with a number in the environment."""
PLANNING = (
    "plan", "seats", "how", "years", "step", "quorum", "day", "on_day", "rep_now", "rep_stays", "planned", "reserved",
    "reserved_name", "reserved_for", "reserved_seats", "reserved_none",
)  # fmt: skip
"""The pages and deeds of planning, of an announced vote, too."""
ENGLAND = ZoneInfo("Europe/London")


def _of_planning(shown: Screen) -> list[Button]:
    return [b for b in shown.buttons if isinstance(b.does, Tap) and b.does.name.partition(".")[2] in PLANNING]


def _walk(hall: Hall, presses: Sequence[int]) -> None:
    """Sam presses a button of planning on each page, or writes where words are wanted, and each page leads on."""
    play, sam = hall.play, hall.sam
    shown = play.tap(sam, tap("elections.plan", hall.group))
    for number in presses:
        found = _of_planning(shown)
        if shown.place is not None and shown.place.name == "elections.reserved_name":
            shown = play.say(sam, "Riverside")
        elif found:
            pressed = found[number % len(found)].does
            assert isinstance(pressed, Tap)
            shown = play.tap(sam, pressed, way=shown.way)
        else:
            shown = play.tap(sam, tap("elections.plan", hall.group))
        assert shown.lines, "a page says what it is for"
        assert shown.buttons or shown.back is not None or shown.place is not None, "a page leads on"


def _facts(unit: Unit, hall: Hall, election: Election) -> tuple[int, list[Member], str]:
    members = unit.people.list_members(hall.group, now=hall.play.now)
    reps = unit.people.list_reps(hall.group, now=hall.play.now)
    return sum(member.has_voice for member in members), reps, unit.people.get_group(hall.group).country


def _contradictions(hall: Hall, election: Election) -> list[str]:
    """What in this plan could not be held."""
    voters, reps, country = hall.play.store.run_now(lambda unit: _facts(unit, hall, election))
    kept = 0 if election.reserved is None else election.reserved.seats
    days = [moment.astimezone(ENGLAND).date() for moment in (election.vote_at, election.close_at)]
    holds = {
        "its days are in order": election.nominate_at < election.vote_at < election.close_at,
        "people hear of it in time": election.vote_at - election.nominate_at >= timedelta(days=7),
        "it starts and ends on working days": all(is_workday(day, country) for day in days),
        "no more people must vote than there are": LEAST_CAST <= election.quorum <= voters,
        "a seat is for everybody": kept < election.seats,
        "an order needs seats": not election.in_order or election.seats > 1,
        "it says what becomes of each rep": {each.member_id for each in election.staying} == {rep.id for rep in reps},
    }
    return [what for what, is_true in holds.items() if not is_true]


def _held(hall: Hall, names: Sequence[str]) -> Election:
    """People stand, the vote opens and ends, and it is counted."""
    hall.play.until(hall.play.now)
    hall.stand(*names)
    hall.play.until(hall.election().vote_at)
    opened = hall.election()
    assert opened.state is State.VOTING
    assert opened.kind in ((Ballot.RANKED, Ballot.YES_NO) if opened.in_order else (*Ballot,))
    for _ in range(2):
        hall.play.until(hall.election().close_at)
    return hall.election()


@settings(max_examples=PLANS, phases=[Phase.explicit, Phase.generate])
@example(day=5, members=6, reps=1, presses=[0] * 12)
@example(day=186, members=4, reps=0, presses=[0] * 12)
@given(
    day=st.integers(0, 250),
    members=st.integers(4, 8),
    reps=st.integers(0, 2),
    presses=st.lists(st.integers(0, 11), min_size=6, max_size=24),
)
def test_whatever_is_pressed_what_is_planned_can_be_held(
    tmp_path_factory: pytest.TempPathFactory,
    _sqlite_made: Path,  # noqa: PT019 - it is copied for each plan
    day: int,
    members: int,
    reps: int,
    presses: list[int],
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    copyfile(_sqlite_made, folder / "test.db")
    store = Store(make_engine(f"sqlite:///{folder / 'test.db'}"), tell)
    store.open()
    try:
        hall = _hall(store, folder, members, reps, day)
        _walk(hall, presses)
        if members < LEAST_VOTERS:
            assert store.run_now(lambda unit: unit.elections.list_of(hall.group, *State)) == []
            return
        shown = hall.play.tap(hall.sam, tap("elections.planned", hall.election().id))
        planned = hall.election()
        if planned.state not in RUNNING:
            assert planned.state is State.DRAFT
            assert shown.lines, "a refusal says why"
            assert shown.back is not None, "and leads to what can be done"
            return
        assert _contradictions(hall, planned) == []
        assert _held(hall, list(hall.people)[: planned.seats + 1]).state in (State.DONE, State.PAPER)
    finally:
        store.close()


def _hall(store: Store, folder: Path, members: int, reps: int, day: int) -> Hall:
    play = make_play(store, folder / "keys", all_routes())
    play.now = START + timedelta(days=day)
    play.kept.by_chance = True
    hall = Hall.__new__(Hall)
    hall.play, hall.group = play, play.group()
    hall.sam = play.member("Sam", hall.group, role=Role.FACILITATOR)
    names = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev", "Joe", "Ella")[:members]
    hall.people = {name: (play.rep if n < reps else play.member)(name, hall.group) for n, name in enumerate(names)}
    return hall


def test_when_fewer_must_vote_than_was_announced_everybody_reads_it_at_the_opening(each_play: Play) -> None:
    hall = Hall(each_play)
    each_play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("1 rep", "2 years", "That is good", "5 people"):
        each_play.press(hall.sam, label)

    def all_six(unit: Unit) -> None:
        assert unit.elections.change(unit.elections.list_of(hall.group, State.DRAFT)[0], quorum=6)

    each_play.store.run_now(all_six)
    each_play.press(hall.sam, "Yes, plan it")
    each_play.until(each_play.now)
    hall.stand("Ben", "Mina")
    each_play.tap(hall.people["Dev"], tap("people.left", hall.group))
    each_play.until(hall.election().vote_at)
    read = each_play.tap(hall.people["Lily"], tap("elections.open", hall.election(State.VOTING).id)).lines
    assert {"Your group is smaller than before.", "At least 5 people must vote."} <= {*read}
