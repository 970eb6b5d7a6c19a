"""What a deputy may do: a rep's pages of one meeting, from the yes until it is reported, and nothing else."""

import pytest

from bot.screen import Screen
from tests.handlers.deputies.table import Council

NOT_YOURS = "✋ This is not for you"


def _was_refused(shown: Screen) -> bool:
    return any(part in shown.title for part in ("not for you", "not there any more", "old button"))


def test_before_the_yes_a_deputy_has_nothing_of_a_rep(council: Council) -> None:
    before = council.tap("Ben", "agenda.choose", council.meeting, 0).title
    council.ask()
    assert council.tap("Ben", "agenda.choose", council.meeting, 0).title == before
    assert council.tap("Ben", "agenda.desk").title == before
    assert "For the rep" not in council.home("Ben")


def test_from_the_yes_on_a_deputy_has_the_desk_and_the_list_of_that_meeting(each_council: Council) -> None:
    council = each_council
    refused = council.tap("Ben", "agenda.desk").title
    council.tap("Tom", "agenda.suggest", "bus")
    council.hand_over()
    desk = council.tap("Ben", "agenda.desk")
    assert desk.title != refused
    assert not any("without a phone" in button.label for button in desk.buttons)
    assert council.tap("Ben", "agenda.choose", council.meeting, 0).title != refused


def test_at_the_meeting_a_deputy_has_the_sheet_notes_promises_and_writes_what_happened(each_council: Council) -> None:
    council = each_council
    refused = council.tap("Ben", "meetings.cards", council.meeting).title
    council.hand_over()
    council.day_of_meeting(hours=1)
    assert council.tap("Tom", "meetings.cards", council.meeting).title == refused
    assert council.tap("Ben", "meetings.cards", council.meeting).title != refused
    council.tap("Ben", "promises.begin", council.meeting, 0)
    assert council.play.say(council.people["Ben"], "The council").title != refused
    assert council.tap("Ben", "summaries.open", council.meeting).title != refused
    assert council.tap("Ben", "promises.begin", 0, 0).title == refused


def test_two_weeks_after_the_meeting_a_deputy_is_a_member_like_all_others(each_council: Council) -> None:
    council = each_council
    refused = council.tap("Ben", "agenda.desk").title
    council.hand_over()
    council.day_of_meeting(days=13)
    assert council.tap("Ben", "summaries.open", council.meeting).title != refused
    council.day_of_meeting(days=14)
    assert council.tap("Ben", "summaries.open", council.meeting).title == refused
    assert council.tap("Ben", "agenda.desk").title == refused
    assert "For the rep" not in council.home("Ben")


def test_another_meeting_is_not_a_deputys(council: Council) -> None:
    from tests.handlers.table import plan_meeting

    council.hand_over()
    other = plan_meeting(council.play, council.people["Sam"], days=90)
    assert council.tap("Ben", "agenda.choose", other, 0).title == council.tap("Tom", "agenda.desk").title
    council.day_of_meeting(hours=1)
    assert council.tap("Ben", "agenda.choose", other, 0).title == council.tap("Tom", "agenda.desk").title
    assert council.tap("Ben", "agenda.desk").title == council.tap("Tom", "agenda.desk").title


@pytest.mark.parametrize(
    ("pressed", "given"),
    [
        ("deputies.cannot", ("meeting",)),
        ("deputies.ask", ("meeting", "Asha")),
        ("deputies.back", ("handover",)),
        ("deputies.mine", ("handover",)),
        ("deputies.want", ()),
        ("deputies.choose", ("group", 0)),
        ("deputies.chosen", ("Asha",)),
        ("deputies.nobody", ("group",)),
        ("agenda.gather", ()),
        ("agenda.count", ("bus", 3, 0)),
        ("feedback.ask_now", ("meeting",)),
        ("promises.begin", (0, 0)),
        ("meetings.plan", (0, 20260901, 11, 0)),
        ("people.removed", ("Mina",)),
    ],
)
def test_a_deputy_cannot_do_what_only_a_rep_or_a_facilitator_does(
    council: Council, pressed: str, given: tuple[str | int, ...]
) -> None:
    number = council.hand_over()
    known = {"meeting": council.meeting, "handover": number, "group": council.group}
    names = {name: council.member(name).id for name in council.people}
    filled = [{**known, **names}.get(each, each) if isinstance(each, str) else each for each in given]
    # A member who is nothing else is refused in the same words.
    assert council.tap("Ben", pressed, *filled).title == council.tap("Tom", pressed, *filled).title
    assert council.member("Mina").is_rep
    assert council.play.store.run_now(lambda u: u.deputies.get(number)).deputy_id == council.member("Ben").id


