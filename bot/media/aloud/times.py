"""Days and times, as people say them: `04/01/2027`, `2nd-4th June`, `Mon-Fri`, `5 Jan`, `3.30pm`, `17:30`."""

import re

from bot.media.aloud.table import Table

_NUMBERED_DAY = re.compile(
    r"(?<![\d/.])(?:(\d{1,2})(?:/(\d{1,2})/|\.(\d{1,2})\.(?=\d{4}|\d\d(?!\d)))(\d{4}|\d\d)|(\d\d)/(\d\d))(?![\d/])"
)
_YEAR_FIRST = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_CLOCK = r"(?<![\d:.,])(\d{1,2})(?::(\d\d))?"
_BETWEEN = r"[-–—/,&]"
_WORD_BEFORE = re.compile(r"(\w+) $")
_MOST_HOURS, _MOST_MINUTES = 24, 60


def days(line: str, table: Table) -> str:
    """Each day of a line, and the short names of days and months."""

    def numbered(found: re.Match[str]) -> str:
        day, month, year = found[1] or found[5], found[2] or found[3] or found[6], found[4] or ""
        return table.date(day, int(month), f"20{year}" if len(year) == 2 else year) or found[0]

    line = _NUMBERED_DAY.sub(numbered, line)
    line = _YEAR_FIRST.sub(lambda found: table.date(found[3], int(found[2]), found[1]) or found[0], line)
    return _written(_short_names(line, table), table)


def _short_names(line: str, table: Table) -> str:
    ends, short = table.one_of("ordinal_end"), table.one_of("short_month")
    month = rf"(?:(?<=\d )|(?<=\d\. )|(?<=\d[a-z][a-z] ))({short})\.?(?!\w)|(?<!\w)({short})\.?(?=\s\d)"
    line = re.sub(month, lambda f: table.said("short_month", f[1] or f[2]), line)
    names, full = table.one_of("weekday"), _weekdays(table)
    apart = rf"\s?(?:{_BETWEEN}|{table.one_of('between')})\s?"
    beside = rf"(?<!\w)({names})\.?(?={apart}(?:{names}|{full})(?!\w)|,?\s\d)"
    line = re.sub(beside, lambda f: table.said("weekday", f[1]), line)
    after = re.compile(rf"(?<!\w)((?:{full}),?{apart})({names})(?!\w)\.?")
    line = after.sub(lambda f: f"{f[1]}{table.said('weekday', f[2])}", line)
    sure = "|".join(map(re.escape, table.of("weekday").keys() - table.of("may_be_a_word").keys())) or "(?!)"
    line = re.sub(rf"(?<!\w)({sure})(?!\w)\.?", lambda f: table.said("weekday", f[1]), line)
    line = re.sub(rf"(?<!\w)({full})\s?[-–—]\s?(?=(?:{full})(?!\w))", rf"\1 {table.said('sign', '1-1')} ", line)
    return re.sub(rf"(?<=\d)(?:{ends})?\s?[-–—]\s?(?=\d+(?:{ends})(?!\w))", lambda f: _to(f[0], table), line)


def _weekdays(table: Table) -> str:
    """A pattern of the days of a week in full."""
    return f"(?:{'|'.join(map(re.escape, {*table.of('weekday').values()})) or '(?!)'})"


def _to(dash: str, table: Table) -> str:
    return f"{dash.rstrip(' -–—')} {table.said('sign', '1-1')} "


def _written(line: str, table: Table) -> str:
    """`5 June`, `5. Juni`, `the 5th of June`, `2-4 June`, `June 5th`."""
    months = list(table.of("month"))
    if not months:
        return line
    names, ends, to = "|".join(months), table.one_of("ordinal_end"), table.said("sign", "1-1")
    day = rf"(\d{{1,2}})(?:{ends})?\.?"
    start = rf"(?:(?<!\w)(?:{table.one_of('before_day')}) )?(?<![\w.,£€$])"
    of = rf"(?:{table.one_of('before_month')}) |"

    def pair(found: re.Match[str]) -> str:
        first, last, month = found.groups()
        both = table.of("date").get("1-1", "")
        if not both or not (table.day(first) and table.day(last)):
            return found[0]
        return table.said("date", "1-1", first=table.day(first), day=table.day(last), month=table.of("month")[month])

    until = rf"(?=(?:{_weekdays(table)},? )?{day} (?:{of})(?:{names})\b)"
    line = re.sub(rf"\b({names}|\d{{4}})\s?[-–—]\s?{until}", rf"\1 {to} ", line)
    line = re.sub(rf"{start}{day}\s?(?:[-–—]|(?<= ){re.escape(to)}(?= ))\s?{day} (?:{of})({names})\b", pair, line)
    single = rf"{start}{day} (?:{of})({names})\b"
    line = re.sub(single, lambda f: table.date(f[1], months.index(f[2]) + 1) or f[0], line)
    month_first = rf"\b({names}) (\d{{1,2}})(?:(?:{ends})(?!\w)|,(?= \d{{4}}\b))"
    return re.sub(month_first, lambda f: table.date(f[2], months.index(f[1]) + 1) or f[0], line)


