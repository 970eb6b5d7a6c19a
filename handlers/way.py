"""Where Back leads: to the page on which a button was pressed, and from there to where one came from.

The way stands in the buttons of each page (`bot.doors.show`), and nowhere else: nothing is written of it.
"""

from dataclasses import replace

from bot.rules.refusals import Refusal
from bot.screen import HOME, Screen, Style, Tap
from bot.words import Untranslated
from handlers.answers import Drawn
from handlers.here import place_of
from handlers.routes import At, Routes


def leading_back(routes: Routes, at: At, drawn: Drawn, pressed: Tap | None) -> Screen:
    """The screen that answers a press, with its way back: `at.way`, with the page that was pressed on first.

    What was a question is answered by a deed: from there Back leads where the screen says, not to the question again.

    Args:
        pressed: None for words, a voice or a photo: they lead on, and Back leads where the screen says; after a no it
            leads to the page for which they were sent.
    """
    screen, way = drawn.screen, at.way
    page = None if drawn.is_refused else page_of(routes, screen, pressed)
    if pressed is None:
        return replace(screen, page=page, back=place_of(at)) if drawn.is_refused else replace(screen, page=page)
    is_done = way[:1] != (page,) and not drawn.is_refused and not routes.is_view(pressed)
    if screen.back is None or screen.handed_in is not None or (way and is_done and _is_over(routes, at, pressed)):
        way = ()
    if way and way[0] == page:
        if any(button.does == page for button in screen.buttons):
            page = None  # It says what was done on that page, and has a button back to it.
        else:
            way = way[1:]
    if not way:
        return replace(screen, page=page)
    return replace(screen, page=page, back=way[0], beyond=() if way[0] == HOME else way[1:])


def page_of(routes: Routes, screen: Screen, pressed: Tap | None) -> Tap | None:
    """The view that draws this screen again; None: there is none, or it is no place, like Help."""
    page = screen.page or screen.place
    if page is None and pressed is not None and routes.is_view(pressed):
        page = pressed
    return page if page is not None and routes.is_place(page) else None


def is_there(routes: Routes, at: At, page: Tap) -> bool:
    """Whether a person can still go on there: a question that is closed by now is nothing to go back to."""
    try:
        return routes.draw(at, page) is not None
    except Refusal:
        return False
    except Untranslated:
        return True


def _is_over(routes: Routes, at: At, pressed: Tap) -> bool:
    """Whether nobody can or should go back to the page on which a deed was pressed."""
    page = at.way[0]
    if routes.leaves_no_trace(page):
        return False
    try:
        screen = routes.draw(at, page)
    except Refusal:
        return True
    except Untranslated:
        return False
    asked = () if screen is None else screen.buttons
    return screen is None or any(button.does == pressed and button.style in (Style.YES, Style.STOP) for button in asked)
