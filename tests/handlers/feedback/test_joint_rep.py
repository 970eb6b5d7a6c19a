"""Promises of a rep who speaks for their own group and for another one that chose them, too."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, HandoverId, PersonId, QuestionId
from bot.rules.feedback import Question, State
from bot.rules.people import Member, Role
from bot.screen import REP_MENU, Tap, tap
from bot.services import deputies
from storage.unit import Unit
from tests.handlers.feedback.table import answer, circle, close
from tests.handlers.table import lines_of, plan_quiet_meeting
from tests.play import Play


class Joint:
    """Mina of Northfield speaks for Northfield, and for Riverside, of which she is no member."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group, self.sam, self.mina, self.people = circle(play)
        self.river = play.group("Riverside", beside=self.group)
        play.store.run_now(self._chosen_there)
        self.rob = play.member("Rob", self.river, role=Role.FACILITATOR)
        self.theirs = [play.member(name, self.river) for name in ("Kim", "Ola", "Pat")]
        self.pearl = play.member("Pearl", self.river, on_paper=True)

    def _chosen_there(self, unit: Unit) -> None:
        mina = self._mina(unit)
        ends_at = self.play.now.replace(year=2028)
        unit.people.add_term(mina, starts_at=self.play.now, ends_at=ends_at, how="before", group=self.river)

    def _mina(self, unit: Unit) -> Member:
        return unit.people.member_in(self.group, self.mina, now=self.play.now)

    def ends_for(self, group: GroupId) -> None:
        """This group chose anew: Mina goes on only for the other one."""
        self.play.store.run_now(
            lambda unit: unit.people.end_terms(self._mina(unit).id, groups=[group], now=self.play.now)
        )
        self.play.until(self.play.now + timedelta(minutes=1))

    def ask(self, by: PersonId, *presses: str) -> QuestionId:
        """Somebody asks with one of our questions; `presses` say whom."""
        play = self.play
        play.tap(by, tap("feedback.ask_now", 0))
        for label in ("Something else", "What matters most", "Choose an answer", "Who helps me", "When it happens"):
            play.press(by, label)
        play.press(by, "That is all")
        for label in presses:
            play.press(by, label)
        play.press(by, "Yes, ask now")
        return self.question().id

    def question(self) -> Question:
        """The newest question that is open or closed."""
        board = self.play.store.run_now(lambda unit: unit.people.get_group(self.group)).board_id
        return self.play.store.run_now(lambda unit: unit.feedback.list_of_board(board, State.OPEN, State.CLOSED))[0]

    def labels(self, page: Tap) -> list[str]:
        """The buttons of a page of Mina."""
        return [button.label for button in self.play.tap(self.mina, page).buttons]


@pytest.fixture
def joint(each_play: Play) -> Joint:
    return Joint(each_play)


def _titles(joint: Joint, person: PersonId) -> list[str]:
    return [screen.title for screen in joint.play.heard(person)]


