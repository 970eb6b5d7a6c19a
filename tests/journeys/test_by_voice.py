"""Once round with nothing but presses and voices: a member who only listens, and two reps with one hand free each.

Nobody types once there is a list, and the two reps press the same things at the same moment.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.agenda import plan_a_meeting
from tests.journeys.circle import Circle
from tests.program import world

MEETS = datetime(2031, 10, 27, 9, 30, tzinfo=UTC)
BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
OTHERS = {"Ben": "Health", "Tom": "Money", "Asha": "Work", "Dev": "Friends"}


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


def test_a_member_who_only_listens_goes_all_round_and_two_reps_press_at_the_same_moment(circle: Circle) -> None:
    two_reps_and_a_list(circle)
    lily_says_and_chooses(circle)
    the_reps_choose_together(circle)
    at_the_meeting_both_press_the_same(circle)
    the_news_by_taps_and_voice(circle)
    lily_answers_with_her_voice(circle)
    both_say_what_they_will_say(circle)
    both_report_and_lily_sees_what_became_of_it(circle)
    assert "Traceback" not in circle.world.whole_log()


def both(circle: Circle, label: str) -> None:
    """Mina and Rose press the same at the same moment; each is answered."""
    for name in ("Mina", "Rose"):
        circle[name].press_only(label)
    circle.world.settle()


def two_reps_and_a_list(circle: Circle) -> None:
    circle.found("Marlshire", "Northfield")
    for name in ("Mina", "Rose", "Lily", *OTHERS):
        circle.join(name, "Northfield")
    for name in ("Mina", "Rose"):
        circle.menu("People in the group")
        while not any(name in label for label in circle.sam.screen.labels):
            circle.sam.press("More")
        circle.sam.press(name, "Already a rep")
        circle.sam.press_data("people.rep_until")
    plan_a_meeting(circle)


def lily_says_and_chooses(circle: Circle) -> None:
    lily = circle["Lily"]
    circle.home(lily)
    lily.press("My things", "My settings", "Words, pictures, voice", "Words and listening")
    lily = circle.wait_for("Lily", "What should the board talk about?")
    assert lily.screen.voice is not None
    lily.press("Say something", "Buses")
    assert "The voice message is here." in lily.speak().text
    lily.press("without my name")
    for name, topic in OTHERS.items():
        circle.home(circle[name])
        circle[name].press("Say something", topic)
    circle.home(lily)
    lily.press("What others say", "Important")
    circle.wait_for("Mina", "Please choose")
    circle.home(lily)
    lily.press("Which 3 matter most?")
    lily.press_data("agenda.three")
    assert "We saved it" in lily.press("I am ready").title


def the_reps_choose_together(circle: Circle) -> None:
    """Both decide the same thing at the same moment: it is decided once, and each goes on."""
    for name in ("Mina", "Rose"):
        circle.home(circle[name])
        circle[name].press("Choose: 5 suggestions")
    for _ in OTHERS:
        both(circle, "Put it on the list")
    both(circle, "Put it on the list")
    assert "1. " in circle["Mina"].screen.text
    assert circle["Mina"].screen.text == circle["Rose"].screen.text
    both(circle, "Yes, send it")
    for name in ("Mina", "Rose"):
        assert "What the board talks about" in circle[name].screen.title


def at_the_meeting_both_press_the_same(circle: Circle) -> None:
    """One press from home to the sheet; a promise in three presses, which is one promise though both note it."""
    circle.world.until(MEETS)
    for name in ("Mina", "Rose"):
        circle.home(circle[name])
        assert "This is 1 of 5." in circle[name].press("At the meeting").text
    both(circle, "We talked about it")
    both(circle, "They promise something")
    both(circle, "Monday 3 November")
    both(circle, "Yes, save it")
    for name in ("Mina", "Rose"):
        assert "We saved the promise" in circle[name].screen.title
        assert "Talked about: undo" in circle[name].press("At the meeting").labels[0]
        assert circle[name].speak().labels[0] == "☑️ Talked about: undo"
    circle.home(circle["Lily"])
    promises = [label for label in circle["Lily"].press("News", "promises").labels if "“Friends”" in label]
    assert len(promises) == 1, promises


def the_news_by_taps_and_voice(circle: Circle) -> None:
    """Four questions with one press each; then the cards; nothing is typed."""
    mina = circle.wait_for("Mina", "What happened at the board?")
    mina.press("Start", "Go on", "The board said yes", "There is a promise", "Make the cards")
    assert "The cards" in mina.screen.title


def lily_answers_with_her_voice(circle: Circle) -> None:
    """A question in own words, asked with presses only, and answered with a voice."""
    mina, lily = circle["Mina"], circle["Lily"]
    circle.home(mina)
    mina.press("For the rep", "Ask your groups", "Something else", "What matters most", "In their own words")
    mina.press("Yes, ask now")
    circle.later(days=2)
    circle.home(lily)
    lily.press("Answer the question")
    assert "Here is a voice message." in lily.speak().text
    lily.press("Yes, say it")


def both_say_what_they_will_say(circle: Circle) -> None:
    """Mina says it with her voice; both read it back at the same moment, and the groups hear it once."""
    plan_a_meeting(circle)
    circle.wait_for("Mina", "We asked 7 people.")
    mina, rose = circle["Mina"], circle["Rose"]
    circle.home(mina)
    assert "You can say it or write it." in mina.press("For the rep", "What the groups say", "What I will say").text
    mina.speak()
    circle.home(rose)
    rose.press("For the rep", "What I will say")
    assert "Here is a voice message." in rose.screen.text
    both(circle, "Yes, tell the groups")
    assert "The groups will hear it" in mina.screen.title
    lily = circle.wait_for("Lily", "What we want to say")
    assert sum("What we want to say" in bubble.title for bubble in lily.messages()) == 1
    lily.press("That is right")


def both_report_and_lily_sees_what_became_of_it(circle: Circle) -> None:
    """Both say at the same moment what came of it; Lily hears it once, and has one picture of the way of her words."""
    for name in ("Mina", "Rose"):
        circle.wait_for(name, "Did you say it?").press("Yes, I said it")
    both(circle, "The board said yes")
    lily = circle.wait_for("Lily", "The board said yes.")
    circle.later(days=2)
    assert sum("The board said yes." in bubble.text for bubble in lily.messages()) == 1
    circle.home(lily)
    life = lily.press("My things", "What I said", "Buses")
    assert life.photo is not None
    assert "👉 Now: " in life.text
