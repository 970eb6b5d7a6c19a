"""Promises of being the rep: yes or no after the vote, asked kindly, and whoever stops, the next step follows aloud."""

from datetime import timedelta

from bot.rules.reps import Answer, Term
from bot.screen import HOME, Screen, tap
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.elections.two_groups import Two
from tests.play import START, Play


def _mina_before_ben(hall: Hall) -> None:
    """Everybody would be happy with Mina, four with Ben, and two with Asha."""
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Mina", "Ben" if n < 4 else "Asha")
    hall.close()
    hall.play.until(hall.play.now)


def _term(hall: Hall, name: str) -> Term | None:
    member = hall.member(name)
    return hall.play.store.run_now(lambda unit: unit.people.term_of(member.id, now=hall.play.now))


def _says_no(hall: Hall, name: str) -> None:
    play, person = hall.play, hall.people[name]
    play.heard(person)
    play.press(person, "No, thank you")
    play.press(person, "No, I do not")
    play.until(play.now)


def _told(hall: Hall, name: str) -> list[str]:
    return [line for shown in hall.play.heard(hall.people[name]) for line in shown.lines]


def _labels(shown: Screen) -> str:
    return " ".join(button.label for button in shown.buttons)


def test_who_says_yes_is_not_asked_again(hall: Hall) -> None:
    _mina_before_ben(hall)
    mina = hall.people["Mina"]
    assert "Say yes or no" in _labels(hall.play.tap(mina, HOME))
    hall.play.heard(mina)
    hall.play.press(mina, "I will be a rep")
    term = _term(hall, "Mina")
    assert term is not None
    assert term.answer is Answer.YES
    hall.play.until(hall.play.now + timedelta(days=8))
    assert "Do you want to be a rep?" not in _told(hall, "Mina")
    assert "Say yes or no" not in _labels(hall.play.tap(mina, HOME))


def test_a_no_makes_who_is_next_in_the_count_the_rep_and_the_record_stays_whole(each_play: Play) -> None:
    hall = Hall(each_play)
    _mina_before_ben(hall)
    ends_at = _term(hall, "Mina")
    _says_no(hall, "Mina")
    assert (hall.member("Mina").is_rep, hall.member("Ben").is_rep) == (False, True)
    term, election = _term(hall, "Ben"), hall.election()
    assert term is not None
    assert ends_at is not None
    assert term.ends_at == ends_at.ends_at
    assert "You were next in the count." in _told(hall, "Ben")
    assert each_play.store.run_now(lambda unit: unit.records.check(election.id).faults) == ()


def test_who_comes_next_is_said_to_all_after_the_result_and_after_who_is_next_knows(hall: Hall) -> None:
    _mina_before_ben(hall)
    _says_no(hall, "Mina")
    assert _told(hall, "Tom") == []
    assert "Your group has no rep at the moment." in hall.play.tap(hall.people["Tom"], tap("elections.reps")).lines
    hall.play.until(hall.play.now + timedelta(days=1))
    told = _told(hall, "Tom")
    assert "Mina does not want to be a rep." in told
    assert "Ben was next in the count." in told


def test_when_everybody_next_says_no_the_group_votes_again_and_the_facilitator_plans_it(hall: Hall) -> None:
    _mina_before_ben(hall)
    for name in ("Mina", "Ben", "Asha"):
        _says_no(hall, name)
    hall.play.until(hall.play.now + timedelta(days=1))
    assert not any(hall.member(name).is_rep for name in VOTERS)
    assert "A facilitator can plan the vote." in _told(hall, "Tom")
    assert "Plan a vote" in _labels(hall.play.heard(hall.sam)[-1])


