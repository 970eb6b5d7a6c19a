"""What a start need not bring in, what it looks through no more, and what is worked out beside everything else."""

import subprocess
import sys

NOT_NEEDED = (
    "alembic", "psycopg",  # a database of today, on SQLite
    "holidays",  # the first day that is planned
    "bot.practice.phones", "bot.practice.server", "bot.export", "webbrowser",  # other commands
    "av", "typst", "PIL", "segno", "bot.media.making",  # the worker
    "hypothesis", "pytest",
)  # fmt: skip


def _said(lines: str) -> str:
    """What a Python of its own writes."""
    return subprocess.run([sys.executable, "-c", lines], check=True, capture_output=True, text=True).stdout


def test_what_a_start_has_no_use_for_is_not_brought_in() -> None:
    all_brought_in = set(_said("import sys, bot.cli, handlers; handlers.all_routes(); print(*sys.modules)").split())
    assert "bot.app" in all_brought_in
    assert all_brought_in & set(NOT_NEEDED) == set()


def test_what_was_brought_in_is_not_looked_through_again() -> None:
    frozen, is_looking = _said("import gc, bot.__main__; print(gc.get_freeze_count(), gc.isenabled())").split()
    assert int(frozen) > 100_000
    assert is_looking == "True"


def test_what_takes_long_to_work_out_is_there_before_somebody_needs_it() -> None:
    said = _said(
        "import handlers, bot.words as words\n"
        "from handlers.people.whose import ours\n"
        "handlers.prepare()\n"
        "def late(*_): raise AssertionError('a catalogue is read while somebody waits')\n"
        "words.translated = words.read_catalogue = late\n"
        "print(len(ours()), len(words.own_lines()))"
    )
    assert min(map(int, said.split())) > 1000
