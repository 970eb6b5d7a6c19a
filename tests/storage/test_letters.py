"""Promises of each question about letters: it is about one person, one group, one letter, and one moment."""

from datetime import timedelta

from bot.ids import FactId, GroupId, PersonId
from bot.rules.schedule import Push
from bot.screen import HELP, HOME, Tap, tap
from storage.arrivals import Missed
from storage.deliveries import Letter
from storage.unit import Unit
from tests.play import START, Play

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MIDNIGHT = START.replace(hour=0)
NEWS, VOTE = tap("summaries.news", 1), tap("elections.show", 1)
US, THEM = "our program", "their program"


def _two(play: Play) -> tuple[GroupId, PersonId, PersonId]:
    """A group with two members."""
    group = play.group()
    people = play.member("Mina", group), play.member("Ben", group)
    return group, *people


def _put(
    unit: Unit, person: PersonId, view: Tap, *, minutes: int = 0, push: Push = Push.ORDINARY, key: str = ""
) -> None:
    unit.deliveries.put(person, view, push=push, not_before=START + minutes * MINUTE, key=key)


def _due(unit: Unit, *, minutes: int = 0) -> list[tuple[PersonId | GroupId | None, Tap]]:
    due = unit.deliveries.due(START + minutes * MINUTE, most=100)
    return [(each.group if each.person is None else each.person, each.tap) for each in due]


def _claim(unit: Unit, program: str = US) -> list[Letter]:
    return unit.deliveries.claim(program, START, most=100)


def _carried(unit: Unit, *people: PersonId) -> list[Letter]:
    """The news for each of them, which this program is about to say."""
    for person in people:
        _put(unit, person, NEWS)
    return _claim(unit)


def test_a_letter_waits_once_for_each_key_person_and_view(each_play: Play) -> None:
    group, mina, ben = _two(each_play)
    other = each_play.group("Riverside")

    def deed(unit: Unit) -> list[tuple[PersonId | GroupId | None, Tap]]:
        for view, key in ((NEWS, ""), (NEWS, ""), (VOTE, ""), (NEWS, "again"), (NEWS, "again")):
            _put(unit, mina, view, key=key)
        _put(unit, ben, NEWS)
        for key in ("", "", "there", "there"):
            unit.deliveries.announce(group, NEWS, not_before=START, key=key)
        unit.deliveries.announce(other, NEWS, not_before=START)
        return _due(unit)

    assert each_play.store.run_now(deed) == [
        (mina, NEWS), (mina, VOTE), (mina, NEWS), (ben, NEWS), (group, NEWS), (group, NEWS), (other, NEWS),
    ]  # fmt: skip


def test_what_is_taken_back_withdrawn_or_dropped_is_that_and_nothing_else(each_play: Play) -> None:
    group, mina, ben = _two(each_play)

    def deed(unit: Unit) -> list[list[tuple[PersonId | GroupId | None, Tap]]]:
        for person in (mina, ben):
            _put(unit, person, NEWS, key=f"1:{person}")
            _put(unit, person, VOTE, key=f"11:{person}")
        unit.deliveries.announce(group, NEWS, not_before=START, key="1:group")
        seen = []
        unit.deliveries.take_back(NEWS, people=[ben], groups=[group])
        seen.append(_due(unit))
        unit.deliveries.withdraw(FactId(1))
        seen.append(_due(unit))
        unit.deliveries.drop_for(mina)
        seen.append(_due(unit))
        return seen

    assert each_play.store.run_now(deed) == [
        [(mina, NEWS), (mina, VOTE), (ben, VOTE)],
        [(mina, VOTE), (ben, VOTE)],
        [(ben, VOTE)],
    ]


