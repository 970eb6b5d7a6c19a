"""Links that work once: to found a board, to begin a group beside another, to get a phone.

Nothing begins and the link is not used before the person was told what is kept and said yes.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.rules.people import Member
from bot.rules.refusals import OldButton
from bot.screen import Screen, Tap, tap
from bot.screens.people import group as group_screens
from bot.screens.people import links as screens
from bot.screens.people import members as member_screens
from bot.services import people as services
from handlers.people.whose import language_in, own_name
from handlers.routes import At, Routes

routes = Routes()


def _my_name(at: At) -> str:
    """What who begins a group is called there until they say something else."""
    return own_name(at) or at.words.text("people.unnamed_facilitator")


def _found(at: At, code: str) -> Screen:
    """The first facilitator of a new board."""
    words = at.words
    group = services.found(
        at.unit,
        at.person,
        code=code,
        board_name=words.text("people.unnamed_board"),
        group_name=words.text("people.unnamed_group"),
        zone=at.home_zone,
        called=_my_name(at),
        now=at.now,
    )
    return group_screens.found_board(words, group)


def _found_beside(at: At, code: str) -> Screen:
    """The facilitator of another group of a board that is here already."""
    name = at.words.text("people.unnamed_group")
    group = services.found_beside(at.unit, at.person, code=code, group_name=name, called=_my_name(at), now=at.now)
    return group_screens.group_name(at.words, at.unit.people.get_group(group))


def _take_phone(at: At, code: str) -> Screen:
    """This phone is a member's from now on, or waits for it."""
    taken = services.take_phone(at.unit, at.keys, at.person, code=code, now=at.now)
    if isinstance(taken, Member):
        return member_screens.phone_taken(at.words, taken)
    member = at.unit.people.get_member(taken.member_id, now=at.now)
    asked = services.has_phone(at.unit, member)
    return member_screens.phone_waits(at.words, member, taken.moves_at, asked=asked)


_BEGIN: dict[str, Callable[[At, str], Screen]] = {
    "found": _found,
    "beside": _found_beside,
    "phone": _take_phone,
}


def _opened(at: At, kind: str, code: str) -> Screen:
    """Who has agreed before goes on at once; everybody else is told first what is kept."""
    if services.has_agreed(at.unit, at.person, kind, code, now=at.now):
        return _BEGIN[kind](at, code)
    return screens.consent(at.words, kind, code)


@routes.start("found")
def on_found(_at: At, code: str) -> Tap:
    """The link for the first facilitator."""
    return tap("people.link", "found", code)


@routes.start("beside")
def on_found_beside(_at: At, code: str) -> Tap:
    """The link for the facilitator of another group of the board."""
    return tap("people.link", "beside", code)


@routes.start("phone")
def on_phone(_at: At, code: str) -> Tap:
    """The link for a member's own phone."""
    return tap("people.link", "phone", code)


def _kind(kind: str) -> str:
    if kind not in _BEGIN:
        raise OldButton
    return kind


@routes.view("people.link")
def on_link(at: At, kind: str, code: str) -> Screen:
    """What is kept, or what began meanwhile."""
    return _opened(at, _kind(kind), code)


@routes.view("people.link_more")
def on_link_more(at: At, kind: str, code: str) -> Screen:
    """What is kept, told at more length."""
    if services.has_agreed(at.unit, at.person, _kind(kind), code, now=at.now):
        raise OldButton
    helper = services.helper_of_link(at.unit, code, now=at.now) if kind == "phone" else ""
    return screens.more(at.words, kind, code, helper=helper)


@routes.deed("people.link_speak")
def on_link_speak(at: At, kind: str, code: str, language: str) -> Screen:
    """The phone speaks one language, and the person another."""
    services.choose(at.unit, at.person, language=language_in(language))
    return _opened(replace(at, words=at.words.in_language(language)), _kind(kind), code)


@routes.deed("people.link_yes")
def on_link_yes(at: At, kind: str, code: str) -> Screen:
    """They agree: now it begins. The second press shows what the first one began."""
    return _BEGIN[_kind(kind)](at, code)


@routes.view("people.link_not_now")
def on_link_not_now(at: At, kind: str, code: str) -> Screen:
    return screens.not_now(at.words, _kind(kind), code)
