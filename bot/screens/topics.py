"""Topics: how they are called, and the grid in which people choose one."""

from collections.abc import Callable, Sequence

from bot.rules.topics import PROPOSED, STAYS, Topic
from bot.screen import FACILITATOR_MENU, UNDONE, Button, Pictogram, Screen, Style, Tap, tap
from bot.screens.lists import paged
from bot.screens.photos import on_photo
from bot.screens.symbols import Symbol, symbols_shown
from bot.words import Words

A_PAGE = 6
"""Topics of one page of the grid: three rows of two, and a row to turn the page."""
FULL = 8
"""So many are one page, because nothing is turned."""


def topic_titles(words: Words) -> dict[str, str]:
    """The names of the proposed topics by key."""
    return {key: words.text(f"agenda.topic.{key}") for key in PROPOSED}


def topic_word(words: Words, topic: Topic) -> str:
    """`Buses`: as the board wrote it, or as the language calls a proposed one."""
    return topic.name or words.text(f"agenda.topic.{topic.key}")


def topic_name(words: Words, topic: Topic) -> str:
    """`🚌 Buses`."""
    return f"{topic.emoji} {topic_word(words, topic)}"


def topic_photo(topic: Topic) -> Pictogram | None:
    """The board's own photo of it, where there is one."""
    photo = topic.shown_photo
    return None if photo is None else Pictogram(topic.emoji, topic.photo_alt, photo=photo)


def grid(
    words: Words, topics: Sequence[Topic], does: Callable[[str], Tap], *, page: int, turn: Callable[[int], Tap]
) -> tuple[Button, ...]:
    """One page of topics in rows of two. `does`: what pressing the one with this key does."""
    entries = [Button(topic_name(words, each), does(each.key)) for each in topics]
    return paged(words, entries, page=page, turn=turn, most=FULL if len(entries) <= FULL else A_PAGE)


# For facilitators: what there is to choose from


def show_list(words: Words, topics: Sequence[Topic], *, away: int, page: int) -> Screen:
    """What people choose from, each to be changed. `away`: how many the board has that nobody can choose."""
    entries = [Button(topic_name(words, each), tap("topics.show", each.id)) for each in topics]
    others = Button(words.text("topics.button.away"), tap("topics.away", 0), beside=True)
    return Screen(
        title=words.text("topics.list.title"),
        lines=words.lines("topics.list"),
        buttons=(
            *paged(words, entries, page=page, turn=lambda n: tap("topics.list", n), most=A_PAGE),
            Button(words.text("topics.button.new"), tap("topics.new")),
            *((others,) if away else ()),
        ),
        columns=2,
        page=tap("topics.list", page),
        back=FACILITATOR_MENU,
    )


