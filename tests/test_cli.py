"""Promises to the person who runs the program: a wrong setting is one clear sentence, and nothing is changed."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import audit
from storage.migrate import migrate
from storage.unit import make_engine

ROOT = Path(__file__).parent.parent
TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi"


def _run(tmp_path: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PRACTICE_DATABASE_URL": f"sqlite:///{tmp_path / 'practice' / 'x.db'}",
        "PRACTICE_KEYS_DIR": str(tmp_path / "practice" / "keys"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'real' / 'x.db'}",
        "KEYS_DIR": str(tmp_path / "real" / "keys"),
        **settings,
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


def _one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("SayNext cannot start: ")
    assert lines[0].endswith(".")
    return lines[0]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"PRACTICE": "off"}, "BOT_TOKEN is missing"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL cannot be used"),
        ({"DATABASE_URL": "what"}, "DATABASE_URL cannot be used"),
        ({"TIME_ZONE": "Europe/Nowhere"}, "TIME_ZONE cannot be used"),
        ({"MODE": "carrier pigeon"}, "MODE cannot be used"),
        ({"MODE": "webhook"}, "WEBHOOK_URL"),
        ({"SEND_RATE": "0"}, "SEND_RATE cannot be used"),
        ({"BOT_API_URL": "telegram"}, "BOT_API_URL cannot be used"),
        ({"PRACTICE_PORT": "99999"}, "PRACTICE_PORT cannot be used"),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(tmp_path: Path, settings: dict[str, str], told: str) -> None:
    assert told in _one_sentence(_run(tmp_path, "start", **settings))
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_nobody_knows_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKNE=1:abc\n")
    assert "BOT_TOKNE" in _one_sentence(_run(tmp_path, "start"))


@pytest.mark.parametrize(
    ("name", "token"),
    [("PRACTICE_DATABASE_URL", ""), ("PRACTICE_KEYS_DIR", ""), ("DATABASE_URL", TOKEN), ("KEYS_DIR", TOKEN)],
)
@pytest.mark.parametrize("command", ["start", "check"])
def test_a_folder_that_cannot_be_written_is_one_clear_sentence(
    tmp_path: Path, command: str, name: str, token: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    place = tmp_path / "file" / "inside"
    value = f"sqlite:///{place}/x.db" if name.endswith("URL") else str(place)
    told = _one_sentence(_run(tmp_path, command, BOT_TOKEN=token, PRACTICE_PORT="0", **{name: value}))
    assert f"{place} cannot be written" in told
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_database_of_a_newer_program_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "practice").mkdir()
    url = f"sqlite:///{tmp_path / 'practice' / 'x.db'}"
    migrate(url)
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    engine.dispose()
    before = (tmp_path / "practice" / "x.db").read_bytes()
    assert "newer" in _one_sentence(_run(tmp_path, "check"))
    assert (tmp_path / "practice" / "x.db").read_bytes() == before


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid"])
def test_a_database_that_is_not_there_is_one_clear_sentence(tmp_path: Path, host: str) -> None:
    url = f"postgresql+psycopg://nobody:secret@{host}/none"
    told = _one_sentence(_run(tmp_path, "check", PRACTICE_DATABASE_URL=url))
    assert "cannot be opened" in told
    assert "secret" not in told


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear group, " * 100)
    url = f"sqlite:///{tmp_path / 'letter.db'}"
    assert "cannot be opened" in _one_sentence(_run(tmp_path, "start", PRACTICE_DATABASE_URL=url, PRACTICE_PORT="0"))
    assert (tmp_path / "letter.db").read_text() == "Dear group, " * 100


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("PRACTICE_PORT", {}),
        ("HEALTH_PORT", {"PRACTICE_PORT": "0"}),
        ("HEALTH_PORT", {"BOT_TOKEN": TOKEN}),
        (
            "WEBHOOK_PORT",
            {"BOT_TOKEN": TOKEN, "MODE": "webhook", "WEBHOOK_URL": "https://bot.example", "WEBHOOK_SECRET": "x"},
        ),
    ],
)
def test_a_port_that_is_taken_is_one_clear_sentence(tmp_path: Path, name: str, more: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = _one_sentence(_run(tmp_path, "start", **more, **{name: port}))
    assert f"Port {port} is taken" in told
    assert f"set {name}" in told
    assert list(tmp_path.iterdir()) == []


def test_check_makes_the_database_and_says_so(tmp_path: Path) -> None:
    done = _run(tmp_path, "check")
    assert done.returncode == 0, done.stderr
    assert "All is well" in done.stdout
    assert (tmp_path / "practice" / "x.db").exists()


def test_a_record_that_was_changed_afterwards_is_noticed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'real' / 'x.db'}"
    settings = {"BOT_TOKEN": "1:a", "DATABASE_URL": url}
    assert _run(tmp_path, "check", **settings).returncode == 0
    engine = make_engine(url)
    moment = datetime(2026, 6, 1, 9, tzinfo=UTC)
    with engine.begin() as connection:
        for what in ("opened", "closed", "counted"):
            audit.add_line(connection, "election-4", what, {}, now=moment)
    done = _run(tmp_path, "check", **settings)
    assert (done.returncode, "election-4: 3 lines, check line " in done.stdout) == (0, True)
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit SET what = 'opened again' WHERE what = 'closed'"))
    engine.dispose()
    assert "The record of election-4" in _one_sentence(_run(tmp_path, "check", **settings))
