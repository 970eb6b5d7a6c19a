"""What people of the small group do on their phones, tap by tap."""

import asyncio
from datetime import datetime, timedelta

from tests.faults.phone import PATIENCE, Bubble, Phone, Press
from tests.faults.seed import FACILITATOR, REP, Ready

FAR = timedelta(days=100)
HOUR = 11


def move_the_meeting(group: Ready) -> Press:
    """The facilitator moves the meeting by a day; everybody gets a letter of it, without a sound."""
    version, group.version = group.version, group.version + 1
    sam = group[FACILITATOR]
    on = sam.screen.number if sam.chat.messages else 0
    return sam.tap_data(f"meetings.plan:{group.coming}:{_day(group):%Y%m%d}:{HOUR}:{version}", on=on)


def _day(group: Ready) -> datetime:
    return group.laid + FAR + timedelta(days=group.version)


def moved_to(group: Ready) -> str:
    """The day of the last move, as it stands in the letter."""
    return f" {_day(group).day} {_day(group):%B}"


def letters_of_the_move(group: Ready, name: str) -> int:
    """How often somebody got the letter of the last move."""
    day, came = moved_to(group), group[name].chat.arrivals
    return sum("new day or time" in each.title and day in each.words and each.silent for each in came)


async def all_hear_of_the_move(group: Ready, names: list[str], *, within: float = PATIENCE) -> None:
    """Wait until each of these has it."""
    await asyncio.gather(
        *(
            group[name].until(
                lambda name=name: letters_of_the_move(group, name) > 0,  # type: ignore[misc]
                "no letter of the move", within=within,
            )
            for name in names
        )
    )  # fmt: skip


async def ask_a_question(group: Ready) -> Bubble:
    """The rep asks; everybody gets it, and the chat of the group."""
    mina = group[REP]
    await mina.start()
    return await mina.press(
        "For the rep", "Ask your groups", "Something else", "What should change", "Choose an answer",
        "More of it", "Make it easier", "That is all", "Yes, ask now",
    )  # fmt: skip


async def vote(phone: Phone, choice: str = "Ben") -> Bubble:
    """All the way, from home."""
    await phone.start()
    return await phone.press("Vote", choice, "send my vote")


async def say_something(phone: Phone, topic: str) -> Bubble:
    """Two taps are a whole suggestion."""
    await phone.start()
    return await phone.press("Say something", topic)
