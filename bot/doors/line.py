"""The line to one chat: the only thing that speaks there, one message after the other, part by part."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from telegram.error import BadRequest, TelegramError

from bot.doors.calls import Calls, File, Taken
from bot.doors.message import WORDS, Heard, Message, Reading
from bot.doors.noes import forbids_voices, is_stale, is_unchanged
from bot.doors.pace import Turn
from bot.doors.show import (
    Keyboard,
    beside_voice,
    fits_caption,
    fits_voice,
    keyboard_of,
    labels_of,
    links_of,
    pages_of,
    text_of,
)
from bot.doors.stock import Stock
from bot.doors.updates import Shown
from bot.media.aloud import spoken_page
from bot.media.work import CannotMake, NotNow, Speech, Work
from bot.screen import (
    HOME,
    Enclosed,
    Paper,
    Photo,
    Pictogram,
    Picture,
    Screen,
    TextFile,
    VoiceNote,
)
from bot.screens import home as home_screens
from bot.services.elections.ballots import Trace
from bot.words import Words, whole
from handlers.answers import Answer

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True, weakref_slot=True, eq=False)
class Line:
    """Everything that is said to one chat, in order.

    Args:
        newest: counts the answers, so that an old one that failed does not come after a newer one.
    """

    chat: int
    calls: Calls
    stock: Stock
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    newest: int = 0
    heard: Heard | None = None
    """It goes at the next press, and its page is again the last thing on the phone."""
    home: int | None = None
    """The message that shows home, as far as this program knows. There is one at most: an older one would go on saying
    what was true before."""
    _gone: set[int] = field(default_factory=set)
    """Voices of ballots that went in that way: they need not be wiped any more."""
    _wiped_at: dict[int, float] = field(default_factory=dict)
    """When pages of ballots were wiped: an answer that was drawn before that would wipe them once more."""

    async def say(self, message: Message) -> None:
        """Say everything of a message that Telegram does not have yet. Raises TelegramError."""
        screen, over = message.answer.screen, message.over
        below = over is None or screen.alone or bool(screen.enclosed)
        if message.turn is None:
            # A letter that comes while somebody listens leaves them their voice.
            await self._hush()
        for number, enclosed in enumerate(screen.enclosed):
            await self._part(message, f"enclosed-{number}", partial(self._enclose, message, enclosed))
        is_new = below or over is None or not await self._part(message, "edit", lambda: self._in_place(message, over))
        if is_new:
            await self._part(message, WORDS, lambda: self._anew(message))
        leaves_ballot = message.answer.wipe_election is not None
        if not leaves_ballot:
            message.on_shown()
        if over is not None and screen.instead is not None:
            await self._part(message, "instead", lambda: self._replace(message.answer, screen.instead, over))
        for trace in message.answer.wipe:
            await self._part(message, f"wipe-{trace.message_id}", partial(self._wipe, message, trace))
        if is_new and over is not None and not screen.alone:
            # Only now: without the new one the chat would be empty.
            await self._part(message, "put-away", lambda: self._put_away(message, over))
        await self._part(message, "old-home", lambda: self._one_home(message, over if not is_new else message.page))
        if leaves_ballot:
            # Whoever ends before this shows it again after the next start, and wipes what is left of the ballot.
            message.on_shown()
        if message.aloud and not fits_voice(screen):
            await self._part(message, "voice", lambda: self._aloud(message))

    async def _part(self, message: Message, name: str, say: Callable[[], Awaitable[bool | None]]) -> bool:
        """One part, unless Telegram has it. False: this part does not work here, and another one takes its place."""
        if name in message.done:
            return True
        if await say() is False:
            return False
        message.done.add(name)
        await message.on_part(name)
        return True

    async def _hush(self) -> None:
        heard, self.heard = self.heard, None
        if heard is not None:
            with suppress(TelegramError):
                await self.calls.delete(self.chat, heard.voice)
                self._gone |= {heard.voice} if heard.is_secret else set()

    # Words and pictures

    async def _in_place(self, message: Message, over: Shown) -> bool:
        """Edit the tapped message. False when Telegram cannot: then it comes anew below."""
        answer, screen = message.answer, message.answer.screen
        is_secret = screen.secret is not None or answer.wipe_election is not None
        picture = self._picture_for(answer) if fits_caption(screen) else None
        if over.has_photo and picture is None and is_secret and fits_caption(screen):
            picture = home_screens.wiped(answer.words).picture
        if (over.has_photo and picture is None) or over.has_sound or len(pages_of(screen)) > 1:
            return False
        try:
            await self._edit(answer, screen, picture, over.message_id)
        except BadRequest as problem:
            return is_unchanged(problem)
        return True

    async def _edit(self, answer: Answer, screen: Screen, picture: Picture | None, number: int) -> None:
        text, buttons = text_of(screen), keyboard_of(screen, answer.words)
        if picture is not None:
            with suppress(CannotMake, NotNow):
                await self._pictured(
                    screen, picture, lambda photo: self.calls.edit_picture(self.chat, number, photo, text, buttons)
                )
                return
        await self.calls.edit_words(self.chat, number, text, buttons)

    async def _anew(self, message: Message) -> None:
        answer, screen = message.answer, message.answer.screen
        if message.aloud and fits_voice(screen) and await self._in_one(message):
            return
        *before, text = pages_of(screen)
        buttons = keyboard_of(screen, answer.words)
        turn, silent = message.turn, message.silent
        for number, page in enumerate(before):
            await self._part(message, f"page-{number}", partial(self._page, page, silent))
        picture = self._picture_for(answer) if fits_caption(screen) else None
        sent = None
        if picture is not None:
            try:
                sent = await self._pictured(
                    screen,
                    picture,
                    lambda photo: self.calls.picture(self.chat, photo, text, buttons, silent=silent, turn=turn),
                )
            except (CannotMake, NotNow, BadRequest) as problem:
                log.warning("a picture fell away: %s", type(problem).__name__)
                message.on_missed("picture", "unmade")
            else:
                message.on_arrived("picture")
        if sent is None:
            sent = await self.calls.words(self.chat, text, buttons, silent=silent, turn=turn)
        message.page = Shown(self.chat, sent.message_id, has_photo=bool(sent.file_id))
        if screen.secret is not None:
            await message.on_secret(sent.message_id, "screen")

    async def _page(self, text: str, silent: bool) -> None:
        await self.calls.words(self.chat, text, None, silent=silent)

    async def _pictured(self, screen: Screen, picture: Picture, send: Callable[[File], Awaitable[Taken]]) -> Taken:
        """Send a picture. One that Telegram does not know any more is made and uploaded again."""
        secret = screen.secret is not None
        return await self._made(await self.stock.workshop.drawing(picture), send, secret=secret)

    async def _made(self, work: Work, send: Callable[[File], Awaitable[Taken]], *, secret: bool = False) -> Taken:
        file = await self.stock.workshop.make(work, secret=secret)
        try:
            sent = await send(file)
        except BadRequest as problem:
            if isinstance(file, bytes) or not is_stale(problem):
                raise
            await self.stock.workshop.forget(work, file)
            file = await self.stock.workshop.make(work)
            sent = await send(file)
        if isinstance(file, bytes) and sent.file_id and not secret:
            await self.stock.workshop.uploaded(work, sent.file_id)
        return sent

    @staticmethod
    def _picture_for(answer: Answer) -> Picture | None:
        """A person can turn pictures off; faces and QR codes are content, so they stay."""
        picture = answer.screen.picture
        if not answer.person.likes.sees and isinstance(picture, Pictogram) and not picture.is_asked:
            return None
        return picture

    # What goes away

    async def _replace(self, answer: Answer, screen: Screen | None, over: Shown) -> None:
        if screen is not None and not over.has_photo:
            with suppress(BadRequest):
                await self._edit(answer, screen, None, over.message_id)

    async def _one_home(self, message: Message, shown: Shown | None) -> None:
        old, number = self.home, None if shown is None else shown.message_id
        if message.answer.screen.page == HOME:
            self.home = number
            if old is not None and old != number:
                await self._old_home(message.answer.words, old)
        elif old == number:
            self.home = None

    async def _old_home(self, words: Words, number: int) -> None:
        """Take a home away. After 48 hours Telegram deletes nothing any more: then it only leads to the new one."""
        page, words = whole(words, home_screens.old_home)
        with suppress(TelegramError):
            try:
                await self.calls.delete(self.chat, number)
            except BadRequest:
                await self.calls.edit_words(self.chat, number, text_of(page), keyboard_of(page, words))

    async def _put_away(self, message: Message, over: Shown) -> None:
        try:
            await self.calls.delete(self.chat, over.message_id)
        except BadRequest:
            if message.answer.wipe_election is not None:
                # Older than 48 hours: it can still be written over, and nothing of a ballot may stay.
                with suppress(BadRequest):
                    await self.wipe(message.answer.words, over.message_id)

    async def _wipe(self, message: Message, trace: Trace) -> None:
        if self._wiped_at.get(trace.message_id, message.drawn_at) > message.drawn_at:
            return
        with suppress(BadRequest):  # The person deleted it themselves, or it is gone already.
            await self.wipe(message.answer.words, trace.message_id, kind=trace.kind)
        self._wiped_at[trace.message_id] = time.monotonic()
        await message.on_wiped(trace)

    async def wipe(self, words: Words, number: int, *, kind: str = "screen") -> None:
        """Write over a page of a ballot, or take away the voice that read it out. Raises TelegramError."""
        if kind == "voice":
            if number not in self._gone:
                await self.calls.delete(self.chat, number)
            self._gone.discard(number)
            return
        page, words = whole(words, home_screens.wiped)
        text, buttons = text_of(page), keyboard_of(page, words)
        if page.picture is None:
            raise ValueError("a wiped page needs its picture, to take the place of faces")
        try:
            await self._pictured(
                page, page.picture, lambda photo: self.calls.edit_picture(self.chat, number, photo, text, buttons)
            )
        except (CannotMake, NotNow):
            # No picture can be made: then the whole message goes, because words alone cannot take its place.
            await self.calls.delete(self.chat, number)

    # Voices, photos, papers

    async def _enclose(self, message: Message, enclosed: Enclosed) -> None:
        match enclosed:
            case VoiceNote(file, caption):
                sent = await self._stands_in(
                    message, "voice", lambda: self.stock.play(self.chat, file, caption), gone="voice_gone"
                )
                if message.answer.screen.secret is not None:
                    await message.on_secret(sent.message_id, "voice")
            case Photo(file, alt):
                await self._stands_in(
                    message, "picture", lambda: self.stock.show_photo(self.chat, file, alt), gone="photo_gone"
                )
            case Paper():
                paper = replace(enclosed, large=enclosed.large or message.answer.person.large_print)
                await self._stands_in(message, "paper", lambda: self._send_paper(paper), gone="paper_unmade")
            case TextFile():
                await self._stands_in(message, "paper", lambda: self._send_text(enclosed), gone="file_unsent")

    async def _send_paper(self, paper: Paper) -> Taken:
        work = await self.stock.workshop.printing(paper)
        return await self._made(work, lambda file: self.calls.paper(self.chat, file, f"{paper.file_name}.pdf"))

    async def _send_text(self, file: TextFile) -> Taken:
        """It is made without a worker and kept nowhere."""
        return await self.calls.paper(self.chat, file.text.encode(), file.file_name)

    async def _stands_in(
        self,
        message: Message,
        what: str,
        send: Callable[[], Awaitable[Taken | None]],
        *,
        gone: str,
        buttons: Keyboard | None = None,
    ) -> Taken:
        """Send a part; when it is refused for good it falls alone, and words stand in for it."""
        why = gone
        try:
            sent = await send()
        except (BadRequest, CannotMake, NotNow) as problem:
            log.warning("a %s fell away: %s", what, type(problem).__name__)
            sent = None
            if isinstance(problem, BadRequest):
                why = "voice_forbidden" if forbids_voices(problem) else gone
        if sent is not None:
            message.on_arrived(what)
            return sent
        message.on_missed(what, "forbidden" if why == "voice_forbidden" else "gone")
        page, _ = whole(message.answer.words, lambda words: home_screens.instead_of(words, why))
        return await self.calls.words(self.chat, text_of(page), buttons, silent=True)

    async def _in_one(self, message: Message) -> bool:
        """A letter to who likes listening: a voice with the words and the buttons under it. False: it cannot be."""
        screen, words = message.answer.screen, message.answer.words
        buttons = beside_voice(keyboard_of(screen, words))
        text, silent, turn = text_of(screen), message.silent, message.turn
        work = _speech(_said(screen, buttons, words), message.answer)
        try:
            await self._made(
                work,
                lambda file: self.calls.voice(self.chat, file, buttons, text=text, silent=silent, turn=turn),
            )
        except (BadRequest, CannotMake, NotNow) as problem:
            _missed_voice(message, problem)
            return False
        message.on_arrived("voice")
        return True

    async def _aloud(self, message: Message) -> None:
        """What does not fit under a voice is read out below its words. When it cannot be, the words are there."""
        screen, words = message.answer.screen, message.answer.words
        buttons = beside_voice(keyboard_of(screen, words))
        work = _speech(_said(screen, buttons, words), message.answer)
        try:
            sent = await self._made(work, lambda file: self.calls.voice(self.chat, file, buttons, silent=True))
        except (BadRequest, CannotMake, NotNow) as problem:
            _missed_voice(message, problem)
            return
        message.on_arrived("voice")
        if message.page is not None:
            self.heard = Heard(sent.message_id, message.page)

    async def listen(self, message: Message, reading: Reading) -> int:
        """Read a page out, or say in words why not; the number of that message, 0 when it stands there already."""
        if await self._is_heard(reading):
            return 0
        await self._hush()
        work = _speech(reading.text, message.answer)
        sent = await self._stands_in(
            message,
            "voice",
            lambda: self._made(
                work, lambda file: self.calls.voice(self.chat, file, reading.buttons), secret=reading.is_secret
            ),
            gone="voice_unmade",
            buttons=reading.buttons,
        )
        self.heard = Heard(sent.message_id, reading.page, is_secret=reading.is_secret, is_words=not sent.file_id)
        return sent.message_id

    async def _is_heard(self, reading: Reading) -> bool:
        """Whether the voice of this page still stands below it: the person may have taken it away."""
        if self.heard is None or self.heard.is_words or self.heard.page.message_id != reading.page.message_id:
            return False
        try:
            await self.calls.edit_buttons(self.chat, self.heard.voice, reading.buttons)
        except BadRequest as problem:
            return is_unchanged(problem)
        return True

    async def announce(self, screen: Screen, *, turn: Turn) -> None:
        """Say something in a group's chat. Raises TelegramError."""
        links = links_of(screen)
        buttons = links if links["inline_keyboard"] else None
        await self.calls.words(self.chat, text_of(screen), buttons, turn=turn)


def _speech(text: str, answer: Answer) -> Speech:
    person = answer.person
    return Speech(text, answer.words.language, voice=person.voice, slow=person.slow)


def _said(screen: Screen, buttons: Keyboard, words: Words) -> str:
    return spoken_page("\n".join((screen.title, *screen.lines)), labels_of(buttons), words)


def _missed_voice(message: Message, problem: Exception) -> None:
    is_no = isinstance(problem, BadRequest) and forbids_voices(problem)
    message.on_missed("voice", "forbidden" if is_no else "unmade")
