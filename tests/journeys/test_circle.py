"""The whole circle, once around: through the real program, on everybody's phone, in the time that it takes.

Two groups of one board, 12 members of whom 2 are on paper, a supporter and a facilitator. Each
station is a few taps of people who each see only their own phone.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.circle import Circle
from tests.journeys.looking import left_on, newest, what_can_be_seen
from tests.program import Phone, world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
"""A Monday, 10 in the morning in London. The clocks go back before this circle is round."""
CLOSES = datetime(2031, 10, 6, 16, tzinfo=UTC)
NORTHFIELD = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev")
ON_PAPER = ("Joe", "Ella")
RIVERSIDE = ("Carys", "Omar", "Nia", "Owen")
CHAT = "Our group chat"
LONDON = ZoneInfo("Europe/London")
AT_ONCE = {
    "🙋 Somebody wants to join", "🎉 You are in", "💬 Your group chat", "📄 Please count the papers too",
}  # fmt: skip
"""Somebody waits for these at that moment, so they come at any hour."""
AT_THE_SAME_TIME = {"🗳 The result"}
"""Everybody hears this at the same time, whatever else the day brought; in daytime all the same."""


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


def test_the_whole_circle(circle: Circle) -> None:
    found_the_groups(circle)
    everybody_joins(circle)
    plan_the_vote(circle)
    three_people_stand(circle)
    vote_in_secret(circle)
    count_the_papers(circle)
    hear_the_result(circle)
    plan_a_meeting(circle)
    say_what_matters(circle)
    look_at_what_others_say(circle)
    choose_for_the_board(circle)
    hear_about_the_list(circle)
    no_phone_rang_too_often(circle)
    the_group_chat_says_nothing_private(circle)
    the_log_names_nobody(circle)


# Joining


def found_the_groups(circle: Circle) -> None:
    """Two groups of one board, and the chat of one of them."""
    circle.found("Marlshire", "Northfield")
    circle.menu("Our group", "Group chat", "Choose the chat")
    assert circle.sam.heard("The bot is in your group chat.")
    circle.add_group("Riverside")


def everybody_joins(circle: Circle) -> None:
    """Each person by the link, one thing at a time; two are added on paper."""
    for name in NORTHFIELD:
        circle.join(name, "Northfield")
    circle.join("Grace", "Northfield", role="Supporter")
    for name in RIVERSIDE:
        circle.join(name, "Riverside")
    circle.look_at("Northfield")
    for name in ON_PAPER:
        circle.add_on_paper(name)


# Electing a rep


def plan_the_vote(circle: Circle) -> None:
    """The dates are proposed; Sam taps. Everybody can read the rules from then on."""
    sam = circle.sam
    circle.menu("Plan a vote", "1 rep", "2 years", "That is good", "5 people")
    assert "At least 5 people must vote." in sam.screen.text
    sam.press("Yes, plan it")
    circle.later(days=1)
    assert circle["Tom"].heard("Who should be our rep?")


def three_people_stand(circle: Circle) -> None:
    """One by herself, two because somebody suggested them and they said yes: with a photo, words, a voice."""
    mina, ben, asha = circle["Mina"], circle["Ben"], circle["Asha"]
    circle.home(mina)
    mina.press("Who should it be?", "I want to be the rep", "Photo")
    mina.photo()
    mina.press("Words or voice")
    assert "“I listen to everybody”" in mina.say("I listen to everybody").text
    _suggest(circle, by="Tom", whom="Ben")
    ben.press("Yes", "Words or voice")
    ben.speak()
    _suggest(circle, by="Lily", whom="Asha")
    asha.press("Yes")
    _suggest(circle, by="Ben", whom="Dev")
    assert "That is fine" in circle["Dev"].press("No").title


def _suggest(circle: Circle, *, by: str, whom: str) -> None:
    circle.home(circle[by])
    circle[by].press("Who should it be?", "I suggest somebody", whom)
    circle.later(days=1)
    assert circle[whom].heard("Do you want to be the rep?")


def vote_in_secret(circle: Circle) -> None:
    """Four taps from home; a vote shows on nobody else's phone, and what was chosen not on one's own."""
    world, lily, tom = circle.world, circle["Lily"], circle["Tom"]
    while not lily.heard("Vote for your rep"):
        circle.later(days=1)
    others = (circle.sam, circle["Asha"], circle["Grace"])
    before = [what_can_be_seen(phone) for phone in others]
    marks = [newest(phone) for phone in (lily, tom)]
    _vote(circle, "Lily", "Mina")
    _vote(circle, "Tom", "Ben")
    assert left_on(lily, after=marks[0]) == left_on(tom, after=marks[1])
    _vote(circle, "Tom", "Mina", again=True)
    _leave_half_way(circle["Dev"])
    _vote(circle, "Dev", "Mina")
    _listen_to_the_choice(circle["Asha"])
    _vote(circle, "Mina", "Mina")
    assert [what_can_be_seen(phone) for phone in others if phone.name != "Asha"] == [before[0], before[2]]
    for name in NORTHFIELD[1:]:
        assert not any("You chose" in bubble.text for bubble in circle[name].messages())
        assert not any((b.data or "").startswith("elections.b:") for m in circle[name].messages() for b in m.buttons)
    circle.later(days=8)
    assert circle["Ben"].heard("You can still vote")
    assert not any(circle[name].heard("You can still vote") for name in NORTHFIELD[1:])
    _vote(circle, "Ben", "Ben")
    assert world.now < CLOSES


def _vote(circle: Circle, name: str, choice: str, *, again: bool = False) -> None:
    phone = circle[name]
    circle.home(phone)
    phone.press("Change my vote") if again else phone.press("Vote")
    if again:
        phone.press("Vote")
    assert "Your vote is in" in phone.press(choice, "Next", "send my vote").title


def _leave_half_way(phone: Phone) -> None:
    """Somebody stops before the last tap: they hear that they have not voted."""
    phone.start()
    assert "You have not voted yet." in phone.press("Vote", "Ben", "Next").text
    assert "You have not voted yet." in phone.start().text


def _listen_to_the_choice(phone: Phone) -> None:
    """Who lets the phone read out a choice has no voice of it left afterwards."""
    phone.start()
    phone.press("Vote", "Asha", "Next")
    phone.press_only("Listen")
    phone.world.wait_until(lambda: any(bubble.voice for bubble in phone.messages()))
    phone.press("send my vote")
    assert not any(bubble.voice for bubble in phone.messages())


def count_the_papers(circle: Circle) -> None:
    """The vote closes by itself. Two people count two papers, and only their numbers are written down."""
    sam, lily = circle.sam, circle["Lily"]
    circle.world.until(CLOSES + timedelta(minutes=1))
    assert "closed" in circle["Tom"].press("Change my vote").title
    assert sam.heard("Count the papers")
    sam.press("All papers", "2", "Mina", "1", "Ben", "1", "Ask a second person", "Lily")
    lily.press("Yes, the same")


def hear_the_result(circle: Circle) -> None:
    """Those who stood hear it first; then everybody, with the new rep's page."""
    for name in ("Mina", "Ben", "Asha"):
        assert circle[name].heard("Mina is the new rep.")
    assert not circle["Tom"].heard("Mina is the new rep.")
    circle.later(days=1)
    for name in ("Tom", "Lily", "Dev"):
        assert circle[name].heard("Mina is the new rep.\n8 of 8 people voted.")
    circle.home(circle["Tom"])
    assert "Mina" in circle["Tom"].press("News", "Our reps").text


