"""Promises of how many reps there are: who reads "your rep" has one, and who hears something is there."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.ids import PersonId, QuestionId
from bot.languages import FIRST, LOCALES
from bot.screen import HOME, Tap, tap
from bot.words import forms, translated
from storage.unit import Unit
from tests.handlers.feedback.table import ask, close
from tests.handlers.summaries.table import Board, meet
from tests.handlers.table import plan_meeting
from tests.play import Play
from tests.rights.walk import Walk

ONE = re.compile(r"\b(your|our) rep\b", re.IGNORECASE)
MORE = re.compile(r"\b(your|our) reps\b", re.IGNORECASE)
HEARS = re.compile(r"(?<!\bas )\breps? (will(?! you)|gets?|hears?|asks?|sees?|answers?|is|are) ", re.IGNORECASE)
"""What says that somebody is there who does it."""


class Circle:
    """A group whose rep asked something; its news are out, and Ben has a question about them."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.board: Board = meet(play)
        self.board.ask_the_rep("When does it begin?")
        self.meeting = plan_meeting(play, self.board.sam)
        play.tap(self.board.ben, tap("agenda.suggest", "health"))
        self.question: QuestionId = ask(play, self.board.mina)

    def closed(self) -> None:
        """Nobody has written yet what is for the board."""
        close(self.play)

    def told(self) -> None:
        """The rep has, and Asha misses something."""
        self.closed()
        self.play.tap(self.board.mina, tap("feedback.position", self.question))
        self.play.say(self.board.mina, "We want a bus at 9")
        self.play.press(self.board.mina, "Yes, tell the groups")
        self.play.tap(self.board.asha, tap("feedback.missing", self.question))
        self.play.say(self.board.asha, "The price")

    def reported(self) -> None:
        """It was not said at the board."""
        self.told()
        meeting = self.meeting
        self.play.until(self.play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at + timedelta(hours=12))
        self.play.tap(self.board.mina, tap("feedback.not_said", self.question, "not_there"))

    def has_reps(self, n: int) -> None:
        """So many people are the rep of the group from now on."""

        def make(unit: Unit) -> None:
            now = self.play.now
            for place, person in enumerate((self.board.mina, self.board.ben, self.board.asha)):
                member = unit.people.member_in(self.board.group, person, now=now)
                if place >= n:
                    unit.people.end_terms(member.id, now=now)
                elif not member.is_rep:
                    unit.people.add_term(member, starts_at=now, ends_at=now.replace(year=2028), how="before")

        self.play.store.run_now(make)

    def walks(self) -> list[Walk]:
        """What each of them is shown: from home, by a letter that waits, and as a page of somebody else."""
        people = (self.board.mina, self.board.sam, self.board.ben, self.board.asha)
        walks = [Walk(self.play, person) for person in people]
        for walk in walks:
            walk.go([HOME, *self._letters(walk.person)])
        old = list({page.name: page for walk in walks for page in walk.pages}.values())
        for walk in walks:
            walk.go(old)
        return walks

    def _letters(self, person: PersonId) -> list[Tap]:
        def mine(unit: Unit) -> list[Tap]:
            due = unit.deliveries.due(self.play.now + timedelta(days=3), most=10_000)
            return [letter.tap for letter in due if letter.person == person]

        return self.play.store.run_now(mine)


def _is_wrong(line: str, n: int) -> bool:
    """Whether a line does not hold in a group with so many reps."""
    return bool((ONE.search(line) and n != 1) or (MORE.search(line) and n < 2) or (HEARS.search(line) and not n))


STAGES: dict[str, Callable[[Circle], None]] = {
    "asked": lambda _: None,
    "closed": Circle.closed,
    "told": Circle.told,
    "reported": Circle.reported,
}


@pytest.mark.parametrize("n", range(4))
@pytest.mark.parametrize("stage", STAGES)
def test_nobody_reads_of_a_rep_who_is_not_there_or_of_one_where_there_are_more(play: Play, stage: str, n: int) -> None:
    circle = Circle(play)
    STAGES[stage](circle)
    circle.has_reps(n)
    pages = [page for walk in circle.walks() for page in walk.pages.values()]
    wrong = {f"{page.tap.name}: {key}: {line}" for page in pages for key, line in page.said if _is_wrong(line, n)}
    assert sorted(wrong) == []
    assert len(pages) > 100


SEATS = {"elections.ballot.title", "elections.ballot_many.title"}
"""Where it is about how many are chosen."""


def test_only_a_text_that_has_a_form_for_each_number_says_your_rep() -> None:
    """What is one text for every number in English is one in each language, so no language can say it there."""
    said = [
        (key, place, form, message.pluralizable)
        for path in (LOCALES / FIRST).glob("*.po")
        for key, message in translated(FIRST, path.stem).items()
        for place, form in enumerate(forms(message))
    ]
    found = {
        key
        for key, place, form, has_numbers in said
        if (ONE.search(form) and (place or not has_numbers)) or (MORE.search(form) and not place)
    }
    assert found == SEATS
