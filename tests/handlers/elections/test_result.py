"""Promises of the result: who has most votes is the rep, and every other end is said openly."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.ids import GroupId
from bot.rules.counting import Ballot, Result, Status
from bot.rules.elections import State
from bot.rules.lots import OURS
from bot.screen import tap
from bot.screens.elections import result as result_screens
from bot.services import people
from tests.handlers.elections.table import VOTERS, WORDS, Hall
from tests.play import Play


def test_the_candidate_with_the_most_votes_is_the_rep(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina", "Asha")
    for voter in ("Lily", "Tom", "Dev"):
        hall.vote(voter, "Mina")
    hall.vote("Ben", "Ben")
    hall.vote("Asha", "Ben", "Mina")
    hall.close()
    assert hall.member("Mina").is_rep
    assert not hall.member("Ben").is_rep
    each_play.now += timedelta(days=1)
    shown = each_play.tap(hall.people["Tom"], tap("elections.result", hall.election().id))
    assert shown.lines[:2] == ("Mina is the new rep.", "5 of 6 people voted.")


def test_candidates_hear_the_result_first(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    play = hall.play
    for person in hall.people.values():
        play.heard(person)
    hall.close()
    assert any("Mina is the new rep." in screen.lines for screen in play.heard(hall.people["Ben"]))
    assert play.heard(hall.people["Tom"]) == []
    assert "You will hear the result" in play.tap(hall.people["Tom"], tap("elections.result", hall.election().id)).title
    play.now += timedelta(hours=16)
    assert any("result" in screen.title for screen in play.heard(hall.people["Tom"]))


def test_none_of_these_and_not_choosing_are_real_answers(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS[:5]:
        hall.vote(voter, "None of these")
    hall.vote("Dev", "I do not want to choose")
    hall.close()
    hall.play.now += timedelta(days=1)
    lines = hall.play.tap(hall.people["Tom"], tap("elections.result", hall.election().id)).lines
    assert "“None of these” got the most votes." in lines
    assert "6 of 6 people voted." in lines


def test_one_candidate_is_never_elected_without_asking(hall: Hall) -> None:
    hall.open("Ben")
    for voter in VOTERS[:2]:
        hall.vote(voter, "Ben")
    for voter in VOTERS[2:]:
        hall.vote(voter, "None of these")
    hall.close()
    assert not hall.member("Ben").is_rep


def test_a_tie_leads_to_a_second_round_and_then_to_lots_that_anybody_can_draw(each_play: Play) -> None:
    hall, play = Hall(each_play), each_play
    hall.open("Ben", "Mina", "Asha")

    def split() -> None:
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        hall.close()
        hall.made_public()

    split()
    second = hall.election(State.VOTING)
    assert second.round == 2
    assert {c.name for c in play.store.run_now(lambda u: u.elections.list_candidates(second.id))} == {"Ben", "Mina"}
    split()
    assert hall.election(State.LOTS).id == second.id
    for witness, word in (("Lily", "sun"), ("Tom", "rain")):
        play.tap(hall.people[witness], tap("elections.lots", second.id))
        play.press(hall.people[witness], "Choose a word")
        play.say(hall.people[witness], word)
    said = play.tap(hall.sam, tap("elections.lots", second.id)).lines
    assert f"The computer uses: sun, rain and {dict(hall.election(State.LOTS).words)[OURS]}." in said
    play.until(play.now + timedelta(days=2))
    assert sum(hall.member(name).is_rep for name in VOTERS) == 1


def _leave(hall: Hall, name: str, group: GroupId) -> None:
    person, now = hall.people[name], hall.play.now
    hall.play.store.run_now(lambda unit: people.leave(unit, unit.people.get(person), group=group, now=now))


def test_when_all_who_were_tied_go_before_the_draw_nobody_is_elected_and_that_is_said(each_play: Play) -> None:
    hall, play = Hall(each_play), each_play
    hall.open("Ben", "Mina", "Asha")
    for _ in range(2):
        for n, voter in enumerate(VOTERS):
            hall.vote(voter, "Ben" if n % 2 else "Mina")
        hall.close()
        hall.made_public()
    tied = hall.election(State.LOTS)
    for witness, word in (("Lily", "sun"), ("Tom", "rain")):
        play.tap(hall.people[witness], tap("elections.lots", tied.id))
        play.press(hall.people[witness], "Choose a word")
        play.say(hall.people[witness], word)
    for name in ("Ben", "Mina"):
        _leave(hall, name, tied.group_id)
    play.until(play.now + timedelta(days=2))
    drawn = play.store.run_now(lambda u: u.elections.get(tied.id))
    assert (drawn.state, drawn.result and drawn.result.status) == (State.DONE, Status.REOPEN)


def test_a_term_of_two_years_ends_on_the_same_day_of_the_calendar(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    ben = hall.member("Ben")
    term = hall.play.store.run_now(lambda u: u.people.term_of(ben.id, now=hall.play.now))
    assert term is not None
    begins, ends = (moment.astimezone(ZoneInfo("Europe/London")) for moment in (term.starts_at, term.ends_at))
    assert ends == begins.replace(year=begins.year + 2)


def test_too_few_votes_give_one_more_week_once(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    before = hall.election().close_at
    hall.close()
    assert hall.election(State.VOTING).close_at > before + timedelta(days=6)
    hall.close()
    hall.play.now += timedelta(days=1)
    assert "Fewer than 5 people voted." in hall.play.tap(hall.sam, tap("elections.result", hall.election().id)).lines


def test_a_rep_can_step_down_and_everybody_hears_it_in_one_line(hall: Hall) -> None:
    rep = hall.play.rep("Grace", hall.group)
    hall.play.tap(rep, tap("elections.reps"))
    hall.play.press(rep, "I want to stop")
    hall.play.press(rep, "Yes, stop")
    hall.play.until(hall.play.now)
    assert any("Grace is not a rep any more." in s.lines for s in hall.play.heard(hall.people["Tom"]))


def test_who_never_was_the_rep_cannot_stop_and_who_stopped_reads_the_same_again(hall: Hall) -> None:
    grace, tom = hall.play.rep("Grace", hall.group), hall.people["Tom"]
    for pressed in ("elections.step_down", "elections.stepped"):
        assert "old" in hall.play.tap(tom, tap(pressed, hall.group)).title
    for _ in ("once", "the same press again"):
        shown = hall.play.tap(grace, tap("elections.stepped", hall.group))
        assert "You are not a rep any more." in shown.lines
    hall.play.until(hall.play.now)
    told = [line for each in hall.play.heard(hall.people["Mina"]) for line in each.lines]
    assert told.count("Grace is not a rep any more.") == 1
    assert "Tom is not a rep any more." not in told


def test_a_second_round_is_choose_one_also_between_three(hall: Hall) -> None:
    hall.open("Ben", "Mina", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, ("Ben", "Mina", "Asha")[n % 3])
    hall.close()
    hall.made_public()
    second = hall.election(State.VOTING)
    assert (second.round, second.kind) == (2, Ballot.CHOOSE_ONE)


def test_a_result_is_named_by_numbers_and_not_by_votes(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    hall.close()
    hall.close()
    counted = Result(Status.COMPLETE, (1, 0), (), 0, {0: 3, 1: 5}, 6, 0)
    by_place = {c.place: c for c in hall.candidates() if c.place is not None}
    shown = result_screens.result(WORDS, hall.election(), counted, by_place, range(6), cast=6, roll=6)
    assert shown.lines[0] == f"{by_place[0].name} and {by_place[1].name} are the new reps."
