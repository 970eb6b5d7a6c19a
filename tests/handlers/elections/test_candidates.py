"""Promises to who thinks of standing: asked once, told what a rep does, and helped like everybody else."""

from datetime import timedelta

import pytest

from bot.doors.show import keyboard_of
from bot.rules.elections import Candidate
from bot.screen import MOST_ROWS, Screen, tap
from bot.screens.elections.stand import cards
from bot.words import Words
from tests.handlers.elections.table import Hall
from tests.play import Play
from tests.screens.a_vote import FOURTEEN, LONG, OPEN
from tests.tongues import COMPLETE, words_in


def test_standing_is_asked_once_and_can_be_thought_over(hall: Hall) -> None:
    play, ben = hall.play, hall.people["Ben"]
    election = hall.plan()
    play.tap(ben, tap("elections.stand", election))
    asked = play.press(ben, "I want to be rep")
    assert "You can stop until the vote starts." in asked.lines
    assert hall.candidates() == []
    for _ in range(3):
        play.press(ben, "What does a rep do" if "Being a rep" not in play.last(ben).title else "Next")
    assert "3 of 3" in play.last(ben).title
    for _ in range(3):
        play.back(ben)
    assert (play.last(ben).title, play.last(ben).buttons) == (asked.title, asked.buttons)
    assert play.press(ben, "Yes").title == "🗣 You are a candidate now"
    assert [each.name for each in hall.candidates()] == ["Ben"]


def test_who_says_no_in_time_is_no_candidate(hall: Hall) -> None:
    play, ben = hall.play, hall.people["Ben"]
    election = hall.plan()
    play.tap(ben, tap("elections.stand", election))
    play.press(ben, "I want to be rep")
    assert "Who should speak for us" in play.press(ben, "No, go back").title
    assert hall.candidates() == []


def test_a_candidate_sees_the_page_as_members_do_and_comes_back(hall: Hall) -> None:
    play, ben = hall.play, hall.people["Ben"]
    hall.plan()
    hall.stand("Ben")
    mine = play.say(ben, "I will listen")
    seen = play.press(ben, "As members see it")
    other = play.tap(hall.people["Tom"], tap("elections.meet", hall.candidates()[0].id))
    assert (seen.title, seen.lines, seen.picture) == (other.title, other.lines, other.picture)
    assert play.back(ben).title == mine.title.replace("You are a candidate now", "About Ben")


def test_a_name_that_is_written_is_a_suggestion_and_staff_are_refused_kindly(hall: Hall) -> None:
    play, tom = hall.play, hall.people["Tom"]
    election = hall.plan()
    play.tap(tom, tap("elections.suggest", election, 0))
    refused = play.say(tom, "sam")
    assert "Sam helps the group." in refused.lines
    assert hall.candidates() == []
    play.tap(tom, tap("elections.suggest", election, 0))
    assert "cannot find" in play.say(tom, "Zoe").title
    play.tap(tom, tap("elections.suggest", election, 0))
    assert "Asha can say yes or no." in play.say(tom, "asha").lines


def test_who_has_an_unfinished_card_hears_of_it_before_the_vote_and_who_has_not_answered_too(hall: Hall) -> None:
    play = hall.play
    election = hall.plan()
    hall.stand("Ben", "Mina")
    play.tap(hall.people["Mina"], tap("elections.card", hall.candidates()[1].id))
    play.say(hall.people["Mina"], photo="a-face")
    play.say(hall.people["Mina"], "I like buses")
    play.tap(hall.people["Tom"], tap("elections.suggested", election, hall.member("Asha").id))
    for name in ("Ben", "Mina", "Asha"):
        play.heard(hall.people[name])
    play.until(hall.election().vote_at - timedelta(days=2))
    (ben,) = play.heard(hall.people["Ben"])
    assert ben.lines[:2] == ("There is no photo yet.", "There are no words yet.")
    assert play.heard(hall.people["Mina"]) == []
    assert [shown.title for shown in play.heard(hall.people["Asha"])] == ["🗣 Do you want to be rep?"]


def test_a_facilitator_sees_whose_card_is_unfinished_and_offers_each_the_same_help(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.plan()
    hall.stand("Ben")
    play.tap(hall.people["Tom"], tap("elections.suggested", election, hall.member("Joe").id))
    joe = hall.candidates()[1]
    assert play.tap(hall.sam, tap("elections.answer", joe.id, 1)).title == "🗣 Joe is a candidate now"
    page = play.tap(hall.sam, tap("elections.help_cards", election, 0))
    assert page.lines[:2] == ("Ben needs a photo and some words.", "Joe needs a photo and some words.")
    play.heard(hall.people["Ben"])
    assert "Ben gets a message" in play.press(hall.sam, "Offer Ben help").lines[0]
    assert any("Do you want help?" in shown.title for shown in play.heard(hall.people["Ben"]))
    play.tap(hall.sam, tap("elections.help_cards", election, 0))
    play.press(hall.sam, "Joe's page")
    assert "“I like my garden”" in play.say(hall.sam, "I like my garden").lines
    assert "somebody else" in play.tap(hall.people["Tom"], tap("elections.help_cards", election, 0)).title


@pytest.mark.parametrize("words", [words_in(each) for each in COMPLETE], ids=lambda words: words.language)
@pytest.mark.parametrize("candidates", [FOURTEEN, (*FOURTEEN[:2], LONG, *FOURTEEN[3:])], ids=["short", "long"])
@pytest.mark.parametrize("helps", [False, True])
def test_however_many_stand_each_page_with_them_fits_a_phone_and_each_is_on_one(
    words: Words, candidates: tuple[Candidate, ...], *, helps: bool
) -> None:
    more, labels = words.text("home.button.more"), [words.text("home.button.more")]
    for n in range(len(candidates)):
        if more in labels:
            labels.remove(more)
            shown: Screen = cards(words, OPEN, candidates, page=n, helps=helps)
            rows = keyboard_of(shown, words)["inline_keyboard"]
            assert len(rows) <= MOST_ROWS, [[button["text"] for button in row] for row in rows]
            labels += [button.label for button in shown.buttons]
    assert [each.name for each in candidates if f"👤 {each.name}" not in labels] == []
