"""What is shown after a fault, to somebody who was not shown what came of what they did."""

from dataclasses import replace

from bot.screen import Screen, Tap, tap
from handlers.routes import At, Routes

DONE, UNDONE = tap("home.done"), tap("home.undone")
"""When no view draws the outcome itself: that it worked, or that it did not."""
_KEPT = "home.kept"
"""Before the view that follows a deed: that page alone would not say that what was done is kept."""


def kept_then(view: Tap) -> Tap:
    """What is owed after a deed that leads to this view."""
    return tap(_KEPT, view.name, *view.args)


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
