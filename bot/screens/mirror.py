"""Is it working? The mirror of a board or of one group, as a page, a picture and a poster."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.languages import language
from bot.rules.mirror import Ballots, Chronicle, Circle, Kind, Met, Reflection, reflect, unheard
from bot.screen import NEWS_MENU, Bar, Bars, Block, Button, Paper, Screen, Tap, tap
from bot.screens.lists import hint, paged, short
from bot.words import Words

_NO_LANGUAGE = ("paper", "voice")
_ON_POSTER = 3
"""So many groups are named on a poster, and of more it says how many there are."""


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
            *_turnout(words, read, met),
            *(_quiet(words, _unheard(read, quiet_since)) if met is None else ()),
            *(f"👂 {line}" for line in kinds_not_heard(words, read.kinds) if met is None),
        ),
        buttons=(
            Button(words.text("meetings.button.mirror_meetings"), tap("meetings.mirror_meetings", 0)),
            Button(words.text("meetings.button.mirror_groups"), tap("meetings.mirror_groups", 0)),
            Button(words.text("meetings.button.mirror_paper"), tap("meetings.mirror_paper", number, 0)),
        ),
        picture=bars(words, seen, read, met, quiet=() if met is not None else _unheard(read, quiet_since)),
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


def _vote(read: Chronicle, met: Met | None = None) -> Ballots | None:
    """The newest vote that can be shown; for a meeting, the newest before it."""
    shown = [each for each in read.elections if each.roll is not None and each.voted is not None]
    return next((each for each in reversed(shown) if met is None or each.on <= met.on), None)


def _turnout(words: Words, read: Chronicle, met: Met | None = None) -> tuple[str, ...]:
    vote = _vote(read, met)
    return () if vote is None else (words.text("meetings.mirror.turnout", voted=vote.voted, roll=vote.roll),)


def _unheard(read: Chronicle, since: date) -> tuple[Circle, ...]:
    """Groups whose numbers are hidden say nothing about when they were heard, so they are not counted as quiet."""
    return tuple(circle for circle in unheard(read, since=since) if circle.people is not None)


def _quiet(words: Words, quiet: tuple[Circle, ...]) -> tuple[str, ...]:
    return (words.text("meetings.mirror.quiet", n=len(quiet)),) if quiet else ()


def kinds_not_heard(words: Words, kinds: Iterable[Kind]) -> tuple[str, ...]:
    """From which kinds of people nothing came lately, the languages together. It is we who did not hear them."""
    unheard_of = [kind.kind for kind in kinds if not kind.heard]
    languages = [language(kind).name for kind in unheard_of if kind not in _NO_LANGUAGE]
    read = (words.text("meetings.mirror.kind.language", name=words.all_of(languages)),) if languages else ()
    return (*(words.text(f"meetings.mirror.kind.{kind}") for kind in _NO_LANGUAGE if kind in unheard_of), *read)


def bars(
    words: Words,
    seen: Reflection,
    read: Chronicle,
    met: Met | None = None,
    *,
    quiet: tuple[Circle, ...] = (),
    of_group: bool = False,
) -> Bars:
    """The numbers as one picture: what is part of a whole is drawn as a part of it, and days have no bar."""
    counts = _counts(seen, of_group=of_group)
    drawn = [Bar(emoji, n) for _, emoji, n in counts]
    if seen.days_to_answer is not None:
        says = words.plural("meetings.mirror.day_count", seen.days_to_answer)
        drawn.append(Bar("⏳", seen.days_to_answer, 0, says))
    parts = [("📨", seen.late, seen.with_papers)] if seen.with_papers and met is None and not of_group else []
    vote = _vote(read, met)
    if vote is not None:
        parts.append(("🗳", vote.voted or 0, vote.roll or 0))
    if quiet:
        parts.append(("🤫", len(quiet), sum(circle.people is not None for circle in read.groups)))
    drawn += [Bar(emoji, n, of, words.text("meetings.mirror.part", n=n, of=of)) for emoji, n, of in parts]
    alt = (
        *(words.text(f"meetings.mirror.{name}", n=n) for name, _, n in counts),
        *_numbers(words, seen, of_group=of_group)[len(counts) :],
        *_turnout(words, read, met),
        *_quiet(words, quiet),
    )
    return Bars(tuple(drawn), "\n".join(alt))


def mirror_group(words: Words, read: Chronicle, circle: Circle) -> Screen:
    """One group: its own words, and when the rep last told or asked it something."""
    if circle.people is None:
        return _hidden(words, circle.name, _contact(words, circle), back=tap("meetings.mirror_groups", 0))
    theirs = read.of(circle.group)
    seen = reflect(theirs)
    return Screen(
        title=words.text("meetings.mirror.title"),
        lines=(
            words.heading(circle.name),
            *_numbers(words, seen, of_group=True),
            *_turnout(words, theirs),
            _contact(words, circle),
            *_heard(words, circle),
        ),
        buttons=(Button(words.text("meetings.button.mirror_paper"), tap("meetings.mirror_paper", 0, circle.group)),),
        picture=bars(words, seen, theirs, of_group=True),
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


def _waiting(read: Chronicle) -> list[Circle]:
    """The group that waits longest for its rep first."""
    return sorted(read.groups, key=lambda circle: (circle.contact_on or date.min, circle.name))


def mirror_groups(words: Words, read: Chronicle, *, page: int) -> Screen:
    """The groups of the board, the one that waits longest for its rep first."""
    entries = [
        Button(f"👥 {short(circle.name)}", tap("meetings.mirror_group", circle.group), says=circle.name)
        for circle in _waiting(read)
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


def mirror_paper(words: Words, read: Chronicle, met: Met | None, circle: Circle | None, *, quiet_since: date) -> Screen:
    """The same as a poster for the wall, on one page. `quiet_since`: as of the page."""
    name = read.board if circle is None else circle.name
    hidden = read.is_hidden if circle is None else circle.people is None
    shown: list[Block] = []
    if hidden:
        shown.append(Block("", "🔒", words.text("meetings.mirror.title"), words.lines("meetings.mirror.hidden")))
        shown += [] if circle is None else [_sign(_contact(words, circle))]
    else:
        wanted = read if circle is None else read.of(circle.group)
        seen = reflect(wanted, met) if met is not None else reflect(wanted)
        shown += map(_figure, (*_numbers(words, seen, of_group=circle is not None), *_turnout(words, wanted, met)))
        if circle is not None:
            shown += map(_sign, (_contact(words, circle), *_heard(words, circle)))
        elif met is None:
            shown += _not_heard(words, read, quiet_since)
    page = Paper(
        file_name=words.text("meetings.mirror_paper.file"),
        title=words.text("meetings.mirror.title"),
        language=words.language,
        blocks=(Block(_of(words, name, met), "🪑", name), *shown),
        foot=(words.text("home.paper.made", date=words.date(read.made_on)),),
        poster=True,
        one_page=True,
    )
    return Screen(
        title=words.text("meetings.mirror_paper.title"),
        lines=words.lines("meetings.mirror_paper"),
        enclosed=(page,),
        back=tap("meetings.mirror", 0),
    )


def _figure(line: str) -> Block:
    """A number of the mirror, on a poster: its words end with it."""
    said, _, figure = line.rpartition(": ")
    return replace(_sign(said), figure=figure)


def _sign(line: str, *beside: str) -> Block:
    """A line that begins with its picture, on a poster."""
    sign, _, said = line.partition(" ")
    return Block(said, sign, said, beside)


def _not_heard(words: Words, read: Chronicle, since: date) -> list[Block]:
    """When a rep last spoke with each group, those who wait longest first; and who was not heard lately."""
    waiting, quiet = _waiting(read), _unheard(read, since)
    contacts = [words.text("meetings.mirror.of", name=each.name, which=_day(words, each)) for each in waiting]
    more = len(contacts) - _ON_POSTER
    named = contacts[:_ON_POSTER] + ([words.text("meetings.mirror.more_groups", n=more)] if more > 0 else [])
    kinds = kinds_not_heard(words, read.kinds)
    names, rest = [each.name for each in quiet[:_ON_POSTER]], len(quiet) - _ON_POSTER
    others = (words.text("meetings.mirror.more_groups", n=rest),) if rest > 0 else ()
    silent = (words.all_of(names), *others) if quiet else ()
    return [
        _sign(words.text("meetings.mirror.contacts"), *named),
        *(_sign(line, *silent) for line in _quiet(words, quiet)),
        *((Block("", "👂", " ".join(kinds), kinds),) if kinds else ()),
    ]


def _day(words: Words, circle: Circle) -> str:
    return words.text("meetings.mirror.never") if circle.contact_on is None else words.date(circle.contact_on)
