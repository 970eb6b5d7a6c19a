"""Promises of the log: nothing that a person said, and never the token."""

import logging

import pytest

from bot import log

TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"


@pytest.fixture(autouse=True)
def _restore() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def test_the_token_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(as_json=False, token=TOKEN)
    logging.getLogger("x").error("calling https://example.invalid/bot%s/getMe", TOKEN)
    logging.getLogger("x").error("another bot's token: 999999:ZZbbCCddEEffGGhhIIjjKKll")
    written = capsys.readouterr().err
    assert "AAbbCC" not in written
    assert "ZZbbCC" not in written


def test_of_an_exception_only_its_kind_and_place_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up(as_json=True, token="")
    try:
        int("Mina voted for Ben")
    except ValueError:
        logging.getLogger("x").exception("a deed failed")
    written = capsys.readouterr().err
    assert "ValueError at" in written
    assert "Mina" not in written
