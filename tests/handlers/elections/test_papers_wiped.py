"""Promises of the pages of those who count: in the end nothing of a paper stays on their phones."""

from itertools import count

import pytest

from bot.ids import ElectionId, PersonId
from bot.rules.elections import State
from bot.rules.papers import CAN_WAIT, COUNT_AGAIN
from bot.screen import HOME, Screen, Tap, tap
from bot.services.elections.ballots import Trace
from bot.services.elections.traces import list_traces, put_trace, trace_voice
from handlers.answers import Answer
from storage.keys import recount_key
from storage.unit import Unit
from tests.handlers.elections.table import Hall, with_papers
from tests.play import Play

_NUMBERS = count(9000)


def _on(play: Play, person: PersonId, message: int, pressed: Tap, *, shown: bool = True) -> Screen:
    """A person presses on this message. `shown`: else the program ends before they see the answer."""

    def press(unit: Unit) -> Answer:
        sender = play.sender(unit, person)
        answer = play.dispatch.tapped(
            unit, sender, pressed.encode(), message_id=message, update_id=next(_NUMBERS), now=play.now
        )
        assert answer is not None
        if shown:
            play.dispatch.shown(unit, answer, now=play.now)
        return answer

    return play.store.run_now(press).screen


def _remembered(play: Play, person: PersonId) -> set[int]:
    found = play.store.run_now(lambda unit: list_traces(unit, play.dispatch.keys, person))
    return {trace.message_id for trace in found if not trace.must_go}


def _to_wipe(play: Play) -> set[tuple[PersonId, int, str]]:
    wipes = play.store.run_now(lambda unit: unit.outbox.due_wipes(most=99))
    return {(wipe.person, wipe.message_id, wipe.kind) for wipe in wipes}


def _traces(play: Play, election: ElectionId) -> int:
    return len(play.store.run_now(lambda unit: unit.outbox.list_all_traces(election)))


def _enter(hall: Hall, name: str, message: int) -> None:
    """Both papers are for Mina."""
    election, choice = hall.election().id, 1 << hall.place("Mina")
    for n in (1, 2):
        _on(hall.play, hall.people[name], message, tap("elections.paper_is", election, n, choice))


