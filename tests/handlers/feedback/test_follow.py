"""Promises of what a rep leaves behind: somebody goes on with it, and each of them hears that once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.ids import GroupId, PersonId, QuestionId
from bot.rules.feedback import Outcome
from bot.rules.people import Role, Standing
from bot.screen import Screen, tap
from bot.services.reps.terms import step_down
from storage.tables.feedback import questions
from storage.unit import Unit
from tests.handlers.feedback.table import answer, ask, circle, close
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play

GOES_ON = ("What to say at the board", "Who will say this?")


class Left:
    """Mina asked; people answered. What she does then, is for the test to say."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group, self.sam, self.mina, self.people = circle(play)
        self.ben = self.people[0]
        self.meeting = plan_quiet_meeting(play, self.sam, days=30)
        self.question: QuestionId = ask(play, self.mina)
        answer(play, self.question, self.people, ("0", "0", "1"))
        close(play)
        for person in (self.sam, *self.people):
            play.heard(person)

    def begins(self) -> None:
        """Mina begins to write, and tells nobody."""
        self.play.tap(self.mina, tap("feedback.position", self.question))
        self.play.say(self.mina, "More buses in the evening")

    def tells(self) -> None:
        """Mina writes it and reads it back."""
        self.begins()
        self.play.press(self.mina, "Yes, tell the groups")

    def stops(self, person: PersonId | None = None) -> None:
        """A rep steps down, and it becomes clear who comes next."""
        play = self.play
        play.store.run_now(lambda unit: step_down(unit, unit.people.get(person or self.mina), self.group, now=play.now))
        self.hours(3)

    def hours(self, hours: float) -> None:
        """Time passes."""
        self.play.until(self.play.now + timedelta(hours=hours))

    def met(self) -> datetime:
        """When the board meets."""
        return self.play.store.run_now(lambda unit: unit.meetings.get(self.meeting)).meets_at

    def heard(self, person: PersonId) -> list[Screen]:
        """That they go on with it."""
        return [each for each in self.play.heard(person) if any(title in each.title for title in GOES_ON)]

    def becomes(self, person: PersonId, what: str) -> None:
        """Sam notes that the group chose somebody."""
        member = self.play.store.run_now(lambda unit: unit.people.member_in(self.group, person, now=self.play.now)).id
        if what == "deputy":
            self.play.tap(self.sam, tap("deputies.chosen", member))
        else:
            self.play.tap(self.sam, tap("people.rep_until", member, 12))
        self.hours(3)

    def waits(self, person: PersonId) -> str:
        """What waits for somebody, as one text."""
        return " ".join(button.label for button in self.play.tap(person, tap("home.waits", 0)).buttons)


@pytest.fixture
def left(each_play: Play) -> Left:
    return Left(each_play)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("nothing", "Nobody has written yet what to say at the board."),
        ("begins", "The groups have not heard it yet."),
        ("tells", "“More buses in the evening”"),
    ],
)
def test_when_nobody_comes_next_the_facilitator_hears_once_how_far_it_is(left: Left, before: str, now: str) -> None:
    if before != "nothing":
        getattr(left, before)()
    left.stops()
    (heard,) = left.heard(left.sam)
    assert now in heard.lines
    assert "Your group has no rep at the moment." in heard.lines
    assert "Ask who can go" in " ".join(button.label for button in heard.buttons)
    assert "What to say" in left.waits(left.sam)
    left.hours(24 * 5)
    assert left.heard(left.sam) == []
    assert all(left.heard(person) == [] for person in left.people)


@pytest.mark.parametrize("what", ["rep", "deputy"])
def test_when_the_only_one_who_saw_the_answers_leaves_the_group_the_facilitator_hears_it_once(
    each_play: Play, what: str
) -> None:
    play = each_play
    group, sam, mina, people = circle(play)
    question, speaks = ask(play, mina), mina
    answer(play, question, people, ("0", "0", "1"))
    if what == "deputy":
        speaks = people[0]
        number = play.store.run_now(lambda unit: unit.people.member_in(group, speaks, now=play.now)).id
        _stop(play, group, mina)
        play.tap(sam, tap("deputies.chosen", number))
    close(play)
    play.heard(sam)
    play.tap(speaks, tap("people.left", group))
    play.until(play.now + timedelta(hours=3))
    (heard,) = [each for each in play.heard(sam) if any(title in each.title for title in GOES_ON)]
    assert "Nobody has written yet what to say at the board." in heard.lines


def test_the_next_rep_goes_on_where_the_one_before_stopped_writing_and_only_they_are_asked(left: Left) -> None:
    left.begins()
    left.stops()
    left.heard(left.sam)
    left.becomes(left.ben, "rep")
    (heard,) = left.heard(left.ben)
    assert "The groups have not heard it yet." in heard.lines
    assert left.heard(left.sam) == []
    assert "What to say" not in left.waits(left.sam)
    shown = left.play.press(left.ben, "Go on")
    assert "“More buses in the evening”" in shown.lines
    left.play.press(left.ben, "Yes, tell the groups")
    left.hours(24)
    assert "“More buses in the evening”" in left.play.heard(left.people[1])[-1].lines
    assert left.heard(left.ben) == []


