"""What an answer of Telegram means for the person who looks after the computer, and what to do."""

from http import HTTPStatus

MOST_LETTERS = 200
UNKNOWN_TOKEN = "Telegram does not know this BOT_TOKEN: copy it again from @BotFather."  # noqa: S105 - a sentence


def sentence_for(status: int, description: str) -> str | None:
    """What it means that Telegram gave no updates; None where nobody can do anything but wait.

    Args:
        status: of HTTP.
        description: Telegram's own words.
    """
    match status:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.NOT_FOUND:
            return (
                "Telegram does not know the token of this bot any more: "
                "get a new one from @BotFather, put it into BOT_TOKEN and start again."
            )
        case HTTPStatus.CONFLICT if "webhook" in description.lower():
            return "Telegram calls a webhook of this bot instead of answering: start again, and it is taken away."
        case HTTPStatus.CONFLICT:
            return "A second program uses the token of this bot, and each takes updates from the other: stop one."
        case _:
            return None


def plainly(words: str) -> str:
    """Words from outside, as they may stand in a line of ours: short, with nothing in them that ends it."""
    return "".join(letter for letter in words if letter.isprintable())[:MOST_LETTERS].strip().rstrip(".")
