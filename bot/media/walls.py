"""What the worker is kept from: more memory, files that are not its tools, every network, other programs.

It reads photos and sounds of strangers with large libraries, so it must be of no use to whoever breaks one of them.
What cannot be taken back is taken first: none of this needs rights, and none of it can be undone from inside.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

MEMORY_MOST = 1 << 30
"""Bytes of addresses: what it needs is under half of that."""
_FILES_MOST = 64

_END_WITH_PARENT, _NO_NEW_RIGHTS, _SECCOMP, _FILTER = 1, 38, 22, 2
_RULESET, _RULE, _RESTRICT = 444, 445, 446
_BENEATH = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many kinds of access to files each version of Landlock knows; from 4 on it knows TCP, from 6 on signals too."""
_TCP_FROM, _SCOPES_FROM = 4, 6

_MACHINES = {
    # Which mark the kernel gives the calls of this machine; and its numbers of socket, socketpair, connect, execve,
    # execveat, ptrace, process_vm_readv and _writev, io_uring_setup (which opens sockets too) and pidfd_getfd.
    "x86_64": (0xC000003E, (41, 53, 42, 59, 322, 101, 310, 311, 425, 438)),
    "aarch64": (0xC00000B7, (198, 199, 203, 221, 281, 117, 270, 271, 425, 438)),
}
_OTHER_NUMBERS = 0x40000000
"""From here on x86 has a second set of the same calls."""
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system")
"""What Python itself tells before it does it, on every system."""


def build(tools: Iterable[Path]) -> tuple[str, ...]:
    """Stand all walls that this system has; their names. Call it before anything starts a thread.

    Args:
        tools: folders from which the worker may read; everywhere else it can neither read nor write.
    """
    sys.addaudithook(_watch)
    walls = ["python"]
    if os.name == "posix":
        walls += _limits()
    if sys.platform == "linux":
        kernel = ctypes.CDLL(None, use_errno=True)
        kernel.prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        kernel.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        walls += ["files"] if _keep_to(kernel, tools) else []
        walls += ["calls"] if _refuse_calls(kernel) else []
    return tuple(walls)


def _watch(event: str, _given: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _limits() -> list[str]:
    import resource

    wanted = {
        "memory": (resource.RLIMIT_AS, MEMORY_MOST),
        "writing": (resource.RLIMIT_FSIZE, 0),
        "dumps": (resource.RLIMIT_CORE, 0),
        "handles": (resource.RLIMIT_NOFILE, _FILES_MOST),
    }
    held = []
    for name, (limit, most) in wanted.items():
        # macOS refuses a limit of memory.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
            held.append(name)
    return held


def allow_seconds(cpu: int, wall: float) -> None:
    """The system ends this process when the job that begins now takes more, even when nobody watches any more."""
    if os.name == "posix":
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 1 + cpu, hard))
        signal.setitimer(signal.ITIMER_REAL, wall)


def stop_clock() -> None:
    """The job is done: waiting for the next one may take for ever."""
    if os.name == "posix":
        signal.setitimer(signal.ITIMER_REAL, 0)


def _keep_to(kernel: ctypes.CDLL, tools: Iterable[Path]) -> bool:
    """Landlock: nothing but reading, and only in these folders; no TCP; no signals to other programs."""
    version = kernel.syscall(_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    files = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    asked = struct.pack("QQQ", files, 3 if version >= _TCP_FROM else 0, 3 if version >= _SCOPES_FROM else 0)
    size = 24 if version >= _SCOPES_FROM else 16 if version >= _TCP_FROM else 8
    ruleset = kernel.syscall(_RULESET, asked, ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    for folder in tools:
        if folder.is_dir():
            handle = os.open(folder, os.O_PATH | os.O_CLOEXEC)
            rule = struct.pack("=Qi", _READ_FILE | _READ_FOLDER, handle)
            kernel.syscall(_RULE, ruleset, _BENEATH, rule, 0)
            os.close(handle)
    done = kernel.syscall(_RESTRICT, ruleset, 0) == 0
    os.close(ruleset)
    return bool(done)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def _refuse_calls(kernel: ctypes.CDLL) -> bool:
    """seccomp: no socket of any kind, no other program, no look into another process; they answer EPERM."""
    if platform.machine() not in _MACHINES:
        return False
    mark, refused = _MACHINES[platform.machine()]
    left = len(refused)
    steps = [
        (_LOAD, 0, 0, 4),  # what kind of machine the call is for
        (_JUMP_IF_EQUAL, 0, left + 3, mark),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_JUMP_IF_LEAST, left + 1, 0, _OTHER_NUMBERS),
        *((_JUMP_IF_EQUAL, left - n, 0, number) for n, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    program = _Program(len(steps), b"".join(struct.pack("HBBI", *step) for step in steps))
    return bool(kernel.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)
