"""Promises of a seat that is kept for an area, when a candidate comes into a group there or goes from it."""

from datetime import timedelta

import pytest

from bot.ids import GroupId, PersonId
from bot.rules.elections import State
from bot.rules.people import Role
from bot.rules.voting_days import FIXED_BEFORE
from bot.screen import Screen, tap
from bot.services import people
from storage.records import check_all
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS
from tests.handlers.elections.test_reserved_area import City
from tests.handlers.elections.two_groups import RIVER
from tests.play import Play

DAY = timedelta(days=1)
EVERYBODY = (*VOTERS, *RIVER)


@pytest.fixture
def city(each_play: Play) -> City:
    """Mina of Northfield is in Riverside, too, which is in the city."""
    made = City(each_play)
    made.join(made.people["Mina"], made.river)
    made.plan()
    return made


def _leave(city: City, name: str = "Mina") -> Screen:
    return city.play.tap(city.people[name], tap("people.left", city.river))


def _number(city: City, name: str, group: GroupId) -> int:
    """The number of somebody in a group."""

    def find(unit: Unit) -> int:
        mine = unit.people.find_member(city.people[name], group, now=city.play.now)
        assert mine is not None
        return mine.id

    return city.play.store.run_now(find)


def _come(city: City, name: str, group: GroupId | None = None, *, by: PersonId | None = None) -> None:
    """Somebody opens the link of a group, and who looks after it lets them in: Riverside and Rob by themselves."""
    where = group or city.river

    def ask(unit: Unit) -> None:
        person = unit.people.get(city.people[name])
        people.open_link(unit, person, code=unit.people.get_group(where).join_code, now=city.play.now)
        people.consent(unit, person, group=where, ours=(), now=city.play.now)

    city.play.store.run_now(ask)
    city.play.tap(by or city.rob, tap("people.confirm", _number(city, name, where), str(Role.MEMBER)))


def _open(city: City, *candidates: str) -> None:
    city.stand(*candidates)
    city.play.until(city.election().vote_at)


def _vote(city: City, first: tuple[str, ...], others: tuple[str, ...]) -> None:
    for n, voter in enumerate(each for each in EVERYBODY if each in city.people):
        city.vote(voter, *(others if n else first))


def _elected(city: City) -> set[str]:
    result = city.election().result
    assert result is not None
    return {each.name for each in city.candidates() if each.place in result.elected}


def _faults(city: City) -> set[tuple[str, ...]]:
    return city.play.store.run_now(lambda unit: {record.faults for record in check_all(unit.connection)})


def _titles(city: City, name: str) -> list[str]:
    city.play.until(city.play.now + DAY)
    return [screen.title for screen in city.play.heard(city.people[name])]


def test_who_goes_from_the_area_before_voting_opens_stands_on_without_the_seat(city: City) -> None:
    city.stand("Mina", "Dev", "Tom")
    assert city.candidate("Mina").reserved
    _leave(city)
    assert not city.candidate("Mina").reserved
    city.play.until(city.election().vote_at)
    ballot = city.play.tap(city.people["Asha"], tap("elections.ballot", city.election(State.VOTING).id))
    assert "There is no candidate for this." in ballot.lines
    assert not any("the kept seat" in title for title in _titles(city, "Asha"))


def test_who_comes_into_the_area_while_people_can_stand_has_the_seat(city: City) -> None:
    city.stand("Lily")
    assert not city.candidate("Lily").reserved
    _come(city, "Lily")
    assert city.candidate("Lily").reserved


def test_on_the_last_day_before_voting_opens_nobody_comes_to_the_seat(city: City) -> None:
    city.stand("Lily", "Tom", "Kim")
    city.play.until(city.election().vote_at - FIXED_BEFORE + timedelta(hours=1))
    _come(city, "Lily")
    assert not city.candidate("Lily").reserved
    city.play.until(city.election().vote_at)
    assert not city.candidate("Lily").reserved
    assert city.candidate("Kim").reserved


def test_who_goes_from_the_area_while_people_vote_has_not_its_seat_and_everybody_hears_it(city: City) -> None:
    _open(city, "Mina", "Tom", "Kim")
    _vote(city, ("Tom", "Kim"), ("Mina", "Tom"))
    for name in ("Asha", "Lily", "Kim"):
        city.play.heard(city.people[name])
    _leave(city)
    _leave(city)
    for name in ("Asha", "Lily", "Kim"):
        assert _titles(city, name).count("🪑 Mina and the kept seat") == 1
    told = city.play.tap(city.people["Asha"], tap("elections.seat_lost", city.candidate("Mina").id))
    assert "Mina is still a candidate." in told.lines
    assert "People who voted can change their vote." in told.lines
    city.close()
    late = city.play.tap(city.people["Asha"], tap("elections.seat_lost", city.candidate("Mina").id))
    assert "Mina is not one of these people now." in late.lines
    assert "Mina is still a candidate." not in late.lines
    # Tom has more votes than Mina, and so the seat that is for everybody.
    assert _elected(city) == {"Tom", "Kim"}
    assert _faults(city) == {()}


