"""Hearing what happened: the rep answers by tap and voice, a member reads first, the rep says yes, everybody reads."""

from tests.journeys.circle import Circle


def write_the_cards(circle: Circle) -> None:
    """On the evening of the meeting the rep is asked; taps are enough, and a voice is kept."""
    mina = circle.wait_for("Mina", "What happened at the board?")
    print(circle.world.now)
    print(mina.press("Start"))
    print(mina.press("Late buses", "Health", "Go on"))
    print(mina.press("They said yes", "There is a promise"))
    print(mina.screen)


def a_member_reads_first(circle: Circle) -> None:
    """A member."""


def everybody_reads(circle: Circle) -> None:
    """A member."""
