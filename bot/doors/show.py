"""Screen -> Telegram's words and buttons: escaping, limits. Nothing here speaks."""

import html
from collections.abc import Mapping
from itertools import product
from typing import Any

from bot.screen import (
    HELP,
    HOME,
    MOST_ROWS,
    SHORT,
    Bars,
    Button,
    Faces,
    LifeLine,
    Pictogram,
    Qr,
    Screen,
    Style,
    Tap,
    tap,
    way_in,
    with_way,
)
from bot.screens.lists import told_apart
from bot.words import Words

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""Telegram's limits for words alone and words under a picture, in UTF-16 units, without the markup."""
LISTEN = tap("home.listen")
HARM = "worries.start"
_HELPS = {HELP.name, "help.ballot", "help.room"}
Keyboard = dict[str, list[list[dict[str, str]]]]
"""The buttons under a message, as Telegram's JSON."""


def text_of(screen: Screen) -> str:
    """The words of a message as Telegram's HTML: a bold title, then one sentence per line."""
    return _html(screen.title, screen.lines)


def _html(title: str, lines: tuple[str, ...]) -> str:
    body = "\n".join(html.escape(line, quote=False) for line in lines)
    return f"<b>{html.escape(title, quote=False)}</b>" + (f"\n{body}" if body else "")


def length_of(text: str) -> int:
    """The length of plain words as Telegram counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def fits_caption(screen: Screen) -> bool:
    """Whether the words fit under a picture."""
    return length_of("\n".join((screen.title, *screen.lines))) <= CAPTION_LIMIT


def fits_voice(screen: Screen) -> bool:
    """Whether a screen can be one message with its voice: what is drawn and codes to scan stay, and long words."""
    is_asked = isinstance(screen.picture, Pictogram) and screen.picture.is_asked
    return fits_caption(screen) and not is_asked and not isinstance(screen.picture, Bars | Faces | LifeLine | Qr)


def pages_of(screen: Screen) -> list[str]:
    """The words as messages that Telegram takes, each as HTML: hardly ever more than one. No word is left out.

    The last one is the one that gets the buttons; the title stands above the first.
    """
    pages: list[tuple[str, list[str]]] = [(screen.title, [])]
    size = length_of(screen.title)
    for line in (piece for whole in screen.lines for piece in _pieces(whole)):
        if size + 1 + length_of(line) > TEXT_LIMIT:
            pages.append(("", []))
            size = -1
        pages[-1][1].append(line)
        size += 1 + length_of(line)
    return [_html(title, tuple(lines)) if title else _body(lines) for title, lines in pages]


def _body(lines: list[str]) -> str:
    return "\n".join(html.escape(line, quote=False) for line in lines)


def _pieces(line: str) -> list[str]:
    """A line in pieces that fit into one message, cut between words where there are any."""
    most = TEXT_LIMIT // 2  # A piece of Python letters is at most twice as long for Telegram.
    pieces = []
    while len(line) > most:
        cut = line.rfind(" ", 1, most) + 1 or most
        pieces.append(line[:cut].rstrip())
        line = line[cut:]
    return [*pieces, line]


def keyboard_of(screen: Screen, words: Words) -> Keyboard:
    """The choices, then the way back, then Listen and Help: always the same place.

    The way on which a person came is written into Back and Help, so each page on a phone knows it for itself,
    however old it is.
    """
    rows = [[button_of(button, screen) for button in row] for row in _rows(screen)]
    out = [button_of(button, screen) for button in _ways_out(screen, words)]
    listen = button_of(Button(words.text("home.listen"), LISTEN))
    if out and not screen.is_ballot:
        rows.append(out)
        out = []
    rows.append([*out, listen])
    if screen.help_button:
        help_data = with_way(screen.help, screen.way)
        rows[-1].append({"text": words.text("home.help"), "callback_data": help_data})
    return {"inline_keyboard": rows}


def _ways_out(screen: Screen, words: Words) -> list[Button]:
    """Back and Home, where the page has them. A ballot has one of them: its rows are for names and what can be done."""
    if screen.back is None:
        return []
    does = [button.does for button in screen.buttons]
    back = Button(words.text("home.back"), screen.back)
    home = Button(words.text("home.home"), HOME)
    ways = [home] if screen.back == HOME else [back] if screen.is_ballot else [back, home]
    return [button for button in ways if button.does not in does]


def _rows(screen: Screen) -> list[list[Button]]:
    """The choices in rows of as many as the screen says; one that stands beside another joins its row.

    When there are too many rows, the shortest neighbours share one, and what has a colour only where no others can;
    never the button for harm, which must be read whole. A ballot stays as it is: no name stands lower or narrower than
    another because there are many.
    """
    rows: list[list[Button]] = []
    for button in told_apart(screen.buttons):
        is_full = not rows or len(rows[-1]) >= screen.columns
        if is_full and not (rows and button.beside):
            rows.append([])
        rows[-1].append(button)
    most = MOST_ROWS - 1 - (screen.back is not None)
    if not screen.is_ballot and len(rows) > most:
        for is_plain, limit in product((True, False), range(1, SHORT + 1)):
            shared = _shared(rows, most, limit, is_plain=is_plain)
            if len(shared) <= most:
                break
        return shared
    return rows


def _shared(rows: list[list[Button]], most: int, limit: int, *, is_plain: bool) -> list[list[Button]]:
    """The same in fewer rows: neighbours of at most so many letters share one, the last ones first."""
    rows, lower = [*rows], len(rows) - 1
    while len(rows) > most and lower > 0:
        if all(len(row) == 1 and _may_be_narrow(row[0], limit, is_plain) for row in rows[lower - 1 : lower + 1]):
            rows[lower - 1 : lower + 1] = [[*rows[lower - 1], *rows[lower]]]
            lower -= 1
        lower -= 1
    return rows


def _may_be_narrow(button: Button, limit: int, is_plain: bool) -> bool:
    is_harm = isinstance(button.does, Tap) and button.does.name == HARM
    return len(button.label) <= limit and not is_harm and (button.style is Style.PLAIN or not is_plain)


def way_on(keyboard: Mapping[str, Any]) -> tuple[Tap, ...]:
    """The way back from where the buttons of a page lead, as it stands in that page's Help, or else in its Back."""
    said: list[tuple[Tap, tuple[Tap, ...]]] = []
    for row in keyboard.get("inline_keyboard", ()):
        for button in row:
            does, way = way_in(button.get("callback_data", ""))
            if way is not None:
                said.append((does, way))
    if not said:
        return ()
    does, way = said[-1]
    return way if does.name in _HELPS else (does, *way)


