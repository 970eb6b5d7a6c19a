"""What the page of the phones and the tests call: people's deeds, the clock, files."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlparse

from aiohttp import web

from bot.languages import FIRST
from bot.media import emoji
from bot.media.aloud import spoken
from bot.media.foreman import Foreman
from bot.media.work import CannotMake, Recording, Sample, Speech
from bot.practice import files, shown
from bot.practice.files import Upload
from bot.practice.guide import Walker
from bot.practice.phones import Phones
from bot.practice.report import heard

UPLOAD_MOST = 20 * 2**20
"""Bytes: what a bot may fetch from Telegram."""
_LONG_POLL = 25.0
PAUSE_MOST = 1.0
"""Seconds between two presses of the guide."""
_KEEP = {"Cache-Control": "private, max-age=3600"}
"""For what never changes under its address."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def given_in(request: web.Request) -> dict[str, Any]:
    """What was given with a request: in its address, as JSON or as a form, uploads in their places."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            given[name] = Upload(value.file.read(), value.filename) if isinstance(value, web.FileField) else value
    for name, value in list(given.items()):
        if isinstance(value, str) and value.startswith("attach://"):
            given[name] = given.get(value.removeprefix("attach://"), value)
    return given


class Control:
    """One method for each thing that a person, or the bot beside Telegram, can do here."""

    def __init__(self, phones: Phones, foreman: Foreman) -> None:
        self._phones = phones
        self._foreman = foreman
        self._sample_voices: dict[str, bytes] = {}

    def routes(self) -> dict[str, Handler]:
        """Method and name of each."""
        return {
            "GET state": self.on_state,
            "GET words": self.on_words,
            "GET clock": self.on_clock,
            "POST clock": self.on_jump,
            "POST letters": self.on_hurry,
            "POST guide": self.on_guide,
            "POST door": self.on_door,
            "POST bot": self.on_report,
            "POST begin": self.on_begin,
            "GET settled": self.on_settled,
            "POST person": self.on_person,
            "POST start": self.on_start,
            "POST send": self.on_send,
            "POST edit": self.on_edit,
            "POST press": self.on_press,
            "POST follow": self.on_follow,
            "POST block": self.on_block,
            "POST chat": self.on_chat,
            "POST start-again": self.on_start_again,
            "GET file/{path}": self.on_file,
            "GET sample/{number}": self.on_sample,
            "GET emoji/{codes}": self.on_emoji,
        }

    # What there is

    async def on_state(self, request: web.Request) -> web.Response:
        """Everything that the page shows; waits for news after the version it has.

        Who asks for the messages of one phone (`of`) gets no others; and null when `known` is still the version.
        """
        phones, query = self._phones, request.query
        after, of = int(query.get("after", -1)), query.get("of")
        await phones.wait_for(lambda: phones.version > after, _LONG_POLL)
        if query.get("known") == str(phones.version):
            return web.json_response(None)
        words = shown.words_for(query.get("language", ""))
        return web.json_response(shown.state(phones, words, of=None if of is None else int(of)))

    async def on_words(self, request: web.Request) -> web.Response:
        """The texts of the page in a language."""
        return web.json_response(shown.page_words(request.query.get("language", "")))

    async def on_settled(self, request: web.Request) -> web.Response:
        """Wait until the bot has answered everything and has nothing more to say at this time."""
        seconds = float(request.query.get("seconds", _LONG_POLL))
        settled = await self._phones.wait_for(self._phones.is_settled, seconds)
        return web.json_response({"settled": settled}, status=200 if settled else 504)

    async def on_file(self, request: web.Request) -> web.Response:
        """A file that somebody sent."""
        file = self._phones.files.get(request.match_info["path"])
        if file is None:
            return web.Response(status=404)
        named = {**_KEEP, "Content-Disposition": f"inline; filename*=UTF-8''{quote(file.name)}"}
        return web.Response(body=file.content, content_type=files.type_of(file.content), headers=named)

    async def on_sample(self, request: web.Request) -> web.Response:
        """One of the drawn photos, to choose it."""
        photo = await self._foreman.do(Sample(int(request.match_info["number"])))
        return web.Response(body=photo, content_type="image/jpeg", headers=_KEEP)

    async def on_emoji(self, request: web.Request) -> web.Response:
        """The drawing of an emoji, so that the page looks the same on every computer."""
        try:
            symbol = "".join(chr(int(code, 16)) for code in request.match_info["codes"].split("-"))
        except ValueError:
            return web.Response(status=404)
        return web.Response(body=emoji.svg(symbol), content_type="image/svg+xml", headers=_KEEP)

    # The clock

    async def on_clock(self, request: web.Request) -> web.Response:
        """The clock; waits for a move after the version the bot has."""
        phones, after = self._phones, int(request.query.get("after", -1))
        await phones.wait_for(lambda: phones.clock_version != after, _LONG_POLL)
        fields = {"now": phones.now().isoformat(), "version": phones.clock_version, "era": phones.era}
        fields["token"] = phones.token  # No page of another site can read an answer of ours.
        fields["hurried"] = phones.hurried
        return web.json_response(fields)

    async def on_jump(self, request: web.Request) -> web.Response:
        """Move the clock. With `news` the answer waits for the bot, and `next` is what somebody can see."""
        fields = await request.json()
        wanted = str(fields.get("jump", ""))
        try:
            if fields.get("news"):
                return web.json_response({"news": await self._phones.jump_to_news(wanted)})
            await self._phones.jump(wanted)
        except ValueError:
            return web.Response(status=400)
        return web.json_response({"now": self._phones.now().isoformat()})

    async def on_hurry(self, _request: web.Request) -> web.Response:
        """Letters that wait for a better hour come now."""
        await self._phones.hurry()
        return web.Response()

    # The guide

    async def on_guide(self, request: web.Request) -> web.Response:
        """Do a step of the circle as people would do it."""
        fields = await request.json()
        step, pause = str(fields["step"]), min(float(fields.get("pause", 0)), PAUSE_MOST)
        return await self._walked(lambda walker: walker.walk(step, pause=pause))

    async def on_door(self, request: web.Request) -> web.Response:
        """Begin anew in the middle of the circle."""
        door = str((await request.json())["door"])
        return await self._walked(lambda walker: walker.enter(door))

    async def _walked(self, walk: Callable[[Walker], Awaitable[None]]) -> web.Response:
        if self._phones.is_walking:
            return web.Response(status=409)
        try:
            await walk(Walker(self._phones))
        except LookupError:
            return web.Response(status=404)
        return web.Response()

    # The bot

    async def on_report(self, request: web.Request) -> web.Response:
        """The bot says what has happened and what comes next, and that it has nothing more to say."""
        fields = await request.json()
        await self._phones.touch(lambda: self._phones.hear(heard(fields["report"]), fields["version"], fields["era"]))
        return web.Response()

    async def on_begin(self, request: web.Request) -> web.Response:
        """The bot has laid the practice board: everybody presses Start."""
        await self._phones.begin(str((await request.json())["era"]))
        return web.Response()

    async def on_start_again(self, _request: web.Request) -> web.Response:
        """Everything as in the first second."""
        await self._phones.start_again()
        return web.Response()

    # What people do

    async def on_person(self, request: web.Request) -> web.Response:
        """Another phone."""
        fields = await request.json()
        name = " ".join(str(fields.get("name", "")).split())[:40]
        if not name:
            return web.Response(status=400)
        number = await self._phones.add_person(name, str(fields.get("language", FIRST)))
        return web.json_response({"phone": number})

    async def on_start(self, request: web.Request) -> web.Response:
        """Somebody presses Start or opens a link."""
        fields = await request.json()
        await self._phones.start(int(fields["phone"]), str(fields.get("payload", "")))
        return web.Response()

    async def on_send(self, request: web.Request) -> web.Response:
        """Somebody sends words, a voice message, a photo, a sticker, or what a real phone can send beside them."""
        if request.content_type == "multipart/form-data":
            fields = await given_in(request)
        else:
            fields = await request.json()
        content = await self._content(fields)
        if fields.get("forwarded"):
            moment = int(self._phones.now().timestamp())
            content["forward_origin"] = {"type": "hidden_user", "sender_user_name": "Somebody", "date": moment}
        if fields.get("album"):
            content["media_group_id"] = str(fields["album"])
        chat = int(fields["chat"]) if fields.get("chat") else None
        number = await self._phones.say(int(fields["phone"]), content, chat=chat)
        return web.json_response({"message_id": number})

    async def _content(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        upload = fields.get("file")
        match str(fields.get("kind", "text")):
            case "voice":
                data = await (self._recorded(upload) if isinstance(upload, Upload) else self._voice(fields))
                kept = self._phones.keep_file(data, "voice.ogg", "voice")
                return {"voice": {**kept, "duration": files.seconds(data), "mime_type": "audio/ogg"}}
            case "photo":
                sample = Sample(int(fields.get("sample", 1)))
                data = upload.content if isinstance(upload, Upload) else await self._foreman.do(sample)
                try:
                    width, height = files.photo_size(data)
                except files.Unusable:
                    raise web.HTTPBadRequest from None
                kept = {**self._phones.keep_file(data, "photo.jpg", "photo"), "width": width, "height": height}
                return {"photo": [kept]}
            case "audio" | "video_note" as kind:
                kept = self._phones.keep_file(await self._voice(fields), f"{kind}.ogg", kind)
                return files.media(kept, self._phones.files[kept["file_id"]].content, name=f"{kind}.ogg", kind=kind)
            case "document" if isinstance(upload, Upload):
                kept = self._phones.keep_file(upload.content, upload.name, "document")
                return {"document": {**kept, "file_name": upload.name, "mime_type": "application/octet-stream"}}
            case "venue":
                place = {"latitude": 51.5, "longitude": -3.2}
                found = {
                    "location": place,
                    "title": str(fields.get("title", "")),
                    "address": str(fields.get("address", "")),
                }
                return {"venue": found, "location": place}
            case "sticker":
                kept = self._phones.keep_file(b"sticker", "sticker", "sticker")
                more = {"width": 64, "height": 64, "is_animated": False, "is_video": False, "type": "regular"}
                return {"sticker": {**kept, **more}}
            case _:
                return {"text": str(fields.get("text", ""))}

    async def _recorded(self, upload: Upload) -> bytes:
        """A recording of a browser as a voice message. What is no sound stays as it is."""
        if upload.content.startswith(b"OggS"):
            return upload.content
        try:
            return await self._foreman.do(Recording(upload.content))
        except CannotMake:
            return upload.content

    async def _voice(self, fields: Mapping[str, Any]) -> bytes:
        """A voice message for those who have no microphone, in the language of the phone."""
        language = self._phones.phones[int(fields["phone"])].person.language
        if language not in self._sample_voices:
            words = shown.words_for(language)
            self._sample_voices[language] = await self._foreman.do(
                Speech(spoken(words.text("practice.sample_voice"), words), words.language)
            )
        return self._sample_voices[language]

    async def on_edit(self, request: web.Request) -> web.Response:
        """Somebody changes what they wrote."""
        fields = await request.json()
        try:
            await self._phones.edit(int(fields["phone"]), int(fields["message_id"]), str(fields["text"]))
        except LookupError:
            return web.Response(status=404)
        return web.Response()

    async def on_press(self, request: web.Request) -> web.Response:
        """Somebody presses a button: by its data, or by its row and column."""
        fields = await request.json()
        phone, number = int(fields["phone"]), int(fields["message_id"])
        chat = int(fields.get("chat") or phone)
        if "data" in fields:
            await self._phones.press(phone, number, str(fields["data"]), chat=chat)
            return web.Response()
        message = self._phones.chats[chat].find(number)
        try:
            rows = message.raw["reply_markup"]["inline_keyboard"] if message is not None else []
            button = rows[int(fields["row"])][int(fields["column"])]
        except (LookupError, KeyError):
            return web.Response(status=404)
        if "url" in button:
            return await self._follow(phone, str(button["url"]))
        await self._phones.press(phone, number, str(button["callback_data"]), chat=chat)
        return web.Response()

    async def on_follow(self, request: web.Request) -> web.Response:
        """Somebody opens a link that stood in a message or in a QR code."""
        fields = await request.json()
        return await self._follow(int(fields["phone"]), str(fields["url"]), fields.get("people"))

    async def _follow(self, phone: int, url: str, people: list[int] | None = None) -> web.Response:
        """A link of the bot opens the private chat; one for a group puts the bot into a new group chat."""
        address = urlparse(url)
        asked = parse_qs(address.query)
        if address.netloc != "t.me" or address.path.strip("/").lower() != str(self._phones.bot["username"]).lower():
            return web.json_response({"open": url})
        if "startgroup" in asked:
            everybody = [number for number, other in self._phones.phones.items() if other.has_started]
            title = shown.words_for(self._phones.phones[phone].person.language).text("practice.group_title")
            chat = await self._phones.make_group(title, people or everybody, by=phone, payload=asked["startgroup"][0])
            return web.json_response({"chat": chat})
        await self._phones.start(phone, asked.get("start", [""])[0])
        return web.json_response({"chat": phone})

    async def on_block(self, request: web.Request) -> web.Response:
        """Somebody blocks the bot, or lets it in again."""
        fields = await request.json()
        await self._phones.block(int(fields["phone"]), blocked=bool(fields["blocked"]))
        return web.Response()

    async def on_chat(self, request: web.Request) -> web.Response:
        """Make a group chat, let one become a supergroup, or take the bot out of one."""
        fields = await request.json()
        if "move" in fields:
            return web.json_response({"chat": await self._phones.move_group(int(fields["move"]))})
        if "leave" in fields:
            chat = self._phones.chats[int(fields["leave"])]
            await self._phones.touch(lambda: self._phones.take_bot_out(chat, by=int(fields["by"])))
            return web.Response()
        people = [int(number) for number in fields["people"]]
        number = await self._phones.make_group(str(fields.get("title", "Group")), people, by=int(fields["by"]))
        return web.json_response({"chat": number})
