"""Promises of pages for a rep of two groups: each says for which group it is."""

from datetime import timedelta

import pytest

from bot.ids import PersonId, QuestionId
from bot.rules.feedback import State
from bot.screen import REP_MENU, Screen, tap
from storage.unit import Unit
from tests.handlers.feedback.table import answer, close
from tests.handlers.feedback.test_joint_rep import Joint
from tests.handlers.table import plan_quiet_meeting
from tests.play import Play


@pytest.fixture
def joint(each_play: Play) -> Joint:
    made = Joint(each_play)
    plan_quiet_meeting(each_play, made.sam, days=30)
    return made


def _asked(joint: Joint, by: PersonId, *presses: str) -> QuestionId:
    """A group is asked, and the rep has told it what the rep will say."""
    play = joint.play
    question = joint.ask(by, *presses)
    answer(play, question, joint.theirs if by == joint.rob else joint.people[:3], ("0", "0", "1"))
    close(play)
    return question


def _says(joint: Joint, question: QuestionId) -> None:
    play, mina = joint.play, joint.mina
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, I will say that")
    play.press(mina, "Yes, tell the groups")


def _first(shown: Screen) -> str:
    return shown.lines[0]


def test_each_page_on_which_a_rep_of_two_groups_works_says_for_which_of_them_it_is(joint: Joint) -> None:
    play, mina = joint.play, joint.mina
    for by, name in ((joint.rob, "Riverside"), (joint.sam, "Northfield")):
        question = _asked(joint, by)
        assert _first(play.tap(mina, tap("feedback.sheet", question, 0))) == f"This is for the group {name}."
        assert _first(play.tap(mina, tap("feedback.position", question))) == f"This is for the group {name}."
        _says(joint, question)
        assert _first(play.tap(mina, tap("feedback.will_say", question))) == f"This is for the group {name}."
    labels = joint.labels(REP_MENU)
    assert len({label for label in labels if "I say for" in label}) == 2
    play.until(play.now + timedelta(days=30))
    labels = joint.labels(tap("home.waits", 0))
    assert len({label for label in labels if "Did you say it for" in label}) == 2
    for page in ("feedback.report", "feedback.they", "feedback.why"):
        assert _first(play.tap(mina, tap(page, question))) == "This is for the group Northfield."


def test_what_all_groups_were_asked_says_so_to_a_rep_of_two(joint: Joint) -> None:
    question = _asked(joint, joint.mina, "Ask only Riverside", "Ask all the groups")
    assert joint.question().group_id is None
    page = joint.play.tap(joint.mina, tap("feedback.sheet", question, 0))
    assert _first(page) == "This is for all the groups."


def test_a_rep_of_one_group_reads_no_name(joint: Joint) -> None:
    joint.ends_for(joint.river)
    question = _asked(joint, joint.sam)
    page = joint.play.tap(joint.mina, tap("feedback.sheet", question, 0))
    assert not any("This is for" in line for line in page.lines)


def test_a_rep_who_goes_on_for_the_other_group_only_reads_its_name(joint: Joint) -> None:
    joint.ends_for(joint.group)
    question = _asked(joint, joint.rob)
    page = joint.play.tap(joint.mina, tap("feedback.sheet", question, 0))
    assert _first(page) == "This is for the group Riverside."


def test_at_the_table_a_rep_reads_what_to_say_for_each_group_and_nothing_of_a_third(joint: Joint) -> None:
    play = joint.play
    hill = play.group("Hillside", beside=joint.group)
    board = play.store.run_now(lambda unit: unit.people.get_group(hill)).board_id
    meeting = play.store.run_now(lambda unit: unit.meetings.find_next(board, play.now))
    assert meeting is not None

    def write(unit: Unit) -> None:
        unit.agenda.add_item(meeting.id, title="Buses", emoji="🚌")
        for group, text in ((joint.group, "More buses"), (joint.river, "Late buses"), (hill, "No buses")):
            asked = unit.feedback.add(
                {
                    "board_id": board, "group_id": group, "person_id": joint.mina, "topic": "Buses", "emoji": "🚌",
                    "state": State.CLOSED, "closes_at": play.now,
                }
            )  # fmt: skip
            unit.feedback.put_position(asked, joint.mina, text=text, voice=None)
            position = unit.feedback.find_position(asked)
            assert position is not None
            unit.feedback.change_position(position, told_at=play.now)

    play.store.run_now(write)
    play.until(meeting.meets_at)
    lines = play.tap(joint.mina, tap("meetings.sheet", meeting.id, 0)).lines
    assert lines.index("You will say for Northfield:") + 1 == lines.index("“More buses”")
    assert lines.index("You will say for Riverside:") + 1 == lines.index("“Late buses”")
    assert not any("No buses" in line for line in lines)
