"""The languages: each is a folder in `locales/`, read once. Whatever a program must know about one stands there.

A folder has `language.toml` and tables beside the words (`*.po`, which `bot.words` reads): `hard_words.tsv`,
`signs.tsv`, `leading.tsv`, `notes.tsv`, `pictures.tsv`, `six_words.txt`, `common_words.txt`. A table that is not there
is empty. `docs/translating.md` explains each.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot import language_tables as tables
from bot.language_tables import WrongLanguage
from bot.rules.easy_read.figures import Figures, FigureWords, figures
from bot.rules.easy_read.kinds import Kind, Level
from bot.rules.easy_read.signs import EVERYWHERE, TWELVE_HOURS, Sign, Tongue, sentence_end, sums, words_sign
from bot.rules.leading import Leading
from bot.rules.promised import PromiseForms, PromiseWords, promise_forms

LOCALES = Path(__file__).parent.parent / "locales"
FIRST = "en"
"""The language in which the texts are written first: the others are translated from it."""
_CHECKED_BY = "checked by "


class Status(StrEnum):
    """How far a language is. A draft can be chosen on the practice phones only."""

    DRAFT = "draft"
    COMPLETE = "complete"
    CHECKED = "checked"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Line = Annotated[str, Field(min_length=1)]
_Many = Annotated[int, Field(ge=1, le=1000)]
_Pairs = list[tuple[str, str]]


class _Times(_Strict):
    date: Annotated[str, Field(pattern=r"^EEEE.*d.*MMMM.*y$")]
    day: _Line
    clock: _Line
    hour: _Line
    hour_on_button: _Line
    hours_of_the_day: Literal[12, 24]
    date_inside: _Pairs
    day_on_button: _Pairs
    lists: _Pairs


class Voices(_Strict):
    """What voices call the language, and the files of models that speak it, each with the accent that it was taught."""

    espeak: _Line
    pico: str
    models: _Pairs


class _Limits(_Strict):
    sentence_warn: _Many
    sentence_fail: _Many
    message_words: _Many
    title_words: _Many
    button_words: _Many
    button_letters: _Many


class _Reading(_Strict):
    negatives: str
    yes_or_no: str
    and_or: str
    made_nouns: str
    plain_nouns: str
    explains: str
    endings: str
    short_forms: str = ""
    short_before_number: str = ""
    number_names: str = ""
    not_hard: str = ""


class _File(_Strict):
    name: _Line
    babel: _Line
    status: Annotated[str, Field(pattern=rf"^(draft|complete|{_CHECKED_BY}\S.*)$")]
    sign: _Line
    currency: _Line
    quotes: Annotated[list[Annotated[str, Field(min_length=2, max_length=2)]], Field(min_length=1)]
    voices: Voices
    times: _Times
    limits: _Limits
    reading: _Reading


@dataclass(frozen=True, slots=True)
class Language:
    """A language as its folder has it.

    Args:
        code: the name of the folder, as Telegram names languages.
        name: in itself.
        babel: which of Babel's languages it is.
        checked_by: who among its native readers checked the words; empty for nobody.
        sign: the picture beside its name, where people choose a language.
        voices: what each kind of voice calls it.
        quotes: pairs of quotation marks, the usual one first.
        times: CLDR patterns of dates, days and hours, and repairs of what Babel writes.
        limits: how long a sentence, a message, a title and a button may be.
        figures, promises: how notes write numbers, days, times and money, and what somebody promised.
        hard_words: each hard word and other forms of it, with its explanation, sentences on lines of their own.
        pictures: the words for each concept that has a picture or may get one, by its id, the plainest first.
        six_words: 256 everyday words, six of which are read out for what would be letters and digits; or none.
    """

    code: str
    name: str
    babel: str
    status: Status
    checked_by: str
    sign: str
    voices: Voices
    currency: str
    quotes: tuple[str, ...]
    times: _Times
    limits: _Limits
    tongue: Tongue
    leading: Leading
    figures: FigureWords
    promises: PromiseWords
    hard_words: Mapping[str, str]
    pictures: Mapping[str, tuple[str, ...]]
    six_words: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name on a button, with its picture."""
        return f"{self.sign} {self.name}"


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a folder, the first one first, the others by their codes. Raises WrongLanguage."""
    codes = sorted(
        (path.parent.name for path in LOCALES.glob("*/language.toml")), key=lambda code: (code != FIRST, code)
    )
    if FIRST not in codes:
        raise WrongLanguage(f"{LOCALES / FIRST / 'language.toml'} is missing: it is what other languages fall back to.")
    return MappingProxyType({code: read(LOCALES / code) for code in codes})


def language(code: str) -> Language:
    """The language of this code; the first one when its folder has gone."""
    return languages().get(code) or languages()[FIRST]


@cache
def figures_in(code: str) -> Figures:
    """How notes for a summary in this language write numbers, days, times and money."""
    return figures(*(each.figures for each in _of_notes(code)))


@cache
def promises_in(code: str) -> PromiseForms:
    """How notes for a summary in this language write who promised what."""
    return promise_forms(*(each.promises for each in _of_notes(code)))


def _of_notes(code: str) -> list[Language]:
    """Notes are in the language of their summary, or in the first one, in which many boards write."""
    return [language(each) for each in dict.fromkeys((language(code).code, FIRST))]


def read(folder: Path) -> Language:
    """One folder. Raises WrongLanguage."""
    path = folder / "language.toml"
    try:
        file = _File.model_validate(tomllib.loads(path.read_text("utf-8")))
        locale = Locale.parse(file.babel)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise WrongLanguage(f"{path} cannot be read: {problem}.") from None
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise WrongLanguage(f"{path}: `{where}` cannot be used: {first['msg']}.") from None
    except (UnknownLocaleError, ValueError):
        raise WrongLanguage(f"{path}: `babel` is no language that Babel knows.") from None
    figures_written, promises_written = tables.notes(folder / "notes.tsv", locale)
    is_checked = file.status.startswith(_CHECKED_BY)
    return Language(
        code=folder.name,
        name=file.name,
        babel=file.babel,
        status=Status.CHECKED if is_checked else Status(file.status),
        checked_by=file.status.removeprefix(_CHECKED_BY) if is_checked else "",
        sign=file.sign,
        voices=file.voices,
        currency=file.currency,
        quotes=tuple(file.quotes),
        times=file.times,
        limits=file.limits,
        tongue=_tongue(path, folder / "signs.tsv", file, locale),
        leading=tables.leading(folder / "leading.tsv"),
        figures=figures_written,
        promises=promises_written,
        hard_words=tables.hard_words(folder / "hard_words.tsv"),
        pictures={
            name: tuple(map(str.strip, words.split(";"))) for name, words in tables.rows(folder / "pictures.tsv", 2)
        },
        six_words=tables.six_words(folder / "six_words.txt"),
    )


def _tongue(path: Path, signs: Path, file: _File, locale: Locale) -> Tongue:
    weekdays = tuple(get_day_names("wide", locale=locale)[number] for number in range(7))
    months = tuple(get_month_names("wide", locale=locale)[number] for number in range(1, 13))
    reading, twelve = file.reading, (TWELVE_HOURS,) if file.times.hours_of_the_day == 12 else ()
    pattern = tables.patterns(path)
    and_or = reading.and_or or "(?!)"
    return Tongue(
        most_warn=file.limits.sentence_warn,
        most_fail=file.limits.sentence_fail,
        weekdays=weekdays,
        months=months,
        full_date=pattern(_date_pattern(file.times.date, weekdays, months)),
        quoted=pattern("|".join(map(_quoted, file.quotes))),
        signs=(*EVERYWHERE, *sums(file.currency), *twelve, *_signs(signs, weekdays, months)),
        negatives=pattern(reading.negatives),
        yes_or_no=pattern(reading.yes_or_no),
        three=pattern(rf"[^\s,]+,\s(?!(?:{and_or})\s)[^,.]+?\s(?:{and_or})\s\w|,\s[^,]+,\s"),
        made_nouns=pattern(rf"\b(?:{reading.made_nouns})\b" if reading.made_nouns else ""),
        plain_nouns=pattern(reading.plain_nouns),
        meaning=reading.explains,
        endings=reading.endings,
        sentence_end=_sentence_end(reading, locale, is_ordinal="d." in file.times.date),
        number_names=pattern(reading.number_names, re.NOFLAG),
        not_hard=pattern(reading.not_hard),
        common=_everyday(path.parent / "common_words.txt"),
    )


def _sentence_end(reading: _Reading, locale: Locale, *, is_ordinal: bool) -> re.Pattern[str]:
    short_names = [
        name.removesuffix(".")
        for names in (get_day_names, get_month_names)
        for name in names("abbreviated", locale=locale).values()
        # May is no short form.
        if name not in names("wide", locale=locale).values()
    ]
    before_number = [*reading.short_before_number.split("|"), *short_names]
    return sentence_end(reading.short_forms.split("|"), before_number, is_ordinal=is_ordinal)


def _everyday(path: Path) -> frozenset[str]:
    """Everyday words, any number in a line. Raises WrongLanguage."""
    return frozenset(word for (line,) in tables.rows(path, 1) for word in line.split())


def _quoted(pair: str) -> str:
    left, right = re.escape(pair[0]), re.escape(pair[1])
    return f"{left}[^{right}]*{right}"


def _date_pattern(cldr: str, weekdays: tuple[str, ...], months: tuple[str, ...]) -> str:
    """A CLDR pattern such as `EEEE, d. MMMM y` as a regular expression; the weekday may be missing."""
    parts = {
        "EEEE": rf"(?:(?P<weekday>{'|'.join(weekdays)})",
        "d": r"(?P<day>\d{1,2})",
        "MMMM": f"(?P<month>{'|'.join(months)})",
        "y": r"(?P<year>\d{4})\b",
    }
    pieces = re.split(r"(EEEE|MMMM|d|y|'[^']*')", cldr)
    made = "".join(parts.get(piece) or re.escape(piece.strip("'")).replace(r"\ ", r"\s") for piece in pieces)
    return made.replace("(?P<day>", ")?(?P<day>", 1)


def _signs(path: Path, weekdays: tuple[str, ...], months: tuple[str, ...]) -> Iterator[Sign]:
    pattern = tables.patterns(path)
    for kind, level, how, what in tables.rows(path, 4):
        try:
            sort, weight = Kind(kind), Level(level)
        except ValueError:
            raise WrongLanguage(f"{path}: {kind}, {level} is no kind of finding.") from None
        filled = what.replace("<weekdays>", "|".join(weekdays)).replace("<months>", "|".join(months))
        match how:
            case "words":
                yield words_sign(sort, weight, what)
            case "pattern":
                yield Sign(sort, weight, pattern(filled))
            case "exact":
                yield Sign(sort, weight, pattern(filled, re.NOFLAG))
            case _:
                raise WrongLanguage(f"{path}: the third column is words, pattern or exact, and not {how}.")