def times(line: str, table: Table) -> str:
    """`9:05` as people say it, with the part of the day that stands with it; a full hour beside its own words."""
    before, between = table.one_of("before_clock"), table.one_of("between")
    with_point = rf"\b({before})\s(\d{{1,2}})\.([0-5]\d)(?!\d|\.\d|\s?%)"
    line = re.sub(with_point, r"\1 \2:\3", line, flags=re.IGNORECASE)
    line = re.sub(rf"(:\d\d\s?(?:[-–—]|{between})\s?)(\d{{1,2}})\.([0-5]\d)(?!\d|\.\d|\s?%)", r"\1\2:\3", line)
    ends = _ends(table)
    line = re.sub(rf"(?<![\d:.,])(\d{{1,2}})\.([0-5]\d)(?={ends})", r"\1:\2", line, flags=re.IGNORECASE)
    line = re.sub(rf"(?<=\d)({ends})\s?[-–—]\s?(?=\d)", rf"\1 {table.said('sign', '1-1')} ", line, flags=re.IGNORECASE)
    to = table.said("sign", "1-1")
    dash = rf"(?<=\d)\s?[-–—]\s?(?=\d{{1,2}}(?:[:.][0-5]\d)?(?:{ends}))|(?<=:\d\d)\s?[-–—]\s?(?=\d{{1,2}}:\d\d)"
    line = re.sub(dash, f" {to} ", line, flags=re.IGNORECASE)
    clock = rf"{_CLOCK}(?:({ends})|(?<=:\d\d)(?!\d|:\d))"
    line = re.sub(clock, lambda f: _clock(f, table), line, flags=re.IGNORECASE)
    for after in table.of("clock"):
        full = re.compile(rf"(?:\b(\w+) )?(?<![\w:.,])(\d\d?) (?={re.escape(after)})")
        line = full.sub(lambda found: _full_hour(found, table), line)
    return line


def _ends(table: Table) -> str:
    """What may stand after an hour: `pm`, `p.m.`, ` Uhr`. What is a word of its own must stand close to it."""
    ends = [each for each in table.of("half_day") if not each[:1].isdigit()]
    found = []
    for each in sorted(ends, key=len, reverse=True):
        apart = "" if each in table.of("not_counted") else r"\s?"
        dotted = r"\.?".join(each)
        found.append(rf"{apart}{dotted}(?!\w)(?:\.(?!\s+(?-i:[A-Z])|\s*$))?")
    return "|".join(found) or "(?!)"


def _clock(found: re.Match[str], table: Table) -> str:
    hour, minutes = int(found[1]), found[2] or ""
    if hour > _MOST_HOURS or int(minutes or 0) >= _MOST_MINUTES:
        return found[0]
    end = re.sub(r"[\s.]", "", found[3] or "").lower()
    ends = {each.lower(): each for each in table.of("half_day")}
    is_on_the_hour, next_hour = not int(minutes or 0), str(hour % 12 + 1)
    keys = (*([f"{hour}:00{end}"] if is_on_the_hour else []), f"{hour}{end}", end or "-")
    part = next((table.said("half_day", ends[key]) for key in keys if key in ends), "")
    is_full = bool(part) and is_on_the_hour
    way = "{hour}" if is_full else table.said("minutes", minutes, table.said("minutes", "", "{hour}:{minutes}"))
    before = _WORD_BEFORE.search(found.string[: found.start()])
    is_softened = way.startswith("{hour}") and before is not None and before[1] in table.of("softens")
    named = {
        "hour": table.said("next_hour" if is_softened else "hour", str(hour), str(hour)),
        "next": table.said("next_hour", next_hour, next_hour),
        "minutes": minutes,
    }
    for gap, filled in named.items():
        way = way.replace(f"{{{gap}}}", filled)
    return f"{way} {part}".rstrip()


def _full_hour(found: re.Match[str], table: Table) -> str:
    before, hour = found[1] or "", found[2]
    kind = "next_hour" if before in table.of("softens") else "hour"
    return f"{before} {table.said(kind, hour, hour)} ".lstrip()
