"""Messages on phones that show an open ballot, or what somebody who counts has found on papers.

They are remembered under a key of their election, and wiped when it is over: while people vote under the first key,
and while papers are counted under the second one.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from bot.ids import ElectionId, PersonId
from bot.rules.elections import State
from bot.services.elections.ballots import Sealer, Trace, Unreadable
from bot.services.elections.entries import key_of_pages
from storage.keys import Keys, KeysAway, NoKey, election_key, recount_key
from storage.outbox import Wipe
from storage.unit import Unit

log = logging.getLogger(__name__)


def list_traces(unit: Unit, keys: Keys, person: PersonId) -> list[Trace]:
    """Every message of a person that shows an open ballot or a paper, or reads one out."""
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
    """This message, if it shows an open ballot or a paper. Raises KeysAway: nobody can say just now."""
    found = next((each for each in list_traces(unit, keys, person) if each.message_id == message_id), None)
    if found is None and len(_sealers(unit, keys, person)) < len(unit.elections.list_shown_to(person)):
        keys.look()
    return found


def may_show_ballot(unit: Unit, keys: Keys, person: PersonId, message_id: int) -> bool:
    """Whether this message shows an open ballot or a paper, or nobody can say while the key folder is away."""
    try:
        return find_trace(unit, keys, person, message_id) is not None
    except KeysAway:
        return True


def put_trace(unit: Unit, keys: Keys, trace: Trace) -> None:
    """Remember a message that shows an open ballot, or a paper.

    When that was over meanwhile, or the key was lost, the message is to be wiped at once.
    """
    # The close and this wait for each other, or a message could be remembered after everything was wiped.
    unit.elections.hold(trace.election, alone=False)
    sealer = dict(_sealers(unit, keys, trace.person)).get(trace.election)
    if sealer is None:
        unit.outbox.put_wipe(Wipe(trace.person, trace.message_id, trace.kind))
        return
    who, message = sealer.phone(trace.person), sealer.message(trace.person, trace.message_id)
    unit.outbox.put_trace(trace.election, who, message, sealer.seal_trace(trace))


def trace_voice(unit: Unit, keys: Keys, person: PersonId, *, shown: int, voice: int) -> None:
    """If `shown` is a page of an open ballot, the voice that read it out must go with it. Raises KeysAway."""
    page = find_trace(unit, keys, person, shown)
    if page is not None:
        put_trace(unit, keys, Trace(page.election, person, voice, "voice"))


def leave_traces(unit: Unit, keys: Keys, traces: Iterable[Trace]) -> None:
    """A ballot was sent or put away: these messages of it must be wiped, now or as soon as it can be."""
    for trace in traces:
        if not trace.must_go:
            put_trace(unit, keys, replace(trace, must_go=True))


def drop_trace(unit: Unit, keys: Keys, trace: Trace) -> None:
    """A message was wiped."""
    for sealer in _both(keys, trace.election):
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
    """Voting is over, or the count of the papers: whatever still shows one is to be wiped, in the same commit.

    Done while the key is still there. Without it nobody can tell which messages those are.
    """
    sealers = _both(keys, election)
    if sealers:
        remembered = unit.outbox.list_all_traces(election)
        pages = [page for sealer in sealers for page in _opened(sealer, remembered)]
        if len(pages) < len(remembered):
            log.error("election %d: %d pages of it cannot be wiped", election, len(remembered) - len(pages))
        # Sorted, because the order in which they were sealed is nobody's business.
        for page in sorted(pages, key=lambda each: (each.person, each.message_id)):
            unit.outbox.put_wipe(Wipe(page.person, page.message_id, page.kind))
    unit.outbox.drop_traces(election)


def _sealers(unit: Unit, keys: Keys, person: PersonId) -> list[tuple[ElectionId, Sealer]]:
    found = [
        (election, find_sealer(keys, election) if state is State.VOTING else _find_second(keys, election))
        for election, state in unit.elections.list_shown_to(person)
    ]
    return [(election, sealer) for election, sealer in found if sealer is not None]


def _both(keys: Keys, election: ElectionId) -> list[Sealer]:
    """What can be done with each of the two keys that is there."""
    return [sealer for sealer in (find_sealer(keys, election), _find_second(keys, election)) if sealer is not None]


def find_sealer(keys: Keys, election: ElectionId) -> Sealer | None:
    """What can be done with the first key of an election; None when it is away or gone."""
    try:
        return keys.worked_out(election_key(election), lambda key: Sealer(key, election))
    except NoKey:
        return None


def _find_second(keys: Keys, election: ElectionId) -> Sealer | None:
    """The same with a key of its own that is worked out from the second one."""
    try:
        return keys.worked_out(recount_key(election), lambda key: Sealer(key_of_pages(key, election), election))
    except NoKey:
        return None
