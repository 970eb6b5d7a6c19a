"""Promises of votes on paper: they count like phones, and two people find the same before anything is counted."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.rules.ballots import Choice
from bot.rules.counting import Status
from bot.rules.elections import State
from bot.rules.papers import Count
from bot.screen import Paper, tap
from bot.services.elections.entries import Entries
from tests.handlers.elections.table import VOTERS, WORDS, Hall, with_papers
from tests.play import Play

BOTH = ("Mina", "Mina")


def test_papers_count_like_phones(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    for voter, choice in (("Lily", "Mina"), ("Tom", "Mina"), ("Dev", "Ben"), ("Asha", "Ben")):
        hall.vote(voter, choice)
    assert len(play.tap(hall.sam, tap("elections.print", election)).enclosed) == 3
    assert isinstance(play.last(hall.sam).enclosed[0], Paper)
    hall.close()
    hall.count_papers(*BOTH)
    assert hall.member("Mina").is_rep
    assert play.store.run_now(lambda unit: unit.elections.list_counts(election)) == []


MARKS = frozenset(("✖️", "✖", "❌", "✅", "☑️", "✔️", "⬜", "◻️", "⭕"))
"""Signs that beside a box look like a box that somebody marked."""


def test_phone_and_paper_have_the_same_names_and_answers(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election, lily = hall.open("Ben", "Mina", "Asha"), hall.people["Lily"]
    pages = [play.tap(lily, tap("elections.ballot", election)), play.press(lily, "Something else")]
    answers = {button.label for page in pages for button in page.buttons}
    papers = play.tap(hall.sam, tap("elections.print", election)).enclosed[0]
    assert isinstance(papers, Paper)
    for sheet in papers.sheets:
        names = [face.name for block in sheet for face in block.faces]
        assert sorted(names) == ["Asha", "Ben", "Mina"]
        ticks = [each.partition(" ") for block in sheet for each in block.ticks]
        assert {said for _, _, said in ticks} == {"None of these", "I do not want to choose"}
        assert all(any(label.endswith(said) for label in answers) for _, _, said in ticks)
        assert len({sign for sign, _, _ in ticks} - MARKS) == len(ticks)
        assert all(any(name in label for label in answers) for name in names)


@pytest.mark.parametrize(("voters", "orders"), [(1, 1), (4, 2), (13, 3)])
def test_there_is_a_ballot_for_each_on_paper_and_none_that_can_be_known_again(
    play: Play, voters: int, orders: int
) -> None:
    """Each name is the first as often as the others, as far as three at least are alike."""
    hall = Hall(play, paper=tuple(f"Joe {n}" for n in range(voters)))
    election = hall.open("Ben", "Mina", "Asha")
    papers = play.tap(hall.sam, tap("elections.print", election)).enclosed[0]
    assert isinstance(papers, Paper)
    assert len(papers.sheets) == voters + 2
    alike = Counter(tuple(face.name for face in sheet[1].faces) for sheet in papers.sheets)
    assert len(alike) == len({order[0] for order in alike}) == orders
    assert min(alike.values()) >= 3
    assert max(alike.values()) - min(alike.values()) <= 1


def test_a_ballot_paper_says_until_when_and_an_example_shows_how(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    papers, example, _ = play.tap(hall.sam, tap("elections.print", election)).enclosed
    assert isinstance(papers, Paper)
    assert isinstance(example, Paper)
    assert f"The vote ends on {WORDS.moment(hall.election().close_at)}." in papers.foot
    assert [(face.name, face.mark) for face in example.blocks[1].faces] == [("Tea", ""), ("Coffee", "X")]
    assert {face.mark for sheet in papers.sheets for block in sheet for face in block.faces} == {""}


def test_nothing_is_counted_before_two_people_have_found_the_same(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    hall.count(first, "Mina", "Ben")
    assert hall.election().state is State.PAPER
    shown = hall.count(second, *BOTH)
    assert hall.election().state is State.PAPER
    assert "do not have the same for paper 2." in shown.lines[0]
    hall.correct(first, {2: "Mina"})
    assert hall.election().state is State.PAPER
    hall.correct(second, {})
    assert hall.member("Mina").is_rep


def test_both_see_which_papers_differ_and_only_those(play: Play) -> None:
    hall = with_papers(play)
    first, second = hall.draw_counters()
    hall.count(first, "Mina", "Ben", "It is empty")
    shown = hall.count(second, "Mina", "It is not clear")
    own = play.tap(hall.people[first], tap("elections.my_count", hall.election().id))
    assert [b.label for b in own.buttons if "📄" in b.label] == ["📄 2: Ben", "📄 3: empty"]
    assert [b.label for b in shown.buttons if "📄" in b.label] == ["📄 2: not clear", "📄 3: not there"]
    assert "old" in play.tap(hall.people[first], tap("elections.one_paper", hall.election().id, 1, 0)).title


def test_who_found_a_paper_too_many_takes_it_away(play: Play) -> None:
    hall = with_papers(play)
    first, second = hall.draw_counters()
    hall.count(first, *BOTH, "Mina")
    hall.count(second, *BOTH)
    play.tap(hall.people[first], tap("elections.my_count", hall.election().id))
    for label in ("📄 3:", "Something else", "There is no paper 3", "I have counted"):
        play.press(hall.people[first], label)
    hall.correct(second, {})
    assert hall.member("Mina").is_rep


def test_who_counts_never_sees_what_the_other_one_has_found(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    before = each_play.tap(hall.people[second], tap("elections.my_count", hall.election().id))
    hall.count(first, *BOTH)
    assert each_play.tap(hall.people[second], tap("elections.my_count", hall.election().id)) == before
    assert any("Yes, I will count" in button.label for button in before.buttons)


def test_the_facilitator_sees_nothing_of_a_paper(play: Play) -> None:
    hall = with_papers(play)
    first, _ = hall.draw_counters()
    page = tap("elections.papers", hall.election().id)
    before = play.tap(hall.sam, page)
    hall.count(first, "Ben", "Ben", "Ben")
    assert play.tap(hall.sam, page) == before


def test_what_was_sent_stays_until_both_are_compared(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    hall.count(first, *BOTH)
    assert "old" in each_play.tap(hall.people[first], tap("elections.paper_is", hall.election().id, 1, 1)).title
    assert "Thank you" in each_play.tap(hall.people[first], tap("elections.send_count", hall.election().id)).title


def test_the_record_binds_what_each_has_found_before_anything_is_compared(each_play: Play) -> None:
    hall = with_papers(each_play)
    election, (first, second) = hall.election().id, hall.draw_counters()
    hall.count(first, *BOTH)
    bound = each_play.store.run_now(lambda unit: unit.records.list_found(election))
    assert {*bound} == {hall.member(first).id}
    hall.count(second, *BOTH)
    assert len({*each_play.store.run_now(lambda unit: unit.records.list_found(election)).values()}) == 2


def test_papers_that_are_not_those_that_were_sent_are_not_counted(play: Play) -> None:
    """Somebody who can do everything writes other papers in place of those that the record bound."""
    hall = with_papers(play)
    election, (first, second) = hall.election().id, hall.draw_counters()
    hall.count(first, *BOTH)
    entries, ben = Entries(play.dispatch.keys, election), Choice(1 << hall.place("Ben"))
    changed = Count(hall.member(first).id, entries.seal(hall.member(first).id, (ben, ben)), is_sent=True)
    play.store.run_now(lambda unit: unit.elections.change_count(election, changed))
    hall.count(second, "Ben", "Ben")
    assert hall.election().state is State.PAPER
    assert not {first, second} & {*hall.draw_counters()}


def test_nothing_of_a_paper_stays_after_the_close(each_play: Play) -> None:
    hall = with_papers(each_play)
    election, (first, second) = hall.election().id, hall.draw_counters()
    hall.count(first, *BOTH)
    each_play.tap(hall.people[second], tap("elections.cannot_count", election))
    hall.count(next(name for name in hall.draw_counters() if name != first), *BOTH)
    assert hall.member("Mina").is_rep
    assert each_play.store.run_now(lambda unit: unit.elections.list_counts(election)) == []
    assert "old" in each_play.tap(hall.people[first], tap("elections.my_papers", election, 0)).title


def test_what_waits_to_be_compared_is_sealed(play: Play) -> None:
    hall = with_papers(play)
    election, (first, second) = hall.election().id, hall.draw_counters()
    hall.count(first, *BOTH)
    hall.count(second, "Ben", "Mina")
    sealed = [count.sealed for count in play.store.run_now(lambda unit: unit.elections.list_counts(election))]
    assert len({len(each) for each in sealed if each is not None}) == 1
    assert all(each is not None and bytes([1 << hall.place("Mina")]) * 2 not in each for each in sealed)


def test_lots_choose_who_counts_among_members_with_a_vote_who_do_not_stand(each_play: Play) -> None:
    hall = with_papers(each_play)
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
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    each_play.tap(hall.people[first], tap("elections.cannot_count", hall.election().id))
    third = next(name for name in hall.draw_counters() if name != second)
    assert third != first
    each_play.tap(hall.people[third], tap("people.left", hall.group))
    fourth = next(name for name in hall.draw_counters() if name != second)
    assert fourth not in (first, third)
    hall.count(second, *BOTH)
    hall.count(fourth, *BOTH)
    assert hall.member("Mina").is_rep


def test_when_too_few_can_count_the_facilitator_hears_it_and_can_end_the_vote(play: Play) -> None:
    hall = with_papers(play)
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
    hall = with_papers(each_play)
    election = hall.election().id
    hall.draw_counters()
    shown = each_play.tap(hall.sam, tap("elections.papers", election))
    assert not any("End without" in button.label for button in shown.buttons)
    assert "first" in each_play.tap(hall.sam, tap("elections.ended", election)).title
    assert hall.election().state is State.PAPER
    each_play.until(hall.election().close_at + timedelta(days=7))
    _ended(hall)


def test_lots_fall_on_somebody_else_when_one_is_silent_and_everybody_hears_that_papers_wait(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    hall.count(first, *BOTH)
    each_play.heard(hall.people["Ben"])
    each_play.until(each_play.now + timedelta(days=3))
    assert any("We are counting the ballot papers." in s.lines for s in each_play.heard(hall.people["Ben"]))
    third = next(name for name in hall.draw_counters() if name != first)
    assert third != second
    assert "old" in each_play.tap(hall.people[second], tap("elections.my_count", hall.election().id)).title
    hall.count(third, *BOTH)
    assert hall.member("Mina").is_rep


def test_a_facilitator_who_chooses_nobody_holds_up_nothing(each_play: Play) -> None:
    hall = with_papers(each_play)
    each_play.until(hall.election().close_at + timedelta(days=3))
    election = hall.election().id
    assert len(each_play.store.run_now(lambda unit: unit.elections.list_counts(election))) == 2


def test_who_counts_wrong_on_purpose_only_makes_it_later(each_play: Play) -> None:
    hall = with_papers(each_play)
    before = hall.draw_counters()
    for n in range(2):
        hall.count(before[0], *BOTH) if n == 0 else hall.correct(before[0], {})
        hall.count(before[1], "Ben", "Mina") if n == 0 else hall.correct(before[1], {})
    after = hall.draw_counters()
    assert not {*before} & {*after}
    for name in after:
        hall.count(name, *BOTH)
    assert hall.member("Mina").is_rep


def test_more_papers_than_people_are_not_counted_and_the_facilitator_hears_it(each_play: Play) -> None:
    hall = with_papers(each_play)
    each_play.heard(hall.sam)
    hall.count_papers("Mina", "Mina", "Mina")
    assert hall.election().state is State.PAPER
    assert any("too many ballot papers" in line for line in each_play.heard(hall.sam)[-1].lines)
    _ended(hall)


def test_fewer_papers_count_when_it_is_noted_who_gave_none(each_play: Play) -> None:
    hall = with_papers(each_play)
    hall.count_papers("Mina")
    assert hall.election().state is State.PAPER
    each_play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member("Joe").id, 0, 0))
    assert hall.member("Mina").is_rep
    each_play.now += timedelta(days=1)
    assert "5 of 8 people voted." in each_play.tap(hall.sam, tap("elections.result", hall.election().id)).lines


def test_an_empty_box_is_counted_too(each_play: Play) -> None:
    hall = with_papers(each_play, paper=("Joe",))
    each_play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member("Joe").id, 0, 0))
    hall.count_papers()
    result = hall.election().result
    assert result is not None
    assert (result.status, result.cast) == (Status.QUORUM_MISSED, 4)


def test_papers_that_do_not_fit_are_counted_again_by_two_others(each_play: Play) -> None:
    hall = with_papers(each_play)
    before, election = hall.draw_counters(), hall.election().id
    for name in before:
        hall.count(name, "Mina", "Mina", "Mina")
    each_play.tap(hall.sam, tap("elections.papers", election))
    each_play.press(hall.sam, "Count again")
    after = hall.draw_counters()
    assert not {*before} & {*after}
    for name in after:
        hall.count(name, *BOTH)
    assert hall.member("Mina").is_rep


def test_where_there_are_no_others_the_same_two_count_again_from_the_first_paper_on(play: Play) -> None:
    hall = with_papers(play)
    election, before = hall.election().id, hall.draw_counters()
    for name in ("Lily", "Tom", "Dev", "Asha"):
        if name not in before:
            play.tap(hall.people[name], tap("people.left", hall.group))
    for name in before:
        hall.count(name, "Mina", "Mina", "Mina")
    play.tap(hall.sam, tap("elections.count_again", election))
    assert hall.draw_counters() == before
    for name in before:
        hall.count(name, *BOTH)
    assert hall.member("Mina").is_rep


def test_a_paper_that_two_cannot_read_is_a_blank_one(each_play: Play) -> None:
    hall = with_papers(each_play)
    hall.count_papers("It is not clear", "Mina")
    result = hall.election().result
    assert result is not None
    assert (result.cast, result.blank) == (6, 1)


def test_who_was_asked_to_count_hears_it_once_more_after_a_day(play: Play) -> None:
    hall = with_papers(play)
    first, second = hall.draw_counters()
    hall.count(first, *BOTH)
    for name in (first, second):
        play.heard(hall.people[name])
    play.until(play.now + timedelta(days=1, hours=1))
    told = {name: [screen.title for screen in play.heard(hall.people[name])] for name in (first, second)}
    assert told == {first: [], second: ["📄 Please count the papers"]}


def test_forged_papers_are_nothing(play: Play) -> None:
    hall = with_papers(play)
    (first, _), election = hall.draw_counters(), hall.election().id
    forged = [(0, 1), (-1, 1), (2, 1), (1, 3), (1, -3), (1, 1 << 9), (1, 1 << 70)]
    for n, choice in forged:
        for name in ("elections.paper_is", "elections.one_paper"):
            assert "old" in play.tap(hall.people[first], tap(name, election, n, choice)).title
    kept = play.store.run_now(lambda unit: [count.sealed for count in unit.elections.list_counts(election)])
    assert kept == [None, None]


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
