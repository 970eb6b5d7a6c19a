"""The guide beside the phones: what to press next, and somebody who presses it for those who only want to look."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from bot.practice.chats import Message
from bot.practice.circle import DOORS, STEPS, THE_REP, Act, Press, Step, has_ended, now_at
from bot.practice.phones import ZONE, Phones
from bot.practice.report import REP
from bot.rules.facts import kind_of

MOVES_MOST, JUMPS_MOST = 90, 25
"""A step that needs more than that has lost its way, and leaves the rest to people."""
PATIENCE = 25.0
SATURDAY = 5
_DATE = "%Y%m%d"
_DATE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Move:
    """What comes next: a button on a phone; with message 0 the button Start; with phone 0 the clock."""

    phone: int = 0
    message: int = 0
    row: int = 0
    column: int = 0
    data: str = ""
    label: str = ""


CLOCK = Move()


def next_move(phones: Phones, step: Step) -> Move:
    """What leads on in a step that is not true yet."""
    if not step.can_begin(phones.report.happened):
        return CLOCK
    for act in step.acts:
        move = _anybodys(phones, act) if not act.who else _ones(phones, act)
        if move is not None:
            return move
    return CLOCK


def _anybodys(phones: Phones, act: Act) -> Move | None:
    return next((move for phone in phones.phones if (move := _on_screen(phones, act, phone)) is not None), None)


def _ones(phones: Phones, act: Act) -> Move | None:
    """None when this person is done. Whoever is not at home and sees no way on from there goes home first."""
    phone = _phone_of(phones, act.who)
    if phone is None or has_ended(act, phones.pressed.get(phone, [])):
        return None
    found = _on_screen(phones, act, phone)
    if found is not None:
        return found
    if any(button.data.startswith("home.menu") for button in _buttons(phones, phone)):
        return CLOCK
    older = (button for message in _said(phones, phone) for button in _buttons_of(phone, message))
    return next((button for button in older if button.data == "home.show"), Move(phone))


def _phone_of(phones: Phones, who: str) -> int | None:
    if who == THE_REP:
        return next((number for number in phones.phones if phones.report.roles.get(number) == REP), None)
    return next((number for number, each in phones.phones.items() if each.person.name == who), None)


def _on_screen(phones: Phones, act: Act, phone: int) -> Move | None:
    """The best press of an act that stands on the newest message of a phone."""
    buttons, pressed = _buttons(phones, phone), phones.pressed.get(phone, [])
    for press in act.presses:
        if press.most and sum(map(press.fits, pressed)) >= press.most:
            continue
        fitting = [button for button in buttons if press.fits(button.data) and press.name in button.label]
        if press.is_fresh:
            fitting = [button for button in fitting if button.data not in pressed]
        if press.days:
            fitting = _far(phones, fitting, press)
        if fitting:
            return fitting[0]
    return None


def _far(phones: Phones, buttons: list[Move], press: Press) -> list[Move]:
    """Working days that are far enough; otherwise the last page of days, which leads further, or the first page."""
    least = phones.now().astimezone(ZONE).date() + timedelta(days=press.days)
    days = [(button, _day_in(button.data)) for button in buttons]
    far = [button for button, day in days if day is not None and day >= least and day.weekday() < SATURDAY]
    leads_on = [button for button, day in days if day is not None and ".day:" in button.data]
    return far or leads_on[-1:] or ([button for button in buttons if button.data.endswith(":0")][:1])


def _day_in(data: str) -> date | None:
    for part in data.split(":"):
        if len(part) == _DATE_LENGTH and part.isdigit():
            return date(int(part[:4]), int(part[4:6]), int(part[6:]))
    return None


def _buttons(phones: Phones, phone: int) -> list[Move]:
    """What can be pressed on the newest message of the bot that has buttons."""
    return next((list(_buttons_of(phone, message)) for message in _said(phones, phone)), [])


def _said(phones: Phones, phone: int) -> Iterator[Message]:
    """What the bot said with buttons under it, the newest first."""
    said = reversed(phones.chats[phone].messages)
    return (each for each in said if each.raw["from"]["is_bot"] and "reply_markup" in each.raw)


def _buttons_of(phone: int, message: Message) -> Iterator[Move]:
    for row, keys in enumerate(message.raw["reply_markup"]["inline_keyboard"]):
        for column, key in enumerate(keys):
            if "callback_data" in key:
                yield Move(phone, message.number, row, column, str(key["callback_data"]), str(key["text"]))


class Walker:
    """Does a step as people would do it: each press is a press on a phone, and the bot answers each."""

    def __init__(self, phones: Phones) -> None:
        self._phones = phones

    async def walk(self, name: str, *, pause: float = 0.0) -> None:
        """Do a step to its end.

        Args:
            pause: seconds between two presses, so that one can see what happens.

        Raises:
            LookupError: there is no such step.
        """
        step = next((each for each in STEPS if each.name == name), None)
        if step is None:
            raise LookupError(f"a step {name}")
        async with self._alone():
            await self._do(step, pause)

    async def enter(self, name: str) -> None:
        """Begin anew, and go through a door into the middle. Raises LookupError: there is no such door."""
        door = next((each for each in DOORS if each.name == name), None)
        if door is None:
            raise LookupError(f"a door {name}")
        await self._phones.start_again()
        async with self._alone():
            for step in STEPS:
                if step.name in door.steps:
                    await self._do(step, 0.0)
            for _ in range(JUMPS_MOST):
                await self._rest()
                if kind_of(door.fact) in self._phones.report.happened:
                    break
                await self._make(CLOCK)
            if door.goes_on:
                await self._phones.jump(door.goes_on)
                await self._rest()

    async def _do(self, step: Step, pause: float) -> None:
        jumps = 0
        for _ in range(MOVES_MOST):
            await self._rest()
            if step.is_true(self._phones.report.happened):
                if step.tells_later:
                    await self._phones.jump_to_news()
                return
            move = next_move(self._phones, step)
            jumps += move == CLOCK
            if jumps > JUMPS_MOST or (move == CLOCK and self._phones.report.next_at is None):
                return
            await asyncio.sleep(pause)
            await self._make(move)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """The page shows that somebody else presses now."""
        await self._phones.walk(True)
        try:
            yield
        finally:
            await self._phones.walk(False)

    async def _rest(self) -> None:
        await self._phones.wait_for(self._phones.is_settled, PATIENCE)

    async def _make(self, move: Move) -> None:
        if move == CLOCK:
            await self._phones.jump("next")
        elif not move.message:
            await self._phones.start(move.phone)
        else:
            await self._phones.press(move.phone, move.message, move.data)


def shown(phones: Phones) -> dict[str, object]:
    """The guide as the page shows it: which steps are true, which one is now, and what comes next in it."""
    happened, founder = phones.report.happened, phones.report.founder
    now = now_at(happened)
    return {
        "steps": [{"name": step.name, "done": step.is_true(happened)} for step in STEPS],
        "now": None if now is None else now.name,
        "move": None if now is None or not phones.has_board else _fields(next_move(phones, now)),
        "walking": phones.is_walking,
        "doors": [door.name for door in DOORS] if phones.has_board else [],
        "link": f"https://t.me/{phones.bot['username']}?start={founder}" if founder else "",
    }


def _fields(move: Move) -> dict[str, int]:
    return {"phone": move.phone, "message": move.message, "row": move.row, "column": move.column}
