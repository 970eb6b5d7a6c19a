"""One type for everything that a person can be shown, and for what its buttons do.

No Telegram here: `bot.doors.show` is the only place that turns a Screen into messages. It also adds
what every screen has (Listen, Back, Help), so screens never draw those themselves.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.ids import ElectionId, FileId

TAP_LIMIT = 64
"""Telegram's limit for the data of a button, in bytes."""
WAY = "<"
"""Between what a button does and the way back from there, the nearest page first."""
MOST_ROWS = 6
"""Of buttons under a message, with Back, Listen and Help: more cannot be taken in with one look."""
SHORT = 22
"""Letters of a button, with its picture, that fit into half a row of a small phone."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button means: the name of a handler and its arguments, nothing else to remember.

    Args:
        name: `<feature>.<verb>`, as registered in `handlers.routes`.
        args: numbers and short words; neither a colon nor the sign of the way back is allowed inside them.
    """

    name: str
    args: tuple[int | str, ...] = ()

    def __post_init__(self) -> None:
        """A tap from a button, where everything is words, is the same tap as the one that was written into it."""
        object.__setattr__(self, "args", tuple(str(each) for each in self.args))

    def encode(self) -> str:
        """`elections.vote:12:3`.

        Raises:
            ValueError: longer than Telegram's 64 bytes, or a sign inside an argument that is none of a word.
        """
        parts = [self.name, *map(str, self.args)]
        text = ":".join(parts)
        if any(":" in part or WAY in part for part in parts) or len(text.encode()) > TAP_LIMIT:
            raise ValueError(f"the button data of {self.name} does not fit")
        return text

    @classmethod
    def decode(cls, text: str) -> "Tap":
        """The inverse of `encode`, but every argument stays a string: the route knows the types."""
        name, *args = text.split(":")
        return cls(name, tuple(args))


def tap(name: str, *args: int | str) -> Tap:
    """Write `tap("elections.vote", 12)` instead of `Tap("elections.vote", (12,))`."""
    return Tap(name, args)


def with_way(does: Tap, way: "tuple[Tap, ...]") -> str:
    """The data of a button that says itself where Back leads from there; as much of the way as fits.

    With nothing after the sign, Back leads from there to where that page leads by itself.
    """
    text = does.encode()
    if len(text.encode()) >= TAP_LIMIT:
        return text
    text += WAY
    for number, page in enumerate(way):
        longer = text + WAY * bool(number) + page.encode()
        if len(longer.encode()) > TAP_LIMIT:
            break
        text = longer
    return text


def way_in(data: str) -> "tuple[Tap, tuple[Tap, ...] | None]":
    """What a button does, and the way back that it says itself; None: it says nothing about it."""
    does, is_said, way = data.partition(WAY)
    if not is_said:
        return Tap.decode(does), None
    return Tap.decode(does), tuple(Tap.decode(page) for page in way.split(WAY) if page)


HOME = tap("home.show")
HELP = tap("help.show")
HERE = tap("home.here")
DONE, UNDONE = tap("home.done"), tap("home.undone")
"""After a fault, when no view draws what came of it: that it worked, or that it did not."""
FACILITATOR_MENU = tap("home.menu", "facilitator", 0)
REP_MENU, THINGS_MENU = tap("home.menu", "rep", 0), tap("home.menu", "things", 0)
NEWS_MENU = tap("home.menu", "news", 0)


class Style(StrEnum):
    """The colour of a button. Never the only sign: the words and the picture say it too."""

    PLAIN = "plain"
    YES = "success"
    STOP = "danger"
    MAIN = "primary"


