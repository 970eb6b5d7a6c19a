"""Promises of who is the rep when a vote is planned: it is asked what becomes of them, and just that happens."""

from datetime import datetime, timedelta

from bot.rules.elections import State
from bot.rules.people import Member
from bot.screen import Screen, tap
from bot.services.reps import terms
from storage.records import check_all
from storage.reps import check_reps
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.table import plan_meeting
from tests.play import Play

REST = ("2 years", "That is good", "5 people", "Yes, plan it")


def _is_rep(hall: Hall, name: str) -> Member:
    """This member was the rep before, until June 2028."""
    member = hall.member(name)

    def begin(unit: Unit) -> None:
        ends_at = hall.play.now.replace(year=2028)
        unit.people.add_term(member, starts_at=hall.play.now, ends_at=ends_at, how="before")

    hall.play.store.run_now(begin)
    return member


def _plans(hall: Hall, *labels: str) -> Screen:
    hall.play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in labels:
        hall.play.press(hall.sam, label)
    hall.play.until(hall.play.now)
    return hall.play.last(hall.sam)


def _chosen(hall: Hall, *names: str) -> None:
    """These stand, everybody votes for the first, and time goes on until the votes are counted."""
    hall.stand(*names)
    hall.play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, names[0])
    hall.close()


def _reps(hall: Hall) -> list[str]:
    return [name for name in VOTERS if hall.member(name).is_rep]


def _public_at(hall: Hall) -> datetime:
    public_at = hall.election(State.DONE).public_at
    assert public_at is not None
    return public_at


def test_who_is_replaced_is_the_rep_until_everybody_hears_the_result_and_hears_it_too(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST)
    _chosen(hall, "Mina", "Ben")
    assert _reps(hall) == ["Mina", "Tom"]
    each_play.heard(hall.people["Tom"])
    each_play.until(_public_at(hall))
    assert _reps(hall) == ["Mina"]
    assert any("Your time as rep is over." in shown.lines for shown in each_play.heard(hall.people["Tom"]))

    def faults(unit: Unit) -> list[object]:
        return [*(each.faults for each in check_all(unit.connection) if each.faults), *check_reps(unit.connection)]

    assert each_play.store.run_now(faults) == []


def test_who_stays_is_the_rep_beside_the_new_one(hall: Hall) -> None:
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Tom stays", *REST)
    _chosen(hall, "Mina", "Ben")
    hall.play.until(_public_at(hall))
    assert _reps(hall) == ["Mina", "Tom"]


def test_nobody_stops_where_nobody_was_chosen(hall: Hall) -> None:
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST)
    hall.stand("Mina")
    hall.play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, "None of these")
    hall.close()
    hall.play.until(_public_at(hall))
    assert _reps(hall) == ["Tom"]


def test_who_is_replaced_and_chosen_again_goes_on(hall: Hall) -> None:
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST)
    _chosen(hall, "Tom", "Ben")
    hall.play.until(_public_at(hall))
    assert _reps(hall) == ["Tom"]


def test_after_a_tie_who_is_replaced_stays_until_the_second_vote_is_over(hall: Hall) -> None:
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST)
    hall.stand("Mina", "Ben")
    hall.play.until(hall.election().vote_at)
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Mina" if n % 2 else "Ben")
    hall.close()
    hall.play.until(_public_at(hall))
    assert _reps(hall) == ["Tom"]
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    hall.play.until(_public_at(hall))
    assert _reps(hall) == ["Ben"]


def test_each_rep_of_today_is_asked_about_and_the_plan_says_what_becomes_of_them_and_until_when(hall: Hall) -> None:
    for name in ("Tom", "Lily"):
        _is_rep(hall, name)
    asked = _plans(hall, "2 reps")
    assert (asked.title, asked.lines[0]) == (
        "🗣 Does Lily stay as rep?",
        "Lily's last day as rep is Thursday 1 June 2028.",
    )
    hall.play.press(hall.sam, "Lily stays")
    hall.play.press(hall.sam, "Instead of Tom")
    for label in ("Everybody they like", *REST[:-1]):
        hall.play.press(hall.sam, label)
    lines = hall.play.last(hall.sam).lines
    assert {"Lily stays as rep.", asked.lines[0], "Tom stops when you have a new rep."} <= {*lines}
    hall.play.press(hall.sam, "Yes, plan it")
    everybody_reads = hall.play.tap(hall.people["Dev"], tap("elections.rules", hall.election().id)).lines
    assert {"Lily stays as rep.", "Tom stops when you have a new rep."} <= {*everybody_reads}


