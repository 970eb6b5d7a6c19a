"""Promises of the guide: by it anybody comes round the circle, and it says only what is true."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.languages import FIRST
from bot.practice import guide, report
from bot.practice.circle import DOORS, STEPS, now_at
from bot.practice.report import Report, heard
from bot.rules.facts import kind_of
from bot.rules.facts.elections import CandidateStood, ElectionPlanned
from bot.rules.facts.meetings import MeetingPlanned
from bot.words import translated
from handlers import all_routes
from tests.practice.conftest import BEGINS, Caller
from tests.program import World, world

MONDAY = datetime(2031, 6, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The program, once for all of these tests."""
    folder = tmp_path_factory.mktemp("guide")
    with world(folder, f"sqlite:///{folder / 'practice.db'}") as made:
        yield made


@pytest.fixture
def practice(running: World) -> World:
    """The practice board as on its first day, on a Monday."""
    running.line.post("/practice/start-again")
    running.settle()
    running.jump(MONDAY)
    return running


def _guide(practice: World) -> dict[str, object]:
    told: dict[str, object] = practice.state()["guide"]
    return told


def test_the_guide_goes_once_round_the_circle_by_presses_that_anybody_could_make(practice: World) -> None:
    for number, step in enumerate(STEPS):
        told = _guide(practice)
        assert told["now"] == step.name
        assert [each["done"] for each in told["steps"]] == [before < number for before in range(len(STEPS))]  # type: ignore[attr-defined]
        practice.line.post("/practice/guide", step=step.name)

    assert _guide(practice)["now"] is None
    assert practice.phone("Lily").heard("is the new rep.")
    practice.jump("tomorrow")
    assert practice.phone("Lily").heard("What we want to say")


def test_a_step_is_ticked_when_somebody_does_it_without_the_guide(practice: World) -> None:
    sam = practice.phone("Sam")
    sam.press("For the facilitator", "Plan a vote", "Only our group", "1 rep", "2 years", "That is good", "5 people")
    assert _guide(practice)["now"] == "plan"
    sam.press("Yes, plan it")
    assert _guide(practice)["now"] == "stand"


def test_what_comes_next_is_a_button_that_stands_on_the_phone(practice: World) -> None:
    move = _guide(practice)["move"]

    shown = next(phone for phone in practice.state()["phones"] if phone["name"] == "Sam")
    assert move == {"phone": shown["id"], "message": shown["messages"][-1]["id"], "row": 0, "column": 0}
    assert "For the facilitator" in shown["messages"][-1]["rows"][0][0]["text"]


@pytest.mark.parametrize(("door", "name", "words", "after"), [
    ("vote", "Asha", "You can vote now.", "vote"),
    ("board", "Mina", "What happened at the board?", "summary"),
])  # fmt: skip
def test_a_door_leads_into_the_middle(practice: World, door: str, name: str, words: str, after: str) -> None:
    practice.phone("Ben").press("Say something", "Work")

    practice.line.post("/practice/door", door=door)

    assert practice.phone(name).heard(words)
    assert not practice.phone("Ben").heard("Work")
    assert _guide(practice)["now"] == after


def test_on_an_empty_board_the_first_link_stands_on_the_page_until_it_was_used(tmp_path: Path) -> None:
    with world(tmp_path, f"sqlite:///{tmp_path / 'practice.db'}", PRACTICE_BOARD="off") as made:
        link = str(_guide(made)["link"])
        assert made.bot is not None
        assert link in made.bot.line_with("start=found_")
        assert _guide(made)["doors"] == []

        sam = made.person("Sam")
        made.line.post("/practice/follow", phone=sam.id, url=link)
        made.settle()
        sam.press("that is fine")
        for words in ("Marlshire", "Northfield"):
            sam.say(words)
        assert _guide(made)["link"] == ""


def test_of_everything_that_the_clock_does_it_is_said_what_it_is_or_nobody_hears_of_it() -> None:
    kinds = set(all_routes().deadlines)

    assert set(report.SILENT) <= kinds
    assert kinds - set(report.SILENT) == report.KNOWN
    assert [
        kind for kind in sorted(report.KNOWN) if f"practice.coming.{kind}" not in translated(FIRST, "practice")
    ] == []


def test_the_clock_goes_on_to_what_somebody_can_see_and_says_who(practice: World) -> None:
    for step in ("plan", "stand"):
        practice.line.post("/practice/guide", step=step)
    assert practice.state()["next"]["what"] == "Messages about pages that are not finished."
    assert practice.line.post("/practice/clock", jump="next", news=True)["news"] != []
    assert practice.state()["next"]["what"] == "The vote starts."
    assert practice.line.post("/practice/clock", jump="next", news=True)["news"] != []
    for name in ("Ben", "Mina", "Asha", "Lily"):
        practice.phone(name).press("Vote", "Ben", "send my vote")

    # Both reminders reach nobody, because everybody has voted; then the vote closes.
    assert practice.phone("Sam").id in practice.line.post("/practice/clock", jump="next", news=True)["news"]
    assert practice.phone("Sam").heard("Count the ballot papers")
    assert practice.phone("Lily").heard("We are counting the ballot papers")


def test_a_letter_that_waits_for_a_better_hour_can_come_at_once(practice: World) -> None:
    practice.line.post("/practice/guide", step="plan")
    practice.jump(MONDAY.replace(hour=21))
    practice.line.post("/practice/guide", step="meeting")
    before = practice.now
    assert "Sam" in practice.state()["waiting"]

    practice.line.post("/practice/letters")
    practice.settle()

    assert practice.state()["waiting"] == []
    assert (practice.now - before).total_seconds() < 60
    assert practice.phone("Sam").heard("A board meeting is planned")


def test_the_page_says_who_is_the_rep_after_the_vote_as_before(practice: World) -> None:
    for step in STEPS[:4]:
        practice.line.post("/practice/guide", step=step.name)

    assert practice.phone("Asha").heard("Mina is the new rep.")
    assert {phone["note"] for phone in practice.state()["phones"] if phone["name"] == "Mina"} == {"rep"}


def test_a_report_comes_over_as_it_was_told() -> None:
    report = Report(BEGINS, BEGINS, "elections.open", ("Ben",), ("Ben",), {"ListSent": 2}, {101: "rep"}, "found_x")

    assert heard(report.fields()) == report


def test_what_a_door_leaves_out_is_not_asked_for() -> None:
    assert now_at({}) is STEPS[0]
    assert now_at({kind_of(MeetingPlanned): 1}).name == "say"  # type: ignore[union-attr]
    assert now_at({kind_of(ElectionPlanned): 1, kind_of(CandidateStood): 1}).name == "stand"  # type: ignore[union-attr]


def test_every_door_leads_through_steps_that_there_are() -> None:
    assert {name for door in DOORS for name in door.steps} <= {step.name for step in STEPS}


@pytest.mark.parametrize(("path", "told"), [("guide", {"step": "lost"}), ("door", {"door": "lost"})])
async def test_there_is_no_other_step_and_no_other_door(bot: Caller, path: str, told: dict[str, str]) -> None:
    async with bot.session.post(f"{bot.url}/practice/{path}", json=told) as answer:
        assert answer.status == 404


async def test_the_guide_waits_while_it_presses(bot: Caller) -> None:
    await bot.phones.walk(is_walking=True)

    async with bot.session.post(f"{bot.url}/practice/guide", json={"step": "plan"}) as answer:
        assert answer.status == 409
    assert guide.shown(bot.phones)["walking"] is True
