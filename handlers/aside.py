"""An update that cannot be handled: it is set aside, and who sent it is owed a word, in the same commit."""

from collections.abc import Callable
from datetime import datetime

from bot.ids import PersonId
from bot.rules.schedule import without_hour
from bot.screen import UNDONE, Screen, way_in
from bot.services.elections.traces import may_show_ballot
from bot.words import Words, whole
from handlers.answers import UTC_ZONE, Answer, Sender
from handlers.dispatch import Dispatch
from storage.unit import Unit


class WasKept(Exception):  # noqa: N818 - a state of the world
    """The update was handled: only the word of the database for it was lost. Nobody may read that it is not saved."""


def set_aside(
    dispatch: Dispatch,
    unit: Unit,
    update_id: int,
    kind: str,
    *,
    sender: Sender | None = None,
    pressed: str | None = None,
    message_id: int = 0,
    say: Callable[[Words], Screen],
    now: datetime,
) -> Answer | None:
    """Note the update without its content; the word for who sent it, or None when nobody knows them.

    Args:
        sender: who hears of it; None when nobody does.
        pressed: the button, and on which message; None for what was sent.
        say: draws the word.

    Raises:
        WasKept: there is nothing to note.
    """
    mark = dispatch.mark_of(update_id)
    if unit.outbox.was_handled(mark):
        raise WasKept
    unit.outbox.set_aside(mark, kind, day=without_hour(now))
    person = None if sender is None else unit.people.find_by_telegram(sender.telegram_id)
    if person is None:
        return None
    turn = 0
    if not (pressed is not None and _is_beside_the_box(dispatch, unit, person.id, pressed, message_id)):
        turn = unit.deliveries.owe(person.id, UNDONE, over=None, program=dispatch.program, since=without_hour(now))
    screen, words = whole(Words(person.language, person.zone or UTC_ZONE), say)
    return Answer(screen, person, words, turn=turn)


def take_back(dispatch: Dispatch, update_id: int, answer: Answer | None, unit: Unit) -> None:
    """It was handled in the end: what was noted of it goes, unless another answer took its place already."""
    unit.outbox.drop_set_aside(dispatch.mark_of(update_id))
    if answer is not None and answer.turn:
        unit.deliveries.paid(answer.person.id, turn=answer.turn)


def _is_beside_the_box(dispatch: Dispatch, unit: Unit, person: PersonId, pressed: str, message_id: int) -> bool:
    """Whether no row may tell of this press. It may be pressed again."""
    is_of_ballot = dispatch.routes.leaves_no_trace(way_in(pressed)[0])
    return is_of_ballot or may_show_ballot(unit, dispatch.keys, person, message_id)
