"""Promises to who is in two groups: harm is told to the safe person of the group that it is about."""

from dataclasses import dataclass

from bot.ids import GroupId, PersonId
from bot.rules.people import Role, Standing
from bot.rules.worries import KEPT
from bot.screen import Tap, tap
from storage.unit import Unit
from tests.handlers.table import lines_of, plan_meeting
from tests.handlers.test_worries import HURTS, group_of_four
from tests.play import Play


@dataclass(slots=True)
class Both:
    """Ben is in Northfield, whose safe person is Carys, and looks at Riverside, where it is Dan."""

    play: Play
    north: GroupId
    river: GroupId
    people: dict[str, PersonId]


def _both(play: Play) -> Both:
    north, sam, carys, ben = group_of_four(play)
    river = play.group("Riverside", beside=north)
    dan, rose = play.member("Dan", river, role=Role.SUPPORTER), play.member("Rose", river, role=Role.FACILITATOR)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "safe"))
    play.say(ben, HURTS)

    def joins(unit: Unit) -> None:
        unit.people.add_member(ben, river, role=Role.MEMBER, standing=Standing.IN, on_paper=False, now=play.now)
        unit.people.change(ben, group_id=river)
        unit.worries.set_safe(river, dan)
        unit.people.change_group(river, helper_name="Dan")

    play.store.run_now(joins)
    people = {"Sam": sam, "Carys": carys, "Ben": ben, "Dan": dan, "Rose": rose}
    for each in people.values():
        play.heard(each)
    return Both(play, north, river, people)


def test_what_was_said_in_one_group_goes_to_its_safe_person(each_play: Play) -> None:
    both, play = _both(each_play), each_play
    shown = play.tap(both.people["Ben"], tap("worries.start", "agenda", 1))
    assert "Carys is the safe person of your group." in shown.lines
    play.press(both.people["Ben"], "Tell Carys now")
    assert HURTS in str(play.heard(both.people["Carys"]))
    assert play.heard(both.people["Dan"]) == []


def test_what_is_said_more_after_it_was_read_goes_to_the_same_safe_person(each_play: Play) -> None:
    both, play = _both(each_play), each_play
    play.tap(both.people["Ben"], tap("worries.tell", "agenda", 1))
    play.heard(both.people["Carys"])
    play.press(both.people["Carys"], "I will help now")
    shown = play.say(both.people["Ben"], "He did it again")
    assert shown.title == "✉️ Carys gets this too"
    assert "He did it again" in str(play.heard(both.people["Carys"]))
    assert play.heard(both.people["Dan"]) == []


def test_nobody_says_more_to_the_safe_person_of_a_group_that_they_are_not_in(play: Play) -> None:
    both = _both(play)
    play.tap(both.people["Ben"], tap("worries.tell", "agenda", 1))
    play.heard(both.people["Carys"])
    page = tap("worries.told", 1, both.north).encode()
    play.store.run_now(lambda unit: unit.people.set_place(both.people["Dan"], page, since=play.now))
    play.say(both.people["Dan"], "He did it again")
    assert play.heard(both.people["Carys"]) == []


def test_who_does_not_want_one_safe_person_reads_that_this_one_hears_nothing(play: Play) -> None:
    both = _both(play)
    play.tap(both.people["Ben"], tap("worries.start", "agenda", 1))
    assert "Carys does not hear about it." in play.press(both.people["Ben"], "Not Carys").lines
    play.press(both.people["Ben"], "Ask my facilitator")
    assert "Ben is asking for help." in lines_of(play.heard(both.people["Sam"]))
    assert play.heard(both.people["Rose"]) == []


def test_what_nobody_read_is_said_again_to_the_same_safe_person(play: Play) -> None:
    both = _both(play)
    ben = both.people["Ben"]
    play.tap(ben, tap("worries.tell", "agenda", 1))
    play.until(play.now + KEPT * 2)
    (unread,) = [screen for screen in play.heard(ben) if screen.title == "🛡 Nobody has read it"]
    (again,) = [button.does for button in unread.buttons if isinstance(button.does, Tap)]
    assert "Carys is the safe person of your group." in play.tap(ben, again).lines


def test_somebody_of_another_group_is_told_nothing_of_who_is_safe_there(play: Play) -> None:
    both = _both(play)
    assert "Carys" not in str(play.tap(both.people["Dan"], tap("worries.other", both.north)))
    assert "Carys" not in str(play.tap(both.people["Dan"], tap("worries.start", "help", both.north)))


def test_of_what_is_not_there_it_is_said_kindly(play: Play) -> None:
    both = _both(play)
    for where in ("pushed", "feedback", "again"):
        assert "old" in play.tap(both.people["Ben"], tap("worries.start", where, 999)).title
