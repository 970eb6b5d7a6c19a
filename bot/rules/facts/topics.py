"""What a board does with its topics. Never how one is called."""

from dataclasses import dataclass
from typing import Annotated

from bot.ids import BoardId, PersonId, TopicId
from bot.rules.facts.fact import NOT_KEPT, Fact


@dataclass(frozen=True, slots=True)
class TopicsChanged(Fact):
    """A facilitator changed what people choose from: one is new, gone, back, or is called or looks otherwise."""

    board: BoardId
    topic: TopicId
    by: Annotated[PersonId, NOT_KEPT]


@dataclass(frozen=True, slots=True)
class TopicPhotoRefused(Fact):
    """A photo for a topic cannot be shown: broken, no photo, or too large. `sender`: who sent it."""

    topic: TopicId
    board: BoardId
    sender: Annotated[PersonId, NOT_KEPT]
