"""Updates in: nothing is confirmed to Telegram before it is committed, and nothing waits for an answer.

Each update is read alone; those of one person are handled in order, those of different people side by side. An
update that cannot be read, or fails three times, is set aside by its id and kind. So is one that the database alone
refuses, for 5 minutes, while it keeps everything else; after a few seconds already it is parted from the others, which
go on. While the database keeps nothing, all wait.
"""

import asyncio
import hmac
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.doors.alone import AFTER_OUTAGE, Alone
from bot.doors.aside import Aside
from bot.doors.fetching import POLL_SECONDS, NoUpdates, fetch_updates
from bot.doors.groups import GroupChats
from bot.doors.in_turn import InTurn, confirm
from bot.doors.lines import Lines
from bot.doors.pulse import UPDATES, Pulse
from bot.doors.show import LISTEN, beside_voice, keyboard_of, labels_of, way_on
from bot.doors.transport import AiohttpTransport
from bot.doors.updates import MemberChange, Shown, Tapped, Update, Wrote, read, sender_id
from bot.media.aloud import spoken_page
from bot.services.elections.ballots import shows_receipt
from bot.words import Words
from handlers.answers import Answer, Sender
from handlers.dispatch import Dispatch
from handlers.together import Albums
from storage.unit import Store, Unit, is_unavailable

log = logging.getLogger(__name__)
SIDE_BY_SIDE = 32
TRIES = 3
LOOK_AGAIN = 0.5
"""Seconds after which Telegram is asked again although something is not committed yet: others must not wait."""
LONGEST_PAUSE = 30.0
LATELY = 1000
"""So many updates that ended here are remembered: Telegram brings what came behind one that waits again and again."""
HEARD_AFTER = 4.0
"""Seconds after which a person hears that something cannot be saved just now, also when nobody knows why: a disk or a
server may be silent."""
OVER_AFTER = 60.0
"""Seconds without a refusal after which it is over: of two programs with one token, each is refused now and then."""
MOST_ID = 2**63 - 1
_COMMAND = re.compile(r"/(start|help|home|menu|stop|settings)(@\w+)?(\s|$)", re.IGNORECASE)
"""What leads home, or to help. Other words that begin with a stroke are words."""
HELP = "help"


