"""Starts the program as a copy of a process that has brought in all of its modules already.

Bringing them in is most of a start, and the suite starts the program some hundred times. Each copy is a process of
its own, with its own settings, folder, output and end: it does what `python -m bot` does, from `main` on.
"""

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent.parent
CAN_COPY = sys.platform == "linux"
"""Elsewhere a process cannot be waited for by who did not start it."""
_MOST = 64 * 1024
"""Bytes of one request."""


class Copy:
    """A copy that runs: what we need of `subprocess.Popen`, under the same names."""

    def __init__(self, arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> None:
        self.returncode: int | None = None
        (out, its_out), (err, its_err), (self._status, its_status) = os.pipe(), os.pipe(), os.pipe()
        wanted = {"arguments": list(arguments), "folder": str(folder), "environment": dict(environment)}
        self.pid = _starter().copy(wanted, (its_out, its_err, its_status))
        for end in (its_out, its_err, its_status):
            os.close(end)
        self.stdout: IO[str] = os.fdopen(out)
        self.stderr: IO[str] = os.fdopen(err)

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        return self._ended(0)

    def wait(self, seconds: float | None = None) -> int:
        """Wait for its end. Raises TimeoutExpired."""
        code = self._ended(seconds)
        if code is None:
            raise subprocess.TimeoutExpired("bot", seconds or 0)
        return code

    def _ended(self, seconds: float | None) -> int | None:
        if self.returncode is None and select.select([self._status], [], [], seconds)[0]:
            self.returncode = int(os.read(self._status, _MOST))
            os.close(self._status)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Nothing happens when it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.send_signal(signal.SIGKILL)


class _Starter:
    """The process that is copied, seen from the tests."""

    def __init__(self) -> None:
        self._line, its_line = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._turn = threading.Lock()
        with its_line:
            begin = f"from tests.program import copies; copies.be_copied({its_line.fileno()})"
            self._process = subprocess.Popen(
                [sys.executable, "-c", begin], env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
                pass_fds=[its_line.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        atexit.register(self._end)

    def copy(self, wanted: Mapping[str, object], ends: Sequence[int]) -> int:
        """Make a copy with these ends of pipes; its number."""
        with self._turn:
            socket.send_fds(self._line, [json.dumps(wanted).encode()], list(ends))
            return int(self._line.recv(_MOST))

    def _end(self) -> None:
        self._line.close()
        self._process.wait()


@cache
def _starter() -> _Starter:
    return _Starter()


# In the process that is copied


def _next_copy(line: socket.socket) -> tuple[list[str], dict[str, str]]:
    """Make copies until nobody asks any more. It returns in each copy: its arguments and its environment."""
    running: dict[int, tuple[int, int]] = {}
    waiting = select.poll()
    waiting.register(line, select.POLLIN)
    while True:
        for handle, _ in waiting.poll():
            if handle in running:
                waiting.unregister(handle)
                _say_how_it_ended(handle, *running.pop(handle))
                continue
            request, ends, _, _ = socket.recv_fds(line, _MOST, 3)
            if not request:
                sys.exit()
            number = os.fork()
            if not number:
                line.detach()
                return _become(json.loads(request), ends)
            out, err, status = ends
            os.close(out)
            os.close(err)
            end_of_it = os.pidfd_open(number)
            running[end_of_it] = number, status
            waiting.register(end_of_it, select.POLLIN)
            line.send(str(number).encode())


def _say_how_it_ended(handle: int, number: int, status: int) -> None:
    os.close(handle)
    try:
        os.write(status, str(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])).encode())
    except BrokenPipeError:
        pass  # Nobody waits for it.
    finally:
        os.close(status)


def _become(wanted: dict[str, object], ends: Sequence[int]) -> tuple[list[str], dict[str, str]]:
    """From here on this process is the copy."""
    os.dup2(ends[0], 1)
    os.dup2(ends[1], 2)
    os.closerange(3, 2**16)
    os.chdir(str(wanted["folder"]))
    environment: dict[str, str] = wanted["environment"]  # type: ignore[assignment] # as we sent it
    os.environ.clear()
    os.environ.update(environment)
    arguments: list[str] = wanted["arguments"]  # type: ignore[assignment] # as we sent it
    return arguments, environment


def be_copied(handle: int) -> None:
    """Bring in everything, and be copied by whoever asks on this line. In a copy it does not return."""
    # As in `bot/__main__.py`; and what a start brings in, or reads, only later.
    gc.disable()
    import alembic.command  # noqa: F401
    import uvloop  # noqa: F401

    import bot.practice.server  # noqa: F401
    from bot.cli import main
    from handlers import all_routes
    from handlers.people.whose import ours

    all_routes()
    # The words of all languages are read for it.
    ours()
    gc.freeze()
    gc.enable()
    sys.exit(main(*_next_copy(socket.socket(fileno=handle))))
