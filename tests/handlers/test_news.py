"""Promises of news for people without a phone: a facilitator sees what to tell whom, until it is ticked."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from bot.ids import MemberId, PersonId
from bot.rules.people import Role
from bot.rules.promises import Promise
from bot.screen import Paper, tap
from handlers.routes import Due
from storage.unit import Unit
from tests.handlers.table import board_of, plan_meeting
from tests.play import Play


class Town:
    """Joe and Lily have no phone. Joe's words about buses, written down by Sam, are on the list of the board."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group = play.group()
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.mina = play.rep("Mina", self.group)
        self.ben = play.member("Ben", self.group)
        self.joe, self.lily = (self._on_paper(name) for name in ("Joe", "Lily"))
        self.meeting = plan_meeting(play, self.sam)
        play.tap(self.sam, tap("agenda.add_for", self.joe, "bus", "helped"))

    def _on_paper(self, name: str) -> MemberId:
        person: PersonId = self.play.member(name, self.group, on_paper=True)
        return self.play.store.run_now(lambda u: u.people.member_in(self.group, person, now=self.play.now)).id

    def listed(self) -> None:
        """The list goes out, and their words are on it."""
        said = self.play.store.run_now(lambda u: u.agenda.list_for(self.meeting))[0]
        self.play.tap(self.mina, tap("agenda.put", said.id))
        self.play.until(self.play.now + timedelta(days=40))

    def promised(self, *, days: int) -> None:
        """Mina writes a promise down, and its day is moved."""
        self.play.tap(self.mina, tap("promises.begin", 0, 0))
        self.play.say(self.mina, "Alex")
        self.play.say(self.mina, "A bus at 9")
        for label in ("There is no date", "Yes, save it"):
            self.play.press(self.mina, label)
        promise = self.promise()
        day = self.play.now.date() + timedelta(days=days)
        number = day.year * 10_000 + day.month * 100 + day.day
        self.play.tap(self.mina, tap("promises.move", promise.id, number, promise.version))

    def promise(self) -> Promise:
        """The newest one."""
        board = board_of(self.play, self.sam)
        return self.play.store.run_now(lambda u: u.promises.list_of_board(board))[0]

    def names(self) -> list[str]:
        """For whom there is news."""
        return [button.label for button in self.play.tap(self.sam, tap("people.news", self.group, 0)).buttons]


def test_nothing_is_new_before_anything_happened(play: Play) -> None:
    town = Town(play)
    assert town.names() == []
    assert "News: people on paper" not in str(play.tap(town.sam, tap("home.menu", "facilitator", 0)).buttons)


def test_the_facilitator_sees_what_became_of_their_words_and_ticks_it(each_play: Play) -> None:
    play = each_play
    town = Town(play)
    town.listed()
    assert town.names() == ["📄 Joe: 1"]
    shown = play.press(town.sam, "Joe")
    assert shown.lines[:4] == ("Please tell Joe this:", "", "🚌 Buses", "👉 Now: It is on the board's list")
    assert "Joe has heard all the news." in play.press(town.sam, "I told them").lines
    assert town.names() == []


def test_all_of_their_words_are_told_and_printed(play: Play) -> None:
    town, words = Town(play), "The bus is late each day when it rains"
    play.store.run_now(lambda u: u.agenda.change(u.agenda.list_for(town.meeting)[0].id, text=words))
    town.listed()
    assert f"“{words}”" in play.tap(town.sam, tap("people.news_for", town.joe)).lines
    paper = play.press(town.sam, "Print").enclosed[0]
    assert isinstance(paper, Paper)
    assert f"“{words}”" in paper.blocks[0].lines


def test_it_stands_in_the_menu_while_something_is_to_be_told(play: Play) -> None:
    town = Town(play)
    town.listed()
    for page in range(4):
        play.tap(town.sam, tap("home.menu", "facilitator", page))
        if any("News: people on paper" in button.label for button in play.last(town.sam).buttons):
            break
    assert "Joe" in play.press(town.sam, "News: people on paper").buttons[0].label


def test_what_happens_after_the_tick_is_new_again(each_play: Play) -> None:
    town = Town(each_play)
    town.listed()
    each_play.tap(town.sam, tap("people.news_for", town.joe))
    town.promised(days=30)
    each_play.press(town.sam, "I told them")
    assert town.names() == ["📄 Joe: 1", "📄 Lily: 1"]
    assert "“A bus at 9”" in each_play.tap(town.sam, tap("people.news_for", town.lily)).lines


def test_a_thing_that_changed_twice_is_told_once_as_it_is_now(play: Play) -> None:
    town = Town(play)
    town.promised(days=30)
    town.promised(days=30)
    assert town.names() == ["📄 Joe: 2", "📄 Lily: 2"]
    promise = town.promise()
    play.tap(town.mina, tap("promises.move", promise.id, 20260801, promise.version))
    assert town.names() == ["📄 Joe: 2", "📄 Lily: 2"]


def test_it_can_be_printed_for_one_of_them_alone(play: Play) -> None:
    town = Town(play)
    town.listed()
    play.tap(town.sam, tap("people.news_for", town.joe))
    (paper,) = play.press(town.sam, "Print").enclosed
    assert isinstance(paper, Paper)
    assert paper.title == "What is new for Joe"
    assert [block.heading for block in paper.blocks] == ["Buses"]


