"""What nobody tapped for comes once, whatever goes wrong: letters, their voices, digests, announcements."""

import asyncio
from collections import Counter

from tests.faults.conftest import FULL, Open, Scene
from tests.faults.deeds import ask_a_question, move_the_meeting, moved_to
from tests.faults.matrix import QUICK, SLOW, TIMEOUT
from tests.faults.phone import Phone
from tests.faults.seed import Ready, Size
from tests.faults.waiting import count_waiting
from tests.faults.ways import Way

WAYS = QUICK + SLOW if FULL else QUICK
PATIENT = 40.0 + (TIMEOUT if FULL else 0.0)
MOVED = "new day or time"
ENTRIES = {"📰 News from the board", "💬 A question for you", "🗳 Vote for a rep"}
"""What waits for everybody, and is told together."""


def said(scene: Scene, phone: Phone, words: str) -> int:
    """How often these words came."""
    return len(phone.heard(words))


def wrong(got: dict[Way, Counter[str]], good: Counter[str], *, sends: bool = True) -> list[str]:
    """What differs from a good day, told in words: who is refused for good gets less, nobody gets more.

    Args:
        sends: a message whose answer was lost may have come twice, because Telegram does not let us know.
    """
    found = []
    for way, came in got.items():
        extra, missing = came - good, good - came
        if extra and not (sends and way.taken and extra.total() == 1):
            found.append(f"{way.name}: too often {dict(extra)}")
        if missing and not way.is_for_good:
            found.append(f"{way.name}: never {dict(missing)}")
    return found


def letter_of(group: Ready, phone: Phone) -> Counter[str]:
    """The letter of the last move, as a voice with its words or as words alone."""
    day = moved_to(group)
    return Counter(each.title for each in phone.chat.arrivals if MOVED in each.title and day in each.words)


async def test_a_letter_that_is_heard_comes_once_with_its_words(open_scene: Open) -> None:
    async with open_scene(Size(listeners=len(WAYS) + 1)) as scene:
        group, arm = scene.group, scene.telegram.faults.arm
        first, *others = [group[name] for name in group.listeners]
        for way, phone in zip(WAYS, others, strict=True):
            arm(way, "sendVoice", chat=phone.id)
        move_the_meeting(group)
        good = Counter({"🪑 A new day or time": 1})
        await first.until(lambda: letter_of(group, first) == good, "no letter", within=PATIENT)
        assert [each.kind for each in first.chat.arrivals if MOVED in each.title] == ["voice"]
        await asyncio.gather(
            *(phone.chat.until(lambda p=phone: letter_of(group, p) == good, within=PATIENT) for phone in others)  # type: ignore[misc]
        )
        await nothing_waits(scene)
        came = {way: letter_of(group, phone) for way, phone in zip(WAYS, others, strict=True)}
        found = wrong(came, good)
        assert not found, "\n".join(found)


async def nothing_waits(scene: Scene) -> None:
    """Wait until nothing is to be said any more, now or later."""
    await scene.telegram.until(
        lambda: count_waiting(scene.database_url) == 0, within=PATIENT, what="nothing waits to be said again"
    )


async def test_a_digest_comes_once(open_scene: Open) -> None:
    async with open_scene(Size(voters=len(WAYS) + 1, waits=True), start=False) as scene:
        first, *others = [scene.group[name] for name in scene.group.voters]
        for way, phone in zip(WAYS, others, strict=True):
            scene.telegram.faults.arm(way, "send*", chat=phone.id)
        await scene.bots.start()
        good = Counter({"new things for you": 1})

        def digests(phone: Phone) -> Counter[str]:
            return Counter({"new things for you": said(scene, phone, "new things for you")})

        await asyncio.gather(
            *(p.chat.until(lambda p=p: digests(p) == good, within=PATIENT) for p in (first, *others))  # type: ignore[misc]
        )
        assert {*(await first.sees("new things for you")).labels} >= ENTRIES
        found = wrong({way: digests(phone) for way, phone in zip(WAYS, others, strict=True)}, good)
        assert not found, "\n".join(found)


async def test_an_announcement_comes_once(open_scene: Open) -> None:
    async with open_scene(Size(groups=len(WAYS), voters=1)) as scene:
        chats = [Phone(scene.telegram, scene.telegram.methods.chats[group.chat]) for group in scene.groups]
        for way, chat in zip(WAYS, chats, strict=True):
            scene.telegram.faults.arm(way, "sendMessage", chat=chat.id)
        await asyncio.gather(*(ask_a_question(group) for group in scene.groups))
        good = Counter({"asked": 1})

        def heard(chat: Phone) -> Counter[str]:
            return Counter({"asked": len(chat.chat.arrivals)})

        await asyncio.gather(
            *(chat.chat.until(lambda c=chat: heard(c) == good, within=PATIENT) for chat in chats)  # type: ignore[misc]
        )
        found = wrong({way: heard(chat) for way, chat in zip(WAYS, chats, strict=True)}, good)
        assert not found, "\n".join(found)


async def test_a_group_that_moved_hears_in_its_new_chat(open_scene: Open) -> None:
    async with open_scene() as scene:
        old = scene.telegram.methods.chats[scene.group.chat]
        new = scene.telegram.methods.add_group("Group 0", scene.group.chat - 7)
        old.moved_to = new.id
        await ask_a_question(scene.group)
        assert await new.until(lambda: len(new.arrivals) == 1, within=PATIENT)