# Saying what matters


def plan_a_meeting(circle: Circle) -> None:
    """A day about 8 weeks away, an hour, and the place in words."""
    sam = circle.sam
    circle.menu("Plan a board meeting")
    for _ in range(8):
        sam.press("Later days")
    sam.press_data("meetings.hour:0:")
    sam.press_data("meetings.check:0:")
    sam.press("Yes, plan it")
    assert "Town Hall" in sam.say("Town Hall").text


def say_what_matters(circle: Circle) -> None:
    """Two taps are a whole suggestion; words, a voice or a photo can follow, and paper counts the same."""
    lily, tom, omar, dev, sam = circle["Lily"], circle["Tom"], circle["Omar"], circle["Dev"], circle.sam
    circle.home(circle["Nia"])
    assert "Thank you" in circle["Nia"].press("Say something", "Work").text
    circle.home(lily)
    lily.press("Say something", "Buses")
    assert "“The bus is late”" in lily.say("The bus is late").text
    lily.press("with my name")
    circle.home(tom)
    tom.press("Say something", "Money")
    tom.speak()
    tom.press("without my name")
    circle.home(omar)
    omar.press("Say something", "Health")
    omar.photo()
    omar.press("with my name")
    circle.home(dev)
    dev.say("The bus does not stop")
    dev.press("for the board", "Buses", "with my name")
    circle.menu("Somebody on paper says", "Joe", "Health", "They said it alone")
    sam.say("I wait too long")
    sam.press("with my name")


