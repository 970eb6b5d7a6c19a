"""What can be done with who is in a group, and who looks after it."""

from bot.ids import GroupId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.people.table import asking, join
from tests.pairs.deeds import Deed, Subject, presses
from tests.play import Play


class Table:
    """A group with two facilitators, a rep and a member; Tom asked to join."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group: GroupId = play.group()
        self.people: dict[str, PersonId] = {
            "Sam": play.member("Sam", self.group, role=Role.FACILITATOR),
            "Sue": play.member("Sue", self.group, role=Role.FACILITATOR),
            "Mina": play.rep("Mina", self.group),
            "Ben": play.member("Ben", self.group),
            "Tom": play.stranger("Tom"),
        }
        join(play, self.people["Tom"], self.group, "Tom")

    def press(self, name: str, pressed: str, *given: int | str) -> Deed:
        """Somebody presses a button."""
        return presses(self.play, self.people[name], tap(pressed, *given))

    def about(self, name: str, pressed: str, who: str, *given: int | str) -> Deed:
        """Somebody presses a button about somebody of the group."""
        return self.press(name, pressed, asking(self.play, self.group, self.people[who]), *given)


SUBJECTS: dict[str, Subject[Table]] = {
    "who is in a group": Subject(
        Table,
        {
            "Sam leaves": lambda t: t.press("Sam", "people.left", t.group),
            "Sue leaves": lambda t: t.press("Sue", "people.left", t.group),
            "Sam is deleted": lambda t: t.press("Sam", "people.deleted"),
            "Sue is deleted": lambda t: t.press("Sue", "people.deleted"),
            "Sam takes Sue out": lambda t: t.about("Sam", "people.removed", "Sue"),
            "Sue takes Sam out": lambda t: t.about("Sue", "people.removed", "Sam"),
            "Sam makes Sue a member": lambda t: t.about("Sam", "people.role", "Sue", "member"),
            "Sue makes Sam a member": lambda t: t.about("Sue", "people.role", "Sam", "member"),
            "Sam makes Ben a facilitator": lambda t: t.about("Sam", "people.role", "Ben", "facilitator"),
            "Sue makes Ben the rep": lambda t: t.about("Sue", "people.rep_until", "Ben", 12),
            "Ben leaves": lambda t: t.press("Ben", "people.left", t.group),
            "Sue takes Ben out": lambda t: t.about("Sue", "people.removed", "Ben"),
            "Mina steps down": lambda t: t.press("Mina", "elections.stepped", t.group),
            "Mina leaves": lambda t: t.press("Mina", "people.left", t.group),
            "Sam lets Tom in": lambda t: t.about("Sam", "people.confirm", "Tom", "member"),
            "Sue lets Tom in as a helper": lambda t: t.about("Sue", "people.confirm", "Tom", "supporter"),
            "Sue does not let Tom in": lambda t: t.about("Sue", "people.decline", "Tom"),
            "Tom goes away": lambda t: t.press("Tom", "people.left", t.group),
            "the clocks are others": lambda t: t.press("Sam", "people.group_zoned", t.group, "Europe/Dublin"),
        },
    ),
}
