"""Promises of the log: nothing that a person said, and never the token."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import log

ROOT = Path(__file__).parent.parent
TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"


@pytest.fixture(autouse=True)
def _restore(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    yield
    root.handlers[:], root.level = handlers, level


def test_the_token_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(as_json=False, token=TOKEN)
    logging.getLogger("x").error("calling https://example.invalid/bot%s/getMe", TOKEN)
    logging.getLogger("x").error("another bot's token: 999999:ZZbbCCddEEffGGhhIIjjKKll")
    written = capsys.readouterr().err
    assert "AAbbCC" not in written
    assert "ZZbbCC" not in written


def test_of_an_exception_only_its_kind_and_place_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(as_json=True, token="")
    try:
        int("Mina voted for Ben")
    except ValueError:
        logging.getLogger("x").exception("a deed failed")
    written = capsys.readouterr().err
    assert "ValueError at" in written
    assert "Mina" not in written


def test_an_event_is_one_line_whatever_stands_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(as_json=False, token="")
    logging.getLogger("x").error(
        "update 7 set aside: %s", "message\n2026-01-01 critical bot: all is lost\r\u2028\x1b[2J"
    )
    written = capsys.readouterr().err
    assert written.splitlines() == [written.rstrip("\n")]
    assert written.isascii()
    assert r"message\n2026-01-01" in written


def test_what_an_exception_came_from_is_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(as_json=False, token="")
    try:
        try:
            int("Mina voted for Ben")
        except ValueError as problem:
            raise ExceptionGroup("Mina", [KeyError("Ben"), OSError("Tom")]) from problem
    except ExceptionGroup:
        logging.getLogger("x").exception("a deed failed")
    written = capsys.readouterr().err
    assert [kind in written for kind in ("ExceptionGroup", "KeyError", "OSError", "ValueError")] == [True] * 4
    assert [name for name in ("Mina", "Ben", "Tom") if name in written] == []


ENDS = {
    "the program": "raise ValueError('Mina')",
    "a thread": "import threading; t = threading.Thread(target=int, args=('Mina',)); t.start(); t.join()",
    "a task": (
        "import asyncio, gc\n"
        "async def vote(): raise ValueError('Mina')\n"
        "async def main():\n"
        "    log.watch_loop(asyncio.get_running_loop())\n"
        "    task = asyncio.ensure_future(vote())\n"
        "    await asyncio.wait([task])\n"
        "    del task\n"
        "    gc.collect()\n"
        "asyncio.run(main())"
    ),
    "an object": "class Mina:\n    def __del__(self): raise ValueError('Mina')\nMina()",
}


@pytest.mark.parametrize("what", sorted(ENDS))
def test_an_exception_that_nobody_caught_is_written_as_carefully_as_any_other(what: str) -> None:
    program = f"from bot import log\nlog.set_up(as_json=False, token='')\n{ENDS[what]}"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1 if what == "the program" else 0, "")
    assert len(done.stderr.splitlines()) == 1
    assert " critical bot.log " in done.stderr
    assert "ValueError at <string>:" in done.stderr or "ValueError at threading.py" in done.stderr
    assert "Mina" not in done.stderr


def test_a_line_that_cannot_be_written_shows_nothing_of_what_was_to_stand_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.set_up(as_json=False, token="")
    logging.getLogger("x").error("update %d", "Mina")
    assert "Mina" not in capsys.readouterr().err
