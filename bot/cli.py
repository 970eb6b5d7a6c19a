"""The commands of the program: start, phones, check, new-keys, export, backup, count."""

import argparse
import asyncio
import os
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import fields
from datetime import UTC, datetime, time
from io import TextIOWrapper
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot import app, log, settings
from bot.count import Asked, CannotCount, answer
from bot.doors.listening import check_can_listen
from bot.language_tables import WrongLanguage
from bot.languages import languages
from bot.media import packs
from bot.media.foreman import Foreman
from bot.media.synths.names import lay_down
from bot.opening import GONE_FOR_GOOD, NEWER, open_all, shown
from bot.practice import seed
from bot.practice.clock import PracticeClock
from bot.rules.record import words_of
from bot.settings import CannotStart, Mode, Settings
from bot.words import Words, offer_drafts
from storage.backup import CannotBackUp, back_up
from storage.chronicle import find_boards
from storage.exported import exported
from storage.installation import find_key_folder
from storage.keys import Keys, KeysAway
from storage.looking import NoDatabase, OlderDatabase, check_version, looking
from storage.migrate import NewerDatabase
from storage.records import Record, check_all
from storage.reps import check_reps
from storage.unit import Store

EXIT_NOT_WELL = 1
EXIT_CANNOT = 2
LOOPBACK = "127.0.0.1"
PRACTICE_BEGINS = time(10)
"""Local time of today at which the practice clock begins."""


