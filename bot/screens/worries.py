"""A worry about harm: what happens next, honestly, and what the safe person reads."""

from bot.rules.people import Group
from bot.rules.worries import Worry
from bot.screen import HOME, Button, Enclosed, Photo, Pictogram, Screen, Style, Tap, VoiceNote, tap
from bot.words import Words


def _shield(words: Words) -> Pictogram:
    return Pictogram("🛡", words.text("worries.alt"))


def _phone(words: Words, group: Group) -> tuple[str, ...]:
    return (words.text("worries.phone", phone=group.helper_phone),) if group.helper_phone else ()


def start(
    words: Words, group: Group, where: str, number: int, *, reached: bool, back: Tap, listed: bool = False
) -> Screen:
    """What happens when they tell it, before they tell it. Nobody knows anything yet.

    Args:
        listed: they said it for a list that is out on paper.
        reached: the safe person is somebody of the bot.
    """
    names = {"helper": group.helper_name, "number": group.emergency}
    slip = Button(words.text("worries.button.slip_before"), back)
    if not reached:
        return Screen(
            title=words.text("worries.start.title"),
            lines=(*words.lines("worries.start.out", **names), *_phone(words, group)),
            buttons=(Button(words.text("worries.button.ask"), tap("help.of", group.id, 1), Style.MAIN), slip),
            picture=_shield(words),
            again=tap("worries.start", where, number),
        )
    key = "worries.start.moves" if where in ("agenda", "feedback", "home") else "worries.start.first"
    key = "worries.start.listed" if listed else key
    return Screen(
        title=words.text("worries.start.title"),
        lines=(*words.lines("worries.start", **names), *words.lines(key, **names)),
        buttons=(
            Button(words.text("worries.button.tell", helper=group.helper_name), tap("worries.tell", where, number)),
            Button(words.text("worries.button.not_them", helper=group.helper_name), tap("worries.other", group.id)),
            slip,
        ),
        picture=_shield(words),
        place=tap("worries.start", where, number),
    )


def other(words: Words, group: Group) -> Screen:
    """Not to the safe person: nobody was told anything, and who else there is."""
    return Screen(
        title=words.text("worries.other.title"),
        lines=words.lines("worries.other", helper=group.helper_name, number=group.emergency),
        buttons=(Button(words.text("worries.button.facilitator"), tap("help.of", group.id, 0)),),
    )


def told(words: Words, group: Group, worry: Worry, *, again: bool = False) -> Screen:
    """The safe person gets it now, and what happens next. More can be said, and nothing more needs to be said."""
    title = words.text("worries.more.title" if again else "worries.told.title", helper=group.helper_name)
    # With its group: when this one is read and gone, what is said more is still for the same person.
    here = tap("worries.told", worry.id, group.id)
    return Screen(
        title=title,
        lines=words.lines("worries.told", helper=group.helper_name, number=group.emergency),
        buttons=(Button(words.text("worries.button.slip"), tap("worries.slip", worry.id)),),
        place=here,
        again=here,
        picture=_shield(words),
    )


def slip(words: Words, group: Group) -> Screen:
    """It was a slip of the finger: who hears that."""
    return Screen(
        title=words.text("worries.slip.title"), lines=words.lines("worries.slip", helper=group.helper_name)
    )  # fmt: skip


def has(words: Words, group: Group) -> Screen:
    """The safe person read it."""
    return Screen(
        title=words.text("worries.has.title", helper=group.helper_name),
        lines=words.lines("worries.has", helper=group.helper_name, number=group.emergency),
        picture=_shield(words),
    )


def waits(words: Words, group: Group) -> Screen:
    """The safe person has not read it yet: the truth, and what to do now."""
    return Screen(
        title=words.text("worries.waits.title"),
        lines=(
            *words.lines("worries.waits", helper=group.helper_name, number=group.emergency),
            *_phone(words, group),
        ),
        buttons=(Button(words.text("worries.button.facilitator"), tap("help.of", group.id, 0)),),
    )


def unread(words: Words, group: Group) -> Screen:
    """Nobody read it, and it is deleted now."""
    return Screen(
        title=words.text("worries.unread.title"),
        lines=words.lines("worries.unread", number=group.emergency),
        buttons=(Button(words.text("worries.button.again"), tap("worries.start", "help", group.id), Style.MAIN),),
    )


def changed(words: Words, group: Group, worry: Worry, *, reached: bool) -> Screen:
    """Somebody else is the safe person now: nothing was passed on without a word."""
    name = group.helper_name
    if not reached:
        return Screen(
            title=words.text("worries.changed.title"),
            lines=words.lines("worries.changed.nobody", number=group.emergency),
            buttons=(Button(words.text("worries.button.facilitator"), tap("help.of", group.id, 0)),),
        )
    return Screen(
        title=words.text("worries.changed.title"),
        lines=words.lines("worries.changed", helper=name, number=group.emergency),
        buttons=(
            Button(words.text("worries.button.tell", helper=name), tap("worries.tell", "again", worry.id)),
            Button(words.text("worries.button.not_them", helper=name), tap("worries.other", group.id)),
        ),
    )


def _said(words: Words, worry: Worry) -> tuple[tuple[str, ...], tuple[Enclosed, ...]]:
    voice: tuple[Enclosed, ...] = () if worry.voice is None else (VoiceNote(worry.voice),)
    photo: tuple[Enclosed, ...] = () if worry.photo is None else (Photo(worry.photo, words.text("worries.photo_alt")),)
    quotes = tuple(words.text("worries.quote", text=text) for text in worry.text.split("\n") if text)
    spoken = () if worry.voice is None else (words.text("worries.has_voice"),)
    return (*quotes, *spoken), (*voice, *photo)


def read(words: Words, group: Group, worry: Worry, name: str) -> Screen:
    """For the safe person alone: what was said, in the person's own words, and what to do and what not."""
    lines, enclosed = _said(words, worry)
    slipped = words.lines("worries.read.slip", name=name) if worry.is_slip else ()
    what = "worries.pushed" if worry.is_pushed else "worries.read"
    return Screen(
        title=words.text(f"{what}.title"),
        lines=(
            words.text(f"{what}.who", name=name, group=group.name),
            *lines,
            *slipped,
            *words.lines("worries.read", name=name, number=group.emergency),
        ),
        buttons=(Button(words.text("worries.button.take"), tap("worries.take", worry.id), Style.YES),),
        enclosed=enclosed,
    )


def taken(words: Words, name: str) -> Screen:
    """For the safe person: who said it knows, and nothing of it is kept here."""
    return Screen(
        title=words.text("worries.taken.title"), lines=words.lines("worries.taken", name=name), back=HOME
    )  # fmt: skip
