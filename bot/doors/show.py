"""Screen -> Telegram: the only place that knows about escaping, keyboards, edits, voices and limits."""

import html
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter

from bot.doors.pacer import Pacer
from bot.doors.transport import call
from bot.doors.updates import Shown
from bot.doors.worker import Workshop
from bot.ids import FileId
from bot.media.work import CannotMake, Drawing, NotNow, Speech
from bot.screen import Button, Enclosed, Paper, Photo, Pictogram, Picture, Screen, Style, Tap, VoiceNote, tap
from bot.screens import home as home_screens
from bot.services.elections.ballots import Trace
from bot.services.elections.receipts import receipt_shown
from bot.services.elections.traces import drop_trace, put_trace
from bot.words import Words
from handlers.dispatch import Answer
from storage.keys import Keys
from storage.unit import Store, Unit

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""Telegram's limits for words alone and words under a picture."""
LISTEN = tap("home.listen")
HELP = tap("help.show")
T = TypeVar("T")
Keyboard = dict[str, list[list[dict[str, str]]]]
"""The buttons under a message, as Telegram's JSON."""


def text_of(screen: Screen) -> str:
    """The words of a message as Telegram's HTML: a bold title, then one sentence per line."""
    body = "\n".join(html.escape(line, quote=False) for line in screen.lines)
    return f"<b>{html.escape(screen.title, quote=False)}</b>" + (f"\n{body}" if body else "")


def keyboard_of(screen: Screen, words: Words) -> Keyboard:
    """The choices, then Listen, then the way back, and Help last: always the same place."""
    rows = [
        [_button(button) for button in screen.buttons[start : start + screen.columns]]
        for start in range(0, len(screen.buttons), screen.columns)
    ]
    rows.append([_button(Button(words.text("home.listen"), LISTEN))])
    if screen.back is not None and all(button.does != screen.back for button in screen.buttons):
        key = "home.home" if screen.back.name == "home.show" else "home.back"
        rows.append([_button(Button(words.text(key), screen.back))])
    if screen.help_button:
        rows.append([_button(Button(words.text("home.help"), HELP))])
    return {"inline_keyboard": rows}


def _button(button: Button) -> dict[str, str]:
    does = {"callback_data": button.does.encode()} if isinstance(button.does, Tap) else {"url": button.does}
    style = {} if button.style is Style.PLAIN else {"style": str(button.style)}
    return {"text": button.label, **does, **style}


def spoken(text: str, buttons: tuple[str, ...], words: Words) -> str:
    """What Listen reads out: the same words, then the names of the buttons."""
    if not buttons:
        return text
    names = "\n".join(f"{_letters(label)}." for label in buttons)
    return f"{text}\n{words.text('home.you_can_press')}\n{names}"


def _letters(label: str) -> str:
    return re.sub(r"^\W+", "", label).strip()


