"""One update, one transaction: who it is from, what it means, which screen answers it.

Everything that is the same for every feature happens here and only here: people are recognised,
an update has its effect once, a refusal becomes kind words, the place of a person is remembered.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.ids import ElectionId, FileId
from bot.rules.people import NAME_MOST, Person
from bot.rules.refusals import Refusal
from bot.rules.schedule import Deadline
from bot.screen import HOME, Reply, Screen, Tap
from bot.screens import home as screens
from bot.services.elections.ballots import Trace
from bot.services.elections.traces import leave_traces, list_traces, put_trace
from bot.words import Words, language_of
from handlers.routes import At, Due, Routes, There
from storage.keys import UPDATES, Keys
from storage.outbox import Letter
from storage.unit import Unit

UTC_ZONE = ZoneInfo("UTC")
BREAK = timedelta(hours=1)
"""After this time a person who was asked something is first told where they were."""
LONG_BREAK = timedelta(hours=12)
"""After this time words are no answer to a question that may be forgotten: the person says what they are for."""

MARK_BYTES = 16
"""Of the hash by which a handled update is remembered."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an update, as Telegram tells it."""

    telegram_id: int
    first_name: str
    language_code: str | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent instead of tapping. At most one of text, voice, photo is set."""

    text: str = ""
    voice: str = ""
    photo: str = ""
    edited: bool = False
    forwarded: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show to whom, which earlier messages to wipe, and whether courier and alarm must look.

    `over`: the tapped message shows a ballot that ends here; it is remembered until this answer stands in its place.
    """

    screen: Screen
    person: Person
    words: Words
    over: Trace | None = None
    wipe: tuple[Trace, ...] = ()
    wipe_election: ElectionId | None = None
    has_news: bool = False


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Answers updates, letters and deadlines by the routes of all features."""

    routes: Routes
    keys: Keys
    bot_name: str
    home_zone: str = "Europe/London"
    """The time zone that is proposed to a new group."""

    def tapped(
        self, unit: Unit, sender: Sender, data: str, *, message_id: int, update_id: int, now: datetime
    ) -> Answer:
        """Somebody pressed a button."""
        at = self._at(unit, sender, now)
        pressed = Tap.decode(data)
        if self.routes.leaves_no_trace(pressed):
            return self._beside_the_box(at, pressed, message_id)
        if not self._is_new(unit, update_id, now):
            return self._wiping(at, self._where_they_stand(at).screen, message_id)
        screen = self._kindly(at, lambda: self.routes.draw(at, pressed))
        at = self._again(at)
        self._remember_place(at, pressed, screen)
        return self._wiping(at, screen, message_id)

    def _beside_the_box(self, at: At, pressed: Tap, message_id: int) -> Answer:
        """A press of a ballot: what comes again is drawn again, so nothing is written of it."""
        screen = self._kindly(at, lambda: self.routes.draw(at, pressed))
        if screen.place is None:
            self._ask_no_more(at)
        return self._wiping(at, screen, message_id)

    def _is_new(self, unit: Unit, update_id: int, now: datetime) -> bool:
        """Whether an update has had no effect yet; from now on it has."""
        mark = hmac.digest(self.keys.held(UPDATES), update_id.to_bytes(8, "big", signed=True), "sha256")
        return unit.outbox.handled(mark[:MARK_BYTES], now=now)

    def wrote(self, unit: Unit, sender: Sender, sent: Sent, *, update_id: int, now: datetime) -> Answer:
        """Somebody sent words, a voice note, a photo or something else."""
        at = self._at(unit, sender, now)
        if not self._is_new(unit, update_id, now):
            return self._where_they_stand(at)
        screen = self._kindly(at, lambda: self._heard(at, sent))
        at = self._again(at)
        self._remember_place(at, None, screen)
        return Answer(screen, at.person, at.words, has_news=unit.has_news)

    def started(self, unit: Unit, sender: Sender, payload: str, *, update_id: int, now: datetime) -> Answer:
        """Somebody pressed Start or opened a link of ours."""
        at = self._at(unit, sender, now)
        if not self._is_new(unit, update_id, now):
            return self._where_they_stand(at)
        screen = self._kindly(at, lambda: self._opened(at, payload))
        at = self._again(at)
        self._remember_place(at, None, screen)
        return Answer(screen, at.person, at.words, has_news=unit.has_news)

    def letter(self, unit: Unit, letter: Letter, *, now: datetime) -> Answer | None:
        """Draw a waiting message for the person it is for; None when it is no longer true."""
        if letter.person is None:
            raise ValueError("a letter to a group chat is an announcement")
        at = self._at_person(unit, unit.people.get(letter.person), now)
        if self.routes.leaves_no_trace(letter.tap) and not self._is_being_asked(at):
            # Also when it falls: a place that changed only for those who were shown it would name them.
            self._ask_no_more(at)
        try:
            screen = self.routes.draw(at, letter.tap)
        except Refusal:
            return None  # What it was about has changed since: the person no longer may or need see it.
        if screen is None:
            return None
        if not self._is_being_asked(at) and not self.routes.leaves_no_trace(letter.tap):
            self._remember_place(at, letter.tap, screen)
        return Answer(replace(screen, alone=True), at.person, at.words)

    def _is_being_asked(self, at: At) -> bool:
        """Whether this person was asked for words a moment ago: a letter must not catch what they are typing."""
        place = at.unit.people.place(at.person.id)
        if place is None:
            return False
        stood, since = Tap.decode(place[0]), place[1]
        return self._asks(stood) and at.now - since < BREAK

    def announcement(self, unit: Unit, letter: Letter, *, now: datetime) -> tuple[Screen, Words, int] | None:
        """Draw a waiting message for a group's chat: screen, words and chat id."""
        if letter.group is None:
            raise ValueError("an announcement is for a group")
        group = unit.people.get_group(letter.group)
        words = Words(group.language, group.zone)
        if group.chat_id is None:
            return None
        screen = self.routes.say(There(unit, group, words, now, self.bot_name), letter.tap)
        return None if screen is None else (screen, words, group.chat_id)

    def ring(self, unit: Unit, deadline: Deadline, *, now: datetime) -> None:
        """Do the thing whose deadline has come, unless another program does it."""
        if unit.schedule.claim(deadline):
            self.routes.deadlines[deadline.kind](Due(unit, now, self.keys), deadline.subject)

    def watch(self, unit: Unit, look: Callable[[Due], None], *, now: datetime) -> None:
        """Look at something that can break without anybody tapping."""
        look(Due(unit, now, self.keys))

    def _at(self, unit: Unit, sender: Sender, now: datetime) -> At:
        person = unit.people.find_by_telegram(sender.telegram_id)
        if person is None:
            new = unit.people.add(
                sender.first_name.strip()[:NAME_MOST] or "?",
                telegram_id=sender.telegram_id,
                language=language_of(sender.language_code),
                now=now,
            )
            person = unit.people.get(new)
        elif person.unreachable_at is not None:
            unit.people.change(person.id, unreachable_at=None)
        return self._at_person(unit, person, now)

    def _at_person(self, unit: Unit, person: Person, now: datetime) -> At:
        return At(
            unit, person, Words(person.language, person.zone or UTC_ZONE), now, self.keys, self.bot_name, self.home_zone
        )

    def _again(self, at: At) -> At:
        """The same moment with the person as the deed left them (another language, another group)."""
        if not at.unit.people.has_changed(at.person):
            return at
        return self._at_person(at.unit, at.unit.people.get(at.person.id), at.now)

    def _kindly(self, at: At, draw: Callable[[], Screen | None]) -> Screen:
        """The screen, or the kind no of a refusal; a refused deed leaves nothing behind, and people where they were."""
        try:
            with at.unit.attempt():
                screen = draw()
        except Refusal as no:
            return replace(screens.refused(at.words, no), place=self._stood(at))
        return screen if screen is not None else replace(screens.refused(at.words, Refusal()), place=self._stood(at))

    def _opened(self, at: At, payload: str) -> Screen | None:
        prefix, _, rest = payload.partition("_")
        if prefix in self.routes.starts:
            return self.routes.starts[prefix](at, rest)
        place = at.unit.people.place(at.person.id)
        if place is not None:
            stood, since = Tap.decode(place[0]), place[1]
            if self._asks(stood) and at.now - since >= BREAK and self._is_there(at, stood):
                return screens.we_were_here(at.words, stood)
        screen = self.routes.draw(at, HOME)
        # Who went home is asked nothing any more: what they write now must not change what they said before.
        return screen if screen is None or screen.place is not None else replace(screen, place=HOME)

    def _is_there(self, at: At, place: Tap) -> bool:
        """Whether a person can still go on there: a question that is closed by now is nothing to go back to."""
        try:
            return self.routes.draw(at, place) is not None
        except Refusal:
            return False

    def _heard(self, at: At, sent: Sent) -> Screen | None:
        """What was sent is the answer to what was asked, if anything was, and if it was not too long ago.

        What was passed on may be somebody else's: it is an answer only when the person says so.
        A changed message is no answer: what it said before has had its effect, and the next question
        may already be another one.
        """
        if sent.edited:
            return screens.edited(at.words)
        place = at.unit.people.place(at.person.id)
        reply = _kept(at, sent)
        if place is not None:
            asked, since = Tap.decode(place[0]), place[1]
            is_late = at.now - since >= LONG_BREAK
            if self._asks(asked) and (is_late or reply.forwarded) and (reply.text or reply.voice or reply.photo):
                at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now)
                return (screens.here_with_words if is_late else screens.here_with_forwarded)(at.words)
            screen = self.routes.answer(at, asked, reply)
            if screen is not None:
                return replace(screen, place=screen.place or self._behind(at, screen))
        return self.routes.answer(at, HOME, reply) or self.routes.draw(at, HOME)

    def _where_they_stand(self, at: At) -> Answer:
        """A redelivered update has no second effect: show the screen the person is at."""
        place = at.unit.people.place(at.person.id)
        stood = HOME if place is None else Tap.decode(place[0])
        try:
            screen = self.routes.draw(at, stood) if self.routes.is_view(stood) else None
        except Refusal:
            screen = None
        if screen is None:
            screen = self._kindly(at, lambda: self.routes.draw(at, HOME))
        return Answer(screen, at.person, at.words)

    def _remember_place(self, at: At, pressed: Tap | None, screen: Screen) -> None:
        place = screen.place
        if place is None and pressed is not None:
            place = pressed if self.routes.is_view(pressed) else self._behind(at, screen)
        # Help leads back to where the person was, so help itself is no place.
        if place is not None and place.name != "help.show":
            self._stand(at, place)

    def _stand(self, at: At, place: Tap) -> None:
        """Since when is needed only while a question waits; otherwise it would tell when somebody was here."""
        day = at.now.replace(hour=0, minute=0, second=0, microsecond=0)
        at.unit.people.set_place(at.person.id, place.encode(), since=at.now if self._asks(place) else day)

    def _ask_no_more(self, at: At) -> None:
        """Who was asked something and looks at a ballot instead is asked nothing any more."""
        if self._asks(self._stood(at)):
            self._stand(at, HOME)

    def _behind(self, at: At, screen: Screen) -> Tap | None:
        """Where a person stands after a deed that names no place; None: where they were.

        What was asked before the deed is answered: words that come now must not be its answer once more.
        """
        stood = self._stood(at)
        if not self._asks(stood):
            return None
        back = HOME if screen.back is None else screen.back
        return HOME if self._asks(back) else back

    def _asks(self, place: Tap) -> bool:
        """Whether words are the answer to a question at this place."""
        return place != HOME and place.name in self.routes.replies

    @staticmethod
    def _stood(at: At) -> Tap:
        place = at.unit.people.place(at.person.id)
        return HOME if place is None else Tap.decode(place[0])

    def _wiping(self, at: At, screen: Screen, message_id: int) -> Answer:
        """A vote was sent, or a message with an open ballot is left: every message of that ballot is wiped.

        What could not be wiped the last time (a crash, no connection) is wiped now.
        """
        unit, person = at.unit, at.person.id
        news = unit.has_news
        traces = list_traces(unit, self.keys, person)
        here = next((trace for trace in traces if trace.message_id == message_id), None)
        if screen.secret is not None and (here is None or here.left):
            put_trace(unit, self.keys, Trace(screen.secret, person, message_id, "screen"))
        over = here if screen.secret is None else None
        ended = screen.sent if over is None else over.election
        others = (trace for trace in traces if trace.message_id != message_id)
        wipe = tuple(trace for trace in others if trace.left or trace.election == ended)
        if ended is not None:
            leave_traces(unit, self.keys, person, ended)
        return Answer(screen, at.person, at.words, over, wipe, ended, news)


def _kept(at: At, sent: Sent) -> Reply:
    """The reply, with its voice or photo remembered as a file of ours, if the person agreed that we keep things."""

    def keep(kind: str, telegram_file_id: str) -> FileId | None:
        if not telegram_file_id or at.person.consented_at is None:
            return None
        return at.unit.people.add_file(at.person.id, kind, telegram_file_id, now=at.now)

    return Reply(
        text=sent.text,
        voice=keep("voice", sent.voice),
        photo=keep("photo", sent.photo),
        forwarded=sent.forwarded,
        other=sent.other,
    )