def show_away(words: Words, topics: Sequence[Topic], *, page: int) -> Screen:
    """The topics that nobody can choose now."""
    entries = [Button(_with_sign(words, each), tap("topics.show", each.id)) for each in topics]
    return Screen(
        title=words.text("topics.away.title"),
        lines=words.lines("topics.away" if topics else "topics.away.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("topics.away", n)),
        page=tap("topics.away", page),
        back=tap("topics.list", 0),
    )


def _with_sign(words: Words, topic: Topic) -> str:
    """While nobody has chosen its picture, a frame without one."""
    return topic_name(words, topic) if topic.emoji else f"🖼 {topic.name}"


def show(words: Words, topic: Topic) -> Screen:
    """One topic, with everything that can be changed of it."""
    name = Button(words.text("topics.button.name"), tap("topics.name", topic.id))
    picture = Button(words.text("topics.button.picture"), tap("topics.picture", topic.id, 0))
    up = Button(words.text("topics.button.up"), tap("topics.up", topic.id, topic.position))
    away = Button(words.text("topics.button.take_away"), tap("topics.take_away", topic.id))
    back = Button(words.text("topics.button.put_back"), tap("topics.put_back", topic.id), Style.YES)
    buttons: tuple[Button, ...] = (picture, name)
    key = "begun"
    if topic.key in STAYS:
        key, buttons = "stays", (up,)
    elif topic.is_offered:
        key, buttons = "offered", (name, picture, up, away)
    elif topic.emoji:
        key, buttons = "not_offered", (back, name, picture)
    return Screen(
        title=_with_sign(words, topic),
        lines=(*words.lines(f"topics.show.{key}"), *on_photo(words, topic)),
        buttons=buttons,
        picture=topic_photo(topic),
        place=tap("topics.show", topic.id),
        back=tap("topics.list" if topic.is_offered else "topics.away", 0),
    )


def new(words: Words) -> Screen:
    """What is it called?"""
    return Screen(
        title=words.text("topics.new.title"),
        lines=words.lines("topics.new"),
        place=tap("topics.new"),
        back=tap("topics.list", 0),
    )


def name(words: Words, topic: Topic) -> Screen:
    """How shall it be called?"""
    return Screen(
        title=_with_sign(words, topic),
        lines=words.lines("topics.name"),
        place=tap("topics.name", topic.id),
        back=tap("topics.show", topic.id),
    )


def near(words: Words, topic: Topic, renamed: Topic | None) -> Screen:
    """The name that was written is nearly that of this topic. `renamed`: which is called otherwise; None: a new one."""
    place = tap("topics.near", topic.id, 0 if renamed is None else renamed.id)
    return Screen(
        title=words.text("topics.near.title"),
        lines=words.lines("topics.near", name=topic_word(words, topic)),
        buttons=(Button(_with_sign(words, topic), tap("topics.show", topic.id)),),
        place=place,
        back=tap("topics.list", 0),
        again=place,
    )


def picture(words: Words, topic: Topic, symbols: Sequence[Symbol], *, page: int, is_unknown: bool = False) -> Screen:
    """The grid of pictures for it, or a photo of the board's own.

    Args:
        symbols: each that can be chosen, what fits its name first.
        is_unknown: somebody wrote words for which there is no picture.
    """
    off = Button(words.text("meetings.button.photo_off"), tap("topics.photo_off", topic.id))
    grid_of = symbols_shown(
        words,
        symbols,
        lambda concept: tap("topics.draw", topic.id, concept),
        page=page,
        turn=lambda n: tap("topics.picture", topic.id, n),
    )
    return Screen(
        title=_with_sign(words, topic),
        lines=words.lines("summaries.picture.unknown" if is_unknown else "topics.picture"),
        buttons=(*grid_of, *((off,) if topic.photo else ())),
        columns=2,
        place=tap("topics.picture", topic.id, page),
        back=tap("topics.show", topic.id),
        again=UNDONE if is_unknown else None,
    )


def photo_words(words: Words, topic: Topic) -> Screen:
    """What does the photo show? It is shown when somebody has said so."""
    return Screen(
        title=words.text("summaries.photo_words.title"),
        lines=words.lines("topics.photo_words"),
        place=tap("topics.photo_words", topic.id),
        back=tap("topics.picture", topic.id, 0),
    )


def photo_refused(words: Words, topic: Topic) -> Screen:
    """A photo of a topic cannot be shown; another one can be sent."""
    return Screen(
        title=words.text("elections.photo_refused.title"),
        lines=words.lines("elections.photo_refused.again"),
        buttons=(Button(words.text("topics.button.picture"), tap("topics.picture", topic.id, 0)),),
        back=tap("topics.show", topic.id),
    )


def told(words: Words, topic: Topic, *, may_change: bool) -> Screen:
    """For who looks after the board: a topic as it is now."""
    shown = Button(words.text("topics.button.list"), tap("topics.list", 0))
    key = "topics.told.offered" if topic.is_offered else "topics.told.gone"
    return Screen(
        title=words.text("topics.told.title"),
        lines=(*words.lines(key, topic=topic_name(words, topic)), *on_photo(words, topic)),
        buttons=(shown,) if may_change else (),
        picture=topic_photo(topic),
    )
