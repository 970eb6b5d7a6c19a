"""Settings from `.env` and the environment; the program refuses to start on a wrong or unknown one."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

ENV_FILE = Path(".env")
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}", re.ASCII)
"""What Telegram takes as a secret of a webhook; an empty one is missing."""


class CannotStart(Exception):  # noqa: N818 - a state of the world
    """One clear sentence for the administrator: what is in the way, and what to do. The exit code is 2."""


class WrongSettings(CannotStart):
    """A setting is the reason."""


class Mode(StrEnum):
    """How updates come from Telegram."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class LogFormat(StrEnum):
    """Lines for people or one JSON object per line."""

    TEXT = "text"
    JSON = "json"


class Settings(BaseModel):
    """Every setting of the program. Each one stands with its meaning in `.env.example`."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, validate_default=True)

    bot_token: SecretStr = SecretStr("")
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///data/saynext.db"
    keys_dir: Path = Path("data/keys")
    voices_dir: str = ""
    pictures_dir: str = ""
    mode: Mode = Mode.POLLING
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_port: Annotated[int, Field(ge=0, le=65535)] = 8443
    listen_host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    health_port: Annotated[int, Field(ge=0, le=65535)] = 0
    send_rate: Annotated[float, Field(gt=0, le=100_000)] = 28.0
    log_format: LogFormat = LogFormat.TEXT
    time_zone: str = "Europe/London"
    practice: bool = True
    practice_board: bool = True
    practice_port: Annotated[int, Field(ge=0, le=65535)] = 8765
    practice_url: str = ""
    practice_database_url: str = "sqlite:///data/practice/saynext.db"
    practice_keys_dir: Path = Path("data/practice/keys")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("it must be a time zone such as Europe/London")
        return name

    @field_validator("webhook_secret")
    @classmethod
    def _a_secret(cls, secret: SecretStr) -> SecretStr:
        if not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("it may hold only A to Z, a to z, digits, _ and -, and at most 256 of them")
        return secret

    @field_validator("database_url", "practice_database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        try:
            address = make_url(url)
        except (ArgumentError, ValueError):
            raise ValueError("it must look like sqlite:///data/saynext.db or postgresql+psycopg://...") from None
        if address.drivername not in ("sqlite", "postgresql+psycopg"):
            raise ValueError("it must begin with sqlite:/// or postgresql+psycopg://")
        if address.drivername == "sqlite" and address.database in (None, "", ":memory:"):
            raise ValueError("it must name a file, as sqlite:///data/saynext.db does")
        return url

    @field_validator("keys_dir", "practice_keys_dir")
    @classmethod
    def _a_folder(cls, folder: Path) -> Path:
        if folder == Path():
            raise ValueError("it must name a folder of its own")
        return folder

    @field_validator("bot_api_url", "webhook_url", "practice_url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("it must begin with http:// or https://")
        if url and not _is_address(url):
            raise ValueError("it is no address: it must look like https://example.org")
        return url.rstrip("/")

    @property
    def is_practice(self) -> bool:
        """Without a bot token the program opens the practice phones, on a database of their own."""
        return not self.bot_token.get_secret_value()

    @property
    def database(self) -> str:
        """The database in use: practice never touches a real one."""
        return self.practice_database_url if self.is_practice else self.database_url

    @property
    def voices(self) -> Path | None:
        """The folder of voice models; None when there is none."""
        return Path(self.voices_dir).resolve() if self.voices_dir else None

    @property
    def pictures(self) -> Path | None:
        """The folder of a group's own pictures; None when there is none."""
        return Path(self.pictures_dir).resolve() if self.pictures_dir else None

    @property
    def keys(self) -> Path:
        """The key folder in use."""
        return self.practice_keys_dir if self.is_practice else self.keys_dir


def read(environment: dict[str, str], *, env_file: Path = ENV_FILE) -> Settings:
    """The settings of the `.env` file, overridden by the environment.

    Raises:
        WrongSettings: an unknown name in the file, or a value that cannot be.
    """
    known = {name.upper() for name in Settings.model_fields}
    values = _from_file(env_file, known)
    values |= {name: value for name, value in environment.items() if name in known}
    try:
        settings = Settings.model_validate({name.lower(): value for name, value in values.items()})
    except ValidationError as problem:
        first = problem.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
        raise WrongSettings(f"{name} cannot be used: {_reason(first)}.") from None
    if settings.mode is Mode.WEBHOOK and not (settings.webhook_url and settings.webhook_secret.get_secret_value()):
        raise WrongSettings("MODE is webhook, so WEBHOOK_URL and WEBHOOK_SECRET must be set too.")
    if settings.mode is Mode.WEBHOOK and settings.webhook_port and settings.webhook_port == settings.health_port:
        raise WrongSettings("HEALTH_PORT and WEBHOOK_PORT are the same: set HEALTH_PORT to a free one.")
    if settings.is_practice and not settings.practice:
        raise WrongSettings("BOT_TOKEN is missing and PRACTICE is off, so there is nothing to start.")
    return settings


def _from_file(path: Path, known: set[str]) -> dict[str, str]:
    try:
        values = dotenv_values(path, interpolate=False, encoding="utf-8-sig") if path.exists() else {}
    except UnicodeDecodeError:
        raise WrongSettings(f"{path.name} cannot be read: save it as plain text, in UTF-8.") from None
    except OSError as problem:
        raise WrongSettings(f"{path.name} cannot be read: {problem.strerror}.") from None
    unknown = sorted(values.keys() - known)
    if unknown:
        raise WrongSettings(f"{unknown[0]} in {path.name} is no setting of SayNext: see .env.example.")
    return {name: value or "" for name, value in values.items()}


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0) and not any(map(str.isspace, url))
    except ValueError:  # A port that is none, or half of a bracket.
        return False


def _reason(problem: Any) -> str:
    return str(problem["msg"]).removeprefix("Value error, ").rstrip(".")
