"""What a no of Telegram means for us: by its words, as its codes do not tell one from another."""

from collections.abc import Sequence

from telegram.error import Forbidden, TelegramError

_UNCHANGED = ("not modified",)
_STALE = (
    "file identifier", "file id", "remote file", "file reference", "file url", "file of type", "media empty",
    "type of file", "file is temporarily unavailable",
)  # fmt: skip
_NO_VOICES = ("voice messages forbidden", "receiving of voice", "receiving voice")
_NOBODY = (
    "chat not found",
    "user not found",
    "peer id invalid",
    "deactivated",
    "user is blocked",
    "blocked by the user",
)
_SHUT_OUT = (
    "chat not found", "enough rights", "no rights", "write forbidden", "plain forbidden", "chat restricted",
    "topic closed", "need administrator", "admin required", "group is deactivated", "not a member", "was kicked",
)  # fmt: skip


def is_unchanged(problem: TelegramError) -> bool:
    """What stands there already is what should stand there."""
    return _says(problem, _UNCHANGED)


def is_stale(problem: TelegramError) -> bool:
    """Telegram does not know a file id any more, or it is one of another bot."""
    return _says(problem, _STALE)


def forbids_voices(problem: TelegramError) -> bool:
    """This person lets nobody send them voice messages."""
    return _says(problem, _NO_VOICES)


def is_unreachable(problem: TelegramError) -> bool:
    """There is no way to this person: they blocked us, or are not with Telegram any more."""
    return isinstance(problem, Forbidden) or _says(problem, _NOBODY)


def is_shut_out(problem: TelegramError) -> bool:
    """The chat of a group does not let us write there."""
    return isinstance(problem, Forbidden) or _says(problem, _SHUT_OUT)


def _says(problem: TelegramError, signs: Sequence[str]) -> bool:
    """Telegram writes the same once in words and once as a name: `FILE_REFERENCE_EXPIRED`, "wrong file reference"."""
    words = problem.message.lower().replace("_", " ")
    return any(sign in words for sign in signs)
