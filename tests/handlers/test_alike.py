"""Promises of suggestions that are alike: people join them, every author stays linked, they come apart again."""

import pytest

from bot.ids import ItemId, MeetingId, PersonId
from bot.rules.agenda import Item, Suggestion
from bot.rules.people import Role
from bot.screen import Screen, tap
from storage.unit import Unit
from tests.handlers.table import plan_meeting
from tests.play import Play

NAMES = ("Ben", "Asha", "Lily", "Joe", "Mia")


def _circle(play: Play, *texts: str) -> tuple[MeetingId, PersonId, list[PersonId]]:
    """A rep, and members who say something about buses, each with these words; empty is a bare tap."""
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    mina = play.rep("Mina", group)
    people = [play.member(name, group) for name in NAMES]
    meeting = plan_meeting(play, sam)
    for person, text in zip(people, texts, strict=False):
        play.tap(person, tap("agenda.suggest", "bus"))
        if text:
            play.say(person, text)
    return meeting, mina, people


def _said(play: Play, meeting: MeetingId) -> list[Suggestion]:
    return play.store.run_now(lambda unit: unit.agenda.list_for(meeting))


def _labels(shown: Screen, word: str) -> list[str]:
    return [button.label for button in shown.buttons if word in button.label]


def test_the_three_nearest_of_its_topic_are_proposed_before_anything_is_decided(play: Play) -> None:
    texts = ("The bus is late", "Bus is always late", "A ramp", "My bus was late", "No seats")
    meeting, mina, _ = _circle(play, *texts)
    shown = play.tap(mina, tap("agenda.one", _said(play, meeting)[0].id))
    assert len(_labels(shown, "Together with")) == 3
    assert {"🔗 Together with “Bus is always late”", "🔗 Together with “My bus was late”"} <= {
        button.label for button in shown.buttons
    }


def test_what_was_joined_is_one_item_with_all_authors_and_comes_apart_again(each_play: Play) -> None:
    play = each_play
    meeting, mina, people = _circle(play, "The bus is late", "Bus is always late", "The late bus")
    first, second, third = _said(play, meeting)
    play.tap(mina, tap("agenda.join_to", first.id, second.id))
    play.tap(mina, tap("agenda.join_to", third.id, second.id))
    play.tap(mina, tap("agenda.join_to", third.id, second.id))
    items = play.store.run_now(lambda unit: unit.agenda.list_items(meeting))
    behind = play.store.run_now(lambda unit: unit.agenda.list_behind(items[0].id))
    assert (len(items), [s.person_id for s in behind]) == (1, people[:3])
    play.tap(mina, tap("agenda.behind", items[0].id, 0))
    play.tap(mina, tap("agenda.one", third.id))
    play.press(mina, "Take it apart")
    play.tap(mina, tap("agenda.apart", third.id))
    assert [len(play.store.run_now(_behind, item.id)) for item in _items(play, meeting)] == [2, 1]


def _behind(unit: Unit, item: ItemId) -> list[Suggestion]:
    return unit.agenda.list_behind(item)


def _items(play: Play, meeting: MeetingId) -> list[Item]:
    return play.store.run_now(lambda unit: unit.agenda.list_items(meeting))


def test_an_item_with_nobody_behind_it_any_more_is_gone(play: Play) -> None:
    meeting, mina, _ = _circle(play, "The bus is late", "Bus is always late")
    first, second = _said(play, meeting)
    play.tap(mina, tap("agenda.put", first.id))
    play.tap(mina, tap("agenda.put", second.id))
    play.tap(mina, tap("agenda.join_to", second.id, first.id))
    assert len(_items(play, meeting)) == 1


def test_people_who_only_pressed_a_topic_are_counted_together(play: Play) -> None:
    meeting, mina, _ = _circle(play, "", "", "", "A ramp")
    assert _labels(play.tap(mina, tap("agenda.choose", meeting, 0)), "Buses") == ["🔵 Buses: 3 people"]
    assert "3 people said: Buses" in play.press(mina, "Buses").lines
    play.press(mina, "Put it on")
    assert [len(play.store.run_now(_behind, item.id)) for item in _items(play, meeting)] == [3]


@pytest.mark.parametrize("reason", ["answered", "later"])
def test_who_only_pressed_a_topic_hears_the_same_reason(play: Play, reason: str) -> None:
    meeting, mina, _ = _circle(play, "", "", "A ramp")
    play.tap(mina, tap("agenda.left_off", _said(play, meeting)[0].id, reason))
    assert [said.reason for said in _said(play, meeting)] == [reason, reason, ""]


def test_a_member_looks_at_a_bare_topic_once(play: Play) -> None:
    meeting, _, people = _circle(play, "", "", "", "A ramp")
    assert "3 people said: Buses" in play.tap(people[4], tap("agenda.look")).lines
    play.press(people[4], "Important")
    assert "“A ramp”" in play.last(people[4]).lines
    counts = play.store.run_now(lambda unit: unit.agenda.list_looked(meeting))
    assert sorted(each.wanted for each in counts.values()) == [1, 1, 1]


def test_two_meetings_are_never_one_item(play: Play) -> None:
    meeting, mina, people = _circle(play, "The bus is late")
    play.tap(people[1], tap("agenda.suggest", "bus"))
    far = play.rep("Zed", play.group("Elsewhere", "Otherton"))
    first, second = _said(play, meeting)
    assert "old" not in play.tap(mina, tap("agenda.join_to", first.id, second.id)).title
    assert "took it back" in play.tap(mina, tap("agenda.join_to", first.id, 99)).title
    assert "Buses" not in play.tap(far, tap("agenda.join_to", first.id, second.id)).title


def test_one_bare_tap_of_several_people_comes_apart_as_one(each_play: Play) -> None:
    play = each_play
    meeting, mina, _ = _circle(play, "", "", "The bus is late", "")
    bare, _, words, _ = _said(play, meeting)
    play.tap(mina, tap("agenda.join_to", bare.id, words.id))
    assert len({each.item_id for each in _said(play, meeting)}) == 1
    for _ in range(2):
        play.tap(mina, tap("agenda.apart", bare.id))
        parted = {each.text: each.item_id for each in _said(play, meeting)}
        assert len({each.item_id for each in _said(play, meeting)}) == 2
        assert parted[""] != parted["The bus is late"]
