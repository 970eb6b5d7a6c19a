"""What suggestions are about: the topics of a board, each with its name and its picture."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.ids import BoardId, FileId, TopicId
from bot.rules.names import is_like
from bot.rules.refusals import Refusal
from bot.screen import tap

SAFE = "safe"
ELSE = "else"
PROPOSED: Mapping[str, str] = {
    "bus": "🚌",
    "home": "🏘️",
    "health": "🏥",
    "work": "💼",
    "money": "💷",
    "friends": "👥",
    SAFE: "🛡",
    ELSE: "💬",
}
"""What a new board begins with, by key, each with its picture, in this order. Each language has its own names."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a board.

    Args:
        key: by which suggestions and buttons know it, for good.
        name: as the board wrote it; empty for a proposed one, which each language calls by its own name.
        emoji: empty while nobody has chosen its picture.
        is_offered: people can choose it. What was said about it stays when it is not offered any more.
        photo: shown with its picture, once there are words for those who do not see it (`photo_alt`).
    """

    id: TopicId
    board_id: BoardId
    key: str
    name: str
    emoji: str
    position: int
    is_offered: bool
    photo: FileId | None = None
    photo_alt: str = ""
    version: int = 1

    @property
    def shown_photo(self) -> FileId | None:
        """The photo, once there are words for it."""
        return self.photo if self.photo_alt else None

    def called(self, names: Mapping[str, str]) -> str:
        """Its name. `names`: of the proposed ones by key, in the language of whoever reads it."""
        return self.name or names[self.key]


OFFERED_MOST = 24
"""Three pages of the grid (our own starting value): more of them nobody looks through for one tap."""
STAYS = (SAFE, ELSE)
"""Who is not safe must find the first one, as it is, on every board; and what fits nowhere has the second one."""


class TopicStays(Refusal):
    """Somebody must always find this topic, so it is not changed."""

    key = "topics.refused.stays"


class NameTaken(Refusal):
    """The board has a topic of this name, or had one: it leads there."""

    key = "topics.refused.name"


class PictureTaken(Refusal):
    """Another topic has this picture."""

    key = "topics.refused.picture"


class TooManyTopics(Refusal):
    """More would not be looked through. Data: `most`."""

    key = "topics.refused.many"


def check_can_change(topic: Topic) -> None:
    """Raises TopicStays."""
    if topic.key in STAYS:
        raise TopicStays(tap("topics.show", topic.id))


def check_name(name: str, topics: Iterable[Topic], known: Mapping[str, Collection[str]]) -> None:
    """A name that people could take for that of another topic is refused.

    Args:
        topics: the other topics of the board, also those that are not offered.
        known: how every language calls each of the proposed ones.

    Raises:
        NameTaken.
    """
    for other in topics:
        if is_like(name, [other.name] if other.name else known[other.key]):
            raise NameTaken(tap("topics.show", other.id))


def check_picture(emoji: str, topic: Topic, topics: Iterable[Topic]) -> None:
    """Raises PictureTaken: another topic that is offered has this picture."""
    if any(other.emoji == emoji and other.is_offered and other.id != topic.id for other in topics):
        raise PictureTaken(tap("topics.picture", topic.id, 0))


def check_room(topics: Iterable[Topic]) -> None:
    """Raises TooManyTopics."""
    if sum(each.is_offered for each in topics) >= OFFERED_MOST:
        raise TooManyTopics(tap("topics.list", 0), most=OFFERED_MOST)
