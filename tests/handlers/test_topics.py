"""Promises of topics: a facilitator changes them with few presses, and what was said about one is never lost."""

from collections.abc import Callable

import pytest

from bot.ids import GroupId, PersonId, TopicId
from bot.rules.people import Role
from bot.rules.topics import Topic
from bot.screen import FACILITATOR_MENU, Pictogram, Screen, tap
from bot.services.elections.photos import refuse_photo
from storage.unit import Unit
from tests.handlers.table import board_of, lines_of, plan_quiet_meeting
from tests.play import Play

PROPOSED = ["bus", "home", "health", "work", "money", "friends", "safe", "else"]


class Table:
    """Sam looks after the group, Mina is its rep, Ben and Asha are members; a meeting is planned."""

    def __init__(self, play: Play) -> None:
        self.play = play
        group = play.group()
        self.sam, self.mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
        self.ben, self.asha = play.member("Ben", group), play.member("Asha", group)
        self.board = board_of(play, self.sam)
        self.meeting = plan_quiet_meeting(play, self.sam)

    def topics(self) -> list[Topic]:
        return self.play.store.run_now(lambda unit: unit.topics.list_of(self.board))

    def offered(self) -> list[str]:
        return [each.key for each in self.topics() if each.is_offered]

    def number(self, key: str) -> TopicId:
        return next(each.id for each in self.topics() if each.key == key)

    def add(self, name: str, picture: str) -> Screen:
        """Sam adds a topic and chooses the first picture that has this name."""
        self.play.tap(self.sam, tap("topics.new"))
        self.play.say(self.sam, name)
        return self.play.press(self.sam, picture)

    def grid(self, person: PersonId) -> list[str]:
        """The first page."""
        return [button.label for button in self.play.tap(person, tap("agenda.start")).buttons]

    def can_choose(self, person: PersonId, topic: str) -> bool:
        """Whether it is on one of the pages."""
        labels = self.grid(person)
        while any("More" in label for label in labels[-2:]):
            labels = [*labels[:-1], *(button.label for button in self.play.press(person, "More").buttons)]
        return topic in labels


@pytest.fixture
def table(each_play: Play) -> Table:
    return Table(each_play)


def test_a_new_board_begins_with_the_proposed_topics_in_the_words_of_who_reads(table: Table) -> None:
    assert table.offered() == PROPOSED
    assert "🚌 Buses" in table.grid(table.ben)
    welsh = table.play.member("Lily", table.play.group("Riverside", "Other"), language="cy")
    assert "🚌 Bysiau" in table.grid(welsh)


def test_a_facilitator_adds_a_topic_in_four_presses_from_their_menu_and_everybody_can_choose_it(table: Table) -> None:
    play = table.play
    shown = play.tap(table.sam, FACILITATOR_MENU)
    while not any("Change the topics" in button.label for button in shown.buttons):
        shown = play.press(table.sam, "More")
    play.press(table.sam, "Change the topics")
    play.press(table.sam, "A new topic")
    offered = play.say(table.sam, "Swimming")
    assert "🏊" in offered.buttons[0].label
    assert not table.can_choose(table.ben, "🏊 Swimming")
    play.press(table.sam, "🏊")
    assert table.can_choose(table.ben, "🏊 Swimming")
    assert "Swimming" in play.press(table.ben, "Swimming").title
    assert "🏊 Swimming" in [b.label for b in play.tap(table.ben, tap("agenda.mine", 0)).buttons]


def test_a_grid_of_more_than_eight_has_pages_and_every_topic_can_be_come_to(table: Table) -> None:
    table.add("Swimming", "🏊")
    first = [label for label in table.grid(table.ben) if "More" not in label]
    second = [button.label for button in table.play.press(table.ben, "More").buttons if "before" not in button.label]
    assert [*first, *second][-4:-1] == ["🛡 Staying safe", "🏊 Swimming", "💬 Something else"]
    assert "Swimming" in table.play.press(table.ben, "Swimming").title


