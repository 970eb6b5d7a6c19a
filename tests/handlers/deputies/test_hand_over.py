"""Promises of handing over: two taps, asked first, said to all, and nothing is lost when it falls through."""

from datetime import timedelta

from bot.rules.people import Role
from bot.screen import REP_MENU, tap
from tests.handlers.deputies.table import Council


def test_a_rep_who_cannot_come_asks_the_deputy_with_two_taps(each_council: Council) -> None:
    council = each_council
    council.choose("Ben")
    council.hush()
    council.play.tap(council.people["Mina"], REP_MENU)
    council.play.press(council.people["Mina"], "I cannot come")
    asked = council.play.press(council.people["Mina"], "Ask Ben")
    assert asked.title == "🙋 You asked Ben"
    assert "🙋 Mina asks you" in council.told("Ben")
    council.play.press(council.people["Ben"], "I will go")
    assert "✅ Ben will go" in council.told("Mina")
    assert "Ben will go for Mina." in council.told("Tom")


def test_the_facilitators_and_the_board_read_who_comes(council: Council) -> None:
    council.hand_over()
    assert "Please tell the board." in council.told("Sam")
    assert "Please tell the board." not in council.told("Tom")
    for pressed in ("meetings.show", "agenda.as_text"):
        assert "Ben will come instead of Mina." in council.tap("Sam", pressed, council.meeting).lines
    paper = council.tap("Sam", "agenda.paper", council.meeting).enclosed[0]
    assert "Ben will come instead of Mina." in str(paper)


def test_nobody_hears_anything_before_the_deputy_says_yes(council: Council) -> None:
    council.choose("Ben")
    council.hush()
    council.ask()
    assert council.told("Tom") == []
    assert "Ben will come instead of Mina." not in council.tap("Tom", "meetings.show", council.meeting).lines


def test_a_deputy_says_no_and_the_rep_asks_somebody_else_or_goes(council: Council) -> None:
    number = council.ask()
    council.hush()
    assert council.tap("Ben", "deputies.no", number).title == "👍 That is fine"
    assert "✋ Ben cannot go" in council.told("Mina")
    assert council.told("Tom") == []
    assert "I cannot come" in " ".join(b.label for b in council.play.tap(council.people["Mina"], REP_MENU).buttons)


def test_who_said_yes_can_still_say_no_and_everybody_who_had_heard_it_hears_that(council: Council) -> None:
    number = council.hand_over()
    council.hush()
    council.tap("Ben", "deputies.no", number)
    assert "✋ Ben cannot go" in council.told("Mina")
    assert "Mina can go, or ask somebody else." in council.told("Tom")


def test_the_rep_takes_it_back(each_council: Council) -> None:
    council = each_council
    number = council.hand_over()
    council.hush()
    council.tap("Mina", "deputies.back", number)
    assert any(line.startswith("You do not need to go to the board") for line in council.told("Ben"))
    assert "Mina can go, or ask somebody else." in council.told("Tom")
    assert "For the rep" not in council.home("Ben")


def test_a_deputy_who_is_silent_is_asked_again_and_the_rep_hears_it(council: Council) -> None:
    council.ask()
    council.hush()
    council.play.until(council.play.now + timedelta(days=4))
    assert "🙋 Mina asks you" in council.told("Ben")
    assert "Ben has not said yes or no yet." in council.told("Mina")


def test_somebody_without_a_phone_is_asked_by_a_facilitator(council: Council) -> None:
    council.choose("Joe")
    council.hush()
    number = council.ask("Joe")
    assert "🙋 Ask Joe" in council.told("Sam")
    assert "Ask Joe" in council.home("Sam")
    assert council.tap("Sam", "deputies.yes", number).lines[0].startswith("Joe will go to the board on")
    assert "✅ Joe will go" in council.told("Mina")


