"""Telegram's HTML: checked as strictly as Telegram does, and made safe for the page."""

import html
from html.parser import HTMLParser

_ALLOWED = {"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "tg-spoiler", "blockquote"}


class WrongMarkup(ValueError):  # noqa: N818 - a state of the world
    """Telegram would refuse this markup."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.plain: list[str] = []
        self.safe: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            raise WrongMarkup(f'Unsupported start tag "{tag}"')
        self.open.append(tag)
        self.safe.append("<b>" if tag in ("b", "strong") else "<span>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise WrongMarkup(f'Unexpected end tag "{tag}"')
        self.safe.append("</b>" if tag in ("b", "strong") else "</span>")

    def handle_data(self, data: str) -> None:
        self.plain.append(data)
        self.safe.append(html.escape(data))


def read(text: str, *, is_html: bool) -> tuple[str, str]:
    """The plain words, and HTML that is safe to put into the page.

    Raises:
        WrongMarkup: a tag that Telegram does not know, or one that is not closed.
    """
    if not is_html:
        return text, html.escape(text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise WrongMarkup(f'Can\'t find end tag corresponding to start tag "{reader.open[-1]}"')
    return "".join(reader.plain), "".join(reader.safe)
