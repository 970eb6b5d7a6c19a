"""Promises for who is in two groups that vote together: they are one person, whatever becomes of one of their lines."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, MemberId, PersonId
from bot.rules.elections import Standing, State
from bot.rules.people import Role
from bot.rules.reps import How
from bot.screen import tap
from bot.services.elections.roll import list_beside
from storage.unit import Unit
from tests.handlers.elections.two_groups import Two
from tests.handlers.people.table import link
from tests.play import Play

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GRACE = "Grace"


@pytest.fixture
def two(each_play: Play) -> Two:
    """Grace supports somebody in Northfield, and is a member of Riverside, where she came later."""
    made = Two(each_play)
    made.people[GRACE] = each_play.member(GRACE, made.group, role=Role.SUPPORTER)
    made.join(made.people[GRACE], made.river)
    return made


def _line(two: Two, name: str, group: GroupId) -> MemberId:
    person = two.people[name]
    return two.play.store.run_now(lambda unit: unit.people.member_in(group, person, now=two.play.now)).id


def _gets_a_voice(two: Two) -> None:
    """Sam makes Grace a member of Northfield, where her line is the older one."""
    two.play.tap(two.sam, tap("people.role", _line(two, GRACE, two.group), "member"))


def _stand(two: Two, *names: str) -> None:
    two.ask()
    two.say()
    two.stand(*names)


def _standing(two: Two) -> list[str]:
    return sorted(each.name for each in two.candidates() if each.standing is Standing.STANDS)


def test_nobody_loses_their_vote_because_another_group_gives_them_a_voice_on_the_last_day(two: Two) -> None:
    _stand(two, "Mina", "Kim")
    two.play.until(two.election().vote_at - HOUR)
    _gets_a_voice(two)
    two.play.until(two.election().vote_at)
    assert two.names().count(GRACE) == 1


def test_nobody_stands_twice_who_gets_a_voice_in_another_group_meanwhile(two: Two) -> None:
    _stand(two, GRACE, "Kim")
    _gets_a_voice(two)
    two.stand(GRACE)
    two.play.tap(two.people["Mina"], tap("elections.suggested", two.election().id, _line(two, GRACE, two.group)))
    assert _standing(two) == [GRACE, "Kim"]
    two.play.until(two.election().vote_at)
    election = two.election().id
    roll = two.play.store.run_now(lambda unit: unit.elections.list_roll(election))
    stands = {each.member_id for each in two.candidates()}
    assert [voter.name for voter in roll if voter.member_id in stands] == [GRACE, "Kim"]


def test_nobody_is_taken_out_of_a_second_round_by_a_voice_in_another_group(two: Two) -> None:
    _stand(two, GRACE, "Kim")
    two.play.until(two.election().vote_at)
    for n, name in enumerate(("Mina", "Asha", "Lily", "Tom", "Pat", "Ola")):
        two.vote(name, GRACE if n % 2 else "Kim")
    _gets_a_voice(two)
    two.close()
    two.made_public()
    assert two.election().round == 2
    assert _standing(two) == [GRACE, "Kim"]


def test_lots_fall_on_who_gets_a_voice_in_another_group_as_before(two: Two) -> None:
    _stand(two, "Mina", "Kim")
    two.play.until(two.election().vote_at)
    election = two.election()
    before = two.play.store.run_now(lambda unit: list_beside(unit, election, now=two.play.now))
    assert _line(two, GRACE, two.river) in before
    _gets_a_voice(two)
    assert two.play.store.run_now(lambda unit: list_beside(unit, election, now=two.play.now)) == before


# Another phone


def _takes_phone(two: Two, name: str, group: GroupId, *, by: PersonId) -> None:
    """A facilitator of this group opens the link for somebody's phone on an account of their own."""
    spare = two.play.stranger("Spare")
    two.play.start(spare, link(two.play.tap(by, tap("people.phone", _line(two, name, group)))))


def _number(two: Two, name: str) -> int | None:
    return two.play.store.run_now(lambda unit: unit.people.get(two.people[name])).telegram_id


