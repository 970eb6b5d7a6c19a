"""Promises of words that somebody helped with: it is said where they are read, and never tells whose they are."""

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import Paper, Screen, tap
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play

SOMEBODY, SOME = "Somebody helped with the words.", "Some people had help with their words."


def _joe_said(play: Play, how: str) -> tuple[PersonId, MeetingId]:
    """The facilitator wrote down what Joe said; the list went out, and the board meets now."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    joe = play.member("Joe", group, on_paper=True)
    meeting = plan_quiet_meeting(play, sam)
    member = play.store.run_now(lambda u: u.people.member_in(group, joe, now=play.now)).id
    play.tap(sam, tap("agenda.add_for", member, "bus", how))
    play.say(sam, "The bus is late")
    play.press(sam, "Yes, save it")
    play.press(sam, "Yes, with")
    play.until(play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at)
    return mina, meeting


def _printed(screen: Screen) -> tuple[str, ...]:
    (paper,) = screen.enclosed
    assert isinstance(paper, Paper)
    return (*paper.foot, *(line for block in paper.blocks for line in (*block.more, *block.lines)))


def test_who_helped_with_the_words_is_said_to_the_rep_beside_them_and_to_everybody_at_the_end(play: Play) -> None:
    mina, meeting = _joe_said(play, "helped")
    lines = play.tap(mina, tap("meetings.sheet", meeting, 0)).lines
    assert lines[lines.index("“The bus is late”") + 1] == SOMEBODY
    for name in ("agenda.paper", "meetings.table_paper"):
        printed = _printed(play.tap(mina, tap(name, meeting)))
        assert (SOMEBODY in printed, SOME in printed) == (False, True)
    assert SOME in play.tap(mina, tap("agenda.as_text", meeting)).lines


def test_of_own_words_nothing_is_said(play: Play) -> None:
    mina, meeting = _joe_said(play, "self")
    assert SOMEBODY not in play.tap(mina, tap("meetings.sheet", meeting, 0)).lines
    assert SOME not in _printed(play.tap(mina, tap("agenda.paper", meeting)))
