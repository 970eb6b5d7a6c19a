"""What the bot tells the practice phones about itself: what has happened, what comes next and for whom."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from bot.rules.people import Role
from bot.rules.schedule import Push
from storage.deliveries import Letter
from storage.unit import Unit

LETTERS = "letters"
REP = "rep"
SOMETHING = "something"
KNOWN = frozenset(
    {
        "agenda.ask",
        "agenda.close",
        "agenda.send",
        "agenda.silent",
        "agenda.waits",
        "deputies.silent",
        "elections.ask_words",
        "elections.cards",
        "elections.close",
        "elections.draw",
        "elections.draw_anyway",
        "elections.key_end",
        "elections.key_lost",
        "elections.no_words",
        "elections.nominate",
        "elections.open",
        "elections.papers_end",
        "elections.papers_remind",
        "elections.papers_wait",
        "elections.remind",
        "elections.remind_again",
        "elections.second_round",
        "feedback.again",
        "feedback.close",
        "feedback.follow",
        "feedback.remind",
        "feedback.report",
        "meetings.remind",
        "people.move_phone",
        "promises.due",
        "promises.judge",
        "promises.members",
        "reps.again",
        "reps.ends",
        "reps.next",
        "reps.over",
        "reps.remind",
        "reps.silent",
        "reps.still_free",
        "rooms.over",
        "summaries.ask",
        "summaries.nudge",
        "summaries.nudge_again",
    }
)
"""Deadlines whose words say what happens; of any other it is only said that something does."""
SILENT = ("elections.forget", "worries.again", "worries.over")
"""Deadlines that nobody hears of, or that are nobody else's business."""


@dataclass(frozen=True, slots=True)
class Report:
    """The state of the bot, as far as somebody who stands beside the phones may see it. Times are aware UTC.

    Args:
        next_at: when the next thing happens, whatever it is.
        coming_at: when the next thing happens that somebody can hear of.
        coming: what that is: the kind of a deadline, LETTERS or SOMETHING.
        coming_for: for letters: the names of those who get one.
        waiting: whom letters wait for that come at a better hour.
        happened: how often each kind of fact happened.
        roles: what people are, by their phone.
        founder: what comes after `?start=` in the link of the first facilitator; empty when there is one.
    """

    next_at: datetime | None = None
    coming_at: datetime | None = None
    coming: str = ""
    coming_for: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    happened: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)
    founder: str = ""

    def fields(self) -> dict[str, Any]:
        """As JSON; `heard` is the inverse."""
        moments = {name: moment and moment.isoformat() for name, moment in
                   (("next_at", self.next_at), ("coming_at", self.coming_at))}  # fmt: skip
        return {**asdict(self), **moments}


def heard(fields: Mapping[str, Any]) -> Report:
    """A report that came as JSON."""
    return Report(
        next_at=_moment(fields["next_at"]),
        coming_at=_moment(fields["coming_at"]),
        coming=fields["coming"],
        coming_for=tuple(fields["coming_for"]),
        waiting=tuple(fields["waiting"]),
        happened=dict(fields["happened"]),
        roles={int(phone): role for phone, role in fields["roles"].items()},
        founder=fields["founder"],
    )


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)


def read(unit: Unit, next_at: datetime | None, *, now: datetime) -> Report:
    """The report of this moment."""
    coming = unit.schedule.find_next(without=SILENT)
    letters = unit.deliveries.list_waiting(now)
    at = min((letter.not_before for letter in letters), default=None)
    is_letter = at is not None and (coming is None or at <= coming.due_at)
    first = [letter for letter in letters if letter.not_before == at] if is_letter else []
    founder = "" if unit.people.has_facilitator() else unit.people.find_unused_invitation("founder")
    return Report(
        next_at=next_at,
        coming_at=at if is_letter else None if coming is None else coming.due_at,
        coming=LETTERS if is_letter else "" if coming is None else coming.kind if coming.kind in KNOWN else SOMETHING,
        coming_for=_names(unit, first),
        waiting=_names(unit, [letter for letter in letters if letter.push is not Push.NOW]),
        happened=unit.facts.count(),
        roles=_roles(unit, now),
        founder=f"found_{founder}" if founder else "",
    )


def _names(unit: Unit, letters: list[Letter]) -> tuple[str, ...]:
    people = dict.fromkeys(letter.person for letter in letters if letter.person is not None)
    known = [unit.people.get(person) for person in people]
    return tuple(person.called for person in known if person.telegram_id is not None)


def _roles(unit: Unit, now: datetime) -> dict[int, str]:
    """One word for each phone, of the most that its person is in any group."""
    found: dict[int, str] = {}
    for phone, role, is_rep in unit.people.list_phones(now=now):
        if is_rep or found.get(phone, Role.MEMBER) == Role.MEMBER:
            found[phone] = REP if is_rep else role.value
    return found