def test_a_deputy_who_leaves_or_becomes_something_else_gives_the_meeting_back(each_council: Council) -> None:
    council = each_council
    council.hand_over()
    council.hush()
    council.tap("Ben", "people.left", council.group)
    told = council.told("Mina")
    assert "✋ Ben will not go for you" in told
    assert "You can ask somebody else, or go yourself." in told
    assert "Mina can go, or ask somebody else." in council.told("Tom")
    council.choose("Tom")
    number = council.ask("Tom")
    council.tap("Tom", "deputies.yes", number)
    council.hush()
    council.tap("Sam", "people.role", council.member("Tom").id, Role.SUPPORTER.value)
    assert "✋ Tom will not go for you" in council.told("Mina")
    assert "Tom will come instead of Mina." not in council.tap("Asha", "meetings.show", council.meeting).lines


def test_when_the_rep_stops_the_deputy_does_not_go_for_them(council: Council) -> None:
    council.hand_over()
    council.hush()
    council.tap("Mina", "elections.stepped", council.group)
    assert "Mina is not a rep any more." in council.told("Ben")
    assert "For the rep" not in council.home("Ben")


def test_a_group_without_a_deputy_chooses_one_first(council: Council) -> None:
    shown = council.tap("Mina", "deputies.cannot", council.meeting)
    assert "Your group has not chosen a deputy yet." in shown.lines
    council.play.press(council.people["Mina"], "Ask for a deputy")
    assert "👥 Who is the deputy?" in council.told("Sam")
    council.play.press(council.people["Sam"], "Asha")
    council.play.press(council.people["Sam"], "Yes, our group did")
    assert "Your group chose Asha as deputy." in council.told("Tom")
    assert "Your group chose you as deputy." in council.told("Asha")


def test_another_rep_can_go_too_and_two_who_cannot_come_do_not_send_each_other(council: Council) -> None:
    council.people["Rose"] = council.play.rep("Rose", council.group)
    rose, mina = council.member("Rose").id, council.member("Mina").id
    council.tap("Rose", "deputies.ask", council.meeting, mina)
    refused = council.tap("Mina", "deputies.ask", council.meeting, rose)
    assert refused.title == "👥 Please ask somebody else"
    council.hush()
    council.ask("Ben")
    assert "✋ Mina will not go for you" in council.told("Rose")


def test_a_deputy_finds_everything_on_a_page_of_home(council: Council) -> None:
    council.hand_over()
    shown = council.play.tap(council.people["Ben"], tap("home.show"))
    assert shown.title == "🗣 You go for the rep"
    assert "For the rep" in council.home("Ben")
    council.play.press(council.people["Ben"], "For the rep")
    labels = " | ".join(button.label for button in council.play.last(council.people["Ben"]).buttons)
    assert "I cannot come" not in labels


def test_who_is_deleted_takes_no_news_along(each_council: Council) -> None:
    council = each_council
    council.hand_over()
    council.hush()
    council.tap("Ben", "people.deleted")
    assert "✋ A former member will not go for you" in council.told("Mina")
    assert "Mina can go, or ask somebody else." in council.told("Tom")
    council.ask("Asha")
    council.tap("Asha", "deputies.yes", council.handover())
    council.hush()
    council.tap("Mina", "people.deleted")
    assert any(line.startswith("So you will not go for") for line in council.told("Asha"))
    assert any(line.startswith("Asha will not") for line in council.told("Tom"))


def test_the_deputy_stays_when_the_facilitator_who_noted_it_is_deleted(each_council: Council) -> None:
    council = each_council
    council.hand_over()
    council.hush()
    council.tap("Sam", "people.deleted")
    assert "Ben is the deputy now." in council.tap("Sue", "deputies.choose", council.group, 0).lines


def test_what_was_only_asked_is_read_by_nobody_else(council: Council) -> None:
    number = council.ask()
    for answer in ("deputies.asked", "deputies.no"):
        council.tap("Ben", answer, number)
        for name in ("Tom", "Sam"):
            for page in ("deputies.comes", "deputies.comes_not", "deputies.mine", "deputies.not_needed"):
                shown = council.tap(name, page, number)
                assert not any(who in line for line in shown.lines for who in ("Ben", "Mina"))
