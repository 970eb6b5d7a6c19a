"""Ports for programs that tests start: nobody else takes one between now and then."""

import os
import socket
from itertools import count

_FIRST, _EACH, _WORKERS = 12_000, 1_000, 20
"""Below those that computers give to whoever asks for any port; so many for each process of tests."""


def _mine() -> int:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return _FIRST + int(worker) % _WORKERS * _EACH


_next = count()


def free_port() -> int:
    """A port that nobody listens on, another one each time."""
    while True:
        port = _mine() + (os.getpid() + next(_next)) % _EACH
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
