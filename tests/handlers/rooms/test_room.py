"""Promises of voting in the room: one phone goes round, each votes once, and who did not vote can say so."""

from datetime import timedelta

import pytest

from bot.rules.elections import State
from bot.rules.people import Role
from bot.screen import FACILITATOR_MENU, HOME, Screen, Tap, tap
from storage.records import check_all
from storage.tables import metadata
from storage.unit import Unit
from tests.handlers.rooms.table import VOTERS, Meeting
from tests.play import Play


@pytest.fixture
def meeting(each_play: Play) -> Meeting:
    return Meeting(each_play)


def test_five_vote_in_the_room_one_had_voted_at_home_one_says_that_it_was_not_them_and_the_count_is_right(
    each_play: Play,
) -> None:
    meeting = Meeting(each_play)
    meeting.vote("Asha", "Ben")
    meeting.begin()
    for name in ("Ben", "Mina", "Asha", "Lily", "Tom"):
        meeting.vote_here(name, "Mina")
    each_play.press(meeting.sam, "Next person")
    each_play.press(meeting.sam, "Stop voting here")
    tom = meeting.people["Tom"]
    assert any("You voted in the room" in shown.title for shown in each_play.heard(tom))
    each_play.tap(tom, tap("elections.receipt", meeting.vote_id))
    for label in ("That was not me", "Yes, take it out"):
        each_play.press(tom, label)
    assert any("One vote was not right" in shown.title for shown in each_play.heard(meeting.people["Dev"]))
    meeting.vote("Tom", "Ben")
    meeting.vote("Dev", "Ben")
    meeting.close()
    result = meeting.election().result
    assert result is not None
    assert (result.cast, result.totals[meeting.place("Mina")], result.totals[meeting.place("Ben")]) == (6, 4, 2)
    assert all(not record.faults for record in each_play.store.run_now(lambda unit: check_all(unit.connection)))


def test_who_voted_in_the_room_does_not_vote_again_at_home(meeting: Meeting) -> None:
    meeting.begin()
    meeting.vote_here("Lily", "Mina")
    refused = meeting.play.tap(meeting.people["Lily"], tap("elections.ballot", meeting.vote_id))
    assert "You voted in the room" in refused.title
    assert "Lily" not in meeting.names()
    home = meeting.play.tap(meeting.people["Lily"], HOME)
    assert "So you cannot vote again at home." in home.lines
    assert "You can still change it." not in home.lines


def test_the_list_of_names_does_not_tell_who_has_voted_at_home(meeting: Meeting) -> None:
    meeting.begin()
    before = meeting.names()
    meeting.vote("Asha", "Ben")
    assert meeting.names() == before == sorted(VOTERS)


def _send_button(shown: Screen) -> Tap:
    send = next(button.does for button in shown.buttons if "send my vote" in button.label)
    assert isinstance(send, Tap)
    assert send.name == "rooms.b"
    return send


def test_only_the_right_picture_leads_to_a_ballot_and_two_wrong_ones_end_it_for_that_name(meeting: Meeting) -> None:
    meeting.begin()
    meeting.play.heard(meeting.people["Lily"])
    for wrong in (1, 1, 2):
        shown = meeting.tap_picture("Lily", meeting.number("Lily") + wrong)
        assert "That is not the picture" in shown.title
    assert "2 times" in " ".join(shown.lines)
    assert "Lily" not in meeting.names()
    assert any("A vote with your name" in each.title for each in meeting.play.heard(meeting.people["Lily"]))
    meeting.vote("Lily", "Mina")


def test_nobody_votes_for_who_said_that_it_was_not_them_in_a_later_room_either(meeting: Meeting) -> None:
    meeting.begin()
    meeting.tap_picture("Lily", meeting.number("Lily"))
    send = _send_button(meeting.play.press(meeting.sam, "Mina"))
    meeting.play.tap(meeting.sam, send)
    meeting.play.tap(meeting.people["Lily"], tap("rooms.take_out", meeting.vote_id))
    again = meeting.play.tap(meeting.sam, send)
    assert "Lily cannot vote here" in again.title
    meeting.play.tap(meeting.sam, tap("rooms.end", meeting.vote_id))
    meeting.begin()
    assert "Lily" not in meeting.names()


