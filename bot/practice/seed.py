"""The practice board: two groups that are there from the first second, and the phones of some of them."""

import asyncio
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from bot.ids import BoardId, GroupId, PersonId
from bot.languages import FIRST, Status, languages
from bot.practice.chats import PracticePerson
from bot.practice.clock import PracticeClock
from bot.rules.people import Role, Standing
from storage.migrate import empty
from storage.unit import Store, Unit

_ERA = "practice-era"
_TERM = timedelta(days=300)


def people() -> tuple[PracticePerson, ...]:
    """Everybody who has a phone in practice, with their Telegram number there; one of them speaks another language."""
    complete = [each.code for each in languages().values() if each.status is not Status.DRAFT]
    return (
        PracticePerson(101, "Ben", FIRST, "member"),
        PracticePerson(102, "Mina", FIRST, "rep"),
        PracticePerson(103, "Sam", FIRST, "facilitator"),
        PracticePerson(104, "Asha", FIRST, "member"),
        PracticePerson(105, "Lily", FIRST, "member"),
        PracticePerson(106, "Tom", FIRST, "member"),
        PracticePerson(107, "Grace", FIRST, "supporter"),
        PracticePerson(108, "Carys", complete[:2][-1], "member"),
    )


async def ready(store: Store, keys: Path, clock: PracticeClock, *, with_board: bool) -> None:
    """Begin anew, unless this database already belongs to these phones (the bot was only restarted)."""
    if await asyncio.to_thread(_era_of, keys) != clock.era:
        await start_again(store, keys, clock, with_board=with_board)
    else:
        # It may have been stopped after it laid the board and before anybody pressed Start.
        await clock.begin()


def _era_of(keys: Path) -> str:
    mark = keys / _ERA
    return mark.read_text() if mark.exists() else ""


async def start_again(store: Store, keys: Path, clock: PracticeClock, *, with_board: bool) -> None:
    """Empty the practice database, lay the practice board, and remember to which phones it belongs.

    Args:
        with_board: False leaves it empty, so that the very first steps of a facilitator can be practised.
    """
    await store.run(_lay if with_board else _clear, now=clock.now())
    await asyncio.to_thread(_belong, keys, clock.era)
    await clock.begin()


def _belong(keys: Path, era: str) -> None:
    """The keys of the practice before are of no use any more."""
    for key in keys.glob("*.key"):
        key.unlink()
    (keys / _ERA).write_text(era)


def _clear(unit: Unit, *, now: datetime) -> None:
    empty(unit)


def _lay(unit: Unit, *, now: datetime) -> None:
    empty(unit)
    board = unit.people.add_board("Marlshire")
    north = _group(unit, board, "Northfield", now)
    river = _group(unit, board, "Riverside", now)
    for person in people():
        group = river if person.name in {"Tom", "Carys"} else north
        _member(unit, person, group, now)
    for name in ("Joe", "Ella"):
        _on_paper(unit, name, north, now)
    sam = unit.people.find_by_telegram(103)
    if sam is not None:
        unit.people.add_member(
            sam.id, river, role=Role.FACILITATOR, standing=Standing.IN, on_paper=False, now=now
        )  # fmt: skip


def _group(unit: Unit, board: BoardId, name: str, now: datetime) -> GroupId:
    group = unit.people.add_group(
        board, name, zone="Europe/London", language=FIRST, join_code=secrets.token_urlsafe(9), now=now
    )
    unit.people.change_group(group, helper_name="Alex", helper_phone="01632 960 123")
    return group


def _member(unit: Unit, person: PracticePerson, group: GroupId, now: datetime) -> None:
    known = unit.people.add(person.name, telegram_id=person.telegram_id, language=person.language, now=now)
    unit.people.change(known, group_id=group, consented_at=now)
    role = {"facilitator": Role.FACILITATOR, "supporter": Role.SUPPORTER}.get(person.note, Role.MEMBER)
    unit.people.add_member(known, group, role=role, standing=Standing.IN, on_paper=False, now=now)
    if person.note == "rep":
        member = unit.people.member_in(group, known, now=now)
        unit.people.add_term(member, starts_at=now, ends_at=now + _TERM, how="before")


def _on_paper(unit: Unit, name: str, group: GroupId, now: datetime) -> PersonId:
    known = unit.people.add(name, telegram_id=None, language=FIRST, now=now)
    unit.people.change(known, group_id=group, consented_at=now)
    unit.people.add_member(known, group, role=Role.MEMBER, standing=Standing.IN, on_paper=True, now=now)
    return known
