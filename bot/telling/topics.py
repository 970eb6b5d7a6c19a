"""Who hears what of topics: reps and facilitators of the board, quietly. Everybody else sees it on the grid."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.facts.topics import TopicPhotoRefused, TopicsChanged
from bot.telling.when import QUIET, Table, when
from bot.telling.who import who_looks_after_the_board
from storage.unit import Unit


def who_sent_it(unit: Unit, fact: TopicPhotoRefused, /, *, now: datetime) -> list[PersonId]:
    """Who sent the photo."""
    return [fact.sender]


TABLE: Table = (
    when(TopicsChanged).to(who_looks_after_the_board, "topics.told:{topic}", QUIET),
    when(TopicPhotoRefused).to(who_sent_it, "topics.photo_refused:{topic}", QUIET),
)
