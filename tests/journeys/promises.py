"""A promise on its day: the rep is asked, and then the members decide whether it is done."""

from tests.journeys.circle import Circle


def members_decide(circle: Circle) -> None:
    """The rep says done; the members see it differently, and theirs counts."""
    circle.wait_for("Mina", "Is it done?").press("It is done")
    for name in ("Lily", "Tom", "Dev"):
        circle.wait_for(name, "Is it done?").press("It is not done")
    circle.wait_for("Ben", "It is not done")