def test_a_plan_that_does_not_say_what_becomes_of_the_rep_leads_to_the_question(hall: Hall) -> None:
    _plans(hall, "1 rep", *REST[:-1])
    _is_rep(hall, "Tom")
    refused = hall.play.press(hall.sam, "Yes, plan it")
    assert (refused.title, hall.election().state) == ("🗣 Does Tom stay as rep?", State.DRAFT)
    asked = hall.play.tap(hall.sam, tap("elections.rep_now", hall.election().id, 0))
    assert [button.label for button in asked.buttons] == ["🗣 Tom stays as rep", "🔁 Instead of Tom"]


def test_who_stopped_meanwhile_is_no_part_of_the_plan(hall: Hall) -> None:
    tom = _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST[:-1])
    hall.play.store.run_now(lambda unit: terms.end_as_rep(unit, tom, by_themselves=True, now=hall.play.now))
    hall.play.press(hall.sam, "Yes, plan it")
    assert (hall.election().state, hall.election().staying) == (State.PLANNED, ())


def test_everybody_hears_with_the_plan_who_stops(hall: Hall) -> None:
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST)
    for name, said in (("Tom", "You stop when there is a new rep."), ("Dev", "Tom stops when you have a new rep.")):
        assert any(said in s.lines for s in hall.play.heard(hall.people[name]))


def test_nothing_says_what_came_out_before_everybody_hears_it(each_play: Play) -> None:
    hall = Hall(each_play)
    _is_rep(hall, "Tom")
    _plans(hall, "1 rep", "Instead of Tom", *REST)
    hall.stand("Mina", "Asha")
    each_play.until(hall.election().vote_at)
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    meeting, ben = plan_meeting(each_play, hall.sam, days=40), hall.member("Ben").id
    each_play.tap(hall.sam, tap("deputies.chosen", ben))
    each_play.tap(hall.people["Tom"], tap("deputies.ask", meeting, ben))
    number = each_play.store.run_now(lambda unit: unit.deputies.list_open_of(ben))[0].id
    each_play.tap(hall.people["Ben"], tap("deputies.yes", number))
    pages = (
        tap("elections.reps"), tap("reps.again"), tap("meetings.show", meeting), tap("agenda.desk"),
        tap("agenda.as_text", meeting), tap("deputies.cannot", meeting), tap("deputies.choose", hall.group, 0),
        tap("elections.plan", hall.group), tap("people.members", hall.group, 0),
        *(tap("people.member", hall.member(name).id) for name in ("Mina", "Tom")),
    )  # fmt: skip
    who = (hall.sam, *(hall.people[name] for name in ("Ben", "Tom", "Lily")))

    def seen() -> list[tuple[str, ...]]:
        shown = [each_play.tap(person, page) for person in who for page in pages]
        return [(each.title, *each.lines, *(button.label for button in each.buttons)) for each in shown]

    each_play.until(hall.election().close_at - timedelta(minutes=1))
    before = seen()
    hall.close()
    assert seen() == before
    each_play.until(_public_at(hall))
    assert "Mina speaks for Northfield." in each_play.tap(hall.people["Lily"], tap("elections.reps")).lines
    assert each_play.tap(hall.sam, tap("elections.plan", hall.group)).title.startswith("🗳 Plan a vote")


def _next_in_the_count(hall: Hall) -> None:
    """Mina was elected before Ben; then a new vote is planned instead of her, and she stops while people can stand."""
    hall.open("Mina", "Ben", "Asha")
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Mina", "Ben" if n < 4 else "Asha")
    hall.close()
    hall.play.until(_public_at(hall))
    _plans(hall, "1 rep", "Instead of Mina", *REST)
    hall.play.tap(hall.people["Mina"], tap("elections.stepped", hall.group))
    hall.play.until(hall.play.now + timedelta(hours=1))


def test_who_comes_in_the_place_of_a_rep_while_a_vote_is_planned_stops_with_it_too(each_play: Play) -> None:
    hall = Hall(each_play)
    _next_in_the_count(hall)
    assert _reps(hall) == ["Ben"]
    rules = each_play.tap(hall.people["Dev"], tap("elections.rules", hall.election().id)).lines
    assert "Ben stops when you have a new rep." in rules
    _chosen(hall, "Tom", "Lily")
    assert _reps(hall) == ["Ben", "Tom"]
    each_play.until(_public_at(hall))
    assert _reps(hall) == ["Tom"]
    assert any("Your time as rep is over." in shown.lines for shown in each_play.heard(hall.people["Ben"]))

    def faults(unit: Unit) -> list[object]:
        return [*(each.faults for each in check_all(unit.connection) if each.faults), *check_reps(unit.connection)]

    assert each_play.store.run_now(faults) == []


def test_who_comes_in_such_a_place_and_is_chosen_goes_on(hall: Hall) -> None:
    _next_in_the_count(hall)
    _chosen(hall, "Ben", "Lily")
    hall.play.until(_public_at(hall))
    assert _reps(hall) == ["Ben"]
