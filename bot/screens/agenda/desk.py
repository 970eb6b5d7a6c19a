"""The rep's desk on one page, and what it leads to: what is new, who was not heard, what people without a phone say."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.ids import GroupId, SuggestionId
from bot.rules.agenda import Suggestion
from bot.rules.desk import GATHERED_MOST, Desk, Matter
from bot.rules.people import Group
from bot.rules.together import ALONE, Several
from bot.rules.topics import Topic
from bot.screen import REP_MENU, Button, Screen, Style, Tap, tap
from bot.screens.agenda.mine import in_full, short_line
from bot.screens.agenda.say import GROUPS_NAMED, where_said
from bot.screens.groups import speaks_for
from bot.screens.lists import hint, paged, short
from bot.screens.mirror import kinds_not_heard
from bot.screens.topics import grid, topic_name, topic_word
from bot.words import Words

_IN_A_COLUMN = 4
"""So many groups have a row each; more stand two in a row."""


def desk(words: Words, shown: Desk, *, gathers: bool = True, groups: Several = ALONE) -> Screen:
    """Everything on one page, in the order in which it helps: when, what is new, what matters, what is to be done.

    Args:
        gathers: they write down what people without a phone say; who only goes to one meeting does not.
        groups: for which they speak.
    """
    return Screen(
        title=words.text("agenda.desk.title"),
        lines=(
            *speaks_for(words, groups, is_own=True),
            *_when(words, shown),
            *_fresh(words, shown).split("\n"),
            *((words.text("agenda.desk.most"),) if shown.matters else ()),
            *(line for n, each in enumerate(shown.matters, start=1) for line in _matter(words, n, each, shown)),
            *((words.plural("agenda.choose.undecided", shown.undecided),) if shown.undecided else ()),
            *_quiet(words, shown.quiet),
            *kinds_not_heard(words, shown.kinds),
        ),
        buttons=tuple(_buttons(words, shown, gathers=gathers)),
        back=REP_MENU,
    )


def _when(words: Words, shown: Desk) -> tuple[str, ...]:
    if shown.meeting is None:
        return words.lines("agenda.desk.no_meeting")
    on: date = shown.meeting.meets_at.astimezone(shown.meeting.zone).date()
    return (words.text("agenda.desk.meets", date=words.date(on)),)


def _fresh(words: Words, shown: Desk) -> str:
    if not shown.fresh:
        return words.text("agenda.fresh.empty")
    if shown.looked is None:
        return words.plural("agenda.desk.came", len(shown.fresh))
    return words.plural("agenda.desk.fresh", len(shown.fresh), date=words.date(shown.looked[1]))


def _matter(words: Words, number: int, matter: Matter, shown: Desk) -> tuple[str, ...]:
    line = short_line(words, matter.said, matter.said.topic.emoji)
    said = words.text("agenda.desk.matter", n=number, said=words.plural("agenda.desk.people", matter.people, line=line))
    if shown.is_one_group or not matter.groups:
        return (said,)
    return said, where_said(words, matter.groups)


def _quiet(words: Words, quiet: Sequence[Group]) -> tuple[str, ...]:
    if not quiet:
        return ()
    if len(quiet) <= GROUPS_NAMED:
        return (words.text("agenda.desk.quiet", names=words.all_of([group.name for group in quiet])),)
    return (words.plural("agenda.desk.quiet_many", len(quiet)),)


def _buttons(words: Words, shown: Desk, *, gathers: bool) -> list[Button]:
    found = []
    if shown.meeting is not None and shown.undecided:
        does = tap("agenda.next", shown.meeting.id)
        found.append(Button(words.text("agenda.button.one_by_one"), does, Style.MAIN))
    if shown.fresh:
        found.append(
            Button(
                words.text("agenda.button.fresh"), tap("agenda.look_through", shown.looked[0] if shown.looked else 0)
            )
        )
    if shown.meeting is not None:
        found.append(Button(words.text("agenda.button.choose"), tap("agenda.choose", shown.meeting.id, 0)))
    if gathers:
        found.append(Button(words.text("agenda.button.gather"), tap("agenda.gather")))
    if len(shown.quiet) > GROUPS_NAMED:
        found.append(Button(words.text("agenda.button.quiet"), tap("agenda.quiet", 0)))
    return found


def fresh(words: Words, said: Sequence[Suggestion], *, since: SuggestionId, page: int) -> Screen:
    """What came in, the newest first."""
    entries = [
        Button(short_line(words, each, each.topic.emoji), _opens(each), says=in_full(words, each))
        for each in reversed(said)
    ]
    return Screen(
        title=words.text("agenda.fresh.title"),
        lines=(*words.lines("agenda.fresh" if entries else "agenda.fresh.empty"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.fresh", since, n)),
        page=tap("agenda.fresh", since, page),
        back=tap("agenda.desk"),
    )


def _opens(said: Suggestion) -> Tap:
    """What waits for a meeting cannot be chosen yet."""
    return tap("agenda.life" if said.meeting_id is None else "agenda.one", said.id)


def quiet(words: Words, groups: Sequence[Group], *, page: int) -> Screen:
    """The groups that were not heard lately; each leads to how often it was."""
    entries = [
        Button(f"👥 {short(group.name)}", tap("meetings.mirror_group", group.id), says=group.name) for group in groups
    ]
    return Screen(
        title=words.text("agenda.quiet.title"),
        lines=(*words.lines("agenda.quiet" if entries else "agenda.quiet.empty"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.quiet", n)),
        back=tap("agenda.desk"),
    )


# What people without a phone say


def gather(words: Words, topics: Sequence[Topic], *, page: int = 0) -> Screen:
    """What is it about, that people without a phone say."""
    return Screen(
        title=words.text("agenda.gather.title"),
        lines=words.lines("agenda.gather"),
        buttons=grid(
            words,
            topics,
            lambda key: tap("agenda.count", key, 1),
            page=page,
            turn=lambda n: tap("agenda.gather_more", n),
        ),
        columns=2,
        page=tap("agenda.gather_more", page),
        back=tap("agenda.desk"),
    )


def count(words: Words, topic: Topic, people: int, *, after: SuggestionId) -> Screen:
    """One press for each person, with one hand.

    Args:
        people: how many were counted, one at least.
        after: the newest thing of this rep, so that a press that comes twice counts once.
    """
    more = Button(words.text("agenda.button.one_more"), tap("agenda.count", topic.key, people + 1), Style.MAIN)
    less = Button(words.text("agenda.button.one_less"), tap("agenda.count", topic.key, people - 1))
    ready = Button(words.text("agenda.button.counted"), tap("agenda.gathered", topic.key, people, after), Style.YES)
    return Screen(
        title=words.text("agenda.count.title", topic=topic_name(words, topic)),
        lines=(words.plural("agenda.count.people", people), *words.lines("agenda.count")),
        buttons=(*((more,) if people < GATHERED_MOST else ()), *((less,) if people > 1 else ()), ready),
        back=tap("agenda.gather"),
    )


def which_group(
    words: Words, topic: Topic, people: int, names: Mapping[GroupId, str], *, after: SuggestionId
) -> Screen:
    """For a rep of several groups: in which one are the people who were counted?"""
    buttons = tuple(
        Button(
            f"👥 {short(name)}",
            tap("agenda.gathered_in", topic.key, people, after, group),
            says=name,
            beside=len(names) > _IN_A_COLUMN and n % 2 == 1,
        )
        for n, (group, name) in enumerate(names.items())
    )
    return Screen(
        title=words.text("agenda.count.title", topic=topic_name(words, topic)),
        lines=(words.plural("agenda.count.people", people), *words.lines("agenda.which_group")),
        buttons=buttons,
        back=tap("agenda.count", topic.key, people),
        again=tap("agenda.which_group", topic.key, people, after),
    )


def gathered(words: Words, said: Suggestion) -> Screen:
    """It is kept; their words or a voice can be put to it."""
    topic = topic_word(words, said.topic)
    return Screen(
        title=words.text("agenda.gathered.title"),
        lines=(words.plural("agenda.one.bare", said.people, topic=topic), *words.lines("agenda.gathered")),
        buttons=(
            Button(words.text("agenda.button.more"), tap("agenda.say", said.id)),
            Button(words.text("agenda.button.gather_more"), tap("agenda.gather")),
            Button(words.text("agenda.button.desk"), tap("agenda.desk"), Style.MAIN),
        ),
        place=tap("agenda.say", said.id),
        back=tap("agenda.desk"),
    )
