"""Promises of the positions side by side: what one group wants to say is seen by the others of the board."""

from datetime import timedelta

from bot.ids import PersonId, QuestionId
from bot.rules.people import Role
from bot.screen import Screen, tap
from tests.handlers.feedback.table import answer, ask, circle, close
from tests.handlers.table import lines_of, plan_quiet_meeting
from tests.play import Play

OTHERS = "👥 What the other groups said"


def test_what_one_group_says_is_read_by_another_group_of_the_board(each_play: Play) -> None:
    play = each_play
    group, _, mina, people = circle(play)
    tom = play.member("Tom", play.group("Riverside", beside=group))
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "0", "0", "0", "0"))
    close(play)
    assert not [b for b in play.tap(tom, tap("home.menu", "news", 0)).buttons if "What groups say" in b.label]
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "We want more buses")
    play.press(mina, "Yes, tell the groups")
    play.tap(tom, tap("feedback.side", 0))
    assert "The group Northfield wants to say:" in play.last(tom).lines
    assert "“We want more buses”" in play.last(tom).lines


def _two_groups(play: Play) -> tuple[dict[str, PersonId], dict[str, QuestionId]]:
    """Each of two groups wants its rep to say something at the next meeting; a third one was asked nothing."""
    group, sam, mina, (ben, *_) = circle(play)
    river, hill = play.group("Riverside", beside=group), play.group("Hill", beside=group)
    people = {"Mina": mina, "Ben": ben, "Sam": sam, "Rose": play.rep("Rose", river), "Tom": play.member("Tom", river)}
    people |= {"Huw": play.member("Huw", hill), "Grace": play.member("Grace", hill, role=Role.SUPPORTER)}
    plan_quiet_meeting(play, sam, days=30)
    asked = {name: ask(play, people[name]) for name in ("Mina", "Rose")}
    close(play)
    for name, words in (("Mina", "We want more buses"), ("Rose", "We want a lift")):
        play.tap(people[name], tap("feedback.position", asked[name]))
        play.say(people[name], words)
        play.press(people[name], "Yes, tell the groups")
    play.until(play.now + timedelta(days=20))
    _heard(play, people)
    return people, asked


def _heard(play: Play, people: dict[str, PersonId]) -> dict[str, Screen]:
    """Who was told now what the other groups said."""
    heard = {name: play.heard(who) for name, who in people.items()}
    return {name: screen for name, screens in heard.items() for screen in screens if screen.title == OTHERS}


def test_each_group_hears_once_what_the_others_said_when_all_of_it_is_known(each_play: Play) -> None:
    play = each_play
    people, asked = _two_groups(play)
    play.tap(people["Mina"], tap("feedback.reported", asked["Mina"], "yes"))
    assert _heard(play, people) == {}
    play.tap(people["Rose"], tap("feedback.not_said", asked["Rose"], "no_time"))
    told = _heard(play, people)
    assert {name: screen.lines for name, screen in told.items()} == {
        **dict.fromkeys(("Mina", "Ben"), ("The group Riverside wanted to say:", "“We want a lift”")),
        **dict.fromkeys(("Rose", "Tom"), ("The group Northfield said to the board:", "“We want more buses”")),
        "Huw": (
            "The group Northfield said to the board:", "“We want more buses”",
            "", "The group Riverside wanted to say:", "“We want a lift”",
        ),
    }  # fmt: skip
    play.until(play.now + timedelta(days=20))
    assert _heard(play, people) == {}


def test_what_the_groups_said_can_be_read_after_the_board_has_met(each_play: Play) -> None:
    play = each_play
    people, asked = _two_groups(play)
    for name in asked:
        play.tap(people[name], tap("feedback.reported", asked[name], "yes"))
    play.tap(people["Huw"], tap("home.menu", "news", 0))
    shown = play.press(people["Huw"], "What groups say")
    assert "“We want a lift”" in shown.lines
    assert "The group Northfield said to the board:" in shown.lines


def test_a_rep_who_reports_nothing_does_not_keep_the_others_from_being_heard(play: Play) -> None:
    people, asked = _two_groups(play)
    play.tap(people["Mina"], tap("feedback.reported", asked["Mina"], "yes"))
    play.until(play.now + timedelta(days=10))
    assert "“We want more buses”" in lines_of([_heard(play, people)["Tom"]])
    play.tap(people["Rose"], tap("feedback.reported", asked["Rose"], "yes"))
    late = _heard(play, people)
    assert sorted(late) == ["Ben", "Huw", "Mina"], "who was asked hears it as what became of their question"
    assert late["Ben"].lines == ("The group Riverside said to the board:", "“We want a lift”")


def test_what_nobody_has_reported_is_what_the_groups_wanted_to_say(each_play: Play) -> None:
    play = each_play
    people, _ = _two_groups(play)
    play.until(play.now + timedelta(days=10))
    (told,) = [each for each in play.heard(people["Ben"]) if "other groups" in each.title]
    unknown = "We do not know yet if it was said."
    assert told.title == "👥 What other groups wanted to say"
    assert told.lines == ("The group Riverside wanted to say:", "“We want a lift”", unknown)
    assert play.tap(people["Huw"], tap("feedback.side", 0)).lines[:3] == (
        "The group Northfield wanted to say:", "“We want more buses”", unknown,
    )  # fmt: skip


def test_a_board_of_one_group_is_not_told_what_it_said_itself(play: Play) -> None:
    _, sam, mina, people = circle(play)
    plan_quiet_meeting(play, sam, days=30)
    question = ask(play, mina)
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.say(mina, "We want more buses")
    play.press(mina, "Yes, tell the groups")
    play.until(play.now + timedelta(days=20))
    play.tap(mina, tap("feedback.reported", question, "yes"))
    assert OTHERS not in [screen.title for screen in play.heard(people[0])]
