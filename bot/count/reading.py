"""From a path to what stands in the file: its bytes, its letters, and which form it has."""

from pathlib import Path

from bot.count.blt import read_blt
from bot.count.case import read_case
from bot.count.sheet import CannotCount, Sheet

MOST_BYTES = 200_000_000


def read(path: Path) -> Sheet:
    """The election in this file, BLT or JSON. Raises CannotCount."""
    text = _text(_bytes(path))
    is_json = text.lstrip()[:1] in ("{", "[") if path.suffix.lower() not in (".json", ".blt") else None
    if is_json is None:
        is_json = path.suffix.lower() == ".json"
    return read_case(text) if is_json else read_blt(text)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CannotCount("there is no such file") from None
    except IsADirectoryError:
        raise CannotCount("this is a folder, not a file") from None
    except PermissionError:
        raise CannotCount("this file may not be read") from None
    except OSError as problem:
        raise CannotCount(f"this cannot be read ({problem.strerror or 'no reason given'})") from None
    if len(found) > MOST_BYTES:
        raise CannotCount(f"the file has more than {MOST_BYTES:,} bytes")
    return found


def _text(found: bytes) -> str:
    """With one sign for the end of a line, whatever the computer on which it was written."""
    if b"\0" in found:
        raise CannotCount("there is a byte that is nothing (NUL)", _line_at(found, found.index(b"\0")))
    try:
        text = found.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise CannotCount("the letters are not UTF-8", _line_at(found, problem.start)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise CannotCount("the file is empty", 1)
    return text


def _line_at(found: bytes, at: int) -> int:
    return found[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
