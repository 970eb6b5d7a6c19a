"""One update, one transaction: who it is from, what it means, which screen answers it.

Everything that is the same for every feature happens here and only here: people are recognised,
an update has its effect once, a refusal becomes kind words, the place of a person is remembered.
"""

import hmac
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ids import ElectionId, PersonId
from bot.rules.elections import CannotOpenNow, CannotRead
from bot.rules.names import offered
from bot.rules.people import Person
from bot.rules.refusals import Refusal
from bot.rules.schedule import Deadline, without_hour
from bot.screen import DONE, HERE, HOME, UNDONE, Screen, Tap, tap, way_in
from bot.screens import home as screens
from bot.screens import unasked as unasked_screens
from bot.services.elections.receipts import receipt_shown
from bot.services.elections.traces import drop_trace, may_show_ballot
from bot.words import Untranslated, Words, language_of, whole
from handlers.answers import UTC_ZONE, Answer, Drawn, Sender, Sent
from handlers.lists import find, list_of
from handlers.owed import draw_owed, outcome, still_owed, view_in
from handlers.pages import wiping
from handlers.replies import reply_of
from handlers.routes import At, AtChat, Due, Routes
from handlers.together import hear, is_kept_whole
from handlers.unasked import ask_if_answer, ask_if_for_page
from handlers.way import is_there, leading_back, page_of
from storage.deliveries import Letter, Owed
from storage.keys import UPDATES, Keys, NoKey
from storage.unit import Unit

BREAK = timedelta(hours=1)
"""After this time a person who was asked something is first told where they were."""
MARK_BYTES = 16
"""Of the hash by which a handled update is remembered."""

