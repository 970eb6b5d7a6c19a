"""Promises of a limit: said with a plan, heard by all, and no way to take somebody out of a vote."""

from datetime import timedelta

from bot.rules.elections import State
from bot.rules.facts import reps as facts
from bot.screen import Screen, tap
from storage.records import check_all
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

LIMIT = "🔄 How often somebody is the rep"
YEARS = ("1 year", "That is good", "5 people")


def _plan(hall: Hall, *choice: str) -> Screen:
    """A vote for one year, instead of who is the rep now; what everybody is asked then, as Mina sees it."""
    play, sam = hall.play, hall.sam
    shown = play.tap(sam, tap("elections.plan", hall.group))
    shown = play.press(sam, "1 rep")
    while any("Instead of" in button.label for button in shown.buttons):
        shown = play.press(sam, "Instead of")
    for label in YEARS:
        play.press(sam, label)
    if choice:
        play.press(sam, "Times in a row")
        for label in choice:
            play.press(sam, label)
    play.press(sam, "Yes, plan it")
    play.until(play.now)
    return play.tap(hall.people["Mina"], tap("elections.stand", hall.election().id))


def _choose(hall: Hall, name: str, other: str) -> None:
    """Everybody votes for the first of these, and hears the result."""
    hall.stand(name, other)
    hall.play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, name)
    hall.close()
    hall.made_public()


def _year_on(hall: Hall) -> None:
    hall.play.until(hall.play.now + timedelta(days=300))
    for person in (hall.sam, *hall.people.values()):
        hall.play.heard(person)


def _twice(hall: Hall) -> None:
    """Mina is the rep for the second time; with the first vote the group said: 2 times in a row."""
    _plan(hall, "2 times in a row")
    _choose(hall, "Mina", "Ben")
    _year_on(hall)
    _plan(hall)
    _choose(hall, "Mina", "Ben")
    _year_on(hall)


def _labels(shown: Screen) -> str:
    return " | ".join(button.label for button in shown.buttons)


def _rules(hall: Hall) -> tuple[str, ...]:
    return hall.play.tap(hall.people["Tom"], tap("elections.rules", hall.election().id)).lines


def test_nothing_is_said_about_it_where_a_group_has_no_limit(hall: Hall) -> None:
    shown = _plan(hall)
    assert "I want to be rep" in _labels(shown)
    assert not any("in a row" in line for line in _rules(hall))
    assert LIMIT not in [each.title for each in hall.play.heard(hall.people["Tom"])]


def test_who_had_their_times_in_a_row_reads_why_and_until_when_and_can_suggest_somebody(each_play: Play) -> None:
    hall = Hall(each_play)
    _twice(hall)
    shown = _plan(hall)
    assert shown.lines[0] == "You were the rep 2 times in a row."
    assert shown.lines[3].startswith("That vote must end on ")
    assert "I want to be rep" not in _labels(shown)
    assert "Suggest" in _labels(shown)
    mina, election = hall.people["Mina"], hall.election().id
    for page in ("elections.ask_stand", "elections.stand_up"):
        refused = each_play.tap(mina, tap(page, election))
        assert (refused.title, refused.lines[-1]) == ("🔄 Now other people have a turn", shown.lines[3])
    assert not any(each.name == "Mina" for each in hall.candidates())
    assert "One person: at most 2 times in a row." in _rules(hall)
    assert each_play.store.run_now(lambda unit: [r.faults for r in check_all(unit.connection) if r.faults]) == []


def test_who_had_their_times_cannot_be_suggested_and_is_not_on_the_list(each_play: Play) -> None:
    hall = Hall(each_play)
    _twice(hall)
    _plan(hall)
    tom, election = hall.people["Tom"], hall.election().id
    assert "Mina" not in _labels(each_play.tap(tom, tap("elections.suggest", election, 0)))
    assert "Ben" in _labels(each_play.last(tom))
    refused = each_play.tap(tom, tap("elections.suggested", election, hall.member("Mina").id))
    assert refused.lines[0] == "Mina was the rep 2 times in a row."
    each_play.tap(tom, tap("elections.suggest", election, 0))
    assert each_play.say(tom, "Mina").lines[0] == "Mina was the rep 2 times in a row."
    assert hall.candidates() == []


