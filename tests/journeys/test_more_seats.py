"""More reps than one, from the plan to the page of the reps: what comes out is worked out here by hand, and each person
reads it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.circle import NORTHFIELD, Circle
from tests.program import Phone, world
from tests.program.process import run

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
CLOSES = datetime(2031, 10, 6, 16, tzinfo=UTC)
CHAT = "Our group chat"
PEOPLE = (*NORTHFIELD, "Pat", "Kim", "Eve", "Zoe")
NONE = "None of these"
CHOSEN, THANKS = "You are a rep now", "Thank you for being a candidate."

HAPPY_WITH = {
    "Ben": ("Ben", "Mina", "Asha"), "Mina": ("Ben", "Mina"), "Asha": ("Ben", "Mina", "Asha"), "Lily": ("Mina", "Lily"),
    "Tom": ("Ben", "Mina", "Asha"), "Dev": ("Ben", "Mina"), "Pat": ("Ben", "Lily"), "Kim": ("Mina", "Asha"),
    "Eve": ("Asha", "Lily"), "Zoe": (NONE,),
}  # fmt: skip
"""Counted by hand: Mina 7, Ben 6, Asha 5, Lily 3, none of these 1. So the three seats are for Mina, Ben and Asha."""

IN_ORDER = {
    "Ben": ("Ben",), "Asha": ("Ben",), "Lily": ("Ben",), "Dev": ("Ben",), "Pat": ("Ben",), "Tom": ("Tom",),
    "Kim": ("Tom", "Mina"), "Eve": ("Tom", "Mina"), "Mina": ("Mina",), "Zoe": ("Mina",),
}  # fmt: skip
ON_PAPER = ("Joe", "Ella", "Hal", "Ivy", "Max", "Una")
PAPERS = (("Ben",), ("Tom", "Mina"), ("Tom",), ("Mina",), ("Ben",), ("Tom",))
"""Counted by hand, phones and papers together: 16 votes for 2 seats, so a rep needs 6. First choices: Ben 5 + 2, Tom
3 + 3, Mina 2 + 1. Ben is in. The other seat is kept and not for Tom, although he has 6 votes: of these 3 go on to Mina
(Kim, Eve, paper 2) and 3 have no second choice. So Mina has 6, and is in."""


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    """Northfield with ten members who have a phone, and a chat."""
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        circle = Circle(made, made.person("Sam"))
        circle.found("Marlshire", "Northfield")
        circle.menu("Our group", "Group chat", "Choose the chat")
        for name in PEOPLE:
            circle.join(name, "Northfield")
        yield circle


def test_three_seats_are_for_those_whom_most_would_be_happy_with(circle: Circle) -> None:
    plan(circle, "3 reps", "Everybody they")
    circle.stand("Mina", "Ben", "Asha", "Lily")
    circle.wait_for("Tom", "Vote for a rep")
    for name, happy in HAPPY_WITH.items():
        votes(circle[name], happy)
    circle.world.until(CLOSES + timedelta(minutes=1))
    who_stood_hears_first(circle, {"Mina", "Ben", "Asha"}, not_chosen="Lily")
    everybody_hears(circle, {"Mina", "Ben", "Asha"}, "10 of 10 people voted.", not_chosen="Lily")
    numbers = reads_the_numbers(circle["Tom"])
    for line in ("Mina got 7 votes.", "Ben got 6 votes.", "Asha got 5 votes.", "Lily got 3 votes."):
        assert line in numbers
    a_rep_says_yes(circle, "Asha", others={"Mina", "Ben"})
    the_record_is_whole(circle)


def test_in_order_a_kept_seat_is_for_who_has_fewer_votes_and_each_page_says_why(circle: Circle) -> None:
    for name in ON_PAPER:
        circle.add_on_paper(name)
    plan(circle, "2 reps", "Choose in order", keeps=True)
    circle.stand("Mina", "Ben", "Tom")
    circle["Mina"].press("The seat we keep", "Yes")
    circle.wait_for("Asha", "Vote for a rep")
    for name, order in IN_ORDER.items():
        votes(circle[name], order)
    circle.wait_for("Asha", "We are counting the ballot papers")
    two_enter_the_papers(circle)
    who_stood_hears_first(circle, {"Mina", "Ben"}, not_chosen="Tom")
    everybody_hears(circle, {"Mina", "Ben"}, "16 of 16 people voted.", not_chosen="Tom")
    lily, kept = circle["Lily"], "We keep 1 seat for people who need a lot of support.\nNobody else gets that seat.\n"
    numbers = reads_the_numbers(lily)
    for line in ("These are the first choices.", "Ben got 7 votes.", "Tom got 6 votes.", "Mina got 3 votes.", kept):
        assert line in numbers
    first = lily.press("How we counted").text
    for line in ("A rep needs 6 votes.", "Ben has 7 votes.", "Tom has 6 votes.", "Mina has 3 votes."):
        assert line in first
    assert "Ben is a rep now." in first
    second = lily.press("Next step").text
    assert f"{kept}So there is no seat for Tom.\nThese votes moved to the next choices.\n" in second
    assert "Mina has 6 votes." in second
    assert second.endswith("Mina is a rep now.")
    a_rep_says_yes(circle, "Mina", others={"Ben"})
    the_record_is_whole(circle)


def plan(circle: Circle, reps: str, how: str, *, keeps: bool = False) -> None:
    circle.menu("Plan a vote", reps, how, "2 years", "That is good", "5 people")
    if keeps:
        circle.sam.press("Keep a seat", "A lot of support")
    circle.sam.press("Yes, plan it")
    circle.later(days=1)


def votes(phone: Phone, choices: tuple[str, ...]) -> None:
    """Four names stand on two pages of a ballot, for each person in an order of their own."""
    phone.start()
    phone.press("Vote")
    while not any("send my vote" in label for label in phone.screen.labels):
        for choice in choices:
            if any(label.endswith(choice) and "About" not in label for label in phone.screen.labels):
                phone.press(choice)
        if any("Next" in label for label in phone.screen.labels):
            phone.press("Next")
    assert "Your vote is in" in phone.press("send my vote").title


def two_enter_the_papers(circle: Circle) -> None:
    """Two who do not stand, each for themselves."""
    assert circle.sam.heard("6 people voted on paper.")
    circle.sam.press("Choose 2 people")
    drawn = [name for name in PEOPLE if name in circle.sam.screen.text]
    assert len(drawn) == 2
    assert not {*drawn} & {"Mina", "Ben", "Tom"}
    for name in drawn:
        phone = circle[name]
        phone.press("Yes, I will count")
        for n, paper in enumerate(PAPERS, start=1):
            phone.press(*paper, f"That is paper {n}")
        phone.press("No more papers", "I have counted")
    assert circle[drawn[0]].heard("We have your count.")


def names_in(text: str) -> set[str]:
    """Who are the new reps: their names stand in the order of the ballot, which lots decided."""
    found = re.search(r"^(.*) are the new reps\.$", text, re.MULTILINE)
    return set() if found is None else set(re.split(", | and ", found[1]))


def who_stood_hears_first(circle: Circle, chosen: set[str], *, not_chosen: str) -> None:
    """Each of them hears what is theirs; of the others nobody has the result on their phone yet."""
    for name in chosen:
        assert circle[name].heard(CHOSEN)
        assert not circle[name].heard(THANKS)
    assert not circle[not_chosen].heard(CHOSEN)
    thanks = next(each.text for each in circle[not_chosen].messages() if THANKS in each.text)
    assert names_in(thanks) == chosen
    for name in {*PEOPLE} - {*chosen, not_chosen}:
        assert not circle[name].heard("are the new reps")


def everybody_hears(circle: Circle, chosen: set[str], turnout: str, *, not_chosen: str) -> None:
    """In the same words, in the chat too, and that their own vote is counted; but for those who know."""
    circle.wait_for("Zoe", turnout)
    for name in {*PEOPLE} - {*chosen, not_chosen}:
        told = [each.text for each in circle[name].messages() if turnout in each.text]
        assert len(told) == 1, name
        assert names_in(told[0]) == chosen
        assert "We counted your vote from your phone." in told[0]
    said = [each.text for each in circle.world.group_chat(CHAT) if turnout in each.text]
    assert [names_in(each) for each in said] == [chosen]
    assert not any("your vote" in each for each in said)


def reads_the_numbers(phone: Phone) -> str:
    """They are a picture, too."""
    phone.start()
    shown = phone.press("News", "The last vote", "The numbers")
    assert shown.photo is not None
    assert phone.world.line.file(shown.photo)
    return shown.text


def a_rep_says_yes(circle: Circle, name: str, *, others: set[str]) -> None:
    """The page of the reps says of each of them what is true then."""
    circle[name].press_data("reps.yes")
    circle.home(circle["Zoe"])
    shown = circle["Zoe"].press("News", "Who speaks for us").text
    assert f"{name} has not said yes or no yet." not in shown
    assert f"{name} speaks for Northfield." in shown
    for other in others:
        assert f"{other} speaks for Northfield." in shown
        assert f"{other} has not said yes or no yet." in shown


def the_record_is_whole(circle: Circle) -> None:
    """Anybody who keeps the server finds the words that the group was told."""
    done = run(circle.world.folder, "check", **circle.world.settings)
    assert done.returncode == 0, done.stderr
    assert "All is well." in done.stdout
    said = next(each.text for each in circle.world.group_chat(CHAT) if "6 words at the end" in each.text)
    words = said.partition("The 6 words at the end are:\n")[2].replace("\n", ", ")
    assert f"end, en: {words}" in done.stdout
    log = circle.world.whole_log()
    assert not any(name in log for name in (*PEOPLE, *ON_PAPER, "Traceback"))
