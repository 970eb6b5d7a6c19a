"""The words around a paper in its own language. Not in the worker: what knows languages reads files that it may not."""

from zoneinfo import ZoneInfo

from bot.media.work import CREDIT, Ends
from bot.words import Words, whole

_NO_TIMES = ZoneInfo("UTC")


def ends_of(language: str, brought: str = "") -> Ends:
    """Which page it is, and whose the pictures are. `brought`: the credit of pictures that a group brought."""

    def draw(words: Words) -> Ends:
        page = words.text("home.paper.page", n="{n}", total="{total}")
        return Ends(page, words.text("home.paper.credit", credit=". ".join(filter(None, (brought, CREDIT)))))

    return whole(Words(language, _NO_TIMES), draw)[0]
