"""Promises of groups that vote together: nobody decides for another group, and each person votes once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.ids import ElectionId, GroupId, MemberId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.rules.together import ASK_FOR, GroupAnswer, Said
from bot.screen import tap
from storage.chronicle import chronicle
from storage.tables.deliveries import deliveries
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS
from tests.handlers.elections.two_groups import RIVER, Two
from tests.play import Play


@pytest.fixture
def two(each_play: Play) -> Two:
    return Two(each_play)


# Who votes


def test_a_group_that_says_yes_votes_and_everybody_reads_which_groups_do(two: Two) -> None:
    two.ask()
    two.say()
    assert two.groups() == (two.group, two.river)
    assert two.election().state is State.NOMINATING
    for person in (two.people["Mina"], two.people["Kim"], two.sam, two.rob):
        heard = [line for screen in two.play.heard(person) for line in screen.lines]
        assert "Northfield and Riverside vote together." in heard


def test_a_group_that_was_asked_does_not_vote_before_it_says_yes(two: Two) -> None:
    election = two.ask()
    assert two.groups() == (two.group,)
    assert two.election().state is State.PLANNED
    assert two.play.heard(two.people["Kim"]) == []
    assert "Another group" in _text(two, two.people["Kim"], "elections.show", election)


def _text(two: Two, person: object, name: str, *args: object) -> str:
    shown = two.play.tap(person, tap(name, *args))  # type: ignore[arg-type] # an id, whatever it is of
    return "\n".join((shown.title, *shown.lines))


@pytest.mark.parametrize(("what", "told"), [("No, on our own", "Riverside said no"), ("", "Riverside did not answer")])
def test_without_its_yes_a_group_is_not_drawn_in_and_who_asked_hears_it(two: Two, what: str, told: str) -> None:
    two.ask()
    if what:
        two.say(what)
    two.play.until(two.election().nominate_at)
    assert two.groups() == (two.group,)
    assert two.election().state is State.NOMINATING
    assert any(told in screen.title for screen in two.play.heard(two.sam))
    assert two.play.heard(two.people["Kim"]) == []


def test_who_is_silent_has_a_week_and_nobody_stands_before(two: Two) -> None:
    two.ask()
    assert two.election().nominate_at >= two.play.now + ASK_FOR
    two.play.until(two.election().nominate_at - timedelta(minutes=1))
    assert two.election().state is State.PLANNED


def test_only_who_looks_after_a_group_answers_for_it(two: Two) -> None:
    election = two.ask()
    for person in (two.sam, two.people["Kim"], two.people["Mina"]):
        two.play.tap(person, tap("elections.join", election, two.river, 0))
    assert two.groups() == (two.group,)


def test_nobody_adds_a_group_after_people_can_stand(two: Two) -> None:
    election = two.ask()
    two.say("No, on our own")
    two.play.tap(two.rob, tap("elections.join", election, two.river, 0))
    two.play.tap(two.sam, tap("elections.ask_group", election, two.river, 1, 0))
    assert two.groups() == (two.group,)


def test_a_group_with_a_vote_of_its_own_cannot_say_yes(two: Two) -> None:
    election = two.ask()
    two.join(two.people["Mina"], two.river)
    two.play.tap(two.rob, tap("elections.plan", two.river))
    for label in ("1 rep", "2 years", "That is good"):
        two.play.press(two.rob, label)
    draft = two.play.store.run_now(lambda unit: unit.elections.list_of(two.river, State.DRAFT))[0]
    two.play.tap(two.rob, tap("elections.quorum", draft.id, 5))
    two.play.press(two.rob, "Yes, plan it")
    two.play.tap(two.rob, tap("elections.join", election, two.river, 0))
    assert two.play.store.run_now(lambda unit: unit.elections.get(election)).groups == (two.group,)


def test_a_group_that_votes_with_others_plans_no_other_vote(two: Two) -> None:
    two.ask()
    two.say()
    two.play.tap(two.rob, tap("elections.plan", two.river))
    assert two.play.store.run_now(lambda unit: unit.elections.list_of(two.river, State.DRAFT)) == []


def test_too_few_people_in_all_groups_hear_that_there_is_no_vote(each_play: Play) -> None:
    two = Two(each_play)
    for name in ("Asha", "Lily", "Tom", "Dev"):
        each_play.tap(two.people[name], tap("people.left", two.group))
    two.ask()
    two.say("No, on our own")
    assert (two.election().state, two.election().reason) == (State.CALLED_OFF, "too_few")


# Each person once


def test_who_is_in_two_groups_votes_once_and_stands_once(two: Two) -> None:
    two.join(two.people["Mina"], two.river)
    two.open_both("Mina", "Kim")
    assert two.names().count("Mina") == 1
    assert len(two.names()) == len(VOTERS) + len(RIVER) + 1
    two.play.tap(two.people["Mina"], tap("elections.stand_up", two.election().id))
    assert [each.name for each in two.candidates()].count("Mina") == 1


def test_who_joins_another_group_meanwhile_has_no_second_vote(two: Two) -> None:
    election = two.open_both("Mina", "Kim")
    two.vote("Asha", "Kim")
    two.join(two.people["Asha"], two.river)
    two.play.tap(two.people["Asha"], tap("people.switched", two.river))
    two.vote("Asha", "Mina")
    assert two.play.store.run_now(lambda unit: len(unit.elections.list_ballots(election))) == 1


def test_two_people_with_one_name_are_told_apart_by_their_groups(two: Two) -> None:
    two.ask()
    two.say()
    two.stand("Ben", "Mina")
    two.play.tap(two.other_ben, tap("elections.stand_up", two.election().id))
    assert [each.name for each in two.candidates()] == ["Ben (Northfield)", "Ben (Riverside)", "Mina"]
    two.play.until(two.election().vote_at)
    assert {"Ben (Northfield)", "Ben (Riverside)", "Mina"} <= {*two.names()}
    assert {each.name for each in two.candidates()} == {"Ben (Northfield)", "Ben (Riverside)", "Mina"}


def test_each_hears_each_letter_once_and_each_group_reads_it_in_its_chat(two: Two) -> None:
    def link(unit: Unit) -> None:
        unit.people.change_group(two.group, chat_id=-1)
        unit.people.change_group(two.river, chat_id=-2)

    two.play.store.run_now(link)
    two.join(two.people["Mina"], two.river)
    two.open_both("Kim", "Asha")
    heard = two.play.heard(two.people["Mina"])
    opened = [screen for screen in heard if "Northfield and Riverside vote together." in screen.lines]
    assert len(opened) == 1
    assert two.play.store.run_now(_chats_told) == {two.group, two.river}


def _chats_told(unit: Unit) -> set[GroupId]:
    return {*unit.connection.execute(select(deliveries.c.group_id).where(deliveries.c.group_id.is_not(None))).scalars()}


# Who looks after whom


def test_a_facilitator_decides_nothing_about_people_of_another_group(each_play: Play) -> None:
    two = Two(each_play, paper=("Joe",), river_paper=("Una",))
    election = two.open_both("Mina", "Kim")
    kim, asha = (_number(two, name) for name in ("Kim", "Asha"))
    each_play.tap(two.sam, tap("elections.tick", election, kim, 1, 0))
    each_play.tap(two.rob, tap("elections.tick", election, asha, 1, 0))
    assert _on_paper(two, election) == {"Joe", "Una"}
    each_play.tap(two.rob, tap("elections.tick", election, kim, 1, 0))
    assert _on_paper(two, election) == {"Joe", "Una", "Kim"}
    for person, own, others in ((two.sam, "Asha", "Kim"), (two.rob, "Kim", "Asha")):
        labels = " ".join(button.label for button in each_play.tap(person, tap("elections.paper", election, 0)).buttons)
        assert own in labels
        assert others not in labels


def _number(two: Two, name: str) -> int:
    mine = two.play.store.run_now(lambda unit: unit.people.list_memberships(two.people[name], now=two.play.now))
    return mine[0].id


def _on_paper(two: Two, election: ElectionId) -> set[str]:
    roll = two.play.store.run_now(lambda unit: unit.elections.list_roll(election))
    return {voter.name for voter in roll if voter.on_paper}


def test_only_who_planned_it_gives_more_days_or_calls_it_off(two: Two) -> None:
    election = two.open_both("Mina", "Kim")
    close_at = two.election().close_at
    for name in ("elections.give_days", "elections.off_open"):
        two.play.tap(two.rob, tap(name, election))
    assert (two.election().close_at, two.election().state) == (close_at, State.VOTING)
    two.play.tap(two.sam, tap("elections.give_days", election))
    assert two.election().close_at > close_at
    two.play.until(two.play.now + timedelta(days=1))
    assert (
        any("One more week" in screen.title for screen in two.play.heard(two.people["Kim"])) or two.election().extended
    )


def test_a_phone_goes_round_in_one_group_at_a_time(two: Two) -> None:
    election = two.open_both("Mina", "Kim")
    two.play.tap(two.rob, tap("rooms.begin", election))
    labels = " ".join(button.label for button in two.play.last(two.rob).buttons)
    assert "Kim" in labels
    assert "Asha" not in labels
    two.play.tap(two.sam, tap("rooms.names", election, 0))
    assert "Asha" not in " ".join(button.label for button in two.play.last(two.sam).buttons)


# A whole circle


def test_when_the_rep_of_both_stops_both_hear_it(two: Two) -> None:
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    two.play.tap(two.people["Kim"], tap("elections.stepped", two.river))
    two.play.until(two.play.now + timedelta(days=3))
    assert two.reps(two.group) == two.reps(two.river) == []
    for name in ("Asha", "Pat"):
        assert any("Kim" in " ".join((screen.title, *screen.lines)) for screen in two.play.heard(two.people[name])[-3:])


def test_a_group_that_votes_on_its_own_later_keeps_the_rep_of_the_other(two: Two) -> None:
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    two.play.until(two.play.now + timedelta(days=30))
    play, sam = two.play, two.sam
    play.tap(sam, tap("elections.plan", two.group))
    for label in (
        "Only our group",
        "1 rep",
        "Instead of Kim",
        "2 years",
        "That is good",
        "5 people",
        "Yes, plan",
    ):
        play.press(sam, label)
    play.until(play.now)
    two.stand("Asha")
    play.until(two.election().vote_at)
    for name in ("Mina", "Lily", "Tom", "Dev", "Asha"):
        two.vote(name, "Asha")
    two.close()
    two.made_public()
    play.until(play.now + timedelta(hours=1))
    assert two.reps(two.group) == ["Asha"]
    assert two.reps(two.river) == ["Kim"]


def test_papers_of_both_groups_are_counted_by_two_drawn_from_both(each_play: Play) -> None:
    two = Two(each_play, paper=("Joe",), river_paper=("Una",))
    election = two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Ola"):
        two.vote(name, "Kim")
    two.close()
    assert two.election().state is State.PAPER
    each_play.tap(two.rob, tap("elections.draw_counters", election))
    counting = each_play.store.run_now(lambda unit: [each.member_id for each in unit.elections.list_counts(election)])
    assert len(counting) == 2
    joe, una = _number(two, "Joe"), _number(two, "Una")
    each_play.tap(two.rob, tap("elections.gave", election, joe, 0, 0))
    each_play.tap(two.sam, tap("elections.gave", election, una, 0, 0))
    roll = each_play.store.run_now(lambda unit: unit.elections.list_roll(election))
    assert {voter.name for voter in roll if voter.on_paper and voter.voted} == {"Joe", "Una"}
    for member in counting:
        name = next(each for each in two.people if _number(two, each) == member)
        two.count(name, "Kim", "Mina")
    assert two.election().state is State.DONE
    assert two.reps(two.group) == two.reps(two.river) == ["Kim"]


def test_the_rep_of_a_group_that_joins_stays_or_stops_as_that_group_says(each_play: Play) -> None:
    two = Two(each_play)
    two.people["Uli"] = each_play.rep("Uli", two.river)
    two.ask()
    two.play.tap(two.rob, tap("elections.asked", two.election().id, two.river))
    two.play.press(two.rob, "Yes, together")
    two.play.press(two.rob, "Somebody instead")
    two.play.until(two.play.now)
    two.stand("Mina", "Kim")
    two.play.until(two.election().vote_at)
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()
    two.play.until(two.play.now + timedelta(hours=1))
    assert two.reps(two.river) == ["Kim"]


def test_a_facilitator_of_one_group_who_is_a_member_of_the_other_votes(two: Two) -> None:
    two.join(two.rob, two.group)
    two.people["Rob"] = two.rob
    two.open_both("Mina", "Kim")
    assert "Rob" in two.names()
    two.vote("Rob", "Mina")
    assert two.join(two.sam, two.river, role=Role.SUPPORTER).role is Role.SUPPORTER


def test_both_groups_hear_who_comes_into_one_of_them_while_the_vote_is_near(two: Two) -> None:
    two.ask()
    two.say()
    two.play.tap(two.rob, tap("people.add_paper", two.river))
    two.play.say(two.rob, "Zoe")
    if any("Yes" in button.label for button in two.play.last(two.rob).buttons):
        two.play.press(two.rob, "Yes")
    for name, said in (("Mina", "Zoe (Riverside)"), ("Pat", "Zoe")):
        heard = [" ".join((screen.title, *screen.lines)) for screen in two.play.heard(two.people[name])]
        assert any(said in text for text in heard)


def test_only_their_own_group_says_whose_a_new_phone_is(two: Two) -> None:
    election = two.open_both("Mina", "Kim")
    pat = _number(two, "Pat")

    def move(unit: Unit) -> None:
        unit.elections.note_moved(election, MemberId(pat))

    two.play.store.run_now(move)
    two.play.tap(two.people["Asha"], tap("elections.vouch", election, pat))
    assert _vouched(two, election, pat) == 0
    two.play.tap(two.people["Ola"], tap("elections.vouch", election, pat))
    assert _vouched(two, election, pat) == 1


def _vouched(two: Two, election: ElectionId, member: int) -> int:
    roll = two.play.store.run_now(lambda unit: unit.elections.list_roll(election))
    return next(len(voter.vouched) for voter in roll if voter.member_id == member)


def test_a_group_that_is_drawn_in_afterwards_is_found_in_the_record(two: Two) -> None:
    election = two.ask()
    two.say("No, on our own")
    two.stand("Mina", "Asha")
    two.play.until(two.election().vote_at)
    assert two.play.store.run_now(lambda unit: unit.records.check(election)).faults == ()
    two.play.store.run_now(lambda unit: unit.elections.say_together(election, two.river, GroupAnswer(Said.YES)))
    assert two.play.store.run_now(lambda unit: unit.records.check(election)).faults != ()


def test_who_leaves_one_of_two_groups_has_no_vote_that_stood_there(two: Two) -> None:
    two.join(two.people["Mina"], two.river)
    election = two.open_both("Asha", "Kim")
    two.play.tap(two.people["Mina"], tap("people.left", two.group))
    two.play.tap(two.people["Mina"], tap("elections.ballot", election))
    assert two.play.store.run_now(lambda unit: len(unit.elections.list_ballots(election))) == 0
    assert two.names().count("Mina") == 1


def test_a_plan_that_is_called_off_asks_nobody_any_more(two: Two) -> None:
    election = two.ask()
    two.play.tap(two.sam, tap("elections.call_off", election))
    two.play.press(two.sam, "Yes")
    two.play.tap(two.rob, tap("elections.join", election, two.river, 0))
    assert two.election().state is State.CALLED_OFF
    assert two.groups() == (two.group,)


def test_nothing_is_counted_of_one_of_the_groups(two: Two) -> None:
    two.open_both("Mina", "Kim")
    for name in ("Asha", "Lily", "Tom", "Dev", "Ola"):
        two.vote(name, "Kim")
    two.close()
    two.made_public()

    def counted(unit: Unit) -> list[tuple[int | None, int | None, int | None]]:
        board = unit.people.get_group(two.group).board_id
        known = chronicle(unit.connection, board, now=two.play.now)
        return [(each.group, each.voted, each.roll) for each in known.elections]

    assert two.play.store.run_now(counted) == [(None, 5, len(VOTERS) + len(RIVER) + 1)]


def test_help_with_a_vote_is_asked_of_the_group_in_which_somebody_votes(each_play: Play) -> None:
    two, play = Two(each_play), each_play
    election = two.ask()
    mina = two.people["Mina"]
    two.join(mina, two.river)
    play.store.run_now(lambda unit: unit.people.change(mina, group_id=two.river))
    assert "Rob knows that you need help." in play.tap(mina, tap("help.facilitator")).lines
    shown = play.tap(mina, tap("help.vote", election))
    assert "Sam knows that you need help." in shown.lines
