"""What happened with tests of pictures. Never who looked, nor what anybody saw in a picture."""

from dataclasses import dataclass

from bot.ids import GroupId, PictureTestId
from bot.rules.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class PictureTestStarted(Fact):
    """A facilitator asks the members of a group what some pictures show."""

    test: PictureTestId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PictureTestDone(Fact):
    """So many people have looked that it says something."""

    test: PictureTestId
    group: GroupId


@dataclass(frozen=True, slots=True)
class PictureTestStopped(Fact):
    """A facilitator ended it before, and nothing of it is kept."""

    test: PictureTestId
    group: GroupId