def test_the_deputy_goes_on_where_there_is_no_rep_up_to_what_the_board_said(left: Left) -> None:
    play = left.play
    left.becomes(left.ben, "deputy")
    assert left.heard(left.ben) == []
    left.stops()
    (heard,) = left.heard(left.ben)
    assert "You are the deputy, so we ask you." in heard.lines
    assert left.heard(left.sam) == []
    play.press(left.ben, "Go on")
    play.say(left.ben, "More buses on Sunday")
    told = play.press(left.ben, "Yes, tell the groups")
    assert not any("For the rep" in line for line in told.lines)
    assert "What to say" in left.waits(left.ben)
    play.tap(left.people[1], tap("feedback.missing", left.question))
    play.say(left.people[1], "And the price")
    assert "“And the price”" in play.heard(left.ben)[-1].lines
    play.until(left.met() + timedelta(hours=12))
    asked = [each for each in play.heard(left.ben) if "Did you say it" in each.title]
    assert len(asked) == 1
    play.press(left.ben, "Yes, I said it")
    play.press(left.ben, "The board said yes")
    assert "The board said yes." in play.heard(left.people[1])[-1].lines
    assert "What to say" not in left.waits(left.ben)


def test_words_that_were_only_for_a_rep_are_not_for_who_stands_in(left: Left) -> None:
    left.becomes(left.ben, "deputy")
    left.play.store.run_now(lambda unit: _give_words(unit, left.question, left.people[1]))
    assert any("Only for you" in each.title for each in _sheet(left, left.mina))
    left.stops()
    pages = _sheet(left, left.ben)
    assert not any("Only for you" in each.title for each in pages)
    assert "“Please do not tell anybody”" not in [line for each in pages for line in each.lines]


def _give_words(unit: Unit, question: QuestionId, person: PersonId) -> None:
    view = unit.feedback.find_view(question, person)
    assert view is not None
    unit.feedback.put_view(
        question, person, said=view.said, place=view.place, text="Please do not tell anybody", voice=None, photo=None,
        quotable=False, how=view.how, said_at=view.said_at,
    )  # fmt: skip


def _sheet(left: Left, person: PersonId) -> list[Screen]:
    return [left.play.tap(person, tap("feedback.sheet", left.question, page)) for page in range(6)]


def test_without_rep_and_deputy_the_facilitator_is_asked_on_the_evening_and_can_say_what_happened(left: Left) -> None:
    play = left.play
    left.tells()
    left.stops()
    for forged in (tap("feedback.propose", left.question, 2), tap("feedback.read_back", left.question, 2)):
        assert "somebody else" in play.tap(left.sam, forged).title
    play.heard(left.sam)
    play.until(left.met() + timedelta(hours=12))
    asked = [each for each in play.heard(left.sam) if "Did somebody say it" in each.title]
    assert len(asked) == 1
    play.press(left.sam, "No, nobody did")
    play.press(left.sam, "No rep was there")
    position = play.store.run_now(lambda unit: unit.feedback.find_position(left.question))
    assert position is not None
    assert position.outcome is Outcome.NOT_SAID
    assert "It was not possible." in play.heard(left.people[1])[-1].lines


def test_a_rep_who_begins_after_the_meeting_is_asked_with_the_next_question_of_the_clock_and_only_once(
    left: Left,
) -> None:
    play = left.play
    left.tells()
    left.stops()
    play.until(left.met() + timedelta(days=1))
    left.becomes(left.ben, "rep")
    assert left.heard(left.ben) == []
    play.until(left.met() + timedelta(days=4))
    assert len([each for each in play.heard(left.ben) if "Did you say it" in each.title]) == 1
    play.until(left.met() + timedelta(days=12))
    left.stops(left.ben)
    left.becomes(left.people[1], "rep")
    (heard,) = left.heard(left.people[1])
    assert "Nobody has told us yet what happened to it." in heard.lines
    play.press(left.people[1], "Did you say it")
    play.press(left.people[1], "Yes, I said it")


def test_with_another_rep_who_knows_it_nobody_is_asked_until_who_wrote_it_stops(each_play: Play) -> None:
    play = each_play
    group, _, mina, people = circle(play)
    rose = play.rep("Rose", group)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0"))
    close(play)
    for person in (mina, rose):
        play.heard(person)
    _stop(play, group, rose)
    assert not any(title in each.title for each in play.heard(mina) for title in GOES_ON)
    ola = _again(play, group)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "More buses")
    _stop(play, group, mina)
    (heard,) = [each for each in play.heard(ola) if GOES_ON[0] in each.title]
    assert "The groups have not heard it yet." in heard.lines


def _stop(play: Play, group: GroupId, person: PersonId) -> None:
    play.store.run_now(lambda unit: step_down(unit, unit.people.get(person), group, now=play.now))
    play.until(play.now + timedelta(hours=3))


