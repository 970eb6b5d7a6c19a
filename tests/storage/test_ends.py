"""Promises of forgetting: everything that would only grow has an end, or a reason why it stays."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Table, insert, select, update

from bot.ids import PersonId
from bot.rules.people import Role, Standing
from bot.rules.schedule import Push
from bot.screen import HOME, Reply
from storage.ends import forget_old
from storage.outbox import Wipe
from storage.tables import metadata
from storage.tables.outbox import set_aside
from storage.tables.people import files, invitations, people
from storage.unit import Store, Unit
from tests.play import START, Play

FORGOTTEN = {
    "updates": "after 2 to 4 days", "uploads": "60 days after the upload", "set_aside": "after 28 days",
    "invitations": "28 days after they were used", "unasked": "after 7 days", "notes": "after 90 days",
    "calls": "when somebody sees to it, or after 28 days",
    "deliveries": "when they arrived, or after 60 days", "parts": "with their delivery",
    "places": "with their person", "looked": "with their person",
    "missed": "when it arrives again, or with their person",
    "files": "7 days after nothing needs them", "people": "a day after a stranger wrote once",
    "rooms": "at the close", "wishes": "when the group is told, or votes", "votes_wanted": "when one is planned",
    "box": "at the close", "traces": "at the close", "wipes": "when they were wiped, or nobody can",
    "worries": "when the safe person has read it, or after 30 days",
    "picture_readers": "when the test is over", "picture_words": "when somebody has looked at them",
    "counts": "when the papers are counted, or the vote ends without them",
    "moves": "when the phone moved, or after a day",
    "programs": "when they stand still", "jobs": "when they are done, or nobody can", "deadlines": "when they came",
}  # fmt: skip
"""When the rows of a table go."""
MEMORY = "what the group said, chose and promised"
KEPT = {
    **dict.fromkeys(("boards", "groups", "members", "safe_people", "terms", "deputies"), "who the group is"),
    **dict.fromkeys(("roll", "elections", "candidates", "queries", "candidate_answers"), "who the group chose"),
    "election_groups": "who chose it together",
    **dict.fromkeys(("suggestions", "opinions", "items", "meetings", "promises", "promise_days", "judgements"), MEMORY),
    "more_photos": MEMORY,
    **dict.fromkeys(("summaries", "cards", "card_texts", "materials", "outcomes", "left_out", "readers"), MEMORY),
    **dict.fromkeys(("marks", "responses", "asks", "questions", "choices", "asked", "views"), MEMORY),
    **dict.fromkeys(("positions", "echoes", "heard", "short_list", "priorities"), MEMORY),
    "topics": "what a board talks about",
    "areas": "where its groups are",
    "told": "one row for each member without a phone, until they are forgotten",
    "handovers": "who went to a meeting for a rep; without their name, as a term",
    "picture_tests": "which pictures are clear",
    "facts": "what happened, without names: the ground of the life line and of every later look back",
    "audit": "a chain of which no line may be missing",
    "installation": "a few lines, each once",
}
"""Tables without an end, and why."""
LATER = START + timedelta(days=100)


def test_every_table_has_an_end_or_a_reason_to_stay() -> None:
    assert FORGOTTEN.keys() & KEPT.keys() == set()
    assert sorted({*FORGOTTEN, *KEPT}) == sorted(metadata.tables)


def _count(unit: Unit, table: Table) -> int:
    return len(unit.connection.execute(select(table)).all())


def _tidy(store: Store, now: datetime) -> None:
    store.run_now(forget_old, now=now)


def _stranger(store: Store, number: int) -> PersonId:
    return store.run_now(lambda unit: unit.people.add("Pat", telegram_id=number, language="en", now=START))


def _is_known(store: Store, person: PersonId) -> bool:
    wanted = select(people.c.id).where(people.c.id == person)
    return store.run_now(lambda unit: unit.connection.execute(wanted).first() is not None)


def test_who_wrote_once_and_never_agreed_is_forgotten_after_a_day(each_store: Store) -> None:
    pat, _newest = _stranger(each_store, 5), _stranger(each_store, 6)

    def stay_a_moment(unit: Unit) -> None:
        unit.people.set_place(pat, HOME.encode(), since=START)
        unit.deliveries.put(pat, HOME, push=Push.NOW, not_before=START)
        unit.deliveries.missed("words", "blocked", person=pat, now=START)

    each_store.run_now(stay_a_moment)
    _tidy(each_store, START + timedelta(hours=23))
    assert _is_known(each_store, pat)
    _tidy(each_store, START + timedelta(hours=25))
    assert not _is_known(each_store, pat)


def test_the_number_of_somebody_who_was_forgotten_is_given_to_nobody_else(each_store: Store) -> None:
    first, last = _stranger(each_store, 5), _stranger(each_store, 6)
    _tidy(each_store, LATER)
    assert _stranger(each_store, 7) not in (first, last)


@pytest.mark.parametrize("standing", [Standing.IN, Standing.ASKED, Standing.LEFT])
def test_who_is_or_was_in_a_group_is_no_stranger(each_play: Play, standing: Standing) -> None:
    group, store = each_play.group(), each_play.store
    pat, _newest = _stranger(store, 5), _stranger(store, 6)
    store.run_now(
        lambda unit: unit.people.add_member(pat, group, role=Role.MEMBER, standing=standing, on_paper=False, now=START)
    )
    _tidy(store, LATER)
    assert _is_known(store, pat)


def test_who_agreed_is_no_stranger(each_store: Store) -> None:
    pat, _newest = _stranger(each_store, 5), _stranger(each_store, 6)
    each_store.run_now(lambda unit: unit.connection.execute(
        update(people).where(people.c.id == pat).values(consented_at=START)
    ))  # fmt: skip
    _tidy(each_store, LATER)
    assert _is_known(each_store, pat)


def test_whoever_has_a_ballot_on_an_old_phone_is_known_until_it_is_wiped(each_store: Store) -> None:
    old, _newest = _stranger(each_store, 5), _stranger(each_store, 6)
    wipe = Wipe(old, 9, "screen")
    each_store.run_now(lambda unit: unit.outbox.put_wipe(wipe))
    _tidy(each_store, LATER)
    assert _is_known(each_store, old)
    each_store.run_now(lambda unit: unit.outbox.drop_wipe(wipe))
    _tidy(each_store, LATER)
    assert not _is_known(each_store, old)


def test_a_letter_that_nobody_opened_goes_after_two_months(each_play: Play) -> None:
    mina, store = each_play.member("Mina", each_play.group()), each_play.store

    def put(unit: Unit) -> None:
        unit.deliveries.put(mina, HOME, push=Push.ORDINARY, not_before=START)
        (letter,) = unit.deliveries.due(START, most=9)
        unit.deliveries.part_done(letter, "words")
        unit.deliveries.enter_list([letter])

    store.run_now(put)
    _tidy(store, START + timedelta(days=59))
    assert len(store.run_now(lambda unit: unit.deliveries.list_listed(mina))) == 1
    _tidy(store, START + timedelta(days=61))
    assert store.run_now(lambda unit: unit.deliveries.list_listed(mina)) == []


def test_words_for_nobody_and_for_the_facilitators_go_and_their_voices_with_them(each_play: Play) -> None:
    group, store = each_play.group(), each_play.store
    mina = each_play.member("Mina", group)

    def send(unit: Unit) -> None:
        voices = [unit.people.add_file(mina, "voice", f"telegram-{n}", now=START) for n in range(4)]
        unit.outbox.keep_unasked(mina, Reply(voice=voices[0]), now=START)
        unit.outbox.add_note(mina, group, Reply(voice=voices[1]), now=START)
        unit.jobs.put("photo", int(voices[2]))

    store.run_now(send)
    for day, left in ((6, 4), (8, 3), (91, 2)):
        _tidy(store, START + timedelta(days=day))
        assert store.run_now(lambda unit: _count(unit, files)) == left


def test_what_was_set_aside_and_links_that_were_used_go_after_four_weeks(each_store: Store) -> None:
    def put(unit: Unit) -> None:
        unit.outbox.set_aside(b"1", "message", day=START)
        unit.people.add_invitation("used", "founder")
        unit.people.use_invitation("used", "founder", now=START)
        unit.connection.execute(insert(invitations).values(code="free", kind="founder"))

    each_store.run_now(put)
    _tidy(each_store, START + timedelta(days=29))
    assert each_store.run_now(lambda unit: (_count(unit, set_aside), _count(unit, invitations))) == (0, 1)