def test_the_same_press_again_and_one_from_before_change_nothing(each_play: Play) -> None:
    town = Town(each_play)
    town.listed()
    first = each_play.tap(town.sam, tap("people.news_for", town.joe)).buttons[0].does
    town.promised(days=30)
    each_play.tap(town.sam, tap("people.news_told", town.joe, 10_000))
    for _ in range(3):
        each_play.tap(town.sam, first)  # type: ignore[arg-type]
    assert town.names() == ["📄 Lily: 1"]


def test_a_wrong_tick_is_taken_back(each_play: Play) -> None:
    town = Town(each_play)
    town.listed()
    each_play.tap(town.sam, tap("people.news_for", town.joe))
    each_play.press(town.sam, "I told them")
    for _ in range(2):
        back = next(b.does for b in each_play.last(town.sam).buttons if "pressed by mistake" in b.label)
        shown = each_play.tap(town.sam, back)  # type: ignore[arg-type]
        assert "👉 Now: It is on the board's list" in shown.lines
        assert town.names() == ["📄 Joe: 1"]
        each_play.tap(town.sam, tap("people.news_told", town.joe, 10_000))


def test_taking_a_tick_back_leaves_what_was_ticked_before_and_since(each_play: Play) -> None:
    town = Town(each_play)
    town.listed()
    first = each_play.tap(town.sam, tap("people.news_told", town.joe, 10_000)).buttons[0].does
    town.promised(days=30)
    each_play.tap(town.sam, tap("people.news_told", town.joe, 10_000))
    each_play.tap(town.sam, first)  # type: ignore[arg-type]
    assert town.names() == ["📄 Lily: 1"]
    each_play.tap(town.sam, tap("people.news_for", town.lily))
    each_play.press(town.sam, "I told them")
    each_play.press(town.sam, "pressed by mistake")
    assert town.names() == ["📄 Lily: 1"]


def _tidy(play: Play) -> None:
    for tidy in play.dispatch.routes.tidiers:
        play.store.run_now(partial(_tidy_up, tidy, play))


def _tidy_up(tidy: Callable[[Due], None], play: Play, unit: Unit) -> None:
    tidy(Due(unit, play.now, play.dispatch.keys))


def _night(town: Town) -> list[str]:
    """The night passes; what the facilitator gets of this in the morning."""
    _tidy(town.play)
    return [screen.title for screen in town.play.heard(town.sam) if "on paper" in screen.title]


def test_the_facilitator_gets_one_letter_a_week_while_something_waits_to_be_told(each_play: Play) -> None:
    town = Town(each_play)
    assert _night(town) == []
    town.listed()
    each_play.heard(town.sam)
    letters = []
    for _ in range(14):
        letters += _night(town)
        each_play.until(each_play.now + timedelta(days=1))
    assert letters == ["📄 News for people on paper"] * 2


def test_the_letter_does_not_come_when_everything_was_told_before_the_morning(play: Play) -> None:
    town = Town(play)
    town.listed()
    play.heard(town.sam)
    _tidy(play)
    play.tap(town.sam, tap("people.news_told", town.joe, 10_000))
    assert [screen.title for screen in play.heard(town.sam) if "on paper" in screen.title] == []


def test_it_is_work_that_waits_for_the_facilitator_until_it_is_told(each_play: Play) -> None:
    town = Town(each_play)
    town.listed()
    town.promised(days=30)
    assert "📄 News to tell: 2 people" in [b.label for b in each_play.start(town.sam).buttons]
    for whose in (town.joe, town.lily):
        each_play.tap(town.sam, tap("people.news_told", whose, 10_000))
    assert "News to tell" not in str(each_play.start(town.sam).buttons)
    assert "News to tell" not in str(each_play.start(town.mina).buttons)


def test_what_is_older_than_a_quarter_is_no_news(play: Play) -> None:
    town = Town(play)
    town.promised(days=300)
    play.until(play.now + timedelta(days=89))
    assert "📄 Lily: 1" in town.names()
    play.until(play.now + timedelta(days=2))
    assert not [name for name in town.names() if "Lily" in name]


@pytest.mark.parametrize("name", ["mina", "ben"])
def test_only_a_facilitator_sees_and_ticks_it(play: Play, name: str) -> None:
    town = Town(play)
    town.listed()
    other = getattr(town, name)
    for forged in (
        tap("people.news", town.group, 0),
        tap("people.news_for", town.joe),
        tap("people.news_told", town.joe, 10_000),
        tap("people.news_back", town.joe, 10_000, 0),
        tap("people.news_paper", town.joe),
    ):
        assert "somebody else" in play.tap(other, forged).title
    assert town.names() == ["📄 Joe: 1"]


def test_who_has_a_phone_is_told_there(play: Play) -> None:
    town = Town(play)
    ben = play.store.run_now(lambda u: u.people.member_in(town.group, town.ben, now=play.now)).id
    assert "old" in play.tap(town.sam, tap("people.news_for", ben)).title
