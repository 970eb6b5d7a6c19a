"""What is shown after a fault, to somebody who was not shown what came of what they did."""

from dataclasses import replace

from bot.screen import DONE, HOME, UNDONE, Screen, Tap, tap
from handlers.answers import Drawn
from handlers.routes import At, Routes
from handlers.way import is_there

_KEPT = "home.kept"
"""Before the view that follows a deed: that page alone would not say that what was done is kept."""


def outcome(routes: Routes, drawn: Drawn, pressed: Tap | None, *, stood: Tap) -> Tap:
    """What is owed until this is shown: the view that says it again; where none does, whether it worked.

    Args:
        pressed: None for words, a voice or a photo.
        stood: where the person was.
    """
    screen = drawn.screen
    if drawn.is_refused:
        return UNDONE
    if pressed is not None and routes.leaves_no_trace(pressed):
        return HOME  # By a link. What may be pressed there stands at home, too.
    if pressed is not None and routes.is_view(pressed):
        return pressed
    if screen.again is not None:
        return screen.again
    is_deed = pressed is not None or drawn.leads_on
    place = screen.place
    if place is None or not routes.is_view(place) or (is_deed and place == stood):
        return DONE
    return kept_then(place) if is_deed else place


def kept_then(view: Tap) -> Tap:
    """What is owed after a deed that leads to this view."""
    return tap(_KEPT, view.name, *view.args)


def still_owed(routes: Routes, at: At, owed: Tap) -> Tap:
    """What is owed by now: that it is kept, when the page that followed the deed is not there any more."""
    view = view_in(owed)
    return owed if view == owed or is_there(routes, at, view) else DONE


def view_in(owed: Tap) -> Tap:
    """The view that draws what is owed; another one than `owed` when it says first that it is kept."""
    return Tap(str(owed.args[0]), owed.args[1:]) if owed.name == _KEPT else owed


def draw_owed(routes: Routes, at: At, owed: Tap) -> Screen | None:
    """The view of what came of it, and before it that it is kept where that view does not say so. Raises Refusal."""
    view = view_in(owed)
    screen = routes.draw(at, view)
    if screen is None or view == owed:
        return screen
    return replace(screen, lines=(*at.words.lines("home.done"), *screen.lines))