def look_at_what_others_say(circle: Circle) -> None:
    """One suggestion at a time: important, not sure, not for me."""
    while not circle["Owen"].heard("What should the board talk about?"):
        circle.later(days=1)
    for name, opinion in (("Owen", "Important"), ("Nia", "Important"), ("Ben", "Not sure")):
        circle.home(circle[name])
        circle[name].press("What others say")
        while any(opinion in label for label in circle[name].screen.labels):
            circle[name].press(opinion)
    assert "You have seen all" in circle["Owen"].screen.title


def choose_for_the_board(circle: Circle) -> None:
    """The list closes by itself; the rep joins what is alike, leaves one out with a reason, and sends the list."""
    mina = circle["Mina"]
    while not mina.heard("Please choose"):
        circle.later(days=1)
    assert "6 suggestions" in mina.press("Choose for the board").text
    mina.press("The bus is late", "Put it on the list")
    assert "Late buses" in mina.say("Late buses").title
    _choose(circle, "The bus does not st", "Together with")
    _choose(circle, "I wait too long", "Put it on the list")
    _choose(circle, "Health", "Together with")
    _choose(circle, "Work", "Put it on the list")
    _choose(circle, "Money", "Not on the list", "There is an answer")
    mina.press("See the list", "Send the list")
    assert mina.heard("The list is out")


def _choose(circle: Circle, *labels: str) -> None:
    circle.home(circle["Mina"])
    circle["Mina"].press("For the rep", "Choose for the board", *labels)


def hear_about_the_list(circle: Circle) -> None:
    """Every author hears what became of their words; everybody reads the list; it prints for the board."""
    circle.later(days=3)
    for name in ("Lily", "Dev"):
        assert "On the list 👈" in circle[name].press("Buses").text
    assert "On the list 👈" in circle["Omar"].press("Health").text
    assert "There is an answer already." in circle["Tom"].press("Money").text
    assert "1. 🚌 Late buses\n2. 🏥 Health\n3. 💼 Work" in circle["Nia"].press("What the board talks about").text
    circle.home(circle["Mina"])
    circle["Mina"].press("News", "Board meeting", "What it talks about", "On paper")
    papers = [bubble.document for bubble in circle["Mina"].messages() if bubble.document]
    assert circle.world.line.file(papers[-1]).startswith(b"%PDF")


# What was promised to everybody, all the way


def no_phone_rang_too_often(circle: Circle) -> None:
    """At most one ordinary message a day, and none of any kind early or late unless somebody waits for it."""
    rang: Counter[tuple[str, date]] = Counter()
    for push in circle.world.pushes:
        local = push.bubble.at.astimezone(LONDON)
        assert push.bubble.title in AT_ONCE or time(9) <= local.time() < time(20), push
        is_ordinary = not push.bubble.silent and push.bubble.title not in AT_ONCE | AT_THE_SAME_TIME
        rang[push.to, local.date()] += is_ordinary
    assert [(who, day) for (who, day), times in rang.items() if times > 1] == []
    assert sum(rang.values()) > len(circle.people)


def the_group_chat_says_nothing_private(circle: Circle) -> None:
    """What is open, and a link into the private chat: no button works there, and nobody is named who did something."""
    said = circle.world.group_chat(CHAT)
    assert any("Vote for your rep" in bubble.text for bubble in said)
    assert all(button.url is not None for bubble in said for button in bubble.buttons)
    assert not any(name in bubble.text for bubble in said for name in (*NORTHFIELD[2:], *RIVERSIDE, *ON_PAPER))


def the_log_names_nobody(circle: Circle) -> None:
    """Our own ids and event names: no name, no word that anybody said, no Telegram id."""
    log = circle.world.whole_log()
    for phone in circle.people.values():
        assert phone.name not in log
        assert str(phone.id) not in log
    assert "error" not in log
    assert "Traceback" not in log
