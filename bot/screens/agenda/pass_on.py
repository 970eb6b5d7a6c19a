"""The list for the board contact: as text to send on, and what helps where there is no e-mail."""

from collections.abc import Iterable, Mapping, Sequence

from bot.ids import ItemId
from bot.rules.agenda import How, Item, Suggestion
from bot.rules.meetings import Meeting
from bot.rules.sorting import open_to_all
from bot.screen import UNDONE, Button, Screen, tap
from bot.words import Words

QUOTED = 3
"""So many people's own words stand with an item."""
FLAGGED = 2
"""An item for which there was no time so often is marked (docs/life-cycles.md)."""


def ways(words: Words, meeting: Meeting) -> tuple[Button, ...]:
    """As text, or without e-mail."""
    return (
        Button(words.text("agenda.button.as_text"), tap("agenda.as_text", meeting.id)),
        Button(words.text("agenda.button.no_email"), tap("agenda.no_email", meeting.id)),
    )


def flagged(words: Words, times: int) -> tuple[str, ...]:
    """That the board had no time for it, from the second time on."""
    return (words.plural("agenda.one.no_time", times),) if times >= FLAGGED else ()


def quotes(words: Words, behind: Sequence[Suggestion]) -> tuple[str, ...]:
    """What the first ones said, for everybody: words about staying safe stay with the reps. And how many more."""
    said = [each.text for each in open_to_all(behind) if each.text]
    more = len(said) - QUOTED
    return (
        *(words.text("agenda.quote", text=text) for text in said[:QUOTED]),
        *((words.plural("agenda.paper.more_words", more),) if more > 0 else ()),
    )


def said_behind(items: Sequence[tuple[Item, Sequence[Suggestion]]]) -> list[Suggestion]:
    """Everything that stands behind the items of a list."""
    return [each for _, behind in items for each in behind]


def some_helped(words: Words, behind: Iterable[Suggestion]) -> tuple[str, ...]:
    """That some had help with the words that stand there, and not which: in a small group that would be a name."""
    helped = any(each.how is How.HELPED and each.text for each in open_to_all(behind))
    return (words.text("agenda.paper.helped"),) if helped else ()


def as_text(
    words: Words,
    meeting: Meeting,
    items: Sequence[tuple[Item, Sequence[Suggestion]]],
    board: str,
    *,
    cut: Mapping[ItemId, int],
    instead: Sequence[str] = (),
) -> Screen:
    """The whole list in one message that can be sent on as it is: nothing in it is for who sends it.

    Args:
        instead: who comes for whom.
    """
    lines = [words.heading(words.moment(meeting.meets_at)) + "."]
    if meeting.place:
        lines.append(words.text("meetings.show.place", place=meeting.place))
    lines += instead
    for number, (item, behind) in enumerate(items, start=1):
        lines += ["", f"{number}. {item.title}", *quotes(words, behind)]
        lines.append(words.plural("agenda.paper.people", sum(each.people for each in behind)))
        lines += flagged(words, cut.get(item.id, 0))
    return Screen(
        title=words.text("agenda.as_text.title", board=board),
        lines=(*lines, "", *some_helped(words, said_behind(items)), *words.lines("agenda.paper.foot")),
        back=tap("agenda.read", meeting.id),
        alone=True,
    )


def no_email(words: Words, meeting: Meeting, *, may_ask: bool) -> Screen:
    """The board contact has no e-mail: what helps. `may_ask`: a facilitator can print it for them."""
    ask = Button(words.text("agenda.button.ask_print"), tap("agenda.ask_print", meeting.id))
    return Screen(
        title=words.text("agenda.no_email.title"),
        lines=words.lines("agenda.no_email"),
        buttons=(
            Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),
            *((ask,) if may_ask else ()),
        ),
        back=tap("agenda.read", meeting.id),
    )


def print_asked(words: Words, meeting: Meeting, names: Sequence[str], *, comes: str) -> Screen:
    """The facilitators are asked; or nobody can be. `comes`: when, in words."""
    told = words.text("agenda.print_asked.names", names=words.all_of(names), when=comes) if names else ""
    return Screen(
        title=words.text("agenda.print_asked.title" if names else "agenda.no_email.title"),
        lines=(told, *words.lines("agenda.print_asked")) if names else words.lines("agenda.print_asked.nobody"),
        back=tap("agenda.read", meeting.id),
        again=None if names else UNDONE,
    )


def list_changed(words: Words, meeting: Meeting, items: Sequence[Item]) -> Screen:
    """Somebody changed the list after it went out: the new one, to give to the board contact, if anything is on it."""
    listed = [f"{number}. {item.emoji} {item.title}" for number, item in enumerate(items, start=1)]
    date = words.date(meeting.meets_at.astimezone(meeting.zone).date())
    return Screen(
        title=words.text("agenda.list_changed.title"),
        lines=(
            *words.lines("agenda.list_changed", date=date),
            *listed,
            words.text("agenda.list_changed.pass_on"),
        )
        if items
        else words.lines("agenda.list_changed.empty", date=date),
        buttons=(Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)), *ways(words, meeting))
        if items
        else (),
        back=tap("agenda.read", meeting.id),
        page=tap("agenda.list_changed", meeting.id, 0),
    )


def please_print(words: Words, meeting: Meeting) -> Screen:
    """For a facilitator: a rep asks for the list on paper."""
    return Screen(
        title=words.text("agenda.please_print.title"),
        lines=words.lines("agenda.please_print", date=words.date(meeting.meets_at)),
        buttons=(Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),),
    )
