"""Home, help, the menus, and the kind no of every refusal."""

from datetime import date, datetime

from bot.rules.people import Group, Member
from bot.rules.refusals import Refusal
from bot.screen import HERE, HOME, Button, Pictogram, Screen, Style, Tap, tap
from bot.screens.lists import paged
from bot.words import Words

A_WAITING_PAGE = 3
"""Things to do are of different kinds, so fewer of them can be taken in with one look."""


def refused(words: Words, no: Refusal) -> Screen:
    """A kind no: what is, and where to go from here. Nothing was changed."""
    gaps = {name: _said(words, value) for name, value in no.data.items() if name != "n"}
    number = no.data.get("n")
    told = words.plural(no.key, number, **gaps) if isinstance(number, int) else words.text(no.key, **gaps)
    back = Button(words.text("home.button.look" if no.after != HOME else "home.button.home"), no.after)
    return Screen(
        title=words.text(f"{no.key}.title", **gaps),
        lines=tuple(told.split("\n")),
        buttons=() if no.after == HOME else (back,),
        back=no.after,
        alone=False,
    )


def _said(words: Words, value: object) -> str:
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.date(value)
    return str(value)


def we_were_here(words: Words, place: Tap) -> Screen:
    """After a break: go on where we were, or go home."""
    return Screen(
        title=words.text("home.here.title"),
        lines=words.lines("home.here"),
        buttons=(Button(words.text("home.here.go_on"), place, Style.MAIN),),
        again=HERE,
    )


def home(words: Words, title: str, lines: tuple[str, ...], buttons: tuple[Button, ...]) -> Screen:
    """What is true now, and what can be done."""
    return Screen(title=title, lines=lines, buttons=buttons, back=None)


def quiet_home(words: Words, group_name: str) -> tuple[str, tuple[str, ...]]:
    """Title and lines of home when nothing is open and no meeting is planned."""
    return words.text("home.quiet.title", group=group_name), words.lines("home.quiet")


def no_group(words: Words) -> Screen:
    """Somebody who is in no group yet."""
    return Screen(title=words.text("home.no_group.title"), lines=words.lines("home.no_group"), back=None)


def waiting(words: Words, group_name: str) -> Screen:
    """Somebody whom no facilitator has confirmed yet."""
    lines = words.lines("home.waiting", group=group_name)
    return Screen(title=words.text("home.waiting.title"), lines=lines, back=None)


def menu(words: Words, name: str, buttons: tuple[Button, ...], *, page: int) -> Screen:
    """One of the menus `things`, `news`, `rep`, `facilitator`: four things a page."""
    shown, more = buttons[page * 4 : page * 4 + 4], buttons[page * 4 + 4 :]
    if more:
        shown += (Button(words.text("home.button.more"), tap("home.menu", name, page + 1)),)
    lines = words.lines(f"home.menu.{name}" if buttons else f"home.menu.{name}.empty")
    return Screen(title=words.text(f"home.menu.{name}.title"), lines=lines, buttons=shown)


_URGENT = ("worries.read", "help.wanted", "help.call_wanted")


def to_do(words: Words, found: tuple[Button, ...]) -> tuple[str, ...]:
    """What to say above things that wait. There is a hurry when somebody is not safe."""
    urgent = any(isinstance(button.does, Tap) and button.does.name in _URGENT for button in found)
    return words.lines("home.waits.urgent" if urgent else "home.waits" if found else "home.waits.empty")


def waits(words: Words, found: tuple[Button, ...], *, page: int) -> Screen:
    """Everything that waits for this person, the first thing to do first."""
    return Screen(
        title=words.text("home.waits.title"),
        lines=to_do(words, found),
        buttons=paged(words, found, page=page, turn=lambda n: tap("home.waits", n), most=A_WAITING_PAGE),
    )


def help_needed(words: Words, group: Group | None, number: str, *, place: Tap) -> Screen:
    """I need help: the emergency number, the named person, the facilitator, the way back.

    Args:
        number: the emergency number for somebody who is in no group.
    """
    back = Button(words.text("home.help.back"), place)
    danger = words.lines("home.help.danger", number=number if group is None else group.emergency)
    if group is None or not group.helper_name:
        return Screen(
            title=words.text("home.help.title"),
            lines=(*danger, *words.lines("home.help.no_group")),
            buttons=(back,),
            back=place,
            help_button=False,
        )
    return Screen(
        title=words.text("home.help.title"),
        lines=(
            *danger,
            "",
            *words.lines("home.help.lines", name=group.helper_name),
            *_phone(words, group),
            *words.lines("home.help.this_phone"),
        ),
        buttons=(
            Button(words.text("home.help.call", name=group.helper_name), tap("help.call")),
            Button(words.text("home.help.facilitator"), tap("help.facilitator")),
            Button(words.text("worries.button.harm"), tap("worries.start", "help", group.id)),
            back,
        ),
        back=place,
        help_button=False,
    )


def _phone(words: Words, group: Group) -> tuple[str, ...]:
    return (words.text("home.help.phone", phone=group.helper_phone),) if group.helper_phone else ()


