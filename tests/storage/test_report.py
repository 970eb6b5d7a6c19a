"""Promises of what practice is told of the database: what comes next, who waits, what happened, who has a phone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.ids import PersonId
from bot.practice import report
from bot.rules.facts import kind_of
from bot.rules.facts.meetings import MeetingPlanned
from bot.rules.people import Role, Standing
from bot.rules.schedule import Push, WallTime
from bot.screen import HOME
from storage.unit import Store, Unit

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TOMORROW = NOON + timedelta(hours=20)
LONDON = ZoneInfo("Europe/London")


def _people(unit: Unit) -> list[PersonId]:
    """Asha with a phone, who is the rep of her group, and Joe without one."""
    board = unit.people.add_board("Marlshire")
    group = unit.people.add_group(board, "Northfield", zone="Europe/London", language="en", join_code="x", now=NOON)
    made = []
    for name, phone in (("Asha", 104), ("Joe", None)):
        person = unit.people.add(name, telegram_id=phone, language="en", now=NOON)
        role, standing = Role.MEMBER, Standing.IN
        unit.people.add_member(person, group, role=role, standing=standing, on_paper=phone is None, now=NOON)
        made.append(person)
    rep = unit.people.member_in(group, made[0], now=NOON)
    unit.people.add_term(rep, starts_at=NOON, ends_at=NOON + timedelta(days=9), how="before")
    unit.facts.add(MeetingPlanned(7, board, 1), now=NOON)  # type: ignore[arg-type]
    return made


def test_a_report_says_what_comes_next_for_whom_and_what_people_are(each_store: Store) -> None:
    def lay(unit: Unit) -> None:
        for person in _people(unit):
            unit.deliveries.put(person, HOME, push=Push.ORDINARY, not_before=TOMORROW)
        unit.schedule.set("elections.forget", 1, WallTime.of(NOON + timedelta(hours=1), LONDON))
        unit.schedule.set("elections.open", 1, WallTime.of(TOMORROW + timedelta(days=1), LONDON))

    each_store.run_now(lay)
    told = each_store.run_now(lambda unit: report.read(unit, None, now=NOON))

    assert (told.coming, told.coming_at, told.coming_for) == (report.LETTERS, TOMORROW, ("Asha",))
    assert told.waiting == ("Asha",)
    assert told.roles == {104: "rep"}
    assert told.happened == {kind_of(MeetingPlanned): 1}


def test_a_deadline_that_comes_before_every_letter_is_what_comes_next(each_store: Store) -> None:
    def lay(unit: Unit) -> None:
        unit.deliveries.put(_people(unit)[0], HOME, push=Push.NOW, not_before=TOMORROW)
        unit.schedule.set("elections.open", 1, WallTime.of(NOON + timedelta(hours=1), LONDON))

    each_store.run_now(lay)
    told = each_store.run_now(lambda unit: report.read(unit, NOON, now=NOON))

    assert (told.next_at, told.coming, told.coming_for, told.waiting) == (NOON, "elections.open", (), ())


def test_letters_that_wait_for_a_better_hour_are_due_at_once_and_those_with_an_hour_of_their_own_are_not(
    each_store: Store,
) -> None:
    def lay(unit: Unit) -> None:
        asha, joe = _people(unit)
        unit.deliveries.put(asha, HOME, push=Push.ORDINARY, not_before=TOMORROW)
        unit.deliveries.put(joe, HOME, push=Push.NOW, not_before=TOMORROW)
        unit.deliveries.hurry(NOON)

    each_store.run_now(lay)

    due, waiting = (
        each_store.run_now(lambda unit: unit.deliveries.due(NOON, most=9)),
        each_store.run_now(lambda unit: unit.deliveries.list_waiting(NOON)),
    )
    assert [letter.person for letter in due] == [1]
    assert [letter.person for letter in waiting] == [2]
