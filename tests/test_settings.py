"""Promises of the settings: all stand in `.env.example` with their meaning, and a wrong one stops the start."""

from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic import SecretStr

from bot.settings import Settings, WrongSettings, read

EXAMPLE = Path(__file__).parent.parent / ".env.example"
VALUES = dotenv_values(EXAMPLE, interpolate=False)


def _written(value: object) -> str:
    """A default as one writes it in a file."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_every_setting_stands_in_the_example_with_its_default_and_nothing_else_does() -> None:
    defaults = {name.upper(): _written(field.default) for name, field in Settings.model_fields.items()}
    assert {name: value or "" for name, value in VALUES.items()} == defaults


@pytest.mark.parametrize("name", sorted(VALUES))
def test_every_setting_in_the_example_has_a_sentence_above_it(name: str) -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    above = lines[next(n for n, line in enumerate(lines) if line.startswith(f"{name}=")) - 1]
    assert above.startswith("# ")
    assert len(above.split()) > 3


def test_a_copy_of_the_example_is_the_same_as_no_file(tmp_path: Path) -> None:
    assert read({}, env_file=EXAMPLE) == read({}, env_file=tmp_path / ".env")


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("HEALTH_PORT=8001\nSEND_RATE=5\n")
    settings = read({"HEALTH_PORT": "8002", "PATH": "/bin"}, env_file=file)
    assert (settings.health_port, settings.send_rate) == (8002, 5.0)


def test_an_unknown_name_in_the_file_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_TOKN=1:a\n")
    with pytest.raises(WrongSettings, match=r"^BOT_TOKN in \.env is no setting of SayNext"):
        read({}, env_file=file)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MODE", "carrier pigeon"),
        ("HEALTH_PORT", "70000"),
        ("SEND_RATE", "0"),
        ("SEND_RATE", "fast"),
        ("TIME_ZONE", "Europe/Marlshire"),
        ("DATABASE_URL", "mysql://somewhere"),
        ("DATABASE_URL", "not an address"),
        ("BOT_API_URL", "ftp://example.org"),
        ("BOT_API_URL", "http://"),
        ("BOT_API_URL", "https://:443"),
        ("BOT_API_URL", "https://exa mple.org"),
        ("BOT_API_URL", "http://[::1"),
        ("WEBHOOK_URL", "https://example.org:99999"),
        ("PRACTICE_URL", "http://example.org:port"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("PRACTICE_DATABASE_URL", "postgresql+psycopg://host:port/saynext"),
        ("KEYS_DIR", ""),
        ("PRACTICE_KEYS_DIR", "."),
        ("SEND_RATE", "nan"),
        ("PRACTICE", "maybe"),
        ("LOG_FORMAT", "xml"),
        ("LISTEN_HOST", ""),
        ("WEBHOOK_SECRET", "with a space"),
        ("WEBHOOK_SECRET", "dŵr"),
        ("WEBHOOK_SECRET", "dot.dot"),
        ("WEBHOOK_SECRET", "line\n"),
        ("WEBHOOK_SECRET", "x" * 257),
    ],
)
def test_a_value_that_cannot_be_stops_the_start_with_its_name(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match=rf"^{name} cannot be used: "):
        read({name: value}, env_file=tmp_path / ".env")


@pytest.mark.parametrize("given", [{}, {"WEBHOOK_URL": "https://example.org"}, {"WEBHOOK_SECRET": "a"}])
def test_a_webhook_needs_its_address_and_its_secret(given: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="WEBHOOK_URL and WEBHOOK_SECRET"):
        read({"BOT_TOKEN": "1:a", "MODE": "webhook", **given}, env_file=tmp_path / ".env")


def test_two_things_cannot_listen_at_one_port(tmp_path: Path) -> None:
    given = {"BOT_TOKEN": "1:a", "MODE": "webhook", "WEBHOOK_URL": "https://example.org", "WEBHOOK_SECRET": "a"}
    with pytest.raises(WrongSettings, match="HEALTH_PORT and WEBHOOK_PORT are the same"):
        read({**given, "HEALTH_PORT": "8443"}, env_file=tmp_path / ".env")


@pytest.mark.parametrize("content", [b"BOT_TOKEN=1:\xe4\n", "MODE=polling\n".encode("utf-16")])
def test_a_file_that_is_no_plain_text_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(content)
    with pytest.raises(WrongSettings, match=r"^\.env cannot be read: "):
        read({}, env_file=file)


def test_a_file_that_an_editor_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("HEALTH_PORT=8081\n", "utf-8-sig")
    assert read({}, env_file=file).health_port == 8081


def test_without_a_token_and_without_practice_there_is_nothing_to_start(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="BOT_TOKEN is missing"):
        read({"PRACTICE": "false"}, env_file=tmp_path / ".env")


@pytest.mark.parametrize("secret", ["x", "A-Z_a-z-0-9", "x" * 256])
def test_every_secret_that_telegram_takes_can_be_used(secret: str, tmp_path: Path) -> None:
    assert read({"WEBHOOK_SECRET": secret}, env_file=tmp_path / ".env").webhook_secret.get_secret_value() == secret


def test_a_secret_is_never_shown(tmp_path: Path) -> None:
    settings = read({"BOT_TOKEN": "1:quiet", "WEBHOOK_SECRET": "hidden"}, env_file=tmp_path / ".env")
    assert "quiet" not in repr(settings)
    assert "hidden" not in repr(settings)
