"""Promises of asking for a new vote: in private, with enough others, and the rep hears it first."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, PersonId
from bot.rules.elections import State
from bot.rules.people import Member, Role
from bot.rules.reps import wishes_needed
from bot.screen import HOME, Screen, tap
from tests.play import Play

VOICES = ("Ben", "Asha", "Lily", "Tom", "Dev", "Joan", "Kit")


class Hall:
    """Mina is the rep of a group with seven other members; five must ask."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group: GroupId = play.group()
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.mina = play.rep("Mina", self.group)
        self.people: dict[str, PersonId] = {name: play.member(name, self.group) for name in VOICES}

    def ask(self, *names: str) -> None:
        """They ask for a new vote, by the buttons."""
        for name in names:
            self.play.tap(self.people[name], tap("elections.reps"))
            self.play.press(self.people[name], "Ask for a new vote")
            self.play.press(self.people[name], "Yes, ask for it")

    def ask_by_tap(self, *names: str) -> None:
        """They press a button that they saw another time."""
        for name in names:
            self.play.tap(self.people[name], tap("reps.again_yes", self.group))

    def next_morning(self) -> None:
        """What is told after a night is told."""
        self.play.until(self.play.now + timedelta(days=1, hours=4))

    def told(self, person: PersonId) -> list[str]:
        """Titles and lines of the letters."""
        return [line for shown in self.play.heard(person) for line in (shown.title, *shown.lines)]

    def plan(self) -> None:
        """Sam plans what was asked for."""
        self.play.tap(self.sam, tap("elections.plan", self.group))
        for label in ("1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
            self.play.press(self.sam, label)
        self.play.until(self.play.now)


@pytest.fixture
def hall(play: Play) -> Hall:
    """On the database that is there."""
    return Hall(play)


def _labels(shown: Screen) -> str:
    return " | ".join(button.label for button in shown.buttons)


def test_one_in_three_and_never_fewer_than_five_must_ask() -> None:
    assert [wishes_needed(voices) for voices in (5, 12, 15, 16, 30, 31)] == [5, 5, 5, 6, 10, 11]


def test_when_enough_ask_the_rep_hears_it_first_then_everybody_and_the_facilitator_plans_it(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.ask(*VOICES[:5])
    hall.play.until(hall.play.now + timedelta(days=1))
    assert "🗳 There will be a new vote" in hall.told(hall.mina)
    assert hall.told(hall.people["Tom"]) == []
    hall.play.until(hall.play.now + timedelta(hours=2))
    assert "Your rep stays the rep until then." in hall.told(hall.people["Tom"])
    assert "Please plan the vote." in hall.told(hall.sam)
    assert "Plan a vote" in _labels(hall.play.tap(hall.sam, HOME))


def test_fewer_than_enough_and_nobody_ever_hears_of_it(hall: Hall) -> None:
    hall.ask(*VOICES[:4])
    hall.next_morning()
    for person in (hall.sam, hall.mina, *hall.people.values()):
        assert hall.told(person) == []
    assert "Plan a vote" not in _labels(hall.play.tap(hall.sam, HOME))


def test_asking_five_times_is_asking_once(hall: Hall) -> None:
    for _ in range(5):
        hall.play.tap(hall.people["Ben"], tap("reps.again_yes", hall.group))
    hall.next_morning()
    assert hall.told(hall.mina) == []


def test_what_was_taken_back_before_the_morning_does_not_count(hall: Hall) -> None:
    hall.ask(*VOICES[:5])
    hall.play.tap(hall.people["Ben"], tap("reps.again_back", hall.group))
    hall.next_morning()
    assert hall.told(hall.mina) == []


def test_nothing_but_the_wish_is_written_when_somebody_asks(hall: Hall) -> None:
    def places(play: Play) -> list[tuple[str, object] | None]:
        return play.store.run_now(lambda unit: [unit.people.place(person) for person in hall.people.values()])

    before = places(hall.play)
    hall.play.tap(hall.people["Ben"], tap("reps.again"))
    hall.play.tap(hall.people["Ben"], tap("reps.again_yes", hall.group))
    assert places(hall.play) == before


def test_no_page_says_how_many_have_asked(hall: Hall) -> None:
    before = hall.play.tap(hall.people["Kit"], tap("reps.again")).lines
    hall.ask(*VOICES[:4])
    assert hall.play.tap(hall.people["Kit"], tap("reps.again")).lines == before


def test_who_has_no_voice_and_the_rep_cannot_ask(hall: Hall) -> None:
    for person in (hall.sam, hall.mina):
        hall.play.tap(person, tap("reps.again_yes", hall.group))
        assert "Ask for a new vote" not in _labels(hall.play.tap(person, tap("elections.reps")))
    hall.ask(*VOICES[:4])
    hall.next_morning()
    assert hall.told(hall.mina) == []


def test_who_left_does_not_count(hall: Hall) -> None:
    hall.ask(*VOICES[:5])
    hall.play.tap(hall.people["Ben"], tap("people.left", hall.group))
    hall.next_morning()
    assert "🗳 There will be a new vote" not in hall.told(hall.mina)


def test_in_a_small_group_everybody_would_know_who_asked(play: Play) -> None:
    group = play.group()
    play.rep("Mina", group)
    ben = play.member("Ben", group)
    assert play.tap(ben, tap("reps.again")).title == "👥 Your group is small"


def test_the_new_vote_takes_the_place_of_the_rep_and_says_so_before(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.ask(*VOICES[:5])
    hall.next_morning()
    assert "Your group asked for a new vote." in hall.play.tap(hall.sam, tap("elections.plan", hall.group)).lines
    hall.plan()
    election = hall.play.store.run_now(lambda unit: unit.elections.list_of(hall.group, *State))[0]
    rules = hall.play.tap(hall.people["Tom"], tap("elections.rules", election.id)).lines
    assert "Mina stops when you have a new rep." in rules
    assert hall.play.tap(hall.people["Kit"], tap("reps.again")).title == "🗳 A vote is already planned"
    hall.play.tap(hall.people["Ben"], tap("elections.stand_up", election.id))
    hall.play.until(election.vote_at)
    for name in VOICES:
        hall.play.tap(hall.people[name], tap("elections.ballot", election.id))
        for label in ("① Ben", "send my vote"):
            hall.play.press(hall.people[name], label)
    assert [rep.name for rep in _reps(hall)] == ["Mina"]
    hall.play.until(election.close_at + timedelta(days=4))
    assert [rep.name for rep in _reps(hall)] == ["Ben"]
    assert "Your time as rep is over." in hall.told(hall.mina)
    assert each_play.store.run_now(lambda unit: unit.records.check(election.id).faults) == ()
    assert hall.play.tap(hall.people["Kit"], tap("reps.again")).title == "⏳ It is too early"


def _reps(hall: Hall) -> list[Member]:
    return hall.play.store.run_now(lambda unit: unit.people.list_reps(hall.group, now=hall.play.now))


def test_a_facilitator_cannot_plan_it_away(hall: Hall) -> None:
    hall.ask(*VOICES[:5])
    hall.next_morning()
    hall.plan()
    election = hall.play.store.run_now(lambda unit: unit.elections.list_of(hall.group, *State))[0]
    assert "Plan a vote" not in _labels(hall.play.tap(hall.sam, HOME))
    hall.play.tap(hall.sam, tap("elections.off", election.id, election.version))
    assert "Plan a vote" in _labels(hall.play.tap(hall.sam, HOME))
    assert "Your group asked for a new vote." in hall.play.tap(hall.sam, tap("elections.plan", hall.group)).lines


def test_between_two_rounds_nobody_asks_for_a_vote_that_runs(play: Play) -> None:
    hall = Hall(play)
    play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("1 rep", "Instead of Mina", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(hall.sam, label)
    play.until(play.now)
    election = play.store.run_now(lambda unit: unit.elections.list_of(hall.group, *State))[0]
    for name in ("Ben", "Asha"):
        play.tap(hall.people[name], tap("elections.stand_up", election.id))
    play.until(election.vote_at)
    for n, name in enumerate(VOICES[:6]):
        play.tap(hall.people[name], tap("elections.ballot", election.id))
        play.press(hall.people[name], "Ben" if n % 2 else "Asha")
        play.press(hall.people[name], "send my vote")
    play.until(election.close_at)
    counted = play.store.run_now(lambda unit: unit.elections.get(election.id))
    assert counted.state is State.DONE
    assert play.tap(hall.people["Kit"], tap("reps.again")).title == "🗳 A vote is already planned"
    hall.ask_by_tap(*VOICES)
    assert play.store.run_now(lambda unit: unit.people.count_wishes(hall.group)) == 0


def _vote(hall: Hall, *labels: str) -> None:
    """Sam plans a vote, Ben stands, and six people vote for him."""
    play = hall.play
    play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("1 rep", *labels, "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(hall.sam, label)
    play.until(play.now)
    election = play.store.run_now(lambda unit: unit.elections.list_of(hall.group, *State))[0]
    play.tap(hall.people["Ben"], tap("elections.stand_up", election.id))
    play.until(election.vote_at)
    for name in VOICES[:6]:
        play.tap(hall.people[name], tap("elections.ballot", election.id))
        play.press(hall.people[name], "Ben")
        play.press(hall.people[name], "send my vote")
    play.until(election.close_at)


def test_a_vote_in_which_the_rep_stays_does_not_take_away_what_was_asked(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.ask(*VOICES[1:6])
    _vote(hall, "Mina stays")
    hall.told(hall.mina)
    each_play.until(each_play.now + timedelta(days=4))
    assert "🗳 There will be a new vote" in hall.told(hall.mina)


def test_a_vote_about_all_reps_is_what_was_asked(play: Play) -> None:
    hall = Hall(play)
    hall.ask(*VOICES[1:6])
    _vote(hall, "Instead of Mina")
    hall.told(hall.mina)
    play.until(play.now + timedelta(days=4))
    assert "🗳 There will be a new vote" not in hall.told(hall.people["Ben"])


def test_who_asked_can_take_it_back_while_a_vote_is_planned(hall: Hall) -> None:
    hall.ask("Kit")
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("1 rep", "Mina stays", "2 years", "That is good", "5 people", "Yes, plan it"):
        hall.play.press(hall.sam, label)
    assert hall.play.tap(hall.people["Tom"], tap("reps.again")).title == "🗳 A vote is already planned"
    hall.play.tap(hall.people["Kit"], tap("reps.again"))
    hall.play.press(hall.people["Kit"], "Take it back")
    assert hall.play.store.run_now(lambda unit: unit.people.count_wishes(hall.group)) == 0


def test_when_somebody_goes_fewer_are_needed_and_it_is_counted_again(hall: Hall) -> None:
    more = [hall.play.member(f"X{n}", hall.group) for n in range(8)]
    hall.ask(*VOICES[:5])
    hall.next_morning()
    assert hall.told(hall.mina) == []
    hall.play.tap(more[0], tap("people.left", hall.group))
    hall.next_morning()
    assert "🗳 There will be a new vote" in hall.told(hall.mina)


def test_a_rep_who_stops_for_a_night_and_is_noted_again_hears_it_all_the_same(hall: Hall) -> None:
    mina = hall.play.store.run_now(lambda unit: unit.people.member_in(hall.group, hall.mina, now=hall.play.now)).id
    hall.ask(*VOICES[:5])
    hall.play.tap(hall.mina, tap("elections.stepped", hall.group))
    hall.next_morning()
    hall.play.tap(hall.sam, tap("people.rep_until", mina, 24))
    hall.next_morning()
    assert "🗳 There will be a new vote" in hall.told(hall.mina)


def test_who_asked_and_becomes_the_rep_asks_no_more(hall: Hall) -> None:
    hall.ask(*VOICES[:4])
    ben = hall.play.store.run_now(
        lambda unit: unit.people.member_in(hall.group, hall.people["Ben"], now=hall.play.now)
    ).id
    hall.play.tap(hall.sam, tap("people.rep_until", ben, 24))
    hall.ask("Dev")
    hall.next_morning()
    assert "🗳 There will be a new vote" not in hall.told(hall.mina)