def help_asked(words: Words, name: str, group: Group, *, place: Tap) -> Screen:
    """The call for help is on its way, and what to do if it is urgent."""
    return _asked(words, words.lines("home.asked", name=name, number=group.emergency), place)


def help_call_asked(words: Words, name: str, group: Group, *, place: Tap) -> Screen:
    """The same, when the named person should call: the facilitators are told, and ask them or are them."""
    key = "home.asked.own" if name == group.helper_name else "home.asked.call"
    lines = words.lines(key, name=name, helper=group.helper_name, number=group.emergency)
    return _asked(words, lines, place)


def _asked(words: Words, lines: tuple[str, ...], place: Tap) -> Screen:
    return Screen(
        title=words.text("home.asked.title"),
        lines=lines,
        buttons=(Button(words.text("home.help.back"), place),),
        place=place,
        back=place,
        picture=Pictogram("🧑‍🤝‍🧑", words.text("home.asked.alt")),
    )


def help_nobody(words: Words, group: Group, *, place: Tap) -> Screen:
    """No facilitator can be reached: what to do instead."""
    lines = words.lines("home.nobody", helper=group.helper_name, number=group.emergency)
    return Screen(
        title=words.text("home.nobody.title"),
        lines=(*lines, *_phone(words, group)),
        buttons=(Button(words.text("home.help.back"), place),),
        place=place,
        back=place,
        again=tap("help.nobody"),
    )


def help_wanted(words: Words, asking: Member, group: Group, *, own: bool, call: bool) -> Screen:
    """For the facilitators: somebody asks for help now.

    Args:
        own: this facilitator is the named person.
        call: they asked that the named person calls.
    """
    key = "home.wanted.own" if own else "home.wanted.call" if call else "home.wanted"
    return Screen(
        title=words.text("home.wanted.title"),
        lines=(
            *words.lines(key, name=asking.name, helper=group.helper_name),
            *(() if own else _phone(words, group)),
        ),
        buttons=(Button(words.text("home.wanted.done"), tap("help.do", asking.group_id, asking.person_id), Style.YES),),
    )


def help_doing(words: Words, name: str) -> Screen:
    """For the facilitator: the person who asked knows now who comes."""
    return Screen(title=words.text("home.doing_told.title"), lines=words.lines("home.doing_told", name=name))


def help_coming(words: Words, name: str) -> Screen:
    """For the person who asked: who sees to it."""
    return Screen(title=words.text("home.doing.title"), lines=words.lines("home.doing", name=name))


def broken(words: Words) -> Screen:
    """An honest word when we made a mistake."""
    return Screen(title=words.text("home.broken.title"), lines=words.lines("home.broken"), alone=True)


def wiped(words: Words) -> Screen:
    """What stands in place of a page of a ballot that was put away."""
    return Screen(
        title=words.text("home.wiped.title"),
        lines=words.lines("home.wiped"),
        picture=Pictogram("🗳", words.text("home.wiped.alt")),
    )


def old_home(words: Words) -> Screen:
    """What stands in place of a home that a newer one took the place of, where Telegram does not delete it."""
    return Screen(title=words.text("home.old_home.title"), lines=words.lines("home.old_home"))


def done(words: Words, place: Tap) -> Screen:
    """After a fault: what was done is kept, and where to go on."""
    return _after_fault(words, "home.done", place)


def undone(words: Words, place: Tap) -> Screen:
    """After a fault: it could not be done, and where to go on."""
    return _after_fault(words, "home.undone", place)


def _after_fault(words: Words, key: str, place: Tap) -> Screen:
    on = () if place == HOME else (Button(words.text("home.here.go_on"), place, Style.MAIN),)
    return Screen(title=words.text(f"{key}.title"), lines=words.lines(key), buttons=on)


def cannot_save(words: Words) -> Screen:
    """The disk takes nothing just now: what was sent waits, and nothing is lost."""
    return Screen(title=words.text("home.cannot_save.title"), lines=words.lines("home.cannot_save"), alone=True)


def not_saved(words: Words) -> Screen:
    """The database takes everything else, but not this: we tried for a while, and said so."""
    return Screen(title=words.text("home.not_saved.title"), lines=words.lines("home.not_saved"), alone=True)


STAND_INS = ("voice_forbidden", "voice_unmade", "voice_gone", "photo_gone", "paper_unmade", "file_unsent")
"""Why a voice, a photo or a PDF cannot come: the person, or Telegram, or we."""


def instead_of(words: Words, what: str) -> Screen:
    """What stands in for a part of a message that cannot come: one of `STAND_INS`."""
    title, lines = words.text(f"home.instead.{what}.title"), words.lines(f"home.instead.{what}")
    return Screen(title=title, lines=lines, alone=True)


def digest_done(words: Words) -> Screen:
    """Everything that waited together was opened."""
    return Screen(title=words.text("home.digest_done.title"), lines=words.lines("home.digest_done"))


def digest(words: Words, entries: tuple[Button, ...]) -> Screen:
    """Several ordinary pushes that waited together: one message, one button each."""
    return Screen(
        title=words.plural("home.digest.title", len(entries)),
        lines=words.lines("home.digest"),
        buttons=entries,
        alone=True,
    )