def test_stepping_down_is_the_reps_alone(council: Council) -> None:
    council.hand_over()
    council.tap("Ben", "elections.stepped", council.group)
    assert council.member("Mina").is_rep


def test_nobody_but_the_deputy_says_yes(council: Council) -> None:
    number = council.ask()
    for name in ("Mina", "Tom", "Sam"):
        council.tap(name, "deputies.yes", number)
    assert "For the rep" not in council.home("Ben")
    assert "Ben will come instead of Mina." not in council.tap("Tom", "meetings.show", council.meeting).lines


def test_a_rep_cannot_send_whom_the_group_did_not_choose(council: Council) -> None:
    council.choose("Ben")
    for name in ("Tom", "Sam", "Joe"):
        refused = council.tap("Mina", "deputies.ask", council.meeting, council.member(name).id)
        assert refused.title == "👥 Please ask somebody else"
    assert council.play.store.run_now(lambda u: u.deputies.list_open(council.group, now=council.play.now)) == []


def test_a_yes_after_it_was_taken_back_does_nothing(council: Council) -> None:
    number = council.ask()
    council.tap("Mina", "deputies.back", number)
    council.tap("Ben", "deputies.yes", number)
    assert "Ben will come instead of Mina." not in council.tap("Tom", "meetings.show", council.meeting).lines


def test_a_rep_asks_one_person_at_a_time(council: Council) -> None:
    council.people["Rose"] = council.play.rep("Rose", council.group)
    council.ask()
    refused = council.tap("Mina", "deputies.ask", council.meeting, council.member("Rose").id)
    assert refused.title == "🙋 You asked Ben"
    assert council.tap("Mina", "deputies.ask", council.meeting, council.member("Ben").id).title == "🙋 You asked Ben"


def test_a_rep_who_stops_after_the_meeting_does_not_end_what_the_deputy_has_to_say_of_it(each_council: Council) -> None:
    council = each_council
    refused = council.tap("Tom", "meetings.cards", council.meeting).title
    council.hand_over()
    council.day_of_meeting(days=1)
    council.tap("Mina", "elections.stepped", council.group)
    council.choose("Asha")
    assert council.tap("Ben", "meetings.cards", council.meeting).title != refused
    council.day_of_meeting(days=15)
    assert council.tap("Ben", "meetings.cards", council.meeting).title == refused


def test_of_a_meeting_that_is_called_off_nobody_reads_who_goes(council: Council) -> None:
    number = council.hand_over()
    version = council.play.store.run_now(lambda unit: unit.meetings.get(council.meeting)).version
    council.tap("Sam", "meetings.off", council.meeting, version)
    for name, page in (("Mina", "deputies.mine"), ("Mina", "deputies.back"), ("Ben", "deputies.yes")):
        assert council.tap(name, page, number).title == "🕰 This button is old"


def test_where_there_is_no_deputy_nothing_is_called_saved(council: Council) -> None:
    council.choose("Ben")
    assert council.tap("Sam", "deputies.nobody", council.group).title == "✅ It is saved"
    shown = council.tap("Sam", "deputies.nobody", council.group)
    assert shown.title != "✅ It is saved"
    assert any("Ben" in button.label for button in shown.buttons)
