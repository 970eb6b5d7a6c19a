"""With a token the program speaks to any faithful Bot API server, by polling and by webhook, on the real clock."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.program import Line, Phone, Process, World, make_migrated, phones, url_of

SECRET = "only-telegram-knows"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[World]:
    """A Bot API server, and everybody's phones; the bot does not know that these are practice phones."""
    with phones(tmp_path, PRACTICE_BOARD="off") as process:
        url = url_of(process)
        line = Line(url)
        settings = {
            "BOT_TOKEN": line.get("/practice/clock")["token"],
            "BOT_API_URL": url,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'real.db'}",
            "KEYS_DIR": str(tmp_path / "keys"),
        }
        make_migrated(settings["DATABASE_URL"])
        made = World(tmp_path, url, process, settings, line)
        try:
            yield made
        finally:
            made.close()


def _webhook() -> dict[str, str]:
    port = str(free_port())
    webhook = {"MODE": "webhook", "WEBHOOK_URL": f"http://127.0.0.1:{port}/", "WEBHOOK_PORT": port}
    return {**webhook, "WEBHOOK_SECRET": SECRET}


def _start(server: World, mode: dict[str, str]) -> Process:
    return server.launch_bot(**mode)


def _say(phone: Phone, text: str, *, sees: str) -> None:
    phone.send("text", text=text)
    phone.world.wait_until(lambda: phone.heard(sees))


@pytest.mark.parametrize(
    "modes",
    [lambda: {"LOG_FORMAT": "text"}, lambda: {"LOG_FORMAT": "json"}, _webhook],
    ids=["polling", "polling and json", "webhook"],
)
def test_a_group_begins_and_a_restart_in_the_middle_loses_nothing(
    server: World, modes: Callable[[], dict[str, str]]
) -> None:
    mode = modes()
    sam = server.person("Sam")
    bot = _start(server, mode)
    code = bot.line_with("start=found_").rpartition("=")[2]
    _say(sam, f"/start {code}", sees="We keep your name")
    sam.press_only("that is fine")
    server.wait_until(lambda: sam.heard("What is the name of the board?"))
    server.kill_bot()
    sam.send("text", text="Marlshire")
    bot = _start(server, mode)
    server.wait_until(lambda: sam.heard("What is the name of your group?"))
    _say(sam, "Northfield", sees="Which language should your posters be in?")
    sam.press_only("English")
    server.wait_until(lambda: sam.heard("We think that it is"))
    server.phones.stop()
    if "WEBHOOK_URL" not in mode:
        bot.line_with("no updates: ")
    bot.stop()
    assert bot.process.returncode == 0
    log, token = server.whole_log().replace(code, ""), server.settings["BOT_TOKEN"]
    assert not any(hidden in log for hidden in (token, token.partition(":")[2], SECRET, "Marlshire", "Sam"))
    if mode.get("LOG_FORMAT") == "json":
        assert all(json.loads(line)["event"] for line in log.splitlines())


def test_a_wrong_secret_changes_nothing(server: World) -> None:
    mode = _webhook()
    bot = _start(server, mode)
    bot.line_with("start=found_")
    sam = server.person("Sam")
    _say(sam, "/start", sees="You are not in a group")
    hook = Line(mode["WEBHOOK_URL"])
    with pytest.raises(AssertionError, match="answered 403"):
        hook.post("/", update_id=1)
    hook.close()
