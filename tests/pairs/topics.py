"""What can be done with the topics of a board, while people choose from them."""

from bot.ids import GroupId, TopicId
from bot.rules.topics import Topic
from bot.screen import tap
from storage.unit import Unit
from tests.pairs.deeds import Deed, Subject, writes
from tests.pairs.meetings import Table
from tests.play import Play


class Topics(Table):
    """A board that added a topic, and began another one."""

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        for name in ("Swimming", "Day centres"):
            play.tap(self.people["Sam"], tap("topics.new"))
            play.say(self.people["Sam"], name)
        play.tap(self.people["Sam"], tap("topics.draw", self.topic("own8").id, "swimming"))

    def topic(self, key: str) -> Topic:
        """One of the board's."""

        def find(unit: Unit) -> Topic:
            found = unit.topics.find(unit.people.get_group(GroupId(self.group)).board_id, key)
            assert found is not None
            return found

        return self.play.store.run_now(find)

    def does(self, name: str, what: str, key: str, *more: int | str) -> Deed:
        """Somebody changes a topic."""
        return self.press(name, what, self.topic(key).id, *more)

    def names(self, name: str, key: str, words: str) -> Deed:
        """Somebody writes another name."""
        return writes(self.play, self.people[name], tap("topics.name", TopicId(self.topic(key).id)), words)


SUBJECTS: dict[str, Subject[Topics]] = {
    "topics": Subject(
        Topics,
        {
            "Ben chooses it": lambda t: t.press("Ben", "agenda.suggest", "own8"),
            "Sam takes it away": lambda t: t.does("Sam", "topics.take_away", "own8"),
            "Sue puts it back": lambda t: t.does("Sue", "topics.put_back", "own8"),
            "Sue moves it up": lambda t: t.does("Sue", "topics.up", "own8", t.topic("own8").position),
            "Sam moves the one before up": lambda t: t.does("Sam", "topics.up", "friends", t.topic("friends").position),
            "Sam takes a neighbour away": lambda t: t.does("Sam", "topics.take_away", "friends"),
            "Sue names it": lambda t: t.names("Sue", "own8", "Sport"),
            "Sam names the buses so": lambda t: t.names("Sam", "bus", "Sport"),
            "Sue adds one of that name": lambda t: writes(t.play, t.people["Sue"], tap("topics.new"), "Sport"),
            "Sam draws a train for it": lambda t: t.does("Sam", "topics.draw", "own8", "train"),
            "Sue draws a train for the buses": lambda t: t.does("Sue", "topics.draw", "bus", "train"),
            "Sam draws a train for the new one": lambda t: t.does("Sam", "topics.draw", "own9", "train"),
            "Sue deletes its photo": lambda t: t.does("Sue", "topics.photo_off", "own8"),
        },
    ),
}
