"""Which taps can be reached from where people begin, read from the code itself.

A tap is reached when its name stands in a button, a letter or a menu of something that is reached. Where people
begin: home, the menus, the links, what the clock does, what is said in a group's chat, the tables of letters, and the
letter about a deadline that fails.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.screen import HOME, Tap
from bot.telling import WHO_HEARS_WHAT
from handlers.routes import Routes

ROOT = Path(__file__).parent.parent
ROOMS = ("bot/screen.py", "bot/screens", "bot/services", "bot/telling", "bot/doors/alarm.py", "handlers")
TEXTS = {"text", "plural", "of_choice"}
"""What is asked for words: the key of a text is no tap, though it may have the same name."""
Place = tuple[str, str]
"""A function, a class or a constant: its module and its name."""


class Ways:
    """What each place in the code leads to: other places, and names of taps."""

    def __init__(self, routes: Routes, sources: dict[str, str]) -> None:
        self.routes = routes
        self._bodies: dict[Place, ast.AST] = {}
        self._names: dict[str, dict[str, Place]] = {}
        for module, source in sources.items():
            self._read(module, ast.parse(source))

    def reached(self) -> set[str]:
        """The names of all taps that somebody can come to."""
        taps = {HOME.name, *_letters()}
        seen: set[Place] = set()
        waiting = [*self._beginnings(), *(place for name in taps for place in self._places_of(name))]
        while waiting:
            place = self._home_of(waiting.pop())
            if place in seen or place not in self._bodies:
                continue
            seen.add(place)
            waiting += self._leads_to(place)
            for name in self._taps_of(self._bodies[place]) - taps:
                taps.add(name)
                waiting += self._places_of(name)
        return taps

    def _beginnings(self) -> Iterator[Place]:
        routes = self.routes
        yield "handlers.dispatch", "Dispatch"
        yield "bot.doors.alarm", "_tell"
        calls: list[Callable[..., Any]] = [
            *routes.starts.values(), *(call for _, call in routes.homes), *routes.plans, *routes.watches,
            *(call for entries in routes.menus.values() for _, call in entries), *routes.deadlines.values(),
            *(route.call for route in routes.announcements.values()),
        ]  # fmt: skip
        yield from map(_place, calls)

    def _places_of(self, name: str) -> list[Place]:
        """The functions behind a tap: what draws it, and what answers words there."""
        routes = (self.routes.taps.get(name), self.routes.replies.get(name))
        return [_place(route.call) for route in routes if route is not None]

    def _home_of(self, place: Place) -> Place:
        """Where something is written that a package only hands on."""
        while place not in self._bodies:
            handed_on = self._names.get(place[0], {}).get(place[1], place)
            if handed_on == place:
                break
            place = handed_on
        return place

    def _read(self, module: str, tree: ast.Module) -> None:
        names = self._names[module] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                names |= {each.asname or each.name: (node.module, each.name) for each in node.names}
        for node in tree.body:
            for name in _named(node):
                names[name] = (module, name)
                self._bodies[module, name] = _without_decorators(node)

    def _leads_to(self, place: Place) -> Iterator[Place]:
        names = self._names[place[0]]
        for node in ast.walk(self._bodies[place]):
            if isinstance(node, ast.Name) and node.id in names:
                yield names[node.id]
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
                yield ".".join(names[node.value.id]), node.attr

    def _taps_of(self, body: ast.AST) -> set[str]:
        keys = {
            id(part)
            for node in ast.walk(body)
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in TEXTS
            for argument in node.args[:1]
            for part in ast.walk(argument)
        }
        nodes = [node for node in ast.walk(body) if id(node) not in keys]
        texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        patterns = [_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)]
        named = {text.partition(":")[0] for text in texts} & self.routes.taps.keys()
        return named | {name for name in self.routes.taps for pattern in patterns if re.fullmatch(pattern, name)}


def sources() -> dict[str, str]:
    """The text of every module in which a tap can stand."""
    rooms = [ROOT / room for room in ROOMS]
    paths = [path for room in rooms for path in (room.rglob("*.py") if room.is_dir() else [room])]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in paths
    }


def _letters() -> set[str]:
    """The views of the tables who hears what."""
    whens = WHO_HEARS_WHAT.values()
    views = [letters.view for when in whens for letters in when.letters]
    views += [announcements.view for when in whens for announcements in when.announcements]
    return {Tap.decode(view).name for view in views}


def _place(call: Callable[..., Any]) -> Place:
    return call.__module__, call.__qualname__.partition(".")[0]


def _named(node: ast.stmt) -> list[str]:
    """What a statement at the top of a module gives a name to."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return []


def _without_decorators(node: ast.AST) -> ast.AST:
    """The same without the names that routes are given: a function is not reached by its own name."""
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            part.decorator_list = []
    return node


def _pattern(text: ast.JoinedStr) -> str:
    """Which names a text with gaps can be."""
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in text.values)
    return "".join(parts)
