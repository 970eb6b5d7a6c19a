"""Promises of help with a ballot: it is said who helps, one person helps few, and nobody else learns of it."""

from datetime import timedelta

import pytest

from bot.rules.helping import MOST_HELPED
from bot.rules.people import Role
from bot.screen import Screen, tap
from tests.handlers.elections.table import Hall
from tests.handlers.rooms.table import Meeting
from tests.play import Play

ALEX = "🙂 Alex"
OTHER = "Somebody else"


@pytest.fixture
def hall(each_play: Play) -> Hall:
    """On both kinds of database."""
    return Hall(each_play)


def _with_alex(hall: Hall) -> Hall:
    """A group with somebody who is there to help."""
    hall.play.member("Alex", hall.group, role=Role.SUPPORTER)
    hall.open("Ben", "Mina")
    return hall


@pytest.fixture
def helped(hall: Hall) -> Hall:
    return _with_alex(hall)


def _says_who(hall: Hall, name: str, helper: str) -> Screen:
    """A voter opens their ballot, and says who helps."""
    play, person = hall.play, hall.people[name]
    play.tap(person, tap("elections.ballot", hall.election().id))
    for label in ("Something else", "Somebody is helping me", "Say who is helping"):
        play.press(person, label)
    return play.press(person, helper)


def _vote(hall: Hall, name: str, helper: str, choice: str = "Mina") -> Screen:
    """Somebody votes with help."""
    _says_who(hall, name, helper)
    for label in ("Back to my vote", choice):
        hall.play.press(hall.people[name], label)
    return hall.play.press(hall.people[name], "send my vote")


def _vote_in_room(meeting: Meeting, name: str, helper: str) -> Screen:
    meeting.tap_picture(name, meeting.number(name))
    for label in ("Something else", "Somebody is helping me", "Say who is helping"):
        meeting.play.press(meeting.sam, label)
    return meeting.play.press(meeting.sam, helper)


def test_one_person_helps_two_people_to_vote_and_not_a_third(each_play: Play) -> None:
    hall = _with_alex(Hall(each_play))
    assert MOST_HELPED == 2
    assert "Your vote is in" in _vote(hall, "Lily", ALEX).title
    assert "Your vote is in" in _vote(hall, "Tom", ALEX).title
    refused = _says_who(hall, "Dev", ALEX)
    assert refused.lines[0] == "Alex has already helped 2 people to vote."
    hall.play.press(hall.people["Dev"], "Look")
    assert "Asha is helping you." in hall.play.press(hall.people["Dev"], "Asha").lines


def test_who_named_a_helper_before_others_did_is_asked_again_at_the_end(each_play: Play) -> None:
    hall = _with_alex(Hall(each_play))
    dev = hall.people["Dev"]
    _says_who(hall, "Dev", ALEX)
    for label in ("Back to my vote", "Mina"):
        shown = each_play.press(dev, label)
    assert "Alex is helping you." in shown.lines
    for name in ("Lily", "Tom"):
        _vote(hall, name, ALEX)
    refused = each_play.press(dev, "send my vote")
    assert refused.lines[0] == "Alex has already helped 2 people to vote."
    election = hall.election().id
    assert len(each_play.store.run_now(lambda unit: unit.elections.list_ballots(election))) == 2


def test_somebody_who_votes_again_with_the_same_help_is_one_person(helped: Hall) -> None:
    _vote(helped, "Lily", ALEX)
    for choice in ("Ben", "Mina", "Ben"):
        assert "Your vote is in" in _vote(helped, "Tom", ALEX, choice).title


def test_who_votes_again_without_help_leaves_room_for_somebody_else(helped: Hall) -> None:
    for name in ("Lily", "Tom"):
        _vote(helped, name, ALEX)
    helped.vote("Tom", "Mina")
    assert "Your vote is in" in _vote(helped, "Dev", ALEX).title


def test_nobody_who_stands_can_help_and_nobody_helps_themselves(helped: Hall) -> None:
    _says_who(helped, "Lily", "More names")
    names, shown = set[str](), helped.play.last(helped.people["Lily"])
    for _ in range(4):
        names |= {button.label[2:] for button in shown.buttons if button.label.startswith("🙂")}
        shown = helped.play.press(helped.people["Lily"], "More names")
    assert names == {"Alex", "Sam", "Asha", "Tom", "Dev"}


