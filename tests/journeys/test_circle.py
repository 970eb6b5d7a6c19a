"""The whole circle, once around: through the real program, on everybody's phone, in the time that it takes.

Two groups of one board, 12 members of whom 2 are on paper, a supporter and a facilitator. Each
station is a few taps of people who each see only their own phone.

It is walked on PostgreSQL. On SQLite the guide walks all around it, through the same program
(`tests/practice/test_guide.py`).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.journeys import agenda, elections, feedback, promises, summaries
from tests.journeys.circle import NORTHFIELD, ON_PAPER, RIVERSIDE, Circle
from tests.program import world

BEGINS = datetime(2031, 9, 1, 9, tzinfo=UTC)
"""A Monday, 10 in the morning in London. The clocks go back before this circle is round."""
CHAT = "Our group chat"
LONDON = ZoneInfo("Europe/London")
AT_ONCE = {
    "👋 Somebody wants to join", "🎉 Welcome to Northfield", "🎉 Welcome to Riverside", "💬 Your group chat",
    "📄 Please count the papers",
}  # fmt: skip
"""Somebody waits for these at that moment, so they come at any hour."""
AT_THE_SAME_TIME = {"🗳 The result"}
"""Everybody hears this at the same time, whatever else the day brought; in daytime all the same."""


@pytest.fixture
def circle(tmp_path: Path, database_url: str) -> Iterator[Circle]:
    with world(tmp_path, database_url, begins=BEGINS, PRACTICE_BOARD="off") as made:
        yield Circle(made, made.person("Sam"))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_whole_circle(circle: Circle) -> None:
    found_the_groups(circle)
    everybody_joins(circle)
    elections.plan_the_vote(circle)
    elections.three_people_stand(circle)
    elections.vote_in_secret(circle)
    elections.count_the_papers(circle)
    elections.hear_the_result(circle)
    agenda.plan_a_meeting(circle)
    agenda.say_what_matters(circle)
    agenda.look_at_what_others_say(circle)
    agenda.choose_for_the_board(circle)
    agenda.hear_about_the_list(circle)
    summaries.write_the_cards(circle)
    summaries.a_member_reads_first(circle)
    summaries.everybody_reads(circle)
    feedback.ask_the_groups(circle)
    agenda.plan_a_meeting(circle)
    feedback.answer_the_question(circle)
    feedback.say_what_the_rep_will_say(circle)
    promises.members_decide(circle)
    feedback.hear_what_they_said(circle)
    no_phone_rang_too_often(circle)
    the_group_chat_says_nothing_private(circle)
    the_log_names_nobody(circle)


# Joining


def found_the_groups(circle: Circle) -> None:
    """Two groups of one board, and the chat of one of them."""
    circle.found("Marlshire", "Northfield")
    circle.menu("Our group", "Group chat", "Choose the chat")
    assert circle.sam.heard("SayNext is in your group chat.")
    circle.add_group("Riverside")


def everybody_joins(circle: Circle) -> None:
    """Each person by the link, one thing at a time; two are added on paper."""
    for name in NORTHFIELD:
        circle.join(name, "Northfield")
    circle.join("Grace", "Northfield", role="Supporter")
    for name in RIVERSIDE:
        circle.join(name, "Riverside")
    circle.look_at("Northfield")
    for name in ON_PAPER:
        circle.add_on_paper(name)


# What was promised to everybody, all the way


def no_phone_rang_too_often(circle: Circle) -> None:
    """At most one ordinary message a day, and none of any kind early or late unless somebody waits for it."""
    rang: defaultdict[tuple[str, date], list[str]] = defaultdict(list)
    for push in circle.world.pushes:
        local = push.bubble.at.astimezone(LONDON)
        assert push.bubble.title in AT_ONCE or time(9) <= local.time() < time(20), push
        if not push.bubble.silent and push.bubble.title not in AT_ONCE | AT_THE_SAME_TIME:
            rang[push.to, local.date()].append(push.bubble.title)
    assert {when: titles for when, titles in rang.items() if len(titles) > 1} == {}
    assert sum(map(len, rang.values())) > len(circle.people)


def the_group_chat_says_nothing_private(circle: Circle) -> None:
    """What is open, and a link into the private chat: no button works there, and nobody is named who did something."""
    said = circle.world.group_chat(CHAT)
    assert any("Vote for a rep" in bubble.text for bubble in said)
    assert all(button.url is not None for bubble in said for button in bubble.buttons)
    assert not any(name in bubble.text for bubble in said for name in (*NORTHFIELD[2:], *RIVERSIDE, *ON_PAPER))


def the_log_names_nobody(circle: Circle) -> None:
    """Our own ids and event names: no name, no word that anybody said, no Telegram id."""
    log = circle.world.whole_log()
    for phone in circle.people.values():
        assert phone.name not in log
        assert str(phone.id) not in log
    assert "error" not in log
    assert "Traceback" not in log
