"""What Telegram gives when it is asked for updates: a list, or the reason why not, whatever it answers."""

from collections.abc import Callable
from http import HTTPStatus

from telegram.error import NetworkError

from bot.doors.transport import AiohttpTransport, seconds_to_wait

POLL_SECONDS = 25
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


class NoUpdates(Exception):  # noqa: N818 - a state of the world
    """Telegram gave no updates just now, and the reason in one sentence.

    Args:
        is_lasting: somebody has to do something; otherwise it passes by itself.
    """

    def __init__(self, sentence: str, *, pause: float = 0.0, is_lasting: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.pause, self.is_lasting = sentence, pause, is_lasting


async def fetch_updates(
    transport: AiohttpTransport, base_url: str, offset: int, *, seconds: int, why: Callable[[int, str], str | None]
) -> list[object]:
    """The next updates. Raises NoUpdates."""
    asked = {"offset": offset, "timeout": seconds, "allowed_updates": ALLOWED}
    try:
        status, answer = await transport.ask(f"{base_url}/getUpdates", asked, seconds=seconds + 10)
    except NetworkError as problem:
        raise NoUpdates(f"no updates: {type(problem).__name__}") from None
    result = answer.get("result")
    if status == HTTPStatus.OK and answer.get("ok") and isinstance(result, list):
        return list(result)
    described = str(answer.get("description", ""))
    pause = seconds_to_wait(answer) if status == HTTPStatus.TOO_MANY_REQUESTS else 0.0
    sentence = why(status, described)
    raise NoUpdates(sentence or f"no updates: Telegram answered {status}", pause=pause, is_lasting=sentence is not None)
