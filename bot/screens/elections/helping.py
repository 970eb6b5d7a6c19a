"""Pages of a ballot about who helps: the rules for helpers, and who it is."""

from bot.rules.ballots import Step
from bot.rules.helping import NOBODY, OUTSIDE
from bot.screen import SHORT, Button, Screen, Style, tap
from bot.screens.elections.sheet import Sheet, to_names
from bot.words import Words

_ROWS = 2
"""Of names on a page of who can help: the others are one press away."""


def helping(words: Words, sheet: Sheet) -> Screen:
    """Somebody is helping you? The rules for helpers, who it is, and a way to say that somebody pushes."""
    return sheet.screen(
        words,
        words.text("elections.helping.title"),
        (
            *(who_helps(words, sheet) or _please_say(words, sheet)),
            *words.lines("elections.helping"),
            *words.lines("elections.helping.pushed_room" if sheet.whose else "elections.helping.pushed"),
        ),
        (*_who(words, sheet), to_names(words, sheet), *_pushed(words, sheet)),
        None,
    )


def who_helps(words: Words, sheet: Sheet) -> tuple[str, ...]:
    """Who helps, as one line; nothing where nobody does."""
    match sheet.turn.helper:
        case helper if helper == NOBODY:
            return ()
        case helper if helper == OUTSIDE:
            return words.lines("elections.helping.by_other")
        case helper:
            names = [each.name for each in sheet.helpers if each.number == helper]
            return tuple(words.text("elections.helping.by", name=name) for name in names)


def _please_say(words: Words, sheet: Sheet) -> tuple[str, ...]:
    return () if sheet.vote is None else words.lines("elections.helping.say")


def _who(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    """To say who helps, or that nobody does. In practice nobody is asked."""
    if sheet.vote is None:
        return ()
    if sheet.turn.helper:
        return (Button(words.text("elections.button.no_helper"), sheet.to_helper(Step.SHOW, NOBODY)),)
    return (Button(words.text("elections.button.who_helps"), sheet.to_helper(Step.HELPERS, 0)),)


def _pushed(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    """Not on the phone that goes round: that somebody feels pushed is not said on the phone of another person."""
    if sheet.vote is None or sheet.whose:
        return ()
    return (Button(words.text("elections.button.pushed"), tap("worries.start", "pushed", sheet.vote.id), Style.STOP),)


def choose_helper(words: Words, sheet: Sheet) -> Screen:
    """Who is helping you? Everybody of the group who can, round and round, and somebody from outside."""
    labels = [f"🙂 {each.name}" for each in sheet.helpers]
    columns = 1 if any(len(label) > SHORT for label in labels) else 2
    most = _ROWS * columns
    pages = max(-(-len(labels) // most), 1)
    first = sheet.turn.helper % pages * most
    named = [
        Button(label, sheet.to_helper(Step.HELPING, each.number), beside=n % columns > 0)
        for n, (label, each) in enumerate(zip(labels[first : first + most], sheet.helpers[first:], strict=False))
    ]
    other = Button(words.text("elections.button.other_helper"), sheet.to_helper(Step.HELPING, OUTSIDE))
    more = sheet.to_helper(Step.HELPERS, sheet.turn.helper % pages + 1)
    return sheet.screen(
        words,
        words.text("elections.helpers.title"),
        words.lines("elections.helpers"),
        (
            *named,
            other,
            *((Button(words.text("elections.button.more_names"), more, beside=True),) if pages > 1 else ()),
            Button(words.text("elections.button.to_names"), sheet.to_helper(Step.SHOW, NOBODY), Style.MAIN),
        ),
        None,
    )