@dataclass(frozen=True, slots=True)
class Show:
    """Shows screens to people. `sent` messages of an open ballot are remembered, so that they can be wiped."""

    bot: Bot
    store: Store
    keys: Keys
    pacer: Pacer
    workshop: Workshop

    async def answer(self, answer: Answer, *, chat: int, over: Shown | None) -> None:
        """Show the answer to a tap or reply, in place of the message `over` when that is possible."""
        screen = answer.screen
        if over is not None and not screen.alone:
            shown = await self._in_place(answer, over)
        else:
            shown = False
        if not shown:
            await self._anew(answer, chat, answer_first=True)
        page = answer.over if shown else None
        if page is not None or screen.sent is not None:
            await self.store.run(_is_shown, self.keys, answer, page)
        for enclosed in screen.enclosed:
            await self._enclose(enclosed, chat, answer.words)
        if answer.wipe:
            await self._wipe(answer, chat)

    async def letter(self, answer: Answer, *, chat: int, silent: bool) -> None:
        """Show a screen that nobody tapped for."""
        await self._anew(answer, chat, silent=silent)
        for enclosed in answer.screen.enclosed:
            await self._enclose(enclosed, chat, answer.words)
        if answer.person.likes.hears:
            await self.listen("\n".join((answer.screen.title, *answer.screen.lines)), answer.words, chat)

    async def announce(self, screen: Screen, words: Words, chat: int) -> None:
        """Say something in a group chat, with links only: nobody's buttons work for somebody else."""
        links = [b for b in screen.buttons if isinstance(b.does, str)]
        markup = {"reply_markup": {"inline_keyboard": [[_button(button)] for button in links]}} if links else {}
        said = {"chat_id": chat, **_words(text_of(screen)), **markup}
        await self._paced(chat, lambda: call(self.bot, "sendMessage", said), answer=False)

    async def listen(self, text: str, words: Words, chat: int, *, secret: bool = False) -> int:
        """Read words out as a voice message; its message id.

        Args:
            secret: the words are of an open ballot, so nothing of them is remembered.
        """
        work = Speech(text, words.language)
        sound = await self.workshop.make(work, secret=secret)
        message = await self._paced(chat, lambda: self.bot.send_voice(chat, sound, filename="listen.ogg"), answer=True)
        if isinstance(sound, bytes) and message.voice is not None and not secret:
            await self.workshop.uploaded(work, message.voice.file_id)
        return int(message.message_id)

    async def _in_place(self, answer: Answer, over: Shown) -> bool:
        """Edit the tapped message. False when Telegram cannot: then it is shown anew below."""
        screen, words = answer.screen, answer.words
        picture = self._picture_for(answer)
        if over.has_photo and picture is None:
            if screen.secret is None and answer.wipe_election is None:
                await self._put_away(over)
                return False
            picture = home_screens.wiped(words).picture
        text, markup = text_of(screen), keyboard_of(screen, words)
        try:
            if picture is None or len(text) > CAPTION_LIMIT:
                said = {"chat_id": over.chat, "message_id": over.message_id, **_words(text), "reply_markup": markup}
                await self._paced(over.chat, lambda: call(self.bot, "editMessageText", said), answer=True)
            else:
                is_secret = screen.secret is not None
                await self._edit_picture(
                    picture, text, markup, chat=over.chat, message_id=over.message_id, secret=is_secret
                )
        except BadRequest as problem:
            if "not modified" in problem.message.lower():
                return True
            if answer.wipe_election is not None:
                await self._put_away(over)
            return False
        except (CannotMake, NotNow):
            if answer.wipe_election is not None:
                await self._put_away(over)
            return False
        return True

    async def _edit_picture(
        self, picture: Picture, text: str, markup: Keyboard, *, chat: int, message_id: int, secret: bool = False
    ) -> None:
        work, media = await self._drawn(picture, secret=secret)
        file = None if isinstance(media, str) else InputFile(media, attach=True)
        photo = media if file is None else file.attach_uri
        said = {
            "chat_id": chat,
            "message_id": message_id,
            "media": {"type": "photo", "media": photo, "caption": text, "parse_mode": ParseMode.HTML},
            "reply_markup": markup,
            "file": file,
        }
        message = await self._paced(chat, lambda: call(self.bot, "editMessageMedia", said), answer=True)
        if file is not None and not secret:
            await self.workshop.uploaded(work, _photo_of(message))

    async def _put_away(self, over: Shown) -> None:
        """A picture cannot be edited into words alone, so the old message goes and a new one comes."""
        # Older than 48 hours: it stays, and its buttons still answer.
        with suppress(BadRequest):
            await self.bot.delete_message(over.chat, over.message_id)

    async def _anew(self, answer: Answer, chat: int, *, silent: bool = False, answer_first: bool = False) -> None:
        screen, secret = answer.screen, answer.screen.secret
        text, picture = text_of(screen), self._picture_for(answer)
        said = {"chat_id": chat, "reply_markup": keyboard_of(screen, answer.words), "disable_notification": silent}
        drawn = None
        if picture is not None and len(text) <= CAPTION_LIMIT:
            # A picture that cannot be made must not take the words with it.
            with suppress(CannotMake, NotNow):
                drawn = await self._drawn(picture, secret=secret is not None)
        if drawn is None:
            said |= _words(text[:TEXT_LIMIT])
            message = await self._paced(chat, lambda: call(self.bot, "sendMessage", said), answer=answer_first)
        else:
            work, media = drawn
            photo = media if isinstance(media, str) else InputFile(media)
            said |= {"photo": photo, "caption": text, "parse_mode": ParseMode.HTML}
            message = await self._paced(chat, lambda: call(self.bot, "sendPhoto", said), answer=answer_first)
            if photo is not media and secret is None:
                await self.workshop.uploaded(work, _photo_of(message))
        if secret is not None:
            shown = Trace(secret, answer.person.id, int(message["message_id"]), "screen")
            await self.store.run(lambda unit: put_trace(unit, self.keys, shown))

    @staticmethod
    def _picture_for(answer: Answer) -> Picture | None:
        """A person can turn pictures off; faces and QR codes are content, so they stay."""
        picture = answer.screen.picture
        if not answer.person.likes.sees and isinstance(picture, Pictogram):
            return None
        return picture

    async def _wipe(self, answer: Answer, chat: int) -> None:
        page = home_screens.wiped(answer.words)
        for trace in answer.wipe:
            try:
                if trace.kind == "voice":
                    await self.bot.delete_message(chat, trace.message_id)
                else:
                    await self._wipe_screen(page, answer.words, chat, trace.message_id)
            except BadRequest:
                pass  # The person deleted it themselves, or it is gone already.
            await self.store.run(drop_trace, self.keys, trace)

    async def _wipe_screen(self, page: Screen, words: Words, chat: int, message_id: int) -> None:
        if page.picture is None:
            raise ValueError("a wiped page needs its picture, to take the place of faces")
        text, markup = text_of(page), keyboard_of(page, words)
        await self._edit_picture(page.picture, text, markup, chat=chat, message_id=message_id)

    async def _enclose(self, enclosed: Enclosed, chat: int, words: Words) -> None:
        match enclosed:
            case VoiceNote(file):
                sound = await self._telegram_file(file)
                if sound is not None:
                    await self._paced(chat, lambda: self.bot.send_voice(chat, sound), answer=True)
            case Photo(file, alt):
                photo = await self._telegram_file(file)
                if photo is not None:
                    await self._paced(chat, lambda: self.bot.send_photo(chat, photo, caption=alt), answer=True)
            case Paper():
                await self._send_paper(enclosed, chat)

    async def _send_paper(self, paper: Paper, chat: int) -> None:
        work = await self.workshop.printing(paper)
        content = await self.workshop.make(work)
        file = content if isinstance(content, str) else InputFile(content, filename=f"{paper.file_name}.pdf")
        message = await self._paced(chat, lambda: self.bot.send_document(chat, file), answer=True)
        if isinstance(content, bytes) and message.document is not None:
            await self.workshop.uploaded(work, message.document.file_id)

    async def _drawn(self, picture: Picture, *, secret: bool = False) -> tuple[Drawing, str | bytes]:
        """The drawing, and Telegram's file id when it has it already, otherwise its bytes."""
        work = await self.workshop.drawing(picture)
        return work, await self.workshop.make(work, secret=secret)

    async def _telegram_file(self, file: FileId) -> str | None:
        try:
            _, telegram_id, _ = await self.store.run(lambda unit: unit.people.get_file(file))
        except LookupError:
            return None
        return telegram_id

    async def _paced(self, chat: int, call: Callable[[], Awaitable[T]], *, answer: bool) -> T:
        """Say it when it is its turn; when Telegram says "wait", everybody waits, and then again."""
        while True:
            await self.pacer.turn(chat, answer=answer)
            try:
                return await call()
            except RetryAfter as wait:
                self.pacer.freeze(_seconds(wait))


def _words(text: str) -> dict[str, object]:
    """Words of ours as a call gives them; a link in them is never unfolded into a picture."""
    return {"text": text, "parse_mode": ParseMode.HTML, "link_preview_options": {"is_disabled": True}}


def _photo_of(message: Any) -> str:
    """Telegram's file id of the largest size of a photo that was just sent."""
    return str(message["photo"][-1]["file_id"])


def _is_shown(unit: Unit, keys: Keys, answer: Answer, page: Trace | None) -> None:
    """An answer arrived: nothing of the ballot that was there is left, and a receipt is owed no more."""
    if page is not None:
        drop_trace(unit, keys, page)
    if answer.screen.sent is not None:
        receipt_shown(unit, keys, answer.person.id, answer.screen.sent)


def _seconds(wait: RetryAfter) -> float:
    after = wait.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