@dataclass(slots=True)
class Intake:
    """Handles updates, one transaction each, and hands the answers to the lines.

    Args:
        on_news: called when a deed left something for the courier or the alarm.
        settled: waited for before a batch is confirmed; only practice waits for anything.
        pulse: beats each time that Telegram gave updates.
    """

    store: Store
    dispatch: Dispatch
    lines: Lines
    groups: GroupChats
    now: Callable[[], datetime]
    on_news: Callable[[], None]
    settled: Callable[[], Awaitable[None]] | None = None
    pulse: Pulse = field(default_factory=Pulse)
    passed_over: int = 0
    """Updates without a number that can be used."""
    albums: Albums = field(default_factory=Albums)
    _side_by_side: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SIDE_BY_SIDE))
    _people: dict[object, InTurn] = field(default_factory=dict)
    _begun: dict[int, "asyncio.Future[None]"] = field(default_factory=dict)
    """By number, and those that ended lately. No row tells of a press that only turns a page of a ballot: handled a
    second time, after what was pressed since, it would open a ballot that was sent."""
    _ended_lately: deque[int] = field(default_factory=deque)
    _pending: dict["asyncio.Task[None]", datetime] = field(default_factory=dict)
    """Updates that have arrived and are not committed, and when each arrived."""
    aside: Aside = field(init=False)

    def __post_init__(self) -> None:
        self.aside = Aside(self.store, self.dispatch, self.lines, self.now)

    # What arrived

    async def take_all(self, batch: Sequence[object]) -> None:
        """Handle a batch; it returns when every update of it is committed, or set aside."""
        for raw in batch:
            if self.number_of(raw) is not None:
                self.begin(raw)
        await self.nothing_waits()

    def number_of(self, raw: object) -> int | None:
        """The number of an update; None for what cannot be one, which is counted."""
        number = raw.get("update_id") if isinstance(raw, dict) else None
        if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < MOST_ID:
            return number
        self.passed_over += 1
        log.warning("an update without a usable number was passed over")
        return None

    def begin(self, raw: Any) -> "asyncio.Future[None]":
        """Handle an update that has a number, once, beside others; done when it may be confirmed.

        That is when it is committed, set aside or parted from the others. Never raises.
        """
        number: int = raw["update_id"]
        if number in self._begun:
            return self._begun[number]
        arrived_at = self.now()
        sure = self._begun[number] = asyncio.get_running_loop().create_future()
        task = asyncio.ensure_future(self._take_in_turn(raw, arrived_at, sure))
        self._pending[task] = arrived_at
        task.add_done_callback(lambda done: self._ended(number, done))
        return sure

    def _ended(self, number: int, task: "asyncio.Task[None]") -> None:
        self._pending.pop(task, None)
        confirm(self._begun[number])
        self._ended_lately.append(number)
        if len(self._ended_lately) > LATELY:
            del self._begun[self._ended_lately.popleft()]

    @property
    def is_busy(self) -> bool:
        """Whether an update that has arrived is not committed yet."""
        return bool(self._pending)

    async def nothing_waits(self) -> None:
        """Wait until every update that has arrived by now is committed, so that no vote is late through our fault.

        Also for one that is parted: the clock waits for it, and nobody else does.
        """
        if self._pending:
            await asyncio.wait(set(self._pending))

    def settled_at(self) -> datetime:
        """Before which moment everything that arrived here is committed."""
        return min(self._pending.values(), default=self.now())

    async def _take_in_turn(self, raw: object, arrived_at: datetime, sure: "asyncio.Future[None]") -> None:
        sender = sender_id(raw)
        person = self._people.setdefault(sender, InTurn(Alone(self.store)))
        person.waiting.append(sure)
        person.albums.append(album := _album_of(raw))
        if person.is_parted:
            person.part()
        try:
            async with person.lock:
                person.albums.remove(album)
                self._show_held(person.let_go(but=album))
                await self.take(raw, arrived_at, person)
                if album not in person.albums:
                    self._show_held(person.let_go())
        finally:
            person.waiting.remove(sure)
            if not person.waiting:
                self._people.pop(sender, None)

    async def take(self, raw: object, arrived_at: datetime, person: InTurn) -> None:
        """Handle one update. Never raises: what cannot be handled is set aside.

        `arrived_at` decides whether it came in time, however long it waited here.
        """
        if not isinstance(raw, dict):
            return
        kind = next((name for name in raw if name != "update_id"), "unknown")
        try:
            update = read(raw)
        except Exception as problem:  # noqa: BLE001 - whatever Telegram sends, the next update must be read
            await self.aside.put(raw["update_id"], kind, problem, None)
            return
        if isinstance(update, Tapped):
            # First the little clock on the button goes away; everything else may take a moment.
            self.lines.stop_clock(update.query)
        slow = asyncio.get_running_loop().call_later(HEARD_AFTER, self.aside.wait, update)
        try:
            await self._insist(raw["update_id"], kind, update, arrived_at, person)
        finally:
            slow.cancel()
            person.is_parted = False

    async def _insist(
        self, number: int, kind: str, update: Update | None, arrived_at: datetime, person: InTurn
    ) -> None:
        tries, is_unsure = TRIES, False
        while tries:
            try:
                async with self._side_by_side:
                    is_answered = await self._handle(update, arrived_at)
                    if is_unsure and not is_answered:
                        await self._show_owed(update)
            except Exception as problem:  # noqa: BLE001 - a bug in one deed must not stop the others
                # The database may have kept it, and only its answer was lost.
                is_refused = is_unavailable(problem)
                is_unsure = is_unsure or is_refused
                if is_refused:
                    # Before it is asked why: also that may take its time.
                    self.aside.wait(update)
                    if not await person.alone.refused(problem):
                        if person.alone.is_proven and not person.is_parted:
                            await self._part(number, kind, update, person)
                        await asyncio.sleep(AFTER_OUTAGE)
                        continue
                tries = 0 if is_refused else tries - 1
                if not tries:
                    await self.aside.put(number, kind, problem, update, is_refused=is_refused)
            else:
                person.alone.kept()
                self.aside.kept(number, update)
                return

    async def _part(self, number: int, kind: str, update: Update | None, person: InTurn) -> None:
        """The others need not wait for what is refused alone: it is tried on, and confirmed."""
        if await self.aside.part(number, kind, update):
            person.part()

    async def _handle(self, update: Update | None, now: datetime) -> bool:
        """Whether an answer goes to somebody's phone."""
        match update:
            case Tapped():
                return await self._on_tap(update, now)
            case MemberChange():
                await self.groups.on_member_change(update)
            case Wrote(is_private=False):
                await self.groups.on_message(update)
            case Wrote():
                return await self._on_message(update, now)
        return False

    async def _on_tap(self, tapped: Tapped, now: datetime) -> bool:
        sender, over = tapped.sender, tapped.over
        if over is not None and not over.is_private:
            return False
        if tapped.data == LISTEN.encode():
            return await self._listen(tapped, now)
        way = () if over is None else way_on(over.keyboard)
        # A button under the voice that reads out a page is a button of that page.
        over = self.lines.page_under(sender.telegram_id, tapped.message_id) or over
        answer = await self.store.run(
            self.dispatch.tapped,
            sender,
            tapped.data,
            message_id=tapped.message_id if over is None else over.message_id,
            update_id=tapped.update_id,
            now=now,
            way=way,
        )
        return self._show(answer, chat=sender.telegram_id, over=over)

    async def _on_message(self, wrote: Wrote, now: datetime) -> bool:
        sender, sent = wrote.sender, wrote.sent
        if sender is None:
            return False
        goes_on = self.albums.goes_on(sender, sent, update_id=wrote.update_id)
        if goes_on and not sent.photo:
            return False
        person = self._people.get(sender.telegram_id)
        command = None if sent.edited else _COMMAND.match(sent.text)
        if command is not None:
            payload = HELP if command[1].lower() == HELP else sent.text.partition(" ")[2].strip()
            answer = await self.store.run(self.dispatch.started, sender, payload, update_id=wrote.update_id, now=now)
        else:
            heard = partial(self.dispatch.wrote, goes_on=goes_on)
            answer = await self.store.run(heard, sender, sent, update_id=wrote.update_id, now=now)
        if person is not None and answer is not None:
            person.hold(answer if sent.album in person.albums else None, sent.album)
        if person is not None and person.held is not None:
            if person.held.has_news:
                self.on_news()
            return True
        return self._show(answer, chat=sender.telegram_id, over=None)

    def _show(self, answer: Answer | None, *, chat: int, over: Shown | None) -> bool:
        """The deed is committed; who speaks goes on by itself. False: there is nothing to say."""
        if answer is None:
            return False
        if answer.has_news:
            self.on_news()
        self.lines.answer(answer, chat=chat, over=over)
        return True

    def _show_held(self, held: Answer | None) -> None:
        if held is not None and held.person.telegram_id is not None:
            self._show(held, chat=held.person.telegram_id, over=None)

    async def _show_owed(self, update: Update | None) -> None:
        """What came of it, if the first try was kept after all: then who tried again had no effect, and no answer."""
        sender = update.sender if isinstance(update, Tapped | Wrote) else None
        if sender is not None:
            self._show(await self.store.run(self._owed_to, sender), chat=sender.telegram_id, over=None)

    def _owed_to(self, unit: Unit, sender: Sender) -> Answer | None:
        person = unit.people.find_by_telegram(sender.telegram_id)
        mine = unit.deliveries.list_owed(self.dispatch.program)
        owed = next((each for each in mine if person is not None and each.person == person.id), None)
        return None if owed is None else self.dispatch.owed_again(unit, owed, now=self.now())

    async def _listen(self, tapped: Tapped, now: datetime) -> bool:
        sender = tapped.sender
        answer, is_secret = await self.store.run(
            self.dispatch.listened, sender, message_id=tapped.message_id, update_id=tapped.update_id, now=now
        )
        if answer is None:
            return False
        page = tapped.over or Shown(sender.telegram_id, tapped.message_id)
        words = _words_of(page, answer.words)
        answer = replace(answer, words=words)
        buttons = beside_voice(page.keyboard or keyboard_of(answer.screen, words))
        said = spoken_page(page.text or words.text("home.refused.old_button"), labels_of(buttons), words)
        # A receipt that was kept would tell by its age when somebody voted.
        secret = is_secret or shows_receipt(page.text)
        self.lines.listen(answer, said, page=page, buttons=buttons, secret=secret)
        return True

    # Where it comes from

    async def poll(self, transport: AiohttpTransport, base_url: str, why: Callable[[int, str], str | None]) -> None:
        """Fetch updates for ever. The offset moves only past what is committed or set aside.

        Args:
            why: what a refusal of Telegram means for the administrator, in one sentence.
        """
        offset, wait, said, refused_at = 0, 1.0, "", float("-inf")
        pending: dict[int, asyncio.Future[None]] = {}
        while True:
            try:
                batch = await fetch_updates(
                    transport, base_url, offset, seconds=0 if pending else POLL_SECONDS, why=why
                )
            except NoUpdates as problem:
                if problem.is_lasting:
                    refused_at = self.pulse.seconds()
                    self.pulse.trouble(UPDATES, problem.sentence)
                elif problem.sentence != said:
                    said = problem.sentence
                    log.warning("%s", said)
                await asyncio.sleep(max(wait, problem.pause))
                wait = min(wait * 2, LONGEST_PAUSE)
                continue
            said = ""
            self.pulse.beat(UPDATES)
            if self.pulse.seconds() - refused_at >= OVER_AFTER:
                self.pulse.trouble(UPDATES, None)
            # After a week without updates Telegram goes on with any number, also with a smaller one.
            numbers = {number: raw for raw in batch if (number := self.number_of(raw)) is not None}
            is_old = bool(batch) and not pending and all(number in self._begun for number in numbers)
            pending |= {number: self.begin(raw) for number, raw in numbers.items()}
            if is_old:
                # Nothing of it is new, or can be confirmed: ask again, but not at once.
                await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_PAUSE) if is_old else 1.0
            last, waited_for = max(pending, default=offset - 1), bool(pending)
            if pending:
                await asyncio.wait(pending.values(), timeout=LOOK_AGAIN)
            # Looked at before practice comes to rest: what is committed meanwhile has not been answered by then.
            pending = {number: task for number, task in pending.items() if not task.done()}
            if waited_for and self.settled is not None:
                await self.settled()
            offset = min(pending, default=last + 1)

    async def on_webhook(self, request: web.Request, *, secret: str) -> web.Response:
        """One update by webhook: 200 is answered after the commit."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            raw = await request.json()
        except (ValueError, LookupError, RecursionError):  # The charset that it names may be none.
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if self.number_of(raw) is None:
            return web.Response()  # It is passed over, as by polling. Refused, Telegram would bring it again and again.
        # Telegram may hang up; what was begun is finished all the same.
        await asyncio.shield(self.begin(raw))
        return web.Response()


def _album_of(raw: object) -> str:
    """Of which album this is a piece, read without trust; empty when it is of none."""
    message = raw.get("message") if isinstance(raw, dict) else None
    return str(message.get("media_group_id") or "") if isinstance(message, dict) else ""


def _words_of(page: Shown, words: Words) -> Words:
    """The words a page is written in, told by its button Listen: a page can be in another language."""
    rows = page.keyboard["inline_keyboard"] if page.keyboard else []
    listen = [button["text"] for row in rows for button in row if button.get("callback_data") == LISTEN.encode()]
    return words if not listen or words.text("home.listen") in listen else words.last()
