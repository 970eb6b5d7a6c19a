"""Identical webhook programs on PostgreSQL beside each other, killed in turn; and two that poll with one token."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.faults.bots import Bots, open_bots, webhook
from tests.faults.conftest import Open
from tests.faults.deeds import all_hear_of_the_move, letters_of_the_move, move_the_meeting
from tests.faults.limits import STRICT
from tests.faults.seed import FACILITATOR, Size, lay
from tests.faults.telegram import open_telegram
from tests.faults.test_answers import SENTENCES
from tests.ports import free_port

VOTERS = 60
TAKEN_OVER_WITHIN = 5.0
RATE = 28.0


@asynccontextmanager
async def before(ports: list[int]) -> AsyncIterator[str]:
    """What stands before several programs: each call goes to the next one that answers. Its address."""
    turn = 0

    async def on_update(request: web.Request) -> web.Response:
        nonlocal turn
        body, headers = await request.read(), {**request.headers}
        for _ in ports:
            turn += 1
            try:
                async with session.post(
                    f"http://127.0.0.1:{ports[turn % len(ports)]}/", data=body, headers=headers
                ) as a:
                    return web.Response(status=a.status)
            except aiohttp.ClientError:
                continue
        return web.Response(status=502)

    app = web.Application()
    app.router.add_post("/", on_update)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
        finally:
            await runner.cleanup()


async def _start_all(bots: Bots, ports: list[int], url: str) -> None:
    for port in ports:
        await bots.start(**webhook(port, url))


@pytest.mark.parametrize("programs", [2, 3])
async def test_programs_beside_each_other_double_nothing_and_lose_nothing(
    programs: int, postgresql_url: str, database_url: str, tmp_path: Path
) -> None:
    if not database_url.startswith("postgresql"):
        pytest.skip("several programs need PostgreSQL")
    group = lay(database_url, tmp_path / "keys", Size(voters=VOTERS))[0]
    ports = [free_port() for _ in range(programs)]
    async with open_telegram(STRICT) as telegram, before(ports) as url:
        group.open_phones(telegram)
        async with open_bots(telegram, tmp_path, database_url, start=False) as bots:
            await _start_all(bots, ports, url)
            others = [name for name in group.numbers if name != FACILITATOR]
            for port in ports:
                move_the_meeting(group)
                await telegram.until(
                    lambda: sum(letters_of_the_move(group, name) for name in others) >= 5, within=20, what="some hear"
                )
                killed = time.monotonic()
                await bots.kill(bots.running[0])
                left = sum(not letters_of_the_move(group, name) for name in others)
                await all_hear_of_the_move(group, others)
                assert time.monotonic() - killed <= TAKEN_OVER_WITHIN + left / RATE * programs
                assert {letters_of_the_move(group, name) for name in others} == {1}
                await bots.start(**webhook(port, url))
            assert telegram.counted()["flood"] == 0


async def test_what_one_person_does_stays_in_order(postgresql_url: str, database_url: str, tmp_path: Path) -> None:
    if not database_url.startswith("postgresql"):
        pytest.skip("several programs need PostgreSQL")
    group = lay(database_url, tmp_path / "keys", Size(voters=4))[0]
    ports = [free_port() for _ in range(3)]
    async with open_telegram() as telegram, before(ports) as url:
        group.open_phones(telegram)
        async with open_bots(telegram, tmp_path, database_url, start=False) as bots:
            await _start_all(bots, ports, url)
            phones = [group[name] for name in group.voters]
            await asyncio.gather(*(each.start() for each in phones))
            for each in phones:
                for menu in ("things", "news") * 5:
                    each.tap_data(f"home.menu:{menu}:0", on=each.screen.number)
            await asyncio.gather(
                *(each.until(lambda e=each: e.screen.title == "📰 News", "the last page stands") for each in phones)  # type: ignore[misc]
            )


async def test_a_second_program_that_polls_says_so_in_one_sentence(open_scene: Open) -> None:
    async with open_scene() as scene:
        second = await scene.bots.launch(DATABASE_URL=f"sqlite:///{scene.bots.folder / 'second.db'}")
        said = SENTENCES["another copy of the bot runs"]
        await scene.telegram.until(
            lambda: any(said.search(line) for line in second.logged), within=30, what="the second program says so"
        )
        assert sum(bool(said.search(line)) for line in second.logged) == 1
