"""What our bot gets to do in the benchmark: everybody presses "Yes, send my vote" at the same moment."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete

from bot.rules.ballots import Choice, Step
from bot.rules.elections import State
from bot.screen import tap
from bot.services.elections.ballots import Press
from bot.services.elections.vote import sealer_of
from bot.telling import tell
from storage.keys import Keys
from storage.migrate import migrate
from storage.tables.deliveries import deliveries
from storage.unit import Store, make_engine
from tests.secrecy.town import Town
from tests.telegram import Updates


def prepare(url: str, keys: Path, voters: int) -> list[dict[str, Any]]:
    """Lay a group whose vote is open; one press of each voter, as Telegram's updates."""
    migrate(url)
    store = Store(make_engine(url), tell)
    store.open()
    try:
        town = Town(store, Keys(keys), voters, now=datetime.now(UTC).replace(microsecond=0))
        # The letters "you can vote now" are not what is measured.
        store.run_now(lambda unit: unit.connection.execute(delete(deliveries)))
        sealer, updates = sealer_of(town.keys, town.election), Updates()
        send = (Press(Step.SEND, Choice(1 << n % 2), 0) for n in range(voters))
        return [
            updates.tap(
                voter.telegram_id,
                tap("elections.b", town.election, sealer.button(voter.member, press)).encode(),
                photo=True,
            )
            for voter, press in zip(town.residents, send, strict=True)
        ]
    finally:
        store.close()


def count_votes(url: str) -> int:
    """How many votes are in the box: what was measured has really happened."""
    store = Store(make_engine(url))
    store.open()
    try:
        return store.run_now(
            lambda unit: sum(len(unit.elections.list_ballots(each.id)) for each in unit.elections.list_in(State.VOTING))
        )
    finally:
        store.close()
