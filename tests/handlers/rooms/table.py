"""What the tests of voting in the room share: Sam's phone goes round, and people vote on it."""

from bot.ids import ElectionId
from bot.rules.elections import State
from bot.screen import Screen, tap
from bot.screens.rooms import PICTURES, picture_text
from bot.services.elections.vote import sealer_of
from tests.handlers.elections.table import WORDS, Hall
from tests.play import Play

VOTERS = ("Ben", "Mina", "Asha", "Lily", "Tom", "Dev")


class Meeting(Hall):
    """A group that meets while a vote is open, with Sam's phone."""

    vote_id: ElectionId

    def __init__(self, play: Play, *, paper: tuple[str, ...] = ()) -> None:
        super().__init__(play, paper=paper)
        self.vote_id = self.open("Ben", "Mina")

    def begin(self) -> Screen:
        """Sam's phone goes round."""
        self.play.tap(self.sam, tap("elections.change_open", self.vote_id))
        self.play.press(self.sam, "Vote in the room")
        return self.play.press(self.sam, "Yes, start")

    def names(self) -> list[str]:
        """Who can still vote in the room, on all pages."""
        shown = self.play.tap(self.sam, tap("rooms.names", self.vote_id, 0))
        found = _names_on(shown)
        while any("More" in button.label for button in shown.buttons):
            shown = self.play.press(self.sam, "More")
            found += _names_on(shown)
        return found

    def number(self, name: str) -> int:
        """Which picture is this voter's."""
        keys, member = self.play.dispatch.keys, self.member(name).id
        return sealer_of(keys, self.vote_id).own_picture(member)

    def tap_picture(self, name: str, number: int) -> Screen:
        """Somebody takes the phone, taps a name, and a picture."""
        self.play.tap(self.sam, tap("rooms.who", self.vote_id, self.member(name).id))
        return self.play.press(self.sam, picture_text(WORDS, number % len(PICTURES)))

    def vote_here(self, name: str, choice: str) -> Screen:
        """Somebody votes on Sam's phone, and gives it back."""
        self.tap_picture(name, self.number(name))
        self.play.press(self.sam, choice)
        self.play.press(self.sam, "send my vote")
        return self.play.press(self.sam, "I am done")

    def is_open(self) -> bool:
        return self.election().state is State.VOTING


def _names_on(shown: Screen) -> list[str]:
    return [button.label[2:] for button in shown.buttons if button.label.startswith("🙂")]
