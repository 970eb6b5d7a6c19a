"""The worker: a process of its own that makes one thing after the other and can do nothing else.

Its one argument is a folder of voice models, if there is one: all that it may read beside its tools.

Work comes pickled, from our own program; what goes back is a number, a length and bytes, because what reads photos
of strangers must not be believed more than they are.
"""

import os
import pickle
import sys
import sysconfig
from pathlib import Path
from typing import BinaryIO

from bot.media import walls
from bot.media.pipe import HEAD, SIZE, Status
from bot.media.work import CannotMake, Why

CPU_SECONDS, WALL_SECONDS = 20, 30.0
"""For one piece of work. Whoever asked gives up earlier; this is for a worker that nobody watches any more."""
_OURS = Path(__file__).parent.parent


def tools() -> list[Path]:
    """Python, its packages and our own code: nothing beside them, so neither the settings nor the database."""
    packages = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    libraries = {f"{sys.base_prefix}/lib", "/lib", "/lib64", "/usr/lib", "/usr/local/lib"}
    return [_OURS, *(Path(path) for path in sorted(packages | libraries))]


def main() -> None:
    """Answer until the pipe is closed, or a limit ends us."""
    answers = _own_output()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    standing = walls.build([*tools(), *([] if folder is None else [folder])])
    from bot.media.making import make, warm

    warm(folder)
    _say(answers, Status.MADE, ",".join(standing).encode())
    while size := sys.stdin.buffer.read(SIZE.size):
        content = sys.stdin.buffer.read(*SIZE.unpack(size))
        walls.allow_seconds(CPU_SECONDS, WALL_SECONDS)
        try:
            made = make(pickle.loads(content))  # noqa: S301 - from our own program, over a pipe that nobody else has
        except CannotMake as no:
            _say(answers, Status.REFUSED, no.why.encode())
        except MemoryError:
            _say(answers, Status.REFUSED, Why.TOO_LARGE.encode())
        except Exception as problem:  # noqa: BLE001 - one piece of work that is broken must not end the worker
            _say(answers, Status.BROKEN, _spot_of(problem).encode())
        else:
            _say(answers, Status.PLAIN if made.is_plain else Status.MADE, made.content)
        walls.stop_clock()


def _own_output() -> BinaryIO:
    """Our answers, where no library can print between them."""
    ours = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return ours


def _say(answers: BinaryIO, status: Status, content: bytes) -> None:
    answers.write(HEAD.pack(status, len(content)) + content)
    answers.flush()


def _spot_of(problem: Exception) -> str:
    """Kind, file and line: never the text, which can hold what a person wrote."""
    step = problem.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = "" if step is None else f" {Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}"
    return f"{type(problem).__name__}{where}"


if __name__ == "__main__":
    main()
