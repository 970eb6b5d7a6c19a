"""Promises of a list that is changed after it went out: whom that concerns hears it, and nobody else."""

from dataclasses import dataclass
from datetime import timedelta

from bot.ids import ItemId, MeetingId, PersonId, SuggestionId
from bot.rules.agenda import Life
from bot.rules.facts.agenda import NOBODY, ListChanged, SuggestionLeftOff, SuggestionListed
from bot.rules.people import Role
from bot.screen import tap
from storage.chronicle import chronicle
from tests.handlers.table import board_of, lines_of, plan_meeting
from tests.play import Play

CHANGED = "📋 The board's list has changed"
SAID = (("Ben", "bus", "The bus is late"), ("Asha", "work", "I want a job"), ("Lily", "money", "Bread costs a lot"))


@dataclass(slots=True)
class Sent:
    """A list of two items went out, and a third thing is not on it. Two reps, a facilitator, a supporter."""

    play: Play
    meeting: MeetingId
    people: dict[str, PersonId]

    def items(self) -> list[ItemId]:
        """The items in their order."""
        return [each.id for each in self.play.store.run_now(lambda unit: unit.agenda.list_items(self.meeting))]

    def heard(self) -> dict[str, list[str]]:
        """Titles of the letters of each who got one."""
        found = {name: [screen.title for screen in self.play.heard(who)] for name, who in self.people.items()}
        return {name: titles for name, titles in found.items() if titles}

    def facts(self) -> int:
        """How many facts of this there are."""
        kinds = ListChanged, SuggestionListed, SuggestionLeftOff
        return len(self.play.store.run_now(lambda unit: unit.facts.list(*kinds)))


def _table(play: Play) -> Sent:
    group = play.group()
    people = {"Sam": play.member("Sam", group, role=Role.FACILITATOR)}
    people |= {name: play.rep(name, group) for name in ("Mina", "Joe")}
    people["Carys"] = play.member("Carys", group, role=Role.SUPPORTER)
    meeting = plan_meeting(play, people["Sam"])
    for n, (name, topic, text) in enumerate(SAID, start=1):
        people[name] = play.member(name, group)
        play.tap(people[name], tap("agenda.suggest", topic))
        play.say(people[name], text)
        does = ("agenda.put", n) if n < len(SAID) else ("agenda.left_off", n, "answered")
        play.tap(people["Mina"], tap(*does))
    return Sent(play, meeting, people)


def _sent(play: Play) -> Sent:
    table = _table(play)
    play.tap(table.people["Mina"], tap("agenda.send", table.meeting))
    table.heard()
    return table


def test_until_the_list_goes_out_nobody_hears_how_it_changes(each_play: Play) -> None:
    table = _table(each_play)
    table.heard()
    each_play.tap(table.people["Mina"], tap("agenda.item", table.items()[0]))
    each_play.say(table.people["Mina"], "Late buses")
    each_play.tap(table.people["Mina"], tap("agenda.off_list", table.items()[1]))
    assert table.heard() == {}
    assert table.facts() == 0


