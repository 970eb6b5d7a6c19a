"""How often in a row the same person can be the rep: saying it with a plan, and reading it."""

from bot.rules.elections import Election
from bot.rules.in_a_row import LIMITS, Limited
from bot.screen import Button, Screen, Style, tap
from bot.words import Words


def button(words: Words, draft: Election) -> Button:
    """The way to it, from the last page of a plan; beside the way to kept seats where there is one."""
    return Button(words.text("elections.button.in_a_row"), tap("elections.in_a_row", draft.id), beside=draft.seats > 1)


def choose(words: Words, draft: Election, *, limit: int) -> Screen:
    """How often in a row? `limit`: how often is the most in the vote that is planned."""
    buttons = tuple(
        Button(
            _label(words, most),
            tap("elections.limit_is", draft.id, most),
            Style.MAIN if most == draft.in_a_row else Style.PLAIN,
        )
        for most in LIMITS
    )
    return Screen(
        title=words.text("elections.in_a_row.title"),
        lines=(
            *words.lines("elections.in_a_row"),
            _in_this_vote(words, limit),
            *words.lines("elections.in_a_row.from_next"),
        ),
        buttons=buttons,
        back=tap("elections.step", draft.id, 5),
    )


def _label(words: Words, most: int) -> str:
    if not most:
        return words.text("elections.button.no_limit")
    return words.plural("elections.button.limit", most)


def _in_this_vote(words: Words, limit: int) -> str:
    if not limit:
        return words.text("elections.in_a_row.none")
    return words.plural("elections.in_a_row.this", limit)


def rules(words: Words, limit: int, said: int) -> tuple[str, ...]:
    """What holds in this vote, and from the next one on; nothing where there is no limit at all."""
    lines = (words.plural("elections.in_a_row.now", limit),) if limit else ()
    if said == limit:
        return lines
    return (*lines, _later(words, said))


def _later(words: Words, said: int) -> str:
    if not said:
        return words.text("elections.in_a_row.later_none")
    return words.plural("elections.in_a_row.later", said)


def limit_told(words: Words, election: Election, *, limit: int) -> Screen:
    """For everybody: the limit is another one from the next vote on."""
    return Screen(
        title=words.text("elections.limit.title"),
        lines=(_in_this_vote(words, limit), _later(words, election.in_a_row)),
        buttons=(Button(words.text("elections.button.rules"), tap("elections.rules", election.id)),),
    )


def mine(words: Words, limited: Limited) -> tuple[str, ...]:
    """For who cannot stand: why, when they can again, and what they can do now."""
    said = words.plural("elections.stand.limited", limited.n, date=words.date(limited.again_from))
    return tuple(said.split("\n"))
