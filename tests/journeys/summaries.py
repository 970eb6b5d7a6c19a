"""Hearing what happened: the rep answers by taps, a member reads first, the rep says yes, everybody reads."""

from tests.journeys.circle import Circle


def write_the_cards(circle: Circle) -> None:
    """On the evening of the meeting the rep is asked; taps are enough. A promise is written down with its date."""
    mina = circle.wait_for("Mina", "What happened at the board?")
    mina.press("Start", "Late buses", "Health", "Go on")
    mina.press("The board said yes", "There is a promise")
    mina.press("Not decided yet", "They will talk again", "Make the cards")
    assert "Somebody made a promise." in mina.press("Late buses").text
    mina.press("Add a promise")
    mina.say("Alex")
    mina.say("A bus at 8")
    mina.press_data("promises.on_day")
    assert "We saved the promise" in mina.press("Yes, save it").title


def a_member_reads_first(circle: Circle) -> None:
    """A member says which word is hard; the rep hears of it and can change the card. Nobody else sees it yet."""
    mina, asha = circle["Mina"], circle["Asha"]
    circle.home(mina)
    mina.press("For the rep", "The summary", "A member reads first", "Asha")
    circle.wait_for("Asha", "read this first")
    asha.press("Read it now", "I understand", "There is a hard word")
    asha.say("decided")
    assert "Your name will be on it." in asha.press("My name").text
    circle.wait_for("Mina", "This is hard: “decided”.")
    mina.press("2. Health", "Change the words", "2. The board")
    assert "The board will say it in March." in mina.say("The board will say it in March.").text
    assert not circle["Tom"].heard("News from the board")


def everybody_reads(circle: Circle) -> None:
    """The rep says yes; everybody reads one card at a time, their own words first, and on paper."""
    mina, lily = circle["Mina"], circle["Lily"]
    circle.home(mina)
    mina.press("For the rep", "The summary", "Check and send", "What is missing")
    assert "Work" in mina.screen.text
    mina.press("It is private", "Check and send", "Yes, this happened")
    circle.wait_for("Lily", "News from the board")
    own = lily.press("Read it").text
    assert "“The bus is late”" in own, own
    assert "Somebody promised to do something about it." in own, own
    assert "The board said yes." in lily.press("Next").text
    assert "The board will say it in March." in lily.press("Next").text
    assert "Thank you" in lily.press("Next", "I understand").title
    circle.home(mina)
    mina.press("For the rep", "The summary", "Print it")
    papers = [bubble.document for bubble in mina.messages() if bubble.document]
    assert circle.world.line.file(papers[-1]).startswith(b"%PDF")
