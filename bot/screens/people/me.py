"""My settings, what is kept about me, and going."""

from collections.abc import Sequence

from bot.rules.people import Group, Kept
from bot.screen import HOME, THINGS_MENU, Button, Screen, Style, Tap, tap
from bot.screens.people.joining import LIKES, unchecked
from bot.words import Words, offered

KEPT_A_PAGE = 6


def in_things(words: Words, *, several: bool) -> tuple[Button, ...]:
    """My settings, and whatever must be found without looking for it."""
    groups = (Button(words.text("people.button.groups"), tap("people.groups")),) if several else ()
    others = [each for each in offered() if each.code != words.language]
    language = Button(words.text("people.button.language"), tap("people.language"))
    if len(others) == 1:
        language = Button(others[0].label, tap("people.speak", others[0].code))
    return (*groups, language, Button(words.text("people.button.me"), tap("people.me")))


def me(words: Words, *, can_leave: bool = True) -> Screen:
    """My settings; a group is left only by who is in one."""
    leave = (Button(words.text("people.button.leave"), tap("people.leave")),)
    buttons = (
        Button(words.text("people.button.language"), tap("people.language")),
        Button(words.text("people.button.name"), tap("people.name")),
        Button(words.text("people.button.likes"), tap("people.likes")),
        Button(words.text("people.button.kept"), tap("people.kept")),
        *(leave if can_leave else ()),
    )
    return Screen(
        title=words.text("people.me.title"), lines=words.lines("people.me"), buttons=buttons, back=THINGS_MENU
    )


def language(words: Words) -> Screen:
    """Which language."""
    buttons = [Button(each.label, tap("people.speak", each.code)) for each in offered()]
    return Screen(
        title=words.text("people.language.title"),
        lines=(*words.lines("people.language"), *unchecked(words)),
        buttons=tuple(buttons),
        back=tap("people.me"),
    )


def likes(words: Words) -> Screen:
    """How I like information."""
    buttons = [Button(words.text(f"people.button.likes_{each}"), tap("people.liked", str(each))) for each in LIKES]
    return Screen(
        title=words.text("people.likes.title"),
        lines=words.lines("people.likes"),
        buttons=(*buttons, Button(words.text("people.button.voice"), tap("people.voice"))),
        back=tap("people.me"),
    )


def voice(words: Words, offered: Sequence[str], chosen: str, *, slow: bool) -> Screen:
    """How the voice speaks: which one, where there are several, and how fast.

    Args:
        offered: the names of the voices, the best first. They have numbers here: what they are called says nothing.
    """
    several = offered if len(offered) > 1 else ()
    now = chosen if chosen in offered else next(iter(offered), "")
    numbered = [(words.text("people.button.voice_n", n=n), name) for n, name in enumerate(several, start=1)]
    paces = Button(words.text(f"people.button.{'faster' if slow else 'slower'}"), tap("people.paced", int(not slow)))
    return Screen(
        title=words.text("people.voice.title"),
        lines=(
            *words.lines("people.voice"),
            *(words.lines("people.voice.slow") if slow else ()),
            *(words.lines("people.voice.which") if several else ()),
        ),
        buttons=(
            *(Button(f"✅ {label}" if name == now else label, tap("people.voiced", name)) for label, name in numbered),
            paces,
        ),
        back=tap("people.likes"),
    )


def print_size(words: Words, *, large: bool) -> Screen:
    """How large the letters on papers are."""
    wanted = "usual_print" if large else "large_print"
    return Screen(
        title=words.text("people.print_size.title"),
        lines=words.lines(f"people.print_size.{'large' if large else 'usual'}"),
        buttons=(Button(words.text(f"people.button.{wanted}"), tap("people.printed", int(not large))),),
        place=tap("people.print_size"),
        back=tap("people.me"),
    )


def name(words: Words, called: str) -> Screen:
    """What we call you, and how to change it."""
    return Screen(
        title=words.text("people.name.title"),
        lines=words.lines("people.name", name=called),
        place=tap("people.name"),
        back=tap("people.me"),
    )


def changed(words: Words, back: Tap) -> Screen:
    """What you wished is done."""
    return Screen(title=words.text("people.changed.title"), lines=words.lines("people.changed"), back=back)


def kept(words: Words, called: str, counted: Kept) -> Screen:
    """What you keep about me, in some short lines: what there is none of has no line."""
    counts = {
        "groups": counted.groups,
        "suggestions": counted.said,
        "voices": counted.voices,
        "photos": counted.photos,
        "votes": counted.votes,
    }
    return Screen(
        title=words.text("people.kept.title"),
        lines=(
            *(words.lines("people.kept.name", name=called) if called else ()),
            *(words.plural(f"people.kept.{what}", n) for what, n in counts.items() if n),
            *words.lines("people.kept.secret"),
        ),
        buttons=(
            *((Button(words.text("home.button.more"), tap("people.kept_more", 0)),) if counted.more else ()),
            Button(words.text("people.button.delete"), tap("people.delete"), Style.STOP),
        ),
        back=tap("people.me"),
    )


def kept_more(words: Words, counted: Kept, *, page: int) -> Screen:
    """The rest of it: a line for each kind of thing that there is, some on each page."""
    first = max(page, 0) * KEPT_A_PAGE
    shown, is_last = counted.more[first : first + KEPT_A_PAGE], first + KEPT_A_PAGE >= len(counted.more)
    more = Button(words.text("home.button.more"), tap("people.kept_more", page + 1))
    return Screen(
        title=words.text("people.kept.title"),
        lines=tuple(line for what in shown for line in words.lines(f"people.kept.more.{what}")),
        buttons=() if is_last else (more,),
        back=tap("people.kept"),
    )


def delete(words: Words) -> Screen:
    """Delete me: what happens, asked once."""
    return Screen(
        title=words.text("people.delete.title"),
        lines=words.lines("people.delete"),
        buttons=(
            Button(words.text("people.button.delete_yes"), tap("people.deleted"), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.kept")),
        ),
        back=tap("people.kept"),
    )


def switched(words: Words, group: Group) -> Screen:
    """Another of their groups is the one they look at now."""
    return Screen(
        title=words.text("people.changed.title"), lines=words.lines("people.switched", group=group.name), back=HOME
    )


def deleted(words: Words, number: str) -> Screen:
    """You are forgotten here.

    There is no Help button, because pressing it would make the bot know this person again: the number
    to call in danger stands on the screen itself.
    """
    return Screen(
        title=words.text("people.deleted.title"),
        lines=words.lines("people.deleted", number=number),
        back=None,
        help_button=False,
    )


def leave(words: Words, group: Group, loses: Sequence[str] = ()) -> Screen:
    """Leave the group, or take back your yes: asked once. `loses`: what becomes of a candidate by that."""
    return Screen(
        title=words.text("people.leave.title"),
        lines=(*words.lines("people.leave", group=group.name), *loses),
        buttons=(
            Button(words.text("people.button.leave_yes"), tap("people.left", group.id), Style.STOP),
            Button(words.text("people.button.no_back"), tap("people.me")),
        ),
        back=tap("people.me"),
    )


def left(words: Words, group: Group) -> Screen:
    """You left."""
    return Screen(title=words.text("people.left.title"), lines=words.lines("people.left", group=group.name))


def groups(words: Words, mine: Sequence[Group]) -> Screen:
    """Which of my groups to look at."""
    buttons = [Button(words.text("people.button.group", group=g.name), tap("people.switch", g.id)) for g in mine]
    return Screen(
        title=words.text("people.groups.title"),
        lines=words.lines("people.groups"),
        buttons=tuple(buttons),
        back=tap("people.me"),
    )
