"""Saying what matters: a meeting, suggestions, opinions, the rep's choice, and what became of it."""

from tests.journeys.circle import Circle


def plan_a_meeting(circle: Circle) -> None:
    """A day about 8 weeks away, an hour, and the place in words."""
    sam = circle.sam
    circle.menu("Plan a board meeting")
    sam.press_data("meetings.day:0:")
    for _ in range(8):
        sam.press("Later days")
    sam.press_data("meetings.hour:0:")
    sam.press_data("meetings.where:")
    assert "Town Hall" in sam.say("Town Hall").text
    sam.press("Yes, plan it")
    assert sam.heard("weeks.\nThe place is Town Hall.")


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
    circle.menu("For a member on paper", "Joe", "Health", "No, without help")
    sam.say("I wait too long")
    sam.press("Yes, save it", "with my name")


def look_at_what_others_say(circle: Circle) -> None:
    """One suggestion at a time: important, not sure, not for me."""
    while not circle["Owen"].heard("What should the board talk about?"):
        circle.later(days=1)
    for name, opinion in (("Owen", "Important"), ("Nia", "Important"), ("Ben", "Not sure")):
        circle.home(circle[name])
        circle[name].press("What others say")
        while any(opinion in label for label in circle[name].screen.labels):
            circle[name].press(opinion)
    assert "You have seen everything" in circle["Owen"].screen.title


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
    mina.press("See the board's list", "Send the list", "Yes, send it")
    assert mina.heard("The list is sent")


def _choose(circle: Circle, said: str, *labels: str) -> None:
    """What was said stands on one of the pages of the list."""
    mina = circle["Mina"]
    circle.home(mina)
    page = mina.press("For the rep", "What my groups say", "Choose for the board")
    while not any(said in label for label in page.labels):
        page = mina.press("More")
    mina.press(said, *labels)


def hear_about_the_list(circle: Circle) -> None:
    """Every author hears what became of their words; everybody reads the list; it prints for the board."""
    circle.later(days=3)
    for name in ("Lily", "Dev"):
        assert "Now: It is on the board's list" in circle[name].press("Buses").text
    assert "Now: It is on the board's list" in circle["Omar"].press("Health").text
    assert "There is already an answer." in circle["Tom"].press("Money").text
    assert "1. 🚌 Late buses\n2. 🏥 Health\n3. 💼 Work" in circle["Nia"].press("What the board talks about").text
    circle.home(circle["Mina"])
    circle["Mina"].press("News", "Board meeting", "The board's list", "Print it")
    papers = [bubble.document for bubble in circle["Mina"].messages() if bubble.document]
    assert circle.world.line.file(papers[-1]).startswith(b"%PDF")
