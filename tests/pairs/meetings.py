"""What can be done with a meeting of the board, and with the list of what it talks about."""

from datetime import timedelta

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from storage.unit import Unit
from tests.handlers.table import day_number, plan_meeting
from tests.pairs.deeds import Deed, Subject, presses, rings, writes
from tests.play import Play


class Table:
    """A group with two facilitators, two reps and two members."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group = play.group()
        self.people: dict[str, PersonId] = {
            "Sam": play.member("Sam", self.group, role=Role.FACILITATOR),
            "Sue": play.member("Sue", self.group, role=Role.FACILITATOR),
            "Mina": play.rep("Mina", self.group),
            "Rose": play.rep("Rose", self.group),
            "Ben": play.member("Ben", self.group),
            "Asha": play.member("Asha", self.group),
        }
        self.meeting = MeetingId(0)

    def press(self, name: str, pressed: str, *given: int | str) -> Deed:
        """Somebody presses a button."""
        return presses(self.play, self.people[name], tap(pressed, *given))

    def leave(self, name: str) -> Deed:
        """Somebody leaves the group."""
        return self.press(name, "people.left", self.group)

    def ring(self, kind: str) -> Deed:
        """A deadline of the meeting comes."""
        return rings(self.play, kind, self.meeting)

    def day(self, days: int) -> int:
        """A day to come."""
        return day_number((self.play.now + timedelta(days=days)).date())

    @property
    def version(self) -> int:
        return self.play.store.run_now(lambda unit: unit.meetings.get(self.meeting)).version

    def said(self, name: str) -> int:
        """What somebody said for the list."""
        person = self.people[name]

        def find(unit: Unit) -> int:
            member = unit.people.member_in(self.group, person, now=self.play.now)
            return unit.agenda.list_of(member.id)[0].id

        return self.play.store.run_now(find)

    def member(self, name: str) -> int:
        """Somebody in the group."""
        person = self.people[name]
        return self.play.store.run_now(lambda u: u.people.list_memberships(person, now=self.play.now)[0].id)

    def handover(self) -> int:
        """What Mina asked Ben, open or over."""
        return 1

    def item(self) -> int:
        """What is on the list already."""
        return self.play.store.run_now(lambda unit: unit.agenda.list_items(self.meeting))[0].id


def _planned(play: Play) -> Table:
    table = Table(play)
    table.meeting = plan_meeting(play, table.people["Sam"])
    return table


def _listing(play: Play) -> Table:
    """Two members said something, and one thing is on the list."""
    table = _planned(play)
    for name, topic, words in (("Ben", "bus", "The bus is late"), ("Asha", "money", "My pay is low")):
        play.tap(table.people[name], tap("agenda.suggest", topic))
        play.say(table.people[name], words)
    play.tap(table.people["Mina"], tap("agenda.put", table.said("Asha")))
    return table


def _out(play: Play) -> Table:
    """The list went out, with something of its own for each of two members."""
    table = _listing(play)
    play.tap(table.people["Mina"], tap("agenda.send", table.meeting))
    return table


def _handed(play: Play) -> Table:
    """Ben is the deputy, and Mina asked him to go."""
    table = _planned(play)
    play.tap(table.people["Sam"], tap("deputies.chosen", table.member("Ben")))
    play.tap(table.people["Mina"], tap("deputies.ask", table.meeting, table.member("Ben")))
    return table


SUBJECTS: dict[str, Subject[Table]] = {
    "a board without a meeting": Subject(
        Table,
        {
            "Sam plans one": lambda t: t.press("Sam", "meetings.plan", 0, t.day(60), 11, 0),
            "Sue plans the same": lambda t: t.press("Sue", "meetings.plan", 0, t.day(60), 11, 0),
            "Sue plans another": lambda t: t.press("Sue", "meetings.plan", 0, t.day(70), 11, 0),
            "Ben says something": lambda t: t.press("Ben", "agenda.suggest", "bus"),
        },
    ),
    "a meeting": Subject(
        _planned,
        {
            "Sam moves it": lambda t: t.press("Sam", "meetings.plan", t.meeting, t.day(62), 10, t.version),
            "Sue moves it": lambda t: t.press("Sue", "meetings.plan", t.meeting, t.day(64), 11, t.version),
            "Sam plans one there": lambda t: t.press("Sam", "meetings.plan", 0, t.day(64), 11, 0),
            "Sue calls it off": lambda t: t.press("Sue", "meetings.off", t.meeting, t.version),
            "Sam says where": lambda t: writes(
                t.play, t.people["Sam"], tap("meetings.place", t.meeting), "The town hall"
            ),
            "people are reminded": lambda t: t.ring("meetings.remind"),
            "people are asked": lambda t: t.ring("agenda.ask"),
            "the list closes": lambda t: t.ring("agenda.close"),
            "the list goes out": lambda t: t.ring("agenda.send"),
            "Ben says something": lambda t: t.press("Ben", "agenda.suggest", "bus"),
            "the rep's news are asked": lambda t: t.ring("summaries.ask"),
            "Sue sets another clock": lambda t: t.press("Sue", "people.group_zoned", t.group, "Europe/Berlin"),
        },
    ),
    "a meeting that is handed over": Subject(
        _handed,
        {
            "Ben says yes": lambda t: t.press("Ben", "deputies.yes", t.handover()),
            "Ben says no": lambda t: t.press("Ben", "deputies.no", t.handover()),
            "Mina takes it back": lambda t: t.press("Mina", "deputies.back", t.handover()),
            "Mina asks Rose": lambda t: t.press("Mina", "deputies.ask", t.meeting, t.member("Rose")),
            "Rose asks Mina": lambda t: t.press("Rose", "deputies.ask", t.meeting, t.member("Mina")),
            "Rose asks Ben": lambda t: t.press("Rose", "deputies.ask", t.meeting, t.member("Ben")),
            "Sue writes down Asha": lambda t: t.press("Sue", "deputies.chosen", t.member("Asha")),
            "Sam writes down nobody": lambda t: t.press("Sam", "deputies.nobody", t.group),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Mina steps down": lambda t: t.press("Mina", "elections.stepped", t.group),
            "Sue calls it off": lambda t: t.press("Sue", "meetings.off", t.meeting, t.version),
            "Sam moves it": lambda t: t.press("Sam", "meetings.plan", t.meeting, t.day(62), 10, t.version),
            "Ben is asked again": lambda t: rings(t.play, "deputies.silent", t.handover()),
        },
    ),
    "a list": Subject(
        _listing,
        {
            "Mina lists it": lambda t: t.press("Mina", "agenda.put", t.said("Ben")),
            "Rose lists it": lambda t: t.press("Rose", "agenda.put", t.said("Ben")),
            "Rose joins it": lambda t: t.press("Rose", "agenda.join_to", t.said("Ben"), t.said("Asha")),
            "Mina takes it apart": lambda t: t.press("Mina", "agenda.apart", t.said("Ben")),
            "Rose leaves it off": lambda t: t.press("Rose", "agenda.left_off", t.said("Ben"), "later"),
            "Mina takes the other off": lambda t: t.press("Mina", "agenda.off_list", t.item()),
            "Rose leaves the other off": lambda t: t.press("Rose", "agenda.left_off", t.said("Asha"), "later"),
            "Ben takes it back": lambda t: t.press("Ben", "agenda.take_back", t.said("Ben")),
            "Asha finds it important": lambda t: t.press("Asha", "agenda.think", t.said("Ben"), "important"),
            "Mina sends it": lambda t: t.press("Mina", "agenda.send", t.meeting),
            "it goes out": lambda t: t.ring("agenda.send"),
            "the list closes": lambda t: t.ring("agenda.close"),
            "Sue calls the meeting off": lambda t: t.press("Sue", "meetings.off", t.meeting, t.version),
            "Ben leaves": lambda t: t.leave("Ben"),
            "Ben is deleted": lambda t: t.press("Ben", "people.deleted"),
        },
    ),
    "a list that is out": Subject(
        _out,
        {
            "Mina takes one off": lambda t: t.press("Mina", "agenda.off_list", t.item()),
            "Rose joins them": lambda t: t.press("Rose", "agenda.join_to", t.said("Ben"), t.said("Asha")),
            "Mina takes it apart": lambda t: t.press("Mina", "agenda.apart", t.said("Ben")),
            "Rose leaves it off": lambda t: t.press("Rose", "agenda.left_off", t.said("Ben"), "later"),
            "Mina puts it on": lambda t: t.press("Mina", "agenda.put", t.said("Ben")),
            "Rose moves it up": lambda t: t.press("Rose", "agenda.up", t.item(), 2),
            "Sue calls the meeting off": lambda t: t.press("Sue", "meetings.off", t.meeting, t.version),
            "Ben leaves": lambda t: t.leave("Ben"),
        },
    ),
}
