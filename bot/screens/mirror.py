"""Is it working? The mirror of a board or of one group, as a page, a picture and a poster."""

from collections.abc import Iterable
from datetime import date

from bot.languages import language
from bot.rules.mirror import Chronicle, Circle, Kind, Met, Reflection, reflect, unheard
from bot.screen import NEWS_MENU, Bar, Bars, Block, Button, Paper, Screen, Tap, tap
from bot.screens.lists import hint, paged, short
from bot.words import Words

_KINDS_MOST = 3
"""So many kinds of people are named; of more it would be too much to read."""


def mirror(words: Words, read: Chronicle, met: Met | None, *, quiet_since: date) -> Screen:
    """The whole board: one meeting of it, or all of them together.

    Args:
        quiet_since: a group from which nobody said anything since is not heard.
    """
    if read.is_hidden:
        return _hidden(words, read.board)
    seen = reflect(read, met) if met is not None else reflect(read)
    number = 0 if met is None else met.meeting
    return Screen(
        title=words.text("meetings.mirror.title"),
        lines=(
            words.heading(_of(words, read.board, met)),
            *_numbers(words, seen),
            *(_turnout(words, read) if met is None else ()),
            *(_quiet(words, unheard(read, since=quiet_since)) if met is None else ()),
            *(f"👂 {line}" for line in kinds_not_heard(words, read.kinds) if met is None),
        ),
        buttons=(
            Button(words.text("meetings.button.mirror_meetings"), tap("meetings.mirror_meetings", 0)),
            Button(words.text("meetings.button.mirror_groups"), tap("meetings.mirror_groups", 0)),
            Button(words.text("meetings.button.mirror_paper"), tap("meetings.mirror_paper", number, 0)),
        ),
        picture=bars(words, seen),
        back=NEWS_MENU if met is None else tap("meetings.mirror_meetings", 0),
    )


def _of(words: Words, name: str, met: Met | None) -> str:
    which = words.text("meetings.mirror.all") if met is None else words.date(met.on)
    return words.text("meetings.mirror.of", name=name, which=which)


def _numbers(words: Words, seen: Reflection, *, of_group: bool = False) -> list[str]:
    lines = [words.text(f"meetings.mirror.{name}", n=n) for name, _, n in _counts(seen, of_group=of_group)]
    if seen.days_to_answer is not None:
        lines.append(words.text("meetings.mirror.days", n=seen.days_to_answer))
    if seen.list_days is not None:
        lines.append(words.text("meetings.mirror.list_days", n=seen.list_days))
    if seen.papers_days is not None:
        lines.append(words.text("meetings.mirror.papers_days", n=seen.papers_days))
    elif seen.with_papers and not of_group:
        lines.append(words.text("meetings.mirror.papers_late", n=seen.late, of=seen.with_papers))
    return lines


def _counts(seen: Reflection, *, of_group: bool) -> tuple[tuple[str, str, int], ...]:
    """The key, the picture and the number of each bar. Promises are made to the whole board."""
    words = (("said", "💬", seen.said), ("listed", "📋", seen.listed), ("answered", "💡", seen.answered))
    if of_group:
        return (*words, ("done", "✅", seen.done))
    return (*words, ("promised", "🤝", seen.promised), ("kept", "✅", seen.kept))


def _turnout(words: Words, read: Chronicle) -> tuple[str, ...]:
    """Of the newest vote that can be shown."""
    shown = [each for each in read.elections if each.roll is not None and each.voted is not None]
    if not shown:
        return ()
    return (words.text("meetings.mirror.turnout", voted=shown[-1].voted, roll=shown[-1].roll),)


def _quiet(words: Words, found: tuple[Circle, ...]) -> tuple[str, ...]:
    """Groups whose numbers are hidden say nothing about when they were heard, so they are not counted as quiet."""
    quiet = sum(circle.people is not None for circle in found)
    return (words.text("meetings.mirror.quiet", n=quiet),) if quiet else ()


def kinds_not_heard(words: Words, kinds: Iterable[Kind]) -> tuple[str, ...]:
    """From which kinds of people nothing came lately. It is we who did not hear them."""
    unheard_of = [kind.kind for kind in kinds if not kind.heard][:_KINDS_MOST]
    return tuple(
        words.text(f"meetings.mirror.kind.{kind}")
        if kind in ("paper", "voice")
        else words.text("meetings.mirror.kind.language", name=language(kind).name)
        for kind in unheard_of
    )


