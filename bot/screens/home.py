"""Home, help, the menus, and the kind no of every refusal."""

from datetime import date, datetime

from bot.rules.people import Group
from bot.rules.refusals import Refusal
from bot.screen import HOME, Button, Pictogram, Screen, Style, Tap, tap
from bot.words import Words


def refused(words: Words, no: Refusal) -> Screen:
    """A kind no: what is, and where to go from here. Nothing was changed."""
    gaps = {name: _said(words, value) for name, value in no.data.items()}
    back = Button(words.text("home.button.look" if no.after != HOME else "home.button.home"), no.after)
    return Screen(
        title=words.text(f"{no.key}.title", **gaps),
        lines=words.lines(no.key, **gaps),
        buttons=() if no.after == HOME else (back,),
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


def help_needed(words: Words, group: Group | None, *, place: Tap) -> Screen:
    """I need help: the emergency number, the named person, the facilitator, the way back."""
    back = Button(words.text("home.help.back"), place)
    danger = words.lines("home.help.danger")
    if group is None or not group.helper_name:
        return Screen(
            title=words.text("home.help.title"),
            lines=(*danger, *words.lines("home.help.no_group")),
            buttons=(back,),
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
            back,
        ),
        help_button=False,
    )


def _phone(words: Words, group: Group) -> tuple[str, ...]:
    return (words.text("home.help.phone", phone=group.helper_phone),) if group.helper_phone else ()


def help_asked(words: Words, name: str, *, place: Tap) -> Screen:
    """The call for help is on its way, and what to do if it is urgent."""
    return Screen(
        title=words.text("home.asked.title"),
        lines=words.lines("home.asked", name=name),
        buttons=(Button(words.text("home.help.back"), place),),
        picture=Pictogram("🤝", words.text("home.asked.alt")),
    )


def help_wanted(words: Words, member_name: str, helper_name: str) -> Screen:
    """For the facilitators: somebody asks for help now."""
    return Screen(
        title=words.text("home.wanted.title"),
        lines=words.lines("home.wanted", name=member_name, helper=helper_name),
        buttons=(Button(words.text("home.wanted.done"), HOME, Style.YES),),
    )


def unasked(words: Words) -> Screen:
    """Words, a voice or a photo came without a question: where should it go? Nothing is lost."""
    return Screen(
        title=words.text("home.unasked.title"),
        lines=words.lines("home.unasked"),
        buttons=(
            Button(words.text("home.unasked.board"), tap("agenda.keep"), Style.MAIN),
            Button(words.text("home.unasked.facilitator"), tap("help.facilitator")),
            Button(words.text("home.unasked.nothing"), tap("home.forget")),
        ),
        alone=True,
    )


def unusable(words: Words) -> Screen:
    """A sticker, a film, a place: kind, and what to do now."""
    return Screen(title=words.text("home.unusable.title"), lines=words.lines("home.unusable"), alone=True)


def forgotten(words: Words) -> Screen:
    """What was said is thrown away, as wished."""
    return Screen(title=words.text("home.forgotten.title"), lines=words.lines("home.forgotten"))


def edited(words: Words) -> Screen:
    """A changed message: what was said before still counts."""
    return Screen(title=words.text("home.edited.title"), lines=words.lines("home.edited"), alone=True)


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


def digest(words: Words, entries: tuple[Button, ...]) -> Screen:
    """Several ordinary pushes that waited together: one message, one button each."""
    return Screen(
        title=words.plural("home.digest.title", len(entries)),
        lines=words.lines("home.digest"),
        buttons=entries,
        alone=True,
    )
