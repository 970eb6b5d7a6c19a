"""What somebody sent, as the reply to what they were asked."""

from bot.ids import FileId
from bot.rules.names import is_unseen
from bot.screen import Reply
from handlers.answers import Sent
from handlers.routes import At


def reply_of(at: At, sent: Sent) -> Reply:
    """The reply, with its voice or photo remembered as a file of ours, if the person agreed that we keep things.

    Words of which nothing can be seen are none.
    """

    def keep(kind: str, telegram_file_id: str) -> FileId | None:
        if not telegram_file_id or at.person.consented_at is None:
            return None
        return at.unit.people.add_file(at.person.id, kind, telegram_file_id, now=at.now)

    return Reply(
        text="" if is_unseen(sent.text) else sent.text,
        voice=keep(sent.voice_kind, sent.voice),
        photo=keep("photo", sent.photo),
        forwarded=sent.forwarded,
        other=sent.other,
        seconds=sent.seconds,
        album=album_of(at, sent),
    )


def album_of(at: At, sent: Sent) -> str | None:
    """By which an album is known again, of this person alone."""
    return f"{at.person.id}:{sent.album}" if sent.album else None