def bars(words: Words, seen: Reflection, *, of_group: bool = False) -> Bars:
    """The numbers as one picture."""
    counts = _counts(seen, of_group=of_group)
    alt = "\n".join(words.text(f"meetings.mirror.{name}", n=n) for name, _, n in counts)
    return Bars(tuple(Bar(emoji, n) for _, emoji, n in counts), alt)


def mirror_group(words: Words, read: Chronicle, circle: Circle) -> Screen:
    """One group: its own words, and when the rep last told or asked it something."""
    if circle.people is None:
        return _hidden(words, circle.name, _contact(words, circle), back=tap("meetings.mirror_groups", 0))
    seen = reflect(read.of(circle.group))
    return Screen(
        title=words.text("meetings.mirror.title"),
        lines=(
            words.heading(circle.name),
            *_numbers(words, seen, of_group=True),
            _contact(words, circle),
            *_heard(words, circle),
        ),
        buttons=(Button(words.text("meetings.button.mirror_paper"), tap("meetings.mirror_paper", 0, circle.group)),),
        picture=bars(words, seen, of_group=True),
        back=tap("meetings.mirror_groups", 0),
    )


def _contact(words: Words, circle: Circle) -> str:
    if circle.contact_on is None:
        return words.text("meetings.mirror.no_contact")
    return words.text("meetings.mirror.contact", date=words.date(circle.contact_on))


def _heard(words: Words, circle: Circle) -> tuple[str, ...]:
    if circle.heard_on is None:
        return (words.text("meetings.mirror.not_heard"),)
    return (words.text("meetings.mirror.heard", date=words.date(circle.heard_on)),)


def _hidden(words: Words, name: str, *more: str, back: Tap = NEWS_MENU) -> Screen:
    return Screen(
        title=words.text("meetings.mirror.title"),
        lines=(words.heading(name), *words.lines("meetings.mirror.hidden"), *more),
        back=back,
    )


def mirror_groups(words: Words, read: Chronicle, *, page: int) -> Screen:
    """The groups of the board, the one that waits longest for its rep first."""
    waiting = sorted(read.groups, key=lambda circle: (circle.contact_on or date.min, circle.name))
    entries = [
        Button(f"👥 {short(circle.name)}", tap("meetings.mirror_group", circle.group), says=circle.name)
        for circle in waiting
    ]
    return Screen(
        title=words.text("meetings.mirror_groups.title"),
        lines=(*words.lines("meetings.mirror_groups"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("meetings.mirror_groups", n)),
        back=tap("meetings.mirror", 0),
    )


def mirror_meetings(words: Words, read: Chronicle, *, page: int) -> Screen:
    """The meetings of the board, the newest first."""
    entries = [
        Button(f"🪑 {words.heading(words.date(met.on))}", tap("meetings.mirror", met.meeting))
        for met in reversed(read.meetings)
    ]
    return Screen(
        title=words.text("meetings.mirror_meetings.title"),
        lines=words.lines("meetings.mirror_meetings" if entries else "meetings.mirror_meetings.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("meetings.mirror_meetings", n)),
        back=tap("meetings.mirror", 0),
    )


def mirror_paper(words: Words, read: Chronicle, met: Met | None, circle: Circle | None) -> Screen:
    """The same as a poster for the wall."""
    name = read.board if circle is None else circle.name
    wanted = read if circle is None else read.of(circle.group)
    seen = reflect(wanted, met) if met is not None else reflect(wanted)
    counts = _counts(seen, of_group=circle is not None)
    hidden = read.is_hidden if circle is None else circle.people is None
    shown = (
        (Block("", "🔒", words.text("meetings.mirror.title"), words.lines("meetings.mirror.hidden")),)
        if hidden
        else tuple(
            Block(words.text(f"meetings.mirror.{key}", n=n), emoji, words.text(f"meetings.mirror.{key}", n=n))
            for key, emoji, n in counts
        )
    )
    rest = [] if hidden else _numbers(words, seen, of_group=circle is not None)[len(counts) :]
    if circle is None and met is None and not hidden:
        rest += kinds_not_heard(words, read.kinds)
    page = Paper(
        file_name=words.text("meetings.mirror_paper.file"),
        title=words.text("meetings.mirror.title"),
        language=words.language,
        blocks=(Block(_of(words, name, met), "🪑", name), *shown, *(Block("", "📅", line, (line,)) for line in rest)),
        foot=(words.text("home.paper.made", date=words.date(read.made_on)),),
        poster=True,
    )
    return Screen(
        title=words.text("meetings.mirror_paper.title"),
        lines=words.lines("meetings.mirror_paper"),
        enclosed=(page,),
        back=tap("meetings.mirror", 0),
    )
