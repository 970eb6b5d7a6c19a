"""One of several programs on the same database that press at the same time."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.ids import ElectionId
from bot.services.elections import close
from bot.telling import tell
from handlers import all_routes
from handlers.answers import Sender
from handlers.dispatch import Dispatch
from storage.keys import Keys
from storage.unit import Store, Unit, is_unavailable, make_engine

Pressed = tuple[int, str]
"""Who presses, and the data of the button."""
CLOSE = "close"
"""In place of a button: the time of the vote of this number is over now, while presses of before are still handled."""


def race(url: str, keys: Path, presses: Sequence[Pressed], first_update: int, now: datetime) -> list[tuple[int, str]]:
    """Press each button as fast as it goes; who was told what."""
    store = Store(make_engine(url), tell)
    store.open()
    folder = Keys(keys)
    folder.prepare()
    dispatch = Dispatch(all_routes(), folder, "SayNextBot")
    told = []
    for number, (who, data) in enumerate(presses, start=first_update):
        if data == CLOSE:
            store.run_now(_close, dispatch.keys, ElectionId(who))
        else:
            told.append((who, _press(store, dispatch, who, data, number, now)))
    store.close()
    return told


def _close(unit: Unit, keys: Keys, election: ElectionId) -> None:
    close.close_due(unit, keys, election, now=unit.elections.get(election).close_at)


def _press(store: Store, dispatch: Dispatch, who: int, data: str, update: int, now: datetime) -> str:
    """A database that is busy for too long is no answer: the intake tries again, and so do we."""
    while True:
        try:
            answer = store.run_now(
                lambda unit: dispatch.tapped(
                    unit, Sender(who, "Somebody", "en"), data, message_id=9, update_id=update, now=now
                )
            )
        except Exception as problem:
            if not is_unavailable(problem):
                raise
        else:
            return "" if answer is None else answer.screen.title
