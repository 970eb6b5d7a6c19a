"""Promises for a rep whom two groups chose together: the deputy of either can go, and speaks for both."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, HandoverId, MeetingId, MemberId
from bot.rules.deputies import State
from bot.screen import tap
from bot.services.reps.terms import over_due
from storage.unit import Unit
from tests.handlers.elections.two_groups import OTHER_BEN, Two
from tests.handlers.table import plan_meeting
from tests.play import Play


@pytest.fixture
def two(each_play: Play) -> Two:
    """Mina of Northfield is the rep of both. Each group chose a deputy who is called Ben."""
    made = Two(each_play, river_paper=("Joe",))
    mina = each_play.store.run_now(
        lambda unit: unit.people.member_in(made.group, made.people["Mina"], now=each_play.now)
    )

    def speaks(unit: Unit) -> None:
        for group in (made.group, made.river):
            ends = each_play.now.replace(year=2028)
            unit.people.add_term(mina, starts_at=each_play.now, ends_at=ends, how="before", group=group)

    each_play.store.run_now(speaks)
    return made


def _line(two: Two, name: str, group: GroupId) -> MemberId:
    person = two.people[name]
    return two.play.store.run_now(lambda unit: unit.people.member_in(group, person, now=two.play.now)).id


def _choose(two: Two, name: str, group: GroupId) -> MemberId:
    number = _line(two, name, group)
    two.play.tap(two.sam if group == two.group else two.rob, tap("deputies.chosen", number))
    return number


def _newest(two: Two) -> HandoverId:
    mina = _line(two, "Mina", two.group)
    return two.play.store.run_now(lambda unit: unit.deputies.list_open_of(mina)[-1].id)


def _goes(two: Two, name: str, meeting: MeetingId) -> HandoverId:
    two.play.tap(two.people["Mina"], tap("deputies.ask", meeting, _line(two, name, two.river)))
    return _newest(two)


def _told(two: Two, name: str) -> list[str]:
    return [line for shown in two.play.heard(two.people[name]) for line in (shown.title, *shown.lines)]


def _title(two: Two, name: str, *pressed: str | int) -> str:
    return two.play.tap(two.people[name], tap(*pressed)).title  # type: ignore[arg-type]


def test_a_rep_of_two_groups_asks_the_deputy_of_either_and_reads_whose_it_is(two: Two) -> None:
    meeting = plan_meeting(two.play, two.sam, days=30)
    _choose(two, "Ben", two.group)
    _choose(two, OTHER_BEN, two.river)
    page = two.play.tap(two.people["Mina"], tap("deputies.cannot", meeting))
    labels = " | ".join(button.label for button in page.buttons)
    assert "Ben (Northfield)" in labels
    assert "Ben (Riverside)" in labels


def test_the_deputy_of_the_other_group_says_yes_has_the_desk_and_all_of_both_groups_hear_it(two: Two) -> None:
    meeting = plan_meeting(two.play, two.sam, days=30)
    _choose(two, "Kim", two.river)
    number = _goes(two, "Kim", meeting)
    assert "🙋 Mina asks you" in _told(two, "Kim")
    assert _title(two, "Kim", "agenda.desk") != _title(two, "Mina", "agenda.desk")
    two.play.tap(two.people["Kim"], tap("deputies.yes", number))
    for name in ("Tom", "Ola"):
        assert "Kim will go for Mina." in _told(two, name)
    assert _title(two, "Kim", "agenda.desk") == _title(two, "Mina", "agenda.desk")
    assert "go for Mina" in " ".join((shown := two.play.start(two.people["Kim"])).lines) + shown.title


def test_for_somebody_without_a_phone_their_own_facilitator_writes_down_the_answer(two: Two) -> None:
    meeting = plan_meeting(two.play, two.sam, days=30)
    _choose(two, "Joe", two.river)
    number = _goes(two, "Joe", meeting)
    for name, by in (("Sam", two.sam), ("Rob", two.rob)):
        two.people[name] = by
    assert not any("Joe" in line for line in _told(two, "Sam"))
    assert any("Joe" in line for line in _told(two, "Rob"))
    two.play.tap(two.sam, tap("deputies.yes", number))
    state = two.play.store.run_now(lambda unit: unit.deputies.get(number)).state
    assert state is State.ASKED
    two.play.tap(two.rob, tap("deputies.yes", number))
    assert two.play.store.run_now(lambda unit: unit.deputies.get(number)).state is State.YES


def test_when_the_rep_is_the_rep_of_one_group_only_the_deputy_of_the_other_one_does_not_go(two: Two) -> None:
    meeting = plan_meeting(two.play, two.sam, days=30)
    _choose(two, "Kim", two.river)
    number = _goes(two, "Kim", meeting)
    two.play.tap(two.people["Kim"], tap("deputies.yes", number))
    two.play.heard(two.people["Kim"])
    two.play.heard(two.people["Mina"])
    # Riverside has another rep from now on.
    mina, now = _line(two, "Mina", two.group), two.play.now
    term = next(
        each
        for each in two.play.store.run_now(lambda unit: unit.people.list_running_of(mina, now=now))
        if each.group_id == two.river
    )

    two.play.store.run_now(lambda unit: over_due(unit, term.id, now=now))
    two.play.until(two.play.now + timedelta(hours=1))
    assert two.play.store.run_now(lambda unit: unit.deputies.get(number)).state is State.OVER
    assert any("do not need" in line for line in _told(two, "Kim"))
    assert any("Kim" in line for line in _told(two, "Mina"))
    assert _title(two, "Kim", "agenda.desk") != _title(two, "Mina", "agenda.desk")
