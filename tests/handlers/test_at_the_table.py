"""Promises of the rep's sheet at the meeting: item by item, with one hand, and nothing that was noted is lost."""

from datetime import timedelta

from bot.ids import GroupId, MeetingId, PersonId
from bot.rules.meetings import Heard
from bot.rules.people import Role
from bot.screen import Paper, Pictogram, VoiceNote, tap
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play


def _at_the_meeting(play: Play) -> tuple[GroupId, PersonId, PersonId, PersonId, MeetingId]:
    """Ben said something about buses with his voice, Asha about money; both are on the list; the board meets now."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben, asha = play.member("Ben", group), play.member("Asha", group)
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, voice="a-voice")
    play.tap(asha, tap("agenda.suggest", "money"))
    meets_at = play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at
    play.until(meets_at + timedelta(minutes=5))
    return group, sam, mina, ben, meeting


def test_on_the_day_the_sheet_is_the_first_thing_of_the_rep(each_play: Play) -> None:
    play = each_play
    _, _, mina, _, _ = _at_the_meeting(play)
    assert "At the meeting" in play.tap(mina, tap("home.menu", "rep", 0)).buttons[0].label
    assert play.press(mina, "At the meeting").lines[0] == "This is 1 of 2."


def test_on_the_day_one_press_from_home_leads_to_the_sheet_and_nobody_asks_yet_what_happened(each_play: Play) -> None:
    """A rep who sits in the meeting with one hand free has not come home from it yet."""
    play = each_play
    _, sam, mina, ben, meeting = _at_the_meeting(play)
    home = play.tap(mina, tap("home.show"))
    assert (home.lines[0], home.buttons[0].label) == ("The board meets today.", "🪑 At the meeting")
    assert play.press(mina, "At the meeting").lines[0] == "This is 1 of 2."
    assert "At the meeting" not in str(play.tap(ben, tap("home.show")).buttons)
    for person in (mina, sam):
        assert "summary" not in " ".join(button.label for button in play.tap(person, tap("home.waits", 0)).buttons)
    zone = play.store.run_now(lambda u: u.meetings.get(meeting)).zone
    play.until(play.now.astimezone(zone).replace(hour=18, minute=0))
    home = play.tap(mina, tap("home.show"))
    assert (home.title, home.buttons[0].label) == ("🪑 What happened at the board?", "📰 The summary")


def test_on_the_morning_of_the_day_home_says_once_that_the_board_meets(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    meeting = plan_quiet_meeting(play, sam)
    play.until(play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at - timedelta(hours=1))
    assert play.tap(mina, tap("home.show")).lines == ("The board meets today.",)
    assert play.tap(sam, tap("home.show")).lines[-1] == "That is today."


def test_before_the_day_there_is_no_sheet(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    meeting = plan_quiet_meeting(play, sam)
    assert not [b for b in play.tap(mina, tap("home.menu", "rep", 0)).buttons if "At the meeting" in b.label]
    assert "old" in play.tap(mina, tap("meetings.sheet", meeting, 0)).title


def test_what_people_said_with_their_voice_can_be_played(play: Play) -> None:
    _, _, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 0))
    assert any(isinstance(each, VoiceNote) for each in play.press(mina, "Play what they said").enclosed)


def test_what_was_talked_about_is_ticked_and_can_be_taken_back(play: Play) -> None:
    _, _, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 0))
    play.press(mina, "We talked about it")
    assert [h.talked for h in _noted(play, meeting)] == [True]
    play.press(mina, "undo")
    assert [h.talked for h in _noted(play, meeting)] == [False]


def _noted(play: Play, meeting: MeetingId) -> list[Heard]:
    return play.store.run_now(lambda u: u.meetings.list_heard([i.id for i in u.agenda.list_items(meeting)]))


def test_the_answer_is_dictated_or_written_and_stays(each_play: Play) -> None:
    play = each_play
    _, _, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 1))
    play.say(mina, "More money in May")
    assert "“More money in May”" in play.last(mina).lines
    play.say(mina, voice="the-answer")
    assert "Your voice message." in play.last(mina).lines
    assert len(_noted(play, meeting)) == 1


def test_a_card_is_one_large_picture_and_its_words(play: Play) -> None:
    _, _, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 0))
    play.press(mina, "Signs to hold up")
    shown = play.press(mina, "Please stop")
    assert shown.picture == Pictogram("✋", "Please stop")


def test_a_member_who_is_no_rep_has_no_sheet(play: Play) -> None:
    _, _, _, ben, meeting = _at_the_meeting(play)
    assert "Buses" not in play.tap(ben, tap("meetings.sheet", meeting, 0)).title


def test_an_item_that_is_gone_leads_back_to_the_others(play: Play) -> None:
    _, _, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 7))
    assert play.press(mina, "Look").lines[0] == "This is 1 of 2."


def test_who_is_deleted_takes_their_notes_along(each_play: Play) -> None:
    play = each_play
    _, _, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 0))
    play.say(mina, "They will look at it")
    play.tap(mina, tap("people.deleted"))
    assert _noted(play, meeting) == []


def test_what_was_noted_is_there_when_the_summary_is_written_and_only_once(each_play: Play) -> None:
    play = each_play
    _, sam, mina, _, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 1))
    play.say(mina, "More money in May")
    play.tap(sam, tap("summaries.open", meeting))
    assert "✅ Money" in [b.label for b in play.tap(mina, tap("summaries.begin", meeting)).buttons]
    shown = play.press(mina, "Go on")
    assert shown.lines[1:3] == ("This is already noted:", "“More money in May”")
    found = play.store.run_now(lambda u: u.summaries.find_for(meeting))
    assert found is not None
    assert len(play.store.run_now(lambda u: u.summaries.list_materials(found.id))) == 1


def test_a_rep_prints_the_sheet_in_large_letters_with_room_to_tick_and_to_write(each_play: Play) -> None:
    play = each_play
    _, sam, mina, ben, meeting = _at_the_meeting(play)
    play.tap(mina, tap("meetings.sheet", meeting, 1))
    (paper,) = play.press(mina, "The meeting sheet").enclosed
    assert isinstance(paper, Paper)
    assert paper.large
    items = paper.blocks[1:]
    assert [block.heading for block in items] == ["1. Buses", "2. Money"]
    assert all(len(block.ticks) == 2 and block.room and block.room_for for block in items)
    assert "There is a voice message to play." in items[0].lines
    assert play.tap(sam, tap("meetings.table_paper", meeting)).enclosed
    assert not play.tap(ben, tap("meetings.table_paper", meeting)).enclosed


def test_the_printed_sheet_says_where_there_is_a_photo_to_show(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.say(ben, photo="the-bus")
    play.press(ben, "Yes, without my name")
    play.until(play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at)
    (paper,) = play.tap(mina, tap("meetings.table_paper", meeting)).enclosed
    assert isinstance(paper, Paper)
    assert paper.blocks[1].lines[:2] == ("People said:", "There is a photo to show.")


def test_the_sheet_can_be_printed_before_the_day_and_not_long_after_it(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    ben = play.member("Ben", group)
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    meets_at = play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at
    play.until(meets_at - timedelta(days=3))
    play.tap(mina, tap("agenda.paper", meeting))
    assert play.press(mina, "The meeting sheet").enclosed
    play.until(meets_at + timedelta(days=20))
    assert not play.tap(mina, tap("meetings.table_paper", meeting)).enclosed


def test_words_that_only_reps_read_are_not_on_the_printed_sheet(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    meeting = plan_quiet_meeting(play, sam)
    for topic in ("safe", "bus"):
        play.tap(ben, tap("agenda.suggest", topic))
        play.say(ben, f"About {topic}")
        play.press(ben, "Yes")
    meets_at = play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at
    play.until(meets_at)
    (paper,) = play.tap(mina, tap("meetings.table_paper", meeting)).enclosed
    assert isinstance(paper, Paper)
    printed = " ".join(line for block in paper.blocks for line in block.lines)
    assert "About bus" in printed
    assert "About safe" not in printed


def test_the_screen_says_how_many_more_used_their_own_words(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    meeting = plan_quiet_meeting(play, sam)
    for name in ("Ben", "Asha", "Lily", "Joe"):
        person = play.member(name, group)
        play.tap(person, tap("agenda.suggest", "bus"))
        play.say(person, f"{name} waits")
        play.press(person, "Yes")
    play.until(play.store.run_now(lambda u: u.meetings.get(meeting)).meets_at)
    lines = play.tap(mina, tap("meetings.sheet", meeting, 0)).lines
    shown = sum("waits" in line for line in lines)
    assert (shown, "2 more people used their own words." in lines) == (2, True)
