"""Promises of the positions side by side: what one group wants to say is seen by the others of the board."""

from bot.screen import tap
from tests.handlers.feedback.table import answer, ask, circle, close
from tests.play import Play


def test_what_one_group_says_is_read_by_another_group_of_the_board(each_play: Play) -> None:
    play = each_play
    group, _, mina, people = circle(play)
    tom = play.member("Tom", play.group("Riverside", beside=group))
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "0", "0", "0", "0"))
    close(play)
    assert not [b for b in play.tap(tom, tap("home.menu", "news", 0)).buttons if "What groups say" in b.label]
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "We want more buses")
    play.press(mina, "Yes, tell the groups")
    play.tap(tom, tap("feedback.side", 0))
    assert "The group Northfield wants to say:" in play.last(tom).lines
    assert "“We want more buses”" in play.last(tom).lines
