"""Promises of votes on paper: they count like phones, and two people find the same before anything is counted."""

from datetime import timedelta

import pytest

from bot.rules.counting import Papers, Status
from bot.rules.elections import State
from bot.screen import Paper, tap
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

BOTH = {"All ballot papers": 2, "Mina": 2}


def _closed(play: Play, paper: tuple[str, ...] = ("Joe", "Ella")) -> Hall:
    """Two for Ben, two for Mina by phone, and papers still to be counted."""
    hall = Hall(play, paper=paper)
    hall.open("Ben", "Mina")
    for voter, choice in (("Lily", "Mina"), ("Tom", "Mina"), ("Dev", "Ben"), ("Asha", "Ben")):
        hall.vote(voter, choice)
    hall.close()
    assert hall.election().state is State.PAPER
    return hall


def test_papers_count_like_phones(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    for voter, choice in (("Lily", "Mina"), ("Tom", "Mina"), ("Dev", "Ben"), ("Asha", "Ben")):
        hall.vote(voter, choice)
    assert len(play.tap(hall.sam, tap("elections.print", election)).enclosed) == 2
    assert isinstance(play.last(hall.sam).enclosed[0], Paper)
    hall.close()
    hall.count_papers(BOTH)
    assert hall.member("Mina").is_rep
    assert play.store.run_now(lambda unit: unit.elections.list_counts(election)) == []


def test_nothing_is_counted_before_two_people_have_found_the_same(each_play: Play) -> None:
    hall = _closed(each_play)
    first, second = hall.draw_counters()
    hall.count(first, {"All ballot papers": 2, "Ben": 2})
    assert hall.election().state is State.PAPER
    shown = hall.count(second, BOTH)
    assert hall.election().state is State.PAPER
    assert any("“Ben”" in line and "“Mina”" in line for line in shown.lines)
    hall.count(first, {"Ben": 0, "Mina": 2})
    hall.count(second, {})
    assert hall.member("Mina").is_rep


def test_who_counts_never_sees_what_the_other_one_has_found(each_play: Play) -> None:
    hall = _closed(each_play)
    first, second = hall.draw_counters()
    before = each_play.tap(hall.people[second], tap("elections.my_count", hall.election().id))
    hall.count(first, BOTH)
    assert each_play.tap(hall.people[second], tap("elections.my_count", hall.election().id)) == before
    assert not any("2" in b.label for b in before.buttons)


def test_what_was_sent_stays_until_both_are_compared(each_play: Play) -> None:
    hall = _closed(each_play)
    first, _ = hall.draw_counters()
    hall.count(first, BOTH)
    assert "old" in each_play.tap(hall.people[first], tap("elections.counted", hall.election().id, 0, 1)).title
    assert "Thank you" in each_play.tap(hall.people[first], tap("elections.send_count", hall.election().id)).title


def test_lots_choose_who_counts_among_members_with_a_vote_who_do_not_stand(each_play: Play) -> None:
    hall = _closed(each_play)
    drawn = hall.draw_counters()
    assert len(drawn) == 2
    assert {*drawn} <= {"Lily", "Tom", "Dev", "Asha"}
    for _ in range(3):
        assert hall.draw_counters() == drawn
    for name in ("Ben", "Mina"):
        assert "old" in each_play.tap(hall.people[name], tap("elections.my_count", hall.election().id)).title
    assert "old" in each_play.tap(hall.sam, tap("elections.my_count", hall.election().id)).title
    assert "old" in each_play.tap(hall.sam, tap("elections.send_count", hall.election().id)).title


def test_lots_fall_on_somebody_else_when_one_cannot_count_or_goes(each_play: Play) -> None:
    hall = _closed(each_play)
    first, second = hall.draw_counters()
    each_play.tap(hall.people[first], tap("elections.cannot_count", hall.election().id))
    third = next(name for name in hall.draw_counters() if name != second)
    assert third != first
    each_play.tap(hall.people[third], tap("people.left", hall.group))
    fourth = next(name for name in hall.draw_counters() if name != second)
    assert fourth not in (first, third)
    hall.count(second, BOTH)
    hall.count(fourth, BOTH)
    assert hall.member("Mina").is_rep


def test_when_too_few_can_count_the_facilitator_hears_it_and_can_end_the_vote(play: Play) -> None:
    hall = _closed(play)
    play.heard(hall.sam)
    for _ in range(3):
        name = hall.draw_counters()[0]
        play.tap(hall.people[name], tap("elections.cannot_count", hall.election().id))
    assert "not enough other members" in " ".join(play.heard(hall.sam)[-1].lines)
    assert "Nobody can count" in play.tap(hall.sam, tap("elections.draw_counters", hall.election().id)).title
    _ended(hall)


def _ended(hall: Hall) -> None:
    election = hall.election().id
    hall.play.tap(hall.sam, tap("elections.papers", election))
    hall.play.press(hall.sam, "End without a result")
    hall.play.press(hall.sam, "Yes, end it")
    assert (hall.election().state, hall.election().result) == (State.CALLED_OFF, None)
    assert hall.play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None
    told = [" ".join(screen.lines) for screen in hall.play.heard(hall.people["Lily"])]
    assert any("We could not count the ballot papers." in line for line in told)


def test_a_facilitator_does_not_end_a_vote_whose_papers_can_still_be_counted(each_play: Play) -> None:
    hall = _closed(each_play)
    election = hall.election().id
    hall.draw_counters()
    shown = each_play.tap(hall.sam, tap("elections.papers", election))
    assert not any("End without" in button.label for button in shown.buttons)
    assert "first" in each_play.tap(hall.sam, tap("elections.ended", election)).title
    assert hall.election().state is State.PAPER
    each_play.until(hall.election().close_at + timedelta(days=7))
    _ended(hall)


def test_lots_fall_on_somebody_else_when_one_is_silent_and_everybody_hears_that_papers_wait(each_play: Play) -> None:
    hall = _closed(each_play)
    first, second = hall.draw_counters()
    hall.count(first, BOTH)
    each_play.heard(hall.people["Ben"])
    each_play.until(each_play.now + timedelta(days=3))
    assert any("We are counting the ballot papers." in s.lines for s in each_play.heard(hall.people["Ben"]))
    third = next(name for name in hall.draw_counters() if name != first)
    assert third != second
    assert "old" in each_play.tap(hall.people[second], tap("elections.my_count", hall.election().id)).title
    hall.count(third, BOTH)
    assert hall.member("Mina").is_rep


def test_a_facilitator_who_chooses_nobody_holds_up_nothing(each_play: Play) -> None:
    hall = _closed(each_play)
    each_play.until(hall.election().close_at + timedelta(days=3))
    election = hall.election().id
    assert len(each_play.store.run_now(lambda unit: unit.elections.list_counts(election))) == 2


def test_who_counts_wrong_on_purpose_only_makes_it_later(each_play: Play) -> None:
    hall = _closed(each_play)
    before = hall.draw_counters()
    for _ in range(2):
        hall.count(before[0], BOTH)
        hall.count(before[1], {"All ballot papers": 2, "Ben": 2})
    after = hall.draw_counters()
    assert not {*before} & {*after}
    for name in after:
        hall.count(name, BOTH)
    assert hall.member("Mina").is_rep


def test_more_papers_than_people_are_not_counted_and_the_facilitator_hears_it(each_play: Play) -> None:
    hall = _closed(each_play)
    each_play.heard(hall.sam)
    hall.count_papers({"All ballot papers": 3, "Mina": 3})
    assert hall.election().state is State.PAPER
    assert any("more ballot papers than people" in line for line in each_play.heard(hall.sam)[-1].lines)
    _ended(hall)


def test_fewer_papers_count_when_it_is_noted_who_gave_none(each_play: Play) -> None:
    hall = _closed(each_play)
    hall.count_papers({"All ballot papers": 1, "Mina": 1})
    assert hall.election().state is State.PAPER
    each_play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member("Joe").id, 0, 0))
    assert hall.member("Mina").is_rep
    each_play.now += timedelta(days=1)
    assert "5 of 8 people voted." in each_play.tap(hall.sam, tap("elections.result", hall.election().id)).lines


