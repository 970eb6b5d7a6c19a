"""The check: sentences, dates, negatives, hard words; and the patterns of the language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from bot.rules.easy_read.kinds import Finding, Kind, Level
from bot.rules.easy_read.signs import CAPITALS, ROMAN, Tongue, is_shouted

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|@\w+")
_LIST_NUMBER = re.compile(r"^\W*\d{1,2}\.\s+")
_PART_END = re.compile(r"(?<=:)\s+")
_WORD = re.compile(r"[^\W_]+(?:['’,.:-][^\W_]+)*")
_MOST_COMMAS = 2
_EXPLAINED_WITHIN = 2
"""ER-04: the explanation stands in one of the next 2 lines."""


def findings(lines: Sequence[str], *, tongue: Tongue, hard_words: Mapping[str, str]) -> tuple[Finding, ...]:
    """What somebody should look at, in the order of the lines.

    People's own words, which stand in the quotation marks of the language, and web addresses are not judged.

    Args:
        lines: a text as it is shown; each should be one sentence.
        tongue: the language of the text.
        hard_words: each hard word with its explanation, sentences on lines of their own.
    """
    plain = [_ADDRESS.sub("", tongue.quoted.sub("", line)).strip() for line in lines]
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
    if len(tongue.sentence_end.split(text)) > 1:
        yield Kind.TWO_SENTENCES, Level.FAIL, line
    # A date in full is one word, as a name is: nobody can write it shorter.
    dated = tongue.full_date.sub("date", text)
    for part in (part for sentence in tongue.sentence_end.split(dated) for part in _PART_END.split(sentence)):
        words = len(_WORD.findall(part))
        if words > tongue.most_warn:
            yield Kind.LONG_SENTENCE, Level.FAIL if words > tongue.most_fail else Level.WARN, line


def _signs(line: str, tongue: Tongue) -> _Seen:
    names = [match.span() for match in tongue.number_names.finditer(line)]
    for sign in tongue.signs:
        for match in sign.pattern.finditer(line):
            is_name = any(start <= match.start() and match.end() <= end for start, end in names)
            if sign.kind is not Kind.NUMBER or not is_name:
                yield sign.kind, sign.level, match.group()
    words = ["", *_WORD.findall(line), ""]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if CAPITALS.fullmatch(word) and not ROMAN.fullmatch(word):
            yield Kind.SHOUTING if is_shouted(word, before, after, tongue) else Kind.INITIALS, Level.FAIL, word


def _dates(line: str, tongue: Tongue) -> _Seen:
    """A date with its year and weekday: they must fit, and the day must exist."""
    months = [month.casefold() for month in tongue.months]
    weekdays = [day.casefold() for day in tongue.weekdays]
    for match in tongue.full_date.finditer(line):
        weekday, day, month, year = match.group("weekday", "day", "month", "year")
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
    for sentence in tongue.sentence_end.split(line):
        negatives = len(tongue.negatives.findall(tongue.yes_or_no.sub("", sentence)))
        if negatives > 1:
            yield Kind.NEGATIVE, Level.FAIL, sentence
        elif negatives and sentence.endswith("?"):
            yield Kind.NEGATIVE, Level.WARN, sentence
        if len(re.findall(r",(?=\s)", sentence)) > _MOST_COMMAS:
            yield Kind.COMMAS, Level.FAIL, sentence
        elif tongue.three.search(sentence):
            yield Kind.COMMAS, Level.WARN, sentence
        made = [noun for noun in tongue.made_nouns.findall(sentence) if not tongue.plain_nouns.fullmatch(noun)]
        if len(made) > 1:
            yield Kind.NOUN_CHAIN, Level.FAIL, ", ".join(made)


def _hard_words(lines: Sequence[str], tongue: Tongue, hard_words: Mapping[str, str]) -> Iterator[Finding]:
    """Each hard word at its first use, unless it is explained there.

    Forms with one explanation are one word. The longest form wins, so "commissioning" is not also "commission".
    """
    met: set[str] = set()
    forms = {form.casefold(): form for form in hard_words}
    pattern = _any_of(tuple(forms), tongue.endings)
    for number, line in enumerate(tongue.not_hard.sub("", each) for each in lines):
        for match in pattern.finditer(line):
            word = forms[match.group(1).casefold()]
            meaning = hard_words[word]
            if meaning in met:
                continue
            met.add(meaning)
            if not _is_explained(lines[number : number + 1 + _EXPLAINED_WITHIN], tongue, word, meaning):
                yield Finding(Kind.HARD_WORD, Level.FAIL, number, word)


@lru_cache(maxsize=8)
def _any_of(forms: tuple[str, ...], endings: str) -> re.Pattern[str]:
    """Finds hard words, the longest first; one set of them is asked for again and again."""
    longest = "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"
    # A number before it makes "minutes" a time.
    return re.compile(rf"(?<!\w)(?<!\d\s)({longest}){endings}(?!\w)", re.IGNORECASE)


def _is_explained(lines: Sequence[str], tongue: Tongue, word: str, explanation: str) -> bool:
    """By its stored explanation in the next lines, or by a sentence that says what it is."""
    first = _letters(explanation.partition("\n")[0])
    if first and any(first in _letters(line) for line in lines[1:]):
        return True
    meaning = tongue.meaning.replace("<word>", re.escape(word) + tongue.endings)
    return bool(meaning) and any(re.search(meaning, line, re.IGNORECASE) for line in lines)


def _letters(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
