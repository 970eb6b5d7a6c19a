"""What can be done with who is in a group, and who looks after it."""

from typing import Any

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.facts.agenda import SuggestionListed
from bot.rules.people import Role
from bot.screen import tap
from bot.services.people import group as services
from storage.unit import Unit
from tests.handlers.people.table import asking, join
from tests.handlers.test_news import Town
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


class Links(Table):
    """Links that work once: to found a board, to begin another group of this one, and for Joe's first phone."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.people |= {"Joe": play.member("Joe", self.group, on_paper=True)}
        self.people |= {name: play.stranger(name) for name in ("Rose", "Kim")}
        self.joe = asking(play, self.group, self.people["Joe"])
        self.phone, self.beside = play.store.run_now(self._make)

    def _make(self, unit: Unit) -> tuple[str, str]:
        unit.people.add_invitation("abc", "founder")
        sam, now = unit.people.get(self.people["Sam"]), self.play.now
        phone = services.invite_phone(unit, sam, MemberId(self.joe), now=now)
        return phone, services.invite_group(unit, sam, self.group, now=now)

    def open(self, name: str, kind: str, code: str) -> Deed:
        """Somebody opens a link and agrees."""
        return self.press(name, "people.link_yes", kind, code)


def _untold(play: Play) -> Town:
    """Joe has no phone, and was not told that his words are on the list; Mina has written a promise down."""
    town = Town(play)
    town.listed()
    town.promised(days=300)
    return town


def _ticks(town: Town) -> Deed:
    return presses(town.play, town.sam, tap("people.news_told", town.joe, 10_000))


def _takes_back(town: Town) -> Deed:
    ticked = town.play.store.run_now(lambda unit: unit.facts.list(SuggestionListed))[-1].id
    return presses(town.play, town.sam, tap("people.news_back", town.joe, ticked, 0))


def _moves(town: Town) -> Deed:
    promise = town.promise()
    return presses(town.play, town.mina, tap("promises.move", promise.id, 20270301, promise.version))


SUBJECTS: dict[str, Subject[Any]] = {
    "what is new for somebody on paper": Subject(
        _untold,
        {
            "Sam ticks it": _ticks,
            "Sam ticks it again": _ticks,
            "Sam takes it back": _takes_back,
            "Mina moves a promise": _moves,
        },
    ),
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
    "links that work once": Subject(
        Links,
        {
            "Rose founds a board": lambda t: t.open("Rose", "found", "abc"),
            "Kim founds a board": lambda t: t.open("Kim", "found", "abc"),
            "Rose begins a group": lambda t: t.open("Rose", "beside", t.beside),
            "Kim begins a group": lambda t: t.open("Kim", "beside", t.beside),
            "Sam begins a group": lambda t: t.press("Sam", "people.new_group", t.group),
            "Rose says she is Joe": lambda t: t.open("Rose", "phone", t.phone),
            "Kim says she is Joe": lambda t: t.open("Kim", "phone", t.phone),
            "Sam makes another link": lambda t: t.press("Sam", "people.phone", t.joe),
            "Sue takes Joe out": lambda t: t.press("Sue", "people.removed", t.joe),
        },
    ),
}
