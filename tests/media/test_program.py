"""Promises of the real program: what reads and makes files is loaded in its worker and nowhere else."""

from pathlib import Path

import pytest

from tests.practice.test_files import recording
from tests.program import FromNothing, Line, World, url_of

LARGE = ("libavcodec", "libespeak", "_imaging", "/typst/")
"""What stands in the names of files that such a library loads."""


def _loaded(pid: int) -> set[str]:
    mapped = Path(f"/proc/{pid}/maps").read_text()
    return {name for name in LARGE if name in mapped}


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what a process has loaded")
def test_libraries_for_files_are_loaded_in_the_worker_alone(tmp_path: Path) -> None:
    """With practice phones in the same process: there people send photos and recordings, and see pictures."""
    program = FromNothing(
        tmp_path, "bot", "start", PRACTICE_PORT="0",
        PRACTICE_DATABASE_URL=f"sqlite:///{tmp_path / 'practice.db'}", PRACTICE_KEYS_DIR=str(tmp_path / "keys"),
    )  # fmt: skip
    world = None
    try:
        url = url_of(program)
        world = World(tmp_path, url, program, {}, Line(url))
        world.settle_anew()
        ben = world.person("Ben")
        ben.start()
        ben.photo()
        world.line.upload("/practice/send", recording("libopus", "webm"), "voice.webm", phone=ben.id, kind="voice")
        ben.start()
        ben.press("🔊")
        world.wait_until(lambda: any(message.voice for message in ben.messages() if message.by_bot))
        program.line_with("a worker is ready")
        workers = _children(program.process.pid)
        assert _loaded(program.process.pid) == set()
        assert [_loaded(worker) for worker in workers] == [set(LARGE)] * len(workers) != []
    finally:
        if world is not None:
            world.close()
        program.stop()
