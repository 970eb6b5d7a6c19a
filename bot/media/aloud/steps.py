"""From written to spoken, one kind of thing after the other: each step takes a line and gives it back in words.

The order matters: what is longer or surer comes first, so that a price is not taken for a telephone number.
"""

import re
from collections.abc import Callable
from typing import Final

from bot.media.aloud import figures, letters, written
from bot.media.aloud.money import money
from bot.media.aloud.table import Table
from bot.media.aloud.times import days, times

Step = Callable[[str, Table], str]

_DASH = re.compile(r"\s+-+\s+|\s*[–—]+\s*")
_HASHTAG = re.compile(r"#(?=[^\W\d])")
_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
_SILENT = re.compile(r"[^\w\s.,;:!?'’-]|_|(?<!\w)['’](?!\w)|(?<!\w)-+|-+(?!\w)")


def _signs(line: str, table: Table) -> str:
    """`&`, `%`, a stroke, a dash: a word, a pause or nothing."""
    line = _HASHTAG.sub(f"{table.said('sign', '#a')} ", line)
    for sign, said in table.of("sign").items():
        if len(sign) == 1:
            line = line.replace(sign, f" {said} ")
    line = _DASH.sub(", ", line)
    line = _DOT.sub(f" {table.said('sign', 'a.a')} ", line)
    return _SILENT.sub(" ", line)


STEPS: Final[tuple[Step, ...]] = (
    written.as_in_english, letters.addresses, written.clocks, letters.units, letters.short_forms, letters.words,
    money, days, times, figures.telephones, letters.spelled, letters.roman, figures.fractions, figures.ordinals,
    figures.years, figures.between, figures.codes, figures.counted, figures.out_of, figures.numbers, _signs,
)  # fmt: skip