def test_after_a_year_without_it_they_can_be_chosen_again(hall: Hall) -> None:
    _twice(hall)
    _plan(hall)
    _choose(hall, "Ben", "Asha")
    hall.play.until(hall.play.now + timedelta(days=350))
    assert "I want to be rep" in _labels(_plan(hall))


def test_a_limit_that_is_said_now_keeps_nobody_from_standing_now(each_play: Play) -> None:
    hall = Hall(each_play)
    for _ in range(2):
        _plan(hall)
        _choose(hall, "Mina", "Ben")
        _year_on(hall)
    assert "I want to be rep" in _labels(_plan(hall, "2 times in a row"))
    hall.stand("Mina")
    assert [each.name for each in hall.candidates()] == ["Mina"]
    assert "After this vote: at most 2 times in a row." in _rules(hall)


def test_a_limit_that_is_lifted_now_lets_nobody_stand_who_could_not(hall: Hall) -> None:
    _twice(hall)
    shown = _plan(hall, "No limit")
    assert "I want to be rep" not in _labels(shown)
    assert "After this vote: no limit." in _rules(hall)


def test_a_limit_in_a_plan_that_was_called_off_never_counts(hall: Hall) -> None:
    for _ in range(2):
        _plan(hall)
        _choose(hall, "Mina", "Ben")
        _year_on(hall)
    _plan(hall, "2 times in a row")
    planned = hall.election()
    hall.play.tap(hall.sam, tap("elections.off", planned.id, planned.version))
    assert "I want to be rep" in _labels(_plan(hall))
    assert hall.election().in_a_row == 0


def test_another_limit_is_heard_by_everybody_in_one_line_and_the_same_one_is_proposed_in_silence(hall: Hall) -> None:
    _plan(hall, "2 times in a row")
    for name in ("Mina", "Tom"):
        told = next(each for each in hall.play.heard(hall.people[name]) if each.title == LIMIT)
        assert told.lines == (
            "In this vote there is no limit.",
            "After this vote: at most 2 times in a row.",
        )
    _choose(hall, "Mina", "Ben")
    _year_on(hall)
    _plan(hall)
    assert hall.election().in_a_row == 2
    said = hall.play.store.run_now(lambda unit: unit.facts.list(facts.LimitChanged))
    assert len(said) == 1


def test_when_people_can_stand_nobody_changes_it_any_more(each_play: Play) -> None:
    hall = Hall(each_play)
    _plan(hall, "2 times in a row")
    election = hall.election(State.NOMINATING)
    assert each_play.tap(hall.sam, tap("elections.limit_is", election.id, 3)).title.startswith("🕰")
    each_play.tap(hall.people["Tom"], tap("elections.limit_is", election.id, 0))
    assert hall.election().in_a_row == 2


def test_only_a_facilitator_says_it_and_only_what_can_be(hall: Hall) -> None:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    draft = hall.election(State.DRAFT).id
    hall.play.tap(hall.people["Tom"], tap("elections.limit_is", draft, 2))
    for most in (1, -1, 99):
        hall.play.tap(hall.sam, tap("elections.limit_is", draft, most))
    assert hall.election().in_a_row == 0
    for _ in range(3):
        hall.play.tap(hall.sam, tap("elections.limit_is", draft, 3))
    assert hall.election().in_a_row == 3


def test_pages_about_the_next_vote_do_not_say_that_such_a_rep_can_stand(hall: Hall) -> None:
    _twice(hall)
    asked = hall.play.tap(hall.people["Tom"], tap("reps.again"))
    assert not any("candidate" in line for line in asked.lines)
    told = hall.play.tap(hall.people["Mina"], tap("reps.again_mine", hall.group))
    assert not any("can be a candidate" in line for line in told.lines)
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    page = hall.play.press(hall.sam, "1 rep")
    assert page.lines[-1] == "Mina cannot be a candidate this time."