def test_words_on_a_later_page_are_kept_as_on_the_first(table: Table) -> None:
    table.add("Swimming", "🏊")
    table.grid(table.ben)
    table.play.press(table.ben, "More")
    table.play.say(table.ben, "The pool is cold")
    table.play.press(table.ben, "More")
    assert any("The pool is cold" in line for line in table.play.press(table.ben, "Swimming").lines)


def test_reps_and_other_facilitators_hear_of_it_quietly_and_nobody_else(table: Table) -> None:
    grace = table.play.member("Grace", table.play.store.run_now(_group_of, table.sam), role=Role.FACILITATOR)
    for person in (table.sam, table.mina, table.ben, grace):
        table.play.heard(person)
    table.add("Swimming", "🏊")
    told = {name: lines_of(table.play.heard(getattr(table, name))) for name in ("mina", "sam", "ben")}
    assert told["mina"] == ["🏷 The topics have changed", "🏊 Swimming", "People can choose this topic."]
    assert told["sam"] == told["ben"] == []
    assert "🏊 Swimming" in lines_of(table.play.heard(grace))


def _group_of(unit: Unit, person: PersonId) -> GroupId:
    group = unit.people.get(person).group_id
    assert group is not None
    return group


def test_what_was_said_about_a_topic_goes_on_when_it_is_taken_away(table: Table) -> None:
    play = table.play
    table.add("Swimming", "🏊")
    for person in (table.ben, table.asha):
        play.tap(person, tap("agenda.suggest", "own8"))
    play.tap(table.ben, tap("agenda.say", 1))
    play.tap(table.sam, tap("topics.take_away", table.number("own8")))
    assert not table.can_choose(table.ben, "🏊 Swimming")
    assert "🏊 Swimming" in [b.label for b in play.tap(table.ben, tap("agenda.mine", 0)).buttons]
    assert "Swimming" in play.tap(table.asha, tap("agenda.life", 2)).title
    assert any("2 people said: Swimming" in line for line in play.tap(table.mina, tap("agenda.one", 1)).lines)
    item = play.tap(table.mina, tap("agenda.put", 1))
    assert item.title == "🏊 Swimming"


def test_who_is_in_the_middle_of_choosing_it_is_not_lost(table: Table) -> None:
    play = table.play
    table.add("Swimming", "🏊")
    play.tap(table.asha, tap("agenda.start"))
    play.say(table.asha, "The pool is cold")
    play.tap(table.sam, tap("topics.take_away", table.number("own8")))
    assert "Swimming" in play.tap(table.ben, tap("agenda.suggest", "own8")).title
    back = play.tap(table.asha, tap("agenda.keep_as", 1, "own8"))
    assert any("The pool is cold" in line for line in back.lines)
    kept = play.store.run_now(lambda unit: unit.agenda.list_for(table.meeting))
    assert [(each.topic.key, each.text) for each in kept] == [("own8", ""), ("own8", "The pool is cold")]


def test_it_can_be_put_back_and_is_there_as_before(table: Table) -> None:
    bus = table.number("bus")
    table.play.tap(table.sam, tap("topics.take_away", bus))
    assert table.offered() == PROPOSED[1:]
    table.play.tap(table.sam, tap("topics.list", 0))
    table.play.press(table.sam, "Not in use")
    table.play.press(table.sam, "Buses")
    table.play.press(table.sam, "Use it again")
    assert table.offered() == PROPOSED


def test_a_topic_gets_another_name_in_every_language_and_its_own_names_back(table: Table) -> None:
    play, bus = table.play, table.number("bus")
    welsh = play.member("Lily", play.store.run_now(_group_of, table.sam), language="cy")
    play.tap(table.sam, tap("topics.name", bus))
    play.say(table.sam, "Getting around")
    assert "🚌 Getting around" in table.grid(table.ben)
    assert "🚌 Getting around" in table.grid(welsh)
    play.tap(table.sam, tap("topics.name", bus))
    play.say(table.sam, "Buses")
    assert "🚌 Bysiau" in table.grid(welsh)


