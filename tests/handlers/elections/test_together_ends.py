"""Promises of how a vote of several groups ends: with lots, begun again, called off, or without one of the groups."""

from datetime import timedelta

import pytest

from bot.ids import ElectionId, PersonId
from bot.rules.elections import State
from bot.rules.people import Member, Role
from bot.rules.together import ASK_FOR
from bot.screen import HOME, tap
from storage.keys import election_key
from storage.unit import Unit
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
    for person in (two.people["Mina"], two.people["Pat"]):
        two.play.heard(person)
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.until(two.play.now + DAY)
    for person in (two.people["Mina"], two.people["Pat"]):
        assert _titles(two, person) == []


def test_who_is_asked_and_has_not_answered_hears_that_it_is_on_other_days_and_that_it_is_off(two: Two) -> None:
    election = two.ask()
    two.play.heard(two.rob)
    before = two.election()
    two.play.tap(two.sam, tap("elections.on_day", election, "start", 20260630, before.version))
    assert two.election().vote_at > before.vote_at
    two.play.until(two.play.now + DAY)
    told = [screen for screen in two.play.heard(two.rob) if "New days" in screen.title]
    assert len(told) == 1
    assert "Northfield asks your group" in two.play.tap(two.rob, tap("elections.asked", election, two.river)).title
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.until(two.play.now + DAY)
    assert [title for title in _titles(two, two.rob) if "About the vote" in title] == ["🗳 About the vote for a rep"]


def test_a_group_that_said_no_hears_no_more_of_it(two: Two) -> None:
    election = two.ask()
    two.play.tap(two.rob, tap("elections.asked", election, two.river))
    two.play.tap(two.rob, tap("elections.join_no", election, two.river))
    two.play.heard(two.rob)
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.until(two.play.now + DAY)
    assert _titles(two, two.rob) == []


def test_who_votes_and_looks_after_a_group_that_does_not_reads_the_new_days_of_the_vote(two: Two) -> None:
    election = two.ask()
    two.say("No")
    two.join(two.rob, two.group)
    before = two.election(State.NOMINATING)
    two.play.tap(two.sam, tap("elections.on_day", election, "start", 20260630, before.version))
    assert "New days" in two.play.tap(two.rob, tap("elections.moved", election, two.election().version)).title
    assert "The vote starts" in " ".join(two.play.press(two.rob, "Look").lines)


def test_a_facilitator_who_is_taken_out_while_the_group_is_asked_answers_no_more_and_hears_no_more(two: Two) -> None:
    rita = two.play.member("Rita", two.river, role=Role.FACILITATOR)
    election = two.ask()
    gone = two.play.store.run_now(lambda unit: unit.people.member_in(two.river, two.rob, now=two.play.now)).id
    two.play.tap(rita, tap("people.remove", gone))
    two.play.tap(rita, tap("people.removed", gone))
    two.play.heard(two.rob)
    two.play.tap(two.rob, tap("elections.join", election, two.river, 0))
    assert two.groups() == (two.group,)
    two.play.tap(two.rob, tap("elections.stopped", election))
    two.say(by=rita)
    assert two.groups() == (two.group, two.river)
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.until(two.play.now + DAY)
    assert not any("About the vote" in title for title in _titles(two, two.rob))


def test_both_groups_hear_that_the_limit_of_times_in_a_row_is_another(two: Two) -> None:
    play, sam = two.play, two.sam
    play.tap(sam, tap("elections.plan", two.group))
    for label in ("With other groups", "Riverside", "That is right", "1 rep", "2 years", "That is good", "5 people"):
        play.press(sam, label)
    for label in ("Times in a row", "2 times", "Yes, plan it"):
        play.press(sam, label)
    two.say()
    play.until(play.now + DAY)
    for name in ("Mina", "Pat"):
        assert [title for title in _titles(two, two.people[name]) if "How often somebody is the rep" in title] != []


