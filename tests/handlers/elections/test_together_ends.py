"""Promises of how a vote of several groups ends: with lots, begun again, called off, or without one of the groups."""

from datetime import timedelta

import pytest

from bot.ids import ElectionId, PersonId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.rules.together import ASK_FOR
from bot.screen import tap
from storage.keys import election_key
from tests.handlers.elections.table import VOTERS
from tests.handlers.elections.two_groups import RIVER, Two
from tests.play import Play

DAY = timedelta(days=1)


@pytest.fixture
def two(each_play: Play) -> Two:
    return Two(each_play)


def _ticked(two: Two) -> None:
    """Half for Mina of Northfield, and half for Kim of Riverside."""
    for n, name in enumerate(("Asha", "Lily", "Tom", "Dev", "Pat", "Ola")):
        two.vote(name, "Kim" if n % 2 else "Mina")


def _titles(two: Two, person: PersonId) -> list[str]:
    return [screen.title for screen in two.play.heard(person)]


def _number(two: Two, name: str) -> int:
    mine = two.play.store.run_now(lambda unit: unit.people.list_memberships(two.people[name], now=two.play.now))
    return mine[0].id


def _faults(two: Two, election: ElectionId) -> tuple[object, ...]:
    return two.play.store.run_now(lambda unit: unit.records.check(election)).faults


def test_a_tie_of_both_groups_is_voted_again_by_both_and_then_drawn_with_words_of_both(two: Two) -> None:
    two.open_both("Mina", "Kim")
    for _ in range(2):
        assert two.groups() == (two.group, two.river)
        _ticked(two)
        two.close()
        two.made_public()
    lots = two.election(State.LOTS).id
    assert two.groups() == (two.group, two.river)
    play = two.play
    for name, witness in (("Mina", "Tom"), ("Kim", "Pat")):
        play.tap(two.people[name], tap("elections.name_witness", lots, _number(two, witness)))
    for witness, word in (("Tom", "sun"), ("Pat", "rain")):
        play.tap(two.people[witness], tap("elections.word", lots))
        play.say(two.people[witness], word)
    play.until(play.now + 5 * DAY)
    assert two.election().state is State.DONE
    assert two.reps(two.group) == two.reps(two.river)
    assert two.reps(two.group) in (["Mina"], ["Kim"])
    assert _faults(two, lots) == ()


def test_a_vote_of_both_whose_key_is_lost_is_begun_again_by_both(two: Two) -> None:
    lost = two.open_both("Mina", "Kim")
    two.vote("Ola", "Kim")
    two.play.dispatch.keys.destroy(election_key(lost))
    two.play.watch()
    two.play.tap(two.sam, tap("elections.key_lost", lost))
    for label in ("Vote again", "Yes, vote again"):
        two.play.press(two.sam, label)
    assert two.election().id != lost
    assert two.groups() == (two.group, two.river)
    assert len(two.names()) == len(VOTERS) + len(RIVER) + 1
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    assert two.reps(two.group) == two.reps(two.river) == ["Kim"]
    assert _faults(two, two.election().id) == ()


def test_who_has_not_heard_of_a_vote_does_not_hear_that_it_is_called_off(two: Two) -> None:
    election = two.ask()
    for person in (two.people["Mina"], two.people["Pat"], two.rob):
        two.play.heard(person)
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.until(two.play.now + DAY)
    for person in (two.people["Mina"], two.people["Pat"], two.rob):
        assert _titles(two, person) == []


def test_both_groups_hear_once_that_a_vote_is_called_off_and_can_vote_alone(two: Two) -> None:
    two.join(two.people["Mina"], two.river)
    election = two.ask()
    two.say()
    for person in (two.people["Mina"], two.people["Pat"], two.rob):
        two.play.heard(person)
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.until(two.play.now + DAY)
    for person in (two.people["Mina"], two.people["Pat"], two.rob):
        assert len(_titles(two, person)) == 1
    two.play.tap(two.rob, tap("elections.plan", two.river))
    assert two.play.store.run_now(lambda unit: len(unit.elections.list_of(two.river, State.DRAFT))) == 1


def test_when_everybody_of_a_group_that_said_yes_leaves_the_other_votes_as_it_was_planned(two: Two) -> None:
    two.ask()
    two.say()
    two.stand("Mina", "Asha", "Kim")
    for name in (*RIVER, "Ben of Riverside"):
        two.play.tap(two.people[name], tap("people.left", two.river))
    two.play.tap(two.rob, tap("people.left", two.river))
    two.play.until(two.election().vote_at)
    assert two.names() == sorted(VOTERS)
    for name in ("Ben", "Lily", "Tom", "Dev", "Asha"):
        two.vote(name, "Asha")
    two.close()
    two.made_public()
    assert two.election().state is State.DONE
    assert two.reps(two.group) == ["Asha"]
    assert _faults(two, two.election().id) == ()


def test_a_facilitator_who_leaves_while_the_group_is_asked_answers_no_more_and_who_comes_after_can(two: Two) -> None:
    rita = two.play.member("Rita", two.river, role=Role.FACILITATOR)
    election = two.ask()
    two.play.tap(two.rob, tap("people.left", two.river))
    two.play.tap(two.rob, tap("elections.join", election, two.river, 0))
    assert two.groups() == (two.group,)
    two.say(by=rita)
    assert two.groups() == (two.group, two.river)


def test_a_group_whose_people_all_leave_while_it_is_asked_is_silent_and_the_vote_goes_on(two: Two) -> None:
    two.ask()
    for name in (*RIVER, "Ben of Riverside"):
        two.play.tap(two.people[name], tap("people.left", two.river))
    two.play.tap(two.rob, tap("people.left", two.river))
    two.play.until(two.play.now + ASK_FOR + 4 * DAY)
    assert two.groups() == (two.group,)
    assert two.election().state is State.NOMINATING
    assert any("Riverside did not answer" in title for title in _titles(two, two.sam))


def test_each_hears_the_result_once_who_is_in_both_groups(two: Two) -> None:
    two.join(two.people["Lily"], two.river)
    two.join(two.people["Mina"], two.river)
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Mina")
    for name in ("Mina", "Lily", "Pat"):
        two.play.heard(two.people[name])
    two.close()
    two.made_public()
    two.play.until(two.play.now + DAY)
    heard = {name: _titles(two, two.people[name]) for name in ("Mina", "Lily", "Pat")}
    assert all(len(titles) == len({*titles}) for titles in heard.values()), heard
    assert len(heard["Lily"]) == len(heard["Pat"])


def test_who_is_next_in_the_count_speaks_for_both_groups(two: Two) -> None:
    two.open_both("Mina", "Asha", "Kim")
    for n, name in enumerate(("Lily", "Tom", "Dev", "Pat", "Ola", "Asha")):
        two.vote(name, *(("Mina", "Kim") if n < 4 else ("Mina",)))
    two.close()
    two.made_public()
    two.play.tap(two.people["Mina"], tap("elections.stepped", two.group))
    two.play.until(two.play.now)
    assert two.reps(two.group) == two.reps(two.river) == ["Kim"]
