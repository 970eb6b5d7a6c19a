"""Questions to the candidates, and a vote in the room, through the real program: on everybody's own phone and on that
which goes round, with people who press what they should not."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.circle import NORTHFIELD, Circle
from tests.program import Bubble, Phone, world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
QUESTION = "What will you do about buses?"
STAND = ("Mina", "Ben")


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


def test_a_vote_in_the_room_with_questions_to_the_candidates(circle: Circle) -> None:
    circle.found("Marlshire", "Northfield")
    for name in NORTHFIELD:
        circle.join(name, "Northfield")
    circle.menu("Plan a vote", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it")
    circle.later(days=1)
    circle.stand(*STAND)
    answers = candidates_answer_a_question(circle)
    circle.wait_for("Tom", "Vote for a rep")
    answers_stay_and_are_read_from_the_ballot(circle, answers)
    the_phone_goes_round(circle)
    lily, sent = votes_in_the_room(circle, "Lily", "Mina"), circle.sam.screen.number
    old = somebody_walks_away(circle, "Tom")
    the_power_fails_and_nothing_of_it_is_on_the_phone(circle)
    what_was_left_open_sends_nothing_over_a_vote_from_home(circle, "Tom", old)
    presses_that_are_nobodys_do_nothing(circle, lily, on=sent)
    somebody_guesses_a_picture(circle, "Asha")
    votes_in_the_room(circle, "Dev", "Mina")
    the_room_ends(circle, voted=("Lily", "Dev"), did_not=("Tom", "Asha", "Ben"))
    somebody_says_it_was_not_them(circle, "Lily")
    for name in ("Lily", "Asha", "Ben", "Mina"):
        votes_at_home(circle, name, "Mina")
    circle.wait_for("Tom", "Mina is the new rep.\n6 of 6 people voted.")
    nobody_is_told_more_than_they_may(circle)


def candidates_answer_a_question(circle: Circle) -> dict[str, int]:
    """Tom asks, Sam passes it on unchanged, both answer; the numbers of the messages with their answers."""
    tom, sam, answers = circle["Tom"], circle.sam, {}
    circle.home(tom)
    tom.press("Who should be the rep?", "Questions", "Ask a question")
    tom.say(QUESTION)
    tom.press("Yes, ask it")
    circle.home(sam)
    sam.press("Look at new questions")
    assert f"“{QUESTION}”" in sam.screen.text
    assert "Tom" not in sam.screen.text
    sam.press("Yes, pass it on")
    for name in STAND:
        phone = circle[name]
        circle.home(phone)
        phone.press("Answer the questions")
        answers[name] = phone.send("text", text=f"{name} asks the bus company")
        circle.world.settle(by=phone.id)
        assert f"“{name} asks the bus company”" in phone.screen.text
    assert "asks the bus company" not in read_the_questions(circle, "Lily")
    return answers


def read_the_questions(circle: Circle, name: str) -> str:
    circle.home(circle[name])
    return circle[name].press("Who should be the rep?", "Questions", "Read the questions").text


def answers_stay_and_are_read_from_the_ballot(circle: Circle, answers: dict[str, int]) -> None:
    """Nobody answers anew, also not by changing an old message or with a button of before."""
    ben, tom = circle["Ben"], circle["Tom"]
    circle.world.line.post("/practice/edit", phone=ben.id, message_id=answers["Ben"], text="Mina is bad")
    circle.world.settle(by=ben.id)
    assert "The vote has started" in ben.forge("hustings.answer:2:1").title
    ben.say("Mina is bad")
    circle.home(tom)
    shown = tom.press("Vote", "About Mina", "Questions").text
    assert f"“{QUESTION}”" in shown
    for name in STAND:
        assert f"{name} says: “{name} asks the bus company”" in shown


def the_phone_goes_round(circle: Circle) -> None:
    """Everybody hears it; the page for the next person stays the newest on the phone that goes round."""
    circle.menu("The vote", "Change the vote", "Vote in the room", "Yes, start")
    assert "Press your own name." in circle.sam.screen.text
    assert all(circle[name].heard("People can vote in the room now.") for name in NORTHFIELD)


def _picture(circle: Circle, name: str) -> str:
    """What stands on their own phone."""
    circle.home(circle[name])
    return circle[name].press("See my picture").text.partition("is:\n")[2].partition("\n")[0]


def _takes_the_phone(circle: Circle, name: str) -> Bubble:
    """They press their name and their picture, from wherever the phone stands."""
    sam, picture = circle.sam, _picture(circle, name)
    _pass_on(circle)
    while not any(name in label for label in sam.screen.labels):
        sam.press("More")
    return sam.press(name, picture)


def _pass_on(circle: Circle) -> None:
    circle.home(circle.sam)
    circle.sam.press("Next person")


def _left_of_a_ballot(phone: Phone) -> list[str]:
    """What somebody finds who takes the phone into their hand."""
    return [
        bubble.text
        for bubble in phone.messages()
        if "You chose" in bubble.text
        or "votes now" in bubble.text
        or "Your pictures are" in bubble.text
        or any((button.data or "").startswith(("rooms.b:", "rooms.as:")) for button in bubble.buttons)
    ]


def votes_in_the_room(circle: Circle, name: str, choice: str) -> str:
    """The same pages as at home; then nothing of them is on the phone. The button that sent it."""
    sam = circle.sam
    assert f"{name} votes now." in _takes_the_phone(circle, name).text
    sam.press(choice)
    sends = sam.find("send my vote")[1].data or ""
    assert "Your vote is in" in sam.press("send my vote").title
    sam.press("I am done")
    assert not _left_of_a_ballot(sam)
    circle.home(circle[name])
    assert "You voted in the room" in circle[name].screen.title
    return sends


def somebody_walks_away(circle: Circle, name: str) -> str:
    """They chose, and did not send it; the button that would have sent it."""
    _takes_the_phone(circle, name)
    assert "You have not voted yet." in circle.sam.press("Mina").text
    return circle.sam.find("send my vote")[1].data or ""


def the_power_fails_and_nothing_of_it_is_on_the_phone(circle: Circle) -> None:
    """While somebody's ballot is open, the program is killed; the next person finds their own name and nothing else."""
    circle.world.kill_bot()
    circle.world.start_bot()
    _pass_on(circle)
    assert not _left_of_a_ballot(circle.sam)
    names = _names(circle)
    assert "Tom" in names
    assert "Lily" not in names


