"""Promises of choosing: one at a time, alike ones first, the list is seen before it goes out."""

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import Screen, Style, tap
from tests.handlers.table import plan_meeting
from tests.play import Play

SAID = (("Ben", "work", ""), ("Asha", "bus", "The bus is late"), ("Lily", "bus", "A late bus"), ("Joe", "money", ""))


def _closed(play: Play) -> tuple[MeetingId, PersonId]:
    """A rep after the list is closed; four members said something, two of them nearly the same."""
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    mina = play.rep("Mina", group)
    meeting = plan_meeting(play, sam)
    for name, topic, text in SAID:
        person = play.member(name, group)
        play.tap(person, tap("agenda.suggest", topic))
        if text:
            play.say(person, text)
    play.store.run_now(lambda unit: unit.schedule.drop("agenda.close", meeting))
    return meeting, mina


def _first(shown: Screen) -> str:
    return shown.buttons[0].label


def test_home_leads_to_the_first_that_is_not_decided_and_what_is_alike_comes_first(play: Play) -> None:
    _, mina = _closed(play)
    play.start(mina)
    shown = play.press(mina, "4 suggestions")
    assert shown.lines[:2] == ("1 of 4", "“The bus is late”")
    assert "Together with “A late bus”" in _first(shown)


def test_each_decision_says_that_it_counted_and_leads_to_the_next_one_until_the_list_is_shown(each_play: Play) -> None:
    play = each_play
    meeting, mina = _closed(play)
    play.tap(mina, tap("agenda.next", meeting))
    seen = [play.press(mina, "Together with").lines[:2], play.press(mina, "Put it on the list").lines[:2]]
    play.press(mina, "Not on the list")
    last = play.press(mina, "There is an answer")
    assert seen == [("✅ They are together now.", "3 of 4"), ("✅ It is on the list.", "4 of 4")]
    assert last.lines == ("✋ It is not on the list.", "1. 🚌 Buses", "2. 💼 Work", "Is this list right?")


def test_the_list_is_shown_as_it_will_look_before_it_goes_out(play: Play) -> None:
    meeting, mina = _closed(play)
    play.tap(mina, tap("agenda.put", 4))
    shown = play.tap(mina, tap("agenda.ready", meeting))
    assert shown.lines[:3] == ("1. 💷 Money", "2. 💼 Work", "3. 🚌 Buses")
    assert "You did not decide about 3 suggestions." in shown.lines
    play.press(mina, "Yes, send it")
    items = play.store.run_now(lambda unit: unit.agenda.list_items(meeting))
    assert [f"{n}. {i.emoji} {i.title}" for n, i in enumerate(items, start=1)] == list(shown.lines[:3])


def test_the_blue_button_never_leads_to_an_empty_list(play: Play) -> None:
    meeting, mina = _closed(play)
    main = [b.does for b in play.tap(mina, tap("agenda.choose", meeting, 0)).buttons if b.style is Style.MAIN]
    assert main == [tap("agenda.next", meeting)]
