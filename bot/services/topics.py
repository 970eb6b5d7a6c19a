"""The topics of a board: which there are, and how its facilitators change them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Unpack

from bot.ids import BoardId, FileId, TopicId
from bot.rules.agenda import check_words
from bot.rules.facts.topics import TopicsChanged
from bot.rules.names import clean_short, is_like, is_nearly
from bot.rules.people import Person
from bot.rules.refusals import ChangedMeanwhile, OldButton
from bot.rules.summaries import PHOTO_WORDS_MOST
from bot.rules.topics import ELSE, Topic, check_can_change, check_name, check_picture, check_room
from bot.screen import tap
from bot.services.boards import check_looks_after_board
from storage.jobs import PHOTO
from storage.tables.topics import TopicColumns
from storage.unit import Unit


def pressed(unit: Unit, board: BoardId, key: str) -> Topic:
    """A topic that somebody chose. One that was taken away meanwhile counts: they saw it on their grid.

    Raises:
        OldButton: the board never offered such a topic.
    """
    found = unit.topics.find(board, key)
    if found is None or not found.emoji:
        raise OldButton(tap("agenda.start"))
    return found


def get(unit: Unit, topic_id: TopicId) -> Topic:
    """Raises OldButton."""
    try:
        return unit.topics.get(topic_id)
    except LookupError:
        raise OldButton from None


def looked_after(unit: Unit, by: Person, topic_id: TopicId, *, now: datetime) -> Topic:
    """A topic that this person may change. Raises OldButton, NotYours, NotInGroup."""
    found = get(unit, topic_id)
    check_looks_after_board(unit, by, found.board_id, now=now)
    return found


def find_near(
    unit: Unit, board: BoardId, *, name: str, known: Mapping[str, Collection[str]], but: TopicId | None = None
) -> Topic | None:
    """The topic that somebody could mean by this name, though it is called a little otherwise; not `but`.

    Args:
        known: how every language calls each of the proposed topics.
    """
    others = [each for each in unit.topics.list_of(board) if each.id != but]
    called = [(each, [each.name] if each.name else known[each.key]) for each in others]
    if any(is_like(name, names) for _, names in called):
        return None
    return next((each for each, names in called if any(is_nearly(name, other) for other in names)), None)


def add(
    unit: Unit, by: Person, board: BoardId, *, name: str, known: Mapping[str, Collection[str]], now: datetime
) -> Topic:
    """A new topic, which people can choose as soon as it has a picture. The same name again finds it until then.

    What fits nowhere stays the last one.

    Args:
        known: how every language calls each of the proposed topics.

    Raises:
        NameTaken, TooManyTopics, WriteIt, TooLong, NotYours, NotInGroup.
    """
    check_looks_after_board(unit, by, board, now=now)
    called = clean_short(name, after=tap("topics.new"))
    there = unit.topics.list_of(board)
    begun = next((each for each in there if not each.emoji and is_like(called, [each.name])), None)
    if begun is not None:
        return begun
    check_name(called, there, known)
    check_room(there)
    added = unit.topics.get(unit.topics.add(board, name=called))
    last = there[-1]
    if last.key != ELSE:
        return added
    _change(unit, last, position=added.position)
    return _change(unit, added, position=last.position)


def rename(
    unit: Unit, by: Person, topic_id: TopicId, *, name: str, known: Mapping[str, Collection[str]], now: datetime
) -> Topic:
    """Another name, in every language. What a language calls a proposed one by itself gives it all its names back.

    Raises:
        NameTaken, TopicStays, WriteIt, TooLong, ChangedMeanwhile, OldButton, NotYours, NotInGroup.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    check_can_change(topic)
    called = clean_short(name, after=tap("topics.name", topic_id))
    check_name(called, [each for each in unit.topics.list_of(topic.board_id) if each.id != topic_id], known)
    return _changed(unit, by, topic, now=now, name="" if called in known.get(topic.key, ()) else called)