@dataclass(frozen=True, slots=True)
class Button:
    """One answer: a picture and up to five words (`label` starts with an emoji).

    `does` is a Tap, or a web address or phone link that Telegram opens by itself. `beside`: it stands in the row of
    the button before it. `says`: what it is about in full, where it can be found in a long list by words.
    """

    label: str
    does: Tap | str
    style: Style = Style.PLAIN
    beside: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a calendar: a day, in the words of the reader. It is in the words of the screen too."""

    month: str
    number: int
    weekday: str


@dataclass(frozen=True, slots=True)
class Pictogram:
    """What an emoji stands for, or a concept that only a group's own pictures show (its id), as a scene.

    `alt` says what it shows; a photo stands in its place, when it can be had. `is_asked`: that is the question, so it
    stands alone, for everybody, and `alt` does not say it. `mark`: a second emoji in the scene.
    """

    emoji: str
    alt: str
    leaf: Leaf | None = None
    photo: FileId | None = None
    is_asked: bool = False
    mark: str = ""


NO_NUMBER = 0


@dataclass(frozen=True, slots=True)
class Face:
    """A candidate: number from 1 or `NO_NUMBER`, name, photo, or a drink's `emoji`; `mark` is in its box on paper."""

    number: int
    name: str
    photo: FileId | None = None
    chosen: bool = False
    mark: str = ""
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Faces:
    """The candidates next to each other, all the same size."""

    faces: tuple[Face, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code that opens `link`."""

    link: str
    alt: str


class Reached(StrEnum):
    """How far a life line has come, of one of its rounds."""

    PASSED = "passed"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a life line."""

    emoji: str
    reached: Reached


@dataclass(frozen=True, slots=True)
class LifeLine:
    """How far something has come: what is reached is full, where it is now has a ring, the rest is pale."""

    rounds: tuple[Round, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One number with its picture. `says` stands beside it, in place of the number alone.

    `of`: the whole of which its bar shows a part; 0: it has no bar; None: it is compared with the others.
    `face`: whose number it is, in place of a picture.
    """

    emoji: str
    n: int
    of: int | None = None
    says: str = ""
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers beside each other: the longest bar is the largest number, or the whole of which a number is a part."""

    bars: tuple[Bar, ...]
    alt: str


Picture = Pictogram | Faces | Qr | LifeLine | Bars


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that a person sent, shown as it is."""

    file: FileId
    alt: str


@dataclass(frozen=True, slots=True)
class VoiceNote:
    """What a person recorded: kept and played, never replaced by a transcript. `caption`: whose, of several."""

    file: FileId
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One idea on paper: picture on the left, words on the right.

    Args:
        heading: the bold line, may be empty.
        emoji: the picture.
        alt: what the picture shows, in words.
        lines: one sentence each.
        ticks: choices with an empty box before each (a paper ballot, a question).
        faces: candidates with a box each.
        qr: a link drawn as a QR code in place of the emoji.
        room: centimetres of a box to write in by hand; 0 for none. `room_for` stands above it.
        photo: in place of the emoji, when it can be had.
        leaf: the day that it is about, in place of the emoji. The day is in the words too.
        figure: a number, very large above the heading. Two of these stand side by side.
        more: lines before the others, of which the last are left out where one page has no room for all.
    """

    heading: str
    emoji: str
    alt: str
    lines: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    faces: tuple[Face, ...] = ()
    qr: str = ""
    room: int = 0
    room_for: str = ""
    photo: FileId | None = None
    leaf: Leaf | None = None
    figure: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF in easy read: a poster, an agenda, a summary, a ballot, the rep's sheet.

    Args:
        file_name: without the ending, letters of the group's language.
        title: the title of the document, also for screen readers.
        language: BCP 47 code of the words in it.
        blocks: in reading order.
        foot: small lines at the end: who made it, who checked it, where help is.
        poster: one page, very large letters.
        alike: it looks the same whoever prints it: a ballot that looks different would say whose it is.
        large: in large print, for who reads small letters badly. Not for a poster, nor for what is alike.
        copies: the same paper again, each on sheets of its own, with these blocks.
        one_page: its letters and pictures are a little smaller where that makes it one page, never below 14 points.
        columns: to be one page it may also have two columns, or leave out more. `left_out`: small lines that say so.
    """

    file_name: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    foot: tuple[str, ...] = ()
    poster: bool = False
    alike: bool = False
    large: bool = False
    copies: tuple[tuple[Block, ...], ...] = ()
    one_page: bool = False
    columns: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def sheets(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each of them, itself first."""
        return (self.blocks, *self.copies)

    @property
    def every_block(self) -> tuple[Block, ...]:
        """What stands on any of them, each once."""
        return tuple(dict.fromkeys(block for sheet in self.sheets for block in sheet))


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of a few lines that another program opens: a calendar (`bot.rules.calendars`), a table as CSV."""

    file_name: str
    text: str


Enclosed = Photo | VoiceNote | Paper | TextFile


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: what it is about, one sentence per line, what can be done.

    Args:
        title: an emoji and up to six words; shown bold.
        lines: one sentence each; an empty string is a blank line.
        buttons: the choices, without Listen, Back and Help, which the renderer adds.
        picture: above the words.
        enclosed: sent after the screen as messages of their own (voices, photos, papers, calendars).
        place: the view that shows this screen again. A typed, spoken or photographed reply goes to
            the reply handler of that name. None: the view that was tapped.
        back: where Back leads when nobody knows where a person came from; None only where there is no way back
            (home, first steps).
        beyond: where Back leads from there, and so on, the nearest page first.
        page: the view that draws exactly this page again; None: nothing does, it says what was just done.
        again: the view that is shown after a fault, where what is shown after every deed is not true: that it is kept,
            and the place. `UNDONE` where nothing was done.
        entries: everything in a list of which this is a page: words that are written here find something in it.
        secret: this screen shows an open ballot, or what somebody who counts has found on papers: it is remembered so
            that it can be wiped.
        is_ballot: no name stands lower or narrower than another because there are many, and the way out stands beside
            Listen, so that there is a row more for them.
        handed_in: the vote of this election is in, or the count of its papers: every message that shows one is wiped.
        columns: 2 only for a grid of pictures (topics) and for Yes / No.
        help_button: False only on the help screen itself.
        help: what the Help button does; another tap only where the way back from there must stand in the button.
        alone: sent as a new message, the tapped one stays as it is.
        instead: takes the place of the tapped message, while this screen comes below it.
    """

    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    picture: Picture | None = None
    enclosed: tuple[Enclosed, ...] = ()
    place: Tap | None = None
    back: Tap | None = HOME
    beyond: tuple[Tap, ...] = ()
    page: Tap | None = None
    again: Tap | None = None
    entries: tuple[Button, ...] = ()
    secret: ElectionId | None = None
    is_ballot: bool = False
    handed_in: ElectionId | None = None
    columns: int = 1
    help_button: bool = True
    help: Tap = HELP
    alone: bool = False
    instead: "Screen | None" = None

    @property
    def way(self) -> tuple[Tap, ...]:
        """Where Back leads from a page to which a button of this one leads, the nearest page first."""
        return tuple(page for page in (self.page, self.back, *self.beyond) if page is not None)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person sent instead of tapping: one of words, a voice note and a photo; none for a sticker, a film, ...

    `forwarded`: somebody else wrote it first. `seconds`: of a bounded voice. `album`: what all of its pieces share.
    """

    text: str = ""
    voice: FileId | None = None
    photo: FileId | None = None
    forwarded: bool = False
    other: str = field(default="")
    seconds: int = 0
    album: str | None = None
