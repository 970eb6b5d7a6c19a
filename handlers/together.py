"""A photo that came as a file, and several photos that came at once: these are one answer."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from bot.ids import SuggestionId
from bot.rules.names import WriteIt
from bot.rules.refusals import Empty
from bot.screen import Screen
from bot.screens import unasked as screens
from handlers.agenda.say import on_said
from handlers.answers import AS_A_FILE, Drawn, Sender, Sent
from handlers.replies import album_of, reply_of
from handlers.routes import At

_MOST = 10_000


class Albums:
    """Of whom which album was answered last. It is remembered by this program alone."""

    def __init__(self) -> None:
        self._answered: OrderedDict[int, tuple[str, int, bool]] = OrderedDict()

    def goes_on(self, sender: Sender, sent: Sent, *, update_id: int) -> bool:
        """Whether this is another piece of an album that was answered: it is not one more answer.

        Of pieces with which we can do nothing people hear once, too; after these a piece that we can keep is an answer.
        """
        if not sent.album or sent.edited:
            return False
        album, first, was_kept = self._answered.get(sender.telegram_id, ("", 0, False))
        if album == sent.album and (was_kept or not sent.has_content):
            return update_id != first
        self._answered[sender.telegram_id] = sent.album, update_id, sent.has_content
        if len(self._answered) > _MOST:
            self._answered.popitem(last=False)
        return False


def hear(at: At, sent: Sent, heard: Callable[[At, Sent], Screen | Drawn | None]) -> Screen | Drawn | None:
    """What was heard. A photo that came as a file cannot be shown as a photo: it is asked for again, and the question
    stays; where no photo was wanted, that is said."""
    is_file = sent.other == AS_A_FILE and not sent.has_content
    try:
        found = _one_more(at, sent) or heard(at, sent)
    except Empty as why:
        if not is_file or isinstance(why, WriteIt):
            raise
        found = None
    if is_file and (found is None or found == screens.unusable(at.words)):
        return Drawn(screens.as_a_file(at.words), is_refused=True)
    return _first_of(at, sent, found)


def is_kept_whole(at: At, sent: Sent) -> bool:
    """Whether the first photo of this album was said for the board: there all of them are kept."""
    return _said_with(at, sent) is not None


def _said_with(at: At, sent: Sent) -> SuggestionId | None:
    album = album_of(at, sent) if sent.photo and not sent.edited else None
    return None if album is None else at.unit.agenda.find_album(album)


def _one_more(at: At, sent: Sent) -> Drawn | None:
    """One more photo of an album goes to the first one, wherever the person stands now."""
    said = _said_with(at, sent)
    return None if said is None else Drawn(on_said(at, reply_of(at, sent), said), leads_on=True)


def _first_of(at: At, sent: Sent, heard: Screen | Drawn | None) -> Screen | Drawn | None:
    """Of several things that came together the first is the answer, and the page says so."""
    screen = heard.screen if isinstance(heard, Drawn) else heard
    is_refused = isinstance(heard, Drawn) and heard.is_refused
    if screen is None or is_refused or not (sent.album and sent.has_content) or is_kept_whole(at, sent):
        return heard
    told = replace(screen, lines=(*at.words.lines("home.together"), *screen.lines))
    return replace(heard, screen=told) if isinstance(heard, Drawn) else told
