"""Promises of Telegram's HTML: what is refused, what is kept, and nothing that could run in the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.markup import WrongMarkup, read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<b>", 'can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("é <script>", 'unsupported start tag "script" at byte offset 3'),
        ("2 < 3", "unclosed start tag at byte offset 2"),
    ],
)
def test_wrong_markup_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(WrongMarkup, match="tag") as refused:
        read(text, is_html=True)

    assert str(refused.value) == told


def test_only_four_letters_have_names() -> None:
    marked = read("&lt;&gt;&amp;&quot;&#39;&nbsp;", is_html=True)

    assert marked.plain == "<>&\"'&nbsp;"
    assert marked.safe == "&lt;&gt;&amp;&quot;&#x27;&amp;nbsp;"


def test_a_link_is_kept_for_the_bot_and_is_no_link_on_the_page() -> None:
    marked = read('<a href="https://example.org/">here</a>', is_html=True)

    assert marked.entities == ({"type": "text_link", "offset": 0, "length": 4, "url": "https://example.org/"},)
    assert marked.safe == "<span>here</span>"


@given(st.text())
def test_nothing_that_a_person_writes_can_run(text: str) -> None:
    marked = read(text, is_html=False)

    assert marked.plain == text
    assert not set("<>\"'") & set(marked.safe)
