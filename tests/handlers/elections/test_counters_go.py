"""Promises of those who count papers and go: somebody else counts at once, and they never again in this vote."""

from datetime import datetime, timedelta

from bot.rules.elections import State
from bot.rules.papers import COUNTERS, Count
from bot.rules.people import Role
from bot.screen import tap
from bot.services import people
from bot.services.elections.counters import list_counting
from storage.unit import Unit
from tests.handlers.elections.table import Hall, with_papers
from tests.handlers.people.table import link
from tests.play import Play

BOTH = ("Mina", "Mina")
FALSE = ("Ben", "Ben")


def _counting(hall: Hall) -> set[str]:
    """Who counts now, without anybody having pressed that lots fall."""
    counts = hall.play.store.run_now(list_counting, hall.election(), now=hall.play.now)
    names = {hall.play.store.run_now(_name_of, count, now=hall.play.now) for count in counts}
    assert len(counts) == len(names)
    return names


def _name_of(unit: Unit, count: Count, *, now: datetime) -> str:
    return unit.people.get_member(count.member_id, now=now).name


def _leaves(hall: Hall, name: str) -> None:
    hall.play.tap(hall.people[name], tap("people.left", hall.group))


def _comes_back(hall: Hall, name: str) -> None:
    """With the link of the group, and a facilitator says that they are a member."""

    def join(unit: Unit) -> None:
        person, now = unit.people.get(hall.people[name]), hall.play.now
        people.open_link(unit, person, code=unit.people.get_group(hall.group).join_code, now=now)
        people.consent(unit, person, group=hall.group, ours=(), now=now)
        member = unit.people.find_member(person.id, hall.group, now=now)
        assert member is not None
        people.confirm(unit, unit.people.get(hall.sam), member=member.id, role=Role.MEMBER, now=now)

    hall.play.store.run_now(join)


def test_when_one_who_counts_leaves_somebody_else_is_asked_at_once(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    hall.count(first, *BOTH)
    _leaves(hall, first)
    (third,) = _counting(hall) - {second}
    assert third != first
    assert any("Please count the papers" in screen.title for screen in each_play.heard(hall.people[third]))
    for name in (second, third):
        hall.count(name, *BOTH)
    assert hall.member("Mina").is_rep


def test_nothing_of_what_they_had_found_stays(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, _ = hall.draw_counters()
    election, number = hall.election().id, hall.member(first).id
    hall.count(first, *BOTH)
    _leaves(hall, first)
    counts = each_play.store.run_now(lambda unit: unit.elections.list_counts(election))
    assert [count for count in counts if count.member_id == number] == [Count(number, is_out=True)]


def test_who_comes_back_does_not_count_beside_two_others(each_play: Play) -> None:
    """One leaves when they have sent something false, somebody they know is drawn, and they come back: not with it."""
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    hall.count(first, *FALSE)
    _leaves(hall, first)
    (third,) = _counting(hall) - {second}
    _comes_back(hall, first)
    assert _counting(hall) == {second, third}
    assert "old" in each_play.tap(hall.people[first], tap("elections.my_count", hall.election().id)).title
    hall.count(third, *FALSE)
    assert hall.election().state is State.PAPER
    hall.count(second, *BOTH)
    assert hall.election().state is State.PAPER


def test_papers_that_do_not_fit_can_be_corrected_after_one_who_counts_came_back(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    hall.count(first, "Mina")
    _leaves(hall, first)
    (third,) = _counting(hall) - {second}
    _comes_back(hall, first)
    for name in (second, third):
        hall.count(name, "Mina")
    assert hall.election().state is State.PAPER
    each_play.tap(hall.sam, tap("elections.gave", hall.election().id, hall.member("Joe").id, 0, 0))
    assert hall.member("Mina").is_rep


def test_when_one_who_counts_has_another_phone_somebody_else_is_asked_at_once(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    shown = each_play.tap(hall.sam, tap("people.phone", hall.member(first).id))
    each_play.start(each_play.stranger("Somebody"), link(shown))
    each_play.until(each_play.now + timedelta(days=1, hours=1))
    assert first not in _counting(hall)
    assert second in _counting(hall)
    assert len(_counting(hall)) == COUNTERS


def test_when_nobody_else_can_count_the_facilitator_hears_it(each_play: Play) -> None:
    hall = with_papers(each_play)
    first, second = hall.draw_counters()
    for name in ("Lily", "Tom", "Dev", "Asha"):
        if name not in (first, second):
            _leaves(hall, name)
    each_play.heard(hall.sam)
    _leaves(hall, first)
    assert _counting(hall) == {second}
    assert any("not enough other members" in " ".join(screen.lines) for screen in each_play.heard(hall.sam))


def test_who_suggests_everybody_leaves_enough_who_count(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe",))
    election = hall.plan()
    hall.stand("Ben", "Mina")
    for name in ("Asha", "Lily", "Tom"):
        each_play.tap(hall.people["Dev"], tap("elections.suggested", election, hall.member(name).id))
    each_play.start(hall.people["Asha"])
    for label in ("Say yes or no", "✋ No"):
        each_play.press(hall.people["Asha"], label)
    each_play.until(hall.election().vote_at)
    for name in ("Asha", "Lily", "Tom", "Dev"):
        hall.vote(name, "Mina")
    hall.close()
    assert len(hall.draw_counters()) == COUNTERS