def _again(play: Play, group: GroupId) -> PersonId:
    """One more rep, after the question closed."""
    ola = play.rep("Ola", group)
    play.heard(ola)
    return ola


def test_for_a_rep_on_paper_who_looks_after_the_group_writes_it_down(each_play: Play) -> None:
    play = each_play
    group, sam, mina, people = circle(play)
    pearl = play.member("Pearl", group, on_paper=True)
    meeting = plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0"))

    def pearl_is_rep(unit: Unit) -> None:
        step_down(unit, unit.people.get(mina), group, now=play.now)
        member = unit.people.member_in(group, pearl, now=play.now)
        unit.people.add_term(member, starts_at=play.now, ends_at=play.now.replace(year=2028), how="before")

    play.store.run_now(pearl_is_rep)
    play.heard(sam)
    close(play)
    offered = [button.does for screen in play.heard(sam) for button in screen.buttons]
    assert tap("feedback.position", question) in offered
    play.tap(sam, tap("feedback.position", question))
    play.say(sam, "Pearl says: more buses")
    play.press(sam, "Yes, tell the groups")
    assert "This is for Pearl, on paper." in play.tap(sam, tap("feedback.goes_on", question)).lines
    play.until(play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at + timedelta(hours=12))
    assert len([each for each in play.heard(sam) if "Did somebody say it" in each.title]) == 1


def test_it_waits_for_who_looks_after_the_group_for_half_a_year_and_stays_where_questions_are(left: Left) -> None:
    left.stops()
    assert "What to say" in left.waits(left.sam)
    left.hours(24 * 183)
    assert "What to say" not in left.waits(left.sam)
    assert left.play.tap(left.sam, tap("feedback.goes_on", left.question)).buttons


def test_a_deputy_who_saw_the_answers_is_not_asked_again_when_another_group_has_a_deputy(each_play: Play) -> None:
    play = each_play
    group, sam, mina, people = circle(play)
    other = play.group("Riverside", beside=group)
    kim, zoe = play.member("Kim", other, role=Role.FACILITATOR), play.member("Zoe", other)
    question = ask(play, mina)
    play.store.run_now(lambda unit: unit.connection.execute(update(questions).values(group_id=None)))
    _choose(play, sam, group, people[0])
    _stop(play, group, mina)
    close(play)
    assert any("asked" in line for each in play.heard(people[0]) for line in each.lines)
    _choose(play, kim, other, zoe)
    heard = [each for person in (people[0], zoe) for each in play.heard(person)]
    assert not any(title in each.title for each in heard for title in GOES_ON)
    assert play.store.run_now(lambda unit: unit.feedback.find_position(question)) is None


def _choose(play: Play, facilitator: PersonId, group: GroupId, person: PersonId) -> None:
    """The group has a deputy."""
    member = play.store.run_now(lambda unit: unit.people.member_in(group, person, now=play.now)).id
    play.tap(facilitator, tap("deputies.chosen", member))
    play.until(play.now + timedelta(hours=3))


def test_who_looks_after_groups_of_two_boards_chooses_a_deputy_in_the_one_that_was_asked(left: Left) -> None:
    play = left.play
    far = play.group("Elsewhere", "Otherboard")
    play.store.run_now(_looks_after, left.sam, far, play)
    play.store.run_now(lambda unit: unit.connection.execute(update(questions).values(group_id=None)))
    left.stops()
    page = play.tap(left.sam, tap("feedback.goes_on", left.question))
    (choose,) = [button.does for button in page.buttons if "Ask who can go" in button.label]
    assert choose == tap("deputies.choose", left.group, 0)


def _looks_after(unit: Unit, person: PersonId, group: GroupId, play: Play) -> None:
    unit.people.add_member(
        person, group, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=play.now
    )  # fmt: skip
    unit.people.change(person, group_id=group)


def test_two_questions_to_the_same_groups_have_buttons_that_are_told_apart(left: Left) -> None:
    play = left.play
    play.tap(left.mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "In their own words", "Yes, ask now"):
        play.press(left.mina, label)
    close(play)
    plan_quiet_meeting(play, left.sam, days=60)
    for person in (left.mina, left.sam):
        buttons = [button for button in play.tap(person, tap("home.waits", 0)).buttons if "🗣" in button.label]
        assert len({button.label for button in buttons}) == len(buttons) == 2 * (person == left.mina)
    left.stops()
    labels = [button.label for button in play.tap(left.sam, tap("home.waits", 0)).buttons if "🗣" in button.label]
    assert labels == ["🗣 What matters…: What to say", "🗣 What matters… 2: What to say"]


def test_nobody_goes_on_with_a_poll_of_a_group(left: Left) -> None:
    play = left.play

    def polled(unit: Unit) -> None:
        question = unit.feedback.get(left.question)
        unit.feedback.change(question, is_for_group=True)

    left.stops()
    assert "Who will say this?" in play.tap(left.sam, tap("feedback.goes_on", left.question)).title
    play.store.run_now(polled)
    assert "Who will say this?" not in play.tap(left.sam, tap("feedback.goes_on", left.question)).title
