"""Prices, in words: `£2.50`, `50p`, `£1.5m`, `£5-£10`, `2,50 €`, `£5/week`."""

import re

from bot.media.aloud.table import Table

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"


def money_signs(table: Table) -> list[str]:
    """The signs of money of a language: what has a row for any price."""
    return [key[:-1] for key in table.of("money") if re.fullmatch(r"[^\d\s]+n", key)]


def money(line: str, table: Table) -> str:
    """Every price of a line. Which signs there are, and how much of them is said, stands in the table."""
    signs = "|".join(map(re.escape, money_signs(table)))
    if not signs:
        return line
    scale = table.one_of("scale")
    behind = rf"(?<![\w.,])({_NUMBER})(\s?(?:{scale})\b\.?)?\s?({signs})(?!\w|\s?\d)"
    line = re.sub(behind, lambda f: f"{f[3]}{f[1]}{(f[2] or '').rstrip('.')}", line)
    # A price on the left is one on the right, too: £5-10.
    left = rf"(?<!\w)({signs})\s?({_NUMBER}\s?(?:(?:{scale})\b)?)\s?[-–—]\s?(?:{signs})?(?=\d)"
    line = re.sub(left, lambda f: f"{f[1]}{f[2].strip()} {table.said('sign', '1-1')} {f[1]}", line)
    line = re.sub(rf"((?:{signs})\s?{_NUMBER})/(?=[^\W\d_])", rf"\1 {table.said('sign', '1/a')} ", line)
    amount = rf"(?<![\w.])(?<!\d )({signs})\s?(\d+(?:,\d{{3}})*)(?:\.(\d\d)(?!\d))?(\.\d+)?(?:\s?({scale})\b)?"
    line = re.sub(amount, lambda f: _amount(f, table), line, flags=re.IGNORECASE)
    small = "|".join(key for key in table.of("money") if key.isalpha() and key[-1] != "n")
    return re.sub(rf"(?<![\w.,])(\d{{1,2}})\s?({small or '(?!)'})\b(?!\.\w)", lambda f: _pence(f, table), line)


def _pence(found: re.Match[str], table: Table) -> str:
    named = table.said("money", f"{found[1]}{found[2]}", table.form("money", found[1], found[2]))
    return named.replace("{n}", found[1])


def _amount(found: re.Match[str], table: Table) -> str:
    sign, whole, pence, fraction, after = found.groups(default="")
    n = whole.replace(",", "")
    part = f"{n}{f'.{pence}' if pence else fraction}"
    scale = table.form("scale", part, after) or table.form("scale", part, after.lower())
    if scale or fraction:
        much = f"{part} {scale}".strip()
        return table.said("money", f"{sign}n", n=table.said("scaled", much, much))
    if not int(n) and int(pence or 0):
        return table.form("money", str(int(pence)), f"{sign}0.p").replace("{p}", str(int(pence)))
    pounds = _whole(sign, n, table)
    return table.said("money", f"{sign}n.p", n=pounds, p=str(int(pence))) if int(pence or 0) else pounds


def _whole(sign: str, n: str, table: Table) -> str:
    """Thousands stay apart: seven digits in a row would be read out as a telephone number."""
    apart = n if n.startswith("0") else f"{int(n):,}"
    return table.said("money", f"{sign}{n}", table.form("money", n, f"{sign}n")).replace("{n}", apart)