def test_it_gets_another_picture_and_a_word_finds_one(table: Table) -> None:
    play, bus = table.play, table.number("bus")
    play.tap(table.sam, tap("topics.picture", bus, 0))
    play.say(table.sam, "train")
    assert "🚆 Buses" in table.grid(table.ben)
    play.tap(table.sam, tap("topics.picture", bus, 0))
    assert "We have no picture for that." in play.say(table.sam, "xyzzy").lines


def test_the_order_is_that_of_the_board_and_two_presses_move_it_once(table: Table) -> None:
    health = next(each for each in table.topics() if each.key == "health")
    for _ in range(2):
        table.play.tap(table.sam, tap("topics.up", health.id, health.position))
    assert table.offered()[:3] == ["bus", "health", "home"]
    first = table.topics()[0]
    table.play.tap(table.sam, tap("topics.up", first.id, first.position))
    assert table.offered()[0] == "bus"


def test_a_photo_of_their_own_comes_with_its_words_and_goes_with_whoever_sent_it(table: Table) -> None:
    play, bus = table.play, table.number("bus")
    play.tap(table.sam, tap("topics.picture", bus, 0))
    assert "What does the photo show?" in play.say(table.sam, photo="the-bus").title
    assert play.tap(table.ben, tap("agenda.suggest", "bus")).picture is None
    play.tap(table.sam, tap("topics.photo_words", bus))
    play.say(table.sam, "The 42 in Marlshire")
    shown = play.tap(table.ben, tap("agenda.suggest", "bus"))
    assert isinstance(shown.picture, Pictogram)
    assert "In the photo: The 42 in Marlshire" in shown.lines
    assert "In the photo: The 42 in Marlshire" in play.tap(table.asha, tap("agenda.look")).lines
    play.store.run_now(lambda unit: unit.photos.take_down_of(table.sam))
    assert play.tap(table.ben, tap("agenda.suggest", "bus")).picture is None