def test_both_groups_are_asked_in_time_for_the_next_vote_and_it_is_planned_by_one_of_them(two: Two) -> None:
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    play = two.play
    term = play.store.run_now(lambda unit: unit.people.list_terms(two.river, now=play.now))[0]
    for person in (two.sam, two.rob, two.people["Kim"]):
        play.heard(person)
    play.until(term.ends_at - timedelta(days=80))
    for person in (two.sam, two.rob):
        assert len([title for title in _titles(two, person) if "next vote" in title.lower()]) == 1
        assert any("Plan a vote" in button.label for button in play.tap(person, HOME).buttons)
    ends = [title for title in _titles(two, two.people["Kim"]) if "Your time as rep" in title]
    assert len(ends) == 1
    two.ask()
    two.say()
    for person in (two.sam, two.rob):
        assert not any("Plan a vote" in button.label for button in play.tap(person, HOME).buttons)


def test_a_small_group_whose_vote_is_refused_is_led_to_other_groups(two: Two) -> None:
    play = two.play
    play.tap(two.rob, tap("elections.plan", two.river))
    for label in ("Only our group", "1 rep", "2 years", "That is good"):
        play.press(two.rob, label)
    play.press(two.rob, "people")
    no = play.press(two.rob, "Yes, plan it")
    assert "Your group can vote with other groups of the board." in no.lines
    assert "Who votes?" in play.press(two.rob, no.buttons[0].label).title


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


def test_who_is_chosen_speaks_for_both_groups_and_everybody_reads_it(two: Two) -> None:
    election, play = two.open_both("Mina", "Kim"), two.play
    for name in ("Asha", "Lily", "Tom", "Dev", "Kim", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    assert two.election().state is State.DONE
    assert two.reps(two.group) == two.reps(two.river) == ["Kim"]
    for person in (two.people["Mina"], two.people["Pat"]):
        assert "A rep speaks for Northfield and Riverside." in play.tap(person, tap("elections.result", election)).lines
        reps = play.tap(person, tap("elections.reps")).lines
        assert "Kim speaks for Northfield and Riverside." in reps
        assert any(line.startswith("Northfield and Riverside chose Kim on ") for line in reps)
    for page in (tap("elections.my_result", election), tap("agenda.desk")):
        assert "You speak for Northfield and Riverside." in play.tap(two.people["Kim"], page).lines
    assert _faults(two, election) == ()


def test_when_both_groups_are_an_area_the_area_is_named_and_when_one_chooses_anew_only_the_other(two: Two) -> None:
    play = two.play
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    play.tap(two.sam, tap("areas.new"))
    play.say(two.sam, "The north")
    area = play.store.run_now(lambda unit: unit.areas.list_of(unit.people.get_group(two.group).board_id))[0].id
    for person, group in ((two.sam, two.group), (two.rob, two.river)):
        play.tap(person, tap("areas.join", area, group))
    assert "Kim speaks for The north: Northfield and Riverside." in _reps(two, "Mina")
    play.store.run_now(lambda unit: unit.people.end_terms(_kim(unit, two).id, groups=[two.group], now=play.now))
    play.until(play.now + timedelta(minutes=1))
    assert "Kim speaks for Riverside." in _reps(two, "Pat")
    assert "Your group has no rep at the moment." in _reps(two, "Mina")


def test_what_the_rep_of_both_counts_in_a_room_is_of_the_group_that_is_there(two: Two) -> None:
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    play, kim = two.play, two.people["Kim"]
    for group in ("Northfield", "Riverside"):
        play.tap(kim, tap("agenda.count", "bus", 3))
        play.press(kim, "That is everybody")
        assert play.press(kim, group).lines[0] == "3 people said: Buses"
    play.tap(kim, tap("agenda.gathered_in", "bus", 3, 0, two.group))
    said = play.store.run_now(lambda unit: unit.agenda.list_of(_kim(unit, two).id))
    assert sorted(each.group_id for each in said) == [two.group, two.river]
    play.store.run_now(lambda unit: unit.people.end_terms(_kim(unit, two).id, groups=[two.group], now=play.now))
    play.until(play.now + timedelta(minutes=1))
    assert "old" in play.tap(kim, tap("agenda.gathered_in", "home", 3, 0, two.group)).title
    assert play.tap(kim, tap("agenda.gathered", "home", 2, 0)).lines[0] == "2 people said: Where we live"


def _reps(two: Two, name: str) -> tuple[str, ...]:
    return two.play.tap(two.people[name], tap("elections.reps")).lines


def _kim(unit: Unit, two: Two) -> Member:
    return unit.people.member_in(two.river, two.people["Kim"], now=two.play.now)
