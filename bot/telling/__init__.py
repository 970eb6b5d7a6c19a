"""Who hears what: for each feature one table from facts to people, views and how they may arrive.

Deeds do not know it. They say what happened (`Unit.happened`), and this room is given to the store when the program
is put together.
"""

from dataclasses import fields
from datetime import datetime
from typing import Any

from bot.ids import FactId
from bot.rules.facts import Fact, subject_of
from bot.telling import (
    agenda,
    areas,
    deputies,
    elections,
    feedback,
    home,
    hustings,
    meetings,
    people,
    pictures,
    promises,
    reps,
    rooms,
    summaries,
    together,
    topics,
)
from bot.telling.when import Announcements, Letters, Over, Table, When, view_of
from storage.unit import Unit

TABLES: tuple[Table, ...] = (
    people.TABLE,
    elections.TABLE,
    hustings.TABLE,
    rooms.TABLE,
    agenda.TABLE,
    meetings.TABLE,
    summaries.TABLE,
    feedback.TABLE,
    promises.TABLE,
    home.TABLE,
    reps.TABLE,
    deputies.TABLE,
    pictures.TABLE,
    topics.TABLE,
    areas.TABLE,
    together.TABLE,
)
WHO_HEARS_WHAT: dict[type[Fact], When[Any]] = {when.fact: when for table in TABLES for when in table}


def tell(unit: Unit, fact: Fact, *, number: FactId, now: datetime) -> None:
    """Put what follows from a fact into the letters of those whom it concerns.

    A letter is known by its fact, so it is said once. A view is drawn when it is sent, so the same view never waits
    twice for somebody: the newer letter takes the place of the older one.
    """
    when = WHO_HEARS_WHAT[type(fact)]
    for over in when.over:
        _withdraw(unit, fact, over, but=number)
    for letters in when.letters:
        if not letters.unless(unit, fact):
            _write(unit, fact, letters, number, now)
    for announcements in when.announcements:
        if not announcements.unless(unit, fact):
            _announce(unit, fact, announcements, number, now)


def _write(unit: Unit, fact: Fact, letters: Letters[Any], number: FactId, now: datetime) -> None:
    view = view_of(letters.view, fact)
    people = list(dict.fromkeys(letters.who(unit, fact, now=now)))
    not_before, expires_at = letters.after(unit, fact, now=now) or now, letters.until(unit, fact, now=now)
    unit.deliveries.take_back(view, people=people)
    unit.deliveries.put_each(people, view, fact=number, push=letters.push, not_before=not_before, expires_at=expires_at)


def _announce(unit: Unit, fact: Fact, announcements: Announcements[Any], number: FactId, now: datetime) -> None:
    view = view_of(announcements.view, fact)
    groups = announcements.where(unit, fact)
    not_before = announcements.after(unit, fact, now=now) or now
    unit.deliveries.take_back(view, groups=groups)
    for group in groups:
        unit.deliveries.announce(group, view, not_before=not_before, key=f"{number}:g{group}:{view.encode()}")


def _withdraw(unit: Unit, fact: Fact, over: Over, *, but: FactId) -> None:
    for kind in over.kinds:
        about = fields(kind)[0].name
        for before in unit.facts.list(kind, subject=subject_of(about, getattr(fact, about))):
            is_same = not over.same or getattr(before.fact, over.same) == getattr(fact, over.same)
            if is_same and before.id != but:
                unit.deliveries.withdraw(before.id)