def test_on_the_last_day_no_phone_becomes_a_candidates_through_their_other_group(two: Two) -> None:
    two.join(two.people["Ben"], two.river)
    _stand(two, "Ben", "Kim")
    two.play.until(two.election().vote_at - DAY - HOUR)
    before = _number(two, "Ben")
    _takes_phone(two, "Ben", two.river, by=two.rob)
    two.play.until(two.election().vote_at - timedelta(minutes=1))
    assert _number(two, "Ben") == before
    two.play.until(two.election().vote_at + DAY)
    assert _number(two, "Ben") not in (None, before)
    election = two.election().id
    roll = two.play.store.run_now(lambda unit: unit.elections.list_roll(election))
    assert [voter.person_id for voter in roll if voter.moved] == [two.people["Ben"]]


def _mina_before_asha(two: Two) -> None:
    """Mina, who is in both groups, is elected; Asha is next in the count."""
    two.join(two.people["Mina"], two.river)
    _stand(two, "Mina", "Asha", "Kim")
    two.play.until(two.election().vote_at)
    for n, name in enumerate(("Lily", "Tom", "Dev", "Pat", "Ola", "Mina")):
        two.vote(name, *(("Mina", "Asha") if n < 4 else ("Mina",)))


def test_a_no_from_a_phone_that_moved_in_the_other_group_makes_nobody_else_the_rep(two: Two) -> None:
    _mina_before_asha(two)
    two.close()
    two.made_public()
    _takes_phone(two, "Mina", two.river, by=two.rob)
    two.play.until(two.play.now + 2 * DAY)
    two.play.tap(two.people["Mina"], tap("people.left", two.group))
    two.play.until(two.play.now + DAY)
    assert two.reps(two.group) == two.reps(two.river) == []


def test_who_is_in_both_groups_stops_from_either_of_them(two: Two) -> None:
    _mina_before_asha(two)
    two.close()
    two.made_public()
    mina = two.people["Mina"]
    two.play.tap(mina, tap("people.switched", two.river))
    two.play.tap(mina, tap("elections.reps"))
    two.play.press(mina, "I want to stop")
    two.play.press(mina, "Yes")
    two.play.until(two.play.now)
    assert two.reps(two.group) == two.reps(two.river) == ["Asha"]


def test_a_person_in_both_groups_who_is_forgotten_while_people_vote_is_nowhere_by_name(two: Two) -> None:
    _mina_before_asha(two)
    two.play.tap(two.people["Mina"], tap("people.deleted"))
    assert _standing(two) == ["Asha", "Kim"]
    assert "Mina" not in two.names()
    two.close()
    two.made_public()
    assert two.election().state is State.DONE
    assert two.reps(two.group) == two.reps(two.river) == ["Asha"]
    election = two.election().id
    assert two.play.store.run_now(lambda unit: unit.records.check(election)).faults == ()


def _was_the_rep_twice(two: Two, name: str, *, line: GroupId) -> None:
    """The rep of Northfield for two years, each by a vote; with them the group said: 2 times in a row.

    Args:
        line: of which group they were a member then.
    """
    year, now = timedelta(days=365), two.play.now

    def make(unit: Unit) -> None:
        member = unit.people.member_in(line, two.people[name], now=now)
        for begins in (now - 2 * year, now - year):
            moments = dict.fromkeys(("nominate_at", "vote_at", "close_at"), begins)
            values = {"group_id": two.group, "state": State.DONE, "seats": 1, "years": 1, "quorum": 5, "in_a_row": 2}
            vote = unit.elections.add({**values, **moments})
            unit.people.add_term(
                member, starts_at=begins, ends_at=begins + year, how=How.ELECTED, election=vote, group=two.group
            )

    two.play.store.run_now(make)


@pytest.mark.parametrize("name", ["Mina", "Asha"])
def test_nobody_who_had_their_times_in_a_row_stands_as_a_member_of_the_other_group(two: Two, name: str) -> None:
    two.join(two.people["Mina"], two.river)
    _was_the_rep_twice(two, "Mina", line=two.group)
    two.play.tap(two.sam, tap("people.role", _line(two, "Mina", two.group), "supporter"))
    _stand(two, name)
    assert _standing(two) == ([] if name == "Mina" else [name])


def test_nobody_who_was_chosen_by_both_groups_stands_anew_by_coming_into_the_other_one(two: Two) -> None:
    _was_the_rep_twice(two, "Kim", line=two.river)
    two.join(two.people["Kim"], two.group)
    two.play.tap(two.sam, tap("elections.plan", two.group))
    for label in ("Only our group", "1 rep", "2 years", "That is good", "5 people", "Yes, plan it"):
        two.play.press(two.sam, label)
    two.play.until(two.play.now)
    two.stand("Kim", "Mina")
    assert _standing(two) == ["Mina"]