def draw(unit: Unit, by: Person, topic_id: TopicId, *, emoji: str, now: datetime) -> Topic:
    """Another picture of ours. With its first one people can choose a topic.

    Raises:
        PictureTaken, TooManyTopics, TopicStays, ChangedMeanwhile, OldButton, NotYours, NotInGroup.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    check_can_change(topic)
    there = unit.topics.list_of(topic.board_id)
    check_picture(emoji, topic, there)
    if topic.emoji:
        return _changed(unit, by, topic, now=now, emoji=emoji)
    check_room(there)
    return _changed(unit, by, topic, now=now, emoji=emoji, is_offered=True)


def take_away(unit: Unit, by: Person, topic_id: TopicId, *, now: datetime) -> Topic:
    """Nobody can choose it any more; what was said about it stays and goes on.

    Raises:
        TopicStays, ChangedMeanwhile, OldButton, NotYours, NotInGroup.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    check_can_change(topic)
    return _changed(unit, by, topic, now=now, is_offered=False)


def put_back(unit: Unit, by: Person, topic_id: TopicId, *, now: datetime) -> Topic:
    """People can choose it again.

    Raises:
        PictureTaken, TooManyTopics, ChangedMeanwhile, NotYours, NotInGroup.
        OldButton: it has no picture yet.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    if topic.is_offered:
        return topic
    if not topic.emoji:
        raise OldButton(tap("topics.picture", topic_id, 0))
    there = unit.topics.list_of(topic.board_id)
    check_picture(topic.emoji, topic, there)
    check_room(there)
    return _changed(unit, by, topic, now=now, is_offered=True)


def move_up(unit: Unit, by: Person, topic_id: TopicId, *, position: int, now: datetime) -> Topic:
    """One place earlier on the grid, if it still has this position: pressing twice moves it once.

    Raises:
        ChangedMeanwhile, OldButton, NotYours, NotInGroup.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    offered = unit.topics.list_offered(topic.board_id)
    before = next((each for each in reversed(offered) if each.position < topic.position), None)
    if before is None or topic.position != position:
        return topic
    _change(unit, before, position=topic.position)
    return _change(unit, topic, position=before.position)


def put_photo(unit: Unit, by: Person, topic_id: TopicId, photo: FileId | None, *, now: datetime) -> Topic:
    """A photo of the board's own; it is shown when somebody has said what is on it. None: it is taken away.

    Raises:
        TopicStays, ChangedMeanwhile, OldButton, NotYours, NotInGroup.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    check_can_change(topic)
    if photo is not None:
        unit.jobs.put(PHOTO, photo)
    return _changed(unit, by, topic, now=now, photo=photo, photo_alt="")


def describe_photo(unit: Unit, by: Person, topic_id: TopicId, *, text: str, now: datetime) -> Topic:
    """What its photo shows, for those who do not see it.

    Raises:
        Empty, TooLong, ChangedMeanwhile, NotYours, NotInGroup.
        OldButton: there is no photo any more.
    """
    topic = looked_after(unit, by, topic_id, now=now)
    if topic.photo is None:
        raise OldButton(tap("topics.picture", topic_id, 0))
    said = check_words(text, most=PHOTO_WORDS_MOST, after=tap("topics.photo_words", topic_id))
    return _changed(unit, by, topic, now=now, photo_alt=" ".join(said.split()))


def _change(unit: Unit, topic: Topic, **columns: Unpack[TopicColumns]) -> Topic:
    """Raises ChangedMeanwhile: somebody was quicker."""
    if not unit.topics.change(topic, **columns):
        raise ChangedMeanwhile(tap("topics.show", topic.id))
    return unit.topics.get(topic.id)


def _changed(unit: Unit, by: Person, topic: Topic, *, now: datetime, **columns: Unpack[TopicColumns]) -> Topic:
    """Nothing happens where it is so already; who looks after the board hears what people can see."""
    if all(getattr(topic, name) == value for name, value in columns.items()):
        return topic
    changed = _change(unit, topic, **columns)
    if _seen(changed) != _seen(topic):
        unit.happened(TopicsChanged(topic.board_id, topic.id, by.id), now=now)
    return changed


def _seen(topic: Topic) -> tuple[object, ...]:
    """What people see of it; nothing of one that is not offered."""
    return (topic.name, topic.emoji, topic.shown_photo, topic.photo_alt) if topic.is_offered else ()