def test_a_ballot_with_one_choice_names_nobody_next(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Mina" if n else "Ben")
    hall.close()
    hall.play.until(hall.play.now)
    _says_no(hall, "Mina")
    assert not hall.member("Ben").is_rep


def test_nobody_is_next_when_the_votes_are_equal_or_no_more_than_for_none(hall: Hall) -> None:
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Mina", "Ben" if n % 2 else "Asha")
    hall.close()
    hall.play.until(hall.play.now)
    _says_no(hall, "Mina")
    assert not any(hall.member(name).is_rep for name in VOTERS)


def test_who_leaves_makes_room_for_who_is_next_while_ballots_are_kept_and_not_later(each_play: Play) -> None:
    hall = Hall(each_play)
    _mina_before_ben(hall)
    each_play.tap(hall.people["Mina"], tap("people.left", hall.group))
    each_play.until(each_play.now)
    assert hall.member("Ben").is_rep
    each_play.until(each_play.now + timedelta(days=29))
    each_play.tap(hall.people["Ben"], tap("elections.stepped", hall.group))
    each_play.until(each_play.now)
    assert not hall.member("Asha").is_rep


def test_silence_takes_nothing_away_and_the_facilitator_hears_of_it(hall: Hall) -> None:
    _mina_before_ben(hall)
    hall.play.until(hall.play.now + timedelta(days=4))
    assert "Do you want to be a rep?" in _told(hall, "Mina")
    hall.play.until(hall.play.now + timedelta(days=4))
    assert "🗣 About Mina" in [shown.title for shown in hall.play.heard(hall.sam)]
    assert hall.member("Mina").is_rep


def test_a_facilitator_answers_for_nobody_who_has_a_phone(hall: Hall) -> None:
    _mina_before_ben(hall)
    term = _term(hall, "Mina")
    assert term is not None
    for said in ("reps.yes", "reps.said_no"):
        assert "This button is old" in hall.play.tap(hall.sam, tap(said, term.id)).title
    assert hall.member("Mina").is_rep


def test_a_facilitator_writes_the_answer_down_for_who_has_no_phone(play: Play) -> None:
    hall = Hall(play, paper=("Joe", "Ella"))
    election = hall.plan()
    play.tap(hall.sam, tap("elections.suggested", election, hall.member("Joe").id))
    play.tap(hall.people["Ben"], tap("elections.suggested", election, hall.member("Joe").id))
    joe = next(each for each in hall.candidates() if each.name == "Joe")
    play.tap(hall.sam, tap("elections.answer", joe.id, 1))
    hall.stand("Ben", "Mina")
    play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, "Joe", "Ben")
    hall.close()
    hall.count_papers("Joe", "Joe")
    play.until(play.now)
    assert "Ask Joe" in _labels(play.tap(hall.sam, HOME))
    play.press(hall.sam, "Ask Joe")
    play.press(hall.sam, "Joe said no")
    play.press(hall.sam, "Joe said no")
    play.until(play.now)
    assert not hall.member("Joe").is_rep


def test_who_was_the_rep_hears_when_the_time_is_over(hall: Hall) -> None:
    _mina_before_ben(hall)
    term = _term(hall, "Mina")
    assert term is not None
    hall.play.until(term.ends_at + timedelta(days=1))
    assert "Your time as rep is over." in _told(hall, "Mina")


def test_the_page_of_the_reps_says_who_has_not_said_yes_or_no_yet(hall: Hall) -> None:
    _mina_before_ben(hall)
    hall.made_public()
    open_question = "Mina has not said yes or no yet."
    assert open_question in hall.play.tap(hall.people["Tom"], tap("elections.reps")).lines
    hall.play.heard(hall.people["Mina"])
    hall.play.press(hall.people["Mina"], "I will be a rep")
    assert open_question not in hall.play.tap(hall.people["Tom"], tap("elections.reps")).lines


def test_who_is_the_rep_of_another_group_only_reads_for_which_beside_the_button_to_stop(each_play: Play) -> None:
    two = Two(each_play)
    mina, ben = each_play.store.run_now(
        lambda unit: [unit.people.member_in(two.group, two.people[name], now=START) for name in ("Mina", "Ben")]
    )

    def speak(unit: Unit) -> None:
        for member, group in ((mina, two.river), (ben, two.group)):
            unit.people.add_term(member, starts_at=START, ends_at=START.replace(year=2028), how="before", group=group)

    each_play.store.run_now(speak)
    pages = {name: each_play.tap(two.people[name], tap("elections.reps")) for name in ("Mina", "Ben", "Tom", "Kim")}
    assert {name for name, page in pages.items() if "You speak for Riverside." in page.lines} == {"Mina"}
    assert all("Ben speaks for Northfield." in pages[name].lines for name in ("Mina", "Ben", "Tom"))
    assert {name for name, page in pages.items() if any("stop" in b.label for b in page.buttons)} == {"Mina", "Ben"}