def test_each_page_that_shows_a_paper_is_remembered_and_the_first_one_that_shows_none_is_not(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    person, election = hall.people[first], hall.election().id
    assert _on(each_play, person, 5, tap("elections.my_count", election)).secret is None
    assert _remembered(each_play, person) == set()
    assert _on(each_play, person, 5, tap("elections.one_paper", election, 1, 0)).secret == election
    _enter(hall, first, 5)
    assert _on(each_play, person, 6, tap("elections.my_papers", election, 0)).secret == election
    assert _remembered(each_play, person) == {5, 6}


def test_who_has_counted_leaves_no_page_and_no_voice_of_it(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    person, election = hall.people[first], hall.election().id
    _enter(hall, first, 5)
    _on(each_play, person, 6, tap("elections.my_papers", election, 0))
    each_play.store.run_now(trace_voice, each_play.dispatch.keys, person, shown=6, voice=7)
    _on(each_play, person, 6, tap("elections.send_count", election))
    assert _remembered(each_play, person) == set()


def test_who_leaves_the_count_for_home_leaves_no_page_of_it(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    person = hall.people[first]
    for message in (5, 6):
        _enter(hall, first, message)
    _on(each_play, person, 6, HOME)
    assert _remembered(each_play, person) == set()


def test_what_was_open_when_both_had_found_the_same_is_wiped_although_the_program_ends_then(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    one, other, election = hall.people[first], hall.people[second], hall.election().id
    for name, messages in ((first, (5, 6)), (second, (15, 16))):
        for message in messages:
            _enter(hall, name, message)
    _on(each_play, one, 6, tap("elections.send_count", election), shown=False)
    _on(each_play, other, 16, tap("elections.send_count", election), shown=False)
    assert hall.election().state is State.DONE
    assert _to_wipe(each_play) == {(one, 5, "screen"), (one, 6, "screen"), (other, 15, "screen"), (other, 16, "screen")}
    assert _traces(each_play, election) == 0


def test_the_answer_to_the_last_count_is_not_wiped_once_it_was_shown(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    election = hall.election().id
    for name, message in ((first, 5), (second, 15)):
        _enter(hall, name, message)
        shown = _on(each_play, hall.people[name], message, tap("elections.send_count", election))
    assert shown.title == "👍 Thank you"
    assert _to_wipe(each_play) == set()


def test_a_page_that_arrives_after_the_count_is_wiped_at_once(each_play: Play) -> None:
    hall = with_papers(each_play)
    hall.count_papers("Mina", "Mina")
    lily, election = hall.people["Lily"], hall.election().id
    each_play.store.run_now(put_trace, each_play.dispatch.keys, Trace(election, lily, 77, "screen"))
    assert (lily, 77, "screen") in _to_wipe(each_play)
    assert _traces(each_play, election) == 0


def test_a_vote_that_is_ended_without_a_result_leaves_no_page_either(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    election = hall.election().id
    _enter(hall, first, 5)
    each_play.until(hall.election().close_at + CAN_WAIT)
    each_play.tap(hall.sam, tap("elections.ended", election))
    assert hall.election().state is State.CALLED_OFF
    assert (hall.people[first], 5, "screen") in _to_wipe(each_play)
    assert _traces(each_play, election) == 0


def test_while_the_keys_are_away_nobody_ends_it_and_no_page_is_forgotten(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    election, folder = hall.election().id, each_play.dispatch.keys.folder
    _enter(hall, first, 5)
    each_play.until(hall.election().close_at + CAN_WAIT)
    folder.rename(folder.with_name("elsewhere"))
    refused = each_play.tap(hall.sam, tap("elections.ended", election))
    folder.with_name("elsewhere").rename(folder)
    assert refused.title == "⏳ The vote must wait"
    assert hall.election().state is State.PAPER
    assert _remembered(each_play, hall.people[first]) == {5}


def test_a_vote_whose_key_is_lost_can_be_ended_all_the_same(each_play: Play) -> None:
    hall = with_papers(each_play)
    election = hall.election().id
    each_play.until(hall.election().close_at + CAN_WAIT)
    each_play.dispatch.keys.destroy(recount_key(election))
    each_play.tap(hall.sam, tap("elections.ended", election))
    assert hall.election().state is State.CALLED_OFF


def test_who_gets_another_phone_while_counting_leaves_no_paper_on_the_old_one(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    person = hall.people[first]
    _enter(hall, first, 5)
    member = hall.member(first)
    shown = each_play.tap(hall.sam, tap("people.phone", member.id))
    link = next(line for line in shown.lines if "start=" in line).partition("start=")[2]
    each_play.start(each_play.stranger("P"), link)
    each_play.tap(person, tap("people.move_yes", member.id))
    old = {wipe for wipe in _to_wipe(each_play) if wipe[1] == 5}
    assert old
    assert person not in {wipe[0] for wipe in old}


@pytest.mark.parametrize("pressed", ["elections.cannot_count", "elections.my_count"])
def test_what_a_counter_whose_place_others_took_presses_next_wipes_their_pages(each_play: Play, pressed: str) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    person, election = hall.people[first], hall.election().id
    for message in (5, 6):
        _enter(hall, first, message)
    each_play.until(each_play.now + COUNT_AGAIN)
    _on(each_play, person, 6, tap(pressed, election))
    assert _remembered(each_play, person) == set()


def test_what_is_remembered_tells_only_the_key_whose_it_is(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    _enter(hall, first, 5)
    election = hall.election().id
    rows = each_play.store.run_now(lambda unit: unit.outbox.list_all_traces(election))
    assert [len(row) for row in rows] == [49]
    each_play.dispatch.keys.destroy(recount_key(election))
    assert _remembered(each_play, hall.people[first]) == set()