def _names(circle: Circle) -> str:
    """Everybody who can still vote in the room."""
    sam, found = circle.sam, ""
    _pass_on(circle)
    found += " ".join(sam.screen.labels)
    while any("More" in label for label in sam.screen.labels):
        found += " ".join(sam.press("More").labels)
    return found


def what_was_left_open_sends_nothing_over_a_vote_from_home(circle: Circle, name: str, old: str) -> None:
    """Whoever kept the button sends no other vote than the one that they sent since with their own phone."""
    votes_at_home(circle, name, "Ben")
    before = _own_pictures(circle, name)
    for _ in range(2):
        assert "Your vote is in" not in circle.sam.forge(old).title
    assert _own_pictures(circle, name) == before


def votes_at_home(circle: Circle, name: str, choice: str) -> None:
    circle.home(circle[name])
    assert "Your vote is in" in circle[name].press("Vote", choice, "send my vote").title


def _own_pictures(circle: Circle, name: str) -> str:
    circle.home(circle[name])
    return circle[name].press("See my pictures").text


def presses_that_are_nobodys_do_nothing(circle: Circle, sends: str, *, on: int) -> None:
    """The button with which Lily's vote was sent, again: on that phone, on other phones, and in a group chat."""
    sam, stranger, line = circle.sam, circle.world.person("Stranger"), circle.world.line
    stranger.start()
    circle.home(circle["Lily"])
    before, mina = circle["Lily"].screen.text, circle["Mina"].messages()
    for phone in (circle["Ben"], circle["Lily"], stranger):
        assert "pictures" not in phone.forge(sends).text
    # A press twice, as by a phone that has lost its connection, shows that it is in, and changes nothing.
    for _ in range(2):
        line.post("/practice/press", phone=sam.id, message_id=on, data=sends)
    circle.world.settle(by=sam.id)
    chat = line.post("/practice/chat", title="Everybody", people=[circle["Tom"].id], by=sam.id)["chat"]
    circle.world.settle()
    line.post("/practice/press", phone=circle["Tom"].id, message_id=1, chat=chat, data=sends)
    line.post("/practice/press", phone=sam.id, message_id=1, chat=chat, data="rooms.names:1:0")
    circle.world.settle()
    said = circle.world.group_chat("Everybody")
    assert not any("votes now" in each.text or "next person" in each.text for each in said)
    assert all(button.data is None for each in said for button in each.buttons)
    circle.home(circle["Lily"])
    assert circle["Lily"].screen.text == before
    assert circle["Mina"].messages() == mina


def somebody_guesses_a_picture(circle: Circle, name: str) -> None:
    """Twice wrong, and that name is out of the room; they hear it."""
    sam, own = circle.sam, _picture(circle, name)
    _pass_on(circle)
    while not any(name in label for label in sam.screen.labels):
        sam.press("More")
    sam.press(name)
    wrong = [button.data or "" for button in sam.screen.buttons if (button.data or "").startswith("rooms.as:")]
    right = sam.find(own)[1].data or ""
    wrong.remove(right)
    for data in (*wrong[:2], right):
        shown = sam.forge(data, on=sam.screen.number)
    assert f"{name} cannot vote here" in shown.title
    assert name not in _names(circle)
    assert circle[name].heard("Then they pressed the wrong picture 2 times.")


def the_room_ends(circle: Circle, *, voted: tuple[str, ...], did_not: tuple[str, ...]) -> None:
    """Who voted there hears it on their own phone, and nobody else does."""
    _pass_on(circle)
    circle.sam.press("Stop voting here")
    circle.later(hours=1)
    assert all(circle[name].heard("A vote with your name came from the room.") for name in voted)
    assert not any(circle[name].heard("A vote with your name came from the room.") for name in did_not)
    assert "Voting in the room has stopped" in circle.sam.forge("rooms.names:1:0").title


def somebody_says_it_was_not_them(circle: Circle, name: str) -> None:
    """That vote is taken out, and everybody hears that one was not right, and not whose."""
    circle[name].press("That was not me", "Yes, take it out")
    circle.later(hours=1)
    for other in NORTHFIELD:
        assert circle[other].heard("A person told us: a vote with my name was not from me.")


def nobody_is_told_more_than_they_may(circle: Circle) -> None:
    """No name in the log, and on Sam's phone nothing of anybody's ballot."""
    assert not _left_of_a_ballot(circle.sam)
    log = circle.world.whole_log()
    assert not any(name in log for name in (*NORTHFIELD, QUESTION, "bus company"))
    assert "Traceback" not in log
