"""Several things that waited together: one list on the phone, a button for each until it was opened."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.refusals import Refusal
from bot.screen import Button, Screen, Tap, tap
from bot.screens import home as screens
from handlers.routes import At, Routes
from storage.deliveries import Letter


def list_of(routes: Routes, at: At, letters: Sequence[Letter]) -> Screen | None:
    """The list as a message of its own; None when nothing of it is true any more."""
    entries = list_entries(routes, at, letters)
    return replace(screens.digest(at.words, entries), alone=True) if entries else None


def list_entries(routes: Routes, at: At, letters: Sequence[Letter]) -> tuple[Button, ...]:
    """A button for each letter that is still true, named by its title."""
    entries = []
    for letter in letters:
        title = _title(routes, at, letter.tap)
        if title is not None and (letter.expires_at is None or at.now < letter.expires_at):
            entries.append(Button(title, tap("home.open", letter.id)))
    return tuple(entries)


def _title(routes: Routes, at: At, view: Tap) -> str | None:
    try:
        screen = routes.draw(at, view)
    except Refusal:
        return None
    return None if screen is None else screen.title
