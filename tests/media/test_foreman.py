"""Promises of the worker: whatever it is given, it is of no harm, and nobody waits for somebody else's."""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.media import foreman as module
from bot.media.foreman import Foreman
from bot.media.work import CannotMake, Drawing, NotNow, Printing, Recording, Shrinking, Speech, Why, Work
from bot.screen import Block, Paper, Pictogram

BUS = Drawing(Pictogram("🚌", "A bus"))
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"


class Harm(Speech):
    """Short work that does what its text says as soon as the worker unpacks it, as if a library had been broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code, "en")

    def __reduce__(self) -> tuple[Any, ...]:
        return eval, (self.text,)


class LongHarm(Recording):
    """The same as long work."""

    def __init__(self, code: str) -> None:
        super().__init__(code.encode())

    def __reduce__(self) -> tuple[Any, ...]:
        return eval, (self.content.decode(),)


@pytest.fixture
async def foreman() -> AsyncIterator[Foreman]:
    made = Foreman()
    yield made
    await made.stop()


async def _why(foreman: Foreman, work: Work) -> Why:
    with pytest.raises(CannotMake) as no:
        await foreman.do(work)
    return no.value.why


def _pid(foreman: Foreman) -> int:
    process = foreman._slots[0].process
    assert process is not None
    return process.pid


async def test_each_kind_of_thing_is_made(foreman: Foreman) -> None:
    paper = Paper("agenda", "Agenda", "en", (Block("Buses", "🚌", "A bus"),))
    assert (await foreman.do(BUS)).startswith(b"\x89PNG")
    assert (await foreman.do(Speech("The bus is late.", "en"))).startswith(b"OggS")
    assert (await foreman.do(Printing(paper))).startswith(b"%PDF")


async def test_work_that_comes_while_the_first_worker_starts_is_made(foreman: Foreman) -> None:
    starting = asyncio.create_task(foreman.start())
    await asyncio.sleep(0)
    assert all(made.startswith(b"\x89PNG") for made in await asyncio.gather(foreman.do(BUS), foreman.do(BUS)))
    await starting


async def test_a_no_of_the_worker_says_why(foreman: Foreman) -> None:
    assert await _why(foreman, Speech("🚌", "en")) is Why.NO_WORDS
    assert await _why(foreman, Speech("nuqneH", "tlh")) is Why.NO_VOICE
    assert await _why(foreman, Shrinking(b"no photo")) is Why.UNREADABLE
    assert await _why(foreman, Recording(b"no sound")) is Why.UNREADABLE


async def test_what_is_too_large_does_not_even_reach_the_worker(foreman: Foreman) -> None:
    assert await _why(foreman, Shrinking(bytes(module.WORK_MOST + 1))) is Why.TOO_LARGE
    assert [slot.process for slot in foreman._slots] == [None, None]


async def test_a_worker_that_was_killed_between_two_jobs_is_not_missed(foreman: Foreman) -> None:
    await foreman.do(BUS)
    os.kill(_pid(foreman), signal.SIGKILL)
    assert await foreman.do(BUS)


async def test_a_worker_that_is_killed_in_the_middle_is_started_again_and_the_work_is_done(foreman: Foreman) -> None:
    await foreman.do(BUS)
    os.kill(_pid(foreman), signal.SIGSTOP)
    drawing = asyncio.create_task(foreman.do(BUS))
    await asyncio.sleep(0.1)  # The stopped worker holds it until then, however long this is.
    assert not drawing.done()
    os.kill(_pid(foreman), signal.SIGKILL)
    assert (await drawing).startswith(b"\x89PNG")


async def test_what_kills_the_worker_twice_is_refused_and_the_next_is_made(foreman: Foreman) -> None:
    assert await _why(foreman, Harm(KILL)) is Why.CRASHED
    assert await foreman.do(BUS)


async def test_what_asks_for_too_much_memory_is_refused_and_the_next_is_made(foreman: Foreman) -> None:
    assert await _why(foreman, Harm("bytearray(2 << 30)")) is Why.TOO_LARGE
    assert await foreman.do(BUS)


async def test_what_hangs_is_refused_when_its_time_is_over_and_the_next_is_made(
    foreman: Foreman, monkeypatch: pytest.MonkeyPatch
) -> None:
    await foreman.start()
    began = time.monotonic()
    with monkeypatch.context() as hurried:
        hurried.setattr(module, "SECONDS", {Speech: 0.5})
        assert await _why(foreman, Harm("__import__('time').sleep(60)")) is Why.TOO_SLOW
    assert time.monotonic() - began < 30
    assert await foreman.do(Speech("One.", "en"))


async def test_nobody_waits_for_work_that_hangs(foreman: Foreman) -> None:
    await foreman.do(BUS)
    stuck = [asyncio.create_task(foreman.do(LongHarm("__import__('time').sleep(60)"))) for _ in range(3)]
    await asyncio.sleep(0)
    assert await asyncio.wait_for(foreman.do(BUS), 50)
    assert not any(task.done() for task in stuck)
    for task in stuck:
        task.cancel()


async def test_reading_out_a_whole_summary_is_long_work(foreman: Foreman) -> None:
    assert module._Waiting(Speech("a" * 1001, "en"), asyncio.Future()).is_long
    assert not module._Waiting(Speech("a" * 1000, "en"), asyncio.Future()).is_long


async def test_short_work_goes_first_and_long_work_never_takes_both_slots(
    foreman: Foreman, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, done = list[str](), asyncio.Semaphore(0)

    async def make(_self: object, work: Recording | Speech) -> bytes:
        begun.append(work.text if isinstance(work, Speech) else "long")
        await done.acquire()
        return b"made"

    monkeypatch.setattr(module._Slot, "make", make)
    works = (Recording(b"1"), Recording(b"2"), Speech("a", "en"), Speech("b", "en"), Speech("c", "en"))
    asking = [asyncio.create_task(foreman.do(work)) for work in works]
    for made in range(len(works) + 1):
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(begun) == min(made + 2, len(works))
        done.release()
    await asyncio.gather(*asking)
    assert sorted(begun[:2]) == ["a", "long"]
    assert begun[2:4] == ["b", "c"]


@pytest.mark.parametrize(
    "deed",
    [
        "__import__('socket').socket()",
        "__import__('subprocess').Popen(['true'])",
        "__import__('os').system('true')",
        "open('/etc/passwd')",
        "open('/proc/self/environ')",
        "open(__import__('bot').__path__[0] + '/../pyproject.toml')",
        "__import__('os').listdir('.')",
        "open('/tmp/saynext-worker', 'w')",
    ],
)
@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="only Linux keeps files from the worker")
async def test_a_worker_that_was_taken_over_can_reach_nothing(
    foreman: Foreman, deed: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await _why(foreman, Harm(deed)) is Why.BROKEN
    assert "PermissionError" in caplog.text


@pytest.mark.parametrize("call", ["socket(2, 1, 0)", "socket(1, 1, 0)", "socket(2, 2, 0)", "execl(b'/bin/true', None)"])
async def test_nor_can_a_library_that_does_not_ask_python(
    foreman: Foreman, call: str, caplog: pytest.LogCaptureFixture
) -> None:
    await _why(foreman, Harm(f"[].index(__import__('ctypes').CDLL(None).{call} >= 0) if 0 else 1 // 0"))
    assert "ZeroDivisionError" in caplog.text


async def test_the_worker_knows_no_secrets(foreman: Foreman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:SECRET")
    await foreman.do(BUS)
    worker = Path(f"/proc/{_pid(foreman)}")
    assert b"SECRET" not in (worker / "environ").read_bytes()
    assert {handle.name for handle in (worker / "fd").iterdir()} == {"0", "1", "2", "3"}


async def test_a_paper_that_pdf_ua_refuses_is_told_in_the_log_without_its_words(
    foreman: Foreman, caplog: pytest.LogCaptureFixture
) -> None:
    assert await foreman.do(Printing(Paper("x", "Ben \u0f00", "en", (Block("Buses", "🚌", "A bus"),))))
    assert [record.getMessage()[:6] for record in caplog.records if record.levelno == logging.WARNING] == ["paper "]
    assert "Ben" not in caplog.text


async def test_without_a_worker_it_is_not_now_and_not_never_and_the_program_hears_of_it(
    foreman: Foreman, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[bool]()
    foreman.on_able = told.append
    with monkeypatch.context() as broken:
        broken.setattr("sys.executable", "/nowhere/python")
        with pytest.raises(NotNow):
            await foreman.do(BUS)
    assert await foreman.do(BUS)
    assert told == [False, True]


async def test_who_waits_when_the_program_stops_is_told(foreman: Foreman) -> None:
    waiting = [asyncio.create_task(foreman.do(LongHarm("__import__('time').sleep(60)"))) for _ in range(2)]
    await asyncio.sleep(0)
    await foreman.stop()
    assert [type(each) for each in await asyncio.gather(*waiting, return_exceptions=True)] == [NotNow, NotNow]


async def test_a_worker_that_has_nothing_to_do_for_long_goes(foreman: Foreman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "IDLE_SECONDS", 0.0)
    with pytest.raises(CannotMake):
        await foreman.do(Shrinking(b"no photo"))
    gone = foreman._slots[1].process
    assert gone is not None
    await asyncio.wait_for(gone.wait(), 60)
    assert await foreman.do(BUS)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux ends a worker in the middle of its work")
async def test_a_worker_ends_with_a_program_that_is_killed_even_in_the_middle_of_its_work() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _PROGRAM, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parent.parent.parent
    )  # fmt: skip
    assert program.stdout is not None
    worker = Path("/proc") / (await asyncio.wait_for(program.stdout.readline(), 90)).decode().strip()
    assert worker.exists()
    program.kill()
    await program.wait()
    for _ in range(1200):
        if not worker.exists():
            break
        await asyncio.sleep(0.05)
    assert not worker.exists()


_PROGRAM = """
import asyncio
from bot.media.foreman import Foreman
from tests.media.test_foreman import Harm

async def main():
    foreman = Foreman()
    await foreman.start()
    stuck = asyncio.create_task(foreman.do(Harm("__import__('time').sleep(60)")))
    await asyncio.sleep(0.2)
    print(foreman._slots[0].process.pid, flush=True)
    await stuck

asyncio.run(main())
"""
"""A program whose worker is in the middle of something."""
