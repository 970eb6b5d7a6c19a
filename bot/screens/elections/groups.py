"""Which groups vote together, as a line of a page."""

from collections.abc import Sequence

from bot.rules.elections import Election
from bot.rules.together import Several
from bot.screens.groups import named
from bot.words import Words


def vote_together(words: Words, groups: Several) -> tuple[str, ...]:
    """For everybody: which groups vote together; nothing where it is only one."""
    return words.lines("elections.vote_together", names=named(words, groups)) if len(groups.names) > 1 else ()


def asks(words: Words, names: Sequence[str]) -> tuple[str, ...]:
    """In a plan: which other groups are asked."""
    return words.lines("elections.asks", names=words.all_of(names)) if names else ()


def waits(words: Words, election: Election, names: Sequence[str]) -> tuple[str, ...]:
    """For who plans it: which groups have said nothing, and how long they can."""
    moment = words.moment(election.nominate_at)
    return words.lines("elections.waits_for", names=words.all_of(names), moment=moment) if names else ()