def test_a_photo_can_be_taken_away_and_who_sent_one_that_cannot_be_shown_hears_it(table: Table) -> None:
    play, bus = table.play, table.number("bus")
    for _ in range(2):
        play.tap(table.sam, tap("topics.picture", bus, 0))
        play.say(table.sam, photo="the-bus")
        play.say(table.sam, "The 42")
        play.tap(table.sam, tap("topics.photo_off", bus))
        assert play.tap(table.ben, tap("agenda.suggest", "bus")).picture is None
    play.tap(table.sam, tap("topics.picture", bus, 0))
    play.say(table.sam, photo="no-photo")
    play.heard(table.sam)
    photo = next(each.photo for each in table.topics() if each.key == "bus")
    assert photo is not None
    play.store.run_now(refuse_photo, photo, now=play.now)
    (told,) = play.heard(table.sam)
    assert told.title == "📷 We cannot show the photo"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("buses", "🏷 The board has this topic"),
        ("Arian", "🏷 The board has this topic"),
        ("🚌", "✏️ Please write it"),
        ("x" * 21, "📏 That is a little long"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused_kindly_and_nothing_is_made(table: Table, name: str, title: str) -> None:
    table.play.tap(table.sam, tap("topics.new"))
    refused = table.play.say(table.sam, name)
    assert refused.title.startswith(title)
    assert len(table.topics()) == len(PROPOSED)


def test_the_name_of_a_topic_that_was_taken_away_leads_to_it(table: Table) -> None:
    table.play.tap(table.sam, tap("topics.take_away", table.number("bus")))
    table.play.tap(table.sam, tap("topics.new"))
    refused = table.play.say(table.sam, "Buses")
    assert tap("topics.show", table.number("bus")) in [button.does for button in refused.buttons]


def test_the_same_name_twice_before_there_is_a_picture_is_one_topic(table: Table) -> None:
    for _ in range(2):
        table.play.tap(table.sam, tap("topics.new"))
        table.play.say(table.sam, "Swimming")
    assert [each.name for each in table.topics()].count("Swimming") == 1
    assert table.play.tap(table.ben, tap("agenda.suggest", "own8")).title != "Swimming"
    assert table.play.store.run_now(lambda unit: unit.agenda.list_for(table.meeting)) == []
    assert "Swimming" in str(table.play.tap(table.sam, tap("topics.away", 0)).buttons)


def test_another_topic_keeps_its_picture_for_itself(table: Table) -> None:
    play = table.play
    home = next(each for each in table.topics() if each.key == "home")
    play.tap(table.sam, tap("topics.picture", home.id, 0))
    assert not any("🚌" in button.label for button in play.last(table.sam).buttons)
    assert play.say(table.sam, "bus").title == "🖼 Another topic has it"
    assert next(each.emoji for each in table.topics() if each.key == "home") == home.emoji


@pytest.mark.parametrize("does", ["take_away", "picture", "name"])
@pytest.mark.parametrize("key", ["safe", "else"])
def test_staying_safe_and_something_else_stay_as_they_are(table: Table, key: str, does: str) -> None:
    topic = next(each for each in table.topics() if each.key == key)
    asked: dict[str, Callable[[], Screen]] = {
        "take_away": lambda: table.play.tap(table.sam, tap("topics.take_away", topic.id)),
        "picture": lambda: table.play.tap(table.sam, tap("topics.draw", topic.id, "train")),
        "name": lambda: (
            table.play.tap(table.sam, tap("topics.name", topic.id)) and table.play.say(table.sam, "Something new")
        ),
    }
    assert asked[does]().title == "🏷 This topic stays"
    assert topic in table.topics()


@pytest.mark.parametrize("pressed", ["topics.take_away", "topics.put_back", "topics.photo_off", "topics.show"])
def test_only_who_looks_after_a_group_of_the_board_changes_anything(table: Table, pressed: str) -> None:
    before, bus = table.topics(), table.number("bus")
    stranger = table.play.member("Rob", table.play.group("Riverside", "Other"), role=Role.FACILITATOR)
    for person in (table.ben, table.mina, stranger):
        assert table.play.tap(person, tap(pressed, bus)).title != "🚌 Buses"
    assert table.topics() == before


def test_a_25th_topic_is_refused_kindly(table: Table) -> None:
    def fill(unit: Unit) -> None:
        for n in range(16):
            topic = unit.topics.get(unit.topics.add(table.board, name=f"Topic {chr(65 + n)}"))
            unit.topics.change(topic, emoji=f"e{n}", is_offered=True)

    table.play.store.run_now(fill)
    table.play.tap(table.sam, tap("topics.new"))
    assert table.play.say(table.sam, "Swimming").title == "🏷 There are many topics"
    assert len(table.offered()) == 24


def test_a_topic_that_is_nearly_called_like_another_one_is_asked_about_and_can_still_be_added(each_play: Play) -> None:
    table = Table(each_play)
    play, before = table.play, len(table.topics())
    play.tap(table.sam, tap("topics.new"))
    assert play.say(table.sam, "Bus").title == "🏷 Is it the same topic?"
    assert len(table.topics()) == before
    assert play.press(table.sam, "Buses").title == "🚌 Buses"
    play.tap(table.sam, tap("topics.new"))
    play.say(table.sam, "Bus")
    play.say(table.sam, "Bus")
    assert "Bus" in [each.name for each in table.topics()]
    money = table.number("money")
    play.tap(table.sam, tap("topics.name", money))
    assert play.say(table.sam, "The buses").title == "🏷 Is it the same topic?"
    play.say(table.sam, "The buses")
    assert "The buses" in [each.name for each in table.topics()]
