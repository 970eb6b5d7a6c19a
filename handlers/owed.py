"""What is shown after a fault, to somebody who was not shown what came of what they did."""

from bot.screen import Tap, tap

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
