"""Who can see what of a vote, page by page."""

from bot.screen import Screen
from bot.screens.elections import vote
from bot.words import Words


def pages_of_secrecy(words: Words) -> dict[str, Screen]:
    """Each page behind *Who can see my vote?*."""
    return {
        "who_sees": vote.who_sees(words),
        "who_can": vote.who_can(words),
        **{f"who_can_see.{who}": vote.who_can_see(words, who) for who in vote.WHO_CAN},
        "who_sees_more": vote.who_sees_more(words),
        "who_sees_more.others": vote.who_sees_more(words, has_voice=False),
    }
