"""Electing a rep: plan, stand, vote in secret, count the papers, hear the result."""

from datetime import UTC, datetime, timedelta

from tests.journeys.circle import NORTHFIELD, Circle
from tests.journeys.looking import differing, left_on, newest, what_can_be_seen
from tests.program import Phone

CLOSES = datetime(2031, 10, 6, 16, tzinfo=UTC)


def plan_the_vote(circle: Circle) -> None:
    """The dates are proposed; Sam taps. Everybody can read the rules from then on."""
    sam = circle.sam
    circle.menu("Plan a vote", "Only our group", "1 rep", "2 years", "That is good", "5 people")
    assert "At least 5 people must vote." in sam.screen.text
    sam.press("Yes, plan it")
    circle.later(days=1)
    assert circle["Tom"].heard("Who should speak for us?")


def three_people_stand(circle: Circle) -> None:
    """One by herself, two because somebody suggested them and they said yes: with a photo, words, a voice."""
    mina, ben, asha = circle["Mina"], circle["Ben"], circle["Asha"]
    circle.home(mina)
    mina.press("Who should be the rep?", "I want to be rep", "Yes, I want to", "Photo")
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
    circle[by].press("Who should be the rep?", "Suggest somebody", whom)
    circle.later(days=1)
    assert circle[whom].heard("Do you want to be rep?")


def vote_in_secret(circle: Circle) -> None:
    """Four taps from home; a vote shows on nobody else's phone, and what was chosen not on one's own."""
    world, lily, tom = circle.world, circle["Lily"], circle["Tom"]
    while not lily.heard("Vote for a rep"):
        circle.later(days=1)
    others = (circle.sam, circle["Grace"])
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
    for phone, pages in zip(others, before, strict=True):
        assert not (changed := differing(pages, what_can_be_seen(phone))), changed
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
    phone.press("See my pictures", "Change my vote") if again else phone.press("Vote")
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
    """The vote closes by itself. Two people enter two papers, one by one, each alone on their own phone."""
    sam = circle.sam
    circle.world.until(CLOSES + timedelta(minutes=1))
    assert "closed" in circle["Tom"].press("Change my vote").title
    assert sam.heard("Count the ballot papers")
    sam.press("Choose 2 people")
    drawn = [name for name in ("Tom", "Lily", "Dev", "Asha") if name in sam.screen.text]
    for name in drawn:
        assert circle[name].heard("Please count the papers")
        circle[name].press("Yes, I will count", "Mina", "That is paper 1", "Ben", "That is paper 2")
        circle[name].press("No more papers", "I have counted")


def hear_the_result(circle: Circle) -> None:
    """Those who stood hear it first; then everybody, with the new rep's page."""
    assert circle["Mina"].heard("You are a rep now")
    for name in ("Ben", "Asha"):
        assert circle[name].heard("Mina is the new rep.")
    assert not circle["Tom"].heard("Mina is the new rep.")
    circle.later(days=1)
    for name in ("Tom", "Lily", "Dev"):
        assert circle[name].heard("Mina is the new rep.\n8 of 8 people voted.")
    circle.home(circle["Tom"])
    assert "Mina" in circle["Tom"].press("News", "Who speaks for us").text