def test_a_button_of_an_earlier_room_or_on_another_phone_does_nothing(meeting: Meeting) -> None:
    sue = meeting.play.member("Sue", meeting.group, role=Role.FACILITATOR)
    meeting.begin()
    meeting.tap_picture("Lily", meeting.number("Lily"))
    send = _send_button(meeting.play.press(meeting.sam, "Mina"))
    assert "has stopped" in meeting.play.tap(sue, send).title
    meeting.play.tap(meeting.sam, tap("rooms.end", meeting.vote_id))
    meeting.play.now += timedelta(minutes=1)
    meeting.begin()
    meeting.play.tap(meeting.sam, send)
    assert meeting.play.store.run_now(lambda unit: unit.elections.list_ballots(meeting.vote_id)) == {}


def test_people_without_a_phone_or_put_to_paper_do_not_vote_in_the_room(each_play: Play) -> None:
    meeting = Meeting(each_play, paper=("Gran",))
    each_play.tap(meeting.sam, tap("elections.tick", meeting.vote_id, meeting.member("Dev").id, 1, 0))
    meeting.begin()
    assert {"Gran", "Dev"} & {*meeting.names()} == set()
    shown = each_play.tap(meeting.sam, tap("rooms.who", meeting.vote_id, meeting.member("Gran").id))
    assert "Gran cannot vote here" in shown.title


def test_everybody_hears_that_a_phone_goes_round_and_who_votes_by_phone_hears_their_picture(each_play: Play) -> None:
    meeting = Meeting(each_play, paper=("Gran",))
    carer = each_play.member("Cara", meeting.group, role=Role.SUPPORTER)
    for person in (meeting.people["Lily"], carer):
        each_play.heard(person)
    meeting.begin()
    heard = {who: each_play.heard(person)[-1] for who, person in (("Lily", meeting.people["Lily"]), ("Cara", carer))}
    assert all("People can vote in the room now." in shown.lines for shown in heard.values())
    assert [who for who, shown in heard.items() if "Your picture" in " ".join(shown.lines)] == ["Lily"]
    assert "See my picture" in " ".join(b.label for b in each_play.tap(meeting.people["Lily"], HOME).buttons)
    each_play.tap(meeting.people["Lily"], tap("elections.show", meeting.vote_id))
    assert "Your picture" in " ".join(each_play.press(meeting.people["Lily"], "See my picture").lines)


def test_a_room_ends_by_itself_and_a_day_before_the_vote_does(meeting: Meeting) -> None:
    meeting.begin()
    meeting.play.until(meeting.play.now + timedelta(hours=3))
    assert "has stopped" in meeting.play.tap(meeting.sam, tap("rooms.names", meeting.vote_id, 0)).title
    meeting.play.until(meeting.election().close_at - timedelta(hours=24))
    shown = meeting.play.tap(meeting.sam, tap("rooms.begin", meeting.vote_id))
    assert "We cannot start this now" in shown.title
    assert meeting.is_open()


def test_only_one_phone_goes_round_and_only_a_facilitators(meeting: Meeting) -> None:
    sue = meeting.play.member("Sue", meeting.group, role=Role.FACILITATOR)
    meeting.begin()
    assert "Another phone" in meeting.play.tap(sue, tap("rooms.begin", meeting.vote_id)).title
    shown = meeting.play.tap(meeting.people["Ben"], tap("rooms.begin", meeting.vote_id))
    assert "somebody else" in shown.title


def test_a_room_writes_who_carries_it_and_nothing_of_who_votes(each_play: Play) -> None:
    meeting = Meeting(each_play)
    meeting.begin()
    before = each_play.store.run_now(_rows)
    meeting.vote_here("Lily", "Mina")
    after = each_play.store.run_now(_rows)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"box"}


def _rows(unit: Unit) -> dict[str, list[str]]:
    return {
        name: sorted(map(str, unit.connection.execute(table.select()).all()))
        for name, table in metadata.tables.items()
        if name != "traces"
    }


def test_what_was_on_the_phone_that_went_round_goes_with_the_vote(meeting: Meeting) -> None:
    meeting.begin()
    shown = meeting.vote_here("Lily", "Mina")
    assert shown.secret is None
    assert "Give the phone back." in shown.lines
    assert "Mina" not in " ".join((shown.title, *shown.lines, *(button.label for button in shown.buttons)))
    traced = meeting.play.store.run_now(lambda unit: unit.outbox.list_all_traces(meeting.vote_id))
    assert len(traced) <= 1


def test_a_vote_that_is_over_keeps_nothing_of_the_room(meeting: Meeting) -> None:
    meeting.begin()
    for name in VOTERS:
        meeting.vote_here(name, "Mina")
    meeting.play.tap(meeting.sam, FACILITATOR_MENU)
    meeting.close()
    assert meeting.election(State.DONE).result is not None
    assert meeting.play.store.run_now(lambda unit: unit.rooms.find(meeting.vote_id)) is None
