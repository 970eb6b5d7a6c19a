"""The real program in a process of its own, and the line over which the phones are used."""

import json
import os
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode, urlparse

from tests.program.copies import CAN_COPY, ROOT, Copy

PATIENCE = 90.0
"""Seconds after which something is taken for stuck."""


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the program to its end."""
    begun = _begin(arguments, folder=folder, environment=_environment(settings))
    assert begun.stdout is not None
    assert begun.stderr is not None
    with ThreadPoolExecutor(2) as readers, begun.stdout, begun.stderr:
        said, logged = readers.map(lambda stream: stream.read(), (begun.stdout, begun.stderr))
    return subprocess.CompletedProcess(["python", "-m", "bot", *arguments], begun.wait(PATIENCE), said, logged)


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}


def _from_nothing(arguments: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


Begin = Callable[..., Copy | subprocess.Popen[str]]
_begin: Begin = Copy if CAN_COPY else _from_nothing


class Process:
    """One process of the program: its lines, its log, its end by pid and never by name."""

    _begin: Begin = staticmethod(_begin)

    def __init__(self, folder: Path, name: str, *arguments: str, **settings: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.logged: list[str] = []
        self._said = threading.Condition()
        self.process = self._begin(arguments, folder=folder, environment=_environment(settings))
        streams = ((self.process.stdout, self.lines), (self.process.stderr, self.logged))
        self._readers = [threading.Thread(target=self._read, args=each, daemon=True) for each in streams]
        for reader in self._readers:
            reader.start()

    def _read(self, stream: IO[str], lines: list[str]) -> None:
        with stream:
            for line in stream:
                with self._said:
                    lines.append(line.strip())
                    self._said.notify_all()
        with self._said:
            self._said.notify_all()

    def line_with(self, words: str) -> str:
        """The first line on standard output or in the log with these words, as soon as it is there."""

        def found() -> str | None:
            return next((line for line in (*self.lines, *self.logged) if words in line), None)

        with self._said:
            self._said.wait_for(lambda: found() is not None or self.has_ended, PATIENCE)
        for reader in self._readers if self.has_ended else ():
            reader.join(PATIENCE)
        line = found()
        assert line is not None, f"{self.name} never said {words!r}\n{self.log()}"
        return line

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.process.poll() is not None

    def log(self, *, most: int = 40) -> str:
        """The last lines of its log."""
        return "\n".join(self.logged[-most:])

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self._end()

    def stop(self) -> None:
        """Ask it to stop, as a computer that shuts down does."""
        if not self.has_ended:
            self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._end()

    def _end(self) -> None:
        self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join(PATIENCE)


class FromNothing(Process):
    """One that brings in all of its modules itself, as it does when people start it."""

    _begin = staticmethod(_from_nothing)


class Refused(AssertionError):  # noqa: N818 - a state of the world
    """The phones answered something else than 200."""


class Line:
    """A connection to the practice phones that stays open."""

    def __init__(self, url: str) -> None:
        address = urlparse(url)
        assert address.hostname is not None
        self._connection = HTTPConnection(address.hostname, address.port or 80, timeout=PATIENCE * 2)

    def get(self, path: str, **query: object) -> Any:
        """Ask."""
        return self._call("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, **body: object) -> Any:
        """Tell."""
        return self._call("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def upload(self, path: str, content: bytes, name: str, **fields: object) -> Any:
        """Tell, with a file."""
        edge = uuid.uuid4().hex
        parts = [_part(edge, f'name="{key}"', str(value).encode()) for key, value in fields.items()]
        parts.append(_part(edge, f'name="file"; filename="{name}"', content))
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        return self._call("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def file(self, number: str) -> bytes:
        """A file that somebody sent."""
        return self._ask("GET", f"/practice/file/{number}", None, {})

    def _call(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Any:
        answer = self._ask(method, path, body, headers or {})
        return json.loads(answer) if answer else None

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        self._connection.request(method, path, body, dict(headers))
        with self._connection.getresponse() as answer:
            content = answer.read()
            if answer.status != 200:
                raise Refused(f"{method} {path} answered {answer.status}: {content[:200]!r}")
        return content

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def _part(edge: str, names: str, content: bytes) -> bytes:
    return f"--{edge}\r\nContent-Disposition: form-data; {names}\r\n\r\n".encode() + content + b"\r\n"