def test_who_is_no_candidate_any_more_is_not_told_to_be_one(city: City) -> None:
    """What waits until morning is drawn then."""
    _open(city, "Mina", "Tom", "Kim")
    lost = tap("elections.seat_lost", city.candidate("Mina").id)
    _leave(city)
    assert "Mina is still a candidate." in city.play.tap(city.people["Asha"], lost).lines
    city.play.tap(city.people["Mina"], tap("people.switch", city.group))
    city.play.tap(city.people["Mina"], tap("elections.withdrew", city.candidate("Mina").id))
    assert "Mina" not in city.play.tap(city.people["Asha"], lost).title


def test_who_has_most_votes_has_the_seat_for_everybody_without_the_area(city: City) -> None:
    _open(city, "Mina", "Tom", "Kim")
    _leave(city)
    _vote(city, ("Mina", "Kim"), ("Mina", "Tom"))
    city.close()
    assert _elected(city) == {"Mina", "Kim"}


def test_who_comes_back_while_people_vote_has_the_seat_no_more(city: City) -> None:
    _open(city, "Mina", "Tom", "Kim")
    _leave(city)
    _come(city, "Mina")
    assert not city.candidate("Mina").reserved


def test_who_comes_into_the_area_while_people_vote_gains_nothing(city: City) -> None:
    _open(city, "Mina", "Tom", "Kim")
    _come(city, "Tom")
    assert not city.candidate("Tom").reserved


@pytest.mark.parametrize("deed", [("people.removed",), ("people.role", str(Role.SUPPORTER))])
def test_nobody_takes_the_seat_from_a_candidate_by_taking_them_out_of_the_area(city: City, deed: tuple[str]) -> None:
    """Mina stands as somebody of Northfield, and who looks after Riverside does not decide what she can win."""
    city.stand("Mina", "Tom", "Kim")
    for moment in (city.play.now, city.election().vote_at):
        city.play.until(moment)
        no = city.play.tap(city.rob, tap(deed[0], _number(city, "Mina", city.river), *deed[1:]))
        assert "Mina" in " ".join((no.title, *no.lines))
        assert city.candidate("Mina").reserved


def test_a_phone_that_moved_gives_nobodys_seat_away(city: City) -> None:
    _open(city, "Mina", "Tom", "Kim")
    member = city.member("Mina")
    election = city.election().id
    city.play.store.run_now(lambda unit: unit.elections.note_moved(election, member.id))
    _leave(city)
    assert city.candidate("Mina").reserved


def test_who_wants_to_leave_reads_first_what_they_lose(city: City) -> None:
    city.stand("Mina", "Tom", "Kim")
    lines = {}
    for name, group in (("Mina", city.river), ("Kim", city.river), ("Dev", city.group)):
        city.play.tap(city.people[name], tap("people.switch", group))
        lines[name] = city.play.tap(city.people[name], tap("people.leave")).lines
    assert "We keep a seat for people whose group is in City." in lines["Mina"]
    assert "If you leave, you will not be a candidate any more." in lines["Kim"]
    assert not any("candidate" in line for line in lines["Dev"])


def test_a_group_to_which_somebody_came_on_the_last_day_keeps_no_seat_for_who_leaves_the_other_one(
    each_play: Play,
) -> None:
    city = City(each_play)
    hill = each_play.group("Hillside", beside=city.group)
    ann = each_play.member("Ann", hill, role=Role.FACILITATOR)
    area = each_play.store.run_now(lambda unit: unit.people.get_group(city.river).area_id)
    assert area is not None
    each_play.tap(ann, tap("areas.join", area, hill))
    city.join(city.people["Mina"], city.river)
    city.keep("City", groups=("Riverside", "Hillside"))
    each_play.press(city.sam, "Yes, plan it")
    each_play.tap(ann, tap("elections.asked", city.election().id, hill))
    each_play.press(ann, "Yes, together")
    city.say()
    city.stand("Mina", "Tom", "Kim")
    each_play.until(city.election().vote_at - FIXED_BEFORE + timedelta(hours=1))
    _come(city, "Mina", hill, by=ann)
    each_play.tap(city.people["Mina"], tap("people.switch", city.river))
    lines = each_play.tap(city.people["Mina"], tap("people.leave")).lines
    assert "We keep a seat for people whose group is in City." in lines
    _leave(city)
    assert not city.candidate("Mina").reserved