_VOICE = Screen(title="")
"""The answer to Listen shows nothing: it is heard."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Answers updates, letters and deadlines by the routes of all features."""

    routes: Routes
    keys: Keys
    bot_name: str
    home_zone: str = "Europe/London"
    """The time zone that is proposed to a new group."""
    program: str = "table"
    """Under which name this program holds what it must still show."""

    def tapped(
        self,
        unit: Unit,
        sender: Sender,
        data: str,
        *,
        message_id: int,
        update_id: int,
        now: datetime,
        way: tuple[Tap, ...] = (),
    ) -> Answer | None:
        """Somebody pressed a button; None: this update has had its effect, and who owes the answer shows it.

        Args:
            way: the page on which it was pressed, and the way back from there, unless the button says it itself.
        """
        pressed, said = way_in(data)
        at = self._at(unit, sender, now, way if said is None else said)
        if self.routes.leaves_no_trace(pressed):
            return self._beside_the_box(at, pressed, message_id)
        if not self._is_new(unit, update_id, now):
            return None
        drawn = self._kindly(at, lambda at: self.routes.draw(at, pressed))
        at = self._again(at)
        answer = self._owed(at, pressed, drawn, over=message_id)
        return wiping(at, answer, message_id)

    def _beside_the_box(self, at: At, pressed: Tap, message_id: int) -> Answer:
        """A press of a ballot: what comes again is drawn again, so nothing is written of it.

        That somebody has not been shown their receipt yet stands in the box.
        """
        drawn = self._kindly(at, lambda at: self.routes.draw(at, pressed))
        if drawn.screen.place is None:
            self._ask_no_more(at)
        words = drawn.words or at.words
        screen = leading_back(self.routes, at, drawn, pressed)
        return wiping(at, Answer(screen, at.person, words, has_news=at.unit.has_news), message_id)

    def _is_new(self, unit: Unit, update_id: int, now: datetime) -> bool:
        """Whether an update has had no effect yet; from now on it has."""
        return unit.outbox.handled(self.mark_of(update_id), now=now)

    def mark_of(self, update_id: int) -> bytes:
        """By what an update is known in the database: its number tells how often people pressed in between."""
        mark = hmac.digest(self.keys.held(UPDATES), update_id.to_bytes(8, "big", signed=True), "sha256")
        return mark[:MARK_BYTES]

    def wrote(
        self, unit: Unit, sender: Sender, sent: Sent, *, update_id: int, now: datetime, goes_on: bool = False
    ) -> Answer | None:
        """Somebody sent words, a voice, a photo or something else; None as in `tapped`. `goes_on`: see `Albums`."""
        at = self._at(unit, sender, now)
        if (goes_on and not is_kept_whole(at, sent)) or not self._is_new(unit, update_id, now):
            return None
        drawn = self._kindly(at, lambda at: hear(at, sent, self._heard))
        return wiping(at, self._owed(self._again(at), drawn.view, drawn), 0)

    def started(self, unit: Unit, sender: Sender, payload: str, *, update_id: int, now: datetime) -> Answer | None:
        """Somebody pressed Start or opened a link of ours; None as in `tapped`."""
        at = self._at(unit, sender, now)
        if not self._is_new(unit, update_id, now):
            return None
        drawn = self._kindly(at, lambda at: self._opened(at, payload))
        return wiping(at, self._owed(self._again(at), drawn.view, drawn), 0)

    def listened(
        self, unit: Unit, sender: Sender, *, message_id: int, update_id: int, now: datetime
    ) -> tuple[Answer | None, bool]:
        """Somebody pressed Listen: who it is, and whether the page may show an open ballot: no row tells of that."""
        at = self._at(unit, sender, now)
        if may_show_ballot(unit, at.keys, at.person.id, message_id):
            return Answer(_VOICE, at.person, at.words), True
        if not self._is_new(unit, update_id, now):
            return None, False
        view = self._stood(at)
        turn = unit.deliveries.owe(at.person.id, view, over=message_id, program=self.program, since=without_hour(now))
        return Answer(_VOICE, at.person, at.words, turn=turn), False

    def owed_again(self, unit: Unit, owed: Owed, *, now: datetime) -> Answer:
        """What came of what a person did, drawn anew: the program that should have shown it is gone.

        What it left of a ballot that was sent or put away is wiped.

        Raises:
            LookupError: there is no such person any more.
        """
        at = self._at_person(unit, unit.people.get(owed.person), now)
        due, screen = still_owed(self.routes, at, owed.view), None
        with suppress(Refusal):
            screen, words = whole(at.words, lambda words: draw_owed(self.routes, replace(at, words=words), due))
            at = replace(at, words=words)
        if screen is None:
            drawn = self._kindly(at, lambda at: self.routes.draw(at, HOME))
            screen, at = drawn.screen, replace(at, words=drawn.words or at.words)
            place: Tap | None = HOME
        elif due in (DONE, UNDONE):
            place = self._behind(at, screen) if due == DONE else None
        else:
            place = self._place_after(at, view_in(due), screen)
        turn = unit.deliveries.owe(
            at.person.id, due, over=owed.over, program=self.program, since=without_hour(now), leads_to=place
        )
        screen = self._placed(screen, view_in(due))
        return wiping(at, Answer(screen, at.person, at.words, place, turn), owed.over or 0)

    def receipt_again(self, unit: Unit, person: PersonId, election: ElectionId, *, now: datetime) -> Answer | None:
        """That a vote is in, with its receipt, for somebody who was not shown it; None when there is nothing to show.

        Every page of that ballot is wiped with it.
        """
        at = self._at_person(unit, unit.people.get(person), now)
        with suppress(Refusal):
            screen, at = self._drawn(at, tap("elections.receipt", election))
            if screen is not None:
                return wiping(at, Answer(replace(screen, handed_in=election), at.person, at.words), 0)
        return None

    def shown(self, unit: Unit, answer: Answer, *, now: datetime) -> None:
        """The person sees this answer now: what they write from here on is meant for it."""
        person, keys = answer.person.id, unit.reading(self.keys)
        if answer.place is not None:
            since = now if self._asks(answer.place) else without_hour(now)
            unit.deliveries.shown(person, answer.place, turn=answer.turn, since=since)
        elif answer.turn:
            unit.deliveries.paid(person, turn=answer.turn)
        if answer.over is not None:
            drop_trace(unit, keys, answer.over)
        if answer.screen.handed_in is not None:
            receipt_shown(unit, keys, person, answer.screen.handed_in)

    def letter(self, unit: Unit, letter: Letter, *, now: datetime) -> Answer | None:
        """Draw a waiting message for the person it is for; None when it is no longer true. Raises NoKey: it waits."""
        if letter.person is None:
            raise ValueError("a letter to a group chat is an announcement")
        at = self._at_person(unit, unit.people.get(letter.person), now)
        is_asked, no_trace = self._is_being_asked(at), self.routes.leaves_no_trace(letter.tap)
        if no_trace and not is_asked:
            # Also when it falls: a place that changed only for those who were shown it would name them.
            self._ask_no_more(at)
        try:
            screen, at = self._drawn(at, letter.tap)
        except (CannotOpenNow, CannotRead) as no:
            raise NoKey from no  # It is still true, as far as anybody can say.
        except Refusal:
            return None  # What it was about has changed since: the person no longer may or need see it.
        if screen is None:
            return None
        place = None if is_asked or no_trace else self._place_after(at, letter.tap, screen)
        return Answer(replace(self._placed(screen, letter.tap), alone=True), at.person, at.words, place)

    def list_of(self, unit: Unit, letters: Sequence[Letter], *, now: datetime) -> Answer | None:
        """Several letters of one person as one message: one button each, named by their titles."""
        person = letters[0].person
        if person is None:
            raise ValueError("a list is for a person")
        at = self._at_person(unit, unit.people.get(person), now)
        screen, words = whole(at.words, lambda words: list_of(self.routes, replace(at, words=words), letters))
        return None if screen is None else Answer(self._placed(screen, tap("home.letters")), at.person, words)

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
        screen, words = whole(
            words, lambda words: self.routes.say(AtChat(unit, group, words, now, self.bot_name), letter.tap)
        )
        return None if screen is None else (screen, words, group.chat_id)

    def ring(self, unit: Unit, deadline: Deadline, *, now: datetime) -> None:
        """Do the thing whose deadline has come, unless another program does it."""
        if unit.schedule.claim(deadline):
            self.routes.deadlines[deadline.kind](Due(unit, now, self.keys), deadline.subject)

    def watch(self, unit: Unit, look: Callable[[Due], None], *, now: datetime) -> None:
        """Look at something that can break without anybody tapping."""
        look(Due(unit, now, self.keys))

    def _at(self, unit: Unit, sender: Sender, now: datetime, way: tuple[Tap, ...] = ()) -> At:
        person = unit.people.find_by_telegram(sender.telegram_id)
        if person is None:
            new = unit.people.add(
                offered(sender.first_name),
                telegram_id=sender.telegram_id,
                language=language_of(sender.language_code),
                now=now,
            )
            person = unit.people.get(new)
        elif person.unreachable_at is not None:
            unit.people.change(person.id, unreachable_at=None)
        return self._at_person(unit, person, now, way)

    def _at_person(self, unit: Unit, person: Person, now: datetime, way: tuple[Tap, ...] = ()) -> At:
        words = Words(person.language, person.zone or UTC_ZONE)
        return At(unit, person, words, now, unit.reading(self.keys), self.bot_name, self.home_zone, way)

    def _again(self, at: At) -> At:
        """The same moment with the person as the deed left them: another language or group, or another person.

        The second is so when this phone became that of a member.
        """
        people, number = at.unit.people, at.person.telegram_id
        if not people.has_changed(at.person):
            return at
        person = None if number is None else people.find_by_telegram(number)
        return self._at_person(at.unit, people.get(at.person.id) if person is None else person, at.now, at.way)

    def _drawn(self, at: At, view: Tap) -> tuple[Screen | None, At]:
        """A view, and the moment with the words it is drawn in. Raises Refusal."""
        screen, words = whole(at.words, lambda words: self.routes.draw(replace(at, words=words), view))
        return screen, replace(at, words=words)

    def _kindly(self, at: At, draw: Callable[[At], Screen | Drawn | None]) -> Drawn:
        """The screen, or the kind no of a refusal; a refused deed leaves nothing behind, and people where they were.

        A deed whose answer lacks words is undone, too, and done once more for a screen in the first language.
        """
        try:
            return self._kindly_in(at, draw)
        except Untranslated:
            last = replace(at, words=at.words.last())
            return replace(self._kindly_in(last, draw), words=last.words)

    def _kindly_in(self, at: At, draw: Callable[[At], Screen | Drawn | None]) -> Drawn:
        no = Refusal()
        try:
            with at.unit.attempt():
                screen = draw(at)
        except Refusal as why:
            screen, no = None, why
        if screen is None:
            return Drawn(replace(screens.refused(at.words, no), place=self._stood(at)), is_refused=True)
        return screen if isinstance(screen, Drawn) else Drawn(screen)

    def _owed(self, at: At, pressed: Tap | None, drawn: Drawn, *, over: int | None = None) -> Answer:
        """The answer, with the row that says that this person has not been shown it."""
        if pressed is not None and self.routes.leaves_no_trace(pressed):
            self._ask_no_more(at)
        place = self._place_after(at, pressed, drawn.screen, leads_on=drawn.leads_on)
        view = outcome(self.routes, drawn, pressed, stood=self._stood(at))
        turn = at.unit.deliveries.owe(
            at.person.id, view, over=over or None, program=self.program, since=without_hour(at.now), leads_to=place
        )
        screen = leading_back(self.routes, at, drawn, pressed)
        return Answer(screen, at.person, drawn.words or at.words, place, turn, has_news=at.unit.has_news)

    def _placed(self, screen: Screen, view: Tap | None) -> Screen:
        """A screen to which no button led: Back from the next page leads to it."""
        return replace(screen, page=page_of(self.routes, screen, view))

    def _opened(self, at: At, payload: str) -> Drawn:
        """The view to which a link leads; for Start where they were, if something was asked there, or home."""
        view = self.routes.linked(at, payload)
        if view is None:
            place = at.unit.people.place(at.person.id)
            is_asked = place is not None and self._asks(Tap.decode(place[0])) and at.now - place[1] >= BREAK
            view = HERE if is_asked and is_there(self.routes, at, HERE) else HOME
        screen = self.routes.draw(at, view)
        if screen is None:
            raise Refusal
        return Drawn(screen, view=view)

    def _heard(self, at: At, sent: Sent) -> Screen | Drawn | None:
        """What was sent is the answer to what was asked, if anything was, and if it was not too long ago.

        A changed message is no answer: what it said before has had its effect, and the next question
        may already be another one.
        """
        if sent.edited:
            return Drawn(unasked_screens.edited(at.words), is_refused=True)
        place = at.unit.people.place(at.person.id)
        reply = reply_of(at, sent)
        if place is not None:
            asked, since = self._meant(at, Tap.decode(place[0]), place[1])
            if self._asks(asked) and (doubt := ask_if_answer(self.routes, at, asked, reply, since=since)) is not None:
                return doubt
            screen = self.routes.answer(at, asked, reply)
            if screen is not None:
                return Drawn(screen, leads_on=True)
            for meant in (find, ask_if_for_page):
                if (screen := meant(self.routes, at, asked, reply)) is not None:
                    return screen
        screen = self.routes.answer(at, HOME, reply)
        return self._opened(at, "") if screen is None else screen

    def _meant(self, at: At, stood: Tap, since: datetime) -> tuple[Tap, datetime]:
        """The question that words answer, and since when it is asked: where the person stood.

        Unless they did something since of which nobody noted that they saw the answer: it is on its way, or stands
        there since a moment ago, or the program ended in between. What was asked before is answered by it, and what
        it asks is what they write to.
        """
        leads_to = at.unit.deliveries.find_leads_to(at.person.id)
        return (stood, since) if leads_to is None else (leads_to, at.now)

    def _place_after(self, at: At, pressed: Tap | None, screen: Screen, *, leads_on: bool = False) -> Tap | None:
        """Where the person stands when they see this screen; None: where they stood."""
        place = screen.place
        if place is not None:
            return place
        if pressed is not None and self.routes.is_view(pressed):
            is_place = self.routes.is_place(pressed) and not self.routes.leaves_no_trace(pressed)
            return pressed if is_place else None
        return self._behind(at, screen) if pressed is not None or leads_on else None

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

    def _ask_no_more(self, at: At) -> None:
        """Who was asked something and looks at a ballot instead is asked nothing any more."""
        if self._asks(self._stood(at)):
            at.unit.people.set_place(at.person.id, HOME.encode(), since=without_hour(at.now))