def test_another_name_is_told_to_who_said_it_and_to_who_passes_the_list_on(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    play.tap(table.people["Mina"], tap("agenda.item", table.items()[0]))
    play.say(table.people["Mina"], "Late buses")
    ben = table.people["Ben"]
    assert "On the list it is called: Late buses" in lines_of(play.heard(ben))
    assert table.heard() == {"Sam": [CHANGED], "Joe": [CHANGED]}


def test_the_new_list_comes_with_what_helps_to_give_it_to_the_board(play: Play) -> None:
    table = _sent(play)
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    (letter,) = play.heard(table.people["Joe"])
    assert letter.lines[2:] == (
        "This is the list now:", "1. 💼 Work", "2. 🚌 Buses", "Please give the new list to the board.",
    )  # fmt: skip
    assert "1. Work" in str(play.press(table.people["Joe"], "The list as text"))


def test_of_two_who_change_it_one_after_the_other_each_hears_of_the_other(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    play.tap(table.people["Joe"], tap("agenda.up", table.items()[1], 2))
    play.tap(table.people["Mina"], tap("agenda.off_list", table.items()[1]))
    assert table.heard() == {"Sam": [CHANGED], "Joe": [CHANGED], "Mina": [CHANGED], "Ben": ["🚌 Buses"]}


def test_what_is_taken_back_before_it_was_told_is_told_to_nobody_but_who_had_seen_it(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    play.tap(table.people["Joe"], tap("agenda.up", table.items()[1], 2))
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    assert table.heard() == {"Joe": [CHANGED]}


def test_what_is_taken_back_after_it_was_told_is_told_again(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    play.tap(table.people["Joe"], tap("agenda.up", table.items()[1], 2))
    assert table.heard() == {"Sam": [CHANGED], "Mina": [CHANGED]}
    play.tap(table.people["Joe"], tap("agenda.up", table.items()[1], 2))
    assert table.heard() == {"Sam": [CHANGED], "Mina": [CHANGED]}


def test_an_author_hears_nothing_of_a_name_that_was_taken_back_before_it_was_told(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    for name in ("Late buses", "Buses"):
        play.tap(table.people["Mina"], tap("agenda.item", table.items()[0]))
        play.say(table.people["Mina"], name)
    assert table.heard() == {}


def test_an_author_who_has_not_heard_that_the_list_is_out_hears_once_how_it_stands(play: Play) -> None:
    table = _table(play)
    play.tap(table.people["Mina"], tap("agenda.send", table.meeting))
    play.tap(table.people["Mina"], tap("agenda.item", table.items()[0]))
    play.say(table.people["Mina"], "Late buses")
    (letter,) = [each for each in play.heard(table.people["Ben"]) if each.title == "🚌 Buses"]
    assert "On the list it is called: Late buses" in letter.lines


def test_from_a_page_to_which_the_letter_led_back_leads_to_the_list_as_it_is(play: Play) -> None:
    table = _sent(play)
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    play.heard(table.people["Joe"])
    play.press(table.people["Joe"], "The list as text")
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    assert play.back(table.people["Joe"]).title == CHANGED


def test_when_nothing_is_left_on_it_there_is_nothing_to_print(play: Play) -> None:
    table = _sent(play)
    for item in table.items():
        play.tap(table.people["Mina"], tap("agenda.off_list", item))
    (letter,) = play.heard(table.people["Joe"])
    assert letter.lines[2:] == ("Nothing is on the list now.", "Please tell the board.")
    assert letter.buttons == ()


def test_another_order_is_nothing_that_authors_hear(each_play: Play) -> None:
    table = _sent(each_play)
    each_play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    assert table.heard() == {"Sam": [CHANGED], "Joe": [CHANGED]}


def test_what_is_taken_off_waits_and_comes_back_by_itself(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    ben, meeting = table.people["Ben"], table.meeting
    shown = play.tap(table.people["Mina"], tap("agenda.item", table.items()[0]))
    assert "What you take off waits for another meeting." in shown.lines
    play.press(table.people["Mina"], "Take it off the list")
    heard = lines_of(play.heard(ben))
    assert "The board will not talk about this now." in heard
    assert "It has to wait for a later meeting." in heard
    assert table.heard() == {"Sam": [CHANGED], "Joe": [CHANGED]}
    when = play.store.run_now(lambda unit: unit.meetings.get(meeting)).meets_at
    play.until(when + timedelta(days=31))
    said = play.store.run_now(lambda unit: unit.agenda.get(SuggestionId(1)))
    assert (said.life, said.meeting_id) == (Life.GOT, None)


def test_a_late_item_and_another_reason_are_told_to_whose_words_they_are(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    play.tap(table.people["Mina"], tap("agenda.left_off", 3, "elsewhere"))
    assert list(table.heard()) == ["Lily"]
    play.tap(table.people["Mina"], tap("agenda.put", 3))
    assert "Now: It is on the board's list" in str(lines_of(play.heard(table.people["Lily"])))
    assert table.heard() == {"Sam": [CHANGED], "Joe": [CHANGED]}


def test_what_is_joined_and_taken_apart_is_told_to_those_who_stand_elsewhere_now(each_play: Play) -> None:
    table, play = _sent(each_play), each_play
    play.tap(table.people["Joe"], tap("agenda.join_to", 2, 1))
    assert table.heard() == {"Sam": [CHANGED], "Mina": [CHANGED], "Asha": ["💼 Work"]}
    play.tap(table.people["Joe"], tap("agenda.apart", 2))
    assert table.heard() == {"Sam": [CHANGED], "Mina": [CHANGED], "Asha": ["💼 Work"]}


def test_several_changes_at_once_are_one_letter(play: Play) -> None:
    table = _sent(play)
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    play.tap(table.people["Mina"], tap("agenda.off_list", table.items()[1]))
    assert table.heard()["Sam"] == [CHANGED]


def test_a_press_that_changes_nothing_is_told_to_nobody(play: Play) -> None:
    table = _sent(play)
    before = table.facts()
    play.tap(table.people["Mina"], tap("agenda.put", 1))
    play.tap(table.people["Mina"], tap("agenda.left_off", 3, "answered"))
    assert table.heard() == {}
    assert table.facts() == before


def test_when_the_board_has_met_nobody_passes_a_list_on_any_more(play: Play) -> None:
    table = _sent(play)
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    play.now += timedelta(days=61)
    assert CHANGED not in table.heard().get("Sam", [])
    play.tap(table.people["Mina"], tap("agenda.put", 3))
    assert table.heard() == {"Lily": ["💷 Money"]}


def test_a_month_after_the_meeting_its_list_stays_as_it_is(play: Play) -> None:
    table = _sent(play)
    play.now += timedelta(days=91)
    play.tap(table.people["Mina"], tap("agenda.put", 3))
    assert len(table.items()) == 2


def test_the_mirror_knows_for_which_meeting_it_was_also_when_its_item_is_gone(play: Play) -> None:
    table = _sent(play)
    play.tap(table.people["Mina"], tap("agenda.off_list", table.items()[0]))
    board = board_of(play, table.people["Sam"])
    found = play.store.run_now(lambda unit: chronicle(unit.connection, board, now=play.now))
    steps = [(step.what.value, step.meeting) for step in found.steps if step.suggestion == 1]
    assert steps == [(what, table.meeting) for what in ("said", "listed", "left off")]


def test_harm_told_under_what_is_on_the_list_promises_nothing_about_paper_and_the_new_list_is_told(
    each_play: Play,
) -> None:
    table, play = _sent(each_play), each_play
    ben, carys = table.people["Ben"], table.people["Carys"]
    group = play.store.run_now(lambda unit: unit.people.get(ben).group_id)
    assert group is not None
    play.store.run_now(lambda unit: unit.worries.set_safe(group, carys))
    shown = play.tap(ben, tap("worries.start", "agenda", 1))
    assert shown.lines[-2:] == ("We take it off the list.", "Some people may have seen the list before.")
    assert "Nobody else will see it then." not in shown.lines
    play.tap(ben, tap("worries.tell", "agenda", 1))
    assert table.heard() == {
        "Sam": [CHANGED], "Mina": [CHANGED], "Joe": [CHANGED], "Carys": ["🆘 Somebody may be hurt"],
    }  # fmt: skip
    (happened,) = play.store.run_now(lambda unit: unit.facts.list(ListChanged))
    assert happened.fact == ListChanged(table.meeting, board_of(play, table.people["Sam"]), NOBODY, 0)


def test_who_changed_a_list_is_kept_of_nobody(play: Play) -> None:
    table = _sent(play)
    play.tap(table.people["Mina"], tap("agenda.up", table.items()[1], 2))
    (happened,) = play.store.run_now(lambda unit: unit.facts.list(ListChanged))
    assert happened.fact.by == NOBODY


def test_harm_can_be_told_when_the_list_can_be_changed_no_more(play: Play) -> None:
    table = _sent(play)
    ben, carys = table.people["Ben"], table.people["Carys"]
    group = play.store.run_now(lambda unit: unit.people.get(ben).group_id)
    assert group is not None
    play.store.run_now(lambda unit: unit.worries.set_safe(group, carys))
    play.now = play.store.run_now(lambda unit: unit.meetings.get(table.meeting)).meets_at + timedelta(days=40)
    play.tap(ben, tap("worries.tell", "agenda", 1))
    assert len(play.store.run_now(lambda unit: unit.worries.list_of_group(group))) == 1
    assert play.store.run_now(lambda unit: unit.facts.list(ListChanged)) == ()
