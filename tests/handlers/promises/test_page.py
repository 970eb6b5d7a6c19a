"""Promises of the page of all promises: late ones first, counted, and on paper."""

import io

from pypdf import PdfReader

from bot.media.papers import print_paper
from bot.screen import Bar, Bars, Paper, tap
from tests.handlers.promises.table import circle, make_promise
from tests.play import Play


def test_late_promises_come_first_and_are_counted_in_a_picture(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    make_promise(play, mina, days=None)
    make_promise(play, mina, days=60)
    make_promise(play, mina, days=5)
    play.until(play.now.replace(day=20))
    shown = play.tap(people[0], tap("promises.list", 0))
    assert [button.label[0] for button in shown.buttons][:3] == ["⏰", "⏳", "⏳"]
    assert isinstance(shown.picture, Bars)
    assert shown.picture.bars == (Bar("⏰", 1), Bar("⏳", 2), Bar("🔶", 0), Bar("✅", 0))


def test_all_promises_are_printed_late_ones_first(play: Play) -> None:
    _, _, mina, people = circle(play)
    make_promise(play, mina, days=60, who="Later")
    make_promise(play, mina, days=5, who="Late")
    play.until(play.now.replace(day=20))
    play.tap(people[0], tap("promises.list", 0))
    paper = play.press(people[0], "Print").enclosed[0]
    assert isinstance(paper, Paper)
    assert [block.lines[0] for block in paper.blocks] == ["Late promised this:", "Later promised this:"]
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(print_paper(paper, {}).content)).pages)
    assert "Promises to Marlshire" in printed