def test_when_papers_wait_and_somebody_goes_from_the_area_the_seat_is_not_theirs(each_play: Play) -> None:
    city = City(each_play)
    city.people["Joe"] = each_play.member("Joe", city.group, on_paper=True)
    city.join(city.people["Mina"], city.river)
    city.plan()
    _open(city, "Mina", "Tom", "Kim")
    _vote(city, ("Tom", "Kim"), ("Mina", "Tom"))
    city.close()
    assert city.election().state is State.PAPER
    _leave(city)
    told = city.play.tap(city.people["Asha"], tap("elections.seat_lost", city.candidate("Mina").id))
    assert "People who voted can change their vote." not in told.lines
    election = city.election().id
    city.play.tap(city.sam, tap("elections.draw_counters", election))
    asked = city.play.store.run_now(lambda unit: unit.elections.list_counts(election))
    people_of = city.play.store.run_now(
        lambda unit: [unit.people.get_member(each.member_id, now=city.play.now).person_id for each in asked]
    )
    for name in [each for each, person in city.people.items() if person in people_of]:
        city.count(name, "It is empty")
    assert _elected(city) == {"Tom", "Kim"}


def _tied_twice(city: City) -> None:
    """Mina and Kim have the same number of votes for the seat of the city, twice."""
    _open(city, "Tom", "Mina", "Kim", "Dev")
    voters = [each for each in EVERYBODY if each in city.people][:8]
    for n, voter in enumerate(voters):
        city.vote(voter, "Tom", "Kim" if n % 2 else "Mina")
    city.close()
    city.made_public()
    assert city.election().round == 2
    for n, voter in enumerate(voters):
        city.vote(voter, "Kim" if n % 2 else "Mina")
    city.close()
    city.made_public()
    assert city.election().state is State.LOTS


def test_who_goes_from_the_area_between_a_tie_and_the_second_vote_does_not_stand_for_its_seat(city: City) -> None:
    _open(city, "Tom", "Mina", "Kim", "Dev")
    for n, voter in enumerate([each for each in EVERYBODY if each in city.people][:8]):
        city.vote(voter, "Tom", "Kim" if n % 2 else "Mina")
    city.close()
    _leave(city)
    city.made_public()
    assert city.election().round == 2
    assert [each.name for each in city.candidates()] == ["Kim"]
    assert _faults(city) == {()}


@pytest.mark.parametrize("seats_stay_free", [True, False])
def test_who_goes_from_the_area_while_lots_wait_is_not_drawn_for_its_seat_and_nobody_else_is(
    city: City, monkeypatch: pytest.MonkeyPatch, seats_stay_free: bool
) -> None:
    """Who is tied does not change any more: going gives the seat to nobody else."""
    _tied_twice(city)
    gone, stays = city.candidate("Mina"), city.candidate("Kim")
    _leave(city)
    first = gone if seats_stay_free else stays
    monkeypatch.setattr(
        "bot.services.elections.lots.draw_lots",
        lambda seed, tied, seats: tuple(sorted(tied, key=lambda place: place != first.place)),
    )
    play, election = city.play, city.election().id
    witnesses = {"Mina": ("Lily", city.member("Lily").id), "Kim": ("Pat", _number(city, "Pat", city.river))}
    for tied, (name, number) in witnesses.items():
        play.tap(city.people[tied], tap("elections.name_witness", election, number))
        play.tap(city.people[name], tap("elections.word", election))
        play.say(city.people[name], f"word of {name}")
    city.play.until(city.play.now + 20 * DAY)
    assert city.election().state is State.DONE
    assert _elected(city) == (set() if seats_stay_free else {"Kim"})
    assert _faults(city) == {()}


def test_who_went_from_the_area_is_not_next_for_its_seat(city: City) -> None:
    """Kim has the seat of the city and stops; Mina would be next, and is in no group there any more."""
    _open(city, "Tom", "Mina", "Kim")
    voters = [each for each in EVERYBODY if each in city.people]
    for n, voter in enumerate(voters):
        city.vote(voter, *(("Tom", "Kim") if n < 6 else ("Tom", "Mina")))
    city.close()
    city.made_public()
    assert _elected(city) == {"Tom", "Kim"}
    _leave(city)
    city.play.tap(city.people["Kim"], tap("people.left", city.river))
    city.play.until(city.play.now + 2 * DAY)
    assert city.reps(city.group) == ["Tom"]
