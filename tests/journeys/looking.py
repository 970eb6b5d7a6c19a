"""Looking at phones as somebody who wants to know more than they should."""

import hashlib
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.languages import languages
from bot.screen import HOME, Tap
from bot.words import Words
from handlers import all_routes
from tests.program import Bubble, Phone

Pages = dict[str, tuple[str, list[str]]]
MOST_OF_A_KIND = 2
"""Screens of the same kind that are looked at; a day picker alone would offer hundreds."""
MOST_SCREENS = 60
_RECEIPT = re.compile(r"Your pictures are .*")
_MIDNIGHT = datetime(2026, 6, 1, tzinfo=UTC)
_TIMES = {
    Words(language, ZoneInfo("UTC")).time(_MIDNIGHT + timedelta(minutes=minute))
    for language in languages()
    for minute in range(24 * 60)
}
_TIME = re.compile(rf"\b({'|'.join(map(re.escape, sorted(_TIMES, key=len, reverse=True)))})\b")
"""A page can say a time that is counted from now, and the practice clock goes on while somebody looks."""


def what_can_be_seen(phone: Phone) -> Pages:
    """Every screen that a person reaches by looking, not doing: what it says and what its buttons say."""
    routes = all_routes()
    phone.start()
    seen: Pages = {}
    kinds: Counter[str] = Counter()
    ahead = [HOME.encode()]
    while ahead and len(seen) < MOST_SCREENS:
        data = ahead.pop(0)
        meant = Tap.decode(data)
        if data in seen or not routes.is_view(meant) or kinds[meant.name] == MOST_OF_A_KIND:
            continue
        kinds[meant.name] += 1
        shown = phone.forge(data, on=phone.screen.number)
        seen[data] = (without_times(shown.text), shown.labels)
        ahead += [button.data for button in shown.buttons if button.data is not None]
    return seen


def without_times(text: str) -> str:
    """The words of a page without the times of day in it: a full hour and midday are said in their own way."""
    return _TIME.sub("", text)


def differing(before: Pages, after: Pages) -> dict[str, tuple[object, object]]:
    """The pages that were seen once only, or are another page now: before and after."""
    return {data: (a, b) for data in before | after if (a := before.get(data)) != (b := after.get(data))}


def newest(phone: Phone) -> int:
    """The number of the newest message."""
    return max((bubble.number for bubble in phone.messages()), default=0)


def left_on(phone: Phone, *, after: int) -> list[tuple[str, list[str], str]]:
    """What somebody who takes this phone into their hand finds after a message: words, buttons, picture or voice.

    The pictures of the receipt are drawn at random and say nothing, so they are left out.
    """
    return [_found(phone, bubble) for bubble in phone.messages() if bubble.number > after]


def _found(phone: Phone, bubble: Bubble) -> tuple[str, list[str], str]:
    file = bubble.photo or bubble.voice
    drawn = "" if file is None else hashlib.sha256(phone.world.line.file(file)).hexdigest()
    return _RECEIPT.sub("", bubble.text), bubble.labels, drawn
