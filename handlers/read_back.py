"""Words of somebody without a phone wait for their yes. Until then they are nobody's; after a no they are deleted."""

from bot.rules.agenda import TEXT_MOST, check_words
from bot.screen import Reply, Tap
from handlers.routes import At


def checked_text(reply: Reply, place: Tap) -> str:
    """The words that are kept of it. Raises as `check_words` when nothing was said."""
    if not (reply.voice or reply.photo):
        check_words(reply.text, after=place)
    return reply.text.strip()[:TEXT_MOST]


def keep(at: At, reply: Reply, *, waits: Tap) -> int:
    """They wait under their number, in place of those before. By `waits` it is known whose they are."""
    at.unit.outbox.drop_for(at.person.id, waits)
    return at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now, answers=waits)


def find(at: At, kept: int, *, waits: Tap) -> Reply | None:
    """The words that wait; None: they are somebody else's, or wait no longer."""
    is_theirs = at.unit.outbox.may_answer(at.person.id, kept) == waits
    return at.unit.outbox.find_unasked(at.person.id, kept) if is_theirs else None


def saved(at: At, kept: int) -> None:
    """They said yes, and it is saved: a second yes finds that out, and no other one does."""
    at.unit.outbox.saved(at.person.id, kept)


def was_saved(at: At, kept: int, *, waits: Tap) -> bool:
    """Whether they said yes to just these words before."""
    is_theirs = at.unit.outbox.may_answer(at.person.id, kept) == waits
    return is_theirs and at.unit.outbox.was_saved(at.person.id, kept)


def drop(at: At, *, waits: Tap) -> None:
    """They said no, or it is too late: nobody keeps them."""
    at.unit.outbox.drop_for(at.person.id, waits)
