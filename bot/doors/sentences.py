"""What an answer of Telegram means for the person who looks after the computer, and what to do."""

from datetime import datetime, timedelta
from http import HTTPStatus

from telegram import WebhookInfo

MOST_LETTERS = 200
LATELY = timedelta(minutes=10)
"""Telegram asks again and again, and less and less often: what it did not reach since is no news."""
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


def sentence_about(webhook: WebhookInfo, url: str, *, now: datetime) -> str | None:
    """What it means for who is called by Telegram; None when Telegram calls us and reaches us.

    Args:
        webhook: what Telegram says of it.
        url: where we want to be called.
        now: real time.
    """
    if webhook.url.rstrip("/") != url.rstrip("/"):
        return (
            "Telegram does not call WEBHOOK_URL any more, because another program uses the token of this bot: "
            "stop that one and start this one again."
        )
    failed_at = webhook.last_error_date
    if not webhook.pending_update_count or failed_at is None or now - failed_at > LATELY:
        return None
    said = plainly(webhook.last_error_message or "")
    if str(HTTPStatus.FORBIDDEN.value) in said:
        return (
            "The calls of Telegram are refused: they come with another secret than WEBHOOK_SECRET, or your web server "
            "refuses them. Start the bot again, and it tells Telegram the secret."
        )
    return (
        f"Telegram cannot hand over what people write and says “{said}”: "
        "look whether the web server in front of WEBHOOK_PORT can be reached at WEBHOOK_URL."
    )


def plainly(words: str) -> str:
    """Words from outside, as they may stand in a line of ours: short, with nothing in them that ends it."""
    return "".join(letter for letter in words if letter.isprintable())[:MOST_LETTERS].strip().rstrip(".")
