"""What comes from a person, and what goes back to them."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.ids import ElectionId
from bot.rules.people import Person
from bot.screen import Screen, Tap
from bot.services.elections.ballots import Trace
from bot.words import Words

UTC_ZONE = ZoneInfo("UTC")
AS_A_FILE = "as_a_file"
"""A photo that was sent as a file: Telegram shows it as a file only."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an update, as Telegram tells it."""

    telegram_id: int
    first_name: str
    language_code: str | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent instead of tapping. At most one of text, voice, photo is set."""

    text: str = ""
    voice: str = ""
    voice_kind: str = "voice"
    """voice, audio, video_note or document: as what it is played again."""
    photo: str = ""
    edited: bool = False
    forwarded: bool = False
    other: str = ""
    seconds: int = 0
    """How long the voice is, as Telegram says; 0 when it does not."""
    album: str = ""
    """What says that it came together with others."""

    @property
    def has_content(self) -> bool:
        """Whether there is something that we can keep."""
        return bool(self.text or self.voice or self.photo)


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show to whom, and what follows when it was shown.

    Args:
        place: where the person stands once they see it; None: where they stood.
        turn: the number of the row that says that they have not seen it yet; 0: there is none.
        over: the tapped message shows a ballot that ends here; it is remembered until this answer stands in its place.
        wipe: earlier messages of a ballot that go.
        wipe_election: the ballot that was sent or put away.
        has_news: courier and alarm must look.
    """

    screen: Screen
    person: Person
    words: Words
    place: Tap | None = None
    turn: int = 0
    over: Trace | None = None
    wipe: tuple[Trace, ...] = ()
    wipe_election: ElectionId | None = None
    has_news: bool = False

    @property
    def is_beside_the_box(self) -> bool:
        """Whether only who is at a ballot, or has voted, is shown this: then nothing is noted of how it arrived."""
        return self.wipe_election is not None or self.screen.secret is not None or self.screen.handed_in is not None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen, and what it means for where the person stands."""

    screen: Screen
    words: Words | None = None
    """Those it is drawn in, when its own language does not have all its words."""
    is_refused: bool = False
    view: Tap | None = None
    """That to which a link leads: it is as if it had been pressed."""
    leads_on: bool = False
    """What was sent answered a question, so it is not asked any more."""