def test_an_empty_box_is_counted_too(each_play: Play) -> None:
    hall = _closed(each_play, paper=("Joe",))
    each_play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member("Joe").id, 0, 0))
    hall.count_papers({})
    result = hall.election().result
    assert result is not None
    assert (result.status, result.cast) == (Status.QUORUM_MISSED, 4)


@pytest.mark.parametrize(
    "found",
    [
        {"All ballot papers": 2},
        {"All ballot papers": 2, "Mina": 3},
        {"All ballot papers": 2, "Mina": 2, "Ben": 1},
        {"All ballot papers": 1, "I do not want to choose": 2},
    ],
)
def test_numbers_that_no_papers_can_have_are_not_sent(play: Play, found: dict[str, int]) -> None:
    hall = _closed(play)
    first, _ = hall.draw_counters()
    assert "cannot be" in hall.count(first, found).title


def test_forged_lines_and_numbers_are_nothing(play: Play) -> None:
    hall = _closed(play)
    first, _ = hall.draw_counters()
    for line, n in ((0, -1), (9, 1), (-3, 1)):
        assert "old" in play.tap(hall.people[first], tap("elections.counted", hall.election().id, line, n)).title

    election = hall.election().id

    def kept(unit: Unit) -> list[Papers]:
        return [count.papers for count in unit.elections.list_counts(election)]

    assert play.store.run_now(kept) == [Papers(), Papers()]


def test_who_votes_on_paper_does_not_vote_by_phone(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.vote("Tom", "Ben")
    hall.play.tap(hall.sam, tap("elections.tick", election, hall.member("Tom").id, 1, 0))
    assert any("You vote on paper" in screen.title for screen in hall.play.heard(hall.people["Tom"]))
    assert "on paper" in hall.play.tap(hall.people["Tom"], tap("elections.ballot", election)).title


def test_the_box_is_empty_at_the_close_also_when_papers_are_still_to_be_counted(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Mina")
    hall.close()
    assert hall.election().state is State.PAPER
    assert play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == {}
    assert play.store.run_now(lambda unit: unit.elections.list_unscrubbed()) == [(election, False)]


def test_few_papers_are_warned_of_and_still_count(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    assert "Fewer than 5 people vote on paper." in play.tap(hall.sam, tap("elections.paper", election, 0)).lines
