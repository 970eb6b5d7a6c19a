"""Letters that stand for words: addresses, short forms, units, initials, postcodes, Roman numbers."""

import re
from typing import Final

from bot.media.aloud.money import money_signs
from bot.media.aloud.table import Table

_LINK = re.compile(
    r"(?:(?:https?://|www\.|t\.me/)\S*|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*)(?<![.,;:!?”’'\"])", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IN_MAIL = re.compile(r"[-_]")
_ROMAN = re.compile(r"\b(?:[IVX]{2,}|(?=x*[iv])[ivx]{2,})\b")
_WELL_WRITTEN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUE: Final = {"I": 1, "V": 5, "X": 10}
_IN_A_NAME = re.compile(r"\S\s+[A-Z][\w'’]+\s$")
_SMALL_OR_DIGIT = r"(?=\s+[^\W_A-Z]|[,;:])"
"""What follows a short form whose full stop ends no sentence."""
_WORD_BEFORE = re.compile(r"(\w+)\s$")


def addresses(line: str, table: Table) -> str:
    """A link is named; an e-mail address is said sign by sign, so that it can be written down."""

    def mail(found: re.Match[str]) -> str:
        return _IN_MAIL.sub(lambda sign: f" {table.said('sign', f'a{sign[0]}a')} ", found[0])

    return _MAIL.sub(mail, _LINK.sub(table.said("sign", "https://"), line))


def short_forms(line: str, table: Table) -> str:
    """`Dr. Green`, `approx. 5`, `No. 5`, `p. 5`: the full stop of a short form ends no sentence."""
    titles, shorts, before = table.one_of("title"), table.one_of("short"), table.one_of("before_number")
    line = re.sub(rf"(?<!\w)({titles})(?:\.(?=\s+\w)|(?!\w))", lambda f: table.said("title", f[1]), line)
    line = re.sub(
        rf"(?<!\w)({table.one_of('before_name')})\.?(?=\s+[A-Z])",
        lambda f: f[0] if _IN_A_NAME.search(f.string[: f.start()]) else table.said("before_name", f[1]),
        line,
    )
    line = re.sub(rf"(?<!\w)({shorts})(?:\.{_SMALL_OR_DIGIT}|(?!\w))", lambda f: table.said("short", f[1]), line)
    return re.sub(rf"(?<!\w)({before})\s?(?=\d)", lambda f: f"{table.said('before_number', f[1])} ", line)


def words(line: str, table: Table) -> str:
    """Names that this language would read wrongly, and other words with a sound of their own."""
    return table.sounds.sub(lambda found: table.said("word", found[0]) or table.said("name", found[0]), line)


def units(line: str, table: Table) -> str:
    """`5kg`, `1 km`, and `2 Mio.` with the full stop of a short form; but *room 3g* is called so."""

    def named(found: re.Match[str]) -> str:
        n, unit, stop = found.groups()
        before = _WORD_BEFORE.search(found.string[: found.start()])
        if len(unit) == 1 and before is not None and before[1].lower() in table.of("named"):
            return found[0]
        is_short = f"{unit}." in table.of("unit")
        said = table.form("unit", n, unit) or table.said("unit", f"{unit}.")
        return f"{n} {said}{'' if is_short else stop}"

    names = "|".join(map(re.escape, sorted(_units(table), key=len, reverse=True))) or "(?!)"
    is_price = rf"\.?\s?(?:{'|'.join(map(re.escape, money_signs(table))) or '(?!)'})(?!\w)"
    unit = rf"(?<![\w.,:£€$])(\d+(?:[.,]\d+)*)\s?({names})(?!\w)(\.?)(?!{is_price})"
    return re.sub(unit, named, line)


def _units(table: Table) -> set[str]:
    return {unit.split()[-1].removesuffix(".") for unit in table.of("unit")}


def roman(line: str, table: Table) -> str:
    """`Phase II`, `part iv`."""

    def number(found: re.Match[str]) -> str:
        letters = found[0].upper()
        if not _WELL_WRITTEN.fullmatch(letters):
            return found[0]
        values = [_VALUE[letter] for letter in letters]
        signed = (-n if n < after else n for n, after in zip(values, [*values[1:], 0], strict=True))
        return table.number(sum(signed))

    return _ROMAN.sub(number, line)


def spelled(line: str, table: Table) -> str:
    """Initials and postcodes letter by letter, with a rest where a space stands."""
    patterns = "|".join(table.of("spelled"))
    if not patterns:
        return line

    def one_by_one(found: re.Match[str]) -> str:
        groups = (re.sub(r" (?=s$)", "", " ".join(group)) for group in found[0].split())
        return ", ".join(groups)

    return re.sub(rf"(?<![\w-])(?:{patterns})(?!\w|-(?![a-z]))", one_by_one, line)