def test_a_helper_who_left_the_group_meanwhile_helps_nobody(helped: Hall) -> None:
    _says_who(helped, "Lily", ALEX)
    for label in ("Back to my vote", "Mina"):
        helped.play.press(helped.people["Lily"], label)
    alex = helped.play.store.run_now(
        lambda unit: next(m for m in unit.people.list_members(helped.group, now=helped.play.now) if m.name == "Alex")
    )
    helped.play.tap(alex.person_id, tap("people.left", helped.group))
    assert "This ballot is old" in helped.play.press(helped.people["Lily"], "send my vote").title


def test_to_say_that_nobody_helps_takes_it_back(helped: Hall) -> None:
    lily = helped.people["Lily"]
    _says_who(helped, "Lily", ALEX)
    helped.play.press(lily, "I vote without help")
    assert "Alex is helping you." not in helped.play.press(lily, "Mina").lines


def test_whom_somebody_chose_stays_while_they_say_who_helps(hall: Hall) -> None:
    hall.open("Ben", "Mina", "Asha", "Lily")
    play, tom = hall.play, hall.people["Tom"]
    first = play.tap(tom, tap("elections.ballot", hall.election().id)).buttons[0].label
    play.press(tom, first)
    for label in ("Something else", "Somebody is helping me", "Say who is helping", "🙂 Sam"):
        play.press(tom, label)
    assert play.press(tom, "Back to my vote").buttons[0].label == f"✅ {first}"


def test_help_counts_on_the_phone_that_goes_round_too_also_of_whose_phone_it_is(each_play: Play) -> None:
    meeting = Meeting(each_play)
    for name in ("Lily", "Tom"):
        _vote(meeting, name, "🙂 Sam")
    meeting.begin()
    refused = _vote_in_room(meeting, "Dev", "🙂 Sam")
    assert refused.lines[0] == "Sam has already helped 2 people to vote."
    named = each_play.press(meeting.sam, "Look")
    assert "Dev" in " ".join(named.lines)
    each_play.press(meeting.sam, "Asha")
    for label in ("Back to my vote", "Mina"):
        each_play.press(meeting.sam, label)
    assert "Your vote is in" in each_play.press(meeting.sam, "send my vote").title


def test_help_that_was_given_in_the_room_counts_at_home(each_play: Play) -> None:
    meeting = Meeting(each_play)
    meeting.begin()
    for name in ("Lily", "Tom"):
        _vote_in_room(meeting, name, "🙂 Sam")
        for label in ("Back to my vote", "Mina", "send my vote", "I am done"):
            each_play.press(meeting.sam, label)
    assert _says_who(meeting, "Dev", "🙂 Sam").lines[0] == "Sam has already helped 2 people to vote."


@pytest.mark.parametrize(("outside", "is_said"), [(2, False), (3, True)])
def test_much_help_from_outside_is_said_with_the_result(hall: Hall, outside: int, is_said: bool) -> None:
    _with_alex(hall)
    voters = ("Lily", "Tom", "Dev", "Ben", "Mina", "Asha")
    for name in voters[:outside]:
        assert "Your vote is in" in _vote(hall, name, OTHER).title
    for name in voters[outside:]:
        hall.vote(name, "Mina")
    hall.close()
    hall.made_public()
    shown = hall.play.tap(hall.sam, tap("elections.result", hall.election().id))
    assert ("More than 2 people had help from outside the group." in shown.lines) is is_said


def test_nobody_learns_after_the_end_who_was_helped(helped: Hall) -> None:
    for name in ("Lily", "Tom"):
        _vote(helped, name, ALEX)
    for name in ("Ben", "Mina", "Asha"):
        helped.vote(name, "Mina")
    helped.close()
    helped.made_public()
    helped.play.until(helped.play.now + timedelta(days=2))
    election = helped.election().id
    assert helped.play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == {}
    for person in (helped.sam, helped.people["Dev"]):
        heard = " ".join(line for shown in helped.play.heard(person) for line in shown.lines)
        assert "Alex" not in heard
