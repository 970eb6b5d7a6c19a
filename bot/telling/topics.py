"""Who hears what of topics: reps and facilitators of the board, quietly. Everybody else sees it on the grid."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.facts.topics import TopicPhotoRefused, TopicsChanged
from bot.telling.when import QUIET, Table, when
from storage.unit import Unit


def who_looks_after_the_board(unit: Unit, fact: TopicsChanged, /, *, now: datetime) -> list[PersonId]:
    """The reps and facilitators of every group of the board, without whoever did it."""
    everybody = unit.people.list_members_of_board(fact.board, now=now)
    found = dict.fromkeys(each.person_id for each in everybody if each.is_rep or each.is_facilitator)
    return [person for person in found if person != fact.by]


def who_sent_it(unit: Unit, fact: TopicPhotoRefused, /, *, now: datetime) -> list[PersonId]:
    """Who sent the photo."""
    return [fact.sender]


TABLE: Table = (
    when(TopicsChanged).to(who_looks_after_the_board, "topics.told:{topic}", QUIET),
    when(TopicPhotoRefused).to(who_sent_it, "topics.photo_refused:{topic}", QUIET),
)