def beside_voice(keyboard: Mapping[str, Any]) -> Keyboard:
    """The buttons of a page, under the voice that reads it out: all but Listen."""
    rows = ([b for b in row if b.get("callback_data") != LISTEN.encode()] for row in keyboard["inline_keyboard"])
    return {"inline_keyboard": [row for row in rows if row]}


def labels_of(keyboard: Keyboard) -> tuple[str, ...]:
    """What the buttons say, top to bottom."""
    return tuple(button["text"] for row in keyboard["inline_keyboard"] for button in row)


def links_of(screen: Screen) -> Keyboard:
    """The links of a screen alone: in a group's chat nobody's buttons work for somebody else."""
    return {"inline_keyboard": [[button_of(b)] for b in screen.buttons if isinstance(b.does, str)]}


def button_of(button: Button, screen: Screen | None = None) -> dict[str, str]:
    """A button as Telegram's JSON; on a screen one that leads back says where Back leads from there."""
    if isinstance(button.does, Tap):
        leads_back = screen is not None and button.does == screen.back != HOME
        data = with_way(button.does, screen.beyond) if screen is not None and leads_back else button.does.encode()
        does = {"callback_data": data}
    else:
        does = {"url": button.does}
    style = {} if button.style is Style.PLAIN else {"style": str(button.style)}
    return {"text": button.label, **does, **style}
