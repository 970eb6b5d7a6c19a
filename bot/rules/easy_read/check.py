"""The check: sentences, dates, negatives, hard words; and the patterns of the language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.rules.easy_read.kinds import Finding, Kind, Level
from bot.rules.easy_read.signs import ANY_TONGUE, TONGUES, Tongue

_QUOTED = re.compile(r"“[^”]*”")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|@\w+")
_LIST_NUMBER = re.compile(r"^\W*\d{1,2}\.\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’']?\s+(?=\w|\W*\w)")
_PART_END = re.compile(r"(?<=[.!?:])\s+")
_WORD = re.compile(r"[^\W_]+(?:['’,.:-][^\W_]+)*")
_YES_OR_NO = re.compile(r"\byes\s+(?:or|and|/)\s+no\b|\bno\s+or\s+yes\b|^\W*no,|\bsay(?:s)?\s+no\b", re.IGNORECASE)
_LIST_OF_THREE = re.compile(r"[^\s,]+,\s(?!(?:and|or|neu|a|ac)\s)[^,.]+?\s(?:and|or|neu|a|ac)\s\w|,\s[^,]+,\s")
_MADE_NOUN = re.compile(r"\b\w{3,}(?:tion|ment|ance|ence|ity|ness)s?\b", re.IGNORECASE)
_PLAIN_NOUN = re.compile(
    r"(?:information|election|suggestion|question|nomination|station|community|city|identity|ability|activity|charity|"
    r"university|department|moment|apartment|document|appointment|payment|chance|dance|balance|insurance|ambulance|"
    r"entrance|distance|audience|sentence|fence|science|difference|conference|experience|residence|business|illness|"
    r"action|section|education|television|medication)s?",
    re.IGNORECASE,
)
_MOST_COMMAS = 2
_EXPLAINED_WITHIN = 2
"""ER-04: the explanation stands in one of the next 2 lines."""


def findings(lines: Sequence[str], *, language: str, hard_words: Mapping[str, str]) -> tuple[Finding, ...]:
    """What somebody should look at, in the order of the lines.

    People's own words, which stand in “ ”, and web addresses are not judged.

    Args:
        lines: a text as it is shown; each should be one sentence.
        language: `en`, `cy`; another one is checked with what is the same everywhere.
        hard_words: each hard word with its explanation, sentences on lines of their own.
    """
    tongue = TONGUES.get(language, ANY_TONGUE)
    plain = [_ADDRESS.sub("", _QUOTED.sub("", line)).strip() for line in lines]
    found = list(_hard_words(plain, tongue, hard_words))
    asked = False
    for number, line in enumerate(plain):
        seen = [*_lengths(line, tongue), *_signs(line, tongue), *_dates(line, tongue), *_shapes(line, tongue)]
        if "?" in line:
            seen += [(Kind.QUESTION, Level.WARN, line)] if asked else []
            asked = True
        found += [Finding(kind, level, number, words.strip()) for kind, level, words in seen]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.line))


_Seen = Iterator[tuple[Kind, Level, str]]


def _lengths(line: str, tongue: Tongue) -> _Seen:
    """Long sentences, and more than one on a line."""
    text = _LIST_NUMBER.sub("", line)
    if len(_SENTENCE_END.split(text)) > 1:
        yield Kind.TWO_SENTENCES, Level.FAIL, line
    # A date in full is one word, as a name is: nobody can write it shorter.
    dated = _full_date(tongue).sub("date", text) if tongue.months else text
    for part in _PART_END.split(dated):
        words = len(_WORD.findall(part))
        if words > tongue.most_warn:
            yield Kind.LONG_SENTENCE, Level.FAIL if words > tongue.most_fail else Level.WARN, line


def _signs(line: str, tongue: Tongue) -> _Seen:
    for sign in tongue.signs:
        for match in sign.pattern.finditer(line):
            yield sign.kind, sign.level, match.group()


def _full_date(tongue: Tongue) -> re.Pattern[str]:
    weekdays, months = "|".join(tongue.weekdays), "|".join(tongue.months)
    return re.compile(rf"(?:({weekdays})\s)?(\d{{1,2}})\s({months})\s(\d{{4}})\b", re.IGNORECASE)


def _dates(line: str, tongue: Tongue) -> _Seen:
    """A date with its year and weekday: they must fit, and the day must exist."""
    if not tongue.months:
        return
    months = [month.casefold() for month in tongue.months]
    weekdays = [day.casefold() for day in tongue.weekdays]
    for match in _full_date(tongue).finditer(line):
        weekday, day, month, year = match.groups()
        try:
            said = date(int(year), months.index(month.casefold()) + 1, int(day))
        except ValueError:
            yield Kind.DATE, Level.FAIL, match.group()
            continue
        if weekday is not None and weekdays.index(weekday.casefold()) != said.weekday():
            yield Kind.DATE, Level.FAIL, match.group()


def _shapes(line: str, tongue: Tongue) -> _Seen:
    """Negatives, commas, questions and nouns made from verbs: they are counted, sentence by sentence."""
    if line.count("?") > 1:
        yield Kind.QUESTION, Level.FAIL, line
    for sentence in _SENTENCE_END.split(line):
        negatives = len(tongue.negatives.findall(_YES_OR_NO.sub("", sentence))) if tongue.negatives else 0
        if negatives > 1:
            yield Kind.NEGATIVE, Level.FAIL, sentence
        elif negatives and sentence.endswith("?"):
            yield Kind.NEGATIVE, Level.WARN, sentence
        if len(re.findall(r",(?=\s)", sentence)) > _MOST_COMMAS:
            yield Kind.COMMAS, Level.FAIL, sentence
        elif _LIST_OF_THREE.search(sentence):
            yield Kind.COMMAS, Level.WARN, sentence
        made = [noun for noun in _MADE_NOUN.findall(sentence) if not _PLAIN_NOUN.fullmatch(noun)]
        if len(made) > 1:
            yield Kind.NOUN_CHAIN, Level.FAIL, ", ".join(made)


def _hard_words(lines: Sequence[str], tongue: Tongue, hard_words: Mapping[str, str]) -> Iterator[Finding]:
    """Each hard word at its first use, unless it is explained there.

    Forms with one explanation are one word. The longest form wins, so "commissioning" is not also "commission".
    """
    met: set[str] = set()
    forms = {form.casefold(): form for form in hard_words}
    longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    # A number before it makes "minutes" a time.
    pattern = re.compile(rf"(?<!\w)(?<!\d\s)({longest}){tongue.endings}(?!\w)", re.IGNORECASE)
    for number, line in enumerate(lines):
        for match in pattern.finditer(line) if forms else ():
            word = forms[match.group(1).casefold()]
            meaning = hard_words[word]
            if meaning in met:
                continue
            met.add(meaning)
            if not _is_explained(lines[number : number + 1 + _EXPLAINED_WITHIN], tongue, word, meaning):
                yield Finding(Kind.HARD_WORD, Level.FAIL, number, word)


def _is_explained(lines: Sequence[str], tongue: Tongue, word: str, explanation: str) -> bool:
    """By its stored explanation in the next lines, or by a sentence that says what it is."""
    first = _letters(explanation.partition("\n")[0])
    if first and any(first in _letters(line) for line in lines[1:]):
        return True
    meaning = tongue.meaning.replace("{word}", re.escape(word) + tongue.endings)
    return bool(meaning) and any(re.search(meaning, line, re.IGNORECASE) for line in lines)


def _letters(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
