"""A walk: each button of each page that somebody comes to is pressed, and then Back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest

from bot.ids import PersonId
from bot.screen import HOME, MOST_ROWS, Button, Screen, Style, Tap, with_way
from handlers import all_routes
from handlers.answers import Answer
from storage.unit import Unit
from tests.handlers.elections.table import WORDS
from tests.play import Play
from tests.screens.reading import rows

ROUTES = all_routes()
OFTEN = 2
"""How many pages of one view are walked: the tenth name of a list leads where the second does."""
NUMBERS = count(10_000)


class _UndoneError(Exception):
    """A walk leaves no steps."""


def _press(play: Play, unit: Unit, person: PersonId, data: str, way: tuple[Tap, ...]) -> Answer:
    sender, number = play.sender(unit, person), next(NUMBERS)
    answer = play.dispatch.tapped(unit, sender, data, message_id=1, update_id=number, now=play.now, way=way)
    assert answer is not None
    play.dispatch.shown(unit, answer, now=play.now)
    return answer


def there_and_back(play: Play, person: PersonId, page: Screen, does: Tap) -> tuple[Screen, Screen | None]:
    """What a button leads to, and what Back leads to from there. Nothing of it happened.

    None: there is no way back, or the page on which the button stands is not there any more.
    """
    seen: list[Screen] = []

    def try_it(unit: Unit) -> None:
        data = with_way(does, page.beyond) if does == page.back else does.encode()
        seen.append(_press(play, unit, person, data, page.way).screen)
        if seen[0].back is not None and page.page is not None:
            back = _press(play, unit, person, with_way(seen[0].back, seen[0].beyond), ()).screen
            is_there = _press(play, unit, person, page.page.encode(), ()).screen.page == page.page
            seen.extend([back] if is_there else [])
        raise _UndoneError

    with pytest.raises(_UndoneError):
        play.store.run_now(try_it)
    return seen[0], seen[1] if len(seen) > 1 else None


def _taps(screen: Screen) -> Iterator[Button]:
    return (button for button in screen.buttons if isinstance(button.does, Tap))


def _is_question(button: Button) -> bool:
    """The green or red answer to a question: when it is given, the question is not asked again."""
    return button.style in (Style.YES, Style.STOP)


@dataclass(slots=True)
class Walk:
    """What a walk found: where Back goes astray, which pages have too many rows, and which buttons were pressed."""

    lost: list[str] = field(default_factory=list)
    crowded: list[str] = field(default_factory=list)
    pressed: int = 0
    names: set[str] = field(default_factory=set)


def walk(play: Play, person: PersonId, begin: Screen) -> Walk:
    """Press each button of each page that somebody comes to, and then Back."""
    waiting, walked, found = [begin], Counter[str](), Walk()
    while waiting:
        page = waiting.pop(0)
        for button in _taps(page):
            does = button.does
            assert isinstance(does, Tap)
            there, back = there_and_back(play, person, page, does)
            found.pressed += 1
            found.names.add(does.name)
            if rows(there, WORDS) > MOST_ROWS:
                found.crowded.append(f"{page.page} -> {does}")
            if ROUTES.is_view(does) and there.page is not None and walked[does.name] < OFTEN:
                walked[does.name] += 1
                waiting.append(there)
            is_the_same = does == page.back or there.page in (page.page, HOME)
            is_over = not ROUTES.is_view(does) and _is_question(button)
            if back is not None and not is_the_same and not is_over and back.page != page.page:
                found.lost.append(f"{page.page} -> {does} -> {back.page}")
    return found
