"""Promises of the rules of topics: names and pictures that people can tell apart."""

from dataclasses import replace

import pytest

from bot.ids import BoardId, TopicId
from bot.rules.topics import (
    OFFERED_MOST,
    PROPOSED,
    NameTaken,
    PictureTaken,
    TooManyTopics,
    Topic,
    TopicStays,
    check_can_change,
    check_name,
    check_picture,
    check_room,
)

KNOWN = {key: {key} for key in PROPOSED} | {"bus": {"Buses", "Bysiau"}}
BUS = Topic(TopicId(1), BoardId(1), "bus", "", "🚌", 1, is_offered=True)
OWN = replace(BUS, id=TopicId(9), key="own8", name="Zażółć", emoji="🏊")


@pytest.mark.parametrize("name", ["Buses", "buses", "BUSES", "Bysiau", "Büses", "Buses.", "Βuses"])
def test_a_name_that_looks_like_that_of_another_topic_in_any_language_is_refused(name: str) -> None:
    with pytest.raises(NameTaken) as no:
        check_name(name, [BUS], KNOWN)
    assert no.value.after.encode() == "topics.show:1"


@pytest.mark.parametrize("name", ["Bus stops", "Trains", "Bus"])
def test_another_name_is_taken(name: str) -> None:
    check_name(name, [BUS, OWN], KNOWN)


def test_a_renamed_topic_keeps_its_own_name_for_itself_and_leaves_the_old_ones_free() -> None:
    renamed = replace(BUS, name="Transport")
    check_name("Buses", [renamed], KNOWN)
    with pytest.raises(NameTaken):
        check_name("transport", [renamed], KNOWN)


def test_a_picture_is_taken_while_another_topic_is_offered_with_it() -> None:
    with pytest.raises(PictureTaken):
        check_picture("🚌", OWN, [BUS, OWN])
    check_picture("🚌", BUS, [BUS, OWN])
    check_picture("🚌", OWN, [replace(BUS, is_offered=False), OWN])


@pytest.mark.parametrize(("key", "stays"), [(key, key in ("safe", "else")) for key in PROPOSED])
def test_staying_safe_and_something_else_stay_and_no_other(key: str, *, stays: bool) -> None:
    topic = replace(BUS, key=key)
    if stays:
        with pytest.raises(TopicStays):
            check_can_change(topic)
    else:
        check_can_change(topic)


def test_there_are_no_more_than_three_pages_of_the_grid() -> None:
    check_room([BUS] * (OFFERED_MOST - 1) + [replace(BUS, is_offered=False)])
    with pytest.raises(TooManyTopics):
        check_room([BUS] * OFFERED_MOST)