class NotWell(Exception):  # noqa: N818 - a state of the world
    """What `check` found, in one clear sentence. The exit code is 1."""


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command; the exit code. What is in its way is one sentence on standard error, with its name."""
    chosen = _parser().parse_args(arguments)
    command = chosen.command or "start"
    log.set_up(as_json=False, token="")  # Until the settings are read: even then nothing is printed raw.
    try:
        if command == "count":
            _count(Asked(**{each.name: getattr(chosen, each.name) for each in fields(Asked)}))
            return 0
        found = settings.read(dict(environment))
        _read_languages()
        log.set_up(as_json=found.log_format is settings.LogFormat.JSON, token=found.bot_token.get_secret_value())
        match command:
            case "phones":
                _run(_phones(found))
            case "check":
                _check(found)
            case "new-keys":
                _new_keys(found)
            case "export":
                _export(found, chosen.board, Path(chosen.folder))
            case "backup":
                back_up(found.database, Path(chosen.file))
                _say(f"The copy is in {chosen.file}. Keys of open elections are not in it, on purpose.")
            case _:
                _run(_start(found))
    except (CannotStart, CannotBackUp, CannotCount) as problem:
        sys.stderr.write(f"{command}: {problem}\n")
        return EXIT_CANNOT
    except NotWell as problem:
        sys.stderr.write(f"{command}: {problem}\n")
        return EXIT_NOT_WELL
    return 0


def _count(asked: Asked) -> None:
    """Anybody can count again, also somebody who has only the file: nothing else is read."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that cannot write a name still gets the rest.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        _say(answer(asked))
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`). Python would complain when it closes what is closed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _read_languages() -> None:
    """Read every folder of a language before anything begins: a wrong file is said now, and not to a member."""
    try:
        languages()
    except WrongLanguage as problem:
        raise CannotStart(str(problem)) from None


def _export(found: Settings, name: str, folder: Path) -> None:
    """Write what is open about a board. The database is only looked at."""
    # Only here, as a start has no use for it.
    from bot.export import files

    now = app.real_now()
    with _looking_at(found) as connection:
        boards = find_boards(connection)
        wanted = [board for board, known in boards if known.casefold() == name.strip().casefold()]
        if len(wanted) != 1:
            names = ", ".join(sorted({known for _, known in boards})) or "none"
            why = "There is no board with this name" if not wanted else "More than one board has this name"
            raise CannotStart(f"{why}. The boards are: {names}.")
        read = exported(connection, wanted[0], now=now)
    try:
        folder.mkdir(parents=True)
        for file, text in files(read, now=now).items():
            (folder / file).write_text(text, "utf-8", newline="")
    except FileExistsError:
        raise CannotStart(f"{folder} is there already: name a folder that is not.") from None
    except OSError as problem:
        raise CannotStart(f"The files cannot be written to {folder}: {problem.strerror}.") from None
    if not (read.meetings or read.steps or read.promises or read.elections):
        _say(f"Nothing that can be shown has happened on this board yet. The files in {folder} hold only their heads.")
        return
    _say(f"The files are in {folder}. about.json says what each column means.")


@contextmanager
def _looking_at(found: Settings) -> Iterator[Connection]:
    """A database of today's version, only to read. Raises CannotStart."""
    try:
        with looking(found.database) as connection:
            check_version(connection)
            yield connection
    except NoDatabase:
        raise CannotStart(f"There is no database at {shown(found)} yet: the first start makes it.") from None
    except OlderDatabase:
        raise CannotStart("The database is of an older SayNext: the next start brings it up to date.") from None
    except NewerDatabase:
        raise CannotStart(NEWER) from None
    except SQLAlchemyError:
        raise CannotStart(f"The database {shown(found)} cannot be opened.") from None


def _check(found: Settings) -> None:
    """Only look: at the settings, the version of the database, the record of every election, and the key folder."""
    with _looking_at(found) as connection:
        records, reps = check_all(connection), check_reps(connection)
        away, damaged = _look_at_keys(found, connection)
    for record in records:
        _say_record(record)
    faults = [f"The record of election {record.election}: {fault}." for record in records for fault in record.faults]
    faults += [f"The record of the reps of group {group}: {fault}." for group in reps for fault in reps[group]]
    if faults:
        raise NotWell(" ".join(faults))
    if away:
        raise NotWell(f"The key folder {found.keys} is away ({away}). {GONE_FOR_GOOD}")
    if damaged:
        raise NotWell(f"These keys in {found.keys} are damaged: {', '.join(damaged)}.")
    _say(f"All is well. The database is {shown(found)}.")


def _say_record(record: Record) -> None:
    """With the words that people were told, so that they can be compared with what people have."""
    _say(f"election {record.election}: {record.lines} lines" + (" (opened by an older SayNext)" * record.is_old))
    for when, head in (("opening", record.heads.opening), ("end", record.heads.end)):
        for known in languages().values() if head else ():
            if known.six_words:
                said = Words(known.code, ZoneInfo("UTC")).spoken(words_of(head)).split("\n")
                _say(f"  {when}, {known.code}: {', '.join(said)}")


def _look_at_keys(found: Settings, connection: Connection) -> tuple[str, list[str]]:
    """Why the key folder is away (empty when it is here, or when there is none yet), and which keys are damaged."""
    keys = Keys(found.keys)
    keys.mark = find_key_folder(connection)
    try:
        return "", keys.damaged() if keys.mark else []
    except KeysAway as reason:
        return str(reason), []


def _new_keys(found: Settings) -> None:
    """Somebody says that the key folder is gone for good. Its votes can then be voted on again."""
    with _looking_at(found) as connection:
        away, _ = _look_at_keys(found, connection)
    if not away:
        raise CannotStart(f"The key folder {found.keys} is here, so there is nothing to begin anew.")
    store, _ = open_all(found, new_keys=True)
    store.close()
    _say(f"{found.keys} is the key folder now. Start the bot again: it asks the facilitators of open votes what to do.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="SayNext, a Telegram bot for self-advocacy.")
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("start", help="start the bot (without a bot token: with the practice phones)")
    commands.add_parser("phones", help="open the practice phones alone, for a bot that runs beside them")
    commands.add_parser("check", help="read the settings, check the records of elections, and stop")
    commands.add_parser("new-keys", help="begin another key folder, because the one before is gone for good")
    export = commands.add_parser("export", help="write what is open about a board as CSV, JSON and a calendar")
    export.add_argument("board", help="the name of the board")
    export.add_argument("folder", nargs="?", default="export", help="where the files go; it must not exist yet")
    backup = commands.add_parser("backup", help="copy the SQLite database, without anything that was deleted")
    backup.add_argument("file", help="where the copy goes; it must not exist yet")
    count = commands.add_parser("count", help="count an election again, from a BLT or JSON file")
    count.add_argument("file", help="the ballots: BLT as other programs write it, or JSON (docs/elections.md)")
    count.add_argument("--method", help="yes-no, choose-one, approval or scottish-stv, if not as in the file")
    count.add_argument("--seats", help="how many seats, if not as in the file")
    count.add_argument("--quorum", help="how many must have voted")
    count.add_argument("--lots", help="numbers of candidates as lots were drawn, the best first: 3,1,2")
    count.add_argument("--counter", default="fast", help="which of the two counters: fast (usual) or plain")
    count.add_argument("--json", action="store_true", help="for programs")
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run until it ends, or until somebody presses Ctrl-C or the system asks us to stop."""

    async def until_stopped() -> None:
        log.watch_loop(asyncio.get_running_loop())
        task = asyncio.ensure_future(work)
        if os.name == "posix":
            for sign in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(sign, task.cancel)
        try:
            await task
        except asyncio.CancelledError:
            return

    with asyncio.Runner(loop_factory=_new_event_loop()) as runner:
        runner.run(until_stopped())


def _new_event_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """What makes the event loop: uvloop, which spends less time on each call; on Windows Python's own."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


async def _start(found: Settings) -> None:
    _check_ports(found)
    offer_drafts(yes=found.is_practice)
    _bring_voices(found)
    _bring_pictures(found)
    store, keys = open_all(found)
    try:
        async with Foreman(found.voices) as foreman:
            if not found.is_practice:
                await _run_program(found, store, keys, None, foreman)
                return
            async with _phones_for(found, foreman) as url:
                clock = PracticeClock(url)
                await clock.fetch()
                await seed.ready(store, found.keys, clock, with_board=found.practice_board)
                await _run_program(found, store, keys, clock, foreman)
    finally:
        store.close()


def _bring_voices(found: Settings) -> None:
    if found.voices is not None and not found.voices.is_dir():
        raise CannotStart(f"VOICES_DIR is {found.voices}, and there is no such folder: correct it, or leave it empty.")
    lay_down(found.voices)


def _bring_pictures(found: Settings) -> None:
    try:
        packs.lay_down(found.pictures)
    except packs.WrongPack as problem:
        raise CannotStart(str(problem)) from None


async def _run_program(
    found: Settings, store: Store, keys: Keys, clock: PracticeClock | None, foreman: Foreman
) -> None:
    async with app.program(found, store, keys, clock, foreman) as program:
        await program.run(_greet)


async def _greet(program: app.Program) -> None:
    code = await program.store.run(_founder_code)
    if code is not None:
        _say("Open this link on your phone to become the first facilitator. It works once:")
        _say(f"https://t.me/{program.bot.username}?start=found_{code}")


def _founder_code(unit: Any) -> str | None:
    """The one-time link of the first facilitator, until there is one."""
    if unit.people.has_facilitator():
        return None
    code: str | None = unit.people.find_unused_invitation("founder")
    if code is None:
        code = secrets.token_urlsafe(16)
        unit.people.add_invitation(code, "founder")
    return code


@asynccontextmanager
async def _phones_for(found: Settings, foreman: Foreman) -> AsyncIterator[str]:
    """The address of the practice phones: those of PRACTICE_URL, or our own."""
    if found.practice_url:
        yield found.practice_url
        return
    server = await _serve(found, foreman)
    try:
        yield server.url
    finally:
        await server.close()


async def _phones(found: Settings) -> None:
    offer_drafts()
    async with Foreman(found.voices) as foreman:
        server = await _serve(found, foreman)
        try:
            await asyncio.Event().wait()
        finally:
            await server.close()


async def _serve(found: Settings, foreman: Foreman) -> Any:
    # Only here, as a bot with a token has no use for them.
    import webbrowser

    from bot.practice.phones import Phones
    from bot.practice.server import serve

    zone = ZoneInfo(found.time_zone)
    begins = datetime.combine(datetime.now(zone).date(), PRACTICE_BEGINS, zone).astimezone(UTC)
    phones = Phones(seed.people() if found.practice_board else (), now=begins)
    try:
        server = await serve(phones, foreman, LOOPBACK, found.practice_port)
    except OSError:
        port = found.practice_port
        raise CannotStart(f"Port {port} is taken by another program: set PRACTICE_PORT to a free one.") from None
    _say(f"The practice phones are open at {server.url}")
    if sys.stdout.isatty() and (os.name != "posix" or sys.platform == "darwin" or os.environ.get("DISPLAY")):
        webbrowser.open(server.url)
    return server


def _check_ports(found: Settings) -> None:
    """Whether we can listen where we must, asked before anything is touched."""
    if found.is_practice and not found.practice_url:
        check_can_listen(LOOPBACK, found.practice_port, "PRACTICE_PORT")
    if found.mode is Mode.WEBHOOK:
        check_can_listen(found.listen_host, found.webhook_port, "WEBHOOK_PORT")
    if found.health_port:
        check_can_listen(found.listen_host, found.health_port, "HEALTH_PORT")
