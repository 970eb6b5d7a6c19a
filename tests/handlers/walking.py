"""A walk: each button of each page that somebody comes to is pressed, and then Back."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from bot.ids import PersonId
from bot.screen import HOME, MOST_ROWS, Button, Screen, Style, Tap, with_way
from handlers import all_routes
from handlers.answers import Answer, Sent
from storage.unit import Unit
from tests.handlers.elections.table import WORDS
from tests.play import Play
from tests.screens.reading import rows

ROUTES = all_routes()
OFTEN = 2
"""How many pages of one view are walked: the tenth name of a list leads where the second does."""
SAID = "Alex and Bo"
"""What is written wherever a page asks for words."""
HARD = "Do you agree with the budget, and why is it late?"
FAR = 3
"""Behind how many deeds a walk goes on."""
NUMBERS = count(10_000)


class _UndoneError(Exception):
    """A walk leaves no steps."""


@contextmanager
def _undone(unit: Unit) -> Iterator[None]:
    """Nothing of it happened."""
    with suppress(_UndoneError), unit.attempt():
        yield
        raise _UndoneError


def _shown(play: Play, unit: Unit, answer: Answer | None) -> Screen:
    assert answer is not None
    play.dispatch.shown(unit, answer, now=play.now)
    return answer.screen


def _press(play: Play, unit: Unit, person: PersonId, data: str, way: tuple[Tap, ...]) -> Screen:
    sender, number = play.sender(unit, person), next(NUMBERS)
    tapped = play.dispatch.tapped(unit, sender, data, message_id=1, update_id=number, now=play.now, way=way)
    return _shown(play, unit, tapped)


def _go(play: Play, unit: Unit, person: PersonId, page: Screen, does: Tap) -> Screen:
    data = with_way(does, page.beyond) if does == page.back else does.encode()
    return _press(play, unit, person, data, page.way)


def _back(play: Play, unit: Unit, person: PersonId, page: Screen, there: Screen) -> Screen | None:
    """What Back leads to; None: there is no way back, or the page that was pressed on is not there any more."""
    if there.back is None or page.page is None:
        return None
    back = _press(play, unit, person, with_way(there.back, there.beyond), ())
    if back.page == page.page:
        return back
    return back if _press(play, unit, person, page.page.encode(), ()).page == page.page else None


def there_and_back(play: Play, person: PersonId, page: Screen, does: Tap) -> tuple[Screen, Screen | None]:
    """What a button leads to, and what Back leads to from there. Nothing of it happened."""

    def try_it(unit: Unit) -> tuple[Screen, Screen | None]:
        with _undone(unit):
            there = _go(play, unit, person, page, does)
            back = _back(play, unit, person, page, there)
        return there, back

    return play.store.run_now(try_it)


def _kind(page: Tap) -> str:
    """Pages of one kind: the pages of a menu are different, those of a list are not."""
    if ROUTES.leaves_no_trace(page):
        return page.name  # What is sealed on a ballot is another word each time.
    given = map(str, page.args)
    words = [each for each in given if page.name == "home.menu" or not each.lstrip("-").isdecimal()]
    return ":".join((page.name, *words))


def _writes(does: Tap) -> bool:
    """Whether what is behind it is there only after it: a deed, or a page that begins what it shows."""
    return not ROUTES.is_view(does) or ROUTES.taps[does.name].begins


def _taps(screen: Screen) -> Iterator[tuple[Button, Tap]]:
    every = (*screen.buttons, *((Button("", screen.help),) if screen.help_button else ()))
    return ((button, button.does) for button in every if isinstance(button.does, Tap))


def _is_question(button: Button) -> bool:
    """The green or red answer to a question: when it is given, the question is not asked again."""
    return button.style in (Style.YES, Style.STOP)


def _promises_back(page: Screen, button: Button, does: Tap, there: Screen) -> bool:
    """Whether Back must lead from there to where the button was pressed."""
    is_the_same = does == page.back or there.page in (page.page, HOME)
    # The answer to a question, and what sends a vote or a count: its pages are wiped.
    is_over = not ROUTES.is_view(does) and (_is_question(button) or there.handed_in is not None)
    return not is_the_same and not is_over


@dataclass(slots=True)
class Walk:
    """What walks found: where Back goes astray, which pages have too many rows, and which buttons were pressed.

    Args:
        names: what the buttons do that were pressed, each with Back behind it.
        letters: the views of letters that somebody read and went on from.
        looks: of what was walked already: each page with what its buttons do, and behind how many deeds.
    """

    lost: list[str] = field(default_factory=list)
    crowded: list[str] = field(default_factory=list)
    pressed: int = 0
    names: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    looks: dict[tuple[str, ...], int] = field(default_factory=dict)


def walk(play: Play, person: PersonId, *begin: Screen) -> Walk:
    """Press each button of each page that somebody comes to, and then Back."""
    return walk_on(Walk(), play, person, *begin, deep=False)


def walk_on(found: Walk, play: Play, person: PersonId, *begin: Screen, deep: bool = True, anew: bool = False) -> Walk:
    """The same, after other walks: a page that looks like one of theirs is not walked again.

    Args:
        anew: one page of each view is walked whatever it looks like, because of what may lie behind it.
        deep: also go on behind each deed, and behind words wherever a page asks for them.
    """
    play.store.run_now(lambda unit: _Walker(play, unit, person, found, deep=deep, anew=anew).go(begin))
    return found


class _Walker:
    """One person who walks in one transaction, of which nothing is left."""

    def __init__(
        self, play: Play, unit: Unit, person: PersonId, found: Walk, *, deep: bool, anew: bool = False
    ) -> None:
        self._play, self._unit, self._person, self._found = play, unit, person, found
        self._deep, self._anew = deep, anew
        self._walked = Counter[str]()

    def go(self, begin: tuple[Screen, ...], *, deeds: int = 0) -> None:
        """`deeds`: how many of them lie behind."""
        waiting = [page for page in begin if self._is_new(page, deeds)]
        while waiting:
            page = waiting.pop(0)
            self._found.names |= {each.name for each in (page.page, page.place) if each is not None}
            for button, does in _taps(page):
                there = self._try(page, button, does, deeds)
                if not (self._deep and _writes(does)) and there.page is not None and self._is_new(there, deeds):
                    waiting.append(there)
            if self._deep and deeds < FAR:
                self._say(page, deeds)

    def _is_new(self, page: Screen, deeds: int) -> bool:
        if not self._deep:
            kind = _kind(page.page or HOME)
            self._walked[kind] += 1
            return self._walked[kind] <= OFTEN
        kind = _kind(page.page) if page.page else page.title
        look = (kind, *sorted({_kind(does) for _, does in _taps(page)}))
        self._walked[kind] += 1
        is_new = deeds < self._found.looks.get(look, FAR + 1)
        if is_new:
            self._found.looks[look] = deeds
        return is_new or (self._anew and not deeds and self._walked[kind] == 1)

    def _try(self, page: Screen, button: Button, does: Tap, deeds: int) -> Screen:
        """Press one button, and Back; behind a deed go on before all is undone."""
        found = self._found
        with _undone(self._unit):
            there = _go(self._play, self._unit, self._person, page, does)
            if _promises_back(page, button, does, there):
                with _undone(self._unit):
                    back = _back(self._play, self._unit, self._person, page, there)
                if back is not None and back.page != page.page:
                    found.lost.append(f"{page.page} -> {does} -> {back.page}")
            if self._deep and _writes(does) and deeds < FAR:
                self.go((there,), deeds=deeds + 1)
                self._read_letters(deeds + 1)
        found.pressed += 1
        found.names.add(does.name)
        if rows(there, WORDS) > MOST_ROWS:
            found.crowded.append(f"{page.page} -> {does}")
        return there

    def _read_letters(self, deeds: int) -> None:
        """Who hears of it for the first time reads it, and goes on from there."""
        due = self._unit.deliveries.due(self._play.now + timedelta(days=3), most=10_000)
        for letter in due:
            if letter.person is None or letter.tap.name in self._found.letters:
                continue
            if self._unit.people.get(letter.person).telegram_id is None:
                continue
            with _undone(self._unit):
                answer = self._play.dispatch.letter(self._unit, letter, now=self._play.now)
                if answer is not None:
                    self._found.letters.add(letter.tap.name)
                    reader = _Walker(self._play, self._unit, letter.person, self._found, deep=True)
                    reader.go((_shown(self._play, self._unit, answer),), deeds=deeds)

    def _say(self, page: Screen, deeds: int) -> None:
        """Write words where a page asks for them, and go on behind."""
        place = page.place or page.page
        if place is None or place == HOME or place.name not in ROUTES.replies:
            return
        with _undone(self._unit):
            _press(self._play, self._unit, self._person, place.encode(), ())
            sent = Sent(text=HARD if place.name.startswith(("feedback.", "summaries.", "elections.")) else SAID)
            sender = self._play.sender(self._unit, self._person)
            answer = self._play.dispatch.wrote(self._unit, sender, sent, update_id=next(NUMBERS), now=self._play.now)
            self.go((_shown(self._play, self._unit, answer),), deeds=deeds + 1)
            self._read_letters(deeds + 1)
