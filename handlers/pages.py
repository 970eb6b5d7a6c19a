"""Pages of a ballot on a phone: which of them go when an answer comes."""

from dataclasses import replace

from bot.services.elections.ballots import Trace
from bot.services.elections.traces import leave_traces, list_traces, put_trace
from handlers.answers import Answer
from handlers.routes import At


def wiping(at: At, answer: Answer, message_id: int) -> Answer:
    """A vote or a count was sent, or people go on elsewhere than on an open ballot or a paper: all of it is wiped.

    So nobody finds it who takes the phone next, also when its voter went away in the middle. What could not be wiped
    the last time (a crash, no connection) is wiped now.

    Args:
        message_id: the message that the answer takes the place of; 0: there is none.
    """
    unit, keys, person, screen = at.unit, at.keys, at.person.id, answer.screen
    traces = list_traces(unit, keys, person)
    here = next((trace for trace in traces if trace.message_id == message_id), None)
    if screen.secret is not None and message_id and (here is None or here.must_go):
        put_trace(unit, keys, Trace(screen.secret, person, message_id, "screen"))
    over = here if screen.secret is None else None
    if here is None and screen.handed_in is not None and message_id:
        # The count that was sent was the last one, so nothing is remembered of it any more: this message is to be
        # wiped, unless it shows the answer by then.
        over = Trace(screen.handed_in, person, message_id, "screen")
    ended = [trace for trace in traces if screen.secret is None or trace.election == screen.handed_in]
    leave_traces(unit, keys, ended)
    wipe = tuple(trace for trace in traces if trace.message_id != message_id and (trace.must_go or trace in ended))
    return replace(answer, over=over, wipe=wipe, wipe_election=screen.handed_in if over is None else over.election)
