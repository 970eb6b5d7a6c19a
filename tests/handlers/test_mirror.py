"""Promises of the mirror: anybody of the board can look into it, and nobody else."""

from bot.ids import PersonId
from bot.rules.people import Role
from bot.screen import Bars, Paper, tap
from tests.handlers.table import plan_meeting
from tests.play import Play


def _circle(play: Play, size: int) -> tuple[PersonId, list[PersonId]]:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    return sam, [play.member(f"Person {n}", group) for n in range(size)]


def test_a_member_finds_it_in_the_news_with_the_numbers_as_words_and_as_a_picture(each_play: Play) -> None:
    play = each_play
    sam, people = _circle(play, 5)
    plan_meeting(play, sam)
    for person in people[:3]:
        play.tap(person, tap("agenda.suggest", "bus"))
    play.tap(people[0], tap("home.menu", "news", 0))
    shown = play.press(people[0], "Is it working?")
    assert "💬 What people said: 3" in shown.lines
    assert isinstance(shown.picture, Bars)
    assert [bar.n for bar in shown.picture.bars] == [3, 0, 0, 0, 0]


def test_the_poster_says_what_the_page_says_and_when_a_rep_last_spoke_with_each_group(each_play: Play) -> None:
    play = each_play
    sam, people = _circle(play, 5)
    plan_meeting(play, sam)
    play.tap(people[0], tap("agenda.suggest", "bus"))
    page = play.tap(people[0], tap("meetings.mirror", 0))
    said = [line.partition(" ")[2] for line in page.lines if ": " in line]
    (paper,) = play.press(people[0], "For the wall").enclosed
    assert isinstance(paper, Paper)
    printed = [f"{block.heading}: {block.figure}" if block.figure else block.heading for block in paper.blocks]
    assert [line for line in said if line not in printed and "all meetings" not in line] == []
    assert [block.lines for block in paper.blocks if "Last news from a rep" in block.heading] == [
        ("Northfield: no news yet",)
    ]


def test_it_can_be_printed_for_the_wall(play: Play) -> None:
    _, people = _circle(play, 5)
    (paper,) = play.tap(people[0], tap("meetings.mirror_paper", 0, 0)).enclosed
    assert isinstance(paper, Paper)
    assert paper.poster


def test_of_a_small_group_no_number_is_shown(play: Play) -> None:
    _, people = _circle(play, 4)
    play.tap(people[0], tap("agenda.suggest", "bus"))
    shown = play.tap(people[1], tap("meetings.mirror", 0))
    assert "So we do not show them." in shown.lines
    assert not any(":" in line for line in shown.lines)


def test_another_board_is_not_in_it(play: Play) -> None:
    _, people = _circle(play, 5)
    far = play.member("Zed", play.group("Elsewhere", "Otherton"))
    assert "old" in play.tap(far, tap("meetings.mirror_group", 1)).title
    assert "old" in play.tap(people[0], tap("meetings.mirror_group", 2)).title
    assert "old" in play.tap(far, tap("meetings.mirror", 99)).title
