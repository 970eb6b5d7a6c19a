"""What should the rep say next: the question, the views, the sheet, the position, and what they said to it."""

from tests.journeys.circle import Circle
from tests.journeys.looking import what_can_be_seen

ANSWERS = {
    "Lily": "Where it is", "Tom": "Where it is", "Ben": "Where it is", "Nia": "Where it is",
    "Omar": "Who helps me", "Owen": "Who helps me", "Dev": "I do not know",
}  # fmt: skip


def ask_the_groups(circle: Circle) -> None:
    """The rep asks both groups, with taps only."""
    mina = circle["Mina"]
    circle.home(mina)
    mina.press("For the rep", "Ask your groups", "Late buses", "What matters most", "Choose an answer")
    mina.press("Who helps me", "Where it is", "That is all", "Ask all the groups")
    assert "The question goes to Northfield and Riverside." in mina.screen.text
    assert "Nobody sees answers before that." in mina.press("Yes, ask now").text


def answer_the_question(circle: Circle) -> None:
    """Two taps from home; words or a voice can follow; on paper it counts the same. Nobody sees a running result."""
    tom, owen, sam = circle["Tom"], circle["Owen"], circle.sam
    circle.later(days=2)
    before = [what_can_be_seen(phone) for phone in (sam, circle["Mina"])]
    for name, answer in ANSWERS.items():
        circle.home(circle[name])
        assert "We have your answer" in circle[name].press("Answer the question", answer).title
    assert [what_can_be_seen(phone) for phone in (sam, circle["Mina"])] == before
    tom.press("Say more")
    tom.say("The stop is too far")
    assert "A rep can say these words." in tom.press("Yes, say it").text
    owen.press("Say more")
    owen.speak()
    assert "A rep can say these words." in owen.press("Yes, say it").text
    circle.menu("For members on paper", "Joe", "Where it is", "No, without help", "Yes, save it")


def say_what_the_rep_will_say(circle: Circle) -> None:
    """The rep gets one sheet, says what to say, and it is read back to the groups."""
    mina = circle.wait_for("Mina", "We asked 12 people.")
    circle.home(mina)
    mina.press("For the rep")
    mina.press("What the groups say")
    assert "📍 Where it is: " in mina.press("Next").text
    mina.press("Next", "Next")
    assert "“The stop is too far”" in mina.screen.text
    mina.press("What I will say", "Yes, I will say that", "Yes, tell the groups")
    lily = circle.wait_for("Lily", "They chose this most: Where it is.")
    lily.press("That is right")


def hear_what_they_said(circle: Circle) -> None:
    """After the next meeting: I said it, they said."""
    mina = circle.wait_for("Mina", "Did you say it?")
    mina.press("Yes, I said it", "The board said yes")
    circle.wait_for("Tom", "The board said yes.")