def test_a_letter_is_due_from_its_moment_on(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        _put(unit, mina, NEWS, minutes=1)
        _put(unit, ben, VOTE, minutes=2)
        before = (_due(unit), found.next_after(START), found.oldest_due(START))
        then = (_due(unit, minutes=1), found.next_after(START + MINUTE), found.oldest_due(START + MINUTE))
        return before, then, [each.tap for each in found.list_waiting(START + MINUTE)]

    before, then, waits = each_play.store.run_now(deed)
    assert before == ([], START + MINUTE, None)
    assert then == ([(mina, NEWS)], START + 2 * MINUTE, START + MINUTE)
    assert waits == [VOTE]


def test_what_stands_in_a_list_is_opened_once_by_its_person_and_counts_as_said(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        for view in (NEWS, VOTE):
            _put(unit, mina, view)
        _put(unit, ben, HELP)
        theirs = [letter for letter in _claim(unit) if letter.person == mina]
        found.enter_list(theirs)
        states = (_due(unit), found.next_after(START - MINUTE), found.oldest_due(START))
        listed = found.list_listed(mina)
        not_bens = found.open_listed(ben, listed[0].id)
        opened = found.open_listed(mina, listed[0].id)
        return (
            states,
            [each.tap for each in listed],
            not_bens,
            opened,
            found.open_listed(mina, listed[0].id),
            [each.tap for each in found.list_listed(mina)],
        )

    states, listed, not_bens, opened, again, left = each_play.store.run_now(deed)
    assert states == ([], START, START)  # That of Ben, which this program carries.
    assert (listed, not_bens, again, left) == ([NEWS, VOTE], None, None, [VOTE])
    assert isinstance(opened, Letter)
    assert (opened.person, opened.tap) == (mina, NEWS)


def test_ordinary_letters_of_one_person_go_together_and_urgent_ones_alone(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        _put(unit, mina, HOME, push=Push.NOW)
        for person, view in ((mina, NEWS), (mina, VOTE), (ben, NEWS)):
            _put(unit, person, view)
        urgent, first = found.claim(US, START, most=2)
        alone = [each.tap for each in found.claim_waiting(urgent, US, START)]
        together = found.claim_waiting(first, US, START)
        held = [each.tap for each in found.held_with(first, US)], [each.tap for each in found.held_with(urgent, US)]
        nobodys = found.claim_waiting(first, THEM, START)
        found.done(together)
        return alone, [each.tap for each in together], held, nobodys, found.held_with(first, US), _due(unit)

    alone, together, held, nobodys, after, left = each_play.store.run_now(deed)
    assert (alone, together) == ([HOME], [NEWS, VOTE])
    assert held == ([NEWS, VOTE], [HOME])
    assert (nobodys, after, left) == ([], [], [(ben, NEWS)])


def test_a_letter_that_telegram_did_not_take_counts_a_try_and_another_one_does_not(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        hers, his = _carried(unit, mina, ben)
        found.postpone([hers], START + MINUTE, tried=True)
        found.postpone([his], START + MINUTE, tried=False)
        tries = [each.tries for each in found.due(START + MINUTE, most=9)]
        return tries, _due(unit), found.waiting_since([mina, ben])

    assert each_play.store.run_now(deed) == ([1, 0], [], {mina: START + MINUTE})


def test_a_part_that_telegram_has_is_noted_once_and_goes_with_its_letter(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        hers, his = _carried(unit, mina, ben)
        for name in ("words", "words", "voice"):
            found.part_done(hers, name)
        seen = found.list_parts(hers), found.list_parts(his)
        found.done([hers])
        return seen, found.list_parts(hers)

    assert each_play.store.run_now(deed) == (({"words", "voice"}, set()), set())


def test_in_practice_only_what_waits_for_a_better_hour_is_hurried(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> list[tuple[PersonId | GroupId | None, Tap]]:
        found = unit.deliveries
        _put(unit, mina, NEWS, minutes=5)
        _put(unit, mina, VOTE, minutes=5, push=Push.NOW)
        _put(unit, ben, NEWS)
        found.postpone(_claim(unit), START + MINUTE, tried=True)
        _put(unit, ben, HELP)
        found.enter_list(_claim(unit))
        found.hurry(START)
        return _due(unit)

    assert each_play.store.run_now(deed) == [(mina, NEWS), (ben, NEWS)]


def test_the_last_answer_is_the_one_that_is_owed(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        first = found.owe(mina, NEWS, over=7, program=US, since=START)
        second = found.owe(mina, VOTE, over=None, program=US, since=START)
        found.owe(ben, HELP, over=None, program=THEM, since=START)
        found.shown(mina, NEWS, turn=first, since=START)
        found.paid(mina, turn=first)
        owed = found.find_owed(mina), [each.view for each in found.list_owed(US)], unit.people.place(mina)
        found.shown(mina, VOTE, turn=second, since=START)
        return second - first, owed, found.find_owed(mina), found.find_owed(ben), found.list_owed(US)

    turns, owed, after, bens, left = each_play.store.run_now(deed)
    assert turns == 1
    assert owed == (VOTE, [VOTE], (NEWS.encode(), START))
    assert (after, bens, left) == (None, HELP, [])


def test_what_a_program_held_that_is_gone_is_taken_over_and_nothing_of_the_living(each_play: Play) -> None:
    _, mina, ben = _two(each_play)

    def deed(unit: Unit) -> tuple[object, ...]:
        found = unit.deliveries
        unit.programs.forget([US, THEM, "gone"])
        unit.programs.beat(US, settled_at=START)
        unit.programs.beat(THEM, settled_at=START)
        _put(unit, mina, NEWS)
        _claim(unit, THEM)
        found.owe(mina, VOTE, over=None, program=THEM, since=START)
        living = found.has_lost()
        _put(unit, ben, NEWS)
        _claim(unit, "gone")
        lost_a_letter = found.has_lost()
        found.take_over(US)
        due = _due(unit)
        found.owe(ben, HELP, over=None, program="gone", since=START)
        lost_an_answer = found.has_lost()
        found.take_over(US)
        return (
            living,
            lost_a_letter,
            lost_an_answer,
            found.has_lost(),
            due,
            [each.person for each in found.list_owed(US)],
        )

    assert each_play.store.run_now(deed) == (False, True, True, False, [(ben, NEWS)], [ben])


def test_what_does_not_arrive_is_told_of_one_person_or_one_group_until_it_does(each_play: Play) -> None:
    group, mina, ben = _two(each_play)
    other = each_play.group("Riverside")

    def deed(unit: Unit) -> tuple[list[Missed], ...]:
        found = unit.deliveries
        for n, why in enumerate(("blocked", "gone")):
            found.missed("everything", why, person=mina, now=START + n * DAY)
            found.missed("everything", why, group=group, now=START + (2 + n) * DAY)
        found.missed("voice", "forbidden", person=mina, now=START + 4 * DAY)
        found.missed("everything", "gone", person=ben, now=START + 5 * DAY)
        found.missed("everything", "gone", group=other, now=START + 6 * DAY)
        all_of_it = found.list_missed([mina], group)
        found.arrived("everything", person=mina)
        after = found.list_missed([mina, ben], group)
        found.arrived("everything", group=group)
        found.forget(ben)
        return all_of_it, after, found.list_missed([mina, ben], group), found.list_missed([], other)

    def told(missed: list[Missed]) -> list[tuple[object, ...]]:
        return [(each.person, each.what, each.why, each.since) for each in missed]

    all_of_it, after, later, others = each_play.store.run_now(deed)
    hers = (mina, "voice", "forbidden", MIDNIGHT + 4 * DAY)
    theirs = (None, "everything", "gone", MIDNIGHT + 2 * DAY)
    assert told(all_of_it) == [(mina, "everything", "gone", MIDNIGHT), theirs, hers]
    assert told(after) == [theirs, hers, (ben, "everything", "gone", MIDNIGHT + 5 * DAY)]
    assert told(later) == [hers]
    assert len(others) == 1


def test_a_fact_that_is_over_takes_no_letter_of_the_person_with_its_number(each_play: Play) -> None:
    group, mina, ben = _two(each_play)

    def deed(unit: Unit) -> list[tuple[PersonId | GroupId | None, Tap]]:
        _put(unit, mina, NEWS)
        unit.deliveries.put_each(
            [ben], VOTE, fact=FactId(mina), push=Push.ORDINARY, not_before=START, expires_at=None
        )  # fmt: skip
        unit.deliveries.announce(group, NEWS, not_before=START)
        unit.deliveries.withdraw(FactId(mina))
        return _due(unit)

    assert each_play.store.run_now(deed) == [(mina, NEWS), (group, NEWS)]
