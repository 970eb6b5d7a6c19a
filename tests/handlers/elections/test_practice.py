"""Promises of practice: the pages of the real ballot, each of which says that it is practice, and nothing counts."""

from bot.rules.ballots import Step, Turn
from bot.rules.people import Role
from bot.screen import Screen, tap
from tests.handlers.elections.table import Hall
from tests.play import Play

MARK = ("This is practice.", "It does not count.")
WALK = ("Something else", "Somebody is helping me", "Back to my vote", "About", "Back to my vote")


def _walk(play: Play, who: str, hall: Hall, *labels: str) -> list[Screen]:
    person = hall.people[who]
    return [play.tap(person, tap("elections.practise", 0)), *(play.press(person, label) for label in labels)]


def test_practice_looks_the_same_and_counts_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha")
    before = hall.play.store.run_now(lambda unit: unit.elections.list_ballots(election))
    practised = _walk(hall.play, "Tom", hall, *WALK)
    assert [screen.lines[:2] for screen in practised] == [MARK] * len(practised)
    assert hall.play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == before == {}

    tom, play = hall.people["Tom"], hall.play
    real = [play.tap(tom, tap("elections.ballot", election)), *(play.press(tom, label) for label in WALK)]
    same = [[screen.buttons[-1].label for screen in each[:-1]] for each in (practised, real)]
    assert same[0][:2] == same[1][:2]
    assert [screen.title for screen in practised[1:3]] == [screen.title for screen in real[1:3]]
    assert not {*MARK} & {line for screen in real for line in screen.lines}


def test_practice_asks_is_that_right_and_ends_with_pictures_and_the_real_vote(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    asked, done = _walk(hall.play, "Tom", hall, "Coffee", "Next", "send my vote")[-2:]
    assert (asked.title, asked.lines[2]) == ("🗳 Is that right?", "You chose Coffee.")
    assert done.title == "✅ Your vote is in"
    assert done.lines[2].startswith("Your pictures are ")
    assert [b.label for b in done.buttons] == ["🗳 Vote now", "🔁 Practise again"]
    assert "Who should be our rep?" in hall.play.press(hall.people["Tom"], "Vote now").title


def test_without_an_open_vote_practice_ends_with_nothing_to_vote_for(hall: Hall) -> None:
    done = _walk(hall.play, "Tom", hall, "None of these", "Next", "send my vote")[-1]
    assert [b.label for b in done.buttons] == ["🔁 Practise again"]


def test_a_facilitator_and_a_supporter_practise_without_being_offered_a_vote(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    grace = hall.play.member("Grace", hall.group, role=Role.SUPPORTER)
    for person in (hall.sam, grace):
        done = hall.play.tap(person, tap("elections.practise_send", Turn(Step.SEND).pack(), 1))
        assert [b.label for b in done.buttons] == ["🔁 Practise again"]


def test_the_whole_group_practises_after_two_taps_of_the_facilitator(hall: Hall) -> None:
    play = hall.play
    play.tap(hall.sam, tap("elections.practise_together", hall.group))
    play.press(hall.sam, "Yes, send it")
    play.press(hall.sam, "Practise too")
    titles = {name: [s.title for s in play.heard(person)] for name, person in hall.people.items()}
    assert titles == {name: ["☕ Practice: tea or coffee?"] for name in hall.people}


def test_only_a_facilitator_calls_the_group_to_practice(hall: Hall) -> None:
    play, tom = hall.play, hall.people["Tom"]
    play.tap(tom, tap("elections.practised_together", hall.group))
    assert play.heard(hall.people["Lily"]) == []


def test_how_somebody_practised_is_how_their_next_ballot_looks(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha")
    _walk(hall.play, "Tom", hall, "Something else", "Vote one by one", "Yes", "No", "send my vote")
    first = hall.play.tap(hall.people["Tom"], tap("elections.ballot", election))
    assert "1 of 3" in first.title
