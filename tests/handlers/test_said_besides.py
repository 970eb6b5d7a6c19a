"""Promises of what a rep says at the meeting: it is before them, whatever becomes of the list in between."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.ids import ItemId, MeetingId, PersonId
from bot.screen import Paper, tap
from storage.unit import Unit
from tests.handlers.feedback.table import circle, close
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play

SAID = "“We want more buses”"


def _decided(play: Play, *, topic: str = "Buses") -> tuple[PersonId, MeetingId, ItemId]:
    """Buses are on the list; the group was asked about that or about nothing on it, and the rep told what they say."""
    _, sam, mina, (ben, *_) = circle(play)
    meeting = plan_quiet_meeting(play, sam, days=40)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, "It is late")
    play.tap(mina, tap("agenda.put", 1))
    play.tap(mina, tap("feedback.ask_now", 0))
    play.press(mina, topic)
    play.press(mina, "What matters most")
    play.press(mina, "In their own words")
    play.press(mina, "Yes, ask now")
    (question,) = play.store.run_now(lambda unit: unit.feedback.list_going_on(unit.meetings.get(meeting).board_id))
    close(play)
    play.tap(mina, tap("feedback.position", question.id))
    play.say(mina, "We want more buses")
    play.press(mina, "Yes, tell the groups")
    (item,) = play.store.run_now(lambda unit: unit.agenda.list_items(meeting))
    return mina, meeting, item.id


def _printed(play: Play, rep: PersonId, meeting: MeetingId) -> dict[str, tuple[str, ...]]:
    (paper,) = play.tap(rep, tap("meetings.table_paper", meeting)).enclosed
    assert isinstance(paper, Paper)
    return {block.heading: tuple(block.lines) for block in paper.blocks[1:]}


def _begins(play: Play, meeting: MeetingId) -> None:
    play.until(play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at)


def test_an_item_with_another_name_keeps_what_is_said_about_it(each_play: Play) -> None:
    play = each_play
    mina, meeting, item = _decided(play)
    play.tap(mina, tap("agenda.item", item))
    play.say(mina, "Late coaches")
    assert SAID in _printed(play, mina, meeting)["1. Late coaches"]
    _begins(play, meeting)
    assert SAID in play.tap(mina, tap("meetings.sheet", meeting, 0)).lines


def test_another_thing_with_the_same_picture_gets_nothing_of_what_is_said(each_play: Play) -> None:
    play = each_play
    mina, meeting, item = _decided(play)
    play.tap(mina, tap("agenda.item", item))
    play.say(mina, "Late coaches")
    play.tap(mina, tap("agenda.off_list", item))
    play.tap(mina, tap("agenda.put", 1))
    printed = _printed(play, mina, meeting)
    assert SAID not in printed["1. Buses"]
    assert printed["I will also say"] == ("🚌 Late coaches", SAID)


def test_what_is_said_about_an_item_that_is_gone_comes_at_the_end(each_play: Play) -> None:
    play = each_play
    mina, meeting, item = _decided(play)
    play.tap(mina, tap("agenda.send", meeting))
    play.tap(mina, tap("agenda.off_list", item))
    assert _printed(play, mina, meeting) == {"I will also say": ("🚌 Buses", SAID)}
    _begins(play, meeting)
    shown = play.tap(mina, tap("meetings.sheet", meeting, 0))
    assert shown.lines == ("This is not on the list.", "🚌 Buses", "You will say:", SAID)


def test_what_is_about_nothing_on_the_list_follows_its_last_item(play: Play) -> None:
    mina, meeting, _ = _decided(play, topic="Something else")
    assert SAID in _printed(play, mina, meeting)["I will also say"]
    _begins(play, meeting)
    assert SAID not in play.tap(mina, tap("meetings.sheet", meeting, 0)).lines
    shown = play.press(mina, "The next thing")
    assert shown.lines == ("This is not on the list.", "You will say:", SAID)
    assert play.back(mina).lines[0] == "This is 1 of 1."


def test_an_answer_about_what_is_not_on_the_list_is_not_lost(play: Play) -> None:
    mina, meeting, item = _decided(play)
    play.tap(mina, tap("agenda.send", meeting))
    play.tap(mina, tap("agenda.off_list", item))
    _begins(play, meeting)
    play.tap(mina, tap("meetings.sheet", meeting, 0))
    assert "Who is it for?" in play.say(mina, "They will look at it").lines
    assert len(play.store.run_now(lambda unit: unit.outbox.list_left(mina))[1]) == 1


def test_what_was_for_one_meeting_is_not_before_the_rep_at_the_next(play: Play) -> None:
    mina, meeting, _ = _decided(play)
    _begins(play, meeting)

    def next_one(unit: Unit) -> MeetingId:
        board = unit.meetings.get(meeting).board_id
        when = play.now + timedelta(days=60)
        made = unit.meetings.add(board, meets_at=when, zone=ZoneInfo("Europe/London"), place="")
        unit.agenda.add_item(made, title="Buses", emoji="🚌")
        return made

    after = play.store.run_now(next_one)
    _begins(play, after)
    shown = play.tap(mina, tap("meetings.sheet", after, 0))
    assert "🚌 Buses" in shown.title or "🚌 Buses" in str(shown.lines)
    assert SAID not in shown.lines
