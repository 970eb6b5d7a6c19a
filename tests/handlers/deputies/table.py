"""A group with a rep, a deputy whom it chose, and a meeting to come."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.ids import GroupId, HandoverId, MeetingId, MemberId, PersonId
from bot.rules.people import Member, Role
from bot.screen import HOME, Screen, tap
from storage.unit import Unit
from tests.handlers.table import plan_meeting
from tests.play import Play


@dataclass(slots=True)
class Council:
    """Mina is the rep, Ben the deputy, Tom and Asha are members, Joe is on paper, Sam and Sue look after the group."""

    play: Play
    group: GroupId = field(init=False)
    people: dict[str, PersonId] = field(init=False)
    meeting: MeetingId = field(init=False)

    def __post_init__(self) -> None:
        play = self.play
        self.group = play.group()
        self.people = {
            "Sam": play.member("Sam", self.group, role=Role.FACILITATOR),
            "Sue": play.member("Sue", self.group, role=Role.FACILITATOR),
            "Mina": play.rep("Mina", self.group),
            **{name: play.member(name, self.group) for name in ("Ben", "Tom", "Asha")},
            "Joe": play.member("Joe", self.group, on_paper=True),
        }
        self.meeting = plan_meeting(play, self.people["Sam"], days=30)

    def member(self, name: str) -> Member:
        """Somebody in the group."""
        person = self.people[name]
        return self.play.store.run_now(lambda u: u.people.list_memberships(person, now=self.play.now)[0])

    def tap(self, name: str, pressed: str, *given: int | str) -> Screen:
        """Somebody presses a button, whether or not they ever saw it."""
        return self.play.tap(self.people[name], tap(pressed, *given))

    def choose(self, name: str) -> MemberId:
        """Sam writes down whom the group chose."""
        member = self.member(name).id
        self.tap("Sam", "deputies.chosen", member)
        return member

    def ask(self, name: str = "Ben") -> HandoverId:
        """The rep cannot come, and asks."""
        if self.member(name).id != self._chosen():
            self.choose(name)
        self.tap("Mina", "deputies.ask", self.meeting, self.member(name).id)
        return self.handover()

    def hand_over(self) -> HandoverId:
        """Ben goes for Mina."""
        number = self.ask()
        self.tap("Ben", "deputies.yes", number)
        return number

    def _chosen(self) -> MemberId | None:
        return self.play.store.run_now(lambda u: u.deputies.find_chosen(self.group))

    def handover(self) -> HandoverId:
        """The newest one of Mina."""

        def find(unit: Unit) -> HandoverId:
            mine = unit.people.member_in(self.group, self.people["Mina"], now=self.play.now)
            return unit.deputies.list_open_of(mine.id)[-1].id

        return self.play.store.run_now(find)

    def told(self, name: str) -> list[str]:
        """Titles and lines of the letters that somebody got since last asked."""
        return [line for shown in self.play.heard(self.people[name]) for line in (shown.title, *shown.lines)]

    def hush(self) -> None:
        """Whatever waits was read."""
        for name in self.people.keys() - {"Joe"}:
            self.play.heard(self.people[name])

    def home(self, name: str) -> str:
        """What stands on the buttons of their home."""
        return " | ".join(button.label for button in self.play.tap(self.people[name], HOME).buttons)

    def day_of_meeting(self, *, days: int = 0, hours: int = 0) -> None:
        """Time passes until the meeting begins, and so much longer."""
        meets_at = self.play.store.run_now(lambda u: u.meetings.get(self.meeting)).meets_at
        self.play.until(meets_at + timedelta(days=days, hours=hours))
