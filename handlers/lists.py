"""Lists: several things that waited together, a button for each until it was opened; and finding one in a long one.

And the question behind the page that is open, for words that nobody asked for.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.finding import WORDS_MOST, is_found
from bot.rules.refusals import Refusal
from bot.screen import HOME, Button, Reply, Screen, Tap, tap
from bot.screens import home as home_screens
from bot.screens import unasked as screens
from bot.screens.lists import is_long, told_apart
from handlers.routes import At, Routes
from storage.deliveries import Letter


def list_of(routes: Routes, at: At, letters: Sequence[Letter]) -> Screen | None:
    """The list as a message of its own; None when nothing of it is true any more."""
    entries = list_entries(routes, at, letters)
    return replace(home_screens.digest(at.words, entries), alone=True) if entries else None


def list_entries(routes: Routes, at: At, letters: Sequence[Letter]) -> tuple[Button, ...]:
    """A button for each letter that is still true, named by its title."""
    entries = []
    for letter in letters:
        title = _title(routes, at, letter.tap)
        if title is not None and (letter.expires_at is None or at.now < letter.expires_at):
            # What leaves no trace is kept in no list: its button leads there by itself.
            is_kept = not routes.leaves_no_trace(letter.tap)
            entries.append(Button(title, tap("home.open", letter.id) if is_kept else letter.tap))
    return tuple(entries)


def _title(routes: Routes, at: At, view: Tap) -> str | None:
    try:
        screen = routes.draw(at, view)
    except Refusal:
        return None
    return None if screen is None else screen.title


def question_of(routes: Routes, at: At, place: Tap) -> Tap | None:
    """Where the only button of a page leads at which words are for the page; None: there is none, or several."""
    if place == HOME or not routes.is_view(place) or routes.leaves_no_trace(place):
        return None
    try:
        page = routes.draw(at, place)
    except Refusal:
        return None
    taps = {each.does for each in page.buttons if isinstance(each.does, Tap)} if page is not None else set()
    found = [each for each in taps if each.name in routes.replies and routes.replies[each.name].said_before]
    return found[0] if len(found) == 1 else None


def find(routes: Routes, at: At, place: Tap, reply: Reply) -> Screen | None:
    """What a few words find in the long list on which they were written; None: they are for something else.

    They are kept, too: whoever meant something else by them still says what.
    """
    wanted = " ".join(reply.text.split())
    if not wanted or reply.forwarded or len(wanted) > WORDS_MOST or not routes.is_view(place):
        return None
    try:
        page = routes.draw(at, place)
    except Refusal:
        return None
    if page is None or not is_long(page.entries):
        return None
    entries = [each for each in told_apart(page.entries) if is_found(wanted, each.says or each.label)]
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now, looked=bool(entries))
    group = at.person.group_id
    helper = "" if group is None else at.unit.people.get_group(group).helper_name
    return screens.found(at.words, place, entries, kept, wanted=wanted, helper=helper)
