"""Promises of a day in one's own calendar: when, where, who helps; the same thing again when it changes."""

from datetime import timedelta

from bot.ids import GroupId, MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import Screen, TextFile, tap
from tests.handlers.elections.table import Hall
from tests.handlers.table import day_number, plan_meeting
from tests.play import Play
from tests.rules.test_calendars import read


def _file(screen: Screen) -> dict[str, str]:
    (file,) = screen.enclosed
    assert isinstance(file, TextFile)
    return read(file.text)


def _planned(play: Play, *, language: str = "en") -> tuple[GroupId, PersonId, PersonId, MeetingId]:
    """Ben's board meets on Friday 31 July at 11; Sam looks after the group."""
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group, language=language)
    meeting = plan_meeting(play, sam)
    play.tap(sam, tap("meetings.place", meeting))
    play.say(sam, "Town hall, room 2")
    return group, sam, ben, meeting


def test_a_member_gets_when_where_and_who_helps(each_play: Play) -> None:
    play = each_play
    _, _, ben, meeting = _planned(play)
    play.tap(ben, tap("meetings.show", meeting))
    told = _file(play.press(ben, "Put it in my calendar"))
    assert told["DTSTART"] == "20260731T100000Z"
    assert told["LOCATION"] == "Town hall\\, room 2"
    assert told["SUMMARY"] == "Meeting of the board: Marlshire"
    assert told["DESCRIPTION"] == "Help: Alex 01234 567 890"


def test_it_is_in_the_language_of_who_asks(play: Play) -> None:
    _, _, ben, meeting = _planned(play, language="cy")
    assert _file(play.tap(ben, tap("meetings.calendar", meeting)))["SUMMARY"] == "Cyfarfod y bwrdd: Marlshire"


def test_a_moved_meeting_takes_the_place_of_the_old_one(each_play: Play) -> None:
    play = each_play
    _, sam, ben, meeting = _planned(play)
    before = _file(play.tap(ben, tap("meetings.calendar", meeting)))
    later = day_number((play.now + timedelta(days=61)).date() + timedelta(days=2))
    play.tap(sam, tap("meetings.check", meeting, later, 11))
    play.press(sam, "Yes, plan it")
    after = _file(play.tap(ben, tap("meetings.calendar", meeting)))
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTART"] != before["DTSTART"]


def test_a_meeting_that_is_off_says_so(each_play: Play) -> None:
    play = each_play
    _, sam, ben, meeting = _planned(play)
    before = _file(play.tap(ben, tap("meetings.calendar", meeting)))
    version = play.store.run_now(lambda u: u.meetings.get(meeting)).version
    play.tap(sam, tap("meetings.off", meeting, version))
    play.tap(ben, tap("meetings.show", meeting))
    after = _file(play.press(ben, "Change my calendar"))
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["SUMMARY"].startswith("Cancelled")


def test_another_board_s_meeting_is_nobody_else_s(play: Play) -> None:
    _, _, _, meeting = _planned(play)
    far = play.member("Zed", play.group("Elsewhere", "Otherboard"))
    assert "Another group" in play.tap(far, tap("meetings.calendar", meeting)).title


def test_the_last_day_of_a_vote_is_the_same_for_everybody(each_play: Play) -> None:
    """Who voted and who did not get the same file: nothing in it is about one person."""
    hall = Hall(each_play)
    vote = hall.open("Mina", "Asha")
    hall.vote("Ben", "Mina")
    ben, tom = (_file(each_play.tap(hall.people[name], tap("elections.calendar", vote))) for name in ("Ben", "Tom"))
    assert ben == tom
    assert ben["DTSTART;VALUE=DATE"] == f"{hall.election().close_at:%Y%m%d}"
    assert "Help: Alex" in ben["DESCRIPTION"]


def test_the_letter_of_an_open_vote_has_the_button(play: Play) -> None:
    hall = Hall(play)
    hall.open("Mina", "Asha")
    play.heard(hall.people["Ben"])
    play.tap(hall.people["Ben"], tap("elections.open", hall.election().id))
    assert _file(play.press(hall.people["Ben"], "Put it in my calendar"))["SUMMARY"] == "Last day to vote: Northfield"


def test_a_facilitator_finds_the_last_day_beside_the_rules_from_the_plan_to_the_end(play: Play) -> None:
    """The page of a vote has six rows of what a facilitator does with it."""
    hall = Hall(play)
    vote = hall.plan()
    hall.stand("Mina", "Asha")
    for moment in (play.now, hall.election().vote_at):
        play.until(moment)
        play.tap(hall.sam, tap("elections.show", vote))
        play.press(hall.sam, "The rules")
        told = _file(play.press(hall.sam, "Put it in my calendar"))["DTSTART;VALUE=DATE"]
        assert told == f"{hall.election().close_at:%Y%m%d}"
    assert all(
        "calendar" not in each.label for each in play.tap(hall.people["Ben"], tap("elections.rules", vote)).buttons
    )


def test_a_vote_that_is_called_off_says_so(play: Play) -> None:
    hall = Hall(play)
    vote = hall.plan()
    before = _file(play.tap(hall.people["Ben"], tap("elections.calendar", vote)))
    play.tap(hall.sam, tap("elections.off", vote, hall.election().version))
    after = _file(play.tap(hall.people["Ben"], tap("elections.calendar", vote)))
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_a_vote_that_is_over_has_no_last_day_any_more(play: Play) -> None:
    hall = Hall(play)
    vote = hall.open("Mina", "Asha")
    for name in ("Ben", "Mina", "Asha", "Lily", "Tom"):
        hall.vote(name, "Mina")
    hall.close()
    assert "old" in play.tap(hall.people["Ben"], tap("elections.calendar", vote)).title
