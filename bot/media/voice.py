"""Words read out: espeak-ng in a process of its own, because it has global state and another licence."""

import asyncio
import json
import sys

_TIME_LIMIT = 20.0
"""Seconds for one message; the worker is ended and started again after that."""
_HEADER = 4
"""Bytes before each answer: its length, big endian. 0 means that it could not speak."""


class VoiceBroken(OSError):  # noqa: N818 - a state of the world
    """The worker could not speak this time."""


class _Worker:
    """One worker process, started when it is first needed, one message at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._lock: asyncio.Lock | None = None

    async def speak(self, text: str, language: str) -> bytes:
        self._lock = self._lock or asyncio.Lock()
        async with self._lock:
            try:
                return await asyncio.wait_for(self._ask(text, language), _TIME_LIMIT)
            except (TimeoutError, OSError, asyncio.IncompleteReadError) as problem:
                await self.close()
                raise VoiceBroken(type(problem).__name__) from None

    async def _ask(self, text: str, language: str) -> bytes:
        process = await self._running()
        if process.stdin is None or process.stdout is None:
            raise VoiceBroken("no pipe")
        process.stdin.write(json.dumps({"text": text, "language": language}).encode() + b"\n")
        await process.stdin.drain()
        length = int.from_bytes(await process.stdout.readexactly(_HEADER), "big")
        if not length:
            raise VoiceBroken("nothing to say")
        return await process.stdout.readexactly(length)

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.media.voice_worker",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
        return self._process

    async def close(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()
        self._lock = None if process is None else self._lock


_worker = _Worker()


async def speak(text: str, language: str) -> bytes:
    """These words as a voice message (Ogg/Opus, mono).

    Args:
        language: `en` or `cy`.

    Raises:
        VoiceBroken: not this time; a later try may work.
    """
    return await _worker.speak(text, language)


async def close() -> None:
    """End the worker, if there is one."""
    await _worker.close()
