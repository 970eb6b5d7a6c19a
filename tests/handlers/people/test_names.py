"""Promises of the names of people: seen, told apart, and no words of the bot."""

import pytest

from bot.rules.people import Role
from bot.screen import HOME, tap
from handlers.answers import Sender
from storage.unit import Unit
from tests.handlers.people.table import code, found, member, names
from tests.play import Play


@pytest.mark.parametrize(
    "name", ["\u3164", "\u200b", "\u2800", "\u00ad", "\u202e", "\U000e0041", "✅", "None of these"]
)
def test_a_phone_whose_owner_has_no_name_to_show_is_asked_for_one(each_play: Play, name: str) -> None:
    play, group = each_play, each_play.group()
    lily = play.stranger(name)
    play.start(lily, f"join_{code(play, group)}")
    shown = play.press(lily, "English")
    assert [b.label for b in shown.buttons] == []
    assert "Please write your name." in shown.lines
    assert "Please write" in play.tap(lily, tap("people.join_named", group)).title
    assert "Words, pictures, voice" in play.say(lily, "Lily").title


@pytest.mark.parametrize("name", ["Ben\u200b", "\u202eBen", "Be\u00adn", "✅ Ben", "Ｂｅｎ", "BEN", "Bén"])
def test_nobody_can_be_taken_for_somebody_else(each_play: Play, name: str) -> None:
    play, group = each_play, each_play.group()
    play.member("Ben", group)
    tom, sam = play.member("Tom", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(tom, tap("people.name"))
    assert "already used" in play.say(tom, name).title
    play.tap(sam, tap("people.add_paper", group))
    assert "already used" in play.say(sam, name).title
    assert names(play, group) == ["Ben", "Sam", "Tom"]


@pytest.mark.parametrize(
    "name", ["None of these", "✖️ none of these", "Dim un o'r rhain", "I do not want to choose", "Send my vote"]
)
def test_nobody_is_called_like_a_line_of_the_bot(play: Play, name: str) -> None:
    group = play.group()
    tom, sam = play.member("Tom", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(tom, tap("people.name"))
    assert "another name" in play.say(tom, name).title
    play.tap(sam, tap("people.add_paper", group))
    assert "another name" in play.say(sam, name).title
    play.tap(sam, tap("people.helper_name", group))
    assert "another name" in play.say(sam, name).title


def test_who_begins_a_group_without_a_name_to_show_is_called_what_they_are(play: Play) -> None:
    sam = play.stranger("\u3164")
    found(play, sam)
    group = play.store.run_now(lambda unit: unit.people.get(sam)).group_id
    assert group is not None
    assert member(play, group, sam).name == "Facilitator"


def test_the_bot_has_seen_somebody_under_the_name_that_can_be_shown(play: Play) -> None:
    lily = play.stranger("Lily")
    number = play.store.run_now(lambda unit: unit.people.get(lily)).telegram_id
    assert number is not None

    def first_seen(unit: Unit) -> str:
        unit.people.change(lily, telegram_id=None)
        sender = Sender(number, "Lily\u202e \u3164🌸", "en")
        play.dispatch.tapped(unit, sender, HOME.encode(), message_id=1, update_id=99, now=play.now)
        known = unit.people.find_by_telegram(number)
        assert known is not None
        return known.called

    assert play.store.run_now(first_seen) == "Lily"
