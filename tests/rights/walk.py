"""Every page that a person can be shown at a moment, each button on it pressed, and all of it undone."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar

from bot.ids import PersonId
from bot.rules.refusals import Refusal
from bot.screen import Reply, Screen, Tap
from bot.screens.home import refused
from bot.words import Words
from handlers.answers import UTC_ZONE
from handlers.routes import At
from storage.unit import Unit
from tests.play import Play
from tests.rights.promised import PROMISE

WORDS = Reply(text="A bus to the shop")


class _UndoneError(Exception):
    """A walk leaves no steps."""


class Noting(Words):
    """Words that note which key each text has."""

    noted: ClassVar[list[tuple[str, str]]] = []

    def text(self, key: str, /, **gaps: object) -> str:
        """The words of a key."""
        said = Words.text(self, key, **gaps)
        self.noted.append((key, said))
        return said

    def plural(self, key: str, n: int, /, **gaps: object) -> str:
        """The words of a key in the form that `n` asks for."""
        said = Words.plural(self, key, n, **gaps)
        self.noted.append((key, said))
        return said


@dataclass(frozen=True, slots=True)
class Page:
    """What a tap led to: a view's page, a deed's answer, or a kind no.

    Args:
        said: the lines on it that are ours, each with the key of its text.
        dead: the buttons on it that were refused, with the refusal.
        takes_words: words that are sent there are an answer, and not refused.
    """

    tap: Tap
    screen: Screen
    said: frozenset[tuple[str, str]]
    dead: tuple[tuple[str, str], ...] = ()
    takes_words: bool = False

    @property
    def promises(self) -> frozenset[str]:
        """The keys of the texts on it that say "you can"."""
        return frozenset(key for key, line in self.said if PROMISE.search(line))


class Walk:
    """One person at one moment; what was pressed once is not pressed again."""

    def __init__(self, play: Play, person: PersonId) -> None:
        self.play, self.person = play, person
        self.pages: dict[Tap, Page] = {}
        self._refused: dict[Tap, str | None] = {}
        self._walked: set[str] = set()

    def go(self, begin: Iterable[Tap]) -> None:
        """Look at these pages and at all to which their buttons lead."""
        self.play.store.run_now(self._go, list(begin))

    def may(self, *taps: Tap) -> bool:
        """Whether one of these is not refused."""
        return self.play.store.run_now(lambda unit: any(self._no(unit, each) is None for each in taps))

    def _go(self, unit: Unit, waiting: list[Tap]) -> None:
        while waiting:
            here = waiting.pop(0)
            if here not in self.pages:
                waiting += self._look(unit, here)

    def _look(self, unit: Unit, here: Tap) -> list[Tap]:
        """Draw a page and press its buttons; where they lead to that is a page, too."""
        routes, on = self.play.dispatch.routes, []
        with suppress(_UndoneError), unit.attempt():
            page = self._drawn(unit, here)
            if page is not None:
                taps = [(each.label, each.does) for each in page.screen.buttons if isinstance(each.does, Tap)]
                dead = tuple((label, no) for label, does in taps if (no := self._no(unit, does)) is not None)
                words = self._takes_words(unit, page)
                self.pages[here] = replace(page, dead=dead, takes_words=words)
                on = [does for _, does in taps if routes.is_view(does) and self._is_new(does)]
            raise _UndoneError
        return on

    def _is_new(self, does: Tap) -> bool:
        """Whether no page of this view was walked: the tenth name of a list leads where the first does."""
        if does.name in self._walked:
            return False
        self._walked.add(does.name)
        return True

    def _drawn(self, unit: Unit, here: Tap) -> Page | None:
        """A page or a kind no; None: as a letter it would fall."""
        at = self._at(unit)
        Noting.noted.clear()
        try:
            screen = self.play.dispatch.routes.draw(at, here)
        except Refusal as no:
            screen = refused(at.words, no)
        if screen is None:
            return None
        shown = {screen.title, *screen.lines, *(button.label for button in screen.buttons)}
        said = {(key, line) for key, text in Noting.noted for line in shown & {*text.split("\n")}}
        return Page(here, screen, frozenset(said))

    def _no(self, unit: Unit, does: Tap) -> str | None:
        """Why a press is refused, if it is."""
        if does not in self._refused:
            self._refused[does] = "nothing is there"
            with suppress(_UndoneError), unit.attempt():
                try:
                    if self.play.dispatch.routes.draw(self._at(unit), does) is not None:
                        self._refused[does] = None
                except Refusal as no:
                    self._refused[does] = type(no).__name__
                raise _UndoneError
        return self._refused[does]

    def _takes_words(self, unit: Unit, page: Page) -> bool:
        place, is_taken = page.screen.place or page.tap, False
        with suppress(_UndoneError, Refusal), unit.attempt():
            is_taken = self.play.dispatch.routes.answer(self._at(unit), place, WORDS) is not None
            raise _UndoneError
        return is_taken

    def _at(self, unit: Unit) -> At:
        person, dispatch = unit.people.get(self.person), self.play.dispatch
        words, keys = Noting(person.language, person.zone or UTC_ZONE), unit.reading(dispatch.keys)
        return At(unit, person, words, self.play.now, keys, dispatch.bot_name, dispatch.home_zone)
