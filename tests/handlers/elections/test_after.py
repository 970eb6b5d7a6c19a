"""Promises of the days after: who stood hears it first and kindly, then everybody, for a week at home."""

from datetime import timedelta

from bot.screen import HOME, Paper, tap
from tests.handlers.elections.table import VOTERS, Hall


def _elect_mina(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    hall.play.until(hall.play.now + timedelta(minutes=1))


def test_who_was_elected_hears_what_comes_next_before_anybody_else(hall: Hall) -> None:
    _elect_mina(hall)
    told = hall.play.heard(hall.people["Mina"])[-1]
    assert told.title == "🗣 You are a rep now"
    assert "The other people in your group do not know it yet." in told.lines
    assert not any("Mina" in line for shown in hall.play.heard(hall.people["Tom"]) for line in shown.lines)


def test_who_was_not_elected_is_thanked_and_can_talk_with_somebody(hall: Hall) -> None:
    _elect_mina(hall)
    told = hall.play.heard(hall.people["Ben"])[-1]
    assert (told.title, told.lines[0]) == ("💐 Thank you, Ben", "Thank you for being a candidate.")
    assert "Mina is the new rep." in hall.play.press(hall.people["Ben"], "The result").lines


def test_who_was_elected_can_still_say_no_and_others_hear_it_after_the_result(hall: Hall) -> None:
    _elect_mina(hall)
    mina, tom = hall.people["Mina"], hall.people["Tom"]
    hall.play.heard(mina)
    hall.play.heard(tom)
    hall.play.press(mina, "No, thank you")
    hall.play.press(mina, "No, I do not")
    hall.play.until(hall.play.now)
    assert hall.play.heard(tom) == []
    hall.made_public()
    assert {"🗳 The result", "🗣 Who speaks for us"} == {shown.title for shown in hall.play.heard(tom)}
    hall.play.heard(hall.sam)
    assert not hall.member("Mina").is_rep


def test_nobody_reads_on_the_page_of_the_reps_what_they_have_not_heard(hall: Hall) -> None:
    _elect_mina(hall)
    tom = hall.people["Tom"]
    assert "Your group has no rep at the moment." in hall.play.tap(tom, tap("elections.reps")).lines
    hall.made_public()
    shown = hall.play.tap(tom, tap("elections.reps")).lines
    assert "6 of 6 people voted." in shown
    assert any(line.startswith("Northfield chose Mina on ") for line in shown)


def test_why_there_is_no_new_rep_stays_at_home_for_a_week(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "None of these")
    hall.close()
    hall.made_public()
    said = "So there is no new rep yet."
    shown = hall.play.tap(hall.people["Lily"], HOME)
    assert said in shown.lines
    assert said in hall.play.press(hall.people["Lily"], "The result").lines
    hall.play.until(hall.play.now + timedelta(days=7))
    assert said not in hall.play.tap(hall.people["Lily"], HOME).lines


def test_a_result_stays_at_home_for_a_week_and_comes_on_paper(hall: Hall) -> None:
    _elect_mina(hall)
    lily = hall.people["Lily"]
    assert "Mina is the new rep." not in hall.play.tap(lily, HOME).lines
    hall.made_public()
    assert "Mina is the new rep." in hall.play.tap(lily, HOME).lines
    hall.play.press(lily, "The result")
    (paper,) = hall.play.press(lily, "on paper").enclosed
    assert isinstance(paper, Paper)
    assert "Mina is the new rep." in paper.blocks[1].lines
    hall.play.until(hall.play.now + timedelta(days=7))
    assert "Mina is the new rep." not in hall.play.tap(lily, HOME).lines
