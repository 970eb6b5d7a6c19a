"""Promises about the key of a vote: a folder that is away loses nothing, and nothing is given up unasked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.doors.alarm import Alarm
from bot.ids import ElectionId
from bot.rules.elections import State
from bot.screen import tap
from storage.keys import Keys, KeysAway, election_key, recount_key
from storage.scrub import scrub_closed
from tests.handlers.elections.table import VOTERS, Hall
from tests.play import Play

AWAY = "We cannot open the vote at the moment."
LOST = "We cannot open the votes at the moment."


@contextmanager
def _away(play: Play) -> Iterator[None]:
    """The key folder is unmounted for a while."""
    folder = play.dispatch.keys.folder
    elsewhere = folder.with_name("elsewhere")
    folder.rename(elsewhere)
    yield
    elsewhere.rename(folder)


def _box(play: Play, election: ElectionId) -> int:
    return len(play.store.run_now(lambda unit: unit.elections.list_ballots(election)))


def _alarm(play: Play) -> Alarm:
    alarm = Alarm(play.store, play.dispatch, lambda: play.now, real_time=lambda moment: moment, on_round=lambda: None)
    alarm._scheduler.start(paused=True)
    return alarm


async def test_a_folder_that_is_away_for_a_while_costs_no_vote(each_play: Play) -> None:
    hall, alarm = Hall(each_play), _alarm(each_play)
    election = hall.open("Ben", "Mina")
    for voter in ("Lily", "Tom", "Dev", "Ben", "Mina"):
        hall.vote(voter, "Mina")
    with _away(each_play):
        assert AWAY in each_play.tap(hall.people["Asha"], tap("elections.ballot", election)).lines
        assert AWAY in each_play.start(hall.people["Lily"]).lines
        each_play.now = hall.election().close_at
        await alarm.ring()
        assert (hall.election().state, _box(each_play, election)) == (State.VOTING, 5)
        assert [sentence for sentence in alarm.pulse.troubles if "votes wait" in sentence]
    each_play.now += timedelta(minutes=1)
    await alarm.ring()
    assert alarm.pulse.troubles == ()
    result = hall.election(State.DONE).result
    assert result is not None
    assert (result.cast, hall.member("Mina").is_rep) == (5, True)


async def test_a_vote_opens_when_its_key_can_be_made_and_is_open_as_long_as_was_promised(each_play: Play) -> None:
    hall, alarm = Hall(each_play), _alarm(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    planned = hall.election()
    with _away(each_play):
        each_play.now = planned.close_at + timedelta(days=1)
        await alarm.ring()
        assert hall.election().state is State.NOMINATING
    each_play.now += timedelta(minutes=1)
    await alarm.ring()
    opened = hall.election(State.VOTING)
    assert opened.close_at - each_play.now > timedelta(days=13)
    each_play.until(opened.close_at)
    assert each_play.store.run_now(lambda unit: unit.schedule.find("elections.close", opened.id)) != opened.close_at


async def test_a_key_is_not_taken_for_destroyed_while_its_folder_is_away(each_play: Play) -> None:
    hall, alarm, keys = Hall(each_play), _alarm(each_play), each_play.dispatch.keys
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    with _away(each_play):
        await alarm.ring()
    assert keys.has(election_key(election))
    await alarm.ring()
    assert not keys.has(election_key(election))


async def test_a_recount_that_ends_while_the_database_is_scrubbed_still_loses_its_key(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, keys = Hall(play), play.dispatch.keys
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()

    def scrub(_engine: object) -> bool:
        play.store.run_now(lambda unit: unit.elections.forget_ballots(election))
        return True

    monkeypatch.setattr("storage.scrub.scrub", scrub)
    for _ in range(2):
        await scrub_closed(play.store, keys)
    assert not keys.has(recount_key(election))


def test_a_lost_key_empties_nothing_and_the_facilitators_are_asked_once(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    for person in (hall.sam, hall.people["Tom"]):
        each_play.heard(person)
    each_play.dispatch.keys.destroy(election_key(election))
    for _ in range(3):
        each_play.watch()
    asked = [screen for screen in each_play.heard(hall.sam) if "The key to this vote is lost." in screen.lines]
    assert len(asked) == 1
    assert each_play.heard(hall.people["Tom"]) == []
    assert LOST in each_play.tap(hall.people["Tom"], tap("elections.ballot", election)).lines
    each_play.watch()
    assert (each_play.heard(hall.sam), _box(each_play, election)) == ([], 1)
    each_play.until(each_play.now + timedelta(days=3))
    assert len(each_play.heard(hall.sam)) == 1


def test_only_a_facilitator_says_that_people_vote_again_and_is_asked_twice(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play = hall.play
    play.dispatch.keys.destroy(election_key(election))
    assert "somebody else" in play.tap(hall.people["Tom"], tap("elections.again", election)).title
    play.start(hall.sam)
    for label in ("What can we do?", "Vote again"):
        play.press(hall.sam, label)
    assert hall.election().id == election
    play.press(hall.sam, "Yes, vote again")
    assert hall.election(State.VOTING).id != election
    assert any("A new vote starts now." in screen.lines for screen in play.heard(hall.people["Tom"]))
    assert "Your vote is in" in hall.vote("Tom", "Ben").title


def test_a_room_of_a_vote_that_is_begun_again_is_gone(hall: Hall) -> None:
    election, play = hall.open("Ben", "Mina"), hall.play
    play.tap(hall.sam, tap("rooms.begin", election))
    play.dispatch.keys.destroy(election_key(election))
    play.tap(hall.sam, tap("elections.again", election))
    assert hall.election(State.VOTING).id != election
    assert play.store.run_now(lambda unit: unit.rooms.find(election)) is None


def test_the_old_box_is_emptied_last(each_play: Play) -> None:
    hall = Hall(each_play)
    lost = hall.open("Ben", "Mina")
    hall.vote("Lily", "Ben")
    each_play.dispatch.keys.destroy(election_key(lost))
    each_play.tap(hall.sam, tap("elections.again", lost))
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    assert _box(each_play, lost) == 1
    hall.close()
    assert hall.member("Mina").is_rep
    assert _box(each_play, lost) == 0
    assert lost in [number for number, _ in each_play.store.run_now(lambda unit: unit.elections.list_unscrubbed())]


def test_a_key_that_is_found_again_needs_no_new_vote(hall: Hall) -> None:
    election, play = hall.open("Ben", "Mina"), hall.play
    hall.vote("Lily", "Ben")
    key = play.dispatch.keys.folder / f"{election_key(election)}.key"
    content = key.read_bytes()
    key.unlink()
    play.watch()
    key.write_bytes(content)
    assert [screen for screen in play.heard(hall.sam) if "key" in screen.title] == []
    play.tap(hall.sam, tap("elections.again", election))
    assert (hall.election().id, _box(play, election)) == (election, 1)
    assert "Your vote is in" in hall.vote("Tom", "Mina").title


def test_while_the_folder_is_away_nobody_can_say_that_a_key_is_gone(hall: Hall) -> None:
    election, play = hall.open("Ben", "Mina"), hall.play
    with _away(play):
        assert AWAY in play.tap(hall.sam, tap("elections.again", election)).lines
    assert hall.election(State.VOTING).id == election


def test_papers_that_cannot_be_counted_with_the_phones_are_kept_until_people_voted_again(play: Play) -> None:
    hall = Hall(play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    hall.close()
    play.dispatch.keys.destroy(recount_key(election))
    first, _ = hall.draw_counters()
    assert LOST in play.tap(hall.people[first], tap("elections.my_count", election)).lines
    assert hall.election(State.PAPER).id == election
    play.tap(hall.sam, tap("elections.again", election))
    assert hall.election(State.VOTING).id != election
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is not None
    for _ in range(2):  # Nobody votes, so there is a week more.
        hall.close()
    assert play.store.run_now(lambda unit: unit.elections.sealed_ballots(election)) is None


def test_a_key_folder_of_another_database_is_away(hall: Hall, tmp_path: Path) -> None:
    election, play = hall.open("Ben", "Mina"), hall.play
    folder = play.dispatch.keys.folder
    folder.rename(tmp_path / "ours")
    other = Keys(folder)
    other.prepare()
    other.make(election_key(election))
    assert AWAY in play.tap(hall.people["Tom"], tap("elections.ballot", election)).lines


def test_only_votes_wait_for_a_folder_that_is_away_from_the_start_on(play: Play) -> None:
    hall, folder = Hall(play), play.dispatch.keys.folder
    election = hall.open("Ben", "Mina")
    with _away(play):
        started = Keys(folder)
        with pytest.raises(KeysAway):
            started.prepare(play.dispatch.keys.mark)
        play.dispatch = replace(play.dispatch, keys=started)
        assert AWAY in play.tap(hall.people["Tom"], tap("elections.ballot", election)).lines
        assert "We have what you sent." in play.say(hall.people["Tom"], "The bus is late").lines
    assert "Your vote is in" in hall.vote("Tom", "Ben").title
