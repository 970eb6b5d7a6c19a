"""Who hears what of topics."""

from bot.ids import PersonId, TopicId
from bot.rules.facts import topics as facts
from tests.telling.town import Town

BUS = TopicId(1)


def test_reps_and_facilitators_of_the_board_hear_quietly_that_a_topic_changed(town: Town) -> None:
    told = town.tell(facts.TopicsChanged(town.board, BUS, PersonId(0)))
    assert told == {"topics.told:1": ("quiet", "Mina Rob Sam")}


def test_who_changed_it_hears_nothing(town: Town) -> None:
    told = town.tell(facts.TopicsChanged(town.board, BUS, town.people["Sam"]))
    assert told == {"topics.told:1": ("quiet", "Mina Rob")}


def test_who_sent_a_photo_hears_that_it_cannot_be_shown(town: Town) -> None:
    told = town.tell(facts.TopicPhotoRefused(BUS, town.board, town.people["Sam"]))
    assert told == {"topics.photo_refused:1": ("quiet", "Sam")}