def test_what_only_the_other_group_is_asked_goes_all_the_way_through_their_rep(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    plan_quiet_meeting(play, joint.sam, days=30)
    play.heard(mina)
    question = joint.ask(joint.rob)
    assert joint.question().group_id == joint.river
    play.until(play.now + timedelta(days=1))
    assert len([title for title in _titles(joint, mina) if "question" in title]) == 1
    answer(play, question, joint.theirs, ("0", "0", "1"))
    close(play)
    offered = [button.does for screen in play.heard(mina) for button in screen.buttons]
    assert tap("feedback.position", question) in offered
    assert any("I say for Riverside" in label for label in joint.labels(tap("home.waits", 0)))
    assert any("What my groups say" in label for label in joint.labels(REP_MENU))
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, I will say that")
    assert any("I say for Riverside" in label for label in joint.labels(REP_MENU))
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, tell the groups")
    play.until(play.now + timedelta(minutes=1))
    assert any("Who helps me" in line for line in lines_of(play.heard(joint.theirs[0])))
    play.tap(joint.theirs[1], tap("feedback.missing", question))
    play.say(joint.theirs[1], "The bus")
    assert "“The bus”" in play.heard(mina)[-1].lines
    play.until(play.now + timedelta(days=20))
    assert any("Did you say it" in title for title in _titles(joint, mina))
    assert any("Did you say it" in label for label in joint.labels(tap("home.waits", 0)))
    play.tap(mina, tap("feedback.report", question))
    play.press(mina, "Yes, I said it")
    play.press(mina, "The board said yes")
    assert "The board said yes." in lines_of(play.heard(joint.theirs[2]))
    assert "The board said yes." not in lines_of(play.heard(joint.people[0]))


def test_who_goes_for_a_rep_of_two_groups_says_what_the_board_said_to_both_and_both_know_who_comes(
    joint: Joint,
) -> None:
    play, mina, ben = joint.play, joint.mina, joint.people[0]
    meeting = plan_quiet_meeting(play, joint.sam, days=30)
    question = joint.ask(joint.rob)
    answer(play, question, joint.theirs, ("0", "0", "1"))
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, I will say that")
    play.press(mina, "Yes, tell the groups")

    def hand_over(unit: Unit) -> HandoverId:
        deputy = unit.people.member_in(joint.group, ben, now=play.now).id
        unit.deputies.choose(joint.group, deputy, noted_by=deputy, now=play.now)
        return deputies.ask(unit, unit.people.get(mina), meeting, deputy, now=play.now).id

    handover = play.store.run_now(hand_over)
    for person in (joint.theirs[0], joint.rob):
        play.heard(person)
    play.tap(ben, tap("deputies.yes", handover))
    play.until(play.now + timedelta(hours=1))
    for person in (joint.theirs[0], joint.rob):
        assert any("Ben" in line for line in lines_of(play.heard(person)))
    play.until(play.now + timedelta(days=20))
    assert any("Did you say it" in label for label in _waits(joint, ben))
    play.tap(ben, tap("feedback.report", question))
    play.press(ben, "Yes, I said it")
    play.press(ben, "The board said yes")
    assert "The board said yes." in lines_of(play.heard(joint.theirs[2]))


def _waits(joint: Joint, person: PersonId) -> list[str]:
    return [button.label for button in joint.play.tap(person, tap("home.waits", 0)).buttons]


def test_a_rep_of_two_groups_asks_one_the_other_or_all(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    joint.ask(mina, "Ask only Riverside")
    assert joint.question().group_id == joint.river
    only = joint.question().id
    asked = play.store.run_now(lambda unit: unit.feedback.who_was_asked(only))
    assert {each.group_id for each in asked} == {joint.river}
    joint.ask(mina, "Ask only Riverside", "Ask all the groups", "Ask only Northfield")
    assert joint.question().group_id == joint.group
    question = joint.ask(mina, "Ask only Riverside", "Ask all the groups")
    assert joint.question().group_id is None
    play.tap(mina, tap("feedback.ask_now", 0))
    play.press(mina, "Something else")
    assert "old" in play.tap(mina, tap("feedback.only", question, joint.river)).title


def test_nobody_asks_a_group_for_which_they_do_not_speak(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    joint.ends_for(joint.river)
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "In their own words"):
        check = play.press(mina, label)
    assert "Ask all the groups" in " ".join(button.label for button in check.buttons)
    draft = play.store.run_now(
        lambda u: u.feedback.list_of_board(u.people.get_group(joint.group).board_id, State.DRAFT)
    )
    assert "old" in play.tap(mina, tap("feedback.only", draft[0].id, joint.river)).title


def test_who_speaks_no_more_for_their_own_group_asks_the_other_and_opens_nothing_of_their_own(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    own = joint.ask(joint.sam)
    joint.ends_for(joint.group)
    for page in (tap("feedback.stop", own), tap("feedback.whose", own, 0)):
        assert play.tap(mina, page).title.startswith("🚫")
    joint.ask(mina)
    assert joint.question().group_id == joint.river


def test_what_people_on_paper_of_the_other_group_say_is_written_down_by_their_rep(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    joint.ask(joint.rob)
    play.tap(mina, REP_MENU)
    play.press(mina, "For members on paper")
    play.press(mina, "Pearl")
    play.press(mina, "Who helps me")
    play.press(mina, "No, without help")
    play.press(mina, "Yes, save it")
    question = joint.question().id
    views = play.store.run_now(lambda unit: unit.feedback.list_views(question))
    assert [view.person_id for view in views] == [joint.pearl]


def test_a_rep_of_one_group_has_nothing_of_what_another_is_asked(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    joint.ends_for(joint.river)
    question = joint.ask(joint.rob)
    play.until(play.now + timedelta(days=1))
    close(play)
    assert not any("What I will say" in label for label in joint.labels(tap("home.waits", 0)))
    for page in (
        tap("feedback.life", question),
        tap("feedback.sheet", question, 0),
        tap("feedback.position", question),
    ):
        assert play.tap(mina, page).lines[-1] == "Nothing changed."
    offered = [button.does for screen in play.heard(mina) for button in screen.buttons]
    assert tap("feedback.position", question) not in offered
