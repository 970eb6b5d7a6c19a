"""Promises of votes on paper: they count like phones, and two people count them."""

from datetime import timedelta

from bot.rules.elections import State
from bot.screen import Paper, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play


def test_papers_count_like_phones_and_two_people_count_them(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    hall.vote("Lily", "Mina")
    hall.vote("Tom", "Mina")
    hall.vote("Dev", "Ben")
    hall.vote("Asha", "Ben")
    assert len(play.tap(hall.sam, tap("elections.print", election)).enclosed) == 2
    assert isinstance(play.last(hall.sam).enclosed[0], Paper)
    hall.close()
    assert hall.election().state is State.PAPER
    play.tap(hall.sam, tap("elections.papers", election))
    play.press(hall.sam, "All ballot papers")
    play.press(hall.sam, "2")
    play.press(hall.sam, "Mina")
    play.press(hall.sam, "2")
    play.press(hall.sam, "Ask a second person")
    play.press(hall.sam, "Lily")
    assert any("count the papers too" in s.title for s in play.heard(hall.people["Lily"]))
    assert "somebody else" in play.tap(hall.sam, tap("elections.papers_same", election)).title
    play.press(hall.people["Lily"], "Yes, the same")
    assert hall.member("Mina").is_rep


def test_in_person_beats_phone(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.vote("Tom", "Ben")
    hall.play.tap(hall.sam, tap("elections.tick", election, hall.member("Tom").id, 1, 0))
    assert any("You vote on paper" in screen.title for screen in hall.play.heard(hall.people["Tom"]))
    assert "on paper" in hall.play.tap(hall.people["Tom"], tap("elections.ballot", election)).title
    hall.close()
    hall.close()
    hall.play.tap(hall.sam, tap("elections.papers", election))
    for label in ("All ballot papers", "1", "Mina", "1"):
        hall.play.press(hall.sam, label)
    assert any("second person" in b.label for b in hall.play.last(hall.sam).buttons)


def test_the_box_is_empty_at_the_close_also_when_papers_are_still_to_be_counted(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    election = hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Mina")
    hall.close()
    assert hall.election().state is State.PAPER
    assert play.store.run_now(lambda unit: unit.elections.list_ballots(election)) == {}
    assert play.store.run_now(lambda unit: unit.elections.list_unscrubbed()) == [(election, False)]


def test_who_gave_no_paper_is_taken_off_and_only_then_the_numbers_fit(play: Play) -> None:
    hall = Hall(play, paper=("Joe", "Ella"))
    hall.open("Ben", "Mina")
    for voter in VOTERS[:4]:
        hall.vote(voter, "Mina")
    hall.close()
    shown = play.tap(hall.sam, tap("elections.papers", hall.election().id))
    assert "You could guess how somebody voted." in shown.lines
    for label in ("Who voted on paper", "Joe"):
        play.press(hall.sam, label)
    play.tap(hall.sam, tap("elections.papers", hall.election().id))
    for label in ("All ballot papers", "1", "Mina", "1", "Ask a second person", "Lily"):
        play.press(hall.sam, label)
    play.tap(hall.people["Lily"], tap("elections.papers_same", hall.election().id))
    assert hall.member("Mina").is_rep
    election = hall.election().id
    assert play.store.run_now(lambda unit: unit.elections.papers(election)) is None
    play.now += timedelta(days=1)
    assert "5 of 8 people voted." in play.tap(hall.sam, tap("elections.result", hall.election().id)).lines


def test_few_papers_are_warned_of_and_still_count(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    assert "Fewer than 5 people vote on paper." in play.tap(hall.sam, tap("elections.paper", election, 0)).lines
