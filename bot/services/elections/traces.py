"""Messages on phones that show an open ballot: remembered under the key of their election, wiped when it is over."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from bot.ids import ElectionId, PersonId
from bot.services.elections.ballots import Sealer, Trace, Unreadable
from storage.keys import Keys, NoKey, election_key
from storage.outbox import Wipe
from storage.unit import Unit

log = logging.getLogger(__name__)


def list_traces(unit: Unit, keys: Keys, person: PersonId) -> list[Trace]:
    """Every message of a person that shows an open ballot or reads one out."""
    return [
        trace
        for election, sealer in _sealers(unit, keys, person)
        for trace in _opened(sealer, unit.outbox.list_traces(election, sealer.phone(person)))
    ]


def _opened(sealer: Sealer, remembered: Iterable[bytes]) -> list[Trace]:
    """A damaged one stops nothing: nobody can tell which message it was."""
    traces = []
    for sealed in remembered:
        with suppress(Unreadable):
            traces.append(sealer.open_trace(sealed))
    return traces


def find_trace(unit: Unit, keys: Keys, person: PersonId, message_id: int) -> Trace | None:
    """This message, if it shows an open ballot."""
    return next((each for each in list_traces(unit, keys, person) if each.message_id == message_id), None)


def put_trace(unit: Unit, keys: Keys, trace: Trace) -> None:
    """Remember a message that shows an open ballot.

    When the vote was closed meanwhile, or its key was lost, the message is to be wiped at once.
    """
    # The close and this wait for each other, or a message could be remembered after everything was wiped.
    unit.elections.hold(trace.election, alone=False)
    sealer = find_sealer(keys, trace.election)
    if sealer is None or trace.election not in unit.elections.list_open_for(trace.person):
        unit.outbox.put_wipe(Wipe(trace.person, trace.message_id, trace.kind))
        return
    who, message = sealer.phone(trace.person), sealer.message(trace.person, trace.message_id)
    unit.outbox.put_trace(trace.election, who, message, sealer.seal_trace(trace))


def trace_voice(unit: Unit, keys: Keys, person: PersonId, *, shown: int, voice: int) -> None:
    """If `shown` is a page of an open ballot, the voice that read it out must go with it."""
    page = find_trace(unit, keys, person, shown)
    if page is not None:
        put_trace(unit, keys, Trace(page.election, person, voice, "voice"))


def leave_traces(unit: Unit, keys: Keys, traces: Iterable[Trace]) -> None:
    """A ballot was sent or put away: these messages of it must be wiped, now or as soon as it can be."""
    for trace in traces:
        if not trace.left:
            put_trace(unit, keys, replace(trace, left=True))


def drop_trace(unit: Unit, keys: Keys, trace: Trace) -> None:
    """A message was wiped."""
    sealer = find_sealer(keys, trace.election)
    if sealer is not None:
        who, message = sealer.phone(trace.person), sealer.message(trace.person, trace.message_id)
        unit.outbox.drop_trace(trace.election, who, message)
    unit.outbox.drop_wipe(Wipe(trace.person, trace.message_id, trace.kind))


def move_traces(unit: Unit, keys: Keys, person: PersonId, old: PersonId) -> None:
    """A person has another phone. On the `old` one, which is somebody else's now, their ballots must not stay."""
    for election, sealer in _sealers(unit, keys, person):
        for page in _opened(sealer, unit.outbox.list_traces(election, sealer.phone(person))):
            unit.outbox.put_wipe(Wipe(old, page.message_id, page.kind))
        unit.outbox.drop_traces(election, sealer.phone(person))


def wipe_all(unit: Unit, keys: Keys, election: ElectionId) -> None:
    """The vote is over: whatever still shows its ballot is to be wiped. Done while its key is still there.

    Without the key nobody can tell which messages those are.
    """
    sealer = find_sealer(keys, election)
    if sealer is not None:
        remembered = unit.outbox.list_all_traces(election)
        pages = _opened(sealer, remembered)
        if len(pages) < len(remembered):
            log.error("election %d: %d pages of it cannot be wiped", election, len(remembered) - len(pages))
        # Sorted, because the order in which they were sealed is nobody's business.
        for page in sorted(pages, key=lambda each: (each.person, each.message_id)):
            unit.outbox.put_wipe(Wipe(page.person, page.message_id, page.kind))
    unit.outbox.drop_traces(election)


def _sealers(unit: Unit, keys: Keys, person: PersonId) -> list[tuple[ElectionId, Sealer]]:
    found = [(election, find_sealer(keys, election)) for election in unit.elections.list_open_for(person)]
    return [(election, sealer) for election, sealer in found if sealer is not None]


def find_sealer(keys: Keys, election: ElectionId) -> Sealer | None:
    """What can be done with the key of an election; None when it is away or gone."""
    try:
        return keys.worked_out(election_key(election), lambda key: Sealer(key, election))
    except NoKey:
        return None
